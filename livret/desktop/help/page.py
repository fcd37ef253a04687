"""The help, by plain values.

Shows: ``show_help(markdown)``. Says: ``back_asked``.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QSizePolicy, QTextBrowser

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.page import Page
from livret.desktop.ui import Ui

_SCROLLING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


_AFTER_BULLET = "\N{EN SPACE}"


class HelpText(QTextBrowser):
    """As high as its text: only the page scrolls (practice rule 27)."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("words")
        self.setAccessibleName(ui.tr.text("Aide"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self) -> None:
        """Take the height that the text needs in this width."""
        edges = self.height() - self.viewport().height()
        height = round(self.document().size().height()) + max(0, edges)
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(360, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another height when lines wrap anew."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what scrolls to the page."""
        if event.key() in _SCROLLING:
            event.ignore()
            return
        super().keyPressEvent(event)


class HelpPage(Page):
    """One text to read; its words come with Livret, never from people.

    Signals:
        back_asked: "Revenir".
    """

    back_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Aide"), width=860)
        back = Button(ui, ui.tr.text("Revenir"), icon="arrow-left")
        back.clicked.connect(self.back_asked)
        self.add_actions([back])
        self.text = HelpText(ui)
        self.body.addWidget(self.text)
        self.body.addStretch(1)
        self.first = self.text
        self.restyle()

    def restyle(self) -> None:
        """Keep the text at the size of the screen."""
        super().restyle()
        if hasattr(self, "text"):
            self.text.setFont(self.ui.look.font(17))
            self._space()

    def show_help(self, markdown: str) -> None:
        """Show a text of ``resources/help``."""
        self.text.setMarkdown(markdown)
        self._space()

    def _space(self) -> None:
        """Give air to the text: Markdown sets heads and paragraphs solid."""
        px, look, document = self.ui.px, self.ui.look, self.text.document()
        document.setDocumentMargin(px(24))
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            air = block.blockFormat()
            air.setTopMargin(px(20) if level > 1 else 0)
            air.setBottomMargin(px(8))
            cursor.setBlockFormat(air)
            if level:
                head = QTextCharFormat()
                head.setFont(look.font(24 if level == 1 else 19, strong=True))
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.setCharFormat(head)
            else:
                _soften(block)
            if block.textList() is not None:
                _space_bullet(block, look.font(17))
            block = block.next()
        self.text.fit()


def _space_bullet(block: QTextBlock, font: QFont) -> None:
    """Put air between a bullet and its words, which stay in one line below it.

    Qt draws a bullet one space before the first letter; bold letters touch it.
    """
    bullet = QTextListFormat.Style.ListDisc
    if block.textList().format().style() != bullet:
        return
    cursor = QTextCursor(block)
    if not block.text().startswith(_AFTER_BULLET):
        cursor.insertText(_AFTER_BULLET, QTextCharFormat())
    hanging = block.blockFormat()
    hanging.setTextIndent(-QFontMetricsF(font).horizontalAdvance(_AFTER_BULLET))
    cursor.setBlockFormat(hanging)


def _soften(block: QTextBlock) -> None:
    """Say bold words in the strong letters of the house; bolder are none of them."""
    bold, parts = [], block.begin()
    while not parts.atEnd():
        part = parts.fragment()
        if part.charFormat().fontWeight() > QFont.Weight.DemiBold:
            bold.append((part.position(), part.length()))
        parts += 1
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    for at, length in bold:
        cursor = QTextCursor(block)
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(strong)
