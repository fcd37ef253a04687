"""Pictures of signed pages: what is kept of them, what is refused."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable

import pytest
from PIL import EpsImagePlugin, Image

from livret.paper.scans import JPEG, MOST_PIXELS, PDF, PNG, pictures, read_scan
from livret.usecases.scans import (
    MOST_BYTES,
    MOST_PAGES,
    NotAScan,
    Scan,
    ScanLocked,
    ScanTooFine,
    ScanTooLarge,
    ScanTooLong,
)
from tests.paper.scanned import (
    DEVICE,
    FILM,
    HOME,
    drawn_png,
    locked_pdf,
    page,
    photograph,
    scanned_pdf,
    vast_png,
)


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).convert("RGB").tobytes()


@pytest.mark.parametrize(
    ("given", "kind"), [(photograph(), JPEG), (drawn_png(), PNG)], ids=["jpeg", "png"]
)
def test_what_a_device_adds_is_gone_and_the_picture_stays(
    given: bytes, kind: str
) -> None:
    scan = read_scan(given)
    assert (scan.type, scan.pages) == (kind, 1)
    for told in (HOME, DEVICE, FILM, b"2026:03:12", b"GPS"):
        assert told not in scan.data
    assert pixels(scan.data) == pixels(given)
    assert read_scan(scan.data).data == scan.data


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photograph_stays_the_right_way_up(turned: int) -> None:
    given = photograph(size=(300, 200), turned=turned)
    ((shown, size),) = pictures(read_scan(given))
    wide, high = Image.open(io.BytesIO(shown)).size
    assert (wide, high) == size
    assert (wide > high) is (turned <= 4)


def test_a_colour_profile_stays(  # it says how the picture looks
) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    out = io.BytesIO()
    page().save(out, "JPEG", icc_profile=profile)
    kept = read_scan(out.getvalue()).data
    assert Image.open(io.BytesIO(kept)).info["icc_profile"] == profile


def test_a_pdf_is_kept_as_it_is() -> None:
    given = scanned_pdf(3)
    scan = read_scan(given)
    assert (scan.data, scan.type, scan.pages) == (given, PDF, 3)
    assert len(list(pictures(scan))) == 3


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGBA", "P", "I;16"])
def test_pictures_of_every_sort_are_shown(mode: str) -> None:
    out = io.BytesIO()
    picture = Image.new(mode, (60, 80)) if mode == "I;16" else page((60, 80), mode)
    picture.save(out, "PNG")
    ((shown, size),) = pictures(read_scan(out.getvalue()))
    picture = Image.open(io.BytesIO(shown))
    assert (picture.mode, picture.size) == ("RGB", size)


def test_a_large_picture_is_shown_smaller() -> None:
    ((shown, size),) = pictures(read_scan(photograph(size=(4200, 3000), turned=1)))
    assert max(Image.open(io.BytesIO(shown)).size) == max(size) == 1800


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"bonjour",
        b"GIF89a" + bytes(40),
        b"%PDF-1.7\nnothing",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        photograph()[:2000],
        drawn_png()[:1000],
        drawn_png().replace(b"IDAT", b"IDAX"),
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_what_is_no_picture_is_refused(given: bytes) -> None:
    with pytest.raises(NotAScan):
        read_scan(given)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (lambda: b"\xff\xd8\xff" + bytes(MOST_BYTES), ScanTooLarge),
        (vast_png, ScanTooFine),
        (lambda: scanned_pdf(MOST_PAGES + 1), ScanTooLong),
        (locked_pdf, ScanLocked),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_what_is_too_much_is_refused(
    given: Callable[[], bytes], kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        read_scan(given())


def test_no_picture_unfolds_beyond_the_limit() -> None:
    side = int(MOST_PIXELS**0.5)
    with pytest.raises(NotAScan):  # read, because it is small enough; it is cut
        read_scan(vast_png(side))
    with pytest.raises(ScanTooFine):
        read_scan(vast_png(side + 1))


def gone_over(times: int) -> bytes:
    """A JPEG that goes over its last details again and again."""
    out = io.BytesIO()
    Image.new("L", (64, 64)).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    last = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + last * times + b"\xff\xd9"


def in_a_line() -> bytes:
    out = io.BytesIO()
    Image.new("1", (1, 30_000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("given", "kind"), [(gone_over(40), JPEG), (in_a_line(), PNG)], ids=["jpeg", "png"]
)
def test_no_small_file_holds_the_desk_up(given: bytes, kind: str) -> None:
    """Neither given here, nor beside a signature that came from elsewhere."""
    with pytest.raises(NotAScan):
        read_scan(given)
    with pytest.raises(NotAScan):
        list(pictures(Scan(data=given, type=kind, pages=1)))
    assert read_scan(gone_over(2)).type == JPEG


def other_picture(kind: str) -> bytes:
    out = io.BytesIO()
    page((60, 80)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("EPS", "image/eps"),
        ("EPS", "image/jpeg"),
        ("GIF", "image/gif"),
        ("TIFF", "image/tiff"),
        ("WEBP", "image/webp"),
        ("PNG", "image/jpeg"),
        ("PNG", "text/png"),
        ("PNG", "application/pdf"),
    ],
)
def test_no_type_told_by_another_desk_has_another_library_read_it(
    kind: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What says that it is PostScript was given to a program of this computer."""
    ran = list[object]()
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **_: ran.append(args))
    monkeypatch.setattr(EpsImagePlugin, "gs_binary", "gs")
    with pytest.raises(NotAScan):
        list(pictures(Scan(data=other_picture(kind), type=told, pages=1)))
    assert ran == []


def test_what_cannot_be_shown_any_more_says_so() -> None:
    for kind in (JPEG, PNG, PDF):
        with pytest.raises(NotAScan):
            list(pictures(Scan(data=b"nothing", type=kind)))


def test_what_is_see_through_is_shown_on_white_paper() -> None:
    clear = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (0, 0, 30, 40))
    written = io.BytesIO()
    clear.save(written, "PNG")
    ((jpeg, _),) = pictures(read_scan(written.getvalue()))
    seen = Image.open(io.BytesIO(jpeg)).convert("L")
    assert (seen.getpixel((10, 20)) < 40, seen.getpixel((50, 20)) > 215) == (True, True)
