"""Pictures of recopying a sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from livret.desktop import examples, examples_diagnosis
from livret.desktop.documents.blank import blank_choices, blank_dialog
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Fold
from livret.desktop.main_window import MainWindow
from livret.desktop.preview.dressing import Dressing
from livret.desktop.scenes import in_livret, scene
from livret.desktop.transcription.page import LOOK, TranscriptionPage
from livret.desktop.transcription.values import Copied, First, Line
from livret.desktop.ui import Ui
from livret.usecases.transcribing import SheetTopic
from livret.words.papers.catalogue import BLANKS


def _sheet(ui: Ui, window: MainWindow, key: str) -> TranscriptionPage:
    t = ui.tr.text
    page = TranscriptionPage(ui)
    page.use_form(examples_diagnosis.example_form(ui.tr), examples.VOICES, examples.DAY)
    first = First(
        on="3/3/2026",
        written_by="Amina",
        called="Amina",
        aim=t("Un travail en cuisine, pas loin."),
        supports=t("Je parle trois langues"),
    )
    topic = SheetTopic(
        barrier="mobilite",
        words=t("Le bus s’arrête à 19 h. Après, je marche."),
        answers=(("personne", "bloque"), ("social", "gene_beaucoup")),
        agreed=t("Nous cherchons un poste de jour, et un vélo."),
    )
    step = Line(t("Demander un vélo solidaire"), "social", "2/4/2026")
    page.show_copied(Copied(first, {"mobilite": topic}, (step,)))
    in_livret(ui, window, "transcription", page)
    ui.look.dress(window)
    window.show()
    page.turn_to(key)
    return page


@scene("recopier")
def _first(ui: Ui, window: MainWindow) -> None:
    _sheet(ui, window, "first")


@scene("recopier-sujet")
def _topic(ui: Ui, window: MainWindow) -> None:
    page = _sheet(ui, window, "mobilite")
    page.show_since(
        "mobilite",
        ui.tr.text(
            "On a reparlé de ce sujet le {day}, après cette feuille. Ce qui a"
            " été dit ce jour-là reste, sauf si vous dites le contraire.",
            day=ui.tr.text("10 mars 2026"),
        ),
    )


@scene("recopier-demarches")
def _last(ui: Ui, window: MainWindow) -> None:
    _sheet(ui, window, "last")


@scene("recopier-fin")
def _look(ui: Ui, window: MainWindow) -> None:
    _sheet(ui, window, LOOK)


@scene("feuille-vierge")
def _blank(ui: Ui, window: MainWindow) -> QWidget | None:
    page = DocumentsPage(ui)
    page.show_documents(())
    in_livret(ui, window, "documents", page)
    window.show()
    forms = Choices(
        ui,
        ui.tr.text("Quelle feuille"),
        [(name, ui.tr.text(title)) for name, title in BLANKS.items()],
        required=True,
    )
    dressing = Dressing(ui)
    body = blank_choices(ui, forms, dressing)
    for fold in body.findChildren(Fold):
        fold.open(opened=True)
    dialog = blank_dialog(ui, page, body)
    dialog.open()
    return dialog
