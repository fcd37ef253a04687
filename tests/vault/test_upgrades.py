"""From an older vault: copied first, changed in one act, or left as it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from livret.usecases.ports_people import ERASED, Due, LivretSummary
from livret.usecases.vault_errors import NewerVault, UpgradeFailed
from livret.vault import schema
from livret.vault.around import Around
from livret.vault.doctor import examine
from livret.vault.opened import Vault
from livret.vault.opening import open_vault
from livret.vault.schema import VERSION
from livret.vault.upgrades import STEPS, Step, newest, version_of
from tests.vault.conftest import PASSPHRASE, open_livret


def add_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE drafts ADD COLUMN pinned INTEGER")


def spoil(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TABLE drafts")
    connection.exec_driver_sql("SELECT nothing FROM nowhere")


def loosen(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    connection.exec_driver_sql(
        "INSERT INTO blob_parts(blob, part, data) VALUES (99, 0, x'00')"
    )


def next_steps(*steps: Step) -> dict[int, Step]:
    """Steps from this program's version on."""
    return dict(enumerate(steps, VERSION))


def back_to_version_6(vault: Vault) -> None:
    """As a program left it that told nobody who erased a livret."""
    with vault.store.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version=6")


def back_to_version_5(vault: Vault) -> None:
    """As a program left it that told no signature hoped for."""
    back_to_version_6(vault)
    with vault.store.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version=5")


def back_to_version_4(vault: Vault) -> None:
    """As a program left it that met the hub with one key."""
    back_to_version_5(vault)
    with vault.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE identity DROP COLUMN mlkem_seed")
        connection.exec_driver_sql("PRAGMA user_version=4")


def back_to_version_3(vault: Vault) -> None:
    """As a program left it that pushed every livret each time."""
    back_to_version_4(vault)
    with vault.store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE hub_rests")
        connection.exec_driver_sql("DROP TABLE hub_arriving")
        connection.exec_driver_sql("ALTER TABLE livrets DROP COLUMN version")
        connection.exec_driver_sql("PRAGMA user_version=3")


def back_to_version_1(vault: Vault) -> None:
    """As a program left it that knew no dates to keep in mind."""
    back_to_version_3(vault)
    with vault.store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE dues")
        connection.exec_driver_sql("DROP TABLE hub_links")
        connection.exec_driver_sql("DROP TABLE hub_there")
        connection.exec_driver_sql("UPDATE livrets SET stale = 0")
        connection.exec_driver_sql("PRAGMA user_version=1")


def columns(vault: Vault) -> set[str]:
    with vault.store.reading() as connection:
        found = connection.exec_driver_sql("PRAGMA table_info(drafts)").fetchall()
    return {row[1] for row in found}


def test_each_version_has_its_step() -> None:
    assert sorted(STEPS) == list(range(1, newest(STEPS)))


def test_an_older_vault_is_copied_then_changed(
    vault: Vault, folder: Path, around: Around
) -> None:
    livret = open_livret(vault, "Amina")
    vault.close()
    coming = replace(around, steps=next_steps(add_column, lambda _: None))
    with open_vault(folder, PASSPHRASE, coming) as opened:
        assert version_of(opened.store) == VERSION + 2
        assert "pinned" in columns(opened)
        assert [notice.code for notice in opened.notices] == ["upgraded"]
        kept = Path(opened.notices[0].facts["backup"])
    with open_vault(folder, PASSPHRASE, coming) as opened:
        assert opened.notices == ()
    with pytest.raises(NewerVault):
        open_vault(folder, PASSPHRASE, around)
    with open_vault(kept, PASSPHRASE, around) as old:
        assert version_of(old.store) == VERSION
        assert old.log.livrets() == (livret,)


