"""What a change of question and typing cost in meeting mode, on a long livret.

In a fresh process, off screen, on a real vault: from the press to the next
question painted, what was said being written meanwhile. Beside it, an empty
page of the same size put in the place of another.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from livret.desktop.bench_desk import begun
from livret.desktop.bench_typing import AFTER_MS, KEY_MS, WHILE_MS, Typing
from livret.desktop.desk import Desk
from livret.desktop.meeting.controller import MeetingController
from livret.domain.barriers import Barrier, Level
from livret.domain.meeting_mode import PERSON, Question
from livret.usecases.example import example_livret
from livret.usecases.figures import Effort, Figure, clocked, ran_afresh
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

if TYPE_CHECKING:
    from livret.usecases.app import App
    from livret.usecases.context import Context

CHANGE_MS = 50.0
"""Agreed once and for all: median of a change of question."""

_LIMITS = {
    "meeting_page_change": CHANGE_MS,
    "draft_after_typing": AFTER_MS,
    "draft_while_typing": WHILE_MS,
    "meeting_key": KEY_MS,
}
_AT_ONCE = 200
_ASKED = (
    "from livret.bootstrap import Rooms\n"
    "from livret.desktop.bench_meeting import measure\n"
    "measure(Rooms(()))"
)


def figures(
    folder: Path, vault: Path, passphrase: str, *, livret: str, effort: Effort
) -> Iterator[Figure]:
    """Measure the change of question, and what is typed.

    Args:
        folder: Where the process may write.
        vault: A vault that is closed.
        passphrase: Of that vault.
        livret: Id of the long livret, from ``fill``.
        effort: How many pauses of typing.
    """
    if getattr(sys, "frozen", False):
        return  # what is packed cannot run another program
    given = {"vault": str(vault), "passphrase": passphrase, "livret": livret}
    asked = json.dumps({**given, "rounds": effort.starts})
    told = json.loads(ran_afresh(folder, ["-c", _ASKED], asked))
    for name, value in told.items():
        limit = _LIMITS.get(name)
        bound = None if limit is None else 1
        yield Figure(name=name, value=value, unit="ms", limit=limit, bound=bound)


def fill(ctx: Context, effort: Effort) -> str:
    """Make the fictitious livret as long as measured; return its id."""
    livret = example_livret(ctx)
    missing = max(0, effort.contributions - ctx.livret(livret).count)
    voices, levels, barriers = ("personne", "social"), list(Level), list(Barrier)
    items = [
        Said(
            kind="view_given",
            voice=voices[number % 2],
            content={
                "barrier": barriers[number % 7].value,
                "level": levels[number % 4].value,
                "words": f"Le bus s’arrête à 19 h. Je marche {number} minutes.",
            },
        )
        for number in range(missing)
    ]
    for at in range(0, len(items), _AT_ONCE):
        say_items(ctx, livret, items[at : at + _AT_ONCE])
    return livret


def measure(app: App) -> None:
    """Hold a meeting on the vault of standard input; print what it costs."""
    given = json.load(sys.stdin)
    application, desk = begun(app, given, fictitious=True)
    pages = QStackedWidget()
    pages.resize(desk.window.size())
    pages.show()
    walk = _Walk(desk, application.quit, given["rounds"])
    walk.begin(given["livret"])
    application.exec()
    assert walk.typing is not None  # noqa: S101 - it ended the walk
    empty = [clocked(partial(_put, pages, QWidget())) for _ in walk.changes]
    told = {
        "meeting_page_change": statistics.median(walk.changes),
        "meeting_page_change.empty_page": statistics.median(empty),
        **walk.typing.told(),
    }
    desk.runners.close()
    desk.vault.close()
    sys.stdout.write(json.dumps(told))


class _Walk(QObject):
    """Goes from question to question, once the vault has answered each time."""

    def __init__(self, desk: Desk, then: Callable[[], object], rounds: int) -> None:
        super().__init__(desk)
        self.changes: list[float] = []
        self.typing: Typing | None = None
        self._rounds = rounds
        self._desk = desk
        self._then = then
        self._left = [*Barrier]

    def begin(self, livret: str) -> None:
        """Open the livret, then the meeting."""
        self._desk.open_livret(livret, "essentiel")
        self._after(self._share)

    def _after(self, call: Callable[[], None]) -> None:
        """Call once everything that was asked of the vault is answered."""
        task = self._desk.runners.vault.submit(lambda: None, owner=self)
        task.succeeded.connect(lambda _: QTimer.singleShot(0, call))

    def _share(self) -> None:
        self._desk.gone.emit("meeting")
        self._after(self._walk)

    def _walk(self) -> None:
        """Go on to the next question; answer where there are answers."""
        meeting = self._desk.controllers["meeting"]
        assert isinstance(meeting, MeetingController)  # noqa: S101 - it is
        sitting, view = meeting.sitting, meeting.page.view
        if sitting is None:
            self._after(self._walk)
            return
        if sitting.question is Question.STEPS:
            self.typing = Typing(meeting, self._rounds, self._then)
            return
        press: Callable[[], object] = meeting.page.bar.verbs["onward"].click
        if sitting.question is Question.CHOOSING and view is not None:
            press = partial(view.press, list(Barrier).index(self._left.pop()))
        elif sitting.question is Question.TOPIC and view is not None:
            view.press(len(self._left) % 4)
            if sitting.voice == PERSON:
                press = partial(meeting.page.bar.speak, 1)
        self._time(press)
        self._after(self._walk)

    def _time(self, press: Callable[[], object]) -> None:
        def change() -> None:
            press()
            self._desk.window.repaint()

        self.changes.append(clocked(change))


def _put(pages: QStackedWidget, page: QWidget) -> None:
    pages.setCurrentIndex(pages.addWidget(page))
    pages.grab()
