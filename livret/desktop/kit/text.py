"""Texts: always plain, never clipped, and shown as they were said."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from livret.words.translator import Translator

_LONG = re.compile(r"\S{24,}")
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_NAMING = frozenset({"title", "heading", "strong"})
"""Roles of names and heads: an Arabic name stays beside what it names."""

WRAP = int(Qt.TextFlag.TextWordWrap)
"""Flags for painted texts; ``breakable`` makes long words wrap too."""


def plain(text: str) -> str:
    """Return ``text`` without marks that turn or hide what follows them.

    Direction is found again by Qt from the letters; zero-width and overriding
    marks could make one name look like another (Unicode TR 36, 3.3).
    """
    return _HIDDEN.sub("", text)


def breakable(text: str) -> str:
    """Return ``text`` with places to break inside words of 24 letters or more."""
    return _LONG.sub(lambda word: "\u200b".join(word[0]), plain(text))


def quoted(tr: Translator, words: str) -> str:
    """Return somebody's words between the quotation marks of the screen."""
    return tr.text("« {words} »", words=plain(words))


def height_of(text: str, font: QFont, width: int) -> int:
    """Return the height in pixels of a painted, wrapped text."""
    if not text:
        return 0
    box = QRect(0, 0, max(1, width), 1 << 20)
    return QFontMetrics(font).boundingRect(box, WRAP, breakable(text)).height()


def paint_text(
    painter: QPainter, box: QRect, text: str, *, centred: bool = False
) -> None:
    """Paint a wrapped text in the painter's font and pen."""
    flags = WRAP | (int(Qt.AlignmentFlag.AlignHCenter) if centred else 0)
    painter.drawText(box, flags, breakable(text))


class Text(QLabel):
    """A label: plain text, wrapped, in one of the roles of the style sheet.

    Roles: ``body``, ``title``, ``large``, ``heading``, ``strong``, ``quote``,
    ``question``, ``soft``, ``small``, ``accent``, ``support``, ``helps``,
    ``words``, ``chip``.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if role in _NAMING:
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        if wrap:
            policy = QSizePolicy(
                QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
            )
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Show ``text``; an empty one takes no room."""
        self.setText(breakable(text) if self.wordWrap() else plain(text))
        self.setAccessibleName(plain(text))
        if not text:
            self.hide()
        elif self.parent() is not None:
            self.show()

    def set_role(self, role: str) -> None:
        """Change the role, and with it size and colour."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class OneLine(Text):
    """A text on one line; what has no room ends in « … », and is said whole."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__(text, role, wrap=False)

    def minimumSizeHint(self) -> QSize:
        """Return what a few letters need."""
        metrics = self.fontMetrics()
        return QSize(
            metrics.horizontalAdvance("M…"), super().minimumSizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        end = Qt.TextElideMode.ElideRight
        words = self.fontMetrics().elidedText(self.text(), end, self.width())
        painter.drawText(self.rect(), int(self.alignment()), words)
