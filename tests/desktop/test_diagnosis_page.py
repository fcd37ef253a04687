"""The diagnosis page: her words first, three voices, refusing, disagreeing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.diagnosis.said import line_of, quotes_of, stands_of
from livret.desktop.diagnosis.spoken import spoken_row
from livret.desktop.diagnosis.values import (
    AgreedLine,
    Diagnosis,
    LineEdit,
    Quote,
    Stance,
    StepEdit,
    SupportEdit,
    Topic,
    ViewEdit,
)
from livret.desktop.examples_diagnosis import example_diagnosis, example_form
from livret.desktop.kit.layouts import Flow
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.words.charts.voices import apart

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MOST = 60
"""Times that a page shown is measured, whatever stands on it."""

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def diagnosis(ui: Ui) -> Diagnosis:
    return example_diagnosis(ui.tr)


@pytest.fixture
def page(ui: Ui, diagnosis: Diagnosis, shown: Shown) -> DiagnosisPage:
    page = DiagnosisPage(ui)
    page.use_form(example_form(ui.tr).topics, QDate(2026, 3, 12))
    page.show_diagnosis(diagnosis)
    shown(page)
    return page


def topic(diagnosis: Diagnosis, barrier: str) -> Topic:
    return next(t for t in diagnosis.topics if t.barrier == barrier)


@pytest.mark.parametrize("count", [10, 80])
def test_what_helps_is_placed_once_however_much_it_is(
    page: DiagnosisPage,
    diagnosis: Diagnosis,
    monkeypatch: pytest.MonkeyPatch,
    count: int,
) -> None:
    """Each of a thousand skills placed all of them again: a minute for the page."""
    QApplication.processEvents()
    place, placed = Flow._place, [0]

    def counted(flow: Flow, rect: QRect, *, move: bool) -> int:
        placed[0] += flow is page.helps.findChild(Flow)
        return place(flow, rect, move=move)

    monkeypatch.setattr(Flow, "_place", counted)
    strengths = tuple(f"Je sais faire la chose {at}" for at in range(count))
    page.show_diagnosis(replace(diagnosis, strengths=strengths))
    QApplication.processEvents()
    chips = [each for each in page.helps.findChildren(Text) if each.isVisible()]
    assert sum(each.text().startswith("+ ") for each in chips) == count
    assert page.helps.isVisible()
    assert 0 < placed[0] < MOST


def test_what_helps_is_at_least_as_large_as_a_row(ui: Ui, page: DiagnosisPage) -> None:
    usual = min(row.height() for row in page.rows.values())
    window = page.window()
    window.resize(1366, 768)
    assert page.helps.y() < page.rows["sante"].mapTo(page, QPoint(0, 0)).y()
    assert page.helps.height() >= usual


def test_a_row_is_said_as_practice_26_wants(ui: Ui, diagnosis: Diagnosis) -> None:
    said = spoken_row(ui.tr, diagnosis, topic(diagnosis, "mobilite"))
    assert said.startswith("Me déplacer. Amina\u202f: «\u202fLe bus s’arrête à 19 h.")
    assert "bloque selon Amina et Marc" in said
    assert "gêne beaucoup selon Claire" in said
    assert "Nous retenons" in said


def test_a_row_nobody_spoke_of_says_so(ui: Ui, diagnosis: Diagnosis) -> None:
    said = spoken_row(ui.tr, diagnosis, topic(diagnosis, "logement"))
    assert said == "Mon logement. On n’en a pas encore parlé."


def test_disagreement_has_its_label_and_each_ones_reason(
    ui: Ui, diagnosis: Diagnosis
) -> None:
    line = line_of(ui.tr, diagnosis, topic(diagnosis, "droit"))
    assert line.startswith("Pas d’accord")
    assert "Amina\u202f: je veux de l’aide maintenant" in line
    assert "Marc\u202f: ça ira avec le temps" in line


def test_where_she_declines_the_others_are_not_shown(
    ui: Ui, diagnosis: Diagnosis
) -> None:
    money = topic(diagnosis, "ressources")
    with_claire = replace(money, stances=(*money.stances, Stance("social", "bloque")))
    names = [voice.name for voice, _ in diagnosis.shown(with_claire)]
    assert names == ["Amina"]
    allowed = replace(with_claire, shown_anyway=True)
    assert len(diagnosis.shown(allowed)) == 3
    assert "bloque" not in spoken_row(ui.tr, diagnosis, with_claire)


def test_a_missing_view_reads_as_not_said_yet(ui: Ui, diagnosis: Diagnosis) -> None:
    below = apart(ui.tr, stands_of(ui.tr, diagnosis, topic(diagnosis, "langue")))
    assert [(v.name, words) for v, words in below] == [("Marc", "pas encore dit")]


def test_texts_written_at_the_same_time_stand_side_by_side(ui: Ui) -> None:
    both = Topic("sante", (Quote("un"), Quote("deux")))
    shown = quotes_of(ui.tr, both)
    assert shown.startswith("Deux textes écrits en même temps")
    assert "un" in shown
    assert "deux" in shown


def test_all_seven_rows_are_in_sight_at_once(page: DiagnosisPage) -> None:
    assert len(page.rows) == 7
    last = page.rows["logement"]
    bottom = last.mapTo(page, last.rect().bottomLeft()).y()
    assert bottom <= page.height()


def test_enter_opens_the_details_and_escape_closes_them(page: DiagnosisPage) -> None:
    row = page.rows["sante"]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert page.detail is not None
    assert page.detail.view is not None
    assert page.detail.view.words.hasFocus()
    QTest.keyClick(page.detail.view.words, Qt.Key.Key_Escape)
    assert page.detail is None
    assert row.hasFocus()


def test_arrows_go_from_row_to_row(page: DiagnosisPage) -> None:
    page.rows["sante"].setFocus()
    QTest.keyClick(page.rows["sante"], Qt.Key.Key_Down)
    assert page.rows["droit"].hasFocus()
    QTest.keyClick(page.rows["droit"], Qt.Key.Key_Up)
    assert page.rows["sante"].hasFocus()


def test_typing_is_told_at_once_and_said_when_the_speaker_ends(
    page: DiagnosisPage,
) -> None:
    typed: list[object] = []
    said: list[object] = []
    page.typed.connect(typed.append)
    page.said.connect(said.append)
    page.open_topic("logement")
    assert page.detail is not None
    assert page.detail.view is not None
    QTest.keyClicks(page.detail.view.words, "ok")
    page.detail.view.answers.buttons["ne_gene_pas"].click()
    assert len(typed) == 3
    assert not said
    page.detail.speakers.buttons["social"].click()
    assert said == [ViewEdit("logement", "personne", "ne_gene_pas", "ok")]


def test_opening_and_closing_says_nothing(page: DiagnosisPage) -> None:
    heard: list[object] = []
    page.said.connect(heard.append)
    page.typed.connect(heard.append)
    page.open_topic("sante")
    page.close_topic()
    assert not heard


def test_another_voice_starts_from_its_own_words(page: DiagnosisPage) -> None:
    page.open_topic("droit")
    assert page.detail is not None
    page.detail.speakers.buttons["emploi"].click()
    assert page.detail.view is not None
    assert page.detail.view.answers.value == "gene_un_peu"
    assert page.detail.view.words.text == ""
    assert page.detail.view.answers.buttons["bloque"].text() == "Ça bloque"


def test_a_disagreement_asks_each_ones_reason(page: DiagnosisPage) -> None:
    said: list[object] = []
    page.said.connect(said.append)
    page.open_topic("famille")
    assert page.detail is not None
    line = page.detail.line
    assert not line.reasons["emploi"].isVisible()
    line.outcome.buttons["not_agreed"].click()
    assert line.reasons["emploi"].isVisible()
    line.words.show_text("")
    QTest.keyClicks(line.reasons["emploi"], "non")
    page.close_topic()
    reasons = (("emploi", "non"),)
    assert said == [LineEdit("famille", AgreedLine("not_agreed", "", reasons))]


def test_reasons_are_dropped_when_they_agree_after_all(page: DiagnosisPage) -> None:
    page.open_topic("droit")
    assert page.detail is not None
    page.detail.line.outcome.buttons["agreed"].click()
    assert page.detail.line.edit.line.reasons == ()


def test_new_values_leave_alone_what_is_being_typed(
    page: DiagnosisPage, diagnosis: Diagnosis
) -> None:
    page.open_topic("sante")
    assert page.detail is not None
    view = page.detail.view
    assert view is not None
    view.words.selectAll()
    QTest.keyClicks(view.words, "en cours")
    page.show_diagnosis(diagnosis)
    assert page.detail.view is view
    assert view.words.text == "en cours"


def test_situations_follow_the_facets_ticked(page: DiagnosisPage) -> None:
    page.open_topic("sante")
    assert page.detail is not None
    view = page.detail.view
    assert view is not None
    assert not view.me.buttons
    view.facets.buttons["sante/corps"].click()
    assert "sante/corps/porter" in view.me.buttons
    view.me.buttons["sante/corps/porter"].click()
    assert view.edit.situations == ("sante/corps/porter",)
    view.facets.buttons["sante/corps"].click()
    assert view.edit.situations == ()


def test_what_helps_is_recognised_from_the_form_or_freely(
    page: DiagnosisPage,
) -> None:
    heard: list[object] = []
    page.recognised.connect(heard.append)
    page.open_topic("mobilite")
    assert page.detail is not None
    supports = page.detail.supports
    first = next(iter(supports.offered.buttons.values()))
    first.click()
    supports.words.setText("un voisin m’emmène")
    supports.add.click()
    assert isinstance(heard[0], SupportEdit)
    assert heard[0].code.startswith("mobilite.")
    assert heard[1] == SupportEdit("mobilite", "un voisin m’emmène")


def test_goals_and_actions_start_from_a_topic(page: DiagnosisPage) -> None:
    heard: list[StepEdit] = []
    page.added.connect(heard.append)
    page.open_topic("mobilite")
    assert page.detail is not None
    steps = page.detail.steps
    steps.action.click()
    assert not heard, "nothing is added without words"
    steps.words.setText("Demander un vélo")
    steps.who.choose("social")
    steps.by.setDate(QDate(2026, 4, 2))
    steps.action.click()
    steps.words.setText("Venir seule au travail")
    steps.goal.click()
    assert heard[0].who == "social"
    assert heard[0].by is not None
    assert heard[0].by.isoformat() == "2026-04-02"
    assert heard[1] == StepEdit("mobilite", "Venir seule au travail")


def test_the_next_topic_opens_in_place(page: DiagnosisPage) -> None:
    opened: list[str] = []
    page.topic_opened.connect(opened.append)
    page.open_topic("sante")
    assert page.detail is not None
    page.detail._next.click()
    assert opened == ["sante", "droit"]


def test_a_topic_without_a_form_does_not_open(page: DiagnosisPage) -> None:
    page.open_topic("no-such-topic")
    assert page.detail is None


def test_narrow_every_row_is_a_card(ui: Ui, page: DiagnosisPage) -> None:
    wide = page.rows["sante"].height()
    ui.look.set_percent(200)
    ui.look.dress(page)
    page.resize(1365, 768)
    assert page.narrow
    assert page.rows["sante"].narrow
    assert not page._header.isVisible()
    assert page.rows["sante"].height() > wide


def test_what_is_said_is_not_read_as_markup(ui: Ui, diagnosis: Diagnosis) -> None:
    hostile = Topic("sante", (Quote("<b>gras</b>\u202e"),))
    said = spoken_row(ui.tr, diagnosis, hostile)
    assert "<b>gras</b>" in said
    assert "\u202e" not in said
