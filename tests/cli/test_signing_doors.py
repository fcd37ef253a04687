"""Doors on signing: in order, elsewhere and back, with a file and with a card."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Door
from tests.cli.test_papers import MARC, VIEW
from tests.paper.other_keys import (
    LABEL,
    PASSPHRASE,
    PIN,
    authority,
    key_file,
    leaf,
    make_soft_card,
    organism,
    put_on_card,
    soft_module,
)
from tests.paper.scanned import photograph
from tests.paper.stamping_service import honest, served
from tests.paper.test_ocsp import REVOKED, made, served_leaf
from tests.paper.test_other_keys import soft_card
from tests.paper.test_stamping import answering
from tests.usecases.desks import PASSPHRASE as OPENS

MODULE = soft_module()


@pytest.fixture
def ready(desk: Door) -> Door:
    """A desk whose livret has something to sign, for three."""
    desk.say("amina", MARC, {**VIEW, "words": "Le bus s’arrête à 19 h."})
    return desk


@pytest.fixture
def marcs(ready: Door, tmp_path: Path) -> Door:
    """Marc's own vault, elsewhere."""
    folder = tmp_path / "marc"
    folder.mkdir()
    door = Door(folder, ready.capture, ready.clock)
    secret = door.write("phrase", OPENS + "\n")
    made = door(
        *("vault", "create", door.vault, "--passphrase-file", secret),
        *("--name", "Marc D.", "--side", "emploi"),
    )
    assert made.code == 0
    return door


def frozen(desk: Door, *words: object) -> tuple[Path, Any]:
    path = desk.folder / "d.pdf"
    told = desk.json("freeze", "amina", "--paper", "diagnostic", "--out", path, *words)
    return path, told


def test_a_paper_is_frozen_for_its_signers_in_their_order(ready: Door) -> None:
    _, first = frozen(ready)
    path, told = frozen(
        ready, "--signers", "emploi,social,personne", "--in-order", "--amends"
    )
    assert [one["role"] for one in told["signers"]] == ["emploi", "social", "personne"]
    assert (told["in_order"], told["amends"]) == (True, first["document"])
    early = ready.inside("sign", path, "--as", "social")
    assert early.code == REFUSED
    assert "c’est au tour de Marc D." in early.sentence


def test_the_same_paper_is_not_frozen_twice_unasked(ready: Door) -> None:
    path, first = frozen(ready)
    kept = path.read_bytes()
    words = ("freeze", "amina", "--paper", "diagnostic", "--out", path)
    told = ready.inside(*words)
    assert (told.code, path.read_bytes()) == (REFUSED, kept)
    assert "depuis le 12 mars 2026" in told.sentence
    assert "Amina B., Claire M., Marc D." in told.sentence
    plain = ready.inside(*words, "--json")
    assert plain.code == REFUSED
    assert json.loads(plain.out)["error"]["code"] == "AlreadyFrozen"
    # Signed by one, it waits for the others; otherwise dressed it is another.
    ready.json("sign", path, "--as", "social")
    told = ready.inside(*words)
    assert "attend\u202f: Amina B., Marc D." in told.sentence
    assert frozen(ready, "--language", "en")[1]["document"] != first["document"]
    assert frozen(ready, "--dress", "large")[1]["document"] != first["document"]
    again = frozen(ready, "--again")[1]
    assert again["document"] != first["document"]
    assert frozen(ready, "--amends")[1]["amends"] == again["document"]


def test_printing_the_same_paper_again_tells_that_two_wait(ready: Door) -> None:
    path, first = frozen(ready)
    told = ready.inside("print", "amina", "--out", path)
    assert "attendait déjà des signatures depuis le 12 mars 2026" in told.out
    plain = ready.json("print", "amina", "--out", path)
    assert plain["waiting"] not in {first["document"], plain["document"]}
    assert plain["waiting_since"] == "2026-03-12"
    assert "waiting" not in ready.json("print", "amina", "--signed", "--out", path)


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--paper", "parcours"], MISUSED), (["--signers", "personne,maire"], REFUSED)],
)
def test_a_paper_that_cannot_be_frozen(
    ready: Door, words: list[str], code: int
) -> None:
    path = ready.folder / "d.pdf"
    answer = ready.inside("freeze", "amina", "--out", path, *words)
    assert answer.code == code
    assert answer.sentence
    assert not path.exists()


