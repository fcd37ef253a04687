"""One livret on its way in from the hub."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from livret.domain.contribution import Sealed, Verified
from livret.domain.errors import Unavailable, Untrusted
from livret.domain.hub_grants import Names
from livret.domain.livret import Livret
from livret.usecases.context import Context
from livret.usecases.erasing import without_words
from livret.usecases.hub_files import pull_files
from livret.usecases.hub_first import look_first
from livret.usecases.hub_keyring import Keyring, read_grants
from livret.usecases.hub_lacking import say_what_is_lacking, somebody_lacks
from livret.usecases.hub_member_keys import hub_keys
from livret.usecases.hub_noting import note_once_a_day
from livret.usecases.hub_opening import FILES_PART, Opener, without_header
from livret.usecases.hub_pages import PAGE_ROWS, Page, checked
from livret.usecases.hub_passed import is_passed_over, pass_over
from livret.usecases.hub_places import At, has_lost, start_again
from livret.usecases.hub_pulled import Pulled
from livret.usecases.hub_remembering import remember_makers
from livret.usecases.ports_hub import Hub, HubLink, HubRow, HubStanding


class Taking:
    """One livret on its way in.

    Args:
        ctx: The open vault.
        hub: The hub.
        standing: What the server says of the livret.
        link: What is known of it here, if anything.

    Attributes:
        kept: What was kept so far, whatever cuts it short.
    """

    def __init__(
        self, ctx: Context, hub: Hub, standing: HubStanding, link: HubLink | None
    ) -> None:
        self.ctx, self.hub, self.standing = ctx, hub, standing
        self.kept = Pulled()
        self.link = link or HubLink(name=standing.livret, livret="")
        self._roots: set[str] | None = None
        self._wordless: set[str] = set()

    def take(self, found: Mapping[At, bytes]) -> Pulled:
        """Read every page; keep contributions, then the place reached.

        Args:
            found: Names of the contributions at the places of ``places_of``.
        """
        recovered = has_lost(self.link, self.standing, found)
        if recovered:
            self.link = start_again(self.hub.memory, self.link)
        there = self.standing
        if (self.link.cursor, self.link.grants) == (there.last, there.grants):
            return Pulled()
        if is_passed_over(self.hub, there, self.ctx.clock.now()):
            return Pulled(not_for_us=1)
        ring = self._ring()
        here = self.ctx.livret(self.link.livret) if self.link.livret else None
        say_what_is_lacking(self.ctx, self.hub, there, ring, here)
        if here is None:
            return self._take_new(ring)
        lacked = somebody_lacks(ring, self.hub.sealer.public_key)
        total = self._take_known(ring)
        return replace(
            total,
            recovered=(here.id,) if recovered else (),
            lacked=(here.id,) if lacked else (),
        )

    def _ring(self) -> Keyring:
        server = self.hub.server
        said = server.grants(self.link.name)
        return read_grants(said, server.id, self.link.name, self.hub.sealer)

    # --- a livret that is here -----------------------------------------------

    def _take_known(self, ring: Keyring, *, fresh: bool = False) -> Pulled:
        # Keys that came since may open what was closed before: all over again.
        again = fresh or self.link.grants != self.standing.grants
        cursor = 0 if again else self.link.cursor
        opener = self._opener(ring)
        total = Pulled()
        while cursor < self.standing.last:
            rows = self._rows(cursor, own=again)
            if not rows:
                break
            here: dict[bytes, Sealed] = {}
            apart = without_header(rows)
            if apart and self.link.scope_key:
                here = self._headers_here(apart)
            page = checked(self.ctx, opener.open(rows, here), rows)
            total = total.plus(self._keep(page))
            try:
                total = total.plus(self._take_files(rows, ring))
            except Unavailable:
                if not total.count:
                    raise
                return total  # words are told first; files go on from here
            cursor = rows[-1].seq
            self._reached(page, whole=cursor >= self.standing.last)
        if self.link.grants != self.standing.grants:
            self._reached(Page(), whole=True)
        if total.count:
            readers = _readers(self.ctx.livret(self.link.livret), self.hub)
            note_once_a_day(self.ctx, self.link.livret, "received", readers=readers)
        return total

    def _rows(self, cursor: int, *, own: bool) -> tuple[HubRow, ...]:
        server, name = self.hub.server, self.link.name
        rows = server.rows(name, cursor, PAGE_ROWS, own=own)
        bare = {r.id for r in rows if r.mine and r.part == 0 and r.header is None}
        if own or not bare:
            return rows
        lacking = bare - self._held().keys()
        # This vault went back to a backup: what it had pushed comes home.
        return server.rows(name, cursor, PAGE_ROWS, own=True) if lacking else rows

    def _held(self) -> dict[bytes, str]:
        """Return the ids held here, by their names on the hub."""
        names = Names(self.link.scope_key, self.hub.server.id)
        return {names.contribution(one.id): one.id for one in self._read()}

    def _headers_here(self, wanted: frozenset[bytes]) -> dict[bytes, Sealed]:
        """Find the headers of bodies that came later, among what is held."""
        held = self._held()
        ids = {held[name]: name for name in wanted if name in held}
        return {
            ids[one.id]: one.without_body()
            for one in self.ctx.log.sealed(self.link.livret)
            if one.id in ids
        }

    # --- a livret that comes for the first time ------------------------------

    def _take_new(self, ring: Keyring) -> Pulled:
        """Take in a livret for the first time, if its owner takes part in it."""
        first = look_first(self.ctx, self._opener(ring), self._all, self.standing.last)
        page = first.page
        folded = self._mine([one for _, one in page.good])
        if folded is None:
            pass_over(self.hub, self.standing, self.ctx.clock.now())
            return Pulled(not_for_us=1)
        known = folded.id in self.ctx.log.livrets()
        self.link = replace(self.link, livret=folded.id, scope_key=folded.scope_key)
        total = Pulled(opened=() if known else (folded.id,))
        total = total.plus(self._keep(page, fresh=not known))
        readers = _readers(folded, self.hub)
        note_once_a_day(self.ctx, folded.id, "received", readers=readers)
        if not first.whole:
            # Headers are here, and who takes part: the words come as they do to a
            # livret that is here, and after a cut go on from where they were.
            self._reached(page, whole=True)
            del first, page, folded
            self.ctx.last.forget()
            return total.then(self._take_known(ring, fresh=True))
        if any(row.part == FILES_PART for row in first.rows):
            # A cut in a long file must not make this livret new again.
            self._reached(Page(there=page.there), whole=False)
            total = total.plus(self._take_files(first.rows, ring))
        self._reached(page, whole=True)
        return total

    def _all(self, after: int, limit: int) -> Sequence[HubRow]:
        return self.hub.server.rows(self.link.name, after, limit, own=True)

    def _mine(self, found: Sequence[Verified]) -> Livret | None:
        """Return the livret these are of, if the vault's owner takes part."""
        if len({one.header.livret for one in found}) != 1:
            return None
        folded = self.ctx.fold_of(found)
        names = Names(folded.scope_key, self.hub.server.id)
        named = bool(folded.scope_key) and names.livret(folded.id) == self.link.name
        mine = self.ctx.signer.public_key in folded.team.by_key
        return folded if named and mine else None

    # --- either --------------------------------------------------------------

    def _opener(self, ring: Keyring) -> Opener:
        return Opener(self.hub.server.id, self.link.name, self.hub.sealer, ring)

    def _keep(self, page: Page, *, fresh: bool = False) -> Pulled:
        """Write what was checked.

        Args:
            page: It.
            fresh: Nothing of the livret was here before this pull.
        """
        livret = self.link.livret
        ours = [pair for pair in page.good if pair[1].header.livret == livret]
        refused = len(page.good) - len(ours) + self._keep_apart(page.bad)
        sealed: Sequence[Sealed] = [one for one, _ in ours]
        roots = self._note_held(() if fresh else None)
        roots |= {one.id for _, one in ours if not one.header.parents}
        if self.hub.memory.erased(list(roots)):
            sealed = without_words(ours)
        new = self.ctx.log.append(sealed)
        self.ctx.forget(livret)
        worded = {one.id for one in sealed if one.body is not None}
        filled = self._filled(worded & self._wordless)
        self._wordless |= {one for one in new if one not in worded}
        self._wordless -= worded
        came = ((livret, (*filled, *new)),) if new or filled else ()
        done = Pulled(contributions=came, withheld=page.withheld, refused=refused)
        self.kept = self.kept.plus(done)
        return done

    def _take_files(self, rows: Sequence[HubRow], ring: Keyring) -> Pulled:
        """Take in the files that some rows tell of."""
        told = {row.id for row in rows if row.part == FILES_PART}
        if not told:
            return Pulled()
        names = Names(self.link.scope_key, self.hub.server.id)
        found = [one for one in self._read() if names.contribution(one.id) in told]
        return Pulled(files=pull_files(self.ctx, self.hub, names, found, ring))

    def _keep_apart(self, bad: Sequence[Sealed]) -> int:
        """Let the log put aside what does not verify; return how many."""
        for one in bad:
            with suppress(Untrusted):
                self.ctx.log.append([one])
            # The header may be sound where only the body is not its own.
            with suppress(Untrusted):
                bare = one.without_body()
                (read,) = self.ctx.log.check([bare])
                if read.header.livret == self.link.livret:
                    self.ctx.log.append([bare])
        return len(bad)

    def _filled(self, waiting: set[str]) -> tuple[str, ...]:
        """Return ids whose words came now, after their headers."""
        gone = self.hub.memory.erased(sorted(waiting)) if waiting else frozenset()
        return tuple(sorted(waiting - gone))

    def _note_held(self, held: Sequence[Verified] | None) -> set[str]:
        """Return the roots held here; read what is held once, not at each page.

        The whole livret may have been erased here, its root included: also where
        this vault went back to a backup that never held it. A root without words
        is not enough: a file of somebody who erased the livret brings one to who
        never did, and may still read why who left did.
        """
        if self._roots is None:
            before = self._read() if held is None else held
            self._roots = {one.id for one in before if not one.header.parents}
            self._wordless = {one.id for one in before if one.body is None}
        return self._roots

    def _read(self) -> Sequence[Verified]:
        livret = self.link.livret
        return self.ctx.log.read(livret) if livret in self.ctx.log.livrets() else ()

    def _reached(self, page: Page, *, whole: bool) -> None:
        """Keep the place that a page reached, and what the hub holds of it.

        Args:
            page: Its contributions are kept already.
            whole: Everything was read with every key there is.
        """
        there, link = self.standing, self.link
        if page.last is not None:
            link = replace(link, cursor=page.last.seq, at_cursor=page.last.id)
        if whole:
            link = replace(
                link,
                epoch=max(link.epoch, there.epoch),
                grants=there.grants,
                scope_key=link.scope_key or self.ctx.livret(link.livret).scope_key,
            )
        self.hub.memory.keep_link(link, page.there)
        self.link = link
        if whole and self.link.livret:
            read = self.ctx.livret(self.link.livret)
            remember_makers(self.hub.memory, link.name, read)


def _readers(livret: Livret, hub: Hub) -> str:
    """Return how many others have a key of the hub in a livret."""
    others = {key for keys in hub_keys(livret).values() for key in keys}
    return str(len(others - {hub.sealer.public_key}))
