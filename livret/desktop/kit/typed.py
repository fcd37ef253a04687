"""What stands in the fields of a form, as text: to keep it and to give it back.

A page that is filled anew makes its forms anew; a program that locks takes
them away. What was being typed outlives both as one text for each form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from PySide6.QtCore import QDate, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QWidget

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.fields import (
    DateField,
    Labelled,
    LineField,
    SearchField,
    TextArea,
)


class Kept(QWidget):
    """A part of a form that is no field, and is kept with the fields.

    Signals:
        edited: Somebody changed it.
    """

    edited = Signal()

    @property
    def value(self) -> Any:
        """What stands there, as JSON has it."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show what was kept, without telling; another shape changes nothing."""
        raise NotImplementedError


Field = Kept | TextArea | LineField | Choices | Ticks | DateField | Choice


@dataclass(frozen=True)
class Cursor:
    """Where the keyboard is in a form.

    Attributes:
        field: Name of the field.
        at: Letters before the cursor.
        anchor: Letters before the other end of what is selected.
        code: Which answer, in a group of them.
    """

    field: str
    at: int = 0
    anchor: int = 0
    code: str = ""


class TypedForm(QObject):
    """Follows the fields of one form from how they stood at the beginning.

    Signals:
        changed: Somebody typed or chose. args: the place, the text to keep,
            empty where everything is as it was at the beginning.
    """

    changed = Signal(str, str)

    def __init__(
        self, form: QWidget, place: str, names: Iterable[str] | None = None
    ) -> None:
        """Follow ``form``, whose fields show what they begin with.

        Args:
            form: Has fields as attributes, or is one.
            place: Where it is typed, as drafts name places.
            names: Of which attributes; those it has not are passed over. None
                for every field of the form and of what it is made of.
        """
        super().__init__(form)
        self._place = place
        self._form = form
        found = fields_in(form)
        self._fields: Mapping[str, Field] = (
            found
            if names is None
            else {name: found[name] for name in names if name in found}
        )
        self._begun = self._state()
        for one in self._fields.values():
            _changed(one).connect(self._tell)

    @property
    def text(self) -> str:
        """What stands there, empty where it is as at the beginning."""
        state = self._state()
        return "" if state == self._begun else json.dumps(state, ensure_ascii=False)

    def begin(self) -> None:
        """Take how everything stands now as the beginning."""
        self._begun = self._state()

    def follows(self, form: QWidget) -> bool:
        """Tell whether it is this form that is followed."""
        return self._form is form

    def show_text(self, text: str) -> None:
        """Give back what was typed, without telling; no text changes nothing."""
        try:
            state: Any = json.loads(text) if text else {}
        except ValueError:
            state = text
        if not isinstance(state, dict):
            state = {"words": text}  # kept when the form kept its words alone
        for name, one in self._fields.items():
            if name in state:
                _show(one, state[name])
        for part in (self._form, *self._form.findChildren(QWidget)):
            shown_again = getattr(part, "shown_again", None)
            if callable(shown_again):
                shown_again()  # what an answer opens is open again

    @property
    def cursor(self) -> Cursor | None:
        """Where the keyboard is, None where it is in none of the fields."""
        for name, one in self._fields.items():
            focused: object = one.window().focusWidget()
            inside = isinstance(focused, QWidget) and one.isAncestorOf(focused)
            if focused is not one and not inside:
                continue
            if isinstance(one, TextArea):
                place = one.textCursor()
                return Cursor(name, place.position(), place.anchor())
            if isinstance(one, LineField):
                at, length = one.cursorPosition(), one.selectionLength()
                start = one.selectionStart()
                other = start + length if at == start else start
                return Cursor(name, at, other if length else at)
            if isinstance(one, DateField | Choice | Kept):
                return Cursor(name)
            code = next((c for c, b in one.buttons.items() if b is focused), "")
            return Cursor(name, code=code)
        return None

    def put(self, cursor: Cursor) -> None:
        """Put the keyboard where it was."""
        one = self._fields.get(cursor.field)
        if one is None:
            return
        target: QWidget = one
        if isinstance(one, Choices | Ticks):
            target = one.buttons.get(cursor.code, one)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(one, TextArea):
            place, end = one.textCursor(), len(one.toPlainText())
            place.setPosition(min(cursor.anchor, end))
            place.setPosition(min(cursor.at, end), QTextCursor.MoveMode.KeepAnchor)
            one.setTextCursor(place)
        elif isinstance(one, LineField):
            one.setCursorPosition(cursor.at)
            if cursor.anchor != cursor.at:
                one.setSelection(cursor.anchor, cursor.at - cursor.anchor)

    def _state(self) -> dict[str, Any]:
        return {name: _value(one) for name, one in self._fields.items()}

    def _tell(self) -> None:
        self.changed.emit(self._place, self.text)


