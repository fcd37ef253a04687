"""Header bytes, looked at before they are read as JSON.

A header holds hexadecimal digits alone, so that its canonical bytes have one
shape. Most headers that arrive have it, and a pattern tells at once; whatever
has not is read strictly, which also tells what is wrong.

Source: ``resources/design/log.md`` 1.
"""

from __future__ import annotations

import re

from livret.domain.encoding import encode

_PLAIN = re.compile(
    rb"livret/header/1\n"
    rb'\{"author":"([0-9a-f]{64})",'
    rb'"commitment":"([0-9a-f]{64})",'
    rb'"livret":"([0-9a-f]{32})",'
    rb'"parents":\[((?:"[0-9a-f]{64}"(?:,"[0-9a-f]{64}")*)?)\],'
    rb'"scopes":\[((?:"[0-9a-f]{32}"(?:,"[0-9a-f]{32}")*)?)\]\}'
)
_PREFIX = b"livret/header/1\n"
_NAMES = ("author", "commitment", "livret", "parents", "scopes")
_WRITTEN = (
    '{"author":"%s","commitment":"%s","livret":"%s","parents":[%s],"scopes":[%s]}'
)
_DIGITS = frozenset("0123456789abcdef")

Fields = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]
"""Author, commitment, livret, parents, scopes."""


def plain_fields(data: bytes) -> Fields | None:
    """Return the fields of header bytes that are plainly canonical and in order.

    None decides nothing: the bytes must be read strictly.
    """
    found = _PLAIN.fullmatch(data)
    if found is None:
        return None
    author, commitment, livret, told_parents, told_scopes = found.groups()
    parents, scopes = _listed(told_parents), _listed(told_scopes)
    if not (_in_order(parents) and _in_order(scopes)):
        return None
    return author.decode(), commitment.decode(), livret.decode(), parents, scopes


def written(fields: Fields) -> bytes:
    """Return the one form of header bytes.

    Raises:
        NotCanonical: A field is no text.
    """
    author, commitment, livret, parents, scopes = fields
    try:
        text = "".join((author, commitment, livret, *parents, *scopes))
        plain = text.isascii() and text.isalnum()
    except TypeError:
        plain = False
    if not plain:  # JSON may spell it in another way
        return _PREFIX + encode(dict(zip(_NAMES, fields, strict=True)))
    told = author, commitment, livret, _list(parents), _list(scopes)
    return _PREFIX + (_WRITTEN % told).encode("ascii")


def _list(items: tuple[str, ...]) -> str:
    return '"' + '","'.join(items) + '"' if items else ""


def _listed(told: bytes) -> tuple[str, ...]:
    return tuple(told[1:-1].decode().split('","')) if told else ()


def _in_order(items: tuple[str, ...]) -> bool:
    return len(items) < 2 or list(items) == sorted(set(items))  # noqa: PLR2004 - one is


def hex_text(value: object, length: int) -> str:
    """Return a text of so many hexadecimal digits.

    Raises:
        TypeError, ValueError: It is none.
    """
    if not isinstance(value, str):
        raise TypeError(length)
    if len(value) != length or not _DIGITS.issuperset(value):
        raise ValueError(length)
    return value


def hex_texts(value: object, length: int) -> tuple[str, ...]:
    """Return such texts of a list, each once and in order.

    Raises:
        TypeError, ValueError: It is no such list.
    """
    if not isinstance(value, list):
        raise TypeError(length)
    items = tuple(hex_text(item, length) for item in value)
    if list(items) != sorted(set(items)):
        raise ValueError(length)
    return items
