"""Whether what is said names a form, and parts of a form, that exist here.

Facets, observed situations, points of support and choices of the charter are
printed with the words of their form; an id that no form has could only be shown
as a riddle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from livret.domain.errors import InvalidField, Unavailable
from livret.domain.forms import Form
from livret.domain.kind_fields import DIAGNOSIS_OPENED
from livret.domain.livret import Livret
from livret.usecases.errors import EmptyCharter
from livret.usecases.ports import FormLibrary
from livret.usecases.references import at
from livret.usecases.writing import Said


def check_forms(
    forms: FormLibrary, usual: str, livret: Livret, items: Sequence[Said]
) -> None:
    """Refuse what names a part of a form, or a form, of nowhere.

    Args:
        forms: The forms of this Livret.
        usual: Name of the form that a diagnosis is opened on.
        livret: Where it is to be said. What is said in one of its diagnoses
            on a form that this Livret does not have is left unchecked, as is
            a charter of an edition it does not have.
        items: What is to be said, completed.

    Raises:
        InvalidField: With the path of what is not as it must be.
        EmptyCharter: A charter says nothing at all.
    """
    checking = _Checking(forms, usual)
    for _, values in livret.each("diagnosis"):
        for value in values:
            checking.opened[value.id] = _named(value.content)
    for item in items:
        if item.kind == "diagnosis_opened":
            checking.opening(item)
        elif item.kind == "view_given" and item.content.get("facets"):
            checking.facets(item)
        elif item.kind == "strength_recognised" and "support" in item.content:
            checking.support(item)
        elif item.kind == "charter_written":
            checking.charter(item)


@dataclass(slots=True)
class _Checking:
    forms: FormLibrary
    usual: str
    opened: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    def opening(self, item: Said) -> None:
        DIAGNOSIS_OPENED.check(item.content, item.path)
        name, version = self.opened[f"@{item.name}"] = _named(item.content)
        if self._form(name, version) is None:
            wrong = "form" if self._newest(name) is None else "form_version"
            raise InvalidField(path=at(item.path, wrong), problem="unknown")

    def facets(self, item: Said) -> None:
        named = self.opened.get(str(item.content.get("diagnosis")), ("", 0))
        form = self._form(*named)
        if form is None:
            return
        ids = form.ids()
        for path, told in _facet_ids(item.content["facets"]):
            astray = told.partition("/")[0] != item.content.get("barrier")
            if astray or told not in ids:
                raise InvalidField(path=at(item.path, path), problem="unknown")

    def support(self, item: Said) -> None:
        told = item.content["support"]
        if not isinstance(told, str):
            return  # told for what it is where every field is looked at
        used = {*self.opened.values(), (self.usual, self._newest(self.usual))}
        found = [form for named in used if (form := self._form(*named))]
        if found and not any(told in form.ids() for form in found):
            raise InvalidField(path=at(item.path, "support"), problem="unknown")

    def charter(self, item: Said) -> None:
        edition, choices = item.content.get("edition", 0), item.content.get("choices")
        if not (isinstance(edition, int) and isinstance(choices, list)):
            return  # told for what it is where every field is looked at
        if not choices and not item.content.get("lines"):
            raise EmptyCharter
        try:
            known = self.forms.charter_choices(edition)
        except Unavailable:
            return
        for i, told in enumerate(choices):
            if isinstance(told, str) and told not in known:
                path = at(item.path, f"choices[{i}]")
                raise InvalidField(path=path, problem="unknown")

    def _form(self, name: Any, version: Any) -> Form | None:
        try:
            return self.forms.form(name, version, "fr")
        except Unavailable:
            return None

    def _newest(self, name: str) -> int | None:
        try:
            return self.forms.latest(name)
        except Unavailable:
            return None


def _named(content: Mapping[str, Any]) -> tuple[Any, Any]:
    return content.get("form"), content.get("form_version")


def _facet_ids(facets: Any) -> Iterator[tuple[str, str]]:
    """Walk the ids of facets and situations with their paths, where they are text."""
    for i, facet in enumerate(facets if isinstance(facets, list) else ()):
        if not isinstance(facet, Mapping):
            continue
        if isinstance(facet.get("facet"), str):
            yield f"facets[{i}].facet", facet["facet"]
        situations = facet.get("situations")
        for j, one in enumerate(situations if isinstance(situations, list) else ()):
            if isinstance(one, str):
                yield f"facets[{i}].situations[{j}]", one
