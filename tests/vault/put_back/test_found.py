"""A file that is not what Livret left: found whatever its pages hold, and kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from livret.domain.errors import LivretError
from livret.usecases.vault_errors import (
    DamagedVault,
    TruncatedVault,
)
from livret.vault.doctor import examine
from livret.vault.erasures import ERASURES_FILE
from livret.vault.put_back import CHANGED
from tests.clock import SetClock
from tests.vault.conftest import say
from tests.vault.put_back.days import (
    DATABASE,
    LOG,
    PAGE,
    WITNESS,
    Again,
    Days,
    Files,
    codes,
    differing,
    kept,
    mixed,
    put,
)


def test_each_page_put_back_is_found_whatever_it_holds(
    days: Days, folder: Path, again: Again
) -> None:
    before, _, after = days
    pages = differing(before, after)
    assert len(pages) > 12
    missed = []
    for page in pages:
        put(folder, mixed(before, after, page))
        try:
            with again() as opened:
                told = [one.code for one in opened.notices if one.wrong]
                if not told or not codes(opened):
                    missed.append(page)
        except LivretError:
            continue  # refused: nothing of it is shown
    assert missed == []
    put(folder, after)
    with again() as opened:
        assert opened.notices == ()
        assert examine(opened).found == ()


def test_it_is_told_until_it_is_answered(
    days: Days, folder: Path, silent: Files, again: Again, clock: SetClock
) -> None:
    put(folder, silent)
    for _ in range(2):
        with again() as opened:
            (told,) = opened.notices
            assert (told.code, told.wrong) == (CHANGED, True)
            assert told.facts == {"on": "2026-03-13"}
            say(opened, opened.log.livrets()[0], "une suite")
        clock.forward(days=2)
    with again() as opened:
        assert codes(opened) == [CHANGED]
        assert not examine(opened, rebuild=True).sound
        found = examine(opened, accept=True)
        assert found.sound
        assert "change_accepted" in {one.code for one in found}
        assert codes(opened) == []
    with again() as opened:
        assert opened.notices == ()
        assert codes(opened) == []


def test_what_follows_an_answer_is_compared_again(
    days: Days, folder: Path, silent: Files, again: Again
) -> None:
    put(folder, silent)
    with again() as opened:
        assert examine(opened, accept=True).sound
        say(opened, opened.log.livrets()[0], "une suite")
    accepted = kept(folder)
    with again() as opened:
        say(opened, opened.log.livrets()[0], "une autre suite")
    put(folder, {**accepted, WITNESS: kept(folder)[WITNESS]})
    with again() as opened:
        assert codes(opened) == ["rolled_back"]


def test_nothing_is_accepted_while_something_else_is_wrong(
    days: Days, folder: Path, silent: Files, again: Again
) -> None:
    put(folder, silent)
    with again() as opened:
        with opened.store.writing() as connection:
            connection.exec_driver_sql("UPDATE livrets SET chain = zeroblob(32)")
        found = examine(opened, accept=True)
        assert {CHANGED, "heads_differ"} <= {one.code for one in found if one.wrong}
        assert "change_not_accepted" in {one.code for one in found}
    with again() as opened:
        assert CHANGED in {one.code for one in opened.notices}


def test_a_whole_database_put_back_stays_told_until_it_is_answered(
    days: Days, folder: Path, again: Again
) -> None:
    before, _, after = days
    put(folder, {**before, WITNESS: after[WITNESS], ERASURES_FILE: b""})
    for _ in range(3):
        with again() as opened:
            assert "rolled_back" in {one.code for one in opened.notices}
            say(opened, opened.log.livrets()[0], "une suite")
    put(folder, {**before, WITNESS: after[WITNESS]})
    for _ in range(2):
        with again() as opened:
            told = [one for one in opened.notices if one.wrong]
            assert [one.code for one in told] == ["rolled_back"]
            say(opened, opened.log.livrets()[0], "une suite")
    with again() as opened:
        assert codes(opened) == ["rolled_back"]
        assert examine(opened, accept=True).sound
        say(opened, opened.log.livrets()[0], "une suite")
    with again() as opened:
        assert opened.notices == ()
        assert codes(opened) == []


def test_an_older_witness_hides_no_page(
    days: Days, folder: Path, silent: Files, again: Again
) -> None:
    before, during, _ = days
    for older in (before, during):
        put(folder, {**silent, WITNESS: older[WITNESS]})
        with again() as opened:
            assert [one.code for one in opened.notices] == [CHANGED]
            assert codes(opened) == [CHANGED]
        with again() as opened:
            assert codes(opened) == [CHANGED]


def test_a_witness_that_is_gone_is_told(
    days: Days, folder: Path, silent: Files, again: Again
) -> None:
    """What is told and not proved: see the threat model."""
    put(folder, {name: data for name, data in silent.items() if name != WITNESS})
    with again() as opened:
        assert [one.code for one in opened.notices] == ["witness_missing"]
        say(opened, opened.log.livrets()[0], "une suite")
    # Its turns go on from the last that the vault remembers.
    whole = kept(folder)
    put(folder, {**whole, WITNESS: days[2][WITNESS]})
    with again() as opened:
        assert codes(opened) == [CHANGED]


def test_a_log_put_beside_a_closed_vault_is_found(
    days: Days, folder: Path, again: Again
) -> None:
    _, during, after = days
    put(folder, {**after, LOG: during[LOG]})
    with again() as opened:
        assert CHANGED in codes(opened)


def test_a_longer_and_a_shorter_file_are_found(
    days: Days, folder: Path, again: Again
) -> None:
    after = days[2]
    put(folder, {**after, DATABASE: after[DATABASE] + bytes(PAGE)})
    with again() as opened:
        assert CHANGED in codes(opened)
    put(folder, {**after, DATABASE: after[DATABASE][:-PAGE]})
    with suppress(TruncatedVault, DamagedVault), again() as opened:
        assert codes(opened)
