"""What a contribution of the pathway says beside its words, in a few lines.

« Tout ce qui a été dit » must show every word that somebody said: hers above
all, wherever a kind keeps them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from livret.domain.barriers import Answer
from livret.words.contracts import DAYS, type_label
from livret.words.dates import long_date
from livret.words.goals import reply_label
from livret.words.labels import answer_label, barrier_label
from livret.words.languages import language_name
from livret.words.meetings import SIDES, STATES, means_label, outcome_label
from livret.words.minutes_text import ANSWERS
from livret.words.reviews import (
    TOLD,
    ending_label,
    moment_label,
    situation_label,
)
from livret.words.timeline import ACTS, REFERRALS
from livret.words.translator import Translator

Content = Mapping[str, Any]
_Say = Callable[[Translator, Content], str]
_Lines = Callable[[Translator, Content], list[str]]


def state_told(tr: Translator, kind: str, content: Content) -> str:
    """Return the state, the answer or the type that a contribution tells; or none."""
    say = _STATES.get(kind)
    return say(tr, content) if say is not None else ""


def lines_told(tr: Translator, kind: str, content: Content) -> tuple[str, ...]:
    """Return what else it holds, one line each: days, places, every word said."""
    say = _LINES.get(kind)
    return tuple(line for line in say(tr, content) if line) if say is not None else ()


# --- states ------------------------------------------------------------------------


def _became(tr: Translator, content: Content) -> str:
    said = tr.text(STATES[content["state"]])
    if "side" in content:
        side = tr.text(SIDES[content["side"]])
        return tr.text("{state} ({side})", state=said, side=side)
    return said


def _situation(tr: Translator, content: Content) -> str:
    if "situation" in content:
        return situation_label(tr, content["situation"])
    return answer_label(tr, content["answer"])


def _ended(tr: Translator, content: Content) -> str:
    said = tr.text(ACTS["closed" if content["state"] == "closed" else "reopened"])
    if "reason" in content:
        reason = ending_label(tr, content["reason"])
        return tr.text("{what}, {reason}", what=said, reason=reason)
    return said


def _reached(tr: Translator, content: Content) -> str:
    means = means_label(tr, content["means"])
    outcome = outcome_label(tr, str(content.get("outcome", "")))
    if not outcome:
        return means
    return tr.text("{what}, {how}", what=means, how=outcome)


_STATES: Mapping[str, _Say] = {
    "meeting_state": _became,
    "contact_made": _reached,
    "contract_noted": lambda tr, content: type_label(tr, content["type"]),
    "answer_given": lambda tr, content: reply_label(tr, content["answer"]),
    "barrier_state": lambda tr, content: tr.text(ANSWERS[content["state"]]),
    "referral_state": lambda tr, content: tr.text(REFERRALS[content["state"]]),
    "review_opened": lambda tr, content: moment_label(tr, content["moment"]),
    "situation_said": _situation,
    "accompaniment_state": _ended,
}


# --- lines -------------------------------------------------------------------------


def _day(tr: Translator, content: Content, name: str = "on") -> str:
    day = content.get(name)
    return long_date(tr, dt.date.fromisoformat(day)) if day else ""


def _met(tr: Translator, content: Content) -> list[str]:
    moment = [_day(tr, content), str(content.get("at", ""))]
    where = [means_label(tr, content.get("means", "")), content.get("place", "")]
    spoken = [language_name(tr, content.get("language", ""))]
    spoken.append(content.get("interpreter", ""))
    lines = [", ".join(filter(None, moment)), " · ".join(filter(None, where))]
    lines += [", ".join(filter(None, spoken)), str(content.get("about", ""))]
    if content.get("next_words"):
        words = content["next_words"]
        lines.append(tr.text("La prochaine fois : {words}", words=words))
    return lines


def _contact(tr: Translator, content: Content) -> list[str]:
    heard, at = content.get("heard"), str(content.get("at", ""))
    said = [tr.text("« {words} »", words=heard)] if heard else []
    return [at, *said]


def _contract(tr: Translator, content: Content) -> list[str]:
    lines = [
        tr.text("{what} {day}", what=tr.text(words), day=_day(tr, content, name))
        for name, words in DAYS.items()
        if name in content
    ]
    return [*lines, str(content.get("paper_kept", ""))]


def _looked_back(tr: Translator, content: Content) -> list[str]:
    if content.get("declined"):
        return [answer_label(tr, Answer.NE_SOUHAITE_PAS_REPONDRE)]
    lines = [
        tr.text("{name} : {words}", name=tr.text(title), words=content[name])
        for name, title in TOLD.items()
        if content.get(name)
    ]
    for level in content.get("levels", ()):
        topic = barrier_label(tr, level["barrier"])
        code = level.get("level") or level.get("answer")
        answer = answer_label(tr, code) if code else ""
        told = tr.text("{name} : {words}", name=topic, words=answer)
        lines += [told if answer else topic, str(level.get("words", ""))]
    return lines


def _charter(_tr: Translator, content: Content) -> list[str]:
    return [str(line["words"]) for line in content.get("lines", ())]


def _happened(tr: Translator, content: Content) -> list[str]:
    return [_day(tr, content)]


def _referral(tr: Translator, content: Content) -> list[str]:
    who = [content["to"], content.get("contact", "")]
    return [", ".join(filter(None, who)), _day(tr, content)]


def _handover(tr: Translator, content: Content) -> list[str]:
    calls = [
        " · ".join(filter(None, (one["name"], one.get("about"), one.get("reach"))))
        for one in content.get("call", ())
    ]
    to = content["to"]["name"]
    return [to, _day(tr, content), str(content.get("in_progress", "")), *calls]


def _goal(tr: Translator, content: Content) -> list[str]:
    contract = content.get("contract_type")
    if not contract:
        return []
    named = type_label(tr, contract)
    return [tr.text("Aussi dans le papier : {contract}", contract=named)]


_LINES: Mapping[str, _Lines] = {
    "goal_set": _goal,
    "meeting_planned": _met,
    "meeting_held": _met,
    "contact_made": _contact,
    "contract_noted": _contract,
    "review_opened": _happened,
    "review_said": _looked_back,
    "charter_written": _charter,
    "life_told": _happened,
    "event_noted": _happened,
    "accompaniment_state": _happened,
    "referral_made": _referral,
    "referral_state": _happened,
    "handover_made": _handover,
    "project_said": lambda _tr, content: [str(content.get("occupation", ""))],
    # Its name tells a fact of her life: « Qui voit quoi » says it when asked.
    "structure_named": lambda tr, _content: [tr.text("structure partenaire")],
}
