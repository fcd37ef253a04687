"""Where in the data of a paper a contribution stands, if at all.

All that it says must stand in one thing of the paper (a topic, a goal, a meeting),
there where a paper tells contributions of its kind, and by its own voice: who read
words as a referent's view has not read them as a goal of hers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from livret.domain.fields import Code, Day, Field, ListOf, Pattern, Record
from livret.domain.kinds import KINDS
from livret.domain.livret import Value
from livret.domain.team import PERSON
from livret.usecases.shown_letters import flat
from livret.usecases.shown_whole import in_lines, words_in


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in the data of a paper.

    Attributes:
        under: Names of the fields on the way to it.
        voice: Whose voice the paper gives it to, empty where to nobody.
    """

    under: frozenset[str] = frozenset()
    voice: str = ""

    def of(self, name: str, told: Any) -> Place:
        """Return the place of a field of a thing that stands here."""
        voice = told.get("voice", self.voice) if isinstance(told, Mapping) else ""
        return Place(
            self.under | {name},
            PERSON if name in _HERS else str(voice or self.voice),
        )


Thing = Mapping[str, Sequence[Place]]
"""Every text that stands in one thing of a paper, and where."""

_HERS = frozenset({"aim", "quotes"})
"""What a paper tells as the person's own words."""

_UNDER: Mapping[str, frozenset[str]] = {
    "action_agreed": frozenset({"steps"}),
    "aim_said": frozenset({"aim"}),
    "barrier_state": frozenset({"closed", "others"}),
    "charter_written": frozenset({"texts"}),
    "goal_set": frozenset({"goals"}),
    "line_agreed": frozenset({"lines"}),
    "review_said": frozenset({"voices"}),
    "skill_recognised": frozenset({"skills"}),
    "strength_recognised": frozenset({"strengths", "supports"}),
    "view_given": frozenset({"marks", "outside", "quotes"}),
}
"""By kind, fields of a sheet under one of which a paper tells it; others: any."""

_ABOUT: Mapping[str, frozenset[str]] = {
    "handover_made": frozenset({"about", "call", "in_progress", "words"}),
    "meeting_held": frozenset({"next_words", "place", "words"}),
    "referral_made": frozenset({"asked", "to"}),
    "review_opened": frozenset(),
}
"""What a whole paper is about: it stands all over it, its words in these fields."""

_WITHOUT_WORDS = frozenset({"barrier_state", "review_opened"})
"""Kinds of which choices and days alone may be shown."""

_UNSAID: Mapping[str, frozenset[str]] = {
    "action_agreed": frozenset({"barriers"}),
    "barrier_state": frozenset({"state"}),  # see ``_closed``
    "meeting_held": frozenset({"handed_over"}),
    "referral_made": frozenset({"on"}),
}
"""By kind, what its papers do not tell, and nobody confirms by signing one."""

_BESIDE = frozenset({"came", "name", "outside", "functions"})
"""How it came and whose it is stand otherwise on a paper; what for, on none."""

_CAME = "came"
"""Holds nothing that anybody confirms, and is drawn in few dresses."""


def words_said(value: Value) -> Iterator[str]:
    """Yield every text of a contribution that is looked for on a paper."""
    return words_in(KINDS[value.kind].content, value.content)


def things_of(data: Mapping[str, Any]) -> Iterator[Thing]:
    """Yield what stands in each thing of a paper, and in its plain lists.

    Not in all of it: words of one topic and the level of another are no view.

    Args:
        data: What is attached to it.
    """
    yield _thing((one, Place()) for one in data.values() if isinstance(one, str))
    yield from _inside(data, Place())


def _inside(told: Any, place: Place) -> Iterator[Thing]:
    if isinstance(told, Mapping):
        for name, value in told.items():
            if name != _CAME:
                there = place.of(name, told)
                if isinstance(value, Mapping):
                    yield _thing(_texts(value, there))
                yield from _inside(value, there)
    elif isinstance(told, list):
        if all(isinstance(one, str) for one in told):
            yield _thing((one, place) for one in told)
        for one in told:
            if isinstance(one, Mapping):
                yield _thing(_texts(one, place))
            yield from _inside(one, place)


