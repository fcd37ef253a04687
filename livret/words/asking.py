"""Questions of a form as whoever has the word is asked them.

A form asks her: « … pour ce que vous voulez faire ? ». Somebody else who has the
word is asked about her, never « votre santé vous gêne-t-elle » as if it were theirs.
"""

from __future__ import annotations

from livret.domain.barriers import Level
from livret.domain.forms import Asked, Topic
from livret.words.papers.wording import quoted
from livret.words.translator import Translator


def question_to(
    tr: Translator, topic: Topic, asked: str, side: str, called: str
) -> str:
    """Return the question of a topic, under its title.

    Args:
        tr: Of the screen, in the language of the form.
        topic: As the form asks it.
        asked: ``aim`` or ``daily``.
        side: Of whoever has the word.
        called: How she is called.

    Raises:
        ValueError: ``asked`` is neither.
    """
    if side == "personne":
        return topic.question(asked)
    if Asked(asked) is Asked.AIM:
        return tr.text(
            "Est-ce que ça gêne pour ce que veut faire {name}\u202f?", name=called
        )
    return tr.text(
        "Est-ce que ça gêne {name} dans sa vie de tous les jours\u202f?", name=called
    )


def anchor_for(
    tr: Translator, topic: Topic, answer: str, side: str, called: str
) -> str:
    """Return what an answer means, in her words; empty for what is no level.

    Args:
        tr: Of the screen, in the language of the form.
        topic: As the form asks it.
        answer: Code of the answer.
        side: Of whoever gives it.
        called: How she is called.
    """
    if answer not in {level.value for level in Level}:
        return ""
    anchor = topic.anchor(answer)
    if side == "personne":
        return anchor
    return tr.text(
        "{name} dirait\u202f: {words}", name=called, words=quoted(tr, anchor)
    )
