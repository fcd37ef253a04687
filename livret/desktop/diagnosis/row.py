"""One row of the diagnosis: painted, and a button that opens its details.

Wide, it is a line of a table: topic and what helps, her words on warm
ground, marks in four worded columns, what they keep. Narrow, it is a card in
reading order (practice rule 27).
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from livret.desktop.diagnosis.places import (
    ABOVE,
    AFTER,
    ASIDE,
    LEAST,
    CardLayout,
    Columns,
    Part,
    columns_for,
)
from livret.desktop.diagnosis.said import (
    came_line,
    closed_line,
    line_of,
    quotes_of,
    reviewed_lines,
    silence_of,
    stands_of,
    told_of,
)
from livret.desktop.diagnosis.spoken import spoken_row
from livret.desktop.diagnosis.values import Diagnosis, Topic
from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.charts import ChartPainter, lettering
from livret.desktop.kit.enter import pressed_by_enter
from livret.desktop.kit.text import height_of, paint_text, plain
from livret.desktop.ui import Ui
from livret.words.charts.shapes import Drawing
from livret.words.charts.voices import Lines, columns_height, in_columns, in_lines
from livret.words.labels import barrier_label, outcome_label


class TopicRow(QAbstractButton):
    """A topic; pressing it opens or closes its details."""

    def __init__(self, ui: Ui, diagnosis: Diagnosis, topic: Topic) -> None:
        super().__init__()
        self._ui = ui
        self.diagnosis = diagnosis
        self.topic = topic
        self.first = False
        self.narrow = False
        self.opened = False
        self._heights: dict[int, int] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_topic(diagnosis, topic)

    def show_topic(self, diagnosis: Diagnosis, topic: Topic) -> None:
        """Show other values of the same topic."""
        self.diagnosis, self.topic = diagnosis, topic
        self.setAccessibleName(spoken_row(self._ui.tr, diagnosis, topic))
        self.show_opened(opened=self.opened)
        self.restyle()

    def show_opened(self, *, opened: bool) -> None:
        """Tell whether the details are open under it."""
        self.opened = opened
        tr = self._ui.tr
        said = tr.text("ouvert") if opened else tr.text("Entrée ouvre les détails")
        self.setAccessibleDescription(said)
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Be a card, or a line of the table."""
        if narrow != self.narrow:
            self.narrow = narrow
            self.restyle()

    def restyle(self) -> None:
        """Measure and draw again."""
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the fullest column needs; Qt asks many times."""
        if width not in self._heights:
            self._heights[width] = self._height_for(width)
        return self._heights[width]

    def _height_for(self, width: int) -> int:
        if self.narrow:
            return self._card(width).height
        px = self._ui.px
        bottom = max(part.box.bottom() + 1 for part in self._parts(width))
        stands = stands_of(self._ui.tr, self.diagnosis, self.topic)
        letters = lettering(self._ui.look)
        marks = columns_height(self._ui.tr, stands, letters)
        return max(px(LEAST), bottom + px(ABOVE), round(marks) + px(2 * ABOVE))

    def sizeHint(self) -> QSize:
        """Return a usual size; the layout asks ``heightForWidth``."""
        return QSize(self._ui.px(320), self._ui.px(LEAST))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest a row may be."""
        return QSize(self._ui.px(300), self._ui.px(LEAST))

    def _box(self, words: str, font: QFont, at: tuple[int, int, int]) -> QRect:
        left, top, width = at
        return QRect(left, top, width, height_of(words, font, width))

    def _parts(self, width: int) -> list[Part]:
        """Texts of a table line, placed from its top."""
        look, px = self._ui.look, self._ui.px
        columns, top, pad = columns_for(self._ui, width), px(ABOVE), px(ASIDE)
        parts: list[Part] = []

        def write(words: str, font: QFont, role: str, at: tuple[int, int, int]) -> int:
            box = self._box(words, font, at)
            if words:
                parts.append(Part(words, font, role, box))
            return box.bottom() + 1

        left, room = px(44), columns.topic[1] - px(52)
        name = barrier_label(self._ui.tr, self.topic.barrier)
        y = write(name, look.font(15, strong=True), "ink", (left, top, room))
        for support in self.topic.supports[:3]:
            y = write(f"+ {plain(support)}", look.font(15), "support", (left, y, room))
        x, room = columns.words
        y, room = top, room - pad - px(AFTER)
        for said, size, role in (
            (quotes_of(self._ui.tr, self.topic), 17, "ink"),
            (came_line(self._ui.tr, self.diagnosis, self.topic), 15, "soft"),
            (closed_line(self._ui.tr, self.topic), 15, "ink"),
            (silence_of(self._ui.tr, self.topic), 15, "soft"),
        ):
            y = write(said, look.font(size), role, (x + pad, y, room)) if said else y
        x, room = columns.line
        write(
            line_of(self._ui.tr, self.diagnosis, self.topic),
            look.font(15),
            "ink",
            (x + pad, top, room - pad - px(AFTER)),
        )
        return parts

    def _card(self, width: int) -> CardLayout:
        """Place a card's texts in reading order."""
        look, px, tr = self._ui.look, self._ui.px, self._ui.tr
        parts: list[Part] = []
        ground, rule = QRect(), QRect()
        y, left, room = px(14), px(20), width - px(40)
        body = look.font(15)

        def write(words: str, font: QFont, role: str, indent: int) -> QRect:
            nonlocal y
            box = self._box(words, font, (left + indent, y, room - indent))
            parts.append(Part(words, font, role, box))
            y = box.bottom() + 1 + px(4)
            return box

        name = barrier_label(tr, self.topic.barrier)
        write(name, look.font(17, strong=True), "ink", px(32))
        for support in self.topic.supports:
            write(f"+ {plain(support)}", body, "support", px(32))
        quotes, nothing = quotes_of(tr, self.topic), silence_of(tr, self.topic)
        if quotes or nothing:
            y += px(14)
            room -= px(14)
            if quotes:
                box = write(quotes, look.font(19), "ink", px(14))
                came = came_line(tr, self.diagnosis, self.topic)
                box = box.united(write(came, body, "soft", px(14))) if came else box
            else:
                box = write(nothing, body, "soft", px(14))
            room += px(14)
            ground = QRect(left, box.top() - px(10), room, box.height() + px(20))
            y += px(18)
        voices, top = self._in_lines(room), y
        y += round(voices.height) + (px(10) if voices.pieces else 0)
        line = line_of(self._ui.tr, self.diagnosis, self.topic)
        if line:
            y += px(4)
            apart = self.topic.line.outcome == "not_agreed"
            if not apart:
                write(outcome_label(tr, self.topic.line.outcome), body, "soft", 0)
            box = write(line, body, "ink", px(14) if apart else 0)
            rule = QRect(left, box.top(), px(6), box.height()) if apart else rule
        since = reviewed_lines(tr, self.diagnosis, self.topic)
        for told, role in ((since, "soft"), (closed_line(tr, self.topic), "ink")):
            if told:
                y += px(4)
                write(told, body, role, 0)
        height = max(px(LEAST), y + px(10))
        return CardLayout(parts, voices, top, ground, rule, height)

    def _in_lines(self, room: int) -> Drawing:
        """Return who says what in a card, one under the other."""
        px, letters = self._ui.px, lettering(self._ui.look)
        said = self.topic.stances
        stands = told_of(self._ui.tr, self.diagnosis, self.topic) if said else ()
        lines = Lines(px(20), px(32), letters.line / 2, px(11))
        return in_lines(self._ui.tr, stands, letters, room, lines)

    # Drawing -----------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        look, painter = self._ui.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.opened:
            role = "accent_ground" if self.opened else "sunk"
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), look.colour(role))
        if not self.first:
            painter.setPen(QPen(look.colour("rule"), 1))
            painter.drawLine(0, 0, self.width(), 0)
        if self.narrow:
            self._paint_card(painter)
        else:
            self._paint_line(painter)

    def _draw(self, painter: QPainter, parts: list[Part]) -> None:
        for part in parts:
            painter.setFont(part.font)
            painter.setPen(self._ui.look.colour(part.role))
            paint_text(painter, part.box, part.words)

    def _paint_icon(self, painter: QPainter, x: int, y: int, size: int) -> None:
        name = TOPIC_ICONS[self.topic.barrier]
        painter.drawPixmap(x, y, self._ui.look.pixmap(name, "accent", size))

    def _paint_line(self, painter: QPainter) -> None:
        look, px = self._ui.look, self._ui.px
        columns = columns_for(self._ui, self.width())
        x, room = columns.words
        ground = QRect(x, 0 if self.first else 1, room, self.height())
        painter.fillRect(ground, look.colour("her_ground"))
        painter.setPen(QPen(look.colour("rule"), 1))
        edges = [left for left, _ in columns.levels] + [columns.line[0]]
        for at, edge in enumerate(edges):
            style = Qt.PenStyle.SolidLine if at in (0, 4) else Qt.PenStyle.DotLine
            painter.setPen(QPen(look.colour("rule"), 1, style))
            painter.drawLine(edge, 0, edge, self.height())
        if self.topic.line.outcome == "not_agreed":
            self._paint_rule(painter, columns.line[0], 0, self.height())
        self._paint_icon(painter, px(14), px(ABOVE), 20)
        self._paint_marks(painter, columns)
        self._draw(painter, self._parts(self.width()))

    def _paint_rule(self, painter: QPainter, x: int, top: int, height: int) -> None:
        """Draw the double rule that says "we do not agree", in no colour of alarm."""
        px = self._ui.px
        for offset in (0, px(4)):
            painter.fillRect(
                x + offset, top, px(2), height, self._ui.look.colour("ink")
            )

    def _paint_marks(self, painter: QPainter, columns: Columns) -> None:
        stands = stands_of(self._ui.tr, self.diagnosis, self.topic)
        letters, height = lettering(self._ui.look), self.height()
        self._paint_voices(
            painter,
            in_columns(self._ui.tr, stands, letters, columns.levels, height),
        )

    def _paint_voices(self, painter: QPainter, drawing: Drawing) -> None:
        chart = ChartPainter(self._ui.look)
        for piece in drawing.pieces:
            chart.paint(painter, piece.shapes)

    def _paint_card(self, painter: QPainter) -> None:
        look, px = self._ui.look, self._ui.px
        card = self._card(self.width())
        if not card.ground.isNull():
            painter.setPen(QPen(look.colour("her_rule"), 1))
            painter.setBrush(look.colour("her_ground"))
            painter.drawRoundedRect(card.ground, px(8), px(8))
        self._paint_icon(painter, px(20), px(14), 22)
        self._draw(painter, card.parts)
        painter.save()
        painter.translate(px(20), card.top)
        self._paint_voices(painter, card.voices)
        painter.restore()
        if not card.rule.isNull():
            rule = card.rule
            self._paint_rule(painter, rule.left(), rule.top(), rule.height())
