"""The quick reading of header bytes never answers otherwise than the strict one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.domain import header
from livret.domain.encoding import encode
from livret.domain.errors import Untrusted
from livret.domain.header import HEADER_PREFIX, Header, livret_id
from livret.domain.header_bytes import plain_fields

long = st.binary(min_size=32, max_size=32).map(bytes.hex)
short = st.binary(min_size=16, max_size=16).map(bytes.hex)
headers = st.builds(
    lambda livret, parents, author, scopes, commitment: Header(
        livret if parents else livret_id(author, commitment),
        tuple(sorted(parents)),
        author,
        tuple(sorted(scopes)),
        commitment,
    ),
    short,
    st.sets(long, max_size=3),
    long,
    st.sets(short, max_size=3),
    long,
)


def said(data: bytes) -> object:
    """What reading says: a header, or the name and facts of what is wrong."""
    try:
        return Header.from_bytes(data)
    except Untrusted as error:
        return error.code, error.facts


def strictly(data: bytes) -> object:
    """The same without the quick reading."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(header, "plain_fields", lambda _: None)
        return said(data)


@given(headers)
def test_what_is_canonical_is_read_at_once(header: Header) -> None:
    data = header.to_bytes()
    assert plain_fields(data) is not None
    assert said(data) == strictly(data) == header


@given(headers, st.data())
def test_one_byte_changed(header: Header, data: st.DataObject) -> None:
    told = bytearray(header.to_bytes())
    place = data.draw(st.integers(0, len(told) - 1))
    told[place] = data.draw(st.sampled_from(sorted(b'0aAfg",[]{}: \\\n\xc3')))
    assert said(bytes(told)) == strictly(bytes(told))


@pytest.mark.parametrize(
    "parents", [["b" * 64, "a" * 64], ["a" * 64, "a" * 64], ["a" * 63], [1], "ab", []]
)
@pytest.mark.parametrize("after", [b"", b"\n", b" ", b"}"])
def test_lists_out_of_order_and_bytes_after_the_end(
    parents: object, after: bytes
) -> None:
    plain = {
        "author": "a" * 64,
        "commitment": "b" * 64,
        "livret": "c" * 32,
        "parents": parents,
        "scopes": ["f" * 32],
    }
    data = HEADER_PREFIX + encode(plain) + after
    assert said(data) == strictly(data)
    assert isinstance(said(data), tuple)


told = st.one_of(
    long, short, st.text(max_size=4), st.sampled_from(['"', "\\", "é", ""])
)


@given(
    st.builds(
        Header, told, st.tuples() | st.tuples(told, told), told, st.tuples(told), told
    )
)
def test_what_is_written_at_once_is_what_json_writes(header: Header) -> None:
    plain = {
        "author": header.author,
        "commitment": header.commitment,
        "livret": header.livret,
        "parents": list(header.parents),
        "scopes": list(header.scopes),
    }
    try:
        data = HEADER_PREFIX + encode(plain)
    except Untrusted as error:
        with pytest.raises(type(error)):
            header.to_bytes()
    else:
        assert header.to_bytes() == data


def test_a_field_that_is_no_text_is_refused() -> None:
    with pytest.raises(Untrusted):
        Header(b"", (), "a", (), "c").to_bytes()  # type: ignore[arg-type]
