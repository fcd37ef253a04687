"""Fictitious values for every page: pictures of the help and of the tests.

Nobody here exists. Texts go through the translator, so that the English
pictures are English.
"""

from __future__ import annotations

import datetime as dt
import tomllib

from livret.desktop.diagnosis.values import (
    AgreedLine,
    Diagnosis,
    Quote,
    Stance,
    Step,
    Topic,
)
from livret.desktop.kit.itemrows import Item
from livret.desktop.kit.people import PersonRow
from livret.desktop.kit.voices import Voice
from livret.domain.barriers import Answer, Level
from livret.domain.form_grammar import build
from livret.domain.forms import Form
from livret.words.paths import form
from livret.words.translator import Translator

DAY = dt.date(2026, 3, 12)
"""Today, in the pictures."""

AMINA = Voice("personne", "Amina", "personne")
CLAIRE = Voice("social", "Claire", "social")
MARC = Voice("emploi", "Marc", "emploi")


def example_form(tr: Translator) -> Form:
    """Return the form of the joint diagnosis in the language of ``tr``."""
    folder = form("diagnostic-partage")
    read = [
        tomllib.loads((folder / name).read_text("utf-8"))
        for name in ("1.toml", f"1.{tr.language}.toml")
    ]
    return build(read[0], read[1])


def example_people(tr: Translator) -> tuple[PersonRow, ...]:
    """Return six people of Accueil."""
    t = tr.text
    return (
        PersonRow(
            "1",
            "Amina B.",
            "",
            t("ouvert le 12 mars · contact hier"),
            t("rencontre jeudi"),
        ),
        PersonRow("2", "Olena T.", "", t("contact le 3 mars"), t("rencontre lundi")),
        PersonRow("3", "Jean-Luc P.", t("au vélo vert"), t("contact le 26 février")),
        PersonRow("4", "Fatoumata S.", "", t("contact le 20 février")),
        PersonRow("5", "Mohamed K.", "", t("ouvert le 2 février"), t("à signer")),
        PersonRow("6", "", t("celui du parc"), t("ouvert le 28 février")),
    )


def example_coming(tr: Translator) -> tuple[Item, ...]:
    """Return what is coming."""
    t = tr.text
    return (
        Item("1", t("Amina B., à trois"), t("10 h"), t("jeu. 14")),
        Item("2", t("Olena T., avec interprète"), t("14 h 30, ukrainien"), t("lun. 18")),
    )


def example_to_see(tr: Translator) -> tuple[Item, ...]:
    """Return what waits."""
    t = tr.text
    return (
        Item("5", "Mohamed K.", t("il reste à signer : Marc"), icon="file-pen"),
        Item("3", "Jean-Luc P.", t("deux textes écrits en même temps"), icon="columns-3"),
        Item("4", "Fatoumata S.", t("accord jusqu’au 1er avril"), icon="hourglass"),
    )


def _stances(person: str, social: str, emploi: str) -> tuple[Stance, ...]:
    pairs = (("personne", person), ("social", social), ("emploi", emploi))
    return tuple(Stance(voice, answer) for voice, answer in pairs if answer)


def example_diagnosis(tr: Translator) -> Diagnosis:
    """Return a diagnosis with a refusal, a disagreement and a silence."""
    t = tr.text
    none, little = Level.NE_GENE_PAS.value, Level.GENE_UN_PEU.value
    much, blocks = Level.GENE_BEAUCOUP.value, Level.BLOQUE.value
    declined = Answer.NE_SOUHAITE_PAS_REPONDRE.value

    def agreed(words: str) -> AgreedLine:
        return AgreedLine("agreed", words)

    reasons = (
        ("personne", t("je veux de l’aide maintenant")),
        ("emploi", t("ça ira avec le temps")),
    )
    bike = Step("1", t("Demander un vélo solidaire"), "Claire", dt.date(2026, 4, 2))
    topics = (
        Topic(
            "sante",
            (Quote(t("Mon dos me fait mal si je porte, sinon ça va.")),),
            _stances(little, little, much),
            (t("a un médecin traitant"),),
            agreed(t("Nous cherchons un poste sans charges.")),
        ),
        Topic(
            "droit",
            (Quote(t("Les papiers, je comprends rien, je laisse dans le sac.")),),
            _stances(blocks, much, little),
            (t("papiers à jour"),),
            AgreedLine("not_agreed", "", reasons),
        ),
        Topic(
            "langue",
            (Quote(t("Je parle, mais écrire c’est dur.")),),
            _stances(little, little, ""),
            (t("trois langues"),),
            agreed(t("Nous essayons l’atelier d’écriture.")),
        ),
        Topic(
            "mobilite",
            (Quote(t("Le bus s’arrête à 19 h. Après, je marche.")),),
            _stances(blocks, much, blocks),
            (t("sait faire du vélo"),),
            agreed(t("Nous cherchons un poste de jour, et un vélo.")),
            (bike,),
        ),
        Topic(
            "famille",
            (Quote(t("Ma sœur garde les petits le mercredi.")),),
            _stances(none, little, none),
            (t("entourage présent"),),
            agreed(t("Nous comptons sur sa sœur le mercredi.")),
        ),
        Topic(
            "ressources",
            (Quote(t("Je préfère ne pas en parler aujourd’hui.")),),
            _stances(declined, "", ""),
            (),
            agreed(t("Nous n’en avons pas parlé.")),
        ),
        Topic("logement"),
    )
    return Diagnosis(
        "Amina",
        t("12 mars 2026 · pour « un travail en cuisine, pas loin »"),
        (AMINA, CLAIRE, MARC),
        topics,
        (
            t("cuisine pour trente personnes"),
            t("parle trois langues"),
            t("une sœur sur qui compter"),
        ),
    )
