"""How words came: told in the editor, beside the words, in the history, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.diagnosis.said import came_line
from livret.desktop.diagnosis.view_editor import ViewEditor
from livret.desktop.essentiel.controller import EssentielController
from livret.desktop.history.controller import HistoryController
from livret.desktop.history.model import ROW
from livret.desktop.kit.came import CameEditor
from livret.desktop.kit.fields import TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.ui import Ui
from livret.domain.came import STRAIGHT, Came, came_of
from livret.domain.diagnosis import aim_of, current_diagnosis
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.fictitious import social_security_number

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
DARI = Came(how="interpreter", language="prs", service="ISM", telephone=True)
TOLD = "par interprète (dari, ISM, par téléphone)"


def view_of(at: AtDesk) -> ViewEditor:
    assert at.detail.view is not None
    return at.detail.view


def came_at(at: AtDesk, barrier: str, voice: str = "personne") -> Came:
    diagnosis = current_diagnosis(at.read)
    assert diagnosis is not None
    view = diagnosis.topic(barrier).view(voice)
    assert view is not None
    return came_of(view.shown.content)


def by_interpreter(editor: CameEditor) -> None:
    editor.how.buttons["interpreter"].click()
    QTest.keyClicks(editor.language, "dari")
    QTest.keyClicks(editor.service, "ISM")
    editor.telephone.buttons["telephone"].click()


def test_an_interpreter_is_told_with_language_service_and_telephone(
    at: AtDesk,
) -> None:
    at.topic("mobilite")
    at.type("Je marche.")
    by_interpreter(view_of(at).came)
    at.diagnosis.close_topic()
    settle()
    assert came_at(at, "mobilite") == DARI
    row = at.diagnosis.rows["mobilite"]
    assert came_line(at.desk.ui.tr, row.diagnosis, row.topic) == TOLD
    assert TOLD in row.accessibleName()
    at.topic("mobilite")
    assert view_of(at).came.value == DARI
    at.go("history")
    model = at.of(HistoryController).page.rows
    first = model.index(0, 0).data(ROW)
    assert first.how == f"écrit par Claire M., {TOLD}"


def test_the_next_words_start_from_the_same_interpreter(at: AtDesk) -> None:
    at.topic("mobilite")
    at.type("Je marche.")
    by_interpreter(view_of(at).came)
    at.diagnosis.close_topic()
    settle()
    at.topic("sante")
    view_of(at).came.how.buttons["interpreter"].click()
    assert view_of(at).came.value == DARI


def test_who_helped_is_told(at: AtDesk) -> None:
    at.topic("mobilite")
    at.type("Je marche.")
    came = view_of(at).came
    came.how.buttons["helped"].click()
    QTest.keyClicks(came.by, "Zohra")
    at.diagnosis.close_topic()
    settle()
    assert came_at(at, "mobilite") == Came(how="helped", by="Zohra")
    row = at.diagnosis.rows["mobilite"]
    line = came_line(at.desk.ui.tr, row.diagnosis, row.topic)
    assert line == "avec l’aide de Zohra"


def test_words_of_a_referent_may_come_by_telephone_or_on_paper(at: AtDesk) -> None:
    at.topic("mobilite")
    at.speak("emploi")
    view = view_of(at)
    assert "written" not in view.came.how.buttons
    view.words.setPlainText("Il y a un car à 7 h.")
    view.came.how.buttons["telephone"].click()
    at.diagnosis.close_topic()
    settle()
    assert came_at(at, "mobilite", "emploi") == Came(how="telephone")
    at.topic("mobilite")
    at.speak("emploi")
    assert view_of(at).came.isVisible()
    at.speak("social")
    assert not view_of(at).came.isVisible()


def test_how_her_aim_came_is_told_beside_it(sit: Begin) -> None:
    at = sit(example=False)
    at.open("essentiel")
    page = at.of(EssentielController).page
    at.press(page, "Écrire ses mots")
    page.aim.setPlainText("Un travail de jour")
    by_interpreter(page.aim_card.came)
    at.press(page, "C’est ça")
    found = aim_of(at.read)
    assert found is not None
    assert came_of(found.content) == DARI
    assert f"écrit par Claire M., {TOLD}" in texts(page)
    at.press(page, "Écrire ses mots")
    assert page.aim_card.came.value == STRAIGHT


def test_an_aim_that_is_refused_comes_back_as_it_was(sit: Begin) -> None:
    at = sit(example=False)
    at.open("essentiel")
    page = at.of(EssentielController).page
    at.press(page, "Écrire ses mots")
    page.aim.setPlainText(f"Un travail {social_security_number()}")
    by_interpreter(page.aim_card.came)
    at.press(page, "C’est ça")
    assert aim_of(at.read) is None
    assert "numéro de sécurité sociale" in page.banner.sentence
    assert social_security_number() in page.aim.text
    assert page.aim_card.came.value == DARI


def test_a_language_without_a_code_is_told_all_the_same(
    ui: Ui, shown: Callable[[QWidget], QWidget]
) -> None:
    editor = CameEditor(ui)
    shown(editor)
    editor.how.buttons["interpreter"].click()
    QTest.keyClicks(editor.language, "kinyarwanda")
    QTest.keyClicks(editor.service, "ISM")
    assert editor.value == Came(how="interpreter", service="kinyarwanda, ISM")
    editor.how.buttons["written"].click()
    assert editor.value == Came(how="written")
    assert not editor.language.isVisible()


# --- hints -----------------------------------------------------------------------


def test_a_word_of_illness_is_pointed_at_once_the_hand_rests(
    ui: Ui, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    field = TextArea(ui, "Ses mots")
    hint = WritingHint(ui, field, health=True)
    shown(field)
    shown(hint).hide()
    hint._rest.setInterval(1)
    field.setPlainText("Mon diabète")
    qtbot.waitUntil(hint.isVisible)
    assert hint.words.accessibleName().startswith("«\u202fdiabète\u202f»")
    assert field.accessibleDescription() == hint.words.accessibleName()
    field.setPlainText("Je ne peux pas porter")
    qtbot.waitUntil(lambda: not hint.isVisible())
    assert field.accessibleDescription() == ""


def test_elsewhere_only_the_number_is_pointed_at(
    ui: Ui, shown: Callable[[QWidget], QWidget]
) -> None:
    field = TextArea(ui, "Ses mots")
    hint = WritingHint(ui, field)
    field.setPlainText("Mon diabète")
    hint.look()
    assert hint.isHidden()
    field.setPlainText(f"voici {social_security_number()}")
    hint.look()
    assert "Effacez le numéro" in hint.words.accessibleName()
    hint.deleteLater()
    field.deleteLater()


def test_the_hint_stands_under_her_words_on_health_alone(at: AtDesk) -> None:
    for barrier, told in (("sante", True), ("mobilite", False)):
        at.topic(barrier)
        at.type("Mon diabète me fatigue.")
        view_of(at).hint.look()
        assert view_of(at).hint.isHidden() is not told


HERS = "Quarante repas."


def _goal(at: AtDesk) -> Any:
    return at.desk.controllers["goals"].page.form


def _skill(at: AtDesk) -> Any:
    form = at.desk.controllers["skills"].page.skill_form
    form.show()
    return form


def _project(at: AtDesk) -> Any:
    form = at.desk.controllers["skills"].page.project_form
    form.show()
    return form


def _situation(at: AtDesk) -> Any:
    form = at.desk.controllers["skills"].page.situation_form
    form.show()
    return form


def _life(at: AtDesk) -> Any:
    return at.desk.controllers["pathway"].page.open_form(life=True)


def _agreement(at: AtDesk) -> Any:
    page = at.desk.controllers["agreement"].page
    page.open_form()
    page.form.name.setText("Awa")
    page.form.purpose.setPlainText("Le permis")
    page.form.topics.buttons["mobilite"].click()
    return page.form


def _support(at: AtDesk) -> Any:
    return at.topic("mobilite").supports


@pytest.mark.parametrize(
    ("page", "form", "verb"),
    [
        ("goals", _goal, "Ajouter cet objectif"),
        ("skills", _skill, "Ajouter"),
        ("skills", _project, "Garder ce projet"),
        ("skills", _situation, "C’est noté"),
        ("pathway", _life, "Mettre sur la frise"),
        ("agreement", _agreement, "C’est d’accord"),
        ("diagnosis", _support, "Ajouter ce qui aide"),
    ],
)
def test_every_word_of_hers_can_tell_how_it_came(
    sit: Callable[..., AtDesk],
    page: str,
    form: Callable[[AtDesk], Any],
    verb: str,
) -> None:
    at = sit(example=False)
    at.open(page)
    shown = form(at)
    write = getattr(shown.words, "setPlainText", None) or shown.words.setText
    write(HERS)
    shown.came.editor.how.buttons["helped"].click()
    shown.came.editor.by.setText("sa sœur")
    at.press(shown, verb)
    assert at.troubles == []
    value = next(one for one in at.said if one.content.get("words") == HERS)
    assert value.content["came"] == {"how": "helped", "by": "sa sœur"}
    assert form(at).came.value == STRAIGHT
    assert at.drafts() == {}
