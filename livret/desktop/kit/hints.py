"""A quiet line under a field: what is better written another way, or not at all.

It never stops anybody from typing. A word that may name an illness is only
pointed at; a number of social security is never kept, so the line says which
words are and how to go on.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer

from livret.desktop.kit.cards import Card, Icon
from livret.desktop.kit.fields import LineField, TextArea
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.domain.identifiers import has_social_security_number
from livret.words.health_words import health_hint
from livret.words.hints import number_hint

PAUSE_MS = 700
"""A hint waits for the hand to rest: nobody is corrected in mid-word."""


class WritingHint(Card):
    """The hint of one field; hidden while there is nothing to say.

    Attributes:
        words: What it says.
    """

    def __init__(
        self, ui: Ui, field: TextArea | LineField, *, health: bool = False
    ) -> None:
        """Listen to a field.

        Args:
            ui: Look and language.
            field: Where somebody writes.
            health: Whether it is a field about health (effects and needs).
        """
        super().__init__(ui, "sunk", margins=(14, 10))
        self._field = field
        self._health = health
        self.words = Text("")
        row = Row(ui, 10)
        row.addWidget(Icon(ui, "info", "soft"))
        row.addWidget(self.words, 1)
        self.column.addLayout(row)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self.look)
        field.textChanged.connect(self._rest.start)
        self.hide()

    def look(self) -> None:
        """Say what there is to say of the text as it stands."""
        self._rest.stop()
        tr, text = self.ui.tr, _text_of(self._field)
        if has_social_security_number(text):
            said = number_hint(tr)
        else:
            said = health_hint(tr, text) if self._health else ""
        if said == self.words.accessibleName():
            return
        self.words.say(said)
        self.setVisible(bool(said))
        self._field.setAccessibleDescription(said)


def _text_of(field: TextArea | LineField) -> str:
    return field.toPlainText() if isinstance(field, TextArea) else field.text()
