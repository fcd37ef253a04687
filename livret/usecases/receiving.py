"""Receiving: shown in plain words before anything is written, then a set union.

An old or repeated file changes nothing; a gap is told; what misses an ancestor
is kept and waits in sight. Refused whole, with nothing changed: a file for
someone else, of an unknown or revoked sender, altered, or of a newer Livret.
Source: ``resources/design/log.md`` 11, ``resources/design/exchange.md`` 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from livret.domain.contribution import Sealed
from livret.domain.fold import fold
from livret.domain.kinds import SlotKey
from livret.domain.livret import SetAside
from livret.domain.person import person_of
from livret.domain.team import PERSON, Member
from livret.usecases.arriving import (
    arriving,
    kinds_of,
    newly_aside,
    newly_beside,
    numbers,
    remember_number,
    types_of_files,
)
from livret.usecases.card_box import card_of, sender_error
from livret.usecases.context import Changes, Done
from livret.usecases.erasing import is_purged, purge, was_purged, without_words
from livret.usecases.holds import require_not_held
from livret.usecases.livrets import note
from livret.usecases.ports_sharing import Manifest, Parcel, Receipt, Sender
from livret.usecases.receipts import receipt_of
from livret.usecases.sharing import Sharing
from livret.usecases.sharing_errors import (
    FileForSomeoneElse,
    UnknownSender,
)

_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What a file would change here; nothing is written yet.

    Attributes:
        parcel: The file, opened.
        sender: Who sent it, known here.
        called: How the person is called, as far as the file or the vault tells.
        known: The livret is held here already.
        new: Contributions new here, with words or not.
        filled: Those whose words were missing here and come now.
        kinds: How many of ``new`` and ``filled`` have words, by kind.
        files: How many files come that were not here.
        side_by_side: Places where texts would stand side by side, and do not yet.
        set_aside: What would be set aside, and is not yet, with its reason.
        waiting: How many would wait for an ancestor, old ones included.
        missed: How many earlier files for the same people never arrived here.
        forked: The sender's numbers do not follow: another copy of their vault.
        sender_takes_part: The sender is a present member, once this is taken in.
        takes_part: The owner is.
        erasure: Reason of a tombstone that waits for a confirmation, or "".
        erased_here: The livret was erased here: no word comes back.
        file_types: Media types of the files that bodies name, by digest.
        until_passed: The last day of its agreements is past, by the clock here: it
            is told, and refuses nothing.
        read_only: What a newer Livret ruled comes, and nothing could be added here
            any more.
    """

    parcel: Parcel
    sender: Sender
    called: str
    known: bool
    new: tuple[Sealed, ...]
    filled: tuple[Sealed, ...]
    kinds: tuple[tuple[str, int], ...]
    files: int
    side_by_side: tuple[SlotKey, ...]
    set_aside: tuple[SetAside, ...]
    waiting: int
    missed: int
    forked: bool
    sender_takes_part: bool
    takes_part: bool
    erasure: str
    erased_here: bool
    file_types: Mapping[str, str] = field(default_factory=dict)
    until_passed: bool = False
    read_only: bool = False

    @property
    def manifest(self) -> Manifest:
        """What the sender signed."""
        return self.parcel.manifest

    @property
    def nothing_new(self) -> bool:
        """Whether taking it in would change nothing of the livret."""
        return not self.new and not self.filled and not self.files


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What was taken in.

    Attributes:
        livret: Which.
        new: How many contributions were new here.
        bare: How many of those came without their words.
        filled: How many that were here without words have them now.
        files: How many files came that were not here.
        erased: How many words were forgotten at a tombstone's asking.
        receipt: The file that goes back to the sender.
        waits: Somebody erased the livret, and nobody confirmed it here.
    """

    livret: str
    new: int
    bare: int
    filled: int
    files: int
    erased: int
    receipt: bytes
    waits: bool = False


def open_file(sharing: Sharing, data: bytes) -> Incoming | Receipt:
    """Open a file that somebody sent and tell what it would change.

    Raises:
        NotAnExchangeFile, FileForSomeoneElse, FileAltered, FileTooLarge,
        NewerFile, UnknownSender, RevokedSender, BadSignature,
        MalformedContribution, NotCanonical: Refused; nothing was changed.
    """
    opened = sharing.files.unpack(data, sharing.keys.age_secret)
    if isinstance(opened, Receipt):
        return opened
    mine = sharing.ctx.signer.public_key
    if mine not in {sign for sign, _ in opened.manifest.recipients}:
        raise FileForSomeoneElse
    return look_into(sharing, opened, sender_of(sharing, opened))


def sender_of(sharing: Sharing, parcel: Parcel) -> Sender:
    """Return who sent a file, when they are known here.

    By a trusted card; or because a livret held here names that key as the
    person's own, whose card nobody has.

    Raises:
        UnknownSender, RevokedSender: There is none.
        BadSignature, MalformedContribution, NotCanonical: What it brings to a
            livret held here is not right.
    """
    manifest = parcel.manifest
    kept_card = card_of(sharing, manifest.sender)
    if kept_card is not None and not kept_card.revoked:
        card = kept_card.signed.card
        return Sender(
            name=card.name,
            sign=card.keys.sign,
            age=card.keys.age,
            side=card.side,
            organisation=card.organisation,
        )
    _refuse_revoked(sharing, manifest)
    member = _named_in_livret(sharing, parcel)
    if member is not None and member.role == PERSON:
        ages = [one.age for one in member.key_sets if one.sign == manifest.sender]
        age = next(filter(None, ages), "")
        return Sender(name=member.name, sign=manifest.sender, age=age)
    raise UnknownSender(name=manifest.sender_name[:80])


def _named_in_livret(sharing: Sharing, parcel: Parcel) -> Member | None:
    """Return who signs with the sender's key in a livret that is held here.

    Somebody of the team may have named her keys since it was last heard of: the
    naming comes in her own file, signed, and is judged as if it had come alone.
    """
    ctx, told = sharing.ctx, parcel.manifest
    if told.livret not in ctx.log.livrets() or is_purged(sharing, told.livret):
        return None
    found = ctx.livret(told.livret).team.by_key.get(told.sender)
    if found is not None:
        return found
    held = ctx.log.read(told.livret)
    coming = arriving(sharing, parcel, held, keep_words=True)
    read = ctx.fold_of([*held, *(one for _, one in coming)])
    return read.team.by_key.get(told.sender)


def _refuse_revoked(sharing: Sharing, manifest: Manifest) -> None:
    card = card_of(sharing, manifest.sender)
    if card is not None and card.revoked:
        raise sender_error(sharing, card)


def look_into(sharing: Sharing, parcel: Parcel, sender: Sender) -> Incoming:
    """Tell what a parcel would change; what is new in it is verified here.

    Raises:
        FileAltered: It mixes livrets.
        BadSignature, MalformedContribution, NotCanonical: One is not right.
    """
    ctx, told = sharing.ctx, parcel.manifest
    known = told.livret in ctx.log.livrets()
    held = ctx.log.read(told.livret) if known else ()
    before = ctx.livret(told.livret) if known else fold(())
    erased_here = is_purged(sharing, told.livret)
    coming = arriving(sharing, parcel, held, keep_words=not erased_here)
    if not erased_here and was_purged(sharing, [one for _, one in coming]):
        erased_here = True
        coming = arriving(sharing, parcel, held, keep_words=False)
    after = ctx.fold_of([*held, *(one for _, one in coming)]) if coming else before
    old = frozenset(one.id for one in held)
    missed, forked = numbers(sharing, parcel)
    named = types_of_files(held, coming)
    return Incoming(
        parcel=parcel,
        sender=sender,
        called=person_of(after).called,
        known=known,
        new=tuple(sealed for sealed, one in coming if one.id not in old),
        filled=tuple(sealed for sealed, one in coming if one.id in old),
        kinds=kinds_of(coming),
        files=sum(
            sha256 in named and told.livret not in ctx.blobs.livrets_of(sha256)
            for sha256 in parcel.blobs
        ),
        side_by_side=newly_beside(before, after),
        set_aside=newly_aside(before, after),
        waiting=len(after.waiting),
        missed=missed,
        forked=forked,
        sender_takes_part=told.sender in after.team.by_key,
        takes_part=ctx.signer.public_key in after.team.by_key,
        erasure="" if erased_here else after.erased,
        erased_here=erased_here,
        file_types=named,
        until_passed=bool(told.until) and told.until < ctx.clock.today().isoformat(),
        read_only=after.read_only and not before.read_only,
    )


def accept(
    sharing: Sharing, incoming: Incoming, *, confirm_erasure: bool = False
) -> Done[Accepted]:
    """Take a file in; all or nothing, durable on return.

    Args:
        sharing: The open vault.
        incoming: What ``open_file`` told.
        confirm_erasure: The livret is to be erased here too, where a
            tombstone asks for it.

    Raises:
        BadSignature, MalformedContribution, DiskFull, ReadOnlyVault: Nothing
            was taken in.
        RevokedSender: Their card was revoked since the file was opened.
        KeptForLonger: It is to be erased, and a claim or the law needs it.
    """
    ctx, told = sharing.ctx, incoming.manifest
    _refuse_revoked(sharing, told)
    erases = bool(incoming.erasure and confirm_erasure)
    if erases:
        require_not_held(sharing, told.livret)
    coming = (*incoming.new, *incoming.filled)
    # Also since it was opened.
    if incoming.erased_here or is_purged(sharing, told.livret):
        coming = without_words(list(zip(coming, ctx.log.check(coming), strict=True)))
    else:
        _keep_files(sharing, incoming)
    new = ctx.log.append(coming, then=partial(_noted, sharing, incoming))
    came = frozenset(new)
    ctx.forget(told.livret)
    erased = purge(sharing, told.livret).value if erases else 0
    kinds = frozenset({"journal", *(kind for kind, _ in incoming.kinds)})
    accepted = Accepted(
        livret=told.livret,
        new=len(new),
        bare=sum(one.body is None for one in coming if one.id in came),
        filled=sum(one.id not in came for one in coming),
        files=0 if incoming.erased_here else incoming.files,
        erased=erased,
        receipt=receipt_of(sharing, incoming.parcel, incoming.sender, len(new)),
        waits=bool(incoming.erasure) and not erases,
    )
    return Done(accepted, Changes(livrets=frozenset({told.livret}), kinds=kinds))


def _noted(sharing: Sharing, incoming: Incoming) -> None:
    """Note a file that is taken in: its number, the journal, the list of people."""
    ctx, told = sharing.ctx, incoming.manifest
    remember_number(sharing, incoming.parcel)
    note(
        ctx,
        told.livret,
        "received",
        **{"from": incoming.sender.name},
        file=incoming.parcel.digest[:_DIGITS],
        **({"until": told.until} if told.until else {}),
    )
    ctx.people.refresh()


def _keep_files(sharing: Sharing, incoming: Incoming) -> None:
    blobs, livret = sharing.ctx.blobs, incoming.manifest.livret
    for sha256, data in incoming.parcel.blobs.items():
        media_type = incoming.file_types.get(sha256, "")
        if media_type and livret not in blobs.livrets_of(sha256):
            blobs.put(data, media_type, livret)
