"""The information sheet: what is written of her, who reads it, until when."""

from __future__ import annotations

from collections.abc import Iterator

from livret.usecases.paper_sheets.information import (
    Departure,
    InformationSheet,
    Recipient,
)
from livret.words.cleaning import own
from livret.words.dates import long_date
from livret.words.journal import journal_line, second_told, why_aside
from livret.words.papers.blocks import Block, Facts, Heading, Items, Paragraph
from livret.words.papers.elements import LEAD, Fact, Item
from livret.words.papers.hand_blocks import Lines
from livret.words.papers.parts import head, signatures
from livret.words.papers.wording import APART, listed
from livret.words.scope_words import scope_names
from livret.words.translator import Translator, mark

RIGHTS = (
    mark("Lire tout ce qui est écrit ici, et en avoir une copie."),
    mark("Faire corriger, ou écrire à côté que vous n’êtes pas d’accord."),
    mark("Reprendre un accord quand vous voulez : plus rien ne part."),
    mark("Demander que quelque chose soit effacé, ou que ça ne serve plus."),
    mark("Savoir qui a ouvert le livret, et qui en a reçu une partie."),
)
"""What she may do, whatever was written (RGPD art. 15 to 21)."""

SIMPLE_RIGHTS = (
    mark("Vous pouvez lire tout ce qui est écrit ici. Vous pouvez en avoir une copie."),
    mark(
        "Vous pouvez faire corriger. Vous pouvez écrire que vous n’êtes pas d’accord."
    ),
    mark("Vous pouvez reprendre un accord. Alors plus rien ne part."),
    mark("Vous pouvez demander d’effacer quelque chose."),
    mark(
        "Vous pouvez savoir qui a ouvert le livret. Vous pouvez savoir qui en a reçu "
        "une partie."
    ),
)
"""The same, one by one, in short sentences."""


_CNIL = "3 place de Fontenoy, 75007 Paris, cnil.fr"
"""Where one complains, as each language writes it: as the post reads it."""


def read_information(tr: Translator, sheet: InformationSheet) -> tuple[Block, ...]:
    """Return what for, who reads, how long, and what she may do."""
    title = tr.text("Ce qui est écrit sur moi, et qui le lit")
    blocks: list[Block] = [head(tr, sheet, title)]
    told = tr.text(
        "Ce livret sert à avancer ensemble sans tout redire. Il ne sert pas à "
        "contrôler. Vous pouvez ne pas répondre, corriger, arrêter."
    )
    simple = tr.text(
        "Ce livret nous aide à avancer ensemble. Vous n’avez pas à tout redire. Ce "
        "livret ne sert pas à contrôler. Vous pouvez ne pas répondre. Vous pouvez "
        "corriger. Vous pouvez arrêter."
    )
    blocks.append(Paragraph(text=told, tone=LEAD, simple=simple))
    blocks += _who(tr, sheet)
    blocks += _left(tr, sheet)
    blocks += _how_long(tr, sheet)
    blocks.append(Heading(text=tr.text("Ce que vous pouvez faire"), runs_on=True))
    rights = zip(RIGHTS, SIMPLE_RIGHTS, strict=True)
    items = (Item(text=tr.text(one), simple=tr.text(few)) for one, few in rights)
    blocks.append(Items(items=tuple(items)))
    blocks += _ask(tr, sheet)
    return (*blocks, *signatures(sheet))


def _who(tr: Translator, sheet: InformationSheet) -> Iterator[Block]:
    yield Heading(text=tr.text("Qui lit quoi aujourd’hui"), runs_on=True)
    yield Facts(facts=tuple(_recipient(tr, one) for one in sheet.recipients))


def _recipient(tr: Translator, one: Recipient) -> Fact:
    parts = [own(one.quality)] if one.quality else []
    if one.neutral:
        parts.append(tr.text("structure partenaire"))
    elif one.organisation:
        parts.append(own(one.organisation))
    label = own(one.name)
    if parts:
        told = listed(tuple(parts), tr.comma)
        label = tr.text("{name}, {told}", name=label, told=told)
    notes = []
    if one.purpose:
        notes.append(tr.text("Pour : {purpose}", purpose=own(one.purpose)))
    if one.until is not None:
        notes.append(tr.text("Jusqu’au {day}", day=long_date(tr, one.until)))
    return Fact(label=label, value=_reads(tr, one), note="\n".join(notes))


