"""The blank joint diagnosis as blocks, for dresses and languages of all kinds.

The standard form in French and in English has a drawing of its own; this one
says the same, in the same order, and is what is transcribed afterwards.
"""

from __future__ import annotations

from livret.domain.barriers import Level
from livret.domain.forms import Form, Topic
from livret.words.labels import answer_label, quality_label, side_label
from livret.words.papers.blocks import Block, Head, Heading, PageBreak, Paragraph
from livret.words.papers.elements import NOTE, SUPPORT, Item, Voice
from livret.words.papers.hand_blocks import Answers, Lines, Ticks
from livret.words.papers.simple_texts import TOLD
from livret.words.papers.topics import ICONS
from livret.words.translator import Translator

SIDES = ("personne", "social", "emploi")
"""Whose answers the form keeps a place for."""

_STEPS = 6


def read_blank_diagnostic(
    tr: Translator, form: Form, *, signed: bool = True
) -> tuple[Block, ...]:
    """Return the form, to be filled in by hand.

    Args:
        tr: Says the sentences.
        form: In the same language.
        signed: Keep places to sign; an aid to reading has none.
    """
    voices = tuple(Voice(side=side, name=side_label(tr, side)) for side in SIDES)
    blocks = [*_head(tr, form)]
    for topic in form.topics:
        blocks += _topic(tr, form, topic, voices)
    blocks.append(PageBreak())
    blocks += [
        Heading(text=tr.text("Ce que nous allons faire")),
        Lines(label=tr.text("Qui fait quoi, et pour quand\u202f:"), count=_STEPS),
    ]
    return (*blocks, *(_signatures(tr) if signed else ()))


def _head(tr: Translator, form: Form) -> tuple[Block, ...]:
    headings = form.headings
    called = tr.text("Comment voulez-vous qu’on vous appelle\u202f?")
    return (
        Head(title=form.title),
        Paragraph(text=form.purpose, simple=tr.text(TOLD["diagnostic"])),
        Paragraph(text=form.welcome, simple=_welcome(tr)),
        Lines(label=called),
        Lines(label=tr.text("La date, et qui est là\u202f:")),
        Lines(label=headings.aim, count=3, hers=True),
        Lines(label=headings.supports, count=3),
        Paragraph(text=form.order),
    )


def _welcome(tr: Translator) -> str:
    """Return what she may do, one thing in a sentence where ``tr`` says it so."""
    return tr.text(
        "Vous pouvez ne pas répondre, corriger, arrêter. Rien ne part ailleurs sans "
        "votre accord."
    )


def _topic(
    tr: Translator, form: Form, topic: Topic, voices: tuple[Voice, ...]
) -> tuple[Block, ...]:
    headings = form.headings
    anchors = dict(topic.anchors)
    answers = tuple(
        Item(
            text=answer_label(tr, code),
            note=anchors[code] if isinstance(code, Level) else "",
        )
        for code in (*form.levels, *form.answers)
    )
    about = " · ".join(facet.label for facet in topic.facets)
    asks = tr.text(
        "{topic}\u202f: est-ce que ça vous gêne pour ce que vous voulez faire\u202f?",
        topic=topic.title,
    )
    supports = tuple(Item(text=support.me) for support in topic.supports)
    return (
        PageBreak(joins=True),
        Heading(text=topic.title, icon=ICONS[topic.barrier], runs_on=True),
        Paragraph(text=about, tone=NOTE),
        Lines(label=headings.words, count=2, hers=True),
        Heading(text=headings.supports, level=3, tone=SUPPORT),
        Ticks(items=supports, columns=2),
        # The question stands over its answers, which may be on a page of their own.
        Heading(text=topic.aim, level=3, simple=asks, runs_on=True),
        Answers(answers=answers, voices=voices),
        Lines(label=headings.outside, beside=True),
        Lines(label=headings.agreed, count=2, beside=True),
        Lines(label=tr.text("Pas d’accord, chacun dit pourquoi"), beside=True),
    )


def _signatures(tr: Translator) -> tuple[Block, ...]:
    told = tr.text("Chacun peut signer, signer plus tard ou ne pas signer.")
    return (
        Heading(text=tr.text("Signatures")),
        Paragraph(text=told),
        *(Lines(label=quality_label(tr, side), count=2) for side in SIDES),
    )
