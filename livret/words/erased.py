"""A livret that somebody erased and that is still here, in plain words."""

from __future__ import annotations

import datetime as dt

from livret.usecases.erased_elsewhere import Erased
from livret.words.dates import long_date, on_near_date
from livret.words.labels import quality_label
from livret.words.translator import Translator, mark

_REASONS: dict[str, str] = {
    "asked_by_person": mark("Raison donnée : la personne l’a demandé."),
    "opened_by_error": mark("Raison donnée : il a été ouvert par erreur."),
    "end_of_retention": mark("Raison donnée : le temps où il se garde est passé."),
}


def erased_badge(tr: Translator) -> str:
    """Return what stands at the end of its row in a list."""
    return tr.text("effacé ailleurs")


def erased_short(tr: Translator, one: Erased, today: dt.date) -> str:
    """Return who erased it and when, after the person's name in a list."""
    day = on_near_date(tr, one.on, today)
    if one.mine:
        return tr.text("effacement demandé ici {day}, à finir", day=day)
    if one.hers:
        return tr.text("effacé {day} par la personne", day=day)
    if not one.by:
        return tr.text("effacé {day} par quelqu’un d’autre", day=day)
    return tr.text("effacé {day} par {name}", day=day, name=one.by)


def erased_to_do(tr: Translator, one: Erased, today: dt.date) -> str:
    """Return the line of Accueil: who, when, and what is left to do here."""
    return tr.text(
        "{told}. Il est encore sur cet ordinateur : à effacer ici aussi.",
        told=erased_short(tr, one, today),
    )


def erased_by(tr: Translator, one: Erased) -> str:
    """Return who erased it, of which side and structure, and when, as a sentence."""
    day = long_date(tr, one.on)
    if one.mine:
        return tr.text("Vous avez demandé d’effacer ce livret le {day}.", day=day)
    if one.hers:
        return tr.text("La personne a effacé ce livret le {day}.", day=day)
    if not one.by:
        return tr.text("Quelqu’un d’autre a effacé ce livret le {day}.", day=day)
    side = quality_label(tr, one.side) if one.side else ""
    beside = ", ".join(part for part in (side, one.organisation) if part)
    who = tr.text("{name} ({beside})", name=one.by, beside=beside) if beside else one.by
    return tr.text("{who} a effacé ce livret le {day}.", who=who, day=day)


def erased_why(tr: Translator, one: Erased) -> str:
    """Return the reason that was given, as a sentence."""
    return tr.text(_REASONS[one.reason])


def erased_here(tr: Translator, one: Erased) -> str:
    """Return the sentence above every page of it."""
    told = tr.text(
        "Il est encore sur cet ordinateur : on peut le lire, on n’y écrit plus."
    )
    return f"{erased_by(tr, one)} {told}"


def erased_means(tr: Translator) -> str:
    """Return what it means for what is on this computer."""
    return tr.text(
        "Ce qui en est venu sur cet ordinateur y est encore : on peut le lire, on n’y"
        " écrit plus. Rien n’en est effacé ici tant que vous ne le confirmez pas."
    )


def erased_not_asked(tr: Translator) -> str:
    """Return why nothing is asked again."""
    return tr.text(
        "La raison et l’accord ont été demandés là où il a été effacé : il n’y a rien"
        " à redemander ici, il suffit de confirmer."
    )
