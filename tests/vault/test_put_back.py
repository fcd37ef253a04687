"""A file that is not what Livret left: found whatever its pages hold, and kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from livret.domain.errors import LivretError
from livret.usecases.ports import Draft, JournalEntry
from livret.usecases.vault_errors import (
    DamagedVault,
    DiskFull,
    ErasureJournalDamaged,
    NewerVault,
    StorageFailed,
    TruncatedVault,
)
from livret.vault.desk_notes import VaultSettings
from livret.vault.doctor import examine
from livret.vault.engine import Store
from livret.vault.erasures import ERASURES_FILE
from livret.vault.opened import Around, Vault
from livret.vault.opening import (
    create_vault,
    open_vault,
    recover,
    restore,
    restore_keys,
)
from livret.vault.put_back import CHANGED
from livret.vault.witness import Witness
from tests.vault.conftest import (
    CHEAP,
    OWNER,
    PASSPHRASE,
    SetClock,
    around_of,
    credentials,
    described,
    open_livret,
    say,
    seal,
)

PAGE = 4096
DATABASE, WITNESS, LOG = "vault.db", "temoin", "vault.db-wal"
Again = Callable[[], Vault]
Files = dict[str, bytes]
Days = tuple[Files, Files, Files]
"""What a vault was one evening, in the middle of the next day, and after it."""


def kept(folder: Path) -> Files:
    """The files that tell the state of a vault, as somebody may copy them."""
    names = (DATABASE, WITNESS, LOG, ERASURES_FILE)
    return {
        name: (folder / name).read_bytes()
        for name in names
        if (folder / name).is_file()
    }


def put(folder: Path, state: Files) -> None:
    """Put files back as they were, and no others."""
    for name in (DATABASE, WITNESS, LOG, f"{DATABASE}-shm", ERASURES_FILE):
        if name in state:
            (folder / name).write_bytes(state[name])
            (folder / name).chmod(0o600)
        else:
            (folder / name).unlink(missing_ok=True)


def page_of(state: Files, number: int) -> bytes:
    return state[DATABASE][number * PAGE : (number + 1) * PAGE]


def differing(old: Files, new: Files) -> list[int]:
    """The pages of the newer file that the older one holds otherwise."""
    count = min(len(old[DATABASE]), len(new[DATABASE])) // PAGE
    return [one for one in range(count) if page_of(old, one) != page_of(new, one)]


def mixed(old: Files, new: Files, page: int) -> Files:
    """The newer state with one page of the older one."""
    data, start = new[DATABASE], page * PAGE
    told = data[:start] + page_of(old, page) + data[start + PAGE :]
    return {**new, DATABASE: told}


def codes(vault: Vault, *, accept: bool = False) -> list[str]:
    return [one.code for one in examine(vault, accept=accept) if one.wrong]


def an_ordinary_day(vault: Vault, clock: SetClock) -> str:
    """Acts that reach each sort of page; return a livret."""
    livret, other = open_livret(vault, "Amina"), open_livret(vault, "Marc")
    vault.blobs.put(b"x" * 9000, "application/pdf", other)
    for number in range(8):
        say(vault, other, f"à effacer {number} " * 90)
    say(vault, livret, "un premier mot")
    vault.people.people()
    vault.backup()
    clock.forward(days=1)
    return livret


def another_day(vault: Vault, clock: SetClock, livret: str) -> None:
    """The search changes, pages become free, flags are raised and lowered."""
    (other,) = (one for one in vault.log.livrets() if one != livret)
    vault.erase(livrets=[other])
    for number in range(3):
        say(vault, livret, f"Encore {number} " * 80)
    heads = vault.log.heads(livret)
    vault.log.append([seal(vault.signer, described("Amina Dé."), livret, heads)])
    open_livret(vault, "Zoé")
    vault.private_lines.set_private_line(livret, "la dame au chien")
    vault.drafts.save(
        Draft(livret=livret, place="aim", text="un début", saved_at=clock.now())
    )
    vault.journal.note(
        JournalEntry(
            livret=livret,
            at=clock.now(),
            what="opened",
            who=vault.owner.sign_key,
            who_name="Claire M.",
        )
    )
    vault.people.people()
    say(vault, livret, "dont la ligne reste à refaire")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Days]:
    """A closed vault, made once; each test works on a copy of its folder."""
    folder, clock = tmp_path_factory.mktemp("vécu") / "coffre", SetClock()
    around = around_of(clock)
    vault = create_vault(
        folder,
        PASSPHRASE,
        owner=OWNER,
        make_credentials=credentials,
        around=around,
        cost=CHEAP,
    ).vault
    livret = an_ordinary_day(vault, clock)
    vault.close()
    before = kept(folder)
    with open_vault(folder, PASSPHRASE, around) as opened:
        another_day(opened, clock, livret)
        during = kept(folder)
    return folder, (before, during, kept(folder))


@pytest.fixture
def days(lived: tuple[Path, Days], folder: Path, clock: SetClock) -> Days:
    """The same vault in the folder of this test, the day after."""
    shutil.copytree(lived[0], folder)
    clock.forward(days=1)
    return lived[1]


@pytest.fixture(scope="module")
def silent(lived: tuple[Path, Days], tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A state with an old page that nothing but the digest of the file finds."""
    base, (before, _, after) = lived
    folder, around = tmp_path_factory.mktemp("muet") / "coffre", around_of(SetClock())
    shutil.copytree(base, folder)
    for page in reversed(differing(before, after)):
        state = mixed(before, after, page)
        put(folder, {name: data for name, data in state.items() if name != WITNESS})
        with suppress(LivretError), open_vault(folder, PASSPHRASE, around) as opened:
            noticed = {one.code for one in opened.notices}
            if noticed == {"witness_missing"} and examine(opened).sound:
                return state
    pytest.fail("each page is found without the digest of the file")


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


