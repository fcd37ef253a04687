"""What need not be said because the livret knows it already.

The diagnosis somebody speaks in, which question was asked, and the barriers
that a step or a new wording takes over from what it speaks of: they decide
who may read it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from livret.domain.diagnosis import aim_of, current_diagnosis
from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.usecases.writing import Said

OWN_DIAGNOSIS = "livret.diagnosis"
"""Names the diagnosis opened on the way; no ``as`` may hold a full stop."""

_DIAGNOSED = frozenset({"view_given", "line_agreed"})
_SAYS = ("level", "answer", "words", "facets", "outside", "priority")
_NOTHING: tuple[Any, ...] = (None, "", [], False)

# Kind: the fields that may name what its barriers are taken over from.
_TAKES_OVER: Mapping[str, tuple[str, ...]] = {
    "goal_set": ("goal",),
    "goal_state": ("goal",),
    "action_agreed": ("action", "goal"),
    "action_state": ("action",),
    "note_added": ("note",),
    "strength_recognised": ("strength",),
    "answer_given": ("goal", "action"),
    "action_result": ("action",),
    "event_noted": ("event",),
    "referral_made": ("referral",),
    "referral_state": ("referral",),
}


def completed(livret: Livret, items: Sequence[Said]) -> list[Said]:
    """Return the items with what the livret, or an earlier item, tells.

    Raises:
        InvalidField: A view that says nothing.
    """
    completing = _Completing(livret)
    return [completing.item(item) for item in items]


@dataclass(slots=True)
class _Completing:
    livret: Livret
    diagnosis: str = ""
    aim: bool = False
    opened: int = 0
    earlier: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = current_diagnosis(self.livret)
        self.diagnosis = found.id if found else "@" + OWN_DIAGNOSIS
        self.aim = aim_of(self.livret) is not None

    def item(self, item: Said) -> Said:
        content = dict(item.content)
        if item.kind == "diagnosis_opened":
            item = self._opening(item)
        if item.kind == "aim_said" and item.voice in {"", "personne"}:
            self.aim = True
        if item.kind in _DIAGNOSED:
            content.setdefault("diagnosis", self.diagnosis)
        if item.kind == "view_given":
            self._view(item, content)
        if item.kind in _TAKES_OVER:
            self._take_over(item.kind, content)
        if item.kind == "goal_set" and content.get("goal"):
            self._same_contract(content)
        if item.kind == "member_left":
            content.setdefault("heads", list(self.livret.heads))
        if item.name:
            self.earlier[item.name] = content
        return replace(item, content=content)

    def _opening(self, item: Said) -> Said:
        """Return a diagnosis named, so that what follows is said in it."""
        self.opened += 1
        name = item.name or f"{OWN_DIAGNOSIS}.{self.opened}"
        self.diagnosis = f"@{name}"
        return replace(item, name=name)

    def _view(self, item: Said, content: dict[str, Any]) -> None:
        if all(content.get(name) in _NOTHING for name in _SAYS):
            raise InvalidField(path=item.path or item.kind, problem="empty")
        content.setdefault("asked", "aim" if self.aim else "daily")

    def _take_over(self, kind: str, content: dict[str, Any]) -> None:
        single = kind == "strength_recognised"
        wanted = "barrier" if single else "barriers"
        if wanted in content:
            return
        for name in _TAKES_OVER[kind]:
            if content.get(name):
                told = self._standing(name, content[name])
                if told.get(wanted):
                    value = told[wanted]
                    content[wanted] = value if single else list(value)
                    return

    def _same_contract(self, content: dict[str, Any]) -> None:
        """Keep, in a new wording, which contract names the goal too."""
        told = self._standing("goal", content["goal"])
        if told.get("contract_type"):
            content.setdefault("contract_type", told["contract_type"])

    def _standing(self, name: str, wanted: Any) -> Mapping[str, Any]:
        """Return the latest content of what a field names, or nothing."""
        if not isinstance(wanted, str):
            return {}
        if wanted.startswith("@"):
            return self.earlier.get(wanted[1:], {})
        values = self.livret.at(name, wanted) or _reworded(self.livret, name, wanted)
        return values[-1].content if values else {}


def _reworded(livret: Livret, name: str, wanted: str) -> tuple[Any, ...]:
    """Return what stands where ``wanted`` is a later wording."""
    for key, values in livret.each(name):
        if any(value.id == wanted for value in values):
            return livret.at(*key)
    return ()
