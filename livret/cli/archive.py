"""The command on livrets that are put aside, kept longer, or whose time is over."""

from __future__ import annotations

import argparse
from typing import Any

from livret.cli.files import check_writable, read_bytes, write_whole
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
from livret.usecases.second_person import (
    WHAT,
    ask_second,
    asked_in,
    confirm,
    confirmed_in,
)
from livret.usecases.sharing import Sharing
from livret.words.archive import archive_lines, asked_line

_SMALL = 64 * 1024


def archive(app: App, words: argparse.Namespace, out: Output) -> int:
    """List what is put aside or kept longer; decide about one livret, with another."""
    if words.confirm is not None:
        return _confirmed(app, words, out)
    if not words.livret:
        return _listed(app, words, out)
    check_writable(words.ask, out)
    told: dict[str, Any] = {}
    with opened(app, words) as vault:
        sharing = vault.sharing
        livret = any_livret(vault.ctx, words.livret)
        if words.ask is None:
            told = _decided(sharing, livret, words)
        else:
            asked = ask_second(sharing, livret, _what(words), words.why)
            told = {"asked": str(write_whole(words.ask, asked))}
        found = archive_of(sharing, livret)
    out.json(found.as_plain() | told)
    lines = archive_lines(out.tr, found)
    if "erased" in told:
        lines = (out.tr.text("Ce livret est effacé."),)
    elif "asked" in told:
        lines = (
            *lines,
            out.tr.text(
                "La demande est écrite\u202f: {path}. L’autre personne la confirme dans"
                " son Livret (livret archive --confirm) et vous rend un fichier.",
                path=words.ask,
            ),
        )
    elif words.open:
        said = out.tr.text("Il peut être lu ici pendant un jour. Le journal le dit.")
        lines = (*lines, said)
    for line in lines or (out.tr.text("Ce livret sert encore."),):
        out.line(line)
    return 0


def _what(words: argparse.Namespace) -> str:
    """Return what is decided, a code of ``WHAT``, or nothing."""
    return next((what for what in WHAT if getattr(words, what)), "")


def _decided(
    sharing: Sharing, livret: str, words: argparse.Namespace
) -> dict[str, Any]:
    """Do what two people decided, if anything; return what an erasure counts."""
    what, second = _what(words), None
    if what and words.confirmed is not None:
        data = read_bytes(words.confirmed, _SMALL)
        second = confirmed_in(sharing, livret, what, data)
    decision = Decision(
        livret=livret, other=words.decided_with, why=words.why, second=second
    )
    if what == "open":
        read_aside(sharing.ctx, decision)
    elif what == "keep":
        keep_longer(sharing, decision)
    elif what == "release":
        keep_no_longer(sharing, decision)
    elif what == "erase":
        return {"erased": erase_at_the_end(sharing, decision).value}
    return {}


def _confirmed(app: App, words: argparse.Namespace, out: Output) -> int:
    """Confirm what somebody else asks, with the key of this vault."""
    if words.out is None:
        words.misused(out.tr.text("il manque\u202f: --out"))
    check_writable(words.out, out)
    data = read_bytes(words.confirm, _SMALL)
    with opened(app, words) as vault:
        asked = asked_in(vault.sharing, data)
        done = confirm(vault.sharing, data)
    write_whole(words.out, done)
    out.json({"file": str(words.out), "by": asked.by, "what": asked.what})
    out.line(asked_line(out.tr, asked))
    out.line(
        out.tr.text("Confirmé avec votre clé. À lui rendre : {path}", path=words.out)
    )
    return 0


def _listed(app: App, words: argparse.Namespace, out: Output) -> int:
    with opened(app, words) as vault:
        found = archives(vault.sharing)
    out.json({"archives": [one.as_plain() for one in found]})
    for one in found:
        out.line(f"{one.livret}  {' '.join(archive_lines(out.tr, one))}")
    if not found:
        out.line(out.tr.text("Aucun livret n’est mis de côté."))
    return 0
