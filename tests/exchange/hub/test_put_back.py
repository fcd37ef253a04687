"""A hub put back to an older copy: nothing is lost, and nobody is shut out."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from livret.usecases.hub_desk import hub_status
from livret.usecases.hub_joined import JOINED
from livret.usecases.hub_state import AWAY, HERE, HubState
from livret.usecases.teaming import see_off
from livret.words.hub import status_sentences
from livret.words.translator import translator_for
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.followed import Followed
from tests.exchange.hub.postgres import Server
from tests.exchange.hub.test_outages import own_office, own_server
from tests.exchange.hub.test_sharing import member
from tests.usecases.desks import make_rooms

__all__ = ["own_office", "own_server"]

WRITTEN = ["Avant", "Après", "Moi aussi"]
"""In the livret of before the copy."""

LATER = ["Plus tard", "Vu"]
"""In the livret that came after it."""


@dataclass
class Restored:
    """Two desks whose hub may go back to a copy of its files.

    Attributes:
        claire: Who opened both livrets.
        marc: Who takes part in both.
        before: Of which the copy has the beginning.
        after: Of which it has nothing.
    """

    server: Server
    copy: Path
    claire: HubDesk
    marc: HubDesk
    before: str
    after: str

    def go_back(self) -> None:
        """Put the server back to the copy."""
        self.server.stop()
        shutil.rmtree(self.server.data)
        self.copy.rename(self.server.data)
        self.server.start()

    def lines(self, desk: HubDesk) -> list[str]:
        """What ``livret hub status`` says."""
        joined(desk)
        told = hub_status(desk.vault, make_rooms(desk.clock).hubs)
        return list(status_sentences(translator_for("fr"), told))

    def everything(self, desk: HubDesk) -> list[list[str]]:
        found = []
        for livret in (self.before, self.after):
            desk.livret = livret
            found.append([words for words in desk.words if words])
        return found


def joined(desk: HubDesk) -> None:
    """Let the vault know its hub, as if it had joined before the copy."""
    desk.vault.set_setting(JOINED, json.dumps({"relais": [desk.url]}))


@pytest.fixture
def restored(own_office: Office, own_server: Server) -> Restored:
    """Written before a copy, and after; nothing went back yet."""
    claire, marc = own_office.team()
    before = claire.livret
    aim(claire, "Avant")
    claire.push()
    marc.pull()
    own_server.stop()
    copy = own_server.folder / "copie"
    shutil.copytree(own_server.data, copy)
    give(copy, own_server.data)
    own_server.start()
    aim(claire, "Après")
    claire.push()
    marc.pull()
    aim(marc, "Moi aussi")
    marc.push()
    claire.pull()
    claire.open()
    welcome(claire, marc)
    agree(claire, claire.ctx.owner.name)
    aim(claire, "Plus tard")
    claire.put()
    marc.pull()
    marc.livret = claire.livret
    aim(marc, "Vu")
    marc.push()
    claire.pull()
    return Restored(own_server, copy, claire, marc, before, claire.livret)


def give(copy: Path, whole: Path) -> None:
    """Let a copy belong to whom the server runs as."""
    owner = whole.stat()
    for one in (copy, *copy.rglob("*")):
        os.chown(one, owner.st_uid, owner.st_gid)
    copy.chmod(owner.st_mode & 0o777)


def aim(desk: HubDesk, words: str) -> None:
    desk.say({"kind": "aim_said", "words": words})


@pytest.mark.parametrize("first", ["claire", "marc"])
def test_whoever_pushes_first_puts_everything_back(
    restored: Restored, own_office: Office, first: str
) -> None:
    restored.go_back()
    ways = {"claire": restored.claire, "marc": restored.marc}
    one = ways.pop(first)
    (other,) = ways.values()
    assert one.push().waiting == ()
    assert other.push().waiting == ()
    assert one.pull().count == other.pull().count == 0
    assert restored.everything(one) == restored.everything(other) == [WRITTEN, LATER]
    # All of it is there: who comes later reads it at the hub alone.
    nadia = own_office.desk("Nadia L.")
    for livret in (restored.before, restored.after):
        one.livret = livret
        welcome(one, nadia)
    one.push()
    nadia.pull()
    assert restored.everything(nadia) == [WRITTEN, LATER]


def test_how_it_stands_accuses_nobody(restored: Restored) -> None:
    restored.go_back()
    said = "\n".join(restored.lines(restored.marc))
    assert "remis à une copie d’avant : 1 livret n’y est plus entier" in said.replace(
        "\u202f", " "
    )
    assert "livret hub push" in said  # of the other, which it cannot know
    restored.marc.push()
    assert "copie" not in "\n".join(restored.lines(restored.marc))
    assert "n’arrive plus" not in "\n".join(restored.lines(restored.claire))


def test_who_was_seen_off_opens_nothing_anew(restored: Restored) -> None:
    """The hub lost that he was; who knows it takes it from him again."""
    claire, marc = restored.claire, restored.marc
    claire.livret = restored.after
    see_off(claire.ctx, restored.after, member(claire, "Marc D."))
    claire.push()
    marc.livret = restored.after
    aim(marc, "Sans savoir")
    assert marc.push().waiting == ((restored.after, "unknown"),)
    restored.go_back()
    # He does not know, and puts back what he holds; then Claire takes part.
    marc.push()
    aim(claire, "Entre nous")
    claire.push()
    marc.pull()
    assert "Entre nous" not in restored.everything(marc)[1]
    assert {one.livret for one in marc.hub.server.standings()} == {
        one.name for one in marc.hub.memory.links() if one.livret == restored.before
    }


def test_at_the_window_it_is_put_back_and_never_told_closed(
    restored: Restored,
) -> None:
    marc = Followed(restored.marc)
    try:
        marc.on(lambda: joined(restored.marc))
        marc.on(restored.marc.hub.server.close)
        marc.begin()
        marc.state(lambda state: state.phase == HERE and not state.busy)
        restored.server.stop()
        marc.state(lambda state: state.phase == AWAY)
        restored.go_back()
        marc.following.again()
        marc.state(lambda state: state.phase == HERE and not state.busy)
        states = [one for one in marc.news if isinstance(one, HubState)]
        assert not any(state.closed for state in states)
    finally:
        marc.end()
    restored.claire.pull()
    assert restored.claire.push().contributions == 0
    assert restored.everything(restored.claire) == [WRITTEN, LATER]