def _reads(tr: Translator, one: Recipient) -> str:
    if one.keeps:
        return tr.text("Tout ce livret : c’est ici qu’il est gardé, sous clé.")
    if not one.scopes and one.until is not None:
        return "—"  # something goes that she left off: not « rien »
    if not one.scopes:
        return tr.text(
            "Ce que nous écrivons ensemble, devant vous. Rien ne lui est envoyé."
        )
    return APART.join(scope_names(tr, one.scopes))


def _left(tr: Translator, sheet: InformationSheet) -> Iterator[Block]:
    yield Heading(text=tr.text("Ce qui est parti depuis un an"), runs_on=True)
    if not sheet.departures:
        yield Paragraph(text=tr.text("Rien n’est parti d’ici."))
        return
    yield Items(items=tuple(Item(text=_line(tr, one)) for one in sheet.departures))


def _line(tr: Translator, one: Departure) -> str:
    day = long_date(tr, one.on)
    return (
        journal_line(tr, one.what, own(one.who), day, dict(one.detail), own) + tr.stop
    )


def _how_long(tr: Translator, sheet: InformationSheet) -> Iterator[Block]:
    yield Heading(text=tr.text("Combien de temps"))
    yield Paragraph(
        text=tr.text(
            "Deux ans après notre dernier échange. Ensuite le livret est mis de côté "
            "deux ans, puis effacé. La liste de qui l’a ouvert est gardée un an."
        ),
        simple=tr.text(
            "Nous gardons tout 2 ans après notre dernier échange. Ensuite, pendant "
            "2 ans, personne ne s’en sert. Ensuite, tout est effacé. Nous gardons "
            "1 an la liste de qui a ouvert le livret."
        ),
    )
    if sheet.held_since is not None:
        yield Paragraph(
            text=tr.text(
                "Ce livret est gardé plus longtemps depuis le {day}\u202f: {why}.",
                day=long_date(tr, sheet.held_since),
                why=why_aside(tr, sheet.held_why),
            )
        )
        if sheet.held_with:
            other = second_told(tr, own(sheet.held_with), proved=sheet.held_proved)
            yield Paragraph(
                text=tr.text(
                    "Décidé par {by} et {other}.", by=own(sheet.held_by), other=other
                )
            )
    elif sheet.kept_until is not None and sheet.erased_on is not None:
        last = sheet.last_exchange or sheet.on
        if sheet.counted_from is not None:
            yield Paragraph(
                text=tr.text(
                    "Ce livret vient d’un autre logiciel. Il est ici depuis le {day}. "
                    "Les deux ans comptent depuis ce jour.",
                    day=long_date(tr, sheet.counted_from),
                )
            )
        yield Paragraph(
            text=tr.text(
                "Si nous n’échangeons plus après le {last} : mis de côté le {kept}, "
                "effacé le {erased}.",
                last=long_date(tr, last),
                kept=long_date(tr, sheet.kept_until),
                erased=long_date(tr, sheet.erased_on),
            )
        )


def _ask(tr: Translator, sheet: InformationSheet) -> Iterator[Block]:
    who = own(sheet.keeper)
    if sheet.organisation:
        who = tr.text("{name}, {told}", name=who, told=own(sheet.organisation))
    said = tr.text(
        "Pour le demander : {who}. Vous n’avez pas à dire pourquoi. Si la réponse "
        "ne vient pas ou ne va pas : la CNIL, 3 place de Fontenoy, 75007 Paris, "
        "cnil.fr.",
        who=who,
    )
    simple = tr.text(
        "Demandez à {who}. Vous n’avez pas à dire pourquoi. La réponse ne vient "
        "pas\u202f? Écrivez à la CNIL. La CNIL protège les informations des "
        "personnes. Son adresse\u202f: 3 place de Fontenoy, 75007 Paris, cnil.fr.",
        who=who,
    )
    # Among Arabic letters the number of the house would leave its street.
    yield Paragraph(
        text=said.replace(_CNIL, own(_CNIL)), simple=simple.replace(_CNIL, own(_CNIL))
    )
    yield Lines(
        label=tr.text("La personne chargée de protéger les données, et son adresse :"),
        count=1,
    )
