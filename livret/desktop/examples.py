"""Fictitious values for every page: pictures of the help and of the tests.

Nobody here exists. Texts go through the translator, so that the English
pictures are English.
"""

from __future__ import annotations

import dataclasses
import datetime as dt

from livret.desktop.agreement.page import AgreementView
from livret.desktop.diagnosis.values import (
    Quote,
)
from livret.desktop.documents.page import DocumentView
from livret.desktop.essentiel.page import Essential, TeamMember
from livret.desktop.examples_person import example_reaching
from livret.desktop.history.values import NOBODY, Said
from livret.desktop.kit.itemrows import Item
from livret.desktop.kit.person_row import PersonRow, person_row
from livret.desktop.kit.text import quoted
from livret.desktop.kit.voices import Voice
from livret.desktop.signing.panel import Signer
from livret.desktop.verify.page import VerdictView
from livret.words.dates import long_date
from livret.words.translator import Translator

DAY = dt.date(2026, 3, 12)
"""Today, in the pictures."""

AMINA = Voice("personne", "Amina", "personne")
CLAIRE = Voice("social", "Claire", "social")
MARC = Voice("emploi", "Marc", "emploi")

VOICES = (AMINA, CLAIRE, MARC)
"""The three of the example."""


def example_people(tr: Translator) -> tuple[PersonRow, ...]:
    """Return six people of Accueil."""
    t = tr.text
    return (
        PersonRow(
            "1",
            "Amina B.",
            "",
            t("ouvert le 12 mars · contact hier"),
            t("rencontre lundi"),
        ),
        PersonRow("2", "Olena T.", "", t("contact le 3 mars"), t("rencontre jeudi")),
        PersonRow("3", "Jean-Luc P.", t("au vélo vert"), t("contact le 26 février")),
        PersonRow("4", "Fatoumata S.", "", t("contact le 20 février")),
        PersonRow("5", "Mohamed K.", "", t("ouvert le 2 février"), t("à signer")),
        person_row(tr, "6", "", t("celui du parc"), t("ouvert le 28 février")),
    )


def example_coming(tr: Translator) -> tuple[Item, ...]:
    """Return what is coming."""
    t = tr.text
    return (
        Item("1", "Amina B.", t("10:30 · Sur place"), t("Lun. 16")),
        Item("2", "Olena T.", t("14:30 · Au téléphone"), t("Jeu. 19")),
    )


def example_to_see(tr: Translator) -> tuple[Item, ...]:
    """Return what waits."""
    t = tr.text
    return (
        Item("5", "Mohamed K.", t("il reste à signer : Marc"), icon="file-pen"),
        Item(
            "3", "Jean-Luc P.", t("deux textes écrits en même temps"), icon="columns-3"
        ),
        Item(
            "6",
            quoted(tr, t("celui du parc")),
            t("une proposition attend sa réponse"),
            icon="message-square",
        ),
        Item(
            "1",
            "Amina B.",
            t("un papier à remettre depuis {day}", day=t("hier")),
            icon="inbox",
        ),
    )


SCRIBBLE = (
    (
        (0.12, 0.62), (0.16, 0.30), (0.19, 0.24), (0.21, 0.40), (0.23, 0.66),
        (0.25, 0.58), (0.28, 0.50), (0.30, 0.62), (0.33, 0.52), (0.36, 0.64),
        (0.40, 0.50), (0.44, 0.64), (0.50, 0.52), (0.58, 0.66), (0.70, 0.56),
    ),
    ((0.14, 0.48), (0.24, 0.46)),
)  # fmt: skip
"""A drawing on the pad: strokes of points in 0..1."""


def example_essential(tr: Translator) -> Essential:
    """Return the synthesis."""
    t = tr.text
    return Essential(
        "Amina",
        t("livret ouvert en mars 2026"),
        (Quote(t("Un travail en cuisine, pas loin."), "Claire M."),),
        (
            t("Je cuisine pour trente personnes"),
            t("Je parle trois langues"),
            t("J’ai une sœur sur qui compter"),
        ),
        (
            ("sante", "agreed", t("Nous cherchons un poste sans charges.")),
            ("droit", "not_agreed", t("Amina veut de l’aide maintenant.")),
            ("mobilite", "agreed", t("Nous cherchons un poste de jour, et un vélo.")),
        ),
        (
            Item(
                "1",
                t("Demander un vélo solidaire"),
                t("Claire, pour le 2 avril"),
                icon="bus",
            ),
            Item(
                "2",
                t("Essai au restaurant scolaire"),
                t("Marc, prévu en avril"),
                icon="target",
            ),
        ),
        (
            TeamMember(AMINA, t("c’est son livret")),
            TeamMember(Voice("social", "Claire M.", "social"), t("référente sociale")),
            TeamMember(
                Voice("emploi", "Marc D.", "emploi"), t("référent emploi, sans Livret")
            ),
        ),
        example_reaching(tr),
    )


