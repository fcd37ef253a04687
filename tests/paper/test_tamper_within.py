"""What a signer's own update changes besides their place is found."""

from __future__ import annotations

from functools import cache

import pytest

from livret.domain.errors import LivretError
from livret.paper.checking_history import only_filled
from livret.paper.desk import _checked
from livret.paper.revisions import revisions
from livret.paper.signing_file import open_reader
from livret.usecases.looking_at import steps_of
from tests.paper.signing_desk import Desk, make_desk
from tests.paper.tampering_within import LAWFUL, WITHIN, closed_by_force, signed_with

BAD = {"changed", "invalid"}
HARMFUL = sorted(WITHIN.keys() - LAWFUL)
PAGES = [
    "03 page content replaced",
    "24 script added",
    "29 viewer asked to redraw",
    "153 title of the file",
    "162 place of the seal moved",
    "164 own signature hidden",
]
"""One of each kind; the long test takes them all."""


@cache
def desk() -> Desk:
    return make_desk()


@cache
def signed() -> bytes:
    """Amina and Claire have signed."""
    return desk().signed()[1]


def with_it(case: str, pdf: bytes) -> bytes | None:
    """Marc's signature with the change, None where there is nothing to change."""
    try:
        return signed_with(desk(), pdf, WITHIN[case])
    except (KeyError, LookupError):
        return None


def found_behind_the_first(case: str) -> bool:
    pdf = with_it(case, desk().paper)
    if pdf is None:
        return False
    try:
        closed = closed_by_force(desk(), pdf, "personne", "social")
    except LookupError:  # the places themselves are gone
        return True
    assert desk().check(closed).verdict in BAD
    return True


def found_behind_the_last(case: str) -> bool:
    pdf = with_it(case, signed())
    if pdf is None:
        return False
    assert desk().check(closed_by_force(desk(), pdf)).verdict in BAD
    return True


@pytest.mark.parametrize("case", PAGES)
def test_a_change_in_the_first_signature_s_own_update(case: str) -> None:
    assert found_behind_the_first(case)
    pdf = with_it(case, desk().paper)
    assert pdf is not None
    with pytest.raises(LivretError):
        desk().draw(pdf)


@pytest.mark.parametrize("case", PAGES)
def test_a_change_in_the_last_signature_s_own_update(case: str) -> None:
    assert found_behind_the_last(case)


@pytest.mark.parametrize("case", ["81 version raised", "147 proofs added"])
def test_what_other_tools_do_when_they_sign_is_no_change(case: str) -> None:
    pdf = with_it(case, desk().paper)
    assert pdf is not None
    assert only_filled(open_reader(pdf))
    closed = desk().close(desk().certify(desk().draw(pdf)))
    assert desk().check(closed).verdict == "valid"


def test_the_sentence_says_what_was_done() -> None:
    pdf = with_it("153 title of the file", desk().paper)
    assert pdf is not None
    check = desk().check(closed_by_force(desk(), pdf, "personne", "social"))
    assert [each.code for each in check.reasons] == ["more_than_filled"]


def test_nobody_is_told_that_nothing_else_changed() -> None:
    pdf = with_it("153 title of the file", desk().paper)
    assert pdf is not None
    closed = closed_by_force(desk(), pdf, "personne", "social")
    for file, told in ((closed, "answered"), (desk().closed(), "signed")):
        check = desk().check(file)
        steps = steps_of(_checked(check), revisions(file), len(file))
        assert [each.what for each in steps] == ["made", *[told] * 3, "closed"]


@pytest.mark.long
def test_every_change_in_a_signature_s_own_update_is_found() -> None:
    first = [case for case in HARMFUL if found_behind_the_first(case)]
    last = [case for case in HARMFUL if found_behind_the_last(case)]
    assert len(first) > 80
    assert WITHIN.keys() > LAWFUL
    assert len(last) > 90
