"""From a livret to what one voice is asked when a meeting looks back."""

from __future__ import annotations

from livret.desktop.meeting.look_back import LookBackShown
from livret.desktop.meeting.reading_around import speakers
from livret.desktop.team_voices import PERSON, voice_of
from livret.domain.livret import Livret
from livret.domain.meeting_mode import Sitting
from livret.domain.reviews import PARTS
from livret.usecases.looking_back_together import day_of, review_on
from livret.usecases.reviewing import looked_back_since
from livret.words.translator import Translator


def look_back_shown(tr: Translator, sitting: Sitting, livret: Livret) -> LookBackShown:
    """Return what one voice is asked, and what the others said of it."""
    day = day_of(sitting)
    voices = speakers(tr, sitting, livret)
    voice = next((one for one in voices if one.id == sitting.voice), voices[0])
    review = review_on(livret, day)
    parts = review.parts if review is not None else ()
    mine = review.part(voice.id) if review is not None else None
    return LookBackShown(
        day=day.isoformat(),
        voice=voice,
        since=review.since if review else looked_back_since(livret, day),
        words=tuple((one, mine.words(one) if mine else "") for one in PARTS),
        declined=mine.declined if mine is not None else False,
        first="" if review is not None and review.hers_is_said else voices[0].name,
        heard=tuple(
            (voice_of(tr, livret, part.voice, part.value.speaker_name), one, words)
            for part in parts
            if part.voice != voice.id and voice.id != PERSON
            for one in PARTS
            if (words := part.words(one))
        ),
    )
