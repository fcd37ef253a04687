"""A desk on a real vault, in the process and on the thread of the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from livret.desktop import autosave
from livret.desktop.ui import Ui
from tests.clock import SetClock
from tests.desktop.livret.at_desk import BEFORE, AtDesk, settle
from tests.desktop.livret.meeting_desk import InMeeting
from tests.usecases.desks import Desk, make_vault

Begin = Callable[..., AtDesk]


@pytest.fixture
def sit(ui: Ui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Sit down at the desk of Claire; again on the same vault after an end."""
    # Tests wait for what happens; how long typing waits is tested by itself.
    monkeypatch.setattr(autosave, "QUIET_MS", 1)
    desks: list[AtDesk] = []
    for widget in QApplication.allWidgets():
        widget.setProperty(BEFORE, True)

    def sit_down(*, example: bool = True) -> AtDesk:
        one = AtDesk(ui, tmp_path / "coffre", example=example)
        desks.append(one)
        return one

    yield sit_down
    for one in desks:
        one.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def at(sit: Begin) -> AtDesk:
    """The fictitious livret, open at its diagnosis."""
    desk = sit()
    desk.open()
    return desk


@pytest.fixture
def room(at: AtDesk) -> InMeeting:
    """The fictitious livret, at « Qui est dans la pièce ? »."""
    at.window.activateWindow()
    meeting = InMeeting(at)
    at.window.asked.emit("meeting")
    settle()
    assert meeting.question == "room"
    return meeting


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """Marc's desk."""
    clock = SetClock()
    who = {"name": "Marc D.", "side": "emploi", "organisation": "Cap d’exemple"}
    with make_vault(tmp_path / "autre", clock, **who) as vault:
        yield Desk(vault, clock)
