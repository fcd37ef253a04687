"""What a check reads, in words: a signature, how a file came to be."""

from __future__ import annotations

import datetime as dt

from livret.usecases.looking_at import FileStep
from livret.usecases.scans import PAPER_WAY
from livret.usecases.signing import (
    KEY_WAYS,
    TOLD_WAYS,
    CheckedPaper,
    CheckedSignature,
    of_oneself,
)
from livret.words.dates import hoped_until, long_date
from livret.words.labels import way_label
from livret.words.languages import language_name
from livret.words.translator import Translator, mark

HERE: dict[str, str] = {
    "kept": mark("C’est le document gardé dans ce coffre, tel qu’il est."),
    "older": mark("C’est une copie plus ancienne d’un document de ce coffre."),
    "more": mark("C’est un document de ce coffre, avec quelque chose de plus."),
    "aside": mark(
        "C’est un document de ce coffre, signé pendant que quelqu’un signait ailleurs."
    ),
    "unknown": mark("Ce coffre n’a pas ce document."),
}
"""How a file stands to what this vault keeps."""

STEPS: dict[str, str] = {
    "made": mark("Le document est fait"),
    "signed": mark("Réponse de {name}, et rien d’autre n’a changé"),
    "answered": mark("Réponse de {name}"),
    "closed": mark("Le document est fermé"),
    "before": mark("Le document a changé, avant toute signature"),
    "stamped": mark("Un horodatage est ajouté"),
    "proofs": mark("Des preuves pour plus tard sont ajoutées"),
    "other": mark("Quelque chose d’autre a changé"),
}
"""How a file came to be, one step after the other."""

SAID_SINCE = mark("Depuis, quelque chose a été redit dans le livret.")
"""What a document prints no longer stands as it was."""


def step_line(tr: Translator, step: FileStep) -> str:
    """Return one step by which a file came to be."""
    return tr.text(STEPS[step.what], name=step.name)


def signature_line(
    tr: Translator, one: CheckedSignature, today: dt.date | None = None
) -> str:
    """Return who signed, how, when, before whom and after which explanation.

    Args:
        tr: Of whoever reads it.
        one: What a check read.
        today: Whether the day before which a signature was hoped for is over.
    """
    told = [_who_and_when(tr, one)]
    told += _witnessed(tr, one)
    if one.deadline is not None and one.way != "refused":
        told.append(hoped_until(tr, one.deadline, today))
    if one.stamped_at is not None:
        told.append(tr.text("horodaté"))
    if one.stood:
        told.append(tr.text("certificat non retiré"))
    if one.renewed:
        told.append(tr.text("certificat renouvelé, celui d’avant en répond"))
    if one.scan:
        told.append(tr.text("page signée numérisée"))
    told += understood_words(tr, one)
    return ", ".join(told)


def _who_and_when(tr: Translator, one: CheckedSignature) -> str:
    """Return who did what, and when, as a sentence begins."""
    way = way_label(tr, one.way) if one.way else ""
    if one.way == "absent" and one.signed_at is not None:
        # Its day follows: « n'était pas là ce jour-là le 23 novembre » told it twice.
        way = tr.text("n’était pas là")
    said = f"{one.name} {way}".rstrip()
    if one.way == "aloud":
        said = tr.text("{name}\u202f: {state}", name=one.name, state=way) + ","
    if one.way == PAPER_WAY:
        return _by_hand(tr, one, said)
    if one.signed_at is None:
        return said.rstrip(",")
    day = long_date(tr, one.signed_at.astimezone().date())
    return tr.text("{said} le {day}", said=said if way else f"{one.name},", day=day)


def _by_hand(tr: Translator, one: CheckedSignature, said: str) -> str:
    """Return when a page was signed, if somebody told, and when that was noted.

    The instant in the file is that of whoever attests it, not of the hand.
    """
    if one.signed_on is not None:
        said = tr.text("{said} le {day}", said=said, day=long_date(tr, one.signed_on))
    if one.signed_at is None:
        return said
    noted = long_date(tr, one.signed_at.astimezone().date())
    return tr.text("{said}, noté le {day}", said=said, day=noted)


def _witnessed(tr: Translator, one: CheckedSignature) -> list[str]:
    """Return who attests it, or who was there; nobody signs in front of themself."""
    told = one.way in TOLD_WAYS
    if of_oneself(one.role, one.name, one.attested_by):
        alone = tr.text("attesté par soi-même, sans autre témoin")
        return [alone] if told else []
    if one.attested_by and told:
        return [tr.text("attesté par {name}", name=one.attested_by)]
    if one.attested_by and one.way not in KEY_WAYS:
        return [tr.text("en présence de {name}", name=one.attested_by)]
    return []


def closing_line(tr: Translator, checked: CheckedPaper) -> str:
    """Return who closed a document and when; empty while it is open."""
    if not checked.closed_by or checked.closed_at is None:
        return ""
    day = long_date(tr, checked.closed_at.astimezone().date())
    if checked.closed_pages:
        return tr.text(
            "Fermé par {name}, le {day}, avec les pages signées à la main jointes"
            " avant",
            name=checked.closed_by,
            day=day,
        )
    return tr.text("Fermé par {name}, le {day}", name=checked.closed_by, day=day)


def understood_words(tr: Translator, one: CheckedSignature) -> list[str]:
    """Return how a signer came to know the text, a few words for each thing."""
    known, told = one.understood, []
    if known.read_aloud:
        told.append(tr.text("texte relu à voix haute"))
    if known.explained_by:
        told.append(tr.text("expliqué par {name}", name=known.explained_by))
    if known.language:
        told.append(
            tr.text("en {language}", language=language_name(tr, known.language))
        )
    if known.interpreter:
        told.append(tr.text("interprète : {name}", name=known.interpreter))
    if known.simple_copy:
        told.append(tr.text("copie en mots simples remise"))
    return told
