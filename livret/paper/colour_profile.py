"""The sRGB colour profile that every paper carries as its output intent.

Built from the published figures (IEC 61966-2-1 for the curve and the
primaries; ICC.1:2001-04 for the format, version 2, which every reader knows),
so that no one else's file has to be shipped.
"""

from __future__ import annotations

import struct
from functools import lru_cache

_CURVE_POINTS = 1024
_LINEAR_BELOW = 0.04045

# The three primaries and the white point, adapted to D50 (Bradford).
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_D50 = (0.96420, 1.0, 0.82491)


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """Return the profile's bytes, the same at every call."""
    curve = _curve()
    tags = [
        (b"desc", _description("sRGB IEC61966-2.1")),
        (b"cprt", b"text" + bytes(4) + b"No copyright, use freely\0"),
        (b"wtpt", _xyz(_D50)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    return _file(tags)


def _file(tags: list[tuple[bytes, bytes]]) -> bytes:
    """Put header, tag table and tag data together; equal data stand once."""
    start = 128 + 4 + 12 * len(tags)
    table = struct.pack(">I", len(tags))
    data = b""
    places: dict[bytes, int] = {}
    for signature, content in tags:
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", signature, places[content], len(content))
    size = start + len(data)
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI12s4s44x",
        size,
        b"\0\0\0\0",
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2026, 1, 1, 0, 0, 0),
        b"acsp",
        b"\0\0\0\0",
        0,
        b"\0\0\0\0",
        b"\0\0\0\0",
        0,
        0,
        b"".join(struct.pack(">i", round(value * 65536)) for value in _D50),
        b"\0\0\0\0",
    )
    return header + table + data


def _curve() -> bytes:
    points = [
        round(_linear(at / (_CURVE_POINTS - 1)) * 65535) for at in range(_CURVE_POINTS)
    ]
    return (
        b"curv" + bytes(4) + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *points)
    )


def _linear(value: float) -> float:
    if value <= _LINEAR_BELOW:
        return value / 12.92
    return float(((value + 0.055) / 1.055) ** 2.4)


def _xyz(values: tuple[float, float, float]) -> bytes:
    fixed = b"".join(struct.pack(">i", round(value * 65536)) for value in values)
    return b"XYZ " + bytes(4) + fixed


def _description(text: str) -> bytes:
    plain = text.encode("ascii") + b"\0"
    return (
        b"desc"
        + bytes(4)
        + struct.pack(">I", len(plain))
        + plain
        + struct.pack(">IIHB67s", 0, 0, 0, 0, bytes(67))
    )
