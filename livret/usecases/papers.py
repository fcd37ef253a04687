"""From a livret to what a paper says: exactly what will be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from livret.domain.authority import Member
from livret.domain.barriers import Answer
from livret.domain.diagnosis import (
    JointDiagnosis,
    Topic,
    View,
    aim_of,
    current_diagnosis,
    strengths_of,
)
from livret.domain.livret import Livret, Standing, Value
from livret.domain.pathway import Action, pathway_of
from livret.domain.person import person_of
from livret.usecases.errors import NoDiagnosis
from livret.usecases.sheets import (
    DiagnosticSheet,
    GoalOnPaper,
    Line,
    Mark,
    Quote,
    Row,
    Signatory,
    Step,
)

FIELDS = {"personne": "SigPersonne", "social": "SigSocial", "emploi": "SigEmploi"}
"""Signature field by role; others are ``SigAutre1`` and so on."""

_MAX_VOICES = 5


@dataclass(slots=True)
class Composed:
    """A sheet and the ids of every contribution it prints."""

    sheet: DiagnosticSheet
    contains: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoices:
    """What is chosen before a paper is made.

    Attributes:
        language: Of the paper.
        on: Its date.
        witness: The referent at whose desk it is made.
        leave_off: Barriers the person wants left off; no trace stays.
        show_despite_refusal: Barriers she declined and yet agreed to print.
        signers: Roles expected to sign; empty: the person and each referent.
        amends: Date of the paper this one replaces, or None.
    """

    language: str
    on: dt.date
    witness: str
    leave_off: frozenset[str] = frozenset()
    show_despite_refusal: frozenset[str] = frozenset()
    signers: tuple[str, ...] = ()
    amends: dt.date | None = None


def compose_diagnostic(livret: Livret, choices: PaperChoices) -> Composed:
    """Compose the joint diagnosis of a livret.

    On a topic she declined nobody else's reading is printed unless she said
    yes (practice 7).

    Raises:
        NoDiagnosis: No diagnosis was opened, or nothing was said on any topic.
    """
    diagnosis = current_diagnosis(livret)
    if diagnosis is None:
        raise NoDiagnosis
    return _Composing(livret, diagnosis, choices).done()


@dataclass(slots=True)
class _Composing:
    livret: Livret
    diagnosis: JointDiagnosis
    choices: PaperChoices
    printed: dict[str, None] = field(default_factory=dict)

    def done(self) -> Composed:
        topics = [
            topic
            for topic in self.diagnosis.topics
            if topic.barrier not in self.choices.leave_off
        ]
        touched = [topic for topic in topics if topic.touched]
        if not touched:
            raise NoDiagnosis
        person = person_of(self.livret)
        called = self.livret.at("detail", "called")
        self.print(*called)
        aim = aim_of(self.livret)
        sheet = DiagnosticSheet(
            called=person.called,
            on=self.choices.on,
            aim=self._quote(aim) if aim else None,
            strengths=self._strengths(),
            rows=tuple(self._row(topic) for topic in touched),
            not_discussed=tuple(
                topic.barrier.value for topic in topics if not topic.touched
            ),
            goals=self._goals(),
            signatories=self._signatories(person.called),
            form=f"{self.diagnosis.form}/{self.diagnosis.form_version}",
            language=self.choices.language,
            present=tuple(
                _described(member) for member in self.livret.members if _signs(member)
            ),
            witness=self.choices.witness,
            amends=self.choices.amends,
        )
        return Composed(sheet, tuple(self.printed))

    def print(self, *values: Value) -> None:
        """Remember that a contribution is on the paper."""
        for value in values:
            self.printed[value.id] = None

    def _quote(self, value: Value) -> Quote:
        self.print(value)
        came = value.content.get("came", {})
        typed_by = value.origin_author or value.author_name
        return Quote(
            words=value.content["words"],
            speaker=person_of(self.livret).first_word,
            written_by="" if value.standing is Standing.OWN else typed_by,
            came=came.get("how", "directly"),
            language=came.get("language", ""),
        )

    def _strengths(self) -> tuple[str, ...]:
        skills = [values[-1] for _, values in self.livret.each("skill")]
        found = [
            value
            for value in [*strengths_of(self.livret), *skills]
            if value.content.get("barrier") not in self.choices.leave_off
        ]
        self.print(*found)
        return tuple(dict.fromkeys(value.content["words"] for value in found))

    def _row(self, topic: Topic) -> Row:
        hers = topic.view("personne")
        alone = topic.declined and (
            topic.barrier not in self.choices.show_despite_refusal
        )
        views = [view for view in topic.views if view.voice == "personne" or not alone]
        self.print(*topic.supports)
        asked = hers.shown.content.get("asked", "aim") if hers else "aim"
        return Row(
            barrier=topic.barrier.value,
            quotes=self._quotes(hers),
            marks=self._marks(views, alone=alone),
            supports=tuple(value.content["words"] for value in topic.supports),
            outside=self._outside(views),
            line=self._line(topic.lines),
            asked=asked,
        )

    def _quotes(self, hers: View | None) -> tuple[Quote, ...]:
        if hers is None:
            return ()
        spoken = [value for value in hers.values if "words" in value.content]
        return tuple(self._quote(value) for value in spoken)

    def _marks(self, views: Iterable[View], *, alone: bool) -> tuple[Mark, ...]:
        by_voice = {view.voice: view for view in views}
        voices = list(by_voice)
        if not alone:
            expected = ["personne", *(m.voice for m in self._referents())]
            voices = list(dict.fromkeys([*expected, *voices]))
        return tuple(
            self._mark(voice, by_voice.get(voice)) for voice in voices[:_MAX_VOICES]
        )

    def _mark(self, voice: str, view: View | None) -> Mark:
        if view is None:
            return Mark(voice=_family(voice), name=self._name(voice), answer="")
        self.print(view.shown)
        return Mark(
            voice=_family(voice),
            name=self._name(voice, view.shown),
            answer=view.answer,
            words="" if voice == "personne" else view.words,
        )

    def _name(self, voice: str, value: Value | None = None) -> str:
        if voice == "personne":
            return person_of(self.livret).first_word
        if value is not None and value.speaker_name:
            return value.speaker_name.split()[0]
        members = self.livret.team.with_voice(voice)
        return members[-1].name.split()[0] if members else ""

    def _outside(self, views: Iterable[View]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for view in views:
            for item in view.shown.content.get("outside", ()):
                found[item["words"]] = None
                self.print(view.shown)
        return tuple(found)

    def _line(self, lines: tuple[Value, ...]) -> Line | None:
        if not lines:
            return None
        last = max(lines, key=lambda value: (value.recorded_at, value.id))
        self.print(last)
        return Line(
            outcome=last.content["outcome"],
            words=last.content.get("words", ""),
            reasons=tuple(
                (self._name(reason["voice"]), reason["words"])
                for reason in last.content.get("reasons", ())
            ),
        )

    def _goals(self) -> tuple[GoalOnPaper, ...]:
        pathway = pathway_of(self.livret)
        off = self.choices.leave_off
        goals = []
        for goal in pathway.goals:
            if goal.state == "set_aside" or off.intersection(goal.barriers):
                continue
            self.print(goal.values[-1])
            goals.append(
                GoalOnPaper(
                    words=goal.words,
                    barriers=goal.barriers,
                    steps=self._steps(goal.actions),
                )
            )
        loose = self._steps(pathway.loose)
        if loose:
            goals.append(GoalOnPaper(words="", steps=loose))
        return tuple(goals)

    def _steps(self, actions: Iterable[Action]) -> tuple[Step, ...]:
        steps = []
        for action in actions:
            if action.state in {"done", "set_aside"} or (
                self.choices.leave_off.intersection(action.barriers)
            ):
                continue
            self.print(action.values[-1])
            voice, name = action.who
            steps.append(
                Step(
                    words=action.words,
                    who=name or self._name(voice),
                    side=_family(voice),
                    by=action.by,
                )
            )
        return tuple(steps)

    def _referents(self) -> list[Member]:
        found: dict[str, Member] = {}
        for member in self.livret.members:
            if _signs(member):
                found.setdefault(member.voice, member)
        return sorted(found.values(), key=lambda m: m.side != "social")

    def _signatories(self, called: str) -> tuple[Signatory, ...]:
        wanted = self.choices.signers
        signers = [
            Signatory(
                role="personne", name=called, quality="", field=FIELDS["personne"]
            )
        ]
        signers += [
            Signatory(
                role=member.side,
                name=member.name,
                quality=member.quality,
                field=FIELDS[member.side],
            )
            for member in self._referents()
        ]
        return tuple(one for one in signers if not wanted or one.role in wanted)


def _signs(member: Member) -> bool:
    return member.role == "referent" and bool(member.side)


def _described(member: Member) -> str:
    told = member.quality or member.organisation
    return f"{member.name}, {told}" if told else member.name


def _family(voice: str) -> str:
    return voice if voice in {"personne", "social", "emploi"} else "autre"


def declined_topics(diagnosis: JointDiagnosis) -> tuple[str, ...]:
    """Return the barriers the person prefers not to speak of."""
    return tuple(
        topic.barrier.value
        for topic in diagnosis.topics
        if (view := topic.view("personne")) is not None
        and view.answer == Answer.NE_SOUHAITE_PAS_REPONDRE
    )
