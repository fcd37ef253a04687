"""A window on a real vault, as benches that run in a process of their own begin."""

from __future__ import annotations

import gc
import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from livret.desktop.desk import Desk
from livret.desktop.locking import IDLE_MINUTES, Lock
from livret.desktop.look import Look, load_fonts
from livret.desktop.main_window import MainWindow
from livret.desktop.tasks import Runners, share_turns
from livret.desktop.ui import Ui
from livret.desktop.wiring import furnish
from livret.usecases.figures import ran_afresh
from livret.words.translator import translator_for

if TYPE_CHECKING:
    from livret.usecases.app import App

ASKED = (
    "from livret.desktop.plain_imports import load_qt\n"
    "load_qt()\n"
    "from livret.bootstrap import Rooms\n"
    "from livret.desktop.{module} import measure\n"
    "measure(Rooms(()))"
)
"""A process of its own, which loads Qt as the program does (``Rooms.window``)."""

_SECONDS_A_MINUTE = 60


def told_by(
    folder: Path, module: str, given: Mapping[str, Any], patience: float
) -> dict[str, float]:
    """Have ``measure`` of a module of this room tell what it costs.

    It runs twice. The first time, on a copy of the vault, goes uncounted: Python
    compiles what an installed program finds compiled, and nothing moves on the
    screen while it compiles a module.

    Args:
        folder: Where the processes may write.
        module: Of this room; its ``measure`` reads ``given`` from standard input,
            and does next to nothing where ``taste`` is true.
        given: ``vault``, its folder, ``passphrase``, and what the module asks for.
        patience: Seconds that one process may take.

    Returns:
        What ``LoopWatch.told`` returned there.
    """
    words = ["-c", ASKED.format(module=module)]
    tasted = folder / "essai à la fenêtre"
    shutil.copytree(given["vault"], tasted)
    taste = dict(given) | {"vault": str(tasted), "taste": True}
    ran_afresh(folder, words, json.dumps(taste), patience)
    shutil.rmtree(tasted)
    counted = dict(given) | {"taste": False}
    told: dict[str, float] = json.loads(
        ran_afresh(folder, words, json.dumps(counted), patience)
    )
    return told


def begun(
    app: App, given: Mapping[str, Any], *, fictitious: bool
) -> tuple[QApplication, Desk]:
    """Open a vault and show its window; the caller runs the loop, and ends both.

    As in the program, what is loaded by now is never looked through for garbage
    again, threads give their turns up soon (``livret.desktop.app``), and every
    event passes by the lock.

    Args:
        app: The whole program.
        given: ``vault``, its folder, and its ``passphrase``.
        fictitious: The livrets are invented, and the window says so.
    """
    gc.freeze()
    share_turns()
    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    load_fonts()
    window = MainWindow(Ui(Look(), translator_for("fr")))
    window.resize(1366, 768)
    vault = app.vaults.open(Path(given["vault"]), given["passphrase"])
    desk = Desk(app, vault, window.ui, window, Runners())
    furnish(desk, fictitious=fictitious)
    Lock(desk, IDLE_MINUTES * _SECONDS_A_MINUTE)
    window.show()
    return application, desk
