"""Groups of equal answers, driven by arrows; one Tab stop for each group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGroupBox, QWidget

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.layouts import Flow, Grid
from livret.desktop.ui import Ui

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_TAKING_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Choices(QGroupBox):
    """Several equal answers, one or none of them chosen: a group of radio buttons.

    Arrows move, Space chooses; choosing again, or Delete, takes the answer
    back where one may do without. It is a group box, drawn as nothing, so that
    assistive technology says what is being chosen on the way in.

    Attributes:
        button_type: What each answer is drawn by; subclasses may draw larger.
        even: Whether all are as high as the highest, whatever their words.

    Signals:
        chosen: Somebody chose. arg: the code, empty when taken back.
        shown: Another answer is seen as chosen, whoever did it. arg: its code.
    """

    chosen = Signal(str)
    shown = Signal(str)

    button_type: type[Choice] = Choice
    even = False

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
        self._chosen = ""
        self.buttons: dict[str, Choice] = {}
        self._grid: Grid | Flow = Grid(ui) if columns else Flow(ui)
        self.setLayout(self._grid)
        for code, words in options:
            button = self.button_type(ui, words)
            button.setAccessibleDescription(name)
            button.setAutoExclusive(True)
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

    def _placed(self) -> list[QWidget]:
        """Return everything that stands on the grid."""
        return list(self.buttons.values())

    def _place_again(self) -> None:
        if isinstance(self._grid, Grid):
            self._grid.take_out(self._placed())
        else:
            while self._grid.count():
                self._grid.takeAt(0)
        self._place()
        self._make_even()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is to be even as high as the highest."""
        super().resizeEvent(event)
        self._make_even()

    def _make_even(self) -> None:
        shown = self._shown
        if not (self.even and self._columns and shown):
            return
        gaps = self._grid.spacing() * (self._columns - 1)
        width = max(1, (self.width() - gaps) // self._columns)
        high = max(one.heightForWidth(width) for one in shown)
        for button in shown:
            if button.minimumHeight() != high:
                button.setMinimumHeight(high)

    @property
    def value(self) -> str:
        """Code of the answer, empty when there is none."""
        for code, button in self.buttons.items():
            if button.isChecked():
                return code
        return ""

    def choose(self, code: str) -> None:
        """Show ``code`` as chosen, without telling anybody."""
        self._chosen = code if code in self.buttons else ""
        for button in self.buttons.values():
            # Qt keeps one of an exclusive group checked; showing none is ours.
            button.setAutoExclusive(False)
        for key, button in self.buttons.items():
            button.setChecked(key == code)
        for button in self.buttons.values():
            button.setAutoExclusive(True)
        self._rove()
        self.shown.emit(self._chosen)

    def take_back_last(self) -> None:
        """Take the answer back, where there is one and one may do without."""
        if self._chosen and not self._required:
            self.choose("")
            self.chosen.emit("")

    def _clicked(self) -> None:
        sender = self.sender()
        for code, button in self.buttons.items():
            if button is sender:
                again = code == self._chosen and not self._required
                self.choose("" if again else code)
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
            if watched in order and event.key() in _TAKING_BACK:
                self.take_back_last()
                return True
            if watched in order and event.key() in (*_FORWARD, *_BACK):
                step = 1 if event.key() in _FORWARD else -1
                button = order[(order.index(watched) + step) % len(order)]
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


class Ticks(QGroupBox):
    """Chips of which any number may be ticked (facets, situations, topics).

    A group box, drawn as nothing: what is being ticked is said on the way in.

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
