"""What « Rencontres » asks of the vault, on the vault's worker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from livret.usecases import agenda
from livret.usecases.agenda import CalendarEntry
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Done
from livret.usecases.contracts import NoteContract, note_contract
from livret.usecases.meetings import (
    PlanMeeting,
    TellMeeting,
    plan_meeting,
    tell_meeting,
)
from livret.usecases.minutes import Minutes, copy_minutes, minutes_of


def planned(vault: OpenVault, command: PlanMeeting) -> Done[str]:
    """Plan a meeting."""
    return plan_meeting(vault.ctx, command)


def told(vault: OpenVault, command: TellMeeting) -> Done[str]:
    """Tell what became of a meeting."""
    return tell_meeting(vault.ctx, command)


def noted(vault: OpenVault, command: NoteContract) -> Done[str]:
    """Note the dates of a contract."""
    return note_contract(vault.ctx, command)


def minutes(vault: OpenVault, livret: str, meeting: str) -> Minutes:
    """Return the minutes of a meeting."""
    return minutes_of(vault.ctx.together(livret), meeting)


def copied(vault: OpenVault, livret: str, meeting: str) -> Done[Minutes]:
    """Return the minutes of a meeting that are about to be copied."""
    return copy_minutes(vault.ctx, livret, meeting)


def calendar(
    vault: OpenVault, app: App, language: str, path: Path, livret: str
) -> Done[int]:
    """Write a calendar of what is coming to ``path``; return how many."""

    def leave(entries: Sequence[CalendarEntry]) -> None:
        app.write_file(path, app.calendar_file(entries, language))

    return agenda.calendar(vault.ctx, leave, livret=livret)
