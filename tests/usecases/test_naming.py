"""A changed name replaces the old one everywhere but in signed bytes (practice 5)."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from livret.domain.ancestry import ancestry
from livret.domain.fold import fold, fold_at
from livret.domain.livret import Livret
from livret.usecases.index import summarise
from livret.usecases.minutes import minutes_of
from livret.usecases.naming import named_as_today, names_now, who_now
from livret.usecases.papers import PaperChoices, compose_diagnostic
from livret.usecases.ports import JournalEntry
from livret.usecases.showing import as_plain, history_as_plain
from tests.domain.writing import DAY, T0, Log, key_of

FORMER, NOW = "Ancienne Personne", "Nouvelle Personne"
THEN = dt.date(2026, 3, 12)


def renamed(*, details: bool = False) -> tuple[Log, str]:
    """A livret she writes in with her own key; then she changes her name.

    Returns:
        The log, and the meeting that was held before she did.
    """
    log = Log()
    log.open()
    marc = log.join("claire", "marc", side="emploi")
    told = {"name": FORMER, "role": "personne", "keys": {"sign": key_of("amina")}}
    log.write("claire", "member_joined", told)
    names = {"first_name": "Ancienne", "last_name": "Personne"}
    log.write("claire", "person_described", names if details else {"called": FORMER})
    form = {"form": "diagnostic-partage", "form_version": 1}
    opened = log.write("claire", "diagnosis_opened", form)
    hers = {"diagnosis": opened, "barrier": "sante", "level": "bloque", "words": "Oui"}
    view = log.write("amina", "view_given", hers)
    log.write("marc", "view_given", {**hers, "barrier": "droit"})
    aim = log.aim("amina", "Travailler")
    present = [{"voice": "personne", "name": FORMER}]
    met = {"on": "2026-03-12", "present": present, "targets": [view, aim]}
    meeting = log.write("claire", "meeting_held", met)
    file = {"sha256": "0" * 64, "size": 1, "type": "application/pdf"}
    frozen = {
        "paper": "diagnostic",
        "language": "fr",
        "file": file,
        "contains": [aim],
        "signers": [{"role": "personne", "name": FORMER, "field": "Personne"}],
        "on": "2026-03-12",
    }
    log.write("claire", "document_frozen", frozen)
    again = log.write(
        "claire", "member_joined", {"name": "Marc Nouveau", **_marc(marc)}
    )
    assert not log.reason(again)
    now = {"first_name": "Nouvelle"} if details else {"called": NOW}
    log.write("claire", "person_described", now, at=T0 + 3 * DAY)
    return log, meeting


def _marc(member: str) -> dict[str, Any]:
    keys = {"sign": key_of("marc")}
    return {"role": "referent", "side": "emploi", "member": member, "keys": keys}


def said(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, default=str)


@pytest.fixture(scope="module")
def log() -> Log:
    return renamed()[0]


@pytest.fixture(scope="module")
def read(log: Log) -> Livret:
    return log.fold()


def test_who_spoke_and_who_wrote_have_their_names_of_today(read: Livret) -> None:
    names = {
        (value.author, name)
        for value in read.history
        for name in (value.author_name, value.speaker_name)
        if value.author in {key_of("amina"), key_of("marc")} and name
    }
    assert (key_of("amina"), NOW) in names
    assert (key_of("marc"), "Marc Nouveau") in names
    assert not {name for _, name in names} & {FORMER, "marc"}


def test_first_and_last_names_name_her_where_she_says_nothing_else() -> None:
    log, _ = renamed(details=True)
    names = {value.author_name for value in log.fold().history}
    assert NOW in names
    assert FORMER not in names


def test_nothing_that_is_shown_holds_a_former_name(log: Log, read: Livret) -> None:
    for plain in (as_plain(read), history_as_plain(read, log.all.values())):
        assert "Ancienne" not in said(plain)
        assert NOW in said(plain)


def test_minutes_search_and_new_papers_hold_no_former_name() -> None:
    log, meeting = renamed()
    read = log.fold()
    choices = PaperChoices(language="fr", on=THEN, witness="Claire M.")
    for told in (
        minutes_of(read, meeting),
        summarise(log.all.values()),
        compose_diagnostic(read, choices),
    ):
        assert "Ancienne" not in repr(told)
        assert "Nouvelle" in repr(told)


def test_looking_back_names_her_as_today(log: Log, read: Livret) -> None:
    order = ancestry(log.all.values()).ordered
    for then in (
        fold_at(order, THEN, names=names_now(read)),
        fold(order, about=THEN, names=names_now(read)),
    ):
        plain = said(as_plain(named_as_today(then, read)))
        assert "Ancienne" not in plain
        assert NOW in plain


def test_before_its_first_day_a_livret_names_nobody(log: Log, read: Livret) -> None:
    empty = fold_at(log.all.values(), dt.date(2020, 1, 1), names=names_now(read))
    assert NOW not in said(as_plain(named_as_today(empty, read)))


def test_the_journal_names_who_looked_as_today(read: Livret) -> None:
    at = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)

    def name(who: str) -> str:
        entry = JournalEntry(
            livret=read.id, at=at, what="opened", who=who, who_name="autrefois"
        )
        return who_now(read, entry)

    assert name(key_of("amina")) == NOW
    assert name(key_of("marc")) == "Marc Nouveau"
    assert name(key_of("eve")) == "autrefois", "whom the livret does not know"


def test_what_is_signed_keeps_the_name_it_was_signed_with(read: Livret) -> None:
    (document,) = [one for one in read.history if one.kind == "document_frozen"]
    assert document.content["signers"][0]["name"] == FORMER
