"""Everything that what Qt made holds in words, shown or not: for looking for strangers.

Imports nothing of the tests, so that a program under test can ask it of itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import QAction, QClipboard, QGuiApplication, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import Shiboken

OUR_PROPERTIES = ("role", "kind", "code", "action", "barrier", "rank", "document")


def of_widgets(widgets: Iterable[QWidget]) -> Iterator[str]:
    """Yield what widgets, their models, their completers and their actions say."""
    for widget in widgets:
        yield from _of_widget(widget)
        for action in widget.findChildren(QAction) + widget.actions():
            yield from _of_action(action)


def of_the_program() -> Iterator[str]:
    """Yield what everything that lives in this program says.

    Windows and clipboard too, and every model, document and action, in a
    widget or not.
    """
    yield from of_widgets(QApplication.allWidgets())
    yield QGuiApplication.applicationDisplayName()
    yield from (window.title() for window in QGuiApplication.allWindows())
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        yield QGuiApplication.clipboard().text(mode)
    for one in Shiboken.getAllValidWrappers():
        if isinstance(one, QAbstractItemModel):
            yield from _of_model(one)
        elif isinstance(one, QTextDocument):
            yield one.toPlainText()
        elif isinstance(one, QAction):
            yield from _of_action(one)


def _of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip())


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.windowTitle(),
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.statusTip(),
        widget.whatsThis(),
        widget.objectName(),
    )
    for told in widget.dynamicPropertyNames():
        name = bytes(told.data()).decode()
        if name in OUR_PROPERTIES:  # Qt's own hold no words
            yield str(widget.property(name))
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
        completer = widget.completer()
        if completer is not None:
            yield from _of_model(completer.model())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
        yield widget.placeholderText()
    if isinstance(widget, QAbstractItemView | QComboBox):
        yield from _of_model(widget.model())


def _of_model(model: Any, parent: QModelIndex | None = None) -> Iterator[str]:
    if model is None:
        return
    parent = parent or QModelIndex()
    flat = isinstance(model, QAbstractListModel)
    columns = 1 if flat else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in (*range(15), *range(256, 270)):
                yield str(model.data(index, role))
