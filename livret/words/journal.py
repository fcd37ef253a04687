"""The journal of openings, sendings and receipts, as she may read it."""

from __future__ import annotations

from livret.words.translator import Translator, mark

WHAT: dict[str, str] = {
    "opened": mark("{who} a ouvert le livret le {day}"),
    "printed": mark("{who} a imprimé un papier le {day}"),
    "copied": mark("{who} a fait une copie le {day}"),
    "sent": mark("{who} a envoyé une partie du livret le {day}"),
    "received": mark("{who} a reçu une partie du livret le {day}"),
    "exported": mark("{who} a fait un export le {day}"),
    "imported": mark("{who} a repris le livret d’un autre logiciel le {day}"),
    "erased": mark("{who} a effacé une partie du livret le {day}"),
    "kept": mark("{who} a gardé un papier à remettre le {day}"),
    "handed": mark("{who} a remis un papier le {day}"),
    "restored": mark("{who} est revenu à une copie de secours le {day}"),
}
"""What was done with the livret, in plain words."""

_SOMETHING = mark("{who} s’est servi du livret le {day}")


def journal_line(tr: Translator, what: str, who: str, day: str) -> str:
    """Return what was done with the livret, by whom, on which day.

    Args:
        tr: Says it.
        what: Code of the journal; one of tomorrow is said in general words.
        who: Name of who did it.
        day: The day, as people say it.
    """
    return tr.text(WHAT.get(what, _SOMETHING), who=who, day=day)
