"""A file is taken in with its number and the journal, or nothing of it is."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from livret.usecases.vault_errors import StorageFailed
from tests.exchange.sharing_desks import Desks

REFUSED = """CREATE TRIGGER full_journal BEFORE INSERT ON journal
    BEGIN SELECT RAISE(ABORT, 'no room'); END"""


def refuse_the_journal(desks: Desks, name: str) -> None:
    with desks[name].ctx.log._store.writing() as connection:
        connection.execute(text(REFUSED))


def let_it_write(desks: Desks, name: str) -> None:
    with desks[name].ctx.log._store.writing() as connection:
        connection.execute(text("DROP TRIGGER full_journal"))


def test_what_the_journal_cannot_tell_is_not_taken_in(desks: Desks) -> None:
    desks.share()
    file = desks.send("claire", "marc").data
    marc = desks["marc"]
    refuse_the_journal(desks, "marc")
    with pytest.raises(StorageFailed):
        desks.take("marc", file)
    assert marc.ctx.log.livrets() == ()
    assert marc.ctx.people.people() == ()
    let_it_write(desks, "marc")
    told = desks.look("marc", file)
    assert told.missed == 0
    assert not told.forked
    taken = desks.take("marc", file)
    assert taken.new == len(told.new) > 0
    assert [one.livret for one in marc.ctx.people.people()] == [taken.livret]
    assert [one.what for one in marc.ctx.journal.of(taken.livret)] == ["received"]


def test_a_later_file_that_fails_leaves_the_list_as_it_was(desks: Desks) -> None:
    desks.share()
    marc, claire = desks["marc"], desks["claire"]
    desks.pass_on("claire", "marc")
    before = marc.ctx.people.people()
    called = before[0].called
    claire.say({"kind": "person_described", "called": "Nour E."})
    file = desks.send("claire", "marc").data
    refuse_the_journal(desks, "marc")
    with pytest.raises(StorageFailed):
        desks.take("marc", file)
    assert marc.ctx.people.people() == before
    assert marc.ctx.people.find(called) == before
    let_it_write(desks, "marc")
    desks.take("marc", file)
    assert [one.called for one in marc.ctx.people.people()] == ["Nour E."]
