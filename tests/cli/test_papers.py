"""Doors on papers: print, sign in each way, close, verify."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from livret.cli.main import MISUSED, REFUSED
from livret.paper import reading_apart
from livret.paper.reading_apart import READING
from tests.cli.conftest import Answer, Door
from tests.paper.bombs import fields_of_fields, long_name
from tests.paper.papers import text_of

VIEW = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
MARC = {
    "kind": "member_joined",
    "name": "Marc D.",
    "role": "referent",
    "side": "emploi",
}
STROKES = [[[0.1 + i / 80, 0.5 + math.sin(i / 4) / 4, i * 8, 0.7] for i in range(60)]]


@pytest.fixture
def ready(desk: Door) -> Door:
    """A desk whose livret has something to sign, for three."""
    desk.say("amina", MARC, {**VIEW, "words": "Le bus s’arrête à 19 h."})
    return desk


def made(desk: Door, *words: object) -> Path:
    path = desk.folder / "diagnostic.pdf"
    desk.json("print", "amina", "--paper", "diagnostic", "--out", path, *words)
    return path


def sign(desk: Door, path: Path, *words: object) -> Any:
    return desk.json("sign", path, *words)


def verify(desk: Door, path: Path, *words: object) -> Answer:
    return desk("verify", path, *words, "--json")


def test_a_paper_is_prepared(ready: Door) -> None:
    path = ready.folder / "new" / "d.pdf"
    plain = ready.json("print", "amina", "--paper", "diagnostic", "--out", path)
    assert plain["signers"] == [
        {"role": "personne", "name": "Amina B."},
        {"role": "social", "name": "Claire M."},
        {"role": "emploi", "name": "Marc D."},
    ]
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o777 == 0o600
    (entry,) = ready.json("journal", "amina")["journal"]
    assert (entry["what"], entry["detail"]) == ("printed", {"paper": "diagnostic"})
    to_sign = ready.json("people")["people"][0]["to_sign"]
    assert to_sign == ["Amina B.", "Claire M.", "Marc D."]


def test_a_side_that_speaks_without_a_name_is_named_and_signs(desk: Door) -> None:
    """Nobody wrote yet who speaks for employment; it is heard all the same."""
    desk.say(
        "amina",
        {**VIEW, "words": "Le bus s’arrête à 19 h."},
        {**VIEW, "voice": "emploi", "words": "Un poste de jour."},
        {
            "kind": "line_agreed",
            "barrier": "mobilite",
            "outcome": "not_agreed",
            "reasons": [{"voice": "emploi", "words": "Ça ira."}],
        },
    )
    path = desk.folder / "d.pdf"
    plain = desk.json("print", "amina", "--out", path)
    assert plain["signers"][-1] == {"role": "emploi", "name": "emploi"}
    text = text_of(path.read_bytes())
    assert "emploi : bloque" in text
    assert "emploi : Ça ira." in text
    assert "@" not in text
    signed = sign(desk, path, "--as", "emploi", "--way", "aloud")
    assert signed["signatures"][0]["name"] == "emploi"
    copied = desk.inside("copy-text", "amina").out
    assert "emploi\u202f: bloque" in copied


def test_what_she_asked_is_recalled_before_a_paper_leaves(ready: Door) -> None:
    path = ready.folder / "d.pdf"
    assert "reminder" not in ready.json("print", "amina", "--out", path)
    ready.say(
        "amina",
        {"kind": "person_described", "reach": {"nothing_at_home": True}},
    )
    plain = ready.json("print", "amina", "--out", path)
    assert "Amina a demandé que rien n’arrive au domicile" in plain["reminder"]
    again = ready.inside("print", "amina", "--signed", "--out", path)
    assert plain["reminder"] in again.out


def test_a_paper_in_english(ready: Door) -> None:
    french, english = made(ready).read_bytes(), made(ready, "--language", "en")
    assert b"/Lang" in english.read_bytes()
    assert english.read_bytes() != french


def test_three_ways_then_closed_then_verified(ready: Door) -> None:
    path, roots = made(ready), ready.folder / "roots.pem"
    ready.json("certs", "--out", roots)
    drawn = ready.write("strokes.json", STROKES)
    first = sign(ready, path, "--as", "personne", "--strokes", drawn, "--read-aloud")
    assert first["verdict"] == "incomplete"
    # A script that waits for 0 waits for everybody; who reads hears for whom.
    waiting = ready.inside("verify", path)
    assert waiting.code == REFUSED
    reasons = first["reasons"]
    assert reasons
    assert all(reason in waiting.out for reason in reasons)
    sign(ready, path, "--as", "social")
    last = sign(
        *(ready, path, "--as", "emploi", "--way", "aloud", "--words", "D’accord."),
        *("--deadline", "2026-03-20", "--close"),
    )
    assert last["verdict"] == "valid"
    answer = verify(ready, path, "--roots", roots)
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["reasons"] == []
    assert [(one["role"], one["way"]) for one in answer.json["signatures"]] == [
        ("personne", "drawn"),
        ("social", "certificate"),
        ("emploi", "aloud"),
    ]
    assert all(one["signed_at"] for one in answer.json["signatures"])
    alone = verify(ready, path)
    assert alone.code == REFUSED
    assert alone.json["verdict"] == "unknown signer"
    inside = ready.inside("verify", path, "--json")
    assert (inside.code, inside.json["verdict"]) == (0, "valid")
    shown = ready("verify", path, "--roots", roots)
    assert shown.code == 0
    assert shown.out.startswith("Les signatures sont bonnes\n")
    assert "Fermé par Claire M., le 12" in " ".join(shown.out.split())
    assert "12 mars 2026" in shown.out
    assert "+00:00" not in shown.out


@pytest.mark.parametrize(
    ("words", "way"),
    [
        (["--way", "typed", "--words", "Marc D., d’accord"], "typed"),
        (["--words", "Marc D., d’accord"], "typed"),
        (["--way", "paper", "--place", "Classeur bleu"], "paper"),
        (["--place", "Classeur bleu"], "paper"),
        (["--way", "aloud", "--words", "D’accord."], "aloud"),
        (["--deadline", "2026-03-20"], "aloud"),
        (["--way", "refused", "--words", "Je veux relire."], "refused"),
        (["--way", "absent"], "absent"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_each_way_of_signing(ready: Door, words: list[str], way: str) -> None:
    path = made(ready)
    plain = sign(ready, path, "--as", "emploi", *words)
    assert [one["way"] for one in plain["signatures"]] == [way]
    document = ready.json("show", "amina")["documents"][-1]
    assert [one["way"] for one in document["signatures"]] == [None, None, way]


def test_a_signed_copy_may_go_elsewhere(ready: Door) -> None:
    path, out = made(ready), ready.folder / "signed.pdf"
    before = path.read_bytes()
    assert sign(ready, path, "--as", "social", "--out", out)["file"] == str(out)
    assert path.read_bytes() == before
    assert out.read_bytes().startswith(before)
    answer = ready.inside("sign", path, "--as", "emploi", "--way", "absent")
    assert answer.code == REFUSED
    assert "copie plus ancienne" in answer.sentence
    again = ready.folder / "again.pdf"
    ready.json("print", "amina", "--signed", "--out", again)
    assert again.read_bytes() == out.read_bytes()
    whats = [one["what"] for one in ready.json("journal", "amina")["journal"]]
    assert whats == ["printed", "copied"]


def test_a_new_version_names_the_old(ready: Door) -> None:
    path = made(ready)
    sign(ready, path, "--as", "social")
    made(ready, "--amends")
    first, second = ready.json("show", "amina")["documents"]
    frozen = ready.json("history", "amina")["history"][-1]
    assert frozen["content"]["amends"] == first["id"]
    assert second["revisions"] != first["revisions"]


def test_what_she_leaves_off_is_not_there(ready: Door) -> None:
    ready.say("amina", {**VIEW, "barrier": "logement"})
    plain = ready.json(
        *("print", "amina", "--out", ready.folder / "d.pdf"),
        *("--leave-off", "logement", "--signers", "personne,social"),
    )
    assert [one["role"] for one in plain["signers"]] == ["personne", "social"]
    frozen = ready.json("history", "amina")["history"][-1]
    assert frozen["content"]["readers"] == ["commun", "mobilite"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--paper", "facture"], MISUSED, "«\u202ffacture\u202f» n’est pas un papier"),
        (["--leave-off", "logements"], REFUSED, "«\u202fleave_off\u202f»"),
        (["--show-declined", "x"], REFUSED, "«\u202fshow_despite_refusal\u202f»"),
        (["--signers", "autre-1"], REFUSED, "autre-1"),
        (["--language", "xx"], MISUSED, "«\u202fxx\u202f»"),
        (["--dress", "evening"], MISUSED, "«\u202fevening\u202f»"),
        (["--amends"], REFUSED, "Ce document n’est pas dans ce livret"),
        (["--signed"], REFUSED, "Ce document n’est pas dans ce livret"),
    ],
)
def test_a_paper_that_is_not_made(
    ready: Door, words: list[str], code: int, sentence: str
) -> None:
    out = ready.folder / "d.pdf"
    answer = ready.inside("print", "amina", "--out", out, *words)
    assert answer.code == code
    assert sentence in answer.sentence
    assert not out.exists()
    assert ready.json("show", "amina")["documents"] == []


def test_a_livret_without_a_word_is_not_printed(desk: Door) -> None:
    answer = desk.inside("print", "amina", "--out", desk.folder / "d.pdf")
    assert answer.code == REFUSED
    assert "Commencez par un sujet" in answer.sentence


def test_where_nothing_can_be_written_nothing_is_frozen_or_signed(ready: Door) -> None:
    inside = ready.write("file", "x") / "d.pdf"
    answer = ready.inside("print", "amina", "--out", inside)
    assert "n’a pas pu être écrit" in answer.sentence
    assert ready.json("show", "amina")["documents"] == []
    path = made(ready)
    answer = ready.inside("sign", path, "--as", "social", "--out", ready.folder)
    assert "n’a pas pu être écrit" in answer.sentence
    (document,) = ready.json("show", "amina")["documents"]
    assert len(document["revisions"]) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--as", "autre-1"], "autre-1"),
        (["--as", "directrice"], "directrice"),
        (["--as", "personne"], "La place pour signer est vide"),
        (["--as", "emploi", "--way", "certificate"], "Marc D."),
        (["--as", "social", "--close"], "Il reste à signer"),
        (["--close"], "Il reste à signer"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_signature_that_is_refused(
    ready: Door, words: list[str], sentence: str
) -> None:
    path = made(ready)
    answer = ready.inside("sign", path, *words, "--json")
    assert answer.code == REFUSED
    assert sentence in answer.sentence
    # Nothing was signed on the way: the file is still the newest copy.
    again = ready.inside("sign", path, "--as", "emploi", "--way", "absent")
    assert (again.code, again.err) == (0, "")


def test_nobody_signs_twice_nor_after_the_end(ready: Door) -> None:
    path = made(ready, "--signers", "social")
    sign(ready, path, "--as", "social")
    answer = ready.inside("sign", path, "--as", "social")
    assert "déjà remplie" in answer.sentence
    sign(ready, path, "--close")
    for words in (["--as", "social"], ["--close"]):
        assert "est fermé" in ready.inside("sign", path, *words).sentence


def test_strokes_that_are_none(ready: Door) -> None:
    path, drawn = made(ready), ready.write("strokes.json", b"{}x")
    answer = ready.inside("sign", path, "--as", "personne", "--strokes", drawn)
    assert answer.code == MISUSED
    assert "ne contient pas de tracé" in answer.sentence


def test_strokes_off_the_pad(ready: Door) -> None:
    path, drawn = made(ready), ready.write("strokes.json", [[[5, 5]]])
    answer = ready.inside("sign", path, "--as", "personne", "--strokes", drawn)
    assert answer.code == REFUSED
    assert "Ce tracé n’a pas pu être gardé" in answer.sentence


@pytest.mark.parametrize(
    "data", [b"", b"nothing", b"%PDF-1.7\n", b"%PDF-1.7 truncated"]
)
def test_a_file_that_this_vault_did_not_make(ready: Door, data: bytes) -> None:
    path = ready.write("other.pdf", data)
    answer = ready.inside("sign", path, "--as", "social")
    assert answer.code == REFUSED
    assert "Rien n’y a été ajouté" in answer.sentence
    assert path.read_bytes() == data
    checked = verify(ready, path)
    assert checked.code == REFUSED
    assert checked.json["verdict"] == "invalid"
    assert checked.json["reasons"]


def test_a_changed_file_is_told(ready: Door) -> None:
    path = made(ready, "--signers", "social")
    sign(ready, path, "--as", "social", "--close")
    path.write_bytes(path.read_bytes() + b"\n% more\n")
    answer = ready.inside("verify", path, "--json")
    assert answer.code == REFUSED
    assert answer.json["verdict"] in {"changed", "invalid"}
    assert "n’est pas un document" in ready.inside("sign", path, "--close").sentence


def test_roots_that_are_none(ready: Door) -> None:
    path = made(ready)
    answer = verify(ready, path, "--roots", ready.write("roots.pem", "nothing"))
    assert answer.code == REFUSED
    assert "certificats de confiance" in answer.sentence


def test_a_file_too_large_to_be_a_paper(ready: Door) -> None:
    path = ready.folder / "large.pdf"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    answer = verify(ready, path)
    assert answer.code == REFUSED
    assert "trop gros" in answer.json["reasons"][0]


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever reads a file from outside may take a second."""
    READING.warm()
    monkeypatch.setattr(reading_apart, "SECONDS", {})
    monkeypatch.setattr(reading_apart, "OTHERWISE_S", 1.0)
    monkeypatch.setattr(READING, "_costly", {})


