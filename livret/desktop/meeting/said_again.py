"""What is asked of everybody, said again in her language (practice rule 16).

Topics and looking back say theirs themselves, beside what else they show.
"""

from __future__ import annotations

from livret.desktop.meeting.scene import Read
from livret.domain.meeting_mode import LOOKING, Question, Sitting
from livret.words.aid import spoken_in
from livret.words.meeting_asked import asked


def said_again(sitting: Sitting, read: Read) -> tuple[str, str]:
    """Return what a question is in her language, and which one.

    Args:
        sitting: Where the meeting stands.
        read: What the meeting reads.

    Returns:
        Twice nothing where her language is the screen's, or where the
        question has no words in hers.
    """
    hers, question = read.hers, sitting.question
    tr = spoken_in(hers.language) if hers is not None else None
    if hers is None or tr is None:
        return "", ""
    seen = sitting.looked_at if question in LOOKING else sitting.taken_up
    told = [asked(tr, question, again=bool(seen))]
    if question is Question.WELCOME:
        told.append(hers.welcome)
    elif question is Question.CHOOSING:
        told.append(hers.order)
    words = "\n".join(one for one in told if one)
    return (words, hers.language) if words else ("", "")
