"""The command that erases a whole livret."""

from __future__ import annotations

import argparse

from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.erased_elsewhere import Erased, erased_in
from livret.usecases.erasing import (
    confirm_erasure,
    erase_livret,
    holders_of,
    waits_here,
)
from livret.usecases.livrets import any_livret
from livret.usecases.put_aside import require_in_use
from livret.usecases.sharing_errors import ErasureNotConfirmed
from livret.words.erased import erased_by, erased_why


def erase(app: App, words: argparse.Namespace, out: Output) -> int:
    """Erase a livret here, and leave what asks it of the others.

    One that somebody erased is confirmed: neither why nor whether she agreed counts.
    """
    with opened(app, words) as vault:
        ctx, sharing = vault.ctx, vault.sharing
        livret = any_livret(ctx, words.livret)
        waits = waits_here(sharing, livret)
        if not waits:
            require_in_use(ctx, livret)
        asked = erased_in(ctx, ctx.livret(livret)) if waits else None
        holders = holders_of(ctx, livret)
        if not words.confirm:
            raise ErasureNotConfirmed
        done = (
            confirm_erasure(sharing, livret).value
            if waits
            else erase_livret(sharing, livret, words.reason, agreed=words.agreed).value
        )
    told = {"livret": livret, "erased": done, "holders": list(holders)}
    out.json(told | {"asked": asked.as_plain() if asked else None})
    _tell(out, asked)
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


def _tell(out: Output, asked: Erased | None) -> None:
    """Say who erased it before, where somebody did."""
    if asked is not None:
        out.line(f"{erased_by(out.tr, asked)} {erased_why(out.tr, asked)}")
