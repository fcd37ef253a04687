"""Commands on two livrets of one person."""

from __future__ import annotations

import argparse

from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.joining import join_livrets, part_livrets
from livret.usecases.livrets import one_livret


def join(app: App, words: argparse.Namespace, out: Output) -> int:
    """Join two livrets, in front of the person."""
    with opened(app, words) as vault:
        one = one_livret(vault.ctx, words.livret)
        other = one_livret(vault.ctx, words.other)
        made = join_livrets(
            vault.ctx, one, other, agreed=words.agreed, words=words.words
        ).value
    told = {"livrets": [one, other], "joined": made.holds}
    out.json({**told, "missing": list(made.missing)})
    if made.holds:
        out.line(out.tr.text("Les deux livrets se lisent comme un seul."))
    else:
        out.line(
            out.tr.text(
                "C’est dit ici. L’autre livret attend que la personne qui y est"
                " référente le dise aussi."
            )
        )
    return 0


def part(app: App, words: argparse.Namespace, out: Output) -> int:
    """Part two livrets that were joined."""
    with opened(app, words) as vault:
        one = one_livret(vault.ctx, words.livret)
        other = one_livret(vault.ctx, words.other)
        part_livrets(vault.ctx, one, other, words.words)
    out.json({"livrets": [one, other], "joined": False})
    out.line(out.tr.text("Les deux livrets sont séparés. Rien n’en est perdu."))
    return 0
