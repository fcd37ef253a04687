"""One thing said, with what became of it: what it replaced, what holds it.

Pure readings of a folded livret, and one question to the desk: may it be
taken back here?
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from livret.domain.documents import Document, documents_of
from livret.domain.kinds import KINDS, Merge
from livret.domain.livret import Livret, Value

_SIGNED = frozenset({"drawn", "typed", "certificate", "paper", "aloud"})
_STAYS = frozenset({Merge.RESTRICTIVE, Merge.ACT})


class Fate(StrEnum):
    """What became of it.

    ``STANDS``: it is what is read today. ``REPLACED``: later words stand in its
    place. ``TAKEN_BACK``: its author took it back. ``DONE``: an act, which has
    no place.
    """

    STANDS = "stands"
    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"
    DONE = "done"


class Kept(StrEnum):
    """Why it may not be taken back here; ``NO`` where it may.

    ``ACT``: an act or a rule is answered by another. ``OTHER``: somebody else
    wrote it. ``AFTER``: it no longer stands. ``SIGNED``: a signed paper has it.
    """

    NO = ""
    ACT = "act"
    OTHER = "other"
    AFTER = "after"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One thing said and what is around it.

    Attributes:
        value: It.
        fate: What became of it.
        before: What stood in its place earlier, oldest first.
        after: What was written in its place later, oldest first.
        beside: What stands in the same place, neither having seen the other.
        taken_back: The act that took it back, or None.
        target: For an act of taking back: what was taken back, or None.
        papers: Papers that contain it, oldest first.
        document: For what a paper is made of: that paper, or None.
    """

    value: Value
    fate: Fate
    before: tuple[Value, ...] = ()
    after: tuple[Value, ...] = ()
    beside: tuple[Value, ...] = ()
    taken_back: Value | None = None
    target: Value | None = None
    papers: tuple[Document, ...] = ()
    document: Document | None = None


def story_of(livret: Livret, contribution: str) -> Story | None:
    """Return the story of one thing said; None where it is not in the history."""
    by_id = {value.id: value for value in livret.history}
    value = by_id.get(contribution)
    if value is None:
        return None
    papers = documents_of(livret)
    named = value.content.get("document", value.id)
    back = _taken_back(livret, value)
    before, after, beside = _around(livret, value)
    return Story(
        value=value,
        fate=_fate(livret, value, back),
        before=before,
        after=after,
        beside=beside,
        taken_back=back,
        target=by_id.get(value.content.get("target", "")),
        papers=tuple(one for one in papers if _holds(one, value)),
        document=next((one for one in papers if one.id == named), None),
    )


def why_kept(livret: Livret, story: Story, author: str) -> Kept:
    """Tell why one thing may not be taken back by ``author``.

    The fold alone decides; this says beforehand what it would answer.

    Args:
        livret: Folded.
        story: Of the thing.
        author: Public key of who asks, 64 hex digits.
    """
    value = story.value
    kind = KINDS[value.kind]
    if kind.structural or kind.merge in _STAYS or value.kind == "document_frozen":
        return Kept.ACT
    if value.author != author:
        return Kept.OTHER
    if story.fate is not Fate.STANDS:
        return Kept.AFTER
    if any(_is_signed(paper) for paper in story.papers):
        return Kept.SIGNED
    places = livret.places_of(value)
    if all(_stands_at(livret, place, value) for place in places):
        return Kept.NO
    return Kept.AFTER


def _fate(livret: Livret, value: Value, back: Value | None) -> Fate:
    if back is not None:
        return Fate.TAKEN_BACK
    places = livret.places_of(value)
    if not places:
        return Fate.DONE
    if any(_stands_at(livret, place, value) for place in places):
        return Fate.STANDS
    return Fate.REPLACED


def _stands_at(livret: Livret, place: tuple[str, ...], value: Value) -> bool:
    return any(one.id == value.id for one in livret.at(*place))


def _around(
    livret: Livret, value: Value
) -> tuple[tuple[Value, ...], tuple[Value, ...], tuple[Value, ...]]:
    """Return what was written in the same places: before, after, beside."""
    mine = frozenset(livret.places_of(value))
    before: list[Value] = []
    after: list[Value] = []
    beside: list[Value] = []
    seen = False
    for other in livret.history:
        if other.id == value.id:
            seen = True
            continue
        shared = mine.intersection(livret.places_of(other)) if mine else ()
        if not shared:
            continue
        both = any(
            _stands_at(livret, place, value) and _stands_at(livret, place, other)
            for place in shared
        )
        (beside if both else after if seen else before).append(other)
    return tuple(before), tuple(after), tuple(beside)


def _taken_back(livret: Livret, value: Value) -> Value | None:
    """Return the act that took ``value`` back."""
    for other in livret.history:
        if other.kind == "retracted" and other.content.get("target") == value.id:
            return other
    return None


def _holds(document: Document, value: Value) -> bool:
    return value.id in document.frozen.content["contains"]


def _is_signed(document: Document) -> bool:
    return any(place.way in _SIGNED for place in document.places)
