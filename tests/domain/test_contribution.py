"""Header and body: exact bytes, and every variant that is not one."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.domain.body import BODY_PREFIX, MAX_BODY_BYTES, Body, Origin
from livret.domain.contribution import Sealed, commitment, read
from livret.domain.encoding import NotCanonical, encode
from livret.domain.errors import Untrusted
from livret.domain.header import (
    HEADER_PREFIX,
    MAX_HEADER_BYTES,
    Header,
    livret_id,
    scope_tag,
    scope_tags,
)
from livret.domain.malformed import MalformedContribution
from livret.domain.voices import is_voice
from tests.domain.writing import SCOPE_KEY, key_of, seal

hexes = st.binary(min_size=32, max_size=32).map(bytes.hex)
tags = st.binary(min_size=16, max_size=16).map(bytes.hex)

HEADER = {
    "author": "a" * 64,
    "commitment": "b" * 64,
    "livret": "c" * 32,
    "parents": ["d" * 64, "e" * 64],
    "scopes": ["f" * 32],
}
BODY = {
    "kind": "aim_said",
    "version": 1,
    "voice": "personne",
    "recorded_at": 0,
    "scopes": ["commun"],
    "content": {"words": "Je veux travailler."},
}
ORIGIN = {"system": "s", "table": "t", "key": "k", "digest": "0" * 64, "author": ""}


def changed(whole: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The same with some fields changed; None takes one away."""
    made = {**whole, **changes}
    return {key: item for key, item in made.items() if item is not ...}


# --- header --------------------------------------------------------------------


@given(hexes, hexes, tags, st.sets(hexes, min_size=1, max_size=4), st.sets(tags))
def test_header_bytes_read_back_as_they_were(
    author: str, bound: str, livret: str, parents: set[str], scopes: set[str]
) -> None:
    header = Header(
        livret, tuple(sorted(parents)), author, tuple(sorted(scopes)), bound
    )
    assert Header.from_bytes(header.to_bytes()) == header


@pytest.mark.parametrize(
    "changes",
    [
        {"author": ...},
        {"more": 1},
        {"author": "a" * 63},
        {"author": "A" * 64},
        {"author": "g" * 64},
        {"author": 1},
        {"author": ["a"] * 64},
        {"commitment": "b" * 32},
        {"commitment": None},
        {"livret": "c" * 31},
        {"parents": "d" * 64},
        {"parents": {}},
        {"parents": ["e" * 64, "d" * 64]},
        {"parents": ["d" * 64, "d" * 64]},
        {"parents": [1]},
        {"parents": ["d" * 63]},
        {"scopes": ["f" * 64]},
        {"scopes": ["f" * 32, "e" * 32]},
        {"scopes": None},
        {"parents": []},
    ],
)
def test_malformed_headers_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedContribution) as raised:
        Header.from_bytes(HEADER_PREFIX + encode(changed(HEADER, **changes)))
    assert raised.value.facts["part"] == "header"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        encode(HEADER),
        b"livret/header/2\n" + encode(HEADER),
        BODY_PREFIX + encode(HEADER),
        HEADER_PREFIX + b"[]",
        HEADER_PREFIX + b"null",
        HEADER_PREFIX,
        HEADER_PREFIX + json.dumps(HEADER).encode(),
        HEADER_PREFIX + encode(HEADER) + b"\n",
    ],
)
def test_bytes_that_are_no_header_are_refused(data: bytes) -> None:
    with pytest.raises(Untrusted):
        Header.from_bytes(data)


def test_a_header_has_room_for_many_parents_and_an_end() -> None:
    for count, right in ((900, True), (1000, False)):
        parents = sorted(hashlib.sha256(b"%d" % n).hexdigest() for n in range(count))
        data = HEADER_PREFIX + encode(changed(HEADER, parents=parents))
        assert (len(data) <= MAX_HEADER_BYTES) is right
        if right:
            assert len(Header.from_bytes(data).parents) == count
        else:
            with pytest.raises(MalformedContribution):
                Header.from_bytes(data)


# --- body ----------------------------------------------------------------------


def test_body_bytes_read_back_as_they_were() -> None:
    body = Body(
        kind="aim_said",
        voice="autre:" + "a" * 64,
        recorded_at=1,
        content={"words": "é", "list": [1, True, None]},
        version=3,
        scopes=("commun", "sante"),
        said_on=dt.date(2021, 2, 3),
        origin=Origin(system="s", table="t", key="k", digest="0" * 64, author="Paul"),
        structural=True,
    )
    assert Body.from_bytes(body.to_bytes()) == body
    plain = Body(kind="k", voice="v", recorded_at=-1, content={})
    assert Body.from_bytes(plain.to_bytes()) == plain


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": ...},
        {"version": ...},
        {"voice": ...},
        {"recorded_at": ...},
        {"scopes": ...},
        {"content": ...},
        {"more": 1},
        {"kind": 1},
        {"version": "1"},
        {"version": True},
        {"voice": None},
        {"recorded_at": True},
        {"recorded_at": "0"},
        {"scopes": "commun"},
        {"scopes": {"commun": 1}},
        {"scopes": [1]},
        {"content": []},
        {"content": None},
        {"said_on": None},
        {"said_on": 20260312},
        {"said_on": "20260312"},
        {"said_on": "2026-W11-4"},
        {"said_on": "2026-02-30"},
        {"said_on": "2026-03-12T00:00:00"},
        {"structural": False},
        {"structural": None},
        {"structural": 1},
        {"origin": None},
        {"origin": "carnet"},
        {"origin": []},
        {"origin": {}},
        {"origin": changed(ORIGIN, author=...)},
        {"origin": changed(ORIGIN, more="x")},
        {"origin": changed(ORIGIN, key=1)},
    ],
)
def test_malformed_bodies_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedContribution) as raised:
        Body.from_bytes(BODY_PREFIX + encode(changed(BODY, **changes)))
    assert raised.value.facts["part"] == "body"


