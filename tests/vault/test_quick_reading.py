"""What is read quickly is what is read strictly: the same values and refusals."""

from __future__ import annotations

from typing import Any

import hypothesis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livret.domain.encoding import MAX_BYTES, MAX_INTEGER, NotCanonical, decode, encode
from livret.vault.quick_reading import quick_decode

SEVERAL = settings(max_examples=hypothesis.settings().max_examples * 3)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | texts,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abé\u0301 {[", max_size=4), inner, max_size=3)
    ),
    max_leaves=10,
)
pieces = st.sampled_from(
    [
        *b'" \\ \\n \\u00e9 \xc3\xa9 e\xcc\x81 \xed\xa0\x80 \xff \x7f \x00'.split(b" "),
        *b'{} [] [ ] { } : , 0 -0 -1 1.0 1e3 1E400 NaN true null "a":'.split(b" "),
        *b"9007199254740991 9007199254740992 -9007199254740992".split(b" "),
        *b"18446744073709551616 123456789012345678901234567890".split(b" "),
        *b'{"a":1,"a":1} {"b":1,"a":1} {"\xc3\xa9":1} ["\xc3\xa9"]'.split(b" "),
        b" ",
        b"[" * 17 + b"]" * 17,
    ]
)


def _read(how: Any, data: bytes) -> tuple[Any, Any]:
    try:
        value = how(data)
    except NotCanonical as error:
        return "refused", error.facts
    return _told(value)


def _told(value: Any) -> tuple[Any, Any]:
    """A value with its types: ``True`` is not 1 here, and keys keep their order."""
    if isinstance(value, dict):
        return dict, [(key, _told(each)) for key, each in value.items()]
    if isinstance(value, list):
        return list, [_told(each) for each in value]
    return type(value), value


@SEVERAL
@given(values)
def test_what_is_canonical_is_the_same(value: Any) -> None:
    try:
        data = encode(value)
    except NotCanonical:
        return  # a key of other letters
    assert _read(quick_decode, data) == _read(decode, data)


@SEVERAL
@given(st.lists(pieces | st.binary(max_size=3), max_size=8).map(b"".join))
def test_whatever_bytes_are_read_or_refused_the_same(data: bytes) -> None:
    assert _read(quick_decode, data) == _read(decode, data)


@SEVERAL
@given(values, st.data())
def test_one_byte_changed_is_read_or_refused_the_same(
    value: Any, data: st.DataObject
) -> None:
    try:
        right = bytearray(encode(value))
    except NotCanonical:
        return
    at = data.draw(st.integers(0, len(right) - 1))
    right[at] = data.draw(st.integers(0, 255))
    assert _read(quick_decode, bytes(right)) == _read(decode, bytes(right))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'{"a":9007199254740992}', "integer"),
        (b"[9007199254740993]", "integer"),
        (b"[[-9007199254740992]]", "integer"),
        (b"18446744073709551616", "integer"),
        (b'{"\xc3\xa9":1}', "key"),
        (b'[{"\xc3\xa9":"\xc3\xa9"}]', "key"),
        (b'["e\xcc\x81"]', "form"),
        (b'["\\u00e9"]', "form"),
        (b'["\\n"]', ""),
        (b'{"b":1,"a":2}', "form"),
        (b'{"a":1,"a":1}', "duplicate"),
        (b"[1.0]", "float"),
        (b"[-0]", "form"),
        (b"[" * 17 + b"]" * 17, "depth"),
        (b" 1", "form"),
        (b'["\xed\xa0\x80"]', "json"),
        (b'"' + b"a" * MAX_BYTES + b'"', "size"),
    ],
)
def test_each_refusal_is_the_strict_one(data: bytes, problem: str) -> None:
    if not problem:
        assert quick_decode(data) == ["\n"]
        return
    with pytest.raises(NotCanonical) as refused:
        quick_decode(data)
    assert refused.value.facts["problem"] == problem
