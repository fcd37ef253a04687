"""Slips at the doors of sharing: each is said in its own words, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret import bootstrap
from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Door
from tests.exchange.test_person_copy import QuickKeys


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Her keys without the seconds of scrypt."""
    monkeypatch.setattr(bootstrap.Rooms, "person_keys", QuickKeys())


@pytest.fixture
def stick(desk: Door) -> Path:
    """Her copy, made with her own phrase."""
    phrase = desk.write("sa-phrase", "cheval tournesol guitare brouette\n")
    made = desk.folder / "cle-usb"
    desk.json("copy", "amina", "--out", made, "--her-passphrase-file", phrase)
    return made


def hers(desk: Door, stick: Path) -> tuple[object, ...]:
    file = stick / "copie-2026-03-12.livret"
    return ("open-copy", file, "--her-passphrase-file", desk.folder / "sa-phrase")


def test_a_phrase_that_is_not_hers_speaks_of_her_key(desk: Door, stick: Path) -> None:
    wrong = desk.write("autre", "burin ecraser faveur timide\n")
    file = stick / "copie-2026-03-12.livret"
    for refused in (
        desk("open-copy", file, "--her-passphrase-file", wrong),
        desk.inside("copy", "amina", "--out", stick, "--her-passphrase-file", wrong),
    ):
        assert refused.code == REFUSED
        assert "n’ouvre pas sa clé" in refused.sentence
        assert "coffre" not in refused.sentence


def test_a_file_that_her_key_does_not_open(desk: Door, stick: Path) -> None:
    old = stick / "copie-2026-03-12.livret"
    file = old.rename(stick / "avant.livret")
    phrase = desk.folder / "sa-phrase"
    make = ("copy", "amina", "--out", stick, "--her-passphrase-file", phrase)
    desk.json(*make, "--renew")
    refused = desk("open-copy", file, "--her-passphrase-file", phrase)
    assert refused.code == REFUSED
    assert "fermée pour une autre de ses feuilles" in refused.sentence


def test_what_she_says_goes_on_the_stick_that_is_there(desk: Door, stick: Path) -> None:
    said = desk.write("dit", {"contributions": [{"kind": "aim_said", "words": "non"}]})
    told = desk(*hers(desk, stick), "--say", said, "--out", stick, "--json")
    assert (told.code, len(told.json["files"])) == (0, 2)


def test_what_she_says_is_never_said_for_nothing(desk: Door, stick: Path) -> None:
    said = desk.write("dit", {"contributions": [{"kind": "aim_said", "words": "non"}]})
    refused = desk(*hers(desk, stick), "--say", said)
    assert refused.code == MISUSED
    assert "--out" in refused.sentence


def test_a_place_for_her_words_that_is_a_file(desk: Door, stick: Path) -> None:
    said = desk.write("dit", {"contributions": [{"kind": "aim_said", "words": "non"}]})
    refused = desk(*hers(desk, stick), "--say", said, "--out", said)
    assert "n’a pas pu être écrit" in refused.sentence


def test_one_card_alone_sends_nothing_to_itself(desk: Door) -> None:
    mine = desk.folder / "claire.carte"
    desk.json("card", "--out", mine)
    refused = desk.inside("card", "trust", mine)
    assert refused.code == REFUSED
    assert "C’est votre propre carte" in refused.sentence
    assert desk.json("card", "list")["cards"] == []


def test_a_card_that_nobody_accepted_is_called_by_its_name(desk: Door) -> None:
    mine, out = desk.folder / "claire.carte", desk.folder / "amina.livret"
    desk.json("card", "--out", mine)
    refused = desk.inside("send", "amina", "--to", mine, "--out", out)
    assert "«\u202fClaire M.\u202f»" in refused.sentence
    assert not out.exists()


def test_a_topic_that_is_none_is_refused(desk: Door) -> None:
    send = ("send", "amina", "--to", "Marc D.", "--out", desk.folder / "amina.livret")
    refused = desk.inside(*send, "--barriers", "mobilite,lodgement")
    assert refused.code == MISUSED
    assert "lodgement" in refused.sentence


def test_a_vault_that_joined_no_hub_says_so(desk: Door) -> None:
    refused = desk.inside("hub", "push")
    assert refused.code == REFUSED
    assert "n’a rejoint aucun relais" in refused.sentence
    assert "()" not in refused.sentence


def test_the_folder_she_brought_stands_for_its_newest_copy(
    desk: Door, stick: Path
) -> None:
    older = (stick / "copie-2026-03-12.livret").read_bytes()
    (stick / "copie-2025-12-31.livret").write_bytes(older[:-1])
    phrase = ("--her-passphrase-file", desk.folder / "sa-phrase")
    assert "Copie faite par Claire M." in desk("open-copy", stick, *phrase).out
    empty = desk.folder / "vide"
    empty.mkdir()
    refused = desk("open-copy", empty, *phrase)
    assert refused.code != 0
    assert "vide" in refused.sentence, "not her key: it is the copy that is missing"
