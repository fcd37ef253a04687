"""The main job, headless, on the fictitious livret: one signed PDF."""

from __future__ import annotations

import math
from dataclasses import dataclass

from livret.usecases.app import OpenVault
from livret.usecases.documents import check, close, freeze, preview, sign
from livret.usecases.example import example_livret
from livret.usecases.papers import PaperChoices
from livret.usecases.signing import CheckedPaper, SigningAct, Strokes, Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What the main job made.

    Attributes:
        livret: Id of the fictitious livret.
        pdf: The closed file, signed three times.
        roots: PEM of the authority to check it against.
        checked: The verdict on it.
    """

    livret: str
    pdf: bytes
    roots: bytes
    checked: CheckedPaper


def demonstrate(vault: OpenVault, language: str) -> Demonstration:
    """Fill a livret, freeze its diagnosis, sign three times, close, check."""
    ctx, paper = vault.ctx, vault.paper
    livret = example_livret(ctx)
    choices = PaperChoices(
        language=language, on=ctx.clock.today(), witness=ctx.owner.name
    )
    composed, pdf = preview(ctx, paper, livret, choices)
    document = freeze(ctx, livret, composed, pdf).value.document
    other = "emploi" if ctx.owner.side == "social" else "social"
    explained = Understood(explained_by=ctx.owner.name, read_aloud=True)
    acts = (
        SigningAct(
            role="personne", way="drawn", strokes=a_stroke(3), understood=explained
        ),
        SigningAct(role=ctx.owner.side, way="certificate"),
        SigningAct(role=other, way="drawn", strokes=a_stroke(5)),
    )
    for act in acts:
        sign(ctx, paper, livret, document, act)
    closed = close(ctx, paper, livret, document).value
    return Demonstration(
        livret=livret,
        pdf=closed,
        roots=vault.roots_pem(),
        checked=check(ctx, paper, closed),
    )


def a_stroke(turns: int) -> Strokes:
    """Return one wavy line with ``turns`` turns, as a fictitious signature."""
    points = 60
    return (
        tuple(
            (
                0.08 + 0.84 * i / points,
                0.5
                + 0.3
                * math.sin(turns * 2 * math.pi * i / points)
                * (1 - 0.6 * i / points),
            )
            for i in range(points + 1)
        ),
    )
