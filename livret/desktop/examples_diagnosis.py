"""A fictitious joint diagnosis: a refusal, a disagreement and a silence."""

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
from livret.desktop.examples import VOICES
from livret.desktop.examples_person import INTERPRETER
from livret.domain.barriers import Answer, Level
from livret.domain.form_grammar import build
from livret.domain.forms import Form
from livret.words.paths import form
from livret.words.translator import Translator


def example_form(tr: Translator) -> Form:
    """Return the form of the joint diagnosis in the language of ``tr``."""
    folder = form("diagnostic-partage")
    read = [
        tomllib.loads((folder / name).read_text("utf-8"))
        for name in ("1.toml", f"1.{tr.language}.toml")
    ]
    return build(read[0], read[1])


def _stances(person: str, social: str, emploi: str) -> tuple[Stance, ...]:
    pairs = (("personne", person), ("social", social), ("emploi", emploi))
    return tuple(Stance(voice, answer) for voice, answer in pairs if answer)


def _agreed(words: str) -> AgreedLine:
    return AgreedLine("agreed", words)


def _first_topics(tr: Translator) -> tuple[Topic, ...]:
    t = tr.text
    little, much = Level.GENE_UN_PEU.value, Level.GENE_BEAUCOUP.value
    blocks = Level.BLOQUE.value
    reasons = (
        ("personne", t("je veux de l’aide maintenant")),
        ("emploi", t("ça ira avec le temps")),
    )
    return (
        Topic(
            "sante",
            (Quote(t("Mon dos me fait mal si je porte, sinon ça va.")),),
            _stances(little, little, much),
            (t("J’ai un médecin traitant"),),
            _agreed(t("Nous cherchons un poste sans charges.")),
        ),
        Topic(
            "droit",
            (Quote(t("Les papiers, je comprends rien, je laisse dans le sac.")),),
            _stances(blocks, much, little),
            (t("Mes papiers sont à jour"),),
            AgreedLine("not_agreed", "", reasons),
        ),
        Topic(
            "langue",
            (Quote(t("Je parle, mais écrire c’est dur."), came=INTERPRETER),),
            _stances(little, little, ""),
            (t("Je parle trois langues"),),
            _agreed(t("Nous essayons l’atelier d’écriture.")),
        ),
    )


def _last_topics(tr: Translator) -> tuple[Topic, ...]:
    t = tr.text
    none, little = Level.NE_GENE_PAS.value, Level.GENE_UN_PEU.value
    much, blocks = Level.GENE_BEAUCOUP.value, Level.BLOQUE.value
    declined = Answer.NE_SOUHAITE_PAS_REPONDRE.value
    bike = Step("1", t("Demander un vélo solidaire"), "Claire", dt.date(2026, 4, 2))
    return (
        Topic(
            "mobilite",
            (Quote(t("Le bus s’arrête à 19 h. Après, je marche.")),),
            _stances(blocks, much, blocks),
            (t("Je sais faire du vélo"),),
            _agreed(t("Nous cherchons un poste de jour, et un vélo.")),
            (bike,),
        ),
        Topic(
            "famille",
            (Quote(t("Ma sœur garde les petits le mercredi.")),),
            _stances(none, little, none),
            (t("J’ai ma sœur le mercredi"),),
            _agreed(t("Nous comptons sur sa sœur le mercredi.")),
        ),
        Topic(
            "ressources",
            (Quote(t("Je préfère ne pas en parler aujourd’hui.")),),
            _stances(declined, "", ""),
            (),
            _agreed(t("Nous n’en avons pas parlé.")),
        ),
        Topic("logement"),
    )


def example_diagnosis(tr: Translator) -> Diagnosis:
    """Return a diagnosis with a refusal, a disagreement and a silence."""
    t = tr.text
    return Diagnosis(
        "Amina",
        t("12 mars 2026 · pour « un travail en cuisine, pas loin »"),
        VOICES,
        (*_first_topics(tr), *_last_topics(tr)),
        (
            t("Je cuisine pour trente personnes"),
            t("Je parle trois langues"),
            t("J’ai une sœur sur qui compter"),
        ),
    )
