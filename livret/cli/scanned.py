"""Pages signed by hand, beside a document: joined later, listed, written out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from livret.cli.argument_parts import Commands, command, written_to
from livret.cli.files import check_writable, read_bytes, write_whole
from livret.cli.output import Output
from livret.cli.parser import count_reader
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.documents import the_document
from livret.usecases.dossiers import find_document
from livret.usecases.livrets import note
from livret.usecases.scanned_pages import ScannedPage, join_page, kept_page, pages_of
from livret.usecases.scans import MOST_BYTES, NoSuchPage, Scan
from livret.words.dates import long_date
from livret.words.translator import Translator


def pages(app: App, words: argparse.Namespace, out: Output) -> int:
    """Join a page to an answer, write one out, or tell which are there."""
    if bool(words.scan) != bool(words.role):
        words.misused(out.tr.text("il faut les deux\u202f: --as et --scan"))
    check_writable(words.out, out)
    data = read_bytes(words.scan, MOST_BYTES) if words.scan else b""
    with opened(app, words) as vault:
        ctx = vault.ctx
        livret, document = find_document(ctx, words.document)
        if data:
            join_page(ctx, vault.paper, livret, document, words.role, Scan(data=data))
        found = pages_of(the_document(ctx, livret, document))
        picture = b""
        if words.out:
            _, picture = kept_page(ctx, _chosen(found, words.number).sha256)
            note(ctx, livret, "copied", paper="scan")
    if words.out:
        write_whole(words.out, picture)
    written = {"file": str(words.out)} if words.out else {}
    out.json({"document": document, "pages": [_plain(one) for one in found], **written})
    _say(out, found, words.out)
    return 0


def _chosen(found: tuple[ScannedPage, ...], number: int) -> ScannedPage:
    if not 1 <= number <= len(found):
        raise NoSuchPage
    return found[number - 1]


def _plain(page: ScannedPage) -> dict[str, Any]:
    return {
        "role": page.role,
        "name": page.name,
        "sha256": page.sha256,
        "type": page.type,
        "size": page.size,
        "on": page.on.isoformat(),
        "later": page.later,
        "sealed": page.sealed,
        "by": page.by,
    }


def _say(out: Output, found: tuple[ScannedPage, ...], path: Path | None) -> None:
    tr = out.tr
    if path:
        out.line(tr.text("Écrit\u202f: {path}", path=path))
        return
    if not found:
        out.line(tr.text("Aucune page signée à la main n’est jointe."))
    for at, page in enumerate(found, start=1):
        told = _told(tr, page)
        out.line(f"{at}. {told} · {page.type} · SHA-256 {page.sha256}")


def _told(tr: Translator, page: ScannedPage) -> str:
    """Return whose page it is, and whether it came with the answer or later."""
    day = long_date(tr, page.on)
    if page.later:
        return tr.text(
            "{name}, jointe après la réponse, le {day}, par {by}",
            name=page.name,
            day=day,
            by=page.by,
        )
    return tr.text("{name}, jointe avec la réponse, le {day}", name=page.name, day=day)


def add_pages(tr: Translator, commands: Commands) -> None:
    """Add the command on pages signed by hand."""
    told = tr.text("les pages signées à la main d’un document, jointes ou à joindre")
    made = command(tr, commands, "pages", told, pages)
    made.add_argument(
        "document",
        metavar="DOCUMENT",
        help=tr.text("son numéro, ou son début (6 signes au moins)"),
    )
    made.add_argument(
        "--as",
        dest="role",
        default="",
        metavar="ROLE",
        help=tr.text("à la réponse de qui\u202f: personne, social, emploi, autre-1"),
    )
    made.add_argument(
        "--scan",
        type=Path,
        metavar="FILE",
        help=tr.text(
            "joindre cette image de la page signée, même si le document est fermé"
            " (JPEG, PNG ou PDF, 10 Mo)"
        ),
    )
    made.add_argument(
        "--number",
        type=count_reader(tr, 1),
        default=1,
        metavar="N",
        help=tr.text("laquelle écrire, avec --out"),
    )
    written_to(tr, made, required=False)
