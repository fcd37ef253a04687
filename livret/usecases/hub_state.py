"""How a vault stands with its hub while the window is open, as news for a screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from livret.usecases.context import Changes
from livret.usecases.hub_presence import Present
from livret.usecases.hub_pulled import Unopened
from livret.usecases.hub_watching import Heard

NONE, TRYING, HERE, AWAY = "none", "trying", "here", "away"
"""Phases: no hub was joined, it is looked for, it answers, it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubState:
    """How things stand.

    Attributes:
        phase: ``NONE``, ``TRYING``, ``HERE`` or ``AWAY``.
        place: Where the hub is, empty where none was joined.
        busy: Things go out or come in now.
        waiting: How many contributions the hub has not acknowledged.
        arriving: How many livrets the hub has for this desk that did not come yet,
            past the first few: those of a first pull, which a cut may keep away.
        reached: When it last answered, None where it never did.
        reason: What it answered, or that it does not; None while it does.
        closed: Livrets that the hub no longer lets this desk read: by id, the
            day on which that was found.
        held_back: Ids of livrets of which nothing goes out, each with a reason
            of ``Pushed.waiting``.
        unopened: Keys that somebody said to give, and that open nothing.
    """

    phase: str = NONE
    place: str = ""
    busy: bool = False
    waiting: int = 0
    arriving: int = 0
    reached: dt.datetime | None = None
    reason: BaseException | None = None
    closed: Mapping[str, dt.date] = field(default_factory=dict)
    held_back: Mapping[str, str] = field(default_factory=dict)
    unopened: tuple[Unopened, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HubCame:
    """What others wrote arrived.

    Attributes:
        changes: What it touched.
        heard: Each contribution, as far as it may be read.
    """

    changes: Changes
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HubWent:
    """What was written here is at the hub.

    Attributes:
        changes: What it touched: the journal says that it was sent.
    """

    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class HubPresent:
    """Who else has a livret open now.

    Attributes:
        livret: Which.
        people: Everybody who is there but the vault's owner; empty while the
            hub does not answer, for nobody can tell.
    """

    livret: str
    people: tuple[Present, ...] = ()


HubNewsItem = HubState | HubCame | HubWent | HubPresent
"""What a screen is told."""


class Board:
    """The state as last told; tells what is new.

    Attributes:
        state: As last told.

    Args:
        tell: Given news, on the thread that calls.
    """

    def __init__(self, tell: Callable[[HubNewsItem], None]) -> None:
        self.tell = tell
        self.state = HubState()

    def say(self, **changes: Any) -> None:
        """Tell the state with some of it changed, unless nothing is new."""
        state = replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self.tell(state)
