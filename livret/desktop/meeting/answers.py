"""Answers of a meeting: large, equal, one key each."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.text import height_of, paint_text
from livret.desktop.ui import Ui
from livret.domain.barriers import Answer, Level
from livret.words.labels import answer_button
from livret.words.translator import Translator

SIZE = 18
"""Height of the letters, in pixels of 100 %."""

DIGITS: dict[int, int] = {
    **{Qt.Key.Key_1 + at: at for at in range(8)},
    # The same keys without Shift on a French keyboard.
    **dict(
        zip(
            (
                Qt.Key.Key_Ampersand,
                Qt.Key.Key_Eacute,
                Qt.Key.Key_QuoteDbl,
                Qt.Key.Key_Apostrophe,
                Qt.Key.Key_ParenLeft,
                Qt.Key.Key_Minus,
                Qt.Key.Key_Egrave,
                Qt.Key.Key_Underscore,
            ),
            range(8),
            strict=True,
        )
    ),
}
"""From a key to the rank of an answer, from 0."""


class BigChoice(Choice):
    """An answer: two pixels of edge; chosen, it is full with a check."""

    def __init__(self, ui: Ui, text: str, *, detail: str = "", icon: str = "") -> None:
        super().__init__(ui, text, detail=detail, icon=icon)
        self.least = 64
        self._heights: dict[int, int] = {}

    def _room(self) -> int:
        return self._ui.px(16) * 2 + self._ui.px(26 if self._icon else 14)

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need; layouts ask again and again."""
        if width not in self._heights:
            self._heights[width] = self._height_for(width)
        return self._heights[width]

    def restyle(self) -> None:
        """Measure again."""
        self._heights = {}
        super().restyle()

    def explain(self, words: str) -> None:
        """Say the same under it, in another language."""
        self._detail = words
        self.setAccessibleDescription(words)
        self.restyle()

    def _height_for(self, width: int) -> int:
        look, room = self._ui.look, width - self._room()
        words = height_of(self.text(), look.font(SIZE, strong=True), room)
        detail = height_of(self._detail, look.font(15), room)
        gap = look.px(2) if detail else 0
        return max(look.px(self.least), words + gap + detail + look.px(24))

    def sizeHint(self) -> QSize:
        """Words on one line where the layout has room."""
        metrics = QFontMetrics(self._ui.look.font(SIZE, strong=True))
        width = metrics.horizontalAdvance(self.text()) + self._room() + 2
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, ground, check and words."""
        look, painter = self._ui.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = look.px(2)
        ground = "sunk" if self.underMouse() or self.isDown() else "sheet"
        painter.setPen(QPen(look.colour("ink" if chosen else "control"), edge))
        painter.setBrush(look.colour("ink" if chosen else ground))
        half = edge / 2
        box = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, look.px(12), look.px(12))
        self._paint_big(painter, "sheet" if chosen else "ink")

    def _paint_big(self, painter: QPainter, role: str) -> None:
        look = self._ui.look
        strong, body = look.font(SIZE, strong=True), look.font(15)
        sign = "check" if self.isChecked() else self._icon
        width = self.width() - self._room()
        words = height_of(self.text(), strong, width)
        detail = height_of(self._detail, body, width)
        gap = look.px(2) if detail else 0
        top = max(0, (self.height() - words - gap - detail) // 2)
        left = (self.width() - width) // 2
        centred = not self._icon
        if sign:
            size = look.px(20)
            line = min(words, QFontMetrics(strong).height())
            if centred:
                wide = QFontMetrics(strong).horizontalAdvance(self.text())
                x = max(look.px(10), left + (width - min(width, wide)) // 2 - size)
                left += look.px(10)
            else:
                x = look.px(16)
                left = look.px(46)
            at = look.pixmap(sign, role, 20)
            painter.drawPixmap(x, top + (line - size) // 2, at)
        painter.setPen(look.colour(role))
        painter.setFont(strong)
        box = QRect(left, top, width, words)
        paint_text(painter, box, self.text(), centred=centred)
        if detail:
            painter.setFont(body)
            painter.setPen(look.colour(role if self.isChecked() else "soft"))
            under = QRect(left, top + words + gap, width, detail)
            paint_text(painter, under, self._detail, centred=centred)


class BigChoices(Choices):
    """Large equal answers, all of the same height."""

    button_type = BigChoice

    def press(self, rank: int) -> bool:
        """Give the answer of a rank, from 0; tell whether there is one.

        What is answered already stays: saying the same again takes nothing back.
        """
        shown = [one for one in self._shown if one.isEnabled()]
        if rank >= len(shown):
            return False
        # First: an answer that goes on gives the keyboard to the next question.
        shown[rank].setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not shown[rank].isChecked():
            shown[rank].click()
        return True


class BigAnswers(BigChoices):
    """The four levels and the four other answers (practice rule 7); keys 1 to 8."""

    even = True

    def __init__(
        self,
        ui: Ui,
        name: str,
        *,
        voice: str = "personne",
        under: Translator | None = None,
    ) -> None:
        """Make the group.

        Args:
            ui: Look and language.
            name: What is being answered, for assistive technology.
            voice: Side of who answers.
            under: Says the answers again in her language, or None.
        """
        codes = [*Level, *Answer]
        super().__init__(
            ui,
            name,
            [(code.value, answer_button(ui.tr, code, voice=voice)) for code in codes],
            columns=4,
        )
        for rank, button in enumerate(self.buttons.values(), 1):
            button.least = 76
            button.restyle()
            button.setToolTip(f"{rank}")
        if under is not None:
            for code in codes:
                said = answer_button(under, code, voice=voice)
                self.explain(code.value, said)

    def explain(self, code: str, words: str) -> None:
        """Say an answer again under it."""
        button = self.buttons[code]
        if isinstance(button, BigChoice):
            button.explain(words)
