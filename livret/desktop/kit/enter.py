"""Enter presses a button, wherever the keyboard is on one.

Qt asks the desktop which keys press a button (``ButtonPressKeys``): Space
alone on Windows and where there is no desktop at all, Enter too on some.
People expect it of what has the keyboard, and rows say « Entrée ouvre ».
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button if the key is Enter; tell whether it was.

    A key held down presses once.
    """
    if event.key() not in _ENTER:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
