"""How the fictitious year is written: one line for each thing said.

Days are whole numbers counted from today; ``@name`` speaks of what was said
before under that name (``as``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Told = Mapping[str, Any]
"""One thing said, as ``livret say`` takes it."""

Days = tuple[tuple[int, tuple[Told, ...]], ...]
"""Days on which something was written, and what."""

THREE = [{"voice": "personne"}, {"voice": "social"}, {"voice": "emploi"}]
TWO = [{"voice": "personne"}, {"voice": "social"}]


def held(on: int, words: str, after: str, **more: Any) -> Told:
    """A meeting of the three that took place."""
    return {
        "kind": "meeting_held",
        "on": on,
        "at": "10:00",
        "minutes": 60,
        "means": "in_person",
        "place": "Centre social des Tilleuls",
        "present": THREE,
        "targets": [],
        "words": words,
        "next_words": after,
        "read_back": True,
        "handed_over": "paper",
        **more,
    }


def life(words: str, on: int, **more: Any) -> Told:
    """Something of her own life."""
    return {"kind": "life_told", "words": words, "on": on, **more}


def event(voice: str, words: str, on: int, **more: Any) -> Told:
    """Something that happened in one accompaniment."""
    return {"kind": "event_noted", "voice": voice, "words": words, "on": on, **more}


def step(name: str, who: str, words: str, by: int, **more: Any) -> Told:
    """A step, who takes it, and by when."""
    return {
        "kind": "action_agreed",
        "as": name,
        "words": words,
        "who": {"voice": who},
        "by": by,
        **more,
    }


def done(action: str, on: int) -> Told:
    """A step was taken."""
    return {"kind": "action_state", "action": action, "state": "done", "on": on}


def came_of(action: str, voice: str, words: str) -> Told:
    """What came of a step, as one voice says it."""
    return {"kind": "action_result", "action": action, "voice": voice, "words": words}


def view(barrier: str, voice: str, level: str, words: str = "", **more: Any) -> Told:
    """A level on one topic, with words where there are any."""
    told = {"kind": "view_given", "barrier": barrier, "voice": voice, "level": level}
    return told | ({"words": words} if words else {}) | more
