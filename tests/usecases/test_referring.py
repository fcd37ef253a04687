"""Asking a service, and what it answers."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.domain.errors import InvalidField
from livret.domain.line_items import Item
from livret.domain.outside import obstacles_of
from livret.domain.timeline import Lane, timeline_of
from livret.usecases.errors import UnknownReference
from livret.usecases.referring import Refer, TellAnswer, refer, tell_answer
from tests.usecases.desks import Desk

SERVICE = "Auto-école solidaire"


def asked(desk: Desk) -> str:
    command = Refer(
        livret=desk.livret,
        to=f" {SERVICE} ",
        contact="Nadia",
        words="Passer le permis.",
        barriers=("mobilite",),
    )
    return refer(desk.ctx, command).value


def item(desk: Desk) -> Item:
    (one,) = [one for one in timeline_of(desk.read).items if one.what == "referral"]
    return one


def test_what_is_asked_stands_on_the_side_of_who_asks(desk: Desk) -> None:
    made = asked(desk)
    found = item(desk)
    assert (found.id, found.lane, found.who_name) == (made, Lane.SOCIAL, SERVICE)
    assert (found.on, found.barriers) == (dt.date(2026, 3, 12), ("mobilite",))


def test_words_that_have_the_name_of_a_reference_are_words(desk: Desk) -> None:
    asked(desk)
    assert item(desk).value.content["contact"] == "Nadia"
    project = {"kind": "project_said", "words": "Cuisinière", "contract": "@CDI"}
    (made,) = desk.say(project)
    assert desk.read.at("project", made)[-1].content["contract"] == "@CDI"


def test_what_the_service_answers_is_told_to_those_who_read_the_question(
    desk: Desk,
) -> None:
    made = asked(desk)
    answer = TellAnswer(
        livret=desk.livret, referral=made, state="accepted", words="En mai."
    )
    told = tell_answer(desk.ctx, answer).value
    assert item(desk).state == "accepted"
    (body,) = [one.body for one in desk.ctx.log.read(desk.livret) if one.id == told]
    assert body is not None
    assert set(body.scopes) == {"mobilite"}


def test_a_service_that_does_not_answer_blocks_outside(desk: Desk) -> None:
    silent = TellAnswer(livret=desk.livret, referral=asked(desk), state="no_answer")
    tell_answer(desk.ctx, silent)
    assert [one.who for one in obstacles_of(desk.read)] == [SERVICE]


def test_nobody_is_asked_for_nothing(desk: Desk) -> None:
    with pytest.raises(InvalidField) as refused:
        refer(desk.ctx, Refer(livret=desk.livret, to=" "))
    assert refused.value.facts == {"path": "to", "problem": "missing"}
    answer = TellAnswer(livret=desk.livret, referral="ab" * 32, state="accepted")
    with pytest.raises(UnknownReference):
        tell_answer(desk.ctx, answer)
    odd = TellAnswer(livret=desk.livret, referral=asked(desk), state="maybe")
    with pytest.raises(InvalidField):
        tell_answer(desk.ctx, odd)
