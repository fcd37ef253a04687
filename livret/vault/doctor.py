"""The examination of a vault: everything checked again, nothing believed.

Each part is looked at by itself, so that damage in one hides none in another.
Findings are codes and facts; a part that cannot be read is a finding too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import select

from livret.domain.errors import LivretError
from livret.usecases.vault_errors import DamagedBlob, MissingBlob
from livret.usecases.vault_findings import Finding, Findings, finding
from livret.vault import keyslots, names, schema
from livret.vault.backups import DATABASE_FILE, kept_backups, require_whole
from livret.vault.doctor_journal import examine_journal
from livret.vault.doctor_log import LogExamination
from livret.vault.opened import Vault
from livret.vault.restored import restorings

_SAYS_SOUND = "ok"


def examine(vault: Vault, *, rebuild: bool = False) -> Findings:
    """Check a vault from the pages of its database to its backups.

    Args:
        vault: Open, in its own thread.
        rebuild: Throw the read models away and make them again.

    Returns:
        What was found; ``sound`` where nothing is wrong.
    """
    log = LogExamination(vault)
    parts: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
        ("database", lambda: _database(vault)),
        ("keys", lambda: _keys(vault)),
        ("log", log.findings),
        ("read_models", lambda: _read_models(vault, rebuild=rebuild)),
        ("blobs", lambda: _blobs(vault)),
        ("journal", lambda: examine_journal(vault)),
        ("backups", lambda: _backups(vault)),
        ("restorings", lambda: restorings(vault)),
    )
    found = list(vault.notices)
    for name, look in parts:
        try:
            found += look()
        except LivretError as error:
            found.append(finding("part_unreadable", part=name, reason=error.code))
    distinct = {(one.code, *sorted(one.facts.items())): one for one in found}
    return Findings(tuple(distinct.values()), log.contributions, log.livrets)


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
    if written != vault.keys:
        yield finding("keys_changed")


def _read_models(vault: Vault, *, rebuild: bool) -> Iterator[Finding]:
    differ = _differing_lines(vault) if not _unreadable_lines(vault) else 1
    if rebuild:
        vault.people.rebuild()
        still = _differing_lines(vault)
        if still:
            yield finding("read_models_differ", count=still)
        elif differ:
            yield finding("read_models_rebuilt", wrong=False, count=differ)
    elif differ:
        yield finding("read_models_differ", count=differ)
    elif vault.people.mended:
        yield finding("read_models_mended")


def _unreadable_lines(vault: Vault) -> bool:
    try:
        vault.people.people()
    except LivretError:
        return True
    return False


def _differing_lines(vault: Vault) -> int:
    listed = {line.livret: line for line in vault.people.people()}
    expected = {line.livret: line for line in vault.people.made_again()}
    differ = {
        livret
        for livret in listed.keys() | expected.keys()
        if listed.get(livret) != expected.get(livret)
    }
    promised = {due for line in expected.values() for due in line.dues}
    differ |= {due.livret for due in promised ^ set(vault.people.dues())}
    unfound = {
        line.livret for line in expected.values() if not _is_found(vault, line.called)
    }
    return len(differ | unfound)


def _is_found(vault: Vault, called: str) -> bool:
    match = names.match_starts(called)
    if not match:
        return True
    statement = "SELECT count(*) FROM people_search WHERE people_search MATCH ?"
    with vault.store.reading() as connection:
        return bool(connection.exec_driver_sql(statement, (match,)).scalar())


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
        if keys.vault != vault.keys.vault:
            yield finding("backup_damaged", name=backup.folder.name)
