"""Who replaces an absent referent: named with her, dated, opened by two halves.

A referent falls ill. With the person, they had named who would go on: a member
from that day, under an agreement with its last day. The livret waits in a
file that only the one named can use, and only with the words of two sheets
kept by two people. Opening it is in the journal that she reads.

What was named stays named whatever becomes of a file or a sheet: the vault keeps
the key as the file holds it, closed with the words of both sheets, so that both
files can be made again; and new halves can be, for the same person and day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from livret.domain.agreements import agreements_of
from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.domain.sending import Reader, allowance
from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.card_box import (
    all_cards,
    card_of,
    find_card,
    heir_of,
    revoked_error,
)
from livret.usecases.context import Changes, Done
from livret.usecases.copying import EVERYTHING
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.livrets import note
from livret.usecases.passphrases import NEEDED_WORDS, as_listed, suggest
from livret.usecases.ports_sharing import Parcel, PersonIdentity, PersonKeys
from livret.usecases.receiving import (
    Accepted,
    Incoming,
    accept,
    look_into,
    sender_of,
)
from livret.usecases.sending import Addressee, SendLivret, send_to
from livret.usecases.sharing import Sharing, keep, kept
from livret.usecases.sharing_errors import (
    CardRevoked,
    FileAltered,
    FileForSomeoneElse,
    HalfMissing,
    HalfMistyped,
    HalvesWrong,
    HerPassphraseWrong,
    NobodyReplaces,
    NotAgreed,
    NotAnExchangeFile,
    NotHerCopy,
    ReplacementForSomeoneElse,
    ReplacementKeyDamaged,
    ReplacementOver,
    ReplacementPartsDiffer,
)

KEY_FILE = "remplacement-cle.age"
COPY_FILE = "remplacement.livret"
HALVES = 2


_MOST_DAYS = 366
"""How long a replacement may last; with her, it is named again."""
PAST, TAKEN_BACK, REVOKED = "past", "taken_back", "revoked"
"""How a replacement ended: its last day is past, no agreement holds any more, or
the card of who was named is accepted here no longer and no other took its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameReplacement:
    """Name who goes on when the owner is away.

    Attributes:
        livret: Which.
        who: Name or key of a trusted card.
        agreed: The person said yes, and was there.
        until: Last day; the replacement ends by itself.
        purpose: Why, as said to her.
        scopes: What may be read; empty: what the team holds.
        words: Her own words about it, possibly empty.
    """

    livret: str
    who: str
    agreed: bool
    until: dt.date | None
    purpose: str
    scopes: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What is put away, and what two people keep.

    Attributes:
        name: Who replaces.
        until: Last day.
        files: File name to bytes; kept where the one named will find them.
        halves: Seven words for each of two people; told once. Empty where the
            files were only made again.
        ended: ``PAST`` after the last day, ``TAKEN_BACK`` or ``REVOKED`` before it;
            empty while it stands.
        outdated: Its file is for a key that they changed since: they could not open
            it, and it is to be made again.
        before: Last day on which sheets made before open the file made with them;
            None without any. No new half shuts a file that is somewhere already.
        instead_of: Last day of an agreement that who was named had for longer, and
            which this one took the place of: each has one. None without any.
    """

    name: str
    until: dt.date
    files: dict[str, bytes]
    halves: tuple[str, ...]
    ended: str = ""
    outdated: bool = False
    before: dt.date | None = None
    instead_of: dt.date | None = None


def name_replacement(
    sharing: Sharing, keys: PersonKeys, command: NameReplacement
) -> Done[Replacement]:
    """Name a replacement, in front of her.

    Raises:
        NotAgreed: She did not say yes; nothing was written.
        InvalidField: No last day, one that is past, or more than a year away.
        CardUnknown, CardAmbiguous, CardRevoked: Of whom it would be.
        NotAllowed: The rules refuse the joining.
    """
    if not command.agreed:
        raise NotAgreed
    card = find_card(sharing, command.who).signed.card
    until = _last_day(command.until, sharing.ctx.clock.today())
    # Before anything is written: drawing the key takes a second, and may be cut.
    halves, lock = _new_lock(sharing, keys)
    member = join_by_card(sharing, command.livret, card.keys.sign).value
    read = sharing.ctx.livret(command.livret)
    longer = _allowed_after(read, member, until)
    # As the livret says it: a structure that is named apart stays so.
    known = read.team.members[member]
    agreed = GiveAgreement(
        livret=command.livret,
        recipient=card.name,
        member=member,
        organisation=known.organisation,
        scopes=tuple(sorted(command.scopes or EVERYTHING)),
        purpose=command.purpose,
        until=until,
        words=command.words,
    )
    give_agreement(sharing.ctx, agreed)
    told = {
        "name": card.name,
        "sign": card.keys.sign,
        "member": member,
        "until": until.isoformat(),
    }
    before = _open_still(sharing, command.livret)
    keep(sharing, _kept_as(command.livret), {**told, **lock})
    note(
        sharing.ctx,
        command.livret,
        "replacement",
        to=card.name,
        until=until.isoformat(),
    )
    made = refresh_replacement(sharing, command.livret).value
    changes = Changes(livrets=frozenset({command.livret}))
    made = replace(made, halves=halves, before=before, instead_of=longer)
    return Done(made, changes)


def _last_day(told: dt.date | None, today: dt.date) -> dt.date:
    """Return the last day of a replacement: it is for an absence, a year at most."""
    if told is None:
        raise InvalidField(path="until", problem="missing")
    if told < today:
        raise InvalidField(path="until", problem="past")
    if (told - today).days > _MOST_DAYS:
        raise InvalidField(path="until", problem="too_far")
    return told


def _allowed_after(livret: Livret, member: str, until: dt.date) -> dt.date | None:
    """Return the last day of an agreement with somebody, if it is after a day."""
    found = [
        one.until
        for one in agreements_of(livret)
        if one.member == member and not one.withdrawn and not one.left
    ]
    return next((day for day in found if day > until), None)


def renew_halves(sharing: Sharing, keys: PersonKeys, livret: str) -> Done[Replacement]:
    """Make new halves, and both files again; the sheets of before open none of them.

    They still open the file of before, wherever it is kept: ``before`` says so.
    Who was named and until when stay as she agreed to them.

    Raises:
        NobodyReplaces: Nobody was named here.
        NothingMayGo: The agreement ended, or was withdrawn: the halves stay.
        CardRevoked, CardReplaced: So does the card of who was named.
    """
    told = _standing(sharing, livret)
    halves, lock = _new_lock(sharing, keys)
    told = {**told, **lock}
    made = _files_for(sharing, livret, told)
    before = _open_still(sharing, livret)
    keep(sharing, _kept_as(livret), told)
    return Done(replace(made.value, halves=halves, before=before), made.changes)


def _open_still(sharing: Sharing, livret: str) -> dt.date | None:
    """Return the last day of sheets that were made before, unless it is past."""
    told = kept(sharing, _kept_as(livret))
    until = dt.date.fromisoformat(told["until"]) if told is not None else None
    return until if until and until >= sharing.ctx.clock.today() else None


def _new_lock(
    sharing: Sharing, keys: PersonKeys
) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return new halves, and what the vault keeps of the key they close."""
    identity = keys.new()
    halves = tuple(
        suggest(sharing.words, sharing.ctx.randomness, NEEDED_WORDS)
        for _ in range(HALVES)
    )
    wrapped = keys.wrap(identity, passphrase_of(halves))
    return halves, {"age": identity.age_recipient, "wrapped": wrapped.hex()}


