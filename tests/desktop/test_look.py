"""Contrasts of every theme, text sizes, icons."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from livret.desktop.icons import draw_icon
from livret.desktop.look import SIZES, THEMES, Look, load_theme
from livret.desktop.ui import Ui
from livret.words.paths import resource

GROUNDS = ("ground", "side", "sheet", "sunk", "accent_ground", "her_ground")
TEXTS = ("ink", "soft", "accent")


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""

    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (part(v) for v in QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def pairs(name: str) -> list[tuple[str, str, float]]:
    text = 7.0 if name == "contrast" else 4.5
    marks = 4.5 if name == "contrast" else 3.0
    wanted = [(t, g, text) for t in TEXTS for g in GROUNDS]
    wanted += [("support", g, text) for g in ("sheet", "support_ground", "sunk")]
    wanted += [("ink", "support_ground", text), ("ink", "selection", 4.5)]
    wanted += [("on_accent", "accent", text), ("on_danger", "danger", 4.5)]
    wanted += [("on_accent", "accent_hover", text)]
    for side in ("personne", "social", "emploi", "autre"):
        wanted += [("on_voice", f"voice_{side}", text)]
        wanted += [(f"voice_{side}", g, marks) for g in ("sheet", "her_ground", "sunk")]
    wanted += [("control", g, 3.0) for g in GROUNDS]
    wanted += [("focus", g, 3.0) for g in GROUNDS]
    wanted += [("faint", g, text) for g in ("ground", "sheet", "sunk", "her_ground")]
    wanted += [("her_control", g, 3.9) for g in ("her_ground", "sheet")]
    return wanted


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_of_colours_can_be_read(name: str) -> None:
    colours = load_theme(name).colours
    faults = [
        f"{fore} on {back}: {contrast(colours[fore], colours[back]):.2f} < {least}"
        for fore, back, least in pairs(name)
        if contrast(colours[fore], colours[back]) < least
    ]
    assert not faults


@pytest.mark.parametrize("name", THEMES)
def test_what_is_not_there_yet_is_told_from_what_is_written(name: str) -> None:
    """An example inside a field is no answer; what cannot be pressed yet is paler."""
    colours = load_theme(name).colours
    assert contrast(colours["faint"], colours["ink"]) >= 1.6


def test_every_ground_has_an_edge_where_eyes_need_more() -> None:
    colours = load_theme("contrast").colours
    faults = [
        f"{edge} on {ground}"
        for edge in ("edge", "rule")
        for ground in GROUNDS
        if contrast(colours[edge], colours[ground]) < 3
    ]
    assert not faults
    sheet = Look("contrast").sheet()
    for name in ("card", "her", "support", "sunk", "banner"):
        rule = next(line for line in sheet.splitlines() if f"QFrame#{name}" in line)
        assert "border: 1px solid" in rule, name


def test_control_border_of_practice_25_in_the_light_theme() -> None:
    colours = load_theme("light").colours
    faults = [
        ground
        for ground in GROUNDS
        if contrast(colours["control"], colours[ground]) < 3.9
    ]
    assert not faults


def test_themes_have_the_same_roles() -> None:
    roles = [set(load_theme(name).colours) for name in THEMES]
    assert roles[0] == roles[1] == roles[2]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("percent", SIZES)
def test_the_sheet_is_filled_in(qapp: QApplication, name: str, percent: int) -> None:
    sheet = Look(name, percent).sheet()
    assert "@" not in sheet
    assert f"font-size: {round(15 * percent / 100)}px" in sheet


def test_text_size_steps_and_stays_within_bounds(qapp: QApplication) -> None:
    look = Look()
    heard: list[int] = []
    look.changed.connect(lambda: heard.append(look.percent))
    for _ in range(9):
        look.step(1)
    assert look.percent == 200
    for _ in range(9):
        look.step(-1)
    assert look.percent == 100
    assert heard[:2] == [110, 125]


def test_text_size_out_of_bounds_is_brought_back(qapp: QApplication) -> None:
    look = Look()
    look.set_percent(900)
    assert look.percent == 200
    look.set_percent(3)
    assert look.percent == 100


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_what_its_file_says(name: str) -> None:
    text = resource(f"themes/{name}.toml").read_text("utf-8")
    theme = load_theme(name)
    read = {"name": theme.name, "dark": theme.dark, "colours": theme.colours}
    assert read == tomllib.loads(text)


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        load_theme("rose")


def test_icons_take_the_colour_asked_for(qapp: QApplication) -> None:
    image = draw_icon("check", "#ff0000", 24).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(24)
        for y in range(24)
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    assert all(c.red() > 200 and c.green() < 60 for c in inked)


def test_an_icon_has_the_pixels_of_a_sharp_screen(qapp: QApplication) -> None:
    pixmap = draw_icon("check", "#000000", 20, 2.0)
    assert pixmap.width() == 40
    assert pixmap.deviceIndependentSize().width() == 20


def test_icons_are_kept_by_colour_and_size(qapp: QApplication) -> None:
    look = Look()
    first = look.pixmap("check", "ink", 20)
    assert look.pixmap("check", "ink", 20).cacheKey() == first.cacheKey()
    assert look.pixmap("check", "soft", 20).cacheKey() != first.cacheKey()


def test_an_unknown_icon_is_a_bug_and_says_so(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        draw_icon("no-such-icon", "#000000", 20)


def test_no_theme_has_red_but_for_what_destroys() -> None:
    for name in THEMES:
        for role, value in load_theme(name).colours.items():
            hue = QColor(value).hsvHueF()
            saturated = QColor(value).hsvSaturationF() > 0.5
            red = saturated and (hue > 0.95 or 0 <= hue < 0.04)
            assert not red or role in ("danger", "on_danger"), (name, role, value)


def test_the_sheet_names_only_roles_that_exist() -> None:
    text = resource("themes/livret.qss").read_text("utf-8")
    roles = set(re.findall(r"@([a-z_]+)", re.sub(r"/\*.*?\*/", "", text, flags=re.S)))
    assert roles <= set(load_theme("light").colours)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_part_that_came_later_follows_the_look_of_its_window(
    shown: Callable[[QWidget], QWidget], ui: Ui
) -> None:
    """A sheet being copied stayed light and small in a dark window at 200 %."""
    window = QWidget()
    whole = QVBoxLayout(window)
    old = QPushButton("Ancien")
    whole.addWidget(old)
    shown(window)
    part = QFrame()
    new = QPushButton("Nouveau")
    QVBoxLayout(part).addWidget(new)
    whole.addWidget(part)
    part.show()
    ui.look.dress(part)
    assert new.fontInfo().pixelSize() == old.fontInfo().pixelSize()
    ui.look.set_theme("dark")
    ui.look.set_percent(200)
    ui.look.dress(window)
    assert new.fontInfo().pixelSize() == old.fontInfo().pixelSize()
    assert new.palette() == old.palette()
    assert part.palette().window().color() == ui.look.colour("ground")
