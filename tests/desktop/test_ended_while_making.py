"""The program ends while a long paper is made: it is given up, the vault is closed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop import program as program_module
from livret.desktop.pathway.controller import PathwayController
from livret.desktop.preview import making
from livret.desktop.preview.controller import PreviewController
from livret.usecases.app import OpenVault
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.usecases.ports import Progress
from tests.desktop.begun import Begun, button, make_vault, words_in
from tests.e2e.vaults import was_closed_whole

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]
STEPS = 4000
A_LINE = 2000
"""Rounds of work for each step; the others may work meanwhile, as while drawing."""
ENOUGH_S = 20.0
"""As a whole livret takes on a slow machine; more than anybody waits for the end."""


def draw_long(begun: Event, progress: Progress) -> bytes:
    """Make a paper of many things, step by step, for as long as it is wanted."""
    began = time.monotonic()
    while time.monotonic() - began < ENOUGH_S:
        if not progress(STEPS // 2, STEPS):
            raise PrintingStopped
        begun.set()
        hashlib.pbkdf2_hmac("sha256", b"a line", b"", A_LINE)
    return b"paper"


@pytest.fixture
def opened(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """Her livret, open."""
    make_vault(tmp_path / "coffre", "Amina B.")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    (livret,) = begun.desk.vault.ctx.log.livrets()
    begun.desk.open_livret(livret)
    qtbot.waitUntil(lambda: begun.program.window.here == "diagnosis")
    return begun


def require_closed(opened: Begun, qtbot: QtBot) -> None:
    """It ends with its vault closed, and not abandoned at the deadline."""
    with qtbot.waitSignal(opened.program.ended, timeout=int(ENOUGH_S * 2000)):
        opened.program.leave()
    assert ENOUGH_S > program_module.CLOSING_S
    assert was_closed_whole(opened.program.entrance.path)


def test_a_paper_to_read_is_given_up(
    opened: Begun, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()

    def long(*asked: Any) -> tuple[Any, bytes]:
        return None, draw_long(begun, asked[-1])

    room: ModuleType = making
    monkeypatch.setattr(room, "preview", long)
    opened.desk.gone.emit("preview")
    qtbot.waitUntil(begun.is_set)
    assert isinstance(opened.desk.controllers["preview"], PreviewController)
    require_closed(opened, qtbot)


def test_a_paper_can_be_made_again_where_the_window_stays(
    opened: Begun, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked to go, it may stay: nothing then says that it is being made."""
    begun = Event()

    def long(*asked: Any) -> tuple[Any, bytes]:
        return None, draw_long(begun, asked[-1])

    room: ModuleType = making
    monkeypatch.setattr(room, "preview", long)
    opened.desk.gone.emit("preview")
    qtbot.waitUntil(begun.is_set)
    opened.desk.leaving.emit()
    page = opened.controller("preview")
    assert "Le papier se prépare" not in words_in(page)
    assert button(page, "Reprendre").isEnabled()


@pytest.mark.parametrize("waiting", [False, True])
def test_a_paper_to_hand_over_is_given_up(
    opened: Begun,
    qtbot: QtBot,
    waiting: bool,
) -> None:
    """One that waits for its turn at the vault's worker is never begun."""
    opened.desk.gone.emit("pathway")
    qtbot.waitUntil(lambda: "pathway" in opened.desk.controllers)
    controller = opened.desk.controllers["pathway"]
    assert isinstance(controller, PathwayController)
    begun, others = Event(), Event()

    def make(_vault: OpenVault, progress: Progress) -> bytes:
        return draw_long(begun, progress)

    def wait(_vault: OpenVault) -> None:
        others.wait(1.0)

    if waiting:
        opened.desk.ask(controller.page, wait)
    opened.desk.ask(controller.page, controller.long_paper.fetch(make))
    if not waiting:
        qtbot.waitUntil(begun.is_set)
    require_closed(opened, qtbot)
    assert begun.is_set() is not waiting