def test_signed_elsewhere_and_taken_back(ready: Door, marcs: Door) -> None:
    path, _ = frozen(ready)
    sent = ready.folder / "sent.pdf"
    turned = ready.json("turn", "amina", "--to", "Marc D.", "--out", sent)
    assert turned["turn"] == "Marc D."
    assert (
        "parti se faire signer ailleurs"
        in ready.inside("sign", path, "--as", "social").sentence
    )
    there = marcs.json("sign", sent, "--as", "emploi", "--way", "certificate")
    assert there["elsewhere"] is True
    assert there["verdict"] == "incomplete"
    back = ready.json("take-back", sent)
    assert (back["names"], back["to_sign_again"]) == (["Marc D."], [])
    assert back["verdict"] == "unknown signer"
    again = ready.inside("take-back", sent)
    assert (again.code, again.out) == (REFUSED, "")
    people = ready.json("people")["people"]
    assert people[0]["to_sign"] == ["Amina B.", "Claire M."]


def test_signed_on_both_sides_is_signed_again(ready: Door, marcs: Door) -> None:
    path, _ = frozen(ready)
    sent = ready.folder / "sent.pdf"
    ready.json("turn", "amina", "--to", "Marc D.", "--out", sent)
    marcs.json("sign", sent, "--as", "emploi", "--way", "certificate")
    taken = ready.json("turn", "amina", "--take")
    assert taken["turn"] == "Claire M."
    ready.json("sign", path, "--as", "social")
    ready.json("sign", path, "--as", "personne", "--way", "typed", "--words", "Oui")
    back = ready.json("take-back", sent)
    assert back["to_sign_again"] == ["Marc D."]
    said = ready.inside("turn", "amina", "--to", "Marc D.", "--out", sent)
    assert said.code == 0


@pytest.mark.parametrize(
    "words", [[], ["--take", "--to", "Marc D."], ["--to", "Marc D."]]
)
def test_a_turn_that_says_too_little_or_too_much(ready: Door, words: list[str]) -> None:
    frozen(ready)
    assert ready.inside("turn", "amina", *words).code == MISUSED


def test_what_another_vault_prepared_is_not_closed_here(
    ready: Door, marcs: Door
) -> None:
    path, _ = frozen(ready)
    answer = marcs.inside("sign", path, "--as", "emploi", "--close")
    assert answer.code == REFUSED


def test_a_file_of_keys_signs(ready: Door) -> None:
    path, _ = frozen(ready)
    keys = ready.write("marc.p12", key_file(leaf()))
    secret = ready.write("key-passphrase", PASSPHRASE + "\n")
    options = ("--key-file", keys, "--key-passphrase-file", secret)
    wrong = ready.write("wrong", "un autre\n")
    refused = ready.inside(
        *("sign", path, "--as", "emploi", "--key-file", keys),
        *("--key-passphrase-file", wrong),
    )
    assert refused.code == REFUSED
    assert "Ce mot de passe n’ouvre pas" in refused.sentence
    plain = ready.json("sign", path, "--as", "emploi", *options)
    assert plain["signatures"][0]["way"] == "pkcs12"
    roots = ready.write("roots.der", organism().der)
    told = ready.inside("verify", path, "--roots", roots, "--json")
    assert told.json["verdict"] == "incomplete"


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Path]:
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(tmp_path / "softhsm2.conf")
    make_soft_card(tmp_path)
    put_on_card(MODULE, leaf())
    yield tmp_path
    if before is None:
        del os.environ["SOFTHSM2_CONF"]
    else:
        os.environ["SOFTHSM2_CONF"] = before


