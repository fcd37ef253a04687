"""What is heard, copied or kept beside, one's own place, what only looks whole."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from livret.paper import signing, signing_update
from livret.paper.preview import opened
from livret.paper.signing_acts import PaperNotPlain
from tests.paper.signing_desk import Desk, diagnostic, make_desk
from tests.paper.tampering import Change, g, n, numbers, updated
from tests.paper.tampering_deep import dictionary
from tests.paper.tampering_heard import HEARD_UPDATES, LAWFUL_THERE
from tests.paper.tampering_within import closed_by_force, signed_with

HARMFUL = sorted(HEARD_UPDATES.keys() - LAWFUL_THERE)
IN_THE_FIRST = [
    case for case in HARMFUL if case[:3] in {"207", "212", "214", "235", "241"}
]
"""One of each sort; the long test takes them all."""


@cache
def desk() -> Desk:
    """A desk at which the joint diagnosis itself is signed."""
    return replace(make_desk(), paper=diagnostic())


@cache
def two() -> bytes:
    return desk().certify(desk().draw(desk().paper))


@cache
def closed() -> bytes:
    return desk().close(desk().certify(two(), "emploi"))


def codes(check: signing.Check) -> set[str]:
    assert check.verdict in {"changed", "invalid"}, check
    return {each.code for each in check.reasons}


def behind_the_last(change: Change) -> signing.Check:
    return desk().check(closed_by_force(desk(), signed_with(desk(), two(), change)))


def behind_the_first(change: Change) -> signing.Check:
    pdf = signed_with(desk(), desk().paper, change)
    return desk().check(closed_by_force(desk(), pdf, "personne", "social"))


def test_untouched_it_is_valid() -> None:
    assert desk().check(closed()).verdict == "valid"


@pytest.mark.parametrize("case", HARMFUL)
def test_a_change_in_the_last_signature_s_own_update(case: str) -> None:
    assert codes(behind_the_last(HEARD_UPDATES[case]))


@pytest.mark.parametrize("case", IN_THE_FIRST)
def test_a_change_in_the_first_signature_s_own_update(case: str) -> None:
    assert codes(behind_the_first(HEARD_UPDATES[case]))


@pytest.mark.parametrize(
    "case", ["235 painted on a layer", "243 painted with another picture"]
)
def test_nobody_signs_over_a_place_that_shows_two_things(case: str) -> None:
    pdf = signed_with(desk(), desk().paper, HEARD_UPDATES[case])
    with pytest.raises(PaperNotPlain):
        desk().draw(pdf)


@pytest.mark.parametrize("case", sorted(LAWFUL_THERE))
def test_what_other_tools_write_is_no_change(case: str) -> None:
    assert behind_the_last(HEARD_UPDATES[case]).verdict == "valid"


@pytest.mark.long
def test_every_change_is_found_wherever_it_is_made() -> None:
    for case in HARMFUL:
        assert codes(behind_the_first(HEARD_UPDATES[case]))
        assert codes(desk().check(updated(closed(), HEARD_UPDATES[case])))


# --- what a paper refers to and does not hold ---------------------------------------

LATER = 999
"""Number of an object that the paper has not, and that somebody adds later."""


def pointing(pdf: bytes, place: bytes, number: int) -> bytes:
    """A paper of the same length that refers to another object, once, at `place`.

    `place` is a pattern of two groups, around a number of any length and its space:
    the space gives the room, everything else stays where the table says it is.
    """
    found = re.search(place, pdf)
    assert found
    reference = b"%d 0 R" % number
    room = found.start(2) - found.end(1)
    made = pdf[: found.end(1)] + reference.ljust(room) + pdf[found.start(2) :]
    assert made != pdf
    assert len(made) == len(pdf)
    return made


def with_a_node_above(pdf: bytes, number: int = LATER) -> bytes:
    """A paper whose page names another node above it: one that is not there yet."""
    return pointing(pdf, rb"(/Parent )\d+ 0 R (/Resources)", number)


def node_that_crops(w: object) -> None:
    """The node comes, and whoever reads upwards sees a part of the page."""
    w._lastobj_id = LATER
    kid = w.root["/Pages"]["/Kids"].raw_get(0)
    w.objects[(0, LATER)] = dictionary(
        Type=n("/Pages"),
        Kids=g.ArrayObject([kid]),
        Count=g.NumberObject(1),
        CropBox=numbers(0, 500, 300, 800),
    )


def size_seen(pdf: bytes) -> tuple[float, float]:
    with opened(pdf) as document:
        return document[0].get_size()


def test_a_page_is_not_cropped_by_a_node_that_comes_later() -> None:
    assert b"\n%d 0 obj" % LATER not in desk().paper
    paper = with_a_node_above(desk().paper)
    hostile = replace(desk(), paper=paper)
    pdf = signed_with(hostile, paper, node_that_crops)
    assert size_seen(pdf) != size_seen(paper)
    for each in (paper, pdf):
        with pytest.raises(PaperNotPlain):
            hostile.draw(each)
    closed_so = closed_by_force(hostile, pdf, "personne", "social")
    assert codes(hostile.check(closed_so)) == {"not_plain"}


def test_a_page_names_the_node_that_it_stands_in() -> None:
    """Else some readers take its edges from another, that is there already."""
    other = re.search(rb"/Contents (\d+) 0 R", desk().paper)
    assert other
    paper = with_a_node_above(desk().paper, int(other[1]))
    with pytest.raises(PaperNotPlain):
        replace(desk(), paper=paper).draw(paper)


def test_letters_to_come_are_refused() -> None:
    """What is copied and heard, once somebody adds it."""
    paper = pointing(desk().paper, rb"(/ToUnicode )\d\d+ 0 R (/Type)", LATER)
    with pytest.raises(PaperNotPlain):
        replace(desk(), paper=paper).draw(paper)


# --- what a signature says of itself ------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        {"/Name": "Amina B."},
        {"/Location": "Tribunal"},
        {"/ContactInfo": "x@example.org"},
        {"/Prop_AuthType": "/Fingerprint"},
    ],
    ids=lambda told: next(iter(told)),
)
def test_other_viewers_are_told_nothing_that_nobody_checks(
    told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = signing_update.SignatureObject

    def lying(**known: object) -> object:
        found = made(**known)
        for key, value in told.items():
            found[n(key)] = n(value) if value[0] == "/" else g.pdf_string(value)
        return found

    with monkeypatch.context() as during:
        during.setattr(signing_update, "SignatureObject", lying)
        pdf = signed_with(desk(), two(), lambda _: None)
    assert codes(desk().check(closed_by_force(desk(), pdf))) == {"record_false"}
