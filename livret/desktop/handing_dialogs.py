"""What is asked before a paper leaves, and what may be done when it cannot."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from livret.desktop.kit.dialog import Dialog
from livret.desktop.person.reminder import Reminder
from livret.desktop.ui import Ui
from livret.words.translator import Translator


def keeping_dialog(ui: Ui, parent: QWidget, recalled: str) -> Dialog:
    """Return the question, with what she asked to be heeded above the answers."""
    tr = ui.tr
    return Dialog(
        ui,
        parent,
        tr.text("Pouvez-vous garder ce papier chez vous sans souci ?"),
        tr.text(
            "Quelqu’un peut le voir, le lire, poser des questions. Toutes les"
            " réponses conviennent, et la réponse peut changer."
        ),
        [
            ("paper", tr.text("Le papier"), "plain"),
            ("file", tr.text("Un fichier"), "plain"),
            ("closed", tr.text("Un fichier fermé par ma phrase"), "plain"),
            ("here", tr.text("Gardé ici pour moi"), "plain"),
            ("nothing", tr.text("Rien"), "plain"),
        ],
        Reminder(ui, recalled) if recalled else None,
    )


def stuck_dialog(
    ui: Ui, parent: QWidget, sentence: str, *, other: str, may_wait: bool
) -> Dialog:
    """Return what may be done with a paper that could not leave.

    Args:
        ui: Look and language.
        parent: Over what it opens.
        sentence: Why it could not leave.
        other: The way that was not tried: ``paper`` or ``file``.
        may_wait: Whether it can be handed over another day.
    """
    tr = ui.tr
    ways = {"paper": tr.text("L’imprimer"), "file": tr.text("En faire un fichier")}
    later = [("later", tr.text("À remettre une autre fois"), "plain")]
    return Dialog(
        ui,
        parent,
        tr.text("Le papier n’est pas sorti"),
        sentence,
        [
            *(later if may_wait else []),
            (other, ways[other], "plain"),
            ("again", tr.text("Réessayer"), "plain"),
            ("leave", tr.text("Revenir"), "plain"),
        ],
    )


def kept_to_hand(tr: Translator) -> str:
    """Return what is said once a paper waits to be handed over."""
    return tr.text("Ce papier reste sur votre Accueil jusqu’à ce qu’il soit remis.")
