"""What lies beside her copy, in the language she reads, and beneath it in French."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.usecases.person_copy import KEY_FILE, HerCopy
from livret.usecases.sending import Sent
from livret.words.aid import AID_LANGUAGES, LEFTWARDS, aid_for
from livret.words.her_copy import read_in, read_me
from livret.words.translator import translator_for

FRENCH = translator_for("fr")
DAY = dt.date(2026, 11, 22)
UNCHECKED = "Traduction non vérifiée."


def copy_of(*languages: str, missing: int = 0) -> HerCopy:
    withheld = (("not_here", missing),) if missing else ()
    return HerCopy(
        name="copie-2026-11-22",
        files={KEY_FILE: b""},
        sent=Sent(
            data=b"",
            to=("Amina",),
            sequence=1,
            whole=1,
            bare=0,
            withheld=withheld,
            files=0,
            purpose="",
            until=None,
        ),
        passphrase="",
        chosen=True,
        secret="",
        languages=languages,
    )


def halves(said: str) -> tuple[list[str], list[str]]:
    above, _, beneath = said.partition("————————\r\n")
    return above.split("\r\n"), beneath.strip().split("\r\n")


@pytest.mark.parametrize("missing", [0, 1, 2, 5, 12])
@pytest.mark.parametrize("language", AID_LANGUAGES)
def test_every_line_is_in_her_language_and_beneath_in_french(
    language: str, missing: int
) -> None:
    alone = read_me(FRENCH, copy_of(missing=missing), DAY).strip().split("\r\n")
    above, beneath = halves(
        read_me(FRENCH, copy_of(language, "fr", missing=missing), DAY)
    )
    assert beneath == alone
    assert above[1] == UNCHECKED
    told = [line for line in above[2:] if line]
    assert len(told) == len([line for line in alone if line])
    assert not set(told) & set(alone)
    assert aid_for(language).text("Traduction non vérifiée") in above[0]
    assert any("copie-2026-11-22.pdf" in line for line in told)


@pytest.mark.parametrize("language", sorted(LEFTWARDS))
def test_a_line_that_starts_with_a_file_still_reads_from_the_right(
    language: str,
) -> None:
    above, _ = halves(read_me(FRENCH, copy_of(language), DAY))
    lines = [line for line in above if line and line != UNCHECKED]
    assert all(line.startswith("\u200f") for line in lines)


def test_english_needs_no_checking_and_french_is_told_once() -> None:
    above, beneath = halves(read_me(FRENCH, copy_of("en"), DAY))
    assert above[0] == "Your copy, made on 22 November 2026."
    assert beneath[0].startswith("Votre copie")
    assert "————" not in read_me(FRENCH, copy_of("fr"), DAY)


@pytest.mark.parametrize(
    ("languages", "found"),
    [
        ((), "fr"),
        (("fr",), "fr"),
        (("ku", "so"), "fr"),
        (("ku", "ar"), "ar"),
        (("fr", "ti"), "ti"),
        (("fa",), "prs"),
        (("uk", "ru"), "uk"),
        (("ff", "en"), "en"),
    ],
)
def test_the_first_of_her_languages_that_livret_speaks(
    languages: tuple[str, ...], found: str
) -> None:
    assert read_in(languages, FRENCH).language == found
