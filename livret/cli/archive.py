"""The command on livrets that are put aside, kept longer, or whose time is over."""

from __future__ import annotations

import argparse

from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.archive import (
    Decision,
    archive_of,
    archives,
    erase_at_the_end,
    keep_longer,
    keep_no_longer,
    read_aside,
)
from livret.usecases.livrets import any_livret
from livret.usecases.sharing import Sharing
from livret.words.archive import archive_lines


def archive(app: App, words: argparse.Namespace, out: Output) -> int:
    """List what is put aside or kept longer; decide about one livret, with another."""
    if not words.livret:
        return _listed(app, words, out)
    with opened(app, words) as vault:
        sharing = vault.sharing
        livret = any_livret(vault.ctx, words.livret)
        done = _decided(sharing, livret, words)
        found = archive_of(sharing, livret)
    out.json(found.as_plain() | done)
    lines = archive_lines(out.tr, found)
    if "erased" in done:
        lines = (out.tr.text("Ce livret est effacé."),)
    elif words.open:
        told = out.tr.text("Il peut être lu ici pendant un jour. Le journal le dit.")
        lines = (*lines, told)
    for line in lines or (out.tr.text("Ce livret sert encore."),):
        out.line(line)
    return 0


def _decided(
    sharing: Sharing, livret: str, words: argparse.Namespace
) -> dict[str, int]:
    """Do what two people decided, if anything; return what an erasure counts."""
    decision = Decision(livret=livret, other=words.decided_with, why=words.why)
    if words.open:
        read_aside(sharing.ctx, decision)
    elif words.keep:
        keep_longer(sharing, decision)
    elif words.release:
        keep_no_longer(sharing, decision)
    elif words.erase:
        return {"erased": erase_at_the_end(sharing, decision).value}
    return {}


def _listed(app: App, words: argparse.Namespace, out: Output) -> int:
    with opened(app, words) as vault:
        found = archives(vault.sharing)
    out.json({"archives": [one.as_plain() for one in found]})
    for one in found:
        out.line(f"{one.livret}  {' '.join(archive_lines(out.tr, one))}")
    if not found:
        out.line(out.tr.text("Aucun livret n’est mis de côté."))
    return 0
