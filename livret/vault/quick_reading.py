"""Canonical JSON read by ``msgspec``, where that plainly says what ``decode`` would.

A file brings hundreds of bodies, a first pull a hundred thousand. Bytes without
an escape that a second writer gives back exactly can be spelt in one way only:
whatever else they are is for ``decode`` to say.

Source: ``resources/design/log.md`` 1.
"""

from __future__ import annotations

from typing import Any
from unicodedata import is_normalized

import msgspec

from livret.domain.encoding import MAX_BYTES, MAX_DEPTH, MAX_INTEGER, decode


def quick_decode(data: bytes) -> Any:
    """Return the value of canonical bytes.

    Raises:
        NotCanonical: As ``decode`` says.
    """
    brackets = data.count(b"[") + data.count(b"{")
    if len(data) <= MAX_BYTES and brackets <= MAX_DEPTH and b"\\" not in data:
        try:
            value = _decode(data)
            composed = data.isascii() or is_normalized("NFC", data.decode("utf-8"))
            if composed and _encode(value) == data and _is_plain(value):
                return value
        except (msgspec.MsgspecError, ValueError):
            pass  # what is wrong with it is told below
    return decode(data)


def _is_plain(value: Any) -> bool:
    """Tell whether keys are ASCII and integers are within their bounds."""
    kind = type(value)
    if kind is int:
        return abs(int(value)) <= MAX_INTEGER
    if kind is dict:
        if not all(map(str.isascii, value)):
            return False
        value = value.values()
    elif kind is not list:
        return True
    return all(type(each) is str or _is_plain(each) for each in value)


def _refuse_float(text: str) -> float:
    raise ValueError(text)


_decode = msgspec.json.Decoder(float_hook=_refuse_float).decode
_encode = msgspec.json.Encoder(order="sorted").encode
