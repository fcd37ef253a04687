"""A livret as it is read: a frozen value that everything else draws from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from livret.domain.authority import Member, Team
from livret.domain.kinds import KINDS, SlotKey


class Standing(StrEnum):
    """Whose hand a value comes from.

    ``OWN``: the author's key is the voice's key. ``COLLECTED``: typed by
    another ("paroles d'Amina, écrites par Claire"). ``CONFIRMED``: the voice
    signed a document, or a contribution, that contains it.
    """

    OWN = "own"
    COLLECTED = "collected"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One contribution as it stands in its place.

    Attributes:
        id: Id of the contribution.
        kind: Its kind.
        voice: Whose word it is.
        author: Public key of who typed and signed it.
        author_name: Their name at that moment, possibly empty.
        speaker_name: Name of whose word it is, empty when not known.
        standing: Own, collected or confirmed.
        recorded_at: Milliseconds since 1970-01-01 UTC on the author's clock.
        said_on: Day it was said: ``said_on``, or the UTC day of recording.
        origin_author: For imports, the author's name in the other software.
        imported_from: For imports, the other software's name.
        answered: An own value of the same voice had seen this one.
        content: What was said; fields as in ``livret.domain.kind_fields``.
    """

    id: str
    kind: str
    voice: str
    author: str
    author_name: str
    speaker_name: str
    standing: Standing
    recorded_at: int
    said_on: dt.date
    content: Mapping[str, Any] = field(hash=False)
    origin_author: str = ""
    imported_from: str = ""
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A contribution that is kept but may not be folded, and why.

    Attributes:
        id: Its id.
        reason: ``no_right``, ``after_leaving``, ``not_a_root``, ``invalid``,
            ``unknown_target`` or ``not_retractable``.
        author: Public key of its author.
        kind: Its kind, empty where the body is absent.
        detail: For ``invalid``, the path of the wrong field.
    """

    id: str
    reason: str
    author: str
    kind: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Livret:
    """One person's shared record, folded.

    Attributes:
        id: 32 hex digits.
        heads: Ids a next contribution names as its parents, sorted.
        slots: What stands in each place: one value, or several side by side,
            in the order of the log. Places without any are absent.
        team: Everyone who takes or took part.
        history: Every contribution that counts, with its body, in order.
        set_aside: What may not be folded, visible with its reason.
        waiting: Ids waiting for a missing ancestor, with what is missing.
        withheld: How many bodies are absent (withheld or erased).
        newer: Ids written by a newer Livret, kept and forwarded unread.
        read_only: A newer Livret wrote a rule this one does not know.
        erased: Reason of the tombstone, empty while the livret lives.
        scope_key: 32 bytes for opaque scope tags; empty while unknown.
        opened_at: Milliseconds, UTC, of the root; 0 while unknown.
        count: How many contributions are held, whatever became of them.
        skewed: For a livret read at a date: what clock skew excluded.
        joined: Other livrets of the same person that this one says are joined,
            with the ids of the joinings that hold.
        parts: Ids of the livrets read as this one; empty for one alone.
        unseen: By other part, its heads that the heads of this one had not seen.
        moved: Where those stand that were said in a diagnosis opened beside
            another one, by id; all others stand where their kind says.
    """

    id: str
    heads: tuple[str, ...]
    slots: Mapping[SlotKey, tuple[Value, ...]] = field(hash=False)
    team: Team = field(hash=False)
    history: tuple[Value, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    waiting: tuple[tuple[str, tuple[str, ...]], ...] = ()
    withheld: int = 0
    newer: tuple[str, ...] = ()
    read_only: bool = False
    erased: str = ""
    scope_key: bytes = field(default=b"", repr=False)
    opened_at: int = 0
    count: int = 0
    skewed: tuple[str, ...] = ()
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    parts: tuple[str, ...] = ()
    unseen: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    moved: Mapping[str, tuple[SlotKey, ...]] = field(default_factory=dict, hash=False)

    def at(self, *key: str) -> tuple[Value, ...]:
        """Return what stands in one place; empty where nothing does."""
        return self.slots.get(key, ())

    def each(self, name: str) -> Iterator[tuple[SlotKey, tuple[Value, ...]]]:
        """Walk the places whose key starts with ``name``, in the log's order."""
        for key, values in self.slots.items():
            if key[0] == name:
                yield key, values

    def places_of(self, value: Value) -> tuple[SlotKey, ...]:
        """Return the places that something said writes; none for an act."""
        kind = KINDS.get(value.kind)
        if value.id in self.moved or kind is None:
            return self.moved.get(value.id, ())
        return kind.place(value.id, value.voice, value.content)

    @property
    def members(self) -> tuple[Member, ...]:
        """Everyone who takes part now."""
        return tuple(m for m in self.team.members.values() if m.present)

    @property
    def side_by_side(self) -> tuple[SlotKey, ...]:
        """Places where texts written at the same time wait to be read."""
        return tuple(key for key, values in self.slots.items() if waits(key, values))


def waits(key: SlotKey, values: tuple[Value, ...]) -> bool:
    """Tell whether several texts of one place still wait for a third.

    Words of one voice collected by different people stand beside each other
    by right and do not wait once the voice itself has spoken after them.
    """
    if len(values) < 2 or key[0] in {"agreement", "signature", "closed", "diagnosis"}:  # noqa: PLR2004
        return False
    return sum(not value.answered for value in values) > 1
