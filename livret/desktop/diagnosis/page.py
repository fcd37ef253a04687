"""The diagnosis page, by plain values.

Shows: ``show_diagnosis(Diagnosis)``; give the form once with
``use_form(topics, today)``; ``open_topic(barrier)``, ``close_topic()``;
``saved.saved("10:42")``; ``show_trouble(sentence)``.
Says: ``typed`` and ``said`` (``ViewEdit`` or ``LineEdit``), ``recognised``
(``SupportEdit``), ``added`` (``StepEdit``), ``read_and_sign_asked``,
``topic_opened(barrier)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from livret.desktop.diagnosis.detail import TopicDetail
from livret.desktop.diagnosis.places import ASIDE, TABLE, columns_for
from livret.desktop.diagnosis.row import TopicRow
from livret.desktop.diagnosis.values import Diagnosis, Topic
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon
from livret.desktop.kit.layouts import Flow, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, height_of, paint_text, plain
from livret.desktop.kit.voices import Legend
from livret.desktop.ui import Ui
from livret.domain.barriers import Level
from livret.domain.forms import Topic as TopicForm
from livret.words.labels import answer_label, side_label


class Header(QWidget):
    """The heads of the columns; screen readers hear them in every row."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.called = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words of levels wrap, in some languages over three lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the longest head."""
        heights = [height for _, _, height, _ in self._heads(width)]
        return max(heights) + self._ui.px(10)

    def sizeHint(self) -> QSize:
        """Return two lines of text."""
        return QSize(self._ui.px(320), self._ui.px(46))

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def _heads(self, width: int) -> list[tuple[str, tuple[int, int], int, bool]]:
        """Return words, (left, room), height and whether they are centred."""
        ui, px = self._ui, self._ui.px
        columns, font = columns_for(ui, width), ui.look.font(15)
        told = ui.tr.text("Ce qu’en dit {name}", name=plain(self.called))
        heads = [(told, columns.words, px(ASIDE), False)]
        heads += [
            (answer_label(ui.tr, level), column, px(2), True)
            for column, level in zip(columns.levels, Level, strict=True)
        ]
        kept = ui.tr.text("Ce que nous retenons")
        heads.append((kept, columns.line, px(ASIDE), False))
        return [
            (
                words,
                (left + inset, room - 2 * inset),
                height_of(words, font, room - 2 * inset),
                centred,
            )
            for words, (left, room), inset, centred in heads
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads at the bottom of the line."""
        painter = QPainter(self)
        painter.setFont(self._ui.look.font(15))
        painter.setPen(self._ui.look.colour("soft"))
        bottom = self.height() - self._ui.px(5)
        for words, (left, room), height, centred in self._heads(self.width()):
            box = QRect(left, bottom - height, room, height)
            paint_text(painter, box, words, centred=centred)


class DiagnosisPage(Page):
    """Seven rows, her sentence first, three voices, what they keep.

    Signals:
        typed: Typing in progress, to be kept as a draft. arg: an edit.
        said: Something was said, to be recorded. arg: an edit.
        recognised: Something helps. arg: ``SupportEdit``.
        added: A goal or an action. arg: ``StepEdit``.
        topic_opened: arg: the barrier.
        read_and_sign_asked: "Relire et signer".
    """

    typed = Signal(object)
    said = Signal(object)
    recognised = Signal(object)
    added = Signal(object)
    topic_opened = Signal(str)
    read_and_sign_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Diagnostic partagé"))
        self._forms: dict[str, TopicForm] = {}
        self._today = QDate(2000, 1, 1)
        self.diagnosis: Diagnosis | None = None
        self.rows: dict[str, TopicRow] = {}
        self.detail: TopicDetail | None = None
        self._cards = False
        self.legend = Legend(ui)
        self._sign = Button(
            ui, ui.tr.text("Relire et signer"), kind="primary", icon="file-pen"
        )
        self._sign.clicked.connect(self.read_and_sign_asked)
        self.add_actions([self.legend, self._sign])
        self._helps = Flow(ui, 18, lines=4)
        # At least as large as a row (practice rule 29).
        self.helps = Card(ui, "support", margins=(14, 20))
        self._helps_row = Row(ui, 14)
        head = Row(ui, 10)
        head.addWidget(Icon(ui, "sprout", "support"))
        head.addWidget(Text(ui.tr.text("Ce qui m’aide"), "heading", wrap=False), 1)
        top = Qt.AlignmentFlag.AlignTop
        self._helps_row.addWidget(holder(head), 0, top)
        self._helps_row.addWidget(holder(self._helps), 1)
        self.helps.column.addLayout(self._helps_row)
        self._table = Card(ui, gap=0, margins=(1, 1))
        self._header = Header(ui)
        self._table.add(self._header)
        self.body.part(8)
        self.body.addWidget(self.helps)
        self.body.addWidget(self._table)
        self.body.addStretch(1)

    def use_form(self, topics: Sequence[TopicForm], today: QDate) -> None:
        """Take what the form asks, topic by topic, and today's date."""
        self._forms = {topic.barrier.value: topic for topic in topics}
        self._today = today

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show everything; rows and an open detail keep focus and typing."""
        self.diagnosis = diagnosis
        self.describe(self.ui.tr.text("Diagnostic partagé"), diagnosis.under)
        self._header.called = diagnosis.called
        self._header.update()
        self._show_voices(diagnosis)
        chips = [
            Text(f"+ {plain(words)}", "helps", wrap=False)
            for words in diagnosis.strengths
        ]
        self._helps.fill(chips)
        self.helps.setVisible(bool(chips))
        for topic in diagnosis.topics:
            self._show_topic(diagnosis, topic)

    def _show_voices(self, diagnosis: Diagnosis) -> None:
        words = []
        for voice in diagnosis.voices:
            said = plain(voice.name)
            if voice.side != "personne":
                side = side_label(self.ui.tr, voice.side)
                said = self.ui.tr.text("{name}, {side}", name=said, side=side)
            words.append((voice, said))
        self.legend.show_voices(words)

    def _show_topic(self, diagnosis: Diagnosis, topic: Topic) -> None:
        row = self.rows.get(topic.barrier)
        if row is None:
            row = TopicRow(self.ui, diagnosis, topic)
            row.clicked.connect(self._row_clicked)
            row.set_narrow(narrow=self._cards)
            self.rows[topic.barrier] = row
            self._table.add(row)
        row.show_topic(diagnosis, topic)
        if self.detail is not None and self.detail.topic.barrier == topic.barrier:
            self.detail.show_topic(diagnosis, topic)

    def _row_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, TopicRow):
            if sender.opened:
                self.close_topic()
            else:
                self.open_topic(sender.topic.barrier)

    def open_topic(self, barrier: str) -> None:
        """Open the details of a topic under its row."""
        if self.diagnosis is None or barrier not in self._forms:
            return
        self.close_topic()
        row = self.rows[barrier]
        detail = TopicDetail(
            self.ui, self.diagnosis, row.topic, self._forms[barrier], self._today
        )
        detail.set_narrow(narrow=self.narrow)
        detail.typed.connect(self.typed)
        detail.said.connect(self.said)
        detail.recognised.connect(self.recognised)
        detail.added.connect(self.added)
        detail.closed.connect(self.close_topic)
        detail.next_asked.connect(self._open_next)
        column = self._table.column
        column.insertWidget(column.indexOf(row) + 1, detail)
        row.show_opened(opened=True)
        self.detail = detail
        detail.show()
        if detail.view is not None:
            detail.view.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.topic_opened.emit(barrier)

    def close_topic(self) -> None:
        """Close the details; what was typed is said first."""
        if self.detail is None:
            return
        detail, self.detail = self.detail, None
        detail.flush()
        row = self.rows[detail.topic.barrier]
        row.show_opened(opened=False)
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        detail.hide()
        self._table.column.removeWidget(detail)
        detail.deleteLater()

    def _open_next(self) -> None:
        if self.detail is None:
            return
        order = list(self.rows)
        at = order.index(self.detail.topic.barrier)
        self.close_topic()
        if at + 1 < len(order):
            self.open_topic(order[at + 1])
            self.reveal(self.rows[order[at + 1]])

    def set_narrow(self, *, narrow: bool) -> None:
        """Turn every row into a card, earlier than other pages: columns need room."""
        super().set_narrow(narrow=narrow)
        self._helps_row.stack(stacked=narrow)
        self._cards = narrow or self.ui.look.logical(self.width()) < TABLE
        self.stack_head(stacked=self._cards)
        self._header.setVisible(not self._cards)
        for row in self.rows.values():
            row.set_narrow(narrow=self._cards)
        if self.detail is not None:
            self.detail.set_narrow(narrow=narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row with the arrows."""
        order = list(self.rows.values())
        focused = next((row for row in order if row.hasFocus()), None)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if focused is None or step is None:
            super().keyPressEvent(event)
            return
        at = max(0, min(len(order) - 1, order.index(focused) + step))
        order[at].setFocus(Qt.FocusReason.TabFocusReason)
