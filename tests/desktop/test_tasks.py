"""The runner: results on the GUI thread, in order, and never to the dead."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from PySide6.QtCore import QEvent, QObject, QThread, Slot
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from livret.desktop.changes import ChangesBus
from livret.desktop.tasks import (
    TURN_S,
    RunnerClosed,
    Runners,
    TaskRunner,
    share_turns,
)
from tests.desktop.inline import InlineExecutor


class Hearer(QObject):
    """Hears results, and where."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[BaseException] = []
        self.threads: list[QThread] = []

    @Slot(object)
    def hear(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(QThread.currentThread())

    @Slot(object)
    def fail(self, error: BaseException) -> None:
        self.errors.append(error)


@pytest.fixture
def serial(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner(lambda: ThreadPoolExecutor(1))
    yield runner
    runner.close()


def test_a_result_comes_on_the_gui_thread(qtbot: QtBot, serial: TaskRunner) -> None:
    hearer = Hearer()
    task = serial.submit(threading.get_ident, owner=hearer)
    task.succeeded.connect(hearer.hear)
    qtbot.waitUntil(lambda: bool(hearer.results))
    assert hearer.results[0] != threading.get_ident()
    assert hearer.threads == [QThread.currentThread()]


def test_an_error_is_delivered(qtbot: QtBot, serial: TaskRunner) -> None:
    hearer = Hearer()

    def fall() -> None:
        raise KeyError("gone")

    task = serial.submit(fall, owner=hearer)
    task.succeeded.connect(hearer.hear)
    task.failed.connect(hearer.fail)
    qtbot.waitUntil(lambda: bool(hearer.errors))
    assert isinstance(hearer.errors[0], KeyError)
    assert not hearer.results


def test_nothing_is_delivered_to_a_dead_owner(qtbot: QtBot, serial: TaskRunner) -> None:
    owner, hearer, go = QObject(), Hearer(), threading.Event()
    task = serial.submit(go.wait, owner=owner)
    task.succeeded.connect(hearer.hear)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    go.set()
    after = serial.submit(lambda: "after", owner=hearer)
    after.succeeded.connect(hearer.hear)
    qtbot.waitUntil(lambda: bool(hearer.results))
    assert hearer.results == ["after"]


def test_calls_of_the_vault_run_in_the_order_asked(
    qtbot: QtBot, serial: TaskRunner
) -> None:
    hearer = Hearer()
    for number in range(20):
        task = serial.submit(lambda number=number: number, owner=hearer)
        task.succeeded.connect(hearer.hear)
    qtbot.waitUntil(lambda: len(hearer.results) == 20)
    assert hearer.results == list(range(20))


def test_a_result_already_there_waits_for_its_hearer(qtbot: QtBot) -> None:
    runner, hearer = TaskRunner(InlineExecutor), Hearer()
    task = runner.submit(lambda: "early", owner=hearer)
    task.succeeded.connect(hearer.hear)
    assert not hearer.results
    qtbot.waitUntil(lambda: hearer.results == ["early"])


def test_a_cancelled_call_says_nothing(qtbot: QtBot, serial: TaskRunner) -> None:
    hearer, go = Hearer(), threading.Event()
    serial.submit(go.wait, owner=hearer)
    given_up = serial.submit(lambda: "given up", owner=hearer)
    given_up.succeeded.connect(hearer.hear)
    given_up.cancel()
    go.set()
    last = serial.submit(lambda: "last", owner=hearer)
    last.succeeded.connect(hearer.hear)
    qtbot.waitUntil(lambda: bool(hearer.results))
    assert hearer.results == ["last"]


def test_while_closing_nothing_new_begins(qtbot: QtBot) -> None:
    runner, hearer = TaskRunner(lambda: ThreadPoolExecutor(1)), Hearer()
    assert runner.close()
    ran: list[int] = []
    task = runner.submit(lambda: ran.append(1), owner=hearer)
    task.succeeded.connect(hearer.hear)
    QApplication.sendPostedEvents()
    assert not ran
    assert not hearer.results


def test_closing_waits_for_what_has_begun(qapp: QApplication) -> None:
    runners, go, done = Runners(), threading.Event(), threading.Event()
    owner = QObject()

    def save() -> None:
        go.wait()
        done.set()

    runners.vault.submit(save, owner=owner)
    go.set()
    assert runners.close()
    assert done.is_set()


def test_closing_gives_up_on_what_never_ends(qapp: QApplication) -> None:
    runner, go = TaskRunner(lambda: ThreadPoolExecutor(1)), threading.Event()
    started, owner = threading.Event(), QObject()

    def hang() -> None:
        started.set()
        go.wait()

    runner.submit(hang, owner=owner)
    assert started.wait(60)
    assert not runner.close(timeout_s=0.01)
    go.set()


def test_another_thread_has_a_call_made_in_order(serial: TaskRunner) -> None:
    def fail() -> None:
        raise ValueError("no")

    assert serial.answer(threading.get_ident) != threading.get_ident()
    with pytest.raises(ValueError, match="no"):
        serial.answer(fail)


def test_no_call_is_made_for_another_thread_once_it_closes(
    qapp: QApplication,
) -> None:
    runner = TaskRunner(lambda: ThreadPoolExecutor(1))
    started, go, asked = (threading.Event() for _ in range(3))

    def hang() -> None:
        started.set()
        go.wait()

    def ask() -> None:
        asked.set()
        with suppress(RunnerClosed):
            runner.answer(lambda: None)

    runner.submit(hang, owner=QObject())
    assert started.wait(60)
    other = threading.Thread(target=ask)
    other.start()
    assert asked.wait(60)
    runner.close(timeout_s=0.01)
    go.set()
    other.join(60)
    with pytest.raises(RunnerClosed):
        runner.answer(lambda: None)
    assert not other.is_alive()


def test_what_waits_for_a_server_is_waited_for_by_nobody(qtbot: QtBot) -> None:
    runners, owner = Runners(), QObject()
    waits, never = threading.Event(), threading.Event()
    found = runners.afar.submit(lambda: "found", owner=owner)
    with qtbot.waitSignal(found.succeeded) as heard:
        pass
    assert heard.args == ["found"]
    wrong = runners.afar.submit(lambda: 1 / 0, owner=owner)
    with qtbot.waitSignal(wrong.failed) as heard:
        pass
    assert isinstance(heard.args[0], ZeroDivisionError)

    def stand_still() -> None:
        waits.set()
        never.wait()

    runners.afar.submit(stand_still, owner=owner)
    assert waits.wait(60)
    (thread,) = [one for one in threading.enumerate() if one.name == "afar"]
    assert thread.daemon
    assert runners.close()
    assert thread.is_alive()
    never.set()
    thread.join(60)
    assert not thread.is_alive()


def test_changes_are_told_once_with_who_asked(qtbot: QtBot) -> None:
    bus, asker = ChangesBus(), QObject()
    with qtbot.waitSignal(bus.changed) as heard:
        bus.tell(("livret", "1"), asker)
    assert heard.args == [("livret", "1"), asker]
    with qtbot.assertNotEmitted(bus.changed):
        bus.tell(())


@pytest.fixture
def python_waits() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("python_waits")
def test_the_window_waits_a_millisecond_for_its_turn() -> None:
    """Not five, twenty times in one painting (``livret bench``, still)."""
    sys.setswitchinterval(0.005)

    share_turns()

    assert sys.getswitchinterval() == pytest.approx(TURN_S) == pytest.approx(0.001)
