"""What is no change of a file: crashes, copies, quick openings, other ways in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from livret.vault.around import Around
from livret.vault.desk_notes import VaultSettings
from livret.vault.doctor import examine
from livret.vault.engine import Store
from livret.vault.opened import Vault
from livret.vault.opening import (
    open_vault,
    recover,
    restore,
    restore_keys,
)
from livret.vault.put_back import CHANGED
from livret.vault.witness import Witness
from tests.clock import SetClock
from tests.vault.conftest import CHEAP, PASSPHRASE, open_livret, say
from tests.vault.put_back.days import (
    WITNESS,
    Again,
    Days,
    Files,
    an_ordinary_day,
    codes,
    kept,
    put,
)


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
        opened.ways_in.change_passphrase(other, PASSPHRASE, CHEAP)
        opened.ways_in.new_recovery_code()
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
