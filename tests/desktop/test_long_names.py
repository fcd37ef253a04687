"""Names with too many letters, or too many marks on one: drawn in their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.people import PeopleDelegate, PeopleList
from livret.desktop.kit.person_row import PersonRow
from livret.desktop.kit.text import FewLines, OneLine, breakable
from livret.desktop.ui import Ui
from livret.words.cleaning import few_marks
from tests.desktop.test_kit import Shown, column

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MARKED = "Ze" + "\u0302\u0323" * 25 + "lie"
LONG = "Mariejosephineantoinettedelaroche" * 15


def test_a_letter_is_drawn_with_four_marks_at_most() -> None:
    assert few_marks(MARKED) == "Ze" + "\u0302\u0323" * 2 + "lie"
    assert few_marks("o" + "\u0301" * 30) == "o\u0301\u0301"
    assert few_marks("Việt, שָׁלוֹם, Zoë") == "Việt, שָׁלוֹם, Zoë"
    assert breakable(MARKED).count("\u0323") == 2


def test_what_is_read_aloud_keeps_every_mark(ui: Ui) -> None:
    for one in (OneLine(MARKED), FewLines(MARKED), Button(ui, MARKED)):
        assert one.accessibleName() == MARKED
        assert one.text().count("\u0323") <= 2


def test_a_row_is_drawn_within_itself(ui: Ui) -> None:
    tall = "g\u0323\u0302\u0303\u0304" * 40
    people = PeopleList(ui, "Personnes")
    people.show_rows([PersonRow("1", tall), PersonRow("2", tall)])
    delegate = people.itemDelegate()
    assert isinstance(delegate, PeopleDelegate)
    image = QImage(600, 90, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 40, 600, 10)  # lower than what stands in it
    option.state = QStyle.StateFlag.State_None
    delegate.paint(painter, option, people.people.index(0))
    painter.end()
    outside = [y for y in range(90) if not 40 <= y < 50]
    white = image.pixelColor(QPoint(0, 0))
    assert all(image.pixelColor(x, y) == white for y in outside for x in range(600))
    people.deleteLater()


def test_a_long_name_takes_two_lines_of_the_sidebar_and_is_told_whole(
    ui: Ui, shown: Shown
) -> None:
    name = FewLines("Amina", "heading")
    holder = column(ui, name)
    holder.setFixedWidth(220)
    shown(holder)
    usual = name.height()
    assert name.toolTip() == ""
    name.say(LONG)
    holder.layout().activate()
    assert name.shown.endswith("…")
    assert len(name.shown) > 30, "two lines of it"
    assert name.height() <= usual * 2 + 4
    assert name.toolTip() == LONG
    assert name.accessibleName() == LONG
    name.say("Amina")
    assert name.shown == "Amina"
    assert name.toolTip() == ""


def test_a_row_that_is_cut_tells_the_whole_name_to_who_points_at_it(ui: Ui) -> None:
    people = PeopleList(ui, "Personnes")
    people.show_rows([PersonRow("1", LONG), PersonRow("2", "Amina")])
    tips = [
        people.people.index(at).data(Qt.ItemDataRole.ToolTipRole) for at in range(2)
    ]
    assert tips == [LONG, None]
    people.deleteLater()
