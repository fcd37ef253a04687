"""Texts: always plain, never clipped, and shown as they were said."""

from __future__ import annotations

import re
from unicodedata import combining

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from livret.words.cleaning import few_marks
from livret.words.translator import Translator

_LONG = re.compile(r"\S{24,}")
_COUNTED = re.compile(r"(?<![\w.,])(\d{1,2}(?:er)?) (?=[^\W\d_])")
_MARKUP = re.compile("[<&]")
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
    """Return ``text`` to be drawn, with places to break in words of 24 letters.

    And none between a day and its month, nor a small number and what it counts.
    """
    held = _COUNTED.sub("\\1\u00a0", drawn(text))
    return _LONG.sub(lambda word: "\u200b".join(_letters(word[0])), held)


def drawn(text: str) -> str:
    """Return ``text`` as it is drawn: no mark that turns, hides or towers."""
    return few_marks(plain(text))


def tip(text: str) -> str:
    """Return ``text`` as a tip that Qt shows as it was written.

    Tips have no plain format: what looks like markup is read as such, and its
    pictures are fetched, from another computer too. An invisible space after
    what begins markup keeps it words.
    """
    told = plain(text)
    return _MARKUP.sub("\\g<0>\u200b", told) if Markup.mightBeRichText(told) else told


def _letters(word: str) -> list[str]:
    """Split a word without parting a letter from its marks."""
    found: list[str] = []
    for character in word:
        if found and combining(character):
            found[-1] += character
        else:
            found.append(character)
    return found


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
        self.setText(breakable(text) if self.wordWrap() else drawn(text))
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


class Under(Text):
    """The line under a title: as wide as its words where there is room."""

    def sizeHint(self) -> QSize:
        """Return the words on one line; Qt would fold them into a square."""
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 2, min(hint.height(), self.heightForWidth(words + 2)))


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


class FewLines(Text):
    """A text on two lines at most; what has no room ends in « … ».

    The whole text is its tip and what is read aloud.
    """

    LINES = 2

    @property
    def _most(self) -> int:
        """Height of the lines, in pixels.

        Places to break may come from a higher font: they are measured too.
        """
        return height_of("\n".join(["M" * 24] * self.LINES), self.font(), 1 << 16)

    def heightForWidth(self, width: int) -> int:
        """Return what the words need, two lines at most."""
        return min(super().heightForWidth(width), self._most)

    def sizeHint(self) -> QSize:
        """Return the usual size, two lines high at most."""
        return super().sizeHint().boundedTo(QSize(1 << 20, self._most))

    def minimumSizeHint(self) -> QSize:
        """Return the least size, two lines high at most."""
        return super().minimumSizeHint().boundedTo(QSize(1 << 20, self._most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole to who points at it, where it is cut."""
        super().resizeEvent(event)
        self._tell_whole()

    def say(self, text: str) -> None:
        """Show ``text``, as much of it as there is room for."""
        super().say(text)
        self._tell_whole()

    def _tell_whole(self) -> None:
        whole = self.accessibleName()
        self.setToolTip("" if self._fits(drawn(whole)) else tip(whole))

    def _fits(self, words: str) -> bool:
        return height_of(words, self.font(), self.width()) <= self._most

    @property
    def shown(self) -> str:
        """The words that there is room for."""
        whole = drawn(self.accessibleName())
        if self._fits(whole):
            return whole
        least, enough = 0, len(whole)
        while least < enough - 1:
            middle = (least + enough) // 2
            if self._fits(whole[:middle].rstrip() + "…"):
                least = middle
            else:
                enough = middle
        return whole[:least].rstrip() + "…"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = WRAP | int(self.alignment())
        painter.drawText(self.rect(), flags, breakable(self.shown))
