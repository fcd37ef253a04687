"""Errors go beside the field, to the banner, or become an apology."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.errors import BugDialog, Where, report_of, tell, trouble_of
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.page import Page
from livret.desktop.ui import Ui
from livret.domain.errors import InvalidField, Refused, Unavailable
from livret.words.sentences.fields import PROBLEMS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = Callable[[QWidget], QWidget]
PROBLEM = next(iter(PROBLEMS))


class NobodyKnowsThisRefusal(Refused):
    """No sentence is written for it."""


class NobodyKnowsThisTrouble(Unavailable):
    """No sentence is written for it."""


def test_a_field_at_fault_is_told_at_the_field(ui: Ui, shown: Shown) -> None:
    page, line = Page(ui, "Titre"), LineField(ui, "Nom")
    field = Labelled(ui, "Nom", line)
    page.body.addWidget(field)
    shown(page)
    error = InvalidField(path="name", problem=PROBLEM)
    trouble = tell(page, error, {"name": field})
    assert trouble.where is Where.FIELD
    assert line.accessibleDescription() == trouble.sentence
    assert not page.banner.isVisible()


def test_a_field_of_another_page_goes_to_the_banner(ui: Ui, shown: Shown) -> None:
    page = Page(ui, "Titre")
    shown(page)
    tell(page, InvalidField(path="elsewhere", problem=PROBLEM))
    assert page.banner.isVisible()


def test_a_refusal_is_a_banner_without_a_verb(ui: Ui) -> None:
    trouble = trouble_of(ui, NobodyKnowsThisRefusal())
    assert trouble.where is Where.BANNER
    assert trouble.verb == ""


def test_trouble_of_the_world_can_be_tried_again(
    ui: Ui, shown: Shown, qtbot: QtBot
) -> None:
    page = Page(ui, "Titre")
    shown(page)
    trouble = tell(page, NobodyKnowsThisTrouble())
    assert trouble.verb == "Réessayer"
    with qtbot.waitSignal(page.banner.retried):
        page.banner._verb.click()


def test_a_bug_becomes_an_apology(ui: Ui, shown: Shown) -> None:
    page = Page(ui, "Titre")
    shown(page)
    tell(page, ZeroDivisionError("Amina"))
    dialog = page.findChildren(BugDialog)[0]
    assert dialog.isVisible()
    dialog.reject()


def test_the_report_holds_nothing_personal() -> None:
    def fall(name: str) -> None:
        raise KeyError(f"/srv/claire/{name}")

    try:
        fall("Amina Sentinelle")
    except KeyError as error:
        report = report_of(error)
    assert "KeyError" in report
    assert "fall" in report
    assert "Amina" not in report
    assert "claire" not in report
    assert "/srv" not in report


def test_the_report_tells_what_caused_it() -> None:
    def first() -> None:
        raise ValueError("secret")

    def second() -> None:
        try:
            first()
        except ValueError as error:
            raise RuntimeError("other") from error

    with pytest.raises(RuntimeError) as caught:
        second()
    report = report_of(caught.value)
    assert "RuntimeError" in report
    assert "ValueError" in report
    assert "secret" not in report
