"""A fictitious livret that every paper can be made from, and what none may tell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.closing import Call, HandOver, hand_over
from livret.usecases.documents import freeze, preview, sign
from livret.usecases.example_year import make_example_year
from livret.usecases.papers import Composed, PaperChoices
from livret.usecases.ports import Draft
from livret.usecases.retracting import retract
from livret.usecases.signing import SigningAct
from livret.words.papers.catalogue import PAPERS
from tests.clock import SetClock
from tests.usecases.desks import Desk, make_vault

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
SERVICE = "Atelier vélo d’exemple"

NEVER = {
    "between us": "Zephyr-entre-nous",
    "a referent on a topic she declined": "Zephyr-sur-un-refus",
    "taken back": "Zephyr-repris",
    "a draft": "Zephyr-brouillon",
    "the referent's own line": "Zephyr-memoire",
    "how to reach her": "Zephyr-telephone",
    "a structure that betrays": "Zephyr-structure",
    "somebody else": "Olena T.",
}
"""Words of which no paper may hold a trace, by why."""

LIFE = "Zephyr-ma-vie"
NOT_HELD = "Zephyr-reportee"
SITUATION = "Zephyr-situation"
HOME = "Zephyr-logement"
NOT_AGREED = "Zephyr-hors-accord"
"""Words on a topic that the agreement with ``SERVICE`` does not name."""


def whole_desk(folder: Path) -> Desk:
    """A vault with a year of a livret, and everything that must not show."""
    clock = SetClock(NOW)
    vault = make_vault(folder / "v", clock)
    desk = Desk(vault, clock, make_example_year(vault.ctx))
    _told(desk)
    _hidden(desk)
    agreed = GiveAgreement(
        livret=desk.livret,
        recipient=SERVICE,
        organisation="La Roue d’exemple",
        scopes=("commun", "mobilite"),
        purpose="préparer un prêt de vélo",
        until=dt.date(2027, 1, 31),
    )
    give_agreement(desk.ctx, agreed)
    hand_over(
        desk.ctx,
        HandOver(
            livret=desk.livret,
            name="Nadia R.",
            agreed=True,
            purpose="Continuer sans tout redire",
            until=dt.date(2027, 6, 1),
            in_progress="Objectif : essayer une cuisine",
            words="Je veux bien, mais qu’elle m’appelle avant.",
            call=(Call(name="Marc D.", about="le stage"),),
        ),
    )
    composed, pdf = made(desk, "savoir-faire", to_sign=True)
    document = freeze(desk.ctx, desk.livret, composed, pdf).value.document
    hers = SigningAct(role="personne", way="aloud", words="Oui, c’est moi.")
    sign(desk.ctx, vault.paper, desk.livret, document, hers)
    return desk


def _told(desk: Desk) -> None:
    desk.say(
        {
            "kind": "referral_made",
            "to": SERVICE,
            "on": "2026-11-20",
            "words": "Un vélo prêté pour l’hiver.",
            "barriers": ["mobilite"],
        },
        {
            "kind": "charter_written",
            "voice": "ensemble",
            "choices": ["temps", "pause", "mes_mots", "refus"],
            "lines": [
                {"voice": "personne", "words": "On m’appelle le matin."},
                {"voice": "ensemble", "words": "On se voit le jeudi."},
            ],
            "edition": 1,
        },
        {"kind": "life_told", "words": LIFE, "on": "2026-10-02"},
        {
            "kind": "situation_said",
            "voice": "personne",
            "situation": "close_to_employment",
            "words": SITUATION,
        },
        {"kind": "strength_recognised", "words": HOME, "barrier": "logement"},
        {"kind": "strength_recognised", "words": NOT_AGREED, "barrier": "famille"},
    )
    (planned,) = desk.say({"kind": "meeting_planned", "on": "2026-10-10"})
    desk.say(
        {
            "kind": "meeting_state",
            "meeting": planned,
            "state": "postponed",
            "side": "service",
            "words": NOT_HELD,
        }
    )


def _hidden(desk: Desk) -> None:
    social = next(one for one in desk.read.members if one.side == "social")
    emploi = next(one for one in desk.read.members if one.side == "emploi")
    (taken_back,) = desk.say({"kind": "note_added", "words": NEVER["taken back"]})
    retract(desk.ctx, desk.livret, taken_back)
    desk.say(
        {
            "kind": "note_added",
            "words": NEVER["between us"],
            "between": [f"entre_nous:{social.id}"],
        },
        {
            "kind": "view_given",
            "voice": "social",
            "barrier": "ressources",
            "level": "bloque",
            "words": NEVER["a referent on a topic she declined"],
        },
        {"kind": "person_described", "phone": NEVER["how to reach her"]},
        {
            "kind": "structure_named",
            "member": emploi.id,
            "organisation": NEVER["a structure that betrays"],
            "sensitive": "prison",
            "between": [f"entre_nous:{social.id}"],
        },
    )
    desk.ctx.drafts.save(
        Draft(
            livret=desk.livret,
            place="note",
            text=NEVER["a draft"],
            saved_at=desk.clock.now(),
        )
    )
    desk.ctx.private_lines.set_private_line(
        desk.livret, NEVER["the referent's own line"]
    )


def made(desk: Desk, name: str, **changes: Any) -> tuple[Composed[Any], bytes]:
    """One paper, as the window would make it."""
    told: dict[str, Any] = {
        "language": "fr",
        "on": desk.clock.today(),
        "witness": "Claire M.",
        "target": SERVICE if PAPERS[name].needs == "service" else "",
    }
    choices = PaperChoices(**told | changes)
    ctx, room = desk.ctx, desk.vault.paper
    return preview(ctx, room, desk.livret, choices, PAPERS[name].takes)
