"""Follows the hub on a thread of its own; what it tells arrives on the window's.

The thread waits for the network and nothing else does: each call on the vault is
made by the vault's worker. It is a daemon: a server that does not answer never
keeps the program from ending or locking.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from livret.desktop.desk import Desk
from livret.desktop.tasks import RunnerClosed
from livret.usecases.context import Changes
from livret.usecases.hub_afar import FarVault
from livret.usecases.hub_following import Following
from livret.usecases.hub_presence import MEETING, READING
from livret.usecases.hub_state import HubCame, HubPresent, HubState, HubWent

ENDING_S = 1.0
"""How long the end waits for what is under way; the next opening takes it up."""

_NAME = "hub"

_NOT_WRITTEN = frozenset({"draft", "journal"})
"""Kinds of changes of which nothing goes to a hub."""


class HubFollower(QObject):
    """One open vault and its hub, as the window knows them.

    Attributes:
        state: How things stand, as last told.
        present: Who else has the livret open that is shown.
        far: The vault, for a thread that waits for the hub.

    Signals:
        state_told: How things stand. arg: ``HubState``.
        came: What others wrote arrived, and every page heard it. arg: ``HubCame``.
        present_told: Who else is there. arg: ``HubPresent``.
        failed: A bug of ours ended it. arg: the exception.
    """

    state_told = Signal(object)
    came = Signal(object)
    present_told = Signal(object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Prepare; ``start`` begins.

        Args:
            desk: The open desk.
        """
        super().__init__(desk)
        self._desk = desk
        self.state = HubState()
        self.present = HubPresent(livret="")
        self.far = FarVault(desk.vault, desk.runners.vault.answer)
        self._following = Following(self.far, desk.app.hubs, self._hand_over)
        self._thread = threading.Thread(target=self._run, name=_NAME, daemon=True)
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        desk.bus.changed.connect(self._changed)
        desk.livret_read.connect(self._look_where)
        desk.arrived.connect(self._look_where)
        desk.meeting_became.connect(self._look_where)
        desk.gone_away.connect(self.stop)

    def start(self) -> None:
        """Begin to follow, from where one is."""
        self._look_where()
        self._thread.start()

    def again(self) -> None:
        """Look which hub is meant, and try it now."""
        self._following.again()

    def touched(self, livret: str) -> None:
        """Send what waits in a livret."""
        self._following.touched([livret])

    def stop(self) -> None:
        """End soon; nobody waits for it here."""
        self._following.stop()

    def end(self) -> None:
        """Wait a little for what is under way; called after the window's loop."""
        self.stop()
        if self._thread.is_alive():
            self._thread.join(ENDING_S)

    def ask(
        self,
        owner: QObject,
        call: Callable[[FarVault], Any],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Do something that waits for the hub, beside the window and the vault.

        The end waits for none of it: what it began in the vault goes on at the next
        opening.

        Args:
            owner: The answer dies with it.
            call: Given the vault, for a thread that waits.
            then: A bound method of a QObject, given what ``call`` returned.
            failed: A bound method of a QObject, given the error.
        """
        far = self.far
        task = self._desk.runners.afar.submit(lambda: call(far), owner=owner)
        task.succeeded.connect(then)
        task.failed.connect(failed)

    def _run(self) -> None:
        """Run on the thread: nothing of the window is touched but a signal."""
        try:
            self._following.run()
        except RunnerClosed:
            return
        except Exception as error:
            # What the end cut short is taken up at the next opening.
            if not self._following.stopped:
                self._hand_over(error)

    def _hand_over(self, news: object) -> None:
        if isValid(self):
            self._told.emit(news)

    def _take(self, news: object) -> None:
        if isinstance(news, HubState):
            self.state = news
            self.state_told.emit(news)
        elif isinstance(news, HubCame):
            self._desk.bus.tell(news.changes, self)
            self._desk.others_wrote.emit(news.changes.livrets)
            self.came.emit(news)
        elif isinstance(news, HubWent):
            self._desk.bus.tell(news.changes, self)
        elif isinstance(news, HubPresent):
            self.present = news
            here = news.livret == self._desk.livret
            self._desk.others = news.people if here else ()
            self._desk.others_told.emit()
            self.present_told.emit(news)
        elif isinstance(news, BaseException):
            self.failed.emit(news)

    def _changed(self, changes: Changes, initiator: QObject | None) -> None:
        nothing = bool(changes.kinds) and changes.kinds <= _NOT_WRITTEN
        if initiator is not self and not nothing:
            self._following.touched(changes.livrets)

    def _look_where(self) -> None:
        """Be present in the livret that is shown, and nowhere at home."""
        desk = self._desk
        doing = MEETING if desk.in_meeting else READING
        about = desk.meeting_told if desk.in_meeting else ""
        self._following.be_in(desk.livret, doing if desk.livret else "", about)
