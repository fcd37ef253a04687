"""Which backups there are, and what going back to one would bring and cost.

Nothing is changed here: neither the vault that stands nor any backup.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from livret.domain.errors import LivretError
from livret.usecases.backups import (
    FoundBackup,
    LaterInLivret,
    Sort,
    Standing,
    WeighedBackup,
)
from livret.usecases.vault_errors import (
    BackupNotKept,
    BackupOfAnotherVault,
    DamagedBackup,
    DamagedKeys,
    NotABackup,
    NotAVault,
    WrongPassphraseOfBackup,
)
from livret.vault import keyslots, schema
from livret.vault.around import Around
from livret.vault.backups import BACKUPS_FOLDER, DATABASE_FILE, require_whole
from livret.vault.derived import ERASURES, WITNESS, derived
from livret.vault.engine import connect, storage_errors
from livret.vault.erasures import ERASURES_FILE, ErasureJournal
from livret.vault.files import disk_errors
from livret.vault.keyslots import KEYS_FILE, PASSPHRASE, Keys
from livret.vault.single import SingleUse
from livret.vault.witness import Witness

_SORTS = (("remplace-", Sort.ASIDE), ("avant-v", Sort.UPGRADE))
_SECOND = "livret-*"
"""Under a second place, each vault has a folder of its own."""

_IDS = "SELECT id, n >> ? FROM contributions"
_LIVRETS = "SELECT fk, id FROM livrets"
_PEOPLE = "SELECT livret, called, private_line FROM people"
_ERASURES = "SELECT erasures FROM vault"


def found_backups(place: Path) -> tuple[FoundBackup, ...]:
    """Return the copies in or under ``place``, the newest first.

    Args:
        place: A vault's folder, a folder of backups, a second place, or one
            backup. A folder that may not be read holds none.
    """
    try:
        found = {one.folder: one for one in _found(place)}
    except OSError:
        return ()
    return tuple(sorted(found.values(), key=lambda one: one.made_at, reverse=True))


def _found(place: Path) -> Iterator[FoundBackup]:
    if _holds_one(place) and not (place / BACKUPS_FOLDER).is_dir():
        yield _seen(place)
        return
    for around in (place, place / BACKUPS_FOLDER, *sorted(place.glob(_SECOND))):
        if around.is_dir():
            for folder in sorted(around.iterdir()):
                if _sort(folder.name) is not None and _holds_one(folder):
                    yield _seen(folder)


def _holds_one(folder: Path) -> bool:
    return all((folder / name).is_file() for name in (DATABASE_FILE, KEYS_FILE))


def _sort(name: str) -> Sort | None:
    for start, sort in _SORTS:
        if name.startswith(start):
            return sort
    try:
        dt.date.fromisoformat(name)
    except ValueError:
        return None
    return Sort.DAY


def _seen(folder: Path) -> FoundBackup:
    told = (folder / DATABASE_FILE).stat()
    return FoundBackup(
        folder=folder,
        sort=_sort(folder.name) or Sort.DAY,
        made_at=dt.datetime.fromtimestamp(told.st_mtime, dt.UTC),
        size=told.st_size,
    )


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A backup whose passphrase was right.

    Attributes:
        keys: Its ways to open.
        key: The data key.
    """

    keys: Keys
    key: bytes


def unlock(backup: Path, folder: Path, passphrase: str, around: Around) -> Unlocked:
    """Open the keys of a backup, and see that it is of the vault in ``folder``.

    Args:
        backup: The folder of the backup.
        folder: Where it would stand.
        passphrase: The one the vault had when the backup was made.
        around: What a vault asks from outside.

    Raises:
        NotABackup, DamagedBackup, BackupOfAnotherVault,
        WrongPassphraseOfBackup, NewerVault, NotEnoughMemory: Nothing was
            changed.
    """
    if not _holds_one(backup):
        raise NotABackup(folder=str(backup))
    try:
        keys = keyslots.load(backup)
    except DamagedKeys as error:
        raise DamagedBackup(folder=str(backup)) from error
    key = keyslots.unwrap(keys, PASSPHRASE, passphrase, around.floor)
    if key is None:
        raise WrongPassphraseOfBackup
    # After the passphrase: a wrong one always costs, and always says the same.
    if _vault_at(folder) not in {keys.vault, ""}:
        raise BackupOfAnotherVault(folder=str(folder))
    return Unlocked(keys, key)


