"""A refusal says nothing more: words of another day are not said again with it."""

from __future__ import annotations

from livret.desktop.kit.fields import TextArea
from livret.domain.barriers import Answer

_SILENT = frozenset({Answer.NE_SOUHAITE_PAS_REPONDRE.value, Answer.PAS_ABORDE.value})


class Silence:
    """Puts words of before aside while the answer is not to answer.

    What is written with the refusal, today, stays: it is said with it.
    """

    def __init__(self, field: TextArea) -> None:
        self._field = field
        self._stood = ""
        self._answer = ""
        self._aside = ""

    def stands(self, words: str, answer: str) -> None:
        """Take what was said before: words, and the code of its answer."""
        self._stood, self._answer, self._aside = words, answer, ""

    def answered(self, answer: str) -> None:
        """Put the words of before aside, or back; ``answer`` is the one of now."""
        silent = answer in _SILENT and answer != self._answer
        if silent and self._stood and self._field.text == self._stood:
            self._aside = self._stood
            self._field.show_text("")
        elif not silent and self._aside:
            if not self._field.text:
                self._field.show_text(self._aside)
            self._aside = ""
