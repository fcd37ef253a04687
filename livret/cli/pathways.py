"""The time line of a livret: both sides, her life between, what joins them."""

from __future__ import annotations

import argparse

from livret.cli.argument_parts import Commands, command, of_livret
from livret.cli.output import Output
from livret.cli.parser import day_reader
from livret.cli.vaults import opened
from livret.domain.livret import Livret
from livret.domain.timeline import timeline_of
from livret.usecases.app import App, OpenVault
from livret.usecases.livrets import look, one_livret
from livret.usecases.looking_then import as_known
from livret.usecases.pathways import timeline_as_plain
from livret.words.goals import FUNCTIONS
from livret.words.timeline import entries_of
from livret.words.translator import Translator


def add_timeline(tr: Translator, commands: Commands) -> None:
    """Add the command."""
    told = tr.text("le parcours : la vie, les deux côtés, ce qui se fait ensemble")
    parser = command(tr, commands, "timeline", told, timeline)
    of_livret(tr, parser)
    parser.add_argument(
        "--at",
        type=day_reader(tr),
        metavar="DATE",
        help=tr.text("ce qu’on savait ce jour-là"),
    )
    parser.add_argument(
        "--function",
        action="append",
        choices=tuple(FUNCTIONS),
        default=[],
        dest="lens",
        help=tr.text("ce qui aide pour cela, et toute sa vie ; plusieurs possibles"),
    )


def timeline(app: App, words: argparse.Namespace, out: Output) -> int:
    """Read the time line; the person will see that it was opened."""
    with opened(app, words) as vault:
        read = _read(vault, words)
        today = words.at or app.clock.today()
    out.json(timeline_as_plain(read, today, words.lens))
    line = timeline_of(read).through(words.lens)
    entries = list(entries_of(out.tr, read, line, today=today))
    for entry in entries:
        out.line(entry.sentence)
    if not entries:
        out.line(out.tr.text("Rien n’est encore sur le parcours."))
    return 0


def _read(vault: OpenVault, words: argparse.Namespace) -> Livret:
    livret = one_livret(vault.ctx, words.livret)
    if words.at is not None:
        return as_known(vault.ctx, livret, words.at)
    return look(vault.ctx, livret, by="command")
