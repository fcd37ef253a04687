"""Sharing at the window: a file for somebody known."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.desktop.agreement.controller import AgreementController
from livret.desktop.kit.cards import Card
from livret.desktop.kit.order import focus_stops
from livret.desktop.sharing.choosing import SendEdit
from livret.desktop.sharing.controller import SharingController
from livret.usecases.aside import adopt
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.errors import UnknownReference
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.receipts import acknowledge
from livret.usecases.receiving import Incoming, accept, open_file
from livret.usecases.sending import SendLivret, send
from livret.usecases.teaming import see_off
from livret.usecases.writing import Said
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.usecases.desks import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def known(at: AtDesk, other: Desk) -> str:
    """Each trusts the other's card, and Marc takes part; return his key."""
    mine, theirs = at.vault.sharing, other.vault.sharing
    trust_card(theirs, TrustCard(data=own_card_file(mine)))
    kept = trust_card(mine, TrustCard(data=own_card_file(theirs))).value
    key = kept.signed.card.keys.sign
    member = join_by_card(mine, at.livret, key).value
    at.say(
        {
            "kind": "agreement_given",
            "recipient": {"name": "Marc D.", "member": member},
            "scopes": ["commun"],
            "purpose": "préparer l’entretien",
            "until": "2090-01-01",
        }
    )
    return key


def take(desk: Desk, data: bytes) -> None:
    told = open_file(desk.vault.sharing, data)
    assert isinstance(told, Incoming)
    accept(desk.vault.sharing, told)
    desk.livret = told.manifest.livret


def shown(at: AtDesk) -> str:
    return " ".join(texts(at.of(SharingController).page))


def test_nobody_is_known_yet(at: AtDesk) -> None:
    at.open("agreement")
    at.press(at.of(AgreementController).page, "Partager")
    settle()
    assert at.window.here == "sharing"
    assert "Aucune carte n’est acceptée ici" in shown(at)


def test_a_file_is_made_for_somebody_known(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    key = known(at, other)
    at.open("sharing")
    assert "Marc D." in shown(at)
    made = tmp_path / "envoi.livret"
    at.of(SharingController).page.file_asked.emit(SendEdit((key,), None), str(made))
    settle()
    assert "Le fichier est fait" in shown(at)
    assert "préparer l’entretien" in shown(at)
    take(other, made.read_bytes())
    assert other.read.team.members


def test_what_was_sent_is_heard_and_the_keyboard_stays_with_it(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    key = known(at, other)
    at.open("sharing")
    page = at.of(SharingController).page
    named = "En faire un fichier\u202f: Marc D."
    row = next(b for b in focus_stops(page) if named in b.accessibleName())
    row.setFocus()
    page.file_asked.emit(SendEdit((key,), None), str(tmp_path / "envoi.livret"))
    settle()
    heard = page.window().focusWidget()
    assert isinstance(heard, Card)
    assert heard.accessibleName() == "Le fichier est fait"
    assert "préparer l’entretien" in heard.accessibleDescription()
    # The people are shown anew whenever the livret changes.
    again = next(b for b in focus_stops(page) if named in b.accessibleName())
    again.setFocus()
    # By the window: it reads the livret again.
    goal = Said(kind="goal_set", voice="ensemble", content={"words": "Marcher"})
    at.of(SharingController).say(goal)
    settle()
    kept = page.window().focusWidget()
    assert kept is not None
    assert named in kept.accessibleName()
    assert kept is not again


def test_nothing_goes_without_an_agreement(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    kept = trust_card(
        at.vault.sharing, TrustCard(data=own_card_file(other.vault.sharing))
    ).value
    at.open("sharing")
    made = tmp_path / "envoi.livret"
    key = kept.signed.card.keys.sign
    at.of(SharingController).page.file_asked.emit(SendEdit((key,), None), str(made))
    settle()
    assert at.troubles
    at.troubles.clear()
    assert not made.exists()


def test_only_some_topics_go_and_it_is_told_before(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    key = known(at, other)
    at.say({"kind": "goal_set", "words": "Marcher", "barriers": ["mobilite"]})
    at.open("sharing")
    page = at.of(SharingController).page
    page.several.button.click()
    at.press(page, "Voir ce qui partirait")
    assert "Choisissez au moins une personne." in shown(at)
    page.choosing.who.buttons[key].click()
    page.choosing.topics.buttons["logement"].click()
    at.press(page, "Voir ce qui partirait")
    assert "aucun accord ne l" in shown(at)
    assert "préparer l’entretien" in shown(at)
    assert "Le fichier est fait" not in shown(at)
    made = tmp_path / "envoi.livret"
    page.file_asked.emit(SendEdit((key,), ("logement",)), str(made))
    settle()
    assert "on ne sait pas encore si c’est arrivé" in shown(at)
    take(other, made.read_bytes())
    assert not list(other.read.each("goal"))


def test_a_receipt_is_read_beside_what_was_sent(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    key = known(at, other)
    at.open("sharing")
    made = tmp_path / "envoi.livret"
    at.of(SharingController).page.file_asked.emit(SendEdit((key,), None), str(made))
    settle()
    told = open_file(other.vault.sharing, made.read_bytes())
    assert isinstance(told, Incoming)
    back = accept(other.vault.sharing, told).value.receipt
    receipt = open_file(at.vault.sharing, back)
    assert not isinstance(receipt, Incoming)
    acknowledge(at.vault.sharing, receipt)
    at.open("sharing")
    assert "Marc D.\u202f: reçu." in shown(at)


def test_who_left_is_told_so_and_no_longer_offered(at: AtDesk, other: Desk) -> None:
    key = known(at, other)
    at.open("sharing")
    page = at.of(SharingController).page
    assert key in page.choosing.who.buttons
    assert any("Marc D." in one.accessibleName() for one in focus_stops(page))
    see_off(at.ctx, at.livret, at.read.team.by_key[key].id)
    at.open("sharing")
    assert "a quitté l’équipe\u202f: rien ne lui est plus envoyé" in shown(at)
    assert key not in page.choosing.who.buttons
    assert not any("Marc D." in one.accessibleName() for one in focus_stops(page))


def test_what_somebody_wrote_after_leaving_is_seen_and_taken_up(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    key = known(at, other)
    sent = send(at.vault.sharing, SendLivret(livret=at.livret, to=(key,))).value
    take(other, sent.data)
    member = at.read.team.by_key[key].id
    see_off(at.ctx, at.livret, member)
    other.say({"kind": "note_added", "words": "La semaine prochaine, au garage"})
    claire = own_card_file(at.vault.sharing)
    mine = trust_card(other.vault.sharing, TrustCard(data=claire)).value
    to = (mine.signed.card.keys.sign,)
    late = send(other.vault.sharing, SendLivret(livret=at.livret, to=to)).value.data
    told = open_file(at.vault.sharing, late)
    assert isinstance(told, Incoming)
    accept(at.vault.sharing, told)
    at.open("sharing")
    assert "au garage" in shown(at)
    assert "Par Marc D." in shown(at)
    at.press(at.of(SharingController).page, "Le reprendre dans le livret")
    assert "C’est repris" in at.of(SharingController).page.banner.sentence
    assert "gardé à part" not in shown(at) or not at.read.set_aside
    words = [one.content.get("words") for one in at.read.history]
    assert "La semaine prochaine, au garage" in words
    with pytest.raises(UnknownReference):
        adopt(at.ctx, at.livret, ["0" * 64])
    assert not at.troubles
    del tmp_path
