"""What a meeting asks, one question at a time, to be said in her language too.

Each text is in every aid to reading, as those of papers are (practice rule 16).
How the three look back is asked by ``livret.words.reviews.ASKED``.
"""

from __future__ import annotations

from livret.domain.meeting_mode import Question
from livret.words.translator import Translator, mark

ASKED: dict[Question, str] = {
    Question.LAST_TIME: mark("Ce qu’on s’était dit"),
    Question.LOOKING_CHOOSING: mark(
        "De quels sujets voulez-vous dire où vous en êtes ?"
    ),
    Question.AIM: mark("Qu’est-ce que vous voulez faire ?"),
    Question.CHOOSING: mark("De quoi voulez-vous parler ?"),
    Question.STEPS: mark("Et maintenant, qui fait quoi ?"),
    Question.READ_BACK: mark("On relit ensemble"),
    Question.HANDING_OVER: mark("Pouvez-vous garder ce papier chez vous sans souci ?"),
    Question.ENDING: mark("C’est fini pour aujourd’hui. Merci."),
}
"""The question on the screen."""

AGAIN: dict[Question, str] = {
    Question.LOOKING_CHOOSING: mark("Un autre sujet, ou on continue ?"),
    Question.CHOOSING: mark("Un autre sujet, ou on s’arrête là ?"),
}
"""The same, once a topic was taken up."""


CLOSED = "closed"
KEEPS: dict[str, str] = {
    "paper": mark("Le papier"),
    "file": mark("Un fichier"),
    CLOSED: mark("Un fichier fermé par ma phrase"),
    "kept_here": mark("Gardé ici pour moi"),
    "nothing": mark("Rien"),
}
"""What she leaves with: equal answers, no default (practice rule 2). A file
that opens with her phrase alone has left as any other file."""


def asked(tr: Translator, question: Question, *, again: bool = False) -> str:
    """Return what a question asks; empty for those that ask otherwise.

    Args:
        tr: Says it.
        question: Of a meeting.
        again: A topic was taken up already.
    """
    told = (AGAIN if again else ASKED).get(question) or ASKED.get(question)
    return tr.text(told) if told else ""
