"""Every text of the sharing pages, measured on its ground; every target, in pixels.

WCAG 2.2, 1.4.3 (4.5:1) and 2.5.8, on the drawn widgets: the themes say which
colours there are (``test_look``), and only the window which stands on which.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from livret.desktop.gallery import picture, settle
from livret.desktop.kit.buttons import IconButton
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.look import THEMES, load_fonts
from livret.desktop.scenes import SCENES
from tests.desktop.test_focus_rings import contrast

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

BEGINNINGS = (
    "recevoir",
    "partager",
    "deux-",
    "joindre",
    "sa-copie",
    "copie-",
    "relais",
    "presence",
    "remplacement",
    "livret-ferme",
)
SHARING = tuple(name for name in SCENES if name.startswith(BEGINNINGS))
SAMPLE = (
    "recevoir-lu",
    "recevoir-carte",
    "partager-choisir",
    "deux-textes-un-troisieme",
    "sa-copie-faite",
    "copie-garder-ici",
    "relais-refuse",
    "remplacement-moities",
)
"""Scenes that together hold every class of what is written on these pages."""

TOGETHER = (
    "sa-copie",
    "sa-copie-a-remettre",
    "sa-copie-faite",
    "copie-ouvrir",
    "copie-ouverte",
    "copie-garder-ici",
    "signer",
    "signer-a-voix-haute",
    "signer-sur-papier",
)
"""What she and a referent have before them together."""

PRESSED = (QAbstractButton, QLineEdit, QPlainTextEdit)
AT_THE_DESK, IN_A_MEETING = 32, 44
FEWEST = 10
"""Texts in each of the scenes of the sample, at the least."""

LEAST = 4.5
FINE = 2
"""Pixels drawn for each pixel of the screen: thin strokes have their colour."""

HIGH = QSize(1366, 3200)
"""A window in which a whole page is in sight."""

SEEN = QSize(1366, 768)

EDGE = 4
"""Pixels at the border of a widget where no text is."""

GAP = 8 * FINE
"""Wider than a space: what stands further apart is measured by itself."""


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[list[QWidget]]:
    qapp.setStyle("Fusion")
    load_fonts()
    shown: list[QWidget] = []
    yield shown
    for window in shown:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_scene(opened: list[QWidget], name: str, theme: str, high: QSize) -> QWidget:
    shown = picture(name, "fr", theme, 100)
    window = (shown.parentWidget() or shown).window()
    opened.append(window)
    window.resize(high)
    settle()
    return shown


def drawn(root: QWidget) -> QImage:
    image = QImage(root.size() * FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(FINE)
    root.render(image)
    image.setDevicePixelRatio(1)
    return image


def inside(widget: QWidget, root: QWidget, box: QRect) -> QRect:
    """What of ``box`` can be seen, in pixels of the drawn image of ``root``."""
    seen = QRect(widget.mapTo(root, box.topLeft()), box.size())
    around: QWidget | None = widget
    while around is not None and around is not root:
        seen &= QRect(around.mapTo(root, QRect().topLeft()), around.size())
        around = around.parentWidget()
    return QRect(seen.topLeft() * FINE, seen.size() * FINE)


def words_of(widget: QWidget) -> str:
    """What a widget says in words; nothing for what holds others."""
    if isinstance(widget, QLabel):
        return widget.text() if widget.pixmap().isNull() else ""
    if isinstance(widget, QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    return ""


def written(root: QWidget) -> Iterator[tuple[str, QRect]]:
    """Where words stand: what they are, and the box around them."""
    edges = (EDGE, EDGE, -EDGE, -EDGE)
    for widget in root.findChildren(QWidget):
        words = words_of(widget).strip() if widget.isVisible() else ""
        if isinstance(widget, QAbstractItemView) and widget.isVisible():
            for name, line in lines_of(widget):
                yield name, inside(widget.viewport(), root, line.adjusted(*edges))
        elif words:
            box = widget.rect()
            if isinstance(widget, QAbstractButton) and has_sign(widget):
                # It stands at the left; the words go on to the right of it.
                box = box.adjusted(box.width() // 2, 0, 0, 0)
            plain = isinstance(widget, QLabel) and widget.property("role") != "chip"
            plain = plain or isinstance(widget.parentWidget(), QAbstractSpinBox)
            yield words, inside(widget, root, box if plain else box.adjusted(*edges))


def has_sign(button: QAbstractButton) -> bool:
    return button.isCheckable() or not button.icon().isNull()


def lines_of(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    model, root = view.model(), view.rootIndex()
    for row in range(model.rowCount(root) if model is not None else 0):
        at = model.index(row, 0, root)
        box = view.visualRect(at)
        if at.data(Qt.ItemDataRole.DecorationRole) is not None:
            box.setLeft(box.left() + view.iconSize().width() + EDGE)
        yield str(at.data()), box


def rows(image: QImage) -> list[bytes]:
    """Each row of pixels, without what fills it up."""
    wide, step = 4 * image.width(), image.bytesPerLine()
    data = bytes(image.constBits())
    return [data[at : at + wide] for at in range(0, step * image.height(), step)]


def runs(lines: list[bytes], ground: bytes, gap: int) -> list[tuple[int, int]]:
    """Where something stands on the ground: first and last line of each part."""
    bare = ground * (len(lines[0]) // 4)
    used = [at for at, line in enumerate(lines) if line != bare]
    if not used:
        return []
    cuts = [(one, two) for one, two in pairwise(used) if two - one > gap]
    begins = [used[0], *(two for _, two in cuts)]
    ends = [*(one for one, _ in cuts), used[-1]]
    return list(zip(begins, ends, strict=True))


def faintest(image: QImage) -> float | None:
    """The contrast of the faintest part of a text; None where nothing is drawn."""
    pixels = memoryview(b"".join(rows(image))).cast("I")
    counted: dict[int, int] = {}
    for pixel in pixels:
        counted[pixel] = counted.get(pixel, 0) + 1
    ground = max(counted, key=lambda pixel: counted[pixel])
    mark = ground.to_bytes(4, "little")
    found = []
    turned = QTransform().rotate(90)
    for top, bottom in runs(rows(image), mark, 1):
        line = image.copy(0, top, image.width(), bottom - top + 1)
        columns = rows(line.transformed(turned))
        for first, last in runs(columns, mark, GAP):
            part = memoryview(b"".join(columns[first : last + 1])).cast("I")
            found.append(max(contrast(ground, pixel) for pixel in set(part)))
    return min(found, default=None)


def hard_to_read(root: QWidget) -> tuple[list[str], int]:
    """Name the texts under 4.5:1, and tell how many were measured."""
    image, faults, count = drawn(root), [], 0
    for words, box in written(root):
        if box.width() < GAP or box.height() < GAP:
            continue
        least = faintest(image.copy(box))
        count += least is not None
        if least is not None and least < LEAST:
            faults.append(f"{words[:40]!r}: {least:.2f}")
    return faults, count


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", SAMPLE)
def test_texts_can_be_read_on_their_ground(
    opened: list[QWidget], name: str, theme: str
) -> None:
    faults, count = hard_to_read(open_scene(opened, name, theme, HIGH))
    assert faults == []
    assert count >= FEWEST


@pytest.mark.long
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SCENES)
def test_every_text_of_every_scene(
    opened: list[QWidget], name: str, theme: str
) -> None:
    high = HIGH if name in SHARING else SEEN
    faults, count = hard_to_read(open_scene(opened, name, theme, high))
    assert faults == []
    assert count


@pytest.mark.parametrize("faint", ["#7b8794", "#8a8a8a"])
def test_one_faint_word_beside_others_is_found(
    opened: list[QWidget], faint: str
) -> None:
    page = open_scene(opened, "partager", "light", HIGH)
    words = next(one for one in page.findChildren(Text) if one.property("role"))
    words.setStyleSheet(f"color: {faint}")
    settle()
    faults, _ = hard_to_read(page)
    assert len(faults) == 1
    assert words.text()[:20] in faults[0]


def targets(root: QWidget) -> Iterator[tuple[str, int, int]]:
    """What is pressed or written in: its name, its width, its height."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, PRESSED):
            yield widget.accessibleName(), widget.width(), widget.height()
        elif widget.isVisible() and isinstance(widget, QAbstractItemView):
            for name, line in lines_of(widget):
                yield name, line.width(), line.height()


@pytest.mark.parametrize("name", SHARING)
def test_every_target_is_large_enough(opened: list[QWidget], name: str) -> None:
    """32 pixels at the desk (practice rule 25): more than the 24 of WCAG 2.5.8."""
    root = open_scene(opened, name, "light", HIGH)
    small = [one for one in targets(root) if min(one[1:]) < AT_THE_DESK]
    assert small == []


@pytest.mark.parametrize("name", TOGETHER)
def test_what_she_may_press_herself_is_as_large_as_in_a_meeting(
    opened: list[QWidget], name: str
) -> None:
    root = open_scene(opened, name, "light", HIGH)
    (page,) = [one for one in root.window().findChildren(Page) if one.isVisible()]
    assert page.looked_at_together
    main = [
        (one.accessibleName(), one.width(), one.height())
        for one in page.findChildren(QWidget)
        if one.isVisible() and isinstance(one, PRESSED) and not is_sign(one)
    ]
    assert main
    assert [one for one in main if min(one[1:]) < IN_A_MEETING] == []


def is_sign(widget: QWidget) -> bool:
    """Whether it is a sign inside a field, or a field inside a date."""
    return isinstance(widget, IconButton) or isinstance(
        widget.parentWidget(), QDateEdit
    )
