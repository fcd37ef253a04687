"""The pictures of the gallery: each shows one page with fictitious values."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QWidget

from livret.desktop import examples
from livret.desktop.accueil.page import AccueilPage
from livret.desktop.agreement.page import AgreementPage
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.errors import BugDialog, Trouble, Where
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.first_run.page import FirstRunPage
from livret.desktop.goals.page import GoalsPage
from livret.desktop.hide import PinGate
from livret.desktop.history.page import HistoryPage
from livret.desktop.main_window import MainWindow
from livret.desktop.new_person.page import NewPersonPage
from livret.desktop.preview.page import PreviewPage
from livret.desktop.settings.page import SettingsPage, SettingsView
from livret.desktop.signing.page import SigningPage
from livret.desktop.ui import Ui
from livret.desktop.unlock.page import UnlockPage
from livret.desktop.verify.page import VerifyPage

Scene = Callable[[Ui, MainWindow], QWidget | None]
"""Shows one page in a window; returns a dialog when that is the picture."""

SCENES: dict[str, Scene] = {}
"""Every picture by name, in the order of the house."""

WORDS = "orage-tulipe-canot-velours-brume-cartable-lueur"
"""An example of what the generator offers; opens nothing."""


def scene(name: str) -> Callable[[Scene], Scene]:
    """Register a scene under ``name``."""

    def register(make: Scene) -> Scene:
        SCENES[name] = make
        return make

    return register


def at_home(ui: Ui, window: MainWindow, key: str, page: QWidget) -> None:
    """Show a page of home."""
    window.add_page(key, page)
    window.at_home("Claire M.", ui.tr.text("référente sociale"))
    window.go(key)


def in_livret(ui: Ui, window: MainWindow, key: str, page: QWidget) -> None:
    """Show a page of Amina's livret."""
    window.add_page(key, page)
    window.in_livret("Amina B.", ui.tr.text("livret ouvert en mars 2026"))
    window.go(key)


def _accueil_page(ui: Ui) -> AccueilPage:
    page = AccueilPage(ui)
    page.greet("Claire", ui.tr.text("jeudi 12 mars"))
    page.show_people(examples.example_people(ui.tr))
    page.show_coming(examples.example_coming(ui.tr))
    page.show_to_see(examples.example_to_see(ui.tr))
    return page


@scene("premiere-fois-1")
def _first_run_who(ui: Ui, window: MainWindow) -> None:
    window.show_plain(FirstRunPage(ui))


@scene("premiere-fois-2")
def _first_run_secret(ui: Ui, window: MainWindow) -> None:
    page = FirstRunPage(ui)
    page.name.setText("Claire M.")
    page.go_to(2)
    page.offer_words(WORDS)
    window.show_plain(page)


@scene("premiere-fois-3")
def _first_run_sheet(ui: Ui, window: MainWindow) -> None:
    page = FirstRunPage(ui)
    page.show_sheet("7KQM 2XWD 9RBT 4HNE 6PVC 3JYF 8GZA")
    window.show_plain(page)


@scene("ouvrir")
def _unlock(ui: Ui, window: MainWindow) -> None:
    page = UnlockPage(ui)
    page.complain(ui.tr.text("Ce n’est pas cette phrase. Rien n’a changé."))
    window.show_plain(page)


@scene("ecran-cache")
def _hidden(ui: Ui, window: MainWindow) -> None:
    at_home(ui, window, "accueil", _accueil_page(ui))
    window.gate = PinGate("2580")
    window.hide_screen()


@scene("accueil")
def _accueil(ui: Ui, window: MainWindow) -> None:
    at_home(ui, window, "accueil", _accueil_page(ui))


@scene("accueil-vide")
def _accueil_empty(ui: Ui, window: MainWindow) -> None:
    page = AccueilPage(ui)
    page.greet("Claire", ui.tr.text("jeudi 12 mars"))
    page.show_people(())
    at_home(ui, window, "accueil", page)


@scene("accueil-liste-cachee")
def _accueil_hidden(ui: Ui, window: MainWindow) -> None:
    page = _accueil_page(ui)
    page.start_hidden()
    at_home(ui, window, "accueil", page)


@scene("nouveau-livret")
def _new_person(ui: Ui, window: MainWindow) -> None:
    at_home(ui, window, "new_person", NewPersonPage(ui))


@scene("essentiel")
def _essentiel(ui: Ui, window: MainWindow) -> None:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    in_livret(ui, window, "essentiel", page)


def _diagnosis_page(ui: Ui) -> DiagnosisPage:
    page = DiagnosisPage(ui)
    day = examples.DAY
    topics = examples.example_form(ui.tr).topics
    page.use_form(topics, QDate(day.year, day.month, day.day))
    page.show_diagnosis(examples.example_diagnosis(ui.tr))
    page.saved.saved("10:42")
    return page


@scene("diagnostic")
def _diagnosis(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "diagnosis", _diagnosis_page(ui))


def _detail(ui: Ui, window: MainWindow, barrier: str) -> DiagnosisPage:
    page = _diagnosis_page(ui)
    in_livret(ui, window, "diagnosis", page)
    page.open_topic(barrier)
    ui.look.dress(window)
    window.show()
    return page


@scene("diagnostic-details")
def _diagnosis_details(ui: Ui, window: MainWindow) -> None:
    page = _detail(ui, window, "mobilite")
    page.scroll_to(page.rows["mobilite"])


@scene("diagnostic-pas-d-accord")
def _diagnosis_disagreement(ui: Ui, window: MainWindow) -> None:
    page = _detail(ui, window, "droit")
    if page.detail is not None:
        page.scroll_to(page.detail.line)


