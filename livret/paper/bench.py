"""What papers cost in the running program, once everything is loaded.

Making one, signing it three times, checking it; and, where LibreOffice is
installed, how long that takes to make a PDF of the same words.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from livret.paper.preview import count
from livret.usecases.app import OpenVault
from livret.usecases.demo import a_stroke
from livret.usecases.example import example_livret
from livret.usecases.figures import Effort, Figure, median_of
from livret.usecases.papers import PaperChoices, compose_diagnostic
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.sheets import DiagnosticSheet, Sheet, as_json
from livret.usecases.signing import SigningAct, Understood

TWO_PAGES_MS = 80.0
FURTHER_PAGE_MS = 30.0
SHAPED_MS = 250.0
SCRIPTS = ("ar", "bn", "ti", "zh")
"""Languages of the scripts that are shaped: from right to left, with marks that
stack, with many letters."""
SIGN_MS = 250.0
CHECK_MS = 250.0

_PAGES = 2
_LONGER = 8
"""How many times the goals are told in the long paper."""
_OFFICE = "soffice"
_OFFICE_SECONDS = 120


def figures(vault: OpenVault, folder: Path, *, effort: Effort) -> Iterator[Figure]:
    """Measure making, signing and checking a diagnosis of the fictitious livret."""
    ctx, paper = vault.ctx, vault.paper
    choices = PaperChoices(language="fr", on=ctx.clock.today(), witness=ctx.owner.name)
    composed = compose_diagnostic(ctx.livret(example_livret(ctx)), choices)
    now = ctx.clock.now()
    sheet = _of_two_pages(paper, composed.sheet, now)
    yield from _drawing(paper, sheet, now, effort)
    yield from _in_scripts(paper, sheet, now, effort)
    yield from by_libreoffice(sheet, folder, "paper_by_libreoffice")
    roots = [vault.roots_pem()]
    yield from _signing(paper, sheet, roots, now, effort)


def _of_two_pages(
    paper: PaperRoom, sheet: DiagnosticSheet, now: dt.datetime
) -> DiagnosticSheet:
    """Return the sheet with as many topics as two pages hold."""
    rows = sheet.rows
    while rows and count(paper.draw(sheet, now)) > _PAGES:
        rows = rows[:-1]
        sheet = dataclasses.replace(sheet, rows=rows)
    return sheet


def _drawing(
    paper: PaperRoom, sheet: DiagnosticSheet, now: dt.datetime, effort: Effort
) -> Iterator[Figure]:
    longer = dataclasses.replace(sheet, goals=sheet.goals * _LONGER)
    further = count(paper.draw(longer, now)) - count(paper.draw(sheet, now))
    two = median_of(lambda: paper.draw(sheet, now), effort.papers)
    more = median_of(lambda: paper.draw(longer, now), effort.papers)
    yield Figure(
        name="paper_of_two_pages", value=two, unit="ms", limit=TWO_PAGES_MS, bound=1
    )
    yield Figure(
        name="paper_further_page",
        value=(more - two) / further,
        unit="ms",
        limit=FURTHER_PAGE_MS,
        bound=1,
    )


def _in_scripts(
    paper: PaperRoom, sheet: DiagnosticSheet, now: dt.datetime, effort: Effort
) -> Iterator[Figure]:
    """Measure two pages in scripts that are shaped, and in two languages."""
    for language in SCRIPTS:
        aid = _of_two_pages(paper, dataclasses.replace(sheet, language=language), now)
        yield Figure(
            name=f"paper_of_two_pages_{language}",
            value=median_of(partial(paper.draw, aid, now), effort.papers),
            unit="ms",
            limit=SHAPED_MS,
            bound=1,
        )


def _signing(
    paper: PaperRoom,
    sheet: DiagnosticSheet,
    roots: list[bytes],
    now: dt.datetime,
    effort: Effort,
) -> Iterator[Figure]:
    # A paper of its own for each run: nothing is known of it beforehand.
    drawn = [
        paper.draw(sheet, now - dt.timedelta(seconds=before))
        for before in range(effort.papers + 1)
    ]
    sign = partial(_signed, paper, sheet, now=now)
    signed = sign(drawn.pop())
    assert paper.check(signed, roots=roots, now=now).signatures  # noqa: S101 - warms up
    yield Figure(
        name="three_signatures",
        value=median_of(lambda: sign(drawn.pop()), effort.papers),
        unit="ms",
        limit=SIGN_MS,
        bound=1,
    )
    yield Figure(
        name="check_three_signatures",
        value=median_of(
            lambda: paper.check(signed, roots=roots, now=now), effort.papers
        ),
        unit="ms",
        limit=CHECK_MS,
        bound=1,
    )


def _signed(
    paper: PaperRoom, sheet: DiagnosticSheet, pdf: bytes, *, now: dt.datetime
) -> bytes:
    """Sign for everyone: drawn by those without a certificate here."""
    ways = {sheet.signatories[1].role: "certificate"}
    for place in sheet.signatories:
        act = SigningAct(
            role=place.role,
            way=ways.get(place.role, "drawn"),
            name=place.name,
            strokes=() if place.role in ways else a_stroke(3),
            understood=Understood(explained_by=sheet.witness, read_aloud=True),
            attested_by=sheet.witness,
        )
        pdf = paper.sign(pdf, act, now)
    return pdf


def by_libreoffice(sheet: Sheet, folder: Path, name: str) -> Iterator[Figure]:
    """Let LibreOffice make a PDF of the same words, where it is installed.

    Args:
        sheet: What is printed.
        folder: Where it may write.
        name: Of the figure.
    """
    office = shutil.which(_OFFICE)
    if office is None:
        return
    source = folder / "paper.html"
    words = "".join(f"<p>{html.escape(text)}</p>" for text in _texts(as_json(sheet)))
    source.write_text(f"<html><body>{words}</body></html>", encoding="utf-8")
    command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    convert = partial(
        subprocess.run,
        [*command, str(source)],
        check=True,
        capture_output=True,
        timeout=_OFFICE_SECONDS,
    )
    yield Figure(name=name, value=median_of(convert, 3), unit="ms")


def _texts(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for item in plain.values():
            yield from _texts(item)
    elif isinstance(plain, list):
        for item in plain:
            yield from _texts(item)