def fields_in(form: QWidget) -> dict[str, Field]:
    """Return the fields of a form, by the names of the attributes they are.

    Those of what it is made of have the name of the part before theirs
    ("came.by"). Searches, secrets and what can only be read are left out: they
    are nothing that somebody says.
    """
    found: dict[str, Field] = {}
    if _is_field(form):
        found["words"] = form
    else:
        _gather(form, "", found)
    return found


def _gather(part: QWidget, before: str, found: dict[str, Field]) -> None:
    for attribute, value in vars(part).items():
        _take(part, before + attribute.lstrip("_"), value, found)


def _take(part: QWidget, name: str, value: Any, found: dict[str, Field]) -> None:
    if isinstance(value, Mapping):
        for key, one in value.items():
            _take(part, f"{name}.{key}", one, found)
    elif isinstance(value, Labelled):
        _take(part, name, value.field, found)
    elif not isinstance(value, QWidget) or not part.isAncestorOf(value):
        return
    elif _is_field(value):
        if all(value is not one for one in found.values()):
            found[name] = value
    else:
        _gather(value, f"{name}.", found)


def _is_field(value: QWidget) -> TypeGuard[Field]:
    if isinstance(value, LineField):
        said = value.echoMode() == QLineEdit.EchoMode.Normal and not value.isReadOnly()
        return said and not isinstance(value, SearchField)
    if isinstance(value, TextArea):
        return not value.isReadOnly()
    return isinstance(value, Kept | Choices | Ticks | DateField | Choice)


def _changed(field: Field) -> Any:
    if isinstance(field, TextArea | Kept):
        return field.edited
    if isinstance(field, LineField):
        return field.textChanged
    if isinstance(field, Choices):
        return field.chosen
    if isinstance(field, Choice):
        return field.toggled
    return field.ticked if isinstance(field, Ticks) else field.dateChanged


def _value(field: Field) -> Any:
    if isinstance(field, TextArea):
        return field.toPlainText()
    if isinstance(field, LineField):
        return field.text()
    if isinstance(field, Choices | Kept):
        return field.value
    if isinstance(field, Choice):
        return field.isChecked()
    if isinstance(field, Ticks):
        return sorted(field.values)
    return field.date().toString(Qt.DateFormat.ISODate)


def _show(field: Field, value: Any) -> None:
    """Show what was kept; what is not offered any more is passed over."""
    with QSignalBlocker(field):
        if isinstance(field, Ticks) and isinstance(value, list):
            field.tick(tuple(str(code) for code in value))
        elif isinstance(field, Choice):
            field.setChecked(value is True)
        elif isinstance(field, Kept):
            field.show_value(value)
        elif not isinstance(value, str):
            return
        elif isinstance(field, TextArea):
            field.show_text(value)
        elif isinstance(field, LineField):
            field.setText(value)
        elif isinstance(field, Choices):
            if not value or value in field.buttons:
                field.choose(value)
        elif isinstance(field, DateField):
            day = QDate.fromString(value, Qt.DateFormat.ISODate)
            field.setDate(day) if day.isValid() else None
