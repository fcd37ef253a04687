"""Exchange files made and opened, and the receipts that go back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from livret.domain.cards import MalformedCard
from livret.domain.errors import InvalidField
from livret.domain.field_atoms import ID, KEY
from livret.domain.fields import Count, Day, Line, ListOf, Pattern, Record, Text, record
from livret.exchange.card_file import CardFiles
from livret.exchange.ed25519 import signed_by
from livret.exchange.exchange_file import layout
from livret.exchange.exchange_file.container import seal, unseal
from livret.usecases.ports_sharing import Manifest, Parcel, Receipt
from livret.usecases.sharing_errors import FileAltered, FileTooLarge

_LIVRET = Pattern("[0-9a-f]{32}")
_DIGEST = Pattern("[0-9a-f]{64}|")
_MAX_BLOBS_BYTES = 500 * 1024 * 1024
_MILLION = 1_000_000

_REASONS = record(not_agreed=Count(1), narrowed=Count(1), not_here=Count(1))
MANIFEST = record(
    [
        "livret", "sender", "sender_name", "recipients", "purpose", "replica",
        "sequence", "previous", "made_at", "until", "heads", "withheld",
        "contributions", "files",
    ],
    livret=_LIVRET,
    sender=KEY,
    sender_name=Line(),
    recipients=ListOf(record(["sign", "name"], sign=KEY, name=Line()), 50),
    purpose=Pattern("(?s:.{0,2000})"),
    replica=_LIVRET,
    sequence=Count(1),
    previous=_DIGEST,
    made_at=Count(),
    until=Pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}|"),
    heads=ListOf(ID, 10_000),
    withheld=_REASONS,
    contributions=record(
        ["count", "packed", "sha256", "size"],
        count=Count(), packed=Count(), sha256=ID, size=Count(),
    ),
    files=ListOf(record(["sha256", "size"], sha256=ID, size=Count()), 10_000),
    card=Pattern("[0-9a-f]{2,131072}"),
)  # fmt: skip
"""The fields of a manifest of version 1; no other."""

RECEIPT = record(
    ["file", "livret", "receiver", "receiver_name", "received_at", "new"],
    file=ID,
    livret=_LIVRET,
    receiver=KEY,
    receiver_name=Line(),
    received_at=Count(),
    new=Count(),
)


class AgeFiles:
    """The ``ExchangeFiles`` of ``livret.usecases.ports_sharing``.

    Args:
        cards: Reads the sender's card that travels inside.
    """

    def __init__(self, cards: CardFiles) -> None:
        self._cards = cards

    def pack(
        self,
        parcel: Parcel,
        sign: Callable[[bytes], bytes],
        recipients: Sequence[str],
    ) -> bytes:
        """Return a file that only ``recipients`` (``age1…``) can open.

        Digests, sizes and counts of the manifest are computed here.
        """
        section = layout.section(parcel.contributions)
        packed = layout.pack(section)
        plain = _plain(parcel.manifest)
        plain["contributions"] = {
            "count": len(parcel.contributions),
            "packed": len(packed),
            "sha256": hashlib.sha256(section).hexdigest(),
            "size": len(section),
        }
        names = sorted(parcel.blobs)
        files = [{"sha256": n, "size": len(parcel.blobs[n])} for n in names]
        plain["files"] = files
        if parcel.card is not None:
            plain["card"] = self._cards.to_file(parcel.card).hex()
        signed = layout.head("exchange", plain)
        rest = packed + b"".join(parcel.blobs[name] for name in names)
        return seal(layout.message(signed, sign(signed), rest), recipients)

    def unpack(self, data: bytes, age_secret: str) -> Parcel | Receipt:
        """Open a file with a private age identity and check it against itself.

        Raises:
            NotAnExchangeFile, FileForSomeoneElse, FileAltered, FileTooLarge,
            NewerFile: Nothing of it may be used.
        """
        digest = hashlib.sha256(data).hexdigest()
        opened = layout.parted(unseal(data, age_secret))
        if opened.kind == "receipt":
            return _receipt(opened)
        _check(opened.manifest, MANIFEST)
        _check_signature(opened, opened.manifest["sender"])
        return self._parcel(opened, digest)

    def receipt(
        self,
        told: Receipt,
        sign: Callable[[bytes], bytes],
        recipients: Sequence[str],
    ) -> bytes:
        """Return a receipt that only ``recipients`` can open."""
        plain = {name: getattr(told, name) for name in RECEIPT.fields}
        signed = layout.head("receipt", plain)
        return seal(layout.message(signed, sign(signed)), recipients)

    def _parcel(self, opened: layout.Opened, digest: str) -> Parcel:
        told = opened.manifest
        of = told["contributions"]
        packed, rest = opened.rest[: of["packed"]], opened.rest[of["packed"] :]
        if len(packed) != of["packed"]:
            raise FileAltered(part="contributions")
        section = layout.unpack(packed, of["size"], of["sha256"])
        card = None
        if "card" in told:
            try:
                card = self._cards.from_file(bytes.fromhex(told["card"]))
            except (MalformedCard, ValueError) as error:
                raise FileAltered(part="manifest") from error
        return Parcel(
            manifest=_manifest(told),
            contributions=layout.contributions_in(section, of["count"]),
            blobs=_blobs(told["files"], rest),
            card=card,
            digest=digest,
        )


def _plain(manifest: Manifest) -> dict[str, Any]:
    return {
        "livret": manifest.livret,
        "sender": manifest.sender,
        "sender_name": manifest.sender_name,
        "recipients": [
            {"sign": sign, "name": name} for sign, name in manifest.recipients
        ],
        "purpose": manifest.purpose,
        "replica": manifest.replica,
        "sequence": manifest.sequence,
        "previous": manifest.previous,
        "made_at": manifest.made_at,
        "until": manifest.until,
        "heads": list(manifest.heads),
        "withheld": dict(manifest.withheld),
    }


def _manifest(told: Mapping[str, Any]) -> Manifest:
    same = {
        name: told[name]
        for name in (
            "livret", "sender", "sender_name", "purpose", "replica", "sequence",
            "previous", "made_at", "until",
        )
    }  # fmt: skip
    return Manifest(
        **same,
        recipients=tuple((one["sign"], one["name"]) for one in told["recipients"]),
        heads=tuple(told["heads"]),
        withheld=tuple(sorted(told["withheld"].items())),
    )


def _receipt(opened: layout.Opened) -> Receipt:
    _check(opened.manifest, RECEIPT)
    _check_signature(opened, opened.manifest["receiver"])
    if opened.rest:
        raise FileAltered(part="files")
    return Receipt(**opened.manifest)


def _check(manifest: Mapping[str, Any], fields: Record) -> None:
    try:
        fields.check(manifest, "")
        if manifest.get("until"):
            Day().check(manifest["until"], "until")
        if manifest.get("purpose"):
            Text(2000).check(manifest["purpose"], "purpose")
    except InvalidField as error:
        raise FileAltered(part="manifest") from error


def _check_signature(opened: layout.Opened, key: str) -> None:
    if not signed_by(key, opened.signature, opened.signed):
        raise FileAltered(part="signature")


def _blobs(told: Sequence[Mapping[str, Any]], rest: bytes) -> dict[str, bytes]:
    """Cut the files apart; each is what its digest tells, and nothing is over."""
    total = sum(one["size"] for one in told)
    if total > _MAX_BLOBS_BYTES:
        raise FileTooLarge(most=_MAX_BLOBS_BYTES // _MILLION)
    if total != len(rest):
        raise FileAltered(part="files")
    found: dict[str, bytes] = {}
    at = 0
    for one in told:
        data = rest[at : at + one["size"]]
        at += one["size"]
        if hashlib.sha256(data).hexdigest() != one["sha256"]:
            raise FileAltered(part="files")
        found[one["sha256"]] = data
    return found
