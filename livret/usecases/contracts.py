"""Noting the dates of a contract; Livret never writes, signs or measures one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from livret.domain.contracts import contracts_of
from livret.usecases.context import Context, Done
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

DAYS = ("oriented_on", "signed_on", "starts_on", "ends_on", "review_on")
"""The days a contract has, in the order they come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteContract:
    """The dates of a contract, and where its paper is.

    Attributes:
        livret: Which.
        type: A code of ``pathway_fields.CONTRACT_NOTED``.
        oriented_on: Day the orientation was notified.
        signed_on: Day it was signed.
        starts_on: Its first day.
        ends_on: Its last day.
        review_on: Day agreed to look at it again together.
        paper_kept: Where the paper is, possibly empty.
        document: Id of a document of this livret that is its paper; empty for
            none, None for the one it has.
        contract: Id of the contract noted otherwise; empty for a new one.
    """

    livret: str
    type: str
    oriented_on: dt.date | None = None
    signed_on: dt.date | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    review_on: dt.date | None = None
    paper_kept: str = ""
    document: str | None = None
    contract: str = ""


def note_contract(ctx: Context, command: NoteContract) -> Done[str]:
    """Note a contract's dates, or note them otherwise; return its id.

    Raises:
        InvalidField: A type that does not exist, or a line that cannot be kept.
        UnknownReference: No such contract, or document, in this livret.
        DiagnosisIsNoContract: The document is a joint diagnosis.
    """
    content: dict[str, Any] = {"type": command.type}
    for name in DAYS:
        day = getattr(command, name)
        if day is not None:
            content[name] = day.isoformat()
    if command.paper_kept.strip():
        content["paper_kept"] = command.paper_kept.strip()
    if command.contract:
        content["contract"] = command.contract
    document = _paper_held(ctx, command)
    if document:
        content["document"] = document
    said = Said(kind="contract_noted", content=content)
    done = say_items(ctx, command.livret, [said])
    return Done(command.contract or done.value[0], done.changes)


def _paper_held(ctx: Context, command: NoteContract) -> str:
    """Return the document that is the paper: other dates do not move it."""
    if command.document is not None or not command.contract:
        return command.document or ""
    for one in contracts_of(ctx.together(command.livret)):
        if command.contract in {one.id, *(value.id for value in one.values)}:
            return one.document
    return ""
