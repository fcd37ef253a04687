"""What was said, named: kinds of contribution, roles, states, whose words.

The history page, the command line and the exports read these. They are nouns,
so that nobody's gender or number is guessed.
"""

from __future__ import annotations

import unicodedata

from livret.words.labels import GUARDIAN
from livret.words.translator import Translator, mark

KINDS: dict[str, str] = {
    "livret_opened": mark("Ouverture du livret"),
    "member_joined": mark("Arrivée dans l’équipe"),
    "member_left": mark("Départ de l’équipe"),
    "lead_designated": mark("Choix de la personne à qui s’adresser d’abord"),
    "person_described": mark("Comment vous appeler, vous joindre"),
    "aim_said": mark("Ce que je veux faire"),
    "agreement_given": mark("Accord de partage"),
    "agreement_withdrawn": mark("Fin d’un accord de partage"),
    "diagnosis_opened": mark("Début d’un diagnostic partagé"),
    "view_given": mark("Paroles sur un sujet"),
    "strength_recognised": mark("Ce qui m’aide"),
    "skill_recognised": mark("Ce que je sais faire"),
    "line_agreed": mark("Ce que nous retenons"),
    "goal_set": mark("Objectif"),
    "goal_state": mark("Où en est un objectif"),
    "action_agreed": mark("Démarche"),
    "action_state": mark("Où en est une démarche"),
    "document_frozen": mark("Document prêt à signer"),
    "signature_given": mark("Signature"),
    "document_closed": mark("Document fermé"),
    "document_turn": mark("Qui peut signer maintenant"),
    "page_scanned": mark("Page signée jointe"),
    "note_added": mark("Note"),
    "structure_named": mark("Nom d’une structure"),
    "situation_said": mark("Où j’en suis avec l’emploi"),
    "answer_given": mark("Réponse à une proposition"),
    "action_result": mark("Ce que ça a donné"),
    "barrier_state": mark("Un sujet terminé ou repris"),
    "contract_noted": mark("Dates d’un contrat"),
    "meeting_planned": mark("Rencontre prévue"),
    "meeting_state": mark("Ce que devient une rencontre"),
    "meeting_held": mark("Rencontre"),
    "contact_made": mark("Contact rapide"),
    "life_told": mark("Ma vie"),
    "event_noted": mark("Événement"),
    "referral_made": mark("Envoi vers un service"),
    "referral_state": mark("Réponse d’un service"),
    "project_said": mark("Projet de métier"),
    "charter_written": mark("Notre charte"),
    "review_opened": mark("Début d’un bilan"),
    "review_said": mark("Paroles d’un bilan"),
    "accompaniment_state": mark("Fin ou reprise de l’accompagnement"),
    "handover_made": mark("Passage de relais"),
    "words_confirmed": mark("Paroles confirmées"),
    "retracted": mark("Paroles enlevées"),
    "adopted": mark("Écrits repris par l’équipe"),
    "livrets_joined": mark("Deux livrets de la même personne, joints"),
    "livrets_parted": mark("Deux livrets séparés de nouveau"),
    "tombstone": mark("Effacement du livret"),
}
"""Each kind of ``livret.domain.kinds``, as the history names it."""

NEWER = mark("Écrit par un Livret plus récent")
"""What a kind that this Livret does not know is called."""

ROLES: dict[str, str] = {
    "referent": mark("accompagnement"),
    "personne": mark("la personne accompagnée"),
    "proche": mark("proche"),
    "interprete": mark("interprète"),
    "professionnel": mark("autre service"),
    "pair": mark("soutien par les pairs"),
    "mandataire": GUARDIAN,
}
"""Why each member is there."""

GOAL_STATES: dict[str, str] = {
    "in_progress": mark("en cours"),
    "done": mark("atteint"),
    "set_aside": mark("mis de côté"),
}
"""Where a goal stands; setting aside is no failure."""

ACTION_STATES: dict[str, str] = {
    "to_do": mark("à faire"),
    "in_progress": mark("c’est en cours"),
    "done": mark("c’est fait"),
    "set_aside": mark("on laisse de côté"),
    "blocked_outside": mark("ça bloque dehors"),
}
"""Where an action stands; what blocks outside is told apart."""

NOTES: dict[str, str] = {
    "meeting": mark("rencontre"),
    "event": mark("événement"),
    "project": mark("projet"),
    "orientation": mark("envoi vers un service"),
    "other": mark("autre"),
}
"""What a note is about."""

ERASED: dict[str, str] = {
    "asked_by_person": mark("demandé par la personne"),
    "end_of_retention": mark("fin de la durée de garde"),
    "opened_by_error": mark("ouvert par erreur"),
}
"""Why a livret was erased."""


def kind_label(tr: Translator, kind: str) -> str:
    """Return what the history calls a kind; a newer kind says that it is."""
    return tr.text(KINDS.get(kind, NEWER))


def role_label(tr: Translator, role: str) -> str:
    """Return why a member is there.

    Raises:
        KeyError: ``role`` is no role.
    """
    return tr.text(ROLES[role])


def goal_state_label(tr: Translator, state: str) -> str:
    """Return where a goal stands.

    Raises:
        KeyError: ``state`` is no state of a goal.
    """
    return tr.text(GOAL_STATES[state])


def action_state_label(tr: Translator, state: str) -> str:
    """Return where an action stands.

    Raises:
        KeyError: ``state`` is no state of an action.
    """
    return tr.text(ACTION_STATES[state])


def note_label(tr: Translator, about: str) -> str:
    """Return what a note is about.

    Raises:
        KeyError: A note is about nothing of that name.
    """
    return tr.text(NOTES[about])


def erased_label(tr: Translator, reason: str) -> str:
    """Return why a livret was erased.

    Raises:
        KeyError: ``reason`` is no reason.
    """
    return tr.text(ERASED[reason])


def words_of(tr: Translator, speaker: str, *, written_by: str = "") -> str:
    """Return whose words, and who typed them when somebody else did.

    "Paroles d'Amina, écrites par Claire M." (practice rule 23).

    Args:
        tr: Says it in the language of the screen or paper.
        speaker: Name of who speaks.
        written_by: Name of who typed, empty when it is the speaker.
    """
    elided = starts_with_vowel(speaker)
    if not written_by:
        if elided:
            return tr.text(mark("Paroles d’{speaker}"), speaker=speaker)
        return tr.text(mark("Paroles de {speaker}"), speaker=speaker)
    facts = {"speaker": speaker, "written_by": written_by}
    if elided:
        return tr.text(mark("Paroles d’{speaker}, écrites par {written_by}"), **facts)
    return tr.text(mark("Paroles de {speaker}, écrites par {written_by}"), **facts)


def starts_with_vowel(name: str) -> bool:
    """Tell whether French elides "de" before ``name``.

    Names in h are left whole: "de Hugo", and "d'Hélène" reads as well "de
    Hélène", while "d'Hamid" would be wrong for whoever breathes the h. So are
    names in y before a vowel ("de Yasmina").
    """
    letters = [
        letter
        for letter in unicodedata.normalize("NFD", name.casefold())
        if letter.isalpha()
    ]
    if letters[:1] == ["y"]:
        return len(letters) > 1 and letters[1] not in "aeiou"
    return bool(letters) and letters[0] in "aeiouœæ"
