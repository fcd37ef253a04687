"""The joint diagnosis: the views side by side and what the three agree on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from livret.domain.barrier_history import barrier_histories
from livret.domain.barriers import Answer, Barrier
from livret.domain.kinds import SlotKey
from livret.domain.livret import Livret, Standing, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One voice's reading of one barrier.

    Attributes:
        voice: Whose.
        values: What stands; several when written at the same time or
            collected by different people, the voice's own first.
    """

    voice: str
    values: tuple[Value, ...]

    @property
    def shown(self) -> Value:
        """The value shown first: own, then confirmed, then the latest."""
        return max(self.values, key=prominence)

    @property
    def answer(self) -> str:
        """The level or other answer of the shown value, possibly empty."""
        content = self.shown.content
        return str(content.get("level") or content.get("answer") or "")

    @property
    def words(self) -> str:
        """The words of the shown value, possibly empty."""
        return str(self.shown.content.get("words", ""))

    @property
    def declined(self) -> bool:
        """True when the voice prefers not to answer.

        Refusing is the restrictive answer: among several that stand side by
        side, one refusal holds.
        """
        standing = [value for value in self.values if not value.answered]
        return any(
            value.content.get("answer") == Answer.NE_SOUHAITE_PAS_REPONDRE
            for value in standing or [self.shown]
        )


def prominence(value: Value) -> tuple[int, int, str]:
    """Return what sorts values of one voice: own, then confirmed, then latest."""
    rank = {Standing.OWN: 2, Standing.CONFIRMED: 1, Standing.COLLECTED: 0}
    native = 0 if value.imported_from else 1
    return (rank[value.standing] * 2 + native, value.recorded_at, value.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One barrier of a joint diagnosis.

    Attributes:
        barrier: Which.
        views: By voice: hers first, then social, emploi and others.
        supports: Strengths recognised on this topic.
        lines: What the three keep; several when written at the same time.
        declined_since: She prefers not to speak of it, as she said in a review
            after her view.
    """

    barrier: Barrier
    views: tuple[View, ...] = ()
    supports: tuple[Value, ...] = ()
    lines: tuple[Value, ...] = ()
    declined_since: bool = False

    def view(self, voice: str) -> View | None:
        """Return one voice's view, or None: "pas encore dit"."""
        return next((view for view in self.views if view.voice == voice), None)

    @property
    def touched(self) -> bool:
        """Whether anybody answered, said or agreed anything here."""
        answered = any(
            view.words or view.answer not in {"", Answer.PAS_ABORDE}
            for view in self.views
        )
        return answered or bool(self.lines)

    @property
    def declined(self) -> bool:
        """Whether the person prefers not to speak of it (practice 7)."""
        hers = self.view("personne")
        return self.declined_since or (hers is not None and hers.declined)


@dataclass(frozen=True, slots=True, kw_only=True)
class JointDiagnosis:
    """The current joint diagnosis of a livret.

    Attributes:
        id: Id of the contribution that opened it; of the first one that
            stands, when it was opened at several desks side by side.
        form: Name of its form.
        form_version: Version of its form, the newest it was opened on.
        topics: The seven barriers, in the field's order.
    """

    id: str
    form: str
    form_version: int
    topics: tuple[Topic, ...]

    def topic(self, barrier: str) -> Topic:
        """Return one barrier's topic."""
        return next(topic for topic in self.topics if topic.barrier == barrier)


_ORDER = {"personne": 0, "social": 1, "emploi": 2}


def current_diagnosis(livret: Livret) -> JointDiagnosis | None:
    """Return the diagnosis opened last in the log's order, or None."""
    opened = list(livret.each("diagnosis"))
    return _read(livret, *opened[-1]) if opened else None


def diagnoses_of(livret: Livret) -> tuple[JointDiagnosis, ...]:
    """Return every diagnosis in the order they were opened, the current one last."""
    return tuple(_read(livret, *found) for found in livret.each("diagnosis"))


def _read(livret: Livret, place: SlotKey, opened: tuple[Value, ...]) -> JointDiagnosis:
    since = declined_in_reviews(livret)
    return JointDiagnosis(
        id=opened[0].id,
        form=opened[0].content["form"],
        form_version=max(one.content["form_version"] for one in opened),
        topics=tuple(
            _topic(livret, place[1], barrier, declined_since=barrier in since)
            for barrier in Barrier
        ),
    )


def declined_in_reviews(livret: Livret) -> frozenset[Barrier]:
    """Return the barriers she declined looking back, and said nothing of since.

    What she said last holds, whatever day it is told about.
    """
    asked = {
        str(one["barrier"])
        for _, values in livret.each("review_said")
        for value in values
        if value.voice == "personne"
        for one in value.content.get("levels", ())
        if one.get("answer") == Answer.NE_SOUHAITE_PAS_REPONDRE
    }
    if not asked:
        return frozenset()
    histories = barrier_histories(livret)
    return frozenset(
        one.barrier for one in histories if one.declined and one.barrier in asked
    )


def _topic(
    livret: Livret, diagnosis: str, barrier: Barrier, *, declined_since: bool
) -> Topic:
    views = [
        View(voice=key[3], values=_readable(values))
        for key, values in livret.each("view")
        if key[1] == diagnosis and key[2] == barrier
    ]
    return Topic(
        barrier=barrier,
        views=tuple(sorted(views, key=lambda v: (_ORDER.get(v.voice, 3), v.voice))),
        supports=tuple(strengths_of(livret, barrier)),
        lines=livret.at("line", diagnosis, barrier),
        declined_since=declined_since,
    )


def _readable(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=prominence, reverse=True))


def strengths_of(livret: Livret, barrier: str | None = None) -> list[Value]:
    """Return the strengths recognised, of one barrier or of all (None)."""
    found = [values[-1] for _, values in livret.each("strength")]
    if barrier is None:
        return found
    return [value for value in found if value.content.get("barrier") == barrier]


def aim_of(livret: Livret) -> Value | None:
    """Return her aim: her own words first, then the latest collected."""
    values = livret.at("aim", "personne")
    return max(values, key=prominence) if values else None
