"""The words that open the window; read without Qt, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WORDS_LOST = "--words-lost"
"""Said by the process that locked to the one that comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningWords:
    """What the window was asked to open with.

    Attributes:
        example: Open the fictitious livret at once.
        until_usable: End as soon as the first page takes a key, for measuring.
        back: Where one was before the lock, ``page:livret``, or empty.
        language: ISO 639-1 code asked for this once, or empty.
        vault: Another vault than the usual one, or None.
        words_lost: The lock came while what was typed could not be kept.
    """

    example: bool = False
    until_usable: bool = False
    back: str = ""
    language: str = ""
    vault: Path | None = None
    words_lost: bool = False


def opening_words(arguments: Sequence[str]) -> OpeningWords | None:
    """Read words that open the window; None where they are a command's.

    ``--vault``, ``--language`` and ``--back`` take a value, after a space or
    ``=``; anything unknown leaves the answer to the command line.
    """
    given: dict[str, str] = {}
    flags: set[str] = set()
    left = list(arguments)
    while left:
        name, joined, value = left.pop(0).partition("=")
        if name in ("--example", "--until-usable", WORDS_LOST) and not joined:
            flags.add(name)
        elif name in ("--vault", "--language", "--back") and (joined or left):
            given[name] = value if joined else left.pop(0)
        else:
            return None
    vault = given.get("--vault", "")
    return OpeningWords(
        example="--example" in flags,
        until_usable="--until-usable" in flags,
        back=given.get("--back", ""),
        language=given.get("--language", ""),
        vault=Path(vault).absolute() if vault else None,
        words_lost=WORDS_LOST in flags,
    )
