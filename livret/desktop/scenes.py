"""The pictures of the gallery: each shows one page with fictitious values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from livret.desktop import examples, examples_meetings
from livret.desktop.accueil.page import AccueilPage
from livret.desktop.errors import BugDialog, Trouble, Where
from livret.desktop.example_paper import example_sheets
from livret.desktop.first_run.page import FirstRunPage
from livret.desktop.main_window import MainWindow
from livret.desktop.new_person.page import NewPersonPage
from livret.desktop.pin import PinGate
from livret.desktop.settings.page import SettingsPage, SettingsView
from livret.desktop.ui import Ui
from livret.desktop.unlock.page import UnlockPage
from livret.desktop.verify.comparing import Comparison, PagePair
from livret.desktop.verify.page import VerifyPage
from livret.words.dates import long_date

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
    page.show_old(examples_meetings.example_old(ui.tr))
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


@scene("verifier")
def _verify(ui: Ui, window: MainWindow) -> None:
    at_home(ui, window, "verify", VerifyPage(ui))


@scene("verifier-verdict")
def _verdict(ui: Ui, window: MainWindow) -> None:
    page = VerifyPage(ui)
    page.show_verdict(examples.example_verdict(ui.tr))
    at_home(ui, window, "verify", page)


@scene("verifier-cote-a-cote")
def _compared(ui: Ui, window: MainWindow) -> None:
    page = VerifyPage(ui)
    view = examples.example_verdict(ui.tr)
    why = ui.tr.text(
        "Quelque chose a été ajouté au document après la dernière signature."
    )
    view = replace(view, verdict="changed", reasons=(why,), offers=("compare",))
    page.show_verdict(view)
    first, *others = example_sheets(ui)
    last = others[-1] if others else first
    pairs = (
        PagePair(page=1, differs=True, signed=first, present=last),
        PagePair(page=2, differs=True, signed=last, present=None),
    )
    page.show_pair(Comparison((1, 2), pairs))
    at_home(ui, window, "verify", page)


@scene("verifier-lire")
def _read_checked(ui: Ui, window: MainWindow) -> None:
    page = VerifyPage(ui)
    view = examples.example_verdict(ui.tr)
    day = long_date(ui.tr, examples.DAY)
    closing = ui.tr.text("Fermé par {name}, le {day}", name="Claire M.", day=day)
    page.show_verdict(replace(view, closing=closing, offers=("read",)))
    at_home(ui, window, "verify", page)
    images = example_sheets(ui)
    page.show_sheets([(one.width(), one.height()) for one in images])
    for at, image in enumerate(images):
        page.show_picture(at, image)


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
