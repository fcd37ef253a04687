"""The quick map of a revision is pyHanko's own, and what is written is DER."""

from __future__ import annotations

import io

import pytest
from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from livret.paper.usages import FileReader
from tests.paper.signing_desk import Desk, diagnostic, make_desk
from tests.paper.tampering import gaps

Ways = dict[tuple[int, int, int], set[tuple[str | int, ...]]]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return make_desk()


def ways_in(reader: PdfFileReader) -> Ways:
    """Every way to every object that any revision names, by revision."""
    named = set()
    for revision in range(reader.xrefs.total_revisions):
        named |= {
            (each.idnum, each.generation)
            for each in reader.xrefs.explicit_refs_in_revision(revision)
        }
    found = {}
    for revision in range(reader.xrefs.total_revisions):
        then = reader.get_historical_resolver(revision)
        then._load_reverse_xref_cache()
        for number, generation in named:
            used = then._get_usages_of_ref(generic.Reference(number, generation))
            found[revision, number, generation] = {each.path for each in used}
    return found


@pytest.mark.parametrize("which", ["blank", "diagnostic"])
def test_the_ways_are_those_of_pyhanko(desk: Desk, which: str) -> None:
    pdf = desk.paper if which == "blank" else diagnostic()
    for read in (pdf, desk.certify(desk.draw(pdf))):
        theirs, ours = (
            ways_in(kind(io.BytesIO(read), strict=True))
            for kind in (PdfFileReader, FileReader)
        )
        assert ours == theirs
        assert sum(map(len, ours.values())) > len(ours) / 2


def test_an_object_of_a_revision_is_the_one_it_left(desk: Desk) -> None:
    first, second, third = desk.signed()
    reader = FileReader(io.BytesIO(third), strict=True)
    for revision, pdf in enumerate((desk.paper, first, second, third)):
        then, alone = (
            reader.get_historical_resolver(revision),
            FileReader(io.BytesIO(pdf), strict=True),
        )
        assert set(then.root) == set(alone.root)
        fields, wanted = (
            ["/V" in each.get_object() for each in one.root["/AcroForm"]["/Fields"]]
            for one in (then, alone)
        )
        assert fields == wanted
        assert sum(fields) == revision


def test_a_circle_of_references_is_refused(desk: Desk) -> None:
    reader = FileReader(io.BytesIO(desk.paper), strict=True)
    then = reader.get_historical_resolver(0)
    number = then.root.raw_get("/StructTreeRoot").idnum
    circle = generic.IndirectObject(number, 0, reader)
    reader.resolved_objects[0, number] = circle
    with pytest.raises(PdfReadError):
        then._load_reverse_xref_cache()


def test_every_signature_is_written_in_der(desk: Desk) -> None:
    pdf = desk.closed()
    for start, end in gaps(pdf):
        room = bytes.fromhex(pdf[start:end].decode())
        info = cms.ContentInfo.load(room)
        der = info.dump()
        assert info.copy().dump(force=True) == der
        assert not any(room[len(der) :])
