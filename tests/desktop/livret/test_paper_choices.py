"""Parts, days, forms and languages of papers, chosen in the window."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QDate

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.pathway.controller import PathwayController
from livret.desktop.pathway.paper_form import PaperForm
from livret.desktop.preview.dressing import Dressing
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.papers_desk import document, freeze, preview, sheet_of
from tests.paper.papers import text_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def meeting(day: str, words: str) -> dict[str, object]:
    return {"kind": "meeting_held", "on": day, "present": [], "targets": [],
            "words": words, "said_on": day}  # fmt: skip


def test_parts_and_days_of_the_whole_livret(at: AtDesk) -> None:
    at.say(meeting("2026-02-01", "Nous avons parlé du bus."))
    at.say(meeting("2026-03-01", "Nous avons parlé du vélo."))
    controller = preview(at)
    kind = controller.kind
    kind.papers.buttons["livret"].click()
    settle()
    assert kind.parts is not None
    assert kind.days is not None
    kind.parts.buttons["comptes-rendus"].click()
    settle()
    assert len(sheet_of(controller).parts) == 2
    assert sheet_of(controller).since is None
    kind.days.which.buttons["between"].click()
    kind.days.first.setDate(QDate(2026, 3, 9))
    kind.days.last.setDate(QDate(2026, 2, 20))
    kind.days.last.editingFinished.emit()
    settle()
    # Whichever was written first: from the earlier day to the later one.
    sheet = sheet_of(controller)
    assert (sheet.since, sheet.until) == (dt.date(2026, 2, 20), dt.date(2026, 3, 9))
    assert [part.on for part in sheet.parts] == [dt.date(2026, 3, 1)]
    kind._lists["dress"].buttons["large"].click()
    settle()
    # Another form loses none of what was chosen.
    again = sheet_of(controller)
    assert (again.since, again.until) == (sheet.since, sheet.until)
    assert kind.chosen_parts == {"comptes-rendus"}
    assert kind.days is not None
    kind.days.which.buttons["all"].click()
    settle()
    assert len(sheet_of(controller).parts) == 2
    kind.papers.buttons["plan"].click()
    settle()
    assert kind.days is None
    assert kind.since is None


def test_days_that_stay_the_same_ask_for_no_other_paper(at: AtDesk) -> None:
    controller = preview(at)
    kind = controller.kind
    kind.papers.buttons["livret"].click()
    settle()
    assert kind.days is not None
    asked: list[bool] = []
    kind.days.changed.connect(lambda: asked.append(True))
    kind.days.first.editingFinished.emit()
    assert asked == []


def test_the_dossier_of_a_document_that_was_frozen(at: AtDesk) -> None:
    freeze(at)
    controller = preview(at)
    kind = controller.kind
    kind.papers.buttons["dossier"].click()
    settle()
    assert kind.target == document(at).id
    assert sheet_of(controller).paper == "dossier"
    assert not controller.page.sign.isVisible()


def test_the_pathway_in_another_form_and_language(at: AtDesk, tmp_path: Path) -> None:
    at.say(meeting("2026-03-01", "Nous avons parlé du bus."))
    at.go("pathway")
    controller = at.of(PathwayController)
    at.press(controller.page, "Imprimer")
    (form,) = controller.page.findChildren(PaperForm)
    form.dressing.forms.buttons["large"].click()
    form.dressing.languages.buttons["es"].click()
    at.press(form, "Préparer le papier")
    dialog = controller.handing.dialog
    assert dialog is not None
    dialog.buttons["file"].click()
    settle()
    path = tmp_path / "p.pdf"
    assert controller.handing.chooser is not None
    controller.handing.chooser.fileSelected.emit(str(path))
    settle()
    assert "Traducción no verificada" in text_of(path.read_bytes())
    controller.handing.chooser.reject()
    settle()


def test_a_blank_form_in_another_form_and_language(at: AtDesk, tmp_path: Path) -> None:
    at.go("documents")
    page = at.of(DocumentsController).page
    page.blank_asked.emit()
    blank = at.of(DocumentsController).blank
    assert blank.dressing is not None
    assert blank.dialog is not None
    blank.dressing.forms.buttons["bilingual"].click()
    assert blank.dressing.languages.value == "en"
    assert "fr" not in [
        code
        for code, one in blank.dressing.languages.buttons.items()
        if not one.isHidden()
    ]
    blank.dressing.languages.buttons["uk"].click()
    blank.dialog.buttons["file"].click()
    settle()
    path = tmp_path / "vierge.pdf"
    assert blank.chooser is not None
    blank.chooser.fileSelected.emit(str(path))
    settle()
    text = text_of(path.read_bytes())
    assert "Diagnostic partagé" in text
    assert "Переклад не перевірено" in text
    blank.chooser.reject()
    settle()


def test_the_language_facing_the_french_is_another(at: AtDesk) -> None:
    dressing = Dressing(at.desk.ui)
    assert dressing.asked == ("fr", "standard")
    dressing.forms.buttons["bilingual"].click()
    assert dressing.asked == ("fr", "bilingual-en")
    dressing.languages.buttons["ar"].click()
    assert dressing.asked == ("fr", "bilingual-ar")
    dressing.forms.buttons["simple"].click()
    assert dressing.asked == ("ar", "simple")


def test_pictures_are_a_choice_where_a_form_has_them(at: AtDesk) -> None:
    dressing = Dressing(at.desk.ui)
    told: list[tuple[str, str]] = []
    dressing.changed.connect(lambda: told.append(dressing.asked))
    assert dressing._pictures.isHidden()
    dressing.forms.buttons["simple"].click()
    assert not dressing._pictures.isHidden()
    dressing.pictures.buttons["without"].click()
    assert told[-1] == ("fr", "simple-words")
    dressing.forms.buttons["large"].click()
    # What was chosen for one form asks nothing of another.
    assert dressing._pictures.isHidden()
    assert told[-1] == ("fr", "large")
    secret = Dressing(at.desk.ui, pictured=False)
    secret.forms.buttons["simple"].click()
    assert secret._pictures.isHidden()


def test_a_paper_is_frozen_without_pictures_as_it_was_seen(at: AtDesk) -> None:
    controller = preview(at)
    kind = controller.kind
    assert "pictures" not in kind._lists
    kind._lists["dress"].buttons["simple"].click()
    settle()
    assert controller._made is not None
    with_pictures = controller._made.pdf
    kind._lists["pictures"].buttons["without"].click()
    settle()
    assert not kind.pictures
    made = controller._made
    assert made is not None
    assert made.composed is not None
    assert made.composed.dress == "simple-words"
    assert made.pdf != with_pictures
    controller.page.sign.click()
    settle()
    assert document(at).dress == "simple-words"
    frozen = document(at).frozen.content["file"]["sha256"]
    assert frozen == hashlib.sha256(made.pdf).hexdigest()
