"""What follows the hub of a desk, from when it is first asked for."""

from __future__ import annotations

from livret.desktop.desk import Desk
from livret.desktop.hub.following import HubFollower
from livret.desktop.hub.near import HubNear


def hub_of(desk: Desk) -> HubFollower:
    """Return what follows the hub of a desk; it begins when it is first asked for.

    The fictitious livret is thrown away: nothing of it goes to a hub.
    """
    if isinstance(desk.hub, HubFollower):
        return desk.hub
    follower = HubFollower(desk)
    desk.hub = follower
    if not desk.fictitious:
        HubNear(desk, follower)
        follower.start()
    return follower
