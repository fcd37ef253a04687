"""Voices: told apart by shape and initial first, then by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.cards import empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text, plain
from livret.desktop.look import Look
from livret.desktop.ui import Ui

SIDES = ("personne", "social", "emploi", "autre")
"""Sides a voice may have; each has its shape: ● ■ ▲ ◆."""


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks.

    Attributes:
        id: Key of the voice, as the controller knows it.
        name: As shown ("Claire").
        side: ``personne``, ``social``, ``emploi`` or ``autre``.
        named: Whether the name is one; « la personne » is none.
    """

    id: str
    name: str
    side: str
    named: bool = True

    @property
    def initial(self) -> str:
        """First letter of the name, in capitals; none where nobody told a name."""
        if not self.named:
            return ""
        return plain(self.name)[:1].upper() or "?"


def paint_mark(
    painter: QPainter, look: Look, voice: Voice, at: QRectF, *, outlined: bool = False
) -> None:
    """Draw the shape and initial of ``voice`` inside a square."""
    paint_lettered(painter, look, (voice.side, voice.initial), at, outlined=outlined)


def paint_lettered(
    painter: QPainter,
    look: Look,
    said_by: tuple[str, str],
    at: QRectF,
    *,
    outlined: bool = False,
) -> None:
    """Draw the shape of a side with an initial, possibly empty, inside a square.

    Args:
        painter: Of the widget.
        look: Gives colours and fonts.
        said_by: The side and the initial.
        at: The square.
        outlined: Not filled: nothing was said yet.
    """
    voice_side, initial = said_by
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = look.colour(f"voice_{voice_side if voice_side in SIDES else 'autre'}")
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush if outlined else colour)
    letter = QRectF(at)
    side = at.width()
    if voice_side == "personne":
        painter.drawEllipse(at)
    elif voice_side == "social":
        painter.drawRoundedRect(at.adjusted(1, 1, -1, -1), side / 10, side / 10)
    elif voice_side == "emploi":
        wide = at.adjusted(-side * 0.08, -side * 0.04, side * 0.08, 0)
        corners = [
            QPointF(wide.center().x(), wide.top()),
            wide.bottomRight(),
            wide.bottomLeft(),
        ]
        painter.drawPolygon(QPolygonF(corners))
        letter.adjust(0, side * 0.26, 0, side * 0.14)
    else:
        centre = at.center()
        corners = [
            QPointF(centre.x(), at.top() - 1),
            QPointF(at.right() + 1, centre.y()),
            QPointF(centre.x(), at.bottom() + 1),
            QPointF(at.left() - 1, centre.y()),
        ]
        painter.drawPolygon(QPolygonF(corners))
    font = look.font(11, strong=True)
    scale = 0.44 if voice_side in ("emploi", "autre") else 0.52
    font.setPixelSize(max(8, round(side * scale)))
    painter.setFont(font)
    painter.setPen(colour if outlined else look.colour("on_voice"))
    painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, initial)
    painter.restore()


class VoiceMark(QLabel):
    """The mark of one voice, ``size`` pixels wide at 100 %.

    Who listens is told whose words stand beside it, once: where these name
    whose they are, the mark is silent.
    """

    def __init__(self, ui: Ui, voice: Voice, size: int = 22, beside: str = "") -> None:
        """Make the mark.

        Args:
            ui: Look and language.
            voice: Whose it is.
            size: In pixels of 100 %.
            beside: The words that stand beside it.
        """
        super().__init__()
        self._ui = ui
        self._size = size
        self.voice = voice
        name = plain(voice.name)
        self.setAccessibleName("" if name in plain(beside) else name)
        self.restyle()

    def restyle(self) -> None:
        """Take the size again."""
        self.setFixedSize(self._ui.px(self._size + 4), self._ui.px(self._size + 4))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        gap = self._ui.px(2)
        side = self._ui.px(self._size)
        paint_mark(
            QPainter(self), self._ui.look, self.voice, QRectF(gap, gap, side, side)
        )


class Legend(QWidget):
    """The voices with their names; repeated wherever marks are shown."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self._row = Row(ui, 6, (0, 4))
        self.setLayout(self._row)

    def show_voices(self, voices: Sequence[tuple[Voice, str]]) -> None:
        """Show pairs of (voice, words beside it: "Claire, social")."""
        empty(self._row)
        for voice, words in voices:
            self._row.addWidget(VoiceMark(self._ui, voice, 20, words))
            self._row.addWidget(Text(words, "soft", wrap=False))
            self._row.addSpacing(self._ui.px(10))


class VoiceButton(Choice):
    """A voice as a button, with its mark where the check would be."""

    def __init__(self, ui: Ui, voice: Voice) -> None:
        super().__init__(ui, voice.name)
        self.voice = voice

    def sizeHint(self) -> QSize:
        """Leave room for the mark."""
        return super().sizeHint() + QSize(self._ui.px(6), 0)

    def _room(self) -> int:
        return super()._room() + self._ui.px(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark, the name, and a bar under the one who speaks."""
        look, painter = self._ui.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = look.px(2) if chosen else look.px(1)
        painter.setPen(look.colour("control"))
        pen = painter.pen()
        pen.setWidth(edge)
        pen.setColor(look.colour("ink" if chosen else "control"))
        painter.setPen(pen)
        painter.setBrush(look.colour("accent_ground" if chosen else "sheet"))
        half = edge / 2
        box = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, look.px(8), look.px(8))
        if chosen:
            bar = look.px(5)
            painter.fillRect(
                look.px(8),
                self.height() - bar,
                self.width() - look.px(16),
                bar,
                look.colour("ink"),
            )
        side = look.px(20)
        top = (self.height() - side) / 2
        paint_mark(painter, look, self.voice, QRectF(look.px(14), top, side, side))
        painter.setFont(look.font(15, strong=chosen))
        painter.setPen(look.colour("ink"))
        x = look.px(42)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            QRectF(x, 0, self.width() - x, self.height()), flags, self.text()
        )


class VoiceChooser(Choices):
    """« Paroles de : », then whoever may speak; always one of them.

    Signals:
        chosen: arg: the id of the voice.
    """

    def __init__(self, ui: Ui, voices: Sequence[Voice] = ()) -> None:
        super().__init__(ui, ui.tr.text("Paroles de"), [], required=True)
        self.label = Text(ui.tr.text("Paroles de :"), "soft", wrap=False)
        self._grid.addWidget(self.label)
        self.offer(voices)

    def restyle(self) -> None:
        """Keep the label as high as the buttons."""
        self.label.setMinimumHeight(self._ui.px(44))

    def offer(self, voices: Sequence[Voice]) -> None:
        """Offer ``voices``, the first one speaking."""
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for voice in voices:
            button = VoiceButton(self._ui, voice)
            button.setAccessibleDescription(self._ui.tr.text("Paroles de"))
            button.setAutoExclusive(True)
            button.clicked.connect(self._clicked)
            button.installEventFilter(self)
            self.buttons[voice.id] = button
            self._grid.addWidget(button)
        self.restyle()
        if voices:
            self.choose(voices[0].id)
