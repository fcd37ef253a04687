"""What a referral letter takes: only what the agreement with the service allows.

The gate is that of every sending (``livret.domain.sending``): without an
agreement in force that names the service, there is no letter; of what is
printed, each contribution's own scopes are asked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.agreements import agreements_of
from livret.domain.body import COMMON_SCOPE
from livret.domain.diagnosis import Topic, aim_of, current_diagnosis
from livret.domain.livret import Value
from livret.domain.pathway import pathway_of
from livret.domain.sending import Allowance, Reader, allowance
from livret.usecases.paper_rows import Printing, declined, open_to
from livret.usecases.paper_sheets.errors import NothingAgreedFor, TargetMissing
from livret.usecases.paper_sheets.plan import steps_of
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.sheets import Line, Quote, Sheet, Step


@dataclass(frozen=True, kw_only=True)
class TopicTold:
    """One topic as the service may read it.

    Attributes:
        barrier: Code of the topic.
        quotes: Her words.
        supports: What helps.
        outside: What blocks outside.
        lines: What the three keep.
    """

    barrier: str
    quotes: tuple[Quote, ...] = ()
    supports: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing of it may be told."""
        return not (self.quotes or self.supports or self.outside or self.lines)


@dataclass(frozen=True, kw_only=True)
class LetterSheet(Sheet):
    """A referral letter as it is printed.

    Attributes:
        to: The service.
        organisation: Its structure, possibly empty.
        asked: What is asked of it, in words; possibly empty.
        purposes: Why she agreed, as said.
        until: Last day of her agreement.
        aim: Her aim, where the agreement lets it go.
        topics: What the service may read.
        steps: Who does what in what it may read.
        words: What she adds, possibly empty.
        writer: Who writes with her.
        writers_structure: Their structure, possibly empty.
    """

    paper = "lettre"

    to: str
    organisation: str = ""
    asked: str = ""
    purposes: tuple[str, ...] = ()
    until: dt.date | None = None
    aim: Quote | None = None
    topics: tuple[TopicTold, ...] = ()
    steps: tuple[Step, ...] = ()
    words: str = ""
    writer: str = ""
    writers_structure: str = ""


def take_letter(taking: Taking) -> LetterSheet:
    """Compose the letter to one service.

    Raises:
        TargetMissing: No service was named.
        NothingAgreedFor: No agreement in force names it.
    """
    to = taking.choices.target.strip()
    if not to:
        raise TargetMissing(paper=LetterSheet.paper, needs="service")
    day = taking.choices.on
    reader = Reader(name=to, organisation=_structure(taking, to))
    allowed = allowance(taking.livret, reader, day)
    if allowed.refusal or allowed.everything:
        raise NothingAgreedFor(recipient=to)
    return _Letter(taking, allowed, reader).sheet()


@dataclass(frozen=True, slots=True)
class _Letter:
    taking: Taking
    allowed: Allowance
    reader: Reader

    def sheet(self) -> LetterSheet:
        taking = self.taking
        common = self._may(())
        aim = aim_of(taking.livret) if common else None
        for one in agreements_of(taking.livret):
            if one.recipient.casefold() == self.reader.name.casefold():
                # What she agreed to let go is not listed on the letter.
                taking.printing.keep_part(*one.values)
        referral = self._referral()
        owner = taking.ctx.owner
        return LetterSheet(
            **taking.head(),
            to=self.reader.name,
            organisation=self.reader.organisation,
            asked=str(referral.content.get("words", "")) if referral else "",
            purposes=self.allowed.purposes,
            until=self.allowed.until,
            aim=taking.printing.quote(aim) if aim else None,
            topics=self._topics(),
            steps=self._steps(),
            words=taking.choices.words,
            writer=owner.name,
            writers_structure=taking.writers_structure,
        )

    def _may(self, barriers: tuple[str, ...]) -> bool:
        return self.taking.may(barriers) and self.allowed.allows(
            barriers or (COMMON_SCOPE,)
        )

    def _referral(self) -> Value | None:
        """Return the request made to this service, where it may be told."""
        found = [
            values[-1]
            for _, values in self.taking.livret.each("referral")
            if values[-1].content["to"].casefold() == self.reader.name.casefold()
            and self._may(tuple(values[-1].content.get("barriers", ())))
        ]
        self.taking.printing.keep(*found[-1:])
        return found[-1] if found else None

    def _topics(self) -> tuple[TopicTold, ...]:
        diagnosis = current_diagnosis(self.taking.livret)
        told = [
            self._topic(one)
            for one in (diagnosis.topics if diagnosis else ())
            if one.touched and not declined(one) and self._may((one.barrier.value,))
        ]
        return tuple(one for one in told if not one.empty)

    def _topic(self, topic: Topic) -> TopicTold:
        # What only the levels need is not on the letter, nor counted as on it.
        row = Printing(self.taking.livret).row(topic, aimed=True)
        blocking = [
            value
            for view in topic.views
            for value in open_to(view)
            if value.content.get("outside")
        ]
        hers = topic.view("personne")
        said = [one for one in open_to(hers) if "words" in one.content] if hers else []
        self.taking.printing.keep(*topic.supports, *topic.lines)
        self.taking.printing.keep_part(*said, *blocking)
        return TopicTold(
            barrier=row.barrier,
            quotes=row.quotes,
            supports=row.supports,
            outside=row.outside,
            lines=row.lines,
        )

    def _steps(self) -> tuple[Step, ...]:
        actions = tuple(
            one
            for one in pathway_of(self.taking.livret).actions
            if self._may(one.barriers)
        )
        return steps_of(self.taking, actions)


def _structure(taking: Taking, to: str) -> str:
    """Return the structure that the agreements with a service tell."""
    for one in agreements_of(taking.livret):
        if one.recipient.casefold() == to.casefold() and not one.withdrawn:
            return one.organisation
    return ""
