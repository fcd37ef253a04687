"""Livrets that come for the first time: a list that is not whole yet says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.hub import soon
from livret.desktop.hub.beginning import hub_of
from livret.exchange.hub.server import PostgresHub
from livret.usecases.hub_desk import join_hub
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.ports_hub import HubRow
from tests.desktop.begun import Begun, words_in
from tests.exchange.hub.desks import Office
from tests.exchange.hub.test_following import shared_with_a_third
from tests.usecases.desks import make_rooms

MS = 30_000


def test_what_did_not_come_before_a_cut_is_told_on_accueil(
    begin: Callable[..., Begun],
    office: Office,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nadia = shared_with_a_third(office)
    join_hub(nadia.vault, make_rooms(office.clock).hubs, nadia.url)
    nadia.leave()
    office.desks.remove(nadia)
    real, asked = PostgresHub.rows, set[bytes]()

    def rows(
        self: PostgresHub, livret: bytes, *more: int, own: bool
    ) -> tuple[HubRow, ...]:
        asked.add(livret)
        if len(asked) == 2:
            raise HubUnreachable(place="", reason="cut")
        return real(self, livret, *more, own=own)

    monkeypatch.setattr(soon, "SOON_MS", 1)
    monkeypatch.setattr(PostgresHub, "rows", rows)
    begun = begin(office.folder / "Nadia L.")
    begun.open(qtbot)
    quiet = begun.program.window.frame.quiet
    told = "1 livret n’est pas encore arrivé"
    qtbot.waitUntil(lambda: told in words_in(quiet), timeout=MS)
    assert quiet.isVisible()
    # Where one livret is open, nothing is told of others.
    (there,) = begun.desk.vault.ctx.log.livrets()
    begun.desk.open_livret(there, "essentiel")
    qtbot.waitUntil(lambda: begun.desk.folded is not None, timeout=MS)
    qtbot.waitUntil(lambda: "Hors connexion" in words_in(quiet), timeout=MS)
    assert told not in words_in(quiet)
    begun.desk.gone.emit("accueil")
    qtbot.waitUntil(lambda: told in words_in(quiet), timeout=MS)
    monkeypatch.undo()
    hub_of(begun.desk).again()
    qtbot.waitUntil(lambda: not quiet.isVisible(), timeout=MS)
    begun.leave(qtbot)
