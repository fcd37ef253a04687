"""What is typed and not said reads as words in what she may ask to read."""

from __future__ import annotations

import pytest

from livret.words.kept import draft_words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Quarante\n repas.", "Quarante repas."),
        ('{"words": "Appeler lundi.", "lasts": true, "by": ""}', "Appeler lundi."),
        ('{"lines": [["personne", "Nous écoutons."]]}', "personne · Nous écoutons."),
        ('{"came": {"by": "sa sœur", "telephone": false}}', "sa sœur"),
        ("[", "["),
        ("12", "12"),
    ],
)
def test_a_draft_is_told_as_words(text: str, told: str) -> None:
    assert draft_words(text) == told