# --- what is no change -------------------------------------------------------


def test_a_crash_is_no_change(days: Days, folder: Path, again: Again) -> None:
    put(folder, days[1])
    with again() as opened:
        assert opened.notices == ()
        found = examine(opened)
        assert found.sound
        assert [one.code for one in found] == ["end_unknown"]
    with again() as opened:
        assert examine(opened).found == ()


def test_a_crash_before_the_first_save_is_no_change(
    vault: Vault, folder: Path, again: Again, clock: SetClock
) -> None:
    an_ordinary_day(vault, clock)
    vault.close()
    with again():
        crashed = kept(folder)
    put(folder, crashed)
    with again() as opened:
        assert examine(opened).sound


def test_no_moment_of_a_cut_is_taken_for_a_change(
    days: Days, folder: Path, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each moment of a day, as a killed program leaves it and as a power cut does.

    After a power cut the witness may be as it was when it last was flushed.
    """
    flushed, moments = kept(folder)[WITNESS], []

    def moment() -> None:
        now = kept(folder)
        moments.append(now)
        moments.append({**now, WITNESS: flushed})

    def watched(act: Callable[..., object]) -> Callable[..., object]:
        def acting(*given: object, **named: object) -> object:
            nonlocal flushed
            moment()
            done = act(*given, **named)
            if act is fsync and os.fstat(int(str(given[0]))).st_ino == witness:
                flushed = kept(folder)[WITNESS]
            moment()
            return done

        return acting

    fsync, witness = os.fsync, (folder / WITNESS).stat().st_ino
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", watched(fsync))
        patched.setattr(Witness, "_put", watched(Witness._put))
        patched.setattr(Store, "close", watched(Store.close))
        patched.setattr(VaultSettings, "put", watched(VaultSettings.put))
        with again() as opened:
            say(opened, opened.log.livrets()[0], "une suite")
            opened.erase(ids=[say(opened, opened.log.livrets()[0], "à effacer")])
    distinct = {tuple(sorted(one.items())): one for one in moments}
    assert len(distinct) > 15
    for state in distinct.values():
        put(folder, state)
        with again() as opened:
            assert not [one for one in opened.notices if one.wrong]
    assert days


def torn(witness: bytes, place: int) -> bytes:
    """The witness with one of its two places spoiled."""
    start = place * 512
    return witness[: start + 40] + bytes(160) + witness[start + 200 :]


@pytest.mark.parametrize("place", range(2))
def test_one_torn_place_neither_alarms_nor_hides(
    days: Days, folder: Path, silent: Files, again: Again, place: int
) -> None:
    whole = days[2]
    put(folder, {**whole, WITNESS: torn(whole[WITNESS], place)})
    with again() as opened:
        assert opened.notices == ()
        assert examine(opened).found == ()
    put(folder, {**silent, WITNESS: torn(silent[WITNESS], place)})
    with again() as opened:
        assert codes(opened) == [CHANGED]


@pytest.mark.parametrize("place", range(2))
def test_a_place_torn_while_open_is_no_change(
    days: Days, folder: Path, again: Again, place: int
) -> None:
    """A power cut: what was written last is torn, never what was flushed before."""
    for state in (days[0], days[2]):
        put(folder, state)
        with again() as opened:
            say(opened, opened.log.livrets()[0], "une suite")
            say(opened, opened.log.livrets()[0], "une autre")
            during = kept(folder)
        put(folder, {**during, WITNESS: torn(during[WITNESS], place)})
        with again() as opened:
            assert codes(opened) == []


def test_quick_openings_change_nothing(days: Days, again: Again) -> None:
    for _ in range(4):
        with again() as opened:
            assert opened.notices == ()
    with again() as opened:
        assert examine(opened).found == ()


def test_a_vault_copied_while_closed_is_sound(
    days: Days, folder: Path, tmp_path: Path, around: Around
) -> None:
    shutil.copytree(folder, tmp_path / "ailleurs")
    for place in (folder, tmp_path / "ailleurs"):
        with open_vault(place, PASSPHRASE, around) as opened:
            assert opened.notices == ()
            assert examine(opened).found == ()
    assert days


def test_other_ways_in_change_nothing(
    new: Callable[[], tuple[Vault, str]], folder: Path, around: Around
) -> None:
    vault, code = new()
    open_livret(vault, "Amina")
    vault.backup()
    vault.close()
    other = "sept autres mots tirés au hasard suffisent aussi"
    with recover(folder, code, other, around, CHEAP) as opened:
        assert examine(opened).found == ()
        opened.change_passphrase(other, PASSPHRASE, CHEAP)
        opened.new_recovery_code()
        kept_in = opened.backups()[0].folder
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert examine(opened).found == ()
    (folder / "keys.json").unlink()
    with restore_keys(kept_in, folder, PASSPHRASE, around) as opened:
        assert CHANGED not in {one.code for one in examine(opened)}
    with restore(kept_in, folder, PASSPHRASE, around) as opened:
        assert codes(opened) == []
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert codes(opened) == []


def test_a_backup_of_before_answers_it_and_one_of_after_does_not(
    days: Days,
    folder: Path,
    silent: Files,
    again: Again,
    around: Around,
    clock: SetClock,
) -> None:
    put(folder, silent)
    with again() as opened:
        sound = opened.backups()[0].folder
        opened.backup(again=True)
        after = opened.backups()[-1].folder
        assert sound != after
    with restore(after, folder, PASSPHRASE, around) as opened:
        assert CHANGED in codes(opened)
    clock.forward(days=1)
    with restore(sound, folder, PASSPHRASE, around) as opened:
        assert codes(opened) == []
    with again() as opened:
        assert codes(opened) == []


# --- openings that fail ------------------------------------------------------


def test_a_refused_opening_leaves_file_and_witness_as_they_were(
    days: Days, folder: Path, again: Again, around: Around
) -> None:
    with again() as opened, opened.store.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version=99")
    newer = kept(folder)
    for state in (newer, {**newer, WITNESS: days[2][WITNESS]}):
        put(folder, state)
        with pytest.raises(NewerVault):
            again()
        assert kept(folder) == state
    assert around


def test_an_opening_that_failed_midway_is_compared_with_next_time(
    days: Days, folder: Path, silent: Files, again: Again
) -> None:
    put(folder, days[2])
    whole = (folder / ERASURES_FILE).read_bytes()
    (folder / ERASURES_FILE).write_bytes(whole[:-9] + bytes(9))
    with pytest.raises(ErasureJournalDamaged):
        again()
    witness = kept(folder)[WITNESS]
    put(folder, {**silent, WITNESS: witness})
    with again() as opened:
        assert codes(opened) == [CHANGED]


def test_where_it_cannot_be_kept_it_is_found_again(
    days: Days,
    folder: Path,
    silent: Files,
    again: Again,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(folder, silent)

    def full(self: VaultSettings, name: str, value: str) -> None:
        raise DiskFull(folder=str(folder))

    with monkeypatch.context() as patched:
        patched.setattr(VaultSettings, "put", full)
        with again() as opened:
            assert [one.code for one in opened.notices] == [CHANGED]
    with again() as opened:
        assert codes(opened) == [CHANGED]


def test_nothing_is_written_where_the_witness_cannot_say_open(
    days: Days, folder: Path, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(handle: int) -> None:
        raise OSError(5, "a disk that answers no more")

    state = kept(folder)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing)
        with pytest.raises(StorageFailed):
            again()
    assert kept(folder)[DATABASE] == state[DATABASE]
    with again() as opened:
        assert codes(opened) == []
    assert days


def test_a_witness_that_only_opens_anew_is_written_whole(
    days: Days, folder: Path, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(self: Witness, *_: object, **__: object) -> None:
        raise PermissionError(13, "not this file")

    monkeypatch.setattr(Witness, "_put", refusing)
    opened = again()
    assert opened.witness.last is not None
    assert not opened.witness.last.closed
    opened.close()
    monkeypatch.undo()
    with again() as opened:
        assert examine(opened).sound
    assert days
