"""A page alone, pressed by the words of its buttons and read by its names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from livret.desktop.kit.buttons import Button

Shown = Callable[[QWidget], QWidget]
STRONG = "orage-tulipe-canot-velours-brume-cartable-lueur"


def press(root: QWidget, words: str) -> None:
    """Press the button that says ``words``."""
    found = [b for b in root.findChildren(Button) if b.text().strip() == words]
    assert len(found) == 1, words
    found[0].click()


def texts(root: QWidget) -> str:
    """What can be read in a page, a line each."""
    return "\n".join(w.accessibleName() for w in root.findChildren(QLabel))
