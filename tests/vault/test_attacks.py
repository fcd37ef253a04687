"""What somebody who reaches the files of a vault may try against the promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from livret.domain.errors import Untrusted
from livret.usecases.vault_errors import DamagedKeys, DamagedVault, WrongPassphrase
from livret.vault import guessing, keyslots
from livret.vault.around import Around
from livret.vault.doctor import examine
from livret.vault.erasures import ERASURES_FILE
from livret.vault.guessing import Cost
from livret.vault.opened import Vault
from livret.vault.opening import create_vault, open_vault
from tests.clock import SetClock
from tests.vault.conftest import (
    CHEAP,
    OWNER,
    PASSPHRASE,
    credentials,
    open_livret,
    say,
    seal,
    words,
)
from tests.vault.pages import pages_in_clear

Again = Callable[[], Vault]


def bodies(vault: Vault, livret: str) -> dict[str, bool]:
    return {one.id: one.body is not None for one in vault.log.sealed(livret)}


@pytest.mark.parametrize("left", [0, 1])
def test_what_is_erased_after_the_list_was_cut_is_erased(
    vault: Vault, folder: Path, again: Again, left: int
) -> None:
    livret = open_livret(vault, "Amina")
    vault.log.erase_bodies([say(vault, livret, "un")])
    kept = (folder / ERASURES_FILE).read_bytes()
    vault.log.erase_bodies([say(vault, livret, "deux")])
    third = say(vault, livret, "trois")
    vault.close()
    (folder / ERASURES_FILE).write_bytes(kept if left else b"")
    with again() as opened:
        opened.log.erase_bodies([third])
        assert not bodies(opened, livret)[third]
    with again() as opened:
        assert not bodies(opened, livret)[third]
        # The loss of the list is told for ever.
        assert not examine(opened).sound


def test_doctor_knows_from_the_list_what_came_back(vault: Vault, again: Again) -> None:
    livret = open_livret(vault, "Amina")
    gone = say(vault, livret, "à effacer")
    before = next(one for one in vault.log.sealed(livret) if one.id == gone)
    vault.log.erase_bodies([gone])
    number = bytes.fromhex(gone)
    with vault.store.writing() as connection:
        # Two old pages: the words, and the table that says they were erased.
        connection.exec_driver_sql("DELETE FROM erased WHERE id = ?", (number,))
        connection.exec_driver_sql(
            "UPDATE contributions SET salt = ?, body = ? WHERE id = ?",
            (before.salt, before.body, number),
        )
    vault.close()
    with again() as opened:
        found = examine(opened)
        assert "erased_came_back" in {one.code for one in found}
        assert not found.sound


def test_refused_copies_of_an_erased_livret_go_with_it(vault: Vault) -> None:
    livret, other = open_livret(vault, "Amina"), open_livret(vault, "Marc")
    for where, said in ((livret, "SENTINELLE refusée"), (other, "autre refusée")):
        one = seal(vault.signer, words(said), where, vault.log.heads(where))
        with pytest.raises(Untrusted):
            vault.log.append([replace(one, signature=bytes(64))])
    vault.erase(livrets=[livret])
    with vault.store.reading() as connection:
        left = connection.exec_driver_sql("SELECT body FROM quarantine").scalars()
        assert ["autre" in body.decode() for body in left] == [True]


def test_erased_words_stand_in_no_page(vault: Vault, folder: Path) -> None:
    livret = open_livret(vault, "Zénobie Sentinelle")
    for number in range(40):
        open_livret(vault, f"Autre {number}")
    vault.people.people()
    vault.private_lines.set_private_line(livret, "AIDEMEMOIRE")
    gone = say(vault, livret, "MOTSAEFFACER " * 50)
    vault.blobs.put(b"FICHIERAEFFACER" * 1000, "text/plain", livret)
    vault.people.people()
    key = vault.database_key()
    sought = (b"ZENOBIE", "ZÉNOBIE".encode(), b"AIDEMEMOIRE", b"MOTSAEFF", b"FICHIERAE")

    def found() -> set[bytes]:
        pages = [page.upper() for page in pages_in_clear(folder / "vault.db", key)]
        return {word for word in sought if any(word in page for page in pages)}

    assert found() >= {b"MOTSAEFF", b"AIDEMEMOIRE", b"FICHIERAE"}
    vault.erase(livrets=[livret])
    assert gone
    assert found() == set()
    vault.close()
    assert found() == set()


def edited(folder: Path, **changes: object) -> None:
    path = folder / "keys.json"
    plain = json.loads(path.read_text())
    for slot in plain["slots"]:
        slot.update(changes)
    path.write_text(json.dumps(plain))


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 2**31},
        {"memory_kib": 2 * 1024 * 1024},
        {"iterations": 2**31},
        {"iterations": 64},
        {"lanes": 2**24},
        {"memory_kib": 8},
        {"iterations": 0},
        {"iterations": -1},
    ],
)
def test_an_edited_price_neither_exhausts_the_machine_nor_helps_a_guess(
    vault: Vault,
    folder: Path,
    again: Again,
    cost: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault.close()
    edited(folder, **cost)
    asked: list[Cost] = []

    def derive(secret: str, salt: bytes, price: Cost) -> bytes:
        asked.append(price)
        return guessing.derive(secret, salt, price)

    monkeypatch.setattr(keyslots, "derive", derive)
    with pytest.raises(WrongPassphrase):
        again()
    assert asked == [CHEAP]


def test_keys_beyond_measure_are_refused_before_any_guess(
    vault: Vault, folder: Path, again: Again
) -> None:
    vault.close()
    path = folder / "keys.json"
    sound = path.read_text()
    plain = json.loads(sound)
    plain["slots"] *= 40
    path.write_text(json.dumps(plain))
    with pytest.raises(DamagedKeys):
        again()
    path.write_text(sound + " " * 70_000)
    with pytest.raises(DamagedKeys):
        again()
    path.write_text(sound)
    again().close()


def test_keys_of_another_vault_open_nothing(
    vault: Vault, folder: Path, tmp_path: Path, around: Around, again: Again
) -> None:
    other = create_vault(
        tmp_path / "autre",
        "une autre phrase de passe de sept mots bien tirés",
        owner=OWNER,
        make_credentials=credentials,
        around=around,
        cost=CHEAP,
    ).vault
    livret = open_livret(other, "Amina")
    other.close()
    vault.close()
    (tmp_path / "autre" / "keys.json").write_bytes((folder / "keys.json").read_bytes())
    with pytest.raises(DamagedVault):
        open_vault(tmp_path / "autre", PASSPHRASE, around)
    again().close()
    assert livret


def test_vaults_set_aside_do_not_keep_erased_words_for_ever(
    vault: Vault, clock: SetClock
) -> None:
    place = vault.backups_folder
    old = ("avant-v2-2026-03-12", "remplace-2026-03-12T093000")
    for name in (*old, "remplace-2026-13-99T093000", "des notes"):
        (place / name).mkdir(parents=True)
        (place / name / "vault.db").write_bytes(b"")
    vault.backup()
    assert all((place / name).is_dir() for name in old)
    clock.forward(days=400)
    vault.backup()
    assert not any((place / name).exists() for name in old)
    assert (place / "des notes").is_dir()
