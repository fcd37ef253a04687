"""From a folded livret to its contracts, their papers and their clocks."""

from __future__ import annotations

import datetime as dt

from livret.desktop.documents.reading import title_of
from livret.desktop.meetings.values import ContractEdit, ContractView
from livret.domain.contracts import (
    Contract,
    contracts_of,
    may_be_a_contract,
    reminders_of,
)
from livret.domain.documents import documents_of
from livret.domain.livret import Livret
from livret.usecases.contracts import DAYS
from livret.words.contracts import DAYS as DAY_NAMES
from livret.words.contracts import clock_sentence, type_label
from livret.words.dates import long_date
from livret.words.translator import Translator


def reminders_shown(tr: Translator, livret: Livret, today: dt.date) -> tuple[str, ...]:
    """Return what to keep in mind of the contracts, with the source."""
    return tuple(
        tr.text(
            "{reminder} ({source}).",
            reminder=clock_sentence(tr, one.what, one.on, today),
            source=one.source,
        )
        for one in reminders_of(livret, today)
    )


def papers_offered(tr: Translator, livret: Livret) -> tuple[tuple[str, str], ...]:
    """Return what may be a contract's paper, the newest first, as (id, title)."""
    papers = reversed(documents_of(livret))
    offered = (one for one in papers if may_be_a_contract(one.frozen.content))
    return tuple((one.id, title_of(tr, one)) for one in offered)


def contracts_shown(tr: Translator, livret: Livret) -> tuple[ContractView, ...]:
    """Return the contracts, the newest first."""
    titles = dict(papers_offered(tr, livret))
    return tuple(_contract(tr, one, titles) for one in reversed(contracts_of(livret)))


def _contract(tr: Translator, one: Contract, titles: dict[str, str]) -> ContractView:
    days = {name: day for name in DAYS if (day := getattr(one, name)) is not None}
    told = tuple(
        tr.text("{what} {day}", what=tr.text(DAY_NAMES[name]), day=long_date(tr, day))
        for name, day in days.items()
    )
    return ContractView(
        id=one.id,
        title=type_label(tr, one.type),
        days=told,
        kept=one.paper_kept,
        edit=ContractEdit(one.id, one.type, days, one.paper_kept, one.document),
        paper=(one.document, titles.get(one.document, "")),
    )
