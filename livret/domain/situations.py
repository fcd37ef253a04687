"""Where she stands, what she projects and what life taught her, as said.

The four situations of the field are never a category, a filter or a statistic
(practice rule 8): they are sentences with a date, hers first.
"""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.barriers import Answer
from livret.domain.diagnosis import prominence
from livret.domain.livret import Livret, Value

PERSON = "personne"
_ORDER = {PERSON: 0, "social": 1, "emploi": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where she stands towards employment, as one voice says it.

    Attributes:
        voice: Whose word.
        code: A code of ``pathway_fields.SITUATIONS``, empty for an answer that
            is none of them.
        answer: Such an answer (prefers not to say, does not know, …), or
            empty.
        words: In words, possibly empty.
        value: The contribution it is read from.
    """

    voice: str
    code: str
    answer: str
    words: str
    value: Value


def situations_of(livret: Livret) -> tuple[Situation, ...]:
    """Return what each voice says now, hers first.

    What referents said is left out where she prefers not to answer.
    """
    found = []
    for key, values in livret.each("situation"):
        shown = max(values, key=prominence)
        found.append(
            Situation(
                voice=key[1],
                code=shown.content.get("situation", ""),
                answer=shown.content.get("answer", ""),
                words=shown.content.get("words", ""),
                value=shown,
            )
        )
    found.sort(key=lambda one: (_ORDER.get(one.voice, 3), one.voice))
    hers = next((one for one in found if one.voice == PERSON), None)
    if hers is not None and hers.answer == Answer.NE_SOUHAITE_PAS_REPONDRE:
        return (hers,)
    return tuple(found)


def situation_open_to(livret: Livret, voice: str) -> bool:
    """Tell whether a voice may say it: she first, and only if she answers."""
    if voice == PERSON:
        return True
    hers = [one for one in situations_of(livret) if one.voice == PERSON]
    return bool(hers) and hers[0].answer != Answer.NE_SOUHAITE_PAS_REPONDRE


def projects_of(livret: Livret) -> tuple[Value, ...]:
    """Return her vocational projects as they stand, in the log's order."""
    return tuple(values[-1] for _, values in livret.each("project"))


def skills_of(livret: Livret) -> tuple[Value, ...]:
    """Return the skills of life that were recognised, in the log's order."""
    return tuple(values[-1] for _, values in livret.each("skill"))


def charter_of(livret: Livret) -> tuple[Value, ...]:
    """Return the charter that stands; several when written at the same time."""
    return livret.at("charter")


def charter_versions(livret: Livret) -> tuple[Value, ...]:
    """Return every version of the charter, the first one first."""
    return tuple(one for one in livret.history if one.kind == "charter_written")
