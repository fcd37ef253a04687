"""What an entry of a calendar says: nothing that tells what it is for."""

from __future__ import annotations

from livret.words.translator import Translator, mark

FILE_NAME = mark("rendez-vous.ics")
"""As neutral as what stands in it."""

_TITLES = {
    "telephone": mark("Rendez-vous par téléphone"),
    "video": mark("Rendez-vous en visio"),
}
_USUAL = mark("Rendez-vous")


def appointment_title(tr: Translator, means: str) -> str:
    """Return the title of an entry: neither who, nor where, nor why.

    Args:
        tr: The language of whoever will read the calendar.
        means: A code of ``meeting_fields.MEANS``, or empty.
    """
    return tr.text(_TITLES.get(means, _USUAL))
