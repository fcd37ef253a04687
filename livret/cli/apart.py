"""Commands on what is kept of a livret without counting."""

from __future__ import annotations

import argparse

from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.aside import Aside, adopt, kept_apart_of
from livret.usecases.livrets import one_livret
from livret.words.dates import long_date
from livret.words.history import kind_label
from livret.words.sharing import ASIDE, FORMER_KEY


def aside(app: App, words: argparse.Namespace, out: Output) -> int:
    """Show what waits or was set aside; take up what somebody left behind."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        if words.adopt:
            adopt(vault.ctx, livret, words.adopt)
        apart = kept_apart_of(vault.ctx, livret)
    out.json(
        {
            "livret": livret,
            "adopted": list(words.adopt),
            "waiting": apart.waiting,
            "missing": apart.missing,
            "aside": [_plain(one) for one in apart.aside],
        }
    )
    for one in apart.aside:
        out.line(_line(out, one))
    if apart.waiting:
        out.line(
            out.tr.plural(
                "{count} chose attend : il en manque une autre, d’avant.",
                "{count} choses attendent : il en manque d’autres, d’avant.",
                apart.waiting,
            )
        )
    if not apart.aside and not apart.waiting:
        out.line(out.tr.text("Rien n’est gardé à part."))
    return 0


def _plain(one: Aside) -> dict[str, object]:
    return {
        "id": one.id,
        "reason": one.reason,
        "author": one.author,
        "kind": one.kind or None,
        "words": one.words,
        "said_on": one.said_on.isoformat() if one.said_on else None,
        "adoptable": one.adoptable,
    }


def _line(out: Output, one: Aside) -> str:
    tr = out.tr
    day = long_date(tr, one.said_on) if one.said_on else ""
    kind = kind_label(tr, one.kind) if one.kind else ""
    why = FORMER_KEY if one.former_key else ASIDE.get(one.reason, ASIDE["invalid"])
    told = [one.id[:12], day, kind, one.author, one.words, f"({tr.text(why)})"]
    return "  ".join(part for part in told if part)
