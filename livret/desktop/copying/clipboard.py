"""A clipboard that forgets: out of histories where systems allow, a minute long.

Sources: KDE Klipper (x-kde-passwordManagerHint); Microsoft, clipboard formats
(ExcludeClipboardContentFromMonitorProcessing, CanIncludeInClipboardHistory);
nspasteboard.org (ConcealedType).
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 60

_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
_HINTS = (
    ("x-kde-passwordManagerHint", b"secret"),
    (_WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"), b"\0" * 4),
    (_WINDOWS.format(name="CanIncludeInClipboardHistory"), b"\0" * 4),
    (_WINDOWS.format(name="CanUploadToCloudClipboard"), b"\0" * 4),
    ("org.nspasteboard.ConcealedType", b"1"),
)


class ForgettingClipboard(QObject):
    """Puts a text on the clipboard and takes it away again.

    Signals:
        forgotten: The text was taken away; not said when it was replaced.
    """

    forgotten = Signal()

    def __init__(self, parent: QObject | None = None, seconds: int = SECONDS) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(seconds * 1000)
        self._timer.timeout.connect(self.forget)

    def copy(self, text: str) -> None:
        """Put ``text`` on the clipboard for a minute."""
        data = QMimeData()
        data.setText(text)
        for name, value in _HINTS:
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._text = text
        self._timer.start()

    def forget(self) -> None:
        """Take the text away, unless something else was copied since."""
        self._timer.stop()
        text, self._text = self._text, ""
        clipboard = QGuiApplication.clipboard()
        if text and clipboard.text() == text:
            clipboard.clear()
            self.forgotten.emit()


def the_clipboard(desk: QObject) -> ForgettingClipboard:
    """Return the clipboard of a desk, which forgets at the lock and at the end.

    It outlives the page that copied: what is copied is forgotten all the same.
    """
    found = desk.findChild(ForgettingClipboard)
    return found if found is not None else ForgettingClipboard(desk)


def empty_ours() -> None:
    """Take away what was copied or marked in this program, and nothing else.

    Whose words they are is not known: on a shared screen nobody may paste them.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
