"""From files and a key to a vault at rest, with what there is to tell about it."""

from __future__ import annotations

from pathlib import Path

from livret import __version__
from livret.usecases.vault_errors import (
    DamagedVault,
    OldEngine,
    TruncatedVault,
)
from livret.usecases.vault_findings import Finding, finding
from livret.vault.backups import DATABASE_FILE
from livret.vault.derived import WITNESS, derived
from livret.vault.engine import Store
from livret.vault.files import (
    repair_modes,
)
from livret.vault.keyslots import Keys
from livret.vault.known_keys import edited_keys
from livret.vault.opened import Around, Vault
from livret.vault.restored import begin_erasures_again, is_pending, tell_restored
from livret.vault.single import SingleUse
from livret.vault.upgrades import upgrade
from livret.vault.witness import Reached, Witness

_PAGE_BYTES = 4096
_PROGRAM = "program"


def settled(
    folder: Path,
    key: bytes,
    keys: Keys,
    lock: SingleUse,
    around: Around,
) -> Vault:
    """Open the database of ``folder`` with its data key and bring it to rest.

    Args:
        folder: Of the vault.
        key: The data key.
        keys: The ways to open it.
        lock: Held by the caller, who releases it when this raises.
        around: What the vault asks from outside.

    Raises:
        DamagedVault, TruncatedVault, NewerVault, OldEngine, UpgradeFailed,
        ErasureJournalDamaged, DiskFull, ReadOnlyVault, StorageFailed: As they say.
    """
    notices: list[Finding] = []
    repaired = repair_modes(folder)
    if repaired:
        names = ", ".join(repaired)
        notices.append(finding("modes_repaired", wrong=False, names=names))
    store = _database(folder, key)
    try:
        kept = upgrade(store, key, around.steps, around.clock.today())
        if kept is not None:
            notices.append(finding("upgraded", wrong=False, backup=kept))
        vault = Vault(folder, key, keys, store, lock, around)
        notices += _at_rest(vault)
    except BaseException:
        store.close()
        raise
    vault.notices = tuple(notices)
    return vault


def _database(folder: Path, key: bytes) -> Store:
    database = folder / DATABASE_FILE
    if not database.is_file():
        raise DamagedVault(folder=str(folder))
    size = database.stat().st_size
    log = database.with_name(DATABASE_FILE + "-wal")
    at_rest = not log.is_file() or log.stat().st_size == 0
    if size == 0 or (at_rest and size % _PAGE_BYTES):
        raise TruncatedVault(folder=str(folder))
    try:
        store = Store(database, key)
        _require_readable(store)
    except (DamagedVault, OldEngine) as error:
        reached = Witness(folder, derived(key, WITNESS)).last
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
    notices = _compared(vault, vault.witness.last, restored=restored)
    if restored:
        notices += begin_erasures_again(vault)
    notices += edited_keys(vault.settings, vault.keys)
    told = vault.erasures.reached(vault.log.state.erasures)
    known = vault.erasures.known
    if told > known:
        notices.append(finding("erasures_missing", expected=told, found=known))
    again = vault.apply_erasures()
    if again:
        notices.append(finding("erased_again", wrong=False, count=again))
    if vault.settings.get(_PROGRAM) != __version__:
        vault.log.judge_again()
        vault.people.rebuild()
        vault.settings.put(_PROGRAM, __version__)
    vault.journal.purge()
    return tell_restored(vault) + notices


def _compared(
    vault: Vault, reached: Reached | None, *, restored: bool
) -> list[Finding]:
    state, database = vault.log.state, vault.store.path
    if restored or reached is None:
        vault.witness.renew(state, database)
        return [] if restored else [finding("witness_missing", wrong=False)]
    if reached.beyond(state):
        vault.witness.hold()
        found = state.arrivals
        return [finding("rolled_back", expected=reached.arrivals, found=found)]
    return []