def refresh_replacement(sharing: Sharing, livret: str) -> Done[Replacement]:
    """Make the files again with what was said since; the sheets stay good.

    They are for the key that who was named has now.

    Raises:
        NobodyReplaces: Nobody was named here.
        NothingMayGo: The agreement ended, or was withdrawn.
        CardRevoked, CardReplaced: The card of who was named is accepted no longer.
    """
    told = _standing(sharing, livret)
    made = _files_for(sharing, livret, told)
    keep(sharing, _kept_as(livret), told)
    return made


def _standing(sharing: Sharing, livret: str) -> dict[str, str]:
    """Return what is kept of a replacement, for the key its holder has now.

    Raises:
        NobodyReplaces, CardRevoked, CardReplaced: Nothing is made for anybody.
    """
    told = kept(sharing, _kept_as(livret))
    if told is None:
        raise NobodyReplaces
    sign = _key_now(sharing, livret, told)
    card = card_of(sharing, sign)
    if card is not None and card.revoked:
        raise revoked_error(sharing, card)
    if told.get("ended"):
        raise CardRevoked(name=told["name"])
    return {**told, "sign": sign}


def _key_now(sharing: Sharing, livret: str, told: dict[str, str]) -> str:
    """Return the signing key that who was named has now, by the card accepted here.

    The one they were named with, while no other accepted card has their place.
    """
    member = sharing.ctx.livret(livret).team.members.get(told["member"])
    theirs = member.keys if member is not None else frozenset()
    trusted = [
        one.signed.card.keys.sign for one in all_cards(sharing) if not one.revoked
    ]
    if told["sign"] in theirs and told["sign"] in trusted:
        return told["sign"]
    return next((sign for sign in trusted if sign in theirs), told["sign"])


def _holder_revoked(sharing: Sharing, livret: str, told: dict[str, str]) -> bool:
    """Tell whether the card of who was named is accepted no longer, without an heir.

    What was told as over once stays so, even where the card is accepted again: she
    says yes anew.
    """
    if told.get("ended"):
        return True
    sign = _key_now(sharing, livret, told)
    card = card_of(sharing, sign)
    return bool(card and card.revoked and heir_of(sharing, sign) is None)


def end_of_replacement(sharing: Sharing, livret: str) -> bool:
    """Note that a replacement is over where its holder's card is; tell whether so.

    She reads it in the journal. Nothing is noted twice, nor of one that had ended.
    """
    told = kept(sharing, _kept_as(livret))
    if told is None or told.get("ended") or _ended_before(sharing, livret, told):
        return False
    if not _holder_revoked(sharing, livret, told):
        return False
    keep(sharing, _kept_as(livret), {**told, "ended": REVOKED})
    note(sharing.ctx, livret, "replacement_over", to=told["name"])
    return True


