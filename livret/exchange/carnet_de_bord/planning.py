"""What a row becomes, before it is written: checked as the domain will check it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.body import Origin
from livret.domain.errors import InvalidField
from livret.domain.fields import Line, Text
from livret.domain.kinds import KINDS
from livret.exchange.carnet_de_bord.cells import Ledger, Row
from livret.exchange.carnet_de_bord.source import digest

SYSTEM = "Carnet de bord"
"""Name of the peer in the origin of each contribution."""

_ANY_ID = "0" * 64
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Ref:
    """Stands in a content for the id of what another row became.

    Attributes:
        table: Table of the other's origin.
        key: Key of the other's origin.
    """

    table: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One contribution to be.

    Attributes:
        kind: A kind of ``livret.domain.kinds``.
        content: Its fields; an id field holds a ``Ref``.
        rows: Where it comes from, the row that it is listed under first.
        part: What tells it from others of the same row, possibly empty.
        key: Its key when it gathers several rows; else the first row's.
        voice: Whose word it is, unless ``speaker`` says.
        speaker: The member whose word it is, where no side is known.
        account: Key of the account that wrote it there, possibly empty.
        said_on: The source's date, or None.
        author: Name of who wrote it there, possibly empty.
        rewords: Field of the content that names an earlier version of it.
        columns: Source column of each field, where the name differs.
    """

    kind: str
    content: Mapping[str, Any]
    rows: tuple[Row, ...]
    part: str = ""
    key: str = ""
    voice: str = "ensemble"
    speaker: Ref | None = None
    account: str = ""
    said_on: dt.date | None = None
    author: str = ""
    rewords: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def at(self) -> tuple[str, str]:
        """Table and key of its origin."""
        key = self.key or self.rows[0].key
        return self.rows[0].table, f"{key}#{self.part}" if self.part else key

    @property
    def ref(self) -> Ref:
        """What names it in the content of others."""
        return Ref(*self.at)

    @property
    def origin(self) -> Origin:
        """Its origin; ``digest`` is of all the rows it comes from."""
        table, key = self.at
        return Origin(
            system=SYSTEM,
            table=table,
            key=key,
            digest=digest(self.rows),
            author=self.author,
        )

    def refs(self) -> Iterator[Ref]:
        """Walk what it names."""
        if self.speaker is not None:
            yield self.speaker
        for value in self.content.values():
            if isinstance(value, Ref):
                yield value


def fitting(planned: Iterable[Planned], ledger: Ledger) -> list[Planned]:
    """Return what the domain takes, without the fields that it refuses.

    What is refused is listed; what needs it goes with it, or does without.
    """
    kept: list[Planned] = []
    places: set[Ref] = set()
    for item in planned:
        fitted = _fit(_without_lost(item, places), ledger)
        if fitted is not None:
            kept.append(fitted)
            places.add(fitted.ref)
    return kept


def _without_lost(item: Planned, places: set[Ref]) -> Planned:
    lost = {
        name
        for name, value in item.content.items()
        if isinstance(value, Ref) and value not in places
    }
    if item.speaker is not None and item.speaker not in places:
        item = dataclasses.replace(item, speaker=None)
    if not lost:
        return item
    return dataclasses.replace(item, content=_without(item.content, lost))


def _fit(item: Planned, ledger: Ledger) -> Planned | None:
    rules = KINDS[item.kind].content
    content = dict(item.content)
    while True:
        try:
            rules.check(
                {k: _ANY_ID if isinstance(v, Ref) else v for k, v in content.items()},
                "",
            )
        except InvalidField as error:
            name = str(error.facts["path"]).partition(".")[0].partition("[")[0]
            problem = str(error.facts["problem"])
            column = item.columns.get(name, name)
            if problem == "too_long" and isinstance(content.get(name), str):
                content[name] = _shortened(rules.fields[name], content[name])
                ledger.row(item.rows[0], "shortened", column=column)
                continue
            ledger.row(item.rows[0], "refused", column=column, problem=problem)
            if name in rules.required or name not in content:
                return None
            del content[name]
            continue
        return dataclasses.replace(item, content=content) if content else None


def _shortened(rule: object, text: str) -> str:
    most = rule.max_length if isinstance(rule, Line | Text) else _LONGEST
    return text[: most - 1].rstrip() + "…"


def _without(content: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in names}


def in_order(planned: Iterable[Planned]) -> list[Planned]:
    """Return contributions by the source's dates, each after what it names."""
    days: dict[Ref, dt.date] = {}
    dated: list[tuple[dt.date, int, Planned]] = []
    for position, item in enumerate(planned):
        own = item.said_on or dt.date.min
        day = max([own, *(days.get(ref, own) for ref in item.refs())])
        days[item.ref] = day
        dated.append((day, position, item))
    return [item for _, _, item in sorted(dated, key=lambda each: each[:2])]
