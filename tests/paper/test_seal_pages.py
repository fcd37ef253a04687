"""The closing seal names pages signed by hand that came before it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache

import pytest

from livret.paper import signing
from livret.paper.signing_acts import SEAL_WAY, SignatureAct
from livret.paper.signing_record import (
    Record,
    RecordMalformed,
    from_bytes,
    record_of,
    to_bytes,
)
from tests.paper.signing_desk import CLAIRE, NOW, Desk, make_desk

FIRST, SECOND = (hashlib.sha256(each).hexdigest() for each in (b"one", b"two"))


@cache
def desk() -> Desk:
    return make_desk()


@cache
def signed() -> bytes:
    return desk().signed()[2]


def sealed(*pages: str) -> bytes:
    return signing.close(signed(), desk().claire, now=NOW, pages=pages)


def seal(**told: object) -> Record:
    act = SignatureAct(role="cloture", way=SEAL_WAY, name=CLAIRE)
    return replace(record_of(act, b"", "", NOW), **told)


@pytest.mark.parametrize("pages", [(), (FIRST,), (SECOND, FIRST), (FIRST, FIRST)])
def test_they_are_read_back(pages: tuple[str, ...]) -> None:
    check = desk().check(sealed(*pages))
    assert check.verdict == "valid"
    assert check.closed_pages == tuple(sorted(set(pages)))


def test_a_record_without_any_is_written_as_before() -> None:
    assert b"pages" not in to_bytes(seal())
    told = seal(pages=(FIRST,))
    assert from_bytes(to_bytes(told)) == told


@pytest.mark.parametrize(
    "told",
    [
        {"pages": ("x",)},
        {"pages": (FIRST.upper(),)},
        {"pages": tuple(sorted((FIRST, SECOND), reverse=True))},
        {"pages": (FIRST, FIRST)},
        {"pages": (FIRST,), "way": "paper"},
        {"signed_on": NOW.date()},
    ],
    ids=["no digest", "capitals", "order", "twice", "no seal", "a day by hand"],
)
def test_what_no_seal_of_ours_says_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(RecordMalformed):
        from_bytes(to_bytes(seal(**told)))


def test_numbers_for_pages_are_refused() -> None:
    data = to_bytes(seal(pages=(FIRST,))).replace(
        b'["' + FIRST.encode() + b'"]', b"[7]"
    )
    with pytest.raises(RecordMalformed):
        from_bytes(data)
