"""Giving the word to another voice leaves the answers as they stood.

In the details of a topic the answers stand two by two, each as high as the
highest needs (practice rule 7), whoever speaks, and were the details narrow or
wide when the word was given.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.diagnosis.detail import TopicDetail
from livret.desktop.gallery import picture
from livret.desktop.kit.text import Text
from livret.desktop.look import load_fonts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Place = tuple[int, int, int, int]


@pytest.fixture(params=[("fr", 100), ("en", 100), ("fr", 200)], ids=str)
def detail(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[TopicDetail]:
    qapp.setStyle("Fusion")
    load_fonts()
    language, percent = request.param
    window = picture("diagnostic-details", language, "light", percent)
    opened = window.findChild(TopicDetail)
    assert opened is not None
    yield opened
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle() -> None:
    """Let a scrolled page come to rest: it measures once more than others."""
    for _ in range(20):
        QApplication.processEvents()


def answers(detail: TopicDetail) -> list[QWidget]:
    assert detail.view is not None
    return list(detail.view.answers.buttons.values())


def test_answers_stand_two_by_two_whoever_speaks(detail: TopicDetail) -> None:
    speakers = list(detail.speakers.buttons.values())
    for speaker in [*speakers[::-1], speakers[0]]:
        speaker.click()
        settle()
        shown = answers(detail)
        assert len({one.x() for one in shown}) == 2
        assert len({one.y() for one in shown}) == 4


def test_answers_are_as_high_as_needed_and_apart(detail: TopicDetail) -> None:
    speakers = list(detail.speakers.buttons.values())
    for speaker in [*speakers[::-1], speakers[0]]:
        speaker.click()
        settle()
        shown = answers(detail)
        needed = max(one.heightForWidth(one.width()) for one in shown)
        assert {one.height() for one in shown} == {needed}
        places = [one.geometry() for one in shown]
        for at, place in enumerate(places):
            assert not any(place.intersects(other) for other in places[at + 1 :])


def words_in(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(Text) if one.text()]


def test_a_professional_is_asked_about_her(detail: TopicDetail) -> None:
    """« Vos déplacements vous gênent-ils ? » was asked of her referent."""
    hers, *others = detail.diagnosis.voices
    for voice in others:
        detail.speakers.buttons[voice.id].click()
        settle()
        assert detail.view is not None
        question = words_in(detail.view)[0]
        assert hers.name in question
        asked = question.lower().replace("’", " ").split()
        assert not {"vous", "votre", "vos", "you", "your"} & set(asked)
    detail.speakers.buttons[hers.id].click()
    settle()
    assert words_in(detail.view)[0] == detail.form.question(detail.diagnosis.asked)


def test_what_a_level_means_is_told_as_her_words(detail: TopicDetail) -> None:
    hers, other, *_ = detail.diagnosis.voices
    anchor = detail.form.anchor("bloque")
    for voice in (other, hers):
        detail.speakers.buttons[voice.id].click()
        assert detail.view is not None
        detail.view.answers.choose("")
        detail.view.answers.buttons["bloque"].click()
        settle()
        told = detail.view.answers.note.text()
        assert anchor in told
        assert (hers.name in told) == (voice is other)
