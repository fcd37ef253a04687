"""What stands beside words on a wide page stands under them on a narrow one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from livret.desktop.gallery import picture
from livret.desktop.kit.cards import Icon
from livret.desktop.kit.text import Text
from livret.desktop.look import load_fonts
from livret.desktop.meetings.contract import ContractSection
from livret.desktop.pathway.travel import TravelBar

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def shown(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QWidget]:
    """The window of a scene, at a text size."""
    qapp.setStyle("Fusion")
    load_fonts()
    name, percent = request.param
    window = picture(name, "en", "light", percent)

    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def at(widget: QWidget, inside: QWidget) -> QPoint:
    return widget.mapTo(inside, QPoint(0, 0))


def told(root: QWidget, words: str) -> Text:
    return next(one for one in root.findChildren(Text) if words in one.text())


def verb(root: QWidget, words: str) -> QPushButton:
    found = root.findChildren(QPushButton)
    return next(one for one in found if words in one.text())


@pytest.mark.parametrize(
    "shown",
    [("rencontres-passees", 100), ("rencontres-passees", 200)],
    indirect=True,
    ids=["wide", "narrow"],
)
def test_the_words_of_a_contract_keep_their_width(shown: QWidget) -> None:
    """No date of a contract goes to a second line for the sake of a button."""
    section = shown.findChild(ContractSection)
    days = told(section, "Decision received")
    assert days.height() < 2 * days.fontMetrics().lineSpacing()
    change = verb(section, "Change")
    words = told(section, "Paper in the livret")
    under = at(change, section).y() >= at(words, section).y() + words.height()
    assert under is (days.font().pixelSize() > 20)


@pytest.mark.parametrize("shown", [("parcours", 200)], indirect=True, ids=["narrow"])
def test_a_sign_stays_beside_its_words_and_a_day_beside_its_button(
    shown: QWidget,
) -> None:
    """The day to go back to takes two lines, and no button is as wide as the page."""
    bar = shown.findChild(TravelBar)
    sign, words = bar.findChild(Icon), bar.findChild(Text)
    assert at(sign, bar).x() + sign.width() <= at(words, bar).x()
    assert at(sign, bar).y() < at(words, bar).y() + words.height()
    assert at(bar.day, bar).y() == pytest.approx(at(bar.go, bar).y(), abs=12)
    assert at(bar.day, bar).y() > at(words, bar).y()
    assert bar.go.width() < bar.width() // 2
