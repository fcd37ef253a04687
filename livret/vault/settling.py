"""From files and a key to a vault at rest, with what there is to tell about it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from livret import __version__
from livret.usecases.vault_errors import (
    DamagedVault,
    OldEngine,
    TruncatedVault,
)
from livret.usecases.vault_findings import Finding, finding
from livret.vault.around import Around
from livret.vault.arrivals import vault_state
from livret.vault.backups import DATABASE_FILE
from livret.vault.closed_file import ReadAhead, at_rest
from livret.vault.derived import WITNESS, derived
from livret.vault.desk_notes import VaultSettings
from livret.vault.engine import Store
from livret.vault.files import (
    repair_modes,
)
from livret.vault.keyslots import Keys
from livret.vault.known_keys import edited_keys
from livret.vault.opened import Vault
from livret.vault.put_back import Left, compared, judged, turn_known
from livret.vault.restored import begin_erasures_again, is_pending, tell_restored
from livret.vault.single import SingleUse
from livret.vault.upgrades import require_not_newer, upgrade
from livret.vault.witness import Reached, Witness

_PAGE_BYTES = 4096
_PROGRAM = "program"


def settled(
    folder: Path,
    key: bytes,
    keys: Keys,
    lock: SingleUse,
    around: Around,
    read: ReadAhead | None = None,
) -> Vault:
    """Open the database of ``folder`` with its data key and bring it to rest.

    Args:
        folder: Of the vault.
        key: The data key.
        keys: The ways to open it.
        lock: Held by the caller, who releases it when this raises.
        around: What the vault asks from outside.
        read: Where the digest of the database is being made already.

    Raises:
        DamagedVault, TruncatedVault, NewerVault, OldEngine, UpgradeFailed,
        ErasureJournalDamaged, DiskFull, ReadOnlyVault, StorageFailed: As they say.
    """
    notices: list[Finding] = []
    repaired = repair_modes(folder)
    if repaired:
        names = ", ".join(repaired)
        notices.append(finding("modes_repaired", wrong=False, names=names))
    witness = Witness(folder, derived(key, WITNESS))
    left = compared(witness.last, folder / DATABASE_FILE, read)
    store = _database(folder, key, witness.last)
    try:
        require_not_newer(store, around.steps)
        notices += _begin(store, witness, left, around.clock.today())
        kept = upgrade(store, key, around.steps, around.clock.today())
        if kept is not None:
            notices.append(finding("upgraded", wrong=False, backup=kept))
        vault = Vault(key, keys, store, lock, around, witness)
        notices += _at_rest(vault)
    except BaseException:
        try:
            store.close()
            witness.end(store.path)
        finally:
            witness.close()
        raise
    vault.notices = tuple(notices)
    return vault


def _begin(store: Store, witness: Witness, left: Left, today: dt.date) -> list[Finding]:
    """Keep what was found of the file, then say that it is open."""
    with store.reading() as connection:
        state = vault_state(connection)
    found = judged(VaultSettings(store), witness, state, left, today)
    witness.end_unknown = left is Left.UNKNOWN and witness.last is not None
    witness.begin()
    return found


def _database(folder: Path, key: bytes, reached: Reached | None) -> Store:
    database = folder / DATABASE_FILE
    if not database.is_file():
        raise DamagedVault(folder=str(folder))
    size = database.stat().st_size
    if size == 0 or (at_rest(database) and size % _PAGE_BYTES):
        raise TruncatedVault(folder=str(folder))
    try:
        store = Store(database, key)
        _require_readable(store)
    except (DamagedVault, OldEngine) as error:
        if reached is not None and size < reached.size:
            raise TruncatedVault(folder=str(folder)) from error
        raise
    return store


def _require_readable(store: Store) -> None:
    try:
        with store.reading() as connection:
            # Of any version, older or newer than this program's.
            connection.exec_driver_sql("SELECT id FROM vault").one()
    except BaseException:
        store.close()
        raise


def _at_rest(vault: Vault) -> list[Finding]:
    """Bring an open vault to rest: witness, erasures, judgements, journal."""
    restored = is_pending(vault)
    notices = _witnessed(vault, restored=restored)
    if restored:
        notices += begin_erasures_again(vault)
    notices += edited_keys(vault.settings, vault.ways_in.keys)
    expected = vault.erasures.reached(vault.log.state.erasures)
    known = vault.erasures.known
    if expected > known:
        notices.append(finding("erasures_missing", expected=expected, found=known))
    again = vault.apply_erasures()
    if again:
        notices.append(finding("erased_again", wrong=False, count=again))
    if vault.settings.get(_PROGRAM) != __version__:
        vault.log.judge_again()
        vault.people.rebuild()
        vault.settings.put(_PROGRAM, __version__)
    vault.journal.purge()
    return tell_restored(vault) + notices


def _witnessed(vault: Vault, *, restored: bool) -> list[Finding]:
    if not restored and vault.witness.last is not None:
        return []
    after = turn_known(vault.settings)
    vault.witness.renew(vault.log.state, vault.store.path, after)
    return [] if restored else [finding("witness_missing", wrong=False)]
