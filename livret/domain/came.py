"""How somebody's words came to be written down here (practice rules 12, 16).

Source: ``resources/design/log.md``, field ``came`` of every kind that holds
somebody's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.livret import Livret

DIRECTLY = "directly"
INTERPRETER = "interpreter"
HELPED = "helped"
TELEPHONE = "telephone"
PAPER = "paper"

_TEXTS = ("language", "service", "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """How words came.

    Attributes:
        how: ``directly``, ``interpreter``, ``written`` (by the speaker),
            ``helped``, ``telephone`` or ``paper``.
        language: Language that was spoken, ISO 639, empty when not told.
        service: The interpreting service or person, possibly empty.
        by: Who helped, possibly empty.
        telephone: The interpreter, or the helper, was on the telephone.
    """

    how: str = DIRECTLY
    language: str = ""
    service: str = ""
    by: str = ""
    telephone: bool = False

    @property
    def content(self) -> dict[str, Any]:
        """The field ``came`` of a contribution; empty when nothing is to tell."""
        told: dict[str, Any] = {
            name: value for name in _TEXTS if (value := getattr(self, name))
        }
        if self.telephone:
            told["telephone"] = True
        if not told and self.how == DIRECTLY:
            return {}
        return {"how": self.how, **told}


STRAIGHT = Came()
"""Said directly, in French: nothing is told of it."""

INTERPRETED = Came(how=INTERPRETER)
"""By an interpreter of whom nothing is told."""


def told_came(came: Came) -> dict[str, Any]:
    """Return the part of a content that tells how its words came, or nothing."""
    return {"came": came.content} if came.content else {}


def came_of(content: Mapping[str, Any]) -> Came:
    """Read how words came from the content of a contribution."""
    told = content.get("came", {})
    return Came(
        how=told.get("how", DIRECTLY),
        language=told.get("language", ""),
        service=told.get("service", ""),
        by=told.get("by", ""),
        telephone=told.get("telephone", False),
    )


def usual_interpreting(livret: Livret) -> Came:
    """Return how an interpreter is usual here: as the last time, if ever.

    Before the first time, in the first language she said she speaks and that
    is not French.
    """
    for value in reversed(livret.history):
        came = came_of(value.content)
        if came.how == INTERPRETER:
            return came
    spoken = livret.at("detail", "languages")
    languages = spoken[-1].content.get("languages", ()) if spoken else ()
    language = next((one for one in languages if one != "fr"), "")
    return Came(how=INTERPRETER, language=language)
