"""What agreements let go, read a second time from the contributions alone.

Whatever the gate (``domain.sending``) lets go must be within it. Who takes
part, and what is set aside, is asked of the livret; everything else is read
here, by another way than the gate's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from livret.domain.ancestry import Ancestry, ancestry
from livret.domain.barriers import Barrier
from livret.domain.body import COMMON_SCOPE, Body
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret
from livret.domain.sending import BETWEEN_US
from livret.domain.team import PERSON
from livret.usecases.simulation.world import Desk

_GIVEN, _WITHDRAWN = "agreement_given", "agreement_withdrawn"


@dataclass(frozen=True, slots=True)
class _Said:
    """An agreement, or its taking back, that counts.

    Attributes:
        id: Of the contribution.
        author: Who typed it: a signing key.
        content: Of the agreement; None of a taking back.
    """

    id: str
    author: str
    content: Mapping[str, Any] | None


class Agreed:
    """What one desk may give to others of one livret, as things stand.

    Somebody present whom an agreement names, until its day, for every scope of
    the words; the person everything; whoever opened the livret all topics
    while no agreement ever named them; rules go to whoever is given anything.

    Args:
        sender: Whose desk.
        of: Id of the livret.
    """

    def __init__(self, sender: Desk, of: str) -> None:
        self._whole = sender.held(of)
        self._held = [
            (one.id, one.header.author, one.body)
            for one in self._whole
            if one.body is not None
        ]
        self._day = sender.ctx.clock.today()
        self._livret: Livret | None = sender.ctx.livret(of) if self._held else None

    def words_for(self, other: Desk) -> set[str]:
        """Return ids whose words may be given to somebody."""
        if self._livret is None:
            return set()
        told = self._scopes_for(self._livret, other.sign)
        return {
            one
            for one, author, body in self._held
            if author == other.sign
            or body.kind == "tombstone"
            or (told is not None and (_rules(body) or told.issuperset(body.scopes)))
        }

    def _scopes_for(self, livret: Livret, sign: str) -> set[str] | None:
        """Return scopes that some agreement gives; None where nothing may go."""
        team = livret.team.members.values()
        mine = {one.id: one for one in team if sign in one.keys and one.present}
        if any(one.role == PERSON for one in mine.values()):
            return _Everything()
        between = {BETWEEN_US + member for member in mine}
        named = [place for place in mine if place in self._places]
        scopes: set[str] = set().union(*(self._given(place) for place in named))
        opened = {one for one, _, body in self._held if body.kind == "livret_opened"}
        if not named and opened & mine.keys():
            return {COMMON_SCOPE, *map(str, Barrier)} | between
        return scopes | between if scopes else None

    @cached_property
    def _places(self) -> dict[str, list[_Said]]:
        """What was agreed and taken back, by the member it is about.

        What somebody said outside what their leaving left them says nothing
        until it is adopted (``resources/design/log.md`` 3).
        """
        aside = {one.id for one in self._livret.set_aside} if self._livret else ()
        said = [one for one in self._held if one[0] not in aside]
        about = {
            one: body.content["recipient"].get("member", "")
            for one, _, body in said
            if body.kind == _GIVEN and one in self._order.index
        }
        places: dict[str, list[_Said]] = {}
        for one, author, body in said:
            if one in about:
                found = _Said(one, author, body.content)
                places.setdefault(about[one], []).append(found)
            elif body.kind == _WITHDRAWN and body.content["agreement"] in about:
                place = about[body.content["agreement"]]
                if self._saw(one, body.content["agreement"]):
                    places.setdefault(place, []).append(_Said(one, author, None))
        return places

    @cached_property
    def _order(self) -> Ancestry:
        return ancestry(self._whole)

    def _saw(self, later: str, earlier: str) -> bool:
        at = self._order.index
        known = later in at and earlier in at
        return known and self._order.had_seen(at[later], at[earlier])

    def _given(self, place: str) -> set[str]:
        """Return the scopes that what stands together gives, if it does today."""
        there = self._places[place]
        standing = [
            one for one in there if not any(self._replaces(y, one) for y in there)
        ]
        told = [one.content for one in standing if one.content is not None]
        if not told or len(told) < len(standing):
            return set()  # taken back
        until = min(dt.date.fromisoformat(one["until"]) for one in told)
        if self._day > until:
            return set()
        return set.intersection(*(set(one["scopes"]) for one in told))

    def _replaces(self, later: _Said, earlier: _Said) -> bool:
        """Tell whether an agreement stands in the place of one it had seen.

        What she said with her own key is hers to change.
        """
        team = self._livret.team if self._livret is not None else None
        person = team.person.keys if team is not None and team.person else ()
        hers = earlier.author in person and later.author != earlier.author
        return not hers and self._saw(later.id, earlier.id)


def allowed_words(sender: Desk, other: Desk, of: str) -> set[str]:
    """Return ids whose words ``sender`` may give to ``other`` as things stand."""
    return Agreed(sender, of).words_for(other)


def _rules(body: Body) -> bool:
    """Tell whether whoever is given anything is given this, too."""
    if body.kind == _WITHDRAWN:
        return True
    return body.structural and body.kind in KINDS


class _Everything(set[str]):
    """The scopes of the person: all of them."""

    def issuperset(self, other: Iterable[object]) -> bool:
        del other
        return True

    def __bool__(self) -> bool:
        return True
