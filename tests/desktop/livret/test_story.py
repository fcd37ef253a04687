"""The main job through the pages: from her words to a signed document."""

from __future__ import annotations

import hashlib

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.documents.controller import DocumentsController
from livret.desktop.preview.controller import PreviewController
from livret.desktop.signing import controller as signing
from livret.desktop.signing.controller import SigningController
from livret.domain.documents import documents_of
from livret.usecases.demo import a_stroke
from livret.usecases.documents import check, newest_revision
from tests.desktop.livret.at_desk import AtDesk, settle, texts

WORDS = "Le bus s’arrête à 19 h, après je marche une heure."


def sign(at: AtDesk, way: str, **told: str) -> None:
    """Let whose turn it is answer in one way."""
    page = at.of(SigningController).page
    page.ways.buttons[way].click()
    if way == "drawn":
        page.form.pad.show_strokes(a_stroke(3))
    if "words" in told:
        page.form.words.setPlainText(told["words"])
    page.keep.click()
    settle()


def test_from_her_words_to_a_signed_document(
    at: AtDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(signing, "announce", lambda _on, told: heard.append(told))
    at.topic("mobilite")
    at.type(WORDS)
    qtbot.waitUntil(lambda: WORDS in at.drafts().get("view:mobilite:personne", ""))
    assert len(at.said) == len(at.desk.folded.history)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "Enregistré à" in at.diagnosis.saved.text())

    at.speak("social")
    assert at.said[-1].kind == "view_given"
    assert at.said[-1].voice == "personne"
    assert at.said[-1].content["words"] == WORDS
    assert at.said[-1].content["level"] == "bloque"
    assert at.drafts() == {}
    assert WORDS in at.diagnosis.rows["mobilite"].topic.quotes[-1].words

    at.window.asked.emit("read_and_sign")
    settle()
    preview = at.of(PreviewController)
    assert at.window.here == "preview"
    assert preview._made is not None
    seen = hashlib.sha256(preview._made.pdf).hexdigest()
    preview.page.sign.click()
    settle()

    (document,) = documents_of(at.read)
    assert document.revisions[0][1] == seen
    assert at.window.here == "signing"
    assert at.of(SigningController).document == document.id
    sign(at, "drawn")
    assert at.of(SigningController).page.form.pad.strokes == ()
    sign(at, "certificate")
    sign(at, "aloud", words="Oui, c’est bon pour moi.")
    at.of(SigningController).page.finish.click()
    settle()

    (document,) = documents_of(at.read)
    assert [place.way for place in document.places] == ["drawn", "certificate", "aloud"]
    assert document.closed
    assert at.window.here == "documents"
    assert heard == ["Document fermé\u202f: plus rien n’y change."]
    assert any("fermé" in one for one in texts(at.of(DocumentsController).page))
    pdf = newest_revision(at.ctx, at.livret, document.id)
    assert check(at.ctx, at.vault.paper, pdf).verdict == "valid"
    assert not at.troubles
