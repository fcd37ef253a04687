"""Pages, faces and pictures made to fill memory: a sentence, and nothing else."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from livret.paper import outside
from livret.paper.reading_answers import most_of
from livret.paper.reading_apart import READING
from livret.paper.signing_acts import PaperUnreadable
from livret.usecases.reading import ReadingTooCostly
from livret.usecases.scans import NotAScan, Scan
from tests.paper.bombs import boxed, pictured, unfolding
from tests.paper.scanned import drawn_png, scanned_pdf

THIN = b"[0 0 100000000 0.001]"
"""A page of a hundred thousand square points, in one line of pixels."""


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(READING, "_costly", {})


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("box", [THIN, b"[0 0 0.001 100000000]"])
def test_a_page_is_measured_by_the_pixels_that_it_takes(
    box: bytes, scale: float
) -> None:
    """As wide as a hair, it took four hundred megabytes of Livret's own memory."""
    with pytest.raises(PaperUnreadable):
        outside.page_drawn(boxed(box), scale, 0)
    assert len(outside.page_sizes(boxed(box))) == 1


def test_no_picture_of_a_page_is_listened_to_that_is_larger_than_any() -> None:
    largest = 4 * 40_000_000
    assert largest < most_of("page") < largest + 10_000


@pytest.mark.parametrize(
    "box",
    [
        b"[0 0 1000000000 1000000000]",
        b"[-2147483648 -2147483648 2147483647 2147483647]",
        b"[0 0 14400 14400]",
    ],
)
def test_a_page_as_large_as_a_field_is_refused_and_shown_small(box: bytes) -> None:
    with pytest.raises(PaperUnreadable):
        outside.page_drawn(boxed(box), 2.0, 0)
    shown = outside.scan_shown(Scan(data=boxed(box), type="application/pdf"))
    assert len(outside.page_sizes(shown)) == 1


@pytest.mark.parametrize(
    "box", [b"[0 0 0 0]", b"[595 842 0 0]", b"[nan inf (a) /b]", b"[0 0 1e9 1e9]"]
)
def test_a_page_that_says_no_size_is_drawn_as_one_that_has(box: bytes) -> None:
    ((wide, high),) = outside.page_sizes(boxed(box))
    assert 500 < wide < 900 < high + wide
    assert outside.page_drawn(boxed(box), 0.2, 0)[0] > 100


def test_a_face_that_unfolds_to_gigabytes_ends_the_reader_and_nothing_else() -> None:
    bomb = unfolding()
    assert len(bomb) < 10_000
    with pytest.raises(ReadingTooCostly):
        outside.page_drawn(bomb, 1.0, 0)
    with pytest.raises(ReadingTooCostly):
        outside.page_texts(bomb)
    assert outside.page_drawn(scanned_pdf(1), 0.2, 0)[0] > 10


def test_a_picture_that_says_it_is_vast_ends_the_reader_and_nothing_else() -> None:
    """JPEG 2000, in a page: its head tells sixty thousand pixels on each side."""
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(out, "JPEG2000")
    head = out.getvalue().index(b"\xff\x51")
    vast = bytearray(out.getvalue())
    for at in (6, 22):
        struct.pack_into(">II", vast, head + at, 60_000, 60_000)
    struct.pack_into(">II", vast, vast.index(b"ihdr") + 4, 60_000, 60_000)
    with pytest.raises(NotAScan):
        outside.scan_read(bytes(vast))
    with pytest.raises(ReadingTooCostly):
        outside.page_drawn(pictured(bytes(vast)), 1.0, 0)


def test_colours_that_unfold_to_gigabytes_are_no_picture() -> None:
    """What a PNG says of its colours (iCCP) is packed, and bounded."""
    once, zeros = zlib.compressobj(9), bytes(1 << 24)
    packed = b"".join([*(once.compress(zeros) for _ in range(64)), once.flush()])
    told = b"x\0\0" + packed
    whole, kind = drawn_png(), b"iCCP"
    at = whole.index(b"IDAT") - 4
    check = zlib.crc32(kind + told)
    part = struct.pack(">I", len(told)) + kind + told + struct.pack(">I", check)
    with pytest.raises(NotAScan):
        outside.scan_read(whole[:at] + part + whole[at:])
