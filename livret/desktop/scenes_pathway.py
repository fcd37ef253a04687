"""Pictures of goals, reviews, the end and the return, the team, the charter."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from livret.desktop import examples, examples_pathway
from livret.desktop.agreement.page import AgreementPage
from livret.desktop.charter.page import CharterLine, CharterPage, CharterView
from livret.desktop.goals.page import GoalsPage
from livret.desktop.main_window import MainWindow
from livret.desktop.notes.page import NotesPage, NoteView, RoughView
from livret.desktop.review.dialogs import (
    EndForm,
    HandoverForm,
    end_dialog,
    handover_dialog,
)
from livret.desktop.review.page import ReviewPage
from livret.desktop.review.values import EndView
from livret.desktop.scenes import in_livret, scene
from livret.desktop.skills.page import SkillsPage
from livret.desktop.ui import Ui
from livret.desktop.undo.acts import ActRow, ActsDialog
from livret.words.charter import charter

_DAY = QDate(examples.DAY.year, examples.DAY.month, examples.DAY.day)


def _goals_page(ui: Ui) -> GoalsPage:
    page = GoalsPage(ui)
    page.use_today(examples.DAY)
    page.show_goals(examples_pathway.example_goals(ui.tr), examples.VOICES)
    return page


@scene("objectifs")
def _goals(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "goals", _goals_page(ui))


@scene("objectif-propose")
def _proposal(ui: Ui, window: MainWindow) -> None:
    page = _goals_page(ui)
    in_livret(ui, window, "goals", page)
    page.lens.tick(("autonomy",))
    page.show_goals(examples_pathway.example_goals(ui.tr), examples.VOICES)


def _review_page(ui: Ui, end: EndView | None = None) -> ReviewPage:
    page = ReviewPage(ui)
    page.use_today(examples.DAY)
    reviews = examples_pathway.example_reviews(ui.tr)
    page.show_reviews(reviews, examples.VOICES, end or EndView())
    return page


@scene("bilans")
def _reviews(ui: Ui, window: MainWindow) -> None:
    page = _review_page(ui)
    in_livret(ui, window, "review", page)


@scene("bilan-elle-d-abord")
def _her_review(ui: Ui, window: MainWindow) -> None:
    page = _review_page(ui)
    in_livret(ui, window, "review", page)
    window.show()
    page.open_review("r2")
    if page.form is not None and page.form.topics is not None:
        page.form.topics.buttons["mobilite"].click()


@scene("bilans-apres-la-fin")
def _after_the_end(ui: Ui, window: MainWindow) -> None:
    page = _review_page(ui, examples_pathway.example_end(ui.tr))
    in_livret(ui, window, "review", page)
    ui.look.dress(window)
    window.show()
    page.scroll_to(page.end)


@scene("terminer")
def _end(ui: Ui, window: MainWindow) -> QWidget:
    in_livret(ui, window, "review", _review_page(ui))
    window.show()
    dialog = end_dialog(ui, window, EndForm(ui, _DAY))
    dialog.open()
    return dialog


@scene("mes-derniers-actes")
def _acts(ui: Ui, window: MainWindow) -> QWidget:
    tr = ui.tr
    in_livret(ui, window, "goals", GoalsPage(ui))
    dialog = ActsDialog(ui, window)
    dialog.show_acts(
        [
            ActRow(
                "1", tr.text("démarche ajoutée"), tr.text("Demander un vélo solidaire")
            ),
            ActRow("2", tr.text("ce que nous retenons"), signed=True),
            ActRow("3", tr.text("objectif ajouté"), tr.text("Passer le permis")),
        ]
    )
    dialog.open()
    return dialog


@scene("passer-le-livret")
def _handover(ui: Ui, window: MainWindow) -> QWidget:
    in_livret(ui, window, "review", _review_page(ui))
    window.show()
    bike, day = ui.tr.text("Demander un vélo solidaire"), "Marc"
    form = HandoverForm(ui, _DAY, lambda _off: f"{bike} ({day})")
    dialog = handover_dialog(ui, window, form)
    dialog.open()
    return dialog


def _skills_page(ui: Ui) -> SkillsPage:
    page = SkillsPage(ui)
    page.show_skills(examples_pathway.example_skills(ui.tr))
    page.show_projects(examples_pathway.example_projects(ui.tr))
    situations = examples_pathway.example_situations(ui.tr)
    page.show_situations(situations, examples.VOICES, hers_said=True)
    return page


@scene("ce-que-je-sais-faire")
def _skills(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "skills", _skills_page(ui))


@scene("ou-j-en-suis")
def _situation(ui: Ui, window: MainWindow) -> None:
    page = _skills_page(ui)
    in_livret(ui, window, "skills", page)
    page.open_forms()
    ui.look.dress(window)
    window.show()
    page.scroll_to(page.situation)


def _team_page(ui: Ui, window: MainWindow) -> AgreementPage:
    page = AgreementPage(ui)
    page.use_today(examples.DAY)
    page.show_agreements(())
    page.team.show_seats(examples_pathway.example_team(ui.tr))
    in_livret(ui, window, "agreement", page)
    window.show()
    return page


@scene("equipe")
def _team(ui: Ui, window: MainWindow) -> None:
    page = _team_page(ui, window)
    page.team.form.show()
    page.team.form.organisation.setText(ui.tr.text("Centre de soins d’exemple"))
    ui.look.dress(window)
    page.scroll_to(page.team)


@scene("quitter-l-equipe")
def _leaving(ui: Ui, window: MainWindow) -> QWidget | None:
    page = _team_page(ui, window)
    page.team.ask_leaving("m1")
    return page.team.dialog


def _charter_page(ui: Ui) -> CharterPage:
    offered = charter(ui.tr.language)
    chosen = ("pause", "pas_redire", "a_trois", "mes_mots", "refus", "en_meme_temps")
    groups = (
        (title, tuple(w for key, w in offered.choices[group].items() if key in chosen))
        for group, title in offered.groups.items()
    )
    line = CharterLine(examples.AMINA, ui.tr.text("Je viens avec ma fille."))
    view = CharterView(
        offered,
        tuple(group for group in groups if group[1]),
        chosen,
        (line,),
        examples.DAY,
        2,
    )
    page = CharterPage(ui)
    page.show_charter(view, examples.VOICES)
    return page


@scene("charte")
def _charter(ui: Ui, window: MainWindow) -> None:
    in_livret(ui, window, "charter", _charter_page(ui))


@scene("ecrire-la-charte")
def _write_charter(ui: Ui, window: MainWindow) -> None:
    page = _charter_page(ui)
    in_livret(ui, window, "charter", page)
    page.open_editor()


@scene("notes")
def _notes(ui: Ui, window: MainWindow) -> None:
    page, t = NotesPage(ui), ui.tr.text
    bus, call = t("Le bus de 6 h passe devant l’école."), t("Rappeler le foyer.")
    under = t("Claire M., le 12 mars 2026")
    page.show_notes((NoteView("1", bus, examples.CLAIRE, under, ("mobilite",)),))
    today = t("brouillon d’aujourd’hui")
    old = ui.tr.plural(
        "brouillon depuis {count} jour", "brouillon depuis {count} jours", 34
    )
    check = t("Vérifier le nom du médecin du travail.")
    roughs = (RoughView("1", check, old, asks=True), RoughView("2", call, today))
    page.show_roughs(roughs)
    in_livret(ui, window, "notes", page)
