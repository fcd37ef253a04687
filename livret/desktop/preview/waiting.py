"""The question when the same paper is waiting to be signed already."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.text import plain
from livret.desktop.ui import Ui
from livret.domain.documents import Document
from livret.words.dates import long_date

THERE = "there"
"""Go on with the one that waits."""

ANOTHER = "another"
"""Make another all the same, which replaces it."""


def waiting_dialog(ui: Ui, window: QWidget, document: Document, called: str) -> Dialog:
    """Return the question, with when it was made and who is still to sign it.

    Args:
        ui: Look and language.
        window: The window it belongs to.
        document: The one that waits.
        called: How she wants to be called.
    """
    tr = ui.tr
    names = ", ".join(plain(one.name_now(called)) for one in document.to_sign)
    words = tr.text(
        "Il dit la même chose, aux mêmes personnes. Il est prêt depuis le {day}. Il"
        " reste à signer\u202f: {names}.",
        day=long_date(tr, document.frozen.said_on),
        names=names,
    )
    verbs = [
        (THERE, tr.text("Continuer avec celui-là"), "primary"),
        (ANOTHER, tr.text("En préparer un autre, qui le remplace"), "plain"),
        ("leave", tr.text("Revenir"), "plain"),
    ]
    title = tr.text("Ce papier attend déjà des signatures")
    return Dialog(ui, window, title, words, verbs)