def _files_for(
    sharing: Sharing, livret: str, told: dict[str, str]
) -> Done[Replacement]:
    """Make the files for whom was named, and the key the halves close."""
    to = Addressee(
        name=told["name"], sign=told["sign"], age=told["age"], member=told["member"]
    )
    sent = send_to(sharing, SendLivret(livret=livret, to=()), [to])
    files = {COPY_FILE: sent.value.data}
    if "wrapped" in told:  # a vault of before kept none
        files[KEY_FILE] = bytes.fromhex(told["wrapped"])
    replacement = Replacement(
        name=told["name"],
        until=dt.date.fromisoformat(told["until"]),
        files=files,
        halves=(),
    )
    return Done(replacement, sent.changes)


def named_replacement(sharing: Sharing, livret: str) -> Replacement | None:
    """Return who was named here for a livret, or None; no file, no half."""
    told = kept(sharing, _kept_as(livret))
    if told is None:
        return None
    ended = _ended_before(sharing, livret, told)
    if not ended and _holder_revoked(sharing, livret, told):
        ended = REVOKED
    return Replacement(
        name=told["name"],
        until=dt.date.fromisoformat(told["until"]),
        files={},
        halves=(),
        ended=ended,
        outdated=_key_now(sharing, livret, told) != told["sign"],
    )


def _ended_before(sharing: Sharing, livret: str, told: dict[str, str]) -> str:
    """Return how a replacement ended whoever's card is accepted; empty for not."""
    today = sharing.ctx.clock.today()
    if dt.date.fromisoformat(told["until"]) < today:
        return PAST
    reader = Reader(name=told["name"], member=told["member"])
    refused = allowance(sharing.ctx.livret(livret), reader, today).refusal
    return TAKEN_BACK if refused else ""


def open_replacement(
    sharing: Sharing,
    keys: PersonKeys,
    data: bytes,
    key_file: bytes,
    halves: Sequence[str],
) -> Incoming:
    """Open a replacement with both halves, and tell what it would bring.

    Raises:
        HalfMissing: There are not two.
        HalfMistyped: One is not seven words of the list.
        HalvesWrong: A word is misread, or they are of other sheets.
        ReplacementKeyDamaged, ReplacementPartsDiffer: Of the key beside the file.
        ReplacementForSomeoneElse: Another was named.
        ReplacementOver: Its last day is past.
        UnknownSender, RevokedSender, FileAltered …: As any file.
    """
    _require_halves(sharing, halves)
    identity = _unwrapped(keys, key_file, halves)
    try:
        parcel = sharing.files.unpack(data, identity.age_secret)
    except FileForSomeoneElse as error:
        raise ReplacementPartsDiffer from error
    if not isinstance(parcel, Parcel):
        raise NotHerCopy
    told = parcel.manifest
    if sharing.ctx.signer.public_key not in {sign for sign, _ in told.recipients}:
        names = ", ".join(name for _, name in told.recipients)
        raise ReplacementForSomeoneElse(name=names[:80])
    if told.until and told.until < sharing.ctx.clock.today().isoformat():
        raise ReplacementOver(until=dt.date.fromisoformat(told.until))
    return look_into(sharing, parcel, sender_of(sharing, parcel))


def _require_halves(sharing: Sharing, halves: Sequence[str]) -> None:
    """Refuse what no sheet says, before a second goes by for each order.

    Raises:
        HalfMissing, HalfMistyped: As ``open_replacement``.
    """
    typed = [as_listed(half) for half in halves]
    if len(typed) != HALVES or not all(typed) or typed[0] == typed[1]:
        raise HalfMissing
    known = frozenset(sharing.words)
    for which, words in enumerate(typed, 1):
        count = sum(word in known for word in words)
        if (len(words), count) != (NEEDED_WORDS, NEEDED_WORDS):
            raise HalfMistyped(which=which, typed=len(words), count=count)


def _unwrapped(
    keys: PersonKeys, key_file: bytes, halves: Sequence[str]
) -> PersonIdentity:
    """Open it with the halves in either order: no sheet says which comes first."""
    try:
        for said in map(passphrase_of, (halves, halves[::-1])):
            with suppress(HerPassphraseWrong):
                return keys.unwrap(key_file, said)
    except (FileAltered, NotAnExchangeFile) as error:
        raise ReplacementKeyDamaged from error
    raise HalvesWrong


def take_over(sharing: Sharing, incoming: Incoming) -> Done[Accepted]:
    """Take the livret in; she reads who opened it, and when."""
    done = accept(sharing, incoming)
    told = {"from": incoming.sender.name}
    if incoming.manifest.until:
        told["until"] = incoming.manifest.until
    note(sharing.ctx, done.value.livret, "replaced", **told)
    return done


def passphrase_of(halves: Sequence[str]) -> str:
    """Return the words of both sheets, the first one first, as the list has them."""
    return " ".join(" ".join(as_listed(half)) for half in halves)


def _kept_as(livret: str) -> str:
    return f"sharing.replacement:{livret}"
