"""Calls that run at once: a controller is tested without waiting."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class InlineExecutor(Executor):
    """Runs calls at once on the calling thread, for tests of controllers."""

    def submit(
        self, call: Callable[..., Any], /, *args: Any, **facts: Any
    ) -> Future[Any]:
        """Run ``call`` and return its finished future."""
        future: Future[Any] = Future()
        try:
            future.set_result(call(*args, **facts))
        except Exception as error:
            future.set_exception(error)
        return future
