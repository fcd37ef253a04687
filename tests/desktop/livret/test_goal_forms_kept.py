"""What is typed in a form inside a goal's card is never lost, whoever saves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from livret.desktop.goals.controller import GoalsController
from livret.desktop.goals.forms import ActionForm, GoalForm
from livret.desktop.goals.page import GoalsPage
from livret.desktop.goals.telling_forms import AnswerForm, ResultForm
from livret.domain.pathway import pathway_of
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.saying import say_items
from livret.usecases.writing import Said
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.fictitious import social_security_number

# The platform without a screen has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
WORDS = "Appeler lundi."
FORMS = {
    "Ajouter une démarche pour Passer le permis": ActionForm,
    "Ce que ça a donné\u202f: Appeler": ResultForm,
    "Sa réponse\u202f: Appeler": AnswerForm,
    "Sa réponse\u202f: Passer le permis": AnswerForm,
    "Modifier l’objectif\u202f: Passer le permis": GoalForm,
}


@pytest.fixture
def at(sit: Begin) -> AtDesk:
    """A goal with one action, in sight."""
    desk = sit(example=False)
    desk.say({"kind": "goal_set", "voice": "personne", "words": "Passer le permis"})
    goal = pathway_of(desk.read).goals[0].id
    desk.say({"kind": "action_agreed", "goal": goal, "words": "Appeler"})
    desk.open("goals")
    return desk


def page_of(at: AtDesk) -> GoalsPage:
    return at.of(GoalsController).page


def shown(at: AtDesk, kind: type) -> Any:
    """The one open form of a kind inside the cards."""
    page = page_of(at)
    (form,) = [
        one
        for one in page.findChildren(kind)
        if one is not page.form and not one.isHidden()
    ]
    return form


def write(field: Any, words: str) -> None:
    put = getattr(field, "setPlainText", None) or field.setText
    put(words)


def read(field: Any) -> str:
    return str(field.toPlainText() if hasattr(field, "toPlainText") else field.text())


def somebody_saves(at: AtDesk) -> None:
    """The livret changes, as when another form is saved or a file came."""
    goal = pathway_of(at.read).goals[0].id
    livret = at.livret

    def call(vault: Any) -> Any:

        content = {"goal": goal, "words": "Autre chose"}
        return say_items(
            vault.ctx, livret, [Said(kind="action_agreed", content=content)]
        )

    at.desk.ask(page_of(at), call)
    settle()
    assert len(pathway_of(at.read).goals[0].actions) > 1


@pytest.mark.parametrize("opener", FORMS)
def test_it_stays_when_the_livret_changes(at: AtDesk, opener: str) -> None:
    at.press(page_of(at), opener)
    form = shown(at, FORMS[opener])
    write(form.words, WORDS)
    form.words.setFocus()
    if opener.startswith("Ajouter"):
        form.words.setCursorPosition(3)
    else:
        form.words.moveCursor(QTextCursor.MoveOperation.Start)
        form.words.moveCursor(QTextCursor.MoveOperation.NextWord)
    place = cursor(form.words)
    somebody_saves(at)
    again = shown(at, FORMS[opener])
    assert read(again.words) == WORDS
    assert at.window.focusWidget() is again.words
    assert cursor(again.words) == place
    write(again.words, WORDS + "!")
    somebody_saves(at)
    assert read(shown(at, FORMS[opener]).words) == WORDS + "!"


def cursor(field: Any) -> int:
    if hasattr(field, "textCursor"):
        return int(field.textCursor().position())
    return int(field.cursorPosition())


@pytest.mark.parametrize("opener", FORMS)
def test_it_is_found_again_until_it_is_said(
    sit: Begin, qtbot: QtBot, at: AtDesk, opener: str
) -> None:
    at.press(page_of(at), opener)
    form = shown(at, FORMS[opener])
    write(form.words, WORDS)
    if hasattr(form, "answer"):
        form.answer.buttons["not_yet"].click()
    qtbot.waitUntil(lambda: any(WORDS in one for one in at.drafts().values()))
    at.of(GoalsController).keep_typing()
    settle()
    at.kill()

    later = sit()
    later.open("goals")
    found = shown(later, FORMS[opener])
    assert read(found.words) == WORDS
    if hasattr(found, "answer"):
        assert found.answer.value == "not_yet"
    before = len(later.said)
    verbs = ("C’est noté", "Ajouter", "Garder ces mots")
    (verb,) = [
        one for one in found.findChildren(QPushButton) if one.accessibleName() in verbs
    ]
    verb.click()
    settle()
    assert later.troubles == []
    assert len(later.said) == before + 1
    assert later.said[-1].content["words"] == WORDS
    assert later.drafts() == {}
    open_forms = [
        one
        for one in page_of(later).findChildren(FORMS[opener])
        if one is not page_of(later).form and not one.isHidden()
    ]
    assert open_forms == []


def test_an_open_form_with_words_stays_beside_another(at: AtDesk) -> None:
    openers = list(FORMS)
    at.press(page_of(at), openers[1])
    shown(at, ResultForm).words.setPlainText(WORDS)
    at.press(page_of(at), openers[4])
    shown(at, GoalForm).words.setPlainText("Le permis, en mai")
    at.press(shown(at, ResultForm), "C’est noté")
    assert at.said[-1].content["words"] == WORDS
    assert shown(at, GoalForm).words.text == "Le permis, en mai"


def test_leaving_it_forgets_it(at: AtDesk, qtbot: QtBot) -> None:
    at.press(page_of(at), "Modifier l’objectif\u202f: Passer le permis")
    form = shown(at, GoalForm)
    form.words.setPlainText(WORDS)
    qtbot.waitUntil(lambda: bool(at.drafts()))
    at.press(form, "Revenir")
    assert at.drafts() == {}
    at.press(page_of(at), "Modifier l’objectif\u202f: Passer le permis")
    assert shown(at, GoalForm).words.text == "Passer le permis"


def test_what_is_refused_stays_written(at: AtDesk) -> None:
    number = social_security_number()
    at.press(page_of(at), "Ce que ça a donné\u202f: Appeler")
    form = shown(at, ResultForm)
    form.words.setPlainText(f"Mon numéro est {number}.")
    at.press(form, "C’est noté")
    assert at.troubles
    assert number in shown(at, ResultForm).words.text
    at.troubles.clear()
    shown(at, ResultForm).words.setPlainText(WORDS)
    at.press(shown(at, ResultForm), "C’est noté")
    assert at.said[-1].content["words"] == WORDS


def test_it_never_reaches_another_livret(at: AtDesk) -> None:
    at.press(page_of(at), "Ce que ça a donné\u202f: Appeler")
    shown(at, ResultForm).words.setPlainText(WORDS)
    other = open_livret(at.ctx, OpenLivret(called="Olena T.")).value
    at.open("goals", other)
    assert page_of(at).findChildren(ResultForm) == []
    assert at.ctx.drafts.of(other) == ()
    at.open("goals", at.livret)
    assert shown(at, ResultForm).words.text == WORDS


VERBS = ("C’est noté", "Ajouter", "Garder ces mots")


@pytest.mark.parametrize("opener", FORMS)
@pytest.mark.parametrize("verbs", [VERBS, ("Revenir",)], ids=["kept", "left"])
def test_the_keyboard_goes_back_to_what_opened_it(
    at: AtDesk, opener: str, verbs: tuple[str, ...]
) -> None:
    (button,) = [
        one
        for one in page_of(at).findChildren(QPushButton)
        if one.accessibleName() == opener
    ]
    place = button.property("place")
    button.setFocus()
    button.click()
    form = shown(at, FORMS[opener])
    write(form.words, WORDS)
    if hasattr(form, "answer"):
        form.answer.buttons["not_yet"].click()
    (verb,) = [
        one for one in form.findChildren(QPushButton) if one.accessibleName() in verbs
    ]
    verb.setFocus()
    verb.click()
    settle()
    held = at.window.focusWidget()
    assert isinstance(held, QPushButton)
    assert held.property("place") == place, held.accessibleName()
