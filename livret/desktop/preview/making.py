"""Making a paper on the vault's worker: watched, and stopped when unwanted."""

from __future__ import annotations

from dataclasses import dataclass

from livret.desktop.documents.reading import find_document
from livret.desktop.kit.text import plain
from livret.desktop.long_paper import Watch
from livret.desktop.preview.kind import DIAGNOSTIC
from livret.domain.documents import Document
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.amending import amending, replaced_by, waiting_same
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Changes, Done
from livret.usecases.documents import Frozen, freeze, newest_revision, preview
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.usecases.papers import Composed, PaperChoices
from livret.usecases.scanned_pages import kept_page, pages_of
from livret.usecases.scans import Scan
from livret.usecases.sheets import Sheet
from livret.words.dates import long_date
from livret.words.papers.aids import parted
from livret.words.papers.catalogue import Paper
from livret.words.papers.pictures import pictured_as
from livret.words.translator import Translator

SCAN = "scan"
"""A page signed by hand, as the journal calls it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as it was drawn.

    Attributes:
        livret: Whose.
        pdf: The file; signing freezes exactly these bytes.
        composed: What it says; None for a document already frozen.
        amends: Id of the document it replaces, possibly empty.
        paper: Name of a document already frozen.
    """

    livret: str
    pdf: bytes
    composed: Composed[Sheet] | None = None
    amends: str = ""
    paper: str = DIAGNOSTIC


Drawn = tuple[Watch, Made, Livret]
"""What was asked for, the paper, and the livret it was made from."""

Kept = tuple[Watch, Scan, Livret]
"""The same of a page signed by hand, before it was read."""


def new_paper(
    vault: OpenVault, watch: Watch, livret: str, choices: PaperChoices, paper: Paper
) -> Drawn | None:
    """Make a new paper; None when it was stopped."""
    ctx = vault.ctx
    folded = ctx.livret(livret)
    before = None
    # A new paper says which one it replaces, whether that one was closed or not.
    if choices.to_sign or paper.name == DIAGNOSTIC:
        before = replaced_by(ctx, livret, paper.name, paper.takes, choices)
    choices = amending(choices, before)
    try:
        composed, pdf = preview(
            ctx, vault.paper, livret, choices, paper.takes, watch.go_on
        )
    except PrintingStopped:
        return None
    return watch, Made(livret, pdf, composed, before.id if before else ""), folded


def worn(before: Document) -> tuple[str, str, bool]:
    """Return the language and the form of a paper, and whether it has its pictures.

    The language of a paper in two is the one that faces the French.
    """
    name, facing = parted(before.dress)
    form = pictured_as(name)
    return facing or before.language, form, form == name


def stored_paper(vault: OpenVault, watch: Watch, livret: str, document: str) -> Drawn:
    """Return the newest revision of a document."""
    pdf = newest_revision(vault.ctx, livret, document)
    folded = vault.ctx.livret(livret)
    found = find_document(folded, document)
    return watch, Made(livret, pdf, paper=found.paper if found else ""), folded


def kept_scan(vault: OpenVault, watch: Watch, livret: str, sha256: str) -> Kept:
    """Return a page signed by hand as it is kept."""
    page, data = kept_page(vault.ctx, sha256)
    return watch, Scan(data=data, type=page.type), vault.ctx.livret(livret)


def scan_drawn(app: App, kept: Kept) -> Drawn:
    """Return a page signed by hand, to be looked at; it may take a minute to read."""
    watch, scan, livret = kept
    return watch, Made(livret.id, app.scan_shown(scan), paper=SCAN), livret


def scan_told(
    tr: Translator, livret: Livret, document: Document, sha256: str
) -> tuple[str, str]:
    """Return whose page it is, and what answers for it."""
    called = person_of(livret).called
    for page in pages_of(document):
        place = document.place(page.role)
        if page.sha256 != sha256 or place is None:
            continue
        name = plain(place.name_now(called))
        title = tr.text("Page signée à la main\u202f: {name}", name=name)
        day = long_date(tr, page.on)
        if not page.later:
            return title, tr.text(
                "Jointe avec la réponse, le {day}. Son empreinte est dans le document"
                " signé.",
                day=day,
            )
        if page.sealed:
            return title, tr.text(
                "Jointe après la réponse, le {day}, par {name}. La fermeture du"
                " document garde son empreinte.",
                day=day,
                name=plain(page.by),
            )
        return title, tr.text(
            "Jointe après la réponse, le {day}, par {name}. Le document signé n’a pas"
            " changé\u202f: c’est le livret qui garde son empreinte.",
            day=day,
            name=plain(page.by),
        )
    return tr.text("Page signée à la main"), ""


def frozen_paper(
    vault: OpenVault, made: Made, *, again: bool
) -> Done[Frozen | Document]:
    """Freeze a new paper, byte for byte as it was shown.

    Returns:
        What was frozen; or, unless it is wanted ``again``, the document that
        says the same and waits to be signed: then nothing was.
    """
    assert made.composed is not None  # noqa: S101 - only a new paper is frozen
    found = waiting_same(vault.ctx, made.livret, made.composed)
    if found is not None and not again:
        return Done(found, Changes())
    frozen = freeze(vault.ctx, made.livret, made.composed, made.pdf, amends=made.amends)
    return Done(frozen.value, frozen.changes)


def paper_bytes(_vault: OpenVault, made: Made) -> bytes:
    """Return the paper as it was shown."""
    return made.pdf
