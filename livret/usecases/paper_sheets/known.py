"""The joint diagnosis and the pathway, taken as every other paper is."""

from __future__ import annotations

from dataclasses import replace

from livret.usecases.paper_rows import taken_from
from livret.usecases.paper_sheets.errors import NothingToPrint
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.papers import compose_diagnostic
from livret.usecases.pathway_sheet import PathwaySheet, compose_pathway
from livret.usecases.sheets import DiagnosticSheet


def take_diagnostic(taking: Taking) -> DiagnosticSheet:
    """Compose the joint diagnosis; it always has places for the signers.

    Raises:
        NoDiagnosis: Nothing was said on any topic.
        NotExpectedToSign: Nobody of the livret has a role asked for.
    """
    composed = compose_diagnostic(taking.livret, taking.choices)
    for one in composed.contains:
        taking.printing.printed[one] = None
    taking.printing.in_part.update(composed.in_part)
    return composed.sheet


def take_pathway(taking: Taking) -> PathwaySheet:
    """Compose the pathway.

    Raises:
        NothingToPrint: Nothing stands on it yet.
    """
    choices = taking.choices
    sheet = compose_pathway(
        taking.livret,
        on=choices.on,
        language=choices.language,
        with_life=choices.with_life,
        leave_off=choices.leave_off,
    )
    if not sheet.line.items and not sheet.histories:
        raise NothingToPrint(paper=PathwaySheet.paper)
    told = {one.id for one in taking.livret.history}
    return replace(sheet, taken_from=taken_from(taking.livret, told))
