"""A card is accepted no longer: what ends with it, and what does not by itself.

A replacement that its holder was named for is over, for good: she reads it in
the journal. Where they take part in a livret, they do until somebody notes that
they left; a team's hub goes on serving them until then. Whoever revokes may note
it in the same act: the keys change at the next push.
"""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.errors import LivretError, Refused
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.domain.team import PERSON, Member
from livret.usecases.card_box import all_cards, find_card, revoke
from livret.usecases.context import Changes, Done
from livret.usecases.errors import NotAllowed
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.replacing import end_of_replacement
from livret.usecases.sharing import Sharing
from livret.usecases.teaming import leaving, see_off
from livret.usecases.writing import require_writable


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """A livret in which the holder of a card takes part.

    Attributes:
        livret: Its id.
        called: How people call it.
        goes_on: Another card of theirs is accepted here: no leaving is noted.
        why_not: What keeps the owner from noting it; None where they may.
    """

    livret: str
    called: str
    goes_on: bool = False
    why_not: Refused | None = None

    @property
    def may(self) -> bool:
        """Whether the leaving may be noted with the card."""
        return not self.goes_on and self.why_not is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """A card that is accepted no longer.

    Attributes:
        card: The card.
        over: The replacements that ended with it, by how people are called.
        inside: The livrets in which its holder still takes part, likewise.
        left: The livrets in which their leaving was noted with it, likewise.
        refused: Those of ``inside`` in which it was asked for and is not the owner's
            to note.
        failed: Those in which it was asked for and something else kept from it, each
            with what did. Nothing was written there.
        at_hub: The vault is at a team's hub, which serves them there meanwhile.
    """

    card: KeptCard
    over: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    failed: tuple[tuple[str, LivretError], ...] = ()
    at_hub: bool = False


def taking_part(sharing: Sharing, wanted: str) -> tuple[Inside, ...]:
    """Return where the holder of a card takes part, before it is revoked.

    Raises:
        CardUnknown, CardAmbiguous, CardRevoked: There is not exactly one.
    """
    sign = find_card(sharing, wanted).signed.card.keys.sign
    found = []
    for livret in sharing.ctx.log.livrets():
        read = sharing.ctx.livret(livret)
        member = _inside(read, sign)
        if member is not None:
            one = Inside(
                livret=livret,
                called=person_of(read).called or livret,
                goes_on=goes_on(sharing, member, besides=sign),
                why_not=_kept_from(sharing, livret, member),
            )
            found.append(one)
    return tuple(found)


def revoke_card(
    sharing: Sharing, wanted: str, why: str = "lost", *, leave: bool = False
) -> Done[Revoked]:
    """Stop trusting a card: no file goes to it and none comes from it.

    Args:
        sharing: The open vault.
        wanted: The card: a name, or a key or its beginning.
        why: A code of ``REVOCATIONS``.
        leave: Note that its holder left, in every livret where this vault's owner
            may and no other card of theirs is accepted.

    Raises:
        CardUnknown, CardAmbiguous, CardRevoked: There is not exactly one.
    """
    sign = find_card(sharing, wanted).signed.card.keys.sign
    card = revoke(sharing, sign, why, sharing.ctx.clock.today())
    over, inside, left, refused, failed = {}, [], {}, [], []
    for livret in sharing.ctx.log.livrets():
        read = sharing.ctx.livret(livret)
        called = person_of(read).called or livret
        if end_of_replacement(sharing, livret):
            over[livret] = called
        member = _inside(read, sign)
        if member is None:
            continue
        if leave and not goes_on(sharing, member):
            # The card is revoked either way, and the other livrets have their turn.
            try:
                see_off(sharing.ctx, livret, member.id)
            except NotAllowed:
                refused.append(called)
            except LivretError as error:
                failed.append((called, error))
            else:
                left[livret] = called
                continue
        inside.append(called)
    told = Revoked(
        card=card,
        over=tuple(over.values()),
        inside=tuple(inside),
        left=tuple(left.values()),
        refused=tuple(refused),
        failed=tuple(failed),
    )
    kinds = {"card"} | ({"journal"} if over else set())
    kinds |= {"member_left"} if left else set()
    return Done(
        told, Changes(livrets=frozenset({*over, *left}), kinds=frozenset(kinds))
    )


def goes_on(sharing: Sharing, member: Member, *, besides: str = "") -> bool:
    """Tell whether a card of somebody who takes part is accepted here.

    Args:
        sharing: The open vault.
        member: Who.
        besides: The key of a card that does not count.
    """
    cards = (one for one in all_cards(sharing) if not one.revoked)
    keys = member.keys - {besides}
    return any(one.signed.card.keys.sign in keys for one in cards)


def _inside(read: Livret, sign: str) -> Member | None:
    """Return who takes part by a key in a livret that still says something."""
    member = read.team.by_key.get(sign)
    return None if member is None or not member.present or read.erased else member


def _kept_from(sharing: Sharing, livret: str, member: Member) -> Refused | None:
    """Return what keeps the owner from noting that somebody left, None if nothing."""
    if member.role == PERSON or sharing.ctx.signer.public_key in member.keys:
        return NotAllowed(reason="no_right")
    try:
        day = sharing.ctx.clock.today()
        require_writable(sharing.ctx, livret, leaving(member.id, day))
    except Refused as error:
        return error
    return None
