"""A livret that is put aside, at the window: opened, kept and erased by two."""

from __future__ import annotations

import pytest

from livret.desktop.access.controller import AccessController
from livret.desktop.accueil.controller import AccueilController
from livret.desktop.archive.asker import AsideAsker
from livret.desktop.archive.dialog import AsideDialog
from livret.usecases.archive import archive_of
from livret.usecases.archive_errors import SecondPersonNeeded
from livret.usecases.erasing import is_purged
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TWO_YEARS = 732


def asker(at: AtDesk) -> AsideAsker:
    found = at.desk.findChild(AsideAsker)
    assert found is not None
    return found


def asked(at: AtDesk) -> AsideDialog:
    """The question over the page."""
    dialog = asker(at).dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def answer(at: AtDesk, verb: str, why: str = "", who: str = "Samir T.") -> None:
    dialog = asked(at)
    if why:
        dialog.card.reasons.buttons[why].click()
    dialog.card.other.setText(who)
    dialog.buttons[verb].click()
    settle()


def silent(at: AtDesk, days: int) -> None:
    """Let days go by without a word, and come back to Accueil."""
    at.clock.forward(days=days)
    at.desk.leave_livret()
    at.go("accueil")


def old(at: AtDesk) -> list[str]:
    return [one.under for one in at.of(AccueilController).page.old.items]


def banner(at: AtDesk) -> str:
    return at.window.pages[at.window.here].banner.sentence


def test_it_opens_once_two_people_said_why(at: AtDesk) -> None:
    silent(at, TWO_YEARS)
    assert any(one.startswith("mis de côté depuis le") for one in old(at))
    at.desk.open_livret(at.livret, "access")
    settle()
    assert at.window.here == "accueil"
    assert at.desk.livret == ""
    dialog = asked(at)
    assert any(one.startswith("Mis de côté depuis le") for one in texts(dialog))
    assert list(dialog.buttons) == ["open", "keep", "leave"]
    assert not dialog.buttons["open"].isEnabled()
    dialog.card.other.setText("Samir T.")
    assert not dialog.buttons["open"].isEnabled()
    answer(at, "open", "asked_by_person")
    assert at.window.here == "access"
    told = " ".join(texts(at.of(AccessController).page))
    assert "Mis de côté depuis le" in told
    named = "décidé avec Samir T. (nom donné, sans confirmation)"
    assert f"{named}\u202f: la personne le demande" in told
    assert not at.troubles


def test_nobody_decides_alone(at: AtDesk) -> None:
    silent(at, TWO_YEARS)
    at.desk.open_livret(at.livret, "essentiel")
    settle()
    answer(at, "open", "claim", who="claire m.")
    assert isinstance(at.troubles.pop(), SecondPersonNeeded)
    assert at.window.here == "accueil"
    at.desk.open_livret(at.livret, "essentiel")
    settle()
    asked(at).buttons["leave"].click()
    settle()
    assert at.window.here == "accueil"


def test_a_claim_keeps_it_and_ends(at: AtDesk) -> None:
    at.open("access")
    at.press(at.of(AccessController).page, "Garder plus longtemps")
    assert list(asked(at).buttons) == ["keep", "leave"]
    answer(at, "keep", "claim")
    assert "gardé plus longtemps" in banner(at)
    hold = archive_of(at.vault.sharing, at.livret).hold
    assert hold is not None
    assert (hold.why, hold.other) == ("claim", "Samir T.")
    at.press(at.of(AccessController).page, "Garder plus longtemps")
    told = " ".join(texts(asked(at)))
    both = "décidé par Claire M. et Samir T. (nom donné, sans confirmation)"
    assert f"{both}\u202f: un recours ou un litige." in told
    answer(at, "release")
    assert archive_of(at.vault.sharing, at.livret).hold is None
    assert not at.troubles


def test_its_time_over_it_is_erased_at_a_second_word(at: AtDesk) -> None:
    silent(at, 2 * TWO_YEARS)
    assert any("à effacer, ou à garder" in one for one in old(at))
    at.desk.open_livret(at.livret, "access")
    settle()
    assert list(asked(at).buttons) == ["open", "keep", "erase", "leave"]
    answer(at, "erase")
    last = asker(at).last
    assert last is not None
    last.buttons["leave"].click()
    settle()
    assert not is_purged(at.vault.sharing, at.livret)
    at.desk.open_livret(at.livret, "access")
    settle()
    answer(at, "erase")
    last = asker(at).last
    assert last is not None
    last.buttons["erase"].click()
    settle()
    assert is_purged(at.vault.sharing, at.livret)
    assert "Ce livret est effacé." in banner(at)
    assert at.window.here == "accueil"
    assert not at.troubles
