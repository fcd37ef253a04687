"""« À remettre » on the cards of the documents; pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from livret.desktop.documents.page import DocumentView
from livret.words.dates import long_date
from livret.words.translator import Translator


@dataclass(frozen=True)
class Waiting:
    """What waits to be handed over in one livret, and what was.

    Attributes:
        livret: Which.
        since: Since when each paper waits.
        handed: When each paper was last handed over.
    """

    livret: str = ""
    since: Mapping[str, dt.date] = field(default_factory=dict)
    handed: Mapping[str, dt.date] = field(default_factory=dict)


def told_of(tr: Translator, document: DocumentView, waiting: Waiting) -> DocumentView:
    """Return a paper with whether she has it."""
    since = waiting.since.get(document.id)
    handed = waiting.handed.get(document.id)
    if since is not None:
        day = long_date(tr, since)
        told = tr.text("À remettre depuis le {day}", day=day)
        return replace(document, to_hand=told)
    if handed is not None:
        day = long_date(tr, handed)
        return replace(document, handed=tr.text("Remis le {day}", day=day))
    return document
