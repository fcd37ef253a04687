"""Pictures of goals, reviews, the end and the return, the team, the charter."""

from __future__ import annotations

from livret.desktop import examples, examples_pathway
from livret.desktop.goals.page import GoalsPage
from livret.desktop.main_window import MainWindow
from livret.desktop.scenes import in_livret, scene
from livret.desktop.ui import Ui


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
