"""The list of people, in which two livrets of one person are one line.

Each livret has its own line and its own dates; where several are read as one
(``livret.domain.joined``), so is their line, made from what they say together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from livret.usecases.context import Context
from livret.usecases.ports_people import Due, LivretSummary


def listed(ctx: Context, found: Sequence[LivretSummary]) -> list[LivretSummary]:
    """Return lines with each person once, in the order they were found.

    Args:
        ctx: The open vault.
        found: Lines of livrets; those joined to one of them need not be there.
    """
    links = ctx.people.links()
    if not links:  # as nearly everywhere; asked at each key of a search
        return list(found)
    linked = _linked(links)
    if not any(one.livret in linked for one in found):
        return list(found)
    told: dict[str, LivretSummary] = {}
    for one in found:
        if one.livret not in linked:
            told[one.livret] = one
            continue
        line = _line_of_all(ctx, one)
        told.setdefault(line.livret, line)
    return list(told.values())


def dues_listed(ctx: Context, until: dt.date | None = None) -> tuple[Due, ...]:
    """Return the dates to keep in mind, those of joined livrets as of one.

    Args:
        ctx: The open vault.
        until: None later than this; all of them where it is None.
    """
    dues, linked = ctx.people.dues(until), _linked(ctx.people.links())
    lines = (one for one in ctx.people.people() if one.livret in linked)
    together = [one for one in listed(ctx, tuple(lines)) if one.parts]
    if not together:
        return dues
    several = {part for one in together for part in one.parts}
    kept = [due for due in dues if due.livret not in several]
    last = until or dt.date.max
    for one in together:
        kept += [due for due in one.dues if due.on <= last]
    return tuple(sorted(kept, key=lambda due: (due.on, due.what, due.of)))


def by_livret(people: Iterable[LivretSummary]) -> Mapping[str, LivretSummary]:
    """Return the line of each livret, whichever door of a person it is."""
    return {livret: one for one in people for livret in one.livrets}


def _linked(links: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the livrets that say of each other that they are joined."""
    said = frozenset(links)
    return frozenset(here for here, there in said if (there, here) in said)


def _line_of_all(ctx: Context, one: LivretSummary) -> LivretSummary:
    """Return the line of all that is read with one livret.

    It leads to the livret that the owner may write in, the oldest of them:
    whichever was found, the same door opens.
    """
    # Loaded here: most vaults hold no two livrets of one person.
    from livret.usecases.index import summary_of

    parts = ctx.together(one.livret).parts
    if not parts:
        return one
    mine = ctx.signer.public_key

    def first(livret: str) -> tuple[bool, int, str]:
        read = ctx.livret(livret)
        return mine not in read.team.by_key, read.opened_at, livret

    door = min(parts, key=first)
    lines = {line.livret: line for line in ctx.people.people()}
    ordered = (door, *sorted(part for part in parts if part != door))
    told = [lines[part].private_line for part in ordered if part in lines]
    private = next(filter(None, told), "")
    whole = summary_of(ctx.together(door))
    return replace(whole, private_line=private, parts=ordered)
