"""The minutes of a meeting, to take home and to sign."""

from __future__ import annotations

from collections.abc import Iterator

from livret.usecases.minutes_told import Told
from livret.usecases.paper_sheets.minutes import MinutesSheet
from livret.words.cleaning import own
from livret.words.dates import hour_said
from livret.words.meetings import means_label
from livret.words.minutes_text import state_words, subject
from livret.words.papers.blocks import Block, Facts, Heading, Items, Panel, Paragraph
from livret.words.papers.elements import Fact, Item, Voice
from livret.words.papers.parts import aim, head, planned, signatures
from livret.words.papers.review import read_looked_back
from livret.words.papers.topics import topics
from livret.words.papers.wording import quoted
from livret.words.translator import Translator


def read_minutes(tr: Translator, sheet: MinutesSheet) -> tuple[Block, ...]:
    """Return who was there, what was said, who does what, and the next time."""
    title = tr.text("Compte-rendu de notre rencontre")
    present = tuple(Voice(side=side, name=name) for side, name in sheet.present if name)
    intro = tr.text("Étaient là :") if present else ""
    blocks: list[Block] = [head(tr, sheet, title, intro=intro, present=present)]
    facts = tuple(_facts(tr, sheet))
    if facts:
        blocks.append(Facts(facts=facts, whole=True))
    if sheet.read_back:
        # Told of the meeting, before any heading: under « La prochaine fois » it
        # would be heard as a plan.
        blocks.append(Paragraph(text=tr.text("Relu ensemble à voix haute.")))
    told = len(blocks)
    blocks += aim(tr, sheet.aim, sheet.on)
    if sheet.strengths:
        helps = tuple(Item(text=own(one)) for one in sheet.strengths)
        blocks.append(Panel(title=tr.text("Ce qui m’aide"), items=helps))
    blocks += topics(tr, sheet.rows, tr.text("Ce que chacun en dit"), sheet.on)
    goals = [goal for goal in sheet.goals if goal.words or goal.steps]
    if goals:
        blocks.append(Heading(text=tr.text("Ce que nous allons faire"), runs_on=True))
        blocks += planned(tr, goals, sheet.on)
    for review in sheet.reviews:
        blocks += read_looked_back(tr, review)
    if sheet.others:
        if len(blocks) > told:  # « aussi » says that something was said before
            blocks.append(Heading(text=tr.text("Et aussi")))
        blocks.append(Items(items=tuple(told_item(tr, one) for one in sheet.others)))
    for heading, words in (
        (tr.text("À garder"), sheet.words),
        (tr.text("La prochaine fois"), sheet.next_words),
    ):
        if words:
            blocks.append(Heading(text=heading))
            blocks.append(Paragraph(text=paragraphs(words)))
    return (*blocks, *signatures(sheet))


def paragraphs(words: str) -> str:
    """Return words of several lines, each isolated from ours."""
    return "\n".join(own(line) for line in words.splitlines() if line.strip())


def _facts(tr: Translator, sheet: MinutesSheet) -> Iterator[Fact]:
    when = []
    if sheet.at:
        when.append(tr.text("à {hour}", hour=hour_said(tr, sheet.at)))
    if sheet.minutes:
        # « à 10 h, 45 minutes » would be read as a quarter to eleven.
        when.append(tr.text("pendant {count} minutes", count=sheet.minutes))
    if when:
        yield Fact(label=tr.text("Quand"), value=tr.comma.join(when))
    if sheet.means:
        yield Fact(label=tr.text("Comment"), value=means_label(tr, sheet.means))
    if sheet.place:
        yield Fact(label=tr.text("Où"), value=own(sheet.place))
    if sheet.interpreter:
        yield Fact(label=tr.text("Avec l’interprète"), value=own(sheet.interpreter))


def told_item(tr: Translator, told: Told) -> Item:
    """Return one more thing said: what of, where it stands, in whose words."""
    what = own(told.about) if told.about else subject(tr, told)
    state = state_words(tr, told)
    if state:
        what = tr.text("{what} : {state}", what=what, state=state)
    words = quoted(tr, told.words) if told.words else ""
    if words and told.who:
        words = tr.text("{name}\u202f: {words}", name=own(told.who), words=words)
    return Item(text=what, note=words or (own(told.who) if told.who else ""))
