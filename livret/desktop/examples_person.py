"""Fictitious details of Amina, who does not exist, for the pictures."""

from __future__ import annotations

import datetime as dt

from livret.desktop.person.values import (
    HOURS,
    NO_MESSAGE,
    NOTE,
    NOTHING_AT_HOME,
    YES,
    Beside,
    PersonShown,
    Reaching,
)
from livret.domain.came import Came
from livret.words.dates import long_date
from livret.words.history import kind_label
from livret.words.journal import journal_line
from livret.words.kept import Chapter
from livret.words.translator import Translator

NUMBER, OTHER_NUMBER = "06 39 98 00 00", "06 39 98 11 11"
"""Numbers kept for fiction.

Source: ARCEP, French numbering plan: numbers reserved for works of fiction.
"""

INTERPRETER = Came(how="interpreter", language="prs", service="ISM", telephone=True)
"""An interpreter on the telephone."""


def example_person(tr: Translator) -> PersonShown:
    """Return her details, with what to heed."""
    t = tr.text
    return PersonShown(
        {
            "called": "Amina B.",
            "phone": NUMBER,
            "languages": t("dari, français"),
            "interpreter": t("pour les courriers, par téléphone"),
            HOURS: t("le matin, avant 11 h"),
            NO_MESSAGE: YES,
            NOTHING_AT_HOME: YES,
            NOTE: t("ma sœur peut me prévenir"),
        }
    )


def example_two_texts(tr: Translator) -> PersonShown:
    """Return her details with two numbers written at the same time."""
    whole = example_person(tr)
    beside = tuple(Beside(one, {"phone": one}) for one in (OTHER_NUMBER, NUMBER))
    return PersonShown(whole.texts, {"phone": beside})


def example_reaching(tr: Translator) -> Reaching:
    """Return how she may be reached, as L'essentiel shows it."""
    t = tr.text
    return Reaching(
        (NUMBER,),
        (t("le matin, avant 11 h"), t("pas de message"), t("rien au domicile")),
        t("dari, français"),
    )


def example_kept(tr: Translator) -> tuple[str, tuple[Chapter, ...]]:
    """Return what is kept of Amina: who keeps it, and part by part."""
    t = tr.text
    day = long_date(tr, dt.date(2026, 3, 12))
    said = (
        f"{day} · {kind_label(tr, 'aim_said')} · Amina · "
        f"{t('Un travail en cuisine, pas loin.')}",
        f"{day} · {kind_label(tr, 'member_joined')} · Claire M. · Marc D.",
    )
    nothing = (t("Rien."),)
    return (
        t(
            "Gardé sur l’ordinateur de {name}, le {day}. Les dossiers des autres"
            " services n’y sont pas\u202f: c’est à eux qu’il faut le demander.",
            name="Claire M.",
            day=day,
        ),
        (
            Chapter(t("Ce qui a été dit"), said),
            Chapter(t("Ce qui est tapé et pas encore dit"), nothing, empty=True),
            Chapter(t("Le pense-bête de qui m’accompagne"), nothing, empty=True),
            Chapter(
                t("Papiers"),
                (t("{name}, {size} ko", name="papiers/001.pdf", size=96),),
            ),
            Chapter(
                t("Qui a ouvert, imprimé, envoyé"),
                (journal_line(tr, "opened", "Claire M.", day),),
            ),
            Chapter(t("Ce qui a été effacé ou n’est pas ici"), nothing, empty=True),
        ),
    )
