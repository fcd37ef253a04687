"""A paper at a desk: read before signing, frozen, and what was kept of it."""

from __future__ import annotations

from typing import Any

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.handing import HandingOver
from livret.desktop.preview.controller import PreviewController
from livret.domain.documents import Document, documents_of
from tests.desktop.livret.at_desk import AtDesk, settle


def preview(at: AtDesk) -> PreviewController:
    at.window.asked.emit("read_and_sign")
    settle()
    assert at.window.here == "preview"
    return at.of(PreviewController)


def freeze(at: AtDesk) -> Document:
    """Go through the preview to the signing page."""
    preview(at).page.sign.click()
    settle()
    assert at.window.here == "signing"
    return documents_of(at.read)[-1]


def document(at: AtDesk) -> Document:
    return documents_of(at.read)[-1]


def journal(at: AtDesk) -> list[str]:
    return [one.what for one in at.ctx.journal.of(at.livret)]


def sheet_of(controller: PreviewController) -> Any:
    assert controller._made is not None
    assert controller._made.composed is not None
    return controller._made.composed.sheet


def asked(at: AtDesk) -> HandingOver:
    """Freeze a paper and ask to make a file of it."""
    freeze(at)
    at.go("documents")
    page = at.of(DocumentsController).page
    at.press(page, "En faire un fichier\u202f: Diagnostic partagé, 12 mars 2026")
    return at.of(DocumentsController).handing
