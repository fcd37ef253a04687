"""« Copier pour mon logiciel », from the command line."""

from __future__ import annotations

import argparse

from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.copying import ORDER_SETTING, copy_for_software, order_from
from livret.usecases.livrets import one_livret
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
