"""What a referent does on the pages of one livret, by the keyboard alone."""

from __future__ import annotations

from tests.e2e.acts import choose, go, press, write
from tests.e2e.running import Running


def decide(livret: Running, verb: str, question: str) -> None:
    """Answer a question that stands over the page, and be back at the page."""
    press(livret, verb)
    livret.wait_gone(question)
    livret.take_keyboard()


def add_goal(livret: Running, words: str) -> None:
    """On « Objectifs et démarches », on its line for what is new."""
    go(livret, "Objectifs et démarches")
    livret.go_to("Un objectif, avec ses mots")
    livret.type(words)
    livret.wait(role="text", state="focused", text=words)
    press(livret, "Ajouter cet objectif")
    livret.wait(part=words, role="label")


def blocked_outside(livret: Running, step: str, what: str, who: str) -> None:
    """On « Objectifs et démarches », say what blocks a step, and who."""
    go(livret, "Objectifs et démarches")
    livret.wait(part=step, role="label")
    set_state(livret, step, "ça bloque dehors")
    livret.wait("Qu’est-ce qui bloque dehors\u202f?", role="label")
    livret.take_keyboard()
    choose(livret, "Qu’est-ce qui bloque\u202f?", what)
    write(livret, "Qui doit répondre, ou agir\u202f?", who)
    decide(livret, "C’est noté", "Qu’est-ce qui bloque dehors\u202f?")
    livret.wait(part=who, role="label")


def set_state(livret: Running, step: str, state: str) -> None:
    """Open the menu of a step, and choose where it stands."""
    livret.go_to(f"Où en est-on\u202f? {step}", part=True)
    livret.press("space")  # what opens has the keyboard and is in no window
    livret.go_to(state, "Down")
    livret.press("Return")


def refuse_proposal(
    livret: Running, her: str, step: str, proposer: str, words: str
) -> None:
    """A referent proposes a step alone; she says no, with her words."""
    go(livret, "Objectifs et démarches")
    press(livret, "Ajouter une démarche")
    livret.wait("Une démarche", role="text", state="focused")
    livret.type(step)
    choose(livret, "Qui le propose\u202f?", proposer)
    press(livret, "Ajouter")
    livret.wait(part="n’a pas encore répondu", role="label")
    choose(livret, f"{her} répond", "Non")
    write(livret, "Avec ses mots", words)
    press(livret, "C’est noté")
    livret.wait(part=words, role="label")


def lead(livret: Running, name: str) -> None:
    """On « Qui voit quoi », say whom to turn to first."""
    go(livret, "Qui voit quoi")
    press(livret, f"S’adresser d’abord à {name}")
    livret.wait(part="la personne à qui s’adresser d’abord", role="label")


def begin_review(livret: Running) -> None:
    """An interim review of today."""
    go(livret, "Bilans")
    press(livret, "Commencer un bilan")
    livret.wait("Quel bilan\u202f?", role="label")
    press(livret, "Commencer")
    livret.wait(part="Qu’est-ce qui a changé", role="text")


def review(livret: Running, words: dict[str, dict[str, str]]) -> None:
    """An interim review: she first, then the others, in this order."""
    begin_review(livret)
    for asked in words.values():
        for question, said in asked.items():
            livret.wait(question, role="text")
            write(livret, question, said)
        press(livret, "C’est dit")
        livret.wait(part=next(iter(asked.values())), role="label")


def close(livret: Running, why: str, words: str) -> None:
    """The accompaniment ends, for a neutral reason."""
    go(livret, "Bilans")
    press(livret, "Terminer l’accompagnement")
    livret.wait("Terminer l’accompagnement\u202f?", role="label")
    livret.take_keyboard()
    choose(livret, "Pourquoi maintenant\u202f?", why)
    write(livret, "Ses mots, si la personne le souhaite", words)
    decide(livret, "Terminer", "Terminer l’accompagnement\u202f?")
    livret.wait(part="Terminé le", role="label")


def reopen(livret: Running, words: str) -> None:
    """It goes on again, and nothing is to be told anew."""
    go(livret, "Bilans")
    press(livret, "Reprendre l’accompagnement")
    livret.wait("Reprendre l’accompagnement\u202f?", role="label")
    livret.take_keyboard()
    write(livret, "Ses mots, si la personne le souhaite", words)
    decide(livret, "Reprendre", "Reprendre l’accompagnement\u202f?")
    livret.wait("L’accompagnement continue.", role="label")


def hand_over(livret: Running, to: str, call: str, words: str) -> None:
    """Pass the livret on, she having said yes."""
    go(livret, "Bilans")
    press(livret, "Passer le livret à quelqu’un")
    livret.wait("Passer le livret à quelqu’un", role="label")
    livret.take_keyboard()
    write(livret, "À qui\u202f?", to)
    write(livret, "Qui appeler", call)
    write(livret, "Ses mots, si la personne le souhaite", words)
    decide(livret, "La personne dit oui", "À qui\u202f?")
    livret.wait(part=to, role="label")


def told_done(livret: Running, step: str) -> None:
    """In a meeting, at what was said last time: a step is done."""
    choose(livret, step, "C’est fait")
