"""Errors said: facts on one line, codes in words, bugs without anybody's words."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from livret.domain.errors import InvalidField, LivretError
from livret.usecases.errors import FileNotRead, NobodyFound, SeveralPeople
from livret.usecases.hub_errors import (
    BadHubAddress,
    HubBusy,
    HubFull,
    HubInClear,
    HubNotMade,
    HubOtherVersion,
    HubUnreachable,
)
from livret.words import sentences
from livret.words.errors import (
    bug_report,
    error_detail,
    error_sentence,
    finding_at_command,
    finding_sentence,
    not_carried_sentence,
    problem_words,
    reason_sentence,
)
from livret.words.sentences.cli import COMMANDS
from livret.words.sentences.fields import CODES
from livret.words.sentences.vault_findings import BY_COMMAND, FINDINGS
from livret.words.translator import Translator, translator_for

FR, EN = translator_for("fr"), translator_for("en")
THIN = "\u202f"
ONLY_AT_COMMANDS = {"NoScreen", "UnknownKind", "UnknownPaper"}
"""No window says these: there is none, or it offers what exists."""


def test_a_sentence_says_what_where_and_what_to_do() -> None:
    error = InvalidField(path="contributions[2].level", problem="choice")
    assert error_sentence(FR, error) == (
        f"Ce qui est écrit à «{THIN}contributions[2].level{THIN}» ne peut pas être "
        f"gardé{THIN}: ce n’est pas une des réponses possibles. Rien n’a été "
        "enregistré. Corrigez cet endroit, puis recommencez."
    )
    assert error_sentence(EN, error).startswith(
        "What is written at “contributions[2].level” cannot be kept: "
    )
    assert problem_words(FR, error) == "ce n’est pas une des réponses possibles"


CODED = [
    (error, name, code)
    for error, tables in CODES.items()
    for name, table in tables.items()
    for code in table
]


@pytest.mark.parametrize(("name", "fact", "code"), CODED)
def test_each_code_has_words_in_both_languages(name: str, fact: str, code: str) -> None:
    made = type(name, (LivretError,), {})(**{fact: code, "path": "x"})
    words = CODES[name][fact][code]
    assert words in error_sentence(FR, made) + error_detail(FR, made)
    assert EN.text(words) != words
    assert EN.text(words) in error_sentence(EN, made) + error_detail(EN, made)


@pytest.mark.parametrize(
    ("error", "detail"),
    [
        (HubFull(place="relais.example", reason="53100"), "53100"),
        (HubBusy(place="relais.example", reason="40001"), "40001"),
        (HubUnreachable(place="relais.example", reason="57P01"), "57P01"),
        (HubInClear(place="relais.example"), "sslmode=verify-full"),
        (BadHubAddress(reason="scheme"), "postgresql://"),
        (HubNotMade(place="relais.example"), "livret hub init"),
        (HubOtherVersion(place="relais.example", found="9", known="2"), "hub init"),
    ],
)
def test_what_only_a_server_says_is_a_detail_and_no_part_of_the_sentence(
    error: LivretError, detail: str
) -> None:
    for tr in (FR, EN):
        assert detail not in error_sentence(tr, error)
        assert detail in error_detail(tr, error)
    assert error_detail(FR, error) != error_detail(EN, error)


@pytest.mark.parametrize("tr", [FR, EN], ids=["fr", "en"])
def test_no_sentence_that_a_window_may_say_names_a_command(tr: Translator) -> None:
    """What to do in the window; the command stands beside, at the command line."""
    typed = re.compile(r"[«“]\s?livret [a-z]|--[a-z]")
    for room in pkgutil.iter_modules(sentences.__path__, sentences.__name__ + "."):
        if room.name.endswith(".cli"):
            continue
        told = getattr(importlib.import_module(room.name), "SENTENCES", {})
        found = [code for code, said in told.items() if typed.search(tr.text(said))]
        assert set(found) <= ONLY_AT_COMMANDS, room.name


@pytest.mark.parametrize("code", COMMANDS)
def test_the_command_line_still_says_which_command_goes_on(code: str) -> None:
    error = type(code, (LivretError,), {})()
    assert error_detail(FR, error) == COMMANDS[code]
    assert error_detail(EN, error) != COMMANDS[code]
    assert COMMANDS[code] not in error_sentence(FR, error)


def test_most_errors_have_no_detail() -> None:
    assert error_detail(FR, NobodyFound(wanted="Zoé")) == ""
    assert error_detail(FR, ValueError("53100")) == ""
    assert error_detail(FR, HubFull(place="relais.example")) == ""


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ("a\nb\r\nc\u2028d", "a b c d"),
        ("\x1b[31mrouge", "�[31mrouge"),
        ("\u202egro", "�gro"),
        ("{count} {0} %s", "{count} {0} %s"),
        ("x" * 500, "x" * 200 + "…"),
        ("<b>", "<b>"),
    ],
)
def test_what_was_typed_is_shown_harmless_and_on_one_line(
    wanted: str, shown: str
) -> None:
    said = error_sentence(FR, NobodyFound(wanted=wanted))
    assert said.startswith(f"Personne ne correspond à «{THIN}{shown}{THIN}» ici.")
    assert "\n" not in said


def test_a_forgotten_fact_is_a_question_mark() -> None:
    assert f"«{THIN}?{THIN}»" in error_sentence(FR, FileNotRead())
    assert "correspond à 3 personnes" in error_sentence(
        FR, SeveralPeople(wanted="a", count=3)
    )


class Unheard(LivretError):
    """An error that nobody gave a sentence."""


@pytest.mark.parametrize(
    "error", [KeyError("Amina"), ValueError("Amina"), Unheard(who="Amina"), OSError()]
)
def test_a_bug_gets_an_apology(error: Exception) -> None:
    assert error_sentence(FR, error).startswith("Livret a rencontré une erreur")
    assert "Amina" not in error_sentence(FR, error)
    assert "Livret" in error_sentence(EN, error)
    assert error_sentence(EN, error) != error_sentence(FR, error)


def test_a_report_tells_where_and_nothing_else() -> None:
    assert bug_report(KeyError("Amina B.")) == "KeyError"
    with pytest.raises(KeyError) as caught:
        FR.text("{amina}", name="Amina B.")
    said = bug_report(caught.value)
    assert re.fullmatch(r"KeyError, words/filling\.py:\d+", said)


def test_findings_and_reasons_have_words() -> None:
    assert "Marc" in reason_sentence(FR, "unsigned", {"name": "Marc"})
    assert "Marc" in reason_sentence(EN, "unsigned", {"name": "Marc"})


def test_a_finding_names_no_part_and_no_error_of_the_code() -> None:
    facts = {"part": "read_models", "reason": "DamagedVault"}
    told = finding_sentence(FR, "part_unreadable", facts)
    assert "la liste des personnes et la recherche" in told
    assert "DamagedVault" not in told
    assert "the list of people" in finding_sentence(EN, "part_unreadable", facts)


@pytest.mark.parametrize("code", ["content_changed", "changed_after", "unknown_root"])
def test_who_refused_or_was_away_is_not_told_to_have_signed(code: str) -> None:
    told = reason_sentence(FR, code, {"name": "Marc D."})
    assert "la place de Marc D. est" in told.lower().replace("marc d.", "Marc D.")
    assert "signature" not in told
    assert "signature" not in reason_sentence(EN, code, {"name": "Marc D."})


def test_a_reason_names_no_field_of_the_file() -> None:
    told = reason_sentence(FR, "content_changed", {"name": "Cloture"})
    assert (
        told == "Le contenu a été modifié depuis que la place de la fermeture est"
        " remplie."
    )
    assert "Cloture" not in reason_sentence(EN, "changed_after", {"name": "Cloture"})
    for said in (
        finding_sentence(FR, "of_tomorrow", {}),
        not_carried_sentence(FR, "of_tomorrow", {}),
        reason_sentence(FR, "of_tomorrow", {}),
    ):
        assert said.endswith("(of_tomorrow).")


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_what_the_window_tells_of_a_vault_names_no_command(code: str) -> None:
    told = finding_sentence(FR, code, {})
    assert "«\u202flivret " not in told
    by_command = finding_at_command(FR, code, {})
    assert ("«\u202flivret " in by_command) is (code in BY_COMMAND)
