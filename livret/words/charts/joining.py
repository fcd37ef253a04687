"""Joint acts: each a line through all the lanes, with its name under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


class Joining:
    """The joint acts of a picture, those of one day on one line."""

    def __init__(
        self,
        letters: Lettering,
        axis: Axis,
        acts: Sequence[Entry],
        today: float | None = None,
    ) -> None:
        """Give acts that stand close one line.

        Never one before and one after today, nor from today on one done and one
        planned: a name is read as that of its line's day.

        Args:
            letters: Measures names.
            axis: Where days stand.
            acts: In any order.
            today: Where its line stands; None where it is not in sight.
        """
        self._letters = letters
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
        free = [float("-inf")] * _BANDS
        deep = [0] * _BANDS
        columns: list[tuple[int, float, list[Entry], float]] = []
        for x, acts in self._groups:
            width = max(letters.width(act.label, strong=True) for act in acts)
            left = min(max(0.0, x - width / 2), self._width - width)
            # A name may stand a little beside its ring rather than under another.
            near = left + min(width / 2, px(_ASIDE))
            last = self._width - width
            # One pushed past the edge of the picture would be cut there.
            band = next((b for b, f in enumerate(free) if f <= min(near, last)), None)
            if band is None:
                pieces |= self._alone(x, acts, bottom)
                continue
            left = max(left, free[band])
            free[band] = left + width + px(2 * _GAP)
            deep[band] = max(deep[band], len(acts))
            columns.append((band, left, acts, width))
        for band, left, acts, width in columns:
            start = y + sum(deep[:band]) * letters.line
            pieces |= self._column(left, acts, width, start)
        return pieces, y + sum(deep) * letters.line + px(_GAP)

    def _alone(
        self, x: float, acts: Sequence[Entry], bottom: float
    ) -> dict[str, Piece]:
        """No room for a name: the ring is the piece."""
        ring, pad = self._px(_RING), self._px(3)
        low = bottom + self._px(_GAP)
        box = Box(x - ring / 2 - pad, low - pad, ring + 2 * pad, ring + 2 * pad)
        return {act.id: Piece(id=act.id, box=box) for act in acts}

    def _column(
        self, left: float, acts: Sequence[Entry], width: float, y: float
    ) -> dict[str, Piece]:
        letters, pad = self._letters, self._px(3)
        pieces = {}
        for act in acts:
            own = letters.width(act.label, strong=True)
            start = left + (width - own) / 2
            said = Words(start, y, act.label, own, "accent", letters.size, strong=True)
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
