"""Looking back on paper, and the attestation that an accompaniment took place."""

from __future__ import annotations

from collections.abc import Iterator

from livret.usecases.paper_sheets.review import (
    Accompanying,
    AttestationSheet,
    ReviewSheet,
)
from livret.usecases.reviews_told import LookedBack, Then, VoiceLooksBack
from livret.words.cleaning import own
from livret.words.dates import long_date
from livret.words.labels import answer_label, barrier_label, quality_label
from livret.words.papers.blocks import Block, Facts, Heading, HerWords, Items, Paragraph
from livret.words.papers.elements import LEAD, NOTE, Fact, Item, Said, Voice
from livret.words.papers.parts import head, signatures
from livret.words.papers.wording import APART, attribution, listed, quoted
from livret.words.reviews import TOLD, moment_label
from livret.words.translator import Translator


def read_review(tr: Translator, sheet: ReviewSheet) -> tuple[Block, ...]:
    """Return what she says first, on her ground, then each of the others."""
    notes: tuple[str, ...] = ()
    if sheet.since is not None:
        notes = (tr.text("Depuis le {day}", day=long_date(tr, sheet.since)),)
    title = moment_label(tr, sheet.moment)
    blocks: list[Block] = [head(tr, sheet, title, notes=notes)]
    blocks += _voices(tr, sheet.voices)
    return (*blocks, *signatures(sheet))


def read_looked_back(tr: Translator, review: LookedBack) -> tuple[Block, ...]:
    """Return what was said of a review in one meeting, under its own heading."""
    heading = Heading(text=moment_label(tr, review.moment))
    return (heading, *_voices(tr, review.voices))


def _voices(tr: Translator, voices: tuple[VoiceLooksBack, ...]) -> Iterator[Block]:
    for voice in voices:
        yield from _hers(tr, voice) if voice.credit else _others(tr, voice)


def _hers(tr: Translator, voice: VoiceLooksBack) -> Iterator[Block]:
    credit = attribution(tr, voice.credit) if voice.credit else ""
    if voice.declined:
        yield Paragraph(text=_declined(tr, voice), tone=LEAD)
        return
    for at, (part, words) in enumerate(voice.said):
        last = at == len(voice.said) - 1
        said = Said(words=quoted(tr, words), credit=credit if last else "")
        yield HerWords(label=tr.text(TOLD[part]), said=(said,))
    yield from _levels(tr, voice)


def _others(tr: Translator, voice: VoiceLooksBack) -> Iterator[Block]:
    yield Heading(text=own(voice.name), runs_on=True)
    if voice.declined:
        yield Paragraph(text=_declined(tr, voice))
        return
    if voice.said:
        yield Facts(
            facts=tuple(
                Fact(label=tr.text(TOLD[part]), value=own(words))
                for part, words in voice.said
            )
        )
    # What they say may end a page: the name then stands over the levels too.
    yield from _levels(tr, voice, level=3 if voice.said else 0)


def _declined(tr: Translator, voice: VoiceLooksBack) -> str:
    return tr.text("{name} préfère ne pas en parler.", name=own(voice.name))


def _levels(
    tr: Translator, voice: VoiceLooksBack, *, level: int = 2
) -> Iterator[Block]:
    if not voice.levels:
        return
    if level:
        # The marks alone would not tell whose levels these are.
        told = APART.join((tr.text("Sujet par sujet"), own(voice.name)))
        yield Heading(text=told, level=level, runs_on=True)
    mark = Voice(side=voice.side, name=voice.name)
    yield Items(items=tuple(_level(tr, one, mark) for one in voice.levels))


def _level(tr: Translator, then: Then, voice: Voice) -> Item:
    told = barrier_label(tr, then.barrier)
    if then.answer:
        answer = answer_label(tr, then.answer)
        told = tr.text("{topic}\u202f: {answer}", topic=told, answer=answer)
    if then.words:
        told = f"{told} {quoted(tr, then.words)}"
    note = ""
    if then.before and then.before_on is not None:
        day = long_date(tr, then.before_on)
        before = answer_label(tr, then.before)
        note = tr.text("Le {day}\u202f: {answer}", day=day, answer=before)
    return Item(text=told, note=note, voice=voice)


def read_attestation(tr: Translator, sheet: AttestationSheet) -> tuple[Block, ...]:
    """Return that it took place, with whom, and nothing that judges."""
    name, since = own(sheet.called), long_date(tr, sheet.since)
    if sheet.until is not None:
        told = tr.text(
            "{name} a reçu un accompagnement du {first} au {last}.",
            name=name,
            first=since,
            last=long_date(tr, sheet.until),
        )
    else:
        told = tr.text(
            "{name} est en accompagnement depuis le {first}.", name=name, first=since
        )
    blocks: list[Block] = [
        head(tr, sheet, tr.text("Attestation d’accompagnement")),
        Paragraph(text=told, tone=LEAD),
    ]
    if sheet.people:
        # Of what goes on, those who are there now: not since the first day.
        over = sheet.until is not None
        title = tr.text("Avec") if over else tr.text("Aujourd’hui avec")
        blocks.append(Heading(text=title))
        blocks.append(Items(items=tuple(person_item(tr, one) for one in sheet.people)))
    told = tr.text("Le livret reste à la personne. L’accompagnement peut reprendre.")
    if sheet.until is not None:
        blocks.append(Paragraph(text=told))
    foot = tr.text("Ce papier ne dit rien d’autre, et ne juge personne.")
    blocks.append(Paragraph(text=foot, tone=NOTE))
    return (*blocks, *signatures(sheet))


def person_item(tr: Translator, one: Accompanying) -> Item:
    """Return who accompanies her, what for, and with which structure."""
    parts = [own(one.name), quality_label(tr, one.side)]
    if one.neutral:
        parts.append(tr.text("structure partenaire"))
    elif one.organisation:
        parts.append(own(one.organisation))
    voice = Voice(side=one.side, name=one.name)
    return Item(text=listed(tuple(parts), tr.comma), voice=voice)
