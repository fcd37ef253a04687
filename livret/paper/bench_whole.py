"""What a whole livret costs on paper: time, and memory when many are printed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from livret.paper.bench import by_libreoffice
from livret.usecases.app import OpenVault
from livret.usecases.example import example_livret
from livret.usecases.figures import Effort, Figure, median_of
from livret.usecases.paper_sheets.taking import take
from livret.usecases.papers import PaperChoices
from livret.usecases.sheets import Sheet
from livret.words.papers.catalogue import PAPERS

_WHOLE = "livret"
_IN_A_ROW = 15
"""Whole livrets printed for each paper measured: a hundred and five."""
_FIRST = 10
"""Printed before memory is read: faces and tables are loaded once."""
_FLAT_MIB = 10.0
_MIB = 1024 * 1024
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
