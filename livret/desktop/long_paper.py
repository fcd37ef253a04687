"""A long paper being made before it leaves: how far it is, and a way to stop.

Most papers are there at once and nothing is shown. One of many things says
what it does, and stops when that is asked; nothing was written then.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.progress import Progress
from livret.desktop.parting import part_with
from livret.desktop.ui import Ui
from livret.usecases.app import OpenVault
from livret.usecases.ports import Progress as Told

_LONG = 120
"""Steps of a paper that takes long enough for somebody to follow it."""

_VERY_LONG = 1500
"""Steps of one that is worth a window of its own: half a second and more."""

Make = Callable[[OpenVault, Told], bytes]
"""Makes a paper, on the vault's worker."""


class Watch(QObject):
    """Follows the making of one paper; what is no longer wanted stops.

    Args:
        least: Steps under which nothing is told.

    Attributes:
        stopped: Whether it should stop; made again, it goes on.
        over: Whether it is wanted no more, nor ever again.

    Signals:
        told: How far it is. args: done, of how many.
        ended: It is made, or stopped.
    """

    told = Signal(int, int)
    ended = Signal()

    def __init__(self, least: int = _LONG) -> None:
        super().__init__()
        self._least = least
        self.stopped = self.over = False

    def go_on(self, done: int, total: int) -> bool:
        """Tell how far the paper is; called on the worker."""
        unwanted = self.stopped or self.over
        if not unwanted and total >= self._least:
            self.told.emit(done, total)
        return not unwanted


class LongPaper(QObject):
    """Shows over a page how far its paper is.

    Attributes:
        dialog: What says so while a long one is made, else None.
        progress: Its bar.
    """

    def __init__(self, ui: Ui, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._page = page
        self._watch = Watch()
        self.dialog: Dialog | None = None
        self.progress: Progress | None = None

    def fetch(self, make: Make) -> Callable[[OpenVault], bytes]:
        """Return what makes a paper on the vault's worker, followed here.

        It raises ``PrintingStopped`` where that was asked.
        """
        watch = self._watch = Watch(_VERY_LONG)
        watch.told.connect(self._told)
        watch.ended.connect(self._ended)
        return partial(_made, make=make, watch=watch)

    def _told(self, done: int, total: int) -> None:
        if self.sender() is not self._watch or self._watch.stopped:
            return
        if self.dialog is None:
            self.progress = Progress(self._ui)
            self.dialog = long_dialog(self._ui, self._page.window(), self.progress)
            self.dialog.finished.connect(self._stop)
            self.dialog.open()
        if self.progress is not None:
            told = self._ui.tr.text("Le papier se prépare…")
            self.progress.work(told, done / total)

    def end(self) -> None:
        """The window goes: nothing is made any more, what is to begin included."""
        self._watch.over = True
        self._stop()

    def _stop(self) -> None:
        """Stop it: the button and Escape both leave things as they were."""
        self._watch.stopped = True
        self._let_go()

    def _ended(self) -> None:
        if self.sender() is self._watch and self.dialog is not None:
            self.dialog.finished.disconnect(self._stop)
            self.dialog.close()
            self._let_go()

    def _let_go(self) -> None:
        if self.dialog is not None:
            part_with(self.dialog)
        self.dialog = self.progress = None


def long_dialog(ui: Ui, window: QWidget, progress: Progress) -> Dialog:
    """Return what stands over a page while its paper is made."""
    tr = ui.tr
    # Seen before the dialog is made, which is as high as what is seen in it.
    progress.work(tr.text("Le papier se prépare…"), 0)
    return Dialog(
        ui,
        window,
        tr.text("Ce papier est long"),
        tr.text("Rien n’est imprimé ni écrit avant la fin."),
        [("stop", tr.text("Arrêter"), "plain")],
        progress,
    )


def _made(vault: OpenVault, make: Make, watch: Watch) -> bytes:
    watch.stopped = False
    try:
        return make(vault, watch.go_on)
    finally:
        watch.ended.emit()
