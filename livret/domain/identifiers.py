"""Recognise what must never be kept: a number of social security.

Source: CNIL, deliberation 2024-088 (no use of the NIR outside the cases a
text allows); INSEE, structure of the NIR: sex, year, month, department,
commune, order, and a key of two digits, 97 minus the rest modulo 97.
"""

from __future__ import annotations

import re

_GAP = r"[\s.\-\u00a0\u202f]?"
_MONTH = "0[1-9]|1[0-2]|2[0-9]|3[0-9]|4[0-2]|[5-9][0-9]"
_DEPARTMENT = "0[1-9]|[1-9][0-9]|2[AaBb]"
_NIR = re.compile(
    r"(?<![0-9A-Za-z])"
    rf"(?P<body>[1-478]{_GAP}[0-9]{{2}}{_GAP}(?:{_MONTH}){_GAP}(?:{_DEPARTMENT})"
    rf"{_GAP}(?!000)[0-9]{{3}}{_GAP}(?!000)[0-9]{{3}})"
    rf"(?:(?P<gap>{_GAP})(?P<key>[0-9]{{2}}))?"
    r"(?![0-9])"
)
_ENOUGH_DIGITS = re.compile(r"(?:[^0-9]*+[0-9]){12}")
"""Twelve and a letter: Corsica. Most texts hold fewer, and are told at once."""

_KEY_MODULUS = 97


def has_social_security_number(text: str) -> bool:
    """Tell whether ``text`` holds thirteen digits or more shaped like a NIR.

    Fifteen digits in a row count only when the key, the last two, is right.
    Thirteen alone, or followed by two set apart, count by their shape.
    """
    if _ENOUGH_DIGITS.match(text) is None:
        return False
    return any(_is_nir(found) for found in _NIR.finditer(text))


def _is_nir(found: re.Match[str]) -> bool:
    if found["key"] is None or found["gap"]:
        return True
    body = re.sub(r"[^0-9A-Za-z]", "", found["body"]).upper()
    number = int(body.replace("2A", "19").replace("2B", "18"))
    return int(found["key"]) == _KEY_MODULUS - number % _KEY_MODULUS
