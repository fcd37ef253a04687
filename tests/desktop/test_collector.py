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


def collect_everything(collector: Collector) -> None:
    """Let every generation be due, as after a minute of use."""
    before = gc.get_threshold()
    gc.set_threshold(1, 1, 1)
    try:
        for _ in range(100):
            kept = [[] for _ in range(50)]
            assert kept
            if collector.collect() == 2:
                return
    finally:
        gc.set_threshold(*before)
    raise AssertionError("never a full collection")


def test_what_stands_after_a_full_collection_is_looked_at_no_more(
    qtbot: QtBot,
) -> None:
    Kept.died_on.clear()
    owner = QObject()
    collector = Collector(owner)
    standing = Kept()
    collect_everything(collector)
    apart = gc.get_freeze_count()
    assert apart > 0
    passing = Kept()
    del standing, passing
    collect_everything(collector)
    assert gc.get_freeze_count() == apart, "once: what comes later may go"
    assert len(Kept.died_on) == 1, "what came later is let go"
    collector.look_at_all()
    assert gc.get_freeze_count() == 0
    collect_everything(collector)
    assert len(Kept.died_on) == 2, "what stood is let go with its window"
    collector.stop()
    assert gc.get_freeze_count() == 0
