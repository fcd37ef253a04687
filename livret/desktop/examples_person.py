"""Fictitious details of Amina, who does not exist, for the pictures."""

from __future__ import annotations

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
