"""Threads that wait for a server, and that nobody waits for.

The workers of a ``ThreadPoolExecutor`` are joined when Python ends, whatever they
wait for: a server that stands still kept a program without a window for as long.
What is done here is begun in the vault before anything is asked of a server, and
is taken up at the next opening (``livret.usecases.hub_sharing``).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from threading import Thread
from typing import Any


class AfarExecutor(Executor):
    """A thread for each call; none keeps the program from ending."""

    def __init__(self) -> None:
        self._threads: list[Thread] = []

    def submit(
        self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any
    ) -> Future[Any]:
        """Begin a call at once."""
        future: Future[Any] = Future()
        thread = Thread(
            target=_run,
            args=(future, lambda: fn(*args, **kwargs)),
            name="afar",
            daemon=True,
        )
        self._threads = [one for one in self._threads if one.is_alive()]
        self._threads.append(thread)
        thread.start()
        return future

    def shutdown(
        self,
        wait: bool = True,  # noqa: FBT001, FBT002 - as ``Executor`` has it
        *,
        cancel_futures: bool = False,
    ) -> None:
        """Wait for every call, where that is asked; none is waiting to begin."""
        del cancel_futures
        for thread in self._threads if wait else ():
            thread.join()


def _run(future: Future[Any], call: Callable[[], Any]) -> None:
    """Make the call, on its thread."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        found = call()
    except BaseException as error:  # told to whoever asked
        future.set_exception(error)
    else:
        future.set_result(found)
