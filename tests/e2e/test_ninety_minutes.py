"""Ninety minutes in meeting mode, whatever happens to the computer: no word is lost.

Time passes by the Clock of the program (``tests.e2e.dated``), which also
believes the longer of its two clocks when it counts a silence.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from livret.usecases.example import make_example
from tests.e2e import in_meeting as three
from tests.e2e.acts import unlock
from tests.e2e.in_meeting import ONWARD, PIN
from tests.e2e.running import SYSTEM_PYTHON, Running
from tests.e2e.year import Desk

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
HERS, CLAIRES = "Ce qu’en dit Amina", "Ce qu’en dit Claire"

SCREEN_IS_LOCKED = """
import gi
gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib
bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
name, path = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
              "RequestName", GLib.Variant("(su)", (name, 4)), None, 0, -1, None)
bus.emit_signal(None, path, name, "ActiveChanged", GLib.Variant("(b)", (True,)))
bus.flush_sync(None)
"""
"""What a desktop says when its screen is locked, or the computer goes to sleep."""


def sit_down(start: Start, folder: Path) -> Desk:
    """A meeting of two, at her first topic."""
    desk = Desk(start, folder, "Amina B.", lambda vault: make_example(vault.ctx))
    livret = desk.sit(7)
    desk.meet("Claire M.")
    three.to_her_aim(livret)
    three.to_the_topics(livret)
    three.take_up(livret, "mobilite")
    return desk


def still_there(livret: Running, field: str, words: str) -> None:
    assert livret.wait(field, role="text", state="focused").text == words


def test_a_silence_only_hides_and_words_go_on(start: Start, tmp_path: Path) -> None:
    desk = sit_down(start, tmp_path)
    livret = desk.livret
    words = livret.wait(HERS, role="text", state="focused").text
    for minutes in range(10, 70, 10):  # somebody types now and then
        desk.forward(10)
        livret.press("End")
        livret.type(f"{minutes} ")
        words += f"{minutes} "
        # Letters still on their way would be typed into what hides the screen.
        livret.wait(HERS, role="text", state="focused", text=words)
    desk.forward(20)
    livret.wait("Écran caché")
    livret.wait("Votre code", role="password text", state="focused")
    livret.type(PIN)
    livret.press("Return")
    assert livret.wait(HERS, role="text", state="focused").text == words
    desk.forward(91)
    unlock(livret)  # nobody came back: now it is locked
    livret.wait(HERS, role="text")


@pytest.mark.parametrize("what", ["battery", "lid"])
def test_no_word_is_lost(start: Start, tmp_path: Path, what: str) -> None:
    """Not even the last one, typed just before."""
    desk = sit_down(start, tmp_path)
    livret = desk.livret
    three.write(livret, "Le bus du soir")
    three.give_the_word(livret, "F3", "Claire")
    three.write(livret, "Un velo se prete au quartier")
    if what == "battery":  # the system asks every program to end
        livret.process.terminate()
        assert livret.process.wait() == 0
        assert "Traceback" not in livret.said()
        desk.again()
    else:
        subprocess.run([SYSTEM_PYTHON, "-c", SCREEN_IS_LOCKED], check=True)
        unlock(livret)
    livret = desk.livret
    still_there(livret, CLAIRES, "Un velo se prete au quartier")
    livret.press(ONWARD)
    livret.wait("Un autre sujet, ou on s’arrête là\u202f?", role="label")
    three.enough_topics(livret)
    told = three.read_back(livret)
    assert "Le bus du soir" in told
    assert "Un velo se prete au quartier" in told
