"""What a first pull from a hub costs while the window is in use.

In a fresh process, off screen, on a real vault that joined a hub and holds none
of its livrets: how many contributions a second come in, and for how long the
window's loop stands still meanwhile.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from livret.desktop.bench_desk import begun, told_by
from livret.desktop.bench_loop import STILL_MS, LoopWatch
from livret.desktop.collector import Collector
from livret.desktop.desk import Desk
from livret.desktop.hub.beginning import hub_of
from livret.desktop.hub.following import HubFollower
from livret.usecases.figures import Figure
from livret.usecases.hub_state import AWAY, HERE, HubState

if TYPE_CHECKING:
    from livret.usecases.app import App

EACH_MS = 0.6
"""Agreed: 500 livrets of 300 contributions within 90 seconds."""

_PATIENCE_S = 900.0
_MS = 1000


def figures(
    folder: Path, vault: Path, passphrase: str, *, rows: int
) -> Iterator[Figure]:
    """Measure a first pull at the window.

    Args:
        folder: Where the process may write.
        vault: A vault that is closed, joined a hub, and pulled nothing yet.
        passphrase: Of that vault.
        rows: How many contributions the hub holds for it.
    """
    if getattr(sys, "frozen", False):
        return  # what is packed cannot run another program
    given = {"vault": str(vault), "passphrase": passphrase}
    told = told_by(folder, "bench_hub", given, _PATIENCE_S)
    name, seconds = "hub_pull_window", told["seconds"]
    yield Figure(name=name, value=rows / seconds, unit="contributions/s")
    each, still = seconds * _MS / rows, told["still"]
    yield Figure(name=f"{name}.each", value=each, unit="ms", limit=EACH_MS, bound=1)
    yield Figure(name=f"{name}.loop", value=told["loop"], unit="ms")
    yield Figure(name=f"{name}.loop_p99", value=told["worst"], unit="ms")
    yield Figure(name=f"{name}.still", value=still, unit="ms", limit=STILL_MS, bound=1)


def measure(app: App) -> None:
    """Follow the hub of the vault of standard input; print what it costs."""
    given = json.load(sys.stdin)
    application, desk = begun(app, given, fictitious=False)
    collector = Collector(desk.window)
    pull = _Pull(desk, application.quit, taste=given["taste"])
    QTimer.singleShot(0, pull.begin)
    application.exec()
    desk.gone_away.emit()
    hub_of(desk).end()
    desk.runners.vault.answer(desk.vault.close)
    desk.runners.close()
    collector.stop()
    sys.stdout.write(json.dumps(pull.told()))


class _Pull(QObject):
    """Follows the hub until all came in, or for a taste until something did."""

    def __init__(self, desk: Desk, then: Callable[[], object], *, taste: bool) -> None:
        super().__init__(desk)
        self._desk, self._then, self._taste = desk, then, taste
        self._lost: BaseException | None = None
        self._watch = LoopWatch(self)

    def begin(self) -> None:
        """Join in, as the window does a second after it opened."""
        follower: HubFollower = hub_of(self._desk)
        follower.state_told.connect(self._state)
        if self._taste:
            follower.came.connect(self._end)
        self._watch.begin()

    def told(self) -> dict[str, float]:
        """Return what the watch saw.

        Raises:
            LivretError: The hub did not answer.
        """
        if self._lost is not None:
            raise self._lost
        return self._watch.told()

    def _state(self, state: HubState) -> None:
        self._lost = state.reason
        if state.phase == AWAY or (state.phase == HERE and not state.busy):
            self._end()

    def _end(self) -> None:
        self._watch.end()
        self._then()
