"""Refusals around reviews, the end of an accompaniment and its return."""

from __future__ import annotations

from livret.domain.errors import Refused


class HersFirst(Refused):
    """A referent looks back before she has, or said that she prefers not to."""


class AlreadyClosed(Refused):
    """The accompaniment has ended already."""


class NotClosed(Refused):
    """The accompaniment goes on: there is nothing to take up again."""


class HandoverNotAgreed(Refused):
    """A livret is to be passed on, and she has not agreed to it.

    Facts:
        name: To whom.
    """
