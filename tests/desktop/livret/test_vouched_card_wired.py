"""A structure stands for one's card, at the window: its certificate, a lost card."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from livret.desktop.receiving.controller import ReceivingController
from livret.desktop.receiving.page import ReceivingPage
from livret.paper.certificates import Credential, make_authority, make_leaf
from livret.paper.signing_acts import WrongKeyPassphrase
from livret.usecases.cards import TrustCard, own_card, own_card_file, trust_card
from livret.usecases.livrets_of_card import renew_member
from livret.usecases.sharing_errors import CertificateNotForCard
from tests.desktop.livret.at_desk import AtDesk, texts
from tests.desktop.livret.test_cards_wired import desk_of
from tests.usecases.desks import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SECRET = "quatre mots pour essayer"


@pytest.fixture
def authority(at: AtDesk) -> Credential:
    """The authority of Claire's structure."""
    return make_authority("CCAS", "CCAS", at.ctx.clock.now())


def issued(at: AtDesk, authority: Credential, name: str, folder: Path) -> Path:
    """Return the file of a certificate in that name."""
    leaf = make_leaf(authority, name, "conseil", at.ctx.clock.now())
    key = serialization.load_der_private_key(leaf.key, password=None)
    certificate = x509.load_der_x509_certificate(leaf.certificate)
    closed = serialization.BestAvailableEncryption(SECRET.encode())
    path = folder / "structure.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"a", key, certificate, None, closed)  # type: ignore[arg-type]
    )
    return path


def page_of(at: AtDesk) -> ReceivingPage:
    return at.of(ReceivingController).page


def make(
    at: AtDesk, file: Path, secret: str = SECRET, lost: Path | None = None
) -> None:
    """Open the form where it is not, fill it, and make the card."""
    own = page_of(at).own
    if own.voucher is None:
        at.press(own, "Ma structure garantit ma carte")
    assert own.voucher is not None
    own.voucher.file.take(str(file))
    own.voucher.file.passphrase.line.setText(secret)
    if lost is not None:
        own.voucher.lost.take(str(lost))
    at.press(own, "Faire ma carte avec ce certificat")


def test_my_structure_stands_for_my_card(
    at: AtDesk, authority: Credential, tmp_path: Path
) -> None:
    at.go("receiving")
    own, before = page_of(at).own, own_card(at.vault.sharing)
    at.press(own, "Ma structure garantit ma carte")
    at.press(own, "Faire ma carte avec ce certificat")
    assert "Choisissez d’abord le certificat." in " ".join(texts(page_of(at)))
    file = issued(at, authority, "Claire M.", tmp_path)
    make(at, file, "un autre mot")
    assert isinstance(at.troubles.pop(), WrongKeyPassphrase)
    assert own_card(at.vault.sharing) == before
    make(at, file)
    assert not at.troubles
    assert own.voucher is None
    assert "Votre structure garantit votre carte" in page_of(at).banner.sentence
    made = own_card(at.vault.sharing)
    sharing = at.vault.sharing
    assert made.digest != before.digest
    assert sharing.cards.vouched_by(made, [authority.certificate])


def test_a_certificate_in_another_name_changes_nothing(
    at: AtDesk, authority: Credential, tmp_path: Path
) -> None:
    at.go("receiving")
    before = own_card(at.vault.sharing)
    make(at, issued(at, authority, "Paul R.", tmp_path))
    assert isinstance(at.troubles.pop(), CertificateNotForCard)
    assert own_card(at.vault.sharing) == before
    # Nothing that was typed stays once one leaves the page.
    at.go("accueil")
    assert page_of(at).own.voucher is None


def test_a_lost_key_is_replaced_by_the_word_of_the_structure(
    at: AtDesk, authority: Credential, tmp_path: Path
) -> None:
    for before in desk_of(tmp_path / "avant", "Claire M."):
        lost = tmp_path / "perdue.carte"
        lost.write_bytes(own_card_file(before.vault.sharing))
        at.go("receiving")
        make(at, issued(at, authority, "Claire M.", tmp_path), lost=lost)
        assert not at.troubles
        card = own_card(at.vault.sharing)
        assert card.card.replaces == before.ctx.signer.public_key
        for marc in desk_of(tmp_path / "marc"):
            accepted(
                marc, lost.read_bytes(), own_card_file(at.vault.sharing), authority
            )


def accepted(marc: Desk, lost: bytes, new: bytes, authority: Credential) -> None:
    """Another desk takes it in place of the lost one, comparing nothing."""
    sharing = marc.vault.sharing
    trust_card(sharing, TrustCard(data=lost))
    told = TrustCard(data=new, roots=[authority.certificate])
    kept = trust_card(sharing, told).value
    assert kept.way == "organisation"
    assert renew_member(sharing, kept).value.left == 0
