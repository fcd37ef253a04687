"""Banners and the notice that what was typed is saved; both are said aloud."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from livret.desktop.kit.buttons import Button, IconButton
from livret.desktop.kit.cards import Icon
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say ``sentence`` when it has finished speaking."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


class Banner(QFrame):
    """One sentence at the top of a page, with at most one verb.

    Signals:
        retried: The verb was pressed.
    """

    retried = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._ui = ui
        self._sentence = Text("")
        self._verb = Button(ui, "")
        self._verb.clicked.connect(self.retried)
        for part in (self._sentence, self._verb):
            part.setParent(self)  # alone it would be a window
        self.hide()

    def _furnish(self) -> None:
        """Put everything in its place; most pages never have to say anything."""
        close = IconButton(self._ui, self._ui.tr.text("Fermer ce message"), "x")
        close.clicked.connect(self.hide)
        row = Row(self._ui, 12, (16, 8))
        row.addWidget(Icon(self._ui, "info", "ink"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._verb)
        row.addWidget(close)
        self.setLayout(row)

    def say(self, sentence: str, *, verb: str = "") -> None:
        """Show and announce ``sentence``."""
        if self.layout() is None:
            self._furnish()
        self._sentence.say(sentence)
        self._verb.say(verb)
        self._verb.setVisible(bool(verb))
        self.show()
        announce(self, sentence)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.accessibleName()


class SavedNotice(Text):
    """Tells when the last words were safely written ("Enregistré à 10:42")."""

    def __init__(self, ui: Ui) -> None:
        super().__init__("", "soft", wrap=False)
        self._ui = ui
        self._writing = ui.tr.text("Enregistrement…")

    def saved(self, time: str) -> None:
        """Show and announce that everything up to ``time`` (HH:MM) is saved."""
        sentence = self._ui.tr.text("Enregistré à {time}", time=time)
        self.say(sentence)
        announce(self, sentence)

    def writing(self) -> None:
        """Show that the last words are not written yet."""
        self.say(self._writing)

    def rest(self) -> None:
        """No word is left to write: all are said, or taken back."""
        if self.accessibleName() == self._writing:
            self.say("")
