"""The command that erases a whole livret."""

from __future__ import annotations

import argparse

from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.erasing import erase_livret, holders_of
from livret.usecases.livrets import one_livret
from livret.usecases.sharing_errors import ErasureNotConfirmed


def erase(app: App, words: argparse.Namespace, out: Output) -> int:
    """Erase a livret here, and leave what asks it of the others."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        holders = holders_of(vault.ctx, livret)
        if not words.confirm:
            raise ErasureNotConfirmed
        done = erase_livret(
            vault.sharing, livret, words.reason, agreed=words.agreed
        ).value
    out.json({"livret": livret, "erased": done, "holders": list(holders)})
    out.line(out.tr.text("Le livret est effacé ici, et n’y reviendra pas."))
    if holders:
        out.line(
            out.tr.text(
                "Pour que les autres l’effacent aussi : livret send {livret} --to …,"
                " pour {names}.",
                livret=livret,
                names=", ".join(holders),
            )
        )
    return 0
