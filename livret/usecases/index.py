"""The line of the list of people, made from a folded livret."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from livret.domain.contacts import last_contact
from livret.domain.contribution import Verified
from livret.domain.documents import Document, documents_of
from livret.domain.fold import fold
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.due import dues_of
from livret.usecases.folding import LastFold
from livret.usecases.ports_people import LivretSummary


def summarise(contributions: Iterable[Verified]) -> LivretSummary:
    """Fold one livret and return its line; ``private_line`` is left empty."""
    return summary_of(fold(contributions))


class Summaries:
    """Makes lines of livrets, with what another asker folded just before.

    Attributes:
        last: Folds, and keeps what it folded last.
    """

    def __init__(self) -> None:
        self.last = LastFold()

    def __call__(self, contributions: Iterable[Verified]) -> LivretSummary:
        """Fold one livret and return its line; ``private_line`` is left empty."""
        return summary_of(self.last(contributions))


def summary_of(livret: Livret) -> LivretSummary:
    """Return the line of a folded livret.

    In one that somebody erased nothing can be said: nothing waits in it either.
    """
    person, lives = person_of(livret), not livret.erased
    return LivretSummary(
        livret=livret.id,
        called=person.called,
        opened_on=_day(livret.opened_at) if livret.opened_at else None,
        last_contact=last_contact(livret),
        to_sign=_to_sign(documents_of(livret), person.called) if lives else (),
        side_by_side=len(livret.side_by_side) if lives else 0,
        dues=dues_of(livret),
        also=tuple(
            str(text)
            for name in ("first_name", "last_name")
            for text in person.each(name)
        ),
    )


def _to_sign(documents: tuple[Document, ...], called: str) -> tuple[str, ...]:
    """Return who is still to sign, each name once; hers as it is today.

    A paper that was replaced waits for nobody, nor does one that nobody
    signed before another was made.
    """
    replaced = {document.amends for document in documents}
    last = {document.paper: document.id for document in documents}
    names: dict[str, None] = {}
    for one in documents:
        begun = any(place.way for place in one.places)
        current = last[one.paper] == one.id or begun
        if current and not one.closed and one.id not in replaced:
            names.update((place.name_now(called), None) for place in one.to_sign)
    return tuple(names)


def _day(milliseconds: int) -> dt.date:
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).date()
