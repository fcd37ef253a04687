"""Files named on the command line; every failure has its sentence."""

from __future__ import annotations

import json
import math
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from livret.cli.output import Output
from livret.usecases.errors import (
    FileNotRead,
    FileNotWritten,
    FirstLineMissing,
    NotStrokes,
    PassphraseMissing,
)
from livret.usecases.signing import Strokes

STDIN = "-"
"""Named in place of a file: standard input."""

PDF_BYTES = 20_000_000
"""More than any paper of ours, and as much as is read of one."""

_SHORT = 64 * 1024
_STROKE_BYTES = 4 * 1024 * 1024
_PRIVATE = 0o600
_NOT_POINTS = (ValueError, TypeError, LookupError, RecursionError, OverflowError)


def read_bytes(path: Path, limit: int = PDF_BYTES) -> bytes:
    """Return the content of a file, or of standard input for ``-``.

    Args:
        path: Which.
        limit: At most one byte more than this is read; whoever asked sees that
            there was more, and memory stays small whatever the file is.

    Raises:
        FileNotRead: It is not there or may not be read.
    """
    try:
        if str(path) == STDIN:
            return _up_to(sys.stdin.buffer, limit + 1)
        with path.open("rb") as stream:
            return _up_to(stream, limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileNotRead(path=str(path)) from error


def _up_to(stream: BinaryIO, count: int) -> bytes:
    parts = []
    while count > 0 and (part := stream.read(min(count, _SHORT))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def read_passphrase(path: Path | None) -> str:
    """Return the first line of a file that holds a passphrase or a code.

    Raises:
        PassphraseMissing: No file was named.
        FirstLineMissing: It is empty, or its first line is.
        FileNotRead: It cannot be read as UTF-8 text.
    """
    if path is None:
        raise PassphraseMissing
    try:
        lines = read_bytes(path, _SHORT).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise FileNotRead(path=str(path)) from error
    if not lines or not lines[0]:
        raise FirstLineMissing(path=str(path))
    return lines[0]


def check_writable(path: Path | None, out: Output) -> None:
    """Refuse a place that cannot be written, before anything is done for it.

    A folder that is not there yet is made, and it is said: a slip of the pen in
    a path shall not leave a folder that nobody asked for unnoticed.

    Args:
        path: Where a file is to be written; None for nowhere.
        out: Says which folder was made.

    Raises:
        FileNotWritten: It is a folder, or its folder cannot be written.
    """
    if path is None:
        return
    try:
        missing = _missing_folder(path.parent)
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            if stat.S_ISDIR(path.stat().st_mode):  # unlike is_dir, tells of bad names
                raise IsADirectoryError(path)
        if not _takes_bytes(path):
            with tempfile.TemporaryFile(dir=path.resolve().parent):
                pass
    except (OSError, ValueError) as error:
        raise FileNotWritten(path=str(path)) from error
    if missing is not None:
        folder = missing.resolve()
        told = out.tr.text(
            "Ce dossier n’existait pas, il est fait : {path}", path=folder
        )
        out.line(told)


def _missing_folder(folder: Path) -> Path | None:
    """Return the outermost folder that is not there yet, or None."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    return missing[-1] if missing else None


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all, readable by its owner only.

    What a link leads to is written, and the link stays. A pipe or a device
    takes the bytes as they are: a file in its place would take it from
    everybody else.

    Raises:
        FileNotWritten: Nothing was written; a pipe may have had a part.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if _takes_bytes(path):
            path.write_bytes(data)
            return path
        there = path.resolve()
        if not _written_unnamed(there, data):
            _write_beside(there, data)
    except (OSError, ValueError) as error:
        raise FileNotWritten(path=str(path)) from error
    return path


def _written_unnamed(there: Path, data: bytes) -> bool:
    """Write a file that has no name until it is whole, where the system can.

    Whatever ends the program before then leaves nothing of it in clear: such a
    file goes with the process (``open(2)``, ``O_TMPFILE``).

    Returns:
        Whether it is written; nothing was otherwise.
    """
    unnamed: int = getattr(os, "O_TMPFILE", 0)
    if not unnamed:
        return False
    with suppress(OSError):
        handle = os.open(there.parent, os.O_WRONLY | unnamed, _PRIVATE)
        with os.fdopen(handle, "wb") as stream:
            _pour(stream, data)
            _give_name(handle, there)
            return True
    return False


def _give_name(handle: int, there: Path) -> None:
    """Name an unnamed file; what stands there gives way to it at once.

    Raises:
        OSError: It has no name.
    """
    itself = f"/proc/self/fd/{handle}"
    try:
        # The folder is told for ``linkat``: plain ``link`` would link the link.
        os.link(itself, there, src_dir_fd=handle)
    except FileExistsError:
        beside = there.with_name(f".livret-{os.getpid()}-{handle}")
        os.link(itself, beside, src_dir_fd=handle)
        try:
            beside.replace(there)
        finally:
            beside.unlink(missing_ok=True)


def _write_beside(there: Path, data: bytes) -> None:
    """Write a file under another name first, where none is without a name."""
    handle, name = tempfile.mkstemp(dir=there.parent, prefix=".livret-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            _pour(stream, data)
        beside.chmod(_PRIVATE)
        beside.replace(there)
    finally:
        beside.unlink(missing_ok=True)


def _pour(stream: BinaryIO, data: bytes) -> None:
    """Write bytes so that a cut leaves them on the disk."""
    stream.write(data)
    stream.flush()
    os.fsync(stream.fileno())


def _takes_bytes(path: Path) -> bool:
    """Tell whether a pipe, a socket or a device stands there."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def folder_for(*paths: Path | None) -> Iterator[None]:
    """Make folders that files will be written into; who is refused leaves none.

    Args:
        paths: The folders; None for one that nobody asked for.

    Raises:
        FileNotWritten: One cannot be made.
    """
    new: list[Path] = []
    try:
        for path in filter(None, paths):
            new += (one for one in (path, *path.parents) if _is_new(one))
            make_folder(path)
        yield
    except BaseException:
        for one in sorted(new, key=lambda path: len(path.parts), reverse=True):
            # Something was written into it: it stays. Or no folder is named so.
            with suppress(OSError, ValueError):
                one.rmdir()
        raise


def is_file(path: Path) -> bool:
    """Tell whether a file stands there; a name that cannot be is none of one."""
    try:
        return path.is_file()
    except OSError:  # too long
        return False


def _is_new(path: Path) -> bool:
    """Tell whether nothing stands there; of a name that cannot be, nothing will."""
    try:
        return not path.exists()
    except OSError:  # too long
        return False


def make_folder(path: Path) -> None:
    """Make a folder that files will be written into.

    Raises:
        FileNotWritten: It cannot be.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise FileNotWritten(path=str(path)) from error


def read_strokes(path: Path) -> Strokes:
    """Return the strokes of a JSON file: lists of lists of [x, y] in 0..1.

    What a pad says beside x and y (time, pressure) is dropped here.

    Raises:
        FileNotRead, NotStrokes: Nothing usable is there.
    """
    data = read_bytes(path, _STROKE_BYTES)
    if len(data) > _STROKE_BYTES:
        raise NotStrokes(path=str(path))
    try:
        return tuple(
            tuple(_point(point) for point in stroke) for stroke in json.loads(data)
        )
    except _NOT_POINTS as error:
        raise NotStrokes(path=str(path)) from error


def _point(point: Any) -> tuple[float, float]:
    if not isinstance(point, list):
        raise TypeError(point)
    x, y = point[0], point[1]
    for number in (x, y):
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise TypeError(number)
        if not math.isfinite(number):
            raise ValueError(number)
    return float(x), float(y)
