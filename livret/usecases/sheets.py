"""What a paper says, as plain values: drawn by ``paper``, attached as JSON.

A sheet holds exactly what is printed and nothing else: no ids, no history, no
trace of what was left off. The JSON attached to the PDF is ``as_json(sheet)``.

Codes (barriers, levels, answers, outcomes) stay codes here; ``paper`` turns
them into words of the paper's language.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from livret.domain.came import STRAIGHT, Came

SIGNED_LANGUAGES = ("fr", "en")
"""Languages a paper is signed in; in any other it is an aid to reading."""


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Somebody's words and how they came.

    Attributes:
        words: The words themselves, without quotation marks.
        speaker: Whose words, as printed ("Amina").
        written_by: Who typed them, empty when the speaker did.
        came: ``directly``, ``interpreter``, ``written``, ``helped``,
            ``telephone`` or ``paper``.
        language: Language spoken, ISO 639, empty when French.
        service: The interpreting service, possibly empty.
        helped_by: Who helped, possibly empty.
        telephone: The interpreter was on the telephone.
        on: The day they were said: of words collected on paper, the one written
            there; None where no day is known, or where they are of the day of what
            they stand in.
    """

    words: str
    speaker: str
    written_by: str = ""
    came: str = "directly"
    language: str = ""
    service: str = ""
    helped_by: str = ""
    telephone: bool = False
    on: dt.date | None = None

    @property
    def way(self) -> Came:
        """How the words came, as one value."""
        return Came(
            how=self.came,
            language=self.language,
            service=self.service,
            by=self.helped_by,
            telephone=self.telephone,
        )


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One voice's answer on one barrier.

    Attributes:
        voice: ``personne``, ``social``, ``emploi`` or ``autre``.
        name: Printed beside the mark ("Claire").
        answer: A level or another answer (``livret.domain.barriers``), or
            empty: "pas encore dit".
        words: What this voice says beside the level, possibly empty.
        came: How these words came.
        on: The day it was said; None where nothing was, or no day is known.
    """

    voice: str
    name: str
    answer: str
    words: str = ""
    came: Came = STRAIGHT
    on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """What was said otherwise of a barrier in a review, after the marks beside.

    Attributes:
        moment: A code of ``livret.domain.reviews``.
        on: The day of the review.
        marks: Who said another answer there, hers first.
    """

    moment: str
    on: dt.date
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class Closed:
    """That a topic no longer gets in the way.

    Attributes:
        on: The day it was said.
        words: What was said of it, possibly empty.
    """

    on: dt.date
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """What the three keep on one barrier.

    Attributes:
        outcome: ``agreed``, ``with_reservation`` or ``not_agreed``.
        words: The line itself; may be empty when not agreed.
        reasons: Each one's reason: pairs of (name, words).
        on: The day it was said; None where no day is known.
    """

    outcome: str
    words: str
    reasons: tuple[tuple[str, str], ...] = ()
    on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One barrier of the joint diagnosis.

    Attributes:
        barrier: Code of the barrier.
        quotes: The person's words; several when written at the same time or
            collected by different people.
        marks: Three to five voices, hers first.
        reviews: What the same voices said otherwise since, in a review.
        supports: What helps on this topic, plain sentences.
        outside: What blocks outside ("La préfecture n'a pas répondu").
        lines: What the three keep; none while nothing is agreed, several when
            written at the same time.
        asked: ``aim`` or ``daily``: which question was asked.
        closed: That it no longer gets in the way, where that was said; None
            where it was not, or where it was taken up again since.
    """

    barrier: str
    quotes: tuple[Quote, ...] = ()
    marks: tuple[Mark, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    supports: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    asked: str = "aim"
    closed: Closed | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One action: who does what by when.

    Attributes:
        words: What is to be done.
        who: Name printed, empty while nobody said who; ``side`` tells the mark.
        side: ``personne``, ``social``, ``emploi``, ``autre`` or ``ensemble``.
        by: The date agreed, or None.
        outside: What blocks outside, where the paper tells it.
    """

    words: str
    who: str
    side: str
    by: dt.date | None = None
    outside: str = ""


@dataclass(frozen=True, kw_only=True)
class GoalOnPaper:
    """One goal, with its steps.

    Attributes:
        words: The goal; empty for steps that belong to no goal.
        hers: Whether these are her words, printed as a quotation.
        barriers: Codes of the barriers it is tied to.
        steps: Its actions, by the day they are to be done before.
    """

    words: str
    barriers: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    hers: bool = True


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """One expected signer and the field kept for them.

    Attributes:
        role: ``personne``, ``social``, ``emploi`` or ``autre-1`` … ``autre-2``.
        name: As printed.
        quality: "référente sociale", possibly empty.
        field: Name of the signature field in the PDF.
    """

    role: str
    name: str
    quality: str
    field: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What every paper says, whichever it is.

    Attributes:
        called: How she wants to be called.
        on: Date of the paper.
        language: ISO 639-1 code of the paper.
        signatories: Expected signers, in order; none where nobody signs.
        form: Form and version, e.g. ``diagnostic-partage/1``; possibly empty.
        witness: Who keeps the desk ("Claire M."), for the signature line.
        amends: Date of the paper this one replaces, or None.
        version: Which of the papers about the same thing that bear its date;
            told from the second on, for a paper that is signed.
        amends_version: Which one it replaces, of those that bear ``amends``; 0
            where that date alone tells it.
        in_order: Each signatory signs after the one before.
        taken_from: Names of the other software from which something on it was
            taken over: it was not said in front of those who sign.
    """

    paper: ClassVar[str] = ""
    """What this paper is called in the log, the journal and at the doors."""

    called: str
    on: dt.date
    language: str = "fr"
    signatories: tuple[Signatory, ...] = ()
    form: str = ""
    witness: str = ""
    amends: dt.date | None = None
    version: int = 1
    amends_version: int = 0
    in_order: bool = False
    taken_from: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return what is printed as plain JSON values (dates as ISO 8601)."""
        told = {"paper": self.paper, **_plain(dataclasses.asdict(self))}
        for name in _TOLD_IF_ANY:
            if getattr(self, name) == getattr(Sheet, name):
                del told[name]
        return told


_TOLD_IF_ANY = ("taken_from", "version", "amends_version")
"""Fields that the data of a paper leaves out where they say nothing."""


@dataclass(frozen=True, kw_only=True)
class DiagnosticSheet(Sheet):
    """The joint diagnosis as it is printed; ``on`` is the date of the diagnosis.

    Attributes:
        aim: Her aim in her words, or None.
        strengths: What helps her and what she knows how to do.
        rows: The barriers spoken of, in the order of the form.
        not_discussed: Codes of the barriers not spoken of yet.
        goals: Goals and who does what.
        present: Who took part, "name, quality", without the person.
    """

    paper = "diagnostic"

    aim: Quote | None
    strengths: tuple[str, ...]
    rows: tuple[Row, ...]
    not_discussed: tuple[str, ...]
    goals: tuple[GoalOnPaper, ...]
    present: tuple[str, ...] = ()


def as_json(sheet: Sheet) -> dict[str, Any]:
    """Return what is printed as plain JSON values (dates as ISO 8601)."""
    return sheet.plain()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