def example_agreements(tr: Translator) -> tuple[AgreementView, ...]:
    """Return one agreement in force and one that ended."""
    t = tr.text
    return (
        AgreementView(
            "1",
            t("Marc D., conseil emploi"),
            ("mobilite", "langue", "commun"),
            t("chercher un poste qui convient"),
            dt.date(2026, 9, 12),
            t("Marc peut voir pour le travail, pas pour ma santé."),
        ),
        AgreementView(
            "2",
            t("Awa, centre social"),
            ("logement",),
            t("la demande de logement"),
            dt.date(2026, 2, 1),
            ended=t("retiré le 3 mars"),
        ),
    )


def example_journal(tr: Translator) -> tuple[str, ...]:
    """Return who opened the livret."""
    return (
        tr.text("Claire M. a ouvert ce livret le 12 mars à 10:05."),
        tr.text("Un diagnostic a été remis à Amina le 12 mars."),
    )


def example_signers(tr: Translator) -> tuple[Signer, ...]:
    """Return three signers, one of whom has answered."""
    t = tr.text
    return (
        Signer("personne", AMINA),
        Signer(
            "social",
            Voice("social", "Claire M.", "social"),
            t("référente sociale"),
            "certificate",
            t("à 10:51"),
        ),
        Signer("emploi", Voice("emploi", "Marc D.", "emploi"), t("référent emploi")),
    )


def example_documents(tr: Translator) -> tuple[DocumentView, ...]:
    """Return a document that waits and one that is closed."""
    t = tr.text
    person, social, emploi = example_signers(tr)
    done = (
        dataclasses.replace(person, way="aloud", told=t("« oui, c’est bien ça »")),
        social,
        dataclasses.replace(emploi, way="refused", told=t("« je voudrais relire »")),
    )
    return (
        DocumentView(
            "d1", t("Diagnostic partagé, 12 mars 2026"), (person, social, emploi)
        ),
        DocumentView(
            "d2",
            t("Diagnostic partagé, 4 décembre 2025"),
            done,
            closed=True,
            to_hand=t("À remettre depuis le {day}", day=long_date(tr, DAY)),
        ),
    )


def example_history(tr: Translator) -> tuple[Said, ...]:
    """Return a few things said."""
    t = tr.text
    collected = t("écrit par Claire M.")
    bus = t("Le bus s’arrête à 19 h. Après, je marche.")
    load = t("Nous cherchons un poste sans charges.")
    kitchen = t("Un travail en cuisine, pas loin.")
    us = Voice("ensemble", t("Nous"), "autre")
    unread = t("Gardé, mais ce Livret ne sait pas le lire.")
    aim, kept = t("Ce que je veux faire"), t("Ce que nous retenons")
    newer, opened = t("Écrit par un Livret plus récent"), t("Livret ouvert")
    day, before = long_date(tr, DAY), long_date(tr, DAY - dt.timedelta(days=1))
    blocks = t("Me déplacer : bloque")
    return (
        Said("1", f"{day}, 10:42", t("Me déplacer"), bus, AMINA, collected),
        Said("2", f"{day}, 10:40", blocks, "", MARC, collected),
        Said("3", f"{day}, 10:31", kept, load, us),
        Said("4", f"{day}, 10:12", aim, kitchen, AMINA, collected),
        Said("5", f"{day}, 10:05", opened, "", CLAIRE),
        Said("6", f"{before}, 17:20", newer, "", NOBODY, "", unread),
    )


def example_verdict(tr: Translator) -> VerdictView:
    """Return the verdict on a good file."""
    t = tr.text
    return VerdictView(
        t("diagnostic du 12 mars.pdf"),
        "valid",
        (t("Rien n’a changé depuis les signatures."),),
        (
            t("Amina a signé à l’écran le 12 mars 2026, en présence de Claire M."),
            t("Claire M. a signé avec son certificat le 12 mars 2026."),
            t("Marc D. a signé avec son certificat le 12 mars 2026."),
        ),
    )
