"""A page is made on the way to it; what must listen before does."""

from __future__ import annotations

from pkgutil import resolve_name

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.desk import Controller
from livret.desktop.settings.controller import SettingsController
from livret.desktop.sidebar import DESTINATIONS
from livret.desktop.wiring import ANSWERS, CONTROLLERS
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.desktop.livret.conftest import Begin


def test_pages_nobody_went_to_are_not_made(sit: Begin) -> None:
    one = sit()
    assert set(one.window.pages) == {"accueil"}
    one.open("goals")
    assert set(one.window.pages) == {"accueil", "goals"}
    one.go("history")
    assert set(one.window.pages) == {"accueil", "goals", "history"}
    assert "preview" in one.desk.controllers
    assert "no_such_page" not in one.desk.controllers


@pytest.mark.parametrize(
    ("act", "page"), [("topic_4", "diagnosis"), ("read_and_sign", "preview")]
)
def test_an_act_makes_who_answers_it(sit: Begin, act: str, page: str) -> None:
    one = sit()
    one.open("goals")
    one.window.asked.emit(act)
    settle()
    assert one.window.here == page


def test_a_topic_asked_for_before_the_page_is_read_is_opened(sit: Begin) -> None:
    """The words that are typed next would go nowhere."""
    one = sit()
    one.open("goals")
    one.window.went.emit("diagnosis")
    one.window.asked.emit("topic_4")
    assert one.diagnosis.detail is None
    settle()
    assert one.detail.topic.barrier == "mobilite"


def test_acts_of_the_window_make_nothing(at: AtDesk) -> None:
    before = set(at.window.pages)
    percent = at.desk.ui.look.percent
    for act in ("bigger", "normal", "next_pane", "save"):
        at.window.actions_.asked.emit(act)
        settle()
    assert set(at.window.pages) == before
    at.desk.ui.look.set_percent(percent)


def test_at_home_no_act_makes_a_page_of_a_livret(sit: Begin) -> None:
    one = sit()
    for act in ANSWERS:
        one.window.asked.emit(act)
    assert set(one.window.pages) == {"accueil"}


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self.at = at
        self.others: list[str] = []

    def eventFilter(self, shown: QObject, event: QEvent) -> bool:
        """Take a widget that is shown without a parent."""
        alone = isinstance(shown, QWidget) and shown.isWindow()
        if alone and event.type() == QEvent.Type.Show and shown is not self.at.window:
            self.others.append(type(shown).__name__)
        return False


def test_no_window_comes_up_on_the_way_to_a_page(at: AtDesk) -> None:
    windows, application = Windows(at), QApplication.instance()
    assert application is not None
    application.installEventFilter(windows)
    for place in (*DESTINATIONS, *DESTINATIONS):
        if place.where == "livret" or place.id not in at.window.pages:
            at.window.went.emit(place.id)
            settle()
            if place.where == "home":
                at.open()
    application.removeEventFilter(windows)
    assert windows.others == []


@pytest.mark.parametrize("key", CONTROLLERS)
def test_each_page_is_where_the_table_says(key: str) -> None:
    kind = resolve_name(CONTROLLERS[key])
    assert issubclass(kind, Controller)
    assert kind.key == key


def test_there_is_no_page_of_another_name(at: AtDesk) -> None:
    assert at.desk.controllers.get("no_such_page") is None
    with pytest.raises(KeyError):
        at.desk.controllers["no_such_page"]


def test_the_text_size_is_kept_though_nobody_goes_to_the_settings(at: AtDesk) -> None:
    look = at.desk.ui.look
    at.window.actions_.asked.emit("bigger")
    assert at.desk.app.preference("percent") == str(look.percent) == "110"
    look.set_percent(100)


def test_the_pin_is_armed_though_nobody_goes_to_the_settings(sit: Begin) -> None:
    first = sit()
    first.of(SettingsController).page.pin_asked.emit("2468")
    settle()
    assert first.window.gate.is_set
    first.end()
    again = sit()
    assert "settings" not in again.window.pages
    assert again.window.gate.is_set


def test_a_page_made_late_has_the_text_size_in_force(at: AtDesk) -> None:
    at.desk.ui.look.set_percent(200)
    at.go("documents")
    page = at.window.pages["documents"]
    assert page.isVisible()
    title = page.title.font().pixelSize()
    at.desk.ui.look.set_percent(100)
    settle()
    assert title == 2 * page.title.font().pixelSize()
