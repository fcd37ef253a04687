"""The parts of a vault that does not exist yet: its database and its keys."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import insert

from livret.usecases.ports import Owner
from livret.usecases.vault_errors import (
    DamagedKeys,
)
from livret.vault import identity, keyslots, recovery_code, rows, schema
from livret.vault.around import Around
from livret.vault.backups import DATABASE_FILE
from livret.vault.chain import VaultState
from livret.vault.derived import WITNESS, derived
from livret.vault.engine import Store
from livret.vault.files import (
    create_private,
)
from livret.vault.guessing import Cost, calibrate
from livret.vault.identity import MakeCredentials
from livret.vault.keyslots import PASSPHRASE, RECOVERY, Keys
from livret.vault.witness import Witness

_ID_BYTES = 16


def make_database(
    folder: Path,
    key: bytes,
    number: bytes,
    owner: Owner,
    make_credentials: MakeCredentials,
    around: Around,
) -> None:
    """Make the encrypted database of a new vault, its owner's keys inside.

    Args:
        folder: Of the vault, empty.
        key: The data key, 32 bytes.
        number: The vault's id, 16 bytes.
        owner: Name, side and organisation.
        make_credentials: Makes the certificates that sign PDFs.
        around: What the vault asks from outside.

    Raises:
        DiskFull, ReadOnlyVault, StorageFailed, OldEngine: As they say.
    """
    now = around.clock.now()
    made = identity.new_identity(owner, now, around.randomness, make_credentials)
    state = VaultState(replica=around.randomness.take(_ID_BYTES))
    row = {"one": 1, "id": number, "created_at": rows.to_milliseconds(now)}
    database = folder / DATABASE_FILE
    create_private(database)
    store = Store(database, key)
    try:
        with store.writing() as connection:
            schema.create(connection)
            connection.execute(
                insert(schema.vault), {**row, **rows.vault_to_row(state)}
            )
        identity.keep(store, made)
    finally:
        store.close()
    witness = Witness(folder, derived(key, WITNESS))
    try:
        witness.renew(state, database)
        witness.end(database)
    finally:
        witness.close()


def make_keys(  # noqa: PLR0913
    folder: Path,
    key: bytes,
    number: bytes,
    passphrase: str,
    code: str,
    around: Around,
    cost: Cost | None,
) -> Keys:
    """Write ``keys.json`` and open it again by each of its ways.

    Args:
        folder: Of the vault.
        key: The data key, 32 bytes.
        number: The vault's id, 16 bytes.
        passphrase: As the owner will type it.
        code: As the recovery sheet will show it.
        around: What the vault asks from outside.
        cost: Of one guess at the passphrase; measured where None.

    Raises:
        DamagedKeys: What was written does not open.
        DiskFull, ReadOnlyVault, StorageFailed, NotEnoughMemory: As they say.
    """
    secret = recovery_code.secret_of(code)
    cost = cost or calibrate()
    vault = number.hex()
    keys = Keys(vault, ())
    for kind, said, price in (
        (PASSPHRASE, passphrase, cost),
        # 140 random bits need no slowing down.
        (RECOVERY, secret, around.floor),
    ):
        slot = keyslots.make_slot(vault, kind, said, key, price, around.randomness)
        keys = keys.adding(slot)
    keyslots.store(folder, keys)
    written = keyslots.load(folder)
    for kind, said in ((PASSPHRASE, passphrase), (RECOVERY, secret)):
        if keyslots.unwrap(written, kind, said, around.floor) != key:
            raise DamagedKeys(folder=str(folder))
    return written
