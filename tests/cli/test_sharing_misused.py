"""Whatever goes wrong in the doors that share: one sentence, and the same as JSON."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Answer, Door

HUB = "postgresql://a:b@127.0.0.1:1/relais"
KEY = "ab" * 32

ALONE = ("simulate", "hub init", "hub invite", "open-copy")
"""What needs no vault."""

WRONG: tuple[tuple[str, int, str], ...] = (
    ("hub", MISUSED, "COMMANDE"),
    ("hub nowhere", MISUSED, "n’est pas une commande"),
    ("hub init http://x", REFUSED, "pas l’adresse d’un relais"),
    (f"hub init {HUB}", REFUSED, "ne répond pas"),
    (f"hub invite {HUB}", MISUSED, "--card ou --key"),
    (f"hub invite {HUB} --key zz", REFUSED, "64 chiffres"),
    (f"hub invite {HUB} --card {{rien}}", MISUSED, "n’a pas pu être lu"),
    (f"hub invite {HUB} --card {{texte}}", REFUSED, "n’est pas une carte"),
    (f"hub invite {HUB} --key {KEY} --end", REFUSED, "ne répond pas"),
    ("hub join", MISUSED, "il manque l’adresse de l’invitation, ou --invitation"),
    ("hub join http://x", REFUSED, "pas l’adresse d’un relais"),
    ("hub join --invitation {rien}", MISUSED, "n’a pas pu être lu"),
    (f"hub join {HUB}", REFUSED, "ne répond pas"),
    ("hub push", REFUSED, "Rien n’est parti et rien n’est arrivé"),
    ("hub push --livret personne", REFUSED, "Personne ne correspond"),
    ("hub push --livret amina", REFUSED, "n’a rejoint aucun relais"),
    (f"hub push {HUB}", REFUSED, "Rien n’y a été fait"),
    ("hub pull", REFUSED, "Rien n’est parti et rien n’est arrivé"),
    (f"hub pull {HUB}", REFUSED, "n’a pas rejoint ce relais"),
    ("hub watch", REFUSED, "n’a rejoint aucun relais"),
    ("hub watch --seconds -3", MISUSED, "un nombre de secondes"),
    ("hub watch --seconds nan", MISUSED, "un nombre de secondes"),
    ("hub watch --seconds inf", MISUSED, "un nombre de secondes"),
    ("hub watch --seconds vite", MISUSED, "un nombre de secondes"),
    ("hub status http://x", REFUSED, "pas l’adresse d’un relais"),
    ("card --out {dossier}", REFUSED, "n’a pas pu être écrit"),
    ("card --before {rien}", REFUSED, "pas de coffre"),
    ("card --lost {texte}", REFUSED, "n’est pas une carte"),
    ("card --key-file {texte}", REFUSED, "n’est pas celui d’un certificat"),
    ("card show {rien}", MISUSED, "n’a pas pu être lu"),
    ("card show {texte}", REFUSED, "n’est pas une carte"),
    ("card trust {texte}", REFUSED, "n’est pas une carte"),
    ("card trust {carte} --words un,deux", REFUSED, "n’est pas ce que dit la carte"),
    ("card trust {carte} --qr x", REFUSED, "n’est pas ce que dit la carte"),
    ("card trust {carte} --vouched", REFUSED, "ne se porte garante"),
    ("card trust {carte} --root {texte}", REFUSED, "Rien n’a été vérifié"),
    ("card revoke personne", REFUSED, "Rien n’a été fait"),
    ("card revoke personne --why rien", MISUSED, "lost, left, replaced"),
    ("card join amina personne", REFUSED, "Aucune carte acceptée"),
    ("card join personne marc", REFUSED, "Personne ne correspond"),
    ("send amina --to personne --out {fichier}", REFUSED, "Aucune carte acceptée"),
    ("send personne --to marc --out {fichier}", REFUSED, "Personne ne correspond"),
    ("send amina --to {long}.carte --out {fichier}", REFUSED, "Aucune carte acceptée"),
    ("send amina --to personne", MISUSED, "--out"),
    ("send amina --to personne --out {dossier}", REFUSED, "n’a pas pu être écrit"),
    ("send amina --to personne --out {long}/x", REFUSED, "n’a pas pu être écrit"),
    ("send amina --to x --out {fichier} --barriers zz", MISUSED, "pas un sujet"),
    ("receive {rien}", MISUSED, "n’a pas pu être lu"),
    ("receive {dossier}", MISUSED, "n’a pas pu être lu"),
    ("receive {texte}", REFUSED, "n’est pas un envoi"),
    ("receive {carte} --dry-run", REFUSED, "n’est pas un envoi"),
    ("copy personne --out {neuf}", REFUSED, "Personne ne correspond"),
    ("copy amina --out {texte}", REFUSED, "n’a pas pu être écrit"),
    ("copy amina --out {long}", REFUSED, "n’a pas pu être écrit"),
    ("copy amina --out {neuf} --her-passphrase-file {rien}", MISUSED, "pu être lu"),
    ("open-copy {rien}", MISUSED, "n’a pas pu être lu"),
    ("open-copy {long}", MISUSED, "n’a pas pu être lu"),
    ("open-copy {vide}", MISUSED, "n’a pas pu être lu"),
    ("open-copy {texte}", REFUSED, "n’est pas la copie d’une personne"),
    ("open-copy {carte} --her-passphrase-file {texte}", REFUSED, "n’est pas la copie"),
    ("open-copy {pdf} --code-file {texte}", REFUSED, "n’est pas la copie"),
    ("open-copy {envoi}", MISUSED, "--her-passphrase-file, ou son code, --code-file"),
    ("open-copy {envoi} --code-file {texte}", REFUSED, "pas le code d’une feuille"),
    ("open-copy {texte} --say {texte}", MISUSED, "--out ou --take"),
    ("conflicts personne", REFUSED, "Personne ne correspond"),
    ("resolve personne aim --both", REFUSED, "Personne ne correspond"),
    ("resolve amina aim --both", REFUSED, "Il n’y a pas deux textes"),
    ("resolve amina aim", MISUSED, "--keep, --both ou --words"),
    ("resolve amina aim --both --keep 1", MISUSED, "--keep, --both ou --words"),
    ("simulate --seed x", MISUSED, "il faut un nombre entier"),
    ("simulate --steps -1", MISUSED, "il faut un nombre entier, 0 au moins"),
    ("simulate --runs 0", MISUSED, "il faut un nombre entier, 1 au moins"),
    ("simulate --processes 0", MISUSED, "il faut un nombre entier, 1 au moins"),
    ("simulate --record {dossier} --steps 1", REFUSED, "n’a pas pu être écrit"),
)


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files of every kind, most of them the wrong one."""
    folder = tmp_path_factory.mktemp("choses")
    named = (
        "rien",
        "neuf",
        "fichier",
        "dossier",
        "vide",
        "texte",
        "pdf",
        "envoi",
        "carte",
    )
    found = {name: folder / name for name in named}
    found["long"] = folder / ("x" * 300)
    for name in ("dossier", "vide"):
        found[name].mkdir()
    found["texte"].write_text("Ce n’est qu’un texte.\n", "utf-8")
    found["pdf"].write_bytes(b"%PDF-1.7\n%%EOF\n")
    return found


