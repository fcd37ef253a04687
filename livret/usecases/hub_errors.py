"""What a hub may answer instead of doing what it was asked.

Sentences: ``livret.words.sentences.hub``.
"""

from __future__ import annotations

from livret.domain.errors import Refused, Unavailable, Untrusted


class HubUnreachable(Unavailable):
    """No server answers, or it went away. Facts: ``place``, ``reason``."""


class HubReadOnly(HubUnreachable):
    """A standby answers, or a database set so: it is only read. Facts: ``place``."""


class HubBusy(Unavailable):
    """The server answers with an error of its own. Facts: ``place``, ``reason``."""


class HubAccessRefused(Refused):
    """The server does not know this name or password. Facts: ``place``."""


class HubFull(Unavailable):
    """The server has no room left. Facts: ``place``, ``reason``."""


class HubNotProven(Untrusted):
    """The server does not prove to be the one meant. Facts: ``place``, ``reason``.

    ``reason``: ``certificate`` (out of date, or of an unknown authority), ``name``
    (it is another server's), ``authority`` (the authority named in the address is not
    on this computer), ``clear`` (no TLS at all), ``password`` (it asks for one as
    no hub of ours does).
    """


class HubDoorClosed(Refused):
    """The server lets nobody in from here. Facts: ``place``."""


class HubInvitationSpent(Refused):
    """The server does not know the invitation, or it was used. Facts: ``place``."""


class HubInvitationOfAnother(Refused):
    """The invitation was made for somebody else's key. Facts: ``place``."""


class HubNotMade(Refused):
    """There is no hub in this database. Facts: ``place``."""


class HubOtherVersion(Refused):
    """The hub was made by another version. Facts: ``place``, ``found``, ``known``."""


class HubRightsMissing(Refused):
    """The role may not make what a hub needs. Facts: ``place``."""


class HubTooOld(Refused):
    """PostgreSQL before 15. Facts: ``place``, ``found``."""


class HubInClear(Refused):
    """The address crosses a network without TLS. Facts: ``place``."""


class BadHubAddress(Refused):
    """Not an address of a PostgreSQL database. Facts: ``reason``."""


class NotAtThisHub(Refused):
    """The vault did not join this hub. Facts: ``place``."""


class NoHubJoined(NotAtThisHub):
    """The vault joined none, and no address says which is meant."""


class SeveralHubsJoined(NotAtThisHub):
    """The vault joined several, and no address says which is meant."""


class NotOnTheHub(Refused):
    """The livret cannot go on the hub. Facts: ``reason``.

    ``reason``: ``not_member`` (the vault's owner does not take part in it),
    ``no_scope_key`` (its root is withheld here), ``taken`` (somebody else put
    it there and did not give this desk its keys), ``erased``, ``stopped`` (it
    is shared by the hub no more).
    """


class HubKeyInvalid(Refused):
    """A key of a person to invite is not one. Facts: ``reason``."""


class CardWithoutHubKey(Refused):
    """A card names no key for a hub. Facts: ``name``, as the card says it."""


class HubSpoiled(Untrusted):
    """The server answers what no hub of ours answers. Facts: ``place``."""