@pytest.mark.usefixtures("soon")
def test_a_file_that_holds_its_reader_up(ready: Door) -> None:
    path = ready.folder / "hostile.pdf"
    path.write_bytes(fields_of_fields())
    answer = verify(ready, path)
    assert answer.code == REFUSED
    assert answer.json["verdict"] == "invalid"
    assert "plus de temps ou de mémoire" in answer.json["reasons"][0]
    # Nobody signs it, nor is the key anywhere near what reads it.
    path.write_bytes(long_name(1_500_000))
    refused = ready.inside("sign", path, "--as", "social")
    assert refused.code == REFUSED
    assert "plus de temps ou de mémoire" in refused.sentence


def test_the_root_is_a_certificate(desk: Door) -> None:
    out = desk.folder / "out" / "roots.pem"
    assert desk.json("certs", "--out", out) == {"roots": str(out)}
    assert out.read_text().startswith("-----BEGIN CERTIFICATE-----")
    assert "PRIVATE" not in out.read_text()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_blank_form(door: Door, language: str) -> None:
    out = door.folder / "blank.pdf"
    answer = door("blank", "--language", language, "--out", out, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json == {"file": str(out)}
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_blank_form_that_does_not_exist(door: Door) -> None:
    out = door.folder / "blank.pdf"
    answer = door("blank", "../secrets", "--out", out)
    assert answer.code == MISUSED
    assert answer.sentence
    assert not out.exists()


def test_a_file_that_is_no_paper_is_not_said_to_be_badly_signed(door: Door) -> None:
    answer = door("verify", door.write("image.pdf", b"\x89PNG"))
    assert answer.out.startswith("Ce fichier ne peut pas être vérifié\n")


def test_every_paper_is_told_with_its_dresses_and_languages(door: Door) -> None:
    plain = door("papers", "--json").json
    papers = {one["name"]: one for one in plain["papers"]}
    assert papers["plan"]["signable"]
    assert papers["compte-rendu"]["needs"] == "meeting"
    assert "large" in papers["plan"]["dresses"]
    assert papers["plan"]["languages"][:2] == ["fr", "en"]
    assert [one["name"] for one in plain["blank"]] == ["diagnostic-partage", "charte"]


def test_other_papers_are_made_and_told_to_her(ready: Door) -> None:
    step = {
        "kind": "action_agreed",
        "voice": "ensemble",
        "words": "Appeler l’auto-école",
        "who": {"voice": "social"},
    }
    ready.say("amina", step)
    out = ready.folder / "plan.pdf"
    plain = ready.json("print", "amina", "--paper", "plan", "--out", out)
    assert plain == {"file": str(out), "paper": "plan"}
    assert out.read_bytes().startswith(b"%PDF-")
    (entry,) = ready.json("journal", "amina")["journal"]
    assert (entry["what"], entry["detail"]) == ("printed", {"paper": "plan"})
    plain = ready.json("print", "amina", "--paper", "plan", "--to-sign", "--out", out)
    assert [one["role"] for one in plain["signers"]] == ["personne", "social", "emploi"]
    plain = ready.json(
        *("print", "amina", "--paper", "livret", "--parts", "plan,information"),
        *("--out", out),
    )
    assert plain["paper"] == "livret"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--paper", "lettre", "--to", "Nobody"], "Aucun accord en cours"),
        (["--paper", "lettre"], "Ce papier parle d’une chose précise"),
        (["--paper", "charte"], "Il n’y a encore rien à écrire"),
        (["--paper", "livret", "--parts", "tout"], "«\u202fparts\u202f»"),
    ],
)
def test_a_paper_with_nothing_to_say(
    ready: Door, words: list[str], sentence: str
) -> None:
    out = ready.folder / "d.pdf"
    answer = ready.inside("print", "amina", "--out", out, *words)
    assert answer.code == REFUSED
    assert sentence in answer.sentence
    assert not out.exists()


def test_the_charter_is_blank_too(door: Door) -> None:
    out = door.folder / "charte.pdf"
    assert door("blank", "charte", "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF-")
