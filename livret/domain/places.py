"""What stands in each place: the merge rules applied.

Source: ``resources/design/log.md``, "Places and merge rules".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from livret.domain.ancestry import Ancestry
from livret.domain.body import Body
from livret.domain.contribution import Verified
from livret.domain.kinds import KINDS, Merge, SlotKey
from livret.domain.rounds import IN_A_DIAGNOSIS, in_round
from livret.domain.team import Member
from livret.domain.voices import Voice

_HERS = Voice.PERSONNE.value


@dataclass(slots=True)
class Write:
    """One contribution that counts, with what its merging needs.

    Attributes:
        position: Its place in the order.
        one: The contribution.
        body: Its body.
        merge: The rule of its kind.
        member: The author as a member, by its own ancestors; None at the root.
        own: The author's key is the voice's key, and it is no import.
        full: The author is a referent or the person, who speak for the team.
    """

    position: int
    one: Verified
    body: Body
    merge: Merge
    member: Member | None
    own: bool
    full: bool


@dataclass(slots=True)
class Places:
    """Every place of a livret and what was written there.

    Attributes:
        order: The order of the livret.
        writes: What was written in each place, in order.
        keys: The places each position writes.
        taken_back: For each position, the retractions of it that count.
        rounds: By id of an opened diagnosis, the first one of its round.
        moved: The places of those that stand elsewhere than they name, by id.
    """

    order: Ancestry
    writes: dict[SlotKey, list[Write]] = field(default_factory=dict)
    keys: dict[int, tuple[SlotKey, ...]] = field(default_factory=dict)
    taken_back: dict[int, list[int]] = field(default_factory=dict)
    rounds: Mapping[str, str] = field(default_factory=dict)
    moved: dict[str, tuple[SlotKey, ...]] = field(default_factory=dict)

    def add(self, write: Write) -> None:
        """Put a contribution in the places that its kind says."""
        body = write.body
        if body.kind == "agreement_withdrawn":
            keys = self._withdrawn(write)
        else:
            keys = KINDS[body.kind].place(write.one.id, body.voice, body.content)
        if not keys:
            return
        if keys[0][0] in IN_A_DIAGNOSIS:
            keys = self._in_its_round(write, keys)
        self.keys[write.position] = keys
        for key in keys:
            there = self.writes.get(key)
            if there is None:
                self.writes[key] = [write]
            else:
                there.append(write)

    def _in_its_round(
        self, write: Write, keys: tuple[SlotKey, ...]
    ) -> tuple[SlotKey, ...]:
        """Return its places in the diagnosis that was opened side by side."""
        named = keys[0][1]
        first = self.rounds.get(named, named)
        if first == named:
            return keys
        if named != write.one.id and self.seen_at(write.position, named) is None:
            return keys
        moved = tuple(in_round(key, first) for key in keys)
        self.moved[write.one.id] = moved
        return moved

    def _withdrawn(self, write: Write) -> tuple[SlotKey, ...]:
        """Return the place of the agreement that is withdrawn."""
        at = self.seen_at(write.position, write.body.content["agreement"])
        given = self.order.ordered[at].body if at is not None else None
        if at is None or given is None or given.kind != "agreement_given":
            return ()
        return self.keys.get(at, ())

    def seen_at(self, position: int, wanted: str) -> int | None:
        """Return where ``wanted`` is, if the author at ``position`` had seen it."""
        at = self.order.index.get(wanted)
        if at is None or not self.order.had_seen(position, at):
            return None
        return at

    def replaces(self, later: Write, earlier: Write) -> bool:
        """Tell whether ``later`` stands in the place of ``earlier``."""
        if not self.order.had_seen(later.position, earlier.position):
            return False
        new, old = later.body.origin, earlier.body.origin
        if new is not None and old is None:
            return False  # what was said elsewhere never replaces what was said here
        same_author = later.one.header.author == earlier.one.header.author
        if later.merge is Merge.VOICED:
            return (
                same_author
                and later.own == earlier.own
                and (new is None or old is None or new.author == old.author)
            )
        if not later.full or (earlier.own and earlier.body.voice == _HERS):
            return same_author
        return True

    def standing(self, writes: list[Write]) -> list[Write]:
        """Return what no later write of ``writes`` replaced, in order."""
        if self.taken_back:
            writes = [w for w in writes if w.position not in self.taken_back]
        return self._unreplaced(writes)

    def standing_as_seen(self, key: SlotKey, position: int) -> list[Write]:
        """Return what stood in a place for the author at ``position``."""
        had_seen = self.order.had_seen
        return self._unreplaced(
            [
                write
                for write in self.writes.get(key, ())
                if had_seen(position, write.position)
                and not any(
                    had_seen(position, back)
                    for back in self.taken_back.get(write.position, ())
                )
            ]
        )

    def _unreplaced(self, writes: list[Write]) -> list[Write]:
        if len(writes) <= 1:
            return writes
        replaces, all_seen = self.replaces, self.order.seen
        standing = []
        last = len(writes)
        # What came after was seen by: each author, and whoever speaks for the team.
        # Of thousands side by side nobody saw another, and none need be compared.
        by: dict[str, int] = {}
        by_full = 0
        for at in range(last - 1, -1, -1):
            write = writes[at]
            position, author = write.position, write.one.header.author
            # Only what comes after it in the order can have seen it; what
            # comes next most often has.
            if not (by.get(author, 0) | by_full) >> position & 1 or not any(
                replaces(writes[later], write) for later in range(at + 1, last)
            ):
                standing.append(write)
            seen = all_seen[position]
            by[author] = by.get(author, 0) | seen
            if write.full and write.merge is not Merge.VOICED:
                by_full |= seen
        standing.reverse()
        return standing
