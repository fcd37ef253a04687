"""What there is to tell of the vault itself, and the doors that answer it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from livret.desktop.kit.dialog import Dialog
from livret.desktop.ui import Ui
from livret.usecases.vault_findings import ANSWERABLE, Finding, Findings
from livret.words.errors import finding_sentence
from livret.words.translator import Translator

CHECK, KEEP, REBUILD = "check", "keep", "rebuild"
_CLOSE, _LISTS = "close", "read_models_differ"


def told(tr: Translator, found: Iterable[Finding]) -> str:
    """Return the sentences of findings, one a paragraph."""
    return "\n".join(finding_sentence(tr, one.code, one.facts) for one in found)


def notice_dialog(ui: Ui, window: QWidget | None, found: tuple[Finding, ...]) -> Dialog:
    """Tell what an opening found.

    Where it is told until it is answered, the vault can be checked from here
    (``CHECK``).
    """
    tr = ui.tr
    words = [told(tr, found)]
    verbs = [(_CLOSE, tr.text("Continuer"), "primary")]
    if any(one.code in ANSWERABLE for one in found):
        verbs.append((CHECK, tr.text("Vérifier le coffre"), "quiet"))
        words.append(tr.text("Vérifiez d’abord le coffre : cela n’y change rien."))
    title = tr.text("À savoir sur votre coffre")
    return Dialog(ui, window, title, "\n\n".join(words), verbs)


def waiting_dialog(ui: Ui, window: QWidget | None) -> Dialog:
    """Say that the vault is being checked."""
    tr = ui.tr
    return Dialog(
        ui,
        window,
        tr.text("Le coffre est en cours de vérification"),
        tr.text(
            "Cela prend quelques secondes, plus si le coffre est grand. Le résultat "
            "s’affichera ici."
        ),
        [(_CLOSE, tr.text("Continuer sans attendre"), "quiet")],
    )


def checked_dialog(ui: Ui, window: QWidget | None, found: Findings) -> Dialog:
    """Tell what a check found.

    Where nothing else is wrong, the vault can be kept as it is (``KEEP``); lists
    that no longer follow the livrets can be made again (``REBUILD``).
    """
    tr = ui.tr
    verbs = [(_CLOSE, tr.text("Continuer"), "primary")]
    words = [told(tr, found)] if found.found else []
    if found.sound:
        words.append(tr.text("Tout va bien : rien n’est abîmé, rien ne manque."))
    elif found.answerable:
        words.append(tr.text("Rien d’autre n’a été trouvé."))
        words.append(
            tr.text(
                "Pour revenir à une copie de secours : Réglages, « Copies de secours »."
            )
        )
        verbs.append((KEEP, tr.text("Garder le coffre tel qu’il est"), "quiet"))
    if any(one.code == _LISTS for one in found):
        verbs.append((REBUILD, tr.text("Refaire la liste et la recherche"), "quiet"))
    title = tr.text("Le coffre a été vérifié")
    return Dialog(ui, window, title, "\n\n".join(words), verbs)
