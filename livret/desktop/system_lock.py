"""What the system tells: the session is locked, the computer goes to sleep.

Linux desktops tell it over D-Bus: systemd-logind on the system bus
(org.freedesktop.login1, ``Manager.PrepareForSleep`` and ``Session.Lock``), the
screen saver on the session bus (``ActiveChanged``). Where no bus answers, the
idle time alone locks (``livret.desktop.locking``).
"""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
)

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


class SystemLock(QObject):
    """Hears the system.

    Signals:
        locked: The session is locked or the computer goes to sleep.
    """

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._login = QDBusConnection.systemBus()
        self._session = QDBusConnection.sessionBus()
        if self._login.isConnected():
            manager = f"{_LOGIN}.Manager"
            sleep = "PrepareForSleep"
            self._login.connect(
                _LOGIN, _LOGIN_PATH, manager, sleep, self, _slot("began(bool)")
            )
            self._ask_for_session()
        if self._session.isConnected():
            for name, path in _SAVERS:
                self._session.connect(
                    name, path, name, "ActiveChanged", self, _slot("began(bool)")
                )

    def _ask_for_session(self) -> None:
        """Ask logind which object is our session; its answer is not waited for."""
        number = os.environ.get("XDG_SESSION_ID", "")
        method = "GetSession" if number else "GetSessionByPID"
        call = QDBusMessage.createMethodCall(
            _LOGIN, _LOGIN_PATH, f"{_LOGIN}.Manager", method
        )
        call.setArguments([number] if number else [os.getpid()])
        watcher = QDBusPendingCallWatcher(self._login.asyncCall(call), self)
        watcher.finished.connect(self._session_known)

    @Slot(QDBusPendingCallWatcher)
    def _session_known(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = watcher.reply()
        if answer.type() == QDBusMessage.MessageType.ReplyMessage:
            (path,) = answer.arguments()
            self._login.connect(
                _LOGIN, path.path(), f"{_LOGIN}.Session", "Lock", self, _slot("lock()")
            )
        watcher.deleteLater()

    @Slot(bool)
    def began(self, begins: bool) -> None:  # noqa: FBT001 - a D-Bus signal's value
        """Hear that sleep or a locked screen begins (True) or ends (False)."""
        if begins:
            self.locked.emit()

    @Slot()
    def lock(self) -> None:
        """Hear that the session is locked."""
        self.locked.emit()


def _slot(signature: str) -> Any:
    """Return a slot as D-Bus connections of Qt take it.

    The type stubs ask for bytes, which the binding refuses.
    """
    return SLOT(signature)
