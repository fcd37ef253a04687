"""From a folded livret to its synthesis; pure functions."""

from __future__ import annotations

import datetime as dt

from livret.desktop.diagnosis.reading import (
    last_line,
    quotes_of,
    reasons_of,
    strengths_shown,
    voice_of_action,
)
from livret.desktop.essentiel.page import Essential, TeamMember
from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.itemrows import Item
from livret.desktop.kit.text import plain
from livret.desktop.kit.voices import Voice
from livret.desktop.person.reading import reaching_of
from livret.desktop.team_voices import PERSON, person_voice, voice_of
from livret.domain.came import usual_interpreting
from livret.domain.diagnosis import Topic, aim_of, current_diagnosis
from livret.domain.livret import Livret, Value
from livret.domain.pathway import Action, pathway_of
from livret.domain.person import person_of
from livret.domain.team import Member
from livret.usecases.paper_rows import declined, family
from livret.words.dates import long_date, month_year
from livret.words.history import role_label
from livret.words.labels import quality_label
from livret.words.translator import Translator


def essential_of(tr: Translator, livret: Livret) -> Essential:
    """Read what matters of one livret."""
    diagnosis = current_diagnosis(livret)
    topics = diagnosis.topics if diagnosis else ()
    return Essential(
        called=person_of(livret).first_word or tr.text("La personne"),
        under=_opened(tr, livret),
        aim=quotes_of(_aims_shown(livret)),
        helps=strengths_shown(livret, topics),
        kept=tuple(
            kept for topic in topics if (kept := _kept(tr, livret, topic)) is not None
        ),
        steps=_steps(tr, livret),
        reaching=reaching_of(tr, livret),
        interpreting=usual_interpreting(livret),
        team=(
            TeamMember(person_voice(tr, livret), tr.text("c’est son livret")),
            *(
                TeamMember(_voice(member), _under(tr, livret, member))
                for member in livret.members
                if member.role != PERSON
            ),
        ),
    )


def _opened(tr: Translator, livret: Livret) -> str:
    if not livret.history:
        return ""
    month = month_year(tr, livret.history[0].said_on)
    return tr.text("livret ouvert en {month}", month=month)


def _aims_shown(livret: Livret) -> tuple[Value, ...]:
    """Return her aims, the most prominent first; answered ones are past."""
    first = aim_of(livret)
    if first is None:
        return ()
    others = [one for one in livret.at("aim", PERSON) if one.id != first.id]
    return (first, *(one for one in others if not one.answered))


def _kept(tr: Translator, livret: Livret, topic: Topic) -> tuple[str, str, str] | None:
    line = last_line(topic.lines)
    if line is None or declined(topic):
        return None
    words = str(line.content.get("words", ""))
    if not words:
        reasons = (
            tr.text(
                "{name} : {words}",
                name=plain(voice_of(tr, livret, voice).name),
                words=plain(said),
            )
            for voice, said in reasons_of(line.content)
        )
        words = "\n".join(reasons)
    return (topic.barrier.value, line.content["outcome"], words)


def _steps(tr: Translator, livret: Livret) -> tuple[Item, ...]:
    pathway = pathway_of(livret)
    goals = [goal for goal in pathway.goals if not goal.over]
    actions = [action for goal in goals for action in goal.actions]
    actions = [one for one in (*actions, *pathway.loose) if not one.over]
    actions.sort(key=lambda one: one.by or dt.date.max)
    alone = [Item(one.id, one.words, icon="target") for one in goals if not one.actions]
    return (*(_step(tr, livret, action) for action in actions), *alone)


def _step(tr: Translator, livret: Livret, action: Action) -> Item:
    who = voice_of_action(tr, livret, action)
    told = [plain(who.name)] if who else []
    if action.by is not None:
        told.append(tr.text("pour le {day}", day=long_date(tr, action.by)))
    if action.state == "blocked_outside":
        told.append(
            tr.text("bloqué dehors : {blocked}", blocked=plain(action.reason))
            if action.reason
            else tr.text("ça bloque dehors")
        )
    barrier = next(iter(action.barriers), "")
    return Item(
        action.id,
        action.words,
        " · ".join(told),
        icon=TOPIC_ICONS.get(barrier, "target"),
    )


def _voice(member: Member) -> Voice:
    return Voice(member.voice, member.name, family(member.voice))


def _under(tr: Translator, livret: Livret, member: Member) -> str:
    if member.quality:
        what = member.quality
    elif member.side:
        what = quality_label(tr, member.side)
    else:
        what = role_label(tr, member.role)
    told = [what, member.organisation]
    if livret.at("structure", member.id):
        told[1] = tr.text("structure partenaire")  # its name would tell a fact
    if not member.keys:
        told.append(tr.text("sans Livret"))
    return " · ".join(plain(part) for part in told if part)
