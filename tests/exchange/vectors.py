"""The test vectors of ``resources/design/exchange.md``: made here, kept as a file.

``python -m tests.exchange.vectors`` writes the file again. age and zlib do not
give the same bytes twice: do so only when the page changes.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import pyrage

from livret.domain.cards import Card, SignedCard, fingerprint, qr_text
from livret.domain.team import KeySet
from livret.exchange.card_file import CardFiles
from livret.exchange.exchange_file import AgeFiles
from livret.exchange.person_copy import HerKeys
from livret.usecases.ports_sharing import Manifest, Parcel, Receipt
from livret.words.passphrase_words import passphrase_words
from livret.words.paths import resource
from tests.domain.vectors import SignedLog, private

FILE = Path(__file__).parents[2] / "resources" / "design" / "exchange-vectors.json"
AGE = "AGE-SECRET-KEY-1"
"""How an age secret begins; the vectors hold the letters after it."""

PHRASE = "cheval tournesol guitare brouette"
"""Hers, of the example alone."""

CARDS = CardFiles(lambda: dt.datetime(2026, 3, 12, tzinfo=dt.UTC))


def make() -> dict[str, Any]:
    """Return everything that the file holds."""
    claire, marc = (pyrage.x25519.Identity.generate() for _ in range(2))
    card = _card("claire", str(claire.to_public()))
    log = SignedLog()
    log.open("claire")
    log.join("claire", "marc", side="emploi")
    log.aim("claire", "« Où ? » 👩")
    bare = log.write("claire", "life_told", {"words": "non", "on": "2020-01-01"})
    sent = tuple(
        one.without_body() if one.id == bare else one for one in log.sealed.values()
    )
    manifest = Manifest(
        livret=log.livret,
        sender=log.key("claire"),
        sender_name="Claire",
        recipients=((log.key("marc"), "Marc"),),
        purpose="préparer l’entretien",
        replica="ab" * 16,
        sequence=2,
        previous="cd" * 32,
        made_at=1_773_300_000_000,
        until="2026-12-31",
        heads=log.heads(),
        withheld=(("not_agreed", 1),),
    )
    parcel = Parcel(
        manifest=manifest,
        contributions=sent,
        blobs={hashlib.sha256(b"un plan").hexdigest(): b"un plan"},
        card=card,
    )
    files = AgeFiles(CARDS)
    data = files.pack(parcel, private("claire").sign, [str(marc.to_public())])
    receipt = Receipt(
        file=hashlib.sha256(data).hexdigest(),
        livret=log.livret,
        receiver=log.key("marc"),
        receiver_name="Marc",
        received_at=1_773_300_100_000,
        new=4,
    )
    back = files.receipt(receipt, private("marc").sign, [str(claire.to_public())])
    return {
        "words": _words(),
        "card": _described(card),
        "person": _person(),
        "exchange": {
            "file": base64.b64encode(data).decode(),
            "opened_by": str(marc).removeprefix(AGE),
            "ids": [one.id for one in sent],
            "without_words": [bare],
            "files": {name: body.hex() for name, body in parcel.blobs.items()},
            "heads": list(manifest.heads),
            "withheld": dict(manifest.withheld),
        },
        "receipt": {
            "file": base64.b64encode(back).decode(),
            "opened_by": str(claire).removeprefix(AGE),
            "of": receipt.file,
            "new": receipt.new,
        },
    }


def _words() -> str:
    raw = resource("words/fr-passphrase.txt").read_bytes()
    return hashlib.sha256(raw).hexdigest()


def _card(name: str, age: str) -> SignedCard:
    key = private(name)
    sign = key.public_key().public_bytes_raw().hex()
    card = Card(
        name="Claire",
        side="social",
        organisation="Le Relais d’exemple",
        made_on="2026-03-12",
        keys=KeySet(sign, age, "11" * 32),
    )
    raw = card.to_bytes()
    return SignedCard(card=card, raw=raw, signature=key.sign(raw))


def _described(card: SignedCard) -> dict[str, Any]:
    return {
        "file": CARDS.to_file(card).decode(),
        "digest": card.digest,
        "words": list(fingerprint(card.digest, passphrase_words())),
        "qr": qr_text(card.digest),
    }


def _person() -> dict[str, str]:
    identity = HerKeys().new()
    return {
        "secret": identity.age_secret.removeprefix(AGE),
        "recipient": identity.age_recipient,
        "public_key": identity.public_key,
        "phrase": PHRASE,
        "wrapped": base64.b64encode(HerKeys().wrap(identity, PHRASE)).decode(),
    }


if __name__ == "__main__":
    FILE.write_text(
        json.dumps(make(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8"
    )
