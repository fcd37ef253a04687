"""Measured words: what fits, where to break, what is left out at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Measure = Callable[[str, bool], float]
"""Width of a text in reading size; the flag says whether it is bold."""

MORE = "…"


@dataclass(slots=True)
class Lettering:
    """Widths of words, each measured once.

    Attributes:
        measure: Of whoever draws.
        unit: Every length for 100 % is multiplied by it.
        size: Of the letters, at 100 %.
        leading: From one line to the next, at 100 %.
    """

    measure: Measure
    unit: float = 1.0
    size: float = 15.0
    leading: float = 20.0
    _widths: dict[tuple[str, bool], float] = field(default_factory=dict)

    @property
    def line(self) -> float:
        """Height of one line."""
        return self.leading * self.unit

    def length(self, at_100: float) -> float:
        """Return a length written for 100 %."""
        return at_100 * self.unit

    def width(self, text: str, *, strong: bool = False) -> float:
        """Return the room that a line takes."""
        known = self._widths.get((text, strong))
        if known is not None or " " not in text:
            return self._word(text, strong) if known is None else known
        words = text.split(" ")
        width = self._word(" ", strong) * (len(words) - 1)
        for word in words:
            width += self._word(word, strong)
        self._widths[text, strong] = width
        return width

    def _word(self, word: str, strong: bool) -> float:  # noqa: FBT001 - a key
        key = (word, strong)
        width = self._widths.get(key)
        if width is None:
            width = self._widths[key] = self.measure(word, strong)
        return width

    def wrapped(self, text: str, room: float, lines: int) -> tuple[str, ...]:
        """Break a text into at most ``lines`` lines no wider than ``room``.

        Returns:
            The lines; what does not fit ends in « … ». Empty where not even
            one letter fits.
        """
        said: list[str] = []
        words = [word for word in text.split(" ") if word]
        while words and len(said) < lines:
            last = len(said) == lines - 1
            line, left = self._one_line(words, room, last=last)
            if not line:
                return self._cut_short(said, words, room)
            said.append(line)
            words = left
        return tuple(said)

    def _cut_short(
        self, said: list[str], left: list[str], room: float
    ) -> tuple[str, ...]:
        """End what was said in « … »: of what is left not one letter fits."""
        while said:
            left = [said.pop(), *left]
            cut = self._cut(" ".join(left), room)
            if cut:
                return (*said, cut)
        return ()

    def _one_line(
        self, words: list[str], room: float, *, last: bool
    ) -> tuple[str, list[str]]:
        """Return the first line of ``words`` and what is left for the next."""
        space = self._word(" ", False)  # noqa: FBT003 - a key
        taken, width = 0, -space
        for word in words:
            width += space + self._word(word, False)  # noqa: FBT003 - a key
            if width > room:
                break
            taken += 1
        if taken == len(words):
            return " ".join(words), []
        if last or not taken:
            return self._cut(" ".join(words), room), []
        return " ".join(words[:taken]), words[taken:]

    def _cut(self, text: str, room: float) -> str:
        """Return the beginning of a text that fits with its « … »."""
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            shown = text[:middle].rstrip() + MORE
            if self.measure(shown, False) <= room:  # noqa: FBT003 - a key
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + MORE if low else ""
