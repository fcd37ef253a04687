"""Joint acts: each a line through all the lanes, with its name under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from livret.words.charts.axis import Axis
from livret.words.charts.entries import Entry
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import Box, Mark, Piece, Shape, Stroke, Words

_RING = 14.0
_GAP = 6.0
_ASIDE = 28.0
_BANDS = 4
"""How many rows of names there may be under the lanes."""

_MORE = 3
"""Rows under these, of numbers alone."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What stands under one line.

    Attributes:
        said: Acts, each with its text.
        left: Left edge.
        width: That of the widest text.
        numbers: The texts are numbers of a list.
    """

    said: tuple[tuple[Entry, str], ...]
    left: float
    width: float
    numbers: bool


class Joining:
    """The joint acts of a picture, those of one day on one line."""

    def __init__(
        self,
        letters: Lettering,
        axis: Axis,
        acts: Sequence[Entry],
        today: float | None = None,
        figures: Callable[[str], str] = str,
    ) -> None:
        """Give acts that stand close one line.

        Never one before and one after today, nor from today on one done and one
        planned: a name is read as that of its line's day.

        Args:
            letters: Measures names.
            axis: Where days stand.
            acts: In any order.
            today: Where its line stands; None where it is not in sight.
            figures: Writes numbers as the language does.
        """
        self._letters = letters
        self._figures = figures
        self._px = letters.length
        self._width = axis.width
        self._groups: list[tuple[float, list[Entry]]] = []
        ring = self._px(_RING)
        places = {act.id: axis.x(act.on) for act in acts}
        if today is not None:
            places = _beside_today(places, today, ring / 2)
        for act in sorted(acts, key=lambda act: (act.on, act.planned)):
            x = places[act.id]
            last, mates = self._groups[-1] if self._groups else (-inf, [])
            apart = today is not None and (last < today) != (x < today)
            if apart or x - last >= ring:
                self._groups.append((x, [act]))
            elif _parted(act, mates, x, today) and last + ring <= self._width:
                self._groups.append((last + ring, [act]))
            else:
                mates.append(act)

    @property
    def walls(self) -> list[float]:
        """Where the lines stand."""
        return [x for x, _ in self._groups]

    @property
    def head(self) -> float:
        """Room over the lanes for the upper rings."""
        return self._px(_RING + _GAP) if self._groups else 0.0

    def lines(self, top: float, bottom: float) -> list[Shape]:
        """The lines from ring to ring; dashed where all of it is planned."""
        found: list[Shape] = []
        ring = self._px(_RING)
        for x, acts in self._groups:
            planned = all(act.planned for act in acts)
            width = self._px(2)
            low = bottom + self._px(_GAP)
            found.append(Stroke(x, top + ring, x, low, "accent", width, dashed=planned))
            found += [
                Mark(Box(x - ring / 2, y, ring, ring), "ensemble", planned)
                for y in (top, low)
            ]
        return found

    def names(self, bottom: float) -> tuple[dict[str, Piece], float]:
        """Place the names under the lines.

        Args:
            bottom: Where the lanes end.

        Returns:
            Pieces by id, and where the picture ends.
        """
        letters, px = self._letters, self._px
        if not self._groups:
            return {}, bottom + px(_GAP)
        y = bottom + px(_GAP + _RING + 4)
        pieces: dict[str, Piece] = {}
        free = [float("-inf")] * (_BANDS + _MORE)
        deep = [0] * (_BANDS + _MORE)
        columns: list[tuple[int, _Named]] = []
        for x, acts in self._groups:
            for named in self._said(x, acts):
                # A name may stand a little beside its ring rather than under another.
                near = named.left + min(named.width / 2, px(_ASIDE))
                # One pushed past the edge of the picture would be cut there.
                near = min(near, self._width - named.width)
                rows = free if named.numbers else free[:_BANDS]
                band = next((b for b, f in enumerate(rows) if f <= near), None)
                if band is not None:
                    left = max(named.left, free[band])
                    free[band] = left + named.width + px(2 * _GAP)
                    deep[band] = max(deep[band], len(acts))
                    columns.append((band, replace(named, left=left)))
                    break
            else:
                pieces |= self._alone(x, acts, bottom)
        for band, named in columns:
            start = y + sum(deep[:band]) * letters.line
            pieces |= self._column(named, start)
        return pieces, y + sum(deep) * letters.line + px(_GAP)

    def _said(self, x: float, acts: Sequence[Entry]) -> Iterator[_Named]:
        """Yield acts with their names; then, on paper, with their numbers in its list.

        A list stands beside what is on paper; a screen names what is pointed at.
        """
        named = [(act, act.label) for act in acts]
        numbers = [(act, self._figures(str(act.number))) for act in acts if act.number]
        for said in (named, numbers):
            if said:
                texts = (text for _, text in said)
                wide = max(self._letters.width(text, strong=True) for text in texts)
                left = min(max(0.0, x - wide / 2), self._width - wide)
                yield _Named(tuple(said), left, wide, said is numbers)

    def _alone(
        self, x: float, acts: Sequence[Entry], bottom: float
    ) -> dict[str, Piece]:
        """No room for a name: the ring is the piece."""
        ring, pad = self._px(_RING), self._px(3)
        low = bottom + self._px(_GAP)
        box = Box(x - ring / 2 - pad, low - pad, ring + 2 * pad, ring + 2 * pad)
        return {act.id: Piece(id=act.id, box=box) for act in acts}

    def _column(self, named: _Named, y: float) -> dict[str, Piece]:
        letters, pad = self._letters, self._px(3)
        pieces = {}
        for act, text in named.said:
            own = letters.width(text, strong=True)
            start = named.left + (named.width - own) / 2
            said = Words(start, y, text, own, "accent", letters.size, strong=True)
            box = Box(start - pad, y, own + 2 * pad, letters.line)
            pieces[act.id] = Piece(id=act.id, box=box, shapes=(said,))
            y += letters.line
        return pieces


def _parted(act: Entry, mates: Sequence[Entry], x: float, today: float | None) -> bool:
    """Tell whether, from today on, one is planned and the others are done."""
    ahead = today is not None and x >= today
    return ahead and any(one.planned != act.planned for one in mates)


def _beside_today(
    places: Mapping[str, float], today: float, half: float
) -> dict[str, float]:
    """Return where lines stand whose rings would meet across today's.

    One that is over and one to come keep a ring each, on its own side.
    """
    over = max((x for x in places.values() if x < today), default=-inf)
    ahead = min((x for x in places.values() if x >= today), default=inf)
    if ahead - over >= 2 * half:
        return dict(places)
    before, after = today - half, today + half
    return {
        id_: min(x, before) if x < today else max(x, after) for id_, x in places.items()
    }
