"""English as a native colleague writes it: one word for one thing, no French left."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ENGLISH = (
    Path(__file__).parents[2] / "resources" / "translations" / "en" / "LC_MESSAGES"
)

UNWANTED = {
    "« or »: English has “ and ”": r"[«»]",
    "a straight apostrophe": r"\w'\w",
    "a space that only French puts before a sign": r"[\u202f\u00a0][:;!?%”]",
    "“support” is the word, not “accompaniment”": r"accompan(?!ied by)",
    "“passphrase” is the word, not “phrase”": r"(?<!longer )\bphrase\b",
    "“career plan” is the word": r"vocational project|work project",
    "a meeting is of three; nobody goes to three": r"[Gg]o to three",
    "“typed in”, of a sheet filled in by hand": r"[Cc]opy in a sheet|copied in\b",
    "“they” is the word, of the person": r"\bthe person\b[^.]*\b(?:her|she)\b",
}
"""What each unwanted turn is, and how it is found."""


def english() -> Iterator[tuple[str, str]]:
    """Give every English text, with the catalogue it stands in."""
    for catalogue in sorted(ENGLISH.glob("*.po")):
        with catalogue.open("rb") as stream:
            for message in read_po(stream):
                if not message.id:
                    continue
                said = message.string
                for text in (said,) if isinstance(said, str) else said:
                    yield catalogue.name, re.sub(r"\{\w+\}", "", text)


@pytest.mark.parametrize("what", UNWANTED)
def test_no_english_text_reads_as_a_translation(what: str) -> None:
    """What a native colleague would stumble on is not in any catalogue."""
    sought = re.compile(UNWANTED[what])
    found = [f"{name}: {text}" for name, text in english() if sought.search(text)]
    assert not found, what


HELP = Path(__file__).parents[2] / "resources" / "help" / "en.md"


@pytest.mark.parametrize(
    "button",
    [
        "Meet as three · F9",
        "Save as a calendar",
        "Timeline",
        "If I am away",
        "Stop accepting it",
        "Everything this livret keeps about me",
        "Make the copy",
        "Type in a sheet filled in by hand",
    ],
)
def test_the_help_calls_a_button_by_its_name(button: str) -> None:
    """A button that the help names stands in a catalogue under that very name."""
    assert button in " ".join(HELP.read_text(encoding="utf-8").split())
    assert button in {text for _, text in english()}
