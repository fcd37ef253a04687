"""Livrets at the hub in which the vault's owner takes no part: read ever more rarely.

Anybody at the hub may put one there for anybody's key, and add to it every minute.
To tell whose it is, all of it is read: so what was read in vain rests for as long
as it has been known, which is nothing at first, while a colleague may still be
putting it there, and at most an hour.
"""

from __future__ import annotations

import datetime as dt

from livret.usecases.ports_hub import Hub, HubStanding, PassedOver

LONGEST = dt.timedelta(hours=1)
"""How long it rests at most: whoever is brought in late waits no longer."""


def is_passed_over(hub: Hub, there: HubStanding, now: dt.datetime) -> bool:
    """Tell whether a livret is not read: nothing came to it, or it still rests.

    Args:
        hub: The hub.
        there: As the livret stands.
        now: By a clock that may have been set back.
    """
    found = hub.passed_over.get(there.livret)
    if found is None:
        return False
    return found.standing == there or found.since <= now < found.until


def pass_over(hub: Hub, there: HubStanding, now: dt.datetime) -> None:
    """Note that a livret was read in vain."""
    before = hub.passed_over.get(there.livret)
    since = before.since if before is not None and before.since <= now else now
    rest = min(now - since, LONGEST)
    hub.passed_over[there.livret] = PassedOver(there, since, now + rest)
