"""What undoing would take back, named: « Annuler : démarche ajoutée »."""

from __future__ import annotations

from livret.usecases.undoing import LastAct
from livret.words.dates import long_date
from livret.words.translator import Translator, mark

ACTS: dict[str, str] = {
    "person_described": mark("nom ou coordonnées changés"),
    "aim_said": mark("ce que je veux faire"),
    "view_given": mark("paroles sur un sujet"),
    "strength_recognised": mark("ce qui aide, ajouté"),
    "skill_recognised": mark("ce que je sais faire, ajouté"),
    "line_agreed": mark("ce que nous retenons"),
    "goal_set": mark("objectif ajouté"),
    "goal_state": mark("objectif : où on en est"),
    "action_agreed": mark("démarche ajoutée"),
    "action_state": mark("démarche : où on en est"),
    "action_result": mark("ce que ça a donné"),
    "answer_given": mark("réponse à une proposition"),
    "barrier_state": mark("un sujet terminé ou repris"),
    "page_scanned": mark("page signée jointe"),
    "note_added": mark("note ajoutée"),
    "structure_named": mark("nom d’une structure"),
    "situation_said": mark("où j’en suis avec l’emploi"),
    "project_said": mark("projet de métier"),
    "contract_noted": mark("dates d’un contrat"),
    "meeting_planned": mark("rencontre prévue"),
    "meeting_state": mark("ce que devient une rencontre"),
    "meeting_held": mark("rencontre notée"),
    "contact_made": mark("contact noté"),
    "life_told": mark("moment de ma vie"),
    "event_noted": mark("événement noté"),
    "referral_made": mark("envoi vers un service"),
    "referral_state": mark("réponse d’un service"),
    "charter_written": mark("charte écrite"),
    "review_opened": mark("bilan commencé"),
    "review_said": mark("paroles d’un bilan"),
    "accompaniment_state": mark("fin ou reprise de l’accompagnement"),
    "handover_made": mark("livret passé à quelqu’un"),
}
"""Each kind that undoing may take back, as the menu names it."""

REWORDED: dict[str, str] = {
    "goal_set": mark("objectif dit autrement"),
    "action_agreed": mark("démarche dite autrement"),
    "note_added": mark("note corrigée"),
    "meeting_planned": mark("rencontre changée"),
}
"""The same, where it said anew what had been said before."""


def act_label(tr: Translator, act: LastAct) -> str:
    """Return an act in a few words; one of a day before says which."""
    words = REWORDED.get(act.kind) if act.reworded else None
    said = tr.text(words or ACTS.get(act.kind, mark("ce que j’ai dit")))
    if act.today:
        return said
    return tr.text("{act} ({day})", act=said, day=long_date(tr, act.on))


def undo_label(tr: Translator, act: LastAct | None) -> str:
    """Return the entry of the menu."""
    if act is None:
        return tr.text("Annuler")
    return tr.text("Annuler : {act}", act=act_label(tr, act))
