"""Accueil: who I accompany, and what to see with them; nothing of any livret."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from livret.desktop.accueil.controller import Home
from livret.desktop.accueil.page import AccueilPage
from livret.desktop.kit.fields import LineField
from livret.desktop.kit.itemrows import ItemRow
from livret.desktop.kit.people import ROW
from livret.domain.person import person_of
from livret.usecases.coming import Coming
from livret.usecases.ports_people import LivretSummary
from tests.desktop.begun import Begun, button, make_vault, words_in
from tests.fictitious import social_security_number

Begin = Callable[..., Begun]


@pytest.fixture
def opened(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """An open vault with three livrets, at Accueil."""
    make_vault(tmp_path / "coffre", "Amina B.", "Olena T.", "Jean-Luc P.")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    qtbot.waitUntil(lambda: len(names(begun)) == 3)
    return begun


def accueil(begun: Begun) -> AccueilPage:
    page = begun.controller("accueil")
    assert isinstance(page, AccueilPage)
    return page


def names(begun: Begun) -> list[str]:
    model = accueil(begun).people.model()
    return [
        str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)).split(".")[0]
        for at in range(model.rowCount())
    ]


def test_everybody_is_there_by_name(opened: Begun) -> None:
    assert names(opened) == ["Amina B", "Jean-Luc P", "Olena T"]
    assert "Bonjour Claire" in words_in(accueil(opened))


def test_typing_finds_and_the_arrow_opens(opened: Begun, qtbot: QtBot) -> None:
    search = accueil(opened).search
    QTest.keyClicks(search, "ole")
    qtbot.waitUntil(lambda: names(opened) == ["Olena T"])
    QTest.keyClick(search, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is accueil(opened).people
    QTest.keyClick(focused, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.program.window.here == "diagnosis")
    assert opened.desk.folded is not None


def test_the_arrow_and_enter_wait_for_who_was_asked_for(
    opened: Begun, qtbot: QtBot
) -> None:
    """Pressed before the list answers, they never open who stood there first."""
    search = accueil(opened).search
    QTest.keyClicks(search, "ole")
    assert names(opened)[0] == "Amina B"  # the answer is not there yet
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.program.window.here == "diagnosis")
    assert opened.desk.folded is not None
    assert person_of(opened.desk.folded).called == "Olena T."


def test_what_waited_is_forgotten_with_the_next_letter(
    opened: Begun, qtbot: QtBot
) -> None:
    search = accueil(opened).search
    QTest.keyClicks(search, "ole")
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClicks(search, "n")
    qtbot.waitUntil(lambda: names(opened) == ["Olena T"])
    assert QApplication.focusWidget() is search


def test_nobody_of_that_name_is_said(opened: Begun, qtbot: QtBot) -> None:
    QTest.keyClicks(accueil(opened).search, "zzz")
    told = "Personne ne répond à ce nom."
    qtbot.waitUntil(lambda: told in words_in(accueil(opened)))


def test_ctrl_f_looks_for_somebody_from_anywhere(opened: Begun, qtbot: QtBot) -> None:
    opened.desk.gone.emit("settings")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(opened.program.window, Qt.Key.Key_F, control)
    assert opened.program.window.here == "accueil"
    qtbot.waitUntil(accueil(opened).search.hasFocus)


def test_an_empty_vault_says_how_to_begin(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    make_vault(tmp_path / "coffre")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    qtbot.waitUntil(lambda: "Personne pour l’instant" in words_in(accueil(begun)))
    button(accueil(begun), "Ouvrir un premier livret").click()
    assert begun.program.window.here == "new_person"


def test_a_new_livret_opens_and_is_on_the_list(opened: Begun, qtbot: QtBot) -> None:
    button(accueil(opened), "Nouveau livret").click()
    page = opened.controller("new_person")
    called, private = page.findChildren(LineField)
    qtbot.waitUntil(called.hasFocus)
    QTest.keyClicks(called, "Fatou")
    QTest.keyClicks(private, "celle du banc")
    QTest.keyClick(called, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.program.window.here == "diagnosis")
    opened.desk.gone.emit("accueil")
    qtbot.waitUntil(lambda: "Fatou" in " ".join(names(opened)))
    # Nothing waits in the page for the next person.
    opened.desk.gone.emit("new_person")
    called, _ = opened.controller("new_person").findChildren(LineField)
    with qtbot.waitSignal(opened.desk.bus.changed, raising=False, timeout=1):
        pass
    assert called.text() == ""


def test_a_livret_without_any_word_is_not_opened(opened: Begun) -> None:
    opened.desk.gone.emit("new_person")
    page = opened.controller("new_person")
    button(page, "Ouvrir le livret").click()
    assert "Il faut au moins un mot" in words_in(page)
    assert opened.program.window.here == "new_person"


def test_a_number_of_social_security_is_refused_beside_the_field(
    opened: Begun, qtbot: QtBot
) -> None:
    number = social_security_number()
    opened.desk.gone.emit("new_person")
    page = opened.controller("new_person")
    called = page.findChildren(LineField)[0]
    qtbot.waitUntil(called.hasFocus)
    called.setText(number)
    button(page, "Ouvrir le livret").click()
    qtbot.waitUntil(lambda: called.property("wrong") == "true")
    assert opened.program.window.here == "new_person"
    assert number.encode() not in (opened.desk.vault.path / "vault.db").read_bytes()


def test_what_to_see_with_them_leads_there(opened: Begun, qtbot: QtBot) -> None:
    page = accueil(opened)
    (livret, *_) = opened.desk.vault.ctx.log.livrets()
    controller = opened.desk.controllers["accueil"]
    waiting = LivretSummary(
        livret=livret, called="Amina B.", to_sign=("Marc",), side_by_side=3
    )
    controller._show(Home("", [waiting], (), Coming()))
    assert "À voir avec eux" in words_in(page)
    button(page, "Amina B. deux textes écrits en même temps, à 3 endroits")
    button(page, "Amina B. il reste à signer\u202f: Marc").click()
    qtbot.waitUntil(lambda: opened.program.window.here == "documents")


# --- what waits for her, and for a second place --------------------------------


def test_a_paper_to_hand_over_stands_there_until_it_is(
    opened: Begun, qtbot: QtBot
) -> None:
    livret = accueil(opened).people.model().index(0, 0).data(ROW).id
    plain = [{"livret": livret, "document": "0" * 64, "since": "2026-03-11"}]
    set_setting(opened, qtbot, "to_hand", json.dumps(plain))
    opened.desk.gone.emit("accueil")
    page = accueil(opened)
    told = "Amina B. un papier à remettre depuis hier"
    qtbot.waitUntil(lambda: told in spoken(page))
    set_setting(opened, qtbot, "to_hand", "[]")
    opened.desk.gone.emit("accueil")
    qtbot.waitUntil(lambda: told not in spoken(page))


def set_setting(begun: Begun, qtbot: QtBot, name: str, value: str) -> None:
    """Keep a setting on the worker that owns the vault."""
    vault = begun.desk.vault
    task = begun.program.runners.vault.submit(
        lambda: vault.set_setting(name, value), owner=begun.desk
    )
    with qtbot.waitSignal(task.succeeded):
        pass


def spoken(page: AccueilPage) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(ItemRow)]


def test_a_second_place_is_asked_for_once_a_month(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    make_vault(tmp_path / "coffre", "Amina B.")
    begun = begin(tmp_path / "coffre")
    begun.clock.forward(days=1)
    begun.open(qtbot)
    page = accueil(begun)
    qtbot.waitUntil(page.banner.isVisible)
    assert "Toutes vos copies de secours" in page.banner.sentence
    button(page.banner, "Choisir un deuxième lieu").click()
    assert begun.program.window.here == "settings"
    begun.leave(qtbot)

    again = begin(tmp_path / "coffre")
    again.clock.forward(days=2)
    again.open(qtbot)
    qtbot.waitUntil(lambda: bool(names(again)))
    assert not accueil(again).banner.isVisible()
    again.leave(qtbot)

    later = begin(tmp_path / "coffre")
    later.clock.forward(days=40)
    later.open(qtbot)
    qtbot.waitUntil(accueil(later).banner.isVisible)


def test_who_has_a_second_place_is_asked_nothing(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    make_vault(tmp_path / "coffre", "Amina B.")
    begun = begin(tmp_path / "coffre")
    begun.clock.forward(days=1)
    begun.open(qtbot)
    set_setting(begun, qtbot, "second_backup_place", str(tmp_path))
    begun.leave(qtbot)
    again = begin(tmp_path / "coffre")
    again.clock.forward(days=80)
    again.open(qtbot)
    qtbot.waitUntil(lambda: bool(names(again)))
    assert not accueil(again).banner.isVisible()
