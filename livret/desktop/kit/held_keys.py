"""Keys that somebody who listens still holds, and what waits for them.

While an assistive technology listens, Qt shows it each key first (AT-SPI
``NotifyListenersSync``) and gives the key to the window when the answer comes:
up to a tenth of a second later, more on a busy machine. Shortcuts, the mouse,
letters of dead keys (« ê ») and the end of the program wait for nothing: without
this they overtake the last letters, which then arrive in another order, on
another page, or never.

A key is seen twice by the window: as Qt asks for shortcuts, at once, and as it
arrives. What is between the two is held. Nobody listening, both come in one
breath and nothing waits.

Source: ``QSpiApplicationAdaptor::eventFilter`` of Qt 6.11, which posts a held
key to the same window again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QShortcutEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from livret.desktop.kit.order import listens

Act = Callable[[], object]

_NAME = "held_keys"

LOOK_MS = 50
QUIET_LOOKS = 5
"""Looks in a row that saw no key come: then those that are missing never will.

A listener may keep a key for itself, and Qt waits a tenth of a second for it.
Looks are counted, not time: a loop that stood still makes one look, late.
"""

_CHANGING = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)
"""Keys that only change others: nothing is lost where they come late."""

_MOUSE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseButtonRelease,
)


class HeldKeys(QObject):
    """The keys on their way to any window, and the acts among them, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._line: list[int | Act] = []
        self._looks = 0
        self._giving = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, window: QWidget) -> None:
        """See the keys of a window; called each time it is shown."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def order(self, shortcut: QObject) -> None:
        """Have an action or a shortcut wait for the keys before it."""
        shortcut.installEventFilter(self)

    def after(self, act: Act) -> bool:
        """Do ``act`` once the keys before it came, at the latest when none comes.

        Returns:
            Whether it has to wait; else nothing is held, and nothing was done.
        """
        if not self._line:
            return False
        self._line.append(act)
        self._looks = 0
        self._timer.start()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow keys; let what overtakes them wait."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if listens() and event.key() not in _CHANGING:
                self._line.append(event.keyCombination().toCombined())
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.came(event)
        elif isinstance(event, QShortcutEvent):
            return self._shortcut(watched, event)
        elif kind in _MOUSE and isinstance(event, QMouseEvent):
            return self._turn(watched, event)
        return False

    def came(self, event: QKeyEvent) -> None:
        """A key is there: what was before it has its turn first."""
        key = event.keyCombination().toCombined()
        if key not in self._line:
            return
        self._looks = 0
        before = self._line[: self._line.index(key)]
        del self._line[: len(before) + 1]
        _do(before)
        if self._line and not isinstance(self._line[0], int):
            # Once the key is where it goes.
            QTimer.singleShot(0, self._go_on)

    def instead(self, event: QKeyEvent, act: Act) -> None:
        """Do ``act`` in place of a key that goes nowhere else, in its turn."""
        key = event.keyCombination().toCombined()
        if not event.spontaneous():
            self.came(event)  # given back: it is its turn
            act()
            return
        if self._line and self._line[-1] == key:
            self._line.pop()
        if not self.after(act):
            act()

    def _shortcut(self, shortcut: QObject, event: QShortcutEvent) -> bool:
        if not self._giving and self._line and isinstance(self._line[-1], int):
            self._line.pop()  # the key of the shortcut itself: it goes nowhere else
        return self._turn(shortcut, event)

    def _turn(self, target: QObject, event: QEvent) -> bool:
        if self.later(target, event):
            return True
        end_composing()
        return False

    def later(self, target: QObject, event: QEvent) -> bool:
        """Keep an event that overtakes keys; ``target`` gets it in its turn.

        Returns:
            Whether it is kept; else it is to be taken now.
        """
        if self._giving or not self._line:
            return False
        again = event.clone()
        return self.after(lambda: self._give(target, again))

    def _give(self, target: QObject, event: QEvent) -> None:
        if not isValid(target):
            return
        self._giving = True
        try:
            QCoreApplication.sendEvent(target, event)
        finally:
            self._giving = False

    def _go_on(self) -> None:
        """Do what stands first in the line, up to the next key."""
        ready = next(
            (at for at, one in enumerate(self._line) if isinstance(one, int)),
            len(self._line),
        )
        acts = self._line[:ready]
        del self._line[:ready]
        _do(acts)
        if not any(callable(one) for one in self._line):
            self._timer.stop()

    def _look(self) -> None:
        self._looks += 1
        if self._looks < QUIET_LOOKS:
            return
        self._timer.stop()
        line, self._line = self._line, []
        _do(line)


def _do(line: list[int | Act]) -> None:
    for one in line:
        if not isinstance(one, int):
            one()


def end_composing() -> None:
    """Have an input method hand over the letters that it still puts together.

    They are in sight, and a word as any other; no field tells of them before.
    """
    QGuiApplication.inputMethod().commit()


def held_keys() -> HeldKeys:
    """Return the keys of this program; there is one keyboard."""
    application = QCoreApplication.instance()
    assert application is not None  # noqa: S101 - asked by widgets
    # By its name: to look at other children loads their classes (``test_startup``).
    only = Qt.FindChildOption.FindDirectChildrenOnly
    found = application.findChild(HeldKeys, _NAME, only)
    return found or HeldKeys(application)
