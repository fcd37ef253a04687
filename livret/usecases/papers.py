"""From a livret to what a paper says: exactly what will be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from livret.domain.authority import Member
from livret.domain.barrier_history import closed_now
from livret.domain.barriers import Barrier
from livret.domain.diagnosis import (
    JointDiagnosis,
    Topic,
    aim_of,
    current_diagnosis,
)
from livret.domain.errors import InvalidField
from livret.domain.kind_fields import SIDES
from livret.domain.livret import Livret, Value
from livret.domain.person import person_of
from livret.domain.said_since import said_since
from livret.usecases.errors import NoDiagnosis, NotCalledYet, NotExpectedToSign
from livret.usecases.paper_rows import (
    UNNAMED,
    Printing,
    declined,
    referents_of,
)
from livret.usecases.paper_steps import goals_said, strengths_said
from livret.usecases.sheets import DiagnosticSheet, Row, Sheet, Signatory
from livret.usecases.shown_whole import shown_in_part

FIELDS = {"personne": "SigPersonne", "social": "SigSocial", "emploi": "SigEmploi"}
"""Signature field by role; others are ``SigAutre1`` and so on."""

_MOST_SIGNERS = 9

STANDARD = "standard"
"""The dress a paper is drawn in unless another is asked for."""


S_co = TypeVar("S_co", bound=Sheet, covariant=True)


@dataclass(frozen=True, slots=True)
class Composed(Generic[S_co]):
    """What is to be printed.

    Attributes:
        sheet: The paper, as values.
        contains: Ids of every contribution it prints.
        in_part: Those of them that it shows only in part: nobody confirms them
            by signing it.
        dress: Whole name of the dress it is drawn in.
    """

    sheet: S_co
    contains: tuple[str, ...]
    in_part: tuple[str, ...] = ()
    dress: str = STANDARD


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoices:
    """What is chosen before a paper is made.

    Attributes:
        language: Of the paper.
        on: Its date.
        witness: The referent at whose desk it is made.
        leave_off: Barriers the person wants left off; no trace stays.
        show_despite_refusal: Barriers she declined and yet agreed to print.
        signers: Roles expected to sign, in their order; empty: the person and
            each referent.
        in_order: Each one signs after the one before.
        amends: Date of the paper this one replaces, or None.
        target: What the paper is about, where it needs one: the id of a
            meeting, of a review, or the service a letter goes to.
        since: First day of what is printed, or None for all of it.
        until: Last day, or None.
        parts: Parts of the whole livret; empty: the usual ones.
        with_life: She ticked that « Ma vie » may be on it (practice rule 6).
        with_situation: She asked for the situations to be on it (rule 8).
        with_planned: She asked for meetings that did not happen (rule 8).
        words: What she, or the referent with her, adds to it.
        to_sign: It will be signed: places for the signers stand on it. The
            joint diagnosis always has them.
        dress: Name of the dress it is drawn in.
    """

    language: str
    on: dt.date
    witness: str
    leave_off: frozenset[str] = frozenset()
    show_despite_refusal: frozenset[str] = frozenset()
    signers: tuple[str, ...] = ()
    in_order: bool = False
    amends: dt.date | None = None
    target: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    parts: frozenset[str] = frozenset()
    with_life: bool = False
    with_situation: bool = False
    with_planned: bool = False
    words: str = ""
    to_sign: bool = False
    dress: str = STANDARD


def compose_diagnostic(
    livret: Livret, choices: PaperChoices
) -> Composed[DiagnosticSheet]:
    """Compose the joint diagnosis of a livret.

    On a topic she declined nobody else's reading is printed unless she said
    yes (practice 7).

    Raises:
        InvalidField: A barrier or a role that does not exist: what she wants
            left off must never be printed for a slip of the pen.
        NoDiagnosis: No diagnosis was opened, or nothing was said on any topic.
        NotCalledYet: The livret has no name; a paper would be nobody's.
        NotExpectedToSign: Nobody of the livret has a role asked for.
    """
    for name in ("leave_off", "show_despite_refusal"):
        if not getattr(choices, name) <= set(Barrier):
            raise InvalidField(path=name, problem="choice")
    diagnosis = current_diagnosis(livret)
    if diagnosis is None:
        raise NoDiagnosis
    since = said_since(livret)
    printing = Printing(livret, choices.show_despite_refusal, since, closed_now(livret))
    return _Composing(livret, diagnosis, choices, printing).done()


@dataclass(slots=True)
class _Composing:
    livret: Livret
    diagnosis: JointDiagnosis
    choices: PaperChoices
    printing: Printing

    def done(self) -> Composed[DiagnosticSheet]:
        off = self.choices.leave_off
        topics = [one for one in self.diagnosis.topics if one.barrier not in off]
        touched = [topic for topic in topics if self._spoken_of(topic)]
        if not touched:
            raise NoDiagnosis
        called = person_of(self.livret).called
        if not called:
            raise NotCalledYet
        self.printing.keep_name(*name_said(self.livret))
        aim = aim_of(self.livret)
        rows = tuple(
            self.printing.row(topic, aimed=aim is not None) for topic in touched
        )
        sheet = DiagnosticSheet(
            called=called,
            on=self.choices.on,
            aim=self.printing.quote(aim) if aim else None,
            strengths=strengths_said(self.printing, self.diagnosis, self._may),
            rows=rows,
            not_discussed=tuple(
                topic.barrier.value for topic in topics if not self._spoken_of(topic)
            ),
            goals=goals_said(self.printing, self._may),
            signatories=signatories(
                self.livret, called, self.choices.signers, _spoken(rows)
            ),
            form=f"{self.diagnosis.form}/{self.diagnosis.form_version}",
            language=self.choices.language,
            present=tuple(described(member) for member in referents_of(self.livret)),
            witness=self.choices.witness,
            amends=self.choices.amends,
            taken_from=self.printing.taken_from(),
        )
        in_part = shown_in_part(self.printing, sheet)
        return Composed(sheet, tuple(self.printing.printed), in_part)

    def _spoken_of(self, topic: Topic) -> bool:
        """Tell whether anything was said of a topic: here, in a review, or its end."""
        told = (self.printing.since, self.printing.closed)
        return topic.touched or any(topic.barrier in each for each in told)

    def _may(self, barriers: Iterable[str]) -> bool:
        return not self.choices.leave_off.intersection(barriers)


def signatories(
    livret: Livret,
    called: str,
    wanted: tuple[str, ...],
    spoken: frozenset[str] = frozenset(),
) -> tuple[Signatory, ...]:
    """Return who is expected to sign a paper, the person first.

    Args:
        livret: Whose team signs.
        called: How she wants to be called.
        wanted: Roles; empty: the person, each referent and guardians.
        spoken: Sides whose words stand on the paper: they have a place too,
            before anybody wrote who speaks for them.

    Raises:
        NotExpectedToSign: Nobody of the livret has a role asked for.
    """
    signers = [
        Signatory(role="personne", name=called, quality="", field=FIELDS["personne"])
    ]
    signers += [
        Signatory(
            role=member.side,
            name=member.name,
            quality=member.quality,
            field=FIELDS[member.side],
        )
        for member in referents_of(livret)
    ]
    known = {one.role for one in signers}
    signers += [
        Signatory(role=side, name=f"{UNNAMED}{side}", quality="", field=FIELDS[side])
        for side in SIDES
        if side in spoken and side not in known
    ]
    signers.sort(key=lambda one: ("personne", *SIDES).index(one.role))
    # A guardian has a place of their own, and never her voice (practice 16).
    guardians = (one for one in livret.members if one.role == "mandataire")
    signers += [
        Signatory(
            role=f"autre-{number}",
            name=member.name,
            quality=member.quality,
            field=f"SigAutre{number}",
        )
        for number, member in enumerate(guardians, start=1)
    ]
    missing = set(wanted) - {one.role for one in signers}
    if missing:
        raise NotExpectedToSign(role=min(missing)[:40])
    by_role = {one.role: one for one in signers}
    kept = [by_role[role] for role in dict.fromkeys(wanted)] or signers
    return tuple(kept[:_MOST_SIGNERS])


def _spoken(rows: Iterable[Row]) -> frozenset[str]:
    """Return whose words stand in the rows of a diagnosis."""
    told = (row.marks + tuple(m for r in row.reviews for m in r.marks) for row in rows)
    marks = (mark for each in told for mark in each)
    return frozenset(mark.voice for mark in marks if mark.answer or mark.words)


def name_said(livret: Livret) -> tuple[Value, ...]:
    """Return what tells how she is called."""
    person = person_of(livret)
    if person.each("called"):
        return person.standing("called")
    parts = [person.standing(name) for name in ("first_name", "last_name")]
    return tuple(values[-1] for values in parts if values)


def described(member: Member) -> str:
    """Return "name, quality" of a member."""
    told = member.quality or member.organisation
    return f"{member.name}, {told}" if told else member.name


def declined_topics(diagnosis: JointDiagnosis) -> tuple[str, ...]:
    """Return the barriers the person prefers not to speak of."""
    return tuple(topic.barrier.value for topic in diagnosis.topics if declined(topic))
