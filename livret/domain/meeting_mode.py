"""The questions of a meeting held at one screen, and which one comes next.

A plain state machine: no clock, no screen. A ``Sitting`` is kept as a draft
of the vault after every change, and is taken up again at the same question
after a crash, a lock or a dead battery.

Source: practice rules 1, 2, 7, 10, 18 and 21.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from livret.domain.barriers import Barrier
from livret.domain.came import STRAIGHT, Came
from livret.domain.meeting_rooms import Elsewhere, digits_of, letters
from livret.domain.meetings import Present
from livret.domain.reviews import PARTS

PERSON = "personne"

LONGEST_PAUSE = dt.timedelta(minutes=90)
"""After a longer silence « Qui est dans la pièce ? » is asked again."""

PREFIX = 20
"""Hex digits by which a sitting remembers a contribution."""


class Question(StrEnum):
    """What is asked, in the order of a meeting."""

    ROOM = "room"
    WELCOME = "welcome"
    LAST_TIME = "last_time"
    LOOKING_BACK = "looking_back"
    LOOKING_CHOOSING = "looking_choosing"
    LOOKING_TOPIC = "looking_topic"
    AIM = "aim"
    CHOOSING = "choosing"
    TOPIC = "topic"
    STEPS = "steps"
    READ_BACK = "read_back"
    SIGNING = "signing"
    HANDING_OVER = "handing_over"
    ENDING = "ending"


TOPICAL = {
    Question.CHOOSING: Question.TOPIC,
    Question.LOOKING_CHOOSING: Question.LOOKING_TOPIC,
}
"""Where a topic is chosen, and where it is spoken of: only those she wants."""

_CHOSEN = {topic: choosing for choosing, topic in TOPICAL.items()}
LOOKING = frozenset(
    {Question.LOOKING_BACK, Question.LOOKING_CHOOSING, Question.LOOKING_TOPIC}
)
"""Where the three look back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the order of the questions depends on.

    Attributes:
        last_time: Something was said before that can be recalled.
        printable: Something was said that a paper can print.
        review: It is to look back together, or that was begun that day.
    """

    review: bool = False
    last_time: bool = False
    printable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A meeting under way.

    Attributes:
        began: Instant it began, aware, UTC.
        touched: Instant it was last touched, aware, UTC.
        question: The one asked now.
        barrier: The topic being spoken of; empty elsewhere.
        part: Which of ``reviews.PARTS`` is looked back at; empty elsewhere.
        voice: Whose words are typed.
        present: Who is in the room.
        came: How her words come in this meeting.
        taken_up: Topics taken up, in order.
        looked_at: Topics looked back at, in order.
        despite: Topics she declined and of which she lets the others speak.
        said: What was said in it, by ``short`` id, in order.
        planned: Id of the meeting that was planned, possibly empty.
        document: Id of the paper made in it, possibly empty.
        read_back: It was read back aloud.
        handed_over: ``paper``, ``file``, ``kept_here``, ``nothing``, or empty.
        then: Where to go on once it was told again who is in the room.
        away: The desk was gone back to before the meeting ended.
        marks: The marks that the meeting goes by (``meeting_rooms``).
        elsewhere: The other rooms in which it is held, as far as they are known.
    """

    began: dt.datetime
    touched: dt.datetime
    question: Question = Question.ROOM
    barrier: str = ""
    part: str = ""
    voice: str = PERSON
    present: tuple[Present, ...] = ()
    came: Came = STRAIGHT
    taken_up: tuple[str, ...] = ()
    looked_at: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    planned: str = ""
    document: str = ""
    read_back: bool = False
    handed_over: str = ""
    then: str = ""
    away: bool = False
    marks: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()

    # --- going on --------------------------------------------------------------

    def onward(self, known: Known) -> Self:
        """Return the sitting at the next question; the last one stays."""
        if self.question is Question.ROOM and self.then:
            return self._after_the_room()
        if self.question in _CHOSEN:
            return self._at(_CHOSEN[self.question]) if self.left else self.stop_here()
        if self.question is Question.LOOKING_BACK and self.part != PARTS[-1]:
            return self._looking_at(1)
        if self.question is Question.READ_BACK:
            return replace(self._step(1, known), read_back=True)
        return self._step(1, known)

    def back(self, known: Known) -> Self:
        """Return the sitting at the question before; the first one stays."""
        if self.question in _CHOSEN:
            return self._at(_CHOSEN[self.question])
        if self.question is Question.LOOKING_BACK and self.part != PARTS[0]:
            return self._looking_at(-1)
        return self._step(-1, known)

    def take_up(self, barrier: str) -> Self:
        """Return the sitting at a topic she wants.

        Raises:
            ValueError: No barrier has this code.
        """
        code = Barrier(barrier).value
        if self.question in LOOKING:
            looked_at = (*(one for one in self.looked_at if one != code), code)
            made = replace(self._at(Question.LOOKING_TOPIC), barrier=code)
            return replace(made, looked_at=looked_at)
        taken_up = (*(one for one in self.taken_up if one != code), code)
        made = replace(self._at(Question.TOPIC), barrier=code)
        return replace(made, taken_up=taken_up)

    def stop_here(self) -> Self:
        """Return the sitting past the topics: « on s'arrête là »."""
        looking = self.question in LOOKING
        return self._at(Question.AIM if looking else Question.STEPS)

    def without_signing(self, known: Known) -> Self:
        """Return the sitting past the signatures; it was read back all the same."""
        signing = replace(self._at(Question.SIGNING), read_back=True)
        return signing.onward(known)

    @property
    def left(self) -> tuple[str, ...]:
        """Topics not taken up in this meeting, in the field's order.

        While the three look back: those not looked back at.
        """
        seen = self.looked_at if self.question in LOOKING else self.taken_up
        return tuple(one.value for one in Barrier if one not in seen)

    def _looking_at(self, by: int) -> Self:
        part = PARTS[PARTS.index(self.part) + by]
        return replace(self._at(Question.LOOKING_BACK), part=part)

    def _step(self, by: int, known: Known) -> Self:
        order = [one for one in Question if one in _asked(known) | {self.question}]
        place = order.index(self.question) + by
        place = min(max(place, 0), len(order) - 1)
        if order[place] in _CHOSEN:
            place += by
        made = self._at(order[place])
        return replace(made, part=PARTS[-1]) if made.part and by < 0 else made

    def _at(self, question: Question) -> Self:
        part = PARTS[0] if question is Question.LOOKING_BACK else ""
        made = replace(self, question=question, barrier="", part=part)
        return replace(made, voice=PERSON)

    def _after_the_room(self) -> Self:
        question, _, about = self.then.partition(":")
        made = replace(self._at(Question(question)), then="")
        if made.part:
            return replace(made, part=about or made.part)
        return replace(made, barrier=about)

    # --- who and what -------------------------------------------------------------

    def with_said(self, *ids: str) -> Self:
        """Return the sitting with more that was said in it."""
        new = (short(one) for one in ids)
        return replace(self, said=tuple(dict.fromkeys((*self.said, *new))))

    def without_said(self, contribution: str) -> Self:
        """Return the sitting without what was taken back."""
        gone = short(contribution)
        return replace(self, said=tuple(one for one in self.said if one != gone))

    def joined_with(self, marks: Iterable[str], room: Elsewhere) -> Self:
        """Return the sitting as one meeting with that of another room."""
        known = (one for one in self.elsewhere if one.member != room.member)
        return replace(
            self,
            marks=tuple(dict.fromkeys((*self.marks, *marks))),
            elsewhere=(*known, room),
        )

    def resumed(self, now: dt.datetime) -> Self:
        """Return the sitting as it goes on after a crash, a lock or a pause.

        At the same question, unless the silence was long or the desk was gone
        back to: then who is in the room is asked first.
        """
        long = now - self.touched > LONGEST_PAUSE
        if self.question is Question.ROOM or not (long or self.away):
            return replace(self, away=False)
        about = self.barrier or self.part
        then = f"{self.question.value}:{about}" if about else self.question.value
        return replace(self._at(Question.ROOM), away=False, then=then)

    # --- as a draft ------------------------------------------------------------------

    def as_text(self) -> str:
        """Return the text of its draft; it holds no words of anybody.

        Ids are written in letters: one in some thousands reads as a number of
        social security, which no draft may hold.
        """
        plain = {**asdict(self), "began": self.began.isoformat()}
        plain["touched"] = self.touched.isoformat()
        plain["present"] = [asdict(one) for one in self.present]
        plain["came"] = asdict(self.came)
        plain["elsewhere"] = [
            {"member": one.member, "since": one.since.isoformat()}
            for one in self.elsewhere
        ]
        text = json.dumps(plain, ensure_ascii=False)
        return _DIGITS.sub(lambda found: letters(found[0]), text)


