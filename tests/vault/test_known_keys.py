"""An edited ``keys.json`` is found while the passphrase still opens the vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from livret.vault import keyslots
from livret.vault.around import Around
from livret.vault.doctor import examine
from livret.vault.opened import Vault
from livret.vault.opening import open_vault, restore_keys
from tests.clock import SetClock
from tests.vault.conftest import CHEAP, PASSPHRASE, open_livret

Again = Callable[[], Vault]


def edit(folder: Path, change: Callable[[list[Any]], object]) -> None:
    path = folder / "keys.json"
    told = json.loads(path.read_bytes())
    change(told["slots"])
    path.write_text(json.dumps(told), "ascii")


def spoil(slots: list[Any]) -> None:
    """One bit of what the recovery sheet opens."""
    wrapped = bytes.fromhex(slots[1]["wrapped"])
    slots[1]["wrapped"] = (wrapped[:-1] + bytes([wrapped[-1] ^ 1])).hex()


def told(again: Again) -> tuple[set[str], bool]:
    with again() as opened:
        noticed = {one.code for one in opened.notices}
        found = examine(opened)
    assert noticed <= {one.code for one in found}
    return noticed, found.sound


@pytest.mark.parametrize("change", [spoil, lambda slots: slots.pop()])
def test_a_recovery_slot_that_was_edited_is_told_until_it_is_made_anew(
    vault: Vault, folder: Path, again: Again, change: Callable[[list[Any]], object]
) -> None:
    open_livret(vault, "Amina")
    vault.close()
    edit(folder, change)
    for _ in range(2):
        assert told(again) == ({"keys_edited"}, False)
    with again() as opened:
        # A new passphrase does not make a sheet good again that may be bad.
        opened.ways_in.change_passphrase(PASSPHRASE, PASSPHRASE, CHEAP)
    assert told(again) == ({"keys_edited"}, False)
    with again() as opened:
        opened.ways_in.new_recovery_code()
    assert told(again) == (set(), True)


def test_a_slot_that_is_put_back_is_no_edit_any_more(
    vault: Vault, folder: Path, again: Again
) -> None:
    open_livret(vault, "Amina")
    vault.close()
    path = folder / "keys.json"
    whole = path.read_bytes()
    edit(folder, lambda slots: slots.pop())
    assert told(again) == ({"keys_edited"}, False)
    taken = json.loads(whole)["slots"][1]
    with again() as opened:
        opened.ways_in.change_passphrase(PASSPHRASE, PASSPHRASE, CHEAP)
    edit(folder, lambda slots: slots.append(taken))
    assert told(again) == (set(), True)
    # The old passphrase with the sheet is another file than the one known.
    path.write_bytes(whole)
    assert told(again) == ({"keys_edited"}, False)


def test_an_edit_and_a_change_cut_in_the_middle_are_told_apart(
    vault: Vault, folder: Path, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_livret(vault, "Amina")
    vault.close()
    edit(folder, lambda slots: slots.pop())

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    opened = again()
    with monkeypatch.context() as fault:
        fault.setattr(keyslots, "load", cut)
        fault.setattr(type(opened.settings), "drop", cut)
        with pytest.raises(KeyboardInterrupt):
            opened.ways_in.change_passphrase(PASSPHRASE, PASSPHRASE, CHEAP)
    opened.close()
    assert told(again) == ({"keys_edited"}, False)
    with again() as opened:
        opened.ways_in.new_recovery_code()
    assert told(again) == (set(), True)


def test_what_livret_itself_changes_is_no_edit(vault: Vault, again: Again) -> None:
    open_livret(vault, "Amina")
    vault.ways_in.change_passphrase(PASSPHRASE, PASSPHRASE, CHEAP)
    vault.ways_in.new_recovery_code()
    vault.ways_in.remove(keyslots.RECOVERY)
    vault.close()
    assert told(again) == (set(), True)


def test_a_change_cut_between_file_and_database_is_no_edit(
    vault: Vault, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("store", "load"):  # before the file, and after it
        with monkeypatch.context() as fault:
            fault.setattr(keyslots, name, cut)
            if name == "load":
                fault.setattr(type(vault.settings), "drop", cut)
            with pytest.raises(KeyboardInterrupt):
                vault.ways_in.change_passphrase(PASSPHRASE, PASSPHRASE, CHEAP)
        vault.close()
        assert told(again) == (set(), True)
        vault = again()
    vault.close()


def test_a_database_that_an_older_livret_left_is_taken_as_it_is(
    vault: Vault, folder: Path, again: Again
) -> None:
    vault.settings.drop("ways_known")
    vault.close()
    assert told(again) == (set(), True)
    edit(folder, spoil)
    assert told(again) == ({"keys_edited"}, False)


@pytest.mark.parametrize("spoilt", ["older", "[]", '{"gone": 1}'])
def test_what_is_known_and_cannot_be_read_is_told_and_made_anew(
    vault: Vault, again: Again, spoilt: str
) -> None:
    open_livret(vault, "Amina")
    vault.settings.put("ways_known", spoilt)
    vault.close()
    assert told(again) == ({"keys_edited"}, False)
    with again() as opened:
        opened.ways_in.change_passphrase(PASSPHRASE, PASSPHRASE, CHEAP)
        opened.ways_in.new_recovery_code()
    assert told(again) == (set(), True)


def test_keys_of_a_backup_are_proven_by_their_passphrase(
    vault: Vault, folder: Path, around: Around, again: Again, clock: SetClock
) -> None:
    open_livret(vault, "Amina")
    vault.backup()
    backup = vault.backups()[0].folder
    vault.ways_in.new_recovery_code()
    vault.close()
    (folder / "keys.json").write_bytes(b"{")
    with restore_keys(backup, folder, PASSPHRASE, around) as opened:
        assert opened.notices == ()
    assert told(again) == (set(), True)
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert examine(opened).sound
