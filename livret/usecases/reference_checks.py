"""Whether what contributions name is in the livret, and of the right sort."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from livret.domain.contracts import may_be_a_contract
from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.domain.voices import OTHER_VOICE
from livret.usecases.errors import DiagnosisIsNoContract, UnknownReference
from livret.usecases.references import (
    ANYTHING,
    NAMED_BY,
    at,
    changed_voice,
    rewritten,
)
from livret.usecases.writing import Said

_LINKS = "contract_noted"
"""The kind that names a paper of the livret beside which it was not made."""


def check_references(livret: Livret, items: Sequence[Said]) -> list[Said]:
    """Return the items with their references brought to the first wording.

    Raises:
        UnknownReference: Something named is not in this livret, nor earlier in
            the list, or is of another sort; with its path.
        InvalidField: Two items of the list have the same name.
        DiagnosisIsNoContract: A contract would be linked to a joint diagnosis.
    """
    known = _Known(livret)
    return [known.take(item) for item in items]


@dataclass(slots=True)
class _Known:
    livret: Livret
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    _ids: frozenset[str] = frozenset()
    _roots: dict[tuple[str, str], str] = field(default_factory=dict)
    _linked: frozenset[str] = frozenset()
    _diagnoses: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        said = self.livret.history
        aside = (one.id for one in self.livret.set_aside)
        self._ids = frozenset([*(v.id for v in said), *aside, *self.livret.newer])
        papers = [v.content.get("document") for v in said if v.kind == _LINKS]
        # A paper that is withheld or erased here does not stop other dates.
        self._linked = frozenset(paper for paper in papers if paper)
        self._diagnoses = frozenset(
            v.id
            for v in said
            if v.kind == "document_frozen" and not may_be_a_contract(v.content)
        )
        for value in said:
            for name, kind in NAMED_BY.items():
                if value.kind == kind and name != "member":
                    root = value.content.get(name, value.id)
                    self._roots[name, value.id] = root

    def take(self, item: Said) -> Said:
        def change(name: str, text: str, path: str) -> str:
            found = self.found(name, text)
            if found is None:
                raise UnknownReference(path=at(item.path, path))
            if item.kind == _LINKS and found in self._diagnoses:
                raise DiagnosisIsNoContract
            return found

        content = rewritten(item.content, change, item.kind)
        voice = changed_voice(item.voice, "voice", change)
        if item.name:
            if item.name in self.names:
                raise InvalidField(path=at(item.path, "as"), problem="twice")
            self.names[item.name] = (item.kind, _first(item, content))
        return replace(item, content=content, voice=voice)

    def found(self, name: str, text: str) -> str | None:
        """Return what stands for ``text`` in a field, or None."""
        if text.startswith("@"):
            kind, first = self.names.get(text[1:], ("", ""))
            wanted = NAMED_BY.get("member" if name == "voice" else name)
            return first if kind and wanted in {kind, None} else None
        if name == "voice":
            member = self.livret.team.members.get(text)
            speaks = member is not None and member.voice == OTHER_VOICE + text
            return text if speaks else None
        if name == "member":
            return text if text in self.livret.team.members else None
        if name == ANYTHING:
            return text if text in self._ids else None
        if name == "document" and text in self._linked:
            return text
        root = self._roots.get((name, text))
        stands = name == "agreement" or (name, root or "") in self.livret.slots
        return root if stands else None


def _first(item: Said, content: Mapping[str, Any]) -> str:
    """Return how later items name what this one makes or rewords."""
    for name, kind in NAMED_BY.items():
        if item.kind == kind and isinstance(content.get(name), str):
            return str(content[name])
    return f"@{item.name}"
