"""What is typed in a meeting: as a draft, and as what is said of it.

Places of drafts start with ``meeting:``; no other draft is read in a meeting.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from livret.desktop.diagnosis import telling
from livret.desktop.diagnosis.telling import support_said, who_takes
from livret.desktop.diagnosis.values import LineEdit, SupportEdit, ViewEdit
from livret.desktop.team_voices import PERSON
from livret.domain.came import Came, came_of
from livret.domain.diagnosis import aim_of
from livret.domain.livret import Livret
from livret.usecases.looking_back_together import LooksBack, said_of
from livret.usecases.ports import Draft
from livret.usecases.sitting_kept import TYPED
from livret.usecases.writing import Said


@dataclass(frozen=True)
class AimEdit:
    """What she wants, in her words.

    Attributes:
        words: The words.
    """

    words: str = ""


@dataclass(frozen=True)
class StepsEdit:
    """Where we go, and who does what.

    Attributes:
        goal: A goal in her words, possibly empty.
        step: What somebody will do, possibly empty.
        who: Voice of who does it, ``ensemble`` for all, empty while not said.
        by: ISO day, possibly empty.
        barrier: The topic it is tied to, possibly empty.
    """

    goal: str = ""
    step: str = ""
    who: str = ""
    by: str = ""
    barrier: str = ""


@dataclass(frozen=True)
class StateEdit:
    """Where a step agreed before stands now.

    Attributes:
        action: Id of the step.
        state: A code of ``action_state``.
    """

    action: str
    state: str


@dataclass(frozen=True)
class NextEdit:
    """What was said about the next time; kept with the meeting.

    Attributes:
        words: The words.
    """

    words: str = ""


@dataclass(frozen=True)
class LookBackEdit:
    """How one voice looks back.

    Attributes:
        day: ISO day of the meeting.
        voice: Whose words.
        part: Which of ``reviews.PARTS`` was asked.
        words: What is said of it, possibly empty.
        declined: This voice prefers not to; it is said at once.
    """

    day: str
    voice: str
    part: str
    words: str = ""
    declined: bool = False


@dataclass(frozen=True)
class LookTopicEdit:
    """How one voice reads one topic while the three look back.

    Attributes:
        day: ISO day of the meeting.
        voice: Whose words.
        barrier: The topic.
        answer: A level, another answer or empty.
        words: Its words.
    """

    day: str
    voice: str
    barrier: str
    answer: str = ""
    words: str = ""


Edit = (
    AimEdit
    | ViewEdit
    | LineEdit
    | StepsEdit
    | StateEdit
    | SupportEdit
    | LookBackEdit
    | LookTopicEdit
    | NextEdit
)
"""What one question may hold."""

_PLAIN: Mapping[str, type[AimEdit | StepsEdit | NextEdit]] = {
    "aim": AimEdit,
    "steps": StepsEdit,
    "next": NextEdit,
}


_LOOK_BACK, _LOOK_TOPIC = "look_back", "look_topic"
_LOOKING: Mapping[str, type[LookBackEdit | LookTopicEdit]] = {
    _LOOK_BACK: LookBackEdit,
    _LOOK_TOPIC: LookTopicEdit,
}


def place_of(edit: Edit) -> str:
    """Return the place of an edit's draft; empty for what is said at once."""
    if isinstance(edit, ViewEdit | LineEdit):
        return TYPED + telling.place_of(edit)
    if isinstance(edit, LookBackEdit):
        place = f"{TYPED}{_LOOK_BACK}:{edit.part}:{edit.voice}"
        return "" if edit.declined else place
    if isinstance(edit, LookTopicEdit):
        return f"{TYPED}{_LOOK_TOPIC}:{edit.barrier}:{edit.voice}"
    for name, kind in _PLAIN.items():
        if isinstance(edit, kind):
            return TYPED + name
    return ""


def draft_of(edit: Edit) -> str:
    """Return the text of an edit's draft; empty when nothing stands in it."""
    if isinstance(edit, ViewEdit | LineEdit):
        return telling.draft_text(edit)
    plain = asdict(edit)
    written = (plain.get(name) for name in ("words", "answer", "goal", "step"))
    return json.dumps(plain, ensure_ascii=False) if any(written) else ""


def edit_of(draft: Draft) -> Edit | None:
    """Read an edit from a draft of a meeting; None where it is none."""
    name = draft.place.removeprefix(TYPED)
    sort = name.partition(":")[0]
    kind = _LOOKING.get(sort) or _PLAIN.get(name)
    if kind is None:
        return telling.edit_of(replace(draft, place=name))
    try:
        return kind(**json.loads(draft.text))
    except (ValueError, TypeError):
        return None


def items_of(livret: Livret, edit: Edit, came: Came) -> list[Said]:
    """Return what is to be said of an edit; nothing where nothing changed.

    Args:
        livret: As it stands.
        edit: What was typed.
        came: How her words come in this meeting.
    """
    if isinstance(edit, AimEdit):
        return _aim(livret, edit, came)
    if isinstance(edit, ViewEdit | LineEdit):
        said = telling.said_of(livret, edit)
        return [said] if said is not None else []
    if isinstance(edit, LookBackEdit | LookTopicEdit):
        return _look_back(livret, edit, came)
    if isinstance(edit, SupportEdit):
        return [_hers(support_said(edit), came)]
    if isinstance(edit, StateEdit):
        content = {"action": edit.action, "state": edit.state}
        return [Said(kind="action_state", content=content)]
    if isinstance(edit, StepsEdit):
        return _steps(livret, edit, came)
    return []


def _aim(livret: Livret, edit: AimEdit, came: Came) -> list[Said]:
    before = aim_of(livret)
    same = before is not None and before.content["words"] == edit.words
    if not edit.words or (same and before and came_of(before.content) == came):
        return []
    said = Said(kind="aim_said", voice=PERSON, content={"words": edit.words})
    return [_hers(said, came)]


def _look_back(
    livret: Livret, edit: LookBackEdit | LookTopicEdit, came: Came
) -> list[Said]:
    hers = came.content if edit.voice == PERSON else {}
    if isinstance(edit, LookTopicEdit):
        level = {"answer": edit.answer, "words": edit.words}
        now = LooksBack(levels={edit.barrier: level}, came=hers)
    else:
        words = {edit.part: edit.words}
        now = LooksBack(words=words, declined=edit.declined, came=hers)
    return said_of(livret, dt.date.fromisoformat(edit.day), edit.voice, now)


def _steps(livret: Livret, edit: StepsEdit, came: Came) -> list[Said]:
    barriers: dict[str, Any] = {"barriers": [edit.barrier]} if edit.barrier else {}
    items = []
    if edit.goal:
        content = {"words": edit.goal, **barriers}
        goal = Said(kind="goal_set", voice=PERSON, content=content, name="goal")
        items.append(_hers(goal, came))
    if edit.step:
        content = {"words": edit.step, **barriers}
        if edit.who:
            content["who"] = _who(livret, edit.who)
        if edit.by:
            content["by"] = edit.by
        if edit.goal:
            content["goal"] = "@goal"
        items.append(Said(kind="action_agreed", content=content))
    return items


def _who(livret: Livret, voice: str) -> dict[str, str]:
    names = {one.voice: one.name for one in reversed(livret.members)}
    return who_takes(voice, names)


def _hers(said: Said, came: Came) -> Said:
    told = came.content
    return replace(said, content={**said.content, "came": told}) if told else said
