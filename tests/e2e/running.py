"""The real program on a real screen: keys go in, assistive technology reads.

Nothing here waits for a while: the reader looks again at what happens until
what is expected is there, and gives up after a generous time.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.cross import press_cross

PROJECT = Path(__file__).resolve().parents[2]
READER = Path(__file__).with_name("atspi_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
SECONDS = 60.0
MOST_STOPS = 60
OF_A_DESKTOP = (
    "XDG_CURRENT_DESKTOP",
    "DESKTOP_SESSION",
    "KDE_FULL_SESSION",
    "GNOME_DESKTOP_SESSION_ID",
    "QT_QPA_PLATFORMTHEME",
)
"""What would have Qt show the file chooser of the tester's own desktop."""


@dataclass(frozen=True)
class Node:
    """One thing as assistive technology sees it."""

    id: str
    role: str
    name: str
    description: str
    text: str
    states: frozenset[str]
    labels: tuple[str, ...]
    depth: int

    @property
    def called(self) -> str:
        """How it is announced: a list of choices tells its value as its name."""
        return next((label for label in self.labels if label), self.name)

    @property
    def everything(self) -> str:
        return "\n".join((self.name, self.description, self.text, *self.labels))


def _node(told: dict[str, Any]) -> Node:
    return Node(
        told["id"],
        told["role"],
        told["name"],
        told["description"],
        told["text"],
        frozenset(told["states"]),
        tuple(told["labels"]),
        told["depth"],
    )


class Reader:
    """Asks the accessibility bus, through the system's own Python."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(READER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **asked: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the reader of the accessibility tree stopped"
        return json.loads(answer)

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(SECONDS)
        self._process.stdout.close()


class Running:
    """Livret, started as people start it."""

    def __init__(
        self, reader: Reader, *words: str, module: str = "livret", **around: str
    ) -> None:
        """Start it; ``around`` goes to its environment: another screen or home."""
        self._reader = reader
        self._around = {**os.environ, **around}
        self._focused = 0
        self._said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *words],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={
                **{k: v for k, v in os.environ.items() if k not in OF_A_DESKTOP},
                "QT_ACCESSIBILITY": "1",
                "LC_ALL": "C.UTF-8",
                "PYTHONFAULTHANDLER": "1",
                **around,
            },
        )

    @property
    def pid(self) -> int:
        return self.process.pid

    # --- reading ---------------------------------------------------------------

    def tree(self) -> list[Node]:
        return [_node(told) for told in self._reader.ask(do="tree", pid=self.pid)]

    def shown(self) -> list[Node]:
        return [node for node in self.tree() if "showing" in node.states]

    def focus(self) -> Node | None:
        """Wait for the next thing that takes the keyboard; None where none does."""
        told = self._reader.ask(do="focus", after=self._focused, seconds=3.0)
        if told is None:
            return None
        self._focused = told["count"]
        return _node(told["node"])

    def wait(self, name: str = "", **asked: object) -> Node:
        """Wait for a node in sight; ``part`` matches part of its name."""
        if name:
            asked["name"] = name
        told = self._wait(**asked)
        if told is None:
            raise AssertionError(f"{asked} never came; {self._instead()}")
        return _node(told)

    def _instead(self) -> str:
        """What a test that waited in vain should know."""
        seen = "\n".join(f"{node.role}: {node.name!r}" for node in self.shown())
        if seen:
            return f"in sight:\n{seen}"
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGABRT)  # where it stands, in words
            self.process.wait(SECONDS)
            return f"nothing of it answers; it stood here:\n{self.said()}"
        return f"it ended ({self.process.returncode}) and said:\n{self.said()}"

    def wait_gone(self, name: str) -> None:
        """Wait until nothing of this name is in sight."""
        assert self._wait(name=name, absent=True) is not None, f"{name!r} stayed"

    def _wait(self, **asked: object) -> Any:
        assert self.process.poll() is None, self.said()
        return self._reader.ask(do="wait", pid=self.pid, seconds=SECONDS, **asked)

    def said(self) -> str:
        """What the ended program wrote."""
        assert self.process.stdout is not None
        if not self.process.stdout.closed:
            self._said += self.process.stdout.read().decode("utf-8", "replace")
        return self._said

    # --- acting ----------------------------------------------------------------

    def windows(self) -> list[str]:
        """Numbers of the program's windows in sight, the newest last.

        One that goes away while it is looked for has xdotool fail: again, then.
        """
        command = ("xdotool", "search", "--sync", "--onlyvisible", "--pid")
        for _ in range(MOST_STOPS):
            found = subprocess.run(
                [*command, str(self.pid)],
                env=self._around,
                capture_output=True,
                text=True,
                check=False,
                timeout=SECONDS,
            )
            if found.returncode == 0:
                return found.stdout.split()
        raise AssertionError(found.stderr)

    def take_keyboard(self) -> None:
        """Give the newest window the keyboard; no window manager does it here."""
        self._xdotool("windowfocus", "--sync", self.windows()[-1])

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as the keyboard of this screen."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, words: str, each_ms: int = 1) -> None:
        """Type ASCII words, a letter every ``each_ms``."""
        self._xdotool("type", "--delay", str(each_ms), words)

    def go_to(self, name: str, key: str = "Tab", *, part: bool = False) -> None:
        """Press Tab until ``name`` has the keyboard; ``part`` of its name is enough."""
        passed = []
        for node in self.stops(key):
            if name in (node.called, node.name) or (part and name in node.called):
                return
            passed.append(node.called)
        raise AssertionError(f"{key} never reaches {name!r}; it passes {passed}")

    def stops(self, key: str = "Tab") -> Iterator[Node]:
        """What each key gives the keyboard to; ends where nothing takes it.

        What took the keyboard by itself before is not taken for an answer.
        """
        self._focused = self._reader.ask(do="count")
        for _ in range(MOST_STOPS * 2):
            self.press(key)
            node = self.focus()
            if node is not None and node.role == "list":
                node = self.focus() or node  # its line comes after it
            if node is None:
                return
            yield node

    def leave(self) -> int:
        """Quit by the keyboard; return the exit code. No bug was met on the way."""
        self.press("ctrl+q")
        code = self.process.wait(SECONDS)
        assert "Traceback" not in self.said()
        return code

    def press_cross(self) -> None:
        """Close the newest window as the cross of its frame does."""
        press_cross(self._around["DISPLAY"], int(self.windows()[-1]))

    def close(self) -> None:
        """End what a failed test left; nothing of it stays."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(SECONDS)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _xdotool(self, *words: str) -> None:
        """Do something on the screen of this program."""
        command = ["xdotool", *words]
        subprocess.run(command, env=self._around, check=True, timeout=SECONDS)
