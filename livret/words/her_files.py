"""The files of her copy, with the text that lies beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from livret.usecases.person_copy import README, HerCopy
from livret.words.her_copy import read_me
from livret.words.translator import Translator

_BOM = b"\xef\xbb\xbf"
"""So that the simplest reader of Windows finds the accents."""


def files_for_her(
    tr: Translator, copy: HerCopy, clear: Mapping[str, bytes], on: dt.date
) -> dict[str, bytes]:
    """Return every file she takes away, by name.

    Args:
        tr: In her language.
        copy: As it was made.
        clear: Papers in clear, where she asked for them.
        on: Today.
    """
    told = read_me(tr, copy, on).encode("utf-8")
    return {**copy.files, **clear, README: _BOM + told}
