"""A stranger's program and Livret read each other, from the page alone."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pyrage
import pytest

from livret.domain.errors import LivretError
from livret.usecases.cards import TrustCard, trust_card
from livret.usecases.replacing import (
    COPY_FILE,
    KEY_FILE,
    NameReplacement,
    name_replacement,
)
from tests.exchange import stranger
from tests.exchange.sharing_desks import Desks
from tests.exchange.stranger import Refused
from tests.exchange.stranger_ed25519 import public_of, sign, verifies
from tests.exchange.test_person_copy import QuickKeys

VECTORS = Path(__file__).parents[2] / "resources" / "design" / "exchange-vectors.json"
AGE = "AGE-SECRET-KEY-1"
SEED = bytes(range(32))


@pytest.fixture(scope="module")
def vectors() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(VECTORS.read_text("utf-8"))
    return read


def kept_as(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_it_signs_as_the_standard_does() -> None:
    # RFC 8032, 7.1, test 2.
    seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    made = (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert public_of(bytes.fromhex(seed)).hex() == public
    assert sign(bytes.fromhex(seed), b"\x72").hex() == made
    assert verifies(bytes.fromhex(public), bytes.fromhex(made), b"\x72")
    assert not verifies(bytes.fromhex(public), bytes.fromhex(made), b"\x73")


def test_it_reads_the_card_of_the_vectors(vectors: dict[str, Any]) -> None:
    told = vectors["card"]
    card, digest = stranger.read_card(told["file"].encode())
    assert (card["name"], digest) == ("Claire", told["digest"])
    assert stranger.seven_words(digest) == told["words"]
    assert "LIVRET-CARTE-1:" + digest.upper() == told["qr"]
    assert hashlib.sha256(stranger.WORDS.read_bytes()).hexdigest() == vectors["words"]


def test_it_finds_her_keys(vectors: dict[str, Any]) -> None:
    told = vectors["person"]
    secret = AGE + told["secret"]
    assert public_of(stranger.her_seed(secret)).hex() == told["public_key"]
    opened = pyrage.x25519.Identity.from_str(secret)
    assert str(opened.to_public()) == told["recipient"]
    wrapped = base64.b64decode(told["wrapped"])
    assert stranger.unwrap(wrapped, told["phrase"]) == secret


def test_it_reads_the_files_of_the_vectors(
    vectors: dict[str, Any], tmp_path: Path
) -> None:
    told, back = vectors["exchange"], vectors["receipt"]
    data, secret = base64.b64decode(told["file"]), AGE + told["opened_by"]
    key = kept_as(tmp_path, "cle", secret.encode() + b"\n")
    file = kept_as(tmp_path, "envoi.livret", data)
    plain = subprocess.run(
        ["age", "-d", "-i", key, file], capture_output=True, check=True
    ).stdout
    mine = json.loads(plain.split(b"\n")[1])["recipients"][0]["sign"]
    opened = stranger.read_inside(plain, mine)
    assert opened == stranger.open_file(data, secret, mine)
    assert [one.id for one in opened.contributions] == told["ids"]
    bare = [one.id for one in opened.contributions if not one.body]
    assert bare == told["without_words"]
    assert [one.hex() for one in opened.files] == list(told["files"].values())
    assert opened.manifest["heads"] == told["heads"]
    assert opened.manifest["withheld"] == told["withheld"]
    assert opened.card is not None
    assert opened.card["keys"]["sign"] == opened.manifest["sender"]
    receipt = stranger.open_file(
        base64.b64decode(back["file"]), AGE + back["opened_by"], ""
    )
    assert receipt.manifest["file"] == hashlib.sha256(data).hexdigest() == back["of"]
    assert receipt.manifest["new"] == back["new"]


# --- what desks make, and what it makes for them -----------------------------------


@pytest.fixture
def shared(desks: Desks) -> Desks:
    """Claire shares Amina's livret with Marc, whose keys a stranger's program holds."""
    desks.share()
    desks["claire"].view("mobilite", "bloque", words="le bus ne passe plus")
    desks["claire"].say({"kind": "life_told", "words": "ma fille", "on": "2020-01-01"})
    return desks


def opened_for(desks: Desks, name: str, data: bytes) -> stranger.Opened:
    secret = desks.sharing(name).keys.age_secret
    return stranger.open_file(data, secret, desks.key(name))


def test_it_reads_what_a_desk_sends(shared: Desks) -> None:
    made = shared.send("claire", "marc")
    opened = opened_for(shared, "marc", made.data)
    whole = [one for one in opened.contributions if one.body]
    assert (len(whole), opened.manifest["withheld"]) == (made.whole, {"not_agreed": 1})
    words = b"".join(one.body for one in whole)
    assert b"le bus ne passe plus" in words
    assert b"ma fille" not in words
    assert opened.card is not None
    receipt = shared.take("marc", made.data).receipt
    told = opened_for(shared, "claire", receipt).manifest
    assert told["file"] == hashlib.sha256(made.data).hexdigest()


def test_both_refuse_the_same(shared: Desks) -> None:
    data = shared.send("claire", "marc").data
    secret = shared.sharing("marc").keys.age_secret
    inside = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret)])
    to = [shared["marc"].ctx.owner.age_recipient]
    wrong = [
        b"no age file at all",
        data[:-1],
        data[:200] + bytes([data[200] ^ 1]) + data[201:],
        *(
            stranger.sealed(one, to)
            for one in (
                inside[:-1],
                inside + b"\n",
                inside.replace(b"exchange/1", b"exchange/2", 1),
                inside.replace(b"exchange/1", b"replacement/1", 1),
                inside.replace(b'"sequence":1', b'"sequence":2', 1),
            )
        ),
    ]
    for one in wrong:
        with pytest.raises(Refused) as said:
            opened_for(shared, "marc", one)
        with pytest.raises(LivretError) as error:
            shared.look("marc", one)
        code = error.value.code
        assert (str(said.value) == "newer") == (code == "NewerFile"), one[:80]
    with pytest.raises(Refused, match="for someone else"):
        opened_for(shared, "nadia", data)


def test_livret_reads_what_it_writes(shared: Desks) -> None:
    """What a stranger sends in its own name is taken in; its card is its own."""
    before = opened_for(shared, "marc", shared.send("claire", "marc").data)
    me, identity = public_of(SEED).hex(), pyrage.x25519.Identity.generate()
    raw = b"livret/card/1\n" + stranger.canonical(
        {
            "name": "Inès K.",
            "role": "referent",
            "made_on": "2026-03-12",
            "keys": {"sign": me, "age": str(identity.to_public())},
            "side": "emploi",
        }
    )
    card = b"livret/card-file/1\n" + stranger.canonical(
        {"card": raw.hex(), "signature": sign(SEED, raw).hex()}
    )
    kept = trust_card(shared.sharing("marc"), TrustCard(data=card)).value
    digest = hashlib.sha256(raw).hexdigest()
    assert (kept.signed.card.name, kept.signed.digest) == ("Inès K.", digest)
    section = stranger.section_of(before.contributions)
    packed = zlib.compress(section, 9)
    manifest = before.manifest | {
        "sender": me,
        "sender_name": "Inès K.",
        "recipients": [{"sign": shared.key("marc"), "name": "Marc D."}],
        "replica": "0a" * 16,
        "contributions": {
            "count": len(before.contributions),
            "packed": len(packed),
            "sha256": hashlib.sha256(section).hexdigest(),
            "size": len(section),
        },
        "card": card.hex(),
    }
    plain = stranger.message(
        "exchange", manifest, lambda signed: sign(SEED, signed), packed
    )
    to = [shared["marc"].ctx.owner.age_recipient]
    data = stranger.sealed(plain, to)
    told = shared.look("marc", data)
    assert (told.sender.name, len(told.new)) == ("Inès K.", len(before.contributions))
    receipt = shared.take("marc", data).receipt
    back = stranger.open_file(receipt, str(identity), me).manifest
    assert (back["new"], back["livret"]) == (len(told.new), told.manifest.livret)


def test_it_opens_a_replacement_with_both_sheets(shared: Desks) -> None:
    shared.meet("claire", "nadia")
    until = shared.clock.today().replace(year=2027)
    command = NameReplacement(
        livret=shared["claire"].livret,
        who="Nadia F.",
        agreed=True,
        until=until,
        purpose="continuer",
    )
    made = name_replacement(shared.sharing("claire"), QuickKeys(), command).value
    # As ``wrapped`` of the vectors, without the seconds of scrypt.
    wrapped = made.files[KEY_FILE].decode().removeprefix("wrapped ")
    secret = wrapped.removeprefix(" ".join(made.halves) + " ")
    opened = stranger.open_file(made.files[COPY_FILE], secret, shared.key("nadia"))
    assert opened.manifest["until"] == until.isoformat()
    assert [one["name"] for one in opened.manifest["recipients"]] == ["Nadia F."]
