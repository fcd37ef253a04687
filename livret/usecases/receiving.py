"""Receiving: shown in plain words before anything is written, then a set union.

An old or repeated file changes nothing; a gap is told; what misses an ancestor
is kept and waits in sight. Refused whole, with nothing changed: a file for
someone else, of an unknown or revoked sender, altered, or of a newer Livret.
Source: ``resources/design/log.md`` 11, ``resources/design/exchange.md`` 3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from livret.domain.contribution import Sealed, Verified
from livret.domain.files_inside import files_named
from livret.domain.fold import fold
from livret.domain.kinds import SlotKey
from livret.domain.livret import Livret, SetAside
from livret.domain.person import person_of
from livret.domain.team import PERSON
from livret.usecases.card_box import card_of
from livret.usecases.context import Changes, Done
from livret.usecases.erasing import is_purged, purge, without_words
from livret.usecases.holds import require_not_held
from livret.usecases.livrets import note
from livret.usecases.ports_sharing import Manifest, Parcel, Receipt, Sender
from livret.usecases.receipts import receipt_of
from livret.usecases.sending import series_of
from livret.usecases.sharing import Sharing, keep, kept
from livret.usecases.sharing_errors import (
    FileAltered,
    FileForSomeoneElse,
    RevokedSender,
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
        erased: How many words were forgotten at a tombstone's asking.
        receipt: The file that goes back to the sender.
    """

    livret: str
    new: int
    erased: int
    receipt: bytes


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
    return look_into(sharing, opened, sender_of(sharing, opened.manifest))


