"""What is typed on the pages of the pathway survives the end of the power."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.charter.controller import CharterController
from livret.desktop.goals.controller import GoalsController
from livret.desktop.skills.controller import SkillsController
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


@pytest.mark.parametrize(
    ("page", "form", "verb"),
    [
        ("goals", goal, "Ajouter cet objectif"),
        ("skills", skill, "Ajouter"),
        ("skills", project, "Garder ce projet"),
        ("charter", line, "Ajouter cette ligne"),
    ],
)
def test_it_is_found_again_until_it_is_said(
    sit: Begin, qtbot: QtBot, page: str, form: Callable[[AtDesk], Any], verb: str
) -> None:
    first = sit(example=False)
    first.open(page)
    form(first).words.setPlainText(WORDS)
    qtbot.waitUntil(lambda: WORDS in first.drafts().values())
    first.kill()

    again = sit()
    again.open(page)
    assert form(again).words.text == WORDS
    again.press(form(again), verb)
    assert again.drafts() == {}


@pytest.mark.parametrize("kind", [GoalsController, SkillsController, CharterController])
def test_saving_now_and_ending_write_what_is_typed(sit: Begin, kind: Any) -> None:
    at = sit(example=False)
    at.open(kind.key)
    forms = {"goals": goal, "skills": skill, "charter": line}
    field = forms[kind.key](at).words
    field.setPlainText("Un mot.")
    at.of(kind).asked("save")
    settle()
    assert "Un mot." in at.drafts().values()
    field.setPlainText(WORDS)
    at.of(kind).keep_typing()
    settle()
    assert WORDS in at.drafts().values()
    field.setPlainText("")
    at.of(kind).asked("save")
    settle()
    assert at.drafts() == {}
