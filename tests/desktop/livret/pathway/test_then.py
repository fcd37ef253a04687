"""« Parcours » and every other part as they were one day: read, never written."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from livret.desktop.agreement.page import AgreementPage
from livret.desktop.charter.page import CharterPage
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.goals.page import GoalsPage
from livret.desktop.meetings.page import MeetingsPage
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.review.page import ReviewPage
from livret.desktop.skills.page import SkillsPage
from livret.desktop.then.controller import ThenController
from livret.desktop.then.parts import PARTS
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.pathway.at_pathway import (
    Begin,
    page_of,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def travel(at: AtDesk, days: int) -> ThenController:
    page_of(at).travel_asked.emit(at.clock.today() - dt.timedelta(days=days))
    settle()
    return at.of(ThenController)


def fields(page: QWidget) -> list[QWidget]:
    found = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    return [one for one in found if one.isVisible()]


def test_every_part_is_read_as_it_was_and_cannot_be_written(at: AtDesk) -> None:
    before = at.said
    then = travel(at, 210)
    assert at.window.here == "then"
    seen = []
    for key, _ in PARTS:
        then.page.part_asked.emit(key)
        settle()
        part, bar = then.page.part, then.page.bar
        assert part is not None
        assert bar is not None
        seen.append(type(part))
        assert "14 août 2025" in bar.accessibleName()
        assert [one for one in fields(part) if not bar.isAncestorOf(one)] == []
        shown = texts(part)
        assert not any(
            "chorale" in text or "Je me sens prête" in text for text in shown
        )
    assert seen == [
        EssentielPage,
        DiagnosisPage,
        PathwayPage,
        GoalsPage,
        MeetingsPage,
        SkillsPage,
        ReviewPage,
        CharterPage,
        AgreementPage,
    ]
    assert at.said == before


def test_her_aim_of_then_is_read(at: AtDesk) -> None:
    then = travel(at, 210)
    then.page.part_asked.emit("essentiel")
    settle()
    assert then.page.part is not None
    assert any("travail en cuisine" in text for text in texts(then.page.part))


def test_an_entry_of_then_opens_without_verbs(at: AtDesk) -> None:
    then = travel(at, 210)
    part = then.page.part
    assert isinstance(part, PathwayPage)
    entry = part.line.entries.entries[0]
    part.opened.emit(entry.id)
    settle()
    assert part.detail.isVisible()
    assert not part.detail.change.isVisible()
    assert not part.detail.travel.isVisible()


def test_another_day_then_back_to_today(at: AtDesk) -> None:
    then = travel(at, 210)
    assert then.page.bar is not None
    then.page.bar.day.setDate(QDate(2025, 12, 24))
    then.page.bar.see.click()
    settle()
    assert then.page.bar is not None
    assert "24 décembre 2025" in then.page.bar.accessibleName()
    then.page.bar.back.click()
    settle()
    assert at.window.here == "pathway"
    assert then.then is None
    assert then.page.part is None


def test_before_the_first_day_there_is_nothing_to_see(at: AtDesk) -> None:
    travel(at, 4000)
    assert at.window.here == "pathway"
    assert "n’existait pas encore" in page_of(at).banner.sentence


def test_without_a_day_one_is_taken_where_it_is_chosen(at: AtDesk) -> None:
    at.window.went.emit("then")
    settle()
    assert at.window.here == "pathway"


def test_an_empty_pathway_says_how_it_begins(sit: Begin) -> None:
    at = sit(example=False)
    at.open("pathway")
    page = page_of(at)
    assert "Le parcours commence ici" in texts(page)
    assert not page.line.isVisible()
    page.faces_choice.buttons["topics"].click()
    assert "On n’a encore parlé d’aucun sujet" in texts(page)
