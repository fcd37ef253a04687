"""Papers in clear beside her copy: only when she asks for them."""

from __future__ import annotations

from livret.usecases.context import Context
from livret.usecases.documents import hand_over, the_document
from livret.usecases.errors import UnknownDocument
from livret.usecases.signing import OWN_WAYS

SIGNED, UNSIGNED = "signe.pdf", "papier.pdf"


def papers_in_clear(ctx: Context, livret: str) -> dict[str, bytes]:
    """Return the last paper that was frozen, by a neutral file name.

    Empty where there is none. The journal tells that it was copied.
    """
    try:
        document = the_document(ctx, livret)
    except UnknownDocument:
        return {}
    answered = any(place.way in OWN_WAYS for place in document.places)
    name = SIGNED if answered else UNSIGNED
    return {name: hand_over(ctx, livret, document.id)}
