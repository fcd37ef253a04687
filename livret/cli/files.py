"""Files named on the command line; every failure has its sentence."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from livret.usecases.errors import (
    FileNotRead,
    FileNotWritten,
    NotStrokes,
    PassphraseMissing,
)
from livret.usecases.signing import Strokes

_PRIVATE = 0o600


def read_bytes(path: Path) -> bytes:
    """Return the content of a file, or of standard input for ``-``.

    Raises:
        FileNotRead: It is not there or may not be read.
    """
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read()
        return path.read_bytes()
    except OSError as error:
        raise FileNotRead(path=str(path)) from error


def read_passphrase(path: Path | None) -> str:
    """Return the first line of a passphrase file.

    Raises:
        PassphraseMissing: No file was named, or it is empty.
        FileNotRead: It cannot be read as UTF-8 text.
    """
    if path is None:
        raise PassphraseMissing
    try:
        lines = read_bytes(path).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise FileNotRead(path=str(path)) from error
    if not lines or not lines[0]:
        raise PassphraseMissing
    return lines[0]


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all, readable by its owner only.

    Raises:
        FileNotWritten: Nothing was written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".livret-")
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.chmod(_PRIVATE)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWritten(path=str(path)) from error
    return path


def read_strokes(path: Path) -> Strokes:
    """Return the strokes of a JSON file: lists of lists of [x, y] in 0..1.

    Raises:
        FileNotRead, NotStrokes: Nothing usable is there.
    """
    data = read_bytes(path)
    try:
        return tuple(
            tuple((float(x), float(y)) for x, y in stroke)
            for stroke in json.loads(data)
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise NotStrokes(path=str(path)) from error
