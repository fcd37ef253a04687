"""What is carried in a world: by files that go astray, and by a hub that is cut.

Files are made and taken in by the real acts; so are pushes and pulls.
"""

from __future__ import annotations

from livret.usecases.erasing import is_purged, purge
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushing import push, put_on_hub
from livret.usecases.ports_sharing import Receipt
from livret.usecases.receipts import acknowledge
from livret.usecases.receiving import Incoming, accept, open_file
from livret.usecases.revoking import revoke_card
from livret.usecases.sending import SendLivret
from livret.usecases.sending import send as send_file
from livret.usecases.sharing_errors import (
    FileForSomeoneElse,
    ReceiptUnknown,
    RevokedSender,
    UnknownSender,
)
from livret.usecases.simulation.agreed import Agreed
from livret.usecases.simulation.invariants import (
    check_made,
    check_pushed,
    check_taken,
)
from livret.usecases.simulation.said import somebody
from livret.usecases.simulation.world import Desk, File, World

_LOST, _TWICE, _ASTRAY, _CONFIRMS, _CUT = 15, 15, 4, 30, 30


def confirm(world: World) -> str:
    """Somebody who sees a tombstone confirms, and forgets."""
    desk = somebody(world)
    if world.livret in desk.purged or not world.livret_at(desk).erased:
        return ""
    purge(desk.sharing, world.livret)
    desk.purged.add(world.livret)
    return desk.name


def distrust(world: World) -> str:
    """Somebody trusts somebody's card no longer."""
    desk, other = somebody(world), somebody(world)
    revoke_card(desk.sharing, other.sign)
    return f"{desk.name}-{other.name}"


def send(world: World) -> str:
    """Somebody makes a file for somebody; it may be lost, or come twice."""
    desk = somebody(world)
    other = world.chance.one_of(list(world.desks.values()))
    done = send_file(desk.sharing, SendLivret(livret=world.livret, to=(other.sign,)))
    data = done.value.data
    check_made(world, desk, other, data)
    _carry(world, other.name, data)
    return f"{desk.name}>{other.name}"


def give_by_file(world: World, desk: Desk, other: Desk) -> None:
    """Somebody gives somebody a file by hand: it arrives at once.

    Raises:
        LivretError: It is refused; a clock that is years off finds it too old.
    """
    done = send_file(desk.sharing, SendLivret(livret=world.livret, to=(other.sign,)))
    data = done.value.data
    check_made(world, desk, other, data)
    opened = open_file(other.sharing, data)
    if isinstance(opened, Incoming):
        accept(other.sharing, opened)
        check_taken(world, other, data)


def _carry(world: World, to: str, data: bytes) -> None:
    if not world.chance.happens(_LOST):
        times = 2 if world.chance.happens(_TWICE) else 1
        world.files += [File(to, data)] * times


def receive(world: World) -> str:
    """One of the files under way arrives, whichever, sometimes where it should not."""
    if not world.files:
        return ""
    at = world.chance.below(len(world.files))
    file = world.files[at]
    if file.to not in world.desks:
        del world.files[at]
        return f"{file.to} -"  # its machine is lost, with its key
    if world.chance.happens(_ASTRAY):
        return _astray(world, file)
    desk = world.desks[file.to]
    before = len(list(desk.held_of_all()))
    try:
        opened = open_file(desk.sharing, file.data)
        if isinstance(opened, Receipt):
            acknowledge(desk.sharing, opened)
        else:
            confirms = world.chance.happens(_CONFIRMS)
            gone = opened.erased_here  # also where a backup never held it
            done = accept(desk.sharing, opened, confirm_erasure=confirms).value
            if is_purged(desk.sharing, done.livret) and not (gone or confirms):
                world.broken.append(f"a livret was erased without a yes: {file.to}")
            if is_purged(desk.sharing, done.livret):
                desk.purged.add(done.livret)
            check_taken(world, desk, file.data)
            _carry(world, _name_of(world, opened.sender.sign), done.receipt)
    except (ReceiptUnknown, RevokedSender, UnknownSender) as error:
        if len(list(desk.held_of_all())) != before:
            world.broken.append(f"a file that was refused changed something: {file.to}")
        del world.files[at]
        return f"{file.to} ({error.code})"
    del world.files[at]  # a machine that stopped before is given it once more
    return file.to


def _name_of(world: World, sign: str) -> str:
    named = (desk.name for desk in world.desks.values() if desk.sign == sign)
    return next(named, "")


def _astray(world: World, file: File) -> str:
    """Give a file to somebody whom it is not for."""
    others = [one for one in world.desks.values() if one.name != file.to]
    desk = world.chance.one_of(others)
    try:
        open_file(desk.sharing, file.data)
    except FileForSomeoneElse:
        return f"{desk.name}?"
    world.broken.append(f"a file for somebody else was opened: {desk.name}")
    return desk.name


def put(world: World) -> str:
    """A colleague puts the livret on the hub, or pushes; the line may be cut."""
    desk = somebody(world, at_hub=True)
    _maybe_cut(world)
    give_lawfully(world, desk)
    waiting: tuple[tuple[str, str], ...] = ()
    pushed = [world.livret]
    try:
        if any(one.livret == world.livret for one in desk.hub.memory.links()):
            waiting = push(desk.ctx, desk.hub).value.waiting
            pushed = world.livrets
        else:
            waiting = put_on_hub(desk.ctx, desk.hub, world.livret).value.waiting
    except HubUnreachable:
        return f"{desk.name}!"
    finally:
        world.server.cut = ""
        give_lawfully(world, desk)  # it may have pulled first
    if not waiting:
        check_pushed(world, desk, pushed)
    return desk.name


def give_lawfully(world: World, desk: Desk) -> None:
    """Note what ``desk`` may give to each of the others as things stand."""
    state = (desk.disk.changes, desk.ctx.clock.today(), len(world.had))
    if desk.given == state:
        return  # noted already
    desk.given = state
    for livret in world.livrets:
        agreed = Agreed(desk, livret)
        for other in world.desks.values():
            other.lawful |= agreed.words_for(other)


def take(world: World) -> str:
    """Somebody pulls from the hub, whether they may or not; the line may be cut."""
    desk = world.chance.one_of(list(world.desks.values()))
    _maybe_cut(world)
    try:
        pull(desk.ctx, desk.hub)
    except HubUnreachable:
        return f"{desk.name}!"
    finally:
        world.server.cut = ""
    return desk.name


def _maybe_cut(world: World) -> None:
    if world.chance.happens(_CUT):
        world.server.cut = world.chance.one_of(("before", "after"))
        world.server.calls = world.chance.below(3)
