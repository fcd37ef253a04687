"""What goes wrong with a card; nothing was signed in any of these cases.

May import: ``domain``.
"""

from __future__ import annotations

from collections.abc import Mapping

from livret.domain.errors import Refused, Unavailable


class CardModuleMissing(Refused):
    """The library that speaks to the card is not there, or does not load.

    Facts:
        module: Its path, as given.
    """


class CardAbsent(Refused):
    """No card is in the reader."""


class OtherCard(Refused):
    """Cards are in the reader, and none has that label.

    Facts:
        wanted: The label that was asked for.
        labels: Those of the cards, separated by commas.
    """


class SeveralCards(Refused):
    """Several cards are in; which one was not said.

    Facts:
        labels: Their labels, separated by commas.
    """


class WrongPin(Refused):
    """The code of the card is not that one."""


class PinLocked(Refused):
    """The card is locked after too many wrong codes."""


class NoKeyOnCard(Refused):
    """The card holds no key with its certificate for signing."""


class CardFailed(Refused):
    """The card or its reader stopped answering.

    Facts:
        problem: Name of the error of PKCS #11.
    """


class CardSilent(Unavailable):
    """What speaks to the card did not answer in time, and was ended."""


class CardLibraryDied(Unavailable):
    """What speaks to the card ended by itself, or answered what is no answer."""


class CardStopped(Refused):
    """Livret was closed while the card was being asked."""


FACTS: Mapping[type[Refused], frozenset[str]] = {
    CardModuleMissing: frozenset({"module"}),
    CardAbsent: frozenset(),
    OtherCard: frozenset({"wanted", "labels"}),
    SeveralCards: frozenset({"labels"}),
    WrongPin: frozenset(),
    PinLocked: frozenset(),
    NoKeyOnCard: frozenset(),
    CardFailed: frozenset({"problem"}),
}
"""What the process that asks the card may refuse with, and the facts of each."""
