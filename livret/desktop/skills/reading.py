"""From a folded livret to skills, projects and where she stands; pure."""

from __future__ import annotations

from livret.desktop.skills.values import ProjectView, SituationView, SkillView
from livret.desktop.team_voices import voice_of
from livret.domain.livret import Livret
from livret.domain.situations import projects_of, situations_of, skills_of
from livret.words.labels import answer_label
from livret.words.reviews import area_label, situation_label
from livret.words.translator import Translator


def skills_shown(tr: Translator, livret: Livret) -> tuple[SkillView, ...]:
    """Return the skills of life, the first said first."""
    return tuple(
        SkillView(
            id=one.id,
            words=one.content["words"],
            area=area_label(tr, one.content["area"]) if "area" in one.content else "",
            story=one.content.get("story", ""),
            by=one.content.get("recognised_by", ""),
        )
        for one in skills_of(livret)
    )


def projects_shown(tr: Translator, livret: Livret) -> tuple[ProjectView, ...]:
    """Return the vocational projects as they stand."""
    return tuple(
        ProjectView(
            one.id,
            one.content["words"],
            voice_of(tr, livret, one.voice, one.speaker_name),
        )
        for one in projects_of(livret)
    )


def situations_shown(tr: Translator, livret: Livret) -> tuple[SituationView, ...]:
    """Return where she stands, hers first."""
    return tuple(
        SituationView(
            voice_of(tr, livret, one.voice, one.value.speaker_name),
            _told(tr, one.code, one.answer),
            one.words,
            one.value.said_on,
            one.value.id,
        )
        for one in situations_of(livret)
    )


def _told(tr: Translator, code: str, answer: str) -> str:
    if code:
        return situation_label(tr, code)
    return answer_label(tr, answer) if answer else ""
