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
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui

NEWS_MS = 20_000
"""How long a piece of news stays to be read."""


class QuietLine(QFrame):
    """A few short sentences; as high with words as without, where they fit.

    Attributes:
        news: What just came, for a while.
    """

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("quietline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ui = ui
        self._icon = Icon(ui, "users", "soft", 18)
        self._who = Text("", "soft")
        self.news = Text("", "soft")
        self._state = Text("", "soft")
        self._over = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._over.timeout.connect(self.forget_news)
        row = Row(ui, 12, (32, 6))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._who, 4)
        row.addWidget(self.news, 3)
        row.addWidget(self._state, 3)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for one in (self.news, self._state):
            one.setAlignment(right)
        self.setLayout(row)
        for one in (self._who, self.news, self._state):
            _say(one, "")
        self._icon.hide()
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Keep the height: the page above does not move when words come."""
        self.setMinimumHeight(self._ui.px(36))

    def show_who(self, sentence: str) -> None:
        """Say who else is there; told aloud when it is new."""
        if sentence == self._who.accessibleName():
            return
        _say(self._who, sentence)
        self._icon.setVisible(bool(sentence))
        if sentence and self.isVisible():
            announce(self, sentence)

    def show_state(self, sentence: str) -> None:
        """Say how things stand; read by whoever looks, not told aloud."""
        _say(self._state, sentence)

    def show_news(self, sentence: str) -> None:
        """Say what just came, for a while."""
        _say(self.news, sentence)
        self._over.start()
        if self.isVisible():
            announce(self, sentence)

    def forget_news(self) -> None:
        """Say no longer what came."""
        self._over.stop()
        _say(self.news, "")


def _say(part: Text, sentence: str) -> None:
    """Say a sentence; what says nothing takes no room."""
    part.say(sentence)
    part.setVisible(bool(sentence))
