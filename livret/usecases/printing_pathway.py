"""Printing the pathway: a paper to take home, that nobody signs."""

from __future__ import annotations

from dataclasses import dataclass

from livret.usecases.context import Changes, Context, Done
from livret.usecases.livrets import note
from livret.usecases.paper_sheets.taking import read_for_paper
from livret.usecases.pathway_sheet import compose_pathway
from livret.usecases.ports import Progress
from livret.usecases.ports_paper import PaperRoom

PAPER = "parcours"
"""What this paper is called in the journal and at the doors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPathway:
    """Print the pathway of a livret.

    Attributes:
        livret: Which.
        language: Of the paper.
        with_life: She ticked that her life may be on it (practice rule 6).
        leave_off: Barriers she wants left off.
        dress: Name of the dress it is drawn in.
    """

    livret: str
    language: str
    with_life: bool = False
    leave_off: frozenset[str] = frozenset()
    dress: str = "standard"


def pathway_pdf(
    ctx: Context,
    paper: PaperRoom,
    command: PrintPathway,
    progress: Progress | None = None,
) -> bytes:
    """Return the PDF of the pathway; whoever lets it leave notes that it did.

    Raises:
        InvalidField: A barrier that does not exist.
        UnknownLivret: No such livret in this vault.
        UnknownDress: No such dress, or no such language.
        PrintingStopped: ``progress`` answered that it should stop.
    """
    sheet = compose_pathway(
        read_for_paper(ctx, command.livret, with_life=command.with_life),
        on=ctx.clock.today(),
        language=command.language,
        with_life=command.with_life,
        leave_off=command.leave_off,
    )
    return paper.draw(sheet, ctx.clock.now(), command.dress, progress)


def print_pathway(ctx: Context, paper: PaperRoom, command: PrintPathway) -> Done[bytes]:
    """Return the same; she will see that it was printed.

    Raises:
        InvalidField, UnknownLivret: As ``pathway_pdf``.
    """
    pdf = pathway_pdf(ctx, paper, command)
    note(ctx, command.livret, "printed", paper=PAPER)
    return Done(pdf, Changes(livrets=frozenset({command.livret})))
