"""A livret that somebody erased elsewhere, at the window: told, then confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible

from livret.desktop.accueil.controller import AccueilController
from livret.desktop.archive.asker import AsideAsker
from livret.desktop.contact.controller import ContactController
from livret.desktop.erasing.controller import ErasingController
from livret.desktop.erasing.page import ErasingPage
from livret.desktop.kit.people import ROW
from livret.desktop.kit.strip import Strip
from livret.desktop.receiving.controller import ReceivingController
from livret.usecases.archive import Decision, keep_longer
from livret.usecases.archive_errors import KeptForLonger
from livret.usecases.context import Changes
from livret.usecases.erasing import ask_erasure, is_purged
from livret.usecases.receiving import Incoming, accept, open_file
from livret.usecases.sending import SendLivret, send
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.test_sharing_page import known, take
from tests.usecases.desks import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TOLD = "Marc D. (pour l’emploi, Structure d’exemple) a effacé ce livret le"


@pytest.fixture
def erased(at: AtDesk, other: Desk) -> bytes:
    """The file by which Marc, whom one turns to first, asks for the erasure."""
    key = known(at, other)
    marc = at.read.team.by_key[key].id
    at.say({"kind": "lead_designated", "member": marc})
    take(
        other,
        send(at.vault.sharing, SendLivret(livret=at.livret, to=(key,))).value.data,
    )
    ask_erasure(other.ctx, other.livret, "asked_by_person")
    to = (at.ctx.signer.public_key,)
    return send(other.vault.sharing, SendLivret(livret=other.livret, to=to)).value.data


def learn(at: AtDesk, data: bytes) -> None:
    """Take the file in, without erasing anything, and have every page hear it."""
    told = open_file(at.vault.sharing, data)
    assert isinstance(told, Incoming)
    done = accept(at.vault.sharing, told)
    at.desk.bus.tell(done.changes, None)
    settle()


def strip(at: AtDesk) -> Strip:
    return at.window.frame.erased


def the_page(at: AtDesk) -> ErasingPage:
    return at.of(ErasingController).page


def shown(at: AtDesk) -> list[str]:
    """What can be read on the page where one erases."""
    page = the_page(at)
    return [
        one.accessibleName()
        for one in page.findChildren(type(page.title))
        if one.isVisible()
    ]


def home(at: AtDesk) -> AccueilController:
    at.desk.leave_livret()
    at.go("accueil")
    return at.of(AccueilController)


def test_accueil_and_its_list_tell_it(at: AtDesk, erased: bytes) -> None:
    page = home(at).page
    assert page.erased.isHidden()
    learn(at, erased)
    (item,) = page.erased.items
    assert item.title == "Amina B."
    assert "par Marc D." in item.under
    assert "à effacer ici aussi" in item.under
    assert page.erased.isVisible()
    (row,) = [
        one
        for one in map(page.people.people.row, range(page.people.people.rowCount()))
        if one.id == at.livret
    ]
    assert row.badge == "effacé ailleurs"
    assert "par Marc D." in row.detail
    heard = QAccessible.queryAccessibleInterface(page.erased)
    assert heard.text(QAccessible.Text.Name) == "Effacé ailleurs, encore ici"
    # The way there is one press; what is found by its name says so too.
    page.search.setText("amina")
    settle()
    found = page.people.people.index(0, 0)
    assert found.data(ROW).badge == "effacé ailleurs"
    page.item_opened.emit(item.id)
    settle()
    assert at.window.here == "erasing"


def test_who_takes_the_file_and_erases_nothing_is_told_what_waits(
    at: AtDesk, erased: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "effacement.livret"
    file.write_bytes(erased)
    at.go("receiving")
    page = at.of(ReceivingController).page
    page.file_given.emit(str(file))
    settle()
    assert "demande d’effacer ce livret" in " ".join(texts(page))
    at.press(page, "Prendre")
    assert "il est encore sur cet ordinateur" in " ".join(texts(page))
    assert not is_purged(at.vault.sharing, at.livret)
    # Once more, and this time here too.
    page.file_given.emit(str(file))
    settle()
    at.press(page, "Prendre, et effacer ce livret ici")
    assert "il est encore sur cet ordinateur" not in " ".join(texts(page))
    assert is_purged(at.vault.sharing, at.livret)


def test_a_hidden_list_hides_it_too(at: AtDesk, erased: bytes) -> None:
    page = home(at).page
    page.start_hidden()
    learn(at, erased)
    assert page.erased.items
    assert page.erased.isHidden()
    page.show_list()
    assert page.erased.isVisible()


def test_every_page_of_it_tells_it_once_it_is_known(
    at: AtDesk, erased: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    where = "livret.desktop.erasing.elsewhere.announce"
    monkeypatch.setattr(where, lambda _on, told: said.append(told))
    at.open("essentiel")
    assert strip(at).isHidden()
    learn(at, erased)
    assert strip(at).isVisible()
    assert strip(at).sentence.startswith(TOLD)
    assert "on peut le lire, on n’y écrit plus" in strip(at).sentence
    assert said == [strip(at).sentence]
    at.go("goals")
    assert strip(at).isVisible()
    # What did not change is not said again.
    at.desk.bus.tell(Changes(livrets=frozenset({at.livret})), None)
    settle()
    assert len(said) == 1
    strip(at).pressed.emit("erasing")
    settle()
    assert at.window.here == "erasing"
    assert strip(at).isHidden()
    home(at)
    assert strip(at).sentence == ""


def test_a_shared_screen_shows_nothing_of_it(at: AtDesk, erased: bytes) -> None:
    at.open("essentiel")
    at.window.asked.emit("meeting")
    settle()
    assert at.desk.in_meeting
    learn(at, erased)
    assert strip(at).sentence == ""


def test_it_is_confirmed_and_nothing_is_asked_again(at: AtDesk, erased: bytes) -> None:
    learn(at, erased)
    at.open("erasing")
    page = the_page(at)
    told = " ".join(shown(at))
    assert "Effacer ce livret ici aussi" in told
    assert TOLD in told
    assert "Raison donnée\u202f: la personne l’a demandé." in told
    assert "y est encore" in told
    assert not page.why.isVisible()
    assert not page.yes.isVisible()
    at.press(page, "L’effacer ici aussi")
    assert page.dialog is not None
    assert page.dialog.buttons["keep"].hasFocus()
    page.dialog.buttons["keep"].click()
    settle()
    assert not is_purged(at.vault.sharing, at.livret)
    at.press(page, "L’effacer ici aussi")
    page.dialog.buttons["erase"].click()
    settle()
    assert not at.troubles
    assert is_purged(at.vault.sharing, at.livret)
    told = " ".join(shown(at))
    assert "Le livret est effacé ici" in told
    # Marc asked for it himself: no file is proposed for him.
    assert "Faire le fichier" not in " ".join(
        one.text() for one in page.findChildren(type(page.dialog.buttons["keep"]))
    )
    at.press(page, "Revenir à l’accueil")
    assert not at.of(AccueilController).page.erased.items


def test_it_may_wait_and_be_seen_first(at: AtDesk, erased: bytes) -> None:
    learn(at, erased)
    at.open("erasing")
    at.press(the_page(at), "Voir tout ce qu’il garde")
    assert at.window.here == "access"
    at.go("erasing")
    at.press(the_page(at), "Le garder pour l’instant")
    assert at.window.here == "accueil"
    assert not is_purged(at.vault.sharing, at.livret)


def test_while_one_asks_why_it_becomes_a_confirmation(
    at: AtDesk, erased: bytes
) -> None:
    at.open("erasing")
    assert the_page(at).why.isVisible()
    learn(at, erased)
    assert TOLD in " ".join(shown(at))
    assert not the_page(at).why.isVisible()


def test_what_the_law_needs_is_not_erased_here(at: AtDesk, erased: bytes) -> None:
    learn(at, erased)
    decision = Decision(livret=at.livret, other="Samir T.", why="legal_duty")
    keep_longer(at.vault.sharing, decision)
    at.open("erasing")
    at.press(the_page(at), "L’effacer ici aussi")
    dialog = the_page(at).dialog
    assert dialog is not None
    dialog.buttons["erase"].click()
    settle()
    assert isinstance(at.troubles.pop(), KeptForLonger)
    assert TOLD in " ".join(shown(at))


def test_one_put_aside_is_confirmed_without_a_second_person(
    at: AtDesk, erased: bytes
) -> None:
    learn(at, erased)
    at.clock.forward(days=4 * 366)
    page = home(at).page
    page.item_opened.emit(f"erasing:{at.livret}")
    settle()
    asker = at.desk.findChild(AsideAsker)
    assert asker is not None
    assert asker.told is not None
    assert TOLD in " ".join(texts(asker.told))
    asker.told.buttons["decide"].click()
    settle()
    assert asker.dialog is not None
    asker.dialog.buttons["leave"].click()
    page.item_opened.emit(f"erasing:{at.livret}")
    settle()
    asker.told.buttons["erase"].click()
    settle()
    assert asker.last is not None
    assert not is_purged(at.vault.sharing, at.livret)
    asker.last.buttons["erase"].click()
    settle()
    assert is_purged(at.vault.sharing, at.livret)
    assert not at.troubles


def test_who_notes_a_contact_sees_that_it_was_erased(at: AtDesk, erased: bytes) -> None:
    learn(at, erased)
    home(at)
    at.window.asked.emit("quick_contact")
    settle()
    controller = at.desk.findChild(ContactController)
    assert controller is not None
    assert controller.dialog is not None
    who = controller.dialog.who
    who.search.setText("amina")
    settle()
    assert who.found.people.row(0).badge == "effacé ailleurs"
    controller.dialog.reject()
    settle()


def test_no_meeting_begins_where_nothing_of_it_could_be_kept(
    at: AtDesk, erased: bytes
) -> None:
    learn(at, erased)
    at.open("essentiel")
    page = at.desk.controllers["essentiel"].page
    for begin in (lambda: at.desk.window.asked.emit("meeting"), page.meet.click):
        page.banner.hide()
        begin()
        settle()
        assert at.window.here == "essentiel"
        assert not at.desk.in_meeting
        assert "Ce livret a été effacé" in page.banner.sentence
