"""The handover sheet: the livret goes on, and nothing is told twice."""

from __future__ import annotations

from livret.usecases.paper_sheets.handover import CallOnPaper, HandoverSheet
from livret.words.cleaning import own
from livret.words.papers.blocks import Block, Facts, Heading, HerWords, Items, Paragraph
from livret.words.papers.elements import LEAD, Fact, Item
from livret.words.papers.parts import head, said, signatures
from livret.words.translator import Translator


def read_handover(tr: Translator, sheet: HandoverSheet) -> tuple[Block, ...]:
    """Return who takes over, what goes on, and whom to call."""
    to = own(sheet.to)
    if sheet.organisation:
        to = tr.text("{way} ({details})", way=to, details=own(sheet.organisation))
    told = tr.text("{name} prend la suite de cet accompagnement.", name=to)
    again = tr.text("La personne n’a pas à tout redire\u202f: tout est écrit.")
    blocks: list[Block] = [
        head(tr, sheet, tr.text("Passage de relais")),
        Paragraph(text=f"{told}{tr.gap}{again}", tone=LEAD),
    ]
    if sheet.words is not None:
        label = tr.text("Ce que j’en dis")
        blocks.append(HerWords(label=label, said=(said(tr, sheet.words),)))
    if sheet.in_progress:
        blocks.append(Heading(text=tr.text("Ce qui est en cours")))
        blocks.append(Items(items=tuple(Item(text=own(o)) for o in sheet.in_progress)))
    if sheet.call:
        blocks.append(Heading(text=tr.text("Qui appeler")))
        blocks.append(Facts(facts=tuple(_call(tr, one) for one in sheet.call)))
    return (*blocks, *signatures(sheet))


def _call(tr: Translator, one: CallOnPaper) -> Fact:
    """Return whom to call: about what and how, each told for what it is."""
    told = [own(one.reach)] if one.reach else []
    if one.about:
        told.insert(0, tr.text("à propos de\u202f: {about}", about=own(one.about)))
    return Fact(label=own(one.name), value=" · ".join(told) or "—")
