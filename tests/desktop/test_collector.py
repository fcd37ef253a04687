"""Widgets that only a cycle keeps die on the GUI thread, never on a worker."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from livret.desktop.collector import Collector


class Kept(QObject):
    """A QObject in a cycle; says on which thread it died."""

    died_on: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        Kept.died_on.append(threading.get_ident())


def allocate() -> None:
    """What a worker does all day: far more than one generation's worth."""
    for _ in range(20_000):
        _ = [[]]


def test_a_worker_never_collects(qtbot: QtBot) -> None:
    Kept.died_on.clear()
    owner = QObject()
    collector = Collector(owner)
    for _ in range(50):
        Kept()
    with ThreadPoolExecutor(1) as worker:
        worker.submit(allocate).result()
    assert Kept.died_on == []
    gc.collect()
    assert Kept.died_on == [threading.get_ident()] * 50
    collector.stop()


def test_the_gui_thread_collects_what_is_due(qtbot: QtBot) -> None:
    owner = QObject()
    collector = Collector(owner)
    assert not gc.isenabled()
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]
    assert kept
    assert collector.collect() >= 0
    collector.stop()
    assert gc.isenabled()
