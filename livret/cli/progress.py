"""How far a long command is, and a clean stop: on stderr, for people.

Nothing of it is on stdout. A terminal sees one line that is written over, and
that is gone at the end; a file or another program sees nothing, unless it asks
(``--progress``): then one line at every tenth.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

from livret.cli.output import Output
from livret.usecases.paper_sheets.errors import PrintingStopped

_WHOLE = 100
_STEP = 10


class Stoppable:
    """Follows a paper being made, and lets Ctrl+C stop it before it is kept.

    The first Ctrl+C only asks: the making stops at its next step, and nothing
    is written. What has begun to be kept is kept whole. A second one stops
    everything at once.

    Args:
        out: Says how far it is.
        asked: Told on stderr whatever it is; else only on a terminal, and
            never beside a JSON answer.
    """

    def __init__(self, out: Output, *, asked: bool) -> None:
        self._out = out
        self._over = out.on_terminal
        self._shown = asked or (out.on_terminal and not out.as_json)
        self._told = -1
        self._stopped = False
        self._before: Any = None

    def go_on(self, done: int, total: int) -> bool:
        """Tell how far it is; answer whether to go on (``ports.Progress``)."""
        part = _WHOLE * done // max(1, total)
        if self._shown and self._worth_telling(part):
            self._told = part
            said = self._out.tr.text(
                "Le papier se prépare\u202f: {part}\u202f%. Ctrl+C pour arrêter.",
                part=min(part, _WHOLE),
            )
            self._out.status(said)
        return not self._stopped

    def _worth_telling(self, part: int) -> bool:
        if self._over:
            return part != self._told
        return self._told < 0 or part // _STEP > self._told // _STEP

    def settle(self) -> None:
        """Stop here where that was asked: from now on something is kept.

        Raises:
            PrintingStopped: Ctrl+C was pressed; nothing was kept.
        """
        if self._stopped:
            raise PrintingStopped

    def __enter__(self) -> Self:
        """Hear Ctrl+C, where a program may (its main thread).

        Who started the program in the background had it ignored: it stays so,
        or a Ctrl+C meant for what is in front would stop this one too.
        """
        mine = threading.current_thread() is threading.main_thread()
        if mine and signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
            self._before = signal.signal(signal.SIGINT, self._heard)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the line and Ctrl+C as they were."""
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
        if self._over and self._told >= 0:
            self._out.status("")

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        if self._stopped:
            raise KeyboardInterrupt
        self._stopped = True
