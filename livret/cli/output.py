"""What the command line says: text for people, or one JSON object."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from livret.words.translator import Translator


class Output:
    """Says results on stdout and errors on stderr.

    Attributes:
        tr: The language of what is said.
        as_json: One JSON object on stdout and nothing else.
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
        self._out = out or sys.stdout
        self._err = err or sys.stderr

    def json(self, value: Any) -> None:
        """Print one JSON value, when JSON was asked for."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False), file=self._out)

    def line(self, text: str) -> None:
        """Print one line for people, when JSON was not asked for."""
        if not self.as_json:
            print(text, file=self._out)

    def error(self, sentence: str) -> None:
        """Print one clear sentence on stderr."""
        print(sentence, file=self._err)
