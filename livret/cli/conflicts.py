"""Commands on texts written at the same time."""

from __future__ import annotations

import argparse
from typing import Any

from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.kinds import SlotKey
from livret.usecases.app import App
from livret.usecases.livrets import one_livret
from livret.usecases.reconciling import Conflict, Settle, conflicts_of, settle
from livret.usecases.sharing_errors import NothingInConflict
from livret.usecases.showing import value
from livret.words.reconciling import settled_told
from livret.words.side_by_side import conflict_lines

_NUMBERED = "/"


def conflicts(app: App, words: argparse.Namespace, out: Output) -> int:
    """Show every place that waits, both texts side by side."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        read = vault.ctx.together(livret)
        found = conflicts_of(vault.ctx, livret)
    out.json({"livret": livret, "conflicts": [_plain(one) for one in found]})
    if not found:
        out.line(out.tr.text("Rien à relire."))
    for at, one in enumerate(found, 1):
        first, *lines = conflict_lines(out.tr, read, one)
        out.line(f"{at}. {first}  {_NUMBERED.join(one.place)}")
        for line in lines:
            out.line(line)
    return 0


def resolve(app: App, words: argparse.Namespace, out: Output) -> int:
    """Choose one, keep both, or write a third."""
    chosen = [bool(words.keep), words.both, bool(words.words)]
    if sum(chosen) != 1:
        words.misused(out.tr.text("il faut --keep, --both ou --words, un seul"))
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        place = _place(conflicts_of(vault.ctx, livret), words.place)
        standing = vault.ctx.together(livret).at(*place)
        command = Settle(
            livret=livret,
            place=place,
            keep=words.keep,
            both=words.both,
            words=words.words,
        )
        made = settle(vault.ctx, command).value
        left = len(vault.ctx.together(livret).side_by_side)
    out.json({"livret": livret, "id": made, "place": list(place), "left": left})
    others = len(standing) - (1 if words.both else 0)
    if words.keep:
        others -= any(one.id.startswith(words.keep) for one in standing)
    out.line(settled_told(out.tr, others, joined=words.both))
    return 0


def _place(found: tuple[Conflict, ...], wanted: str) -> SlotKey:
    """Return a place by its number in the list, or as it is written."""
    if wanted.isascii() and wanted.isdigit():
        at = int(wanted)
        if not 1 <= at <= len(found):
            raise NothingInConflict(place=wanted)
        return found[at - 1].place
    return tuple(wanted.split(_NUMBERED))


def _plain(one: Conflict) -> dict[str, Any]:
    return {
        "place": list(one.place),
        "kind": one.sides[0].value.kind,
        "settled_by": one.settled_by,
        "both": one.both,
        "earlier": list(one.earlier),
        "values": [
            {**value(side.value), "seen": list(side.seen)} for side in one.sides
        ],
    }
