"""The examination of a vault: everything checked again, nothing believed.

Each part is looked at by itself, so that damage in one hides none in another.
Findings are codes and facts; a part that cannot be read is a finding too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import select

from livret.domain.errors import LivretError
from livret.usecases.vault_errors import DamagedBlob, MissingBlob
from livret.usecases.vault_findings import (
    ANSWERABLE,
    Finding,
    Findings,
    finding,
)
from livret.vault import keyslots, schema
from livret.vault.backups import DATABASE_FILE, kept_backups, require_whole
from livret.vault.doctor_journal import examine_journal
from livret.vault.doctor_log import LogExamination
from livret.vault.doctor_people import examine_people
from livret.vault.opened import Vault
from livret.vault.put_back import ACCEPTED, UNKNOWN_END, accept_change
from livret.vault.restored import restorings

_SAYS_SOUND = "ok"


def examine(vault: Vault, *, rebuild: bool = False, accept: bool = False) -> Findings:
    """Check a vault from the pages of its database to its backups.

    Args:
        vault: Open, in its own thread.
        rebuild: Throw the read models away and make them again.
        accept: Take a database that changed while it was closed as it stands,
            provided that nothing else is wrong.

    Returns:
        What was found; ``sound`` where nothing is wrong.
    """
    log = LogExamination(vault)
    parts: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
        ("database", lambda: _database(vault)),
        ("keys", lambda: _keys(vault)),
        ("log", log.findings),
        ("read_models", lambda: examine_people(vault, rebuild=rebuild)),
        ("blobs", lambda: _blobs(vault)),
        ("journal", lambda: examine_journal(vault)),
        ("backups", lambda: _backups(vault)),
        ("restorings", lambda: restorings(vault)),
    )
    found = list(vault.notices)
    if vault.witness.end_unknown:
        found.append(finding(UNKNOWN_END, wrong=False))
    for name, look in parts:
        try:
            found += look()
        except LivretError as error:
            found.append(finding("part_unreadable", part=name, reason=error.code))
    if accept:
        found = _accepted(vault, found)
    distinct = {(one.code, *sorted(one.facts.items())): one for one in found}
    return Findings(tuple(distinct.values()), log.contributions, log.livrets)


def _accepted(vault: Vault, found: list[Finding]) -> list[Finding]:
    """Answer what was put back, where nothing else is wrong."""
    answered = [one for one in found if one.code in ANSWERABLE]
    if not answered:
        return found
    if any(one.wrong for one in found if one not in answered):
        return [*found, finding("change_not_accepted", wrong=False)]
    accept_change(vault.store, vault.settings, vault.witness, vault.log.state)
    vault.notices = tuple(one for one in vault.notices if one not in answered)
    left = [one for one in found if one not in answered]
    return [*left, finding(ACCEPTED, wrong=False)]


def _database(vault: Vault) -> Iterator[Finding]:
    pages = vault.store.outside("PRAGMA cipher_integrity_check")
    if pages:
        yield finding("pages_altered", count=len(pages))
    told = [row[0] for row in vault.store.outside("PRAGMA integrity_check")]
    if told != [_SAYS_SOUND]:
        yield finding("database_damaged", count=len(told))
    loose = vault.store.outside("PRAGMA foreign_key_check")
    if loose:
        yield finding("database_damaged", count=len(loose))


def _keys(vault: Vault) -> Iterator[Finding]:
    written = keyslots.load(vault.folder)
    if written != vault.ways_in.keys:
        yield finding("keys_changed")


def _blobs(vault: Vault) -> Iterator[Finding]:
    kept = {ref.sha256 for ref in vault.blobs.all()}
    for sha256 in sorted(kept):
        try:
            vault.blobs.get(sha256)
        except (DamagedBlob, MissingBlob):
            yield finding("blob_damaged", sha256=sha256)
    with vault.store.reading() as connection:
        named = {
            number.hex()
            for number in connection.scalars(select(schema.blob_uses.c.sha256))
        }
    for sha256 in sorted(named - kept):
        yield finding("blob_absent", wrong=False, sha256=sha256)


def _backups(vault: Vault) -> Iterator[Finding]:
    kept = kept_backups(vault.backups_folder)
    if not kept:
        yield finding("no_backup", wrong=False)
    for backup in kept:
        try:
            keys = keyslots.load(backup.folder)
            require_whole(backup.folder / DATABASE_FILE, vault.database_key())
        except LivretError:
            yield finding("backup_damaged", name=backup.folder.name)
            continue
        if keys.vault != vault.ways_in.keys.vault:
            yield finding("backup_damaged", name=backup.folder.name)
