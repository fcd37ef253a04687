"""Pulling: what others pushed, opened with the keys this desk was given.

A union of sets: taking a row twice, or in another order, changes nothing. The
place reached is kept after the contributions are: a cut costs a page, never a
contribution.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from livret.domain.arrival import arrive
from livret.domain.contribution import Header, Sealed, Verified
from livret.domain.errors import Untrusted
from livret.domain.fold import fold
from livret.domain.hub_grants import Names
from livret.domain.livret import Livret
from livret.usecases.context import Changes, Context, Done
from livret.usecases.erasing import without_words
from livret.usecases.hub_keyring import Keyring, hub_keys, read_grants
from livret.usecases.hub_noting import note_once_a_day
from livret.usecases.hub_opening import Opened, Opener
from livret.usecases.ports_hub import Hub, HubLink, HubRow, HubStanding

PAGE_ROWS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a pull did.

    Attributes:
        contributions: Ids new here, or whose body came now, by livret.
        opened: Livrets that were not here before.
        withheld: How many bodies the hub holds that this desk may not open.
        refused: How many rows were not what their author signed.
        not_for_us: How many livrets the hub offers in which the vault's owner
            does not take part: nothing of them was written.
        recovered: Livrets of which the hub had lost something: it is all
            pushed again.
    """

    contributions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    opened: tuple[str, ...] = ()
    withheld: int = 0
    refused: int = 0
    not_for_us: int = 0
    recovered: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many contributions came."""
        return sum(len(ids) for _, ids in self.contributions)

    def plus(self, other: Pulled) -> Pulled:
        """Add up two."""
        return Pulled(
            contributions=(*self.contributions, *other.contributions),
            opened=(*self.opened, *other.opened),
            withheld=self.withheld + other.withheld,
            refused=self.refused + other.refused,
            not_for_us=self.not_for_us + other.not_for_us,
            recovered=(*self.recovered, *other.recovered),
        )


def pull(ctx: Context, hub: Hub, names: Sequence[bytes] | None = None) -> Done[Pulled]:
    """Take in what others pushed.

    Args:
        ctx: The open vault.
        hub: The hub, reached.
        names: Opaque names of the livrets to look at; None looks at all.
    """
    links = {link.name: link for link in hub.memory.links()}
    total, touched = Pulled(), set()
    for standing in hub.server.standings():
        if names is not None and standing.livret not in names:
            continue
        one = _Pulling(ctx, hub, standing, links.get(standing.livret))
        if one.needed():
            done = one.take()
            total = total.plus(done)
            touched |= {livret for livret, _ in done.contributions}
    return Done(total, Changes(livrets=frozenset(touched)))


class _Pulling:
    """One livret on its way in."""

    def __init__(
        self, ctx: Context, hub: Hub, standing: HubStanding, link: HubLink | None
    ) -> None:
        self.ctx, self.hub, self.standing = ctx, hub, standing
        self.known = link is not None
        self.link = link or HubLink(name=standing.livret, livret="")
        self.recovered = False

    @property
    def opener(self) -> Opener:
        """What opens this livret's rows."""
        return Opener(self.ctx, self.hub, self.link)

    def needed(self) -> bool:
        """Tell whether there is anything to read."""
        link, there = self.link, self.standing
        if self.known and link.livret:
            self._look_back()
        reached = (self.link.cursor, self.link.grants)
        return reached != (there.last, there.grants)

    def take(self) -> Pulled:
        """Read every page; keep contributions, then the place reached."""
        ring = self._ring()
        # Keys that came since may open what was closed before: all over again.
        again = self.link.grants != self.standing.grants
        cursor = 0 if again else self.link.cursor
        if not self.link.livret:
            return self._take_new(ring)
        total = Pulled(recovered=(self.link.livret,) if self.recovered else ())
        while cursor < self.standing.last:
            rows = self._rows(cursor, own=again)
            if not rows:
                break
            total = total.plus(self._keep(self.opener.open(rows, ring), rows[-1]))
            cursor = rows[-1].seq
        self._reached(cursor)
        if total.count:
            readers = self._readers()
            note_once_a_day(self.ctx, self.link.livret, "received", readers)
        return total

    def _look_back(self) -> None:
        """See whether the hub still holds what it held; forget what it lost."""
        if has_lost(self.hub, self.link, self.standing):
            self.hub.memory.start_again(self.link.name)
            self.link = HubLink(
                name=self.link.name,
                livret=self.link.livret,
                scope_key=self.link.scope_key,
            )
            self.recovered = True

    def _ring(self) -> Keyring:
        server = self.hub.server
        said = server.grants(self.link.name)
        return read_grants(said, server.id, self.link.name, self.hub.sealer)

    def _rows(self, cursor: int, *, own: bool) -> tuple[HubRow, ...]:
        server, name = self.hub.server, self.link.name
        rows = server.rows(name, cursor, PAGE_ROWS, own=own)
        lacks = (r for r in rows if r.mine and r.part == 0 and r.header is None)
        if own or not any(row.id not in self.opener.held() for row in lacks):
            return rows
        # This vault went back to a backup: what it had pushed comes home.
        return server.rows(name, cursor, PAGE_ROWS, own=True)

    def _keep(self, opened: Opened, last: HubRow) -> Pulled:
        """Write what was opened; one bad row costs only itself."""
        livret = self.link.livret
        ours = [one for one in opened.sealed if _livret_of(one) == livret]
        if self._was_erased():
            ours = [_without_words(one) for one in ours]
        refused = opened.refused + len(opened.sealed) - len(ours)
        before = {one.id: one.body is not None for one in self._read()}
        try:
            new = self.ctx.log.append(ours)
        except Untrusted:
            refused += self._append_each(ours)
            new = tuple(one.id for one in self._read() if one.id not in before)
        self.ctx.forget(livret)
        filled = self._filled({one.id for one in ours if one.body is not None}, before)
        came = ((livret, (*filled, *new)),) if new or filled else ()
        self.hub.memory.acknowledge(self.link.name, opened.there)
        self.link = replace(self.link, cursor=last.seq, at_cursor=last.id)
        return Pulled(contributions=came, withheld=opened.withheld, refused=refused)

    def _filled(self, worded: set[str], before: Mapping[str, bool]) -> tuple[str, ...]:
        """Return ids whose words came now, after their headers."""
        waiting = {one for one in worded if before.get(one) is False}
        if not waiting:
            return ()
        after = {one.id for one in self._read() if one.body is not None}
        return tuple(one for one in before if one in waiting & after)

    def _was_erased(self) -> bool:
        """Tell whether the whole livret was erased here, its root included."""
        livret = self.link.livret
        if not self.link.scope_key or livret not in self.ctx.log.livrets():
            return False
        return not self.ctx.livret(livret).scope_key

    def _append_each(self, sealed: Sequence[Sealed]) -> int:
        refused = 0
        for one in sealed:
            try:
                self.ctx.log.append([one])
            except Untrusted:
                refused += 1
                # The header may be sound where only the body is not its own.
                with suppress(Untrusted):
                    self.ctx.log.append([one.without_body()])
        return refused

    def _read(self) -> Sequence[Verified]:
        livret = self.link.livret
        return self.ctx.log.read(livret) if livret in self.ctx.log.livrets() else ()

    def _reached(self, cursor: int) -> None:
        there = self.standing
        at = self.link.at_cursor
        self.link = replace(
            self.link,
            cursor=cursor,
            at_cursor=at,
            epoch=max(self.link.epoch, there.epoch),
            grants=there.grants,
            scope_key=self.link.scope_key or self._scope_key(),
        )
        self.hub.memory.keep_link(self.link)

    def _scope_key(self) -> bytes:
        return self.ctx.livret(self.link.livret).scope_key

    def _readers(self) -> int:
        """Return how many others have a key of the hub in this livret."""
        livret = self.ctx.livret(self.link.livret)
        others = {key for keys in hub_keys(livret).values() for key in keys}
        return len(others - {self.hub.sealer.public_key})

    def _take_new(self, ring: Keyring) -> Pulled:
        """Take in a livret for the first time, if its owner takes part in it."""
        pages: list[tuple[Opened, HubRow]] = []
        cursor = 0
        while cursor < self.standing.last:
            rows = self.hub.server.rows(self.link.name, cursor, PAGE_ROWS, own=True)
            if not rows:
                break
            pages.append((self.opener.open(rows, ring), rows[-1]))
            cursor = rows[-1].seq
        livret = self._mine([one for opened, _ in pages for one in opened.sealed])
        if not livret:
            return Pulled(not_for_us=1)
        known = livret in self.ctx.log.livrets()
        self.link = replace(self.link, livret=livret)
        self.hub.memory.keep_link(self.link)
        total = Pulled(opened=() if known else (livret,))
        for opened, last in pages:
            total = total.plus(self._keep(opened, last))
        self._reached(cursor)
        note_once_a_day(self.ctx, livret, "received", self._readers())
        return total

    def _mine(self, sealed: Sequence[Sealed]) -> str:
        """Return the livret these are of, if the vault's owner takes part."""
        try:  # what is verified here is not verified again when it is kept
            found = list(self.ctx.log.check(sealed))
        except Untrusted:
            found = []
            for one in sealed:
                with suppress(Untrusted):
                    found.append(arrive(one))
        ids = {one.header.livret for one in found}
        if len(ids) != 1:
            return ""
        folded = fold(found)
        names = Names(folded.scope_key, self.hub.server.id)
        named = bool(folded.scope_key) and names.livret(folded.id) == self.link.name
        return folded.id if named and self._takes_part(folded) else ""

    def _takes_part(self, folded: Livret) -> bool:
        return self.ctx.signer.public_key in folded.team.by_key


def has_lost(hub: Hub, link: HubLink, there: HubStanding) -> bool:
    """Tell whether a hub went back: to an older copy, or another's writes."""
    if link.epoch > there.epoch or max(link.cursor, link.sent) > there.last:
        return True
    return any(
        seq and hub.server.id_at(link.name, seq) != name
        for seq, name in ((link.cursor, link.at_cursor), (link.sent, link.at_sent))
    )


def _without_words(one: Sealed) -> Sealed:
    """Return what an erased livret still takes in: headers, and tombstones."""
    with suppress(Untrusted):
        (kept,) = without_words([(one, arrive(one))])
        return kept
    return one.without_body()


def _livret_of(one: Sealed) -> str:
    return Header.from_bytes(one.header).livret
