"""Doors on papers when something is asked that cannot be: each says which."""

from __future__ import annotations

import json
import re

import pytest

from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Door
from tests.cli.test_papers import MARC, VIEW
from tests.paper.papers import text_of


@pytest.fixture
def ready(desk: Door) -> Door:
    """A desk whose livret has something to sign, for three."""
    desk.say("amina", MARC, {**VIEW, "words": "Le bus s’arrête à 19 h."})
    return desk


def refused(desk: Door, code: int, *words: object) -> str:
    """Return the name of the error that a command inside the vault answers."""
    answer = desk.inside(*words, "--json")
    assert answer.code == code
    return str(answer.json["error"]["code"])


def test_a_paper_made_to_be_read_is_not_called_a_stranger(ready: Door) -> None:
    path = ready.folder / "savoir.pdf"
    ready.say("amina", {"kind": "skill_recognised", "words": "Cuisiner"})
    ready.json("print", "amina", "--paper", "savoir-faire", "--out", path)
    said = refused(ready, REFUSED, "sign", path, "--as", "personne", "--way", "aloud")
    assert said == "NoPlaceToSign"


@pytest.mark.parametrize("command", ["print", "freeze"])
def test_an_aid_to_reading_is_not_signed(ready: Door, command: str) -> None:
    more = ("--to-sign",) if command == "print" else ()
    path = ready.folder / "d.pdf"
    words = (command, "amina", "--language", "ar", "--out", path, *more)
    assert refused(ready, REFUSED, *words) == "LanguageNotForSigning"
    assert not path.exists()


def test_nobody_is_hoped_for_until_yesterday(ready: Door) -> None:
    path = ready.folder / "d.pdf"
    ready.json("print", "amina", "--out", path)
    before = path.read_bytes()
    hoped = ("sign", path, "--as", "personne", "--way", "aloud", "--deadline")
    assert refused(ready, REFUSED, *hoped, "2026-03-11") == "DeadlinePast"
    assert path.read_bytes() == before
    assert ready.inside(*hoped, "2026-03-12").code == 0


def test_a_page_signed_by_hand_has_the_day_that_is_told(ready: Door) -> None:
    path = ready.folder / "d.pdf"
    ready.json("print", "amina", "--out", path)
    by_hand = ("sign", path, "--as", "personne", "--signed-on")
    assert refused(ready, REFUSED, *by_hand, "2026-03-13") == "SignedTomorrow"
    told = ready.json(*by_hand, "2026-03-12")["signatures"]
    assert [(one["way"], one["signed_on"]) for one in told] == [("paper", "2026-03-12")]
    answer = ready.inside("verify", path)
    assert "a signé sur papier le 12 mars 2026, noté le 12 mars 2026" in answer.out


def test_the_agenda_tells_until_when_a_signature_is_hoped_for(ready: Door) -> None:
    path = ready.folder / "d.pdf"
    ready.json("print", "amina", "--out", path)
    before = ready.json("agenda")
    assert before == {"meetings": [], "signatures": [], "ics": None}
    ready.json("sign", path, "--as", "personne", "--way", "aloud",
               "--deadline", "2026-03-19")  # fmt: skip
    (told,) = ready.json("agenda")["signatures"]
    assert (told["on"], told["role"], told["called"]) == (
        "2026-03-19",
        "personne",
        "Amina B.",
    )
    (line,) = ready.inside("agenda").out.splitlines()
    assert line.endswith("signature attendue avant le 19 mars 2026")
    assert ready.json("agenda", "--from", "2026-03-20")["signatures"] == []


def test_a_check_tells_until_when_a_signature_is_hoped_for(ready: Door) -> None:
    path = ready.folder / "d.pdf"
    ready.json("print", "amina", "--out", path)
    ready.json("sign", path, "--as", "personne", "--way", "aloud",
               "--deadline", "2026-03-19")  # fmt: skip
    for days, told in ((7, "19 mars 2026"), (1, "19 mars 2026, date passée")):
        ready.clock.forward(days=days)
        said = re.search(r"signature attendue[^,\n]*(, date passée)?",
                         ready.inside("verify", path).out)  # fmt: skip
        assert said
        assert " ".join(said[0].split()) == f"signature attendue avant le {told}"
    shown = json.loads(ready.inside("verify", path, "--json").out)
    assert shown["signatures"][0]["deadline"] == "2026-03-19"
    assert shown["verdict"] == "incomplete"


def test_who_was_absent_was_read_nothing(ready: Door) -> None:
    path = ready.folder / "d.pdf"
    ready.json("print", "amina", "--out", path)
    before = path.read_bytes()
    away = ("sign", path, "--as", "personne", "--way", "absent")
    for told in (("--read-aloud",), ("--explained-by", "Claire M.")):
        answer = ready.inside(*away, *told)
        assert answer.code == REFUSED
        assert "Amina B. n’était pas là" in answer.err
    assert path.read_bytes() == before
    assert ready.inside(*away).code == 0


@pytest.mark.parametrize("command", [("print", "--to-sign"), ("freeze",)])
@pytest.mark.parametrize("signers", ["", " , ", "personne,social,personne"])
def test_who_signs_is_named_once_and_is_somebody(
    ready: Door, command: tuple[str, ...], signers: str
) -> None:
    path = ready.folder / "d.pdf"
    answer = ready.inside(
        *(command[0], "amina", *command[1:], "--signers", signers, "--out", path)
    )
    assert answer.code == MISUSED
    assert "--signers" in answer.err
    assert ("deux fois" if "personne" in signers else "qui signe") in answer.err
    assert not path.exists()
    assert ready.json("history", "amina")["history"][-1]["kind"] == "view_given"


