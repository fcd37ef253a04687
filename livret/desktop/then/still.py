"""Makes a page of the livret one that can only be read.

Its controller is not there, so nothing that is done on it could be said; what
would invite to write is put out of sight, and what shows a state by a button
keeps showing it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from livret.desktop.kit.cards import Card
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import Labelled, SearchField
from livret.desktop.kit.text import Text

_FIELDS = (QLineEdit, QPlainTextEdit, QDateEdit)
_INVITING = frozenset({"her", "sunk"})
"""Cards that may be there only to be written in."""

_SAYING = frozenset({"quote", "question", "large", "words", "helps"})
"""Roles of texts that are what somebody said."""


def still(page: QWidget) -> None:
    """Leave nothing on ``page`` to write with."""
    for field in page.findChildren(QWidget):
        if (
            isinstance(field, _FIELDS) and not isinstance(field, SearchField)
        ) or isinstance(field, Choices):
            _hide(_around(field, page))
        elif isinstance(field, QAbstractButton):
            _quieten(field)


def _around(field: QWidget, page: QWidget) -> QWidget:
    """Return the card or the label that is there for this field only."""
    around, widget = field, field.parentWidget()
    while widget is not None and widget is not page:
        if isinstance(widget, Labelled | Fold) or _invites(widget):
            around = widget
        widget = widget.parentWidget()
    return around


def _invites(widget: QWidget) -> bool:
    """Tell whether a card is there to be written in, and shows nobody's words."""
    if not isinstance(widget, Card) or widget.objectName() not in _INVITING:
        return False
    return not any(
        text.property("role") in _SAYING and text.text()
        for text in widget.findChildren(Text)
    )


def _quieten(button: QAbstractButton) -> None:
    folded = isinstance(button.parentWidget(), Fold)
    if folded:
        return
    if isinstance(button, QPushButton) and button.menu() is None:
        _hide(button)
        return
    button.setEnabled(False)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _hide(widget: QWidget) -> None:
    # Pages show and hide their own parts; what has no room cannot be seen.
    widget.setMaximumSize(0, 0)
    widget.setMinimumSize(0, 0)
    widget.setEnabled(False)
    widget.hide()
