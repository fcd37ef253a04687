"""At the window: who signs and in which order, elsewhere and back, with a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.preview.controller import PreviewController
from livret.desktop.settings.controller import SettingsController
from livret.desktop.signing.controller import SigningController
from livret.desktop.verify.controller import VerifyController
from livret.domain.document_fields import WAYS
from livret.domain.documents import documents_of
from livret.usecases import documents
from livret.usecases.signed_elsewhere import sign_elsewhere, take_back
from livret.usecases.signing import SigningAct
from livret.usecases.timestamping import choose_service, service_of
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.papers_desk import document, freeze, preview
from tests.paper.other_keys import PASSPHRASE, issue, key_file, named, organism, rsa_key
from tests.paper.scanned import photograph
from tests.paper.stamping_service import served
from tests.paper.test_stamping import answering
from tests.usecases.desks import Desk, make_vault
from tests.usecases.test_documents import freeze as frozen_at

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def choose_file(path: Path) -> None:
    """Answer the chooser that is open."""
    from PySide6.QtWidgets import QApplication

    (dialog,) = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QFileDialog) and one.isVisible()
    ]
    dialog.fileSelected.emit(str(path))
    dialog.done(0)
    settle()


def press(widget: object, words: str) -> None:

    assert isinstance(widget, QWidget)
    found = [one for one in widget.findChildren(QPushButton) if words in one.text()]
    found[0].click()
    settle()


def verify(at: AtDesk, path: Path) -> VerifyController:
    at.go("verify")
    controller = at.of(VerifyController)
    controller.page.file_given.emit(str(path))
    settle()
    return controller


def test_who_signs_and_in_which_order_is_chosen(at: AtDesk) -> None:
    signers = preview(at).signers
    roles = list(signers.who.buttons)
    assert signers.signers == ()
    signers.ordered.buttons["in_order"].click()
    settle()
    assert signers.signers == tuple(roles)
    press(signers, "Avant")
    wanted = (roles[1], roles[0], *roles[2:])
    assert signers.signers == wanted
    at.of(PreviewController).page.sign.click()
    settle()
    found = document(at)
    assert found.in_order
    assert tuple(place.role for place in found.places) == wanted


def test_somebody_always_signs(at: AtDesk) -> None:
    signers = preview(at).signers
    for button in list(signers.who.buttons.values()):
        button.click()
        settle()
    assert signers.who.values


def test_a_paper_goes_and_comes_back_signed(at: AtDesk, tmp_path: Path) -> None:
    freeze(at)
    at.go("documents")
    page = at.of(DocumentsController).page
    sent = tmp_path / "sent.pdf"
    press(page, "Faire signer à son bureau")
    choose_file(sent)
    name = document(at).away
    assert any(f"Parti se faire signer\u202f: {name}" in told for told in texts(page))
    act = SigningAct(role="emploi", way="certificate")
    pdf = sent.read_bytes()
    with make_vault(tmp_path / "marc", at.clock, name=name, side="emploi") as other:
        sent.write_bytes(sign_elsewhere(other.ctx, other.paper, pdf, act).value.pdf)
    controller = verify(at, sent)
    assert any("quelque chose de plus" in told for told in texts(controller.page))
    press(controller.page, "Reprendre les signatures")
    assert document(at).place("emploi").way == "certificate"
    assert any("gardé dans ce coffre" in told for told in texts(controller.page))


def test_a_paper_that_is_away_is_taken_back(at: AtDesk, tmp_path: Path) -> None:
    freeze(at)
    at.go("documents")
    page = at.of(DocumentsController).page
    press(page, "Faire signer à son bureau")
    choose_file(tmp_path / "sent.pdf")
    press(page, "Reprendre ici")
    assert document(at).held_by(at.ctx.owner.sign_key)


def test_a_paper_of_another_vault_is_signed_and_given_back(
    at: AtDesk, tmp_path: Path
) -> None:
    sent, given = tmp_path / "sent.pdf", tmp_path / "given.pdf"
    claire = {
        "kind": "member_joined",
        "name": "Claire M.",
        "role": "referent",
        "side": "social",
    }
    with make_vault(
        tmp_path / "marc", at.clock, name="Marc D.", side="emploi"
    ) as vault:
        marc = Desk(vault, at.clock)
        marc.open()
        marc.say(claire)
        marc.view("mobilite", "bloque", words="Le bus s’arrête à 19 h.")
        frozen = frozen_at(marc)
        sent.write_bytes(documents.newest_revision(marc.ctx, marc.livret, frozen))
        controller = verify(at, sent)
        assert "Ce coffre n’a pas ce document." in texts(controller.page)
        press(controller.page, "Signer ce document")
        choose_file(given)
        back = take_back(marc.ctx, vault.paper, given.read_bytes()).value
        assert back.names == ("Claire M.",)


def test_a_file_of_keys_signs_at_the_window(at: AtDesk, tmp_path: Path) -> None:
    freeze(at)
    page = at.of(SigningController).page
    marc = document(at).place("emploi")
    assert marc is not None
    path = tmp_path / "marc.p12"
    path.write_bytes(key_file(issue(named(marc.name), rsa_key(), organism())))
    page.panel.rows["emploi"].click()
    page.ways.buttons["pkcs12"].click()
    page.keep.click()
    assert page.banner.sentence == "Choisissez d’abord le certificat."
    assert at.troubles == []
    page.form.file.take(str(path))
    page.form.file.passphrase.line.setText("un autre")
    page.keep.click()
    settle()
    assert at.troubles[-1].__class__.__name__ == "WrongKeyPassphrase"
    assert document(at).place("emploi").way == ""
    page.form.file.passphrase.line.setText(PASSPHRASE)
    page.keep.click()
    settle()
    assert document(at).place("emploi").way == "pkcs12"
    assert page.form.file.passphrase.secret == ""
    assert page.form.file.path == ""


def test_a_page_signed_by_hand_is_scanned(at: AtDesk, tmp_path: Path) -> None:
    freeze(at)
    page = at.of(SigningController).page
    page.panel.rows["personne"].click()
    page.ways.buttons["paper"].click()
    bad, good = tmp_path / "bad.jpg", tmp_path / "page.jpg"
    bad.write_bytes(b"no picture")
    good.write_bytes(photograph())
    page.form.scan.take(str(bad))
    page.keep.click()
    settle()
    assert at.troubles[-1].__class__.__name__ == "NotAScan"
    assert document(at).place("personne").given is None
    page.form.scan.take(str(good))
    assert not page.form.scan.drop.isHidden()
    page.keep.click()
    settle()
    given = document(at).place("personne").given
    assert at.ctx.blobs.get(given.content["scan"]["sha256"])
    assert page.form.scan.path == ""
    assert page.form.scan.drop.isHidden()
    at.go("documents")
    told = texts(at.of(DocumentsController).page)
    assert any("page signée numérisée" in one for one in told)


def test_a_picture_chosen_for_paper_goes_with_no_other_way(
    at: AtDesk, tmp_path: Path
) -> None:
    freeze(at)
    page = at.of(SigningController).page
    page.panel.rows["personne"].click()
    page.ways.buttons["paper"].click()
    path = tmp_path / "page.jpg"
    path.write_bytes(photograph())
    page.form.scan.take(str(path))
    page.ways.buttons["refused"].click()
    page.keep.click()
    settle()
    given = document(at).place("personne").given
    assert (given.content["way"], given.content.get("scan")) == ("refused", None)


def test_her_own_page_offers_no_certificate(at: AtDesk) -> None:
    freeze(at)
    page = at.of(SigningController).page
    page.panel.rows["personne"].click()
    shown = {way for way, button in page.ways.buttons.items() if not button.isHidden()}
    assert shown == {"drawn", "typed", "paper", "aloud", "refused", "absent"}
    assert len(documents_of(at.read)) == 1


def test_ones_own_page_offers_no_absence_and_no_spoken_word(at: AtDesk) -> None:
    freeze(at)
    page = at.of(SigningController).page
    offered = {}
    for role in ("social", "emploi"):
        page.panel.rows[role].click()
        offered[role] = {
            way for way, button in page.ways.buttons.items() if not button.isHidden()
        }
    assert offered["social"] == set(WAYS) - {"aloud", "absent"}
    assert offered["emploi"] == set(WAYS) - {"certificate"}


def test_a_time_stamping_service_is_chosen_in_settings(at: AtDesk) -> None:
    at.go("settings")
    page = at.of(SettingsController).page
    page.stamping.field.setText("pas une adresse")
    press(page.stamping, "Garder cette adresse")
    heard = page.stamping.field.accessibleDescription()
    assert heard.startswith("Ce n’est pas l’adresse d’un service.")
    assert page.stamping.field.hasFocus()
    assert service_of(at.vault) == ""
    page.stamping.field.setText("https://horloge.example/tsa")
    press(page.stamping, "Garder cette adresse")
    assert service_of(at.vault) == "https://horloge.example/tsa"
    assert "RFC 3161" in page.stamping.field.accessibleDescription()
    at.go("goals")
    at.go("settings")
    assert page.stamping.field.text() == "https://horloge.example/tsa"


def test_a_service_that_does_not_answer_is_said_and_the_signature_kept(
    at: AtDesk,
) -> None:
    freeze(at)
    page = at.of(SigningController).page
    with served(answering(500, b"")) as url:
        choose_service(at.vault, url)
        page.panel.rows["social"].click()
        page.ways.buttons["certificate"].click()
        page.keep.click()
        settle()
    assert document(at).place("social").way == "certificate"
    assert "n’a pas répondu" in page.banner.accessibleName() + " ".join(texts(page))
