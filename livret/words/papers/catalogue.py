"""The catalogue: every paper, what it takes, how it reads, its dresses.

To add a paper: a module in ``livret.usecases.paper_sheets`` that takes it, one
here that reads it, and an entry in ``PAPERS`` (CONTRIBUTING, « Add a paper »).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from livret.usecases.paper_sheets.charter import take_charter
from livret.usecases.paper_sheets.dossier import DossierSheet, take_evidence
from livret.usecases.paper_sheets.handover import take_handover
from livret.usecases.paper_sheets.information import take_information
from livret.usecases.paper_sheets.known import take_diagnostic, take_pathway
from livret.usecases.paper_sheets.letter import take_letter
from livret.usecases.paper_sheets.minutes import take_minutes
from livret.usecases.paper_sheets.plan import take_plan
from livret.usecases.paper_sheets.review import take_attestation, take_review
from livret.usecases.paper_sheets.skills import take_skills
from livret.usecases.paper_sheets.taking import Take
from livret.usecases.paper_sheets.whole import take_pocket, take_whole
from livret.words.aid import AID_LANGUAGES
from livret.words.charter import FORM as CHARTER
from livret.words.cleaning import own
from livret.words.forms import DIAGNOSTIC
from livret.words.languages import language_name
from livret.words.papers.aids import BILINGUAL, parted
from livret.words.papers.blocks import Block
from livret.words.papers.charter import read_charter
from livret.words.papers.diagnostic import read_diagnostic
from livret.words.papers.dossier import read_dossier
from livret.words.papers.handover import read_handover
from livret.words.papers.information import read_information
from livret.words.papers.letter import read_letter
from livret.words.papers.minutes import read_minutes
from livret.words.papers.pathway import read_pathway
from livret.words.papers.pictures import WITHOUT_PICTURES, pictured_as
from livret.words.papers.plan import read_plan
from livret.words.papers.review import read_attestation, read_review
from livret.words.papers.secrets import HALF, HERS, VAULT
from livret.words.papers.skills import read_skills
from livret.words.papers.titles import TITLES
from livret.words.papers.whole import read_pocket, read_whole
from livret.words.papers.wording import APART
from livret.words.translator import LANGUAGES, Translator, mark

Reads = Callable[[Translator, Any], tuple[Block, ...]]
"""Turns the sheet of a paper into blocks, in the translator's language."""

STANDARD = "standard"
EVERY_DRESS = (STANDARD, "large", "simple", BILINGUAL)
PAPER_LANGUAGES = (*LANGUAGES, *AID_LANGUAGES)
"""Languages papers are made in, by ISO 639 code; French first, and after the
two that are signed those that are an aid to reading."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper.

    Attributes:
        name: As the log, the journal and the doors call it.
        title: What people call it, in French; said by ``tr.text``.
        told: What it is for, in one sentence.
        takes: Composes its sheet from a livret.
        reads: Turns the sheet into blocks.
        signable: Whether it can be frozen and signed.
        needs: What it is about: ``meeting``, ``review``, ``service``,
            ``document`` or nothing.
        one_sheet: Its letters grow as large as one sheet allows.
        booklet: Its pages are A6, folded from A4 sheets.
        dresses: Names of its dresses, in the order they are offered.
        languages: Languages it can be made in.
    """

    name: str
    title: str
    told: str
    takes: Take
    reads: Reads
    signable: bool = False
    needs: str = ""
    one_sheet: bool = False
    booklet: bool = False
    dresses: tuple[str, ...] = EVERY_DRESS
    languages: tuple[str, ...] = PAPER_LANGUAGES

    @property
    def without_pictures(self) -> tuple[str, ...]:
        """Dresses of it that are made without their pictures when asked so."""
        return tuple(each for each in self.dresses if each in WITHOUT_PICTURES)


def _read_evidence(tr: Translator, sheet: DossierSheet) -> tuple[Block, ...]:
    """Read the dossier of a paper by the name that paper has here."""
    paper = PAPERS.get(sheet.about)
    title = tr.text(paper.title) if paper else own(sheet.about)
    return read_dossier(tr, sheet, APART.join((title, *_worn(tr, sheet))))


def _worn(tr: Translator, sheet: DossierSheet) -> Iterator[str]:
    """Yield in which form and language the paper of a dossier was signed."""
    name, facing = parted(sheet.dress)
    form = pictured_as(name)
    yield tr.text(DRESSES[form]) if form in DRESSES else own(name)
    if form != name:
        yield tr.text("Sans image")
    codes = filter(None, (sheet.about_language, facing))
    yield tr.comma.join(language_name(tr, code) or code for code in codes)


