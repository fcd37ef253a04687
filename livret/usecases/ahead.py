"""What a file would hold, told before it is made: nothing is written, nothing noted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.sending import sending
from livret.usecases.card_box import find_card
from livret.usecases.sending import (
    SendLivret,
    addressee_of,
    allowances_of,
    purpose_of,
)
from livret.usecases.sharing import Sharing


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What would go.

    Attributes:
        to: Names of who could open it.
        whole: How many contributions would go with their words.
        withheld: How many bodies would stay, by reason of ``domain.sending``.
        purpose: Why.
        until: Last day the agreements allow, or None for herself.
    """

    to: tuple[str, ...]
    whole: int
    withheld: tuple[tuple[str, int], ...]
    purpose: str
    until: dt.date | None


def look_ahead(sharing: Sharing, command: SendLivret) -> Ahead:
    """Tell what a file would hold.

    Raises:
        As ``livret.usecases.sending.send``.
    """
    to = [addressee_of(find_card(sharing, wanted).signed.card) for wanted in command.to]
    allowed = allowances_of(sharing, sharing.ctx.livret(command.livret), to)
    held = sharing.ctx.log.read(command.livret)
    parted = sending(held, allowed, command.barriers)
    return Ahead(
        to=tuple(one.name for one in to),
        whole=len(parted.whole),
        withheld=parted.withheld,
        purpose=purpose_of(command.purpose, allowed),
        until=min((one.until for one in allowed if one.until), default=None),
    )
