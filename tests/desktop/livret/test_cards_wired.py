"""Cards at the window: accepted, named in a livret, changed, accepted no longer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from livret.desktop.agreement.controller import AgreementController
from livret.desktop.history.controller import HistoryController
from livret.desktop.history.model import ROW
from livret.desktop.receiving.controller import ReceivingController
from livret.desktop.receiving.page import ReceivingPage
from livret.domain.cards import as_joining, qr_text
from livret.usecases.cards import (
    TrustCard,
    cards_of,
    own_card,
    own_card_file,
    trust_card,
)
from livret.usecases.hub_joined import JOINED
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.sending import SendLivret, send
from livret.usecases.sharing_errors import CardDiffers, CardNotVouched, RevokedSender
from livret.usecases.teaming import see_off
from livret.usecases.vault_errors import WrongPassphrase
from tests.clock import SetClock
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.usecases.desks import PASSPHRASE, Desk, make_vault

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def desk_of(folder: Path, name: str = "Marc D.") -> Iterator[Desk]:
    clock = SetClock()
    with make_vault(folder, clock, name=name, side="emploi", organisation="") as vault:
        yield Desk(vault, clock)


@pytest.fixture
def marc(tmp_path: Path) -> Iterator[Desk]:
    """Marc's desk."""
    yield from desk_of(tmp_path / "marc")


@pytest.fixture
def again(tmp_path: Path) -> Iterator[Desk]:
    """Marc's new vault: he lost the other one, and its keys."""
    yield from desk_of(tmp_path / "marc-2")


def receiving(at: AtDesk) -> ReceivingPage:
    return at.of(ReceivingController).page


def give(at: AtDesk, data: bytes, name: str = "marc.carte") -> Path:
    """Somebody gives a file, which is read."""
    path = at.vault.path.parent / name
    path.write_bytes(data)
    at.desk.gone.emit("receiving")
    settle()
    receiving(at).file_given.emit(str(path))
    settle()
    return path


def card_of(desk: Desk) -> bytes:
    return own_card_file(desk.vault.sharing)


def shown(at: AtDesk) -> str:
    return " ".join(texts(receiving(at)))


def agreed(desk: AtDesk | Desk, livret: str, member: str, name: str) -> None:
    said = {
        "kind": "agreement_given",
        "recipient": {"name": name, "member": member},
        "scopes": ["commun"],
        "purpose": "préparer l’entretien",
        "until": "2090-01-01",
    }
    desk.livret = livret
    desk.say(said)


def test_accepted_by_words_then_named_where_they_were_a_guest(
    at: AtDesk, marc: Desk
) -> None:
    give(at, card_of(marc))
    at.press(receiving(at), "Les mots sont les mêmes")
    assert "La carte de Marc D. est acceptée." in receiving(at).banner.sentence
    assert "acceptée le" in shown(at)
    at.open("agreement")
    team = at.of(AgreementController).page.team
    at.press(team, "Lui donner la clé de sa carte\u202f: Marc D.")
    key = own_card(marc.vault.sharing).card.keys.sign
    assert at.read.team.by_key[key].name == "Marc D."
    assert "Donner à" not in " ".join(texts(team))
    assert not at.troubles


def test_somebody_new_joins_with_their_card(at: AtDesk, tmp_path: Path) -> None:
    for nadia in desk_of(tmp_path / "nadia", "Nadia F."):
        trust_card(at.vault.sharing, TrustCard(data=card_of(nadia)))
        at.open("agreement")
        team = at.of(AgreementController).page.team
        at.press(team, "Ajouter Nadia F., pour l’emploi, avec sa carte")
        assert at.read.members[-1].name == "Nadia F."
        assert at.read.members[-1].keys


def test_who_left_is_brought_back_by_the_button(at: AtDesk, marc: Desk) -> None:
    """The page offers it: it was refused, for nobody else may have that key."""
    mine = at.vault.sharing
    key = trust_card(mine, TrustCard(data=card_of(marc))).value.signed.card.keys.sign
    guest = next(one for one in at.read.members if one.side == "emploi")
    join_by_card(mine, at.livret, key, guest.id)
    see_off(at.ctx, at.livret, guest.id)
    at.open("agreement")
    settle()
    team = at.of(AgreementController).page.team
    assert "n’est plus là depuis" in " ".join(texts(team))
    at.press(team, "Ajouter Marc D., pour l’emploi, avec sa carte")
    settle()
    assert not at.troubles
    assert at.read.team.by_key[key].id == guest.id
    assert "n’est plus là depuis" not in " ".join(texts(team))


