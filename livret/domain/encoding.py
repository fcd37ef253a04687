"""Canonical bytes: the one JSON form that is hashed and signed.

A value has exactly one encoding, so that two programs agree on its digest:
UTF-8, no white space, keys sorted by code point and ASCII, text in Unicode
NFC, integers within ±(2**53 - 1), no float, no duplicate key. It is RFC 8785
(JSON Canonicalization Scheme) restricted to integers and ASCII keys.

Source: ``resources/design/log.md`` section 1; RFC 8785; RFC 8259.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from json import encoder
from typing import Any

from livret.domain.errors import Untrusted

MAX_DEPTH = 16
"""Deepest nesting of arrays and objects in any body."""

MAX_INTEGER = 2**53 - 1
"""Largest magnitude that every JSON reader keeps exactly (RFC 8259, 6)."""


MAX_BYTES = 8 * 1024 * 1024
"""Most bytes that are parsed at all; a hundred megabytes are refused at once."""

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_NOT_BRACKETS = re.compile(rb"[^\[\]{}]+")
_OPENING = b"[{"
_STRINGS = re.compile(rb'("[^"\\]*+(?:\\.[^"\\]*+)*+")(:?)', re.DOTALL)
"""Finds each string of JSON, and the colon that makes it a key."""

_LONGEST_INTEGER = len(str(-MAX_INTEGER))


def _writer() -> Callable[[Any], str]:
    """Return what writes a value that was checked.

    ``JSONEncoder`` makes its quick half anew for each value, which takes as long
    as the writing: it is made once, with the same answers, where there is one.
    """
    slow = json.JSONEncoder(
        ensure_ascii=False,
        check_circular=False,  # what was checked is a copy, and a tree
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    make = getattr(encoder, "c_make_encoder", None)
    if make is None:
        return slow.encode
    quick = make(
        None,  # as ``check_circular``
        slow.default,
        encoder.encode_basestring,
        slow.indent,
        slow.key_separator,
        slow.item_separator,
        slow.sort_keys,
        slow.skipkeys,
        slow.allow_nan,
    )
    return lambda value: "".join(quick(value, 0))


_written = _writer()


Decode = Callable[[bytes], Any]
"""Reads canonical bytes as ``decode`` does: the same values, the same refusals."""


class NotCanonical(Untrusted):
    """Bytes are not the canonical form of any value.

    Facts:
        problem: ``json``, ``float``, ``duplicate``, ``depth``, ``integer``,
            ``text``, ``key``, ``form`` or ``size``.
    """


def encode(value: Any) -> bytes:
    """Return the canonical bytes of a plain value.

    Args:
        value: ``dict`` with ASCII ``str`` keys, ``list``, ``str``, ``int``,
            ``bool`` or ``None``, nested at most ``MAX_DEPTH`` deep. Text is
            brought to NFC here.

    Raises:
        NotCanonical: The value holds something else.
    """
    try:
        return _written(_checked(value, 0)).encode("utf-8")
    except UnicodeEncodeError as error:  # a lone surrogate
        raise NotCanonical(problem="text") from error


def decode(data: bytes) -> Any:
    """Return the value of canonical bytes.

    Raises:
        NotCanonical: ``data`` is not JSON, or is not exactly the bytes that
            ``encode`` gives for its value.
    """
    value = parse(data)
    if not _is_plainly_canonical(data, value) and encode(value) != data:
        raise NotCanonical(problem="form")
    return value


def _is_plainly_canonical(data: bytes, value: Any) -> bool:
    """Tell at once what ``encode`` would only say after looking at every part.

    What was parsed is within every bound already: what is left to ask is the
    order and spelling, NFC, and that keys are ASCII. Where that is not plain,
    False, which decides nothing.
    """
    if not data.isascii() and (
        any(colon and not text.isascii() for text, colon in _STRINGS.findall(data))
        or not unicodedata.is_normalized("NFC", data.decode("utf-8"))
    ):
        return False
    try:
        return _written(value).encode("utf-8") == data
    except UnicodeEncodeError:  # a lone surrogate
        return False


def parse(data: bytes) -> Any:
    """Return the value of strict JSON that need not be canonical.

    For what people hand over (``livret say``): order and white space are
    free; floats, duplicate keys, NaN and deep nesting are refused.

    Raises:
        NotCanonical: As named in its facts.
    """
    if len(data) > MAX_BYTES:
        raise NotCanonical(problem="size")
    _refuse_depth(data)
    try:
        return _read(data.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise NotCanonical(problem="json") from error


def _refuse_depth(data: bytes) -> None:
    # Before json.loads, whose recursion a hostile file would exhaust. Without
    # its strings JSON holds brackets only where it nests; an unclosed string
    # swallows the rest, which json.loads refuses.
    if data.count(b"[") + data.count(b"{") <= MAX_DEPTH:
        return
    depth = 0
    for bracket in _NOT_BRACKETS.sub(b"", _STRING.sub(b"", data)):
        if bracket in _OPENING:
            depth += 1
            if depth > MAX_DEPTH:
                raise NotCanonical(problem="depth")
        else:
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise NotCanonical(problem="duplicate")
    return made


def _no_float(_literal: str) -> Any:
    raise NotCanonical(problem="float")


def _integer(literal: str) -> int:
    # int() of a long literal is quadratic; refuse before converting.
    value = int(literal) if len(literal) <= _LONGEST_INTEGER else MAX_INTEGER + 1
    if abs(value) > MAX_INTEGER:
        raise NotCanonical(problem="integer")
    return value


_read = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=_no_float,
    parse_constant=_no_float,
    parse_int=_integer,
).decode


def _checked(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise NotCanonical(problem="integer")
        return value
    if depth >= MAX_DEPTH:
        raise NotCanonical(problem="depth")
    if isinstance(value, dict):
        return _checked_object(value, depth + 1)
    if isinstance(value, (list, tuple)):
        return [_checked(item, depth + 1) for item in value]
    raise NotCanonical(problem="float" if isinstance(value, float) else "json")


def _checked_object(value: dict[Any, Any], depth: int) -> dict[str, Any]:
    made = {}
    for key, item in value.items():
        if type(key) is not str or not key.isascii():
            _refuse_key(key)
        # Most of what is said: asked here, and not through a call each.
        plain = type(item) is str and item.isascii()
        made[key] = item if plain else _checked(item, depth)
    return made


def _refuse_key(key: Any) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise NotCanonical(problem="key")
