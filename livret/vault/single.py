"""One window per vault: a lock that the system gives back when its holder dies."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from livret.usecases.vault_errors import VaultInUse
from livret.vault.files import FILE_MODE, disk_errors

LOCK_FILE = "verrou"


class SingleUse:
    """Holds a vault's lock from construction to ``release``.

    The lock is the system's (``flock``, ``LockFileEx``): killing the process
    frees it, so that a file left behind by a crash never shuts anyone out.

    Raises:
        VaultInUse: Another process, or another part of this one, holds it.
        ReadOnlyVault, DiskFull: The folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        # Not local to a thread: it is taken where the vault is opened and
        # given back by the worker that owns the vault.
        self._lock = FileLock(folder / LOCK_FILE, mode=FILE_MODE, thread_local=False)
        with disk_errors(folder):
            try:
                self._lock.acquire(blocking=False)
            except Timeout as error:
                raise VaultInUse(folder=str(folder)) from error

    def release(self) -> None:
        """Let others open the vault."""
        self._lock.release()
