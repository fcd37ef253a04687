"""What the time line costs on ten full years, beside an empty view of its size.

In a fresh process, off screen: from the entries to the first painting, then a
step of the scroll bar.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from livret.usecases.figures import Effort, Figure, clocked, ran_afresh
from livret.words.charts.entries import READING, TOGETHER, Entry

_WIDTH, _HEIGHT = 1080, 720
_YEARS = 10
_STEPS = 40
_STEP = 60
_TIMES = 7
_TODAY = dt.date(2026, 11, 22)
_SPREAD = 977
"""A prime, so that days are strewn and the same each time."""

_LASTING = 7
_PAINT_MS, _STEP_MS = 150.0, 16.0
"""Agreed once and for all."""

_ASKED = "from livret.desktop.bench_timeline import measure; measure({entries})"


def figures(folder: Path, *, effort: Effort) -> Iterator[Figure]:
    """Measure the time line.

    Args:
        folder: Where the process may write.
        effort: How many entries.
    """
    if getattr(sys, "frozen", False):
        return  # what is packed cannot run another program
    asked = _ASKED.format(entries=effort.entries)
    told = json.loads(ran_afresh(folder, ["-c", asked]))
    for name, limit in (
        ("timeline_first_paint", _PAINT_MS),
        ("timeline_scroll_step", _STEP_MS),
    ):
        yield Figure(name=name, value=told[name], unit="ms", limit=limit, bound=1)
        beside = f"{name}.empty_view"
        yield Figure(name=beside, value=told[beside], unit="ms")


def measure(count: int) -> None:
    """Print what a time line of ``count`` entries costs, as JSON."""
    from PySide6.QtWidgets import QApplication, QListView

    from livret.desktop.look import Look, load_fonts
    from livret.desktop.pathway.line_view import LineView
    from livret.desktop.ui import Ui
    from livret.words.translator import translator_for

    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    load_fonts()
    ui = Ui(Look(), translator_for("fr"))
    entries = invented_entries(count)

    def filled(view: QListView) -> Callable[[], None]:
        def fill() -> None:
            if isinstance(view, LineView):
                view.show_entries(entries, _TODAY)
            view.viewport().grab()

        return fill

    def first(make: Callable[[], QListView]) -> tuple[float, float]:
        """Return the medians of the first painting and of one step."""
        painted, steps = [], []
        for _ in range(_TIMES):
            view = make()
            view.resize(_WIDTH, _HEIGHT)
            view.show()
            gc.collect()
            painted.append(clocked(filled(view)))
            bar = view.horizontalScrollBar()
            bar.setRange(0, max(bar.maximum(), _STEP * _STEPS))
            for step in range(_STEPS):
                bar.setValue(step * _STEP)
                steps.append(clocked(view.viewport().grab))
            view.hide()
        return statistics.median(painted), statistics.median(steps)

    ours, our_step = first(lambda: LineView(ui))
    empty, empty_step = first(QListView)
    told = {
        "timeline_first_paint": ours,
        "timeline_first_paint.empty_view": empty,
        "timeline_scroll_step": our_step,
        "timeline_scroll_step.empty_view": empty_step,
    }
    sys.stdout.write(json.dumps(told))


def invented_entries(count: int) -> tuple[Entry, ...]:
    """Return entries strewn over ten years, in reading order."""
    sides = {"ma_vie": "personne", "social": "social", "emploi": "emploi"}
    labels = (
        "Atelier d’écriture, le mardi",
        "Demander un vélo solidaire",
        "La préfecture n’a pas répondu",
        "Titre de séjour reçu",
    )
    begin = _TODAY.replace(year=_TODAY.year - _YEARS)
    days = (_TODAY - begin).days
    made = []
    for number in range(count):
        lane = READING[number % len(READING)]
        on = begin + dt.timedelta(days=number * _SPREAD % days)
        lasts = lane == "outside" or number % _LASTING == 0
        label = "Rencontre" if lane == TOGETHER else labels[number % len(labels)]
        made.append(
            Entry(
                id=str(number),
                lane=lane,
                side=sides.get(lane, "autre"),
                on=on,
                until=on + dt.timedelta(days=40) if lasts else None,
                label=f"{label} {number}",
                sentence=label,
            )
        )
    made.sort(key=lambda entry: (READING.index(entry.lane), entry.on))
    return tuple(made)
