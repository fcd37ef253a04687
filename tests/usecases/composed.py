"""A joint diagnosis composed at a desk, and what its paper says."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

from livret.domain.body import Origin
from livret.usecases.papers import Composed, PaperChoices, compose_diagnostic
from livret.usecases.sheets import as_json
from livret.usecases.writing import Said, write
from tests.usecases.desks import Desk

ON = dt.date(2026, 3, 12)
CHOICES = PaperChoices(language="fr", on=ON, witness="Claire M.")


def composed(desk: Desk, **choices: Any) -> Composed:
    return compose_diagnostic(desk.read, replace(CHOICES, **choices))


def row(found: Composed, barrier: str) -> Any:
    return next(one for one in found.sheet.rows if one.barrier == barrier)


def told(found: Composed) -> str:
    """Everything a paper says and carries, as one text."""
    return json.dumps(as_json(found.sheet), ensure_ascii=False)


def marks(found: Composed, barrier: str) -> list[tuple[str, str]]:
    return [(one.name, one.answer) for one in row(found, barrier).marks]


def printed(desk: Desk, found: Composed) -> set[str]:
    """Kinds and barriers of what ``contains`` names."""
    return {
        f"{one.kind}:{one.content.get('barrier', '')}"
        for one in desk.read.history
        if one.id in found.contains
    }


def import_view(desk: Desk, barrier: str, level: str, words: str) -> str:
    """A view that Claire brought from another software, written there by Paul."""
    (diagnosis,) = [
        one.id for one in desk.read.history if one.kind == "diagnosis_opened"
    ]
    said = Said(
        kind="view_given",
        voice="personne",
        content={
            "diagnosis": diagnosis,
            "barrier": barrier,
            "level": level,
            "words": words,
        },
        origin=Origin(
            system="carnet-de-bord",
            table="t",
            key=words,
            digest="0" * 64,
            author="Paul R.",
        ),
    )
    return write(desk.ctx, desk.livret, [said]).value[0]
