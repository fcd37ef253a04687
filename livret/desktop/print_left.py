"""Where what is printed waits, and what a killed program left of it there.

Whatever ends Livret takes its folder away (``print_job``), but a program that is
killed, or a machine that is cut, runs nothing of ours: the pages drawn until then
would stay in clear. The name of the folder tells which process made it, and the
next program that starts takes away that of one which runs no more.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

_NAME = "livret-papier-"


def a_folder() -> Path:
    """Return a new folder of our own, in memory where there is some.

    The session's folder is memory, of one user alone (XDG Base Directory).
    """
    memory = os.environ.get("XDG_RUNTIME_DIR", "")
    there = memory if memory and os.access(memory, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix=f"{_NAME}{os.getpid()}-", dir=there))


def take_away_what_was_left() -> None:
    """Remove folders of programs of this user that ended without doing so.

    Elsewhere than on a POSIX system nobody can be asked whether they run, and
    no queue wants a file.
    """
    if os.name != "posix":
        return
    memory = os.environ.get("XDG_RUNTIME_DIR", "")
    for place in {Path(tempfile.gettempdir()), Path(memory or tempfile.gettempdir())}:
        with suppress(OSError):
            for folder in place.glob(f"{_NAME}*"):
                if _is_ours(folder) and not _runs(folder):
                    shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Tell whether this user made it; a link is nobody's folder."""
    return not folder.is_symlink() and folder.stat().st_uid == os.getuid()


def _runs(folder: Path) -> bool:
    """Tell whether the program that made it runs, or may."""
    told = folder.name.removeprefix(_NAME).partition("-")[0]
    try:
        os.kill(int(told), 0)
    except ProcessLookupError:
        return False
    except (OSError, ValueError, OverflowError):
        return True  # somebody else's now, or a name that is not ours
    return True
