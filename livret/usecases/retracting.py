"""« Enlever ce que je viens de dire »: by who wrote it, while it still stands.

What it replaced comes back. What others followed, or what a signed paper
holds, is completed by new words instead (``resources/design/log.md``).
"""

from __future__ import annotations

from livret.domain.kinds import KINDS, Merge
from livret.domain.livret import Livret, Value
from livret.usecases.context import Context, Done
from livret.usecases.reference_checks import check_references
from livret.usecases.writing import Said, write

_STAYS = frozenset({Merge.RESTRICTIVE, Merge.ACT})


def retract(ctx: Context, livret: str, contribution: str) -> Done[str]:
    """Take back what this vault's owner wrote; return the id of the retraction.

    Raises:
        UnknownReference: It is neither in this livret nor in one joined to it.
        NotAllowed: Somebody else wrote it, it no longer stands, or it is in a
            signed paper; ``reason`` says which rule.
    """
    said = Said(kind="retracted", content={"target": contribution})
    home = ctx.home(livret, contribution)
    done = write(ctx, home, check_references(ctx.livret(home), [said]))
    return Done(done.value[0], done.changes)


def last_words(ctx: Context, livret: str) -> Value | None:
    """Return the last thing typed here that still stands, or None.

    It is what the button offers to take back; the fold alone decides.
    """
    read = ctx.livret(livret)
    mine = (one for one in read.history if one.author == ctx.signer.public_key)
    standing = [one for one in mine if stands(read, one)]
    return standing[-1] if standing else None


def stands(livret: Livret, value: Value) -> bool:
    """Tell whether something said still stands and can be taken back."""
    kind = KINDS[value.kind]
    if kind.structural or kind.merge in _STAYS or value.kind == "document_frozen":
        return False
    places = livret.places_of(value)
    return bool(places) and all(
        any(one.id == value.id for one in livret.at(*place)) for place in places
    )
