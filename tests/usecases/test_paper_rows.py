"""A topic on paper: what was asked, what is answered since, whose name, which day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from livret.domain.diagnosis import current_diagnosis
from livret.usecases.paper_rows import Printing
from livret.usecases.sheets import Row
from tests.domain.on_the_line import MARCH, opened
from tests.domain.writing import Log, team
from tests.usecases.composed import composed, row
from tests.usecases.desks import Desk

LATER = MARCH + dt.timedelta(days=3)


def view(log: Log, by: str, voice: str, level: str, **more: Any) -> None:
    content = {"barrier": "mobilite", "level": level, "diagnosis": more.pop("form")}
    log.write(
        by, "view_given", {**content, **more.pop("told", {})}, voice=voice, **more
    )


def printed(log: Log) -> Row:
    livret = log.fold()
    diagnosis = current_diagnosis(livret)
    assert diagnosis is not None
    return Printing(livret).row(diagnosis.topic("mobilite"), aimed=False)


def test_the_question_is_the_one_that_was_asked_then(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.say({"kind": "aim_said", "words": "Cuisiner"})
    desk.view("sante", "bloque")
    found = composed(desk)
    assert row(found, "mobilite").asked == "daily"
    assert row(found, "sante").asked == "aim"


def test_what_she_answered_herself_since_is_no_longer_printed() -> None:
    log, _ = team()
    form = opened(log)
    for by, words in (("claire", "Par Claire."), ("marc", "Par Marc.")):
        view(log, by, "personne", "bloque", told={"words": words}, form=form)
    both = printed(log)
    assert [one.words for one in both.quotes] == ["Par Marc.", "Par Claire."]
    hers = {"words": "Par moi."}
    view(log, "amina", "personne", "ne_gene_pas", told=hers, form=form)
    found = printed(log)
    assert [one.words for one in found.quotes] == ["Par moi."]
    assert [one.answer for one in found.marks if one.voice == "personne"] == [
        "ne_gene_pas"
    ]


def test_what_somebody_said_who_left_has_their_name_and_not_who_came_after() -> None:
    log, ids = team()
    form = opened(log)
    view(log, "claire", "emploi", "bloque", form=form)
    log.leave("claire", ids["marc"], log.heads())
    log.join("claire", "Sonia", side="emploi")
    assert [one.name for one in printed(log).marks if one.voice == "emploi"] == ["marc"]


def test_how_the_words_of_a_referent_came_is_told(desk: Desk) -> None:
    desk.welcome_marc()
    told = {"words": "Le bus ne passe plus.", "came": {"how": "telephone"}}
    desk.view("mobilite", "bloque", "emploi", **told)
    (mark,) = [one for one in row(composed(desk), "mobilite").marks if one.words]
    assert mark.came.how == "telephone"


def test_the_same_answer_again_has_its_last_day() -> None:
    log, _ = team()
    form = opened(log)
    view(log, "claire", "personne", "bloque", said_on=MARCH, form=form)
    view(log, "marc", "personne", "bloque", said_on=LATER, form=form)
    (hers,) = [one for one in printed(log).marks if one.voice == "personne"]
    assert hers.on == LATER
