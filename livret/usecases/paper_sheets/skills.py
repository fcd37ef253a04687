"""What « Ce que je sais faire » takes: her skills first, in her words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from livret.domain.diagnosis import aim_of, strengths_of
from livret.domain.livret import Value
from livret.domain.person import person_of
from livret.domain.situations import PERSON, projects_of, skills_of
from livret.usecases.paper_rows import is_hers
from livret.usecases.paper_sheets.errors import NothingToPrint
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.sheets import Quote, Sheet


@dataclass(frozen=True, kw_only=True)
class SkillOnPaper:
    """One thing she knows how to do.

    Attributes:
        words: What, as said.
        hers: Whether these are her words.
        story: When she did it, possibly empty.
        area: The experience of life it comes from, a code; possibly empty.
        learned: Where she learned it, possibly empty.
        recognised_by: Who saw it, possibly empty.
    """

    words: str
    hers: bool = True
    story: str = ""
    area: str = ""
    learned: str = ""
    recognised_by: str = ""


@dataclass(frozen=True, kw_only=True)
class SkillsSheet(Sheet):
    """« Ce que je sais faire » as it is printed.

    Attributes:
        wants: What she looks for in her words, or None.
        skills: What she knows how to do.
        helps: What else she can count on, in her words.
        languages: ISO 639 codes of the languages she speaks.
        education: What she studied, possibly empty.
    """

    paper = "savoir-faire"

    wants: Quote | None
    skills: tuple[SkillOnPaper, ...]
    helps: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    education: str = ""


def take_skills(taking: Taking) -> SkillsSheet:
    """Compose it: nothing of any difficulty stands on it.

    Raises:
        NothingToPrint: No skill and no strength was said yet.
    """
    skills = skills_of(taking.livret)
    known = {str(one.content["words"]) for one in skills}
    helps = [
        one
        for one in strengths_of(taking.livret)
        if is_hers(one)
        and "barrier" not in one.content
        and one.content["words"] not in known
    ]
    if not skills and not helps:
        raise NothingToPrint(paper=SkillsSheet.paper)
    taking.printing.keep(*skills, *helps)
    person = person_of(taking.livret)
    spoken = person.standing("languages")
    studied = person.standing("education")
    taking.printing.keep(*spoken[-1:], *studied[-1:])
    return SkillsSheet(
        **taking.head(),
        wants=_wants(taking),
        skills=tuple(_skill(one) for one in skills),
        helps=tuple(dict.fromkeys(str(one.content["words"]) for one in helps)),
        languages=tuple(person.detail("languages") or ()),
        education=str(person.detail("education") or ""),
    )


def _wants(taking: Taking) -> Quote | None:
    projects = [one for one in projects_of(taking.livret) if one.voice == PERSON]
    aim = aim_of(taking.livret)
    found: Iterable[Value] = projects[-1:] or ([aim] if aim else [])
    return next((taking.printing.quote(one) for one in found), None)


def _skill(value: Value) -> SkillOnPaper:
    told: dict[str, Any] = dict(value.content)
    return SkillOnPaper(
        words=str(told["words"]),
        hers=is_hers(value),
        **{
            name: str(told.get(name, ""))
            for name in ("story", "area", "learned", "recognised_by")
        },
    )
