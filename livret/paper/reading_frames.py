"""What goes between Livret and the process that reads foreign files: frames.

A frame is a count of parts, the length of each, then the parts: the first is
JSON, the others are bytes as they are. Nothing in it can be anything else than
text, numbers and bytes: the one that answers may have been taken over by what
it read, and whoever listens must be able to refuse it.

May import: the standard library.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import IO

_COUNT = struct.Struct(">I")
_LENGTH = struct.Struct(">Q")
_MOST_PARTS = 4096
MOST_BYTES = 1 << 30
"""Of one frame; twenty pictures of pages take a tenth of it."""


class FrameBroken(Exception):
    """The other side is gone, or says what no frame is."""


def send(out: IO[bytes], parts: Sequence[bytes]) -> None:
    """Write one frame and push it through.

    Raises:
        OSError: Nobody reads any more.
    """
    lengths = b"".join(_LENGTH.pack(len(part)) for part in parts)
    out.write(_COUNT.pack(len(parts)) + lengths)
    for part in parts:
        out.write(part)
    out.flush()


def receive(source: IO[bytes], most: int = MOST_BYTES) -> list[bytes]:
    """Read one frame to its end.

    Args:
        source: Where from.
        most: Bytes that it may have.

    Raises:
        FrameBroken: It ends before, or is larger than any of ours.
    """
    (count,) = _COUNT.unpack(_exactly(source, _COUNT.size))
    if not 0 < count <= _MOST_PARTS:
        raise FrameBroken
    lengths = [_LENGTH.unpack(_exactly(source, _LENGTH.size))[0] for _ in range(count)]
    if sum(lengths) > most:
        raise FrameBroken
    return [_exactly(source, length) for length in lengths]


def _exactly(source: IO[bytes], count: int) -> bytes:
    found = source.read(count)
    if len(found) != count:
        raise FrameBroken
    return found
