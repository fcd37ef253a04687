"""What keeps the memory of the process out of files.

Each call is guarded: what a system does not offer is left out and said.
Source: ``resources/design/vault.md``; prctl(2), getrlimit(2).
"""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def harden_process() -> tuple[str, ...]:
    """Forbid core dumps and attaching debuggers of the same user.

    Returns:
        Names of what was done: ``core``, ``dumpable``. Windows writes no core
        file unless its administrator asks for one.
    """
    done = []
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        done.append("core")
    if sys.platform == "linux" and _refuse_dumps():
        done.append("dumpable")
    return tuple(done)


def _refuse_dumps() -> bool:
    try:
        answer: int = ctypes.CDLL(None, use_errno=True).prctl(
            _PR_SET_DUMPABLE, 0, 0, 0, 0
        )
    except (OSError, AttributeError):
        return False
    return answer == 0
