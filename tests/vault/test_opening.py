"""Making, opening and closing a vault, and everything that may refuse."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from livret.usecases.vault_errors import (
    DamagedKeys,
    DamagedVault,
    NewerVault,
    NotAVault,
    RecoveryCodeMistyped,
    TruncatedVault,
    VaultExists,
    VaultInSynchronisedFolder,
    VaultInUse,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from livret.vault.around import Around
from livret.vault.guessing import Cost
from livret.vault.opened import Vault
from livret.vault.opening import create_vault, open_vault, recover
from livret.vault.schema import VERSION
from tests.vault.conftest import (
    CHEAP,
    OWNER,
    PASSPHRASE,
    credentials,
    open_livret,
    say,
)

NEW_PASSPHRASE = "une autre phrase avec bien sept mots dedans toujours"
New = Callable[[], tuple[Vault, str]]
Again = Callable[[], Vault]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "verrou"
    }


def test_what_was_said_is_there_after_closing(vault: Vault, again: Again) -> None:
    livret = open_livret(vault, "Amina")
    said = say(vault, livret, "Je voudrais conduire.")
    before = vault.log.read(livret)
    vault.close()
    with again() as opened:
        assert opened.log.read(livret) == before
        assert before[-1].id == said
        assert opened.owner == vault.owner
        assert opened.notices == ()


def test_the_owner_has_four_different_keys(vault: Vault) -> None:
    owner = vault.owner
    assert (owner.name, owner.side) == ("Claire M.", "social")
    assert owner.age_recipient.startswith("age1")
    keys = {owner.sign_key, owner.hub_key, owner.age_recipient}
    assert len(keys) == 3
    assert vault.credentials.authority == owner.authority
    assert vault.credentials.certificate_key == b"leaf key"
    assert vault.age_secret.startswith("AGE-SECRET-KEY-1")
    assert len(vault.hub_secret) == 32


def test_another_thread_may_own_the_vault(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    seen: list[int] = []
    worker = Thread(target=lambda: seen.append(len(vault.log.read(livret))))
    worker.start()
    worker.join()
    assert seen == [2]


def test_a_new_vault_needs_an_empty_folder(
    folder: Path, around: Around, vault: Vault
) -> None:
    vault.close()
    before = contents(folder)
    with pytest.raises(VaultExists):
        create_vault(
            folder,
            PASSPHRASE,
            owner=OWNER,
            make_credentials=credentials,
            around=around,
            cost=CHEAP,
        )
    assert contents(folder) == before


def test_a_weak_passphrase_makes_nothing(folder: Path, around: Around) -> None:
    with pytest.raises(WeakPassphrase) as refused:
        create_vault(
            folder,
            "azerty123",
            owner=OWNER,
            make_credentials=credentials,
            around=around,
            cost=CHEAP,
        )
    assert refused.value.facts["needed"] == 80
    assert not folder.exists()


def test_a_making_that_fails_leaves_nothing(folder: Path, around: Around) -> None:
    def fail(*_: object) -> tuple[bytes, bytes, bytes, bytes]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        create_vault(
            folder, PASSPHRASE, owner=OWNER, make_credentials=fail, around=around
        )
    assert not folder.exists()


def test_a_wrong_passphrase_changes_nothing(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.close()
    before = contents(folder)
    for wrong in ("", PASSPHRASE + "x", "x" + PASSPHRASE, PASSPHRASE.upper()):
        with pytest.raises(WrongPassphrase) as refused:
            open_vault(folder, wrong, around)
        assert refused.value.facts == {}
    assert contents(folder) == before


def test_a_passphrase_opens_however_its_accents_are_typed(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.close()
    decomposed = PASSPHRASE.replace("é", "e\u0301")
    assert decomposed != PASSPHRASE
    open_vault(folder, decomposed, around).close()


def test_nothing_here_is_no_vault(tmp_path: Path, around: Around) -> None:
    (tmp_path / "autre").mkdir()
    for folder in (tmp_path / "autre", tmp_path / "absent"):
        with pytest.raises(NotAVault):
            open_vault(folder, PASSPHRASE, around)


def test_a_vault_without_its_keys_or_its_database(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.close()
    keys = (folder / "keys.json").read_bytes()
    (folder / "keys.json").unlink()
    with pytest.raises(DamagedKeys):  # « make a vault » would be bad advice
        open_vault(folder, PASSPHRASE, around)
    (folder / "keys.json").write_bytes(keys)
    (folder / "vault.db").unlink()
    with pytest.raises(DamagedVault):
        open_vault(folder, PASSPHRASE, around)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"format":"autre","version":1}', "\ud800", "[" * 100_000]
)
def test_damaged_keys_are_said(
    vault: Vault, folder: Path, around: Around, text: str
) -> None:
    vault.close()
    (folder / "keys.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(DamagedKeys):
        open_vault(folder, PASSPHRASE, around)


def edited(folder: Path, **changes: object) -> None:
    plain = json.loads((folder / "keys.json").read_text("ascii"))
    plain["slots"][0] |= changes
    (folder / "keys.json").write_text(json.dumps(plain), "ascii")


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_kib": 32},
        {"memory_kib": 128},
        {"memory_kib": 1 << 40},
        {"iterations": 2},
        {"iterations": 0},
        {"lanes": 2},
        {"lanes": 0},
        {"lanes": 1 << 20},
        {"salt": "00" * 16},
        {"salt": ""},
        {"nonce": "00" * 12},
        {"nonce": "00"},
        {"wrapped": "00" * 48},
        {"wrapped": ""},
        {"kind": "autre"},
        {"kind": "recovery"},
    ],
    ids=str,
)
def test_an_edited_slot_answers_like_a_wrong_passphrase(
    vault: Vault, folder: Path, around: Around, changes: dict[str, object]
) -> None:
    vault.close()
    edited(folder, **changes)
    with pytest.raises(WrongPassphrase) as refused:
        open_vault(folder, PASSPHRASE, around)
    assert refused.value.facts == {}


@pytest.mark.parametrize("changes", [{"salt": "zz"}, {"lanes": "4"}, {"kdf": "md5"}])
def test_a_slot_that_says_nothing_is_damage(
    vault: Vault, folder: Path, around: Around, changes: dict[str, object]
) -> None:
    vault.close()
    edited(folder, **changes)
    with pytest.raises(DamagedKeys):
        open_vault(folder, PASSPHRASE, around)


def test_keys_of_another_vault_do_not_open(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.close()
    plain = json.loads((folder / "keys.json").read_text("ascii"))
    plain["vault"] = "00" * 16
    (folder / "keys.json").write_text(json.dumps(plain), "ascii")
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE, around)


def test_the_floor_holds_in_use(vault: Vault, folder: Path, around: Around) -> None:
    """A slot as cheap as those of these tests opens nothing outside of them."""
    vault.close()
    real = replace(around, floor=Cost(memory=128, iterations=1, lanes=1))
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE, real)


def test_newer_keys_are_left_alone(vault: Vault, folder: Path, around: Around) -> None:
    vault.close()
    plain = json.loads((folder / "keys.json").read_text("ascii"))
    plain["version"] = 2
    (folder / "keys.json").write_text(json.dumps(plain), "ascii")
    before = contents(folder)
    with pytest.raises(NewerVault) as refused:
        open_vault(folder, PASSPHRASE, around)
    assert refused.value.facts == {"found": 2, "known": 1}
    assert contents(folder) == before


def test_a_newer_database_is_left_alone(
    vault: Vault, folder: Path, around: Around
) -> None:
    with vault.store.writing() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version={VERSION + 1}")
        connection.exec_driver_sql("ALTER TABLE vault ADD COLUMN tomorrow TEXT")
    vault.close()
    before = contents(folder)
    with pytest.raises(NewerVault):
        open_vault(folder, PASSPHRASE, around)
    assert contents(folder) == before


def test_a_second_window_is_refused_and_the_first_goes_on(
    vault: Vault, folder: Path, around: Around
) -> None:
    with pytest.raises(VaultInUse):
        open_vault(folder, PASSPHRASE, around)
    livret = open_livret(vault, "Amina")
    vault.close()
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert opened.log.livrets() == (livret,)


def test_a_refused_opening_gives_the_lock_back(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, "pas celle-là", around)
    open_vault(folder, PASSPHRASE, around).close()


@pytest.mark.parametrize("cut", [1, 4095, 4096, 5 * 4096, "half", "all but one page"])
def test_a_truncated_database_is_said(
    vault: Vault, folder: Path, around: Around, cut: int | str
) -> None:
    livret = open_livret(vault, "Amina")
    for i in range(20):
        say(vault, livret, f"Phrase {i} " * 100)
    vault.close()
    database = folder / "vault.db"
    size = database.stat().st_size
    left = {"half": size // 8192 * 4096, "all but one page": 4096}
    os.truncate(database, left[cut] if isinstance(cut, str) else size - cut)
    with pytest.raises(TruncatedVault):
        open_vault(folder, PASSPHRASE, around)


def test_an_empty_database_is_not_taken_for_a_new_one(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.close()
    os.truncate(folder / "vault.db", 0)
    with pytest.raises(TruncatedVault):
        open_vault(folder, PASSPHRASE, around)
    assert (folder / "vault.db").stat().st_size == 0


def test_a_flipped_byte_of_the_first_page_is_said(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.close()
    database = folder / "vault.db"
    sound = database.read_bytes()
    for place in (0, 20, 1000, 4095):
        spoiled = bytearray(sound)
        spoiled[place] ^= 1
        database.write_bytes(spoiled)
        with pytest.raises(DamagedVault):
            open_vault(folder, PASSPHRASE, around)


def test_another_vaults_database_is_damage(
    vault: Vault, folder: Path, tmp_path: Path, around: Around
) -> None:
    vault.close()
    other = create_vault(
        tmp_path / "autre",
        PASSPHRASE,
        owner=OWNER,
        make_credentials=credentials,
        around=around,
        cost=CHEAP,
    )
    other.vault.close()
    shutil.copyfile(tmp_path / "autre" / "vault.db", folder / "vault.db")
    with pytest.raises(DamagedVault):
        open_vault(folder, PASSPHRASE, around)


def test_a_vault_in_a_synchronised_folder_is_refused(
    tmp_path: Path, around: Around, vault: Vault, folder: Path
) -> None:
    vault.close()
    shared = tmp_path / "Dropbox"
    shared.mkdir()
    with pytest.raises(VaultInSynchronisedFolder):
        create_vault(
            shared / "coffre",
            PASSPHRASE,
            owner=OWNER,
            make_credentials=credentials,
            around=around,
            cost=CHEAP,
        )
    assert list(shared.iterdir()) == []
    folder.rename(shared / "coffre")
    with pytest.raises(VaultInSynchronisedFolder) as refused:
        open_vault(shared / "coffre", PASSPHRASE, around)
    assert refused.value.facts["through"] == "Dropbox"


# --- ways to open ------------------------------------------------------------


def test_the_passphrase_is_changed(vault: Vault, folder: Path, around: Around) -> None:
    livret = open_livret(vault, "Amina")
    with pytest.raises(WrongPassphrase):
        vault.ways_in.change_passphrase("pas celle-là", NEW_PASSPHRASE, CHEAP)
    with pytest.raises(WeakPassphrase):
        vault.ways_in.change_passphrase(PASSPHRASE, "court", CHEAP)
    vault.ways_in.change_passphrase(PASSPHRASE, NEW_PASSPHRASE, CHEAP)
    vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE, around)
    with open_vault(folder, NEW_PASSPHRASE, around) as opened:
        assert opened.log.livrets() == (livret,)


def test_the_recovery_code_opens_and_sets_a_passphrase(
    new: New, folder: Path, around: Around
) -> None:
    vault, code = new()
    livret = open_livret(vault, "Amina")
    vault.close()
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    with recover(folder, typed, NEW_PASSPHRASE, around, CHEAP) as opened:
        assert opened.log.livrets() == (livret,)
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE, around)
    open_vault(folder, NEW_PASSPHRASE, around).close()
    recover(folder, code, PASSPHRASE, around, CHEAP).close()


def test_recovery_codes_that_do_not_open(
    new: New, folder: Path, around: Around
) -> None:
    vault, code = new()
    fresh = vault.ways_in.new_recovery_code()
    vault.close()
    before = contents(folder)
    slip = ("1" if code[0] != "1" else "2") + code[1:]
    for typed in ("", "ABCD", slip, code + "0", code.replace("-", "é")[:20]):
        with pytest.raises(RecoveryCodeMistyped):
            recover(folder, typed, NEW_PASSPHRASE, around, CHEAP)
    with pytest.raises(WrongRecoveryCode):
        recover(folder, code, NEW_PASSPHRASE, around, CHEAP)
    with pytest.raises(WeakPassphrase):
        recover(folder, fresh, "court", around, CHEAP)
    assert contents(folder) == before
    recover(folder, fresh, NEW_PASSPHRASE, around, CHEAP).close()


# --- other accounts ----------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_reads_the_files(vault: Vault, folder: Path) -> None:
    livret = open_livret(vault, "Amina")
    vault.log.erase_bodies([say(vault, livret, "à effacer")])
    vault.backup()
    say(vault, livret, "encore")
    open_to_others = [
        path
        for path in (folder, *folder.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []
    assert {path.name for path in folder.iterdir()} >= {"vault.db-wal", "temoin"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_vault_that_others_could_read_is_repaired_and_told(
    vault: Vault, folder: Path, again: Again
) -> None:
    vault.close()
    folder.chmod(0o755)
    (folder / "keys.json").chmod(0o644)
    with again() as opened:
        assert [notice.code for notice in opened.notices] == ["modes_repaired"]
        assert not opened.notices[0].wrong
        assert "keys.json" in opened.notices[0].facts["names"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "keys.json").stat().st_mode) == 0o600
