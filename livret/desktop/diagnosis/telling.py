"""From what stands in an editor to one contribution, and to a draft.

A contribution says everything its voice says on a topic: what the editor does
not show (words on a facet, who blocks) is taken over from what stood before.
Nothing is written when nothing changed.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from livret.desktop.diagnosis.reading import last_line, outside_line, reasons_of
from livret.desktop.diagnosis.values import (
    AgreedLine,
    LineEdit,
    StepEdit,
    SupportEdit,
    ViewEdit,
)
from livret.desktop.team_voices import PERSON
from livret.domain.barriers import Level
from livret.domain.came import Came, came_of, told_came
from livret.domain.diagnosis import View, current_diagnosis
from livret.domain.errors import LivretError
from livret.domain.livret import Livret, Value
from livret.domain.pathway import pathway_of
from livret.usecases.context import Context, Done
from livret.usecases.drafting import drop_draft, save_draft, say_draft
from livret.usecases.ports import Draft
from livret.usecases.retracting import retract
from livret.usecases.writing import Said

Edit = ViewEdit | LineEdit

_LEVELS = frozenset(level.value for level in Level)
_GIVEN = frozenset({"diagnosis", "asked"})


def place_of(edit: Edit) -> str:
    """Return where an edit is typed, as drafts name places."""
    if isinstance(edit, ViewEdit):
        return f"view:{edit.barrier}:{edit.voice}"
    return f"line:{edit.barrier}"


def draft_text(edit: Edit) -> str:
    """Return an edit as the text of a draft; empty when nothing stands in it."""
    plain = dataclasses.asdict(edit)
    fields = plain["line"] if isinstance(edit, LineEdit) else plain
    if not any(fields[name] for name in _WRITTEN if name in fields):
        return ""
    return json.dumps(plain, ensure_ascii=False)


_WRITTEN = ("outcome", "answer", "words", "situations", "outside", "reasons")


def edit_of(draft: Draft) -> Edit | None:
    """Read an edit from a draft; None for what was typed elsewhere."""
    sort = draft.place.partition(":")[0]
    if sort not in {"view", "line"}:
        return None
    try:
        plain = json.loads(draft.text)
        return _view_edit(plain) if sort == "view" else _line_edit(plain)
    except (ValueError, TypeError, KeyError):
        return None


def _view_edit(plain: dict[str, Any]) -> ViewEdit:
    came = Came(**plain["came"])
    situations = tuple(plain["situations"])
    return ViewEdit(**{**plain, "came": came, "situations": situations})


def _line_edit(plain: dict[str, Any]) -> LineEdit:
    line = plain["line"]
    reasons = tuple((voice, words) for voice, words in line["reasons"])
    kept = AgreedLine(line["outcome"], line["words"], reasons)
    return LineEdit(plain["barrier"], kept)


def tell_edit(ctx: Context, livret: str, edit: Edit) -> Done[Any]:
    """Say what an editor holds, and forget its draft; on the vault's worker.

    Raises:
        LivretError: As ``say_items``; what was typed is kept as a draft.
    """
    place = place_of(edit)
    folded = ctx.together(livret)
    try:
        if _emptied(edit) and (before := _before(folded, edit)) is not None:
            done = retract(ctx, livret, before.id)
            drop_draft(ctx, livret, place)
            return done
        said = said_of(folded, edit)
        if said is None:
            # A draft is nothing that others show: nobody reads again.
            drop_draft(ctx, livret, place)
            return Done(None)
        return say_draft(ctx, livret, place, said)
    except LivretError:
        with suppress(LivretError):
            save_draft(ctx, livret, place, draft_text(edit))
        raise


def said_of(livret: Livret, edit: Edit) -> Said | None:
    """Return the contribution of an edit, or None when nothing changed."""
    if _emptied(edit):
        return None
    if isinstance(edit, LineEdit):
        return _line_said(livret, edit)
    return _view_said(livret, edit)


def _emptied(edit: Edit) -> bool:
    return not draft_text(edit)


def _before(livret: Livret, edit: Edit) -> Value | None:
    """Return what stood in the editor before it was changed."""
    diagnosis = current_diagnosis(livret)
    if diagnosis is None:
        return None
    topic = diagnosis.topic(edit.barrier)
    if isinstance(edit, LineEdit):
        return last_line(topic.lines)
    view = topic.view(edit.voice)
    return view.shown if view else None


def _view_said(livret: Livret, edit: ViewEdit) -> Said | None:
    value = _before(livret, edit)
    before: Mapping[str, Any] = value.content if value else {}
    content: dict[str, Any] = {"barrier": edit.barrier}
    if edit.answer:
        name = "level" if edit.answer in _LEVELS else "answer"
        content[name] = edit.answer
    if edit.words and not _of_another(livret, edit, before):
        content["words"] = edit.words
    came = _came(edit, before)
    if came:
        content["came"] = came
    facets = _facets(edit.situations, before.get("facets", ()))
    if facets:
        content["facets"] = facets
    outside = _outside(edit.outside, before.get("outside", ()))
    if outside:
        content["outside"] = outside
    if before.get("priority"):
        content["priority"] = True
    if content == {key: before[key] for key in before if key not in _GIVEN}:
        return None
    return Said(kind="view_given", voice=edit.voice, content=content)


def _of_another(livret: Livret, edit: ViewEdit, before: Mapping[str, Any]) -> bool:
    """Tell whether the words are somebody else's text that the editor showed."""
    diagnosis = current_diagnosis(livret)
    if "words" in before or diagnosis is None:
        return False
    view: View | None = diagnosis.topic(edit.barrier).view(edit.voice)
    values = view.values if view else ()
    return any(one.content.get("words") == edit.words for one in values)


