"""The files of her copy, with the text that lies beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from livret.usecases.person_copy import README, HerCopy
from livret.words.her_copy import as_wished, read_me

_BOM = b"\xef\xbb\xbf"
"""So that the simplest reader of Windows finds the accents."""


def files_for_her(
    language: str, copy: HerCopy, clear: Mapping[str, bytes], on: dt.date
) -> dict[str, bytes]:
    """Return every file she takes away, by name.

    Args:
        language: As she wished; the text beside her copy is in it, above the
            French where it is an aid to reading.
        copy: As it was made.
        clear: Papers in clear, where she asked for them.
        on: Today.
    """
    tr, wished = as_wished(language, copy)
    told = read_me(tr, wished, on).encode("utf-8")
    return {**copy.files, **clear, README: _BOM + told}
