"""Pictures of who replaces an absent referent."""

from __future__ import annotations

import datetime as dt

from livret.desktop import examples, examples_sharing
from livret.desktop.main_window import MainWindow
from livret.desktop.replacing.controller import standing_said
from livret.desktop.replacing.page import ReplacingPage
from livret.desktop.scenes import in_livret, scene
from livret.desktop.ui import Ui
from livret.usecases.replacing import PAST, Replacement
from livret.words.dates import long_date


@scene("remplacement")
def _replacing(ui: Ui, window: MainWindow) -> None:
    page = ReplacingPage(ui)
    page.use_today(examples.DAY)
    page.use_people([("a", examples_sharing.example_marc(ui.tr))])
    in_livret(ui, window, "replacing", page)


@scene("remplacement-nomme")
def _named(ui: Ui, window: MainWindow) -> None:
    tr, page = ui.tr, ReplacingPage(ui)
    page.use_today(examples.DAY)
    page.use_people([("a", examples_sharing.example_marc(tr))])
    until = long_date(tr, examples.DAY)
    page.show_named(
        tr.text("{name} remplace, jusqu’au {until}.", name="Marc D.", until=until)
    )
    in_livret(ui, window, "replacing", page)


@scene("remplacement-a-refaire")
def _outdated(ui: Ui, window: MainWindow) -> None:
    page, until = ReplacingPage(ui), examples.DAY
    page.use_today(until)
    page.use_people([("a", examples_sharing.example_marc(ui.tr))])
    named = Replacement(name="Marc D.", until=until, files={}, halves=(), outdated=True)
    page.show_named(standing_said(ui.tr, named))
    in_livret(ui, window, "replacing", page)


@scene("remplacement-fini")
def _ended(ui: Ui, window: MainWindow) -> None:
    page = ReplacingPage(ui)
    page.use_today(examples.DAY)
    page.use_people([("a", examples_sharing.example_marc(ui.tr))])
    last = examples.DAY - dt.timedelta(days=1)
    named = Replacement(name="Marc D.", until=last, files={}, halves=(), ended=PAST)
    page.show_named(standing_said(ui.tr, named), over=True)
    in_livret(ui, window, "replacing", page)


@scene("remplacement-moities")
def _halves(ui: Ui, window: MainWindow) -> None:
    tr, page = ui.tr, ReplacingPage(ui)
    until = long_date(tr, examples.DAY)
    said = tr.text("{name} remplace, jusqu’au {until}.", name="Marc D.", until=until)
    words = " ".join(examples_sharing.SEVEN_WORDS)
    page.show_made([said], [words, " ".join(reversed(words.split()))])
    in_livret(ui, window, "replacing", page)
