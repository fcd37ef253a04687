"""Preview and signing on a real vault: the bytes seen, in every way."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.preview.controller import PreviewController
from livret.desktop.preview.page import PreviewPage
from livret.desktop.preview.sheets import Sheet
from livret.desktop.signing.controller import SigningController
from livret.domain.documents import documents_of
from livret.usecases.demo import a_stroke
from livret.usecases.documents import close, newest_revision, sign
from livret.usecases.errors import NoDiagnosis
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.signing import SigningAct, Understood
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.papers_desk import document, freeze, preview, sheet_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


# --- preview -------------------------------------------------------------------


def leaving(page: PreviewPage) -> list[QPushButton]:
    """The buttons by which a paper is printed, kept, or goes to be signed."""
    return [page._print, page._save, page.sign]


def test_the_pages_are_shown_and_forgotten(at: AtDesk) -> None:
    controller = preview(at)
    sheets = controller.page.findChildren(Sheet)
    assert sheets
    assert sheets[0].accessibleName().startswith("Page 1 sur")
    at.go("goals")
    assert controller._made is None
    assert not controller.page.findChildren(Sheet)


def test_another_paper_is_read_then_signed(at: AtDesk) -> None:
    at.go("documents")
    at.of(DocumentsController).page.other_asked.emit()
    settle()
    assert at.window.here == "preview"
    controller = at.of(PreviewController)
    kind = controller.kind
    assert kind.fold.is_open
    assert sheet_of(controller).paper == "plan"
    assert not controller.page.sign.isVisible()
    kind._lists["sign"].buttons["to_sign"].click()
    settle()
    assert controller.page.sign.isVisible()
    kind._lists["dress"].buttons["large"].click()
    settle()
    controller.page.sign.click()
    settle()
    assert at.window.here == "signing"
    assert document(at).paper == "plan"
    assert controller.kind.paper.name == "plan"
    preview(at)  # the usual paper comes first again
    assert sheet_of(controller).paper == "diagnostic"
    assert sheet_of(controller).amends is None


def test_a_paper_facing_another_language_and_an_aid_alone(at: AtDesk) -> None:
    controller = preview(at)
    kind = controller.kind
    kind._lists["dress"].buttons["bilingual"].click()
    settle()
    assert "fr" not in kind._lists["language"].buttons
    kind._lists["language"].buttons["uk"].click()
    settle()
    assert sheet_of(controller).language == "fr"
    assert controller.page.sign.isVisible()
    kind._lists["dress"].buttons["standard"].click()
    settle()
    assert sheet_of(controller).language == "uk"
    assert not controller.page.sign.isVisible()  # an aid is never what is signed


def test_a_paper_being_made_is_followed_and_stopped(at: AtDesk) -> None:
    controller = preview(at)
    page = controller.page
    controller.kind.papers.buttons["livret"].click()
    watch = controller._watch
    watch.told.emit(60, 120)
    assert page.stop.isVisible()
    page.stop.click()
    settle()
    assert watch.go_on(61, 120) is False
    assert controller._made is None
    assert not any(one.isEnabled() for one in leaving(page))
    assert not page.stop.isVisible()
    assert any("arrêtée" in one for one in texts(page.banner))
    # It can be taken up again, as it says.
    at.press(page.banner, "Reprendre")
    assert not page.banner.isVisible()
    assert all(one.isEnabled() for one in leaving(page))
    assert sheet_of(controller).paper == "livret"
    controller.kind.papers.buttons["charte"].click()
    controller.kind.papers.buttons["diagnostic"].click()
    settle()
    assert sheet_of(controller).paper == "diagnostic"


def test_escape_stops_a_long_paper_and_the_keyboard_stays(at: AtDesk) -> None:
    controller = preview(at)
    page = controller.page
    at.window.activateWindow()
    controller.kind.fold.open(opened=True)
    for held in (controller.kind.papers.buttons["livret"], page.stop):
        controller.kind.papers.buttons["plan"].click()
        controller.kind.papers.buttons["livret"].click()
        controller._watch.told.emit(60, 120)
        # In sight whatever of the page is, with how far the paper is.
        for each in (page.stop, page.long):
            assert each.isVisible()
            assert not page._inside.isAncestorOf(each)
        held.setFocus()
        QTest.keyClick(held, Qt.Key.Key_Escape)
        settle()
        assert controller._made is None
        assert not page.stop.isVisible()
        assert page.isAncestorOf(at.window.focusWidget())
        assert at.window.focusWidget().isVisible()
    # Nothing is being made: Escape stops nothing.
    at.press(page.banner, "Reprendre")
    QTest.keyClick(page.title, Qt.Key.Key_Escape)
    settle()
    assert sheet_of(controller).paper == "livret"


def dressed(controller: PreviewController) -> tuple[str, str]:
    made = controller._made
    assert made is not None
    assert made.composed is not None
    return made.composed.sheet.language, made.composed.dress


def test_a_new_version_is_dressed_as_the_paper_it_replaces(at: AtDesk) -> None:
    controller = preview(at)
    kind = controller.kind
    kind._lists["dress"].buttons["simple"].click()
    kind._lists["pictures"].buttons["without"].click()
    kind._lists["language"].buttons["en"].click()
    settle()
    as_before = dressed(controller)
    assert as_before[0] == "en"
    assert as_before[1] != "simple"
    controller.page.sign.click()
    settle()
    assert at.window.here == "signing"
    at.go("documents")
    # Looked at anew: as it was, whatever the screen's language.
    assert dressed(preview(at)) == as_before
    assert (kind.dress, kind.language, kind.pictures) == ("simple", "en", False)
    # What is chosen by hand stays.
    kind._lists["dress"].buttons["standard"].click()
    settle()
    assert dressed(controller) == ("en", "standard")
    kind.papers.buttons["plan"].click()
    kind.papers.buttons["diagnostic"].click()
    settle()
    assert dressed(controller) == ("en", "standard")


def test_what_a_paper_is_about_and_what_she_asks_for(at: AtDesk) -> None:
    held = {"kind": "meeting_held", "on": "2026-03-01", "present": [], "targets": [],
            "words": "Nous avons parlé du bus."}  # fmt: skip
    at.say(held)
    controller = preview(at)
    kind = controller.kind
    kind.papers.buttons["compte-rendu"].click()
    settle()
    assert kind.target
    assert sheet_of(controller).words == "Nous avons parlé du bus."
    kind.papers.buttons["livret"].click()
    settle()
    assert kind.parts is not None
    kind.parts.buttons["savoir-faire"].click()
    settle()
    assert [one.paper for one in sheet_of(controller).parts] == ["savoir-faire"]
    assert kind.extras is not None
    kind.extras.buttons["life"].click()
    settle()
    assert kind.extra == {"life"}


def test_nothing_said_yet_cannot_be_signed(at: AtDesk) -> None:
    other = next(one for one in at.ctx.log.livrets() if one != at.livret)
    at.open(livret=other)
    page = preview(at).page
    assert isinstance(at.troubles[-1], NoDiagnosis)
    assert not any(one.isEnabled() for one in leaving(page))
    assert page.banner.isVisible()
    page.sign_asked.emit()
    settle()
    assert not documents_of(at.ctx.livret(other))


def test_she_ticks_what_is_left_off(at: AtDesk) -> None:
    controller = preview(at)
    controller.topics.leave_off.buttons["sante"].click()
    settle()
    assert controller._made is not None
    assert controller._made.composed is not None
    sheet = controller._made.composed.sheet
    assert "sante" not in [row.barrier for row in sheet.rows]
    assert "sante" not in sheet.not_discussed
    controller.page.sign.click()
    settle()
    said = {one.id: one for one in at.said}
    printed = [said[one] for one in document(at).frozen.content["contains"]]
    assert not [one for one in printed if one.content.get("barrier") == "sante"]


def test_a_refusal_is_printed_alone_unless_she_agrees(at: AtDesk) -> None:
    at.say({"kind": "view_given", "barrier": "ressources", "voice": "social",
            "level": "bloque"})  # fmt: skip
    controller = preview(at)

    def voices() -> list[str]:
        assert controller._made is not None
        assert controller._made.composed is not None
        rows = {one.barrier: one for one in controller._made.composed.sheet.rows}
        return [one.voice for one in rows["ressources"].marks]

    assert voices() == ["personne"]
    controller.topics.despite.buttons["ressources"].click()
    settle()
    assert "social" in voices()


def test_what_was_said_since_is_drawn_again(at: AtDesk) -> None:
    controller = preview(at)
    assert controller._made is not None
    before = controller._made.pdf
    at.say({"kind": "goal_set", "words": "Passer le permis"})
    at.press(controller.page, "Corriger")
    assert at.window.here == "diagnosis"
    controller = preview(at)
    assert controller._made is not None
    assert controller._made.pdf != before


def test_the_same_paper_is_not_made_twice_unasked(at: AtDesk) -> None:
    first = freeze(at)
    for verb, here in (("leave", "preview"), ("there", "signing")):
        controller = preview(at)
        controller.page.sign.click()
        settle()
        assert at.window.here == "preview"
        assert controller.dialog is not None
        told = controller.dialog.accessibleDescription()
        assert "prêt depuis le 12 mars 2026" in told
        assert "Amina B., Claire M., Marc D." in told
        controller.dialog.buttons[verb].click()
        settle()
        assert at.window.here == here
    assert at.of(SigningController).document == first.id
    assert [one.id for one in documents_of(at.read)] == [first.id]


def test_a_new_paper_says_which_one_it_replaces(at: AtDesk) -> None:
    first = freeze(at)
    controller = preview(at)
    controller.page.sign.click()
    settle()
    assert controller.dialog is not None
    controller.dialog.buttons["another"].click()
    settle()
    assert at.window.here == "signing"
    assert document(at).amends == first.id
    # What was said since is another paper: nothing is asked.
    at.say({"kind": "view_given", "barrier": "sante", "level": "gene_un_peu"})
    assert freeze(at).amends == documents_of(at.read)[1].id


def test_a_document_is_read_as_it_is_kept(at: AtDesk) -> None:
    frozen = freeze(at)
    at.go("documents")
    page = at.of(DocumentsController).page
    at.press(page, "Lire\u202f: Diagnostic partagé, 12 mars 2026")
    controller = at.of(PreviewController)
    assert controller._made is not None
    assert controller._made.pdf == newest_revision(at.ctx, at.livret, frozen.id)
    assert not controller.page.sign.isHidden()
    assert controller.topics.isHidden()
    controller.page.sign.click()
    settle()
    assert at.window.here == "signing"
    assert len(documents_of(at.read)) == 1


# --- signing -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "fields"),
    [
        ("typed", {"typed": "Amina B."}),
        ("paper", {"place": "Le classeur bleu", "signed_on": "12/3/2026"}),
        ("refused", {"words": "Pas aujourd’hui, merci."}),
        ("absent", {}),
    ],
)
def test_every_way_is_kept(at: AtDesk, way: str, fields: dict[str, str]) -> None:
    freeze(at)
    page = at.of(SigningController).page
    assert page.role == "personne"
    page.ways.buttons[way].click()
    form: Any = page.form
    for name, text in fields.items():
        field = getattr(form, name)
        (field.setPlainText if name == "words" else field.setText)(text)
    page.understanding.language.setText("Ukrainien")
    page.understanding.interpreter.setText("ISM")
    page.keep.click()
    settle()
    assert not at.troubles
    place = document(at).place("personne")
    assert place is not None
    assert place.given is not None
    assert place.way == way
    content = place.given.content
    assert content["attested_by"] == "Claire M."
    if way == "absent":  # who was away heard nothing
        assert "understanding" not in content
    else:
        assert content["understanding"]["language"] == "uk"
    waits, by_hand = ("deadline", "2026-03-26"), ("signed_on", "2026-03-12")
    expected = {"absent": waits, "paper": by_hand}.get(way)
    told = [(key, content[key]) for key, _ in (waits, by_hand) if key in content]
    assert told == ([expected] if expected else [])
    assert page.role == "social"


def test_a_language_nobody_knows_is_asked_again(at: AtDesk) -> None:
    freeze(at)
    page = at.of(SigningController).page
    page.form.pad.show_strokes(a_stroke(3))
    page.understanding.language.setText("langue de ma grand-mère")
    page.keep.click()
    settle()
    assert "langue de ma grand-mère" in page.banner.sentence
    assert document(at).to_sign
    assert page.form.pad.strokes
    page.understanding.language.setText("")
    page.keep.click()
    settle()
    place = document(at).place("personne")
    assert place is not None
    assert place.way == "drawn"


def test_a_certificate_signs_for_its_owner_alone(at: AtDesk) -> None:
    freeze(at)
    page = at.of(SigningController).page
    certificate = page.ways.buttons["certificate"]
    offered = {}
    for role, row in page.panel.rows.items():
        row.click()
        offered[role] = not certificate.isHidden()
    assert offered == {"personne": False, "social": True, "emploi": False}


def test_a_place_taken_meanwhile_is_told(at: AtDesk) -> None:
    frozen = freeze(at)
    page = at.of(SigningController).page
    act = SigningAct(role="personne", way="refused", understood=Understood())
    sign(at.ctx, at.vault.paper, at.livret, frozen.id, act)
    page.form.pad.show_strokes(a_stroke(3))
    page.keep.click()
    settle()
    assert type(at.troubles[-1]).__name__ == "PlaceTaken"
    assert page.keep.isEnabled()


def test_a_closed_document_can_only_be_read(at: AtDesk) -> None:
    frozen = freeze(at)
    for place in frozen.places:
        act = SigningAct(role=place.role, way="refused")
        sign(at.ctx, at.vault.paper, at.livret, frozen.id, act)
    close(at.ctx, at.vault.paper, at.livret, frozen.id)
    at.open("documents")
    page = at.of(DocumentsController).page
    verbs = [one.accessibleName() for one in page.findChildren(QPushButton)]
    assert not [one for one in verbs if one.startswith("Signer")]
    page.opened.emit(frozen.id)
    settle()
    assert at.of(PreviewController).page.sign.isHidden()
    page.sign_asked.emit(frozen.id)
    settle()
    assert not at.of(SigningController).page.finish.isEnabled()


def test_another_paper_is_not_told_the_error_of_the_one_before(at: AtDesk) -> None:
    other = open_livret(at.ctx, OpenLivret(called="Olena T.")).value
    at.say({"kind": "goal_set", "words": "Marcher"}, livret=other)
    at.open("diagnosis", other)
    controller = preview(at)
    papers, banner = controller.kind.papers.buttons, controller.page.banner
    papers["charte"].click()
    settle()
    assert banner.isVisible()
    papers["livret"].click()
    settle()
    assert not banner.isVisible()
    # At once: the charter was given up while its answer was on its way.
    papers["charte"].click()
    papers["livret"].click()
    settle()
    assert not banner.isVisible()
    assert sheet_of(controller).paper == "livret"
