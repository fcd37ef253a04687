"""What she answers from her copy, thing by thing: confirm, contradict, withdraw.

No schema is asked of anybody who reads with her: each thing that stands says
what she may answer to it, and an answer is a contribution like any other,
signed with her own key.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from livret.domain.agreements import agreements_of
from livret.domain.kinds import KINDS, Merge
from livret.domain.livret import Livret, Standing, Value
from livret.domain.team import PERSON
from livret.usecases.agreeing import withdraw_agreement
from livret.usecases.context import Done
from livret.usecases.errors import UnknownReference
from livret.usecases.her_copy import OpenedCopy
from livret.usecases.reconciling import content_again
from livret.usecases.retracting import retract, stands
from livret.usecases.saying import say_items
from livret.usecases.sharing_errors import NotHerKey
from livret.usecases.writing import Said

_NOT_HER_LEVEL = ("level", "answer", "came", "asked", "facets", "priority", "outside")
"""What a collector noted beside her words, and she does not repeat."""


class Answer(StrEnum):
    """What she may answer to something that stands.

    ``CONFIRM``: these are her words. ``CONTRADICT``: they are not, or she sees
    it otherwise. ``WITHDRAW``: an agreement ends. ``TAKE_BACK``: what she said
    with her own key.
    """

    CONFIRM = "confirm"
    CONTRADICT = "contradict"
    WITHDRAW = "withdraw"
    TAKE_BACK = "take_back"


_READ = frozenset(
    {
        "aim_said",
        "view_given",
        "line_agreed",
        "strength_recognised",
        "skill_recognised",
        "goal_set",
        "action_agreed",
        "action_result",
        "answer_given",
        "situation_said",
        "project_said",
        "life_told",
        "event_noted",
        "referral_made",
        "note_added",
        "contact_made",
        "meeting_held",
        "review_said",
        "charter_written",
        "agreement_given",
    }
)
"""Kinds that are read with her; the others are how, not what."""


def things_said(read: Livret) -> tuple[Value, ...]:
    """Return what stands now and is read with her, in the order of the log."""
    found: dict[str, Value] = {}
    for values in read.slots.values():
        for value in values:
            if value.kind in _READ:
                found.setdefault(value.id, value)
    return tuple(one for one in read.history if one.id in found)


def answers_to(opened: OpenedCopy, value: Value) -> frozenset[Answer]:
    """Return what she may answer to something; nothing with a key not hers."""
    if not opened.hers:
        return frozenset()
    read = opened.ctx.livret(opened.livret)
    if value.kind == "agreement_given":
        return frozenset({Answer.WITHDRAW} if _in_force(read, value) else ())
    if value.author == opened.ctx.signer.public_key:
        return frozenset({Answer.TAKE_BACK} if stands(read, value) else ())
    if value.voice == PERSON and value.standing is Standing.COLLECTED:
        return frozenset({Answer.CONFIRM, Answer.CONTRADICT})
    return frozenset({Answer.CONTRADICT})


def confirm(opened: OpenedCopy, thing: str) -> Done[str]:
    """Say that these are her words.

    Raises:
        NotHerKey: The livret knows other keys as hers.
        UnknownReference: It is not in this livret.
    """
    value = _thing(opened, thing)
    return _say(opened, Said(kind="words_confirmed", content={"targets": [value.id]}))


def contradict(opened: OpenedCopy, thing: str, words: str) -> Done[str]:
    """Say it otherwise, in her own words; nobody else's are taken away.

    Her words that somebody wrote: hers stand in their place. What the three
    keep: her disagreement stands in it, at the same size. What another said on
    a topic: her own view of the topic. Anything else: a note of hers.

    Raises:
        NotHerKey: The livret knows other keys as hers.
        UnknownReference: It is not in this livret.
        InvalidField: The words cannot be kept.
    """
    value = _thing(opened, thing)
    return _say(opened, _otherwise(opened, value, words))


def withdraw(opened: OpenedCopy, agreement: str, words: str = "") -> Done[str]:
    """Withdraw an agreement of hers.

    Raises:
        NotHerKey: The livret knows other keys as hers.
        UnknownReference: It is not in this livret.
    """
    _thing(opened, agreement)
    return withdraw_agreement(opened.ctx, opened.livret, agreement, words)


def take_back(opened: OpenedCopy, thing: str) -> Done[str]:
    """Take back what she said with her own key.

    Raises:
        NotHerKey, UnknownReference, NotAllowed: As ``retract``.
    """
    _thing(opened, thing)
    return retract(opened.ctx, opened.livret, thing)


def _thing(opened: OpenedCopy, thing: str) -> Value:
    if not opened.hers:
        raise NotHerKey
    read = opened.ctx.livret(opened.livret)
    for value in read.history:
        if value.id == thing:
            return value
    raise UnknownReference(path="thing")


def _say(opened: OpenedCopy, said: Said) -> Done[str]:
    done = say_items(opened.ctx, opened.livret, [said])
    return Done(done.value[0], done.changes)


def _otherwise(opened: OpenedCopy, value: Value, words: str) -> Said:
    if value.kind == "line_agreed":
        return Said(
            kind=value.kind, voice=value.voice, content=_not_agreed(value, words)
        )
    if value.kind == "view_given":
        content = _bare(opened, value) | {"words": words}
        return Said(kind=value.kind, voice=PERSON, content=content)
    if value.voice == PERSON and _has_words(value):
        content = _bare(opened, value) | {"words": words}
        return Said(kind=value.kind, voice=PERSON, content=content)
    note: dict[str, Any] = {"words": words, "about": "other"}
    told: Mapping[str, Any] = value.content
    if told.get("barriers"):
        note["barriers"] = list(told["barriers"])
    return Said(kind="note_added", voice=PERSON, content=note)


def _has_words(value: Value) -> bool:
    kind = KINDS[value.kind]
    return "words" in value.content and kind.merge in {Merge.VOICED, Merge.JOINT}


def _bare(opened: OpenedCopy, value: Value) -> dict[str, Any]:
    """Return what says the same thing again, without what others measured."""
    read = opened.ctx.livret(opened.livret)
    (place, *_) = read.places_of(value)
    content = content_again(place, value)
    return {name: one for name, one in content.items() if name not in _NOT_HER_LEVEL}


def _not_agreed(value: Value, words: str) -> dict[str, Any]:
    told = dict(value.content)
    others = [one for one in told.get("reasons", ()) if one["voice"] != PERSON]
    told["reasons"] = [*others, {"voice": PERSON, "words": words}]
    told["outcome"] = "not_agreed"
    return told


def _in_force(read: Livret, value: Value) -> bool:
    return any(
        value in one.values and not one.withdrawn and not one.left
        for one in agreements_of(read)
    )