@scene("objectifs")
def _goals(ui: Ui, window: MainWindow) -> None:
    page = GoalsPage(ui)
    page.use_today(examples.DAY)
    page.show_goals(examples.example_goals(ui.tr), examples.VOICES)
    in_livret(ui, window, "goals", page)


def _agreement_page(ui: Ui) -> AgreementPage:
    page = AgreementPage(ui)
    page.use_today(examples.DAY)
    members = (("m1", "Marc D."), ("m2", "Awa, CCAS"))
    page.show_agreements(examples.example_agreements(ui.tr), members)
    page.show_journal(examples.example_journal(ui.tr))
    return page


@scene("qui-voit-quoi")
def _agreement(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "agreement", _agreement_page(ui))


@scene("nouvel-accord")
def _agreement_form(ui: Ui, window: MainWindow) -> None:
    page = _agreement_page(ui)
    in_livret(ui, window, "agreement", page)
    page.open_form()


@scene("retirer-un-accord")
def _withdrawal(ui: Ui, window: MainWindow) -> QWidget | None:
    page = _agreement_page(ui)
    in_livret(ui, window, "agreement", page)
    window.show()
    page.ask_withdrawal("1")
    return page.dialog


@scene("relire")
def _preview(ui: Ui, window: MainWindow) -> None:
    page = PreviewPage(ui)
    page.show_pages([example_sheet(ui)])
    in_livret(ui, window, "documents", page)


@scene("signer")
def _signing(ui: Ui, window: MainWindow) -> None:
    page = SigningPage(ui)
    page.show_signing(
        ui.tr.text("Diagnostic partagé, 12 mars 2026"),
        examples.example_signers(ui.tr),
        witness="Claire M.",
        today=examples.DAY,
    )
    page.form.pad.show_strokes(examples.SCRIBBLE)
    in_livret(ui, window, "documents", page)


@scene("signer-a-voix-haute")
def _signing_aloud(ui: Ui, window: MainWindow) -> None:
    page = SigningPage(ui)
    page.show_signing(
        ui.tr.text("Diagnostic partagé, 12 mars 2026"),
        examples.example_signers(ui.tr),
        witness="Claire M.",
        today=examples.DAY,
    )
    page.ways.choose("aloud")
    page.show_way("aloud")
    in_livret(ui, window, "documents", page)


@scene("documents")
def _documents(ui: Ui, window: MainWindow) -> None:
    page = DocumentsPage(ui)
    page.show_documents(examples.example_documents(ui.tr))
    in_livret(ui, window, "documents", page)


@scene("historique")
def _history(ui: Ui, window: MainWindow) -> None:
    page = HistoryPage(ui)
    page.show_history(examples.example_history(ui.tr))
    in_livret(ui, window, "history", page)


@scene("verifier")
def _verify(ui: Ui, window: MainWindow) -> None:
    at_home(ui, window, "verify", VerifyPage(ui))


@scene("verifier-verdict")
def _verdict(ui: Ui, window: MainWindow) -> None:
    page = VerifyPage(ui)
    page.show_verdict(examples.example_verdict(ui.tr))
    at_home(ui, window, "verify", page)


@scene("reglages")
def _settings(ui: Ui, window: MainWindow) -> None:
    page = SettingsPage(ui)
    page.show_settings(
        SettingsView(
            ui.tr.language,
            ui.look.theme.name,
            ui.look.percent,
            backups=ui.tr.text("Dernière copie aujourd’hui à 9:30, vérifiée."),
            vault=ui.tr.text("Documents, dossier Livret"),
        )
    )
    at_home(ui, window, "settings", page)


@scene("message")
def _banner(ui: Ui, window: MainWindow) -> None:
    page = _accueil_page(ui)
    page.show_trouble(
        ui.tr.text(
            "Le disque est plein. Ce qui était enregistré est intact. Libérez un peu"
            " de place, puis réessayez."
        ),
        verb=ui.tr.text("Réessayer"),
    )
    at_home(ui, window, "accueil", page)


@scene("excuses")
def _bug(ui: Ui, window: MainWindow) -> QWidget:
    at_home(ui, window, "accueil", _accueil_page(ui))
    sentence = ui.tr.text(
        "Quelque chose n’a pas marché, et c’est notre faute. Rien de ce qui est"
        " enregistré n’est perdu."
    )
    report = "Livret 0.1.0\nValueError\n  livret/desktop/example.py:12 show"
    dialog = BugDialog(ui, window, Trouble(Where.BUG, sentence, report=report))
    window.show()
    dialog.open()
    return dialog


@scene("raccourcis")
def _shortcuts(ui: Ui, window: MainWindow) -> QWidget:
    at_home(ui, window, "accueil", _accueil_page(ui))
    window.show()
    return window.show_shortcuts()


def example_sheet(ui: Ui) -> QImage:
    """Return a stand-in for a page of paper: title, her aim, grey lines."""
    image = QImage(1240, 1754, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    font = QFont(ui.look.font(15, strong=True))
    font.setPixelSize(52)
    painter.setFont(font)
    painter.setPen(QColor("#1c2430"))
    wrap = int(Qt.TextFlag.TextWordWrap)
    painter.drawText(QRectF(120, 110, 1000, 90), wrap, ui.tr.text("Diagnostic partagé"))
    painter.fillRect(QRectF(120, 230, 1000, 150), QColor("#fdf8ec"))
    font.setPixelSize(40)
    painter.setFont(font)
    aim = ui.tr.text("« Un travail en cuisine, pas loin »")
    painter.drawText(QRectF(150, 270, 940, 100), wrap, aim)
    for line in range(24):
        width = 1000 if line % 3 else 720
        painter.fillRect(QRectF(120, 440 + line * 50, width, 10), QColor("#dfe3e8"))
    painter.end()
    return image
