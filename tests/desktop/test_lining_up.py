"""What stands beside what: words that line up, boxes to tick, first things first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from livret.desktop.gallery import settle
from livret.desktop.help.page import HelpPage
from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import DateField, Labelled, LineField, TextArea
from livret.desktop.kit.layouts import QUIET_PADDING, Flow, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.receiving.page import ReceivingPage
from livret.desktop.receiving.values import GivenView
from livret.desktop.ui import Ui
from livret.desktop.verify.page import VerdictView, VerifyPage
from tests.desktop.test_kit import Shown, column

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def top(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def flow_of(ui: Ui, *widgets: QWidget) -> QWidget:
    flow = Flow(ui)
    for widget in widgets:
        flow.addWidget(widget)
    return holder(flow)


def test_a_button_without_an_edge_begins_where_the_words_above_begin(
    ui: Ui, shown: Shown
) -> None:
    first, second = Button(ui, "Dire", kind="quiet"), Button(ui, "Lire", kind="quiet")
    shown(column(ui, flow_of(ui, first, second)))
    assert first.x() == -ui.px(QUIET_PADDING)
    assert second.x() == first.x() + first.width() + ui.px(8)


def test_those_of_a_line_stand_on_one_middle(ui: Ui, shown: Shown) -> None:
    low, high = Button(ui, "Imprimer"), Choice(ui, "Frise")
    high.least = 60
    shown(column(ui, flow_of(ui, low, high)))
    assert low.y() + low.height() // 2 == high.y() + high.height() // 2
    assert high.y() == 0


def test_what_is_hidden_takes_no_room_beside_the_others(ui: Ui, shown: Shown) -> None:
    alone = flow_of(ui, Button(ui, "Imprimer"))
    hidden = Button(ui, "Lire")
    beside = flow_of(ui, Button(ui, "Imprimer"), hidden)
    shown(column(ui, alone, beside))
    hidden.hide()
    assert beside.sizeHint() == alone.sizeHint()


def test_fields_side_by_side_stand_under_their_labels_at_one_height(
    ui: Ui, shown: Shown
) -> None:
    why, until = TextArea(ui, "Pourquoi", lines=1), DateField(ui, "Jusqu’à quand")
    row = Row(ui)
    row.addWidget(Labelled(ui, "Pourquoi", why))
    row.addWidget(Labelled(ui, "Jusqu’à quand", until))
    shown(column(ui, holder(row)))
    assert top(why) == top(until)


@pytest.mark.parametrize(("theme", "ticked"), [("light", 0), ("dark", 1)])
def test_what_may_be_ticked_shows_the_box_to_tick(
    ui: Ui, shown: Shown, theme: str, ticked: int
) -> None:
    ui.look.set_theme(theme)
    ticks = Ticks(ui, "Quels sujets ?", [("a", "Ma santé")])
    one = Choices(ui, "Quel sujet ?", [("a", "Ma santé"), ("b", "Mon argent")])
    shown(column(ui, ticks, one))
    box, answer = ticks.buttons["a"], one.buttons["a"]
    box.setChecked(bool(ticked))
    assert (box.is_tick, answer.is_tick) == (True, False)
    edge = ui.look.colour("ink" if ticked else "control")
    left, middle = ui.px(14), box.height() // 2
    drawn = box.grab().toImage()
    assert edge.rgb() in {drawn.pixel(left + at, middle) for at in range(3)}
    empty = answer.grab().toImage()
    assert edge.rgb() not in {empty.pixel(left + at, middle) for at in range(3)}


@pytest.mark.parametrize(
    ("title", "beside"), [("Bilans", True), ("Tout ce que ce livret garde " * 4, False)]
)
def test_verbs_go_under_a_title_that_has_no_room(
    ui: Ui, shown: Shown, title: str, beside: bool
) -> None:
    page = Page(ui, title.strip(), width=860)
    verb = Button(ui, "En faire un fichier")
    page.add_actions([verb])
    shown(page)
    assert (top(verb) < top(page.title) + page.title.height()) is beside


def test_a_page_without_a_head_begins_at_its_top(ui: Ui, shown: Shown) -> None:
    bare, headed = Page(ui), Page(ui, "Bilans")
    for page in (bare, headed):
        page.body.addWidget(Text("Bonjour"))
        shown(page)
    words = [page.findChildren(Text)[-1] for page in (bare, headed)]
    assert top(words[0]) < top(words[1])
    bare.describe("Bilans")
    assert not bare.title.isHidden()
    assert bare.title.isVisible()


def test_a_verdict_is_read_before_another_file_is_asked_for(
    ui: Ui, shown: Shown
) -> None:
    page = VerifyPage(ui)
    shown(page)
    page.show_verdict(VerdictView("a.pdf", "valid", reasons=("Rien n’a changé.",)))
    (reason,) = [t for t in page.findChildren(Text) if t.text() == "Rien n’a changé."]
    settle()
    assert top(reason) < top(page.choose)


def test_what_a_file_brings_is_read_before_another_is_asked_for(
    ui: Ui, shown: Shown
) -> None:
    page = ReceivingPage(ui)
    shown(page)
    page.show_given(GivenView("Amina B.", ("Nouveau : 2 paroles.",), verb="Prendre"))
    (line,) = [t for t in page.findChildren(Text) if t.text().startswith("Nouveau")]
    settle()
    assert top(line) < top(page.choose)


@pytest.mark.parametrize(("lines", "parted"), [(1, False), (40, True)])
def test_a_line_tells_that_the_words_of_a_dialog_go_on(
    ui: Ui, shown: Shown, lines: int, parted: bool
) -> None:
    window = QWidget()
    shown(window)
    body = column(ui, *(LineField(ui, "Son nom") for _ in range(lines)))
    verbs = [("leave", "Revenir", "plain")]
    dialog = Dialog(ui, window, "Qui ?", "Un nom suffit.", verbs, body)
    dialog.show()
    dialog.grab()
    assert dialog.parts.isVisible() is parted
    dialog.close()


def test_bold_words_of_the_help_are_in_letters_of_the_house(
    ui: Ui, shown: Shown
) -> None:
    page = HelpPage(ui)
    shown(page)
    page.show_help("# Aide\n\nUne **chose** à la fois.\n")
    block = page.text.document().lastBlock()
    parts, weights = block.begin(), set()
    while not parts.atEnd():
        weights.add(parts.fragment().charFormat().fontWeight())
        parts += 1
    assert weights == {QFont.Weight.Normal, QFont.Weight.DemiBold}


def test_a_line_is_as_high_as_what_it_holds_now(ui: Ui, shown: Shown) -> None:
    flow, words = Flow(ui), Text("Un mot")
    for widget in (words, Button(ui, "Lire"), Button(ui, "Imprimer")):
        flow.addWidget(widget)
    shown(column(ui, holder(flow)))

    def found() -> int:
        """What is told, which must be what would be found by placing all again."""
        told = flow.heightForWidth(400)
        flow.invalidate()
        assert flow.heightForWidth(400) == told
        return told

    once = found()
    words.say("Un mot, puis beaucoup d’autres qui vont à la ligne. " * 9)
    longer = found()
    words.hide()
    without = found()
    words.show()
    assert without < once + 1 <= longer == found()
    for verb in ("Enregistrer le document", "Envoyer le document"):
        button = Button(ui, verb)
        flow.addWidget(button)
        button.show()
    more = found()
    flow.removeWidget(words)
    assert longer < more > found()
