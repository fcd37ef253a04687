"""A question of a meeting, said again in her language (practice rule 16)."""

from __future__ import annotations

from collections.abc import Iterator

from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.words.aid import aid_for
from livret.words.aid_notice import aid_checked


def in_hers(ui: Ui, words: str, language: str) -> Iterator[Text]:
    """Yield the question in her language, and that nobody checked it.

    Args:
        ui: Look and language.
        words: The question; nothing is shown where it is empty.
        language: ISO 639 code of hers.
    """
    if not words:
        return
    yield Text(words, "large")
    aid = aid_for(language)
    if aid is not None and not aid.checked_by:
        yield Text(aid_checked(ui.tr, aid), "soft")
