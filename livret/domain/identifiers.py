"""Recognise what must never be kept: a number of social security.

Source: CNIL, deliberation 2024-088 (no use of the NIR outside the cases a
text allows); INSEE, structure of the NIR: sex, year, month, department,
commune, order, and a key of two digits, 97 minus the rest modulo 97.
"""

from __future__ import annotations

import re

_GAP = r"[\s.\-\u00a0\u202f]?"
_NIR = re.compile(
    r"(?<![0-9A-Za-z])"
    rf"(?P<body>[1-478]{_GAP}[0-9]{{2}}{_GAP}(?:0[1-9]|1[0-2]|[2-9][0-9]){_GAP}"
    rf"(?:0[1-9]|[1-9][0-9]|2[AaBb]){_GAP}[0-9]{{3}}{_GAP}[0-9]{{3}})"
    rf"(?:{_GAP}(?P<key>[0-9]{{2}}))?"
    r"(?![0-9])"
)
_KEY_MODULUS = 97


def has_social_security_number(text: str) -> bool:
    """Tell whether ``text`` holds thirteen digits or more shaped like a NIR.

    With its two-digit key the number counts only when the key is right; the
    thirteen digits alone count by their shape.
    """
    if sum(char.isdigit() for char in text) < 12:  # noqa: PLR2004 - Corsica
        return False
    return any(_is_nir(found) for found in _NIR.finditer(text))


def _is_nir(found: re.Match[str]) -> bool:
    body = re.sub(r"[^0-9A-Za-z]", "", found["body"]).upper()
    if found["key"] is None:
        return True
    number = int(body.replace("2A", "19").replace("2B", "18"))
    return int(found["key"]) == _KEY_MODULUS - number % _KEY_MODULUS
