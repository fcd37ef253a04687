"""Words that came from another software, said there by somebody else too."""

from __future__ import annotations

from typing import Any

from livret.domain.body import Origin
from livret.usecases.writing import Said, write

AUTHORS = ("Julie P.", "Claire M.")
"""Who wrote them: on health, then on housing."""


def say_words_of_before(ctx: Any, livret: str) -> None:
    """Bring in a view of each of ``AUTHORS`` in the diagnosis that is open."""
    history = ctx.livret(livret).history
    (diagnosis,) = [one.id for one in history if one.kind == "diagnosis_opened"]
    for number, author in enumerate(AUTHORS):
        key = {"system": "carnet", "table": "situation", "key": str(number)}
        content = {
            "diagnosis": diagnosis,
            "barrier": ("sante", "logement")[number],
            "level": "gene_un_peu",
            "words": f"Noté par {author}",
        }
        view = Said(
            kind="view_given",
            voice="social",
            content=content,
            origin=Origin(**key, digest="0" * 64, author=author),
        )
        write(ctx, livret, [view])
