"""Buttons: verbs, with an icon where it helps, at least 36 px high."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from livret.desktop.kit.enter import pressed_by_enter
from livret.desktop.kit.text import drawn, height_of, paint_text, plain, tip
from livret.desktop.ui import Ui
from livret.words.one_line import in_sentences

_ICON_ROLES = {
    "primary": "on_accent",
    "danger": "on_danger",
    "quiet": "accent",
    "fold": "accent",
    "icon": "accent",
    "plain": "ink",
}


class Button(QPushButton):
    """A verb. Kinds: ``plain``, ``primary``, ``quiet``, ``danger``.

    Red (``danger``) is only for what destroys.

    Attributes:
        kind: Its kind, as told.
    """

    def __init__(
        self, ui: Ui, text: str, *, kind: str = "plain", icon: str = ""
    ) -> None:
        super().__init__()
        self._ui = ui
        self._icon = icon
        self.kind = kind
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.say(text)
        self.restyle()

    def say(self, text: str) -> None:
        """Set the words; they are never read as markup nor as a mnemonic."""
        self._said = plain(text)
        gap = "\u2002" if self._icon and text else ""
        self.setText(gap + drawn(text).replace("&", "&&"))
        self.setAccessibleName(self._said)

    def about(self, what: str) -> None:
        """Tell who listens what it is about, where those who see have it beside.

        Its words come first: who says them aloud to a computer presses it
        (WCAG 2.2, 2.5.3).
        """
        said = self._ui.tr.text(
            "{verb}\u202f: {words}", verb=self._said, words=plain(what)
        )
        self.setAccessibleName(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter too, as people expect of what has the keyboard."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def set_kind(self, kind: str) -> None:
        """Become the verb that is next (``primary``), or one among others."""
        if kind == self.kind:
            return
        self.kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.restyle()

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon = icon
        self.restyle()

    def restyle(self) -> None:
        """Draw the icon again."""
        if self._icon:
            role = _ICON_ROLES.get(self.kind, "ink")
            self.setIcon(self._ui.look.icon(self._icon, role))
            side = self._ui.px(20)
            self.setIconSize(QSize(side, side))


class IconButton(Button):
    """A square button with only an icon; its name is said and shown as a tip."""

    def __init__(self, ui: Ui, name: str, icon: str) -> None:
        super().__init__(ui, "", kind="icon", icon=icon)
        self.setAccessibleName(name)
        self.setToolTip(tip(name))

    def restyle(self) -> None:
        """Keep the square and draw the icon again."""
        super().restyle()
        self.setFixedSize(self._ui.px(38), self._ui.px(38))


class Choice(QAbstractButton):
    """One of several equal answers; selected is a 2 px ink edge and a check.

    The words wrap. Used alone, or among others of which any number may be
    ticked, it shows the box to tick; in a ``livret.desktop.kit.choices`` group
    it is one of several.
    """

    def __init__(self, ui: Ui, text: str, *, detail: str = "", icon: str = "") -> None:
        super().__init__()
        self._ui = ui
        self._icon = icon
        self._detail = plain(detail)
        self.setText(plain(text))
        self.setAccessibleName(plain(text))
        several = " · " in self._detail
        told = in_sentences([self._detail]) if several else self._detail
        self.setAccessibleDescription(told)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.least = 44

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Set the words; a ``&`` in a name makes no key of the letter after it."""
        super().setText(text)
        self.setShortcut(QKeySequence())

    def _room(self) -> int:
        """Width at both sides of the words: padding, check and icon."""
        return self._ui.px(14) * 2 + self._ui.px(26)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need."""
        look, room = self._ui.look, width - self._room()
        words = height_of(self.text(), look.font(15, strong=True), room)
        detail = height_of(self._detail, look.font(15), room)
        gap = look.px(2) if detail else 0
        return max(look.px(self.least), words + gap + detail + look.px(20))

    def sizeHint(self) -> QSize:
        """Words on one line where the layout has room."""
        metrics = self.fontMetrics()
        metrics = type(metrics)(self._ui.look.font(15, strong=True))
        width = metrics.horizontalAdvance(self.text()) + self._room() + 2
        if self._detail:
            width = max(width, self._ui.px(260))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the longest word, which still may break."""
        width = min(self.sizeHint().width(), self._ui.px(120))
        return QSize(width, self._ui.px(self.least))

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses one that is a verb; it ticks none: a form has its own."""
        if self.isCheckable() or not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw edge, check and words."""
        look, painter = self._ui.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = look.px(2) if chosen else look.px(1)
        pen = QPen(look.colour("ink" if chosen else "control"), edge)
        ground = "accent_ground" if chosen or self.isDown() else "sheet"
        if self.underMouse() and not chosen:
            ground = "sunk"
        painter.setPen(pen if self.isEnabled() else QPen(look.colour("rule"), edge))
        painter.setBrush(look.colour(ground))
        half = edge / 2
        box = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, look.px(8), look.px(8))
        self._paint_words(painter, look.colour("ink" if self.isEnabled() else "faint"))

    @property
    def sign(self) -> str:
        """Icon before the words: a check once chosen."""
        return "check" if self.isChecked() else self._icon

    @property
    def is_tick(self) -> bool:
        """Whether it is ticked by itself, whatever is beside it."""
        return self.isCheckable() and not self.autoExclusive() and not self._icon

    def _paint_box(self, painter: QPainter, left: int, middle: int) -> None:
        """Draw the box to tick at its place, with its check."""
        look, chosen = self._ui.look, self.isChecked()
        side, edge = look.px(18), look.px(2) if chosen else max(1, look.px(1.5))
        role = "ink" if chosen else "control"
        painter.setPen(QPen(look.colour(role if self.isEnabled() else "rule"), edge))
        painter.setBrush(look.colour("sheet"))
        box = QRectF(left, middle - side / 2, side, side)
        half = edge / 2
        inner = box.adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inner, look.px(4), look.px(4))
        if chosen:
            size = look.px(14)
            inset = (side - size) // 2
            at = QPoint(left + inset, round(box.top()) + inset)
            painter.drawPixmap(at, look.pixmap("check", role, 14))

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        look = self._ui.look
        left = look.px(14)
        sign = self.sign
        width = self.width() - self._room()
        strong, body = look.font(15, strong=True), look.font(15)
        bold = self.isChecked() or bool(self._detail)
        words = height_of(self.text(), strong if bold else body, width)
        detail = height_of(self._detail, body, width)
        gap = look.px(2) if detail else 0
        top = max(0, (self.height() - words - gap - detail) // 2)
        centred = not self._icon and not self._detail and not self.is_tick
        font = strong if bold else body
        if self.is_tick:
            line = min(words, QFontMetrics(font).height())
            self._paint_box(painter, left, top + line // 2)
        elif sign:
            size = look.px(18)
            if centred:
                wide = min(width, QFontMetrics(font).horizontalAdvance(self.text()))
                left += max(0, (width - wide) // 2 - look.px(4))
            line = min(words, painter.fontMetrics().height() + look.px(2))
            painter.drawPixmap(
                left, top + (line - size) // 2, look.pixmap(sign, size=18)
            )
        inset = look.px(26 if sign or self._detail or self.is_tick else 13)
        x = look.px(14) + inset
        painter.setPen(ink)
        painter.setFont(font)
        box = QRect(x, top, width, words)
        paint_text(painter, box, self.text(), centred=centred)
        if detail:
            painter.setFont(body)
            painter.setPen(look.colour("soft"))
            under = QRect(x, top + words + gap, width, detail)
            paint_text(painter, under, self._detail)
