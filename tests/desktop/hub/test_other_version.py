"""A hub that was brought up to date before this program: who can mend it is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.hub import soon
from livret.desktop.hub.section import HubSection
from livret.exchange.hub.versions import VERSION
from livret.usecases.hub_desk import join_hub
from tests.desktop.begun import Begun, button, words_in
from tests.exchange.hub.desks import Office
from tests.exchange.hub.postgres import Server
from tests.usecases.desks import make_rooms

MS = 30_000
SET_TO = "UPDATE livret_hub.alembic_version SET version_num = %s"


@contextmanager
def newer(server: Server, base: str) -> Iterator[None]:
    """Let the hub say that it is of a version to come, and then of ours again."""
    with server.superuser(base) as raw:
        raw.execute(SET_TO, ("0099",))
        yield
        raw.execute(SET_TO, (VERSION,))


def test_no_other_invitation_is_asked_for(
    begin: Callable[..., Begun],
    office: Office,
    server: Server,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claire = office.desk("Claire M.")
    join_hub(claire.vault, make_rooms(office.clock).hubs, claire.url)
    claire.leave()
    office.desks.remove(claire)
    monkeypatch.setattr(soon, "SOON_MS", 1)
    with newer(server, office.url.rpartition("/")[2]):
        begun = begin(office.folder / "Claire M.")
        begun.open(qtbot)
        begun.desk.gone.emit("settings")
        (section,) = begun.controller("settings").findChildren(HubSection)
        told = "Le relais est d’une autre version"
        qtbot.waitUntil(lambda: told in words_in(section), timeout=MS)
        assert "Mettez Livret à jour" in words_in(section)
        assert "Adresse de l’invitation" not in words_in(section)
    button(section, "Réessayer maintenant").click()
    qtbot.waitUntil(lambda: "À jour" in words_in(section), timeout=MS)
    begun.leave(qtbot)
