"""What minutes tell beside topics and steps: where things stand, a result, a note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from livret.domain.livret import Livret, Value
from livret.domain.pathway import pathway_of
from livret.usecases.paper_rows import Printing


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One more thing said in a meeting: where a step stands, a result, a note.

    Attributes:
        kind: Its kind, e.g. ``action_state``.
        who: Name of whose word it is, empty for all together.
        words: The words, possibly empty.
        state: A code of where something stands, possibly empty.
        about: What it speaks of (the words of a step), possibly empty.
        barrier: Code of the one topic it closes or opens again, possibly empty.
    """

    kind: str
    who: str
    words: str
    state: str = ""
    about: str = ""
    barrier: str = ""


_TOLD = (
    "action_state",
    "goal_state",
    "action_result",
    "answer_given",
    "barrier_state",
    "note_added",
    "event_noted",
    "project_said",
    "accompaniment_state",
)
"""Kinds of which the minutes tell one line each."""

PROPOSED = "proposed"
"""State of what a referent proposes alone and she has not answered."""


def others_told(
    livret: Livret,
    printing: Printing,
    values: Iterable[Value],
    may: Callable[[Iterable[str]], bool],
) -> Iterator[Told]:
    """Return what else was said, in the order said; what may not be told is not."""
    proposals = {
        one.values[-1].id for one in pathway_of(printing.livret).waiting_for_her
    }
    for value in values:
        if value.id in proposals and may(_barriers(value.content)):
            printing.keep(value)
            yield _proposal(printing, value)
        if value.kind not in _TOLD or not may(_barriers(value.content)):
            continue
        content = value.content
        state = content.get("state") or content.get("answer") or ""
        words = content.get("words") or content.get("reason") or ""
        together = value.voice == "ensemble"
        printing.keep(value)
        yield Told(
            kind=value.kind,
            who="" if together else printing.name_of(value.voice, value),
            words=str(words or content.get("blocked_by", "")),
            state=str(state),
            about=_about(livret, content),
            barrier=str(content.get("barrier", "")),
        )


def _proposal(printing: Printing, value: Value) -> Told:
    """Return what a referent proposes: told, and never as what is agreed."""
    return Told(
        kind=value.kind,
        who=printing.name_of(value.voice, value),
        words="",
        state=PROPOSED,
        about=str(value.content["words"]),
    )


def _barriers(content: Mapping[str, object]) -> tuple[str, ...]:
    several = content.get("barriers", ())
    single = content.get("barrier")
    told = tuple(several) if isinstance(several, (list, tuple)) else ()
    return (*told, str(single)) if single else told


def _about(livret: Livret, content: Mapping[str, object]) -> str:
    for name in ("action", "goal"):
        wanted = content.get(name)
        if isinstance(wanted, str):
            stood = livret.at(name, wanted)
            return str(stood[-1].content["words"]) if stood else ""
    return ""
