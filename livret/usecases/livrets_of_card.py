"""A card that replaces another: its key in the livrets of who had the old one."""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.cards import Card
from livret.domain.keys_ever import keys_ever
from livret.domain.livret import Livret
from livret.domain.names_alike import as_read, look_alike
from livret.domain.person import person_of
from livret.domain.team import PERSON, Member
from livret.usecases.archive_errors import LivretPutAside
from livret.usecases.card_box import all_cards, bears_name_of, card_of
from livret.usecases.context import Changes, Done
from livret.usecases.errors import LivretErased, LivretReadOnly, NotAllowed
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.sharing import Sharing


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """Where a new key was put.

    Attributes:
        done: In how many livrets.
        left: In how many the owner may not: somebody else must.
        elsewhere: Whose livrets name a key that nobody vouches for here in the
            place of the one it replaces: as people are called.
        at_hub: The vault is at a team's hub, where the old card has a role.
    """

    done: int = 0
    left: int = 0
    elsewhere: tuple[str, ...] = ()
    at_hub: bool = False


def renew_member(sharing: Sharing, kept: KeptCard) -> Done[Renewed]:
    """Put the key of a card in place of the one it replaces, in every livret.

    They leave under the old key and join again under the new one, as the same
    member: what they wrote stays theirs (``log.md`` 3.2). A card that only says
    which key it replaces takes nobody's place.
    """
    card = kept.signed.card
    if not card.replaces or not _takes_its_place(sharing, kept):
        return Done(Renewed())
    done, left, elsewhere = [], 0, []
    for livret in sharing.ctx.log.livrets():
        read = sharing.ctx.livret(livret)
        # Two who brought them in at the same time made two of them.
        holders = [one for one in read.members if card.replaces in one.keys]
        if not holders:
            holders = _put_out(read, card)
        if not holders:
            if _taken_by_another(sharing, read, card):
                elsewhere.append(person_of(read).called or livret)
            continue
        if any(_somebody_elses(sharing, read, one, card) for one in holders):
            left += 1
            continue
        try:
            for member in holders:
                join_by_card(sharing, livret, card.keys.sign, member.id)
        except (NotAllowed, LivretErased, LivretReadOnly, LivretPutAside):
            left += 1
        else:
            done.append(livret)
    kinds = frozenset({"member_joined", "member_left"} if done else ())
    changes = Changes(livrets=frozenset(done), kinds=kinds)
    told = Renewed(done=len(done), left=left, elsewhere=tuple(elsewhere))
    return Done(told, changes)


def _somebody_elses(sharing: Sharing, read: Livret, holder: Member, card: Card) -> bool:
    """Tell whether the replaced key was put beside that of somebody of another name.

    The new key in that place would put them out of it, and tell what they wrote
    under the name of the card. The person is called as her livret says.
    """
    before = card_of(sharing, card.replaces)
    names = {as_read(card.name)}
    if before is not None:
        names.add(as_read(before.signed.card.name))
    own = {key for key, member in keys_ever(read).items() if member == holder.id}
    beside = bool(own - {card.replaces, card.keys.sign})
    return beside and holder.role != PERSON and as_read(holder.name) not in names


def _put_out(livret: Livret, card: Card) -> list[Member]:
    """Return whom changes of key alone put out, and this key puts back.

    Two colleagues who each took two new cards of one person, neither knowing of
    the other, end each other's.
    """
    keys = keys_ever(livret)
    who = keys.get(card.keys.sign) or keys.get(card.replaces)
    member = livret.team.members.get(who or "")
    if member is None or member.present:
        return []
    left = [v for v in livret.history if v.kind == "member_left"]
    theirs = [v for v in left if v.content["member"] == member.id]
    return [member] if all("key" in v.content for v in theirs) else []


def _taken_by_another(sharing: Sharing, livret: Livret, card: Card) -> bool:
    """Tell whether a key unknown here stands where the replaced one stood.

    As their member, or as somebody of their name: whoever holds a stolen key can
    put another one in its place before the new card is here.
    """
    who = keys_ever(livret).get(card.replaces)
    if who is None:
        return False
    known = {card.keys.sign, sharing.ctx.signer.public_key}
    known |= {
        one.signed.card.keys.sign for one in all_cards(sharing) if not one.revoked
    }
    return any(
        bool(one.keys) and not one.keys & known
        for one in livret.members
        if one.id == who or look_alike(one.name, card.name)
    )


def _takes_its_place(sharing: Sharing, kept: KeptCard) -> bool:
    """Tell whether the old key signed a card, or the same person lost that key."""
    before = card_of(sharing, kept.signed.card.replaces)
    if bears_name_of(kept.signed, before):
        return True
    trusted = before is None or before.revoked in {"", "replaced"}
    return trusted and sharing.cards.replaces(kept.signed)
