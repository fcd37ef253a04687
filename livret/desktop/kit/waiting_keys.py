"""Keys pressed at a search before its answer is there.

Until then the list answers earlier letters: Enter would open somebody else's
livret, in front of whoever looks. The keys wait for what was typed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GOING = (Qt.Key.Key_Down, *ENTER)


class WaitingKeys:
    """The arrow and Enter of one search."""

    def __init__(self, search: QLineEdit) -> None:
        self._search = search
        self._answered = ""
        self._keys: tuple[Qt.Key, ...] = ()

    def keep(self, event: QKeyEvent) -> bool:
        """Keep a key that came before the answer; tell whether it was kept.

        Any other key changes what is asked: those that waited are forgotten.
        """
        if self._search.text().strip() == self._answered:
            return False
        if event.key() not in _GOING:
            self._keys = ()
            return False
        self._keys += (Qt.Key(event.key()),)
        return True

    def answered(self, searched: str) -> tuple[QKeyEvent, ...]:
        """Return the keys that waited for an answer, once it is there.

        Args:
            searched: What the list answers now.
        """
        self._answered = searched
        if self._search.text().strip() != searched:
            return ()
        keys, self._keys = self._keys, ()
        plain = Qt.KeyboardModifier.NoModifier
        return tuple(QKeyEvent(QEvent.Type.KeyPress, key, plain) for key in keys)
