"""How hard a passphrase is to guess, and how to make one that is hard.

The figure is a floor, not a promise: what a person chooses is never as random
as its letters. A text counts as the cheapest of two readings: letter by letter,
or word by word. Source: CNIL, deliberation 2022-100 (80 bits where nothing
slows the guessing); seven words of a list of 2,756 or more make 80 bits.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from livret.usecases.ports import Randomness
from livret.usecases.vault_errors import WeakPassphrase

NEEDED_BITS = 80
NEEDED_WORDS = 7

_WORD_BITS = 11.0
"""What a chosen word is worth: one of the 2,048 that come to mind."""
_WORD_LETTERS = 3
_DIGIT_BITS = math.log2(10)
_YEAR_BITS = 7.0
_MARK_BITS = 5.0
_REPEATED_BITS = 1.0
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "01234567890",
)
_WORD = re.compile(r"[^\W\d_]+")
_PIECES = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Strength:
    """What the meter shows.

    Attributes:
        bits: Doublings of the guesser's work, rounded down.
        words: Different words of three letters or more.
        enough: Whether a vault may be closed with it.
    """

    bits: int
    words: int
    enough: bool


def strength_of(passphrase: str) -> Strength:
    """Return how strong ``passphrase`` is."""
    text = unicodedata.normalize("NFC", passphrase).strip().casefold()
    pieces = _PIECES.findall(text)
    words = {p for p in pieces if p.isalpha() and len(p) >= _WORD_LETTERS}
    bits = int(min(_by_letters(passphrase), _by_pieces(pieces)))
    enough = bits >= NEEDED_BITS or len(words) >= NEEDED_WORDS
    return Strength(bits, len(words), enough)


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase that could be guessed.

    Raises:
        WeakPassphrase: Fewer than 80 bits and than seven words.
    """
    strength = strength_of(passphrase)
    if not strength.enough:
        raise WeakPassphrase(bits=strength.bits, needed=NEEDED_BITS)


def suggest(
    words: Sequence[str], randomness: Randomness, count: int = NEEDED_WORDS
) -> str:
    """Return ``count`` different words drawn evenly from ``words``."""
    left = list(words)
    return " ".join(left.pop(_draw(len(left), randomness)) for _ in range(count))


def as_listed(text: str) -> tuple[str, ...]:
    """Return the words that somebody typed, as the list writes them.

    Who hears « réciter » writes its accent, a telephone adds a capital, and a
    command prints points between words: none of it tells one word of the list
    from another.
    """
    letters = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return tuple(_WORD.findall(plain.replace("œ", "oe").replace("æ", "ae")))


def bits_of_suggestion(words: Sequence[str], count: int = NEEDED_WORDS) -> float:
    """Return the exact strength, in bits, of what ``suggest`` gives."""
    return math.log2(math.perm(len(words), count))


def _draw(below: int, randomness: Randomness) -> int:
    # Rejection keeps it even: a plain remainder would favour the first words.
    ceiling = (1 << 32) - (1 << 32) % below
    while True:
        drawn = int.from_bytes(randomness.take(4), "big")
        if drawn < ceiling:
            return drawn % below


def _by_letters(passphrase: str) -> float:
    text = "".join(passphrase.split())
    kinds = [
        (26, any(c.islower() for c in text)),
        (26, any(c.isupper() for c in text)),
        (10, any(c.isdigit() for c in text)),
        (32, any(not c.isalnum() for c in text)),
    ]
    alphabet = sum(size for size, present in kinds if present)
    return _surprising(text.casefold()) * math.log2(max(alphabet, 2))


def _surprising(text: str) -> int:
    """Count the letters that the ones before them do not foretell."""
    return sum(
        1
        for i, letter in enumerate(text)
        if i == 0 or not _follows(text[i - 1], letter)
    )


def _follows(before: str, letter: str) -> bool:
    pair = before + letter
    return before == letter or any(pair in row or pair in row[::-1] for row in _ROWS)


def _by_pieces(pieces: Sequence[str]) -> float:
    seen: set[str] = set()
    total = 0.0
    for piece in pieces:
        if piece.isspace():
            continue
        total += _REPEATED_BITS if piece in seen else _worth(piece)
        seen.add(piece)
    return total


def _worth(piece: str) -> float:
    surprising = _surprising(piece)
    if piece.isalpha():
        return min(surprising * math.log2(26), _word_worth(piece))
    if piece.isdigit():
        return _YEAR_BITS if _YEAR.fullmatch(piece) else surprising * _DIGIT_BITS
    return _MARK_BITS


def _word_worth(piece: str) -> float:
    # A run of letters longer than any common word is several words, or noise.
    return _WORD_BITS * math.ceil(len(piece) / 8)
