"""What a row became in an earlier import, and what it adds since."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from livret.domain.body import Body, Origin
from livret.domain.encoding import encode
from livret.domain.livret import Livret
from livret.exchange.carnet_de_bord.planning import SYSTEM, Planned, Ref, in_order
from livret.usecases.context import Context
from livret.usecases.writing import Said


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier import of the same row became.

    Attributes:
        place: Id of the first contribution that it became.
        body: The latest one; for what describes a person, all of it so far.
        origin: Of the latest one.
    """

    place: str
    body: Body
    origin: Origin


def row_of(table: str, key: str) -> tuple[str, str]:
    """Return what names the row, whichever part of it a key names."""
    return table, key.partition("#")[0]


def imported_before(ctx: Context, livret: str) -> dict[tuple[str, str], Before]:
    """Return what earlier imports made of each row, the latest of each."""
    found: dict[tuple[str, str], Before] = {}
    for one in ctx.log.read(livret):
        body = one.body
        if body is None or body.origin is None or body.origin.system != SYSTEM:
            continue
        at = (body.origin.table, body.origin.key)
        place = found[at].place if at in found else one.id
        content = body.content
        if at in found and body.kind == "person_described":
            content = {**found[at].body.content, **content}
        found.pop(at, None)  # so that the latest stands last
        found[at] = Before(
            place, dataclasses.replace(body, content=content), body.origin
        )
    return found


def returning(
    new: Sequence[Planned],
    before: Mapping[tuple[str, str], Before],
    present: set[str],
) -> Iterator[Planned]:
    """Walk what is new, without guests that the team saw off since.

    Somebody who left in the peer and is active there again does come back.
    """
    leaving = {item.rows[0].key for item in new if item.kind == "member_left"}
    gone: set[str] = set()
    for item in in_order(new):
        earlier, row = before.get(item.at), item.rows[0]
        if row.table == "notebook_member" and row.key in gone:
            continue
        if item.kind != "member_joined" or not earlier or earlier.place in present:
            yield item
        elif row.key in leaving or (row.table, f"{row.key}#left") not in before:
            gone.add(row.key)
        else:
            content = {**item.content, item.rewords: earlier.place}
            yield dataclasses.replace(item, content=content, rewords="")


_ALWAYS = frozenset({"member_left"})
"""Said again although the words are the same: it ends what began since."""


def newer_than(
    item: Planned, before: Before | None, places: Mapping[Ref, str]
) -> Planned | None:
    """Return what a changed row adds to what it became before, or None."""
    if before is None or item.kind != before.body.kind or item.kind in _ALWAYS:
        return item
    if item.kind == "member_joined" and not item.rewords:  # comes back
        return item
    told = {
        name: places.get(value, "") if isinstance(value, Ref) else value
        for name, value in item.content.items()
    }
    earlier = {k: v for k, v in before.body.content.items() if k != item.rewords}
    if encode(told) == encode(earlier):
        return None
    if item.kind == "person_described":
        changed = {
            name: value
            for name, value in item.content.items()
            if name not in earlier or encode(earlier[name]) != encode(value)
        }
        return dataclasses.replace(item, content=changed) if changed else None
    if item.rewords:
        content = {**item.content, item.rewords: before.place}
        return dataclasses.replace(item, content=content)
    return item


CAME_LATER = frozenset({"meeting_state", "referral_state", "answer_given"})
"""Parts of rows that an older Livret told within a note, or not at all."""

NOTE = "note_added"


def was_a_note(item: Planned, before: Before) -> bool:
    """Tell whether an older Livret made a note of what has its own kind now."""
    return before.body.kind == NOTE and item.kind != NOTE


def takes_back(livret: Livret, places: Iterable[str], author: str) -> list[Said]:
    """Return what takes back imported notes, the latest wording of each first.

    Args:
        livret: As it stands.
        places: Ids of their first wordings.
        author: Public key of who imports; nobody else's words are taken back.

    Returns:
        Nothing for a note that somebody worked on here since.
    """
    back: list[str] = []
    for place in places:
        wordings = [
            value
            for value in livret.history
            if value.kind == NOTE and value.content.get("note", value.id) == place
        ]
        standing = [value.id for value in livret.at("note", place)]
        ours = all(one.author == author and one.imported_from for one in wordings)
        if wordings and ours and standing == [wordings[-1].id]:
            back += [value.id for value in reversed(wordings)]
    return [Said(kind="retracted", content={"target": one}) for one in back]
