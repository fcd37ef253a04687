"""The joint diagnosis on paper: two to four A4 pages that she takes home.

Her aim first, what helps her, then the topics with every voice, what is kept
and what is not agreed at the same size, who does what by when, and a place of
the same size for each signer. The sheet it was drawn from goes with it as
JSON, and nothing else (practice rules 3, 10, 20, 26 and 29).
"""

from __future__ import annotations

import datetime as dt
import json

from livret.domain.forms import Form
from livret.paper.attachments import Attachment
from livret.paper.diagnostic_goals import goal_bands
from livret.paper.diagnostic_head import aim_band, header_band, strengths_band
from livret.paper.diagnostic_rows import not_discussed_band, row_bands
from livret.paper.dress import PLAIN, Dress
from livret.paper.flow import Band, Placed
from livret.paper.footer import Footer
from livret.paper.made import Steps
from livret.paper.page_drawing import draw
from livret.paper.paging import paginate
from livret.paper.sheet_context import Context
from livret.paper.signature_panel import panel_bands
from livret.paper.signature_words import Panel
from livret.paper.tagged import TaggedCanvas
from livret.paper.typesetting import Typesetter
from livret.paper.voices import voices_of
from livret.usecases.ports import Progress
from livret.usecases.sheets import DiagnosticSheet, as_json
from livret.words.cleaning import own
from livret.words.papers.parts import foot_days
from livret.words.translator import Translator

DATA_FILE = "donnees.json"
"""Name of the attached data."""


def draw_diagnostic(
    sheet: DiagnosticSheet,
    made_at: dt.datetime,
    *,
    tr: Translator,
    form: Form,
    progress: Progress | None = None,
) -> bytes:
    """Return the joint diagnosis as a PDF ready to be signed.

    The same arguments give the same bytes. The file is PDF/UA-1 and PDF/A-3a,
    with one empty signature field for each signer, the closing seal and a
    time stamp.

    Args:
        sheet: What is printed, and attached.
        made_at: Instant of creation, aware; told in the file, and with its own
            hour at the foot.
        tr: Says the sentences in the paper's language.
        form: The form the sheet was filled from, in the same language.
        progress: Called with (done, total); answers False to stop.

    Raises:
        PrintingStopped: ``progress`` answered that it should stop.
    """
    canvas = TaggedCanvas(title=form.title, language=tr.language, made_at=made_at)
    context = Context(
        sheet=sheet,
        tr=tr,
        form=form,
        setter=Typesetter(tr.language),
        voices=voices_of(sheet),
        root=canvas.root,
    )
    steps = Steps(progress, _things(sheet))
    day, made = foot_days(tr, sheet, made_at)
    about = (own(sheet.called), form.title, day)
    legend = context.voices.legend
    foot = Footer(context.setter, tr, legend, about, made=made)
    dress, pages = _paged(_bands(context, steps), foot)
    footer = Footer(context.setter, tr, legend, about, made=made, dress=dress)
    for number, page in enumerate(pages, 1):
        draw(canvas, page, dress.frame)
        footer.draw(canvas, number, len(pages))
        canvas.showPage()
        steps.drew(number, len(pages))
    return canvas.finish([_data(context)])


def _paged(bands: list[Band], foot: Footer) -> tuple[Dress, list[list[Placed]]]:
    """Return the pages, with room for whose they are, and in which dress."""
    return foot.paged(
        PLAIN,
        lambda dress: (dress, paginate(bands, dress.frame)),
        lambda found: len(found[1]),
    )


def data_of(sheet: DiagnosticSheet) -> bytes:
    """Return the attached JSON of a sheet, in UTF-8."""
    plain = json.dumps(as_json(sheet), ensure_ascii=False, indent=1)
    # A lone surrogate cannot be UTF-8; its JSON escape can.
    return plain.encode("utf-8", "backslashreplace")


def _data(context: Context) -> Attachment:
    told = context.tr.text("Les mêmes informations que sur le papier, en JSON")
    return Attachment(DATA_FILE, told, "application/json", data_of(context.sheet))


def _things(sheet: DiagnosticSheet) -> int:
    """Return how much there is to set: each topic, and each step of a goal."""
    return len(sheet.rows) + sum(1 + len(goal.steps) for goal in sheet.goals)


def _bands(context: Context, steps: Steps) -> list[Band]:
    bands = [header_band(context)]
    if context.sheet.aim is not None:
        bands.append(aim_band(context, context.sheet.aim))
    bands.append(strengths_band(context))
    for row in row_bands(context):
        bands.append(row)
        steps.set_one()
    if context.sheet.not_discussed:
        bands.append(not_discussed_band(context))
    for goal in goal_bands(context):
        bands.append(goal)
        steps.set_one()
    sheet = context.sheet
    bands += panel_bands(
        Panel(
            signatories=sheet.signatories,
            witness=sheet.witness,
            form=sheet.form,
            in_order=sheet.in_order,
            tr=context.tr,
            setter=context.setter,
            voices=context.voices,
            root=context.root,
        )
    )
    return bands