def _came(edit: ViewEdit, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return how the words came; what says the same stays as it was said."""
    if edit.came == came_of(before):
        return dict(before.get("came", {}))
    return edit.came.content


def _facets(
    ticked: Iterable[str], before: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return facets with what is ticked; words on a facet stay."""
    by_facet: dict[str, list[str]] = {}
    for situation in ticked:
        by_facet.setdefault(situation.rpartition("/")[0], []).append(situation)
    facets = []
    for known in before:
        now = by_facet.pop(known["facet"], [])
        had = list(known.get("situations", ()))
        facet = {name: known[name] for name in known if name != "situations"}
        kept = [one for one in had if one in now]
        kept += [one for one in now if one not in had]
        if kept:
            facet["situations"] = kept
        if kept or known.get("words") or not had:
            facets.append(facet)
    facets += [{"facet": facet, "situations": on} for facet, on in by_facet.items()]
    return facets


def _outside(text: str, before: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what blocks outside, line by line; who it is stays known."""
    known = {outside_line(item): dict(item) for item in before}
    lines = [line.strip() for line in text.splitlines()]
    return [known.get(line, {"words": line}) for line in lines if line]


def _line_said(livret: Livret, edit: LineEdit) -> Said | None:
    value = _before(livret, edit)
    line = edit.line
    if value is not None:
        before = value.content
        same = AgreedLine(
            before["outcome"], before.get("words", ""), reasons_of(before)
        )
        if same == AgreedLine(line.outcome, line.words, line.reasons):
            return None
    content: dict[str, Any] = {"barrier": edit.barrier, "outcome": line.outcome}
    if line.words:
        content["words"] = line.words
    if line.reasons:
        content["reasons"] = [
            {"voice": voice, "words": words} for voice, words in line.reasons
        ]
    return Said(kind="line_agreed", content=content)


def support_said(edit: SupportEdit) -> Said:
    """Return the contribution that recognises something that helps."""
    content: dict[str, Any] = {"words": edit.words, "barrier": edit.barrier}
    content |= told_came(edit.came)
    if edit.code:
        content["support"] = edit.code
    return Said(kind="strength_recognised", voice=PERSON, content=content)


def step_said(livret: Livret, edit: StepEdit, names: Mapping[str, str]) -> Said:
    """Return the contribution of a goal, or of a step with its goal.

    Args:
        livret: Where it is added.
        edit: A goal has no date.
        names: Whole name of each voice.
    """
    content: dict[str, Any] = {"words": edit.words, "barriers": [edit.barrier]}
    if edit.by is None:
        return Said(kind="goal_set", voice=PERSON, content=content)
    content["by"] = edit.by.isoformat()
    if edit.who:
        content["who"] = who_takes(edit.who, names)
    under_way = [
        goal.id
        for goal in pathway_of(livret).goals
        if edit.barrier in goal.barriers and goal.state == "in_progress"
    ]
    if under_way:
        content["goal"] = under_way[-1]
    return Said(kind="action_agreed", content=content)


def who_takes(voice: str, names: Mapping[str, str]) -> dict[str, str]:
    """Return who takes a step, with the name as it is known today."""
    name = names.get(voice, "")
    return {"voice": voice, "name": name} if name else {"voice": voice}
