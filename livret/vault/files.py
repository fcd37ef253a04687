"""Files of the vault: written whole or not at all, and readable by nobody else.

Errors of the system become ours here, at the border. On Windows the folder of
a user is private already and modes mean little, so they are not enforced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from livret.usecases.vault_errors import DiskFull, ReadOnlyVault, StorageFailed

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
_HAS_MODES = os.name == "posix"
# Windows would turn line ends into others without O_BINARY.
_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@contextlib.contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn what the system answers about ``folder`` into our errors.

    Raises:
        DiskFull, ReadOnlyVault, StorageFailed: As the system says.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(folder=str(folder)) from error
        if error.errno in _FORBIDDEN:
            raise ReadOnlyVault(folder=str(folder)) from error
        reason = errno.errorcode.get(error.errno or 0, "OSError")
        raise StorageFailed(folder=str(folder), reason=reason) from error


def make_folder(folder: Path) -> None:
    """Create ``folder``, and the parents it lacks, for their owner alone."""
    if not folder.parent.exists():
        make_folder(folder.parent)
    with disk_errors(folder):
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        if _HAS_MODES:
            folder.chmod(FOLDER_MODE)


def create_private(path: Path) -> None:
    """Create an empty file that only its owner reads; keep one that exists."""
    with disk_errors(path.parent):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE))


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` in place of ``path`` at once; durable on return.

    A reader, or a machine that loses power, sees the old file or the new one.

    Raises:
        DiskFull, ReadOnlyVault, StorageFailed: ``path`` is as it was.
    """
    waiting = path.with_name(path.name + ".new")
    with disk_errors(path.parent):
        try:
            waiting.unlink(missing_ok=True)
            handle = os.open(waiting, _NEW_FILE, FILE_MODE)
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            waiting.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                waiting.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Ask the disk to keep what was written to ``path``."""
    with disk_errors(path.parent), path.open("r+b") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Ask the disk to keep the names in ``folder``; Windows does it by itself."""
    if not _HAS_MODES:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def repair_modes(folder: Path) -> tuple[str, ...]:
    """Close what others could read in a vault; return the names repaired."""
    if not _HAS_MODES:
        return ()
    repaired = []
    with disk_errors(folder):
        for path in (folder, *sorted(folder.rglob("*"))):
            if path.is_symlink():
                continue
            wanted = FOLDER_MODE if path.is_dir() else FILE_MODE
            if stat.S_IMODE(path.stat().st_mode) & ~wanted:
                path.chmod(wanted)
                repaired.append(str(path.relative_to(folder)) or ".")
    return tuple(repaired)
