"""« Parcours » at a desk: its line, its entries, what the keyboard is on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from livret.desktop.pathway.controller import PathwayController
from livret.desktop.pathway.line_view import LineView
from livret.desktop.pathway.model import ENTRY
from livret.desktop.pathway.page import PathwayPage
from livret.domain.line_items import Item, Lane
from livret.domain.timeline import timeline_of
from livret.words.charts.entries import Entry
from tests.desktop.livret.at_desk import AtDesk

Begin = Callable[..., AtDesk]
Key = Qt.Key


def page_of(at: AtDesk) -> PathwayPage:
    return at.of(PathwayController).page


def line_of(at: AtDesk) -> LineView:
    return page_of(at).line


def current(view: LineView) -> Entry:
    entry = view.currentIndex().data(ENTRY)
    assert isinstance(entry, Entry)
    return entry


def choose(at: AtDesk, label: str) -> Entry:
    """Give the keyboard to what is called so."""
    view = line_of(at)
    entry = next(one for one in view.entries.entries if one.label == label)
    view.choose(entry.id)
    view.setFocus()
    return entry


def lane(at: AtDesk, which: Lane) -> tuple[Item, ...]:
    return timeline_of(at.read).lane(which)
