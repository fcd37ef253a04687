"""Fonts and icons: theirs, unmodified, with licences; all can be drawn."""

from __future__ import annotations

import hashlib
import re
import struct

import pytest

from livret.domain.barriers import Barrier
from livret.paper.colour_profile import srgb
from livret.paper.diagnostic_rows import ICONS
from livret.paper.icons import icon
from livret.paper.marks import sign
from livret.paper.tokens import (
    ACCENT,
    EMPLOI,
    HER_BORDER,
    HER_GROUND,
    INK,
    OTHER,
    SHEET,
    SOCIAL,
    SOFT_INK,
    SUPPORT,
    SUPPORT_GROUND,
    Colour,
)
from livret.words.paths import resource

FONTS = sorted(resource("fonts").glob("*.ttf"))
LICENCES = {"DroidSansFallbackFull": ("DroidSansFallback", "Apache License")}
"""Those under another licence than the SIL's: name of its file, words in it."""
DRAWN = sorted(resource("icons").glob("*.svg"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_is_the_one_its_source_tells(path) -> None:
    told = (resource("fonts") / "SOURCES.md").read_text("utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert f"{digest}  {path.name}" in told
    family = path.stem.partition("_")[0]
    name, licence = LICENCES.get(family, (family, "SIL OPEN FONT LICENSE"))
    texts = resource("fonts").glob(f"{name}.*.txt")
    assert any(licence in text.read_text("utf-8") for text in texts)


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_has_outlines_and_no_variations(path) -> None:
    data = path.read_bytes()
    count = struct.unpack(">H", data[4:6])[0]
    tables = {data[12 + 16 * at : 16 + 16 * at] for at in range(count)}
    assert b"glyf" in tables
    assert b"fvar" not in tables


def test_icons_have_their_licence() -> None:
    assert "ISC License" in (resource("icons") / "LICENSE").read_text("utf-8")
    assert "lucide-static" in (resource("icons") / "SOURCES.md").read_text("utf-8")


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_every_icon_can_be_drawn_inside_its_square(path) -> None:
    operators = icon(path.stem, 0, 0, 24, INK)
    body = operators.split("\n", 1)[1]
    numbers = [float(each) for each in re.findall(r"-?\d+\.\d{3}", body)]
    assert len(numbers) >= 4
    assert all(-2.5 <= each <= 26.5 for each in numbers)
    # Pictures hold curves, lines and moves, and nothing that fills.
    assert set(re.findall(r"[a-zA-Z]+", body)) <= {"m", "l", "c", "h", "S", "Q"}


def test_each_topic_has_its_icon() -> None:
    assert set(ICONS) == {barrier.value for barrier in Barrier}
    assert len(set(ICONS.values())) == len(ICONS)


def test_voices_differ_by_shape_before_colour() -> None:
    signs = [sign("personne", "Amina"), sign("social", "Ada"), sign("emploi", "Ali")]
    signs += [sign("autre", "Ana", other=at) for at in range(2)]
    assert len({each.shape for each in signs}) == 5
    assert len({each.character for each in signs}) == 5
    assert {each.initial for each in signs} == {"A"}
    assert sign("autre", "").initial == ""


def contrast(one: Colour, other: Colour) -> float:
    def light(colour: Colour) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in colour
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (INK, SHEET),
        (SOFT_INK, SHEET),
        (SOFT_INK, HER_GROUND),
        (HER_BORDER, HER_GROUND),
        (SUPPORT, SUPPORT_GROUND),
        (INK, SUPPORT_GROUND),
        (ACCENT, SHEET),
        (SHEET, SOCIAL),
        (SHEET, EMPLOI),
        (SHEET, OTHER),
    ],
)
def test_text_reaches_its_contrast(text: Colour, ground: Colour) -> None:
    assert contrast(text, ground) >= 4.5


def test_the_colour_profile_is_a_version_two_display_profile() -> None:
    profile = srgb()
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[8:9] == b"\x02"
    assert profile[12:16] == b"mntr"
    assert profile[16:20] == b"RGB "
    assert profile[36:40] == b"acsp"
    count = struct.unpack(">I", profile[128:132])[0]
    for at in range(count):
        place, size = struct.unpack(">4xII", profile[132 + 12 * at : 144 + 12 * at])
        assert place % 4 == 0
        assert place + size <= len(profile)
