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
