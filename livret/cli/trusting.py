"""Commands that say whom checks trust: the vault's own root, those of others."""

from __future__ import annotations

import argparse
from typing import Any

from livret.cli.checking import PEM_BYTES
from livret.cli.files import check_writable, read_bytes, write_whole
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.signing import RootSeen
from livret.usecases.trusted_roots import (
    Roots,
    forget_root,
    trust_roots,
    whom_checks_trust,
)
from livret.words.roots import event_line, fingerprint, root_line


def certs(app: App, words: argparse.Namespace, out: Output) -> int:
    """Write the roots of the vault's own authorities, or list whom checks trust."""
    if words.out is None:
        return listing(app, words, out)
    check_writable(words.out, out)
    with opened(app, words) as vault:
        pem = vault.roots_pem()
    write_whole(words.out, pem)
    out.json({"roots": str(words.out)})
    out.line(out.tr.text("Racine enregistrée : {path}", path=words.out))
    return 0


def trust(app: App, words: argparse.Namespace, out: Output) -> int:
    """Have checks trust the roots in a file."""
    data = read_bytes(words.file, PEM_BYTES)
    with opened(app, words) as vault:
        found = trust_roots(vault, data)
    out.json({"trusted": [_plain(one) for one in found]})
    for one in found:
        out.line(root_line(out.tr, one))
        out.line(f"  {fingerprint(one.sha256)}")
    out.line(
        out.tr.text(
            "Les documents signés sous ce certificat seront reconnus. Comparez"
            " l’empreinte avec celle que l’organisme donne."
        )
    )
    return 0


def listing(app: App, words: argparse.Namespace, out: Output) -> int:
    """List whom checks trust, and what was chosen since twelve months."""
    with opened(app, words) as vault:
        roots = whom_checks_trust(vault)
    out.json(_roots_plain(roots))
    if roots.own:
        out.line(out.tr.text("De ce coffre :"))
        out.line(f"  {root_line(out.tr, roots.own)}")
    out.line(out.tr.text("D’autres organismes :"))
    for one in roots.trusted:
        out.line(f"  {root_line(out.tr, one.seen)}")
        out.line(f"    {fingerprint(one.seen.sha256)}")
    if not roots.trusted:
        out.line(f"  {out.tr.text('aucun')}")
    for event in roots.events:
        out.line(event_line(out.tr, event))
    return 0


def forget(app: App, words: argparse.Namespace, out: Output) -> int:
    """Trust a root no longer."""
    with opened(app, words) as vault:
        gone = forget_root(vault, words.wanted)
    out.json({"forgotten": _plain(gone)})
    told = out.tr.text("Ce certificat n’est plus reconnu : {name}", name=gone.name)
    out.line(told)
    return 0


def _plain(root: RootSeen) -> dict[str, Any]:
    return {
        "name": root.name,
        "organisation": root.organisation or None,
        "until": root.until.isoformat(),
        "sha256": root.sha256,
    }


def _roots_plain(roots: Roots) -> dict[str, Any]:
    return {
        "own": _plain(roots.own) if roots.own else None,
        "former": [_plain(one) for one in roots.former],
        "roots": [
            {**_plain(one.seen), "since": one.on.isoformat()} for one in roots.trusted
        ],
        "journal": [
            {
                "at": one.at.isoformat(),
                "what": one.what,
                "name": one.name,
                "sha256": one.sha256,
                "who": one.who,
            }
            for one in roots.events
        ],
    }
