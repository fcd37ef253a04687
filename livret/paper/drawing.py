"""From a sheet to its PDF, whichever paper it is and in which dress.

The joint diagnosis and the pathway have a drawing of their own in the standard
dress; everything else is drawn from the blocks of its description.
"""

from __future__ import annotations

import datetime as dt

from livret.paper.blocks import Made, draw_paper
from livret.paper.dress import DRESSES, STANDARD
from livret.usecases.paper_sheets.errors import UnknownDress
from livret.usecases.pathway_sheet import PathwaySheet
from livret.usecases.ports import FormLibrary, Progress
from livret.usecases.sheets import DiagnosticSheet, Sheet
from livret.words.dates import long_date
from livret.words.papers.catalogue import PAPERS
from livret.words.translator import translator_for


def draw_sheet(
    sheet: Sheet,
    made_at: dt.datetime,
    *,
    forms: FormLibrary,
    dress: str = STANDARD,
    progress: Progress | None = None,
) -> bytes:
    """Return the PDF of a sheet.

    Args:
        sheet: What is printed, and attached.
        made_at: Instant of creation, aware; told in the file.
        forms: The accompaniment forms.
        dress: Name of the dress.
        progress: Called with (done, total); answers False to stop.

    Raises:
        UnknownDress: The paper has no such dress.
        PrintingStopped: ``progress`` answered that it should stop.
    """
    paper = PAPERS[sheet.paper]
    if dress not in paper.dresses or dress not in DRESSES:
        raise UnknownDress(paper=sheet.paper, dress=dress)
    tr = translator_for(sheet.language)
    if dress == STANDARD and isinstance(sheet, DiagnosticSheet):
        from livret.paper.diagnostic import draw_diagnostic

        name, _, version = sheet.form.rpartition("/")
        form = forms.form(name, int(version), sheet.language)
        return draw_diagnostic(sheet, made_at, tr=tr, form=form)
    if dress == STANDARD and isinstance(sheet, PathwaySheet):
        from livret.paper.pathway import draw_pathway

        return draw_pathway(sheet, made_at, tr=tr)
    made = Made(
        at=made_at,
        tr=tr,
        data=sheet.plain(),
        foot=long_date(tr, sheet.on),
        one_sheet=paper.one_sheet,
        progress=progress,
    )
    return draw_paper(paper.reads(tr, sheet), DRESSES[dress], made)
