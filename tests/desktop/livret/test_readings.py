"""From folded livrets to what pages show; pure functions on invented logs."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from livret.desktop.diagnosis.reading import diagnosis_of
from livret.desktop.diagnosis.said import line_of, quotes_of, stands_of
from livret.desktop.diagnosis.telling import (
    draft_text,
    edit_of,
    place_of,
    said_of,
    step_said,
)
from livret.desktop.diagnosis.values import (
    AgreedLine,
    Diagnosis,
    LineEdit,
    StepEdit,
    ViewEdit,
)
from livret.desktop.essentiel.reading import essential_of
from livret.desktop.history.reading import history_of
from livret.desktop.team_voices import missing_sides, voices_of
from livret.domain.came import Came
from livret.domain.livret import Livret
from livret.usecases.ports import Draft
from livret.words.charts.voices import apart
from livret.words.forms import load_form
from livret.words.languages import language_code
from livret.words.translator import translator_for
from tests.domain.writing import DAY, T0, Log, team

TR = translator_for("fr")
FORM = load_form("diagnostic-partage", 1, "fr")


def opened() -> tuple[Log, str]:
    """A diagnosis just opened by Claire; everybody has a Livret."""
    log, _ = team()
    told = {"form": "diagnostic-partage", "form_version": 1}
    return log, log.write("claire", "diagnosis_opened", told)


def view(log: Log, by: str, diagnosis: str, **told: Any) -> str:
    more = {one: told.pop(one) for one in ("parents", "voice", "at") if one in told}
    content = {"diagnosis": diagnosis, "barrier": "mobilite", **told}
    return log.write(by, "view_given", content, **more)


def read(log: Log) -> tuple[Livret, Diagnosis]:
    livret = log.fold()
    return livret, diagnosis_of(TR, livret, FORM)


def row(shown: Diagnosis) -> Any:
    return next(one for one in shown.topics if one.barrier == "mobilite")


# --- voices --------------------------------------------------------------------


def test_first_names_stand_alone_where_they_tell_people_apart() -> None:
    log = Log()
    log.open("Claire M.")
    livret = log.fold()
    assert [one.name for one in voices_of(TR, livret)] == ["la personne", "Claire"]
    assert missing_sides(livret) == ("emploi",)


def test_two_of_the_same_first_name_keep_their_whole_names() -> None:
    log, _ = team()
    log.join("claire", "marc T.", "proche", key=None)
    log.join("claire", "marc D.", "proche", key=None)
    names = [one.name for one in voices_of(TR, log.fold())]
    assert names[-2:] == ["marc T.", "marc D."]


def test_who_left_is_still_read_where_they_spoke() -> None:
    log, diagnosis = opened()
    view(log, "marc", diagnosis, voice="emploi", level="bloque")
    member = next(one for one in log.fold().members if one.name == "marc")
    log.leave("claire", member.id, log.heads())
    _, shown = read(log)
    assert "emploi" in [one.id for one in shown.voices]
    assert row(shown).stance("emploi").answer == "bloque"


# --- written at the same time --------------------------------------------------


def test_two_texts_written_at_the_same_time_stand_side_by_side() -> None:
    log, diagnosis = opened()
    heads = log.heads()
    view(log, "claire", diagnosis, words="Je marche.", level="bloque", parents=heads)
    view(log, "marc", diagnosis, words="Je cours.", level="ne_gene_pas", parents=heads)
    _, shown = read(log)
    said = quotes_of(TR, row(shown))
    assert "Je marche." in said
    assert "Je cours." in said
    assert said.startswith("Deux textes écrits en même temps")
    answers = [words for _, words in apart(TR, stands_of(TR, shown, row(shown)))]
    assert "aussi : bloque".replace(" :", "\u202f:") in answers


def test_two_lines_written_at_the_same_time_stand_side_by_side() -> None:
    log, diagnosis = opened()
    heads = log.heads()
    for by, words in (("claire", "Nous cherchons un vélo."), ("marc", "Nous verrons.")):
        content = {
            "diagnosis": diagnosis,
            "barrier": "mobilite",
            "outcome": "agreed",
            "words": words,
        }
        log.write(by, "line_agreed", content, parents=heads)
    _, shown = read(log)
    said = line_of(TR, shown, row(shown))
    assert "Nous cherchons un vélo." in said
    assert "Nous verrons." in said


def test_a_refusal_among_two_answers_is_the_one_shown() -> None:
    log, diagnosis = opened()
    heads = log.heads()
    refused = "ne_souhaite_pas_repondre"
    view(log, "claire", diagnosis, answer=refused, parents=heads)
    view(log, "marc", diagnosis, level="bloque", parents=heads)
    view(log, "nadia", diagnosis, voice="social", level="bloque")
    _, shown = read(log)
    assert row(shown).stance("personne").answer == refused
    assert [voice.id for voice, _ in shown.shown(row(shown))] == ["personne"]


def test_words_of_another_are_not_taken_as_ones_own() -> None:
    log, diagnosis = opened()
    heads = log.heads()
    view(log, "marc", diagnosis, words="Je cours.", parents=heads)
    view(log, "claire", diagnosis, level="bloque", parents=heads)
    livret, _ = read(log)
    edit = ViewEdit("mobilite", "personne", "gene_un_peu", "Je cours.")
    said = said_of(livret, edit)
    assert said is not None
    assert "words" not in said.content


# --- edits and drafts ----------------------------------------------------------

HELPED = Came(how="helped", by="Leïla")


@pytest.mark.parametrize(
    "edit",
    [
        ViewEdit("mobilite", "personne", "bloque", "Je marche.", HELPED, ("a/b",)),
        LineEdit("droit", AgreedLine("not_agreed", "", (("social", "Non."),))),
    ],
)
def test_a_draft_gives_back_what_was_typed(edit: Any) -> None:
    now = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
    draft = Draft(livret="", place=place_of(edit), text=draft_text(edit), saved_at=now)
    assert edit_of(draft) == edit


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("aim:personne", "Je veux conduire."),
        ("view:mobilite:personne", "[]"),
        ("view:mobilite:personne", '{"barrier": "mobilite"}'),
        ("line:mobilite", '{"barrier": "mobilite", "line": {}}'),
    ],
)
def test_a_draft_of_another_sort_is_left_alone(place: str, text: str) -> None:
    now = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
    assert edit_of(Draft(livret="", place=place, text=text, saved_at=now)) is None


def test_an_editor_with_nothing_in_it_is_no_draft() -> None:
    assert draft_text(ViewEdit("mobilite", "personne", came=HELPED)) == ""
    assert draft_text(LineEdit("mobilite", AgreedLine())) == ""


def test_a_step_without_a_goal_under_way_stands_alone() -> None:
    log, _ = opened()
    goal = log.write("claire", "goal_set", {"words": "Partir", "barriers": ["droit"]})
    log.write("claire", "goal_state", {"goal": goal, "state": "done"})
    step = StepEdit("droit", "Appeler", by=dt.date(2026, 4, 2))
    said = step_said(log.fold(), step, {})
    assert said.content == {
        "words": "Appeler",
        "barriers": ["droit"],
        "by": "2026-04-02",
    }


# --- synthesis and history -----------------------------------------------------


def test_what_blocks_outside_is_told_with_its_step() -> None:
    log, _ = opened()
    told = {"words": "Renouveler le titre", "who": {"voice": "emploi"}}
    action = log.write("claire", "action_agreed", told)
    state = {"action": action, "state": "blocked_outside", "blocked_by": "préfecture"}
    log.write("claire", "action_state", state)
    (item,) = essential_of(TR, log.fold()).steps
    assert "marc" in item.under
    assert "préfecture" in item.under


def test_a_declined_topic_is_not_in_the_synthesis() -> None:
    log, diagnosis = opened()
    refused = "ne_souhaite_pas_repondre"
    view(log, "claire", diagnosis, answer=refused)
    content = {
        "diagnosis": diagnosis,
        "barrier": "mobilite",
        "outcome": "agreed",
        "words": "Nous verrons.",
    }
    log.write("claire", "line_agreed", content)
    support = {"words": "Un cousin conduit", "barrier": "mobilite"}
    log.write("claire", "strength_recognised", support, voice="social")
    essential = essential_of(TR, log.fold())
    assert essential.kept == ()
    assert essential.helps == ()


def test_history_tells_when_it_was_said_and_how_it_came() -> None:
    log, diagnosis = opened()
    came = {"how": "telephone"}
    content = {
        "diagnosis": diagnosis,
        "barrier": "droit",
        "words": "Oui.",
        "came": came,
    }
    log.write("claire", "view_given", content, said_on=dt.date(2026, 3, 2), at=T0 + DAY)
    found = history_of(TR, log.fold(), "téléphone")
    assert [one.words for one in found] == ["Oui."]
    assert found[0].when.startswith("dit le 2 mars 2026, écrit le 13 mars 2026")
    assert found[0].how == "écrit par claire, recueilli par téléphone"


def test_history_tells_what_was_set_aside_and_what_is_not_here() -> None:
    log, _ = opened()
    log.write("nobody", "goal_set", {"words": "Pirater"})
    livret = dataclasses.replace(log.fold(), withheld=2)
    rows = history_of(TR, livret)
    assert "Pirater" not in " ".join(one.words for one in rows)
    assert any(one.note.startswith("Mis de côté") for one in rows)
    assert rows[-1].note.startswith("2 écrits")


# --- languages -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", ""),
        ("ukrainien", "uk"),
        ("  Arménien ", "hy"),
        ("armenien", "hy"),
        ("ar", "ar"),
        ("pt-BR", "pt-br"),
        ("langue de ma grand-mère", None),
    ],
)
def test_a_language_is_known_by_its_name_or_code(
    written: str, code: str | None
) -> None:
    assert language_code(TR, written) == code


def test_an_english_screen_understands_english_names() -> None:
    assert language_code(translator_for("en"), "Ukrainian") == "uk"


def test_only_words_of_somebody_stand_between_quotation_marks() -> None:
    log, _ = team()
    told = {"words": "Fête du quartier", "on": "2026-04-01", "planned": True}
    log.write("claire", "life_told", told, voice="personne")
    log.write("claire", "meeting_planned", {"on": "2026-04-02", "place": "Bureau 4"})
    meeting, life = history_of(TR, log.fold())[:2]
    assert (meeting.words, meeting.note) == ("", "2 avril 2026\nBureau 4")
    assert (life.words, life.note) == ("Fête du quartier", "1er avril 2026")
