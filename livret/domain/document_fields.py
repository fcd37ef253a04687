"""The fields of what is said of documents: frozen, signed, closed, sent, scanned.

Field names are the JSON names of the published schema.
"""

from __future__ import annotations

from livret.domain.field_atoms import FILE, ID, KEY, LANGUAGE, READERS
from livret.domain.fields import (
    Code,
    Day,
    Flag,
    Line,
    ListOf,
    Pattern,
    Text,
    record,
)

_ROLE = Pattern("personne|social|emploi|autre-[1-9]")

DOCUMENT_FROZEN = record(
    ["paper", "language", "file", "contains", "signers", "on"],
    paper=Pattern("[a-z-]{1,40}"),
    language=LANGUAGE,
    dress=Pattern("[a-z-]{1,40}"),
    file=FILE,
    contains=ListOf(ID, 2000),
    in_part=ListOf(ID, 2000),
    signers=ListOf(
        record(
            ["role", "name", "field"],
            role=_ROLE,
            name=Line(),
            quality=Line(),
            member=ID,
            field=Pattern("[A-Za-z0-9]{1,40}"),
        ),
        9,
    ),
    on=Day(),
    amends=ID,
    in_order=Flag(),
    readers=READERS,
)

WAYS = (
    "drawn",
    "typed",
    "certificate",
    "pkcs12",
    "pkcs11",
    "paper",
    "aloud",
    "refused",
    "absent",
)
"""Every way of signing, or of not signing; paper and refusal are equal."""

SIGNATURE_GIVEN = record(
    ["document", "role", "name", "way", "revision"],
    document=ID,
    role=_ROLE,
    name=Line(),
    way=Code(WAYS),
    revision=FILE,
    after=ID,
    attested_by=Line(),
    language=LANGUAGE,
    deadline=Day(),
    signed_on=Day(),
    words=Text(),
    scan=FILE,
    place_kept=Line(),
    understanding=record(
        explained_by=Line(),
        language=LANGUAGE,
        interpreter=Line(),
        read_aloud=Flag(),
        simple_copy=Flag(),
    ),
    unseen=ListOf(ID, 2000),
    readers=READERS,
)
"""Of ``contains``, ``unseen`` is what the desk where one signed did not find on
the pages that another desk had frozen."""
MOST_PAGES_SEALED = 100
"""Pages signed by hand that one closing seal names."""

DOCUMENT_CLOSED = record(
    ["document", "revision"],
    document=ID,
    revision=FILE,
    after=ID,
    pages=ListOf(ID, MOST_PAGES_SEALED),
    readers=READERS,
)
"""The closing seal; ``pages`` are the digests of pages that the seal names."""


DOCUMENT_TURN = record(
    ["document", "name"],
    document=ID,
    name=Line(),
    holder=KEY,
    revision=ID,
    readers=READERS,
)
"""Which desk may sign now: the key of its owner, or only a name."""

PAGE_SCANNED = record(
    ["document", "signature", "scan"],
    document=ID,
    signature=ID,
    scan=FILE,
    readers=READERS,
)
"""A page signed by hand, scanned after what ``signature`` names was recorded.

The signed bytes do not change: this contribution alone holds its digest.
"""
