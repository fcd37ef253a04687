"""How a paper takes what it needs from a livret, and nothing more.

Every paper goes through ``take``: what is « seulement entre nous » is never
read, « Ma vie » only where she ticked it (practice rule 6), topics she leaves
off or declined leave no trace (rules 2 and 7), and what is printed is
remembered contribution by contribution.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from livret.domain.barriers import Barrier
from livret.domain.diagnosis import current_diagnosis
from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.domain.support import structure_told
from livret.usecases.apart import BETWEEN_US, kept_apart, scoped, without
from livret.usecases.context import Context
from livret.usecases.errors import NotCalledYet
from livret.usecases.paper_rows import Printing, declined
from livret.usecases.papers import Composed, PaperChoices, name_said, signatories
from livret.usecases.sheets import Sheet, Signatory
from livret.usecases.shown_whole import shown_in_part


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What a paper is composed from.

    Attributes:
        ctx: The open vault.
        livret: Folded, without what may not be on this paper.
        choices: What was chosen before the paper is made.
        printing: Remembers what is printed.
        called: How she wants to be called.
        silent: Barriers of which nothing is said on this paper.
    """

    ctx: Context
    livret: Livret
    choices: PaperChoices
    printing: Printing
    called: str
    silent: frozenset[str]

    def may(self, barriers: Iterable[str]) -> bool:
        """Tell whether something tied to some barriers may be printed."""
        return not self.silent.intersection(barriers)

    def signers(self) -> tuple[Signatory, ...]:
        """Return who is expected to sign; nobody unless it is to be signed."""
        if not self.choices.to_sign:
            return ()
        return signatories(self.livret, self.called, self.choices.signers)

    @property
    def writers_structure(self) -> str:
        """The structure of the referent who makes it, where it may be read."""
        owner = self.ctx.owner
        member = self.livret.team.by_key.get(owner.sign_key)
        # Whether it is protected is said apart: not in what the paper reads.
        read = self.ctx.livret(self.livret.id)
        return structure_told(read, member, owner.organisation)

    def head(self, on: dt.date | None = None) -> dict[str, Any]:
        """Return the fields that every sheet has.

        Args:
            on: Date of the paper, where it is not the day it is made.
        """
        choices = self.choices
        return {
            "called": self.called,
            "on": on or choices.on,
            "language": choices.language,
            "signatories": self.signers(),
            "witness": choices.witness if choices.to_sign else "",
            "in_order": choices.in_order and choices.to_sign,
            "amends": choices.amends,
        }


Take = Callable[[Taking], Sheet]
"""Composes one paper."""


def take(
    ctx: Context, livret: str, takes: Take, choices: PaperChoices
) -> Composed[Sheet]:
    """Compose any paper of a livret.

    Args:
        ctx: The open vault.
        livret: Which.
        takes: Of the paper, from the catalogue.
        choices: What was chosen before it is made.

    Raises:
        InvalidField: A barrier that does not exist: what she wants left off
            must never be printed for a slip of the pen.
        NotCalledYet: The livret has no name; a paper would be nobody's.
        LivretError: As ``takes`` says (nothing to print, nobody to sign …).
    """
    for name in ("leave_off", "show_despite_refusal"):
        if not getattr(choices, name) <= set(Barrier):
            raise InvalidField(path=name, problem="choice")
    read = read_for_paper(ctx, livret, with_life=choices.with_life)
    called = person_of(read).called
    if not called:
        raise NotCalledYet
    printing = Printing(read, choices.show_despite_refusal)
    printing.keep_name(*name_said(read))
    sheet = takes(
        Taking(
            ctx=ctx,
            livret=read,
            choices=choices,
            printing=printing,
            called=called,
            silent=choices.leave_off | (refused(read) - choices.show_despite_refusal),
        )
    )
    if choices.in_order and sheet.signatories:
        sheet = replace(sheet, in_order=True)
    if not sheet.taken_from:
        sheet = replace(sheet, taken_from=printing.taken_from())
    in_part = shown_in_part(printing, sheet)
    return Composed(sheet, tuple(printing.printed), in_part)


def read_for_paper(ctx: Context, livret: str, *, with_life: bool = False) -> Livret:
    """Return a livret without what is kept apart.

    Args:
        ctx: The open vault.
        livret: Which.
        with_life: She ticked « Ma vie »; « seulement entre nous » never goes.

    Raises:
        UnknownLivret: No such livret in this vault.
    """
    log = ctx.log.read(livret)
    apart = scoped(log, BETWEEN_US) if with_life else kept_apart(log)
    return without(ctx.livret(livret), apart)


def refused(livret: Livret) -> frozenset[str]:
    """Return the barriers she prefers not to speak of."""
    diagnosis = current_diagnosis(livret)
    topics = diagnosis.topics if diagnosis else ()
    return frozenset(topic.barrier.value for topic in topics if declined(topic))
