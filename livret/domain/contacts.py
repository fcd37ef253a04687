"""Quick contacts between two meetings, and the last day one spoke with her."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from livret.domain.contact_fields import SPOKE
from livret.domain.kind_fields import SIDES
from livret.domain.livret import Livret, Value

_AT_A_DESK = frozenset(
    {
        "meeting_planned",
        "meeting_state",
        "contract_noted",
        "structure_named",
        "member_joined",
        "member_left",
    }
)
"""Kinds that may be written without the person: no contact with her."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A quick contact between two meetings.

    Attributes:
        id: Id of the contribution that first told of it.
        values: What stands.
    """

    id: str
    values: tuple[Value, ...]

    @property
    def on(self) -> dt.date:
        """Its day."""
        return self.values[-1].said_on

    @property
    def means(self) -> str:
        """A code of ``contact_fields.MEANS``."""
        return str(self.values[-1].content["means"])

    @property
    def at(self) -> str:
        """Its hour, ``HH:MM``, possibly empty."""
        return str(self.values[-1].content.get("at", ""))

    @property
    def outcome(self) -> str:
        """A code of ``contact_fields.OUTCOMES``, or empty."""
        return str(self.values[-1].content.get("outcome", ""))

    @property
    def between_us(self) -> bool:
        """Whether it is « seulement entre nous » (practice rule 1)."""
        return bool(self.values[-1].content.get("between"))

    @property
    def words(self) -> str:
        """One line about it, possibly empty."""
        return str(self.values[-1].content.get("words", ""))

    @property
    def heard(self) -> str:
        """Her own words, possibly empty."""
        return str(self.values[-1].content.get("heard", ""))

    @property
    def by(self) -> str:
        """Name of who wrote it, possibly empty."""
        return self.values[-1].origin_author or self.values[-1].author_name

    @property
    def whose(self) -> str:
        """Name of whose contact it was: of the side that speaks, or who wrote it."""
        value = self.values[-1]
        speaks = value.voice in SIDES and not value.origin_author
        return (value.speaker_name if speaks else "") or self.by


def contacts_of(livret: Livret) -> tuple[Contact, ...]:
    """Read every quick contact, by day and hour, then in the log's order."""
    found = (
        Contact(id=key[1], values=values) for key, values in livret.each("contact")
    )
    return tuple(sorted(found, key=lambda one: (one.on, one.at)))


def last_contact(livret: Livret) -> dt.date | None:
    """Return the last day something was said or done with the person, or None.

    Planning a meeting or noting the dates of a contract is none; nor is a call
    that nobody answered, or a word that was left.
    """
    return max(_days_of_contact(livret), default=None)


def spoke(value: Value) -> bool:
    """Tell whether words were exchanged: unless somebody said that none were."""
    return value.kind != "contact_made" or value.content.get("outcome", SPOKE) == SPOKE


def _days_of_contact(livret: Livret) -> Iterator[dt.date]:
    for value in livret.history:
        if value.kind == "meeting_held":
            yield dt.date.fromisoformat(value.content["on"])
        elif value.kind not in _AT_A_DESK and spoke(value):
            yield value.said_on
