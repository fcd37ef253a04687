"""What she knows how to do, what she projects, where she stands: at the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication

from livret.desktop.goals.controller import GoalsController
from livret.desktop.goals.page import AnswerEdit, GoalEdit, ResultEdit
from livret.desktop.skills.controller import SkillsController
from livret.domain.pathway import pathway_of
from livret.domain.situations import projects_of, situations_of, skills_of
from livret.usecases.livrets import OpenLivret, open_livret
from livret.words.cv import cv_draft
from livret.words.translator import translator_for
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def here(at: AtDesk) -> AtDesk:
    at.go("skills")
    return at


def test_a_skill_is_recognised_with_its_story(here: AtDesk) -> None:
    page = here.of(SkillsController).page
    here.press(page.skill_form, "Ajouter")
    before = len(skills_of(here.read))
    page.skill_form.words.setPlainText("Réparer des vélos")
    page.skill_form.area.buttons["repairing"].click()
    page.skill_form.story.setPlainText("Avec mon oncle, à l’atelier.")
    page.skill_form.by.setText("mon oncle")
    here.press(page.skill_form, "Ajouter")
    skill = skills_of(here.read)[before]
    assert skill.content["recognised_by"] == "mon oncle"
    assert skill.voice == "personne"
    shown = " ".join(texts(page))
    assert "Réparer des vélos" in shown
    assert "réparer · reconnu par mon oncle" in shown
    assert page.skill_form.words.text == ""


def test_a_project_is_said_in_her_words(here: AtDesk) -> None:
    page = here.of(SkillsController).page
    before = len(projects_of(here.read))
    here.press(page.project_form, "Garder ce projet")
    page.project_form.words.setPlainText("Cuisinière dans une école")
    page.project_form.hours.buttons["full_time"].click()
    here.press(page.project_form, "Garder ce projet")
    project = projects_of(here.read)[before]
    assert project.content["hours"] == "full_time"
    assert any("Cuisinière dans une école" in one for one in texts(page))


def test_where_she_stands_is_hers_to_say_first(here: AtDesk) -> None:
    page = here.of(SkillsController).page
    other = open_livret(here.ctx, OpenLivret(called="Olena T.")).value
    here.open("skills", other)
    form = page.situation_form
    assert list(form.voice.buttons) == ["personne"]
    here.press(form, "C’est noté")
    form.answer.buttons["starting_pathway"].click()
    form.words.setPlainText("Je commence.")
    here.press(form, "C’est noté")
    assert "social" in form.voice.buttons
    form.voice.buttons["social"].click()
    form.answer.buttons["close_to_employment"].click()
    here.press(form, "C’est noté")
    found = situations_of(here.ctx.livret(other))
    assert [one.code for one in found] == ["starting_pathway", "close_to_employment"]
    form.voice.buttons["personne"].click()
    form.answer.buttons["ne_souhaite_pas_repondre"].click()
    here.press(form, "C’est noté")
    assert list(form.voice.buttons) == ["personne"]
    shown = " ".join(texts(page))
    assert "Tout près d’un emploi" not in shown
    assert "préfère ne pas répondre" in shown


def test_another_voice_speaking_loses_no_words(sit: Callable[..., AtDesk]) -> None:
    first = sit()
    first.say({"kind": "situation_said", "situation": "starting_pathway"})
    first.open("skills")
    page = first.of(SkillsController).page
    first.press(page, "Dire où j’en suis")
    form = page.situation_form
    form.words.setPlainText("Je cherche.")
    form.answer.buttons["close_to_employment"].click()
    form.came.editor.how.buttons["helped"].click()
    form.voice.buttons["social"].click()
    assert (form.words.text, form.answer.value) == ("", "")
    form.words.setPlainText("Elle cherche.")
    form.voice.buttons["personne"].click()
    assert (form.words.text, form.answer.value) == (
        "Je cherche.",
        "close_to_employment",
    )
    assert form.came.value.how == "helped"
    first.of(SkillsController).keep_typing()
    settle()
    first.kill()
    again = sit()
    again.open("skills")
    page = again.of(SkillsController).page
    form = page.situation_form
    assert form.words.text == "Je cherche."
    again.press(form, "C’est noté")
    assert form.words.text == ""
    form.voice.buttons["social"].click()
    assert form.words.text == "Elle cherche."
    again.of(SkillsController).keep_typing()
    settle()
    assert "situation:new" in again.drafts()
    again.press(form, "C’est noté")
    assert again.drafts() == {}
    said = [one.words for one in situations_of(again.read)]
    assert {"Je cherche.", "Elle cherche."} <= set(said)


def test_what_is_written_never_reaches_another_livret(here: AtDesk) -> None:
    page = here.of(SkillsController).page
    page.skill_form.words.setPlainText("Chanter")
    page.project_form.words.setPlainText("Chanteuse")
    page.situation_form.words.setPlainText("Bientôt")
    here.go("goals")
    goals = here.of(GoalsController).page
    goals.words.setPlainText("Monter sur scène")
    other = open_livret(here.ctx, OpenLivret(called="Olena T.")).value
    here.open("skills", other)
    assert page.skill_form.words.text == ""
    assert page.project_form.words.text == ""
    assert page.situation_form.words.text == ""
    here.go("goals")
    assert goals.words.text == ""


def test_the_draft_of_a_cv_is_copied_and_noted(here: AtDesk) -> None:
    controller = here.of(SkillsController)
    here.say(
        {
            "kind": "skill_recognised",
            "words": "Réparer des vélos",
            "area": "repairing",
            "story": "À l’atelier.",
        },
        {"kind": "strength_recognised", "words": "Toujours à l’heure"},
        {"kind": "person_described", "languages": ["fr", "uk"], "education": "CAP"},
        {"kind": "project_said", "words": "Mécanicienne", "voice": "emploi"},
    )
    here.open("skills")
    here.press(controller.page, "Brouillon de CV")
    assert controller.dialog is not None
    controller.dialog.buttons["copy"].click()
    settle()
    text = QGuiApplication.clipboard().text()
    controller.clipboard.forget()
    assert text.startswith("Amina")
    assert "- Réparer des vélos (réparer)\u202f: À l’atelier." in text
    assert "- Toujours à l’heure" in text
    assert "- ukrainien" in text
    assert "- CAP" in text
    assert "Mécanicienne" not in text
    assert any(one.what == "copied" for one in here.ctx.journal.of(here.livret))


def test_a_draft_of_nobody_leaves_lines_to_complete(here: AtDesk) -> None:
    other = open_livret(here.ctx, OpenLivret(private_line="celle du parc")).value
    text = cv_draft(translator_for("fr"), here.ctx.livret(other))
    assert text.startswith("Votre nom\n")
    assert "Ce que je sais faire" not in text


def test_leaving_a_draft_copies_nothing(here: AtDesk) -> None:
    controller = here.of(SkillsController)
    here.press(controller.page, "Brouillon de CV")
    assert controller.dialog is not None
    controller.dialog.buttons["leave"].click()
    settle()
    assert not any(one.what == "copied" for one in here.ctx.journal.of(here.livret))


def test_a_proposal_waits_for_her_answer_and_each_says_what_came(here: AtDesk) -> None:
    here.go("goals")
    page = here.of(GoalsController).page
    edit = GoalEdit("Passer le permis", "emploi", ("mobilite",), ("autonomy",))
    page.goal_added.emit(edit)
    settle()
    goal = pathway_of(here.read).goals[-1]
    assert goal.waits_for_her
    assert goal.functions == ("autonomy",)
    shown = " ".join(texts(page))
    assert "Amina n’a pas encore répondu." in shown
    page.answered.emit(AnswerEdit("goal", goal.id, "not_yet", "Après l’été."))
    settle()
    goal = pathway_of(here.read).goals[-1]
    assert not goal.waits_for_her
    assert any("Pas encore · «\u202fAprès l’été.\u202f»" in one for one in texts(page))
    action = pathway_of(here.read).actions[0]
    page.told.emit(ResultEdit(action.id, "personne", "On m’a écoutée."))
    settle()
    assert any("On m’a écoutée." in one for one in texts(page))
