"""Ed25519 as RFC 8032 (section 5.1) says it, in plain Python: for a stranger only.

Slow, and not safe against who measures time. It shares nothing with what
Livret signs with: two who read one standard must agree.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


class Point(NamedTuple):
    """Extended homogeneous coordinates (5.1.4)."""

    x: int
    y: int
    z: int
    t: int


ZERO = Point(0, 1, 1, 0)


def _added(a: Point, b: Point) -> Point:
    s = (a.y - a.x) * (b.y - b.x) % P
    m = (a.y + a.x) * (b.y + b.x) % P
    c = 2 * a.t * b.t * D % P
    d = 2 * a.z * b.z % P
    e, f, g, h = m - s, d - c, d + c, m + s
    return Point(e * f % P, g * h % P, f * g % P, e * h % P)


def _times(count: int, point: Point) -> Point:
    found = ZERO
    while count:
        if count & 1:
            found = _added(found, point)
        point, count = _added(point, point), count >> 1
    return found


def _x_of(y: int, sign: int) -> int:
    """Recover x (5.1.3), or refuse."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no such point")
    return P - x if x & 1 != sign else x


def _read(data: bytes) -> Point:
    told = int.from_bytes(data, "little")
    y, sign = told & (2**255 - 1), told >> 255
    if y >= P:
        raise ValueError("no such point")
    x = _x_of(y, sign)
    return Point(x, y, 1, x * y % P)


def _written(point: Point) -> bytes:
    inverse = pow(point.z, -1, P)
    x, y = point.x * inverse % P, point.y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


_BASE_Y = 4 * pow(5, -1, P) % P
_BASE_X = _x_of(_BASE_Y, 0)
BASE = Point(_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % P)


def _number(*parts: bytes) -> int:
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


def _secret(seed: bytes) -> tuple[int, bytes]:
    digest = hashlib.sha512(seed).digest()
    clamped = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | 1 << 254
    return clamped, digest[32:]


def public_of(seed: bytes) -> bytes:
    """Return the public key of a 32-byte seed."""
    return _written(_times(_secret(seed)[0], BASE))


def sign(seed: bytes, data: bytes) -> bytes:
    """Return the 64 bytes of a signature."""
    secret, prefix = _secret(seed)
    public = public_of(seed)
    r = _number(prefix, data) % L
    point = _written(_times(r, BASE))
    s = (r + _number(point, public, data) * secret) % L
    return point + s.to_bytes(32, "little")


def verifies(public: bytes, signature: bytes, data: bytes) -> bool:
    """Tell whether a key signed ``data``."""
    if len(public) != 32 or len(signature) != 64:
        return False
    try:
        key, point = _read(public), _read(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    k = _number(signature[:32], public, data) % L
    return _written(_times(s, BASE)) == _written(_added(point, _times(k, key)))
