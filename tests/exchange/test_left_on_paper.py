"""Her paper tells what left: to whom, until when, and what of it."""

from __future__ import annotations

from livret.usecases.paper_sheets.information import take_information
from livret.usecases.paper_sheets.taking import take
from livret.usecases.papers import PaperChoices
from livret.words.papers.information import read_information
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks


def left(desks: Desks, *leave_off: str) -> list[str]:
    """Return the lines on what left, as her paper has them."""
    desk = desks["claire"]
    choices = PaperChoices(
        language="fr",
        on=desk.clock.today(),
        witness="",
        leave_off=frozenset(leave_off),
    )
    sheet = take(desk.ctx, desk.livret, take_information, choices).sheet
    blocks = read_information(translator_for("fr"), sheet)
    items = [one.items for one in blocks if hasattr(one, "items")]
    return [one.text for one in items[0]]


def test_it_says_to_whom_until_when_and_what(desks: Desks) -> None:
    desks.share("commun", "mobilite")
    desks.send("claire", "marc")
    desks.send("claire", "marc")
    (line,) = left(desks)
    assert "a envoyé une partie du livret à \u2068Marc D.\u2069" in line
    assert "pour s’en servir jusqu’au" in line
    assert "2027" in line
    assert "Me déplacer" in line


def test_what_she_left_off_is_not_told_there_either(desks: Desks) -> None:
    desks.share("commun", "mobilite")
    desks.send("claire", "marc")
    (line,) = left(desks, "mobilite")
    assert "Marc D." in line
    assert "Me déplacer" not in line
