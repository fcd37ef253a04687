"""The page of the diagnosis: the day of each answer, and what a review said since."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from livret.desktop.diagnosis.reading import diagnosis_of
from livret.desktop.diagnosis.said import (
    came_line,
    closed_line,
    line_of,
    reviewed_lines,
    silence_of,
    stands_of,
    told_of,
)
from livret.desktop.diagnosis.spoken import spoken_row
from livret.desktop.diagnosis.values import Diagnosis, Quote, Topic
from livret.words.charts.voices import apart
from livret.words.forms import load_form
from livret.words.translator import translator_for
from tests.domain.writing import team

TR = translator_for("fr")
FORM = load_form("diagnostic-partage", 1, "fr")
MARCH, MAY = dt.date(2026, 3, 12), dt.date(2026, 5, 3)
AUGUST, TODAY = dt.date(2026, 8, 26), dt.date(2026, 11, 22)


def looked_back(
    *,
    declined: bool = False,
    since: bool = False,
    over: str = "",
    aim: dt.date | None = None,
) -> Diagnosis:
    """Levels of March and one of May, a review in August; shown in November."""
    log, _ = team()
    told = {"form": "diagnostic-partage", "form_version": 1}
    diagnosis = log.write("claire", "diagnosis_opened", told)

    def view(barrier: str, voice: str, on: dt.date = MARCH, **said: str) -> None:
        content = {"diagnosis": diagnosis, "barrier": barrier, **said}
        log.write("claire", "view_given", content, voice=voice, said_on=on)

    hers = {"answer": "ne_souhaite_pas_repondre"} if declined else {"level": "bloque"}
    view("mobilite", "personne", **hers)
    view("mobilite", "social", level="gene_beaucoup")
    view("sante", "personne", MAY, level="gene_un_peu")
    opened = {"moment": "interim", "on": AUGUST.isoformat()}
    review = log.write("claire", "review_opened", opened, said_on=AUGUST)
    for voice in ("personne", "social"):
        levels = [
            {"barrier": "mobilite", "level": "ne_gene_pas"},
            {"barrier": "logement", "level": "bloque"},
        ]
        if since and voice == "personne":
            answer = {"answer": "ne_souhaite_pas_repondre"}
            levels[0] = {"barrier": "mobilite"} | answer
        content = {"review": review, "levels": levels}
        log.write("claire", "review_said", content, voice=voice, said_on=AUGUST)
    kept = {"barrier": "sante", "outcome": "agreed", "words": "Nous attendons."}
    log.write("claire", "line_agreed", {**kept, "diagnosis": diagnosis}, said_on=MAY)
    if aim:
        log.aim("claire", "Un poste de jour.", said_on=aim)
    if over:
        told = {"barrier": over, "state": "closed", "words": "C’est réglé."}
        log.write("claire", "barrier_state", told, voice="ensemble", said_on=AUGUST)
    return diagnosis_of(TR, log.fold(), FORM, today=TODAY)


def of(shown: Diagnosis, barrier: str) -> Topic:
    return next(one for one in shown.topics if one.barrier == barrier)


def below(shown: Diagnosis, barrier: str) -> list[tuple[str, str]]:
    told = apart(TR, stands_of(TR, shown, of(shown, barrier)))
    return [
        (one.name if one else "", words.replace("\xa0", " ")) for one, words in told
    ]


def test_the_day_of_most_answers_is_told_once_and_another_beside_it() -> None:
    shown = looked_back()
    assert shown.usual == MARCH
    assert "les paroles et les réponses sont du 12 mars" in shown.under.replace(
        "\xa0", " "
    )
    assert ("la personne", "3 mai 2026") in below(shown, "sante")
    assert "3 mai 2026" in spoken_row(TR, shown, of(shown, "sante")).replace(
        "\xa0", " "
    )
    assert "3 mai" not in str(below(shown, "mobilite"))


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (MARCH, "pour « Un poste de jour. »"),
        (MAY, "pour « Un poste de jour. » (3 mai 2026)"),
        (TODAY, "pour « Un poste de jour. » (22 novembre 2026)"),
    ],
)
def test_her_aim_tells_another_day_than_the_one_told_under_it(
    on: dt.date, told: str
) -> None:
    under = re.sub("[\xa0\u202f]", " ", looked_back(aim=on).under)
    aim, note = under.split("\n")
    assert aim == told
    assert "du 12 mars 2026" in note


def test_her_words_tell_another_day() -> None:
    shown = looked_back()
    topics = (
        replace(of(shown, barrier), quotes=(Quote("Un mot.", on=day),))
        for barrier, day in (("sante", MAY), ("mobilite", MARCH))
    )
    told = [came_line(TR, shown, one).replace("\xa0", " ") for one in topics]
    assert told == ["3 mai 2026", ""]


def test_what_is_kept_tells_its_day() -> None:
    shown = looked_back()
    told = line_of(TR, shown, of(shown, "sante")).replace("\xa0", " ")
    assert told == "Nous attendons. (3 mai 2026)"
    heard = spoken_row(TR, shown, of(shown, "sante")).replace("\xa0", " ")
    assert "Nous retenons\u202f: Nous attendons. (3 mai 2026)" in heard
    same = replace(shown, usual=MAY, today=MAY)
    assert line_of(TR, same, of(same, "sante")) == "Nous attendons."


def test_a_review_since_stands_under_the_marks_which_stay() -> None:
    shown = looked_back()
    moved = of(shown, "mobilite")
    assert moved.stance("personne").answer == "bloque"
    assert below(shown, "mobilite")[-4:] == [
        ("", "Bilan d’étape"),
        ("", "26 août 2026\u202f:"),
        ("la personne", "ne gêne pas"),
        ("claire", "ne gêne pas"),
    ]
    line = reviewed_lines(TR, shown, moved)
    assert line.startswith("Bilan d’étape (26 août 2026)")
    assert line.endswith("la personne\u202f: ne gêne pas · claire\u202f: ne gêne pas")
    heard = spoken_row(TR, shown, moved)
    assert heard.index("bloque selon la personne") < heard.index("Bilan d’étape")


def test_a_topic_of_the_review_alone_was_spoken_of() -> None:
    shown = looked_back()
    heard = spoken_row(TR, shown, of(shown, "logement"))
    assert "On n’en a pas encore parlé" not in heard
    assert "claire\u202f: bloque" in heard
    names = [one.name for one in told_of(TR, shown, of(shown, "logement"))]
    assert names == ["marc"]


def test_what_she_declined_shows_nobody_else_in_a_review_either() -> None:
    shown = looked_back(declined=True)
    assert "claire" not in str(below(shown, "mobilite"))
    assert "claire" not in reviewed_lines(TR, shown, of(shown, "mobilite"))


def test_what_she_declined_in_the_review_shows_nobody_else_any_more() -> None:
    shown = looked_back(since=True)
    moved = of(shown, "mobilite")
    assert moved.stance("social").answer == "gene_beaucoup"
    heard = spoken_row(TR, shown, moved)
    assert "claire" not in heard
    assert "préfère ne pas répondre" in heard
    assert "claire" not in str(below(shown, "mobilite"))
    assert "claire" in spoken_row(TR, shown, of(shown, "logement"))


def test_a_topic_that_is_over_says_so_with_its_day() -> None:
    told = "26 août 2026\u202f: Ce sujet ne gêne plus\u202f: «\u202fC’est réglé.\u202f»"
    shown = looked_back(over="mobilite")
    assert closed_line(TR, of(shown, "mobilite")) == told
    assert told.rstrip(". ") in spoken_row(TR, shown, of(shown, "mobilite"))
    assert closed_line(TR, of(shown, "sante")) == ""
    # Of a topic that nothing else was said of, something was.
    alone = looked_back(over="famille")
    assert silence_of(TR, of(alone, "famille")) == ""
    assert told.rstrip(". ") in spoken_row(TR, alone, of(alone, "famille"))
    # Of what she declined, nobody else says it.
    quiet = looked_back(declined=True, over="mobilite")
    assert closed_line(TR, of(quiet, "mobilite")) == ""