def test_a_scanned_square_is_as_good_as_words(at: AtDesk, marc: Desk) -> None:
    give(at, card_of(marc))
    page = receiving(at)
    page.code.setText("LIVRET-CARTE-1:00FF")
    page.code.returnPressed.emit()
    settle()
    assert isinstance(at.troubles.pop(), CardDiffers)
    page.code.setText(qr_text(own_card(marc.vault.sharing).digest).lower())
    page.code.returnPressed.emit()
    settle()
    (kept,) = cards_of(at.vault.sharing)
    assert kept.way == "qr"


def test_one_that_replaces_another_is_put_everywhere(
    at: AtDesk, marc: Desk, again: Desk
) -> None:
    mine = at.vault.sharing
    old = trust_card(mine, TrustCard(data=card_of(marc))).value.signed.card.keys.sign
    guest = next(one for one in at.read.members if one.side == "emploi")
    join_by_card(mine, at.livret, old, guest.id)
    signed = own_card(again.vault.sharing, old, marc.ctx.signer.sign)
    give(at, again.vault.sharing.cards.to_file(signed))
    assert "Elle remplace la carte de Marc D., et celle-ci l’a signée." in shown(at)
    at.press(receiving(at), "Accepter\u202f: l’ancienne carte l’a signée")
    said = receiving(at).banner.sentence
    assert "Sa nouvelle clé est mise dans 1 livret." in said
    assert at.read.team.by_key[signed.card.keys.sign].id == guest.id
    assert "une autre la remplace" in shown(at)
    # It is one person, and the history says so once.
    at.open("history")
    settle()
    rows = at.of(HistoryController).page.rows
    told = [rows.index(row, 0).data(ROW) for row in range(rows.rowCount())]
    (changed,) = [one for one in told if one.what == "Changement de clé"]
    assert changed.note == "Marc D. a changé de clé\u202f: c’est la même personne."
    assert "Départ de l’équipe" not in [one.what for one in told]
    at.open("agreement")
    settle()
    team = " ".join(texts(at.of(AgreementController).page.team))
    assert "Marc D." in team
    assert "n’est plus là" not in team


def test_who_is_at_a_hub_is_told_to_have_the_old_card_closed_there(
    at: AtDesk, marc: Desk, again: Desk
) -> None:
    mine = at.vault.sharing
    at.vault.set_setting(JOINED, json.dumps({"relais": ["postgresql://relais/x"]}))
    old = trust_card(mine, TrustCard(data=card_of(marc))).value.signed.card.keys.sign
    guest = next(one for one in at.read.members if one.side == "emploi")
    join_by_card(mine, at.livret, old, guest.id)
    signed = own_card(again.vault.sharing, old, marc.ctx.signer.sign)
    give(at, again.vault.sharing.cards.to_file(signed))
    at.press(receiving(at), "Accepter\u202f: l’ancienne carte l’a signée")
    assert "de fermer l’accès de l’ancienne." in receiving(at).banner.sentence


def test_whoever_is_revoked_receives_nothing_and_is_refused(
    at: AtDesk, marc: Desk
) -> None:
    mine, theirs = at.vault.sharing, marc.vault.sharing
    trust_card(mine, TrustCard(data=card_of(marc)))
    claire = own_card_file(mine)
    key = trust_card(theirs, TrustCard(data=claire)).value.signed.card.keys.sign
    livret = marc.open()
    agreed(marc, livret, join_by_card(theirs, livret, key).value, "Claire M.")
    sent = send(theirs, SendLivret(livret=livret, to=(key,))).value.data
    at.go("receiving")
    settle()
    at.press(receiving(at), "Ne plus l’accepter\u202f: Marc D., pour l’emploi")
    panel = receiving(at).cards
    assert panel.dialog is not None
    panel.dialog.decided.emit("revoke")
    settle()
    assert "Plus aucun fichier ne part vers Marc D." in receiving(at).banner.sentence
    assert "plus acceptée depuis" in shown(at)
    give(at, sent, "envoi.livret")
    assert isinstance(at.troubles.pop(), RevokedSender)
    give(at, card_of(marc))
    assert "n’était plus acceptée ici" in shown(at)


