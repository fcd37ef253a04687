"""Pictures of the pages of one livret."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from livret.desktop import (
    examples,
    examples_diagnosis,
    examples_pathway,
    examples_person,
)
from livret.desktop.access.page import AccessPage
from livret.desktop.agreement.page import AgreementPage
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.essentiel.page import EssentielPage
from livret.desktop.example_paper import example_sheets
from livret.desktop.history.page import HistoryPage
from livret.desktop.main_window import MainWindow
from livret.desktop.preview.kind import Offer, PaperKind
from livret.desktop.preview.page import PreviewPage
from livret.desktop.preview.waiting import waiting_dialog
from livret.desktop.scenes import in_livret, scene
from livret.desktop.signing.page import SigningPage
from livret.desktop.ui import Ui
from livret.domain.documents import Document, Place
from livret.domain.livret import Standing, Value
from livret.usecases.reading import FoundWords
from livret.words.dates import long_date
from livret.words.languages import language_name


@scene("essentiel")
def _essentiel(ui: Ui, window: MainWindow) -> None:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    in_livret(ui, window, "essentiel", page)


def _diagnosis_page(ui: Ui) -> DiagnosisPage:
    page = DiagnosisPage(ui)
    day = examples.DAY
    topics = examples_diagnosis.example_form(ui.tr).topics
    page.use_form(topics, QDate(day.year, day.month, day.day))
    page.show_diagnosis(examples_diagnosis.example_diagnosis(ui.tr))
    page.saved.saved("10:42")
    return page


@scene("diagnostic")
def _diagnosis(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "diagnosis", _diagnosis_page(ui))


def detail_open(ui: Ui, window: MainWindow, barrier: str) -> DiagnosisPage:
    """Show the diagnosis with the details of one topic open."""
    page = _diagnosis_page(ui)
    in_livret(ui, window, "diagnosis", page)
    page.open_topic(barrier)
    ui.look.dress(window)
    window.show()
    return page


@scene("diagnostic-details")
def _diagnosis_details(ui: Ui, window: MainWindow) -> None:
    page = detail_open(ui, window, "mobilite")
    page.scroll_to(page.rows["mobilite"])


@scene("diagnostic-pas-d-accord")
def _diagnosis_disagreement(ui: Ui, window: MainWindow) -> None:
    page = detail_open(ui, window, "droit")
    if page.detail is not None:
        page.scroll_to(page.detail.line)


def _agreement_page(ui: Ui) -> AgreementPage:
    page = AgreementPage(ui)
    page.use_today(examples.DAY)
    members = (("m1", "Marc D."), ("m2", "Awa, CCAS"))
    page.show_agreements(examples.example_agreements(ui.tr))
    page.use_receivers(members)
    page.show_journal(examples.example_journal(ui.tr))
    page.team.show_seats(examples_pathway.example_team(ui.tr))
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
    page.show_pages(example_sheets(ui))
    in_livret(ui, window, "documents", page)


@scene("relire-un-autre-papier")
def _preview_other(ui: Ui, window: MainWindow) -> None:
    page = PreviewPage(ui)
    kind = PaperKind(ui)
    page.body.insertWidget(0, kind)
    page.show_pages(example_sheets(ui))
    in_livret(ui, window, "documents", page)
    languages = tuple(
        (code, language_name(ui.tr, code) or code) for code in ("fr", "en", "ar", "uk")
    )
    first, last = dt.date(2026, 1, 12), dt.date(2026, 3, 12)
    kind.offer(Offer(languages=languages, days=(first, last)))
    kind.make("livret")
    if kind.days is not None:
        kind.days.choose(first, last)


@scene("relire-attend-deja")
def _preview_waiting(ui: Ui, window: MainWindow) -> QWidget:
    """The same paper waits to be signed already: go on with it, or another."""
    _preview(ui, window)
    ui.look.dress(window)
    window.show()
    places = [
        ("personne", "Amina B.", ""),
        ("social", "Claire M.", ui.tr.text("référente sociale")),
    ]
    value = Value(
        id="1",
        kind="document_frozen",
        voice="service",
        author="",
        author_name="Claire M.",
        speaker_name="",
        standing=Standing.OWN,
        recorded_at=0,
        said_on=dt.date(2026, 3, 12),
        content={},
    )
    document = Document(
        id="1",
        paper="diagnostic",
        on=value.said_on,
        language="fr",
        dress="standard",
        frozen=value,
        places=tuple(
            Place(role=role, name=name, quality=quality, field=role)
            for role, name, quality in places
        ),
        closed=False,
        revision="",
        revisions=(),
    )
    dialog = waiting_dialog(ui, window, document, "Amina")
    dialog.open()
    return dialog


@scene("relire-chercher")
def _preview_search(ui: Ui, window: MainWindow) -> None:
    page = PreviewPage(ui)
    page.show_pages(example_sheets(ui))
    in_livret(ui, window, "documents", page)
    page.bar.all_pages.setChecked(True)
    page.bar.search.setText("le mercredi")  # the paper is in French
    line = (0.651, 0.342, 0.108, 0.011)
    page.show_found([FoundWords(page=0, boxes=(line,))])


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


@scene("signer-sur-papier")
def _signing_on_paper(ui: Ui, window: MainWindow) -> None:
    page = SigningPage(ui)
    page.show_signing(
        ui.tr.text("Diagnostic partagé, 12 mars 2026"),
        examples.example_signers(ui.tr),
        witness="Claire M.",
        today=examples.DAY,
    )
    page.ways.choose("paper")
    page.show_way("paper")
    page.form.scan.take(ui.tr.text("page-signee-{at}", at=1) + ".jpg")
    in_livret(ui, window, "documents", page)


@scene("documents")
def _documents(ui: Ui, window: MainWindow) -> None:
    page = DocumentsPage(ui)
    page.show_documents(examples.example_documents(ui.tr))
    in_livret(ui, window, "documents", page)


@scene("documents-pages-signees")
def _documents_scanned(ui: Ui, window: MainWindow) -> None:
    """A page came back with an answer, another one may still be joined."""
    page = DocumentsPage(ui)
    tr = ui.tr
    waiting, done = examples.example_documents(tr)
    person, social, emploi = done.signers
    told = tr.text("page signée jointe le {day}", day=long_date(tr, examples.DAY))
    person = replace(
        person, told=f"{person.told} · {told}", pages=("1",), takes_page=True
    )
    emploi = replace(emploi, way="paper", told="", pages=("2", "3"), takes_page=True)
    page.show_documents([replace(done, signers=(person, social, emploi)), waiting])
    in_livret(ui, window, "documents", page)


@scene("page-signee")
def _page_scanned(ui: Ui, window: MainWindow) -> None:
    page = PreviewPage(ui)
    tr = ui.tr
    page.show_pages(example_sheets(ui))
    page.describe(
        tr.text("Page signée à la main\u202f: {name}", name="Amina"),
        tr.text(
            "Jointe après la réponse, le {day}, par {name}. Le document signé n’a pas"
            " changé\u202f: c’est le livret qui garde son empreinte.",
            day=long_date(tr, examples.DAY),
            name="Claire M.",
        ),
    )
    page.sign.hide()
    page.correct.hide()
    in_livret(ui, window, "documents", page)


@scene("historique")
def _history(ui: Ui, window: MainWindow) -> None:
    page = HistoryPage(ui)
    page.show_history(examples.example_history(ui.tr))
    in_livret(ui, window, "history", page)


@scene("tout-ce-qui-est-garde")
def _kept(ui: Ui, window: MainWindow) -> None:
    page = AccessPage(ui)
    intro, chapters = examples_person.example_kept(ui.tr)
    page.show_kept(intro, chapters)
    in_livret(ui, window, "access", page)