def sender_of(sharing: Sharing, manifest: Manifest) -> Sender:
    """Return who sent a file, when they are known here.

    By a trusted card; or because a livret held here names that key as the
    person's own, whose card nobody has.

    Raises:
        UnknownSender, RevokedSender: There is none.
    """
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
    if kept_card is not None:
        raise RevokedSender(name=kept_card.signed.card.name)
    if manifest.livret in sharing.ctx.log.livrets():
        team = sharing.ctx.livret(manifest.livret).team
        member = team.by_key.get(manifest.sender)
        if member is not None and member.role == PERSON:
            ages = [one.age for one in member.key_sets if one.sign == manifest.sender]
            age = next(filter(None, ages), "")
            return Sender(name=member.name, sign=manifest.sender, age=age)
    raise UnknownSender(name=manifest.sender_name[:80])


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
    arriving = _arriving(sharing, parcel, held, keep_words=not erased_here)
    after = fold([*held, *(one for _, one in arriving)]) if arriving else before
    old = frozenset(one.id for one in held)
    missed, forked = _numbers(sharing, parcel)
    named = _files_named(held, arriving)
    return Incoming(
        parcel=parcel,
        sender=sender,
        called=person_of(after).called,
        known=known,
        new=tuple(sealed for sealed, one in arriving if one.id not in old),
        filled=tuple(sealed for sealed, one in arriving if one.id in old),
        kinds=_kinds(arriving),
        files=sum(
            sha256 in named and told.livret not in ctx.blobs.livrets_of(sha256)
            for sha256 in parcel.blobs
        ),
        side_by_side=_newly(before, after),
        set_aside=_newly_aside(before, after),
        waiting=len(after.waiting),
        missed=missed,
        forked=forked,
        sender_takes_part=told.sender in after.team.by_key,
        takes_part=ctx.signer.public_key in after.team.by_key,
        erasure="" if erased_here else after.erased,
        erased_here=erased_here,
        file_types=named,
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
        KeptForLonger: It is to be erased, and a claim or the law needs it.
    """
    ctx, told = sharing.ctx, incoming.manifest
    erases = bool(incoming.erasure and confirm_erasure)
    if erases:
        require_not_held(sharing, told.livret)
    arriving = [*incoming.new, *incoming.filled]
    if not incoming.erased_here:
        _keep_files(sharing, incoming)
    new = ctx.log.append(arriving) if arriving else ()
    ctx.forget(told.livret)
    _remember(sharing, incoming.parcel)
    note(
        ctx,
        told.livret,
        "received",
        **{"from": incoming.sender.name},
        file=incoming.parcel.digest[:_DIGITS],
        **({"until": told.until} if told.until else {}),
    )
    erased = purge(sharing, told.livret).value if erases else 0
    kinds = frozenset({"journal", *(kind for kind, _ in incoming.kinds)})
    accepted = Accepted(
        livret=told.livret,
        new=len(new),
        erased=erased,
        receipt=receipt_of(sharing, incoming.parcel, incoming.sender, len(new)),
    )
    return Done(accepted, Changes(livrets=frozenset({told.livret}), kinds=kinds))


def _arriving(
    sharing: Sharing, parcel: Parcel, held: Sequence[Verified], *, keep_words: bool
) -> list[tuple[Sealed, Verified]]:
    """Return what is not here yet, verified: new ones, and missing words."""
    ids = {one.id: one.body is not None for one in held}
    wanted: dict[str, Sealed] = {}
    for sealed in parcel.contributions:
        has_words = ids.get(sealed.id)
        if has_words or (has_words is False and sealed.body is None):
            continue
        if has_words is False and not keep_words:
            continue
        wanted.setdefault(sealed.id, sealed)
    checked = sharing.ctx.log.check(tuple(wanted.values()))
    if any(one.header.livret != parcel.manifest.livret for one in checked):
        raise FileAltered(part="contributions")
    found = list(zip(wanted.values(), checked, strict=True))
    if keep_words:
        return found
    bare = without_words(found)
    return list(zip(bare, sharing.ctx.log.check(bare), strict=True))


def _kinds(arriving: Sequence[tuple[Sealed, Verified]]) -> tuple[tuple[str, int], ...]:
    bodies = (one.body for _, one in arriving if one.body is not None)
    return tuple(sorted(Counter(body.kind for body in bodies).items()))


def _files_named(
    held: Sequence[Verified], arriving: Sequence[tuple[Sealed, Verified]]
) -> dict[str, str]:
    """Return the media type of every file that a body named, by its digest."""
    found: dict[str, str] = {}
    for one in (*held, *(one for _, one in arriving)):
        if one.body is not None and not one.problem:
            for named in files_named(one.body.content):
                found[named["sha256"]] = named["type"]
    return found


def _newly(before: Livret, after: Livret) -> tuple[SlotKey, ...]:
    known = frozenset(before.side_by_side)
    return tuple(key for key in after.side_by_side if key not in known)


def _newly_aside(before: Livret, after: Livret) -> tuple[SetAside, ...]:
    known = frozenset(one.id for one in before.set_aside)
    return tuple(one for one in after.set_aside if one.id not in known)


def _series(parcel: Parcel) -> str:
    told = parcel.manifest
    row = series_of(told.recipients)
    return f"sharing.received:{told.livret}:{told.replica}:{row}"


def _numbers(sharing: Sharing, parcel: Parcel) -> tuple[int, bool]:
    """Return how many files were missed, and whether the row is forked."""
    told = parcel.manifest
    before = kept(sharing, _series(parcel)) or {"sequence": 0, "digest": ""}
    last: int = before["sequence"]
    missed = max(0, told.sequence - last - 1)
    follows = told.sequence != last + 1 or told.previous == before["digest"]
    same = told.sequence != last or parcel.digest == before["digest"]
    return missed, not (follows and same)


def _remember(sharing: Sharing, parcel: Parcel) -> None:
    before = kept(sharing, _series(parcel)) or {"sequence": 0}
    sequence = parcel.manifest.sequence
    if sequence >= before["sequence"]:
        told = {"sequence": sequence, "digest": parcel.digest}
        keep(sharing, _series(parcel), told)


def _keep_files(sharing: Sharing, incoming: Incoming) -> None:
    blobs, livret = sharing.ctx.blobs, incoming.manifest.livret
    for sha256, data in incoming.parcel.blobs.items():
        media_type = incoming.file_types.get(sha256, "")
        if media_type and livret not in blobs.livrets_of(sha256):
            blobs.put(data, media_type, livret)