@pytest.mark.parametrize("step", [spoil, loosen])
def test_a_failed_upgrade_leaves_the_vault_as_it_was(
    vault: Vault, folder: Path, around: Around, step: Step
) -> None:
    livret = open_livret(vault, "Amina")
    vault.close()
    with pytest.raises(UpgradeFailed) as failed:
        open_vault(
            folder, PASSPHRASE, replace(around, steps=next_steps(add_column, step))
        )
    assert failed.value.facts["found"] == VERSION
    assert Path(str(failed.value.facts["backup"])).is_dir()
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert version_of(opened.store) == VERSION
        assert columns(opened) == {"livret", "place", "text", "saved_at"}
        assert opened.log.livrets() == (livret,)


def test_a_missing_step_is_a_failure_too(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.close()
    with pytest.raises(UpgradeFailed):
        open_vault(folder, PASSPHRASE, replace(around, steps={VERSION + 1: add_column}))
    open_vault(folder, PASSPHRASE, around).close()


def test_a_vault_of_version_1_gains_its_dates(
    vault: Vault, folder: Path, around: Around
) -> None:
    livret = open_livret(vault, "Amina")
    vault.people.people()
    back_to_version_1(vault)
    vault.close()
    due = Due(livret=livret, what="meeting", of="ab" * 32, on=dt.date(2026, 4, 2))
    line = LivretSummary(livret=livret, called="Amina", dues=(due,))
    real = replace(around, summarise=lambda _: line)
    with open_vault(folder, PASSPHRASE, real) as opened:
        assert version_of(opened.store) == VERSION
        assert opened.people.dues() == (due,)
        with opened.store.reading() as connection:
            told = connection.exec_driver_sql(
                "SELECT name FROM pragma_table_info('dues') ORDER BY cid"
            )
            assert [name for (name,) in told] == list(schema.dues.columns.keys())


def test_a_vault_of_version_5_gains_the_signatures_hoped_for(
    vault: Vault, folder: Path, around: Around
) -> None:
    livret = open_livret(vault, "Amina")
    assert [line.called for line in vault.people.people()] == ["Amina"]
    back_to_version_5(vault)
    vault.close()
    due = Due(livret=livret, what="signature", of="ab" * 32, on=dt.date(2026, 4, 2))
    line = LivretSummary(
        livret=livret, called="Amina", opened_on=dt.date(2026, 2, 1), dues=(due,)
    )
    real = replace(around, summarise=lambda _: line)
    with open_vault(folder, PASSPHRASE, real) as opened:
        assert version_of(opened.store) == VERSION
        told = {one.code for one in examine(opened)}
        assert told == {"upgraded", "no_backup"}
        assert opened.people.dues() == (due,)


def test_a_vault_of_version_6_tells_who_erased_what_is_still_here(
    vault: Vault, folder: Path, around: Around
) -> None:
    livret = open_livret(vault, "Amina")
    assert vault.people.erased() == ()
    back_to_version_6(vault)
    vault.close()
    facts = {"by": "Marc D.", "key": "ab" * 32, "reason": "asked_by_person"}
    due = Due(
        livret=livret,
        what=ERASED,
        of="ab" * 32,
        on=dt.date(2026, 4, 2),
        facts={**facts, "side": "emploi", "hers": False},
    )
    line = LivretSummary(livret=livret, called="Amina", dues=(due,))
    real = replace(around, summarise=lambda _: line)
    with open_vault(folder, PASSPHRASE, real) as opened:
        assert version_of(opened.store) == VERSION
        assert opened.people.erased() == (due,)


def test_a_vault_of_version_4_gains_a_second_key_for_the_hub(
    vault: Vault, folder: Path, around: Around
) -> None:
    before = vault.owner
    back_to_version_4(vault)
    vault.close()
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert version_of(opened.store) == VERSION
        made, seed = opened.owner.mlkem_key, opened.mlkem_seed
        assert (len(made), len(set(seed)) > 1) == (2368, True)
        assert opened.owner.hub_key == before.hub_key
        assert made != before.mlkem_key
        with opened.store.reading() as connection:
            told = connection.exec_driver_sql(
                "SELECT * FROM pragma_table_info('identity')"
            ).fetchall()
    assert ("mlkem_seed", "BLOB", 1, "x''") in [tuple(row)[1:5] for row in told]
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert opened.owner.mlkem_key == made
