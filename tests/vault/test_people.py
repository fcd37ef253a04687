"""The list of people and its search, and that both follow the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from livret.domain.contribution import Verified
from livret.usecases.index import summarise
from livret.usecases.ports_people import Due, LivretSummary
from livret.vault import names, rows
from livret.vault.around import Around
from livret.vault.opened import Vault
from livret.vault.opening import open_vault
from tests.vault.conftest import PASSPHRASE, described, open_livret, say, seal

Again = Callable[[], Vault]


def called(found: tuple[LivretSummary, ...]) -> list[str]:
    return [line.called for line in found]


def test_people_are_listed_by_name_whatever_accents_and_case(vault: Vault) -> None:
    for name in ("Zoé", "élodie", "Œdipe", "Amina", "Eléa", "olga", "Odile"):
        open_livret(vault, name)
    assert called(vault.people.people()) == [
        "Amina",
        "Eléa",
        "élodie",
        "Odile",
        "Œdipe",
        "olga",
        "Zoé",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("am", ["Amina Œuvrard"]),
        ("AMINA OEUV", ["Amina Œuvrard"]),
        ("œu", ["Amina Œuvrard"]),
        ("oeu am", ["Amina Œuvrard"]),
        ("d'ang", ["Zoé D’Angély-Lefèvre"]),
        ("lefevre zoe", ["Zoé D’Angély-Lefèvre"]),
        ("LEFÈVRE", ["Zoé D’Angély-Lefèvre"]),
        ("efevre", []),
        ("amina z", []),
        ("inconnue", []),
        ("42", ["Numéro 42"]),
        ('"', []),
        ('a" OR "z', []),
        ("* NEAR(", []),
        ("<b>", []),
        ("آم", ["آمنة"]),
    ],
)
def test_people_are_found_by_the_starts_of_their_words(
    vault: Vault, query: str, expected: list[str]
) -> None:
    for name in ("Amina Œuvrard", "Zoé D’Angély-Lefèvre", "Numéro 42", "آمنة"):
        open_livret(vault, name)
    assert called(vault.people.find(query)) == expected


def test_an_empty_search_gives_everyone(vault: Vault) -> None:
    for name in ("Amina", "Marc"):
        open_livret(vault, name)
    assert vault.people.find("") == vault.people.find("  ") == vault.people.people()


def test_a_search_stops_at_its_limit_in_order(vault: Vault) -> None:
    for number in range(30):
        open_livret(vault, f"Amina {chr(ord('Z') - number % 26)}")
    found = called(vault.people.find("am", limit=5))
    assert len(found) == 5
    assert found == sorted(found)


@pytest.mark.parametrize(
    "name", ["\u200bAmi\u200dna", "\u202eanimA", "A" * 500, "<b>Amina</b>", "🚲", " "]
)
def test_odd_names_are_kept_as_they_are(vault: Vault, name: str) -> None:
    livret = open_livret(vault, name)
    (line,) = vault.people.people()
    assert (line.livret, line.called) == (livret, name)
    found = vault.people.find(name)
    assert found in ((line,), ())


def test_a_changed_name_replaces_the_old_one(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    other = open_livret(vault, "Marc")
    assert called(vault.people.find("ami")) == ["Amina"]
    heads = vault.log.heads(livret)
    vault.log.append([seal(vault.signer, described("Zoé"), livret, heads)])
    assert vault.people.find("ami") == ()
    assert called(vault.people.people()) == ["Marc", "Zoé"]
    assert {line.livret for line in vault.people.people()} == {livret, other}


def test_people_who_share_a_name_are_all_there(vault: Vault) -> None:
    livrets = {open_livret(vault, "Amina") for _ in range(20)}
    for livret in list(livrets)[:5]:
        say(vault, livret, "encore")
    assert {line.livret for line in vault.people.people()} == livrets
    assert {line.livret for line in vault.people.find("amina")} == livrets


def test_the_list_survives_closing_before_it_was_read(
    vault: Vault, again: Again
) -> None:
    livret = open_livret(vault, "Amina")
    vault.close()
    with again() as opened:
        assert [line.livret for line in opened.people.people()] == [livret]


def test_a_private_line_shows_and_survives_a_rebuild(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    vault.private_lines.set_private_line(livret, "celle du parc")
    assert vault.people.people()[0].private_line == "celle du parc"
    vault.private_lines.set_private_line(livret, "celle du port")
    assert vault.people.people()[0].private_line == "celle du port"
    before = vault.people.people()
    vault.people.rebuild()
    assert vault.people.people() == before
    assert vault.private_lines.private_line(livret) == "celle du port"


def test_lines_come_from_the_fold(vault: Vault, around: Around) -> None:
    livret = open_livret(vault, "Amina")
    vault.close()
    real = Around(
        clock=around.clock,
        randomness=around.randomness,
        summarise=summarise,
        floor=around.floor,
    )
    with open_vault(vault.folder, PASSPHRASE, real) as opened:
        opened.people.rebuild()
        (line,) = opened.people.people()
        assert line == summarise(opened.log.read(livret))
        assert line.called == "Amina"


def test_dates_come_and_go_with_the_line_of_their_livret(
    vault: Vault, around: Around
) -> None:
    first, second = open_livret(vault, "Amina"), open_livret(vault, "Marc")
    vault.close()
    days = {first: ["2026-05-02", "2026-04-02"], second: ["2026-04-20"]}

    def line(contributions: Sequence[Verified]) -> LivretSummary:
        livret = contributions[0].header.livret
        dues = tuple(
            Due(
                livret=livret,
                what="meeting",
                of=f"{number:064x}",
                on=dt.date.fromisoformat(day),
                facts={"at": "10:30"} if number else {},
            )
            for number, day in enumerate(days[livret])
        )
        return LivretSummary(livret=livret, called="?", dues=dues)

    def found(until: dt.date | None = None) -> list[str]:
        return [due.on.isoformat() for due in opened.people.dues(until)]

    dated = replace(around, summarise=line)
    with open_vault(vault.folder, PASSPHRASE, dated) as opened:
        opened.people.rebuild()
        assert found() == ["2026-04-02", "2026-04-20", "2026-05-02"]
        assert found(dt.date(2026, 4, 20)) == ["2026-04-02", "2026-04-20"]
        assert opened.people.dues()[0].facts == {"at": "10:30"}
        days[first] = []
        say(opened, first, "encore")
        assert found() == ["2026-04-20"]
        opened.erase(livrets=[second])
        assert found() == []


def test_whoever_has_no_word_left_is_no_longer_listed(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    open_livret(vault, "Marc")
    vault.erase(livrets=[livret])
    assert called(vault.people.people()) == ["Marc"]
    assert vault.people.find("amina") == ()


@pytest.mark.parametrize(
    ("name", "shadow"),
    [
        ("Œuvrard", "oeuvrard"),
        ("Lefèvre-Dubois", "lefevre dubois"),
        ("D’Angély", "d angely"),
        ("STRASSE ß", "strasse ss"),
        ("Søren Łuksa", "soren luksa"),
        ("ﬁn", "fin"),
        ("", ""),
    ],
)
def test_shadows_of_names(name: str, shadow: str) -> None:
    assert names.shadow(name) == shadow


def test_positions_follow_folded_names() -> None:
    ordered = ["", "7", "abc", "abd", "Élodie", "elodie b", "zz", "آمنة"]
    positions = [names.first_position(name) for name in ordered]
    assert positions == sorted(positions)
    assert 0 <= positions[0] <= positions[-1] < 1 << 62


def test_a_full_range_of_positions_still_takes_everyone(vault: Vault) -> None:
    first = open_livret(vault, "Amina")
    last = names.first_position("Amina") + (1 << names.TIE_BITS) - 1
    vault.people.people()
    with vault.store.writing() as connection:
        connection.exec_driver_sql("UPDATE people SET position = ?", (last,))
    second = open_livret(vault, "Amina")
    listed = {line.livret for line in vault.people.people()}
    assert listed == {first, second}


def test_rows_and_lines_say_the_same() -> None:
    line = LivretSummary(livret="ab" * 16, called="Amina", to_sign=("Marc", "Zoé"))
    assert rows.summary_from_row(tuple(rows.summary_to_row(line).values())) == line
