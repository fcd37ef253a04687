"""Papers in clear beside her copy: only when she asks for them."""

from __future__ import annotations

from livret.usecases.context import Context
from livret.usecases.documents import hand_over, the_document
from livret.usecases.errors import UnknownDocument

SIGNED = "signe.pdf"


def papers_in_clear(ctx: Context, livret: str) -> dict[str, bytes]:
    """Return the last paper as it was signed, by a neutral file name.

    Empty where there is none. The journal tells that it was copied.
    """
    try:
        document = the_document(ctx, livret).id
    except UnknownDocument:
        return {}
    return {SIGNED: hand_over(ctx, livret, document)}
