"""The time line in words: names of lanes, labels, and whole sentences.

Screen, paper and the command line say the same; a picture of the time line
holds nothing that these sentences do not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from livret.domain.contact_fields import LEFT_WORD
from livret.domain.line_items import Item, Lane, untold
from livret.domain.livret import Livret, Standing
from livret.domain.person import person_of
from livret.domain.timeline import Timeline, timeline_of
from livret.words.charts.entries import Entry
from livret.words.cleaning import ours
from livret.words.dates import long_date
from livret.words.goals import BLOCKS
from livret.words.history import action_state_label, words_of
from livret.words.labels import side_label
from livret.words.one_line import as_sentence, on_one_line
from livret.words.papers.titles import TITLES
from livret.words.translator import Translator, mark

LANES: dict[str, str] = {
    Lane.LIFE: mark("Ma vie"),
    Lane.SOCIAL: mark("Social"),
    Lane.EMPLOI: mark("Emploi"),
    Lane.STEPS: mark("Nos démarches"),
    Lane.OUTSIDE: mark("Ce qui bloque dehors"),
    Lane.TOGETHER: mark("Ensemble"),
}
"""Names of the lanes."""

ACTS: dict[str, str] = {
    "diagnosis": mark("Diagnostic"),
    "meeting": mark("Rencontre"),
    "review": mark("Bilan"),
    "document": mark("Signature"),
    "handover": mark("Passage de relais"),
    "closed": mark("Fin de l’accompagnement"),
    "reopened": mark("Reprise"),
}
"""What the three do together, as it stands under its line."""

PLANNED_ACTS: dict[str, str] = {
    "meeting": mark("Rencontre prévue"),
    "review": mark("Bilan prévu"),
}
"""The same while it is ahead: planned marks carry « prévu » (practice 22)."""

UNTOLD_ACTS: dict[str, str] = {
    "meeting": mark("Rencontre prévue ce jour-là"),
    "review": mark("Bilan prévu ce jour-là"),
}
"""The same once its day is gone by and nobody told how it went."""

CONTACTS: dict[str, str] = {
    "telephone": mark("Au téléphone"),
    "reception": mark("À l’accueil"),
    "at_home": mark("À domicile"),
    "street": mark("Dans la rue"),
    "message": mark("Message"),
    "letter": mark("Courrier"),
}
"""How a quick contact was made."""

REFERRALS: dict[str, str] = {
    "waiting": mark("réponse attendue"),
    "accepted": mark("c’est oui"),
    "refused": mark("c’est non"),
    "no_answer": mark("le service n’a pas répondu"),
    "ended": mark("c’est terminé"),
}
"""What a service answered."""

_HERS = frozenset({"handover", "closed", "reopened"})
"""Joint acts whose words are asked of her."""

_MARKED = frozenset({"personne", "social", "emploi", "ensemble"})


def lane_label(tr: Translator, lane: str) -> str:
    """Return the name of a lane.

    Raises:
        KeyError: ``lane`` is none.
    """
    return tr.text(LANES[lane])


def label_of(tr: Translator, item: Item, today: dt.date | None = None) -> str:
    """Return a few words for one thing on the line, « prévu » included.

    Args:
        tr: Says it.
        item: The thing.
        today: The day it is read; None where no day is past.
    """
    if item.lane is Lane.TOGETHER:
        acts = PLANNED_ACTS if item.planned and item.what in PLANNED_ACTS else ACTS
        return tr.text((UNTOLD_ACTS if untold(item, today) else acts)[item.what])
    said = _said(tr, item)
    return tr.text("prévu : {what}", what=said) if item.planned else said


def _said(tr: Translator, item: Item) -> str:
    if item.what == "referral":
        return tr.text("Demande : {service}", service=item.who_name)
    if item.words:
        return item.words
    if item.what == "contact":
        return tr.text(CONTACTS[item.state])
    if item.who_name:
        return tr.text("{service} n’a pas répondu", service=item.who_name)
    return tr.text("Quelque chose bloque dehors")


def when_label(tr: Translator, item: Item) -> str:
    """Return its day or days: « 12 mars 2026 », « du … au … », « depuis le … »."""
    on = long_date(tr, item.on)
    if item.lasting:
        return tr.text("depuis le {day}", day=on)
    if item.until is not None:
        return tr.text("du {first} au {last}", first=on, last=long_date(tr, item.until))
    return on


class Names:
    """Who speaks with each voice of a livret, looked for once."""

    def __init__(self, tr: Translator, livret: Livret) -> None:
        self._tr = tr
        self._livret = livret
        self._known: dict[str, str] = {}

    def of(self, voice: str) -> str:
        """Return the name of a voice, or its side in a word."""
        name = self._known.get(voice)
        if name is None:
            name = self._known[voice] = name_of(self._tr, self._livret, voice)
        return name


def facts_of(
    tr: Translator, names: Names, item: Item, today: dt.date | None = None
) -> tuple[str, ...]:
    """Return what else is known of one thing, one short line each.

    Args:
        tr: Says it.
        names: Who speaks in the livret.
        item: The thing.
        today: The day it is read; None where no day is past.
    """
    if untold(item, today):
        more = tr.text("On n’a pas encore dit comment ça s’est passé")
        return (*_together(tr, item), more)
    found: list[str] = []
    if item.what == "action":
        if item.who:
            name = item.who_name or names.of(item.who)
            found.append(_hands(tr, item, name))
        found.append(tr.text("Où en est-on : {state}", state=_state(tr, item)))
    elif item.what == "contact":
        found += [tr.text(CONTACTS[item.state])] if item.words else []
        if item.value.content.get("outcome") == LEFT_WORD:
            found.append(tr.text("un mot laissé"))
        heard = str(item.value.content.get("heard", ""))
        found += [tr.text("« {words} »", words=heard)] if heard else []
    elif item.what == "referral":
        found += [item.words] if item.words else []
        found.append(tr.text(REFERRALS[item.state]))
    elif item.what == "outside":
        found += _outside(tr, item)
    elif item.lane is Lane.TOGETHER:
        found += _together(tr, item)
    if item.what == "life":
        found.append(_whose(tr, names, item))
    return tuple(found)


def _hands(tr: Translator, item: Item, name: str) -> str:
    if item.state == "done":
        return tr.text("Qui s’en est occupé : {name}", name=name)
    return tr.text("Qui s’en occupe : {name}", name=name)


def _outside(tr: Translator, item: Item) -> list[str]:
    """Say who has to answer, what it is, and which step waits for it."""
    found = []
    if item.who_name and item.words:
        found.append(tr.text("Qui doit répondre : {name}", name=item.who_name))
    if item.state:
        found.append(tr.text(BLOCKS[item.state]))
    if item.about:
        found.append(tr.text("Démarche : {words}", words=item.about))
    return found


def _together(tr: Translator, item: Item) -> list[str]:
    """Say to whom a livret was passed on, and her words as hers."""
    found = []
    if item.what == "document":
        found += _paper(tr, item)
    if item.value.imported_from:
        # Nobody of the team that this paper names need have been there.
        told = tr.text("repris de {system}", system=item.value.imported_from)
        found.append(told)
    if item.who_name:
        found.append(tr.text("à {name}", name=item.who_name))
    if item.words:
        hers = item.what in _HERS
        found.append(tr.text("« {words} »", words=item.words) if hers else item.words)
    return found


def _paper(tr: Translator, item: Item) -> list[str]:
    """Say which paper was signed."""
    title = TITLES.get(str(item.value.content.get("paper", "")))
    return [tr.text(title)] if title else []


def _state(tr: Translator, item: Item) -> str:
    return action_state_label(tr, item.state)


def _whose(tr: Translator, names: Names, item: Item) -> str:
    value = item.value
    writer = "" if value.standing is Standing.OWN else value.author_name
    return words_of(tr, names.of("personne"), written_by=writer)


def name_of(tr: Translator, livret: Livret, voice: str) -> str:
    """Return the name of who speaks with a voice, or the side in a word."""
    if voice == "personne":
        return person_of(livret).first_word or side_label(tr, voice)
    there = livret.team.with_voice(voice)
    gone = [one for one in livret.team.members.values() if one.voice == voice]
    named = [*there, *reversed(gone)]
    return named[0].name if named else side_label(tr, voice)


def side_of(item: Item) -> str:
    """Return the shape of its mark: that of who does it."""
    if item.lane in {Lane.SOCIAL, Lane.EMPLOI}:
        return item.lane.value
    if item.lane is Lane.LIFE:
        return "personne"
    if item.lane is Lane.STEPS:
        who = item.who or "ensemble"
        return who if who in _MARKED else "autre"
    return "ensemble" if item.lane is Lane.TOGETHER else "autre"


def entries_of(
    tr: Translator,
    livret: Livret,
    line: Timeline | None = None,
    *,
    today: dt.date | None = None,
) -> tuple[Entry, ...]:
    """Return the time line of a livret as entries, in reading order.

    Args:
        tr: Says it.
        livret: Folded.
        line: What stands on the line; None for everything.
        today: The day it is read; None where no day is past.
    """
    items: Iterable[Item] = (line or timeline_of(livret)).items
    names = Names(tr, livret)
    return tuple(_entry(tr, names, item, today) for item in items)


def _entry(tr: Translator, names: Names, item: Item, today: dt.date | None) -> Entry:
    when, label = when_label(tr, item), ours(label_of(tr, item, today))
    facts = facts_of(tr, names, item, today)
    said = (lane_label(tr, item.lane), when, label, *facts)
    return Entry(
        id=item.id,
        lane=item.lane.value,
        side=side_of(item),
        on=item.on,
        until=item.until,
        planned=item.planned,
        lasting=item.lasting,
        small=item.what == "contact",
        label=label,
        sentence=" ".join(map(as_sentence, said)),
        under=on_one_line((when, *facts)),
        functions=item.functions,
    )
