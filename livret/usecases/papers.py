"""From a livret to what a paper says: exactly what will be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from livret.domain.authority import Member
from livret.domain.diagnosis import (
    JointDiagnosis,
    aim_of,
    current_diagnosis,
    strengths_of,
)
from livret.domain.livret import Livret, Value
from livret.domain.pathway import Action, pathway_of
from livret.domain.person import person_of
from livret.usecases.errors import NoDiagnosis
from livret.usecases.paper_rows import (
    Printing,
    declined,
    family,
    is_hers,
    referents_of,
    speaks_for_a_side,
)
from livret.usecases.sheets import DiagnosticSheet, GoalOnPaper, Signatory, Step

FIELDS = {"personne": "SigPersonne", "social": "SigSocial", "emploi": "SigEmploi"}
"""Signature field by role; others are ``SigAutre1`` and so on."""

_MOST_SIGNERS = 9


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
    printing = Printing(livret, choices.show_despite_refusal)
    return _Composing(livret, diagnosis, choices, printing).done()


@dataclass(slots=True)
class _Composing:
    livret: Livret
    diagnosis: JointDiagnosis
    choices: PaperChoices
    printing: Printing

    def done(self) -> Composed:
        off = self.choices.leave_off
        topics = [one for one in self.diagnosis.topics if one.barrier not in off]
        touched = [topic for topic in topics if topic.touched]
        if not touched:
            raise NoDiagnosis
        called = person_of(self.livret).called
        self.printing.keep(*self._name())
        aim = aim_of(self.livret)
        sheet = DiagnosticSheet(
            called=called,
            on=self.choices.on,
            aim=self.printing.quote(aim) if aim else None,
            strengths=self._strengths(),
            rows=tuple(
                self.printing.row(topic, aimed=aim is not None) for topic in touched
            ),
            not_discussed=tuple(
                topic.barrier.value for topic in topics if not topic.touched
            ),
            goals=self._goals(),
            signatories=self._signatories(called),
            form=f"{self.diagnosis.form}/{self.diagnosis.form_version}",
            language=self.choices.language,
            present=tuple(
                _described(member)
                for member in self.livret.members
                if speaks_for_a_side(member)
            ),
            witness=self.choices.witness,
            amends=self.choices.amends,
        )
        return Composed(sheet, tuple(self.printing.printed))

    def _name(self) -> tuple[Value, ...]:
        """Return what tells how she is called."""
        called = self.livret.at("detail", "called")
        if called and called[-1].content["called"]:
            return called
        parts = [self.livret.at("detail", name) for name in ("first_name", "last_name")]
        return tuple(values[-1] for values in parts if values)

    def _strengths(self) -> tuple[str, ...]:
        skills = [values[-1] for _, values in self.livret.each("skill")]
        silent = {
            topic.barrier
            for topic in self.diagnosis.topics
            if self.printing.alone(topic)
        }
        found = [
            value
            for value in [*strengths_of(self.livret), *skills]
            if value.content.get("barrier") not in self.choices.leave_off
            and (is_hers(value) or value.content.get("barrier") not in silent)
        ]
        self.printing.keep(*found)
        return tuple(dict.fromkeys(value.content["words"] for value in found))

    def _goals(self) -> tuple[GoalOnPaper, ...]:
        pathway = pathway_of(self.livret)
        off = self.choices.leave_off
        goals = []
        for goal in pathway.goals:
            if goal.state == "set_aside" or off.intersection(goal.barriers):
                continue
            self.printing.keep(goal.values[-1])
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
            self.printing.keep(action.values[-1])
            voice, name = action.who
            steps.append(
                Step(
                    words=action.words,
                    who=name or self.printing.name_of(voice),
                    side=family(voice),
                    by=action.by,
                )
            )
        return tuple(steps)

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
            for member in referents_of(self.livret)
        ]
        # A guardian has a place of their own, and never her voice (practice 16).
        guardians = (one for one in self.livret.members if one.role == "mandataire")
        signers += [
            Signatory(
                role=f"autre-{number}",
                name=member.name,
                quality=member.quality,
                field=f"SigAutre{number}",
            )
            for number, member in enumerate(guardians, start=1)
        ]
        kept = [one for one in signers if not wanted or one.role in wanted]
        return tuple(kept[:_MOST_SIGNERS])


def _described(member: Member) -> str:
    told = member.quality or member.organisation
    return f"{member.name}, {told}" if told else member.name


def declined_topics(diagnosis: JointDiagnosis) -> tuple[str, ...]:
    """Return the barriers the person prefers not to speak of."""
    return tuple(topic.barrier.value for topic in diagnosis.topics if declined(topic))
