"""Languages by their names, as people write them beside « En quelle langue »."""

from __future__ import annotations

import re
import unicodedata

from livret.words.translator import Translator, mark

NAMES: dict[str, str] = {
    "fr": mark("français"),
    "en": mark("anglais"),
    "ar": mark("arabe"),
    "ber": mark("berbère"),
    "kab": mark("kabyle"),
    "tr": mark("turc"),
    "ku": mark("kurde"),
    "fa": mark("persan"),
    "prs": mark("dari"),
    "ps": mark("pachto"),
    "ur": mark("ourdou"),
    "hi": mark("hindi"),
    "bn": mark("bengali"),
    "pa": mark("pendjabi"),
    "ta": mark("tamoul"),
    "si": mark("cingalais"),
    "ne": mark("népalais"),
    "bo": mark("tibétain"),
    "zh": mark("chinois"),
    "vi": mark("vietnamien"),
    "km": mark("khmer"),
    "lo": mark("lao"),
    "th": mark("thaï"),
    "mn": mark("mongol"),
    "ru": mark("russe"),
    "uk": mark("ukrainien"),
    "ka": mark("géorgien"),
    "hy": mark("arménien"),
    "az": mark("azéri"),
    "ce": mark("tchétchène"),
    "ro": mark("roumain"),
    "rom": mark("romani"),
    "bg": mark("bulgare"),
    "sq": mark("albanais"),
    "sr": mark("serbe"),
    "bs": mark("bosnien"),
    "pl": mark("polonais"),
    "hu": mark("hongrois"),
    "de": mark("allemand"),
    "it": mark("italien"),
    "es": mark("espagnol"),
    "pt": mark("portugais"),
    "ht": mark("créole haïtien"),
    "so": mark("somali"),
    "ti": mark("tigrigna"),
    "am": mark("amharique"),
    "om": mark("oromo"),
    "sw": mark("swahili"),
    "ln": mark("lingala"),
    "wo": mark("wolof"),
    "bm": mark("bambara"),
    "dyu": mark("dioula"),
    "ff": mark("peul"),
    "snk": mark("soninké"),
    "mg": mark("malgache"),
    "fsl": mark("langue des signes française"),
}
"""Codes of ISO 639 with the names of the languages most often interpreted."""

_CODE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def language_code(tr: Translator, written: str) -> str | None:
    """Return the code of a language written as a name or as a code.

    Args:
        tr: Names are understood in its language and in French.
        written: As typed; empty means French, which is not told.

    Returns:
        The code, empty for an empty text, or None for a name nobody knows.
    """
    wanted = _plain(written)
    if not wanted:
        return ""
    for code, name in NAMES.items():
        if wanted in {_plain(name), _plain(tr.text(name)), code}:
            return code
    return wanted if _CODE.fullmatch(wanted) else None


def language_name(tr: Translator, code: str) -> str:
    """Return the name of a language ("dari"); its code where nobody knows it."""
    known = NAMES.get(code)
    return tr.text(known) if known else code


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))
