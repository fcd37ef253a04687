"""What a whole livret costs on paper: time, until it can be stopped, and memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from livret.paper.bench import by_libreoffice
from livret.usecases.app import OpenVault
from livret.usecases.example import example_livret
from livret.usecases.figures import Effort, Figure, median_of
from livret.usecases.paper_sheets.taking import take
from livret.usecases.papers import PaperChoices
from livret.usecases.sheets import Sheet
from livret.words.papers.catalogue import PAPERS

_WHOLE = "livret"
_STOP_MS = 500.0
"""Agreed: the longest that somebody who stops the printing waits for its end."""
_IN_A_ROW = 15
"""Whole livrets printed for each paper measured: a hundred and five."""
_FIRST = 10
"""Printed before memory is read: faces and tables are loaded once."""
_FLAT_MIB = 10.0
_MIB = 1024 * 1024
_MS = 1000
_STATM = Path("/proc/self/statm")


def figures(
    vault: OpenVault, livret: str, folder: Path, *, effort: Effort
) -> Iterator[Figure]:
    """Measure a whole livret, and many in a row.

    Args:
        vault: Open.
        livret: A long one (``effort.contributions``).
        folder: Where the peer may write.
        effort: How much is measured.
    """
    now = vault.ctx.clock.now()
    long = _sheet(vault, livret)
    yield Figure(
        name="whole_livret",
        value=median_of(partial(vault.paper.draw, long, now), effort.papers),
        unit="ms",
    )
    yield Figure(
        name="whole_livret.to_stop",
        value=_longest_silence(partial(vault.paper.draw, long, now)),
        unit="ms",
        limit=_STOP_MS,
        bound=1,
    )
    yield from by_libreoffice(long, folder, "whole_livret_by_libreoffice")
    short = _sheet(vault, example_livret(vault.ctx))
    draw = partial(vault.paper.draw, short, now)
    if _STATM.is_file():
        yield Figure(
            name="whole_livrets_in_a_row",
            value=_growth(draw, _IN_A_ROW * effort.papers),
            unit="MiB",
            limit=_FLAT_MIB,
            bound=1,
        )


def _sheet(vault: OpenVault, livret: str) -> Sheet:
    ctx = vault.ctx
    choices = PaperChoices(language="fr", on=ctx.clock.today(), witness=ctx.owner.name)
    composed = take(ctx, livret, PAPERS[_WHOLE].takes, choices)
    return vault.paper.named(composed.sheet)


def _longest_silence(draw: partial[bytes]) -> float:
    """Return the longest, in ms, from one call of the progress to the next.

    The way to the first call and the way from the last one to the finished paper
    count too: whoever stops the printing is heard at the next call only.
    """
    heard = [perf_counter()]

    def progress(_done: int, _total: int) -> bool:
        heard.append(perf_counter())
        return True

    draw(progress=progress)
    heard.append(perf_counter())
    return max(after - before for before, after in pairwise(heard)) * _MS


def _growth(draw: partial[bytes], times: int) -> float:
    """Return by how much resident memory grew, in MiB; less than 0 if it shrank."""
    for _ in range(_FIRST):
        draw()
    before = _resident()
    for _ in range(times):
        draw()
    return _resident() - before


def _resident() -> float:
    pages = int(_STATM.read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MIB
