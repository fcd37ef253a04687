"""The evidence dossier of a signed document, made and noted."""

from __future__ import annotations

from livret.usecases.context import Context
from livret.usecases.livrets import note
from livret.usecases.paper_sheets.dossier import DossierSheet, take_dossier
from livret.usecases.signing import PaperRoom


def make_dossier(
    ctx: Context, paper: PaperRoom, livret: str, document: str, language: str
) -> bytes:
    """Return the PDF of a document's evidence dossier; the journal tells of it.

    Args:
        ctx: The open vault.
        paper: Draws it.
        livret: Which.
        document: Which; the newest when empty.
        language: ISO 639-1 code of the paper.

    Raises:
        UnknownDocument: No such document.
    """
    sheet = take_dossier(ctx, livret, document, language)
    pdf = paper.draw_dossier(sheet, ctx.clock.now())
    note(ctx, livret, "printed", paper=DossierSheet.paper)
    return pdf
