"""From the team of a livret to voices: who speaks, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from livret.desktop.kit.voices import Voice
from livret.domain.kind_fields import SIDES
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.paper_rows import family, referents_of
from livret.words.labels import side_label
from livret.words.translator import Translator

PERSON = "personne"


def person_voice(tr: Translator, livret: Livret) -> Voice:
    """Return her voice; « la personne » while nobody asked her name."""
    name = person_of(livret).first_word
    return Voice(PERSON, name or side_label(tr, PERSON), PERSON, named=bool(name))


def voices_of(
    tr: Translator, livret: Livret, also: Iterable[str] = ()
) -> tuple[Voice, ...]:
    """Return who may speak: her, one referent for each side, then the others.

    Args:
        tr: Says who has no name.
        livret: Whose team.
        also: Voices that said something and may have left since.
    """
    found = {PERSON: person_voice(tr, livret)}
    for member in referents_of(livret):
        found[member.voice] = Voice(member.voice, member.name, member.side)
    for member in livret.members:
        if member.voice not in found:
            found[member.voice] = Voice(member.voice, member.name, "autre")
    for code in also:
        if code not in found:
            found[code] = voice_of(tr, livret, code)
    return _short(tuple(found.values()))


def voice_of(tr: Translator, livret: Livret, code: str, name: str = "") -> Voice:
    """Return one voice of the log, with its whole name.

    Args:
        tr: Says who has no name.
        livret: Whose team.
        code: As in the log (``personne``, ``social``, ``autre:…``).
        name: Of who spoke, where the log tells; else the team is asked.
    """
    if code == PERSON:
        return person_voice(tr, livret)
    members = livret.team.members.values()
    same = [member.name for member in members if member.voice == code]
    shown = name or next(iter(same), "") or side_label(tr, code)
    told = bool(name or any(same))
    return Voice(code, shown, family(code), named=told)


def missing_sides(livret: Livret) -> tuple[str, ...]:
    """Return the sides that no referent of the team speaks for yet."""
    here = {member.side for member in referents_of(livret)}
    return tuple(side for side in SIDES if side not in here)


def _short(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Return the voices by their first names where these tell them apart."""
    firsts = [_first(voice) for voice in voices]
    return tuple(
        replace(voice, name=first) if firsts.count(first) == 1 else voice
        for voice, first in zip(voices, firsts, strict=True)
    )


def _first(voice: Voice) -> str:
    words = voice.name.split()
    named = voice.side != PERSON and bool(words)
    return words[0] if named else voice.name
