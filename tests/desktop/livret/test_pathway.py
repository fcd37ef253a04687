"""« Parcours » on a real vault: walked, added to, and seen as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QDate, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from livret.desktop.agreement.page import AgreementPage
from livret.desktop.charter.page import CharterPage
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.goals.page import GoalsPage
from livret.desktop.meetings.page import MeetingsPage
from livret.desktop.pathway.adding import TellingForm
from livret.desktop.pathway.controller import PathwayController
from livret.desktop.pathway.line_view import LineView
from livret.desktop.pathway.model import ENTRY
from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.paper_form import PaperForm
from livret.desktop.pathway.topic_cards import TopicCard
from livret.desktop.pathway.values import Detail
from livret.desktop.review.page import ReviewPage
from livret.desktop.skills.page import SkillsPage
from livret.desktop.then.controller import ThenController
from livret.desktop.then.parts import PARTS
from livret.domain.barrier_history import barrier_histories
from livret.domain.line_items import Item, Lane
from livret.domain.timeline import timeline_of
from livret.usecases.app import OpenVault
from livret.usecases.example_year import make_example_year
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.usecases.ports import Progress
from livret.words.charts.axis import Zoom
from livret.words.charts.entries import READING, Entry
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
Key = Qt.Key


@pytest.fixture
def at(sit: Begin) -> AtDesk:
    """The fictitious year, open at its pathway."""
    desk = sit(example=False)
    desk.livret = make_example_year(desk.ctx)
    desk.open("pathway")
    return desk


def page_of(at: AtDesk) -> PathwayPage:
    return at.of(PathwayController).page


def line_of(at: AtDesk) -> LineView:
    return page_of(at).line


def current(view: LineView) -> Entry:
    entry = view.currentIndex().data(ENTRY)
    assert isinstance(entry, Entry)
    return entry


def choose(at: AtDesk, label: str) -> Entry:
    """Give the keyboard to what is called so."""
    view = line_of(at)
    entry = next(one for one in view.entries.entries if one.label == label)
    view.choose(entry.id)
    view.setFocus()
    return entry


def lane(at: AtDesk, which: Lane) -> tuple[Item, ...]:
    return timeline_of(at.read).lane(which)


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


# --- as it was ---------------------------------------------------------------


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


# --- on paper ----------------------------------------------------------------


@pytest.mark.parametrize("with_life", [False, True])
def test_a_paper_is_asked_about_before_it_leaves(
    at: AtDesk, tmp_path: Path, with_life: bool
) -> None:
    page, controller = page_of(at), at.of(PathwayController)
    at.press(page, "Imprimer")
    form = page.form
    assert isinstance(form, PaperForm)
    assert not form.life.isChecked()
    assert "ressources" not in form.topics.buttons  # she declined it
    if with_life:
        form.life.click()
    form.topics.buttons["logement"].click()
    at.press(form, "Préparer le papier")
    assert page.form is None
    dialog = controller.handing.dialog
    assert dialog is not None
    dialog.decided.emit("file")
    chooser = controller.handing.chooser
    assert chooser is not None
    path = tmp_path / "parcours.pdf"
    chooser.fileSelected.emit(str(path))
    settle()
    with pikepdf.open(path) as pdf:
        plain = pdf.attachments["donnees.json"].get_file().read_bytes().decode()
    assert ("Je chante à la chorale" in plain) is with_life
    assert "logement" not in plain
    told = list(at.ctx.journal.of(at.livret))[-1]
    assert (told.what, dict(told.detail)) == ("copied", {"paper": "parcours"})


def counted(vault: OpenVault, go_on: Progress, steps: int) -> bytes:
    """A paper of so many steps; told to stop, it stops."""
    for done in range(steps):
        if not go_on(done, steps):
            raise PrintingStopped
    return b"paper"


class Taker(QObject):
    """Keeps what came."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.came: list[bytes] = []

    def take(self, pdf: bytes) -> None:
        self.came.append(pdf)


def test_a_long_paper_says_how_far_it_is(at: AtDesk) -> None:
    controller = at.of(PathwayController)
    long, taker = controller.long_paper, Taker(controller.page)
    shares: list[bool] = []
    for steps in (1400, 4000):
        fetch = long.fetch(partial(counted, steps=steps))
        long._watch.told.connect(lambda *_: shares.append(long.dialog is not None))
        controller.desk.ask(controller.page, fetch, taker.take)
        settle()
        assert long.dialog is None  # made: nothing stays over the page
    assert taker.came == [b"paper", b"paper"]
    assert len(shares) == 4000  # the short one showed nothing
    assert all(shares)


@pytest.mark.parametrize("way", ["button", "escape"])
def test_a_long_paper_is_stopped_and_nothing_was_written(at: AtDesk, way: str) -> None:
    controller = at.of(PathwayController)
    page, long, taker = controller.page, controller.long_paper, Taker(at.window)
    fetch = long.fetch(partial(counted, steps=4000))

    def stop(done: int, _total: int) -> None:
        # While it is made: here the vault's work is done in between.
        assert long.dialog is not None
        if done < 100:
            return
        assert long.progress is not None
        if way == "button":
            long.dialog.buttons["stop"].click()
        else:
            QTest.keyClick(long.dialog, Key.Key_Escape)

    long._watch.told.connect(stop)
    controller.desk.ask(page, fetch, taker.take)
    settle()
    assert long.dialog is None
    assert taker.came == []
    assert any("rien n’a été écrit" in text.lower() for text in texts(page))


def test_a_pathway_that_is_stopped_leaves_no_file(at: AtDesk, tmp_path: Path) -> None:
    page, controller = page_of(at), at.of(PathwayController)
    at.press(page, "Imprimer")
    assert isinstance(page.form, PaperForm)
    at.press(page.form, "Préparer le papier")
    handing = controller.handing
    assert handing.dialog is not None
    handing.dialog.decided.emit("file")
    assert handing.chooser is not None
    # Whoever stops at the very first step.
    controller.long_paper._watch.go_on = lambda *_: False  # type: ignore[method-assign]
    path = tmp_path / "parcours.pdf"
    handing.chooser.fileSelected.emit(str(path))
    settle()
    assert not path.exists()
    assert "copied" not in [told.what for told in at.ctx.journal.of(at.livret)]


def test_nothing_stays_in_the_page_once_it_is_left(at: AtDesk) -> None:
    page = page_of(at)
    page.faces_choice.buttons["topics"].click()
    page.faces_choice.buttons["list"].click()
    page.opened.emit(page.rows.rows.entries[0].id)
    at.go("goals")
    assert page.line.entries.entries == page.rows.rows.entries == ()
    assert not any("danse" in text or "bus" in text for text in texts(page))
    at.go("pathway")
    assert page.rows.rows.entries
    assert page.detail.isHidden()
