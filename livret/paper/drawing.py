"""From a sheet to its PDF, whichever paper it is and in which dress.

The joint diagnosis and the pathway have a drawing of their own in the standard
dress; everything else is drawn from the blocks of its description.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any, cast

from livret.paper.blocks import draw_paper
from livret.paper.dossier_file import with_pictures
from livret.paper.dress import DRESSES, LEFTWARDS_SCALE, POCKETS, STANDARD, Dress
from livret.paper.made import Made
from livret.paper.tokens import A4
from livret.usecases.paper_sheets.dossier import DossierSheet
from livret.usecases.paper_sheets.errors import UnknownDress
from livret.usecases.pathway_sheet import PathwaySheet
from livret.usecases.ports import FormsToRead, Progress
from livret.usecases.sheets import DiagnosticSheet, Sheet
from livret.words.aid import Aid
from livret.words.cleaning import own
from livret.words.papers import aids
from livret.words.papers.aids import BILINGUAL, parted, reader_for
from livret.words.papers.blocks import Block, Head
from livret.words.papers.catalogue import PAPERS, Paper
from livret.words.papers.parts import foot_days
from livret.words.papers.pictures import pictured_as, spread
from livret.words.papers.simple import approved, explained, simply
from livret.words.translator import LANGUAGES, Translator


def draw_sheet(
    sheet: Sheet,
    made_at: dt.datetime,
    *,
    forms: FormsToRead,
    dress: str = STANDARD,
    progress: Progress | None = None,
) -> bytes:
    """Return the PDF of a sheet.

    Args:
        sheet: What is printed, and attached.
        made_at: Instant of creation, aware; told in the file, and with its own
            hour at the foot of a paper to be signed.
        forms: The accompaniment forms.
        dress: Name of the dress; ``bilingual-ar`` names the language facing
            the French, ``simple-words`` has no picture beside its titles.
        progress: Called with (done, total); answers False to stop.

    Raises:
        UnknownDress: The paper has no such dress, or no such language.
        PrintingStopped: ``progress`` answered that it should stop.
    """
    paper = PAPERS[sheet.paper]
    name, facing = parted(dress)
    tr = reader_for(sheet.language)
    if tr is None or not _has(paper, name, facing):
        raise UnknownDress(paper=sheet.paper, dress=dress, language=sheet.language)
    if not isinstance(tr, Aid) and name == STANDARD:
        drawn = _own_drawing(sheet, made_at, tr, forms, progress)
        if drawn is not None:
            return drawn
    if isinstance(tr, Aid):
        sheet = _unsigned(sheet)
    simple = DRESSES[name].simple
    tr = simply(tr) if simple else tr
    blocks = paper.reads(tr, sheet)
    made = _made_of(sheet, blocks, tr, made_at)
    made = dataclasses.replace(made, one_sheet=paper.one_sheet, progress=progress)
    icons = DRESSES[name].pictures
    blocks = spread(blocks, simple=simple, legend=_unnamed(name), icons=icons)
    if simple:
        blocks = _explained(tr, blocks, paper)
    if isinstance(tr, Aid):
        blocks = aids.alone(blocks, tr)
    other = reader_for(facing)
    if name == BILINGUAL and other is not None:
        return _bilingual(paper, sheet, blocks, made, other)
    worn = (POCKETS if paper.booklet else DRESSES)[name]
    if isinstance(tr, Aid):
        worn = sized(worn, tr)
    if paper.booklet:
        from livret.paper.booklet_drawing import draw_booklet

        return draw_booklet(blocks, worn, made)
    return draw_paper(blocks, worn, made)


def _made_of(
    sheet: Sheet, blocks: tuple[Block, ...], tr: Translator, made_at: dt.datetime
) -> Made:
    """Return what a paper is made from: its data, and what its foot tells."""
    day, version = foot_days(tr, sheet, made_at)
    made = Made(
        at=made_at,
        tr=tr,
        data=sheet.plain(),
        foot=day,
        version=version,
        title=next((one.title for one in blocks if isinstance(one, Head)), ""),
        whose=own(sheet.called),
    )
    return _with_pages_signed(made, sheet)


def _explained(
    tr: Translator, blocks: tuple[Block, ...], paper: Paper
) -> tuple[Block, ...]:
    """Return what a paper is for, then its blocks, then who read and approved it."""
    told = explained(tr, blocks, paper.name)
    return (*told, *approved(tr, paper.name))


def _with_pages_signed(made: Made, sheet: Sheet) -> Made:
    if isinstance(sheet, DossierSheet) and sheet.pictures:
        return with_pictures(made, sheet.pictures)
    return made


def _has(paper: Paper, dress: str, facing: str) -> bool:
    """Tell whether a paper has a dress; only the bilingual one names a language."""
    known = pictured_as(dress) in paper.dresses and dress in DRESSES
    if dress != BILINGUAL:
        return known and not facing
    return known and facing != LANGUAGES[0] and reader_for(facing) is not None


def _unnamed(dress: str) -> bool:
    """Tell whether the foot of a page does not name the marks, in each language."""
    wide = DRESSES[dress].frame.page_width == A4.page_width
    return dress == BILINGUAL or not wide


def _own_drawing(
    sheet: Sheet,
    made_at: dt.datetime,
    tr: Translator,
    forms: FormsToRead,
    progress: Progress | None,
) -> bytes | None:
    """Return the paper as its own drawing makes it, where it has one."""
    if isinstance(sheet, DiagnosticSheet):
        from livret.paper.diagnostic import draw_diagnostic

        name, _, version = sheet.form.rpartition("/")
        form = forms.to_read(name, int(version), sheet.language)
        return draw_diagnostic(sheet, made_at, tr=tr, form=form, progress=progress)
    if isinstance(sheet, PathwaySheet):
        from livret.paper.pathway import draw_pathway

        return draw_pathway(sheet, made_at, tr=tr, progress=progress)
    return None


def _unsigned(sheet: Sheet) -> Sheet:
    """Return a sheet without places to sign: an aid is never what is signed."""
    if not sheet.signatories:
        return sheet
    return cast("Sheet", dataclasses.replace(cast("Any", sheet), signatories=()))


def sized(dress: Dress, tr: Aid) -> Dress:
    """Return a dress in letters as large to the eye as Latin ones."""
    return dress.scaled(LEFTWARDS_SCALE) if tr.leftwards else dress


def _bilingual(
    paper: Paper,
    sheet: Sheet,
    blocks: tuple[Block, ...],
    made: Made,
    other: Translator,
) -> bytes:
    from livret.paper.facing import draw_facing

    read = aids.facing(spread(paper.reads(other, sheet)), other)
    if paper.booklet:
        from livret.paper.booklet_drawing import draw_facing_booklet

        return draw_facing_booklet(blocks, read, POCKETS[BILINGUAL], made, other)
    return draw_facing(blocks, read, DRESSES[BILINGUAL], made, other)
