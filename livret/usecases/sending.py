"""Sending: what an agreement allows, to people whose cards are trusted.

Each file is whole: every header, and every body that may go. Whoever missed
ten files catches up with one. Numbers only inform.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from livret.domain.cards import Card
from livret.domain.contribution import Verified
from livret.domain.files_inside import files_named
from livret.domain.livret import Livret
from livret.domain.sending import LEFT, Allowance, Reader, Sending, allowance, sending
from livret.usecases.card_box import find_card
from livret.usecases.cards import own_card
from livret.usecases.context import Changes, Done
from livret.usecases.erasing import is_purged, purged_sending
from livret.usecases.livrets import note
from livret.usecases.ports_sharing import Manifest, Parcel
from livret.usecases.sharing import Sharing, keep, kept
from livret.usecases.sharing_errors import NothingMayGo, PurposeNotAgreed
from livret.usecases.vault_errors import MissingBlob

_FILES_KEPT = 50
"""Sent files that are remembered for each livret, for their receipts."""

_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom a file goes.

    Attributes:
        name: As people say it.
        sign: Their Ed25519 public key, 64 hex digits.
        age: Their age recipient, ``age1…``.
        organisation: Their structure, possibly empty.
        member: Their member id where it is known, else empty.
    """

    name: str
    sign: str
    age: str
    organisation: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendLivret:
    """Send what is agreed of one livret.

    Attributes:
        livret: Which.
        to: Names or keys of trusted cards.
        barriers: Only these, besides what everybody may hold; None: all agreed.
        purpose: One of the agreements'; empty takes theirs.
    """

    livret: str
    to: tuple[str, ...]
    barriers: tuple[str, ...] | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file, made.

    Attributes:
        data: Its bytes.
        to: Names of who can open it.
        sequence: Its number.
        whole: How many contributions go with their words.
        bare: How many headers go alone.
        withheld: How many bodies stayed, by reason of ``domain.sending``.
        files: How many files travel inside.
        purpose: Why.
        until: Last day the agreements allow, or None for herself.
    """

    data: bytes
    to: tuple[str, ...]
    sequence: int
    whole: int
    bare: int
    withheld: tuple[tuple[str, int], ...]
    files: int
    purpose: str
    until: dt.date | None


def send(sharing: Sharing, command: SendLivret) -> Done[Sent]:
    """Make an exchange file for people whose cards are trusted.

    Raises:
        UnknownLivret: No such livret here.
        CardUnknown, CardAmbiguous, CardRevoked: Of whom it would go to.
        NothingMayGo: No agreement in force lets anything go to one of them.
        PurposeNotAgreed: No agreement gives this purpose.
    """
    found = [find_card(sharing, wanted).signed.card for wanted in command.to]
    return send_to(sharing, command, [addressee_of(card) for card in found])


def addressee_of(card: Card) -> Addressee:
    """Return to whom a file goes, by their card."""
    return Addressee(
        name=card.name,
        sign=card.keys.sign,
        age=card.keys.age,
        organisation=card.organisation,
    )


def send_to(
    sharing: Sharing, command: SendLivret, addressees: Sequence[Addressee]
) -> Done[Sent]:
    """Make an exchange file for some keys; the gate is the same for all.

    Raises:
        As ``send``.
    """
    ctx, livret = sharing.ctx, command.livret
    contributions = ctx.log.read(livret)
    if is_purged(sharing, livret):
        parted, allowances = purged_sending(contributions), []
    else:
        allowances = allowances_of(sharing, ctx.livret(livret), addressees)
        parted = sending(contributions, allowances, command.barriers)
    purpose = purpose_of(command.purpose, allowances)
    manifest = _manifest(sharing, command.livret, addressees, parted)
    until = min((a.until for a in allowances if a.until), default=None)
    whole = frozenset(parted.whole)
    told = until.isoformat() if until else ""
    parcel = Parcel(
        manifest=replace(manifest, purpose=purpose, until=told),
        contributions=tuple(
            one if one.id in whole else one.without_body()
            for one in ctx.log.sealed(livret)
        ),
        blobs=_files(sharing, (one for one in contributions if one.id in whole)),
        card=own_card(sharing),
    )
    data = sharing.files.pack(parcel, ctx.signer.sign, [a.age for a in addressees])
    _remember(sharing, parcel.manifest, data)
    names = tuple(one.name for one in addressees)
    chosen = command.barriers
    held = [a if chosen is None else a.narrowed(chosen) for a in allowances]
    for name in names:
        note(ctx, livret, "sent", **_told(name, parcel.manifest, held, data))
    sent = Sent(
        data=data,
        to=names,
        sequence=manifest.sequence,
        whole=len(parted.whole),
        bare=len(parted.bare),
        withheld=parted.withheld,
        files=len(parcel.blobs),
        purpose=purpose,
        until=until,
    )
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
    return Done(sent, changes)


def allowances_of(
    sharing: Sharing, read: Livret, addressees: Sequence[Addressee]
) -> list[Allowance]:
    """Return what each may hold today.

    Raises:
        NothingMayGo: One of them may hold nothing.
    """
    day = sharing.ctx.clock.today()
    found = []
    for one in addressees:
        reader = Reader(
            name=one.name,
            organisation=one.organisation,
            sign=one.sign,
            member=one.member,
        )
        allowed = allowance(read, reader, day)
        if allowed.refusal:
            raise NothingMayGo(name=one.name, reason=allowed.refusal)
        found.append(allowed)
    return found


def left_the_team(sharing: Sharing, livret: str, cards: Iterable[Card]) -> set[str]:
    """Return the keys of those to whom nothing goes: they left the team.

    Raises:
        UnknownLivret: No such livret here.
    """
    read, day = sharing.ctx.livret(livret), sharing.ctx.clock.today()
    readers = [
        Reader(name=one.name, organisation=one.organisation, sign=one.keys.sign)
        for one in cards
    ]
    return {one.sign for one in readers if allowance(read, one, day).refusal == LEFT}


def purpose_of(asked: str, allowances: Sequence[Allowance]) -> str:
    """Return why a file goes.

    Raises:
        PurposeNotAgreed: No agreement gives the purpose that was asked for.
    """
    agreed = list(dict.fromkeys(p for a in allowances for p in a.purposes))
    if not asked:
        return " ; ".join(agreed)
    # The person herself needs no purpose, and gives whichever she likes.
    if agreed and asked.casefold() not in {one.casefold() for one in agreed}:
        raise PurposeNotAgreed(purpose=asked[:80])
    return asked


def _manifest(
    sharing: Sharing, livret: str, addressees: Sequence[Addressee], parted: Sending
) -> Manifest:
    ctx = sharing.ctx
    recipients = tuple(sorted((one.sign, one.name) for one in addressees))
    before = kept(sharing, _series(sharing, livret, recipients)) or {}
    return Manifest(
        livret=livret,
        sender=ctx.signer.public_key,
        sender_name=ctx.owner.name,
        recipients=recipients,
        purpose="",
        replica=sharing.keys.replica,
        sequence=before.get("sequence", 0) + 1,
        previous=before.get("digest", ""),
        made_at=ctx.now_ms(),
        until="",
        heads=ctx.livret(livret).heads,
        withheld=parted.withheld,
    )


def series_of(recipients: Iterable[tuple[str, str]]) -> str:
    """Return the name of the row of files that go to the same people.

    Numbers run for each livret, copy of the vault, and set of recipients: who
    misses one knows it, and a file for others leaves no gap.
    """
    keys = "\n".join(sorted(sign for sign, _ in recipients))
    return hashlib.sha256(keys.encode("ascii")).hexdigest()[:_DIGITS]


def _series(
    sharing: Sharing, livret: str, recipients: Iterable[tuple[str, str]]
) -> str:
    return f"sharing.sent:{livret}:{sharing.keys.replica}:{series_of(recipients)}"


def _files(sharing: Sharing, whole: Iterable[Verified]) -> dict[str, bytes]:
    """Return the files that bodies name, where they are here."""
    found: dict[str, bytes] = {}
    for one in whole:
        if one.body is None:
            continue
        for named in files_named(one.body.content):
            sha256, livret = named["sha256"], one.header.livret
            # Whoever writes a digest may name a file of somebody else's livret.
            if sha256 in found or livret not in sharing.ctx.blobs.livrets_of(sha256):
                continue
            try:
                found[sha256] = sharing.ctx.blobs.get(sha256)
            except MissingBlob:
                continue
    return found


def _remember(sharing: Sharing, manifest: Manifest, data: bytes) -> None:
    digest = hashlib.sha256(data).hexdigest()
    series = _series(sharing, manifest.livret, manifest.recipients)
    keep(sharing, series, {"sequence": manifest.sequence, "digest": digest})
    name = sent_files(manifest.livret)
    files = kept(sharing, name) or []
    to = [list(one) for one in manifest.recipients]
    files.append({"digest": digest, "at": manifest.made_at, "to": to, "receipts": []})
    keep(sharing, name, files[-_FILES_KEPT:])


def sent_files(livret: str) -> str:
    """Return the name under which the files sent of a livret are remembered."""
    return f"sharing.files:{livret}"


def _told(
    name: str, manifest: Manifest, allowances: Sequence[Allowance], data: bytes
) -> dict[str, str]:
    """Return what the journal tells of a sending; never a word of the livret."""
    told = {"to": name, "file": hashlib.sha256(data).hexdigest()[:_DIGITS]}
    if manifest.until:
        told["until"] = manifest.until
    scopes = [a.scopes for a in allowances if not a.everything]
    if scopes:
        told["scopes"] = ",".join(sorted(frozenset.intersection(*scopes)))
    return told
