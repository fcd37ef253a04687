"""Refusals around a livret that was put aside, and one that is kept longer."""

from __future__ import annotations

from livret.domain.errors import Refused, Untrusted


class LivretPutAside(Refused):
    """Nothing was said with the person for two years: the livret is put aside.

    Facts:
        since: The first day on which it was, a date.
    """


class NotPutAside(Refused):
    """The livret is in use: nobody has to say why it is read."""


class SecondPersonNeeded(Refused):
    """Nobody decides alone about a livret that is put aside."""


class KeptForLonger(Refused):
    """The livret may not be erased: somebody said why it must be kept.

    Facts:
        why: A code of ``livret.usecases.archive.WHY``.
        by: Name of who said so.
        on: The day, a date.
    """


class NotKeptForLonger(Refused):
    """Nobody asked that the livret be kept longer: there is nothing to end."""


class KeptStill(Refused):
    """The time during which the livret is kept is not over.

    Facts:
        until: Its last day, a date; None while nothing was said with the person.
    """


class ConfirmationUnreadable(Untrusted):
    """No confirmation, or one that was changed on its way."""


class ConfirmationOfAnother(Refused):
    """The confirmation is of another decision, or was asked at another desk."""


class ConfirmationTooOld(Refused):
    """The confirmation waited too long.

    Facts:
        days: How many days it may.
    """


class ConfirmationByOneself(Refused):
    """Who asks cannot confirm: nobody decides alone."""


class ConfirmationUsed(Refused):
    """The confirmation served already: a new decision asks for a new one."""


class ConfirmerUnknown(Untrusted):
    """Who confirmed has no card trusted here and is not of the team.

    Facts:
        name: As they call themself.
    """
