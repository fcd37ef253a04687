"""Letting things of the window go while Python still holds them.

A wrapper that Python frees before its C++ half is deleted crashes Shiboken
6.11 when the parent goes first: so everything inside is held until then.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer


def part_with(*things: QObject) -> None:
    """Delete things with everything inside, once the loop is back."""
    held = [part for one in things for part in (one, *one.findChildren(QObject))]
    for one in things:
        one.deleteLater()
    QTimer.singleShot(0, held.clear)
