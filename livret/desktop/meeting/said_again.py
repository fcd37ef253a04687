"""What is asked of everybody, said again in her language (practice rule 16).

Topics and looking back say theirs themselves, beside what else they show.
"""

from __future__ import annotations

from livret.desktop.meeting.scene import Read
from livret.domain.meeting_mode import Question
from livret.words.aid import spoken_in

_STEPS = "Ce que nous allons faire"
"""As papers say it, in each of their languages."""


def said_again(question: Question, read: Read) -> tuple[str, str]:
    """Return what a question is in her language, and which one.

    Args:
        question: Of the meeting.
        read: What the meeting reads.

    Returns:
        Twice nothing where her language is the screen's, or where the
        question has no words in hers.
    """
    hers = read.hers
    if hers is None:
        return "", ""
    told = {
        Question.WELCOME: hers.welcome,
        Question.AIM: hers.headings.aim,
        Question.CHOOSING: hers.order,
    }.get(question, "")
    if question is Question.STEPS:
        tr = spoken_in(hers.language)
        told = tr.text(_STEPS) if tr is not None else ""
    return (told, hers.language) if told else ("", "")
