"""Blank forms, to fill in by hand, in every dress and language.

The joint diagnosis in French or English has, in the standard dress, a drawing
of its own; everything else is drawn from blocks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from livret.domain.forms import Form
from livret.paper.blocks import draw_paper
from livret.paper.drawing import sized
from livret.paper.dress import DRESSES, STANDARD
from livret.paper.made import Made
from livret.usecases.paper_sheets.errors import UnknownDress
from livret.usecases.ports import FormLibrary
from livret.words.aid import Aid
from livret.words.aid_forms import read_form
from livret.words.charter import FORM as CHARTER
from livret.words.charter import read_edition
from livret.words.papers import aids
from livret.words.papers.aids import BILINGUAL, parted, reader_for
from livret.words.papers.blank_charter import read_blank_charter
from livret.words.papers.blank_diagnostic import read_blank_diagnostic
from livret.words.papers.blocks import Block, Head
from livret.words.papers.pictures import in_words_alone
from livret.words.papers.simple import simply
from livret.words.translator import LANGUAGES, Translator


def draw_blank_form(
    form: str,
    made_at: dt.datetime,
    *,
    forms: FormLibrary,
    language: str,
    dress: str = STANDARD,
) -> bytes:
    """Return a form to fill in by hand, as a PDF.

    Args:
        form: Its name, of ``catalogue.BLANKS``.
        made_at: Instant of creation, aware; told in the file only.
        forms: The accompaniment forms.
        language: ISO 639 code.
        dress: Name of the dress; ``bilingual-ar`` names the language facing
            the French.

    Raises:
        FormMissing: No such form.
        UnknownDress: No such dress, or no such language.
    """
    name, facing = parted(dress)
    tr, other = reader_for(language), reader_for(facing)
    if tr is None or name not in DRESSES or (name == BILINGUAL) != (other is not None):
        raise UnknownDress(paper=form, dress=dress, language=language)
    if form != CHARTER and name == STANDARD and not isinstance(tr, Aid):
        from livret.paper.blank import draw_blank

        read = forms.form(form, forms.latest(form), language)
        return draw_blank(read, made_at, tr=tr)
    # An aid that stands alone has no place to sign.
    signed = not isinstance(tr, Aid)

    def blocks(language: Translator) -> tuple[Block, ...]:
        if form == CHARTER:
            return read_blank_charter(language, signed=signed)
        found = _form(form, language, forms)
        return read_blank_diagnostic(language, found, signed=signed)

    # A loose page finds its form, and its version, again.
    version = read_edition(tr).version if form == CHARTER else forms.latest(form)
    made = Made(
        at=made_at,
        tr=tr,
        title=_title(blocks(tr)),
        foot=f"{form}/{version}",
        legend=False,
        by_hand=True,
    )
    return draw_dressed(blocks, dress, made, of=form, signed=signed)


def _title(blocks: tuple[Block, ...]) -> str:
    return next(one.title for one in blocks if isinstance(one, Head))


def draw_dressed(
    read: Callable[[Translator], tuple[Block, ...]],
    dress: str,
    made: Made,
    *,
    of: str,
    signed: bool = False,
) -> bytes:
    """Return a paper that holds nothing of a livret, in any dress and language.

    Args:
        read: Returns its blocks in a language.
        dress: Name of the dress; ``bilingual-ar`` names the other language.
        made: What it is made from; its language is that of the paper.
        of: Its name, told where it cannot be made so.
        signed: Some of its lines are to sign on, by hand.

    Raises:
        UnknownDress: No such dress, or no such language.
    """
    name, facing = parted(dress)
    tr, other = made.tr, reader_for(facing)
    if name not in DRESSES or (name == BILINGUAL) != (other is not None):
        raise UnknownDress(paper=of, dress=dress, language=tr.language)
    if DRESSES[name].simple:
        tr = simply(tr)
        made = replace(made, tr=tr)
    blocks = read(tr)
    if not DRESSES[name].pictures:
        blocks = in_words_alone(blocks)
    if isinstance(tr, Aid):
        return draw_paper(aids.alone(blocks, tr), sized(DRESSES[name], tr), made)
    if other is None:
        return draw_paper(blocks, DRESSES[name], made)
    from livret.paper.facing import draw_facing

    beside = aids.facing(read(other), other, by_hand=signed)
    return draw_facing(blocks, beside, DRESSES[name], made, other)


def _form(name: str, tr: Translator, forms: FormLibrary) -> Form:
    """Return a form in the language of ``tr``; as an aid, read from the French."""
    if not isinstance(tr, Aid):
        return forms.form(name, forms.latest(name), tr.language)
    return read_form(tr, forms.form(name, forms.latest(name), LANGUAGES[0]))
