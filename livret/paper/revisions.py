"""Where each revision of a file ends: nothing of what it holds is read.

May import: the standard library.
"""

from __future__ import annotations

import hashlib
import re
from itertools import islice

_END = re.compile(rb"startxref[ \t\r\n]+\d+[ \t\r\n]+%%EOF(?:\r\n|\n|\r)?")

MOST_REVISIONS = 200
"""A dozen people sign a paper, each once."""


def revisions(pdf: bytes) -> tuple[tuple[int, str], ...]:
    """Return the length and SHA-256 of each revision, oldest first.

    A revision ends with its end-of-file marker and the line break after it;
    bytes after the last marker belong to none. No paper has more than
    ``MOST_REVISIONS``; of a file that claims a million, the first are told.
    """
    found: list[tuple[int, str]] = []
    digest = hashlib.sha256()
    at = 0
    for match in islice(_END.finditer(pdf), MOST_REVISIONS):
        digest.update(pdf[at : match.end()])
        at = match.end()
        found.append((at, digest.copy().hexdigest()))
    return tuple(found)
