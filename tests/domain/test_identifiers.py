"""No number of social security is let in, and almost nothing else is kept out.

Every number here is made up while the test runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest

from livret.domain.identifiers import has_social_security_number

SEPARATORS = ("", " ", ".", "-", "\u00a0", "\u202f")
DEPARTMENTS = [f"{n:02d}" for n in range(1, 96)] + ["2A", "2B", "97", "98", "99"]


class Chance:
    """Choices that look random and are the same in every run."""

    def __init__(self, seed: int) -> None:
        self.data = hashlib.shake_256(b"%d" % seed).digest(1 << 23)
        self.at = 0

    def randrange(self, least: int, most: int = 0) -> int:
        """A number from ``least`` up to ``most``, or below ``least``."""
        start, end = (least, most) if most else (0, least)
        self.at = (self.at + 2) % (len(self.data) - 2)
        drawn = int.from_bytes(self.data[self.at : self.at + 2], "big")
        return start + drawn % (end - start)

    def choice(self, choices: Sequence[str]) -> str:
        """One of them."""
        return choices[self.randrange(len(choices))]


def key(body: str) -> int:
    """97 minus the rest of the number modulo 97; Corsica counts as 19 and 18."""
    return 97 - int(body.replace("2A", "19").replace("2B", "18")) % 97


def groups(chance: Chance, department: str = "") -> list[str]:
    """The parts of an invented number, without its key."""
    months = [*range(1, 13), *range(20, 43), *range(50, 100)]
    return [
        chance.choice("123478"),
        f"{chance.randrange(100):02d}",
        f"{months[chance.randrange(len(months))]:02d}",
        department or chance.choice(DEPARTMENTS),
        f"{chance.randrange(1, 991):03d}",
        f"{chance.randrange(1, 1000):03d}",
    ]


def test_a_thousand_invented_numbers_are_all_seen() -> None:
    chance = Chance(1)
    for count in range(1000):
        parts = groups(chance, ("", "", "2A", "2B")[count % 4])
        if count % 3:
            parts.append(f"{key(''.join(parts)):02d}")
        text = chance.choice(SEPARATORS).join(parts)
        if count % 5 == 0:
            text = text.lower()
        for said in (text, f"n° {text}.", f"NIR:{text}, merci", f"({text})"):
            assert has_social_security_number(said), said


def test_a_wrong_key_set_apart_does_not_hide_the_number() -> None:
    parts = groups(Chance(2))
    wrong = (key("".join(parts)) + 1) % 100
    assert has_social_security_number("".join(parts) + f" {wrong:02d} rue Haute")


def test_fifteen_digits_in_a_row_count_by_their_key() -> None:
    parts = groups(Chance(3), "69")
    wrong = (key("".join(parts)) + 1) % 100
    assert not has_social_security_number("".join(parts) + f"{wrong:02d}")


def luhn(digits: str) -> str:
    """A number with its Luhn digit, as SIRET numbers have."""
    total = 0
    for index, char in enumerate(reversed(digits)):
        value = int(char) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


def ordinary(chance: Chance) -> str:
    """A phone number, date, amount, SIRET or IBAN, as people write them."""

    def digits(count: int) -> str:
        return "".join(chance.choice("0123456789") for _ in range(count))

    sep = chance.choice(("", " ", ".", "-", "\u202f"))
    what = chance.randrange(8)
    if what == 0:
        pairs = [f"0{chance.randrange(1, 10)}", *(digits(2) for _ in range(4))]
        return sep.join(pairs)
    if what == 1:
        one = sep.join(["+33", chance.choice("67"), *(digits(2) for _ in range(4))])
        return f"{one} / {sep.join(['06', *(digits(2) for _ in range(4))])}"
    if what == 2:
        day = f"{chance.randrange(1, 29):02d}/{chance.randrange(1, 13):02d}"
        return (
            f"{day}/{chance.randrange(1940, 2030)} à {chance.randrange(24)}h{digits(2)}"
        )
    if what == 3:
        day = f"{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
        start = f"{chance.randrange(1940, 2030)}-{day}"
        return f"du {start} au {chance.randrange(2020, 2030)}-{day}, {digits(3)} €"
    if what == 4:
        return f"{digits(1)}\u202f{digits(3)}\u202f{digits(3)},{digits(2)} €"
    if what == 5:
        siren = luhn(digits(8))
        siret = luhn(siren + "0" + digits(3))
        grouped = " ".join([siret[:3], siret[3:6], siret[6:9], siret[9:]])
        return f"SIRET {chance.choice((siret, grouped))}"
    iban = f"FR{digits(2)}{digits(5)}{digits(5)}{digits(11)}{digits(2)}"
    if what == 6:
        return iban
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))


def test_fewer_than_one_ordinary_number_in_a_thousand_is_mistaken_for_one() -> None:
    chance = Chance(4)
    mistaken = [
        text
        for text in (ordinary(chance) for _ in range(100_000))
        if has_social_security_number(text)
    ]
    assert len(mistaken) < 100, mistaken[:10]


@pytest.mark.parametrize(
    "parts",
    [
        (),
        ("douze",),
        ("06", "12", "34", "56", "78"),
        ("1", "85", "05", "78", "006", "08"),
        ("0", "85", "05", "78", "006", "084"),
        ("5", "85", "05", "78", "006", "084"),
        ("1", "85", "13", "78", "006", "084"),
        ("1", "85", "00", "78", "006", "084"),
        ("1", "85", "45", "78", "006", "084"),
        ("1", "85", "05", "78", "000", "084"),
        ("1", "85", "05", "78", "006", "000"),
        ("1", "85", "05", "00", "006", "084"),
        ("a1", "85", "05", "78", "006", "084"),
        ("1", "85", "05", "78", "006", "084", "1"),
    ],
)
def test_what_only_looks_like_one_is_let_through(parts: tuple[str, ...]) -> None:
    assert not has_social_security_number("".join(parts))


def test_a_long_row_of_digits_is_looked_through_once() -> None:
    assert not has_social_security_number("1" * 1_000_000)


def test_text_with_few_digits_is_told_at_once_and_rightly() -> None:
    number = "".join(groups(Chance(5), "2A"))
    assert sum(char.isdigit() for char in number) == 12
    assert has_social_security_number("né en mars : " + number)
    assert not has_social_security_number("né en mars : " + number[:-1])
    # Digits of other scripts are no part of such a number.
    assert not has_social_security_number("\u0660" * 40)
