"""Pictures of what keeps a vault, of the help, and of who is added by a name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QWidget

from livret.desktop import examples, examples_diagnosis
from livret.desktop.accueil.page import AccueilPage
from livret.desktop.archive.dialog import AsideDialog, erase_dialog
from livret.desktop.diagnosis.guest import GuestDialog
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.help.page import HelpPage
from livret.desktop.history.page import HistoryPage
from livret.desktop.history.values import Earlier, StoryView
from livret.desktop.main_window import MainWindow
from livret.desktop.restoring.page import RestoringPage
from livret.desktop.restoring.reading import copy_lines, weighed_lines
from livret.desktop.scenes import at_home, in_livret, scene
from livret.desktop.ui import Ui
from livret.desktop.vault_dialog import checked_dialog
from livret.usecases.archive import Archive
from livret.usecases.backups import (
    FoundBackup,
    LaterInLivret,
    Sort,
    Standing,
    WeighedBackup,
)
from livret.usecases.vault_findings import Findings, finding
from livret.words.paths import resource

_NOON = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)


def _backups_page(ui: Ui) -> RestoringPage:
    page = RestoringPage(ui)
    days = (0, 1, 2, 5, 12, 34, 61, 92)
    found = [
        FoundBackup(
            folder=Path(str(ago)),
            sort=Sort.ASIDE if ago == 2 else Sort.DAY,  # noqa: PLR2004
            made_at=_NOON - dt.timedelta(days=ago),
            size=2_400_000,
        )
        for ago in days
    ]
    page.show_copies(
        copy_lines(ui.tr, found), ui.tr.text("Documents, dossier Livret"), "1"
    )
    return page


@scene("revenir-a-une-copie")
def _restoring(ui: Ui, window: MainWindow) -> None:
    page = _backups_page(ui)
    page.show_trouble(
        ui.tr.text("La base de ce coffre est abîmée. Rien n’a été changé de plus.")
    )
    window.show_plain(page)


@scene("revenir-pese")
def _weighed(ui: Ui, window: MainWindow) -> None:
    page = _backups_page(ui)
    told = WeighedBackup(
        folder=Path(),
        made_at=_NOON,
        livrets=46,
        contributions=1240,
        standing=Standing.READABLE,
        later=9,
        later_in=(
            LaterInLivret(called="Olena T.", count=5, whole=True),
            LaterInLivret(called="Amina B.", count=4, whole=False),
        ),
        erased_since=1,
    )
    window.show_plain(page)
    ui.look.dress(window)
    window.show()
    page.show_weighed(weighed_lines(ui.tr, told))


@scene("revenir-question")
def _question(ui: Ui, window: MainWindow) -> QWidget | None:
    page = _backups_page(ui)
    window.show_plain(page)
    window.show()
    page.ask()
    return page.dialog


@scene("historique-ouvert")
def _story(ui: Ui, window: MainWindow) -> None:
    t = ui.tr.text
    page = HistoryPage(ui)
    page.show_history(examples.example_history(ui.tr))
    in_livret(ui, window, "history", page)
    ui.look.dress(window)
    window.show()
    page.show_story(
        StoryView(
            id="1",
            what=t("Me déplacer"),
            words=t("Le bus s’arrête à 19 h. Après, je marche."),
            voice=examples.AMINA,
            facts=(
                t("Paroles d’Amina, écrites par Claire M."),
                t("Dit et écrit le 12 mars 2026 à 10:42."),
                t("C’est ce qui se lit aujourd’hui."),
            ),
            before=(
                Earlier("0", t("3 mars 2026 · Me déplacer"), t("Le soir, je marche.")),
            ),
            can_take_back=True,
        )
    )


@scene("livret-mis-de-cote")
def _put_aside(ui: Ui, window: MainWindow) -> QWidget:
    return _aside(ui, window)


def _aside(ui: Ui, window: MainWindow) -> AsideDialog:
    """Two people decide about a livret whose time is over."""
    at_home(ui, window, "accueil", AccueilPage(ui))
    window.show()
    since, until = dt.date(2028, 3, 13), dt.date(2030, 3, 12)
    found = Archive(
        livret="", since=since, until=until, over=True, read=False, hold=None
    )
    dialog = AsideDialog(ui, window, found)
    dialog.card.reasons.choose("claim")
    dialog.card.other.setText("Samir T.")
    dialog.open()
    return dialog


@scene("livret-mis-de-cote-demande")
def _put_aside_asked(ui: Ui, window: MainWindow) -> QWidget:
    """The other person is asked first: nothing is done today."""
    dialog = _aside(ui, window)
    dialog.card.how.buttons["ask"].click()
    return dialog


@scene("livret-efface-pour-toujours")
def _erased(ui: Ui, window: MainWindow) -> QWidget:
    at_home(ui, window, "accueil", AccueilPage(ui))
    window.show()
    dialog = erase_dialog(ui, window)
    dialog.open()
    return dialog


@scene("coffre-change-hors-de-livret")
def _changed_outside(ui: Ui, window: MainWindow) -> QWidget:
    """Told at each opening until it is answered: checked, nothing else is wrong."""
    at_home(ui, window, "accueil", AccueilPage(ui))
    window.show()
    changed = finding("changed_while_closed", on=dt.date(2026, 3, 12))
    dialog = checked_dialog(ui, window, Findings((changed,), 12, 3))
    dialog.open()
    return dialog


@scene("coffre-liste-a-refaire")
def _lists_differ(ui: Ui, window: MainWindow) -> QWidget:
    """A check found that the list of people no longer follows the livrets."""
    at_home(ui, window, "accueil", AccueilPage(ui))
    window.show()
    differ = finding("read_models_differ", count=2)
    dialog = checked_dialog(ui, window, Findings((differ,), 12, 3))
    dialog.open()
    return dialog


@scene("aide")
def _help(ui: Ui, window: MainWindow) -> None:
    page = HelpPage(ui)
    text = resource("help") / f"{ui.tr.language}.md"
    page.show_help(text.read_text(encoding="utf-8"))
    at_home(ui, window, "help", page)


@scene("diagnostic-invite")
def _guest(ui: Ui, window: MainWindow) -> QWidget:
    page = DiagnosisPage(ui)
    page.show_diagnosis(examples_diagnosis.example_diagnosis(ui.tr))
    in_livret(ui, window, "diagnosis", page)
    window.show()
    dialog = GuestDialog(ui, window, "emploi")
    dialog.name.setText("Marc D.")
    dialog.open()
    return dialog
