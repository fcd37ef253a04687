"""Who replaces an absent referent, by the second front door."""

from __future__ import annotations

from typing import Any

from livret.cli.main import REFUSED
from tests.cli.conftest import Door
from tests.cli.test_sharing import marc, met, quick

__all__ = ["marc", "met", "quick"]


def test_somebody_replaces_with_both_halves(met: tuple[Door, Door]) -> None:
    desk, marc = met
    safe, sheets = desk.folder / "armoire", desk.folder / "feuilles"
    name = ("replacement", "name", "amina", "Marc D.", "--out", safe)
    until = ("--until", "2026-12-31")
    assert desk.inside(*name, *until).code == REFUSED
    told = desk.json(*name, *until, "--agreed", "--sheets", sheets)
    assert len(told["halves"]) == 2
    assert sorted(path.name for path in sheets.iterdir()) == [
        "moitie-1.pdf",
        "moitie-2.pdf",
    ]
    again = desk.inside("replacement", "refresh", "amina", "--out", safe)
    assert "remplace, jusqu’au 31 décembre 2026" in again.out
    halves = given_halves(marc, told["halves"])
    file = safe / "remplacement.livret"
    open_it = ("replacement", "open", file)
    assert marc.inside(*open_it, *halves[:2]).code == REFUSED
    assert marc.json(*open_it, *halves, "--dry-run")["accepted"] is False
    assert "C’est pris" in marc.inside(*open_it, *halves).out


def given_halves(desk: Door, halves: list[str]) -> list[Any]:
    """Both sheets as two people bring them."""
    return [
        part
        for at, half in enumerate(halves)
        for part in ("--half-file", desk.write(f"moitie-{at}", half + "\n"))
    ]


def test_halves_are_said_before_anything_is_written(met: tuple[Door, Door]) -> None:
    desk, marc = met
    safe, sheets = desk.folder / "armoire", desk.folder / "feuilles"
    name = ("replacement", "name", "amina", "Marc D.", "--until", "2026-12-31")
    taken = desk.write("pris", "")
    assert desk.inside(*name, "--agreed", "--out", taken).code == REFUSED
    refresh = ("replacement", "refresh", "amina", "--out", safe)
    assert "Personne" in desk.inside(*refresh).sentence
    (sheets / "moitie-1.pdf").mkdir(parents=True)
    said = desk.inside(*name, "--agreed", "--out", safe, "--sheets", sheets)
    assert said.code == REFUSED
    assert said.out.count("Une moitié, pour une personne") == 2
    made = desk.json(*refresh, "--new-halves", "--sheets", desk.folder / "autres")
    assert len(list((desk.folder / "autres").iterdir())) == 2
    assert made["sheets_before_until"] == "2026-12-31"
    said = desk.inside(*refresh, "--new-halves").out
    assert "Les feuilles d’avant ouvrent encore le fichier d’avant" in said
    made = desk.json(*refresh, "--new-halves")
    file = safe / "remplacement.livret"
    halves = given_halves(marc, made["halves"])
    assert "C’est pris" in marc.inside("replacement", "open", file, *halves).out
