"""Copies of a livret, from the command line: for a software, and for her."""

from __future__ import annotations

import argparse
from functools import partial

from livret.cli.files import write_whole
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.access import export_kept
from livret.usecases.app import App
from livret.usecases.copying import ORDER_SETTING, copy_for_software, order_from
from livret.usecases.livrets import one_livret
from livret.words.kept import kept_text
from livret.words.plain_text import plain_text


def copy_text(app: App, words: argparse.Namespace, out: Output) -> int:
    """Print what may be pasted elsewhere; the person will read that it was."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        order = order_from(words.order or vault.setting(ORDER_SETTING))
        if words.remember:
            vault.set_setting(ORDER_SETTING, ",".join(order))
        copy = copy_for_software(vault.ctx, livret, order).value
    text = plain_text(out.tr, copy)
    out.json({"livret": livret, "order": list(order), "text": text})
    out.text(text)
    return 0


def access(app: App, words: argparse.Namespace, out: Output) -> int:
    """Write everything that is kept about a person into one file for her."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        kept = export_kept(
            vault, livret, partial(kept_text, out.tr), partial(write_whole, words.out)
        ).value
    out.json(
        {
            "livret": livret,
            "file": str(words.out),
            "contributions": len(kept.log),
            "absent": len(kept.absent),
            "drafts": len(kept.beside.drafts),
            "journal": len(kept.journal),
            "files": len(kept.files),
        }
    )
    out.line(out.tr.text("Tout ce qui est gardé est dans {path}", path=words.out))
    return 0
