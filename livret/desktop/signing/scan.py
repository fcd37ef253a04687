"""The picture of a page signed by hand: a photograph, a scan, or none."""

from __future__ import annotations

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.text import Text
from livret.desktop.signing.chosen import Asked, ChosenFile
from livret.desktop.ui import Ui
from livret.words.translator import Translator


def picture_asked(tr: Translator, verb: str) -> Asked:
    """Return how the picture of a signed page is asked for."""
    return Asked(
        verb=verb,
        icon="paperclip",
        title=tr.text("Choisir l’image de la page signée"),
        kind=tr.text("Images et PDF (*.jpg *.jpeg *.png *.pdf)"),
        none=tr.text("Aucune image choisie"),
    )


class ScanForm(ChosenFile):
    """Which picture of the signed page stands beside the signature, if any."""

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        drop = Button(ui, tr.text("Enlever"), icon="x")
        asked = picture_asked(tr, tr.text("Joindre la page numérisée"))
        super().__init__(ui, asked, drop)
        self.drop = drop
        self.drop.clicked.connect(self.clear)
        self.taken.connect(self._taken)
        self.column.addWidget(
            Text(
                tr.text(
                    "Facultatif\u202f: une photo (JPEG, PNG) ou un scan (PDF). Livret"
                    " enlève le lieu et l’heure que l’appareil y a mis."
                ),
                "soft",
            )
        )
        self.clear()

    def clear(self) -> None:
        """Forget the picture."""
        super().clear()
        self.drop.hide()

    def _taken(self) -> None:
        self.drop.show()
        self.choose.setFocus()
