"""What looks real and belongs to nobody, made while the tests run."""

from __future__ import annotations


def social_security_number(*, spaced: bool = False) -> str:
    """Make a fictitious number; none is written anywhere in the project."""
    parts = ["2", "69", "05", "49", "588", "157"]
    key = 97 - int("".join(parts)) % 97
    return (" " if spaced else "").join([*parts, f"{key:02}"])
