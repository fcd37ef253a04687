"""The list of French words that passphrases are drawn from."""

from __future__ import annotations

from functools import cache

from livret.words.paths import resource


@cache
def passphrase_words() -> tuple[str, ...]:
    """Return every word of the list, in its order; none twice."""
    text = resource("words/fr-passphrase.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line)
