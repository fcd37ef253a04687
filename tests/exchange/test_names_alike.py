"""A card whose name reads as that of somebody known is told as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.domain.names_alike import as_read, look_alike, mixes_alphabets
from livret.usecases.cards import TrustCard, look_at_card, own_card_file, trust_card
from livret.words.card_seen import seen_lines
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks
from tests.usecases.desks import make_vault

ALIKE = {
    "a space that does not break": "Marc\u00a0D.",
    "two spaces": "Marc  D.",
    "a space before": " Marc D.",
    "a joiner": "Ma\u200drc D.",
    "a mark that shows nothing": "Marc D.\u034f",
    "a variation": "Marc D.\ufe0f",
    "wide letters": "\uff2darc D.",
    "a blank of Braille": "Marc\u2800D.",
    "capitals": "MARC D.",
    "one letter of Cyrillic": "M\u0430rc D.",
    "all of Cyrillic that can be": "\u041c\u0430r\u0441 D.",
    "a Greek capital": "\u039carc D.",
    "capitals of Lisu, whole words": "\ua4df\ua4ee\ua4e3\ua4da \ua4d3.",
    "an r and an n for an m": "rnarc D.",
}


@pytest.mark.parametrize("name", ALIKE.values(), ids=ALIKE)
def test_a_name_that_reads_the_same_is_told(
    desks: Desks, tmp_path: Path, name: str
) -> None:
    sharing = desks.sharing("claire")
    known = trust_card(sharing, TrustCard(data=desks.card("marc"))).value
    with make_vault(tmp_path / "autre", desks.clock, name=name, side="emploi") as other:
        seen = look_at_card(sharing, own_card_file(other.sharing))
    assert seen.namesakes == (known,)
    told = " ".join(seen_lines(translator_for("fr"), seen))
    assert "Une autre carte au même nom est acceptée ici" in told


@pytest.mark.parametrize("name", ["Marc D", "Mark D.", "Mârc D.", "Marc-D."])
def test_another_name_is_another(name: str) -> None:
    assert as_read(name) != as_read("Marc D.")
    assert not look_alike(name, "Marc D.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Claire", "C1aire"),
        ("Claire", "CIaire"),
        ("Claire", "\u0421laire"),
        ("CLAIRE", "\u0421L\u0410\u0406R\u0415"),
        ("Hélène", "\u041d\u0435\u0301l\u0435\u0300ne"),
        ("Bernard", "Bemard"),
        ("Loïc", "L\u03bf\u0457c"),
    ],
)
def test_names_that_look_alike(one: str, other: str) -> None:
    assert look_alike(one, other)


@pytest.mark.parametrize(
    "name",
    [
        "\u041e\u043b\u0435\u043d\u0430 Kovalenko",
        "\u0395\u03bb\u03ad\u03bd\u03b7",
        "N\u02bbdiaye",
        "M\u1d50\u1d49 Marc D.",
        "\u9234\u6728\u3055\u304f\u3089",
        "D’Almeida-Öztürk",
        "Σωτήρης",
    ],
)
def test_a_name_in_its_own_alphabet_mixes_none(name: str) -> None:
    assert not mixes_alphabets(name)


def test_a_word_of_two_alphabets_is_told_even_of_nobody_known(
    desks: Desks, tmp_path: Path
) -> None:
    sharing = desks.sharing("claire")
    name = "N\u0430dia L."
    with make_vault(tmp_path / "autre", desks.clock, name=name, side="emploi") as other:
        seen = look_at_card(sharing, own_card_file(other.sharing))
        assert seen.namesakes == ()
        (told,) = seen_lines(translator_for("fr"), seen)
        assert "plusieurs alphabets" in told
        trust_card(sharing, TrustCard(data=own_card_file(other.sharing)))
        seen = look_at_card(sharing, own_card_file(other.sharing))
    assert "alphabets" not in " ".join(seen_lines(translator_for("fr"), seen))