def test_a_name_that_is_no_form_and_no_paper(ready: Door) -> None:
    path = ready.folder / "b.pdf"
    for words in (
        ("blank", "nope", "--out", path),
        ("freeze", "amina", "--paper", "nope", "--out", path),
    ):
        inside = words[0] == "freeze"
        answer = ready.inside(*words, "--json") if inside else ready(*words, "--json")
        assert answer.code == MISUSED
        assert answer.json["error"]["code"] == "UnknownPaper"


def test_days_the_wrong_way_round_are_told_so(ready: Door) -> None:
    days = ("--from", "2026-03-02", "--until", "2026-03-01")
    path = ready.folder / "livret.pdf"
    answer = ready.inside("print", "amina", "--paper", "livret", *days, "--out", path)
    assert answer.code == REFUSED
    assert "ce jour vient avant le premier" in answer.err


def test_what_is_told_of_somebody_is_attested_not_witnessed(ready: Door) -> None:
    """Nobody who was away that day was away in somebody's presence."""
    path = ready.folder / "d.pdf"
    document = ready.json("print", "amina", "--out", path)["document"]
    for role, way in (("personne", "absent"), ("social", "refused")):
        ready.json("sign", path, "--as", role, "--way", way)
    ready.json("sign", path, "--as", "emploi", "--way", "typed", "--words", "Oui")
    told = ready.inside("verify", path).out
    assert told.count("attesté par Claire M.") == 1
    assert told.count("attesté par soi-même") == 1
    assert told.count("en présence de") == 1
    ready.json("dossier", document, "--out", path)
    told = text_of(path.read_bytes())
    assert told.count("Attesté par") == 2
    assert told.count("En présence de") == 1


def meeting(desk: Door, words: str) -> str:
    """Hold a meeting today; return its id."""
    held = {
        "kind": "meeting_held",
        "on": "2026-03-12",
        "present": [{"voice": "personne"}, {"voice": "social"}],
        "targets": [],
        "words": words,
    }
    return desk.say("amina", held)[0]


@pytest.mark.parametrize("command", [("print", "--to-sign"), ("freeze",)])
def test_a_new_version_replaces_the_paper_of_the_same_thing(
    ready: Door, command: tuple[str, ...]
) -> None:
    """Neither another paper nor the minutes of another meeting are replaced."""

    def make(paper: str, *words: str) -> str:
        out = ("--paper", paper, "--out", ready.folder / f"{paper}.pdf")
        told = ready.json(command[0], "amina", *command[1:], *out, *words)
        return str(told["document"])

    def replaces() -> str | None:
        frozen = ready.json("history", "amina")["history"][-1]
        assert frozen["kind"] == "document_frozen"
        content: dict[str, str] = frozen["content"]
        return content.get("amends")

    one, two = meeting(ready, "La première."), meeting(ready, "La deuxième.")
    diagnosis = make("diagnostic")
    first = make("compte-rendu", "--meeting", one)
    other = ("compte-rendu", "--meeting", two)
    out = ("--out", ready.folder / "x.pdf", "--amends")
    asked = (*command[:1], "amina", "--paper", *other, *command[1:], *out)
    assert refused(ready, REFUSED, *asked) == "UnknownDocument"
    make(*other)
    make("compte-rendu", "--meeting", one, "--amends")
    assert replaces() == first
    make("diagnostic", "--amends")
    assert replaces() == diagnosis


@pytest.mark.parametrize("command", [("print", "--to-sign"), ("freeze",)])
@pytest.mark.parametrize(
    ("first", "then", "dress", "language"),
    [
        (("--dress", "large"), (), "large", "fr"),
        (("--language", "en"), (), "standard", "en"),
        (("--dress", "bilingual", "--language", "uk"), (), "bilingual-uk", "fr"),
        (("--dress", "simple", "--without-pictures"), (), "simple-words", "fr"),
        (
            ("--dress", "large", "--language", "en"),
            ("--dress", "simple"),
            "simple",
            "en",
        ),
        (("--dress", "large"), ("--language", "en"), "large", "en"),
        (("--dress", "simple"), ("--without-pictures",), "simple-words", "fr"),
        (("--dress", "large"), ("--dress", "standard"), "standard", "fr"),
    ],
)
def test_a_new_version_is_dressed_as_the_one_it_replaces(
    ready: Door,
    command: tuple[str, ...],
    first: tuple[str, ...],
    then: tuple[str, ...],
    dress: str,
    language: str,
) -> None:
    out = ("--out", ready.folder / "d.pdf")
    begun = (command[0], "amina", *command[1:], *out)
    ready.json(*begun, *first)
    ready.json(*begun, *then, "--amends")
    content = ready.json("history", "amina")["history"][-1]["content"]
    assert content["amends"]
    assert content.get("dress", "standard") == dress
    assert content["language"] == language


def test_a_letter_is_frozen_for_its_service(ready: Door) -> None:
    ready.json(
        *("agreement", "amina", "--to", "Atelier vélo", "--scopes", "commun"),
        *("--why", "Un vélo", "--until", "2027-01-31"),
    )
    path = ready.folder / "lettre.pdf"
    asked = ("--paper", "lettre", "--to", "Atelier vélo", "--signers", "social")
    told = ready.json("freeze", "amina", *asked, "--out", path)
    assert [one["role"] for one in told["signers"]] == ["social"]
    again = ready.json("freeze", "amina", *asked, "--out", path, "--amends")
    assert again["amends"] == told["document"]


def test_a_paper_in_two_languages_is_frozen(ready: Door) -> None:
    path = ready.folder / "d.pdf"
    dress = ("--dress", "bilingual", "--language", "ar")
    ready.json("freeze", "amina", *dress, "--out", path)
    ready.json("sign", path, "--as", "personne", "--way", "aloud")
