"""Work away from the window, results on it: the window never waits.

The concurrency rule of the desk:

1. Three executors: ``vault`` (one worker, so calls are serial in the order
   asked), ``work`` (a few: key derivation, papers, checks) and ``afar`` (what
   waits for a server, and is waited for by nobody). A page's controller submits
   a call with an *owner*; the result dies with the owner.
2. Results come back by a queued connection, on the GUI thread. Connect them
   to bound methods of QObjects only: such a connection is dropped with its
   receiver, a lambda's is not.
3. What crosses is frozen. No row, session or widget leaves its thread.
4. No nested event loop, no ``processEvents``, no sleep, no ``terminate``.
5. Closing refuses new calls, cancels what has not begun, waits with a limit; for
   a server it does not wait.
6. A thread that waits for a network has the vault's worker make each single
   call for it (``TaskRunner.answer``); the window never waits like that.
7. Python runs one thread at a time, and each thing that Qt asks of ours in a
   painting waits for its turn: a worker gives its own up after ``TURN_S``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

TURN_S = 0.001
"""How long a thread keeps Python to itself while another waits for it.

Python's own 5 ms, twenty times in one painting while a hundred files are taken
in, is a screen that stands still for a tenth of a second."""


def share_turns() -> None:
    """Have every thread give its turn up soon; the window's does not wait long.

    Source: ``sys.setswitchinterval``.
    """
    sys.setswitchinterval(TURN_S)


class RunnerClosed(Exception):
    """No more calls are made: the program locks or ends."""


class Task(QObject):
    """One call under way; a child of the object that asked for it.

    Signals:
        succeeded: The call returned. arg: its result, an immutable value.
        failed: The call raised. arg: the exception.
        finished: Either of the two, after it.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.future: Future[Any] | None = None

    def cancel(self) -> None:
        """Give the call up; one that has begun runs on and says nothing."""
        if self.future is not None:
            self.future.cancel()
        self.blockSignals(True)  # noqa: FBT003 - its answer may be on its way
        self.deleteLater()


class TaskRunner(QObject):
    """Submits calls to an executor; results are delivered on the GUI thread."""

    _finished = Signal(object, object)

    def __init__(
        self, make: Callable[[], Executor], parent: QObject | None = None
    ) -> None:
        """Prepare; workers start with the first call.

        Args:
            make: Makes the executor.
            parent: Keeps the runner.
        """
        super().__init__(parent)
        self._make = make
        self._executor: Executor | None = None
        self._starting = Lock()
        self._closing = False
        self._pending: set[Future[Any]] = set()
        # Always queued: a future already done calls back at once, on the
        # calling thread, before the caller could connect to the task's signals.
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, call: Callable[[], Any], *, owner: QObject) -> Task:
        """Schedule ``call``; the task, and the result with it, dies with ``owner``.

        While closing, the task is made but never runs and says nothing.
        """
        task = Task(owner)
        if self._closing:
            return task
        future = self._started().submit(call)
        task.future = future
        self._pending.add(future)
        future.add_done_callback(lambda done: self._hand_over(task, done))
        return task

    def answer(self, call: Callable[[], Any]) -> Any:
        """Have a call made for another thread, which waits; never for the window's.

        Raises:
            RunnerClosed: It was not made, and no other will be.
        """
        from concurrent.futures import CancelledError

        if self._closing:
            raise RunnerClosed
        try:
            future = self._started().submit(call)
        except RuntimeError as error:  # it closed in between
            raise RunnerClosed from error
        try:
            return future.result()
        except CancelledError as error:
            raise RunnerClosed from error

    def _started(self) -> Executor:
        with self._starting:
            if self._executor is None:
                self._executor = self._make()
            return self._executor

    def _hand_over(self, task: Task, future: Future[Any]) -> None:
        """Runs on the worker: only emits, and only while this object lives."""
        if isValid(self):
            self._finished.emit(task, future)

    def _deliver(self, task: Task, future: Future[Any]) -> None:
        self._pending.discard(future)
        if not isValid(task) or future.cancelled():
            return
        error = future.exception()
        if error is None:
            task.succeeded.emit(future.result())
        else:
            task.failed.emit(error)
        if isValid(task):
            task.finished.emit()
            task.deleteLater()

    def close(self, timeout_s: float = 5.0) -> bool:
        """Refuse new calls, cancel those not begun, wait for the rest.

        Returns:
            Whether everything that had begun ended in time.
        """
        self._closing = True
        if self._executor is None:
            return True
        from concurrent.futures import wait

        self._executor.shutdown(wait=False, cancel_futures=True)
        running = [future for future in self._pending if not future.done()]
        if wait(running, timeout=timeout_s).not_done:
            return False
        # A future is done before the worker has handed it over to this object:
        # the worker must have ended before this object may go away.
        self._executor.shutdown(wait=True)
        return True


class Runners(QObject):
    """The runners of the desk.

    Attributes:
        vault: Serial: whatever opens the vault.
        work: Two at a time: key derivation, papers, checks.
        afar: What waits for a server; the end of the program does not.
    """

    def __init__(
        self,
        vault: Executor | None = None,
        work: Executor | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.vault = TaskRunner(partial(_workers, vault, 1, "vault"), self)
        self.work = TaskRunner(partial(_workers, work, 2, "work"), self)
        self.afar = TaskRunner(_afar, self)

    def close(self, timeout_s: float = 5.0) -> bool:
        """Close them; the vault last, so that saves end.

        Returns:
            Whether what had begun ended in time, but for what waits for a server.
        """
        self.afar.close(0)
        done = self.work.close(timeout_s)
        return self.vault.close(timeout_s) and done


def _workers(given: Executor | None, count: int, name: str) -> Executor:
    from concurrent.futures import ThreadPoolExecutor

    return given or ThreadPoolExecutor(count, thread_name_prefix=name)


def _afar() -> Executor:
    # Loaded with the first hub that is asked: most desks open without one.
    from livret.desktop.afar import AfarExecutor

    return AfarExecutor()
