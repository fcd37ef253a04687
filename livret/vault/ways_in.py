"""The ways to open a vault: a passphrase, and a code on paper."""

from __future__ import annotations

from pathlib import Path

from livret.usecases.passphrases import require_strong
from livret.usecases.vault_errors import LastKey, WrongPassphrase
from livret.vault import keyslots, recovery_code
from livret.vault.around import Around
from livret.vault.desk_notes import VaultSettings
from livret.vault.guessing import Cost, calibrate
from livret.vault.known_keys import replace_keys


class WaysIn:
    """What opens a vault that is open, and may be replaced.

    Attributes:
        keys: As written in ``keys.json``.
    """

    def __init__(
        self,
        folder: Path,
        key: bytes,
        keys: keyslots.Keys,
        settings: VaultSettings,
        around: Around,
    ) -> None:
        self._folder = folder
        self._key = key
        self.keys = keys
        self._settings = settings
        self._around = around

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of keys: ``passphrase``, ``recovery``."""
        return tuple(keyslots.kinds(self.keys))

    def change_passphrase(self, old: str, new: str, cost: Cost | None = None) -> None:
        """Replace the passphrase; the data key stays, so it takes two seconds.

        Backups made before still open with the old one.

        Raises:
            WrongPassphrase, WeakPassphrase: Nothing was changed.
        """
        floor = self._around.floor
        if keyslots.unwrap(self.keys, keyslots.PASSPHRASE, old, floor) != self._key:
            raise WrongPassphrase
        self.set_passphrase(new, cost)

    def set_passphrase(self, new: str, cost: Cost | None = None) -> None:
        """Replace the passphrase of a vault that a recovery code opened.

        Raises:
            WeakPassphrase: Nothing was changed.
        """
        require_strong(new)
        self._replace(keyslots.PASSPHRASE, new, cost or calibrate())

    def new_recovery_code(self) -> str:
        """Replace the recovery code and return the new one, to be printed once."""
        code = recovery_code.new_code(self._around.randomness)
        secret = recovery_code.secret_of(code)
        self._replace(keyslots.RECOVERY, secret, self._around.floor)
        return code

    def remove(self, kind: str) -> None:
        """Take away one way to open the vault.

        Raises:
            UnknownKey, LastKey: Nothing was changed.
        """
        left = self.keys.without(kind)
        if not left.slots:
            raise LastKey
        self.keys = replace_keys(self._folder, self._settings, left, removed=kind)

    def take(self, keys: keyslots.Keys) -> None:
        """Write keys of a backup in place of these, and open with them from now on."""
        self.keys = replace_keys(self._folder, self._settings, keys, keys.slots)

    def _replace(self, kind: str, secret: str, cost: Cost) -> None:
        randomness = self._around.randomness
        slot = keyslots.make_slot(
            self.keys.vault, kind, secret, self._key, cost, randomness
        )
        changed = self.keys.replacing(slot)
        # Tried before it replaces the one that works.
        if keyslots.unwrap(changed, kind, secret, self._around.floor) != self._key:
            raise WrongPassphrase
        self.keys = replace_keys(self._folder, self._settings, changed, (slot,))
