"""How a file came to be: a time stamp is told where there is one, and only there."""

from __future__ import annotations

import io

import pytest
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.sign.signers import PdfTimeStamper

from livret.paper import signing
from livret.paper.desk import _checked
from livret.paper.revisions import revisions
from livret.usecases.looking_at import steps_of
from tests.paper.elsewhere import a_paper, signed_by_pyhanko
from tests.paper.other_keys import leaf, organism
from tests.paper.signing_desk import NOW as THEN
from tests.paper.tampering import QuietWriter
from tests.paper.test_check_archive import (
    NOW,
    closed,
    desk,
    stamped,
    stamper,
    with_list,
)

SIGNED = ["made", "signed", "signed", "signed", "closed"]


def steps(pdf: bytes, check: signing.Check) -> list[str]:
    return [one.what for one in steps_of(_checked(check), revisions(pdf), len(pdf))]


def drawn_upon(pdf: bytes) -> bytes:
    """The file, with more on its first page."""
    writer = QuietWriter(io.BytesIO(pdf))
    drawn_in(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def drawn_in(writer: QuietWriter) -> None:
    more = StreamObject(stream_data=b"q 1 0 0 rg 50 50 90 90 re f Q")
    writer.add_stream_to_page(0, writer.add_object(more))


def test_lists_and_a_stamp_are_told_apart() -> None:
    pdf = stamped(with_list(closed()))
    assert steps(pdf, desk().check(pdf, now=NOW)) == [*SIGNED, "proofs", "stamped"]


def test_they_are_told_as_they_are_whoever_is_trusted() -> None:
    pdf = stamped(with_list(closed()))
    unknown = signing.check(pdf, roots=[], now=NOW)
    assert unknown.verdict == "unknown signer"
    assert steps(pdf, unknown) == [*SIGNED, "proofs", "stamped"]
    withdrawn = stamped(with_list(closed(), desk().claire.certificate))
    check = desk().check(withdrawn, now=NOW)
    assert check.verdict == "invalid"
    assert steps(withdrawn, check) == [*SIGNED, "proofs", "stamped"]


@pytest.mark.parametrize("trusted", [True, False])
def test_a_change_before_anybody_signed_is_no_stamp(trusted: bool) -> None:
    pdf = signed_by_pyhanko(drawn_upon(a_paper()), leaf())
    roots = [organism().der] if trusted else []
    check = signing.check(pdf, roots=roots, now=THEN)
    assert check.verdict == ("valid" if trusted else "unknown signer")
    assert steps(pdf, check) == ["made", "before", "signed"]


def test_what_was_drawn_before_a_stamp_is_neither() -> None:
    pdf = stamped(drawn_upon(with_list(closed())))
    check = desk().check(pdf, now=NOW)
    assert check.verdict == "changed"
    assert steps(pdf, check) == [*SIGNED, "proofs", "other", "stamped"]


def test_what_was_drawn_in_a_stamp_s_own_update_is_no_proof() -> None:
    writer = QuietWriter(io.BytesIO(closed()))
    drawn_in(writer)
    stamp = PdfTimeStamper(stamper(), field_name="Horodatage")
    pdf = stamp.timestamp_pdf(writer, "sha256").getvalue()
    check = desk().check(pdf, now=NOW)
    assert check.verdict == "changed"
    assert steps(pdf, check) == [*SIGNED, "other"]
