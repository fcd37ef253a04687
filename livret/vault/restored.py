"""That a vault went back to a backup: told once to each livret, and kept.

The prepared copy carries a mark inside its database; whoever opens it first,
even after a crash, writes what there is to tell and takes the mark away, in
one transaction.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.usecases.ports import JournalEntry
from livret.usecases.vault_findings import Finding, finding
from livret.vault import schema
from livret.vault.erasures import Erasure

if TYPE_CHECKING:
    from livret.vault.opened import Vault

PENDING = "restoring"
"""Setting of a prepared copy: nobody has opened it yet."""

KEPT = "restored"
"""Setting that lists each time one went back."""

WHAT = "restored"
"""What the journal of each livret says."""


def mark(backup: str, at: dt.datetime) -> str:
    """Return what a prepared copy carries.

    Args:
        backup: Name of the backup's folder.
        at: Instant of going back, aware.
    """
    return json.dumps({"backup": backup, "at": at.isoformat()})


def is_pending(vault: Vault) -> bool:
    """Tell whether this vault was just put in place of another."""
    return vault.settings.get(PENDING) is not None


def tell_restored(vault: Vault) -> list[Finding]:
    """Tell every livret that one went back, and keep it for ``doctor``.

    Returns:
        What the opening has to tell.
    """
    pending = vault.settings.get(PENDING)
    if pending is None:
        return []
    told = json.loads(pending)
    at = dt.datetime.fromisoformat(told["at"])
    detail = (("backup", _day(told["backup"])),)
    entries = [
        JournalEntry(
            livret=livret,
            at=at,
            what=WHAT,
            who=vault.signer.public_key,
            who_name=vault.owner.name,
            detail=detail,
        )
        for livret in vault.log.livrets()
    ]
    vault.journal.note_all(entries, lambda connection: _keep(connection, pending))
    return [_finding(told)]


def begin_erasures_again(vault: Vault) -> list[Finding]:
    """Write the list of what was erased anew, where it did not come along.

    What the backup knows as erased is written down; what was erased after it
    was made cannot be known, and that is told once.
    """
    told = vault.log.state.erasures
    if vault.erasures.records or not told:
        return []
    with vault.store.reading() as connection:
        ids = tuple(one.hex() for one in connection.scalars(select(schema.erased.c.id)))
    vault.erasures.note(Erasure(ids, begins_again=True), told)
    vault.apply_erasures()
    return [finding("erasures_unknown", wrong=False)]


def restorings(vault: Vault) -> Iterator[Finding]:
    """Give each time one went back to a backup; nothing is wrong with it."""
    for told in json.loads(vault.settings.get(KEPT) or "[]"):
        yield _finding(told)


def _finding(told: dict[str, str]) -> Finding:
    day = dt.datetime.fromisoformat(told["at"]).astimezone().date()
    return finding("restored", wrong=False, on=day, backup=_day(told["backup"]))


def _day(name: str) -> str:
    """Return the day in the name of a backup's folder, or the name."""
    bare = name.removeprefix("remplace-")[:10]
    try:
        return dt.date.fromisoformat(bare).isoformat()
    except ValueError:
        return name


def _keep(connection: Connection, pending: str) -> None:
    settings = schema.settings
    kept = connection.scalar(select(settings.c.value).where(settings.c.name == KEPT))
    listed = [*json.loads(kept or "[]"), json.loads(pending)]
    add = upsert(settings)
    connection.execute(
        add.on_conflict_do_update(
            index_elements=["name"], set_={"value": add.excluded.value}
        ),
        {"name": KEPT, "value": json.dumps(listed)},
    )
    connection.execute(delete(settings).where(settings.c.name == PENDING))
