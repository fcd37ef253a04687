"""Pulling: what others pushed, opened with the keys this desk was given.

A union of sets: taking a row twice, or in another order, changes nothing. The
place reached is kept after the contributions are: a cut costs a page, never a
contribution. One livret's way in stands in ``hub_taking``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from livret.domain.errors import Unavailable
from livret.usecases.context import Changes, Context, Done
from livret.usecases.hub_places import places_of
from livret.usecases.hub_pulled import Pulled
from livret.usecases.hub_taking import Taking
from livret.usecases.ports_hub import Hub


def pull(ctx: Context, hub: Hub, names: Sequence[bytes] | None = None) -> Done[Pulled]:
    """Take in what others pushed.

    Args:
        ctx: The open vault.
        hub: The hub, reached.
        names: Opaque names of the livrets to look at; None looks at all.
    """
    total, touched = Pulled(), set[str]()
    for done in pulling(ctx, hub, names):
        total = total.plus(done.value)
        touched |= done.changes.livrets
    return Done(total, Changes(livrets=frozenset(touched)))


def pulling(
    ctx: Context, hub: Hub, names: Sequence[bytes] | None = None
) -> Iterator[Done[Pulled]]:
    """Take in what others pushed; tell each livret as soon as it is kept.

    Args:
        ctx: The open vault.
        hub: The hub, reached.
        names: Opaque names of the livrets to look at; None looks at all.
    """
    links = {link.name: link for link in hub.memory.links()}
    wanted = [
        standing
        for standing in hub.server.standings()
        if names is None or standing.livret in names
    ]
    asked = [place for s in wanted for place in places_of(links.get(s.livret), s)]
    found = dict(zip(asked, hub.server.ids_at(asked), strict=True)) if asked else {}
    for standing in wanted:
        one = Taking(ctx, hub, standing, links.get(standing.livret))
        try:
            done = one.take(found)
        except Unavailable:
            if one.kept.count:  # it is here for good, whatever was cut
                yield Done(one.kept, Changes(livrets=frozenset({one.link.livret})))
            raise
        touched = {livret for livret, _ in done.contributions}
        touched |= {one.link.livret} if done.files else set()
        yield Done(done, Changes(livrets=frozenset(touched)))
