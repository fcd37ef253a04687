"""Making, opening, recovering and restoring vaults. Start reading here.

A vault is a folder: ``vault.db`` (SQLCipher), ``keys.json`` (ways to open it),
``backups/``, ``effacements`` (what was erased), ``temoin`` (what was reached)
and ``verrou`` (one window at a time).
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from livret.usecases.passphrases import require_strong
from livret.usecases.ports import Owner
from livret.usecases.vault_errors import (
    DamagedKeys,
    NotAVault,
    VaultExists,
    WrongPassphrase,
    WrongRecoveryCode,
)
from livret.vault import keyslots, recovery_code
from livret.vault.around import Around
from livret.vault.backups import DATABASE_FILE
from livret.vault.closed_file import ReadAhead
from livret.vault.files import (
    disk_errors,
    make_folder,
)
from livret.vault.guessing import Cost
from livret.vault.identity import MakeCredentials
from livret.vault.keyslots import PASSPHRASE, RECOVERY, Keys
from livret.vault.known_keys import EDITED
from livret.vault.making import make_database, make_keys
from livret.vault.opened import Vault
from livret.vault.places import require_local
from livret.vault.restoring import (
    MARKER,
    finish_restoring,
    prepare_restoring,
    set_keys_aside,
)
from livret.vault.settling import settled
from livret.vault.single import SingleUse
from livret.vault.weighing import erasures_told, unlock

_ID_BYTES = 16
_SIGNS_OF_A_VAULT = (DATABASE_FILE, keyslots.KEYS_FILE, MARKER)


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made.

    Attributes:
        vault: Open.
        recovery_code: To print on its recovery sheet, once; kept nowhere.
    """

    vault: Vault
    recovery_code: str = field(repr=False)


def create_vault(
    folder: Path,
    passphrase: str,
    *,
    owner: Owner,
    make_credentials: MakeCredentials,
    around: Around,
    cost: Cost | None = None,
) -> NewVault:
    """Make a vault in an empty or absent folder, and open it.

    Args:
        folder: Where; never on a network drive nor in a synchronised folder.
        passphrase: 80 bits or seven words.
        owner: Name, side and organisation; the keys are made here.
        make_credentials: Makes the certificates that sign PDFs.
        around: What the vault asks from outside.
        cost: What one guess costs; measured to about a second where None.

    Raises:
        WeakPassphrase, VaultExists, VaultOnSharedDrive,
        VaultInSynchronisedFolder, DiskFull, ReadOnlyVault, StorageFailed,
        NotEnoughMemory: Nothing was made.
    """
    require_strong(passphrase)
    require_local(folder)
    with disk_errors(folder):
        if folder.exists() and any(folder.iterdir()):
            raise VaultExists(folder=str(folder))
    existed = folder.exists()
    make_folder(folder)
    try:
        return _made(folder, passphrase, owner, make_credentials, around, cost)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        if existed:
            with suppress(OSError):
                folder.mkdir()
        raise


def open_vault(folder: Path, passphrase: str, around: Around) -> Vault:
    """Open a vault by its passphrase.

    Raises:
        WrongPassphrase: Same answer and cost where a slot was edited.
        NotAVault, DamagedKeys, DamagedVault, TruncatedVault, NewerVault,
        VaultInUse, VaultOnSharedDrive, VaultInSynchronisedFolder,
        ReadOnlyVault, DiskFull, OldEngine, NotEnoughMemory, UpgradeFailed,
        ErasureJournalDamaged, StorageFailed: As they say; the vault is as it was.
    """
    lock, keys = _held(folder, around)
    with _releasing(lock) as guard, ReadAhead(folder / DATABASE_FILE) as read:
        key = keyslots.unwrap(keys, PASSPHRASE, passphrase, around.floor)
        if key is None:
            raise WrongPassphrase
        vault = settled(folder, key, keys, lock, around, read)
        guard.keep()
    return vault


def recover(
    folder: Path,
    code: str,
    new_passphrase: str,
    around: Around,
    cost: Cost | None = None,
) -> Vault:
    """Open a vault by its recovery code, and give it a new passphrase.

    The code stays good; the vault can print another (``new_recovery_code``).

    Raises:
        RecoveryCodeMistyped: One letter is wrong.
        WrongRecoveryCode: Of another vault, or an edited slot.
        WeakPassphrase: Of the new passphrase.
        NotAVault, …: As ``open_vault``.
    """
    secret = recovery_code.secret_of(code)
    require_strong(new_passphrase)
    lock, keys = _held(folder, around)
    with _releasing(lock) as guard, ReadAhead(folder / DATABASE_FILE) as read:
        key = keyslots.unwrap(keys, RECOVERY, secret, around.floor)
        if key is None:
            raise WrongRecoveryCode
        vault = settled(folder, key, keys, lock, around, read)
        try:
            vault.ways_in.set_passphrase(new_passphrase, cost)
        except BaseException:
            vault.close()
            raise
        guard.keep()
    return vault


