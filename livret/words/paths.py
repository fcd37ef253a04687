"""Where resources and forms stand, in a source tree as in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resource(name: str) -> Path:
    """Return the path of a file or folder of ``resources/``, e.g. ``icons``."""
    return _folder("resources") / name


def form(name: str) -> Path:
    """Return the path of a file or folder of ``forms/``."""
    return _folder("forms") / name
