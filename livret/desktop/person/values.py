"""What the page of the person's details shows and says: plain frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HOURS, NOTE = "hours", "note"
NO_MESSAGE, NOTHING_AT_HOME = "no_message", "nothing_at_home"
REACH = (HOURS, NOTE, NO_MESSAGE, NOTHING_AT_HOME)
"""Parts of ``reach``: two texts and two ticks, kept together."""

YES = "yes"
"""What a tick reads as, among texts."""

Texts = Mapping[str, str]
"""What stands in each field, as typed; ticks are ``YES`` or empty."""


@dataclass(frozen=True)
class Beside:
    """One of several texts of a detail that were written at the same time.

    Attributes:
        words: As shown.
        texts: What choosing it puts in the fields.
    """

    words: str
    texts: Texts = field(hash=False)


@dataclass(frozen=True)
class PersonShown:
    """Her details as they stand.

    Attributes:
        texts: By field; fields that nobody filled are absent.
        beside: By detail, where several texts were written at the same time.
    """

    texts: Texts = field(default_factory=dict, hash=False)
    beside: Mapping[str, tuple[Beside, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class PersonEdit:
    """What stands in the fields when « C'est ça » is pressed.

    Attributes:
        texts: Every field.
        chosen: Details of which one of several texts was chosen.
    """

    texts: Texts = field(hash=False)
    chosen: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reaching:
    """How to reach her, as L'essentiel shows it.

    Attributes:
        contacts: Numbers and addresses.
        cautions: What to heed, one short part each.
        languages: "dari, avec interprète", possibly empty.
        side_by_side: Two texts of it were written at the same time.
    """

    contacts: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    languages: str = ""
    side_by_side: bool = False

    @property
    def told(self) -> bool:
        """Whether anything was ever said of it."""
        return bool(self.contacts or self.cautions or self.languages)


UNTOLD = Reaching()
"""Nobody spoke of it yet."""
