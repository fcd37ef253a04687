"""A hint, never a barrier: effects and needs, not diagnoses and medicines.

What is written under health may be shared, so it says what something changes
and what would help. When a text names an illness or a medicine the screen
shows a hint beside the field. It refuses nothing, counts nothing and keeps
nothing: her words are hers, and « mon diabète » may be exactly what she wants
written.

Source: design section 6 (health on the shared side holds effects and needs);
GDPR article 9; CASF art. L121-6-2.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from livret.words.translator import Translator, mark

_ILLNESSES = """
    addiction* alcoolique* alcoolisme alzheimer anorexi* arthrose asthm* autis*
    avc bipolair* bpco boulimi* burnout cancer* cardiopathie cirrhose crohn
    dementia demence* depress* diabet* drepanocytose eczema emphyseme
    endometriose epilep* fibromyalgie glaucome hemophili* hepatite* hiv
    hypertension hypertendu* infarctus leucemie lombalgie lupus lymphome
    malari* melanome meningite migrain* mucoviscidose nevros* obesite parkinson
    paludisme paranoi* phobi* pneumonie psoriasis psychos* psychotique*
    sarcoidose schizophren* sciatique sclerose seropositi* sida stroke tdah
    thrombose toxicoman* tuberculose tumeur* vih
"""

_MEDICINES = """
    abilify antibiotique* antidepresseur* anxiolytique* benzodiazepine* buprenorphine
    chimio chimiotherapie codeine cortisone depakote deroxat doliprane effexor
    haldol ibuprofene insuline insulin laroxyl levothyrox lexomil lithium methadone
    metformine morphine neuroleptique* opioide* paracetamol prozac radiotherapie
    risperdal ritaline seresta seroplex somnifere* statine* subutex suboxone
    tercian tramadol tritherapie valium ventoline xanax zoloft zyprexa
"""

_PHRASES = (
    "hernie discale",
    "stress post-traumatique",
    "stress post traumatique",
    "burn-out",
    "burn out",
    "trouble bipolaire",
    "troubles psychiatriques",
    "insuffisance cardiaque",
    "insuffisance renale",
    "insuffisance respiratoire",
    "crise cardiaque",
    "heart attack",
)


@dataclass(frozen=True, slots=True)
class HealthWord:
    """One word that may be a diagnosis or a medicine.

    Attributes:
        start: Where it starts in the text, in characters.
        end: Where it ends.
        word: As it was written.
    """

    start: int
    end: int
    word: str


HINT = mark(
    "{words} : d’autres pourront le lire. Dire ce que ça change suffit : « je ne peux"
    " pas porter », « il me faut des pauses ». On peut aussi laisser tel quel."
)
"""Shown beside the field, with the words of the list that stand in it."""

_MOST_SHOWN = 3


def health_hint(tr: Translator, text: str) -> str:
    """Return the hint on what ``text`` names, in the language of the screen.

    It begins with the words themselves, so that nobody has to look for them;
    empty where the text names no illness and no medicine.
    """
    found = dict.fromkeys(one.word for one in health_words(text))
    if not found:
        return ""
    shown = [tr.text("« {words} »", words=one) for one in list(found)[:_MOST_SHOWN]]
    return tr.text(HINT, words=", ".join(shown))


def health_words(text: str) -> tuple[HealthWord, ...]:
    """Return the words of ``text`` that may name an illness or a medicine.

    Accents and case do not matter; only whole words count, so that
    « cancérologue » is told but « lancer » is not.
    """
    folded, origin = _folded(text)
    found = []
    for match in _PATTERN.finditer(folded):
        start, end = origin[match.start()], origin[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        found.append(HealthWord(start, end, text[start:end]))
    return tuple(found)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return ``text`` without accents or case, and where each letter came from."""
    letters: list[str] = []
    origin: list[int] = []
    for index, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter.replace("’", "'")):
            if not unicodedata.combining(part):
                folded = part.casefold()
                letters.append(folded)
                origin.extend([index] * len(folded))
    return "".join(letters), origin


def _compiled() -> re.Pattern[str]:
    words = [*_ILLNESSES.split(), *_MEDICINES.split()]
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in words]
    parts += [re.escape(phrase) for phrase in _PHRASES]
    longest_first = sorted(parts, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})s?\b")


_PATTERN = _compiled()
