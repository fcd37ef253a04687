"""No tampering is ever called valid; the untouched file always is."""

from __future__ import annotations

from functools import cache

import pytest

from tests.paper.signing_desk import Desk, make_desk
from tests.paper.tampering import (
    BYTES,
    TO_THE_THIRD_SIGNATURE,
    UPDATES,
    gaps,
    updated,
)


@cache
def desk() -> Desk:
    return make_desk()


@cache
def closed() -> bytes:
    return desk().closed()


@cache
def signed() -> tuple[bytes, bytes, bytes]:
    return desk().signed()


def test_the_untouched_file_is_valid() -> None:
    check = desk().check(closed())
    assert (check.verdict, check.reasons) == ("valid", ())


@pytest.mark.parametrize("case", UPDATES)
def test_an_update_of_a_closed_file_is_a_change(case: str) -> None:
    check = desk().check(updated(closed(), UPDATES[case]))
    assert check.verdict in {"changed", "invalid"}, check


@pytest.mark.parametrize("case", UPDATES)
def test_an_update_between_signing_and_closing_is_a_change(case: str) -> None:
    check = desk().check(updated(signed()[2], UPDATES[case]))
    assert check.verdict in {"changed", "invalid"}, check


@pytest.mark.parametrize("case", BYTES)
def test_a_file_changed_in_its_bytes_is_found(case: str) -> None:
    check = desk().check(BYTES[case](closed()))
    assert check.verdict in {"changed", "invalid"}, check
    assert check.reasons


def test_09_a_file_rolled_back_is_incomplete() -> None:
    first, second, third = signed()
    for revision, missing in ((third, 0), (second, 1), (first, 2)):
        check = desk().check(revision)
        assert check.verdict == "incomplete"
        codes = [reason.code for reason in check.reasons]
        assert codes.count("unsigned") == missing
        assert "not_closed" in codes


def test_15_any_order_of_signing_is_valid() -> None:
    pdf = desk().certify(desk().paper, "emploi")
    pdf = desk().draw(pdf)
    pdf = desk().certify(pdf)
    check = desk().check(desk().close(pdf))
    assert check.verdict == "valid"
    assert [each.role for each in check.signatures] == ["emploi", "personne", "social"]


def test_16_a_signer_under_another_root_of_the_same_name_is_unknown() -> None:
    mallory = make_desk()
    third = mallory.certify(signed()[1], "emploi")
    check = desk().check(desk().close(third))
    assert check.verdict == "unknown signer"
    assert [(each.code, dict(each.facts)["name"]) for each in check.reasons] == [
        ("unknown_root", "Marc D.")
    ]
    assert [each.trusted for each in check.signatures] == [True, True, False]


@pytest.mark.parametrize("case", sorted(UPDATES.keys() - TO_THE_THIRD_SIGNATURE))
def test_17_a_change_between_two_signatures_is_found_behind_the_seal(
    case: str,
) -> None:
    changed = updated(signed()[1], UPDATES[case])
    check = desk().check(desk().sign_over(changed))
    assert check.verdict in {"changed", "invalid"}, check


@pytest.mark.parametrize("part", range(24))
def test_no_byte_can_be_flipped_anywhere(part: int) -> None:
    pdf = closed()
    at = len(pdf) * part // 24 + part * 7
    broken = pdf[:at] + bytes((pdf[at] ^ 4,)) + pdf[at + 1 :]
    assert desk().check(broken).verdict in {"changed", "invalid"}


@pytest.mark.parametrize("part", range(24))
def test_no_digit_of_the_last_signature_can_change(part: int) -> None:
    pdf = closed()
    start, end = gaps(pdf)[-1]
    at = start + (end - start) * part // 24 + part % 2
    digit = b"1" if pdf[at : at + 1] == b"0" else b"0"
    broken = pdf[:at] + digit + pdf[at + 1 :]
    assert desk().check(broken).verdict != "valid"
