"""Codes as people read them: topics, levels, answers, outcomes, signatures.

Codes stay codes in the domain and in files; the words here are the same on
screen, on paper and on the command line. ``history`` names what was said. Each
function takes a translator first, so that a French screen can print an English
paper.

Practice rules 7, 17, 18, 19 and 20 decide the words.
"""

from __future__ import annotations

from livret.domain.barriers import Answer, Barrier, Level
from livret.words.translator import Translator, mark

TOPICS: dict[Barrier, str] = {
    Barrier.SANTE: mark("Ma santé"),
    Barrier.DROIT: mark("Mes papiers et mes droits"),
    Barrier.LANGUE: mark("Parler, lire, écrire"),
    Barrier.MOBILITE: mark("Me déplacer"),
    Barrier.FAMILLE: mark("Ma famille, mes proches"),
    Barrier.RESSOURCES: mark("Mon argent"),
    Barrier.LOGEMENT: mark("Mon logement"),
}
"""The seven topics as she reads them (practice rule 18)."""

BARRIERS: dict[Barrier, str] = {
    Barrier.SANTE: mark("santé"),
    Barrier.DROIT: mark("accès aux droits"),
    Barrier.LANGUE: mark("langue et culture"),
    Barrier.MOBILITE: mark("mobilité"),
    Barrier.FAMILLE: mark("environnement familial"),
    Barrier.RESSOURCES: mark("ressources"),
    Barrier.LOGEMENT: mark("logement"),
}
"""The field's own names, for exports and the command line only."""

AT_DESK: dict[str, str] = {
    Level.NE_GENE_PAS: mark("ne gêne pas"),
    Level.GENE_UN_PEU: mark("gêne un peu"),
    Level.GENE_BEAUCOUP: mark("gêne beaucoup"),
    Level.BLOQUE: mark("bloque"),
    Answer.NE_SAIT_PAS: mark("ne sait pas"),
    Answer.PAS_ABORDE: mark("pas aujourd’hui"),
    Answer.NE_SOUHAITE_PAS_REPONDRE: mark("préfère ne pas répondre"),
    Answer.NON_CONCERNE: mark("ça ne concerne pas sa vie"),
}
"""Answers said of somebody, in either gender, whoever says it."""

IN_MEETING: dict[str, str] = {
    Level.NE_GENE_PAS: mark("Ça ne me gêne pas"),
    Level.GENE_UN_PEU: mark("Ça me gêne un peu"),
    Level.GENE_BEAUCOUP: mark("Ça me gêne beaucoup"),
    Level.BLOQUE: mark("Ça me bloque"),
    Answer.NE_SAIT_PAS: mark("Je ne sais pas"),
    Answer.PAS_ABORDE: mark("Pas aujourd’hui"),
    Answer.NE_SOUHAITE_PAS_REPONDRE: mark("Je préfère ne pas répondre"),
    Answer.NON_CONCERNE: mark("Ça ne me concerne pas"),
}
"""The eight buttons of meeting mode, in her voice."""

BY_REFERENT: dict[str, str] = {
    Level.NE_GENE_PAS: mark("Ça ne gêne pas"),
    Level.GENE_UN_PEU: mark("Ça gêne un peu"),
    Level.GENE_BEAUCOUP: mark("Ça gêne beaucoup"),
    Level.BLOQUE: mark("Ça bloque"),
    Answer.NE_SAIT_PAS: mark("Je ne sais pas"),
    Answer.PAS_ABORDE: mark("Pas aujourd’hui"),
    Answer.NE_SOUHAITE_PAS_REPONDRE: mark("Je préfère ne pas répondre"),
    Answer.NON_CONCERNE: mark("Ça ne concerne pas sa vie"),
}
"""The same eight buttons when a professional speaks."""

ON_PAPER: dict[str, str] = {
    Level.NE_GENE_PAS: mark("{name} : ne gêne pas"),
    Level.GENE_UN_PEU: mark("{name} : gêne un peu"),
    Level.GENE_BEAUCOUP: mark("{name} : gêne beaucoup"),
    Level.BLOQUE: mark("{name} : bloque"),
    Answer.NE_SAIT_PAS: mark("{name} ne sait pas"),
    Answer.PAS_ABORDE: mark("{name} : pas aujourd’hui"),
    Answer.NE_SOUHAITE_PAS_REPONDRE: mark("{name} préfère ne pas répondre"),
    Answer.NON_CONCERNE: mark("{name} : ça ne concerne pas sa vie"),
    "": mark("{name} : pas encore dit"),
}
"""Marks with their names; the empty code is a view nobody has given yet."""

ASKED: dict[str, str] = {
    "aim": mark("pour ce que vous voulez faire"),
    "daily": mark("dans votre vie de tous les jours"),
}
"""Which question was asked, kept and printed beside the answers."""

OUTCOMES: dict[str, str] = {
    "agreed": mark("Nous retenons :"),
    "with_reservation": mark("Nous retenons, avec une réserve :"),
    "not_agreed": mark("Pas d’accord :"),
}
"""What starts the agreed line (practice rule 20)."""

OUTCOME_CHOICES: dict[str, str] = {
    "agreed": mark("Nous sommes d’accord"),
    "with_reservation": mark("D’accord, avec une réserve"),
    "not_agreed": mark("Nous ne sommes pas d’accord"),
}
"""The three outcomes as equal buttons."""

SIDES: dict[str, str] = {
    "personne": mark("la personne"),
    "social": mark("social"),
    "emploi": mark("emploi"),
    "ensemble": mark("ensemble"),
    "autre": mark("autre"),
}
"""Whose word it is, when no name is known."""

