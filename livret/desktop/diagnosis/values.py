"""What the diagnosis page shows, and what it says back: plain frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.desktop.kit.voices import Voice
from livret.domain.barriers import Answer
from livret.domain.came import INTERPRETED, STRAIGHT, Came


@dataclass(frozen=True)
class Quote:
    """Words of the person.

    Attributes:
        words: Without quotation marks.
        by: Who wrote them ("Claire M."), empty when she did.
        came: How they came.
        on: The day they were said; None while they are being typed.
    """

    words: str
    by: str = ""
    came: Came = STRAIGHT
    on: dt.date | None = None


@dataclass(frozen=True)
class Stance:
    """What one voice says on one topic.

    Attributes:
        voice: Id of the voice.
        answer: A level or another answer, empty: "pas encore dit".
        words: What it says beside, for voices other than the person's.
        situations: Ids of the form's situations that were ticked.
        outside: What blocks outside, and who.
        beside: Other answers of the same voice, written at the same time.
        came: How its words came.
        on: The day of the answer, where one stands.
    """

    voice: str
    answer: str = ""
    words: str = ""
    situations: tuple[str, ...] = ()
    outside: str = ""
    beside: tuple[str, ...] = ()
    came: Came = STRAIGHT
    on: dt.date | None = None


@dataclass(frozen=True)
class Reviewed:
    """What voices said otherwise of a topic in a review since.

    Attributes:
        moment: A code of ``livret.domain.reviews``.
        on: The day of the review.
        answers: Pairs of (voice id, answer), hers first.
    """

    moment: str
    on: dt.date
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AgreedLine:
    """What they keep on one topic.

    Attributes:
        outcome: ``agreed``, ``with_reservation`` or ``not_agreed``.
        words: The line; may be empty when not agreed.
        reasons: Pairs of (voice id, words).
        beside: Other lines, written at the same time.
    """

    outcome: str = ""
    words: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """A goal or an action tied to a topic.

    Attributes:
        id: Key for the controller.
        words: What.
        who: Name of who does it, empty for a goal.
        by: Until when, or None.
    """

    id: str
    words: str
    who: str = ""
    by: dt.date | None = None


@dataclass(frozen=True)
class Topic:
    """One row.

    Attributes:
        barrier: Its code.
        quotes: Her words; several stand side by side.
        stances: One for each voice that said something.
        supports: What helps, plain sentences.
        line: What they keep.
        steps: Goals and actions tied to it.
        shown_anyway: She declined, and agrees that the others' views are shown.
        reviews: What was said otherwise since; nothing of whom is not shown.
        declined: She prefers not to speak of it, as she said in her view or in
            a review after it.
        closed: The day it was said that it no longer gets in the way, and what
            was said of it; None where it was not, or not any more.
        kept_on: The day of what they keep; None where several lines stand.
    """

    barrier: str
    quotes: tuple[Quote, ...] = ()
    stances: tuple[Stance, ...] = ()
    supports: tuple[str, ...] = ()
    line: AgreedLine = AgreedLine()
    steps: tuple[Step, ...] = ()
    shown_anyway: bool = False
    reviews: tuple[Reviewed, ...] = ()
    declined: bool = False
    closed: tuple[dt.date, str] | None = None
    kept_on: dt.date | None = None

    def stance(self, voice: str) -> Stance:
        """Return what a voice says, an empty stance when nothing."""
        return next((s for s in self.stances if s.voice == voice), Stance(voice))


@dataclass(frozen=True)
class Diagnosis:
    """The whole page.

    Attributes:
        called: How she wants to be called.
        under: The line under the title ("12 mars 2026 · pour « … »").
        voices: Who speaks, hers first; three to five. Their ids are the
            log's voices (``personne``, ``social``, ``autre:Awa``).
        topics: The seven rows, in the order of the form.
        strengths: What helps her, shown above the rows.
        asked: ``aim`` or ``daily``: which question is asked.
        interpreting: How an interpreter is usual here.
        usual: The day of answers that tell none, or None: no day is told.
        today: The day of the page, where days are told.
    """

    called: str
    under: str
    voices: tuple[Voice, ...]
    topics: tuple[Topic, ...]
    strengths: tuple[str, ...] = ()
    asked: str = "aim"
    interpreting: Came = INTERPRETED
    usual: dt.date | None = None
    today: dt.date | None = None

    @property
    def person(self) -> str:
        """Id of her voice."""
        return next((v.id for v in self.voices if v.side == "personne"), "")

    def shown(self, topic: Topic) -> list[tuple[Voice, Stance]]:
        """Return the voices shown on a row.

        Where she prefers not to answer, the others' views are not shown
        unless she says yes (practice rule 7).
        """
        hers = topic.stance(self.person).answer
        refused = topic.declined or hers == Answer.NE_SOUHAITE_PAS_REPONDRE
        silent = refused and not topic.shown_anyway
        return [
            (voice, topic.stance(voice.id))
            for voice in self.voices
            if voice.side == "personne" or not silent
        ]


@dataclass(frozen=True)
class ViewEdit:
    """A voice said something on a topic.

    Attributes:
        barrier: The topic.
        voice: Id of the voice.
        answer: A level, another answer or empty.
        words: Its words.
        came: How its words came.
        situations: Ids of situations ticked (``barrier/facet/name``).
        outside: What blocks outside, and who.
    """

    barrier: str
    voice: str
    answer: str = ""
    words: str = ""
    came: Came = STRAIGHT
    situations: tuple[str, ...] = ()
    outside: str = ""


@dataclass(frozen=True)
class LineEdit:
    """They wrote what they keep.

    Attributes:
        barrier: The topic.
        line: What they keep.
    """

    barrier: str
    line: AgreedLine


@dataclass(frozen=True)
class SupportEdit:
    """Something that helps was recognised.

    Attributes:
        barrier: The topic.
        words: In plain words.
        code: Code of the form's point of support, empty when written freely.
        came: How these words came.
    """

    barrier: str
    words: str
    code: str = ""
    came: Came = STRAIGHT


@dataclass(frozen=True)
class StepEdit:
    """A goal or an action was added.

    Attributes:
        barrier: The topic.
        words: What.
        who: Voice id of who does it; empty for a goal.
        by: Until when, or None.
    """

    barrier: str
    words: str
    who: str = ""
    by: dt.date | None = None
