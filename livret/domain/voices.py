"""Whose word a contribution is: one of the three, theirs together, or another's."""

from __future__ import annotations

from enum import StrEnum


class Voice(StrEnum):
    """Whose word it is. A named other is written ``autre:<member id>``."""

    PERSONNE = "personne"
    SOCIAL = "social"
    EMPLOI = "emploi"
    ENSEMBLE = "ensemble"


OTHER_VOICE = "autre:"
"""Prefix of the voice of a named other (relative, interpreter, partner)."""

_VOICES = frozenset(Voice)


def is_voice(text: str) -> bool:
    """Tell whether ``text`` names a voice."""
    return text in _VOICES or (
        text.startswith(OTHER_VOICE) and len(text) > len(OTHER_VOICE)
    )