def _vault_at(folder: Path) -> str:
    """Return the id of the vault in a folder; empty where nobody can tell."""
    try:
        return keyslots.load(folder).vault
    except (NotAVault, DamagedKeys):
        return ""


def weigh(backup: Path, folder: Path, passphrase: str, around: Around) -> WeighedBackup:
    """Tell what a backup holds, and what the vault in ``folder`` has beyond it.

    Raises:
        NotABackup, DamagedBackup, BackupOfAnotherVault,
        WrongPassphraseOfBackup: It cannot be gone back to.
        VaultInUse, ErasureJournalDamaged, …: As ``restore``.
    """
    opened = unlock(backup, folder, passphrase, around)
    if not folder.is_dir():
        return _weighed(backup, folder, opened.key, around)
    lock = SingleUse(folder)
    try:
        return _weighed(backup, folder, opened.key, around)
    finally:
        lock.release()


def _weighed(backup: Path, folder: Path, key: bytes, around: Around) -> WeighedBackup:
    held = _held_by_backup(backup, key)
    state, later, later_in = _beyond(held, folder, key)
    records, known = erasures_told(folder, backup, key, around)
    return WeighedBackup(
        folder=backup,
        made_at=_seen(backup).made_at,
        livrets=len(held.livrets),
        contributions=len(held.ids),
        standing=state,
        later=later,
        later_in=later_in,
        erased_since=sum(number > held.erasures for number in records),
        erasures_known=known or not held.erasures,
        keys_alone=state is Standing.READABLE and not _vault_at(folder),
    )


def erasures_told(
    folder: Path, backup: Path, key: bytes, around: Around
) -> tuple[tuple[int, ...], bool]:
    """Return the numbers of the acts of erasing, and whether their list is here.

    Raises:
        ErasureJournalDamaged: It is here and cannot be read.
    """
    for place in (folder, backup.parent.parent):
        if (place / ERASURES_FILE).is_file():
            journal = ErasureJournal(place, derived(key, ERASURES), around.randomness)
            return tuple(one.number for one in journal.records), True
    return (), False


@dataclass(frozen=True, slots=True)
class _Held:
    """What a database holds: livret of each contribution, and their names."""

    ids: dict[bytes, bytes]
    livrets: frozenset[bytes]
    names: dict[bytes, str]
    erasures: int


def _held_by_backup(backup: Path, key: bytes) -> _Held:
    try:
        require_whole(backup / DATABASE_FILE, key)
        return _held(backup / DATABASE_FILE, key)
    except (BackupNotKept, LivretError) as error:
        raise DamagedBackup(folder=str(backup)) from error


def _held(database: Path, key: bytes) -> _Held:
    with storage_errors(database.parent), closing(connect(database, key)) as reader:
        livrets = dict(reader.execute(_LIVRETS))
        rows = reader.execute(_IDS, (schema.LIVRET_BITS,))
        ids = {one: livrets.get(fk, b"") for one, fk in rows}
        people = reader.execute(_PEOPLE).fetchall()
        (erasures,) = reader.execute(_ERASURES).fetchone()
    return _Held(
        ids=ids,
        livrets=frozenset(livrets.values()),
        names={livret: called or line for livret, called, line in people},
        erasures=int(erasures),
    )


def _beyond(
    held: _Held, folder: Path, key: bytes
) -> tuple[Standing, int | None, tuple[LaterInLivret, ...]]:
    """Return how the vault stands, and what it has that the backup lacks."""
    database = folder / DATABASE_FILE
    if not database.is_file():
        return Standing.ABSENT, _witnessed(held, folder, key), ()
    try:
        now = _held(database, key)
    except LivretError:
        return Standing.UNREADABLE, _witnessed(held, folder, key), ()
    counts = Counter(now.ids[one] for one in now.ids.keys() - held.ids.keys())
    later = [
        LaterInLivret(
            called=now.names.get(livret, ""),
            count=count,
            whole=livret not in held.livrets,
        )
        for livret, count in counts.items()
    ]
    later.sort(key=lambda one: (-one.count, one.called.casefold()))
    return Standing.READABLE, sum(counts.values()), tuple(later)


def _witnessed(held: _Held, folder: Path, key: bytes) -> int | None:
    """Return how much more had been reached, as told from outside the database."""
    with disk_errors(folder):
        reached = Witness(folder, derived(key, WITNESS)).last
    return None if reached is None else max(0, reached.arrivals - len(held.ids))