def _thing(texts: Iterator[tuple[str, Place]]) -> Thing:
    found: dict[str, list[Place]] = {}
    for text, place in texts:
        found.setdefault(flat(text), []).append(place)
    return found


def _texts(told: Any, place: Place) -> Iterator[tuple[str, Place]]:
    if isinstance(told, Mapping):
        for name, value in told.items():
            if name != _CAME:
                yield from _texts(value, place.of(name, told))
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value, place)
    elif isinstance(told, str):
        yield told, place


def stands(value: Value, data: Mapping[str, Any], things: Sequence[Thing]) -> bool:
    """Tell whether all that a contribution says stands in one thing of a paper.

    Args:
        value: The contribution.
        data: What is attached to the paper.
        things: Those of ``data``.
    """
    content, told = value.content, [*map(list, map(in_lines, words_said(value)))]
    answer = content.get("level") or content.get("answer")
    if "facets" in content or not (told or answer or value.kind in _WITHOUT_WORDS):
        return False
    unsaid = _UNSAID.get(value.kind, frozenset())
    said = {name: one for name, one in content.items() if name not in unsaid}
    codes = frozenset(_codes(KINDS[value.kind].content, said))
    if value.kind in _ABOUT:
        things = [_thing(_texts(data, Place()))]
    barrier = str(content.get("barrier", ""))
    return (
        any(
            codes <= thing.keys() and all(_in(value, lines, thing) for lines in told)
            for thing in things
        )
        and (
            not isinstance(answer, str) or _answered(data, value.voice, barrier, answer)
        )
        and (value.kind != "barrier_state" or _closed(data, content))
    )


def _in(value: Value, lines: list[str], thing: Thing) -> bool:
    def stands_there(text: str) -> bool:
        return any(_fits(value, place) for place in thing.get(text, ()))

    return stands_there(" ".join(lines)) or all(map(stands_there, lines))


def _fits(value: Value, place: Place) -> bool:
    about, wanted = _ABOUT.get(value.kind), _UNDER.get(value.kind)
    if about is not None:
        return place.under <= about
    there = wanted is None or bool(wanted & place.under)
    return there and place.voice in ("", value.voice)


def _answered(told: Any, voice: str, barrier: str, answer: str, at: str = "") -> bool:
    """Tell whether a voice stands with an answer under a topic of a paper."""
    if isinstance(told, Mapping):
        at = str(told.get("barrier", at))
        if (told.get("voice"), told.get("answer"), at) == (voice, answer, barrier):
            return True
        return any(_answered(one, voice, barrier, answer, at) for one in told.values())
    if isinstance(told, list):
        return any(_answered(one, voice, barrier, answer, at) for one in told)
    return False


def _closed(told: Any, content: Mapping[str, Any]) -> bool:
    """Tell whether a paper says what became of a topic: its code, or that it closed."""
    if isinstance(told, Mapping):
        if told.get("barrier") == content["barrier"] and (
            content["state"] in told.values()
            or (content["state"] == "closed" and told.get("closed"))
        ):
            return True
        return any(_closed(one, content) for one in told.values())
    return isinstance(told, list) and any(_closed(one, content) for one in told)


def _codes(field: Field, told: Any) -> Iterator[str]:
    """Yield each choice and each day of a content, of which the words depend."""
    if isinstance(field, Code | Day) or (
        isinstance(field, Pattern) and not _names_another(field)
    ):
        yield str(told)
    elif isinstance(field, ListOf):
        for item in told:
            yield from _codes(field.item, item)
    elif isinstance(field, Record):
        for name, value in told.items():
            if name not in _BESIDE:
                yield from _codes(field.fields[name], value)


def _names_another(field: Pattern) -> bool:
    """Tell whether a field holds the id of another contribution, or of a key."""
    return "0-9a-f" in field.regex
