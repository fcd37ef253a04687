"""What is typed on the pages of the pathway survives the end of the power."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.agreement.controller import AgreementController
from livret.desktop.charter.controller import CharterController
from livret.desktop.goals.controller import GoalsController
from livret.desktop.meetings.controller import MeetingsController
from livret.desktop.pathway.controller import PathwayController
from livret.desktop.skills.controller import SkillsController
from livret.domain.pathway import pathway_of
from livret.usecases.meetings import PlanMeeting, plan_meeting
from tests.desktop.livret.at_desk import AtDesk, settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
WORDS = "Quarante repas."


def goal(at: AtDesk) -> Any:
    return at.of(GoalsController).page.form


def skill(at: AtDesk) -> Any:
    return at.of(SkillsController).page.skill_form


def project(at: AtDesk) -> Any:
    return at.of(SkillsController).page.project_form


def line(at: AtDesk) -> Any:
    page = at.of(CharterController).page
    if page.editor is None:
        page.open_editor()
        settle()
    return page.editor


def kept_in(at: AtDesk) -> str:
    return " ".join(at.drafts().values())


def life(at: AtDesk) -> Any:
    page = at.of(PathwayController).page
    if page.form is None:
        at.press(page, "Ajouter dans Ma vie")
    return page.form


def event(at: AtDesk) -> Any:
    page = at.of(PathwayController).page
    if page.form is None:
        at.press(page, "Ajouter un événement")
    return page.form


def agreed(at: AtDesk) -> Any:
    page = at.of(AgreementController).page
    if page.form is None:
        at.press(page, "Nouvel accord")
        assert page.form is not None
        page.form.name.setText("Awa")
        page.form.purpose.setPlainText("Le permis")
        page.form.topics.buttons["mobilite"].click()
    return page.form


@pytest.mark.parametrize(
    ("page", "form", "verb"),
    [
        ("goals", goal, "Ajouter cet objectif"),
        ("skills", skill, "Ajouter"),
        ("skills", project, "Garder ce projet"),
        ("charter", line, "Garder cette charte"),
        ("pathway", life, "Mettre sur la frise"),
        ("pathway", event, "Mettre sur la frise"),
        ("agreement", agreed, "C’est d’accord"),
    ],
)
def test_it_is_found_again_until_it_is_said(
    sit: Begin, qtbot: QtBot, page: str, form: Callable[[AtDesk], Any], verb: str
) -> None:
    first = sit(example=False)
    first.open(page)
    form(first).words.setPlainText(WORDS)
    qtbot.waitUntil(lambda: WORDS in kept_in(first))
    first.kill()

    again = sit()
    again.open(page)
    assert form(again).words.text == WORDS
    before = len(again.said)
    again.press(form(again), verb)
    assert again.troubles == []
    assert again.drafts() == {}
    assert len(again.said) > before
    again.go("essentiel")
    again.go(page)
    assert form(again).words.text == ""


@pytest.mark.parametrize(
    ("page", "form"),
    [("pathway", life), ("agreement", agreed), ("charter", line)],
)
def test_going_back_forgets_it(
    sit: Begin, qtbot: QtBot, page: str, form: Callable[[AtDesk], Any]
) -> None:
    at = sit(example=False)
    at.open(page)
    form(at).words.setPlainText(WORDS)
    qtbot.waitUntil(lambda: WORDS in kept_in(at))
    at.press(form(at), "Revenir")
    assert at.drafts() == {}


def test_the_lines_of_a_charter_under_way_are_kept_too(
    sit: Begin, qtbot: QtBot
) -> None:
    first = sit(example=False)
    first.open("charter")
    line(first).words.setPlainText(WORDS)
    first.press(line(first), "Ajouter cette ligne")
    qtbot.waitUntil(lambda: WORDS in kept_in(first))
    first.kill()
    again = sit()
    again.open("charter")
    assert [one.words for one in line(again).lines.lines] == [WORDS]


def test_somebody_half_added_is_found_and_their_refusal_loses_nothing(
    sit: Begin, qtbot: QtBot
) -> None:
    first = sit(example=False)
    first.open("agreement")
    team = first.of(AgreementController).page.team
    first.press(team, "Ajouter quelqu’un")
    team.form.name.setText("Awa")
    team.form.organisation.setText("PMI")
    qtbot.waitUntil(lambda: "PMI" in kept_in(first))
    first.kill()
    again = sit()
    again.open("agreement")
    team = again.of(AgreementController).page.team
    assert not team.form.isHidden()
    assert (team.form.name.text(), team.form.organisation.text()) == ("Awa", "PMI")
    team.form.quality.setText("\u200b")
    again.press(team.form, "Ajouter")
    assert again.troubles
    assert team.form.name.text() == "Awa"
    team.form.quality.setText("infirmière")
    again.press(team.form, "Ajouter")
    assert again.drafts() == {}
    assert team.form.isHidden()
    assert "Awa" in {one.name for one in again.read.members}


def test_a_meeting_being_told_of_stays_when_the_livret_changes(
    sit: Begin, qtbot: QtBot
) -> None:
    at = sit(example=False)
    at.say({"kind": "meeting_planned", "on": "2026-03-11"})
    at.open("meetings")
    page = at.of(MeetingsController).page
    (meeting,) = page.cards
    page.cards[meeting].ask("postponed")
    page.cards[meeting].form.words.setText(WORDS)
    at.desk.ask(page, lambda vault: plan_meeting(vault.ctx, soon(at)))
    settle()
    assert len(page.cards) == 2
    form: Any = page.cards[meeting].form
    assert form.words.text() == WORDS
    qtbot.waitUntil(lambda: WORDS in kept_in(at))
    at.kill()
    again = sit()
    again.open("meetings")
    form = again.of(MeetingsController).page.cards[meeting].form
    assert form.words.text() == WORDS
    again.press(form, "Garder")
    assert again.drafts() == {}


def soon(at: AtDesk) -> PlanMeeting:
    return PlanMeeting(livret=at.livret, on=dt.date(2026, 4, 1))


def test_a_question_is_taken_up_where_it_was_left(sit: Begin, qtbot: QtBot) -> None:
    first = sit()
    first.open("goals")
    action = next(a.id for g in pathway_of(first.read).goals for a in g.actions)
    asked = first.of(GoalsController).page.action_state_asked
    asked.emit(action, "blocked_outside")
    assert first.of(GoalsController).blocked is not None
    first.of(GoalsController).blocked.who.setText(WORDS)
    qtbot.waitUntil(lambda: WORDS in kept_in(first))
    first.kill()
    again = sit()
    again.open("goals")
    page = again.of(GoalsController).page
    assert "ça bloque dehors" in page.banner.sentence
    page.action_state_asked.emit(action, "blocked_outside")
    settle()
    blocked = again.of(GoalsController).blocked
    assert blocked is not None
    assert blocked.who.text() == WORDS
    again.press(again.of(GoalsController).dialog, "C’est noté")
    assert again.drafts() == {}
    assert again.said[-1].content["blocked_by"] == WORDS


@pytest.mark.parametrize("kind", [GoalsController, SkillsController, CharterController])
def test_saving_now_and_ending_write_what_is_typed(sit: Begin, kind: Any) -> None:
    at = sit(example=False)
    at.open(kind.key)
    forms = {"goals": goal, "skills": skill, "charter": line}
    field = forms[kind.key](at).words
    field.setPlainText("Un mot.")
    at.of(kind).asked("save")
    settle()
    assert "Un mot." in kept_in(at)
    field.setPlainText(WORDS)
    at.of(kind).keep_typing()
    settle()
    assert WORDS in kept_in(at)
    field.setPlainText("")
    at.of(kind).asked("save")
    settle()
    assert at.drafts() == {}
