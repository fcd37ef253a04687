"""What stands beside the list on Accueil, as lines that open; pure functions.

No words of anybody, no linked people, no structure, no count (practice 24).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from livret.desktop.kit.itemrows import Item
from livret.desktop.kit.person_row import person_row
from livret.domain.reviews import AFTER
from livret.usecases.agenda import AgendaLine
from livret.usecases.coming import Coming, OldDraft
from livret.usecases.due import AGREEMENT, ANSWER, DIAGNOSIS, RETENTION, SIGNATURE
from livret.usecases.erased_elsewhere import Erased
from livret.usecases.ports_people import Due, LivretSummary
from livret.words.contracts import CLOCKS, clock_sentence
from livret.words.dates import hoped_until, long_date, near_date, short_day
from livret.words.erased import erased_badge, erased_to_do
from livret.words.meetings import means_label
from livret.words.translator import Translator, mark

BY_NAME, BY_MEETING = "name", "meeting"
"""Orders of the list of people."""

ASKED_ABOUT = dt.timedelta(days=30)
"""For how long Accueil asks what became of a meeting."""

_REVIEWS = {
    "after_three_months": mark("un bilan trois mois après, vers le {day}"),
    "after_six_months": mark("un bilan six mois après, vers le {day}"),
}

Names = Mapping[str, str]
"""How to name each person on the screen, by livret."""


def names_of(tr: Translator, people: Iterable[LivretSummary]) -> Names:
    """Return how to name everybody, as the list does: called, or the quoted line."""
    return {
        livret: person_row(tr, livret, one.called, one.private_line).title
        for one in people
        for livret in one.livrets
    }


def in_order(
    people: Sequence[LivretSummary], read: Coming, order: str
) -> list[LivretSummary]:
    """Return people by name, as they come, or by their next meeting."""
    if order != BY_MEETING:
        return list(people)
    return sorted(people, key=lambda one: read.next_days.get(one.livret, dt.date.max))


def badge_of(
    tr: Translator, one: LivretSummary, day: dt.date | None, *, erased: bool = False
) -> str:
    """Return what stands at the end of a row: the next meeting, or what waits."""
    if erased:
        return erased_badge(tr)
    if day is not None:
        return tr.text("rencontre {day}", day=short_day(tr, day))
    return tr.text("à signer") if one.to_sign else ""


def erased_items(
    tr: Translator, found: Iterable[Erased], names: Names, today: dt.date
) -> list[Item]:
    """Return what somebody erased and is still here, by name."""
    items = [
        Item(
            f"erasing:{one.livret}",
            names[one.livret],
            erased_to_do(tr, one, today),
            icon="trash-2",
        )
        for one in found
        if one.livret in names
    ]
    return sorted(items, key=lambda item: (item.title.casefold(), item.id))


def coming_items(
    tr: Translator, read: Coming, names: Names, today: dt.date
) -> list[Item]:
    """Return the next meetings, the nearest first."""
    return [
        Item(
            f"meetings:{one.livret}",
            names[one.livret],
            _under(tr, one),
            lead=_lead(tr, one.on, today),
        )
        for one in read.meetings
    ]


def waiting_items(
    tr: Translator, read: Coming, names: Names, today: dt.date
) -> list[Item]:
    """Return what waits for a word: of a meeting, or of hers; once for each."""
    found = [
        Item(
            f"meetings:{one.livret}",
            names[one.livret],
            tr.text(
                "comment s’est passée la rencontre ? ({day})",
                day=near_date(tr, one.on, today),
            ),
            icon="calendar-days",
        )
        for one in read.untold
        if one.on >= today - ASKED_ABOUT
    ]
    asked = dict.fromkeys(due.livret for due in read.dues if due.what == ANSWER)
    said = tr.text("une proposition attend sa réponse")
    return found + [
        Item(f"goals:{livret}", names[livret], said, icon="message-square")
        for livret in asked
    ]


def old_items(tr: Translator, read: Coming, names: Names, today: dt.date) -> list[Item]:
    """Return what grows old or ends soon, by day, then the drafts."""
    found = []
    for due in read.dues:
        told = _told(tr, due, today)
        if told is not None:
            page, words, icon = told
            item = Item(f"{page}:{due.livret}", names[due.livret], words, icon=icon)
            found.append(item)
    return found + _drafts(tr, read.drafts, names)


def _told(tr: Translator, due: Due, today: dt.date) -> tuple[str, str, str] | None:
    if due.what in CLOCKS:
        return "meetings", clock_sentence(tr, due.what, due.on, today), "clock"
    if due.what == DIAGNOSIS and due.on <= today:
        said_on = dt.date.fromisoformat(due.facts["said_on"])
        words = tr.text("diagnostic partagé du {day}", day=long_date(tr, said_on))
        return "diagnosis", words, "columns-3"
    if due.what == AGREEMENT:
        day = long_date(tr, due.on)
        ended = due.on < today
        words = (
            tr.text("un accord de partage s’est terminé le {day}", day=day)
            if ended
            else tr.text("un accord de partage se termine le {day}", day=day)
        )
        return "agreement", words, "handshake"
    if due.what == SIGNATURE:
        words = hoped_until(tr, due.on, today)
        return "documents", words, "pen-line"
    if due.what == RETENTION and due.on <= today:
        return "access", _kept(tr, due, today), "clock"
    if due.what in AFTER:
        words = tr.text(_REVIEWS[due.what], day=long_date(tr, due.on))
        return "review", words, "flag"
    return None


def _kept(tr: Translator, due: Due, today: dt.date) -> str:
    """Return until when a silent livret is kept, or since when it is put aside."""
    until = dt.date.fromisoformat(due.facts["kept_until"])
    if today <= until:
        return tr.text(
            "rien de nouveau depuis longtemps : le livret se garde jusqu’au {day}",
            day=long_date(tr, until),
        )
    end = dt.date.fromisoformat(due.facts.get("erased_on", "9999-12-31"))
    if today <= end:
        return tr.text(
            "mis de côté depuis le {day}",
            day=long_date(tr, until + dt.timedelta(days=1)),
        )
    return tr.text(
        "sa durée est passée depuis le {day}\u202f: à effacer, ou à garder",
        day=long_date(tr, end),
    )


def _drafts(tr: Translator, drafts: Iterable[OldDraft], names: Names) -> list[Item]:
    oldest: dict[str, OldDraft] = {}
    for draft in drafts:
        oldest.setdefault(draft.livret, draft)
    return [
        Item(
            f"{'notes' if draft.rough else 'diagnosis'}:{livret}",
            names[livret],
            tr.text(
                "un brouillon depuis le {day}",
                day=long_date(tr, draft.since),
            ),
            icon="notebook-pen",
        )
        for livret, draft in oldest.items()
    ]


def _lead(tr: Translator, day: dt.date, today: dt.date) -> str:
    near = (day - today).days <= 1
    words = near_date(tr, day, today) if near else short_day(tr, day)
    return words[:1].upper() + words[1:]


def _under(tr: Translator, one: AgendaLine) -> str:
    parts = [one.at, means_label(tr, one.means)]
    if one.review:
        parts.append(tr.text("pour faire le point"))
    return " · ".join(part for part in parts if part)
