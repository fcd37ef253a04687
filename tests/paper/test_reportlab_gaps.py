"""Each gap of reportlab that we fill is still one, and is filled.

When a test named ``…_is_still_a_gap`` fails, reportlab has closed the gap:
take our code for it away.
"""

from __future__ import annotations

import io
import re
import zlib

import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from livret.paper import reportlab_gaps as gaps
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import BODY
from livret.paper.typesetting import Span, Typesetter
from tests.paper.papers import MADE

WITHOUT_LINE_END = re.compile(rb"[^\r\n]endstream")


def plain_reportlab() -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pageCompression=1, invariant=1, lang="fr")
    canvas.drawString(100, 700, "Bonjour")
    canvas.save()
    return written.getvalue()


def ours() -> bytes:
    canvas = TaggedCanvas(title="Essai", language="fr", made_at=MADE)
    canvas.content(canvas.root.add("P"))
    for line in Typesetter().lines([Span("Bonjour", BODY)], 300):
        canvas.draw_line(line, 100, 700)
    canvas.showPage()
    return canvas.finish()


def document() -> pdfdoc.PDFDocument:
    return pdfdoc.PDFDocument(invariant=1)


def test_no_end_of_line_before_endstream_is_still_a_gap() -> None:
    stream = pdfdoc.PDFStream(content=b"abc", filters=[pdfdoc.PDFZCompress])
    assert WITHOUT_LINE_END.search(stream.format(document()))


def test_our_streams_end_on_a_line_of_their_own() -> None:
    assert not WITHOUT_LINE_END.search(ours())


def test_the_length_told_is_the_length_of_the_stream() -> None:
    written = gaps.Stream({}, b"abc" * 50).format(document())
    length = int(re.search(rb"/Length (\d+)", written)[1])  # type: ignore[index]
    body = written.split(b"stream\n", 1)[1][:length]
    assert zlib.decompress(body) == b"abc" * 50


def test_a_last_byte_that_ends_a_line_is_not_taken_for_the_end_of_the_line() -> None:
    content = b"\x0c"  # whose checksum, the last byte, is a carriage return
    assert zlib.compress(content).endswith(b"\r")
    written = gaps.Stream({}, content).format(document())
    length = int(re.search(rb"/Length (\d+)", written)[1])  # type: ignore[index]
    data = written.split(b"stream\n", 1)[1].split(b"\r\nendstream", 1)[0]
    assert data.endswith(b"\r")
    assert len(data) == length


def test_a_plain_stream_names_no_filter() -> None:
    written = gaps.PlainStream({}, b"<x/>").format(document())
    assert b"/Filter" not in written
    assert b"\nstream\n<x/>\nendstream\n" in written


def test_helvetica_in_every_page_is_still_a_gap() -> None:
    assert b"Helvetica" in plain_reportlab()


def test_no_helvetica_in_ours() -> None:
    assert b"Helvetica" not in ours()


def test_placeholders_in_info_are_still_a_gap() -> None:
    assert b"anonymous" in plain_reportlab()


def test_no_placeholder_in_ours() -> None:
    written = ours()
    assert b"anonymous" not in written
    assert b"unspecified" not in written


@pytest.mark.parametrize("kind", ["application/json", "application#2Fjson"])
def test_a_media_type_that_cannot_be_written_is_still_a_gap(kind: str) -> None:
    assert pdfdoc.PDFName(kind).upper() != "/APPLICATION#2FJSON"


def test_a_media_type_is_escaped_once_by_ours() -> None:
    assert gaps.mime_name("application/json").format(None) == b"/application#2Fjson"


def test_unknown_catalog_keys_dropped_are_still_a_gap() -> None:
    catalog = pdfdoc.PDFCatalog()
    catalog.OutputIntents = "[ ]"
    assert b"OutputIntents" not in catalog.format(document())


def test_catalog_and_page_keys_are_written_by_ours() -> None:
    catalog = pdfdoc.PDFCatalog()
    gaps.catalog_keys(catalog, {"OutputIntents": "[ ]"})
    assert b"OutputIntents" in catalog.format(document())
    assert "OutputIntents" not in pdfdoc.PDFCatalog.__NoDefault__
    written = ours()
    assert b"/StructParents 0" in written
    assert b"/Tabs /S" in written


def test_an_identifier_taken_from_the_clock_is_still_a_gap() -> None:
    assert pdfdoc.PDFDocument(invariant=0)._timeStamp.t != document()._timeStamp.t


def test_our_identifier_comes_from_what_was_drawn() -> None:
    first, second = (re.findall(rb"/ID \[<([0-9A-F]{32})><", ours()) for _ in "ab")
    assert first == second
    assert len(first) == 1


def test_text_strings_survive_brackets_and_accents() -> None:
    assert gaps.string("(a\\b)").format(None) == rb"(\(a\\b\))"
    assert gaps.string("é").format(None) == b"<FEFF00E9>"
