"""Sharing at the window: a file for somebody known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.desktop.agreement.controller import AgreementController
from livret.desktop.sharing.controller import SharingController
from livret.usecases.cards import TrustCard, join_by_card, own_card_file, trust_card
from livret.usecases.receiving import Incoming, accept, open_file
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.usecases.desks import Desk, SetClock, make_vault

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """Marc's desk."""
    clock = SetClock()
    who = {"name": "Marc D.", "side": "emploi", "organisation": "Cap d’exemple"}
    with make_vault(tmp_path / "autre", clock, **who) as vault:
        yield Desk(vault, clock)


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
    at.of(SharingController).page.file_asked.emit(key, str(made))
    settle()
    assert "Le fichier est fait" in shown(at)
    assert "préparer l’entretien" in shown(at)
    take(other, made.read_bytes())
    assert other.read.team.members


def test_nothing_goes_without_an_agreement(
    at: AtDesk, other: Desk, tmp_path: Path
) -> None:
    kept = trust_card(
        at.vault.sharing, TrustCard(data=own_card_file(other.vault.sharing))
    ).value
    at.open("sharing")
    made = tmp_path / "envoi.livret"
    key = kept.signed.card.keys.sign
    at.of(SharingController).page.file_asked.emit(key, str(made))
    settle()
    assert at.troubles
    at.troubles.clear()
    assert not made.exists()
