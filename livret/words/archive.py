"""What is said of a livret that is put aside, or kept longer."""

from __future__ import annotations

import datetime as dt

from livret.usecases.archive import Archive
from livret.usecases.second_person import Asked
from livret.words.dates import long_date
from livret.words.journal import second_told, why_aside
from livret.words.translator import Translator, mark

_ASKED = {
    "open": mark("lire un livret mis de côté"),
    "keep": mark("garder un livret au-delà de sa durée"),
    "release": mark("ne plus garder un livret au-delà de sa durée"),
    "erase": mark("effacer un livret dont la durée est passée"),
}


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
                other=second_told(tr, found.hold.other, proved=found.hold.proved),
                why=why_aside(tr, found.hold.why),
            )
        )
    return tuple(told)


def asked_line(tr: Translator, asked: Asked) -> str:
    """Return what somebody is asked to confirm, in one sentence."""
    said = tr.text(_ASKED[asked.what])
    why = why_aside(tr, asked.why)
    told = tr.text("{said} ({why})", said=said, why=why) if why else said
    return tr.text(
        "{name} demande\u202f: {told}. Livret {livret}, le {day}.",
        name=asked.by,
        told=told,
        livret=asked.livret[:8],
        day=long_date(tr, dt.date.fromisoformat(asked.on)),
    )
