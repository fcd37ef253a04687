"""Pushing: keys first, then what waits, sealed for exactly who may hold it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from livret.domain.contribution import Verified
from livret.domain.hub_grants import HEADER_SCOPE, KEY_BYTES, Names
from livret.domain.livret import Livret
from livret.usecases.context import Changes, Context, Done
from livret.usecases.hub_erasing import erase_there, erase_whole
from livret.usecases.hub_errors import NotOnTheHub
from livret.usecases.hub_files import Keys, push_files
from livret.usecases.hub_keyring import (
    Desk,
    Keyring,
    Plan,
    desk_at,
    plan,
    read_grants,
    usable,
    with_plan,
)
from livret.usecases.hub_leaving import push_leaving
from livret.usecases.hub_meant import mean_for_hub, names_at
from livret.usecases.hub_noting import note_once_a_day, readers_told
from livret.usecases.hub_places import (
    grants_digest,
    grants_unless_lost,
    keep_sent,
    start_again,
)
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushed import Pushed
from livret.usecases.hub_remembering import remembered, until
from livret.usecases.hub_resting import rest_from, restless
from livret.usecases.hub_sealing import Batch, Sealing, batches
from livret.usecases.ports_hub import (
    Hub,
    HubGiving,
    HubLink,
    HubOutcome,
    HubStanding,
)

_TRIES = 6


def put_on_hub(ctx: Context, hub: Hub, livret: str) -> Done[Pushed]:
    """Put a livret on the hub, or push it when it is there.

    Raises:
        UnknownLivret: No such livret here.
        NotOnTheHub: It may not go there; nothing was sent.
    """
    mean_for_hub(hub.memory, names_at(ctx, hub.server.id, livret), livret)
    done = _push_one(ctx, hub, livret)
    return Done(
        done, Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
    )


def push(
    ctx: Context, hub: Hub, livrets: Collection[str] | None = None
) -> Done[Pushed]:
    """Push what waits in every livret that is on the hub, or in some of them.

    Those in which nothing changed since all of them was there are not read.
    """
    total, touched = Pushed(), set()
    there = {one.livret: one for one in hub.server.standings()}
    for link in restless(hub, there, ctx.clock.today()):
        if livrets is not None and link.livret not in livrets:
            continue
        if Names(link.scope_key, hub.server.id).livret(link.livret) != link.name:
            continue  # it is on another hub
        try:
            done = _push_one(ctx, hub, link.livret, there)
        except NotOnTheHub as error:
            done = Pushed(waiting=((link.livret, str(error.facts["reason"])),))
        total = total.plus(done)
        if done.livrets:
            touched.add(link.livret)
    return Done(total, Changes(livrets=frozenset(touched)))


def _push_one(
    ctx: Context,
    hub: Hub,
    livret: str,
    there: Mapping[bytes, HubStanding] | None = None,
) -> Pushed:
    over = erase_whole(ctx, hub, livret) or push_leaving(ctx, hub, livret)
    if over is not None:
        return over
    done = Pushed()
    for _ in range(_TRIES):
        one = _Pushing(ctx, hub, livret, names_at(ctx, hub.server.id, livret))
        outcome = one.step(there)
        there = None  # it says what was, an instant ago
        done = done.plus(one.done)
        if outcome == "done":
            break
        if outcome != "again":
            return replace(done, waiting=((livret, outcome),))
    else:
        return replace(done, waiting=((livret, "busy"),))
    if done.contributions:
        for told in one.readers():
            note_once_a_day(ctx, livret, "sent", **told)
    one.rest()
    return done


class _Pushing:
    """One livret on its way; a step that met something new is done again."""

    def __init__(self, ctx: Context, hub: Hub, livret: str, names: Names) -> None:
        self.ctx, self.hub, self.livret, self.names = ctx, hub, livret, names
        self.name = names.livret(livret)
        self.day = ctx.clock.today()
        # Asked first: what comes while this is read is looked for once more.
        self.version = hub.memory.version(livret)
        self.grants, self.whole = b"", 0
        self.held: tuple[Verified, ...] = ctx.log.read(livret)
        self.folded: Livret = ctx.livret(livret)
        self.desk: Desk = desk_at(
            self.held,
            self.folded,
            names,
            self.day,
            hub.sealer.public_key,
        )
        if ctx.signer.public_key not in self.desk.own:
            # No key they make would be believed, nor any be given to them.
            raise NotOnTheHub(reason="no_key")
        self.done = Pushed()

    def step(self, there: Mapping[bytes, HubStanding] | None) -> str:
        """Erase, give keys, push; tell ``done``, ``again`` or why not.

        Args:
            there: What the hub said of its livrets just now; None asks it.
        """
        if there is None:
            there = {one.livret: one for one in self.hub.server.standings()}
        standing = there.get(self.name)
        link = self.link = self._link()
        if standing is None:
            return self._open(link)
        said = grants_unless_lost(self.hub.server, link, standing)
        if said is None:
            return self._catch_up()
        ring = until(self._ring(said), standing.epoch)
        ring = remembered(self.hub.memory, self.name, ring, self.desk)
        made = self._plan(ring, standing.epoch)
        if made.keys or made.rotates:
            if link.cursor < standing.last or link.grants < standing.grants:
                return self._catch_up()
            self._erase()  # else who is given a key may read it first
            return self._give(standing, made, ring)
        self._erase()
        return self._send(standing, ring)

    def _erase(self) -> None:
        erased = erase_there(self.hub, self.names, self.name)
        self.done = self.done.plus(Pushed(erased=erased))

    def _catch_up(self) -> str:
        came = pull(self.ctx, self.hub, [self.name]).value
        self.done = self.done.plus(Pushed(came=came.contributions))
        return "again"

    def _link(self) -> HubLink:
        link = next((k for k in self.hub.memory.links() if k.name == self.name), None)
        if link is None:  # while it was on its way
            raise NotOnTheHub(reason="stopped")
        return link

    def readers(self) -> tuple[dict[str, str], ...]:
        """To whom this livret goes, as the journal tells it."""
        others = self.desk.everybody - {self.desk.hub_key}
        return readers_told(self.folded, others, self.ctx.clock.today())

    def _ring(self, said: Sequence[bytes]) -> Keyring:
        self.grants = grants_digest(said)
        hub, ever = self.hub, self.desk.ever
        return read_grants(said, hub.server.id, self.name, hub.sealer, ever)

    def _plan(self, ring: Keyring, epoch: int) -> Plan:
        fresh = [self.ctx.randomness.take(KEY_BYTES) for _ in self.desk.wanted]
        latest = self.hub.memory.holders(self.name).epoch if ring else 0
        return plan(ring, epoch, self.desk, fresh, latest)

    def _said(self, made: Plan) -> bytes:
        signer = self.ctx.signer
        grant = made.grant(
            self.hub.server.id, self.name, signer.public_key, self.hub.sealer
        )
        data = grant.to_bytes()
        return signer.sign(data) + data

    def _open(self, link: HubLink) -> str:
        """Begin the livret on the hub, anew where a hub that went back lost it.

        To who was taken out of it the hub answers that it is there.
        """
        made = self._plan({}, 1)
        joining = sorted(self.desk.wanted[HEADER_SCOPE])
        if not self.hub.server.open_livret(self.name, self._said(made), joining):
            return "unknown" if link.epoch else "taken"
        self.done = self.done.plus(Pushed(given=1))
        if link.epoch:
            link = start_again(self.hub.memory, link)
        self.hub.memory.keep_link(replace(link, epoch=1))
        return "again"

    def _give(self, standing: HubStanding, made: Plan, ring: Keyring) -> str:
        """Give keys and push in one commit, so that all learn why they changed."""
        after = with_plan(ring, made, self.ctx.signer.public_key)
        rows = [row for batch in self._batches(made.epoch, after) for row in batch]
        giving = HubGiving(
            standing=standing,
            said=self._said(made),
            epoch=made.epoch,
            joining=sorted(self.desk.wanted[HEADER_SCOPE]),
            leaving=made.leaving,
            rows=[row for _, row in rows],
        )
        outcome = self.hub.server.give_keys(giving)
        if outcome is not None:
            remembered(self.hub.memory, self.name, after, self.desk)
            self.done = self.done.plus(Pushed(given=1, rotated=int(made.rotates)))
            self._kept(outcome, rows)
        return "again"

    def _send(self, standing: HubStanding, ring: Keyring) -> str:
        for batch in self._batches(standing.epoch, ring):
            rows = [(self.name, row) for _, row in batch]
            outcome = self.hub.server.push(rows)[self.name]
            if outcome.said != "kept":
                return "again" if outcome.said == "stale" else outcome.said
            self._kept(outcome, batch)
        keys = Keys(epoch=standing.epoch, by_scope=self._keys(standing.epoch, ring))
        said = push_files(self.ctx, self.hub, self.names, self.held, keys)
        if said == "partly":
            return "done"  # and looked at again: a file may come
        if said == "done":
            self.whole = standing.epoch
        return "again" if said == "stale" else said

    def rest(self) -> None:
        """Leave the livret in peace, where all of it is at the hub."""
        if self.whole:
            told = (self.whole, self.grants)
            rest = rest_from(self.version, self.folded, *told, self.day)
            self.hub.memory.rest(self.name, rest)

    def _kept(self, outcome: HubOutcome, batch: Batch) -> None:
        """Note what the hub acknowledged, and only that."""
        if not batch:
            return
        acknowledged = [(one, row.body is not None) for one, row in batch]
        self.link = keep_sent(self.hub.memory, self.link, outcome, acknowledged)
        livrets = int(not self.done.livrets)
        self.done = self.done.plus(Pushed(contributions=len(batch), livrets=livrets))

    def _keys(self, epoch: int, ring: Keyring) -> dict[bytes, bytes]:
        """Return what may seal now, by name of the scopes."""
        return {
            name.scope: key.secret
            for name, key in ring.items()
            if usable(name, key, epoch, self.desk) and key.secret
        }

    def _batches(self, epoch: int, ring: Keyring) -> Sequence[Batch]:
        waiting = self.hub.memory.unsent(self.name)
        if not waiting:
            return []
        keys = self._keys(epoch, ring)
        sealing = Sealing(self.hub, self.names, self.name, epoch, keys)
        by_id = {one.id: one for one in self.held}
        sealed = {one.id: one for one in self.ctx.log.sealed(self.livret)}
        # What arrived an instant ago is not in ``held``: the next push takes it.
        return batches(
            (
                one.id,
                sealing.row(
                    by_id[one.id], sealed[one.id], header_there=one.header_there
                ),
            )
            for one in waiting
            if one.id in by_id
        )
