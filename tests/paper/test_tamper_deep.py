"""Tables, streams, what is heard, proofs, hostile signers: none is called valid."""

from __future__ import annotations

import io
from functools import cache

import pytest
from pyhanko.pdf_utils import generic as g

from livret.paper import signing
from livret.paper.signing_record import record_of
from tests.paper import test_check_archive as archive
from tests.paper.signing_desk import CLAIRE, NOW, forge
from tests.paper.tampering import QuietWriter, updated
from tests.paper.tampering_deep import (
    DEEP_UPDATES,
    false_proofs_added,
    proofs_added,
)
from tests.paper.tampering_more import MORE_BYTES, MORE_UPDATES
from tests.paper.tampering_tables import DEEP_BYTES
from tests.paper.test_tamper_more import (
    ALL,
    FEW,
    FLIPS,
    WAYS,
    bad,
    check,
    closed,
    desk,
    signed,
)

TO_THE_THIRD_SIGNATURE = {"125 place in a signature", "126 bytes of a signature"}
"""These change a signature that must be there first."""

THE_ONE = FEW[1]
"""Ways of the file that every kind is tried on; the long test takes them all."""


def test_there_are_more_kinds_and_none_twice() -> None:
    assert len(DEEP_UPDATES) + len(DEEP_BYTES) >= 60
    before = {*ALL, *FLIPS, *MORE_UPDATES, *MORE_BYTES}
    assert not before & {*DEEP_UPDATES, *DEEP_BYTES}


@pytest.mark.parametrize("case", DEEP_UPDATES)
def test_an_update_of_a_closed_file_is_a_change(case: str) -> None:
    changed = updated(closed(THE_ONE), DEEP_UPDATES[case])
    assert changed != closed(THE_ONE)
    bad(changed)


@pytest.mark.parametrize("case", DEEP_BYTES)
def test_a_file_changed_in_its_bytes_is_found(case: str) -> None:
    changed = DEEP_BYTES[case](closed(THE_ONE))
    assert changed != closed(THE_ONE)
    bad(changed)


# --- a hostile signer -------------------------------------------------------------


BEFORE_MARC = [case for case in DEEP_UPDATES if case not in TO_THE_THIRD_SIGNATURE][::6]


@cache
def second() -> bytes:
    """Signed by her and by Claire; Marc is still to sign."""
    return desk().certify(desk().draw(desk().paper))


@pytest.mark.parametrize("case", BEFORE_MARC)
def test_a_signer_s_own_change_spoils_the_signatures_before(case: str) -> None:
    """Marc's tool changes the paper and signs it: the others had signed before."""
    bad(desk().sign_over(updated(second(), DEEP_UPDATES[case])))


def test_a_hostile_signer_cannot_speak_for_another() -> None:
    told = record_of(desk().act("social", "certificate"), desk().paper, "", NOW)
    bad(forge(desk().paper, desk().marc, told, "SigSocial", certify=True))


def test_a_hostile_signer_cannot_attest_for_claire() -> None:
    act = desk().act("personne", "aloud", words="Oui.")
    told = record_of(act, second(), CLAIRE, NOW)
    with pytest.raises(LookupError):
        forge(second(), desk().marc, told, "SigPersonne")
    told = record_of(act, desk().paper, CLAIRE, NOW)
    bad(forge(desk().paper, desk().marc, told, "SigPersonne", certify=True))


# --- proofs for later -------------------------------------------------------------


@cache
def proved() -> bytes:
    """With lists of withdrawn certificates, and a stamp over them."""
    return archive.stamped(archive.with_list(archive.closed()))


def judged(pdf: bytes) -> signing.Check:
    return archive.desk().check(pdf, now=archive.NOW)


def of_the_proofs(name: str) -> object:
    def change(w: QuietWriter) -> None:
        proofs = w.root["/DSS"]
        if name == "removed":
            del w.root["/DSS"]
            w.update_root()
        elif name == "emptied":
            proofs[g.pdf_name("/Certs")] = g.ArrayObject()
            w.update_container(proofs)
        elif name == "another certificate":
            other = g.StreamObject(stream_data=desk().marc_authority.certificate)
            proofs[g.pdf_name("/Certs")] = g.ArrayObject([w.add_object(other)])
            w.update_container(proofs)
        else:
            false_proofs_added(w)

    return change


@pytest.mark.parametrize(
    "case", ["removed", "emptied", "another certificate", "false lists"]
)
def test_proofs_cannot_be_changed_once_stamped(case: str) -> None:
    assert judged(proved()).verdict == "valid"
    found = judged(updated(proved(), of_the_proofs(case)))  # type: ignore[arg-type]
    assert found.verdict in {"changed", "invalid"}, found


def test_a_stamp_of_a_stranger_s_clock_does_not_cover_a_change() -> None:
    """Whoever adds proofs and a stamp of their own makes nothing valid."""
    from pyhanko.sign.signers import PdfTimeStamper

    changed = updated(closed(THE_ONE), proofs_added)
    out = PdfTimeStamper(archive.stamper(), field_name="Horodatage").timestamp_pdf(
        QuietWriter(io.BytesIO(changed)), "sha256"
    )
    found = check(out.getvalue())
    assert found.verdict != "valid"


@pytest.mark.long
@pytest.mark.parametrize("ways", WAYS[::4], ids="-".join)
def test_every_deep_kind_in_many_combinations_of_ways(
    ways: tuple[str, str, str],
) -> None:
    for change in DEEP_UPDATES.values():
        bad(updated(closed(ways), change))
        bad(updated(signed(ways), change))
    for damage in DEEP_BYTES.values():
        bad(damage(closed(ways)))
