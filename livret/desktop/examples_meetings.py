"""Fictitious meetings and contacts for the pictures; nobody of this name exists."""

from __future__ import annotations

import datetime as dt

from livret.desktop.kit.itemrows import Item
from livret.desktop.meetings.values import (
    ContractEdit,
    ContractView,
    PastView,
    PlanEdit,
    PlannedView,
)
from livret.words.contracts import clock_sentence, type_label
from livret.words.dates import long_date
from livret.words.translator import Translator

DAY = dt.date(2026, 3, 12)


def example_to_tell(tr: Translator) -> tuple[PlannedView, ...]:
    """Return a meeting whose day has passed."""
    return (
        PlannedView(
            id="passed",
            when=tr.text("Mardi 10 mars, 14:00"),
            where=tr.text("Au téléphone · {count} min", count=30),
            who="Amina, Marc D.",
        ),
    )


def example_planned(tr: Translator) -> tuple[PlannedView, ...]:
    """Return two meetings to come."""
    return (
        PlannedView(
            id="today",
            when=tr.text("Aujourd’hui, 16:00"),
            where=tr.text("Sur place"),
            who="Amina, Claire M.",
            today=True,
        ),
        PlannedView(
            id="next",
            when=tr.text("Jeudi 26 mars, 10:30"),
            where=tr.text("Sur place · bureau 4 · {count} min", count=60),
            who="Amina, Claire M., Marc D.",
            about=tr.text("Le permis, et la place en crèche."),
            spoken=tr.text("En dari, interprète : Nour"),
        ),
        PlannedView(
            id="review",
            when=tr.text("Vendredi 12 juin"),
            where=tr.text("Sur place"),
            who="Amina, Claire M.",
            review=True,
        ),
    )


def example_past(tr: Translator) -> tuple[PastView, ...]:
    """Return what was: a contact, a meeting, one that did not happen."""
    return (
        PastView(
            id="contact",
            kind="contact",
            when=tr.text("Lundi 9 mars"),
            how=tr.text("Au téléphone"),
            who="Claire M.",
            words=tr.text("Rappel pour le dossier de la crèche."),
            heard=tr.text("J’ai reçu le courrier."),
        ),
        PastView(
            id="off",
            kind="off",
            when=tr.text("Jeudi 26 février, 10:30"),
            how=tr.text("reportée (un empêchement dehors) · pas de bus ce jour-là"),
        ),
        PastView(
            id="held",
            kind="held",
            when=tr.text("Jeudi 12 février, 10:30"),
            how=tr.text("Sur place · bureau 4 · {count} min", count=60),
            who="Amina, Claire M., Marc D.",
            words=tr.text("La prochaine fois : le budget."),
            told=True,
        ),
    )


def example_reminders(tr: Translator) -> tuple[str, ...]:
    """Return what is to be kept in mind of a contract."""
    said = clock_sentence(tr, "sign", dt.date(2026, 4, 2), DAY)
    source = "code du travail, art. D5411-14-1"
    return (tr.text("{reminder} ({source}).", reminder=said, source=source),)


def example_contracts(tr: Translator) -> tuple[ContractView, ...]:
    """Return a contract with some of its dates."""
    days = {"oriented_on": dt.date(2026, 3, 2)}
    told = tr.text("Décision reçue le")
    said = tr.text("{what} {day}", what=told, day=long_date(tr, days["oriented_on"]))
    return (
        ContractView(
            id="contract",
            title=type_label(tr, "contrat_engagement"),
            days=(said,),
            kept=tr.text("classeur bleu"),
            edit=ContractEdit("contract", "contrat_engagement", days, "", "plan"),
            paper=example_papers(tr)[0],
        ),
    )


def example_papers(tr: Translator) -> tuple[tuple[str, str], ...]:
    """Return papers of a livret, as (id, title)."""
    told = (
        ("plan", tr.text("Plan d’action"), dt.date(2026, 3, 5)),
        ("diagnostic", tr.text("Diagnostic partagé"), dt.date(2026, 2, 12)),
    )
    return tuple(
        (key, tr.text("{title}, {day}", title=title, day=long_date(tr, day)))
        for key, title, day in told
    )


def example_old(tr: Translator) -> tuple[Item, ...]:
    """Return what grows old or ends soon."""
    sign = clock_sentence(tr, "sign", dt.date(2026, 4, 2), DAY)
    said_on = long_date(tr, dt.date(2025, 2, 3))
    ended = long_date(tr, dt.date(2026, 4, 1))
    return (
        Item("1", "Amina B.", sign, icon="clock"),
        Item(
            "3",
            "Jean-Luc P.",
            tr.text("diagnostic partagé du {day}", day=said_on),
            icon="columns-3",
        ),
        Item(
            "4",
            "Fatoumata S.",
            tr.text("un accord de partage se termine le {day}", day=ended),
            icon="handshake",
        ),
    )


def example_plan(tr: Translator) -> PlanEdit:
    """Return a meeting half planned."""
    return PlanEdit(
        on=dt.date(2026, 3, 19),
        at="10:30",
        minutes=60,
        means="in_person",
        place=tr.text("bureau 4"),
        guests=("personne", "claire"),
        about=tr.text("Le permis, et la place en crèche."),
        language="prs",
        interpreter="Nour",
    )


GUESTS = (("personne", "Amina"), ("claire", "Claire M."), ("marc", "Marc D."))
"""Who may be expected."""
