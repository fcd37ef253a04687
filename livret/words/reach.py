"""How to reach her without risk, in words (practice rule 5).

One reading for every page where a call, a letter, a paper or a calendar entry
is about to happen. The sentences are calm and say what to do, never why.
"""

from __future__ import annotations

from livret.domain.person import Reach
from livret.words.translator import Translator, mark

NO_MESSAGE = mark("pas de message")
NOTHING_AT_HOME = mark("rien au domicile")


def reach_cautions(tr: Translator, reach: Reach) -> tuple[str, ...]:
    """Return what to heed, one short part each; her own words last."""
    told = list(reach.hours)
    if reach.no_message:
        told.append(tr.text(NO_MESSAGE))
    if reach.nothing_at_home:
        told.append(tr.text(NOTHING_AT_HOME))
    return (*told, *reach.notes)


def reach_sentence(tr: Translator, called: str, reach: Reach) -> str:
    """Return one sentence before reaching her; empty when nothing is to heed.

    « Pour joindre Amina sans risque : le matin, pas de message, rien au
    domicile. »

    Args:
        tr: Says it in the language of the screen.
        called: Her short name; may be empty.
        reach: What she said.
    """
    if not reach.careful:
        return ""
    cautions = tr.comma.join(reach_cautions(tr, reach)).rstrip(".")
    if not called:
        return tr.text("Pour joindre sans risque : {cautions}.", cautions=cautions)
    return tr.text(
        "Pour joindre {name} sans risque : {cautions}.", name=called, cautions=cautions
    )


def paper_reminder(tr: Translator, called: str, reach: Reach) -> str:
    """Return what is recalled before a paper leaves; empty when nothing is.

    Only what concerns a paper: where it may go, and her own words.
    """
    if not reach.nothing_at_home:
        return ""
    if not called:
        return tr.text(
            "Rappel : rien au domicile. Le papier peut rester gardé ici, ou être lu"
            " sur place."
        )
    return tr.text(
        "Rappel : {name} a demandé que rien n’arrive au domicile. Le papier peut"
        " rester gardé ici, ou être lu sur place.",
        name=called,
    )
