"""The forms open inside one goal's card: by place, with what is typed in each.

A card is made anew whenever its livret changes, whoever changed it. What is
typed in its forms is therefore told at once to whoever keeps it, by place.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.typed import Cursor, TypedForm

CARD = "goal_card:"
"""How the places of these forms begin, as drafts name places."""


def place_of(form: str, key: str, sort: str = "action") -> str:
    """Return where something is typed.

    Args:
        form: ``answer``, ``result``, ``goal`` said anew, ``action`` added.
        key: Id of the goal or the action; empty for actions without a goal.
        sort: ``goal`` or ``action``: what ``key`` is the id of.
    """
    return f"{CARD}{form}:{sort}:{key}"


class OpenForms(QObject):
    """Opens the forms of a card in place, and follows what is typed in them.

    Signals:
        typed: args: the place, the text to keep (empty: as at the beginning).
        left: "Revenir", nothing said. arg: the place.
    """

    typed = Signal(str, str)
    left = Signal(str)

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._ui = card.ui
        self._card = card
        self._offered: dict[str, tuple[Column, Callable[[], Card]]] = {}
        self._made: dict[str, tuple[Card, TypedForm]] = {}
        self._standing: set[str] = set()

    def offer(self, place: str, column: Column, make: Callable[[], Card]) -> None:
        """Say what opens in ``column`` for a place, once it is asked for."""
        self._offered[place] = (column, make)

    def stand(self, place: str, form: Card) -> None:
        """Follow a form that is there without being asked for."""
        self._standing.add(place)
        self._follow(place, form)

    def ask(self, place: str) -> None:
        """Open a form and go to it; others close unless something is typed there."""
        self.close(
            *[one for one, text in self.open.items() if one != place and not text]
        )
        form = self._open(place)
        form.setFocus(Qt.FocusReason.OtherFocusReason)
        form.focusNextChild()

    def end(self) -> None:
        """Let everything go: the card goes, and nothing may hold it back."""
        self._offered.clear()
        self._made.clear()

    def close(self, *places: str) -> None:
        """Close forms, whatever is typed there; one that stands stays."""
        for place in places:
            if place in self._made and place not in self._standing:
                form, _typing = self._made.pop(place)
                self._back_to_opener(place, form)
                form.hide()
                form.setParent(None)
                form.deleteLater()

    def _back_to_opener(self, place: str, form: Card) -> None:
        """Give the keyboard, where a form that goes has it, to what opened it."""
        focused = form.window().focusWidget()
        if not form.isAncestorOf(focused):
            return
        for button in self._card.findChildren(Button):
            opens = button.property("place") == place and not form.isAncestorOf(button)
            if opens and button.isVisible():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def give_back(self, place: str, text: str) -> None:
        """Open a form where it was, as it was; one of another card is left alone."""
        if place in self._offered or place in self._made:
            self._open(place)
            self._made[place][1].show_text(text)

    @property
    def open(self) -> dict[str, str]:
        """What is typed in each open form, by place; empty where nothing is."""
        return {place: typing.text for place, (_form, typing) in self._made.items()}

    @property
    def cursor(self) -> tuple[str, Cursor] | None:
        """In which form the keyboard is, and where."""
        for place, (_form, typing) in self._made.items():
            cursor = typing.cursor
            if cursor is not None:
                return place, cursor
        return None

    def put(self, place: str, cursor: Cursor) -> None:
        """Put the keyboard where it was, if the form is of this card."""
        if place in self._made:
            self._made[place][1].put(cursor)

    def _open(self, place: str) -> Card:
        if place not in self._made:
            column, make = self._offered[place]
            form = make()
            leave = Button(self._ui, self._ui.tr.text("Revenir"), kind="quiet")
            leave.setProperty("place", place)
            leave.clicked.connect(self._leave)
            form.add(button_row(self._ui, [leave]))
            column.addWidget(form)
            form.show()
            self._follow(place, form)
        return self._made[place][0]

    def _leave(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.left.emit(str(sender.property("place")))

    def _follow(self, place: str, form: Card) -> None:
        typing = TypedForm(form, place)
        typing.changed.connect(self.typed)
        self._made[place] = (form, typing)
