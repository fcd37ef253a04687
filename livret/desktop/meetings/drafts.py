"""A meeting half planned, as a draft keeps it between two openings."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from typing import Any

from livret.desktop.meetings.values import PlanEdit

PLACE = "meeting_plan"
"""Where it is typed, as drafts name places."""

_EMPTY = PlanEdit(on=None)


def plan_text(edit: PlanEdit) -> str:
    """Return what a draft keeps of a plan."""
    plain = {**asdict(edit), "on": edit.on.isoformat() if edit.on else None}
    return json.dumps(plain, ensure_ascii=False)


def plan_from(text: str) -> PlanEdit | None:
    """Return the plan that a draft kept, or None for a draft of another shape."""
    try:
        plain: Any = json.loads(text)
        known = {name: plain[name] for name in asdict(_EMPTY)}
        on = known.pop("on")
        guests = tuple(known.pop("guests"))
        day = dt.date.fromisoformat(on) if on else None
        return PlanEdit(on=day, guests=guests, **known)
    except (ValueError, TypeError, KeyError):
        return None
