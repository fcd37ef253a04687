"""Each kind of damage is found, and a sound vault is called sound."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from livret.domain.errors import LivretError
from livret.usecases.ports import JournalEntry
from livret.vault.blobs import PART_BYTES
from livret.vault.doctor import examine
from livret.vault.opened import Vault
from livret.words.sentences.vault_findings import FINDINGS
from tests.clock import SetClock
from tests.vault.conftest import KeyedSigner, described, open_livret, say, seal, words

Again = Callable[[], Vault]
PAGE = 4096


def filled(vault: Vault, clock: SetClock) -> str:
    """A vault with something in each of its tables; return a livret."""
    livret = open_livret(vault, "Amina")
    open_livret(vault, "Marc")
    ref = vault.blobs.put(b"x" * (PART_BYTES + 100), "application/pdf", livret)
    file = {"sha256": ref.sha256, "size": ref.size, "type": ref.type}
    say(vault, livret, "voir le fichier", file=file)
    vault.log.erase_bodies([say(vault, livret, "à effacer")])
    for what in ("opened", "printed"):
        vault.journal.note(
            JournalEntry(
                livret=livret,
                at=clock.now(),
                what=what,
                who=vault.owner.sign_key,
                who_name="Claire M.",
            )
        )
    vault.people.people()
    vault.backup()
    return livret


def codes(vault: Vault, *, rebuild: bool = False) -> set[str]:
    return {one.code for one in examine(vault, rebuild=rebuild)}


def said_of(again: Again) -> set[str]:
    """Open and examine; return the code of the refusal, or those found."""
    try:
        with again() as opened:
            return {one.code for one in examine(opened) if one.wrong} or {"sound"}
    except LivretError as error:
        return {error.code}


def everything(vault: Vault) -> object:
    """What a person may read in a vault."""
    livrets = vault.log.livrets()
    return (
        [vault.log.sealed(livret) for livret in livrets],
        [vault.journal.of(livret) for livret in livrets],
        vault.people.people(),
        [vault.people.find(letter) for letter in "amz"],
        vault.blobs.all(),
        vault.owner,
    )


def spoil(vault: Vault, *statements: str) -> None:
    """Write past the log, as whoever held the key could."""
    with vault.store.writing() as connection:
        triggers = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.exec_driver_sql(statement)
        for _, sql in triggers:
            connection.exec_driver_sql(sql)


def test_a_sound_vault_is_sound(vault: Vault, clock: SetClock, again: Again) -> None:
    filled(vault, clock)
    found = examine(vault)
    assert found.sound
    assert found.found == ()
    assert (found.livrets, found.contributions) == (2, 6)
    vault.close()
    with again() as opened:
        assert examine(opened).found == ()


def test_a_vault_without_a_backup_is_told_and_sound(vault: Vault) -> None:
    found = examine(vault)
    assert [one.code for one in found] == ["no_backup"]
    assert found.sound


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE contributions SET body = substr(body, 2)", "contribution_altered"),
        ("UPDATE contributions SET salt = zeroblob(32)", "contribution_altered"),
        ("UPDATE contributions SET signature = zeroblob(64)", "contribution_altered"),
        ("UPDATE contributions SET header = x'00'", "contribution_altered"),
        (
            "UPDATE contributions SET id = zeroblob(32) WHERE n % 4294967296 = 2"
            " AND n < 8589934592",
            "contribution_altered",
        ),
        ("DELETE FROM contributions WHERE arrival = 6", "arrivals_differ"),
        ("DELETE FROM contributions WHERE arrival = 6", "vault_chain_differs"),
        (
            "UPDATE contributions SET arrival = 99 WHERE n & 7 = 3",
            "contribution_altered",
        ),
        ("UPDATE livrets SET heads = zeroblob(32)", "heads_differ"),
        ("UPDATE livrets SET chain = zeroblob(32)", "heads_differ"),
        ("UPDATE livrets SET arrivals = arrivals - 1", "arrivals_differ"),
        ("UPDATE livrets SET vault_chain = zeroblob(32)", "vault_chain_differs"),
        (
            "UPDATE livrets SET vault_arrivals = 99",
            "vault_chain_differs",
        ),
        ("DELETE FROM people", "read_models_differ"),
        ("UPDATE people SET called = 'Zoé'", "read_models_differ"),
        ("DELETE FROM people_search", "read_models_differ"),
        (
            "INSERT INTO dues SELECT id, 'meeting', zeroblob(32), '2026-04-02', '{}'"
            " FROM livrets",
            "read_models_differ",
        ),
        ("UPDATE blob_parts SET data = x'00' WHERE part = 1", "blob_damaged"),
        ("DELETE FROM blob_parts; ", "blob_damaged"),
        ("UPDATE journal SET what = 'sent'", "journal_altered"),
        ("UPDATE journal SET signature = zeroblob(64)", "journal_altered"),
        ("DELETE FROM journal WHERE n = 2", "journal_altered"),
        ("DELETE FROM journal WHERE n = 1", "journal_altered"),
        ("DELETE FROM journal", "journal_altered"),
        ("DELETE FROM journal_chains", "journal_altered"),
        (
            "UPDATE contributions SET body = (SELECT body FROM contributions LIMIT 1),"
            " salt = zeroblob(32) WHERE id IN (SELECT id FROM erased)",
            "erased_came_back",
        ),
    ],
)
def test_what_was_written_past_the_log_is_found(
    vault: Vault, clock: SetClock, statement: str, expected: str
) -> None:
    filled(vault, clock)
    spoil(vault, statement)
    found = examine(vault)
    assert not found.sound
    assert expected in {one.code for one in found}
    assert all(one.code in FINDINGS for one in found)


def test_read_models_are_made_again(vault: Vault, clock: SetClock) -> None:
    filled(vault, clock)
    before = vault.people.people()
    spoil(vault, "DELETE FROM people", "DELETE FROM people_search")
    found = examine(vault, rebuild=True)
    assert [one.code for one in found] == ["read_models_rebuilt"]
    assert found.sound
    assert vault.people.people() == before
    assert [line.called for line in vault.people.find("ami")] == ["Amina"]
    assert examine(vault).found == ()


def test_an_index_of_an_older_day_mends_itself_and_is_told(
    vault: Vault, clock: SetClock, again: Again
) -> None:
    livret = filled(vault, clock)
    read = "SELECT id, block FROM people_search_data"
    put = "INSERT INTO people_search_data VALUES (?, ?)"
    with vault.store.reading() as connection:
        old = connection.exec_driver_sql(read).fetchall()
    heads = vault.log.heads(livret)
    vault.log.append([seal(vault.signer, described("Zoé D."), livret, heads)])
    assert [line.called for line in vault.people.find("zo")] == ["Zoé D."]
    with vault.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM people_search_data")
        for row in old:
            connection.exec_driver_sql(put, tuple(row))
    say(vault, livret, "encore")
    vault.close()
    with again() as opened:
        assert [line.called for line in opened.people.find("zo")] == ["Zoé D."]
        assert codes(opened) == {"read_models_mended"}
        assert not examine(opened).sound
    with again() as opened:
        assert examine(opened).found == ()


def test_a_search_that_finds_who_is_not_there_mends_itself(
    vault: Vault, clock: SetClock
) -> None:
    filled(vault, clock)
    spoil(vault, "DELETE FROM people")
    vault.people.forget_lines()
    assert [line.called for line in vault.people.find("ami")] == ["Amina"]
    assert vault.people.mended


def test_a_parent_that_has_not_come_is_told(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    vault.log.append([seal(KeyedSigner(), words("orphelin"), livret, ["ab" * 32])])
    found = examine(vault)
    assert found.sound
    assert "parents_awaited" in {one.code for one in found}


def test_refused_copies_are_told(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    one = seal(vault.signer, words("x"), livret, vault.log.heads(livret))
    with pytest.raises(LivretError):
        vault.log.append([type(one)(one.header, bytes(64), one.salt, one.body)])
    found = examine(vault)
    assert found.sound
    assert "quarantined" in {one.code for one in found}


def test_a_file_that_never_came_is_told(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    say(vault, livret, "x", file={"sha256": "ab" * 32, "size": 1, "type": "x/y"})
    assert "blob_absent" in codes(vault)


def test_keys_changed_under_an_open_vault(vault: Vault, folder: Path) -> None:
    keys = (folder / "keys.json").read_bytes()
    (folder / "keys.json").write_bytes(keys.replace(b'"lanes": 1', b'"lanes": 2'))
    assert "keys_changed" in codes(vault)
    (folder / "keys.json").write_bytes(b"{")
    assert "part_unreadable" in codes(vault)


def test_a_damaged_backup_is_found(vault: Vault, clock: SetClock) -> None:
    filled(vault, clock)
    copy = vault.backups()[0].folder / "vault.db"
    spoiled = bytearray(copy.read_bytes())
    spoiled[3 * PAGE + 77] ^= 1
    copy.write_bytes(spoiled)
    assert codes(vault) == {"backup_damaged"}


# --- pages -------------------------------------------------------------------


def test_each_flipped_page_is_found(
    vault: Vault, folder: Path, clock: SetClock, again: Again
) -> None:
    filled(vault, clock)
    vault.close()
    database, witness = folder / "vault.db", folder / "temoin"
    sound, told = database.read_bytes(), witness.read_bytes()
    for page in range(0, len(sound) // PAGE, 3):
        spoiled = bytearray(sound)
        spoiled[page * PAGE + 100 + page % 3000] ^= 4
        database.write_bytes(spoiled)
        witness.write_bytes(told)
        assert said_of(again) - {"sound"}, page
    database.write_bytes(sound)
    witness.write_bytes(told)
    with again() as opened:
        assert examine(opened).sound


def test_each_page_put_back_that_changes_a_word_is_found_without_a_witness(
    vault: Vault, folder: Path, clock: SetClock, again: Again
) -> None:
    """Neither by SQLCipher, for which old pages are valid, nor by their digest."""
    livret = filled(vault, clock)
    vault.close()
    database = folder / "vault.db"
    old = database.read_bytes()
    with again() as opened:
        for i in range(6):
            say(opened, livret, f"Encore {i} " * 60)
        heads = opened.log.heads(livret)
        renamed = seal(opened.signer, described("Amina D."), livret, heads)
        opened.log.append([renamed])
        opened.people.people()
        assert examine(opened).sound
    new = database.read_bytes()
    changed = [
        page
        for page in range(len(old) // PAGE)
        if old[page * PAGE : (page + 1) * PAGE] != new[page * PAGE : (page + 1) * PAGE]
    ]
    assert len(changed) >= 5
    with again() as opened:
        expected = everything(opened)
    missed = []
    for page in changed:
        start = page * PAGE
        mixed = new[:start] + old[start : start + PAGE] + new[start + PAGE :]
        database.write_bytes(mixed)
        (folder / "temoin").unlink()
        if said_of(again) != {"sound"}:
            continue
        # Pages of the search index may say the same in another way.
        with again() as opened:
            if everything(opened) != expected:
                missed.append(page)
    assert missed == []
    database.write_bytes(new)
    (folder / "temoin").unlink()
    with again() as opened:
        assert examine(opened).sound


def test_the_whole_database_put_back_is_found_and_stays_found(
    vault: Vault, folder: Path, clock: SetClock, again: Again
) -> None:
    livret = filled(vault, clock)
    vault.close()
    shutil.copyfile(folder / "vault.db", folder / "older")
    with again() as opened:
        for i in range(3):
            say(opened, livret, f"Encore {i}")
    shutil.copyfile(folder / "older", folder / "vault.db")
    with again() as opened:
        assert [notice.code for notice in opened.notices] == ["rolled_back"]
        assert opened.notices[0].facts == {"expected": "9", "found": "6"}
        assert codes(opened) == {"rolled_back"}
        # Writing on does not make it forgotten.
        for i in range(5):
            say(opened, livret, f"Autrement {i}")
        assert codes(opened) == {"rolled_back"}
    with again() as opened:
        assert codes(opened) == {"rolled_back"}


def test_a_lost_witness_is_told_and_made_again(
    vault: Vault, folder: Path, again: Again
) -> None:
    open_livret(vault, "Amina")
    vault.close()
    for data in (None, b"", b"x" * 1024):
        (folder / "temoin").unlink()
        if data is not None:
            (folder / "temoin").write_bytes(data)
            (folder / "temoin").chmod(0o600)
        with again() as opened:
            assert [one.code for one in opened.notices] == ["witness_missing"]
            assert "witness_missing" in codes(opened)
            assert examine(opened).sound
    with again() as opened:
        assert opened.notices == ()
