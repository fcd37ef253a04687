"""What a push to the hub did."""

from __future__ import annotations

from dataclasses import dataclass

AWAY = "away"
"""Why a livret that is to be shared is not at the hub yet: it does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a push did.

    Attributes:
        contributions: How many the hub acknowledged.
        livrets: How many livrets they were of.
        given: How many grants of keys were made.
        rotated: How many livrets began a new epoch: somebody lost something.
        erased: How many bodies the hub removed.
        came: What was pulled on the way: keys are only given by who saw all.
        waiting: Livrets whose push could not be done now, with the reason:
            ``unknown`` (the hub no longer lets this desk read it), ``busy``
            (others kept changing the keys), ``AWAY`` (the hub does not answer;
            it goes when it does) or a reason of ``NotOnTheHub``.
    """

    contributions: int = 0
    livrets: int = 0
    given: int = 0
    rotated: int = 0
    erased: int = 0
    came: tuple[tuple[str, tuple[str, ...]], ...] = ()
    waiting: tuple[tuple[str, str], ...] = ()

    def plus(self, other: Pushed) -> Pushed:
        """Add up two."""
        return Pushed(
            contributions=self.contributions + other.contributions,
            livrets=self.livrets + other.livrets,
            given=self.given + other.given,
            rotated=self.rotated + other.rotated,
            erased=self.erased + other.erased,
            came=(*self.came, *other.came),
            waiting=(*self.waiting, *other.waiting),
        )
