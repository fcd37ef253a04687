"""A whole livret erased at the window: asked with her, then asked of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.desktop.access.controller import AccessController
from livret.desktop.erasing.controller import ErasingController
from livret.desktop.erasing.page import ErasingPage
from livret.usecases.erasing import is_purged
from livret.usecases.receiving import Incoming, accept, open_file
from livret.usecases.sending import SendLivret, send
from livret.usecases.sharing_errors import NotAgreed
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.test_sharing_page import known, take
from tests.usecases.desks import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def the_page(at: AtDesk) -> ErasingPage:
    return at.of(ErasingController).page


def confirm(at: AtDesk) -> None:
    at.press(the_page(at), "Effacer ce livret")
    dialog = the_page(at).dialog
    assert dialog is not None
    dialog.buttons["erase"].click()
    settle()


def test_nothing_is_erased_without_her_nor_by_one_press(at: AtDesk) -> None:
    at.open("access")
    at.press(at.of(AccessController).page, "Effacer ce livret")
    assert at.window.here == "erasing"
    at.press(the_page(at), "Effacer ce livret")
    dialog = the_page(at).dialog
    assert dialog is not None
    assert dialog.buttons["keep"].hasFocus()
    dialog.buttons["keep"].click()
    settle()
    assert not at.read.erased
    confirm(at)
    assert isinstance(at.troubles.pop(), NotAgreed)
    assert not at.read.erased
    at.press(the_page(at), "Le garder")
    assert at.window.here == "access"


def test_it_is_erased_here_and_the_others_are_asked(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    key = known(at, other)
    sent = send(at.vault.sharing, SendLivret(livret=at.livret, to=(key,))).value
    take(other, sent.data)
    at.open("erasing")
    told = " ".join(texts(the_page(at)))
    assert "Marc D. en a peut-être une partie" in told
    assert "lui demandera" in told
    the_page(at).show_holders(("Marc D.", "Awa S."))
    told = " ".join(texts(the_page(at)))
    assert "Marc D., Awa S. en ont peut-être une partie" in told
    the_page(at).show_trouble("Sans son accord, rien n’est fait.")
    the_page(at).yes.setChecked(True)
    confirm(at)
    assert not at.troubles
    # Nothing beside it says the contrary, and the keyboard is on what comes next.
    assert the_page(at).banner.isHidden()
    focused = the_page(at).window().focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Faire le fichier pour Marc D."
    assert is_purged(at.vault.sharing, at.livret)
    # Nothing leads to its pages any more, and no lock comes back to it.
    assert "diagnosis" not in at.window.sidebar.places.ids
    assert "receiving" in at.window.sidebar.places.ids
    assert (at.window.here, at.desk.livret) == ("erasing", "")
    assert at.of(ErasingController).back_at == "accueil"
    assert all(
        one.body is None or one.body.kind == "tombstone"
        for one in at.ctx.log.read(at.livret)
    )
    asks = tmp_path / "effacement.livret"
    the_page(at).file_asked.emit(key, str(asks))
    settle()
    assert "Le fichier est fait, pour Marc D." in the_page(at).banner.sentence
    told = open_file(other.vault.sharing, asks.read_bytes())
    assert isinstance(told, Incoming)
    assert told.erasure == "asked_by_person"
    accept(other.vault.sharing, told, confirm_erasure=True)
    assert is_purged(other.vault.sharing, other.livret)
    at.press(the_page(at), "Revenir à l’accueil")
    assert at.window.here == "accueil"
    assert at.livret not in {one.livret for one in at.ctx.people.people()}


def test_one_opened_by_mistake_needs_nobody(at: AtDesk) -> None:
    at.open("erasing")
    the_page(at).why.buttons["opened_by_error"].click()
    assert the_page(at).yes.isHidden()
    confirm(at)
    assert is_purged(at.vault.sharing, at.livret)
    assert not at.troubles