QUALITIES: dict[str, str] = {
    "personne": mark("la personne accompagnée"),
    "social": mark("pour le social"),
    "emploi": mark("pour l’emploi"),
    "autre": mark("une autre personne présente"),
}
"""What each signer is there for, in either gender."""

GUARDIAN = mark("protection juridique")
"""Who has a place of their own to sign, and never her voice (practice 16)."""

WAYS: dict[str, str] = {
    "drawn": mark("a signé à l’écran"),
    "typed": mark("a signé au clavier"),
    "certificate": mark("a signé avec son certificat"),
    "pkcs12": mark("a signé avec son fichier de certificat"),
    "pkcs11": mark("a signé avec sa carte"),
    "paper": mark("a signé sur papier"),
    "aloud": mark("d’accord, à voix haute"),
    "refused": mark("a choisi de ne pas signer"),
    "absent": mark("n’était pas là ce jour-là"),
}
"""Ways of signing, equals in one panel; told after a name."""

WAY_CHOICES: dict[str, str] = {
    "drawn": mark("Signer à l’écran"),
    "typed": mark("Écrire son nom"),
    "certificate": mark("Signer avec son certificat"),
    "pkcs12": mark("Signer avec un fichier de certificat"),
    "pkcs11": mark("Signer avec une carte"),
    "paper": mark("Signer sur papier"),
    "aloud": mark("Dire son accord à voix haute"),
    "refused": mark("Ne pas signer"),
    "absent": mark("N’est pas là aujourd’hui"),
}
"""The same ways as buttons."""

VERDICTS: dict[str, str] = {
    "valid": mark("Les signatures sont bonnes"),
    "incomplete": mark("Ce document n’est pas encore complet"),
    "changed": mark("Le document a été modifié après signature"),
    "invalid": mark("Une signature n’est pas bonne"),
    "unknown signer": mark("Signatures justes, identités inconnues"),
}
"""The five verdicts of a check."""


def barrier_label(tr: Translator, code: str) -> str:
    """Return the topic of a barrier as she reads it ("Me déplacer").

    Raises:
        ValueError: ``code`` is no barrier.
    """
    return tr.text(TOPICS[Barrier(code)])


def barrier_name(tr: Translator, code: str) -> str:
    """Return the field's own name of a barrier ("mobilité"), for exports.

    Raises:
        ValueError: ``code`` is no barrier.
    """
    return tr.text(BARRIERS[Barrier(code)])


def answer_label(tr: Translator, code: str) -> str:
    """Return a level or another answer as said of somebody ("gêne un peu").

    Raises:
        KeyError: ``code`` is no answer.
    """
    return tr.text(AT_DESK[code])


def answer_button(tr: Translator, code: str, *, voice: str = "personne") -> str:
    """Return the words of one of the eight buttons of meeting mode.

    Args:
        tr: Says it in the language of the screen.
        code: A level or another answer.
        voice: Who speaks; only ``personne`` says "me".

    Raises:
        KeyError: ``code`` is no answer.
    """
    return tr.text((IN_MEETING if voice == "personne" else BY_REFERENT)[code])


def mark_label(tr: Translator, code: str, *, name: str) -> str:
    """Return one voice's answer with its name ("Amina : bloque").

    An empty ``code`` is a view nobody has given yet.

    Raises:
        KeyError: ``code`` is neither empty nor an answer.
    """
    return tr.text(ON_PAPER[code], name=name)


def asked_label(tr: Translator, asked: str) -> str:
    """Return which question was asked (``aim`` or ``daily``).

    Raises:
        KeyError: ``asked`` is neither.
    """
    return tr.text(ASKED[asked])


def outcome_label(tr: Translator, code: str) -> str:
    """Return what starts the agreed line ("Pas d'accord :").

    Raises:
        KeyError: ``code`` is no outcome.
    """
    return tr.text(OUTCOMES[code])


def outcome_button(tr: Translator, code: str) -> str:
    """Return an outcome as a button.

    Raises:
        KeyError: ``code`` is no outcome.
    """
    return tr.text(OUTCOME_CHOICES[code])


def side_label(tr: Translator, code: str) -> str:
    """Return a side in one word ("social"); ``autre:…`` reads "autre".

    Raises:
        KeyError: ``code`` is no side.
    """
    return tr.text(SIDES[code.partition(":")[0]])


def quality_label(tr: Translator, code: str) -> str:
    """Return what a signer is there for ("pour l'emploi").

    Raises:
        KeyError: ``code`` is no side.
    """
    return tr.text(QUALITIES[code])


def signer_quality(tr: Translator, side: str, quality: str) -> str:
    """Return what stands beside a signer’s name: their own word, or their side.

    Who is of neither side and expected to sign is a guardian (practice 16).
    """
    return quality or tr.text(GUARDIAN if side == "autre" else QUALITIES[side])


def way_label(tr: Translator, code: str) -> str:
    """Return a way of signing, told after a name ("a signé à l'écran").

    Raises:
        KeyError: ``code`` is no way of signing.
    """
    return tr.text(WAYS[code])


def way_button(tr: Translator, code: str) -> str:
    """Return a way of signing as a button ("Signer à l'écran").

    Raises:
        KeyError: ``code`` is no way of signing.
    """
    return tr.text(WAY_CHOICES[code])


def verdict_label(tr: Translator, code: str, *, signed: bool = True) -> str:
    """Return one of the five verdicts in plain words.

    Args:
        tr: Says it.
        code: The verdict.
        signed: False where no signature was found to speak of.

    Raises:
        KeyError: ``code`` is no verdict.
    """
    if code == "invalid" and not signed:
        return tr.text("Ce fichier ne peut pas être vérifié")
    return tr.text(VERDICTS[code])
