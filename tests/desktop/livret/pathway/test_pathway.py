"""« Parcours » on a real vault: walked and added to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from livret.desktop.pathway.adding import TellingForm
from livret.desktop.pathway.controller import PathwayController
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.topic_cards import TopicCard
from livret.desktop.pathway.values import Detail
from livret.domain.barrier_history import barrier_histories
from livret.domain.line_items import Lane
from livret.words.charts.axis import Zoom
from livret.words.charts.entries import READING
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.pathway.at_pathway import (
    Begin,
    Key,
    choose,
    current,
    lane,
    line_of,
    page_of,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


# --- reading -----------------------------------------------------------------


def test_her_life_comes_first(at: AtDesk) -> None:
    lanes = [entry.lane for entry in line_of(at).entries.entries]
    assert lanes == sorted(lanes, key=READING.index)
    assert lanes[0] == "ma_vie"


def test_a_screen_reader_walks_every_entry(at: AtDesk) -> None:
    view = line_of(at)
    told = QAccessible.queryAccessibleInterface(view)
    entries = view.entries.entries
    assert told.role() == QAccessible.Role.List
    assert told.childCount() == len(entries)
    said = [told.child(n).text(QAccessible.Text.Name) for n in range(len(entries))]
    assert said == [entry.sentence for entry in entries]
    assert said[0].startswith("Ma vie. ")
    assert all(sentence.strip() for sentence in said)


def test_each_entry_can_be_pointed_at_where_it_is_drawn(at: AtDesk) -> None:
    view = line_of(at)
    view.set_zoom(Zoom.YEAR)
    for row in range(view.entries.rowCount()):
        index = view.entries.index(row)
        view.scrollTo(index)
        rect = view.visualRect(index)
        assert rect.isValid()
        found = view.indexAt(rect.center())
        assert found.isValid()


def test_arrows_go_in_time_and_from_lane_to_lane(at: AtDesk) -> None:
    view = line_of(at)
    first = choose(at, "Ma fille commence la danse")
    QTest.keyClick(view, Key.Key_Right)
    assert current(view).lane == "ma_vie"
    assert current(view).on > first.on
    QTest.keyClick(view, Key.Key_Left)
    assert current(view).id == first.id
    QTest.keyClick(view, Key.Key_Down)
    assert current(view).lane == "social"
    QTest.keyClick(view, Key.Key_Up)
    assert current(view).lane == "ma_vie"
    QTest.keyClick(view, Key.Key_Up)
    assert current(view).lane == "ma_vie"
    QTest.keyClick(view, Key.Key_End)
    assert current(view).lane == "together"
    QTest.keyClick(view, Key.Key_Home)
    assert current(view).id == first.id


def test_enter_opens_in_place_and_closing_gives_the_keyboard_back(at: AtDesk) -> None:
    page, view = page_of(at), line_of(at)
    choose(at, "Stage en cuisine")
    QTest.keyClick(view, Key.Key_Return)
    settle()
    shown = texts(page.detail)
    assert "Stage en cuisine" in shown
    assert any("Le chef m’a laissé la sauce." in text for text in shown)
    assert at.window.focusWidget() is page.detail.first
    page.detail.first.click()
    assert page.detail.isHidden()
    assert at.window.focusWidget() is view


def test_a_click_opens_what_it_points_at(at: AtDesk) -> None:
    page, view = page_of(at), line_of(at)
    entry = choose(at, "Je chante à la chorale")
    at_ = view.visualRect(view.currentIndex()).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at_)
    assert page.detail.detail is not None
    assert page.detail.detail.id == entry.id
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    assert not view.indexAt(QPoint(2, 2)).isValid()


def test_the_time_in_sight_keeps_its_middle(at: AtDesk) -> None:
    page, view = page_of(at), line_of(at)
    view.setFocus()
    page.zooms.buttons[Zoom.QUARTER].click()
    assert view.zoom is Zoom.QUARTER
    picture = view.picture
    assert picture is not None
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    middle = picture.axis.day(bar.value() + bar.pageStep() / 2)
    QTest.keyClick(view, Key.Key_Plus, Qt.KeyboardModifier.AltModifier)
    assert view.zoom is Zoom.MONTH
    assert page.zooms.value == Zoom.MONTH
    assert view.picture is not None
    now = view.picture.axis.day(bar.value() + bar.pageStep() / 2)
    assert abs((now - middle).days) <= 1
    QTest.keyClick(view, Key.Key_Minus, Qt.KeyboardModifier.AltModifier)
    assert view.zoom is Zoom.QUARTER


def test_the_list_says_the_same_in_two_orders(at: AtDesk) -> None:
    page = page_of(at)
    page.faces_choice.buttons["list"].click()
    rows = page.rows.rows.entries
    assert rows == line_of(at).entries.entries
    page.orders.buttons["dates"].click()
    days = [entry.on for entry in page.rows.rows.entries]
    assert days == sorted(days)
    page.rows.choose(rows[3].id)
    page.rows.setFocus()
    QTest.keyClick(page.rows, Key.Key_Return)
    assert page.detail.detail is not None
    assert page.detail.detail.id == rows[3].id


def test_who_reads_large_gets_the_list_first(at: AtDesk) -> None:
    page = page_of(at)
    assert page.first_face() == "line"
    at.desk.ui.look.set_percent(150)
    assert page.first_face() == "list"
    at.desk.ui.look.set_percent(100)


def test_each_topic_is_drawn_and_written(at: AtDesk) -> None:
    page = page_of(at)
    page.faces_choice.buttons["topics"].click()
    cards = page.topics.findChildren(TopicCard)
    assert len(cards) == 7
    shown = texts(page.topics)
    assert any("Le bus s’arrête à 19 h." in text for text in shown)
    page.topics.views.buttons["radar"].click()
    settle()
    assert any("pas encore dit" in text for text in texts(page.topics))
    assert not cards[0].isVisible()


def card_of(page: PathwayPage, topic: str) -> TopicCard:
    cards = page.topics.findChildren(TopicCard)
    return next(card for card in cards if card.isVisible() and topic in texts(card))


# --- writing -----------------------------------------------------------------


def test_her_life_is_told_with_its_days(at: AtDesk) -> None:
    page = page_of(at)
    page.add_life.click()
    form = page.form
    assert isinstance(form, TellingForm)
    assert any("l’autre service" in text for text in texts(form))
    at.press(form, "Mettre sur la frise")
    assert page.form is form  # a word at least
    form.words.setPlainText("Ma mère vient un mois")
    form.on.setDate(QDate(2026, 4, 1))
    form.lasts.click()
    form.until.setDate(QDate(2026, 3, 1))
    at.press(form, "Mettre sur la frise")
    assert page.form is form  # the last day comes after the first
    form.until.setDate(QDate(2026, 4, 30))
    form.planned.click()
    at.press(form, "Mettre sur la frise")
    assert page.form is None
    told = next(item for item in lane(at, Lane.LIFE) if "mère" in item.words)
    assert (told.words, told.planned) == ("Ma mère vient un mois", True)
    assert (told.on, told.until) == (dt.date(2026, 4, 1), dt.date(2026, 4, 30))
    assert told.value.voice == "personne"
    labels = [entry.label for entry in line_of(at).entries.entries]
    assert "prévu\u202f: Ma mère vient un mois" in labels


def test_an_event_stands_on_its_side_and_can_be_said_otherwise(at: AtDesk) -> None:
    page = page_of(at)
    page.add_event.click()
    form = page.form
    assert isinstance(form, TellingForm)
    assert form.lane.value == "social"  # Claire's own
    form.lane.buttons["emploi"].click()
    form.words.setPlainText("Visite de la cantine")
    at.press(form, "Mettre sur la frise")
    entry = choose(at, "Visite de la cantine")
    page.opened.emit(entry.id)
    page.detail.change.click()
    form = page.form
    assert isinstance(form, TellingForm)
    assert (form.words.text, form.lane.value) == ("Visite de la cantine", "emploi")
    form.words.setPlainText("Visite de deux cantines")
    at.press(form, "Mettre sur la frise")
    again = next(item for item in lane(at, Lane.EMPLOI) if item.id == entry.id)
    assert again.words == "Visite de deux cantines"


def test_an_event_of_no_side_is_said_otherwise_on_one(sit: Begin) -> None:
    at = sit(example=False)
    day = dt.date(2026, 3, 12)
    form = TellingForm(at.of(PathwayController).desk.ui, day, life=False, side="emploi")
    detail = Detail(id="1", title="x", under="", lane="steps", words="x", on=day)
    form.fill(detail)
    assert form.lane.value == "emploi"
    form.fill(replace(detail, lane="social"))
    assert form.lane.value == "social"


def test_leaving_the_form_tells_nothing(at: AtDesk) -> None:
    page, before = page_of(at), at.said
    page.add_life.click()
    assert isinstance(page.form, TellingForm)
    page.form.words.setPlainText("Rien")
    at.press(page.form, "Revenir")
    assert page.form is None
    assert at.said == before


def test_a_topic_ends_with_a_word_of_hers_and_is_taken_up_again(at: AtDesk) -> None:
    page = page_of(at)
    page.faces_choice.buttons["topics"].click()
    card = next(
        card
        for card in page.topics.findChildren(TopicCard)
        if "Me déplacer" in texts(card)
    )
    at.press(card, "Ce sujet ne gêne plus")
    card.words.setPlainText("J’ai mon vélo.")
    at.press(card, "C’est noté")
    found = {one.barrier: one for one in barrier_histories(at.read)}
    assert found["mobilite"].closed
    assert found["mobilite"].turns[-1].words == "J’ai mon vélo."
    card = next(
        card
        for card in page.topics.findChildren(TopicCard)
        if "Me déplacer" in texts(card)
    )
    at.press(card, "Reprendre ce sujet")
    found = {one.barrier: one for one in barrier_histories(at.read)}
    assert not found["mobilite"].closed
