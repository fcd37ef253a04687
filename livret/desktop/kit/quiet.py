"""A quiet line under every page: who else is there, what just came.

It is read, never pressed; assistive technology hears it when it has finished
speaking, and the keyboard stays where it is.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame

from livret.desktop.kit.banner import announce
from livret.desktop.kit.cards import Icon
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import OneLine
from livret.desktop.ui import Ui

NEWS_MS = 20_000
"""How long a piece of news stays to be read."""


class QuietLine(QFrame):
    """Two short sentences; as high with words as without.

    Attributes:
        news: What just came, for a while.
    """

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("quietline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ui = ui
        self._who = OneLine("", "soft")
        self.news = OneLine("", "soft")
        self._state = OneLine("", "soft")
        self._icon = Icon(ui, "users", "soft", 18)
        self._over = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._over.timeout.connect(self.forget_news)
        row = Row(ui, 12, (32, 6))
        row.addWidget(self._icon)
        row.addWidget(self._who, 3)
        row.addWidget(self.news, 3)
        row.addWidget(self._state, 2)
        for one in (self.news, self._state):
            one.setAlignment(
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
        self.setLayout(row)
        self.hide()

    def show_who(self, sentence: str) -> None:
        """Say who else is there; told aloud when it is new."""
        if sentence == self._who.accessibleName():
            return
        self._who.say(sentence)
        self._icon.setVisible(bool(sentence))
        if sentence and self.isVisible():
            announce(self, sentence)

    def show_state(self, sentence: str) -> None:
        """Say how things stand; read by whoever looks, not told aloud."""
        self._state.say(sentence)

    def show_news(self, sentence: str) -> None:
        """Say what just came, for a while."""
        self.news.say(sentence)
        self._over.start()
        if self.isVisible():
            announce(self, sentence)

    def forget_news(self) -> None:
        """Say no longer what came."""
        self._over.stop()
        self.news.say("")
