"""Locking: the process that held the keys ends, and a fresh one comes back.

On demand, on the system's lock or suspend where the system tells, and after an
idle time (15 minutes unless the organisation sets another). One minute before,
the page says so and any key prolongs. Python cannot wipe its memory; an ended
process can (``resources/design/decisions``).
"""

from __future__ import annotations

from concurrent.futures import wait

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from livret.desktop.desk import Desk
from livret.desktop.kit.page import Page

IDLE_MINUTES = 15
WARNING_S = 60
_CLOSING_S = 10.0

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


class Lock(QObject):
    """Ends the process on demand or when nobody is there.

    Attributes:
        desk: The open desk.
        idle_ms: How long without a sign of life; the warning comes before.
    """

    def __init__(self, desk: Desk, idle_minutes: int = IDLE_MINUTES) -> None:
        super().__init__(desk)
        self.desk = desk
        self.idle_ms = idle_minutes * 60_000
        self._warned = False
        self._warning = QTimer(self, singleShot=True)
        self._warning.timeout.connect(self._warn)
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self.lock)
        desk.window.lock_requested.connect(self.lock)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._listen_to_system()
        self._live()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take any key, pointer or pen as a sign of life."""
        if event.type() in _SIGNS_OF_LIFE:
            self._live()
        return False

    def _live(self) -> None:
        self._warning.start(max(1, self.idle_ms - WARNING_S * 1000))
        self._end.start(self.idle_ms)
        if self._warned:
            self._warned = False
            page = self._page()
            if page is not None:
                page.banner.say("")

    def _warn(self) -> None:
        self._warned = True
        page = self._page()
        if page is not None:
            tr = self.desk.ui.tr
            page.banner.say(
                tr.text(
                    "Livret va se verrouiller dans une minute. Rien ne sera perdu. "
                    "Une touche suffit pour rester."
                )
            )

    def _page(self) -> Page | None:
        page = self.desk.window.pages.get(self.desk.window.here)
        return page if isinstance(page, Page) else None

    @Slot(bool)
    def slept(self, going: bool) -> None:  # noqa: FBT001 - a D-Bus signal's value
        """Lock when the computer goes to sleep."""
        if going:
            self.lock()

    @Slot()
    def lock(self) -> None:
        """Keep what is being typed, close the vault, start afresh."""
        desk = self.desk
        words = ["--back", f"{desk.window.here}:{desk.livret}"]
        desk.window.hide()
        for controller in desk.controllers.values():
            controller.keep_typing()
        task = desk.runners.vault.submit(desk.vault.close, owner=self)
        if task.future is not None:
            # Nothing is shown any more; drafts asked for above are kept first.
            wait([task.future], timeout=_CLOSING_S)
        desk.runners.close()
        if not desk.fictitious:
            desk.app.start_again(words)
        QApplication.exit(0)

    def _listen_to_system(self) -> None:
        """Hear the session's lock and the computer's sleep, where told.

        Source: freedesktop.org, org.freedesktop.login1 (Session.Lock,
        Manager.PrepareForSleep). Elsewhere only the idle time locks.
        """
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        manager = "org.freedesktop.login1.Manager"
        session = "org.freedesktop.login1.Session"
        service = "org.freedesktop.login1"
        bus.connect(
            service,
            "/org/freedesktop/login1",
            manager,
            "PrepareForSleep",
            self,
            b"1slept(bool)",
        )
        bus.connect(
            service,
            "/org/freedesktop/login1/session/auto",
            session,
            "Lock",
            self,
            b"1lock()",
        )
