"""Whether the database is, at its opening, what Livret left at its last end.

Compared before anything is written. What is found is kept inside the database,
so that neither opening nor closing makes it forgotten, and a backup made since
carries it along; ``livret doctor --accept`` alone answers it.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from livret.domain.errors import LivretError
from livret.usecases.vault_findings import Finding, finding
from livret.vault.chain import VaultState
from livret.vault.closed_file import ReadAhead, at_rest, digest_of
from livret.vault.desk_notes import VaultSettings
from livret.vault.engine import Store
from livret.vault.files import disk_errors
from livret.vault.witness import Reached, Witness

CHANGED = "changed_while_closed"
"""The finding, and the setting that keeps the day it was first met."""

ROLLED_BACK = "rolled_back"
"""The finding, and the setting that keeps what was expected and what was shown."""

ACCEPTED = "change_accepted"
UNKNOWN_END = "end_unknown"

_TURN = "witness_turn"
"""Setting: a witness of an earlier turn than this one is an older one."""


class Left(Enum):
    """How the file stands beside what was left."""

    SAME = auto()
    CHANGED = auto()
    UNKNOWN = auto()
    """The last end was not noted: a crash, a lost witness, an older Livret."""


def compared(
    reached: Reached | None, database: Path, read: ReadAhead | None = None
) -> Left:
    """Compare a file that nobody has opened yet with what was left.

    Args:
        reached: What the witness tells.
        database: The file.
        read: Where its digest is being made already.

    Raises:
        ReadOnlyVault, StorageFailed: The file could not be read.
    """
    if reached is None or not reached.closed or not database.is_file():
        return Left.UNKNOWN
    with disk_errors(database.parent):
        # A log beside a database that was closed whole was put there: whoever
        # has old pages can write one, its sums need no key.
        if not at_rest(database) or database.stat().st_size != reached.size:
            return Left.CHANGED
        digest = read.digest() if read is not None else digest_of(database)
    return Left.SAME if digest == reached.digest else Left.CHANGED


def judged(
    settings: VaultSettings,
    witness: Witness,
    state: VaultState,
    left: Left,
    today: dt.date,
) -> list[Finding]:
    """Keep inside the vault what of it is older than it was, and return it.

    Where all of it went back, the witness is held as it is from then on; also
    where nothing could be kept, so that the next opening finds the same.

    Args:
        settings: Of the vault, nothing of which was written yet.
        witness: As it was read at this opening.
        state: What the database tells.
        left: What ``compared`` said.
        today: The local day.

    Returns:
        What there is to tell, until it is answered.
    """
    reached = witness.last
    back, since = settings.get(ROLLED_BACK), settings.get(CHANGED)
    new: dict[str, str] = {}
    if back is None and reached is not None and reached.beyond(state):
        new[ROLLED_BACK] = back = f"{reached.arrivals} {state.arrivals}"
    older = reached is not None and reached.turn < turn_known(settings)
    if back is not None:
        witness.hold()
    elif since is None and (left is Left.CHANGED or older):
        new[CHANGED] = since = today.isoformat()
    try:
        for name, value in new.items():
            settings.put(name, value)
    except LivretError:
        witness.hold()
    return _told(back, since)


def _told(back: str | None, since: str | None) -> list[Finding]:
    found = []
    if back is not None:
        expected, _, shown = back.partition(" ")
        found.append(finding(ROLLED_BACK, expected=expected, found=shown))
    if since is not None:
        found.append(finding(CHANGED, on=since))
    return found


def turn_known(settings: VaultSettings) -> int:
    """Return a turn that the witness has reached for certain; 0 where none."""
    turn = settings.get(_TURN) or ""
    return int(turn) if turn.isdecimal() else 0


def leave(
    store: Store, settings: VaultSettings, witness: Witness, state: VaultState
) -> None:
    """Close the database of a vault and keep how its file is left.

    Before that its witness's turn is remembered inside, so that a witness of an
    earlier day, put back to hide what was done to a page, is known for an older
    one.

    Args:
        store: Open, in its own thread.
        settings: Inside it.
        witness: Beside it.
        state: What the log had reached.
    """
    store.tidy()
    turn = witness.note(state, store.path)
    if turn is not None:
        with suppress(LivretError):  # a full disk: then the next end does
            settings.put(_TURN, str(turn))
    store.close()
    witness.end(store.path)


def accept_change(
    store: Store, settings: VaultSettings, witness: Witness, state: VaultState
) -> None:
    """Take the database as it stands; what follows is compared with it.

    Raises:
        DiskFull, ReadOnlyVault, StorageFailed: It is told again.
    """
    witness.renew(state, store.path, turn_known(settings))
    settings.drop(ROLLED_BACK)
    settings.drop(CHANGED)
