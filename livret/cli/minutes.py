"""The minutes of one meeting, as text made from what was said in it."""

from __future__ import annotations

import argparse
from pathlib import Path

from livret.cli.argument_parts import Commands, command, of_livret
from livret.cli.files import check_writable, write_whole
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.livret import Livret
from livret.domain.meetings import held_meetings
from livret.usecases.app import App
from livret.usecases.errors import NoMeetingHeld
from livret.usecases.livrets import look, one_livret
from livret.usecases.minutes import copy_minutes, minutes_of
from livret.words.minutes_text import minutes_text
from livret.words.translator import Translator


def add_minutes(tr: Translator, commands: Commands) -> None:
    """Add the command."""
    told = tr.text("le compte rendu d’une rencontre, fait de ce qui a été dit")
    parser = command(tr, commands, "minutes", told, minutes)
    of_livret(tr, parser)
    parser.add_argument(
        "--meeting",
        default="",
        metavar="ID",
        help=tr.text("de quelle rencontre (sinon, la dernière)"),
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=tr.text(
            "l’écrire dans un fichier pour un autre logiciel : sans les refus, sans"
            " « Ma vie », et la personne pourra le voir"
        ),
    )


def minutes(app: App, words: argparse.Namespace, out: Output) -> int:
    """Read the minutes here, or write what may be pasted in other software."""
    check_writable(words.out, out)
    with opened(app, words) as vault:
        ctx = vault.ctx
        livret = one_livret(ctx, words.livret)
        read = ctx.livret(livret)
        meeting = words.meeting or _latest(read)
        if words.out is None:
            told = minutes_of(look(ctx, livret, by="command"), meeting)
        else:
            told = copy_minutes(ctx, livret, meeting).value
        text = minutes_text(out.tr, told)
        written = None
        if words.out is not None:
            written = write_whole(words.out, text.encode()).resolve()
    out.json(
        {
            "livret": livret,
            "meeting": meeting,
            "on": told.on.isoformat(),
            "text": text,
            "out": str(written) if written else None,
        }
    )
    out.line(
        out.tr.text("Compte rendu écrit ici : {path}", path=written)
        if written
        else text.rstrip()
    )
    return 0


def _latest(livret: Livret) -> str:
    held = held_meetings(livret)
    if not held:
        raise NoMeetingHeld
    return max(held, key=lambda one: (one.on, one.at)).id
