"""Progress that says what is happening; never a spinner that says nothing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui

_LASTS_MS = 200
"""What ends sooner was waited for by nobody."""


class Progress(QWidget):
    """A sentence over a bar; without a share it only says that work goes on."""

    def __init__(self, ui: Ui, *, soon: bool = True) -> None:
        """Hold nothing yet.

        Args:
            ui: Words and looks.
            soon: At once; else only of what lasts, so that nothing moves on the
                page for what ends before it is seen.
        """
        super().__init__()
        self._wait = QTimer(self, interval=0 if soon else _LASTS_MS, singleShot=True)
        self._wait.timeout.connect(self.show)
        self.setObjectName("clear")
        self._words = Text("", "soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column = Column(ui, 8)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        self.setLayout(column)
        self.hide()

    def work(self, words: str, share: float | None = None) -> None:
        """Show ``words`` and how much is done, 0 to 1, None when unknown."""
        self._words.say(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self._bar.setValue(round(share * 1000))
        if not self._wait.interval():
            self.show()
        elif not self._wait.isActive() and self.isHidden():
            self._wait.start()

    def tell(self, sentence: str) -> None:
        """Say what goes on; an empty sentence ends it."""
        if sentence:
            self.work(sentence)
        else:
            self.done()

    def done(self) -> None:
        """Disappear."""
        self._wait.stop()
        self.hide()
