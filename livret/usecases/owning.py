"""Whose vault it is: the name is signed, printed and certified, so it must read."""

from __future__ import annotations

from livret.domain.fields import Code, Line
from livret.domain.kind_fields import SIDES


def check_owner(name: str, side: str, organisation: str = "") -> None:
    """Refuse an owner that no livret could name, before a vault is made.

    Raises:
        InvalidField: ``name``, ``side`` or ``organisation``, with the problem.
    """
    Line().check(name, "name")
    Code(SIDES).check(side, "side")
    if organisation:
        Line().check(organisation, "organisation")
