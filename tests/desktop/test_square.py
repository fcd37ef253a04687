"""A QR code on the screen is one that a program reads: whole pixels, a quiet zone."""

from __future__ import annotations

import pytest
import segno
from PySide6.QtGui import QColor

from livret.bootstrap.sharing import qr_code
from livret.desktop.kit.square import LEAST, Square
from livret.desktop.ui import Ui

CARD = "LIVRET-CARTE-1:" + "0123456789ABCDEF" * 4
QUIET = 4


def modules_of(square: Square) -> tuple[int, list[list[bool]]]:
    """Return how wide a module is, and which are dark; each is of one colour."""
    image = square.pixmap().toImage()
    wide = len(segno.make(CARD, error="m", micro=False).matrix) + 2 * QUIET
    across, rest = divmod(image.width(), wide)
    assert (rest, image.height()) == (0, image.width())
    rows = []
    for y in range(wide):
        row = []
        for x in range(wide):
            seen = {
                QColor(image.pixel(x * across + i, y * across + j)).name()
                for i in range(across)
                for j in range(across)
            }
            assert len(seen) == 1
            row.append(seen == {"#000000"})
            assert seen <= {"#000000", "#ffffff"}
        rows.append(row)
    return across, rows


@pytest.mark.parametrize("side", [60, 120, 180, 333])
def test_each_module_is_whole_pixels_and_none_is_too_small(ui: Ui, side: int) -> None:
    square = Square(ui, "Le code de ma carte", side)
    square.show_code(qr_code(CARD))
    across, rows = modules_of(square)
    assert across >= LEAST
    matrix = segno.make(CARD, error="m", micro=False).matrix
    quiet = [False] * (len(matrix) + 2 * QUIET)
    inside = [[*[False] * QUIET, *map(bool, row), *[False] * QUIET] for row in matrix]
    assert rows == [*[quiet] * QUIET, *inside, *[quiet] * QUIET]
    shown = square.size().width() * square.devicePixelRatioF()
    assert shown >= square.pixmap().width()


def test_nothing_to_show_shows_nothing(ui: Ui) -> None:
    square = Square(ui, "Le code de ma carte")
    square.show_code(qr_code(CARD))
    square.show_code(b"")
    assert square.pixmap().isNull()
