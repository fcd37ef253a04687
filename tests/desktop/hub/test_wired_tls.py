"""The window at a hub on another machine, over TLS, with an authority of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from tests.desktop.begun import Begun, button, words_in
from tests.desktop.hub.test_wired import Two, window_of
from tests.exchange.hub.desks import Office
from tests.exchange.hub.protected import Protected, protected

# What Qt says of any dialog on a platform without screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]


@pytest.fixture
def afar() -> Iterator[Protected]:
    with protected() as made:
        make_hub(read_address(made.url()))
        yield made


def test_joined_over_tls_and_told_why_when_the_server_proves_nothing(
    begin: Begin, afar: Protected, tmp_path: Path, qtbot: QtBot
) -> None:
    office = Office(afar.url(), tmp_path)
    claire = office.desk("Claire M.")
    claire.open()
    begun = window_of(begin, office, claire, qtbot)
    at = Two(begun, claire, claire.livret, qtbot)
    section = at.settings()
    given = tmp_path / "invitation"
    afar.certified(afar.authority, days=-1)
    given.write_text(claire.url + "\n", "utf-8")
    section.file_chosen.emit(str(given))
    at.until(lambda: "ne prouve pas qu’il est le relais" in words_in(section))
    assert "son certificat n’est plus valable" in words_in(section)
    # Nothing was spent by it: the certificate renewed, the same file opens.
    afar.certified(afar.authority, days=30)
    section.file_chosen.emit(str(given))
    at.until(lambda: "À jour" in words_in(section))
    # What is followed from now on is told the same way.
    afar.certified(afar.authority, days=-1)
    afar.server.stop()
    afar.server.start()
    at.until(lambda: "ne prouve pas qu’il est le relais" in words_in(section))
    assert "Rien ne lui a été envoyé" in words_in(section)
    afar.certified(afar.authority, days=30)
    button(section, "Réessayer maintenant").click()
    at.until(lambda: "À jour" in words_in(section))
    begun.leave(qtbot)
