"""The files of her copy, with the text that lies beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from livret.usecases.person_copy import README, HerCopy
from livret.words.her_copy import as_wished, read_me
from livret.words.translator import Translator

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


def begun_for_her(tr: Translator) -> bytes:
    """Return what stands in the place of that text until every file is there."""
    told = tr.text(
        "Cette copie n’est pas finie\u202f: elle a été commencée, puis arrêtée. Avant"
        " de l’emporter, demandez qu’on la refasse dans Livret."
    )
    return _BOM + f"{told}\r\n".encode()
