"""Which language words are in, where only their letters tell it.

A name in Cyrillic letters, or what she said in Bengali, stands in a French
paper: a French voice spells it or stays silent (WCAG 2.2, 3.1.2). What was
recorded with the words comes first. Otherwise letters tell a language where one
language of those we name is written with them; where several are, the letters
that one of them alone has; else the tag says the letters and that nobody knows
the language (``und-Cyrl``, RFC 5646, 4.1): a wrong one would be worse. Ukrainian
is not to be read in Russian because nobody asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

LATIN = "Latn"
_STARTS: tuple[tuple[int, str], ...] = (
    *((0x0000, LATIN), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn")),
    *((0x0590, "Hebr"), (0x0600, "Arab"), (0x0700, ""), (0x0750, "Arab")),
    *((0x0780, ""), (0x08A0, "Arab"), (0x0900, "Deva"), (0x0980, "Beng")),
    *((0x0A00, "Guru"), (0x0A80, ""), (0x0B80, "Taml"), (0x0C00, "")),
    *((0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"), (0x0F00, "Tibt")),
    *((0x1000, ""), (0x10A0, "Geor"), (0x1100, "Kore"), (0x1200, "Ethi")),
    *((0x13A0, ""), (0x1780, "Khmr"), (0x1800, ""), (0x1C90, "Geor")),
    *((0x1CC0, ""), (0x1E00, LATIN), (0x1F00, "Grek"), (0x2000, "")),
    *((0x2C00, ""), (0x2C60, LATIN), (0x2C80, ""), (0x2D80, "Ethi")),
    *((0x2DE0, "Cyrl"), (0x2E00, ""), (0x2E80, "Hani"), (0x2FE0, "")),
    *((0x3005, "Hani"), (0x3008, ""), (0x3040, "Jpan"), (0x3100, "")),
    *((0x3400, "Hani"), (0xA000, ""), (0xAB00, "Ethi"), (0xAB30, "")),
    *((0xAC00, "Kore"), (0xD7B0, ""), (0xF900, "Hani"), (0xFB00, LATIN)),
    *((0xFB07, ""), (0xFB50, "Arab"), (0xFE00, ""), (0xFE70, "Arab")),
    *((0xFF00, ""), (0x20000, "Hani"), (0x32000, "")),
)
"""Where the letters of a script begin (Unicode 15); empty: of none named here."""
_AT = [start for start, _ in _STARTS]

_ONE: dict[str, str] = {
    "Grek": "el",
    "Armn": "hy",
    "Hebr": "he",
    "Beng": "bn",
    "Guru": "pa",
    "Taml": "ta",
    "Sinh": "si",
    "Thai": "th",
    "Laoo": "lo",
    "Tibt": "bo",
    "Geor": "ka",
    "Kore": "ko",
    "Khmr": "km",
    "Hani": "zh",
    "Jpan": "ja",
    # Amharic has them too: of both, papers are made in Tigrinya.
    "Ethi": "ti",
}
_ONLY: dict[str, tuple[tuple[str, str], ...]] = {
    "Cyrl": (("uk", "іїєґ"), ("ru", "ыэё"), ("sr", "ђјљњћџ")),
    # Dari and Persian are written alike, and "fa" is both (ISO 639-3).
    "Arab": (
        ("ps", "ټډړږښڼېۍځڅ"),
        ("ur", "ٹڈڑںھے"),
        ("ckb", "ڕڵڤێۆ"),
        ("fa", "پچژگکی"),
    ),
}
"""Letters that one language alone has, of those written with the others."""
_ELSE = {"Arab": "ar"}
"""The one most often meant where no letter tells another."""
_WRITTEN: dict[str, frozenset[str]] = {
    "Cyrl": frozenset({"uk", "ru", "bg", "sr", "be", "mk", "mn", "ce", "bs"}),
    "Arab": frozenset({"ar", "fa", "prs", "ps", "ur", "ku", "ckb", "ug", "ber"}),
    "Ethi": frozenset({"ti", "am"}),
    "Deva": frozenset({"hi", "ne", "mr"}),
    "Mong": frozenset({"mn"}),
}
"""Languages written with each of the scripts that several share."""
_NOT_LATIN = re.compile("[^\u0000-\u036f\u1e00-\u1eff\u2000-\u2bff]")


def by_script(language: str, text: str, latin: str = "") -> list[tuple[str, str]]:
    """Part a text where letters of another script than the paper's begin and end.

    Args:
        language: Of the paper, ISO 639.
        text: One paragraph, or a part of it.
        latin: Language of Latin letters in a paper of others; empty where the paper
            has them itself: ``heard`` knows which are French.

    Returns:
        Its parts, in order, which are the whole text, and the language of each
        (BCP 47); empty for the paper's.
    """
    if not latin and not _NOT_LATIN.search(text):
        return [(text, "")] if text else []
    own = _written_in(language) | (frozenset() if latin else {LATIN})
    parts: list[tuple[str, str]] = []
    for part, script in _runs(text, own):
        told = language_of(script, text) if script else ""
        parts.append((part, latin if script == LATIN else told))
    return parts


def language_of(script: str, text: str, recorded: str = "") -> str:
    """Return the language of the letters of a script in a text, as BCP 47 says it.

    Args:
        script: ISO 15924 code.
        text: Where they stand.
        recorded: Language recorded with the words; taken where it is so written.
    """
    written = _WRITTEN.get(script, frozenset({_ONE.get(script, "")}))
    if recorded and recorded.partition("-")[0] in written:
        return recorded
    if script in _ONE:
        return _ONE[script]
    letters = set(text.casefold())
    found = [code for code, only in _ONLY.get(script, ()) if letters & set(only)]
    if script == "Arab" and found:
        return found[0]  # Pashto and Urdu have letters of Persian besides their own
    return found[0] if len(found) == 1 else _ELSE.get(script, f"und-{script}")


def foreign_language(language: str, text: str, recorded: str = "") -> str:
    """Return the language of a text all of whose letters are foreign to a paper.

    Args:
        language: Of the paper, ISO 639.
        text: Somebody's words, or one paragraph.
        recorded: Language recorded with the words; of those written alike too, as
            Dari words in an Arabic paper.

    Returns:
        BCP 47; empty where some letters are Latin, where all are the paper's own,
        and where there is none. What reads right to left is told by its first
        letter: a brand in it changes nothing.
    """
    scripts = [_script(each) for each in text if each.isalpha()]
    script = scripts[0] if scripts else LATIN
    alike = script == "Arab" or len(set(scripts)) == 1
    if script in (LATIN, "") or not alike:
        return ""
    told = language_of(script, text, recorded)
    if script in _written_in(language) and told != recorded:
        return ""
    return "" if told == language else told


def _written_in(language: str) -> frozenset[str]:
    """Return the scripts that a paper's own voice reads."""
    shared = {each for each, those in _WRITTEN.items() if language in those}
    return frozenset(shared or {each for each, one in _ONE.items() if one == language})


def _script(character: str) -> str:
    return _STARTS[bisect_right(_AT, ord(character)) - 1][1]


def _runs(text: str, own: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each part and its script; empty for the paper's own letters.

    What is no letter goes with the letters on both its sides, else with the paper.
    """
    at, script, letters_end = 0, "", 0
    for place, character in enumerate(text):
        found = _script(character)
        if not (character.isalpha() or (found and found != LATIN)):
            continue
        found = "" if found in own else found
        if found != script:
            end = letters_end if script else place
            if end > at:
                yield text[at:end], script
            if place > end and script and found:
                yield text[end:place], ""
            at = place if found else end
            script = found
        letters_end = place + 1
    if script:
        yield text[at:letters_end], script
        at = letters_end
    if at < len(text):
        yield text[at:], ""
