"""From « Parcours »: a service is asked, and what it answers is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from livret.desktop.pathway.controller import PathwayController
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.referring import AnswerOfService, ReferralForm, Referring
from livret.domain.line_items import Item
from livret.domain.timeline import timeline_of
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SPACE = Qt.Key.Key_Space


@pytest.fixture
def at(sit: Callable[..., AtDesk]) -> AtDesk:
    desk = sit(example=False)
    desk.open("pathway")
    return desk


def page(at: AtDesk) -> PathwayPage:
    return at.of(PathwayController).page


def referring(at: AtDesk) -> Referring:
    return at.of(PathwayController).referring


def asked(at: AtDesk) -> list[Item]:
    return [one for one in timeline_of(at.read).items if one.what == "referral"]


def open_form(at: AtDesk) -> ReferralForm:
    QTest.keyClick(page(at).refer, SPACE)
    settle()
    form = referring(at).form
    assert isinstance(form, ReferralForm)
    return form


def keep(at: AtDesk) -> None:
    dialog = referring(at).dialog
    assert dialog is not None
    QTest.keyClick(dialog.buttons["keep"], SPACE)
    settle()


def test_a_service_is_asked_and_its_answer_is_told(at: AtDesk) -> None:
    form = open_form(at)
    dialog = referring(at).dialog
    assert dialog is not None
    assert not dialog.buttons["keep"].isEnabled()
    QTest.keyClicks(form.to, "Garage solidaire")
    QTest.keyClicks(form.words, "Un scooter")
    form.topics.buttons["mobilite"].click()
    keep(at)
    (one,) = asked(at)
    assert (one.who_name, one.words, one.state) == (
        "Garage solidaire",
        "Un scooter",
        "waiting",
    )
    page(at).opened.emit(one.id)
    settle()
    detail = page(at).detail
    assert "Garage solidaire" in detail.title.text()
    assert any("Un scooter" in told for told in texts(detail))
    QTest.keyClick(detail.answer, SPACE)
    settle()
    answer = referring(at).form
    assert isinstance(answer, AnswerOfService)
    answer.state.buttons["accepted"].setFocus()
    QTest.keyClick(answer.state.buttons["accepted"], SPACE)
    QTest.keyClicks(answer.words, "En mai")
    keep(at)
    assert asked(at)[0].state == "accepted"
    assert any("oui" in told for told in texts(detail))
    assert at.drafts() == {}


def test_nothing_but_a_service_is_asked_and_leaving_tells_nothing(at: AtDesk) -> None:
    form = open_form(at)
    QTest.keyClicks(form.to, "Mission locale")
    dialog = referring(at).dialog
    assert dialog is not None
    QTest.keyClick(dialog.buttons["leave"], SPACE)
    settle()
    assert asked(at) == []
    assert at.drafts() == {}


def test_an_event_has_no_service_to_answer(at: AtDesk) -> None:
    at.say(
        {
            "kind": "event_noted",
            "voice": "social",
            "words": "Un jour",
            "on": "2026-03-10",
        }
    )
    at.desk.open_livret(at.livret, "pathway")
    settle()
    (one,) = timeline_of(at.read).items
    page(at).opened.emit(one.id)
    settle()
    assert not page(at).detail.answer.isVisible()
