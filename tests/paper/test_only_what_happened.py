"""No paper claims more than what happened: read as somebody who contests it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from livret.domain.body import Origin
from livret.paper.appearance_words import field_words
from livret.paper.bidirectional import split_levels, visual_order
from livret.paper.signing_acts import SignatureAct
from livret.paper.voices import Voices, voices_in
from livret.usecases.paper_sheets.errors import NothingToPrint
from livret.usecases.paper_sheets.minutes import MinutesSheet
from livret.usecases.sheets import as_json
from livret.usecases.writing import Said, write
from livret.words.aid import aid_for
from livret.words.cleaning import bare
from livret.words.papers.blocks import Heading, Items, Paragraph
from livret.words.papers.minutes import read_minutes
from livret.words.papers.pathway import read_pathway
from livret.words.papers.wording import quoted
from livret.words.translator import translator_for
from tests.clock import SetClock
from tests.paper.papers import failures, read_aloud, text_of
from tests.paper.whole_desk import made
from tests.usecases.desks import Desk, make_vault

PROPOSED = "Visiter un foyer"
STEP_PROPOSED = "Appeler le foyer"
REACHED = "Retrouver mes papiers"
SOFTWARE = "Ancien logiciel d’exemple"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock()
    with make_vault(tmp_path / "v", clock) as vault:
        made_here = Desk(vault, clock)
        made_here.open()
        yield made_here


def pathway(desk: Desk) -> None:
    """Agreed, proposed by a referent alone, and reached: all told in a meeting."""
    desk.welcome_marc()
    view = desk.view("sante", "bloque", words="J’ai mal.")
    said = desk.say(
        {"kind": "goal_set", "voice": "personne", "words": "Une cuisine", "as": "a"},
        {"kind": "goal_set", "voice": "social", "words": PROPOSED},
        {"kind": "goal_set", "voice": "personne", "words": REACHED, "as": "b"},
    )
    said += desk.say(
        {
            "kind": "action_agreed",
            "voice": "emploi",
            "words": STEP_PROPOSED,
            "goal": said[0],
        },
        {
            "kind": "action_agreed",
            "voice": "personne",
            "words": "Écrire",
            "goal": said[0],
        },
        {"kind": "goal_state", "goal": said[2], "state": "done"},
    )
    desk.say(
        {
            "kind": "meeting_held",
            "on": "2026-03-12",
            "present": [{"voice": "personne"}],
            "targets": [view, *said],
            "next_words": "On se revoit en avril.",
            "read_back": True,
        }
    )


def imported(desk: Desk) -> None:
    """Words of a referent that came from elsewhere; she said nothing here."""
    form = {"form": "diagnostic-partage", "form_version": 1}
    (opened,) = desk.say({"kind": "diagnosis_opened", **form})
    content = {
        "diagnosis": opened,
        "barrier": "droit",
        "level": "gene_un_peu",
        "words": "Besoin d’être guidée",
    }
    origin = Origin(
        system=SOFTWARE, table="t", key="1", digest="0" * 64, author="Paul R."
    )
    said = Said(kind="view_given", voice="social", content=content, origin=origin)
    write(desk.ctx, desk.livret, [said])


def doing(sheet: Any) -> list[str]:
    """What « we are going to do »."""
    steps = (step.words for goal in sheet.goals for step in goal.steps)
    return [*(goal.words for goal in sheet.goals), *steps]


@pytest.mark.parametrize("name", ["diagnostic", "plan", "compte-rendu"])
def test_what_is_proposed_or_reached_is_not_what_we_are_going_to_do(
    desk: Desk, name: str
) -> None:
    pathway(desk)
    composed, _ = made(desk, name)
    assert doing(composed.sheet) == ["Une cuisine", "Écrire"]


def test_minutes_tell_a_proposal_as_one(desk: Desk) -> None:
    pathway(desk)
    composed, pdf = made(desk, "compte-rendu")
    sheet = composed.sheet
    assert isinstance(sheet, MinutesSheet)
    found = {one.about: (one.state, one.who) for one in sheet.others}
    assert found[PROPOSED] == ("proposed", "Claire")
    assert found[STEP_PROPOSED] == ("proposed", "Marc")
    told = " ".join(text_of(pdf).split())
    assert f"{PROPOSED} : une proposition, à décider ensemble" in told


def test_what_was_read_back_is_not_heard_as_a_plan(desk: Desk) -> None:
    pathway(desk)
    composed, _ = made(desk, "compte-rendu")
    blocks = read_minutes(translator_for("fr"), composed.sheet)
    told = [one.text for one in blocks if isinstance(one, (Paragraph, Heading))]
    heard = ["Relu ensemble à voix haute.", "La prochaine fois"]
    assert [one for one in told if one in heard] == heard
    assert told[-1] != heard[0]


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-ar"])
def test_what_another_software_knew_is_told_as_such(
    desk: Desk, dress: str, tmp_path: Path
) -> None:
    imported(desk)
    composed, pdf = made(desk, "diagnostic", dress=dress)
    told = " ".join(read_aloud(pdf, tmp_path).split())
    assert f"Ce papier vient en partie d’un autre logiciel ({SOFTWARE})." in told
    # She said nothing on it: it was not written together.
    assert "Écrit ensemble" not in told
    assert as_json(composed.sheet)["taken_from"] == [SOFTWARE]
    if dress == "standard":
        for profile in ("3a", "ua1"):
            assert failures(pdf, profile, tmp_path) == []


def test_a_paper_of_words_said_here_says_nothing_of_other_software(desk: Desk) -> None:
    desk.view("sante", "bloque", words="J’ai mal.")
    composed, pdf = made(desk, "diagnostic")
    assert "taken_from" not in as_json(composed.sheet)
    assert "autre logiciel" not in text_of(pdf)
    assert "Écrit ensemble, avec" in text_of(pdf)


def test_her_name_alone_is_nothing_told_by_other_software(desk: Desk) -> None:
    """A charter written here was said to come in part from elsewhere."""
    origin = Origin(system=SOFTWARE, table="t", key="1", digest="0" * 64)
    called = {"called": "Amina Exemple", "education": "cap"}
    said = Said(kind="person_described", content=called, origin=origin)
    write(desk.ctx, desk.livret, [said])
    desk.view("sante", "bloque", words="J’ai mal.")
    desk.say(
        {"kind": "charter_written", "voice": "ensemble", "choices": ["pause"]},
        {"kind": "skill_recognised", "words": "Cuisiner"},
    )
    for name in ("diagnostic", "charte", "attestation"):
        composed, pdf = made(desk, name)
        assert "Amina Exemple" in text_of(pdf)
        assert composed.sheet.taken_from == (), name
    composed, _ = made(desk, "savoir-faire")
    assert composed.sheet.taken_from == (SOFTWARE,)


def test_a_pathway_of_nothing_is_no_empty_page(desk: Desk) -> None:
    with pytest.raises(NothingToPrint):
        made(desk, "parcours")


@pytest.mark.parametrize("name", ["information", "parcours", "livret"])
def test_what_is_written_of_her_says_where_it_comes_from(desk: Desk, name: str) -> None:
    imported(desk)
    _, pdf = made(desk, name)
    assert " ".join(text_of(pdf).split()).count(f"({SOFTWARE}).") == 1


def test_the_attestation_names_who_is_there_now(desk: Desk) -> None:
    marc = desk.welcome_marc()
    desk.say({"kind": "member_left", "member": marc, "heads": []})
    composed, pdf = made(desk, "attestation")
    assert [one.name for one in composed.sheet.people] == ["Claire M."]
    # Whoever signs today may not have been there on the first day.
    assert "Aujourd’hui avec" in text_of(pdf)


def test_whoever_came_after_the_end_did_not_accompany_her(desk: Desk) -> None:
    """A livret taken over is closed of what was over before it came here."""
    desk.say({"kind": "accompaniment_state", "state": "closed", "on": "2026-03-01"})
    composed, _ = made(desk, "attestation")
    assert composed.sheet.until == dt.date(2026, 3, 1)
    assert composed.sheet.people == ()
    desk.say({"kind": "accompaniment_state", "state": "closed", "on": "2026-03-12"})
    composed, _ = made(desk, "attestation")
    assert [one.name for one in composed.sheet.people] == ["Claire M."]


def test_marks_of_the_pathway_name_nobody_who_was_not_there(desk: Desk) -> None:
    noted = {"kind": "event_noted", "voice": "social", "words": "Un titre reçu"}
    desk.say({**noted, "on": "2026-03-01"})
    composed, _ = made(desk, "parcours")
    blocks = read_pathway(translator_for("fr"), composed.sheet)
    items = [item for one in blocks if isinstance(one, Items) for item in one.items]
    marks = [(one.voice.side, one.voice.name) for one in items if one.voice]
    # By what it is for, with nobody's letter.
    assert ("social", "pour le social") in marks
    sides = [one.voice for one in items if one.voice and one.voice.side == "social"]
    assert all(each.nobody for each in sides)
    legend = [name for _, name in voices_in(blocks).legend]
    assert "" not in legend


def test_the_legend_says_her_first() -> None:
    voices = Voices()
    for side, name in (("autre", "Nadia"), ("emploi", "Marc"), ("personne", "Amina")):
        voices.meet(side, name)
    assert [name for _, name in voices.legend] == ["Amina", "Marc", "Nadia"]


@pytest.mark.parametrize("language", ["ar", "prs", "ps"])
def test_french_words_keep_their_marks_in_a_language_from_the_right(
    language: str,
) -> None:
    """« on the left of the first line, » on the right of the last one."""
    tr = aid_for(language)
    assert tr is not None
    told, levels = split_levels(quoted(tr, "Je prépare les repas."), 1)
    assert "".join(visual_order(told, levels)) == "«Je prépare les repas.»"


def test_hours_are_written_in_the_digits_of_the_language(desk: Desk) -> None:
    desk.say(
        {
            "kind": "meeting_held",
            "on": "2026-03-12",
            "at": "10:45",
            "present": [{"voice": "personne"}],
            "targets": [],
            "words": "Nous avons parlé.",
        }
    )
    tr = aid_for("prs")
    assert tr is not None
    _, pdf = made(desk, "compte-rendu", language="prs")
    assert tr.figures("10:45") in text_of(pdf)
    assert "10:45" not in text_of(pdf)


def test_nobody_is_said_to_be_there_before_anybody_signs(desk: Desk) -> None:
    """Somebody may sign at another desk: presence is told of each signature."""
    desk.view("sante", "bloque", words="J’ai mal.")
    _, pdf = made(desk, "diagnostic")
    told = " ".join(text_of(pdf).split())
    assert "Papier préparé par Claire M." in told
    assert "présence" not in told


@pytest.mark.parametrize(
    ("way", "words", "told"),
    [
        ("typed", "Oui, je signe.", "a signé au clavier"),
        ("drawn", "", "a signé à l’écran"),
    ],
)
def test_nobody_signs_in_their_own_presence(way: str, words: str, told: str) -> None:
    tr = translator_for("fr")
    act = SignatureAct(role="social", name="Claire M.", way=way, words=words)
    at = dt.datetime(2026, 3, 12, 9, 42, tzinfo=dt.UTC)
    alone = field_words(tr, act, "Claire M.", at)
    assert alone.notes == (f"{told} le 12 mars 2026 à\u00a09\u00a0h\u00a042",)
    beside = field_words(tr, replace(act, name="Amina B."), "Claire M.", at)
    assert bare(beside.notes[0]).endswith(", en présence de Claire M.")


@pytest.mark.parametrize("dress", ["standard", "large"])
def test_who_listens_hears_what_a_rule_tells_those_who_see(
    desk: Desk, dress: str, tmp_path: Path
) -> None:
    desk.view("sante", "bloque", words="J’ai mal.")
    line = {"kind": "line_agreed", "barrier": "sante", "outcome": "agreed"}
    desk.say({**line, "words": "Nous cherchons un poste assis."})
    _, pdf = made(desk, "diagnostic", dress=dress)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        alts = [str(one["/Alt"]) for one in file.objects if _says(one)]
    assert "Nous retenons\u202f: Nous cherchons un poste assis." in alts
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


def _says(one: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/Alt" in one


def _read(element: Any) -> tuple[str, str]:
    return str(element.get("/Lang", "")), str(element.get("/ActualText", ""))


@pytest.mark.parametrize("dress", ["standard", "bilingual-ar"])
def test_an_aid_says_what_the_french_line_is_each_in_its_language(
    desk: Desk, dress: str, tmp_path: Path
) -> None:
    desk.view("sante", "bloque", words="J’ai mal.")
    line = {"kind": "line_agreed", "barrier": "sante", "outcome": "agreed"}
    desk.say({**line, "words": "Nous cherchons un poste assis."})
    asked = {"language": "ar"} if dress == "standard" else {}
    _, pdf = made(desk, "diagnostic", dress=dress, **asked)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        spans = [
            [_read(kid) for kid in one["/K"]]
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/P"
            if isinstance(one.get("/K"), pikepdf.Array)
            if isinstance(one["/K"][0], pikepdf.Dictionary)
            if one["/K"][0].get("/S") == "/Span"
        ]
    assert [("", "ما اتفقنا عليه: "), ("fr", "")] in spans
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


def test_two_offices_whose_names_begin_alike_have_two_marks() -> None:
    voices = Voices()
    first = voices.sign("autre", "Bailleur social")
    second = voices.sign("autre", "Bailleur privé")
    assert first.shape != second.shape
    assert voices.sign("autre", "Bailleur social, service du Nord") == first
    # "Claire", "Claire M." and "Claire Martin" are one; "Claire D." is another.
    voices.meet("social", "Claire M., référente")
    assert voices.side_of("Claire") == voices.side_of("Claire Martin") == "social"
    assert voices.side_of("Claire D.") == voices.side_of("") == ""
