"""A hub in memory, which behaves as the PostgreSQL one does, cuts included.

What is sealed stands under labels (``simulation.labels``). The real ones have
tests of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from livret.domain.frozen import maker
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.hub_places import grants_digest
from livret.usecases.ports_hub import HubGiving, HubOutcome, HubRow, HubStanding
from livret.usecases.ports_hub_files import HubFile, HubFilePart
from livret.usecases.ports_hub_live import HubNews, HubPresence
from livret.usecases.simulation.shelves import HubInMemory, Shelf

_row = maker(HubRow)


def _as_read(row: HubRow, *, own: bool) -> HubRow:
    """Return a row as whoever pushed it reads it, with its bytes or without."""
    return _row(
        id=row.id,
        part=row.part,
        epoch=row.epoch,
        scope=row.scope,
        header=row.header if own else None,
        body=row.body if own else None,
        seq=row.seq,
        mine=True,
        bodied=row.bodied,
    )


class HubDoorway:
    """The hub as one desk meets it: the ``HubServer`` of a simulation.

    Args:
        hub: What the hub keeps.
        key: The desk's hub key.
    """

    id = bytes(range(16))

    def __init__(self, hub: HubInMemory, key: str) -> None:
        self._hub, self.key = hub, key

    def standings(self) -> tuple[HubStanding, ...]:
        """Return every livret that this desk may read."""
        return tuple(
            HubStanding(
                livret=name,
                epoch=shelf.epoch,
                last=len(shelf.rows),
                grants=len(shelf.grants),
            )
            for name, shelf in self._hub.shelves.items()
            if self.key in shelf.readers
        )

    def grants(self, livret: bytes) -> tuple[bytes, ...]:
        """Return signed grants of keys, oldest first."""
        shelf = self._mine(livret)
        return tuple(shelf.grants) if shelf else ()

    def grants_digests(self, livrets: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return digests of the grants of livrets."""
        return {name: grants_digest(self.grants(name)) for name in livrets}

    def grants_and_ids(
        self, livret: bytes, seqs: Sequence[int]
    ) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        """Return signed grants, and the names in some rows."""
        return self.grants(livret), self.ids_at([(livret, seq) for seq in seqs])

    def rows(
        self, livret: bytes, after: int, limit: int, *, own: bool
    ) -> tuple[HubRow, ...]:
        """Return rows numbered above ``after``, in order."""
        self._cut("before")
        self._cut("after")
        shelf = self._mine(livret)
        found = shelf.rows[after : after + limit] if shelf else []
        return tuple(
            _as_read(row, own=own) if by == self.key else row for by, row in found
        )

    def ids_at(self, places: Sequence[tuple[bytes, int]]) -> tuple[bytes, ...]:
        """Return the name of the contribution in each row."""
        return tuple(self._id_at(livret, seq) for livret, seq in places)

    def _id_at(self, livret: bytes, seq: int) -> bytes:
        shelf = self._mine(livret)
        there = shelf is not None and 0 < seq <= len(shelf.rows)
        return shelf.rows[seq - 1][1].id if shelf is not None and there else b""

    def push(self, rows: Sequence[tuple[bytes, HubRow]]) -> Mapping[bytes, HubOutcome]:
        """Add rows in one commit."""
        self._cut("before")
        found: dict[bytes, HubOutcome] = {}
        for name in dict.fromkeys(name for name, _ in rows):
            shelf = self._mine(name)
            mine = [row for of, row in rows if of == name]
            if shelf is None:
                found[name] = HubOutcome(said="unknown")
            elif any(row.epoch != shelf.epoch for row in mine):
                found[name] = HubOutcome(said="stale")
            else:
                found[name] = self._add(shelf, mine)
        self._cut("after")
        return found

    def _add(self, shelf: Shelf, rows: Sequence[HubRow]) -> HubOutcome:
        known = {(row.id, row.part) for _, row in shelf.rows}
        for row in rows:
            erased = row.id in shelf.erased
            if (row.id, row.part) in known or (row.part and erased):
                continue
            body = None if erased else row.body
            seq = len(shelf.rows) + 1
            kept = _row(
                id=row.id,
                part=row.part,
                epoch=row.epoch,
                scope=row.scope,
                header=row.header,
                body=body,
                seq=seq,
                bodied=body is not None,
            )
            shelf.rows.append((self.key, kept))
        last = shelf.rows[-1][1].id if shelf.rows else b""
        return HubOutcome(said="kept", last=len(shelf.rows), at_last=last)

    def open_livret(self, livret: bytes, said: bytes, joining: Sequence[str]) -> bool:
        """Begin a livret with its first grant."""
        self._cut("before")
        if livret in self._hub.shelves:
            return False
        readers = {self.key, *joining}
        self._hub.shelves[livret] = Shelf(grants=[said], readers=readers)
        self._cut("after")
        return True

    def give_keys(self, giving: HubGiving) -> HubOutcome | None:
        """Add a grant and rows in one commit."""
        self._cut("before")
        seen = giving.standing
        shelf = self._mine(seen.livret)
        if shelf is None or (shelf.epoch, len(shelf.rows)) != (seen.epoch, seen.last):
            return None
        shelf.epoch = giving.epoch
        shelf.grants.append(giving.said)
        shelf.readers |= set(giving.joining)
        outcome = self._add(shelf, giving.rows)
        shelf.readers -= set(giving.leaving)
        self._cut("after")
        return outcome

    def erase(self, livret: bytes, ids: Sequence[bytes]) -> int:
        """Remove bodies for good."""
        self._cut("before")
        shelf = self._mine(livret)
        if shelf is None:
            return 0
        shelf.erased |= set(ids)
        gone = [
            at
            for at, (_, row) in enumerate(shelf.rows)
            if row.id in shelf.erased and row.body is not None
        ]
        for at in gone:
            by, row = shelf.rows[at]
            shelf.rows[at] = (by, replace(row, body=None, bodied=False))
        self._cut("after")
        return len(gone)

    def erased(self, livret: bytes, ids: Sequence[bytes]) -> frozenset[bytes]:
        """Return those whose bodies never come back."""
        shelf = self._mine(livret)
        return frozenset(shelf.erased if shelf else ()) & set(ids)

    def listen(self) -> None:
        """Hear nothing: a simulation pulls when it is its turn."""

    def news(self, seconds: float) -> HubNews:
        """Tell nothing."""
        del seconds
        return HubNews()

    def be_present(
        self, livret: bytes, epoch: int, sealed: bytes, seconds: int
    ) -> bool:
        """Announce oneself; nobody's time passes here."""
        del epoch, sealed, seconds
        return self._mine(livret) is not None

    def stay_present(self, livret: bytes, seconds: int) -> bool:
        """Stay."""
        del seconds
        return self._mine(livret) is not None

    def go_out(self, livret: bytes) -> None:
        """Be there no longer."""

    def presences(self, livret: bytes) -> tuple[HubPresence, ...]:
        """Return nobody."""
        del livret
        return ()

    def filed(self, livret: bytes) -> frozenset[bytes]:
        """Return none: no file goes through a simulation."""
        del livret
        return frozenset()

    def parts_there(self, which: HubFile) -> frozenset[int]:
        """Return none."""
        del which
        return frozenset()

    def push_part(self, which: HubFile, part: HubFilePart) -> str:
        """Take none."""
        del which, part
        return "gone"

    def files_done(self, livret: bytes, contribution: bytes) -> bool:
        """Tell nobody."""
        del contribution
        return self._mine(livret) is not None

    def file_part(self, which: HubFile, part: int) -> HubFilePart | None:
        """Return none."""
        del which, part
        return None

    def close(self) -> None:
        """Leave."""

    def _mine(self, livret: bytes) -> Shelf | None:
        shelf = self._hub.shelves.get(livret)
        return shelf if shelf is not None and self.key in shelf.readers else None

    def _cut(self, when: str) -> None:
        if self._hub.cut != when:
            return
        if self._hub.calls == 0:
            self._hub.cut = ""
            raise HubUnreachable(place="", reason=when)
        self._hub.calls -= 1