@pytest.mark.parametrize(
    "data",
    [b"", encode(BODY), HEADER_PREFIX + encode(BODY), BODY_PREFIX + b"[]"],
)
def test_bytes_that_are_no_body_are_refused(data: bytes) -> None:
    with pytest.raises(MalformedContribution):
        Body.from_bytes(data)


def test_a_body_of_64_kib_is_read_and_one_byte_more_is_not() -> None:
    room = MAX_BODY_BYTES - len(BODY_PREFIX + encode(changed(BODY, content={"x": ""})))
    for extra, right in ((0, True), (1, False)):
        filled = changed(BODY, content={"x": "x" * (room + extra)})
        data = BODY_PREFIX + encode(filled)
        if right:
            assert len(data) == MAX_BODY_BYTES
            Body.from_bytes(data)
        else:
            with pytest.raises(MalformedContribution) as raised:
                Body.from_bytes(data)
            assert raised.value.facts["part"] == "size"


def test_scopes_are_written_sorted_and_once() -> None:
    body = Body(kind="k", voice="v", recorded_at=0, content={}, scopes=("b", "a", "b"))
    assert Body.from_bytes(body.to_bytes()).scopes == ("a", "b")


# --- sealed --------------------------------------------------------------------


def sealed() -> Sealed:
    """A root, sealed."""
    body = Body(
        kind="aim_said", voice="personne", recorded_at=0, content={"words": "x"}
    )
    return seal(key_of("claire"), "", (), body, bytes(32))


def part_of(one: Sealed) -> object:
    with pytest.raises(MalformedContribution) as raised:
        read(one)
    return raised.value.facts["part"]


def test_what_was_sealed_is_read() -> None:
    one = sealed()
    found = read(one)
    assert found.id == hashlib.sha256(one.header).hexdigest() == one.id
    assert found.body is not None
    assert read(one.without_body()).body is None


def test_salt_and_body_come_together_and_are_what_was_committed_to() -> None:
    one = sealed()
    assert one.salt is not None
    assert one.body is not None
    tampered = one.body.replace(b'"x"', b'"y"')
    assert part_of(Sealed(one.header, one.signature, None, one.body)) == "salt"
    assert part_of(Sealed(one.header, one.signature, one.salt, None)) == "salt"
    assert part_of(Sealed(one.header, one.signature, b"", one.body)) == "salt"
    assert part_of(Sealed(one.header, one.signature, bytes(31), one.body)) == "salt"
    other = bytes([1]) + bytes(31)
    assert part_of(Sealed(one.header, one.signature, other, one.body)) == "commitment"
    assert part_of(Sealed(one.header, one.signature, one.salt, tampered)) == (
        "commitment"
    )


def test_salt_never_runs_into_the_body() -> None:
    one = sealed()
    assert one.salt is not None
    assert one.body is not None
    moved = Sealed(one.header, one.signature, one.salt + one.body[:1], one.body[1:])
    assert part_of(moved) == "salt"


@given(st.data())
def test_each_changed_byte_of_a_sealed_contribution_is_seen(
    data: st.DataObject,
) -> None:
    one = sealed()
    assert one.salt is not None
    assert one.body is not None
    name = data.draw(st.sampled_from(["header", "salt", "body"]))
    part = bytearray(getattr(one, name))
    at = data.draw(st.integers(0, len(part) - 1))
    part[at] ^= data.draw(st.integers(1, 255))
    parts = {"header": one.header, "salt": one.salt, "body": one.body}
    parts[name] = bytes(part)
    copy = Sealed(parts["header"], one.signature, parts["salt"], parts["body"])
    try:
        found = read(copy)
    except (MalformedContribution, NotCanonical):
        return
    assert name == "header", "body and salt are bound by the commitment"
    assert found.id != one.id, "another header is another contribution"


# --- ids, tags, voices ---------------------------------------------------------


def test_the_livrets_id_is_bound_to_its_root() -> None:
    one = sealed()
    header = Header.from_bytes(one.header)
    assert header.livret == livret_id(header.author, header.commitment)
    assert (
        header.livret
        == (
            hashlib.sha256(
                b"livret/id/1\n"
                + bytes.fromhex(header.author)
                + bytes.fromhex(header.commitment)
            ).hexdigest()[:32]
        )
    )
    for stolen in (
        Header(header.livret, (), key_of("eve"), header.scopes, header.commitment),
        Header(header.livret, (), header.author, header.scopes, "0" * 64),
        Header("0" * 32, (), header.author, header.scopes, header.commitment),
    ):
        with pytest.raises(MalformedContribution):
            Header.from_bytes(stolen.to_bytes())


def test_scope_tags_tell_nothing_without_the_key_of_the_livret() -> None:
    assert scope_tag(SCOPE_KEY, "sante") != scope_tag(bytes(32), "sante")
    assert scope_tag(SCOPE_KEY, "sante") != scope_tag(SCOPE_KEY, "droit")
    both = scope_tags(SCOPE_KEY, ["sante", "droit", "sante"])
    assert both == tuple(sorted(both))
    assert len(both) == 2


def test_the_salt_hides_a_short_text() -> None:
    body = b"livret/body/1\n{}"
    assert commitment(bytes(32), body) != commitment(bytes([1]) + bytes(31), body)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("personne", True),
        ("social", True),
        ("emploi", True),
        ("ensemble", True),
        ("autre:x", True),
        ("autre:", False),
        ("Personne", False),
        ("", False),
        ("autre", False),
    ],
)
def test_voices(text: str, right: bool) -> None:
    assert is_voice(text) is right
