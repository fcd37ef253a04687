"""Each object of a co-signed file altered in turn; two papers mixed; false names."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import islice

import pytest

from livret.paper import signing
from livret.paper.certificates import make_attested, make_leaf
from tests.paper.signing_desk import (
    AMINA,
    CLAIRE,
    NAMES,
    NOW,
    Desk,
    blank_paper,
    make_desk,
    wave,
)
from tests.paper.tampering_each import (
    alterations,
    ends,
    grown_by_another,
    revision_of_another,
    signature_of_another,
)

Mixed = Callable[[bytes, bytes, int], bytes]
REVISIONS = range(5)
"""The paper, three signatures, the seal."""


@cache
def desk() -> Desk:
    return make_desk()


@cache
def closed(words: str = "") -> bytes:
    """A paper that three signed; another one for other words."""
    paper = blank_paper({**NAMES, "emploi": f"Marc D.{words}"}) if words else None
    pdf = paper or desk().paper
    for role, way in (("personne", "typed"), ("social", "certificate")):
        act = desk().act(role, way, words="Oui." if way == "typed" else "")
        typed = way == "typed"
        key = desk().hand(pdf, act) if typed else desk().claire
        pdf = signing.sign(pdf, act, key, now=NOW)
    return desk().close(desk().tell(pdf, "refused", words="Non." + words))


def found(pdf: bytes) -> None:
    check = desk().check(pdf)
    assert check.verdict in {"changed", "invalid"}, check
    assert check.reasons


def test_untouched_it_is_valid() -> None:
    assert len(ends(closed())) == len(REVISIONS)
    assert desk().check(closed()).verdict == "valid"


@pytest.mark.parametrize("part", range(8))
def test_an_object_altered_is_a_change(part: int) -> None:
    """Some of them; all of them among the long tests."""
    every = list(alterations(closed()))
    assert len(every) > 300
    for _, altered in islice(every, part * 5, None, len(every) // 3):
        found(altered())


@pytest.mark.long
def test_every_object_altered_is_a_change() -> None:
    for _, altered in alterations(closed()):
        found(altered())


@pytest.mark.parametrize("which", REVISIONS)
def test_a_revision_of_another_paper_is_found(which: int) -> None:
    assert desk().check(closed("B")).verdict == "valid"
    found(revision_of_another(closed(), closed("B"), which))


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("mixed", [signature_of_another, grown_by_another])
def test_a_signature_of_another_paper_is_found(which: int, mixed: Mixed) -> None:
    found(mixed(closed(), closed("B"), which))


@pytest.mark.parametrize("left", [1, 2, 3, 4])
def test_without_its_last_revisions_it_is_not_complete(left: int) -> None:
    """With or without Livret at hand: nobody takes the seal off unseen."""
    check = desk().check(closed()[: ends(closed())[-1 - left]])
    assert check.verdict == "incomplete"
    assert "not_closed" in {each.code for each in check.reasons}


def test_a_trusted_authority_names_nobody_but_its_own() -> None:
    """Marc is trusted here; certificates that he makes in Claire's name are not."""
    false = make_leaf(desk().marc_authority, CLAIRE, "référente sociale", NOW)
    first = desk().draw(desk().paper)
    act = desk().act("social", "certificate")
    told = desk().act("social", "absent")
    for signed in (act, told):
        found(signing.sign(first, signed, false, now=NOW))
    whole = desk().certify(desk().certify(first), "emploi")
    found(signing.close(whole, false, now=NOW))


def test_nobody_says_that_another_was_there() -> None:
    hers = desk().act("personne", "drawn", drawing=wave(5))
    told = f"Recueilli devant {CLAIRE}, le 12 mars 2026"
    binding = signing.binding_of(desk().paper, hers, witness=told)
    key = make_attested(desk().marc_authority, AMINA, CLAIRE, binding, NOW)
    found(signing.sign(desk().paper, hers, key, now=NOW))
