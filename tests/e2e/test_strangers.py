"""On the shared screen nobody else is anywhere: not seen, not read aloud, not held.

Strange words are planted wherever Livret keeps words that are not for who sits
there, and are looked for in what assistive technology is told, in the titles,
in everything that Qt holds in the program, and on the screen itself.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from livret import bootstrap
from livret.usecases.example import make_example
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.notes import keep_rough
from livret.usecases.reviewing import OpenReview, open_review
from livret.usecases.saying import read_items, say_items
from tests.e2e import in_meeting as three
from tests.e2e.acts import go, press, write
from tests.e2e.in_meeting import ONWARD
from tests.e2e.running import Running
from tests.e2e.test_lock import seen, titles
from tests.e2e.year import Desk

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
AMINA = "Amina B."

OTHER = "TOURNESOL"
STRANGE = {
    OTHER: "the name of somebody else",
    "GIROUETTE": "a line of the referent's own about somebody without a name",
    "PAPRIKA": "what somebody else wants",
    "CORNEMUSE": "a draft about somebody else",
    "ASTROLABE": "what is being typed about what she knows how to do",
    "BERGAMOTE": "a draft of the referent's about her",
    "KALEIDOSCOPE": "a note between two of whom one is not there",
    "MANGOUSTE": "the referent's own line about her",
    "OCTOGONE": "what was copied before",
}
"""Words that no sentence of Livret holds, and what each stands for."""


def say(vault: bootstrap.Unlocked, livret: str, *items: dict[str, Any]) -> None:
    said = read_items({"contributions": list(items)})
    say_items(vault.ctx, livret, said)


def plant(vault: bootstrap.Unlocked) -> None:
    """The fictitious livret, with strange words in it and beside it."""
    ctx = vault.ctx
    hers = make_example(ctx)
    other = open_livret(ctx, OpenLivret(called=f"{OTHER} Z.")).value
    open_livret(ctx, OpenLivret(private_line="GIROUETTE"))
    say(vault, other, {"kind": "aim_said", "words": "PAPRIKA"})
    keep_rough(ctx, other, "CORNEMUSE")
    keep_rough(ctx, hers, "BERGAMOTE")
    ctx.private_lines.set_private_line(hers, "MANGOUSTE")
    marc = next(one for one in ctx.livret(hers).members if one.voice == "emploi")
    tomorrow = ctx.clock.today() + dt.timedelta(days=1)  # the day of the meeting
    open_review(ctx, OpenReview(livret=hers, on=tomorrow))
    note = {"kind": "note_added", "words": "KALEIDOSCOPE"}
    say(vault, hers, {**note, "between": [f"entre_nous:{marc.id}"]})


def found(words: str) -> list[str]:
    """Which of the strange words stand in a text."""
    return [one for one in STRANGE if one in words.upper()]


def questions(desk: Desk) -> Iterator[str]:
    """Every question of a meeting, one after the other, on the screen."""
    livret = desk.livret
    livret.press("F9")
    yield livret.wait(three.ROOM, role="label").name
    livret.press(ONWARD)
    yield livret.wait(part="Bienvenue", role="label").name
    livret.press(ONWARD)
    yield livret.wait(part=three.LAST_TIME, role="label").name
    yield from looking_back(livret)
    three.to_her_aim(livret)
    yield three.AIM
    three.to_the_topics(livret)
    yield "topics"
    three.take_up(livret, "mobilite")
    yield "mobilite"
    three.give_the_word(livret, "F3", "Claire")
    yield "mobilite, Claire"
    three.other_topic(livret)
    yield "another topic"
    three.enough_topics(livret)
    yield three.STEP
    livret.press(ONWARD)
    yield livret.wait("On relit ensemble", role="label").name
    livret.press(ONWARD)
    yield livret.wait("Relire ensemble", role="label").name
    livret.press(ONWARD)
    yield livret.wait(part="Pouvez-vous garder ce papier", role="label").name
    livret.press("alt+5")
    yield livret.wait(three.NEXT, role="text", state="focused").name
    three.pause(livret)
    yield "pause"


def looking_back(livret: Running) -> Iterator[str]:
    """What is asked where a review was begun that day; she says a word first."""
    livret.press(ONWARD)
    yield livret.wait(part="Qu’est-ce qui a changé", role="text", state="focused").name
    three.write(livret, "Je dors mieux")
    livret.press("F3")
    yield livret.wait(part="changé\u202f? Claire", role="text", state="focused").name
    for part in ("a aidé", "n’a pas aidé", "Et maintenant"):
        livret.press(ONWARD)
        livret.wait(part=part, role="text", state="focused")
    livret.press(ONWARD)
    yield livret.wait(part="De quels sujets voulez-vous dire", role="label").name
    three.take_up(livret, "mobilite")
    yield "mobilite, looked back at"
    livret.press(ONWARD)
    livret.wait(part="Un autre sujet, ou on continue", role="label")


def everybody(livret: Running) -> None:
    """Accueil, with everybody in the list."""
    livret.press("ctrl+o")
    livret.wait("Chercher une personne", role="text", state="focused")
    livret.press("ctrl+a", "BackSpace")
    livret.wait(part=OTHER, role="list item")


def look_at_everything(desk: Desk) -> None:
    """See every strange word first, so that not seeing one means something."""
    livret = desk.livret
    told = []
    go(livret, "Ce que je sais faire")
    press(livret, "Ajouter")
    livret.wait("L’histoire", role="text")
    write(livret, "L’histoire", "ASTROLABE")
    told.append(desk.until_held("ASTROLABE"))
    go(livret, "Notes")
    told.append(desk.until_held("BERGAMOTE"))
    everybody(livret)
    told.append(desk.held())
    assert set(found("\n".join(told))) >= {
        *(OTHER, "GIROUETTE", "MANGOUSTE"),
        *("ASTROLABE", "BERGAMOTE"),
    }
    assert found(seen(livret))
    livret.type("OCTOGONE")
    livret.press("ctrl+a", "ctrl+c")
    assert "OCTOGONE" in desk.held()
    livret.press("BackSpace")
    desk.open()


def places(livret: Running) -> list[str]:
    """Lines of the menu, which has nowhere to lead to on a shared screen."""
    lines = [node.name for node in livret.tree() if node.role == "list item"]
    return [name for name in lines if not name.startswith("Page ")]  # of a paper


def test_nobody_else_is_anywhere(start: Start, tmp_path: Path) -> None:
    desk = Desk(start, tmp_path, AMINA, plant)
    desk.sit(1)
    look_at_everything(desk)
    for question in questions(desk):
        assert titles(desk.livret) == ["Livret"], question
        assert not found(seen(desk.livret)), question
        assert not found(desk.held()), question
        assert not places(desk.livret), question


def read_from_the_screen(file: Path) -> str:
    """What optical character recognition reads of the whole screen."""
    subprocess.run(["import", "-window", "root", str(file)], check=True)
    words = ["tesseract", str(file), "-", "-l", "fra", "--psm", "11"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.long
def test_nobody_else_can_be_read_from_the_screen(start: Start, tmp_path: Path) -> None:
    missing = [one for one in ("import", "tesseract") if not shutil.which(one)]
    if missing:
        pytest.skip(f"not here: {', '.join(missing)} (imagemagick, tesseract-ocr-fra)")
    desk = Desk(start, tmp_path, AMINA, plant)
    desk.sit(1)
    everybody(desk.livret)
    assert OTHER in read_from_the_screen(tmp_path / "accueil.png").upper()
    desk.open()
    for rank, question in enumerate(questions(desk)):
        told = read_from_the_screen(tmp_path / f"{rank}.png")
        assert not found(told), question
        assert len(told.split()) > 5, question  # it does read
