"""What is coming in every livret, and a calendar file of it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from livret.cli.argument_parts import Commands, command
from livret.cli.files import check_writable, write_whole
from livret.cli.output import Output
from livret.cli.parser import day_reader
from livret.cli.vaults import opened
from livret.usecases.agenda import (
    AgendaLine,
    CalendarEntry,
    HopedFor,
    calendar,
    hoped_for,
)
from livret.usecases.agenda import agenda as lines_of
from livret.usecases.app import App
from livret.words.dates import hoped_until, weekday_date
from livret.words.meetings import means_label
from livret.words.papers.catalogue import PAPERS
from livret.words.translator import Translator


def add_agenda(tr: Translator, commands: Commands) -> None:
    """Add the command."""
    told = tr.text("ce qui vient, dans tous les livrets")
    parser = command(tr, commands, "agenda", told, agenda)
    day = day_reader(tr)
    parser.add_argument(
        "--from",
        dest="first",
        type=day,
        metavar="DATE",
        help=tr.text("à partir de ce jour (sinon, aujourd’hui)"),
    )
    parser.add_argument(
        "--to", dest="last", type=day, metavar="DATE", help=tr.text("jusqu’à ce jour")
    )
    parser.add_argument(
        "--ics",
        type=Path,
        metavar="FILE",
        help=tr.text("écrire aussi un calendrier, sans nom, sans lieu, sans sujet"),
    )


def agenda(app: App, words: argparse.Namespace, out: Output) -> int:
    """List what is planned; a calendar that is written is in each journal."""
    check_writable(words.ics, out)
    with opened(app, words) as vault:
        found = lines_of(vault.ctx, words.first, words.last)
        signatures = hoped_for(vault.ctx, words.first, words.last)
        written = None
        if words.ics is not None:

            def leave(entries: Sequence[CalendarEntry]) -> None:
                data = app.calendar_file(entries, out.tr.language)
                write_whole(words.ics, data)

            calendar(vault.ctx, leave, words.first, words.last)
            written = words.ics.resolve()
    out.json(
        {
            "meetings": [_as_plain(line) for line in found],
            "signatures": [_without_empty(asdict(one)) for one in signatures],
            "ics": str(written) if written else None,
        }
    )
    for line in found:
        out.line(_as_line(out.tr, line))
    for one in signatures:
        out.line(_hoped_for(out.tr, one))
    if not found and not signatures:
        out.line(out.tr.text("Rien n’est prévu."))
    if written:
        out.line(out.tr.text("Calendrier écrit ici : {path}", path=written))
    return 0


def _as_plain(line: AgendaLine) -> dict[str, object]:
    told = _without_empty(asdict(line))
    del told["revision"]
    return told


def _without_empty(told: Mapping[str, object]) -> dict[str, object]:
    plain = {name: None if value == "" else value for name, value in told.items()}
    return {**plain, "on": str(plain["on"])}


def _as_line(tr: Translator, line: AgendaLine) -> str:
    who = line.called or line.private_line
    when = f"{weekday_date(tr, line.on)} {line.on.year}"
    parts = (when, line.at, who, means_label(tr, line.means), line.place)
    return "  ".join(part for part in parts if part)


def _hoped_for(tr: Translator, one: HopedFor) -> str:
    who = one.called or one.private_line
    paper = PAPERS.get(one.paper)
    parts = (who, tr.text(paper.title) if paper else "", hoped_until(tr, one.on, None))
    return "  ".join(part for part in parts if part)
