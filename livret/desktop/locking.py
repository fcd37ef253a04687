"""When to lock: on demand, when the system says so, when nobody is there.

One minute before the idle time ends the page says so, and any key prolongs.
Locking itself ends the process that held the keys: Python cannot wipe its
memory, an ended process can (``livret.desktop.program``).
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from livret.desktop.desk import Desk
from livret.desktop.kit.held_keys import held_keys
from livret.desktop.kit.page import Page
from livret.usecases.ports import Clock

IDLE_MINUTES = 15
"""Unless the organisation sets another, between 1 and 60."""

MEETING_S = 90 * 60
"""In a meeting idleness only hides, for so long (practice rule 4)."""

WARNING_S = 60
_LOOK_MS = 1000
_SECONDS = 60
_LONGEST = 60

# A dialog that waits for an answer keeps the window's own shortcuts away.
_HIDE = QKeyCombination(Qt.Key.Key_F8).toCombined()
_LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L).toCombined()

_FROM_PEOPLE = (QInputEvent, QInputMethodEvent)

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


def idle_minutes(preference: str, organisation: str = "") -> int:
    """Return after how many idle minutes to lock.

    Args:
        preference: What was chosen at this desk, or empty.
        organisation: The longest that the organisation allows, or empty.
    """
    longest = _minutes(organisation, _LONGEST)
    usual = longest if organisation.isdecimal() else IDLE_MINUTES
    return min(_minutes(preference, usual), longest)


def _minutes(told: str, otherwise: int) -> int:
    return min(max(int(told), 1), _LONGEST) if told.isdecimal() else otherwise


def idle_seconds(preference: str, organisation: str = "") -> float:
    """Return the idle time that these minutes ask for, in seconds."""
    return float(idle_minutes(preference, organisation) * _SECONDS)


class Stopwatch:
    """How long ago something was; a computer that slept counts its sleep.

    The monotonic clock may stand still in sleep and the clock of the wall may
    be set back: the longer of the two is believed.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.start()

    def start(self) -> None:
        """Begin anew."""
        self._steady = time.monotonic()
        self._wall = self._clock.now()

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        wall = (self._clock.now() - self._wall).total_seconds()
        return max(time.monotonic() - self._steady, wall)


class Lock(QObject):
    """Tells when the vault must be locked.

    Attributes:
        idle_s: Seconds without a sign of life before it locks.
        warning_s: How long before the page says so.

    Signals:
        due: The process that holds the keys must end.
        chosen: Somebody wants it to end, and sees the page: they can still save
            what could not be kept.
    """

    due = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk, idle_s: float, warning_s: float = WARNING_S) -> None:
        super().__init__(desk)
        self.idle_s = idle_s
        self.warning_s = warning_s
        self._desk = desk
        self._warned: Page | None = None
        self._quiet = Stopwatch(desk.app.clock)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)
        desk.window.lock_requested.connect(self._requested)
        desk.idle_asked.connect(self.wait)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._hear_the_system()

    def wait(self, minutes: int) -> None:
        """Lock after another idle time, from now on."""
        self.idle_s = float(minutes * _SECONDS)
        self._live()

    def _requested(self) -> None:
        """Tell who asks: behind the curtain, or among others, nobody may be there."""
        desk = self._desk
        alone = not (desk.window.is_hidden or desk.in_meeting or desk.going_back)
        (self.chosen if alone else self.due).emit()

    def _hear_the_system(self) -> None:
        try:
            from livret.desktop.system_lock import SystemLock
        except ImportError:  # A Qt without D-Bus: the idle time alone locks.
            return
        self._system = SystemLock(self)
        self._system.locked.connect(self.due)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take any key, pointer or pen as a sign of life; hide and lock always."""
        # Everything in the window passes here: its kind is asked of few.
        if not isinstance(event, _FROM_PEOPLE):
            return False
        if event.type() in _SIGNS_OF_LIFE:
            self._live()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._over_a_dialog(event)
        return False

    def _over_a_dialog(self, event: QKeyEvent) -> bool:
        """Hide or lock at once even while a dialog waits for an answer."""
        keys = event.keyCombination().toCombined()
        if keys not in (_HIDE, _LOCK) or QApplication.activeModalWidget() is None:
            return False
        act = self._requested if keys == _LOCK else self._desk.window.hide_screen
        held_keys().instead(event, act)
        return True

    def _live(self) -> None:
        if self._quiet.seconds >= self.idle_s:
            # The key that wakes a computer up comes too late to prolong.
            self.look()
            if not self._only_hides:
                return
        self._quiet.start()
        if self._warned is not None:
            self._warned.banner.hide()
            self._warned = None

    def look(self) -> None:
        """Lock or warn, when it is time to."""
        left = self.idle_s - self._quiet.seconds
        shared = self._desk.in_meeting
        if left <= 0 and self._only_hides:
            self._desk.window.hide_screen()
        elif left <= 0:
            self._timer.stop()
            self.due.emit()
        elif left <= self.warning_s and self._warned is None and not shared:
            self._warn()

    @property
    def _only_hides(self) -> bool:
        """Whether idleness hides without locking: a meeting has its silences."""
        return self._desk.in_meeting and self._quiet.seconds < MEETING_S

    def _warn(self) -> None:
        page = self._desk.window.pages.get(self._desk.window.here)
        if isinstance(page, Page):
            self._warned = page
            page.show_trouble(
                self._desk.ui.tr.text(
                    "Livret va se verrouiller dans une minute. Rien ne sera perdu. "
                    "Une touche suffit pour rester."
                )
            )
