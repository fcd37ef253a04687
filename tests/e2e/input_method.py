"""An input method that puts capitals together until something else is pressed.

As those of Chinese, Bengali or Tigrinya do with letters. It speaks the portal of
IBus, as a program asks for it with ``QT_IM_MODULE=ibus`` and ``IBUS_USE_PORTAL=1``;
other keys are left to the program. Run by the system's Python, never imported by the
tests. Says ``ready`` once it is there; ends when it is killed.

Source: ``qibusplatforminputcontext.cpp`` of Qt 6.11, and IBus's ``ibusportal.xml``.
"""

from __future__ import annotations

import itertools
import sys
from typing import Any

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME, PATH = "org.freedesktop.portal.IBus", "/org/freedesktop/IBus"
CONTEXT = "org.freedesktop.IBus.InputContext"
TOLD = {
    "FocusIn": "",
    "FocusOut": "",
    "Reset": "",
    "SetCapabilities": "u",
    "SetCursorLocation": "iiii",
    "SetCursorLocationRelative": "iiii",
    "SetSurroundingText": "vuu",
}
"""What a program tells, beside its keys: name and what comes with it."""

RELEASED, CAPITALS = 1 << 30, range(ord("A"), ord("Z") + 1)


def _method(name: str, given: str, answered: str = "") -> str:
    ins = "".join(f'<arg type="{one}" direction="in"/>' for one in given)
    outs = "".join(f'<arg type="{one}" direction="out"/>' for one in answered)
    return f'<method name="{name}">{ins}{outs}</method>'


SPOKEN = Gio.DBusNodeInfo.new_for_xml(
    "<node>"
    f'<interface name="org.freedesktop.IBus.Portal">'
    f"{_method('CreateInputContext', 's', 'o')}</interface>"
    f'<interface name="{CONTEXT}">{_method("ProcessKeyEvent", "uuu", "b")}'
    f"{''.join(_method(*one) for one in TOLD.items())}</interface>"
    "</node>"
)


class Context:
    """What one program composes."""

    def __init__(self, bus: Any, path: str) -> None:
        self._bus, self._path, self._letters = bus, path, ""
        bus.register_object(path, SPOKEN.interfaces[1], self._called, None, None)

    def _called(self, *told: Any) -> None:
        *_, name, given, call = told
        if name != "ProcessKeyEvent":
            if name in {"Reset", "FocusOut"}:
                self._letters = ""
            call.return_value(None)
            return
        key, _code, state = given.unpack()
        mine = key in CAPITALS
        if mine and not state & RELEASED:
            self._letters += chr(key)
            self._show()
        call.return_value(GLib.Variant("(b)", (mine,)))

    def _show(self) -> None:
        plain = GLib.Variant("(sa{sv}av)", ("IBusAttrList", {}, []))
        words = GLib.Variant("(sa{sv}sv)", ("IBusText", {}, self._letters, plain))
        shown = GLib.Variant("(vub)", (words, len(self._letters), True))
        self._bus.emit_signal(None, self._path, CONTEXT, "UpdatePreeditText", shown)


def main() -> None:
    numbers = itertools.count(1)

    def create(bus: Any, *told: Any) -> None:
        path = f"{PATH}/InputContext_{next(numbers)}"
        Context(bus, path)
        told[-1].return_value(GLib.Variant("(o)", (path,)))

    def got(bus: Any, _name: str) -> None:
        bus.register_object(PATH, SPOKEN.interfaces[0], create, None, None)

    def ready(_bus: Any, _name: str) -> None:
        sys.stdout.write("ready\n")
        sys.stdout.flush()

    Gio.bus_own_name(Gio.BusType.SESSION, NAME, 0, got, ready, None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