def test_a_receipt_lies_beside_the_file_and_the_livret_opens(
    at: AtDesk, marc: Desk
) -> None:
    mine, theirs = at.vault.sharing, marc.vault.sharing
    trust_card(mine, TrustCard(data=card_of(marc)))
    key = trust_card(theirs, TrustCard(data=own_card_file(mine))).value
    sign = key.signed.card.keys.sign
    livret = marc.open()
    agreed(marc, livret, join_by_card(theirs, livret, sign).value, "Claire M.")
    sent = send(theirs, SendLivret(livret=livret, to=(sign,))).value.data
    path = give(at, sent, "envoi.livret")
    at.press(receiving(at), "Prendre")
    beside = path.with_name("envoi.livret.recu")
    assert beside.read_bytes().startswith(b"age-encryption.org/v1")
    elsewhere = path.with_name("ailleurs.recu")
    receiving(at).receipt_saved.emit(str(elsewhere))
    settle()
    assert elsewhere.read_bytes() == beside.read_bytes()
    at.press(receiving(at), "C’est quelqu’un que j’accompagne déjà")
    assert (at.window.here, at.desk.livret) == ("joining", livret)
    give(at, sent, "envoi.livret")
    assert "Rien de nouveau." in shown(at)
    at.press(receiving(at), "C’est reçu")
    at.press(receiving(at), "Ouvrir ce livret")
    assert (at.window.here, at.desk.livret) == ("essentiel", livret)


def test_an_organisation_answers_for_a_card(
    at: AtDesk, marc: Desk, again: Desk, tmp_path: Path
) -> None:
    give(at, card_of(marc))
    root = tmp_path / "structure.der"
    root.write_bytes(again.ctx.owner.authority)
    receiving(at).root_given.emit(str(root))
    settle()
    assert isinstance(at.troubles.pop(), CardNotVouched)
    root.write_bytes(marc.ctx.owner.authority)
    receiving(at).root_given.emit(str(root))
    settle()
    assert cards_of(at.vault.sharing)[0].way == "organisation"
    give(at, card_of(marc))
    assert "Une structure connue ici s’en porte garante." in shown(at)
    at.press(receiving(at), "Accepter\u202f: sa structure garantit cette carte")
    assert not at.troubles


def test_my_new_card_is_signed_by_my_old_vault(
    at: AtDesk, marc: Desk, tmp_path: Path
) -> None:
    old = marc.vault.path
    key = marc.ctx.signer.public_key
    marc.vault.close()
    at.go("receiving")
    own = receiving(at).own
    before = shown(at)
    at.press(own, "J’avais un autre coffre")
    assert own.before is not None
    own.before.secret.line.setText("une autre phrase")
    at.press(own, "Signer ma carte")
    assert "Choisissez d’abord" in shown(at)
    own.before.show_vault(str(old))
    at.press(own, "Signer ma carte")
    assert isinstance(at.troubles.pop(), WrongPassphrase)
    own.before.secret.line.setText(PASSPHRASE)
    own.before.secret.setFocus()
    at.press(own, "Signer ma carte")
    assert own.before is None
    # What is to be done next, and not the menu, has the keyboard.
    focused = own.window().focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "En faire un fichier\u202f: Ma carte"
    assert "Votre carte est signée" in receiving(at).banner.sentence
    assert own_card(at.vault.sharing).card.replaces == key
    assert shown(at) != before
    assert not at.troubles
    del tmp_path


def test_a_card_whose_key_was_replaced_is_offered_no_more(
    at: AtDesk, marc: Desk, again: Desk
) -> None:
    """A colleague took the new card; here there is the old one, which may be lost."""
    mine = at.vault.sharing
    old = trust_card(mine, TrustCard(data=card_of(marc))).value.signed.card.keys.sign
    guest = next(one for one in at.read.members if one.side == "emploi")
    join_by_card(mine, at.livret, old, guest.id)
    new = own_card(again.vault.sharing).card
    heads = list(at.read.heads)
    going = {"member": guest.id, "heads": heads, "on": "2026-03-12"}
    at.say(
        {"kind": "member_left", **going, "key": new.keys.sign},
        {"kind": "member_joined", **as_joining(new), "member": guest.id},
    )
    at.open("agreement")
    settle()
    team = at.of(AgreementController).page.team
    said = [one.accessibleName() for one in team.findChildren(QPushButton)]
    assert not [one for one in said if "carte" in one and "Marc" in one]
    assert at.read.team.members[guest.id].keys == {new.keys.sign}
