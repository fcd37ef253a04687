"""Letting things of the window go while Python still holds them.

A wrapper that Python frees before its C++ half is deleted crashes Shiboken
6.11 when the parent goes first: so everything inside is held until then.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer


def part_with(*things: QObject) -> None:
    """Delete things with everything inside, once the loop is back."""
    for one in things:
        _part_with(one)


def _part_with(one: QObject) -> None:
    held = [one, *one.findChildren(QObject)]
    # From inside another loop the deletion waits longer than a timer would:
    # so it is the deletion itself that lets go, once it is over.
    one.destroyed.connect(lambda: QTimer.singleShot(0, held.clear))
    one.deleteLater()
