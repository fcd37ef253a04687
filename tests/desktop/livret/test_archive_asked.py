"""A livret that is put aside, at the window: opened, kept and erased by two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.desktop.access.controller import AccessController
from livret.desktop.accueil.controller import AccueilController
from livret.desktop.archive.asker import AsideAsker
from livret.desktop.archive.dialog import AsideDialog
from livret.desktop.receiving.controller import ReceivingController
from livret.usecases.app import OpenVault
from livret.usecases.archive import archive_of
from livret.usecases.archive_errors import ConfirmationUnreadable, SecondPersonNeeded
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.erasing import is_purged
from livret.usecases.second_person import PREFIX, ask_second, confirm
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.usecases.desks import make_vault

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


# --- confirmed with a key of their own ------------------------------------------


@pytest.fixture
def samir(at: AtDesk, tmp_path: Path) -> Iterator[OpenVault]:
    """The second person, whose card is accepted here."""
    told = {"name": "Samir T.", "side": "emploi"}
    with make_vault(tmp_path / "samir", at.clock, **told) as vault:
        card = own_card_file(vault.sharing)
        trust_card(at.vault.sharing, TrustCard(data=card))
        yield vault


def test_the_second_person_is_asked_and_confirms_with_their_key(
    at: AtDesk, samir: OpenVault, tmp_path: Path
) -> None:
    at.open("access")
    at.press(at.of(AccessController).page, "Garder plus longtemps")
    card = asked(at).card
    card.reasons.buttons["claim"].click()
    assert not asked(at).buttons["keep"].isEnabled()
    verbs = asked(at).buttons
    assert verbs["keep"].text() == "Le garder plus longtemps"
    card.how.buttons["ask"].click()
    # Nothing is kept today: the button says what it does.
    assert verbs["keep"].text() == "Demander de le garder"
    assert verbs["leave"].text() == "Revenir"
    card.how.buttons["confirmed"].click()
    assert verbs["keep"].text() == "Le garder plus longtemps"
    card.how.buttons["ask"].click()
    assert not card.named.isVisible()
    assert "page Recevoir" in " ".join(texts(asked(at)))
    asked(at).buttons["keep"].click()
    settle()
    request = tmp_path / "demande.decision"
    chosen(at, request)
    assert "La demande est écrite" in banner(at)
    assert archive_of(at.vault.sharing, at.livret).hold is None
    back = tmp_path / "confirmation.decision"
    back.write_bytes(confirm(samir.sharing, request.read_bytes()))
    at.press(at.of(AccessController).page, "Garder plus longtemps")
    card = asked(at).card
    card.reasons.buttons["claim"].click()
    card.how.buttons["confirmed"].click()
    asked(at).buttons["keep"].click()
    settle()
    chosen(at, back)
    hold = archive_of(at.vault.sharing, at.livret).hold
    assert hold is not None
    assert (hold.other, hold.proved) == ("Samir T.", True)
    assert not at.troubles


def test_a_confirmation_that_is_none_changes_nothing(
    at: AtDesk, samir: OpenVault, tmp_path: Path
) -> None:
    assert samir
    at.open("access")
    at.press(at.of(AccessController).page, "Garder plus longtemps")
    card = asked(at).card
    card.reasons.buttons["claim"].click()
    card.how.buttons["confirmed"].click()
    asked(at).buttons["keep"].click()
    settle()
    other = tmp_path / "x.decision"
    other.write_bytes(b"nothing")
    chosen(at, other)
    assert isinstance(at.troubles.pop(), ConfirmationUnreadable)
    assert archive_of(at.vault.sharing, at.livret).hold is None


def test_what_somebody_asks_is_read_then_confirmed_here(
    at: AtDesk, samir: OpenVault, tmp_path: Path
) -> None:
    request = tmp_path / "demande.decision"
    request.write_bytes(ask_second(samir.sharing, at.livret, "keep", "claim"))
    at.go("receiving")
    controller = at.of(ReceivingController)
    controller.page.file_given.emit(str(request))
    settle()
    told = " ".join(texts(controller.page))
    assert "Samir T. demande" in told
    assert "c’est le livret d’Amina B." in told
    at.press(controller.page, "Confirmer avec ma clé")
    settle()
    chooser = controller._deciding.chooser
    assert chooser is not None
    back = tmp_path / "confirmation.decision"
    chooser.fileSelected.emit(str(back))
    chooser.reject()
    settle()
    assert "À rendre à Samir T." in controller.page.banner.sentence
    card = own_card_file(at.vault.sharing)
    trust_card(samir.sharing, TrustCard(data=card))
    assert PREFIX in back.read_bytes()
    assert not at.troubles


def chosen(at: AtDesk, path: Path) -> None:
    """Choose a file where one is asked for."""
    chooser = asker(at).chooser
    assert chooser is not None
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    settle()
