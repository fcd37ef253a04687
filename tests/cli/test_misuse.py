"""Words that make no command, files that are not there, bugs: one sentence each."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from livret import cli
from livret.cli.main import BUG, MISUSED, REFUSED, STOPPED
from livret.cli.output import Output
from livret.usecases.errors import OutputLost
from livret.words.translator import translator_for
from tests.cli.conftest import Door
from tests.usecases.desks import make_rooms

THIN = "\u202f"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_version(door: Door, language: str) -> None:
    answer = door("--language", language, "--version")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("livret ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--help"], "Sans commande, la fenêtre s’ouvre."),
        (["--language", "en", "--help"], "Without a command, the window opens."),
        (["--language=en", "--help"], "usage: livret"),
        (["people", "--language", "en", "--help"], "start of a name"),
        (["sign", "--help"], "à quelle place"),
        (["print", "--language", "en", "--help"], "langue du papier"),
    ],
)
def test_help_is_in_the_users_language(door: Door, words: list[str], said: str) -> None:
    answer = door(*words)
    assert (answer.code, answer.err) == (0, "")
    assert said in " ".join(answer.out.split())
    assert "show this help message" not in answer.out


@pytest.mark.parametrize("command", [["papers"], ["schema"]])
def test_the_same_words_go_to_every_command(door: Door, command: list[str]) -> None:
    # A program may name its vault everywhere: what opens none leaves it alone.
    alone = door(*command, "--json")
    named = door(*command, "--vault", "nulle-part", "--passphrase-file", "x", "--json")
    assert (named.code, named.err, named.out) == (0, "", alone.out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["peple"], f"«{THIN}peple{THIN}» n’est pas une commande{THIN}; peut-être"),
        (["zzz"], f"«{THIN}zzz{THIN}» n’est pas une commande)"),
        (["show"], f"il manque{THIN}: LIVRET"),
        (["show", "x", "--at", "12/03/2026"], f"--at{THIN}: il faut une date, comme"),
        (["show", "x", "--about", "20260312"], f"--about{THIN}: il faut une date"),
        (["show", "x", "--at"], f"--at{THIN}: il faut une valeur après"),
        (["people", "--colour"], f"Livret ne connaît pas{THIN}: --colour"),
        (["people", "--json=yes"], f"--json{THIN}: il ne faut pas de valeur ici"),
        (["vault"], f"il manque{THIN}: COMMANDE"),
        (["vault", "open"], f"«{THIN}open{THIN}» n’est pas une commande"),
        (["import"], f"il manque{THIN}: LOGICIEL"),
        (["vault", "create"], f"il manque{THIN}: DIR"),
        (["sign", "x.pdf"], f"il manque{THIN}: --as, qui signe, ou --close"),
        (["sign", "x", "--as", "social", "--way", "sms"], "n’est pas un des choix"),
        (["say", "x"], f"il manque{THIN}: --from"),
        (["--language", "de"], "n’est pas un des choix"),
        (["peo\u202eple"], "n’est pas une commande"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_no_command_is_said(door: Door, words: list[str], said: str) -> None:
    answer = door(*words)
    assert answer.code == MISUSED
    assert said in answer.sentence
    assert "Rien n’a été fait." in answer.sentence
    assert "\u202e" not in answer.sentence


def test_the_reason_is_in_english_too(door: Door, english: Any) -> None:
    english()
    answer = door("show", "x", "--at", "soon")
    assert answer.sentence == (
        "This command was not understood (--at: a date is needed, such as "
        "2026-03-12). Nothing was done. “livret --help” shows what is possible."
    )


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"LANG": "en_US.UTF-8"}, "The passphrase is missing."),
        ({"LANG": "en"}, "The passphrase is missing."),
        ({"LANG": "fr_FR", "LC_ALL": "en_GB"}, "The passphrase is missing."),
        ({"LANG": "de_DE.UTF-8"}, "Il manque la phrase de passe."),
        ({"LANG": "C"}, "Il manque la phrase de passe."),
    ],
)
def test_the_language_of_the_system(
    door: Door,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    sentence: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    answer = door("people")
    assert answer.code == MISUSED
    assert answer.sentence.startswith(sentence)


@pytest.mark.parametrize("content", ["", "\n", "\nphrase\n"])
def test_an_empty_passphrase_file(door: Door, content: str) -> None:
    path = door.write("empty", content)
    answer = door("people", "--vault", door.vault, "--passphrase-file", path)
    assert answer.code == MISUSED
    assert answer.sentence.startswith("La première ligne du fichier « ")
    assert "empty" in answer.sentence


@pytest.mark.parametrize(
    "words",
    [
        ["people", "--passphrase-file", "FILE"],
        ["say", "x", "--from", "FILE", "--passphrase-file", "PASS"],
        ["sign", "FILE", "--as", "social"],
        ["verify", "FILE"],
        ["verify", "PASS", "--roots", "FILE"],
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("missing", ["nowhere", ".", "a\0b"])
def test_a_file_that_cannot_be_read(door: Door, words: list[str], missing: str) -> None:
    names = {"FILE": str(door.folder / missing), "PASS": str(door.secret)}
    answer = door(*(names.get(word, word) for word in words))
    assert answer.code == MISUSED
    assert "n’a pas pu être lu" in answer.sentence


def test_a_passphrase_that_is_no_text(door: Door) -> None:
    path = door.write("bytes", b"\xff\xfe\x00")
    answer = door("people", "--passphrase-file", path)
    assert answer.code == MISUSED
    assert "n’a pas pu être lu" in answer.sentence


def test_a_passphrase_on_standard_input(
    desk: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + desk.secret.read_bytes()))
    monkeypatch.setattr(sys, "stdin", said)
    answer = desk("people", "--vault", desk.vault, "--passphrase-file", "-")
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize("words", [["demo", "--out"], ["blank", "--out"]])
def test_a_place_that_cannot_be_written(door: Door, words: list[str]) -> None:
    inside = door.write("file", "x") / "more"
    answer = door(*words, inside)
    assert answer.code == REFUSED
    assert "n’a pas pu être écrit" in answer.sentence


def test_a_livret_that_is_not_there(desk: Door) -> None:
    for words in (["show", "Personne"], ["journal", "0" * 32], ["copy-text", "zz"]):
        answer = desk.inside(*words, "--json")
        assert answer.code == REFUSED
        assert f"Personne ne correspond à «{THIN}{words[1]}{THIN}»" in answer.sentence


@pytest.mark.parametrize("nobody", ["", "  "])
def test_an_empty_name_is_no_search_for_everybody(desk: Door, nobody: str) -> None:
    for words in (["show", nobody], ["history", nobody], ["journal", nobody]):
        answer = desk.inside(*words, "--json")
        assert answer.code == REFUSED
        assert answer.json["error"]["code"] == "NobodyNamed"
        assert answer.sentence.startswith("Il manque de qui est le livret. ")


def test_a_name_of_several_people(desk: Door) -> None:
    desk.json("new", "Amina C.")
    answer = desk.inside("show", "amina")
    assert answer.code == REFUSED
    assert "correspond à 2 personnes" in answer.sentence


# --- what goes wrong inside --------------------------------------------------


def broken(door: Door, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """Run a command that meets an error which nobody expects."""
    rooms = make_rooms(door.clock, "bench")

    def fail() -> Any:
        raise error

    monkeypatch.setattr(rooms, "bench", fail)
    door.capture.readouterr()
    return cli.run(rooms)


def test_a_bug_gets_an_apology_without_anybodys_words(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert broken(door, monkeypatch, KeyError("Amina B.")) == BUG
    said = door.capture.readouterr()
    assert said.out == ""
    assert said.err.startswith("Livret a rencontré une erreur qu’il n’attendait pas.")
    assert "(KeyError, cli/upkeep.py:" in said.err
    assert "Amina" not in said.err
    assert "Traceback" not in said.err


def test_a_bug_may_be_looked_at(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVRET_DEBUG", "1")
    with pytest.raises(KeyError):
        broken(door, monkeypatch, KeyError("here"))


def test_stopping_is_no_bug(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    assert broken(door, monkeypatch, KeyboardInterrupt()) == STOPPED
    assert door.capture.readouterr().err.startswith("Arrêté.")


def test_a_window_that_cannot_open_is_no_traceback(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = make_rooms(door.clock)

    def fail(_words: Any) -> int:
        raise RuntimeError

    monkeypatch.setattr(rooms, "window", fail)
    assert cli.run(rooms) == BUG
    assert "RuntimeError" in door.capture.readouterr().err


@pytest.mark.parametrize("words", [[], ["--example"], ["--language", "en"]])
def test_without_a_command_the_window_opens(
    door: Door, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    rooms = make_rooms(door.clock, *words)
    monkeypatch.setattr(rooms, "window", lambda given: 40 + len(given))
    assert cli.run(rooms) == 40 + len(words)


def test_the_example_opens_the_window(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = make_rooms(door.clock, "example")
    monkeypatch.setattr(rooms, "window", lambda given: int(given == ["--example"]) * 7)
    assert cli.run(rooms) == 7


# --- what cannot be said -----------------------------------------------------


def test_a_terminal_without_the_letter_is_no_failure() -> None:
    raw = io.BytesIO()
    narrow = io.TextIOWrapper(raw, encoding="ascii")
    out = Output(translator_for("fr"), as_json=True, out=narrow, err=narrow)
    out.json({"called": "Zoë"})
    out.error("C’est écrit\udc80")
    narrow.flush()
    assert raw.getvalue() == b'{"called": "Zo\\xeb"}\nC\\u2019est \\xe9crit\\udc80\n'


class Full(io.TextIOWrapper):
    """A stream on a full disk."""

    def __init__(self, error: type[OSError]) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self.error = error

    def write(self, text: str) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("error", "expected"), [(OSError, OutputLost), (BrokenPipeError, BrokenPipeError)]
)
def test_an_answer_that_cannot_be_written(
    error: type[OSError], expected: type[Exception]
) -> None:
    out = Output(translator_for("fr"), as_json=False, out=Full(error))
    with pytest.raises(expected):
        out.line("x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said(door: Door) -> None:
    kept = os.dup(1)
    try:
        with door.capture.disabled(), Path("/dev/full").open("w") as full:
            said = io.StringIO()
            real_out, real_err = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = full, said
            try:
                code = cli.run(make_rooms(door.clock, "schema"))
            finally:
                sys.stdout, sys.stderr = real_out, real_err
    finally:
        os.dup2(kept, 1)
        os.close(kept)
    assert code == REFUSED
    assert said.getvalue().startswith("La réponse n’a pas pu être écrite")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["people", "--vault", "nowhere", "--passphrase-file", "-x"], 2, "BadCommand"),
        (["people", "--vault", "nowhere"], 2, "PassphraseMissing"),
        (["verify", "absent.pdf"], 2, "FileNotRead"),
        (["nothing"], 2, "BadCommand"),
    ],
)
def test_whoever_asks_for_json_gets_an_error_as_json(
    door: Door, words: list[str], code: int, said: str
) -> None:
    plain, answer = door(*words), door(*words, "--json")
    assert (plain.code, plain.out) == (code, "")
    assert (answer.code, answer.err) == (code, plain.err)
    assert answer.json == {
        "error": {"code": said, "sentence": plain.err.removesuffix("\n")}
    }


def test_a_refusal_is_json_too(desk: Door) -> None:
    answer = desk.inside("show", "personne", "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "NobodyFound"
    assert answer.json["error"]["sentence"] == answer.sentence


def test_what_helps_to_mend_stands_apart_from_the_sentence(door: Door) -> None:
    address = "postgresql://a@b.example/c?sslmode=prefer"
    answer = door("hub", "init", address, "--json")
    assert answer.code == REFUSED
    told = answer.json["error"]
    assert "sslmode=verify-full" in told["detail"]
    assert "sslmode" not in told["sentence"]
    assert answer.err == f"{told['sentence']} ({told['detail']})\n"
