"""What has no kind of its own here: notes that read as sentences.

Appointments, events, projects and requests have theirs: ``happenings``. One
that lacks what its kind needs (an appointment without a date) is a note too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from livret.exchange.carnet_de_bord import wording
from livret.exchange.carnet_de_bord.authors import Author
from livret.exchange.carnet_de_bord.cells import Moment, Row
from livret.exchange.carnet_de_bord.planning import Planned
from livret.exchange.carnet_de_bord.source import Source


def plan_notes(source: Source, notebook: Row) -> Iterator[Planned]:
    """Say what else one notebook holds."""
    for row in source.of("notebook_info", notebook):
        yield from _plan_of_support(source, row)


def _plan_of_support(source: Source, row: Row) -> Iterator[Planned]:
    kind = source.label(row, "orientation_system_id", "orientation_system")
    why = row.get("orientation_reason")
    if not kind and not why:
        return
    words = [
        f"Accompagnement décidé\u202f: {kind}" if kind else "",
        f"Raison\u202f: {why}" if why else "",
    ]
    made = source.moment(row, "created_at")
    if made is None or not kind:
        yield note(row, wording.sentences(words), "orientation", Author(name=""), made)
        return
    sent = Planned(
        kind="referral_made",
        content={
            "to": f"Accompagnement «\u202f{kind}\u202f»",
            "on": made.day.isoformat(),
        },
        rows=(row,),
        part="decision",
        said_on=made.day,
        rewords="referral",
        columns={"to": "orientation_system_id"},
    )
    yield sent
    decided = {"referral": sent.ref, "state": "accepted", "on": made.day.isoformat()}
    yield dataclasses.replace(
        sent,
        kind="referral_state",
        content={**decided, **({"words": wording.sentences(words[1:])} if why else {})},
        part="decided",
        rewords="",
        columns={"words": "orientation_reason"},
    )


def note(
    row: Row,
    words: str,
    about: str,
    known: Author,
    when: Moment | None,
    barriers: list[str] | None = None,
) -> Planned:
    """Return a row as a note that says what it is about."""
    content: dict[str, Any] = {"words": words, "about": about}
    if barriers:
        content["barriers"] = barriers
    return Planned(
        kind="note_added",
        content=content,
        rows=(row,),
        voice=known.voice,
        said_on=when.day if when is not None else None,
        author=known.name,
        account=known.account,
        rewords="note",
    )
