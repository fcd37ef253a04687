"""The signing page: every way is equal, and not signing asks for nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from livret.desktop import examples
from livret.desktop.kit.focus import FocusRing
from livret.desktop.kit.text import Text
from livret.desktop.signing import page as signing_page
from livret.desktop.signing.page import SigningPage
from livret.desktop.ui import Ui
from livret.usecases.signing import NOTHING_EXPLAINED, SigningAct, Understood
from tests.desktop.pressing import Shown, press
from tests.desktop.test_in_sight import is_in_sight, settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def signing(ui: Ui, shown: Shown) -> SigningPage:
    page = SigningPage(ui)
    signers = examples.example_signers(ui.tr)
    page.show_signing("Diagnostic", signers, witness="Claire M.", today=examples.DAY)
    shown(page)
    return page


def draw(page: SigningPage) -> None:
    pad = page.form.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseMove(pad, QPoint(60, 40))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))


def test_a_drawing_signs(signing: SigningPage) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    assert signing.role == "personne"
    signing.keep.click()
    assert heard == []
    assert "Le cadre est vide" in signing.banner.sentence
    assert is_in_sight(signing.banner, signing)
    draw(signing)
    assert not signing.banner.isVisible()
    signing.understanding.done.buttons["read_aloud"].click()
    signing.keep.click()
    act = heard[0]
    assert (act.role, act.way, act.name) == ("personne", "drawn", "Amina")
    assert act.understood == Understood(explained_by="Claire M.", read_aloud=True)
    assert act.attested_by == "Claire M."
    pad = signing.form.pad
    assert act.aspect == pytest.approx(pad.width() / pad.height())
    points = [point for stroke in act.strokes for point in stroke]
    assert points
    assert all(len(p) == 2 and 0 <= p[0] <= 1 and 0 <= p[1] <= 1 for p in points)


def test_a_name_typed_signs_by_keyboard_alone(signing: SigningPage) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    signing.ways.buttons["typed"].click()
    assert signing.form.typed.hasFocus()
    signing.keep.click()
    assert heard == []
    assert signing.form.typed.hasFocus()
    assert signing.form.typed.accessibleDescription() == "Il faut un nom."
    QTest.keyClicks(signing.form.typed, "Amina B.")
    signing.keep.click()
    assert (heard[0].way, heard[0].words, heard[0].strokes) == ("typed", "Amina B.", ())


def test_aloud_keeps_her_words_and_a_date(signing: SigningPage) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    signing.ways.buttons["aloud"].click()
    signing.keep.click()
    assert heard == []
    told = "Écrivez au moins un mot."
    assert signing.form.words.accessibleDescription() == told
    QTest.keyClicks(signing.form.words, "oui")
    assert signing.form.words.accessibleDescription() != told
    signing.keep.click()
    assert heard[0].words == "oui"
    assert heard[0].deadline == dt.date(2026, 3, 26)


def test_a_paper_signed_by_hand_has_no_day_that_nobody_wrote(
    signing: SigningPage,
) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    signing.ways.buttons["paper"].click()
    assert not signing.form.until.isVisible()
    signing.keep.click()
    assert (heard[0].signed_on, heard[0].deadline) == (None, None)
    for typed in ("hier", "1/4/2026"):
        signing.form.signed_on.setText(typed)
        signing.keep.click()
        assert len(heard) == 1
        assert signing.form.signed_on.accessibleDescription()
    signing.form.signed_on.setText("5/3/2026")
    signing.keep.click()
    assert (heard[1].signed_on, heard[1].deadline) == (dt.date(2026, 3, 5), None)
    signing.ways.buttons["drawn"].click()
    assert signing.form.by_hand_on is None


@pytest.mark.parametrize("way", ["refused", "absent", "paper"])
def test_not_signing_asks_for_nothing(signing: SigningPage, way: str) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    signing.ways.buttons[way].click()
    signing.keep.click()
    assert heard[0].way == way
    assert heard[0].strokes == ()


def test_nothing_was_explained_to_who_is_absent(signing: SigningPage) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    signing.understanding.done.buttons["read_aloud"].click()
    signing.ways.buttons["absent"].click()
    assert not signing._known.isVisible()
    signing.keep.click()
    assert heard[0].understood == NOTHING_EXPLAINED
    signing.ways.buttons["refused"].click()
    assert signing._known.isVisible()
    signing.keep.click()
    assert heard[1].understood.read_aloud


def test_ways_are_equals(signing: SigningPage) -> None:
    shown = [b for b in signing.ways.buttons.values() if b.isVisible()]
    assert len({b.height() for b in shown[:3]}) == 1
    assert signing.ways.buttons["refused"].width() == shown[0].width()


def test_only_professionals_have_a_certificate_here(signing: SigningPage) -> None:
    assert not signing.ways.buttons["certificate"].isVisible()
    signing.panel.rows["emploi"].click()
    assert signing.ways.buttons["certificate"].isVisible()
    assert not signing._known.isVisible()


def test_starting_again_forgets_the_drawing(signing: SigningPage) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    draw(signing)
    press(signing, "Effacer et recommencer")
    assert signing.form.pad.strokes == ()
    signing.keep.click()
    assert heard == []


def test_when_everybody_answered_the_document_can_be_closed(
    ui: Ui, signing: SigningPage, qtbot: QtBot
) -> None:
    assert not signing.finish.isEnabled()
    done = examples.example_documents(ui.tr)[1].signers
    signing.show_signing("Diagnostic", done, witness="Claire M.", today=examples.DAY)
    with qtbot.waitSignal(signing.close_asked):
        signing.finish.click()


def test_why_nothing_was_signed_stands_over_the_verb(
    ui: Ui, signing: SigningPage
) -> None:
    """At 200 % it was said at the top of the page, the keyboard far under it."""
    ui.look.set_percent(200)
    signing.panel.rows["emploi"].click()
    signing.ways.buttons["typed"].click()
    QTest.keyClicks(signing.form.typed, "Marc")
    signing.keep.setFocus(Qt.FocusReason.TabFocusReason)
    signing.work("Signature en cours…")
    assert signing.keep.hasFocus()
    signing.show_trouble("Rien n’a été signé.")
    signing.try_again()
    settle()
    assert signing.keep.hasFocus()
    assert is_in_sight(signing.banner, signing)
    assert is_in_sight(signing.keep, signing)
    # It was about a way of signing that is left, and about nobody else.
    signing.ways.buttons["refused"].click()
    assert not signing.banner.isVisible()
    signing.show_trouble("Le document est signé, sans l’heure.")
    signing.begin("social")
    settle()
    assert signing.banner.isVisible()
    assert signing.banner.y() < signing.panel.mapTo(signing._inside, QPoint(0, 0)).y()


def test_the_verb_that_did_not_sign_stays_wholly_in_sight(
    ui: Ui, signing: SigningPage
) -> None:
    """It had the keyboard all along: what stands over it now pushed it out."""
    ui.look.set_percent(200)
    ring = FocusRing(ui, signing)
    signing.resize(683, 690)
    signing.panel.rows["emploi"].click()
    signing.ways.buttons["typed"].click()
    QTest.keyClicks(signing.form.typed, "Marc")
    settle()
    signing.keep.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    signing.work("Signature en cours…")
    settle()
    signing.work()
    signing.show_trouble(
        "La clé de ce fichier ne s’ouvre pas avec ce mot de passe. Rien n’a été"
        " signé. Vérifiez le mot de passe, puis recommencez."
    )
    signing.try_again()
    settle()
    assert is_in_sight(signing.keep, signing)
    assert is_in_sight(signing.banner, signing)
    assert ring.isVisible()


def test_a_card_that_signed_nothing_says_it_beside_its_code(
    ui: Ui, signing: SigningPage
) -> None:
    ui.look.set_percent(200)
    signing.panel.rows["emploi"].click()
    signing.ways.buttons["pkcs11"].click()
    card = signing.form.card
    QTest.keyClicks(card.pin.line, "1234")
    card.module.setText("/usr/lib/lecteur.so")
    signing.work("Signature en cours…")
    signing.show_trouble("Ce code n’est pas celui de la carte.")
    signing.try_again()
    settle()
    assert card.pin.line.hasFocus()
    assert "Ce code n’est pas" in card.pin.line.accessibleDescription()
    assert not signing.banner.isVisible()
    told = next(one for one in card.findChildren(Text) if "Ce code" in one.text())
    assert is_in_sight(told, signing)
    signing.ways.buttons["refused"].click()
    signing.ways.buttons["pkcs11"].click()
    assert "Ce code n’est pas" not in card.pin.line.accessibleDescription()


def test_what_a_way_of_signing_means_is_heard(
    signing: SigningPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keyboard goes on to the first field, past the sentence over it."""
    said: list[str] = []
    monkeypatch.setattr(signing_page, "announce", lambda _on, told: said.append(told))
    signing.ways.buttons["typed"].click()
    assert said == ["Écrivez votre nom. C’est une signature."]
    signing.ways.buttons["refused"].click()
    assert said[1:] == [
        "Vous pouvez dire pourquoi, ou ne rien dire. Rien ne change pour vous."
    ]


def test_that_nobody_is_left_is_heard_with_what_closes_the_document(
    ui: Ui, signing: SigningPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = examples.example_documents(ui.tr)[1].signers
    signing.show_signing("Diagnostic", done, witness="Claire M.", today=examples.DAY)
    said: list[str] = []
    monkeypatch.setattr(signing_page, "announce", lambda _on, told: said.append(told))
    signing.all_answered()
    assert signing.finish.hasFocus()
    assert said == ["Chaque personne a répondu."]


def test_fields_of_keys_and_files_are_heard_with_what_stands_beside_them(
    signing: SigningPage,
) -> None:
    signing.panel.rows["emploi"].click()
    form = signing.form
    assert form.card.module.accessibleName() == "Programme du lecteur de carte"
    assert "PKCS #11" in form.card.module.accessibleDescription()
    assert "programme" in form.card.choose.accessibleDescription()
    signing.ways.buttons["pkcs12"].click()
    assert form.file.choose.accessibleDescription() == "Aucun fichier choisi."
    form.file.take("/media/cle/marc.p12")
    assert form.file.choose.accessibleDescription().casefold() == "marc.p12."
    assert "Facultatif" in form.scan.choose.accessibleDescription()
