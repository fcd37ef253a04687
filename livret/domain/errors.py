"""Errors carry a code and facts, never a sentence.

The sentence for people (what happened, what it means for the data, what to
do) stands in ``livret.words.sentences``, one for each leaf class; a test holds
the two together.
"""

from __future__ import annotations


class LivretError(Exception):
    """Root of every error that Livret expects; anything else is a bug.

    Attributes:
        facts: What the sentence needs, by name. Never a person's words.
    """

    def __init__(self, **facts: object) -> None:
        super().__init__(*(f"{name}={value!r}" for name, value in facts.items()))
        self.facts = facts

    @property
    def code(self) -> str:
        """The class name, which is the key of its sentence."""
        return type(self).__name__


class Refused(LivretError):
    """The rules say no; nothing was changed."""


class Unavailable(LivretError):
    """The world says no: a full disk, a busy vault, a missing file."""


class Untrusted(LivretError):
    """The data say no: altered, truncated, newer, not ours."""


class InvalidField(Refused):
    """A field holds what it may not hold.

    Facts:
        path: Where, e.g. ``contributions[2].level``.
        problem: A code of ``livret.words.sentences.fields``.
    """
