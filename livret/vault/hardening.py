"""What keeps the memory of the process out of files, logs of the system included.

Each call is guarded: what a system does not offer is left out and said.
Source: ``resources/design/vault.md``; prctl(2), getrlimit(2).
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from types import TracebackType

_PR_SET_DUMPABLE = 4


def harden_process() -> tuple[str, ...]:
    """Forbid core dumps, attaching debuggers of the same user, and tracebacks.

    Returns:
        Names of what was done: ``tracebacks``, ``core``, ``dumpable``. Windows
        writes no core file unless its administrator asks for one.
    """
    done = []
    if not os.environ.get("LIVRET_DEBUG"):
        sys.excepthook = _say_where
        sys.unraisablehook = _say_where_too
        threading.excepthook = _say_where_too
        done.append("tracebacks")
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        done.append("core")
    if sys.platform == "linux" and _refuse_dumps():
        done.append("dumpable")
    return tuple(done)


def _say_where(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """Say on stderr where a bug is, and nothing that its message may hold.

    What a window says there ends up in a log of the desktop, in clear.
    """
    # Loaded when something goes wrong: most days nothing does.
    from livret.words.errors import bug_report

    if sys.stderr is not None:
        sys.stderr.write(f"livret: {bug_report(error)}\n")


def _say_where_too(
    told: sys.UnraisableHookArgs | threading.ExceptHookArgs,
) -> None:
    if told.exc_value is not None:
        _say_where(told.exc_type, told.exc_value, told.exc_traceback)


def _refuse_dumps() -> bool:
    try:
        answer: int = ctypes.CDLL(None, use_errno=True).prctl(
            _PR_SET_DUMPABLE, 0, 0, 0, 0
        )
    except (OSError, AttributeError):
        return False
    return answer == 0
