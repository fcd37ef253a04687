"""What the command line says: text for people, or one JSON object."""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import suppress
from typing import Any, TextIO

from livret.domain.fields import INVISIBLE
from livret.usecases.errors import OutputLost
from livret.words.translator import Translator

_OBEYED = re.compile("[\x7f-\x9f]")
"""Controls that JSON may hold as they are, and that some terminals obey."""


class Output:
    """Says results on stdout and errors on stderr.

    Attributes:
        tr: The language of what is said.
        as_json: One JSON object on stdout and nothing else, for an error too.
        heard: Whether there is a stdout: whoever starts a program may close it.
    """

    def __init__(
        self,
        tr: Translator,
        *,
        as_json: bool,
        out: TextIO | None = None,
        err: TextIO | None = None,
    ) -> None:
        self.tr = tr
        self.as_json = as_json
        self._answered = False
        self.heard = (out or sys.stdout) is not None
        self._out = _forgiving(out or sys.stdout or io.StringIO())
        self._err = _forgiving(err or sys.stderr or io.StringIO())
        self._status = 0

    def json(self, value: Any) -> None:
        """Print one JSON value, when JSON was asked for."""
        if self.as_json:
            self._answered = True
            written = json.dumps(value, ensure_ascii=False)
            self._print(_OBEYED.sub(_as_escape, written) + "\n")

    def line(self, text: str) -> None:
        """Print one line for people, when JSON was not asked for.

        What a terminal would obey instead of showing is made visible: names in
        files of others are theirs to choose.
        """
        if not self.as_json:
            self._print(_shown(text) + "\n")

    def text(self, text: str) -> None:
        """Print a text of several lines as it is, when JSON was not asked for."""
        if not self.as_json:
            self._print(text)

    def error(self, sentence: str, code: str = "", detail: str = "") -> None:
        """Print one clear sentence on stderr, then what helps to mend.

        Whoever asked for JSON finds it on stdout too, with its code, unless the
        answer is there already: ``{"error": {"code", "sentence"}}``, and
        ``detail`` where there is one.
        """
        said = f"{sentence} ({detail})" if detail else sentence
        print(_shown(said), file=self._err)
        if code and not self._answered:
            told = {"code": code, "sentence": sentence}
            self.json({"error": told | ({"detail": detail} if detail else {})})

    @property
    def on_terminal(self) -> bool:
        """Whether somebody reads stderr as it is written."""
        return self._err.isatty()

    def status(self, text: str) -> None:
        """Say on stderr how far something is; on a terminal, over the line before.

        Args:
            text: One line; empty to leave none on a terminal.
        """
        with suppress(OSError):  # nobody need read it
            if not self._err.isatty():
                print(_shown(text), file=self._err, flush=True)
                return
            over = " " * max(0, self._status - len(text))
            print(f"\r{_shown(text)}{over}", end="", file=self._err, flush=True)
            if not text:
                print("\r", end="", file=self._err, flush=True)
            self._status = len(text)

    def flush(self) -> None:
        """Hand everything to the system.

        Raises:
            BrokenPipeError: Nobody reads any more.
            OutputLost: It cannot be written.
        """
        self._print("")

    def _print(self, text: str) -> None:
        try:
            print(text, end="", file=self._out, flush=not text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLost from error


def _shown(text: str) -> str:
    return INVISIBLE.sub("\ufffd", text).replace("\r", " ")


def _as_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _forgiving(stream: TextIO) -> TextIO:
    r"""Let a terminal that lacks a letter show its number instead of failing.

    In JSON such an escape (``\u2019``) still means the letter.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream
