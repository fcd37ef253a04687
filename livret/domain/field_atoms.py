"""Fields that several kinds of contribution share."""

from __future__ import annotations

from livret.domain.barriers import Barrier
from livret.domain.fields import Code, Count, Flag, Line, ListOf, Pattern, record

ID = Pattern("[0-9a-f]{64}")
KEY = Pattern("[0-9a-f]{64}")
MLKEM_KEY = Pattern("[0-9a-f]{2368}")
"""A public key of ML-KEM-768 (FIPS 203), 1,184 bytes."""

BARRIER = Code(tuple(Barrier))
BARRIERS = ListOf(BARRIER, 7)
VOICE = Pattern("personne|social|emploi|ensemble|autre:.{1,80}")
SCOPE = Pattern("commun|ma_vie|" + "|".join(Barrier) + "|entre_nous:[0-9a-f]{1,64}")
ENTRE_NOUS = ListOf(Pattern("entre_nous:[0-9a-f]{1,64}"), 20)
"""Scopes of what only some members may hold."""

LANGUAGE = Pattern("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

CAME = record(
    ["how"],
    how=Code(("directly", "interpreter", "written", "helped", "telephone", "paper")),
    language=LANGUAGE,
    service=Line(),
    by=Line(),
    telephone=Flag(),
)
"""How words came: directly, through an interpreter, written by her, with help.

``telephone`` tells that the interpreter was not in the room.
"""

FILE = record(
    ["sha256", "size", "type"],
    sha256=ID,
    size=Count(1, 20 * 1024 * 1024),
    type=Pattern("[a-z]+/[a-z0-9.+-]{1,80}"),
)
"""A blob beside the log: digest, bytes, media type."""

READERS = ListOf(SCOPE, 50)

FUNCTION = Code(
    (
        "welcome",
        "basic_needs",
        "autonomy",
        "vocational_project",
        "training",
        "employment",
    )
)
"""A function of a global accompaniment: a lens, side by side, never a step."""

SIDE_OF_IT = Code(("social", "emploi"))
"""Which accompaniment something is of, where who says it does not tell."""

CONTRACT = Code(("contrat_engagement", "ppae", "cer", "cej", "pacea"))
"""A contract of engagement, or an older one; never its content."""
