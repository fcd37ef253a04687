"""A vault that is open: everything the use cases meet, and its own keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from livret.domain.errors import LivretError
from livret.usecases.passphrases import require_strong
from livret.usecases.ports import Clock, ContributionSigner, Owner, Randomness
from livret.usecases.vault_errors import LastKey, WrongPassphrase
from livret.usecases.vault_findings import Finding, finding
from livret.vault import keyslots, recovery_code
from livret.vault.backups import BACKUPS_FOLDER, Backup, kept_backups, make_backup, thin
from livret.vault.blobs import VaultBlobs
from livret.vault.chain import VaultState
from livret.vault.derived import ERASURES, derived
from livret.vault.desk_notes import VaultPrivateLines, VaultSettings
from livret.vault.drafts import VaultDrafts
from livret.vault.engine import Store
from livret.vault.erasures import Erasure, ErasureJournal, erase, ids_of
from livret.vault.guessing import FLOOR, Cost, calibrate
from livret.vault.hub_memory import VaultHubMemory
from livret.vault.identity import Credentials, Identity, VaultSigner, load
from livret.vault.journal import VaultJournal
from livret.vault.known_keys import replace_keys
from livret.vault.log import VaultLog
from livret.vault.people import PeopleIndex, Summarise
from livret.vault.put_back import leave
from livret.vault.single import SingleUse
from livret.vault.upgrades import STEPS, Step
from livret.vault.witness import Witness

SECOND_PLACE = "second_backup_place"
"""The setting that names another folder for backups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a vault asks from outside.

    Attributes:
        clock: For days of backups and the age of the journal.
        randomness: For keys, nonces and ids.
        summarise: Makes the line of the list of people from contributions.
        floor: What one guess costs at least; tests alone lower it.
        steps: How older vaults are brought up to date.
    """

    clock: Clock
    randomness: Randomness
    summarise: Summarise
    floor: Cost = FLOOR
    steps: Mapping[int, Step] = field(default_factory=lambda: STEPS)


class Vault:
    """One referent's vault, open. Belongs to one worker thread until closed.

    Attributes:
        folder: Where it stands.
        around: What it asks from outside.
        keys: The ways to open it, as written in ``keys.json``.
        log: The contribution log.
        people: The list of people and its search.
        drafts: Typing in progress.
        journal: Who looked, sent or received.
        blobs: Files kept beside the log.
        private_lines: The referent's memory aids.
        settings: Small named texts.
        hub: What is remembered of a hub.
        notices: What the opening has to tell.
    """

    def __init__(
        self,
        key: bytes,
        keys: keyslots.Keys,
        store: Store,
        lock: SingleUse,
        around: Around,
        witness: Witness,
    ) -> None:
        self.folder = folder = store.path.parent
        self._key = key
        self.keys = keys
        self._lock = lock
        self.around = around
        self.store = store
        self._identity: Identity = load(store)
        self._signer = self._identity.signer()
        self._witness = witness
        self._erasures = ErasureJournal(
            folder, derived(key, ERASURES), around.randomness
        )
        self.log = _ErasingLog(store, self, self._signer)
        self.people = PeopleIndex(store, self.log, around.summarise)
        self.drafts = VaultDrafts(store)
        self.journal = VaultJournal(store, self._signer, around.clock)
        self.blobs = VaultBlobs(store)
        self.private_lines = VaultPrivateLines(store, self.people.forget_lines)
        self.settings = VaultSettings(store)
        self.hub = VaultHubMemory(store)
        self.notices: tuple[Finding, ...] = ()
        self._closed = False

    # --- who -----------------------------------------------------------------

    @property
    def owner(self) -> Owner:
        """Whose vault this is."""
        return self._identity.owner

    @property
    def signer(self) -> ContributionSigner:
        """Signs contributions in the owner's name."""
        return self._signer

    @property
    def credentials(self) -> Credentials:
        """What signs PDFs."""
        return self._identity.credentials

    @property
    def age_secret(self) -> str:
        """The private age identity that receives files."""
        return self._identity.age_secret

    @property
    def hub_secret(self) -> bytes:
        """The X25519 private key for the hub, 32 bytes."""
        return self._identity.hub_secret

    @property
    def mlkem_seed(self) -> bytes:
        """The ML-KEM-768 private key for the hub (FIPS 203: d and z), 64 bytes."""
        return self._identity.mlkem_seed

    @property
    def replica(self) -> str:
        """Random id of this copy of the vault, 32 hex digits."""
        return self.log.state.replica.hex()

    @property
    def witness(self) -> Witness:
        """What the vault had reached, told from outside the database."""
        return self._witness

    @property
    def erasures(self) -> ErasureJournal:
        """What was erased, kept beside the vault."""
        return self._erasures

    # --- erasing -------------------------------------------------------------

    def erase(self, ids: Iterable[str] = (), livrets: Iterable[str] = ()) -> None:
        """Remove words and files for good; headers stay.

        Written in the erasure journal first, so that neither a crash nor a
        restored backup brings them back.
        """
        whole = tuple(livrets)
        # Each id is written down: doctor then knows what may not come back.
        act = Erasure((*ids, *ids_of(self.store, whole)), whole)
        self._erasures.note(act, self.log.state.erasures)
        self.apply_erasures()

    def apply_erasures(self) -> int:
        """Erase what the journal tells and the database still holds."""
        told = self.log.state.erasures
        waiting = [act for act in self._erasures.records if act.number > told]
        if waiting:
            erase(self.store, waiting, waiting[-1].number)
            self.log.reload()
            self.people.changed()
            self.people.forget_erased_names()
            # The words stand no longer in the file, nor in what waits to enter it.
            self.store.outside("PRAGMA wal_checkpoint(TRUNCATE)")
            self.reached(self.log.state)
        return len(waiting)

    def reached(self, state: VaultState) -> None:
        """Tell the witness and the list of people that something was kept."""
        self.people.changed()
        self._witness.tell(state, self.store.path)

    # --- ways to open --------------------------------------------------------

    def ways(self) -> tuple[str, ...]:
        """Return the kinds of keys: ``passphrase``, ``recovery``."""
        return tuple(keyslots.kinds(self.keys))

    def change_passphrase(self, old: str, new: str, cost: Cost | None = None) -> None:
        """Replace the passphrase; the data key stays, so it takes two seconds.

        Backups made before still open with the old one.

        Raises:
            WrongPassphrase, WeakPassphrase: Nothing was changed.
        """
        floor = self.around.floor
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
        code = recovery_code.new_code(self.around.randomness)
        secret = recovery_code.secret_of(code)
        self._replace(keyslots.RECOVERY, secret, self.around.floor)
        return code

    def remove_way(self, kind: str) -> None:
        """Take away one way to open the vault.

        Raises:
            UnknownKey, LastKey: Nothing was changed.
        """
        left = self.keys.without(kind)
        if not left.slots:
            raise LastKey
        self.keys = replace_keys(self.folder, self.settings, left, removed=kind)

    def _replace(self, kind: str, secret: str, cost: Cost) -> None:
        slot = keyslots.make_slot(
            self.keys.vault, kind, secret, self._key, cost, self.around.randomness
        )
        changed = self.keys.replacing(slot)
        # Tried before it replaces the one that works.
        if keyslots.unwrap(changed, kind, secret, self.around.floor) != self._key:
            raise WrongPassphrase
        self.keys = replace_keys(self.folder, self.settings, changed, (slot,))

    # --- backups -------------------------------------------------------------

    @property
    def backups_folder(self) -> Path:
        """Where the backups beside the vault are kept."""
        return self.folder / BACKUPS_FOLDER

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups kept beside the vault, oldest first."""
        return kept_backups(self.backups_folder)

    def backup(self, *, again: bool = False) -> tuple[Finding, ...]:
        """Make today's backup where it is missing, check it, thin the old ones.

        Also in the second place, where the settings name one; a place that
        does not answer is told, and does not spoil the first.

        Args:
            again: Make it even when today's is there.

        Returns:
            What should be told of the second place.

        Raises:
            BackupNotKept, DiskFull, ReadOnlyVault, StorageFailed: No backup.
        """
        day = self.around.clock.today()
        self._backup_to(self.backups_folder, day, again=again)
        second = self.settings.get(SECOND_PLACE)
        if not second:
            return ()
        place = Path(second) / f"livret-{self.keys.vault[:8]}"
        try:
            self._backup_to(place, day, again=again)
        except LivretError as error:
            told = finding("second_backup_failed", place=second, reason=error.code)
            return (told,)
        return ()

    def _backup_to(self, place: Path, day: dt.date, *, again: bool) -> None:
        if again or not any(kept.day == day for kept in kept_backups(place)):
            make_backup(self.store, self._key, self.log.state, place, day)
            thin(place)

    def database_key(self) -> bytes:
        """The data key, for ``doctor`` and upgrades of this room alone."""
        return self._key

    # --- closing -------------------------------------------------------------

    def close(self) -> None:
        """Close the database and let others open the vault; once is enough."""
        if self._closed:
            return
        self._closed = True
        try:
            leave(self.store, self.settings, self._witness, self.log.state)
        finally:
            self._witness.close()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Vault({str(self.folder)!r})"


class _ErasingLog(VaultLog):
    """The log of an open vault, which erases through the erasure journal."""

    def __init__(self, store: Store, vault: Vault, signer: VaultSigner) -> None:
        super().__init__(store, vault.reached, signer)
        self._opened = vault

    def erase_bodies(self, ids: Iterable[str]) -> None:
        """Remove body, salt and blobs; headers stay; the erasure is journalled."""
        self._opened.erase(ids=ids)
