"""Groups of equal answers, driven by arrows; one Tab stop for each group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.layouts import Flow, Grid
from livret.desktop.ui import Ui
from livret.domain.barriers import Answer, Level
from livret.words.labels import answer_button

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Choices(QWidget):
    """Several equal answers, one or none of them chosen.

    Arrows move, Space chooses, choosing again takes the answer back.

    Attributes:
        button_type: What each answer is drawn by; subclasses may draw larger.

    Signals:
        chosen: Somebody chose. arg: the code, empty when taken back.
    """

    chosen = Signal(str)

    button_type: type[Choice] = Choice

    def __init__(
        self,
        ui: Ui,
        name: str,
        options: Sequence[tuple[str, str]],
        *,
        columns: int = 0,
        required: bool = False,
    ) -> None:
        """Make the group.

        Args:
            ui: Look and language.
            name: What is being chosen, for assistive technology.
            options: Pairs of (code, words).
            columns: How many side by side; 0 flows like words.
            required: Whether a choice cannot be taken back.
        """
        super().__init__()
        self.setObjectName("clear")
        self.setAccessibleName(name)
        self._ui = ui
        self._columns = columns
        self._required = required
        self._left_out: frozenset[str] = frozenset()
        self.buttons: dict[str, Choice] = {}
        self._grid: Grid | Flow = Grid(ui) if columns else Flow(ui)
        self.setLayout(self._grid)
        for code, words in options:
            button = self.button_type(ui, words)
            button.setAccessibleDescription(name)
            # Said as one of several, which cannot be taken back.
            button.setAutoExclusive(required)
            button.clicked.connect(self._clicked)
            button.installEventFilter(self)
            self.buttons[code] = button
        self._place()
        self._rove()

    @property
    def _shown(self) -> list[Choice]:
        return [b for c, b in self.buttons.items() if c not in self._left_out]

    def _place(self) -> None:
        for at, button in enumerate(self._shown):
            if isinstance(self._grid, Grid):
                self._grid.addWidget(button, at // self._columns, at % self._columns)
            else:
                self._grid.addWidget(button)
        if isinstance(self._grid, Grid):
            for column in range(8):
                used = column < self._columns
                self._grid.setColumnStretch(column, 1 if used else 0)

    def set_columns(self, columns: int) -> None:
        """Lay the same answers out in another number of columns."""
        if isinstance(self._grid, Grid) and columns != self._columns:
            self._columns = columns
            self._place_again()

    def leave_out(self, *codes: str) -> None:
        """Offer everything but ``codes``."""
        self._left_out = frozenset(codes)
        for code, button in self.buttons.items():
            button.setVisible(code not in self._left_out)
        self._place_again()
        self._rove()

    def _place_again(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        self._place()

    @property
    def value(self) -> str:
        """Code of the answer, empty when there is none."""
        for code, button in self.buttons.items():
            if button.isChecked():
                return code
        return ""

    def choose(self, code: str) -> None:
        """Show ``code`` as chosen, without telling anybody."""
        for key, button in self.buttons.items():
            # Qt keeps one of an exclusive group checked; showing none is ours.
            button.setAutoExclusive(self._required and code in self.buttons)
            button.setChecked(key == code)
            button.setAutoExclusive(self._required)
        self._rove()

    def _clicked(self) -> None:
        sender = self.sender()
        for code, button in self.buttons.items():
            if button is sender:
                if self._required:
                    button.setChecked(True)
                self.choose(code if button.isChecked() else "")
                self.chosen.emit(self.value)
                return

    def _rove(self) -> None:
        """Leave one Tab stop: the chosen answer, or the first."""
        shown = self._shown
        stop = next((b for b in shown if b.isChecked()), shown[0] if shown else None)
        for button in self.buttons.values():
            tab = Qt.FocusPolicy.StrongFocus
            button.setFocusPolicy(tab if button is stop else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move among the answers with the arrows; what is left out is passed over."""
        if event.type() == QEvent.Type.FocusOut:
            # Qt moved the stop to what had the keyboard; it is the chosen one's.
            self._rove()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            order = self._shown
            if watched in order and event.key() in (*_FORWARD, *_BACK):
                step = 1 if event.key() in _FORWARD else -1
                button = order[(order.index(watched) + step) % len(order)]
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


class AnswerChoices(Choices):
    """The four levels and the four other answers, as equals (practice rule 7).

    Signals:
        chosen: arg: a level or another answer, empty when taken back.
    """

    def __init__(self, ui: Ui, name: str, *, voice: str = "personne") -> None:
        codes = [*Level, *Answer]
        super().__init__(
            ui,
            name,
            [(code.value, answer_button(ui.tr, code, voice=voice)) for code in codes],
            columns=4,
        )

    def speak_as(self, voice: str) -> None:
        """Say the answers as a voice of this side says them."""
        for code, button in self.buttons.items():
            words = answer_button(self._ui.tr, code, voice=voice)
            button.setText(words)
            button.setAccessibleName(words)
            button.restyle()


class Ticks(QWidget):
    """Chips of which any number may be ticked (facets, situations, topics).

    Signals:
        ticked: arg: the frozenset of ticked codes.
    """

    ticked = Signal(object)

    def __init__(self, ui: Ui, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.setAccessibleName(name)
        self._ui = ui
        self._name = name
        self._flow = Flow(ui)
        self.setLayout(self._flow)
        self.buttons: dict[str, Choice] = {}
        self.offer(options)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the chips by ``options``: pairs of (code, words)."""
        self._flow.clear()
        self.buttons = {}
        for code, words in options:
            button = Choice(self._ui, words)
            button.least = 36
            button.setAccessibleDescription(self._name)
            button.toggled.connect(self._toggled)
            self.buttons[code] = button
            self._flow.addWidget(button)
            button.show() if self.isVisible() else None

    @property
    def values(self) -> frozenset[str]:
        """Codes of what is ticked."""
        return frozenset(c for c, b in self.buttons.items() if b.isChecked())

    def tick(self, codes: frozenset[str] | tuple[str, ...]) -> None:
        """Show ``codes`` as ticked, without telling anybody."""
        self.blockSignals(True)  # noqa: FBT003
        for code, button in self.buttons.items():
            button.setChecked(code in codes)
        self.blockSignals(False)  # noqa: FBT003

    def _toggled(self) -> None:
        self.ticked.emit(self.values)