def restore(backup: Path, folder: Path, passphrase: str, around: Around) -> Vault:
    """Put a backup in place of a vault, or where there is none, and open it.

    The copy takes a new replica id, and what was erased since is erased again.
    What stood there before is set aside under ``backups``. The journal of each
    livret tells that one went back, and so does ``doctor``.

    Args:
        backup: The folder of the backup.
        folder: Where the vault shall stand.
        passphrase: The one the vault had when the backup was made.
        around: What the vault asks from outside.

    Raises:
        NotABackup, DamagedBackup, BackupOfAnotherVault,
        WrongPassphraseOfBackup, NewerVault, VaultOnSharedDrive,
        VaultInSynchronisedFolder, VaultInUse, ErasureJournalDamaged, DiskFull,
        ReadOnlyVault, StorageFailed: Nothing was changed.
    """
    opened = unlock(backup, folder, passphrase, around)
    require_local(folder)
    existed = folder.exists()
    make_folder(folder)
    lock = SingleUse(folder)
    try:
        with _releasing(lock) as guard:
            # Read now: afterwards, a damaged list would keep the vault shut.
            erasures_told(folder, backup, opened.key, around)
            prepare_restoring(backup, folder, opened.key, around)
            finish_restoring(folder, around.clock.now())
            vault = settled(folder, opened.key, opened.keys, lock, around)
            guard.keep()
    except BaseException:
        if not existed and not (folder / keyslots.KEYS_FILE).exists():
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return vault


def restore_keys(backup: Path, folder: Path, passphrase: str, around: Around) -> Vault:
    """Put back only what opens a vault that is whole, and open it.

    The data key never changes, so the keys of any backup of the same vault
    open it. What could not be read of ``keys.json`` is set aside.

    Args:
        backup: The folder of the backup.
        folder: Of the vault.
        passphrase: The one the vault had when the backup was made.
        around: What the vault asks from outside.

    Raises:
        DamagedVault, TruncatedVault, …: The database is not whole either;
            nothing was changed. Otherwise as ``restore``.
    """
    opened = unlock(backup, folder, passphrase, around)
    require_local(folder)
    lock = SingleUse(folder)
    with _releasing(lock) as guard:
        vault = settled(folder, opened.key, opened.keys, lock, around)
        try:
            set_keys_aside(folder, around.clock.now())
            vault.ways_in.take(opened.keys)
            vault.notices = tuple(n for n in vault.notices if n.code != EDITED)
        except BaseException:
            vault.close()
            raise
        guard.keep()
    return vault


class _releasing:  # noqa: N801  (read as a verb)
    """Gives a lock back unless what it guards was made."""

    def __init__(self, lock: SingleUse) -> None:
        self._lock: SingleUse | None = lock

    def keep(self) -> None:
        """Leave the lock to the vault that was opened."""
        self._lock = None

    def __enter__(self) -> _releasing:
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            self._lock.release()


def _made(
    folder: Path,
    passphrase: str,
    owner: Owner,
    make_credentials: MakeCredentials,
    around: Around,
    cost: Cost | None,
) -> NewVault:
    lock = SingleUse(folder)
    with _releasing(lock) as guard:
        take = around.randomness.take
        key, number = take(keyslots.KEY_BYTES), take(_ID_BYTES)
        make_database(folder, key, number, owner, make_credentials, around)
        code = recovery_code.new_code(around.randomness)
        # Last of all: without it the folder is no vault.
        keys = make_keys(folder, key, number, passphrase, code, around, cost)
        vault = settled(folder, key, keys, lock, around)
        guard.keep()
    return NewVault(vault, code)


def _held(folder: Path, around: Around) -> tuple[SingleUse, Keys]:
    with disk_errors(folder):
        if not folder.is_dir() or not any(
            (folder / name).is_file() for name in _SIGNS_OF_A_VAULT
        ):
            raise NotAVault(folder=str(folder))
    require_local(folder)
    lock = SingleUse(folder)
    with _releasing(lock) as guard:
        finish_restoring(folder, around.clock.now())
        keys_path, database = folder / keyslots.KEYS_FILE, folder / DATABASE_FILE
        if database.is_file() and not keys_path.is_file():
            # Nobody is to be told to make a vault where one stands.
            raise DamagedKeys(folder=str(folder))
        keys = keyslots.load(folder)
        guard.keep()
    return lock, keys
