"""The few French words that the import adds around those of the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from livret.exchange.carnet_de_bord.cells import Moment
from livret.words.dates import long_date
from livret.words.translator import translator_for

_FRENCH = translator_for("fr")

EDUCATION: Mapping[str, str] = {
    "AFS": "Aucune formation scolaire",
    "CP4": "Du primaire à la 4e",
    "CFG": "4e achevée",
    "C3A": "BEPC ou 3e achevée",
    "C12": "2nde ou 1re achevée",
    "NV5": "CAP, BEP ou équivalent",
    "NV4": "Bac ou équivalent",
    "NV3": "Bac + 2 ou équivalent",
    "NV2": "Bac + 3, bac + 4 ou équivalent",
    "NV1": "Bac + 5 et plus ou équivalent",
}
"""Levels of education, by the code that France Travail uses too."""

WORK_SITUATIONS: Mapping[str, str] = {
    "recherche_emploi": "En recherche d’emploi",
    "recherche_formation": "En recherche de formation",
    "recherche_alternance": "En recherche d’alternance",
    "recherche_stage": "En recherche de stage",
    "emploi": "En emploi",
    "formation": "En formation",
    "stage": "En stage",
    "alternance": "En alternance",
    "service_civique": "En service civique",
    "iae": "En insertion par l’activité économique (IAE)",
    "interim": "En intérim",
    "construction_projet": "En construction de projet",
    "projet_entrepreneurial": "En projet de création d’entreprise",
    "entrepreneur": "À la tête d’une entreprise",
    "etudiant": "En études",
    "scolarisé": "En scolarité",
    "enretraite": "En retraite ou en préretraite",
    "maladie": "En longue maladie",
    "invalidite": "En invalidité",
    "conge_parental": "En congé parental",
    "au_foyer": "Au foyer",
    "autre": "Autre situation",
    "cdi_temps_plein": "En CDI à temps complet",
    "cdi_temps_partiel": "En CDI à temps partiel",
    "cdd_temps_plein": "En CDD à temps complet",
    "cdd_temps_partiel": "En CDD à temps partiel",
    "intermittent": "Intermittence du spectacle",
    "aidant_familial": "Aide d’un proche",
    "exploitant_agricole": "Exploitation agricole",
}
"""Work situations, by the peer's code."""

RSA: Mapping[str, str] = {
    "rsa_droit_ouvert_et_suspendu": "droit ouvert et suspendu",
    "rsa_droit_ouvert_versable": "droit ouvert et versable",
    "rsa_droit_ouvert_et_versable": "droit ouvert et versable",
    "rsa_droit_ouvert_versement_suspendu": "droit ouvert, versement suspendu",
    "rsa_demande_en_attente": "nouvelle demande, en attente de décision",
    "rsa_refuse": "droit refusé",
    "rsa_clos": "droit clos",
    "rsa_clos_anterieur": "droit clos sur un mois antérieur",
}
"""Where the right to the RSA stands, by the peer's code."""

CONTRACTS: Mapping[str, str] = {
    "cej": "contrat d’engagement jeune (CEJ)",
    "cer": "contrat d’engagement réciproque (CER)",
    "ppae": "projet personnalisé d’accès à l’emploi (PPAE)",
    "pacea": "parcours contractualisé d’accompagnement vers l’emploi et "
    "l’autonomie (PACEA)",
}
"""Contracts that a goal or a notebook is linked to, by the peer's code."""

STATES: Mapping[str, str] = {
    "in_progress": "en cours",
    "done": "fait",
    "abandonned": "mis de côté",
    "canceled": "annulé par la structure",
    "planned": "en projet",
    "standby": "en attente",
    "pending": "en attente",
    "accepted": "acceptée",
    "denied": "refusée",
}
"""Statuses as an event tells them; neither sex nor fault is guessed."""

THEMES: Mapping[str, str] = {
    "logement": "Logement",
    "emploi": "Emploi",
    "formation": "Formation",
    "difficulte_administrative": "Difficultés administratives",
    "difficulte_financiere": "Difficultés financières",
    "mobilite": "Mobilité",
    "sante": "Santé",
    "contraintes_familiales": "Contraintes familiales",
    "maitrise_langue": "Maîtrise de la langue française",
    "numerique": "Numérique",
    "choisir_un_metier": "Choisir un métier",
    "se_former": "Se former",
    "preparer_sa_candidature": "Préparer sa candidature",
    "trouver_un_emploi": "Trouver un emploi",
    "creer_une_entreprise": "Créer une entreprise",
    "s_ouvrir_a_l_international": "S’ouvrir à l’international",
}
"""The peer's themes."""


def day(moment: Moment) -> str:
    """Return ``21 septembre 2021``."""
    return long_date(_FRENCH, moment.day)


def hour(moment: Moment) -> str:
    """Return `` à 13 h 15 (heure universelle)``, or an empty text."""
    if not moment.hour:
        return ""
    zone = f" ({moment.zone})" if moment.zone else ""
    return f" à {moment.hour}{zone}"


def on_day(moment: Moment | None, before: str = " le ") -> str:
    """Return `` le 21 septembre 2021``, or an empty text."""
    return before + day(moment) if moment is not None else ""


def by(author: str) -> str:
    """Return `` par Marc``, or an empty text."""
    return f" par {author}" if author else ""


def quoted(words: str) -> str:
    """Return words between French quotation marks."""
    return f"«\u202f{words}\u202f»"


def sentences(parts: Iterable[str]) -> str:
    """Join parts into sentences, each with its capital and its full stop."""
    return " ".join(_sentence(part.strip()) for part in parts if part.strip())


def _sentence(text: str) -> str:
    ended = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    return ended[0].upper() + ended[1:]