_ALL = (
    Paper(
        name="diagnostic",
        title=TITLES["diagnostic"],
        told=mark("Ce que chacun voit, ce qui aide, ce que nous retenons."),
        takes=take_diagnostic,
        reads=read_diagnostic,
        signable=True,
    ),
    Paper(
        name="plan",
        title=TITLES["plan"],
        told=mark("Qui fait quoi, et quand : une feuille à accrocher au mur."),
        takes=take_plan,
        reads=read_plan,
        signable=True,
        one_sheet=True,
    ),
    Paper(
        name="compte-rendu",
        title=TITLES["compte-rendu"],
        told=mark("Ce qui s’est dit un jour, sans rien retaper."),
        takes=take_minutes,
        reads=read_minutes,
        signable=True,
        needs="meeting",
    ),
    Paper(
        name="savoir-faire",
        title=TITLES["savoir-faire"],
        told=mark("À montrer à qui l’on veut : ni difficulté, ni avis d’un autre."),
        takes=take_skills,
        reads=read_skills,
        signable=True,
        one_sheet=True,
    ),
    Paper(
        name="information",
        title=TITLES["information"],
        told=mark("Qui lit quoi, jusqu’à quand, et ce que la personne peut demander."),
        takes=take_information,
        reads=read_information,
        signable=True,
        one_sheet=True,
    ),
    Paper(
        name="parcours",
        title=TITLES["parcours"],
        told=mark("Le chemin fait ensemble, année par année."),
        takes=take_pathway,
        reads=read_pathway,
    ),
    Paper(
        name="charte",
        title=TITLES["charte"],
        told=mark("Comment nous voulons travailler ensemble."),
        takes=take_charter,
        reads=read_charter,
        signable=True,
        one_sheet=True,
    ),
    Paper(
        name="bilan",
        title=TITLES["bilan"],
        told=mark("Nous regardons ensemble le chemin fait ; la personne d’abord."),
        takes=take_review,
        reads=read_review,
        signable=True,
        needs="review",
    ),
    Paper(
        name="attestation",
        title=TITLES["attestation"],
        told=mark("Que l’accompagnement a eu lieu, et rien d’autre."),
        takes=take_attestation,
        reads=read_attestation,
        signable=True,
    ),
    Paper(
        name="lettre",
        title=TITLES["lettre"],
        told=mark("Seulement ce que son accord permet de dire à ce service."),
        takes=take_letter,
        reads=read_letter,
        signable=True,
        needs="service",
    ),
    Paper(
        name="relais",
        title=TITLES["relais"],
        told=mark("Ce qui continue et qui appeler, sans rien redire."),
        takes=take_handover,
        reads=read_handover,
        signable=True,
    ),
    Paper(
        name="poche",
        title=TITLES["poche"],
        told=mark("Un petit carnet à plier : les démarches, ce que je sais faire."),
        takes=take_pocket,
        reads=read_pocket,
        booklet=True,
    ),
    Paper(
        name="livret",
        title=TITLES["livret"],
        told=mark("Tout ce qui est écrit, ou les parties et les dates choisies."),
        takes=take_whole,
        reads=read_whole,
    ),
    Paper(
        name="dossier",
        title=TITLES["dossier"],
        told=mark("Comment un papier a été signé, par qui, et avec quels octets."),
        takes=take_evidence,
        reads=_read_evidence,
        needs="document",
    ),
)

PAPERS: dict[str, Paper] = {paper.name: paper for paper in _ALL}
"""Every paper made from a livret, by name, in the order they are offered."""

BLANKS: dict[str, str] = {
    DIAGNOSTIC: mark("Diagnostic partagé"),
    CHARTER: mark("Notre charte"),
}
"""Forms that can be printed blank, by name."""

OTHERS: dict[str, tuple[str, str, str]] = {
    "secours": (
        VAULT.title,
        mark("Rouvre le coffre d’un référent qui a oublié sa phrase."),
        "livret vault create --recovery-out",
    ),
    "cle": (
        HERS.title,
        mark("Ouvre la copie de la personne, et dit que c’est elle."),
        "livret copy --sheet",
    ),
    "moitie": (
        HALF.title,
        mark("L’une des deux feuilles qui ouvrent un livret à un remplacement."),
        "livret replacement name --sheets",
    ),
}
"""Papers that hold a secret, by name: title, what for, and the only command that
makes them, since the secret is known at that moment alone."""

DRESSES: dict[str, str] = {
    STANDARD: mark("Taille ordinaire"),
    "large": mark("Grandes lettres"),
    "simple": mark("Version simple"),
    BILINGUAL: mark("Deux langues"),
}
"""Names of the dresses."""

PART_TITLES: dict[str, str] = {
    "savoir-faire": mark("Ce que je sais faire"),
    "diagnostic": mark("Diagnostic partagé"),
    "plan": mark("Plan d’action"),
    "parcours": mark("Parcours"),
    "comptes-rendus": mark("Comptes-rendus"),
    "bilans": mark("Bilans"),
    "charte": mark("Notre charte"),
    "information": mark("Ce qui est écrit sur moi"),
}
"""Parts of the whole livret, as ``usecases.paper_sheets.whole.PARTS`` names them."""
