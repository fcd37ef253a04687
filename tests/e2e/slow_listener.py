"""Assistive technology that hears every key and answers late.

Run by the system's Python, never imported by the tests: ``gi`` belongs to the system
(see ``tests.e2e.running``). Says ``ready`` once it hears; ends when it is killed.

    slow_listener.py MILLISECONDS    how long it takes to answer for one key
"""

from __future__ import annotations

import sys
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PRESSED_OR_RELEASED = 1 | 2
EVERY_MODIFIER = range(256)


def main(late_ms: int) -> None:
    warnings.simplefilter("ignore")
    Atspi.init()

    def heard(_event: object) -> bool:
        """Have much to do first; the key is the program's."""
        busy = GLib.MainLoop()
        GLib.timeout_add(late_ms, busy.quit)
        busy.run()
        return False

    listener = Atspi.DeviceListener.new(heard)
    for modifiers in EVERY_MODIFIER:
        Atspi.register_keystroke_listener(
            listener,
            None,
            modifiers,
            PRESSED_OR_RELEASED,
            Atspi.KeyListenerSyncType.SYNCHRONOUS,
        )
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    GLib.MainLoop().run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
