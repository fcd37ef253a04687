"""What papers of a livret can be about: pure functions."""

from __future__ import annotations

import datetime as dt

from livret.desktop.documents.reading import title_of
from livret.desktop.preview.dressing import languages_offered
from livret.desktop.preview.kind import Offer
from livret.domain.agreements import agreements_of
from livret.domain.documents import documents_of
from livret.domain.livret import Livret
from livret.domain.meetings import held_meetings
from livret.domain.reviews import reviews_of
from livret.words.dates import long_date
from livret.words.reviews import moment_label
from livret.words.translator import Translator

_MOST = 12
"""Meetings and reviews offered; older ones stand in the whole livret.

Every document is: nothing else tells how an old one was signed.
"""


def offer_of(tr: Translator, livret: Livret, today: dt.date) -> Offer:
    """Return what papers of a livret can be about, and said in."""
    held = [(one.id, long_date(tr, one.on)) for one in held_meetings(livret)]
    reviews = [
        (one.id, f"{moment_label(tr, one.moment)}, {long_date(tr, one.on)}")
        for one in reviews_of(livret)
        if one.parts
    ]
    services = {
        one.recipient: one.recipient
        for one in agreements_of(livret)
        if any(one.allows(scope, today) for scope in one.scopes) and not one.member
    }
    frozen = [(one.id, title_of(tr, one)) for one in documents_of(livret)]
    said = [value.said_on for value in livret.history]
    return Offer(
        meetings=tuple(reversed(held))[:_MOST],
        reviews=tuple(reversed(reviews))[:_MOST],
        services=tuple(services.items()),
        documents=tuple(reversed(frozen)),
        languages=languages_offered(tr),
        days=(min(said), max(today, *said)) if said else None,
    )
