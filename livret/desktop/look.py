"""Themes and text size: every colour is a role, every length one factor.

A theme is ``resources/themes/<name>.toml``; one style sheet serves them all.
Lengths are written as if the text size were 100 % and multiplied by
``Look.factor``; pages and widgets ask ``px`` instead of writing pixels, and
are told by ``restyle`` when the factor or the theme changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QLayout, QWidget

from livret.desktop.icons import IconCache
from livret.words.paths import resource

THEMES = ("light", "dark", "contrast")
"""Names of the themes, in the order the settings offer them."""

SIZES = (100, 110, 125, 150, 175, 200)
"""Text sizes in percent that Ctrl++ and Ctrl+− step through."""

FAMILY = "Atkinson Hyperlegible Next"
"""Family of every text on screen; Noto fonts follow for other scripts."""

NARROW = 900
"""Under this many logical pixels, pages become one column (practice rule 27)."""

_FONTS = (
    "AtkinsonHyperlegibleNext_400Regular.ttf",
    "AtkinsonHyperlegibleNext_600SemiBold.ttf",
)
_OTHER_SCRIPTS = ("NotoSans_400Regular.ttf", "NotoSans_600SemiBold.ttf")


@dataclass(frozen=True)
class Theme:
    """Colours by role.

    Attributes:
        name: One of ``THEMES``.
        dark: Whether the grounds are darker than the ink.
        colours: Role to ``#rrggbb``.
    """

    name: str
    dark: bool
    colours: dict[str, str]


@cache
def load_theme(name: str) -> Theme:
    """Read a theme of ``resources/themes``.

    Raises:
        FileNotFoundError: No theme has this name.
    """
    read: dict[str, str] = {}
    # Lines of one form, compared with ``tomllib`` in a test: loading what reads
    # every other form takes longer than all the rest of the look.
    for line in resource(f"themes/{name}.toml").read_text("utf-8").splitlines():
        key, given, value = line.partition(" = ")
        if given and not line.startswith("#"):
            read[key] = value.strip('"')
    return Theme(read.pop("name"), read.pop("dark") == "true", read)


@cache
def _template() -> str:
    return resource("themes/livret.qss").read_text("utf-8")


def load_first_fonts() -> None:
    """Register the fonts of our own words; needs a running application."""
    for name in _FONTS:
        _register(name)


def load_fonts() -> None:
    """Register every font of the house, those of people's names included."""
    for name in (*_FONTS, *_OTHER_SCRIPTS):
        _register(name)


@cache
def _register(name: str) -> int:
    return QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))


class Look(QObject):
    """The theme and the text size in force.

    Signals:
        changed: The theme or the factor changed; colours and lengths are new.
    """

    changed = Signal()

    def __init__(
        self, theme: str = "light", percent: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = load_theme(theme)
        self.percent = percent
        self._icons = IconCache()

    @property
    def factor(self) -> float:
        """Text size as a factor, 1.0 to 2.0."""
        return self.percent / 100

    def px(self, length: float) -> int:
        """Return a length written for 100 % in pixels of this text size."""
        return round(length * self.factor)

    def logical(self, pixels: int) -> int:
        """Return a width in pixels as if the text size were 100 %."""
        return round(pixels / self.factor)

    def colour(self, role: str) -> QColor:
        """Return the colour of a role.

        Raises:
            KeyError: The theme has no such role.
        """
        return QColor(self.theme.colours[role])

    def font(self, size: float = 15, *, strong: bool = False) -> QFont:
        """Return the house font at ``size`` pixels of 100 %."""
        font = QFont([FAMILY, "Noto Sans", "Noto Naskh Arabic"])
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def pixmap(self, name: str, role: str = "ink", size: int = 20) -> QPixmap:
        """Return an icon drawn in the colour of ``role``, ``size`` at 100 %."""
        return self._icons.pixmap(name, self.theme.colours[role], self.px(size))

    def icon(self, name: str, role: str = "ink", size: int = 20) -> QIcon:
        """Return the same as a ``QIcon``, greyed by ``faint`` when disabled."""
        icon = QIcon(self.pixmap(name, role, size))
        icon.addPixmap(self.pixmap(name, "faint", size), QIcon.Mode.Disabled)
        return icon

    def set_theme(self, name: str) -> None:
        """Switch to another theme, at once and everywhere."""
        self.theme = load_theme(name)
        self.changed.emit()

    def set_percent(self, percent: int) -> None:
        """Set the text size, kept between 100 and 200 %."""
        self.percent = max(SIZES[0], min(SIZES[-1], percent))
        self.changed.emit()

    def step(self, by: int) -> None:
        """Go ``by`` sizes up or down in ``SIZES``."""
        near = min(range(len(SIZES)), key=lambda at: abs(SIZES[at] - self.percent))
        self.set_percent(SIZES[max(0, min(len(SIZES) - 1, near + by))])

    def sheet(self) -> str:
        """Return the style sheet of this theme at this text size."""
        text = re.sub(r"/\*.*?\*/", "", _template(), flags=re.DOTALL)
        text = re.sub(r"(\d+)px", lambda m: f"{self.px(int(m[1]))}px", text)
        return re.sub(r"@([a-z_]+)", lambda m: self.theme.colours[m[1]], text)

    def palette(self) -> QPalette:
        """Return the palette, for what style sheets do not reach."""
        group = QPalette.ColorRole
        roles = {
            group.Window: "ground",
            group.Base: "sheet",
            group.AlternateBase: "sunk",
            group.Button: "sheet",
            group.WindowText: "ink",
            group.Text: "ink",
            group.ButtonText: "ink",
            group.PlaceholderText: "faint",
            group.Highlight: "selection",
            group.HighlightedText: "ink",
            group.Link: "accent",
            group.ToolTipBase: "ink",
            group.ToolTipText: "ground",
        }
        palette = QPalette()
        for role, name in roles.items():
            palette.setColor(role, self.colour(name))
        return palette

    def dress(self, root: QWidget) -> None:
        """Give a window or dialog, and all inside, this look."""
        palette = self.palette()
        if QGuiApplication.palette() != palette:
            # What Qt makes by itself (printing, choosing a file) follows no other.
            QGuiApplication.setPalette(palette)
        sheet = self.sheet()
        if not _inherits(root, sheet):
            root.setPalette(palette)
            root.setStyleSheet(sheet)
        self.restyle(root)

    @staticmethod
    def restyle(root: QWidget) -> None:
        """Let a widget, and all inside, take their lengths and icons again."""
        for part in (*root.findChildren(QLayout), root, *root.findChildren(QWidget)):
            # Asked by name: ``isinstance`` of a Protocol takes twenty times as long.
            restyle = getattr(part, "restyle", None)
            if restyle is not None:
                restyle()


def _inherits(root: QWidget, sheet: str) -> bool:
    """Tell whether a part of a window has the look of what it stands in.

    Given the same once more it would keep that one when the theme or the text size
    changes; and Qt would go through twice as many rules for everything inside.
    """
    if root.isWindow() or root.styleSheet():
        return False
    above = root.parentWidget()
    while above is not None and not above.styleSheet() and not above.isWindow():
        above = above.parentWidget()
    return above is not None and above.styleSheet() == sheet
