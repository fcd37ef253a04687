"""Signals by which the system ends a program, heard in the window's own loop."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")


class Ending(QObject):
    """Turns SIGTERM and the like into a Qt signal.

    Python runs its handlers between two of its own instructions, and a window
    at rest runs none: the byte that Python writes wakes the loop up.

    Signals:
        asked: The program is asked to end.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._ours, self._pythons = socket.socketpair()
        self._ours.settimeout(0)
        self._pythons.settimeout(0)
        self._before = {
            number: signal.signal(number, self._nothing)
            for number in _numbers()
            # Whoever started the program may want it to outlive them (nohup).
            if signal.getsignal(number) != signal.SIG_IGN
        }
        self._fd_before = signal.set_wakeup_fd(
            self._pythons.fileno(), warn_on_full_buffer=False
        )
        self._notifier = QSocketNotifier(
            self._ours.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._woken)

    def _nothing(self, _number: int, _frame: FrameType | None) -> None:
        """Leave the act to the byte that was written."""

    def _woken(self) -> None:
        if self._closed:
            return
        try:
            told = self._ours.recv(64)
        except BlockingIOError:
            return
        if set(told) & {int(number) for number in _numbers()}:
            self.asked.emit()

    def close(self) -> None:
        """Give the signals back."""
        self._closed = True
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._fd_before)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._ours.close()
        self._pythons.close()


def _numbers() -> list[signal.Signals]:
    return [signal.Signals[name] for name in _NAMES if hasattr(signal, name)]
