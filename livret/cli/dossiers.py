"""The command that makes the evidence dossier of a signed document."""

from __future__ import annotations

import argparse

from livret.cli.files import check_writable, write_whole
from livret.cli.output import Output
from livret.cli.printing import hers
from livret.cli.progress import Stoppable
from livret.cli.sheets import dressed
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.dossiers import find_document, make_dossier
from livret.usecases.her_passphrase import closed_for_her


def dossier(app: App, words: argparse.Namespace, out: Output) -> int:
    """Write the evidence dossier of a document.

    Raises:
        PrintingStopped: Ctrl+C was pressed; nothing was kept.
    """
    check_writable(words.out, out)
    phrase = hers(words, out)
    with opened(app, words) as vault:
        found = find_document(vault.ctx, words.document)
        language, dress = dressed(words)
        with Stoppable(out, asked=words.progress) as going:
            pdf = make_dossier(
                vault.ctx,
                vault.paper,
                found,
                language,
                dress,
                progress=going.go_on,
            )
            if phrase:
                pdf = closed_for_her(vault.paper, pdf, phrase)
            write_whole(words.out, pdf)
    closed = {"closed": True} if phrase else {}
    out.json({"document": found[1], "file": str(words.out), **closed})
    out.line(out.tr.text("Écrit\u202f: {path}", path=words.out))
    return 0
