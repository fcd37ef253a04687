"""From a folded livret and its journal to who sees what; pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from livret.desktop.agreement.page import AgreementView
from livret.desktop.autosave import local
from livret.desktop.kit.text import plain
from livret.domain.agreements import Agreement, agreements_of
from livret.domain.kinds import SCOPES
from livret.domain.livret import Livret
from livret.domain.support import structure_shown
from livret.domain.team import PERSON
from livret.usecases.naming import who_now
from livret.usecases.ports import JournalEntry
from livret.words.dates import long_date
from livret.words.journal import journal_line
from livret.words.translator import Translator

MOST_LINES = 60
"""Lines of the journal that are shown."""


def agreements_shown(
    tr: Translator, livret: Livret, today: dt.date
) -> tuple[AgreementView, ...]:
    """Return agreements, those in force first, then the newest."""
    found = list(reversed(agreements_of(livret)))
    found.sort(key=lambda one: one.withdrawn or one.left or one.until < today)
    return tuple(_view(tr, livret, one, today) for one in found)


def _view(
    tr: Translator, livret: Livret, agreement: Agreement, today: dt.date
) -> AgreementView:
    given = [one for one in agreement.values if one.kind == "agreement_given"]
    last = (given or list(agreement.values))[-1]
    to = (agreement.recipient, structure_shown(livret, agreement))
    return AgreementView(
        id=last.id,
        recipient=", ".join(plain(part) for part in to if part),
        barriers=tuple(sorted(agreement.scopes, key=_order)),
        purpose=agreement.purpose,
        until=agreement.until,
        words=str(last.content.get("words", "")),
        ended=_ended(tr, agreement, today),
    )


def _order(scope: str) -> tuple[int, str]:
    return (SCOPES.index(scope) if scope in SCOPES else len(SCOPES), scope)


def _ended(tr: Translator, agreement: Agreement, today: dt.date) -> str:
    if agreement.withdrawn:
        ends = [one for one in agreement.values if one.kind == "agreement_withdrawn"]
        if not ends:
            return tr.text("retiré")
        return tr.text("retiré le {day}", day=long_date(tr, ends[-1].said_on))
    if agreement.left:
        return tr.text("fini : ne fait plus partie de l’équipe")
    if agreement.until < today:
        return tr.text("fini le {day}", day=long_date(tr, agreement.until))
    return ""


def receivers_of(livret: Livret, owner: str) -> tuple[tuple[str, str], ...]:
    """Return (member id, name) of everyone in the team but her and the owner.

    Args:
        livret: Folded.
        owner: Public key of whose vault it is: they hold the livret already.
    """
    return tuple(
        (one.id, one.name)
        for one in livret.members
        if one.role != PERSON and owner not in one.keys
    )


def journal_lines(
    tr: Translator, livret: Livret, entries: Iterable[JournalEntry]
) -> tuple[str, ...]:
    """Return who opened, printed or copied: one line a day, the newest first."""
    found: dict[str, None] = {}
    for entry in reversed(list(entries)):
        day = long_date(tr, local(entry.at).date())
        who = plain(who_now(livret, entry))
        line = journal_line(tr, entry.what, who, day, dict(entry.detail))
        found[line] = None
    return tuple(found)[:MOST_LINES]
