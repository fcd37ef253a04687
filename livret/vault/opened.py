"""A vault that is open: everything the use cases meet, and its own keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from livret.domain.errors import LivretError
from livret.usecases.ports import ContributionSigner, Owner
from livret.usecases.vault_findings import Finding, finding
from livret.vault import keyslots
from livret.vault.around import Around
from livret.vault.backups import BACKUPS_FOLDER, Backup, kept_backups, make_backup, thin
from livret.vault.blobs import VaultBlobs
from livret.vault.chain import VaultState
from livret.vault.derived import ERASURES, derived
from livret.vault.desk_notes import VaultPrivateLines, VaultSettings
from livret.vault.drafts import VaultDrafts
from livret.vault.engine import Store
from livret.vault.erasures import Erasure, ErasureJournal, erase, ids_of
from livret.vault.hub_memory import VaultHubMemory
from livret.vault.identity import Credentials, Identity, VaultSigner, load
from livret.vault.journal import VaultJournal
from livret.vault.log import VaultLog
from livret.vault.people import PeopleIndex
from livret.vault.put_back import leave
from livret.vault.single import SingleUse
from livret.vault.ways_in import WaysIn
from livret.vault.witness import Witness

SECOND_PLACE = "second_backup_place"
"""The setting that names another folder for backups."""


class Vault:
    """One referent's vault, open. Belongs to one worker thread until closed.

    Attributes:
        folder: Where it stands.
        around: What it asks from outside.
        ways_in: What opens it, and may be replaced.
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
        self.ways_in = WaysIn(folder, key, keys, self.settings, around)
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
        place = Path(second) / f"livret-{self.ways_in.keys.vault[:8]}"
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
