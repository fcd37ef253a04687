"""A draft of a CV from what she said: plain text, hers to finish.

It opens on what she knows how to do. It holds no address, no date of birth, no
barrier and nothing that a referent said of her.
"""

from __future__ import annotations

from livret.domain.diagnosis import aim_of, strengths_of
from livret.domain.livret import Livret, Value
from livret.domain.person import person_of
from livret.domain.situations import PERSON, projects_of, skills_of
from livret.words.languages import language_name
from livret.words.reviews import area_label
from livret.words.translator import Translator


def cv_draft(tr: Translator, livret: Livret) -> str:
    """Return the draft; what was not said leaves a line to complete."""
    person = person_of(livret)
    blocks = [
        "\n".join(
            [
                person.called or tr.text("Votre nom"),
                tr.text("Votre téléphone, votre adresse électronique : à compléter"),
            ]
        )
    ]
    wanted = [
        str(one.content["words"]) for one in projects_of(livret) if one.voice == PERSON
    ]
    aim = aim_of(livret)
    if not wanted and aim is not None:
        wanted = [str(aim.content["words"])]
    told = (
        (tr.text("Ce que je cherche"), wanted),
        (tr.text("Ce que je sais faire"), _skills(tr, livret)),
        (tr.text("Mes langues"), _languages(tr, livret)),
        (tr.text("Ma formation"), _lines(person.detail("education"))),
    )
    for title, lines in told:
        if lines:
            blocks.append("\n".join([title, *(f"- {line}" for line in lines)]))
    return "\n\n".join(blocks) + "\n"


def _skills(tr: Translator, livret: Livret) -> list[str]:
    skills = [_skill(tr, one) for one in skills_of(livret)]
    known = {str(one.content["words"]) for one in skills_of(livret)}
    hers = [one for one in strengths_of(livret) if "barrier" not in one.content]
    return skills + [
        str(one.content["words"]) for one in hers if one.content["words"] not in known
    ]


def _skill(tr: Translator, skill: Value) -> str:
    told = skill.content
    line = str(told["words"])
    area = told.get("area", "")
    if area and area != "other":
        line = tr.text("{line} ({area})", line=line, area=area_label(tr, area))
    if story := told.get("story"):
        line = tr.text("{line} : {story}", line=line, story=story)
    return line


def _languages(tr: Translator, livret: Livret) -> list[str]:
    codes = person_of(livret).detail("languages") or ()
    return [language_name(tr, code) or code for code in codes]


def _lines(text: str | None) -> list[str]:
    return [text] if text else []