@pytest.fixture
def said(desk: Door, things: dict[str, Path]) -> tuple[Door, dict[str, Path]]:
    """Claire's desk, with the card of Marc and a true copy of Amina's."""
    if not things["carte"].exists():
        marc = Door(things["dossier"], desk.capture)
        assert marc.create().code == 0
        marc.json("card", "--out", things["carte"])
        folder = things["dossier"] / "copie"
        desk.json("copy", "amina", "--out", folder)
        (made,) = folder.glob("*.livret")
        things["envoi"].write_bytes(made.read_bytes())
    return desk, things


@pytest.mark.parametrize(("line", "code", "told"), WRONG, ids=[w[0] for w in WRONG])
def test_one_clear_sentence_and_the_same_as_json(
    said: tuple[Door, dict[str, Path]], line: str, code: int, told: str
) -> None:
    desk, things = said
    words = [word.format_map(things) for word in line.split()]
    plain, asked = run(desk, line, words), run(desk, line, [*words, "--json"])
    assert (plain.code, asked.code) == (code, code)
    # Nothing on stdout but the JSON that was asked for; one sentence beside it.
    assert plain.out == (asked.out if line == "hub watch" else "")
    error = asked.json["error"]
    assert told in plain.err.replace("\u202f", " ")
    assert plain.err.count("\n") == 1
    assert error["sentence"] in plain.err
    assert re.fullmatch(r"[A-Z]\w+", error["code"])
    assert plain.err == asked.err
    # No English, no name of a class, nothing of Python.
    assert not re.search(r"invalid|Traceback|Error|None|\(\)", plain.err)


def run(desk: Door, line: str, words: list[str]) -> Answer:
    """Run it on the vault, but for what needs none."""
    if line == "hub" or line.startswith(ALONE):
        return desk(*words)
    return desk.inside(*words)


def test_what_is_missing_is_said_before_a_passphrase_is(desk: Door) -> None:
    """Without a vault too."""
    refused = desk("hub", "join")
    assert refused.code == MISUSED
    assert "l’adresse de l’invitation" in refused.sentence


@pytest.mark.parametrize(
    "line",
    [
        "copy personne --out {place}/chez/elle",
        "copy amina --out {place}/elle --her-passphrase-file {rien}",
        "copy amina --out {place}/elle --sheet {dossier}",
        "replacement name amina personne --agreed --until 2030-01-01"
        " --out {place}/ici --sheets {place}/la",
        "replacement refresh amina --out {place}/ici",
    ],
)
def test_who_is_refused_finds_no_empty_folder(
    said: tuple[Door, dict[str, Path]], tmp_path: Path, line: str
) -> None:
    desk, things = said
    place = tmp_path / "place"
    for there in (False, True):
        if there:  # what was there before stays
            place.mkdir()
        words = [word.format_map({**things, "place": place}) for word in line.split()]
        assert desk.inside(*words).code in {MISUSED, REFUSED}
        assert place.exists() is there
    assert list(place.iterdir()) == []
