"""The evidence dossier of a signed document, made and noted."""

from __future__ import annotations

from livret.domain.documents import documents_of
from livret.usecases.context import Context
from livret.usecases.errors import UnknownDocument
from livret.usecases.livrets import note
from livret.usecases.paper_sheets.dossier import DossierSheet, take_dossier
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.usecases.ports import Progress
from livret.usecases.ports_paper import PaperRoom
from livret.usecases.put_aside import require_in_use

_SHORTEST = 6
"""Characters by which a document may be named."""


def find_document(ctx: Context, named: str) -> tuple[str, str]:
    """Return the (livret, document) that a number, or its beginning, names.

    Raises:
        UnknownDocument: None here, or several.
        LivretPutAside: Nobody said why its livret is read.
    """
    found = [
        (livret, one.id)
        for livret in ctx.log.livrets()
        for one in documents_of(ctx.livret(livret))
        if len(named) >= _SHORTEST and one.id.startswith(named)
    ]
    if len(found) != 1:
        raise UnknownDocument
    require_in_use(ctx, found[0][0])
    return found[0]


def make_dossier(
    ctx: Context,
    paper: PaperRoom,
    of: tuple[str, str],
    language: str,
    dress: str = "standard",
    *,
    progress: Progress | None = None,
) -> bytes:
    """Return the PDF of a document's evidence dossier; the journal tells of it.

    Args:
        ctx: The open vault.
        paper: Draws it.
        of: The livret, and which of its documents: the newest when empty.
        language: ISO 639-1 code of the paper.
        dress: Name of the dress it is drawn in.
        progress: Called with (done, total); answers False to stop.

    Raises:
        UnknownDocument: No such document.
        UnknownDress: No such dress, or no such language.
        PrintingStopped: ``progress`` answered that it should stop; the journal
            tells nothing.
    """
    livret, document = of
    sheet = take_dossier(ctx, livret, document, language)
    pdf = paper.draw(sheet, ctx.clock.now(), dress, progress)
    if progress is not None and not progress(1, 1):
        raise PrintingStopped
    note(ctx, livret, "printed", paper=DossierSheet.paper)
    return pdf
