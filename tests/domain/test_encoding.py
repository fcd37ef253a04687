"""One value, one encoding; everything else is refused by its own name."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import hypothesis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livret.domain import encoding
from livret.domain.encoding import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_INTEGER,
    NotCanonical,
    decode,
    encode,
    parse,
)

SEVERAL = settings(max_examples=hypothesis.settings().max_examples * 6)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
keys = st.text(st.characters(max_codepoint=127), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | texts,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=20,
)


def normal(value: Any) -> Any:
    """The value with its text in NFC, as encoding makes it."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, dict):
        return {key: normal(item) for key, item in value.items()}
    return value


@SEVERAL
@given(values)
def test_what_was_encoded_decodes_to_the_same(value: Any) -> None:
    data = encode(value)
    assert decode(data) == normal(value)
    assert encode(decode(data)) == data


@SEVERAL
@given(values)
def test_canonical_bytes_are_what_any_json_reader_reads(value: Any) -> None:
    assert json.loads(encode(value)) == normal(value)


@SEVERAL
@given(values)
def test_other_bytes_of_the_same_value_parse_but_are_not_canonical(value: Any) -> None:
    loose = json.dumps(normal(value), indent=1, ensure_ascii=True).encode()
    assert parse(loose) == normal(value)
    if loose != encode(value):
        with pytest.raises(NotCanonical):
            decode(loose)


@SEVERAL
@given(st.binary(max_size=60))
def test_no_bytes_do_anything_but_decode_or_be_refused(data: bytes) -> None:
    try:
        value = decode(data)
    except NotCanonical:
        return
    assert encode(value) == data


def problem_of(data: bytes) -> object:
    with pytest.raises(NotCanonical) as raised:
        decode(data)
    return raised.value.facts["problem"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "json"),
        (b"{", "json"),
        (b"nul", "json"),
        (b'{"a":1}x', "json"),
        (b'"\xff"', "json"),
        (b'"\xed\xa0\x80"', "json"),
        (b"\xef\xbb\xbf{}", "json"),
        (b'"a\nb"', "json"),
        (b'"unclosed', "json"),
        (b'"escaped\\', "json"),
        (b"'a'", "json"),
        (b"01", "json"),
        (b"1.0", "float"),
        (b"1e3", "float"),
        (b"-0.0", "float"),
        (b"NaN", "float"),
        (b"Infinity", "float"),
        (b"[-Infinity]", "float"),
        (b'{"a":1,"a":1}', "duplicate"),
        (b'{"b":{"a":1,"a":2}}', "duplicate"),
        (b"9007199254740992", "integer"),
        (b"-9007199254740992", "integer"),
        (b"12345678901234567", "integer"),
        (b"1" * 5000, "integer"),
        (b'"\\ud800"', "text"),
        (b'["\\udfff"]', "text"),
        ('{"é":1}'.encode(), "key"),
        (b'{"\\u00e9":1}', "key"),
        (b'{"b":1,"a":2}', "form"),
        (b'{"a": 1}', "form"),
        (b"[1,2 ]", "form"),
        (b"1\n", "form"),
        (b"-0", "form"),
        (b'"\\u0041"', "form"),
        (b'"\\/"', "form"),
        (b'"\\u001F"', "form"),
        ('"e\u0301"'.encode(), "form"),
        ('"\u212b"'.encode(), "form"),
    ],
)
def test_everything_else_is_refused_by_name(data: bytes, problem: str) -> None:
    assert problem_of(data) == problem


@pytest.mark.parametrize("value", [1.5, float("nan"), float("inf")])
def test_no_float_is_ever_encoded(value: float) -> None:
    with pytest.raises(NotCanonical) as raised:
        encode({"a": [value]})
    assert raised.value.facts["problem"] == "float"


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (MAX_INTEGER + 1, "integer"),
        (-MAX_INTEGER - 1, "integer"),
        ("\ud800", "text"),
        ({1: 2}, "key"),
        ({"é": 2}, "key"),
        (b"bytes", "json"),
        ({1, 2}, "json"),
        (object(), "json"),
    ],
)
def test_what_is_no_plain_value_is_not_encoded(value: object, problem: str) -> None:
    with pytest.raises(NotCanonical) as raised:
        encode(value)
    assert raised.value.facts["problem"] == problem


def test_controls_are_written_as_rfc_8785_says() -> None:
    assert encode('\b\t\n\f\r"\\/\x1f\x7f\u2028') == (
        b'"\\b\\t\\n\\f\\r\\"\\\\/\\u001f\x7f\xe2\x80\xa8"'
    )


def test_keys_are_sorted_by_code_point() -> None:
    assert encode({"b": 1, "a": 2, "B": 3, "a1": 4, "_": 5}) == (
        b'{"B":3,"_":5,"a":2,"a1":4,"b":1}'
    )


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 1000, 200_000])
def test_deep_nesting_is_refused(opening: bytes, depth: int) -> None:
    assert problem_of(opening * depth) == "depth"


def test_nesting_as_deep_as_allowed_is_read() -> None:
    value: Any = "deepest"
    for _ in range(MAX_DEPTH):
        value = [value]
    assert decode(encode(value)) == value
    with pytest.raises(NotCanonical):
        encode([value])


def test_brackets_inside_text_are_text() -> None:
    text = '[{"' * 500 + "\\" + '"' * 3
    assert decode(encode([text, text])) == [text, text]


def test_a_hundred_megabytes_are_refused_without_being_read() -> None:
    for filling in (b"[", b'"', b" ", b"1", b'\\"'):
        assert problem_of(filling * (100_000_000 // len(filling))) == "size"


@pytest.mark.parametrize("filling", [b'"', b"\\", b'"\\', b"[]", b'["",', b"1", b"[1,"])
def test_hostile_input_of_the_largest_size_costs_no_more_than_its_size(
    filling: bytes,
) -> None:
    with pytest.raises(NotCanonical):
        parse(filling * (MAX_BYTES // len(filling)))


@SEVERAL
@given(st.dictionaries(texts, st.lists(texts, max_size=2), max_size=3))
def test_keys_are_ascii_however_they_are_spelled(value: dict[str, list[str]]) -> None:
    told = {normal(key): normal(item) for key, item in value.items()}
    data = json.dumps(
        told, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    if all(key.isascii() for key in told):
        assert decode(data) == told
    else:
        with pytest.raises(NotCanonical):
            decode(data)


@pytest.mark.parametrize("key", ["é", 'é"a', 'é\\"', 'a"é', "é:", "é\\"])
def test_no_key_that_is_not_ascii_slips_through(key: str) -> None:
    data = json.dumps({key: "à"}, ensure_ascii=False, separators=(",", ":"))
    with pytest.raises(NotCanonical) as refused:
        decode(data.encode())
    assert refused.value.facts == {"problem": "key"}


@given(values)
def test_the_writer_made_once_writes_what_json_writes(value: Any) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(encoding.encoder, "c_make_encoder", None)
        slow = encoding._writer()
    assert encoding._writer()(value) == slow(value)