@soft_card
def test_a_card_signs(ready: Door, reader: Path) -> None:
    path, _ = frozen(ready)
    pin, wrong = ready.write("pin", PIN + "\n"), ready.write("wrong", "000000\n")
    card = ("sign", path, "--as", "emploi", "--card-module", MODULE)
    refused = ready.inside(*card, "--card-pin-file", wrong)
    assert refused.code == REFUSED
    assert "Ce n’est pas le code de la carte" in refused.sentence
    assert ready.inside(*card).code == MISUSED
    empty = ready.write("nothing", "")
    said = ready.inside(*card, "--card-pin-file", empty)
    assert said.code == MISUSED
    assert f"La première ligne du fichier « {empty} » est vide" in said.sentence
    plain = ready.json(*card, "--card-pin-file", pin, "--card-token", LABEL)
    assert plain["signatures"][0]["way"] == "pkcs11"


def test_a_time_stamp_is_asked_for_and_its_lack_is_said(ready: Door) -> None:
    path, _ = frozen(ready, "--signers", "social")
    with served(answering(500, b"")) as url:
        plain = ready.json("sign", path, "--as", "social", "--timestamp", url)
    assert plain["verdict"] == "incomplete"
    (notice,) = plain["notices"]
    assert "n’a pas répondu. La signature est faite et gardée" in notice
    with served(honest(ready.clock.now())) as url:
        said = ready.inside("sign", path, "--close", "--timestamp", url, "--json")
    assert "notices" not in said.json
    assert b"DocTimeStamp" in path.read_bytes()


def test_the_evidence_dossier_of_a_document(ready: Door) -> None:
    path, told = frozen(ready)
    ready.json("sign", path, "--as", "social")
    out = ready.folder / "dossier.pdf"
    plain = ready.json("dossier", told["document"][:12], "--out", out)
    assert plain == {"document": told["document"], "file": str(out)}
    assert out.read_bytes().startswith(b"%PDF-")
    other = ready.folder / "other.pdf"
    answer = ready.inside("dossier", "0" * 64, "--out", other)
    assert answer.code == REFUSED
    assert not other.exists()


def test_a_page_signed_by_hand_is_scanned(ready: Door) -> None:
    path, _ = frozen(ready)
    picture = ready.write("page.jpg", photograph())
    told = ready.json("sign", path, "--as", "personne", "--scan", picture)
    (signed,) = told["signatures"]
    assert signed["way"] == "paper"
    assert len(signed["scan"]) == 64
    assert "page signée numérisée" in ready.inside("verify", path).out
    bad = ready.inside("sign", path, "--as", "emploi", "--scan", path.parent)
    assert (bad.code, "pu être lu" in bad.sentence) == (MISUSED, True)
    bad = ready.inside("sign", path, "--as", "emploi", "--scan", ready.write("a", "b"))
    assert (bad.code, "Rien n’a été signé" in bad.sentence) == (REFUSED, True)
    other = ("--way", "absent", "--scan", picture)
    bad = ready.inside("sign", path, "--as", "emploi", *other)
    assert (bad.code, "ne va qu’avec" in bad.sentence) == (REFUSED, True)


def test_how_the_text_was_understood_is_told_by_a_check(ready: Door) -> None:
    path, _ = frozen(ready)
    words = (
        *("sign", path, "--as", "personne", "--way", "aloud", "--words", "Oui."),
        *("--explained-by", "Claire M.", "--understood-language", "ar"),
        *("--interpreter", "Service d’exemple", "--read-aloud", "--simple-copy"),
    )
    ready.json(*words)
    ready.json("sign", path, "--as", "social")
    hers, claires = ready.inside("verify", path, "--json").json["signatures"]
    assert hers["understanding"] == {
        "explained_by": "Claire M.",
        "language": "ar",
        "interpreter": "Service d’exemple",
        "read_aloud": True,
        "simple_copy": True,
    }
    assert hers["attested_by"] == "Claire M."
    assert (claires["understanding"], claires["scan"]) == (None, None)
    said = ready.inside("verify", path).out
    for words in ("relu à voix haute", "en arabe", "interprète", "copie en mots"):
        assert words in said


