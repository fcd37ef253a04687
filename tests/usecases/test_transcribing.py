"""A form filled by hand: its date, who wrote it, and everything or nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from livret.domain.came import came_of
from livret.domain.diagnosis import aim_of, current_diagnosis
from livret.domain.errors import InvalidField
from livret.domain.livret import Value
from livret.domain.person import person_of
from livret.usecases.errors import NothingSaid
from livret.usecases.transcribing import (
    Sheet,
    SheetStep,
    SheetTopic,
    head_since,
    spoken_since,
    transcribe,
)
from tests.usecases.desks import Desk

ON = dt.date(2026, 3, 3)
BUS = "Le bus s’arrête à 19 h."


def sheet(**facts: Any) -> Sheet:
    return Sheet(**{"on": ON, "written_by": "Leïla", **facts})


def topic(**facts: Any) -> SheetTopic:
    return SheetTopic(**{"barrier": "mobilite", **facts})


def copy(desk: Desk, one: Sheet) -> list[Value]:
    """Recopy a sheet; return what it added, without a diagnosis opened for it."""
    form = desk.ctx.latest_form("diagnostic-partage")
    ids = transcribe(desk.ctx, desk.livret, one, form).value
    by_id = {value.id: value for value in desk.read.history}
    return [by_id[one] for one in ids]


def views(desk: Desk) -> dict[str, Value]:
    diagnosis = current_diagnosis(desk.read)
    assert diagnosis is not None
    return {view.voice: view.shown for view in diagnosis.topic("mobilite").views}


def test_everything_has_the_day_of_the_sheet_and_came_by_paper(desk: Desk) -> None:
    desk.welcome_marc()
    form = desk.ctx.latest_form("diagnostic-partage")
    supports = next(one for one in form.topics if one.barrier == "mobilite").supports
    support = supports[0].id
    added = copy(
        desk,
        sheet(
            called="Mina",
            aim="Conduire un bus.",
            supports=("Ma sœur.",),
            topics=(
                topic(
                    words=BUS,
                    answers=(("personne", "bloque"), ("social", "ne_sait_pas")),
                    supports=(support,),
                    outside="Pas de bus\n\n Le train est cher ",
                    agreed="Nous cherchons un vélo.",
                ),
            ),
            steps=(SheetStep(words="Un vélo", who="social", by=dt.date(2026, 4, 2)),),
        ),
    )
    assert [one.kind for one in added] == [
        "person_described",
        "aim_said",
        "strength_recognised",
        "strength_recognised",
        "view_given",
        "view_given",
        "line_agreed",
        "action_agreed",
    ]
    assert {one.said_on for one in added} == {ON}
    told = [came_of(one.content) for one in added if "came" in one.content]
    assert len(told) == 5
    assert {(came.how, came.by) for came in told} == {("paper", "Leïla")}
    hers = views(desk)["personne"]
    assert (hers.content["words"], hers.content["asked"]) == (BUS, "aim")
    outside = [one["words"] for one in hers.content["outside"]]
    assert outside == ["Pas de bus", "Le train est cher"]
    assert "words" not in views(desk)["social"].content
    assert views(desk)["social"].content["answer"] == "ne_sait_pas"
    assert added[3].content["words"] == supports[0].me.rstrip(".")
    assert added[-1].content["by"] == "2026-04-02"
    assert added[-1].content["who"] == {"voice": "social", "name": "Claire M."}
    aim = aim_of(desk.read)
    assert aim is not None
    assert aim.content["words"] == "Conduire un bus."


def test_words_alone_are_those_of_who_is_said_to_speak(desk: Desk) -> None:
    desk.welcome_marc()
    copy(desk, sheet(speaker="emploi", topics=(topic(words="Il marche."),)))
    assert views(desk)["emploi"].content["words"] == "Il marche."
    assert "personne" not in views(desk)


@pytest.mark.parametrize(
    ("agreed", "reasons", "outcome"),
    [
        ("Un vélo.", (), "agreed"),
        ("Un vélo.", (("personne", "Plutôt un bus."),), "with_reservation"),
        ("", (("personne", "Non."), ("social", "Si.")), "not_agreed"),
    ],
)
def test_what_they_keep_or_do_not_agree_on(
    desk: Desk, agreed: str, reasons: Any, outcome: str
) -> None:
    (line,) = copy(desk, sheet(topics=(topic(agreed=agreed, reasons=reasons),)))
    assert line.content["outcome"] == outcome
    assert len(line.content.get("reasons", ())) == len(reasons)


def test_what_was_said_after_the_sheet_stays(desk: Desk) -> None:
    desk.view("mobilite", "gene_un_peu", words="Depuis, j’ai un vélo.")
    assert spoken_since(desk.read, "mobilite", ON) == desk.clock.today()
    assert spoken_since(desk.read, "sante", ON) is None
    assert spoken_since(desk.read, "mobilite", desk.clock.today()) is None
    old = topic(words=BUS, answers=(("personne", "bloque"),), agreed="Un vélo.")
    with pytest.raises(NothingSaid):
        copy(desk, sheet(topics=(old,)))
    aim = copy(desk, sheet(aim="Conduire", topics=(old,)))
    assert [one.kind for one in aim] == ["aim_said"]
    assert views(desk)["personne"].content["words"] == "Depuis, j’ai un vélo."


@pytest.mark.parametrize(
    "since",
    [
        {"kind": "aim_said", "words": "Devenir cuisinière."},
        {"kind": "person_described", "called": "Mina"},
    ],
    ids=["her aim", "her name"],
)
def test_what_she_wants_and_her_name_are_those_of_today(
    desk: Desk, since: dict[str, Any]
) -> None:
    before = sheet(called="Aminata", aim="Conduire un bus.", supports=("Ma sœur.",))
    assert head_since(desk.read, ON) is None
    desk.say(since)
    assert head_since(desk.read, ON) == desk.clock.today()
    assert head_since(desk.read, desk.clock.today()) is None
    (helps,) = copy(desk, before)
    assert helps.kind == "strength_recognised"
    copy(desk, replace(before, replace=True))
    aim = aim_of(desk.read)
    assert aim is not None
    assert (aim.content["words"], person_of(desk.read).called) == (
        "Conduire un bus.",
        "Aminata",
    )


def test_a_line_that_was_agreed_since_stays(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    (diagnosis,) = [
        one.id for one in desk.read.history if one.kind == "diagnosis_opened"
    ]
    line = {"kind": "line_agreed", "barrier": "sante", "outcome": "agreed"}
    desk.say({**line, "diagnosis": diagnosis, "words": "Nous voyons un médecin."})
    assert spoken_since(desk.read, "sante", ON) == desk.clock.today()


def test_words_and_what_helps_are_hers_whoever_else_ticked_a_box(desk: Desk) -> None:
    desk.welcome_marc()
    form = desk.ctx.latest_form("diagnostic-partage")
    supports = next(one for one in form.topics if one.barrier == "mobilite").supports
    answers = (("social", "bloque"), ("personne", "gene_un_peu"))
    hers = topic(words=BUS, answers=answers, supports=(supports[0].id,))
    helps, *_ = copy(desk, sheet(topics=(hers,)))
    assert helps.voice == "personne"
    told = {voice: view.content.get("words") for voice, view in views(desk).items()}
    assert told == {"social": None, "personne": BUS}
    theirs = topic(barrier="sante", supports=(form.topics[0].supports[0].id,))
    (helps,) = copy(desk, sheet(speaker="social", topics=(theirs,)))
    assert helps.voice == "personne"


def test_the_sheet_replaces_it_where_that_is_said(desk: Desk) -> None:
    desk.view("mobilite", "gene_un_peu", words="Depuis, j’ai un vélo.")
    copy(desk, sheet(topics=(topic(words=BUS, replace=True),)))
    assert views(desk)["personne"].content["words"] == BUS


def test_before_any_diagnosis_nothing_was_said_since(desk: Desk) -> None:
    assert spoken_since(desk.read, "mobilite", ON) is None


def test_the_same_name_is_not_written_again(desk: Desk) -> None:
    with pytest.raises(NothingSaid):
        copy(desk, sheet(called="Amina B."))


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"on": dt.date(2026, 4, 1), "aim": "Plus tard"}, InvalidField),
        ({}, NothingSaid),
        ({"aim": "Avant", "topics": (topic(words="a\u202eb"),)}, InvalidField),
    ],
)
def test_all_or_nothing(desk: Desk, facts: Any, error: type[Exception]) -> None:
    before = desk.ctx.log.sealed(desk.livret)
    with pytest.raises(error):
        copy(desk, sheet(**facts))
    assert desk.ctx.log.sealed(desk.livret) == before
