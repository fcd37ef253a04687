"""The lens of « Parcours »: what helps with something, and her life whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.pathway.page import PathwayPage
from livret.desktop.pathway.reading import pathway_shown
from livret.desktop.pathway.values import PathwayView
from livret.desktop.ui import Ui
from livret.words.charts.entries import Entry
from livret.words.goals import FUNCTIONS
from tests.domain.writing import team

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TODAY = dt.date(2026, 6, 1)
NNBSP = "\u202f"


def entry(key: str, lane: str, month: int, *functions: str) -> Entry:
    return Entry(
        id=key,
        lane=lane,
        side="ensemble",
        on=dt.date(2026, month, 3),
        label=key,
        sentence=key,
        functions=functions,
    )


ENTRIES = (
    entry("ecole", "ma_vie", 4),
    entry("chorale", "ma_vie", 7),
    entry("dossier", "social", 1),
    entry("velo", "social", 5, "autonomy"),
    entry("stage", "emploi", 6, "employment", "autonomy"),
    entry("cours", "emploi", 8, "training"),
    entry("bilan", "together", 9),
)


@pytest.fixture
def page(ui: Ui, shown: Callable[[QWidget], QWidget]) -> PathwayPage:
    page = PathwayPage(ui)
    shown(page)
    page.show_pathway(PathwayView(today=TODAY, entries=ENTRIES))
    page.turn_to("line")
    return page


def on_line(page: PathwayPage) -> list[str]:
    return [one.id for one in page.line.entries.entries]


def on_list(page: PathwayPage) -> list[str]:
    return [one.id for one in page.rows.rows.entries]


def tick(page: PathwayPage, *codes: str) -> None:
    for code in codes:
        page.lens.ticks.buttons[code].click()


ALL = [one.id for one in ENTRIES]


def test_what_something_helps_with_is_offered_side_by_side(page: PathwayPage) -> None:
    lens = page.lens
    assert list(lens.ticks.buttons) == ["autonomy", "training", "employment"]
    assert lens.isVisible()
    assert not lens.everything.isVisible()
    assert lens.ticks.accessibleName() == f"Montrer ce qui aide pour{NNBSP}:"
    assert on_line(page) == ALL


def test_without_functions_no_lens_is_there(page: PathwayPage) -> None:
    page.show_pathway(PathwayView(today=TODAY, entries=ENTRIES[:3]))
    assert not page.lens.isVisible()


def test_what_helps_is_seen_and_her_life_stays_whole(page: PathwayPage) -> None:
    tick(page, "training")
    assert on_line(page) == ["ecole", "chorale", "cours"]
    tick(page, "employment")
    assert on_line(page) == ["ecole", "chorale", "stage", "cours"]
    page.turn_to("list")
    assert on_list(page) == on_line(page)
    assert page.lens.sentence.isVisible()
    assert page.lens.sentence.accessibleName() == (
        f"On voit ce qui aide pour{NNBSP}: la formation, l’emploi. "
        f"Ma vie reste entière{NNBSP}; le reste n’est pas montré."
    )


def test_the_days_stay_where_they_were(page: PathwayPage) -> None:
    def where() -> list[float]:
        assert page.line.picture is not None
        return [page.line.picture.axis.x(one.on) for one in ENTRIES]

    before = where()
    tick(page, "autonomy")
    assert where() == before


def test_one_gesture_shows_everything_again(page: PathwayPage) -> None:
    page.activateWindow()
    tick(page, "training", "autonomy")
    page.lens.everything.setFocus()
    QTest.keyClick(page.lens.everything, Qt.Key.Key_Return)
    assert on_line(page) == ALL
    assert not page.lens.sentence.isVisible()
    assert page.lens.ticks.buttons["autonomy"].hasFocus()
    page.turn_to("list")
    assert on_list(page) == ALL


def test_a_chip_is_ticked_by_keyboard_and_keeps_it(page: PathwayPage) -> None:
    chip = page.lens.ticks.buttons["employment"]
    page.activateWindow()
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert on_line(page) == ["ecole", "chorale", "stage"]
    assert chip.hasFocus()


def test_what_stands_under_the_keyboard_stays_under_it(page: PathwayPage) -> None:
    page.line.choose("stage")
    tick(page, "employment")
    assert page.line.current == "stage"


def test_topics_have_no_lens(page: PathwayPage) -> None:
    page.turn_to("topics")
    assert not page.lens.isVisible()
    page.turn_to("line")
    assert page.lens.isVisible()


def test_who_adds_something_sees_it(page: PathwayPage) -> None:
    for adding in (page.add_event, page.refer):
        tick(page, "training")
        adding.click()
        assert on_line(page) == ALL
    tick(page, "training")
    page.add_life.click()
    assert on_line(page) == ["ecole", "chorale", "cours"]


def test_the_lens_stays_while_the_same_livret_is_shown_again(
    page: PathwayPage,
) -> None:
    tick(page, "training")
    more = (*ENTRIES, entry("atelier", "emploi", 10, "training"))
    page.show_pathway(PathwayView(today=TODAY, entries=more))
    page.turn_to("line")
    assert on_line(page) == ["ecole", "chorale", "cours", "atelier"]
    page.show_pathway(PathwayView(today=TODAY, entries=ENTRIES[:5]))
    page.turn_to("line")
    assert on_line(page) == ["ecole", "chorale", "dossier", "velo", "stage"]


def test_nothing_of_it_is_kept(page: PathwayPage) -> None:
    tick(page, "training")
    page.forget()
    assert (page.lens.values, page.lens.sentence.text()) == (frozenset(), "")
    page.show_pathway(PathwayView(today=TODAY, entries=ENTRIES))
    page.turn_to("line")
    assert on_line(page) == ALL


def test_it_is_read_from_what_was_agreed(ui: Ui) -> None:
    log, _ = team()
    aim = {"words": "Lire seule", "functions": ["training"]}
    step = {"words": "Un cours", "by": "2026-04-02"}
    goal = log.write("claire", "goal_set", aim)
    log.write("claire", "action_agreed", {**step, "goal": goal})
    view = pathway_shown(ui.tr, log.fold(), TODAY)
    assert [one.functions for one in view.entries if one.label.endswith("cours")] == [
        ("training",)
    ]


@pytest.mark.parametrize("many", [3, 5, 6])
def test_the_chips_stand_on_one_line(page: PathwayPage, many: int) -> None:
    """Beside the side bar, 1366 pixels wide; the sixth one was alone on a line."""
    page.resize(1366 - 240, 768)
    used = list(FUNCTIONS)[:many]
    page.show_pathway(
        PathwayView(today=TODAY, entries=(entry("tout", "social", 5, *used),))
    )
    QApplication.processEvents()
    chips = list(page.lens.ticks.buttons.values())
    assert len(chips) == many
    assert len({chip.mapTo(page, chip.rect().topLeft()).y() for chip in chips}) == 1
