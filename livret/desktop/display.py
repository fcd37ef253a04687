"""Whether there is a screen here, before Qt is asked.

Where Qt finds none it ends the process with words of its own.
"""

from __future__ import annotations

import os
import sys

from livret.domain.errors import Unavailable

_CHOSEN = "QT_QPA_PLATFORM"
_ALWAYS = frozenset({"win32", "darwin"})
"""Systems that tell of their screen in no variable."""


class NoScreen(Unavailable):
    """A window was asked for where there is no screen."""


def has_screen() -> bool:
    """Tell whether a window can be opened, or was asked to be drawn unseen."""
    if sys.platform in _ALWAYS or os.environ.get(_CHOSEN):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def draw_unseen_without_screen() -> None:
    """Let pictures be drawn where there is no screen; call it before Qt starts."""
    if not has_screen():
        os.environ[_CHOSEN] = "offscreen"
