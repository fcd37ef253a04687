"""« Deux textes écrits en même temps »: side by side, then one of three choices.

Choose one, keep both, or write a third: the choice is a contribution that had
seen them all; the others stay in the history and can be brought back. Words of
a voice that several people collected are only that voice's to settle
(``resources/design/log.md`` 2 and 4.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.ancestry import Ancestry
from livret.domain.kinds import KINDS, Merge, SlotKey
from livret.domain.livret import Livret, Value
from livret.domain.rounds import IN_A_DIAGNOSIS
from livret.usecases.context import Context, Done
from livret.usecases.saying import say_items
from livret.usecases.sharing_errors import (
    CannotKeepBoth,
    NothingInConflict,
    NotOneOfThese,
    TheirsToSettle,
)
from livret.usecases.writing import Said

_BETWEEN = "\n\n"
_DETAIL = "detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the texts written at the same time.

    Attributes:
        value: It, as it stands.
        seen: Ids of what its author had seen in the same place, oldest first.
        before: Those of ``seen`` that stood there for them: several, where they
            wrote after others who had not seen each other.
    """

    value: Value
    seen: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A place where several texts wait for somebody who reads them all.

    Attributes:
        place: The place.
        sides: The texts that stand, in the log's order.
        earlier: Ids of what was written there before, oldest first.
        settled_by: ``anyone`` of the referents and the person, or the voice
            that alone may settle it.
        both: Whether both can be kept in one text.
        third: Whether a third text can be written.
    """

    place: SlotKey
    sides: tuple[Side, ...]
    earlier: tuple[str, ...]
    settled_by: str
    both: bool
    third: bool


def conflicts_of(ctx: Context, livret: str) -> tuple[Conflict, ...]:
    """Return every place that waits, in the log's order.

    Raises:
        UnknownLivret: No such livret here.
    """
    read = ctx.together(livret)
    if not read.side_by_side:
        return ()
    order = ctx.order(livret)
    mine = ctx.signer.public_key
    return tuple(_conflict(read, order, key, mine) for key in read.side_by_side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """How a place is settled: one of the three.

    Attributes:
        livret: Which.
        place: The place, as ``Conflict.place``.
        keep: Id of the text to keep: one that stands, or an earlier one.
        both: Keep both, one after the other.
        words: A third text.
    """

    livret: str
    place: SlotKey
    keep: str = ""
    both: bool = False
    words: str = ""


def settle(ctx: Context, command: Settle) -> Done[str]:
    """Write the choice; return its id.

    A place that no longer waits may be settled again by ``keep``: that is how
    a text left aside comes back. Of livrets that are joined, it is written in the
    one that the texts are of, else in that of the text that is kept: nobody who
    reads the other alone is told of it.

    Raises:
        NothingInConflict: Nothing stands there.
        NotOneOfThese: ``keep`` is none of what was written there, or several.
        TheirsToSettle: Only the voice itself may.
        NotAllowed: The owner takes no part in the livret that they are of.
        CannotKeepBoth: There are no words to put together.
        InvalidField: The third text cannot be kept.
    """
    read, key = ctx.together(command.livret), command.place
    standing = read.at(*key)
    there = [one for one in read.history if key in read.places_of(one)]
    if not standing or (len(standing) < 2 and not command.keep):  # noqa: PLR2004
        raise NothingInConflict(place="/".join(key)[:80])
    _check_right(read, key, standing, ctx.signer.public_key)
    chosen = standing[-1]
    if command.keep:
        chosen = _named(there, command.keep)
    content = content_again(key, chosen)
    if command.both:
        content["words"] = _joined(standing)
    elif command.words:
        content = _with_words(key, content, command.words)
    said = Said(kind=chosen.kind, voice=chosen.voice, content=content)
    done = say_items(ctx, _home(ctx, command, standing, chosen), [said])
    return Done(done.value[0], done.changes)


def _home(
    ctx: Context, command: Settle, standing: tuple[Value, ...], chosen: Value
) -> str:
    """Return the livret in which the choice is written, of those read as one."""
    homes = {ctx.home(command.livret, value.id) for value in standing}
    if command.keep:
        homes.add(ctx.home(command.livret, chosen.id))
    if len(homes) == 1:
        return homes.pop()
    kept = ctx.home(command.livret, chosen.id)
    return kept if command.keep and ctx.pen(kept).member else command.livret


def _conflict(read: Livret, order: Ancestry, key: SlotKey, mine: str) -> Conflict:
    standing = read.at(*key)
    there = [one for one in read.history if key in read.places_of(one)]
    ids = [one.id for one in standing]
    both = all("words" in value.content for value in standing)
    sides = tuple(_side(order, value, there) for value in standing)
    return Conflict(
        place=key,
        sides=sides,
        earlier=tuple(one.id for one in there if one.id not in ids),
        settled_by=_settled_by(standing, mine),
        both=both,
        third=both or key[0] == _DETAIL,
    )


def _side(order: Ancestry, value: Value, there: list[Value]) -> Side:
    seen = [one for one in there if _had_seen(order, value, one)]
    before = [one for one in seen if not any(_over(order, y, one) for y in seen)]
    return Side(
        value=value,
        seen=tuple(one.id for one in seen),
        before=tuple(one.id for one in before),
    )


def _had_seen(order: Ancestry, later: Value, earlier: Value) -> bool:
    return order.had_seen(order.index[later.id], order.index[earlier.id])


def _over(order: Ancestry, later: Value, earlier: Value) -> bool:
    """Tell whether one was written over another.

    Nobody writes over words of a voice that somebody else collected.
    """
    voiced = KINDS[later.kind].merge is Merge.VOICED
    if voiced and later.author != earlier.author:
        return False
    return _had_seen(order, later, earlier)


def _settled_by(standing: tuple[Value, ...], mine: str) -> str:
    voiced = KINDS[standing[0].kind].merge is Merge.VOICED
    if voiced and any(value.author != mine for value in standing):
        return standing[0].voice
    return "anyone"


def _check_right(
    read: Livret, key: SlotKey, standing: tuple[Value, ...], mine: str
) -> None:
    voice = _settled_by(standing, mine)
    if voice == "anyone" or read.team.speaks_for(mine, voice):
        return
    raise TheirsToSettle(place="/".join(key)[:80], voice=voice)


def _named(there: list[Value], wanted: str) -> Value:
    found = [one for one in there if one.id.startswith(wanted)]
    if len(found) != 1:
        raise NotOneOfThese(wanted=wanted[:80])
    return found[0]


def _joined(standing: tuple[Value, ...]) -> str:
    texts = [value.content.get("words") for value in standing]
    if not all(isinstance(text, str) for text in texts):
        raise CannotKeepBoth
    return _BETWEEN.join(dict.fromkeys(str(text) for text in texts))


def _with_words(key: SlotKey, content: dict[str, Any], words: str) -> dict[str, Any]:
    """Return the same with a third text: a detail is itself the text."""
    return {key[1]: words} if key[0] == _DETAIL else {**content, "words": words}


def may_return(read: Livret, value: Value, mine: str) -> SlotKey | None:
    """Return the place where something said earlier may be put again, or None.

    It was replaced, in one place alone, where the vault's owner may choose:
    what was not chosen comes back so.

    Args:
        read: The livret.
        value: What was said.
        mine: Public key of who asks, 64 hex digits.
    """
    places = read.places_of(value)
    merge = KINDS[value.kind].merge
    if len(places) != 1 or merge not in {Merge.VOICED, Merge.JOINT}:
        return None
    (place,) = places
    standing = read.at(*place)
    if not standing or any(one.id == value.id for one in standing):
        return None
    voice = _settled_by(standing, mine)
    may = voice == "anyone" or read.team.speaks_for(mine, voice)
    return place if may else None


def content_again(key: SlotKey, chosen: Value) -> dict[str, Any]:
    """Return the content that says ``chosen`` again in the same place."""
    told: Mapping[str, Any] = chosen.content
    if key[0] == _DETAIL:
        name = key[1]
        return {name: told[name]} if name in told else {"removed": [name]}
    content = dict(told)
    if key[0] in IN_A_DIAGNOSIS:
        content["diagnosis"] = key[1]
    place = KINDS[chosen.kind].place("", chosen.voice, content)
    if key not in place:
        # The first of its place names none: what rewords it does.
        content[key[0]] = key[1]
    return content
