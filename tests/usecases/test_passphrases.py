"""The meter never flatters, and what is suggested is strong."""

from __future__ import annotations

import os

import pytest

from livret.usecases.passphrases import (
    NEEDED_BITS,
    as_listed,
    bits_of_suggestion,
    require_strong,
    strength_of,
    suggest,
)
from livret.usecases.vault_errors import WeakPassphrase
from livret.words.paths import resource

WORDS = (resource("words") / "fr-passphrase.txt").read_text("ascii").split()


class SystemRandomness:
    def take(self, count: int) -> bytes:
        return os.urandom(count)


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        " ",
        "azerty",
        "azertyuiopqsdfghjklmwxcvbn",
        "123456789012345678901234567890",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "motdepasse",
        "MotDePasse2026!",
        "Marseille13!",
        "le le le le le le le le le le le le",
        "oui oui oui oui oui oui oui oui",
        "un deux trois quatre cinq",
        "a b c d e f g h i j k l m n o p",
        "Abcdefghijklmnopqrstuvwxyz0123456789",
    ],
)
def test_weak_passphrases_are_refused(passphrase: str) -> None:
    strength = strength_of(passphrase)
    assert not strength.enough
    assert strength.bits < NEEDED_BITS
    with pytest.raises(WeakPassphrase) as refused:
        require_strong(passphrase)
    assert refused.value.facts == {"bits": strength.bits, "needed": NEEDED_BITS}
    assert passphrase.strip() == "" or passphrase not in str(refused.value)


@pytest.mark.parametrize(
    "passphrase",
    [
        "girafe tonneau vélo brume carton lampe soupe",
        "girafe-tonneau-vélo-brume-carton-lampe-soupe",
        "k7#Qv!z2Lp&9wXr$Tn4m",
        "4b9c-7e21-d0fa-83b6-51ce-9a07",
    ],
)
def test_strong_passphrases_are_taken(passphrase: str) -> None:
    require_strong(passphrase)
    assert strength_of(passphrase).enough


def test_a_longer_passphrase_is_never_weaker() -> None:
    text = "girafe7 Tonneau, vélo 1998 !! brume"
    bits = [strength_of(text[:i]).bits for i in range(len(text) + 1)]
    falls = [i for i in range(1, len(bits)) if bits[i] < bits[i - 1] - 7]
    assert bits[0] == 0
    assert falls == []


def test_words_count_once_and_whatever_separates_them() -> None:
    assert strength_of("Lampe lampe LAMPE").words == 1
    assert strength_of("lampe_soupe-vélo2brume").words == 4


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("Réciter · Œuvre", ("reciter", "oeuvre")),
        ("re\u0301citer,OEUVRE\n", ("reciter", "oeuvre")),
        (" 1. Noël\u00a0; 2. garçon ", ("noel", "garcon")),
        ("…", ()),
    ],
)
def test_words_are_read_as_the_list_writes_them(
    typed: str, listed: tuple[str, ...]
) -> None:
    assert as_listed(typed) == listed


def test_the_list_is_plain_and_long_enough() -> None:
    assert sorted(set(WORDS)) == WORDS
    assert all(w.isascii() and w.isalpha() and w.islower() for w in WORDS)
    assert all(4 <= len(word) <= 10 for word in WORDS)
    assert bits_of_suggestion(WORDS) > NEEDED_BITS


def test_suggestions_are_strong_and_different() -> None:
    made = {suggest(WORDS, SystemRandomness()) for _ in range(50)}
    assert len(made) == 50
    for passphrase in made:
        assert len(set(passphrase.split())) == 7
        assert set(passphrase.split()) <= set(WORDS)
        require_strong(passphrase)


def test_each_word_is_as_likely_as_another() -> None:
    class Counting:
        def __init__(self) -> None:
            self.next = 0

        def take(self, count: int) -> bytes:
            self.next += 1
            return (self.next * 2654435761 % (1 << 32)).to_bytes(count, "big")

    words = ["un", "deux", "trois"]
    counting = Counting()
    drawn = [suggest(words, counting, count=1) for _ in range(3000)]
    assert all(900 < drawn.count(word) < 1100 for word in words)


def test_a_draw_beyond_the_even_range_is_drawn_again() -> None:
    class Given:
        def __init__(self, *values: int) -> None:
            self.values = list(values)

        def take(self, count: int) -> bytes:
            return self.values.pop(0).to_bytes(count, "big")

    given = Given((1 << 32) - 1, 1)
    assert suggest(["un", "deux", "trois"], given, count=1) == "deux"
    assert given.values == []