def test_a_page_signed_by_hand_is_joined_later(ready: Door) -> None:
    path, told = frozen(ready, "--signers", "personne,social")
    document = told["document"]
    ready.json("sign", path, "--as", "personne", "--way", "aloud", "--words", "Oui")
    ready.json("sign", path, "--as", "social", "--close")
    picture = ready.write("page.jpg", photograph())
    assert ready.json("pages", document)["pages"] == []
    said = ready.inside("pages", document[:8]).out
    assert "Aucune page signée" in said
    joined = ready.json("pages", document, "--as", "personne", "--scan", picture)
    (page,) = joined["pages"]
    assert (page["later"], page["role"], page["by"]) == (True, "personne", "Claire M.")
    copy = ready.folder / "copy.jpg"
    ready.json("pages", document, "--out", copy)
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == page["sha256"]
    assert "jointe après la réponse" in ready.inside("pages", document).out
    assert ready.json("verify", path)["verdict"] == "valid"
    again = ready.inside("pages", document, "--as", "personne", "--scan", picture)
    assert again.code == REFUSED
    assert "déjà jointe" in again.sentence


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--as", "personne"], MISUSED),
        (["--scan", "page.jpg"], MISUSED),
        (["--out", "page.jpg"], REFUSED),
        (["--out", "page.jpg", "--number", "7"], REFUSED),
        (["--out", "page.jpg", "--number", "0"], MISUSED),
    ],
)
def test_a_page_that_is_not_there(ready: Door, words: list[str], code: int) -> None:
    _, told = frozen(ready)
    place = [str(ready.folder / one) if one == "page.jpg" else one for one in words]
    assert ready.inside("pages", told["document"], *place).code == code
    assert not (ready.folder / "page.jpg").exists()


def test_a_check_tells_how_the_file_came_to_be_and_gives_back_what_was_signed(
    ready: Door,
) -> None:
    path, told = frozen(ready, "--signers", "social")
    ready.json("sign", path, "--as", "social", "--close")
    inside = ready.json("verify", path)
    assert [one["what"] for one in inside["steps"]] == ["made", "signed", "closed"]
    assert (inside["here"], inside["document"]) == ("kept", told["document"])
    assert inside["closed_by"] == "Claire M."
    whole = path.read_bytes()
    changed, back = ready.write("changed.pdf", whole + b"% more\n"), ready.folder / "b"
    answer = ready("verify", changed, "--signed-version", back, "--json")
    assert answer.code == 1
    assert "here" not in answer.json
    assert answer.json["steps"][-1]["what"] == "other"
    assert back.read_bytes() == whole
    said = ready("verify", changed).out
    assert "Quelque chose d’autre a changé" in said
    again = ready("verify", ready.write("no.pdf", b"%PDF-"), "--signed-version", back)
    assert again.code == 1


def test_closing_over_a_withdrawn_certificate_is_no_success(ready: Door) -> None:
    def answer(_body: bytes) -> tuple[int, bytes]:
        return 200, made(held, authority(), REVOKED, at=now)

    now = ready.clock.now()
    path, _ = frozen(ready, "--signers", "emploi")
    secret = ready.write("key-passphrase", PASSPHRASE + "\n")
    with served(answer) as url, served(honest(now)) as clock:
        held = served_leaf(url)
        keys = ready.write("marc.p12", key_file(held))
        options = ("--key-file", keys, "--key-passphrase-file", secret)
        assert ready.inside("sign", path, "--as", "emploi", *options).code == 0
        close = ("sign", path, "--close", "--timestamp", clock)
        told = ready.inside(*close)
    assert told.code == REFUSED
    assert "Une signature n’est pas bonne" in told.out
    assert "a été retiré" in told.out
