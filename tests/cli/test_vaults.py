"""``livret vault``: create, try, recover; and every other way in that is closed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Answer, Door
from tests.usecases.desks import PASSPHRASE

NEW = "autre phrase de passe tirée tout à fait au hasard"


def try_(door: Door, phrase: str) -> int:
    path = door.write("tried", phrase)
    return door("vault", "unlock-test", door.vault, "--passphrase-file", path).code


def test_a_vault_is_made_and_opens(door: Door) -> None:
    answer = door.create("--organisation", "Le Relais d’exemple", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["owner"] == "Claire M."
    assert answer.json["vault"] == str(door.vault)
    assert try_(door, PASSPHRASE) == 0
    tried = door(
        *("vault", "unlock-test", door.vault, "--json"),
        *("--passphrase-file", door.secret),
    )
    assert tried.json == {"opens": True, "owner": "Claire M."}


@pytest.mark.parametrize("side", ["social", "emploi"])
def test_a_name_may_come_later(door: Door, side: str) -> None:
    words = ("vault", "create", door.vault, "--passphrase-file", door.secret)
    answer = door(*words, "--side", side, "--json")
    assert answer.json["owner"] == f"Service {side}"


def test_the_recovery_sheet_is_written_beside(door: Door) -> None:
    sheet = door.folder / "out" / "sheet.pdf"
    answer = door.create("--recovery-out", sheet)
    assert answer.code == 0
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert sheet.stat().st_mode & 0o777 == 0o600
    assert "Code de secours" in answer.out


def test_without_a_place_for_the_sheet_no_vault_is_made(door: Door) -> None:
    answer = door.create("--recovery-out", door.write("file", "x") / "sheet.pdf")
    assert answer.code == REFUSED
    assert "n’a pas pu être écrit" in answer.sentence
    assert not door.vault.exists()


def test_the_printed_code_sets_a_new_passphrase(door: Door) -> None:
    code = door.create("--json").json["recovery_code"]
    given = ("--code-file", door.write("code", code + "\n"))
    words = ("vault", "recover", door.vault, *given)
    answer = door(*words, "--passphrase-file", door.write("new", NEW), "--json")
    assert answer.json == {"recovered": True}
    assert try_(door, NEW) == 0
    assert try_(door, PASSPHRASE) == REFUSED


@pytest.mark.parametrize(
    ("code", "phrase", "sentence"),
    [
        ("ABCD", NEW, "code"),
        ("{typo}", NEW, "code"),
        ("\n", NEW, "code de secours"),
        ("{code}", "court", "pourrait être devinée"),
    ],
)
def test_a_recovery_that_is_refused_changes_nothing(
    door: Door, code: str, phrase: str, sentence: str
) -> None:
    right = door.create("--json").json["recovery_code"]
    last = "A" if right[-1] != "A" else "B"
    told = code.format(code=right, typo=right[:-1] + last)
    answer = door(
        *("vault", "recover", door.vault),
        *("--code-file", door.write("code", told)),
        *("--passphrase-file", door.write("new", phrase)),
    )
    assert answer.code == REFUSED
    assert sentence in answer.sentence
    assert try_(door, PASSPHRASE) == 0


def test_a_wrong_passphrase(desk: Door) -> None:
    path = desk.write("wrong", "pas la bonne phrase")
    for words in (
        ("vault", "unlock-test", desk.vault),
        ("people", "--vault", desk.vault),
        ("verify", desk.secret, "--vault", desk.vault),
    ):
        answer = desk(*words, "--passphrase-file", path, "--json")
        assert answer.code == REFUSED
        assert "phrase de passe" in answer.sentence


def test_a_folder_that_is_no_vault(door: Door) -> None:
    for name in ("nowhere", "."):
        path = door.folder / name
        answer = door("people", "--vault", path, "--passphrase-file", door.secret)
        assert answer.code == REFUSED
        assert answer.sentence


def test_the_usual_vault_is_opened_when_none_is_named(door: Door) -> None:
    answer = door("people", "--passphrase-file", door.secret)
    assert answer.code == REFUSED
    assert "coffre" in answer.sentence


def test_a_weak_passphrase_makes_nothing(door: Door) -> None:
    weak = door.write("weak", "azerty123")
    answer = door("vault", "create", door.vault, "--passphrase-file", weak)
    assert answer.code == REFUSED
    assert "pourrait être devinée" in answer.sentence
    assert not door.vault.exists()


def test_a_vault_is_not_made_over_another(desk: Door) -> None:
    before = (desk.vault / "keys.json").read_bytes()
    assert desk.create().code == REFUSED
    assert (desk.vault / "keys.json").read_bytes() == before


@pytest.mark.parametrize("name", ["Cl\u202eaire", "x" * 300, "a\u200bb"])
def test_a_name_that_deceives_makes_nothing(door: Door, name: str) -> None:
    answer = door.create("--name", name)
    assert answer.code == REFUSED
    assert "name" in answer.sentence
    assert not door.vault.exists()


def test_a_command_without_its_passphrase(desk: Door) -> None:
    answer = desk("people", "--vault", desk.vault)
    assert answer.code == MISUSED
    assert "--passphrase-file" in answer.sentence


def test_a_vault_that_is_open_elsewhere(desk: Door) -> None:
    from tests.usecases.desks import make_rooms

    rooms = make_rooms(desk.clock)
    with rooms.vaults.open(desk.vault, PASSPHRASE):
        answer = desk.inside("people")
    assert answer.code == REFUSED
    assert answer.sentence
    assert desk.inside("people").code == 0


# --- going back to a backup ----------------------------------------------------


def _restore(door: Door, backup: Path, *words: object) -> Answer:
    return door(
        *("vault", "restore", door.vault, "--from", backup),
        *("--passphrase-file", door.secret, *words),
    )


def test_a_damaged_vault_goes_back_to_its_backup(desk: Door) -> None:
    backup = Path(desk.json("backup")["backup"])
    desk.say("Amina", {"kind": "aim_said", "words": "Un travail en cuisine."})
    (found,) = desk("vault", "backups", desk.vault, "--json").json["backups"]
    assert (found["folder"], found["sort"]) == (str(backup), "day")
    assert found["bytes"] == (backup / "vault.db").stat().st_size
    assert dt.datetime.fromisoformat(found["made_at"]).tzinfo is not None
    (desk.vault / "vault.db").write_bytes(b"spoiled")
    assert desk.inside("people").code == REFUSED
    answer = _restore(desk, backup, "--json")
    assert (answer.code, answer.err) == (0, "")
    told = answer.json
    assert (told["livrets"], told["later"]) == (1, 1)
    assert told["notices"] == ["restored"]
    assert [one["called"] for one in desk.json("people")["people"]] == ["Amina B."]
    assert desk.json("doctor")["sound"]
    journal = desk.json("journal", "Amina")["journal"]
    assert "restored" in [entry["what"] for entry in journal]


def test_a_vault_whose_keys_alone_are_gone_loses_nothing(desk: Door) -> None:
    backup = Path(desk.json("backup")["backup"])
    desk.json("new", "Olena T.")
    (desk.vault / "keys.json").write_bytes(b"{}")
    told = _restore(desk, backup, "--json").json
    assert (told["keys_alone"], told["later"], told["notices"]) == (True, 0, [])
    assert len(desk.json("people")["people"]) == 2
    (desk.vault / "keys.json").unlink()
    assert "seules ses clés" in _restore(desk, backup).out


def test_going_back_says_so_in_words(desk: Door) -> None:
    backup = Path(desk.json("backup")["backup"])
    answer = _restore(desk, backup)
    assert answer.code == 0
    assert "12 mars 2026" in answer.out
    assert "gardé à part" in answer.out


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ("vault.db", "abîmée"),
        ("keys.json", "abîmée"),
        ("phrase", "jour de la copie"),
        ("folder", "n’est pas une copie"),
    ],
)
def test_a_backup_that_is_refused_changes_nothing(
    desk: Door, spoil: str, sentence: str
) -> None:
    backup = Path(desk.json("backup")["backup"])
    if spoil == "phrase":
        path = desk.write("other", NEW)
        answer = desk(
            *("vault", "restore", desk.vault, "--from", backup),
            *("--passphrase-file", path),
        )
    else:
        if spoil == "folder":
            backup = desk.folder
        else:
            (backup / spoil).write_bytes(b"spoiled")
        answer = _restore(desk, backup)
    assert answer.code == REFUSED
    assert sentence in answer.sentence
    assert desk.inside("people").code == 0


def test_a_folder_without_backups(door: Door) -> None:
    answer = door("vault", "backups", door.folder)
    assert answer.code == 0
    assert "pas de copie" in answer.out
