"""Who is present in a livret now, through a hub that learns no name.

What a desk says of itself is signed with its owner's key, and sealed like a
header: members of the team open it, the server cannot. It ends by itself.

A desk that must never wait asks ``attendance`` where its vault is at home, and
everything else in a thread of its own, which has a line of its own to the hub:
those calls read no vault. ``hub_watching`` says what came, and from whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from livret.domain.errors import Untrusted
from livret.domain.hub_grants import (
    HEADER_SCOPE,
    NAME_BYTES,
    SIGNATURE_BYTES,
    Names,
    Place,
)
from livret.domain.hub_presence import SaidPresence
from livret.domain.keys_ever import keys_ever
from livret.domain.team import Member
from livret.usecases.context import Context
from livret.usecases.hub_errors import NotOnTheHub
from livret.usecases.hub_keyring import Keyring, read_grants, secrets_of
from livret.usecases.hub_remembering import made_by
from livret.usecases.ports_hub import Hub
from livret.usecases.ports_hub_live import HubPresence

HOLDS_SECONDS = 45
"""For how long a presence holds unless it is said again."""

RENEW_SECONDS = 15
"""How often a desk says that it is still there: two may be lost."""

READING, WRITING, MEETING = "reading", "writing", "meeting"
"""What somebody may be doing; other codes are passed on as they come."""

_NOBODY = bytes(NAME_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody who is in a livret now.

    Attributes:
        livret: Which.
        member: The member's id in it.
        name: As the team knows them.
        voice: The voice they speak with.
        doing: ``reading``, ``writing``, ``meeting`` or another code.
        about: What it is about, such as the id of a meeting; may be empty.
        mine: It is this desk, or another one of the same person.
        seconds: For how long it holds unless they say so again.
    """

    livret: str
    member: str
    name: str
    voice: str
    doing: str
    about: str
    mine: bool
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """What a desk says in one livret, and whom it would know there.

    Attributes:
        livret: Its id.
        name: Its opaque name on the hub.
        by_key: Present members, by their signing keys.
        ever: Signing keys of whoever takes or took part.
        said: What the desk says of itself, signed.
    """

    livret: str
    name: bytes
    by_key: Mapping[str, Member] = field(hash=False)
    ever: frozenset[str]
    said: bytes = field(repr=False)


def attendance(
    ctx: Context, hub: bytes, livret: str, doing: str = READING, about: str = ""
) -> Attendance:
    """Say what the vault's owner does in a livret; nothing is sent.

    Args:
        ctx: The open vault.
        hub: Id of the hub (``hub.server.id``).
        livret: Id of the livret.
        doing: A code.
        about: What it is about: an id or a code, never words; 80 letters.

    Raises:
        UnknownLivret: No such livret here.
        NotOnTheHub: The owner takes no part in it, or its root is withheld.
    """
    folded = ctx.livret(livret)
    author = ctx.signer.public_key
    if author not in folded.team.by_key:
        raise NotOnTheHub(reason="not_member")
    if not folded.scope_key:
        raise NotOnTheHub(reason="no_scope_key")
    name = Names(folded.scope_key, hub).livret(livret)
    said = SaidPresence(
        hub=hub,
        livret=name,
        author=author,
        at=ctx.now_ms(),
        doing=doing,
        about=about,
    ).to_bytes()
    return Attendance(
        livret=livret,
        name=name,
        by_key=folded.team.by_key,
        ever=frozenset(keys_ever(folded)),
        said=ctx.signer.sign(said) + said,
    )


def come_in(hub: Hub, told: Attendance, seconds: int = HOLDS_SECONDS) -> bool:
    """Announce oneself, or something else that one does; the others are told.

    Args:
        hub: The hub, reached; its memory is not asked.
        told: What is said.
        seconds: For how long it holds, at most 120.

    Returns:
        False where the livret is not on the hub, or not this desk's there, or
        this desk was given no key that it could be sealed under.
    """
    standing = next((s for s in hub.server.standings() if s.livret == told.name), None)
    if standing is None:
        return False
    ring = made_by(_ring(hub, told), told.by_key.keys())
    secrets = secrets_of(ring, standing.epoch, HEADER_SCOPE)
    if not secrets:
        return False
    bound = _place(hub, told, standing.epoch).presence()
    sealed = hub.sealer.seal(secrets[0], told.said, bound)
    return hub.server.be_present(told.name, standing.epoch, sealed, seconds)


def stay(hub: Hub, told: Attendance, seconds: int = HOLDS_SECONDS) -> bool:
    """Say that one is still there; nobody is told, and it is announced if it ended."""
    return hub.server.stay_present(told.name, seconds) or come_in(hub, told, seconds)


def go_out(hub: Hub, told: Attendance) -> None:
    """Be there no longer; the others are told."""
    hub.server.go_out(told.name)


def who_is_present(hub: Hub, told: Attendance) -> tuple[Present, ...]:
    """Return who is in the livret now, this desk included if it came in.

    What was not said by a present member, or belongs elsewhere, is passed over.
    """
    there = hub.server.presences(told.name)
    if not there:
        return ()
    ring = _ring(hub, told)
    found: dict[tuple[str, bool], Present] = {}
    for one in there:
        said = _opened(hub, told, ring, one)
        member = said and _author(told, said)
        if said and member:
            found[member.id, one.mine] = Present(
                livret=told.livret,
                member=member.id,
                name=member.name,
                voice=member.voice,
                doing=said.doing,
                about=said.about,
                mine=one.mine,
                seconds=one.seconds,
            )
    return tuple(found.values())


def _opened(
    hub: Hub, told: Attendance, ring: Keyring, one: HubPresence
) -> SaidPresence | None:
    for secret in secrets_of(ring, one.epoch, HEADER_SCOPE):
        # Of an epoch that has keys: a member may tell the hub any number.
        bound = _place(hub, told, one.epoch).presence()
        plain = hub.sealer.unseal(secret, one.sealed, bound)
        if plain is None:
            continue
        signature, data = plain[:SIGNATURE_BYTES], plain[SIGNATURE_BYTES:]
        try:
            said = SaidPresence.from_bytes(data)
        except Untrusted:
            return None
        return said if hub.sealer.verify(said.author, data, signature) else None
    return None


def _author(told: Attendance, said: SaidPresence) -> Member | None:
    """Return who said it, where it was said for this livret at this hub."""
    ours = SaidPresence.from_bytes(told.said[SIGNATURE_BYTES:])
    if (said.hub, said.livret) != (ours.hub, ours.livret):
        return None
    return told.by_key.get(said.author)


def _ring(hub: Hub, told: Attendance) -> Keyring:
    said = hub.server.grants(told.name)
    return read_grants(said, hub.server.id, told.name, hub.sealer, told.ever)


def _place(hub: Hub, told: Attendance, epoch: int) -> Place:
    return Place(hub.server.id, told.name, _NOBODY, epoch, HEADER_SCOPE)
