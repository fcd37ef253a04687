"""What is said of a livret that is put aside, or kept longer."""

from __future__ import annotations

from livret.usecases.archive import Archive
from livret.words.dates import long_date
from livret.words.journal import why_aside
from livret.words.translator import Translator


def archive_lines(tr: Translator, found: Archive) -> tuple[str, ...]:
    """Return how it stands with a livret, one sentence each."""
    told = []
    if found.since is not None:
        day = long_date(tr, found.since)
        told.append(tr.text("Mis de côté depuis le {day}.", day=day))
    if found.until is not None:
        day = long_date(tr, found.until)
        if found.over:
            told.append(tr.text("Sa durée est passée depuis le {day}.", day=day))
        elif found.since is not None:
            told.append(tr.text("Ensuite, à effacer\u202f: le {day}.", day=day))
    if found.hold is not None:
        told.append(
            tr.text(
                "Gardé plus longtemps depuis le {day}, décidé par {by} et"
                " {other}\u202f: {why}.",
                day=long_date(tr, found.hold.on),
                by=found.hold.by,
                other=found.hold.other,
                why=why_aside(tr, found.hold.why),
            )
        )
    return tuple(told)