def begin(
    now: dt.datetime, present: tuple[Present, ...] = (), *, planned: str = ""
) -> Sitting:
    """Return a meeting at its first question.

    Args:
        now: Instant, aware, UTC.
        present: Who is expected in the room.
        planned: Id of the meeting that was planned, if any.
    """
    return Sitting(began=now, touched=now, present=present, planned=planned)


_DIGITS, _LETTERED = re.compile(r"\b[0-9a-f]{64}\b"), re.compile(r"\b[a-p]{64}\b")


def sitting_of(text: str) -> Sitting | None:
    """Read a sitting from the text of its draft; None where it is none."""
    try:
        plain = json.loads(_LETTERED.sub(lambda found: digits_of(found[0]), text))
        return _sitting(plain)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _sitting(plain: Mapping[str, Any]) -> Sitting:
    told = {
        **plain,
        "began": dt.datetime.fromisoformat(plain["began"]),
        "touched": dt.datetime.fromisoformat(plain["touched"]),
        "question": Question(plain["question"]),
        "present": tuple(Present(**one) for one in plain["present"]),
        "came": Came(**plain["came"]),
    }
    for name in ("taken_up", "looked_at", "despite", "said", "marks"):
        told[name] = tuple(str(one) for one in plain.get(name, ()))
    told["elsewhere"] = tuple(
        Elsewhere(member=one["member"], since=dt.datetime.fromisoformat(one["since"]))
        for one in plain.get("elsewhere", ())
    )
    if plain["barrier"]:
        Barrier(plain["barrier"])
    part = plain.get("part", "")
    if part or told["question"] is Question.LOOKING_BACK:
        told["part"] = PARTS[PARTS.index(part or PARTS[0])]
    return Sitting(**told)


def short(contribution: str) -> str:
    """Return the id by which a sitting remembers a contribution: letters only."""
    return letters(contribution[:PREFIX])


def _asked(known: Known) -> frozenset[Question]:
    left_out = set()
    if not known.last_time:
        left_out.add(Question.LAST_TIME)
    if not known.review:
        left_out |= LOOKING
    if not known.printable:
        left_out |= {Question.SIGNING, Question.HANDING_OVER}
    return frozenset(set(Question) - left_out)
