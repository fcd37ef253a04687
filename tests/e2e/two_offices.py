"""Two vaults, one hub: Claire and Marc, each with Amina's livret, joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from livret import bootstrap
from livret.bootstrap.certifying import make_credentials
from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.app import OpenVault
from livret.usecases.hub_desk import join_hub, reach_hub
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushing import put_on_hub
from livret.usecases.index import summarise
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports import Owner
from livret.usecases.saying import say_items
from livret.usecases.writing import Said
from livret.vault.around import Around
from livret.vault.keyslots import FLOOR
from livret.vault.opening import create_vault
from tests.e2e.acts import open_her_livret, unlock
from tests.e2e.by_file import another_screen
from tests.e2e.running import Running
from tests.e2e.vaults import CALLED, PASSPHRASE
from tests.exchange.hub.desks import SCOPES
from tests.exchange.hub.postgres import Server, running

OWNERS = {"Claire M.": "social", "Marc D.": "emploi"}


Pair = tuple[Running, Running]


@dataclass
class Offices:
    """Where everything stands.

    Attributes:
        server: The hub's server.
        folders: Of the vaults, by their owners' names.
        livret: Amina's.
    """

    server: Server
    folders: dict[str, Path]
    livret: str

    def words(self, name: str) -> list[str]:
        """Open a vault that was left; return everything said in it, in words."""
        rooms = bootstrap.Rooms(())
        with rooms.vaults.open(self.folders[name], PASSPHRASE) as vault:
            history = vault.ctx.livret(self.livret).history
            return sorted(str(one.content.get("words", "")) for one in history)


Start = Callable[..., Running]


@contextmanager
def both_at_her_livret(start: Start, offices: Offices) -> Iterator[Pair]:
    """Two windows on two screens, each at Amina's livret and told of the other.

    Both start and open their vaults at the same time; at the end of the block both
    are left, each whole.

    Args:
        start: Starts the program.
        offices: Where their vaults are.

    Yields:
        Claire's window, which has the first screen, and Marc's.
    """
    with another_screen() as beside:
        here, there = map(str, offices.folders.values())
        claire = start("--vault", here)
        marc = start("--vault", there, DISPLAY=beside)
        for one in (marc, claire):
            unlock(one)
        for one in (marc, claire):
            open_her_livret(one)
        claire.wait(part="Marc D. a aussi ce livret ouvert")
        yield claire, marc
        for one in (claire, marc):
            one.take_keyboard()
            assert one.leave() == 0


@contextmanager
def two_offices(folder: Path) -> Iterator[Offices]:
    """Make them; the server ends with the block."""
    with running() as server:
        with server.superuser() as raw:
            raw.execute("CREATE DATABASE relais")
        yield offices_at(server, server.url("relais"), folder)


def offices_at(server: Server, url: str, folder: Path) -> Offices:
    """Make them at a database that is there, and leave both.

    Args:
        server: Where it is.
        url: Its address, as its administrator reaches it.
        folder: For the vaults.
    """
    rooms = bootstrap.Rooms(())
    make_hub(read_address(url))
    folders = {name: folder / name.split()[0] for name in OWNERS}
    with ExitStack() as stack:
        claire, marc = (
            stack.enter_context(_made(rooms, folders[name], name)) for name in OWNERS
        )
        for vault in (claire, marc):
            given = rooms.hubs.invite(url, vault.ctx.owner.hub_key)
            join_hub(vault, rooms.hubs, given)
        livret = _shared(rooms, claire, marc)
    return Offices(server, folders, livret)


def _made(rooms: bootstrap.Rooms, folder: Path, name: str) -> bootstrap.Unlocked:
    around = Around(clock=rooms.clock, randomness=rooms.randomness, summarise=summarise)
    made = create_vault(
        folder,
        PASSPHRASE,
        owner=Owner(name=name, side=OWNERS[name], organisation=""),
        make_credentials=make_credentials,
        around=around,
        cost=FLOOR,
    )
    return bootstrap.Unlocked(made.vault, rooms.forms)


def _shared(rooms: bootstrap.Rooms, claire: OpenVault, marc: OpenVault) -> str:
    """Open Amina's livret at Claire's, with Marc in it; both hold it."""
    ctx, owner = claire.ctx, marc.ctx.owner
    livret = open_livret(ctx, OpenLivret(called=CALLED)).value
    keys = {"sign": owner.sign_key, "age": owner.age_recipient, "hub": owner.hub_key}
    content = {"name": owner.name, "role": "referent", "side": owner.side, "keys": keys}
    joined = Said(kind="member_joined", voice="ensemble", content=content)
    say_items(ctx, livret, [joined])
    until = ctx.clock.today() + dt.timedelta(days=300)
    for name in OWNERS:
        agreed = GiveAgreement(
            livret=livret,
            recipient=name,
            scopes=SCOPES,
            purpose="Nous avançons ensemble",
            until=until,
        )
        give_agreement(ctx, agreed)
    for vault in (claire, marc):
        hub = reach_hub(vault, rooms.hubs)
        if vault is claire:
            put_on_hub(ctx, hub, livret)
        else:
            pull(vault.ctx, hub)
        hub.server.close()
    return livret
