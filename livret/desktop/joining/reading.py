"""From what two livrets say of each other to what the page shows; pure functions."""

from __future__ import annotations

from livret.desktop.joining.values import HOLDS, WAITS_HERE, WAITS_THERE, BesideView
from livret.usecases.joining import Beside
from livret.words.dates import long_date
from livret.words.translator import Translator


def beside_shown(tr: Translator, one: Beside) -> BesideView:
    """Return another livret of the same person as the page shows it."""
    return BesideView(one.livret, _state(one), livret_named(tr, one), _told(tr, one))


def livret_named(tr: Translator, one: Beside) -> str:
    """Return how one livret of a person is told from another."""
    if not one.here:
        return tr.text("Un livret qui n’est pas sur cet ordinateur")
    if one.opened_on is None:
        return tr.text("Livret de {called}", called=one.called)
    day = long_date(tr, one.opened_on)
    if not one.lead:
        return tr.text(
            "Livret de {called}, ouvert le {day}", called=one.called, day=day
        )
    return tr.text(
        "Livret de {called}, ouvert le {day} ; à qui s’adresser : {lead}",
        called=one.called,
        day=day,
        lead=one.lead,
    )


def _state(one: Beside) -> str:
    if one.holds:
        return HOLDS
    return WAITS_THERE if one.said else WAITS_HERE


def _told(tr: Translator, one: Beside) -> str:
    if one.holds:
        return tr.text(
            "Les deux se lisent comme un seul. Ce qui s’envoie, s’imprime ou se montre"
            " reste d’un seul à la fois."
        )
    if not one.said:
        return tr.text(
            "Il dit déjà que les deux sont de la même personne. Ici, rien n’est encore"
            " dit."
        )
    if not one.here:
        return tr.text(
            "C’est dit ici. Les deux se liront ensemble quand l’autre sera arrivé, et"
            " le dira aussi."
        )
    return tr.text(
        "C’est dit ici. Il manque le oui de {lead} : envoyez-lui ce livret, pour"
        " le dire à son bureau, avec elle.",
        lead=one.lead,
    )
