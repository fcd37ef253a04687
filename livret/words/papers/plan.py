"""The action plan: « qui fait quoi, et quand », on one sheet, large."""

from __future__ import annotations

from livret.usecases.paper_sheets.plan import NextMeeting, PlanSheet
from livret.words.cleaning import own
from livret.words.dates import hour_said, weekday_date
from livret.words.papers.blocks import Block, Heading, Notice
from livret.words.papers.parts import aim, head, planned, signatures
from livret.words.papers.wording import listed, sentence
from livret.words.translator import Translator


def read_plan(tr: Translator, sheet: PlanSheet) -> tuple[Block, ...]:
    """Return the action plan: her aim, the steps, the next meeting."""
    blocks: list[Block] = [head(tr, sheet, tr.text("Plan d’action"))]
    blocks += aim(tr, sheet.aim, sheet.on)
    blocks.append(Heading(text=tr.text("Qui fait quoi, et quand"), runs_on=True))
    blocks += planned(tr, sheet.goals, sheet.on)
    if sheet.next_meeting is not None:
        blocks.append(meeting_notice(tr, sheet.next_meeting))
    return (*blocks, *signatures(sheet))


def meeting_notice(tr: Translator, meeting: NextMeeting) -> Notice:
    """Return when and where they meet next; it is said to be planned."""
    parts = [weekday_date(tr, meeting.on)]
    if meeting.at:
        parts.append(tr.text("à {hour}", hour=hour_said(tr, meeting.at)))
    if meeting.place:
        parts.append(own(meeting.place))
    told = sentence(listed(tuple(parts), tr.comma), tr.stop)
    return Notice(title=tr.text("Prochaine rencontre, prévue :"), text=told)
