"""No tampering is called valid, whichever ways it was signed in."""

from __future__ import annotations

from functools import cache

import pytest

from livret.domain.encoding import encode
from livret.paper import signing
from livret.paper.desk import PaperDesk
from livret.paper.signing_acts import (
    NotOurPaper,
    OutOfTurn,
    PaperChanged,
    SignaturesMissing,
)
from livret.paper.signing_record import record_of
from livret.usecases.signing import KeyFile, SigningAct
from tests.paper.other_keys import PASSPHRASE, key_file, leaf, organism
from tests.paper.signing_desk import (
    AMINA,
    CLAIRE,
    FIELDS,
    MARC,
    NOW,
    Desk,
    blank_paper,
    forge,
    make_desk,
)
from tests.paper.tampering import BYTES, TO_THE_THIRD_SIGNATURE, UPDATES, updated
from tests.paper.tampering_more import MORE_BYTES, MORE_UPDATES

STROKES = (((0.1, 0.5), (0.3, 0.2), (0.5, 0.7), (0.8, 0.4)),)
NAMES = {"personne": AMINA, "social": CLAIRE, "emploi": MARC}
HERS = ("drawn", "typed", "paper", "aloud", "refused", "absent")
MARCS = (*HERS, "pkcs12")
WAYS = [
    (hers, claires, marcs)
    for hers in HERS
    for claires in ("certificate", "drawn")
    for marcs in MARCS
]
"""Every combination of ways for three."""

FEW = WAYS[:: len(WAYS) // 9]
ALL = {**UPDATES, **MORE_UPDATES}
FLIPS = {**BYTES, **MORE_BYTES}


@cache
def desk() -> Desk:
    return make_desk()


@cache
def keys() -> bytes:
    return key_file(leaf())


def act(role: str, way: str) -> SigningAct:
    return SigningAct(
        role=role,
        way=way,
        name=NAMES[role],
        strokes=STROKES if way == "drawn" else (),
        words="" if way in ("drawn", "certificate", "pkcs12") else "Oui, d’accord.",
        place="Classeur bleu" if way == "paper" else "",
        attested_by=CLAIRE,
        key=KeyFile(data=keys(), passphrase=PASSPHRASE) if way == "pkcs12" else None,
    )


@cache
def signed(ways: tuple[str, str, str]) -> bytes:
    room = PaperDesk(
        owner=CLAIRE,
        authority=desk().authority,
        certificate=desk().claire,
        forms=None,  # type: ignore[arg-type]
    )
    pdf = desk().paper
    for role, way in zip(NAMES, ways, strict=True):
        pdf = room.sign(pdf, act(role, way), NOW)
    return pdf


@cache
def closed(ways: tuple[str, str, str]) -> bytes:
    return desk().close(signed(ways))


def check(pdf: bytes) -> signing.Check:
    return signing.check(pdf, roots=[*desk().roots, organism().der], now=NOW)


def bad(pdf: bytes) -> None:
    found = check(pdf)
    assert found.verdict in {"changed", "invalid"}, found
    assert found.reasons


def test_there_are_many_kinds() -> None:
    assert len(ALL) + len(FLIPS) >= 90
    assert not ALL.keys() & FLIPS.keys()
    assert len(FEW) >= 9


@pytest.mark.parametrize("ways", FEW, ids="-".join)
def test_untouched_it_is_valid_in_every_way(ways: tuple[str, str, str]) -> None:
    found = check(closed(ways))
    assert (found.verdict, found.reasons) == ("valid", ())
    assert tuple(each.way for each in found.signatures) == ways


@pytest.mark.parametrize("case", MORE_UPDATES)
def test_an_update_of_a_closed_file_is_a_change(case: str) -> None:
    ways = FEW[list(MORE_UPDATES).index(case) % len(FEW)]
    bad(updated(closed(ways), MORE_UPDATES[case]))


@pytest.mark.parametrize("case", list(MORE_UPDATES)[::4])
def test_an_update_before_closing_is_a_change(case: str) -> None:
    ways = FEW[(list(MORE_UPDATES).index(case) + 4) % len(FEW)]
    changed = updated(signed(ways), MORE_UPDATES[case])
    bad(changed)
    # Nobody lends their name to it: neither a signature nor the seal.
    with pytest.raises((PaperChanged, NotOurPaper, SignaturesMissing)):
        desk().close(changed)


@pytest.mark.parametrize("case", MORE_BYTES)
def test_a_file_changed_in_its_bytes_is_found(case: str) -> None:
    ways = FEW[list(MORE_BYTES).index(case) % len(FEW)]
    bad(MORE_BYTES[case](closed(ways)))


def test_an_order_that_was_not_followed_is_found() -> None:
    """A tool that looks at nothing signs before its turn; the file tells."""
    places = [
        {"role": role, "name": name, "quality": "", "field": FIELDS[role]}
        for role, name in NAMES.items()
    ]
    told = {"paper": "diagnostic", "signatories": places, "in_order": True}
    paper = blank_paper(data=encode(told))
    early = desk().act("social", "certificate")
    with pytest.raises(OutOfTurn):
        desk().certify(paper)
    record = record_of(early, paper, "", NOW)
    pdf = forge(paper, desk().claire, record, "SigSocial", certify=True)
    found = check(desk().draw(pdf))
    assert found.verdict == "invalid"
    assert "out_of_order" in {each.code for each in found.reasons}
    right = desk().certify(desk().draw(paper))
    assert check(right).verdict == "incomplete"


@pytest.mark.long
@pytest.mark.parametrize("ways", WAYS, ids="-".join)
def test_every_kind_in_every_combination_of_ways(ways: tuple[str, str, str]) -> None:
    assert check(closed(ways)).verdict == "valid"
    for case, change in ALL.items():
        if case not in TO_THE_THIRD_SIGNATURE:
            bad(updated(closed(ways), change))
    for damage in FLIPS.values():
        bad(damage(closed(ways)))
