"""One topic of the pathway: its levels drawn and written, its last word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Drawn, Icon, button_row
from livret.desktop.kit.charts import lettering, paint
from livret.desktop.kit.fields import HerWords, Labelled
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import Text
from livret.desktop.pathway.values import TopicHistory
from livret.desktop.ui import Ui
from livret.words.charts.lettering import Lettering
from livret.words.charts.levels import draw_levels
from livret.words.charts.shapes import Drawing
from livret.words.labels import barrier_label

Draw = Callable[[Lettering, float], Drawing]
"""Draws a picture in the width there is."""


def closing_place(barrier: str) -> str:
    """Return where a last word about a topic is typed, as drafts name places."""
    return f"topic_closed:{barrier}"


class Picture(Drawn):
    """A drawing of ``livret.words.charts`` with the sentences that say it."""

    def __init__(self, ui: Ui, draw: Draw, alt: str, *, least: int = 300) -> None:
        super().__init__(alt)
        self.setObjectName("clear")
        self._ui = ui
        self._draw = draw
        self._least = least
        self._drawing: Drawing | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _drawn(self, width: float) -> Drawing:
        return self._draw(lettering(self._ui.look), width)

    def hasHeightForWidth(self) -> bool:
        """The picture decides."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture."""
        return round(self._drawn(width).height)

    def sizeHint(self) -> QSize:
        """Return the size of the picture in the room it wants."""
        drawing = self._drawn(self._ui.px(self._least))
        return QSize(round(drawing.width), round(drawing.height))

    def minimumSizeHint(self) -> QSize:
        """Never wider than the page."""
        return QSize(self._ui.px(200), round(self._drawn(self._ui.px(200)).height))

    def restyle(self) -> None:
        """Draw with the letters of the look."""
        self._drawing = None
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for another width."""
        self._drawing = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw; what does not fit is made smaller, never cut."""
        if self._drawing is None:
            self._drawing = self._drawn(self.width())
        painter = QPainter(self)
        part = min(1.0, self.width() / max(1.0, self._drawing.width))
        painter.scale(part, part)
        paint(painter, self._ui.look, self._drawing.ground)
        for piece in self._drawing.pieces:
            paint(painter, self._ui.look, piece.shapes)


class TopicCard(Card):
    """One topic: its picture, what was said day after day, and its end.

    Attributes:
        barrier: Which.

    Signals:
        closing_asked: args: barrier, a word of hers.
        reopening_asked: arg: barrier.
        form_opened: A word of hers can be written. args: its place, the field.
    """

    closing_asked = Signal(str, str)
    reopening_asked = Signal(str)
    form_opened = Signal(str, object)

    def __init__(self, ui: Ui, topic: TopicHistory, *, writable: bool) -> None:
        super().__init__(ui, gap=12, margins=(24, 18))
        tr = ui.tr
        self.barrier = topic.barrier
        self._closable = False
        self._form: Card | None = None
        head = Row(ui, 10)
        head.addWidget(Icon(ui, TOPIC_ICONS[topic.barrier]))
        head.addWidget(Text(barrier_label(tr, topic.barrier), "heading"), 1)
        if topic.closed:
            head.addWidget(Text(tr.text("ce sujet ne gêne plus"), "support"))
        self.column.addLayout(head)
        self._beside = Row(ui, 32)
        if any(point.answer for point in topic.points):

            def draw(letters: Lettering, width: float) -> Drawing:
                return draw_levels(tr, topic.points, letters, width)

            picture = Picture(ui, draw, topic.alt, least=540)
            self._beside.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        said = Column(ui, 10)
        for day, lines in topic.days:
            said.addLayout(self._day(day, lines))
        said.addStretch(1)
        self._beside.addLayout(said, 1)
        self.column.addLayout(self._beside)
        if writable:
            self._verb(topic)

    def _day(self, day: str, lines: Sequence[str]) -> Column:
        column = Column(self.ui, 2)
        column.addWidget(Text(day, "strong"))
        for line in lines:
            column.addWidget(Text(line))
        return column

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the words under the picture on a narrow page."""
        self._beside.stack(stacked=narrow)

    def _verb(self, topic: TopicHistory) -> None:
        tr = self.ui.tr
        if topic.closed:
            again = Button(self.ui, tr.text("Reprendre ce sujet"), icon="rotate-ccw")
            again.clicked.connect(self._reopen)
            self.add(button_row(self.ui, [again]))
            return
        if topic.declined:
            return
        done = Button(self.ui, tr.text("Ce sujet ne gêne plus"), icon="check")
        done.setAccessibleDescription(barrier_label(tr, self.barrier))
        done.clicked.connect(self._ask_now)
        self._closable = True
        self.add(button_row(self.ui, [done]))

    def _reopen(self) -> None:
        self.reopening_asked.emit(self.barrier)

    @property
    def closing(self) -> bool:
        """Whether a word of hers is being asked for."""
        return self._form is not None

    def _ask_now(self) -> None:
        self.ask()
        if self._form is not None:
            self.words.setFocus()

    def ask(self) -> None:
        """Ask for a word of hers, in place, where the topic can be closed."""
        if self._form is not None or not self._closable:
            return
        tr = self.ui.tr
        question = tr.text("Un mot à elle, pour finir ce sujet")
        self.words = HerWords(self.ui, question, lines=1)
        self._form = Card(self.ui, "her", gap=10)
        self._form.add(Labelled(self.ui, question, self.words))
        keep = Button(self.ui, tr.text("C’est noté"), kind="primary")
        keep.clicked.connect(self._keep)
        self._form.add(button_row(self.ui, [keep]))
        self.add(self._form)
        self.ui.look.dress(self._form)
        self._form.show()
        self.form_opened.emit(closing_place(self.barrier), self.words)

    def _keep(self) -> None:
        self.closing_asked.emit(self.barrier, self.words.text)
