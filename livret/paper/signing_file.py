"""A paper of ours, read back: its data, its places to sign, what stands there.

Nothing is believed that the first revision does not say: the signers expected
and their fields are read from the data attached when the paper was made, so
that a later revision can neither add a signer nor lose one.

Loaded late: it imports pyHanko. May import: ``domain``, pyHanko.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pyhanko.pdf_utils import generic, misc
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from livret.domain.encoding import NotCanonical, parse
from livret.paper.signing_acts import (
    NoPlaceToSign,
    NotOurPaper,
    PaperNotPlain,
    PaperTooLarge,
    PaperUnreadable,
)
from livret.paper.usages import FileReader

ATTACHMENT = "donnees.json"
"""Name of the data attached to every paper of ours."""

MOST_BYTES = 20_000_000
"""Larger than any paper; the vault keeps no larger blob either."""

_END_WITHIN = 65_536
"""Where the end marker is looked for, from the end; pyHanko reads back byte by
byte, half a minute for a file of zeros."""

UNREADABLE = (
    misc.PdfError,
    misc.PdfReadError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What parsing a hostile file may raise; pyHanko documents only the first two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One expected signer, as the paper's data say.

    Attributes:
        role: ``personne``, ``social``, ``emploi``, ``autre-1`` ….
        name: As printed.
        quality: As printed, possibly empty.
        field: Name of the signature field.
    """

    role: str
    name: str
    quality: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of ours.

    Attributes:
        reader: The file as it stands.
        places: Expected signers, in order.
        language: ISO 639-1 code of the paper.
        in_order: Each one signs after the one before.
        data: What is attached: exactly what is printed.
    """

    reader: FileReader
    places: tuple[Place, ...]
    language: str
    in_order: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)

    def signed_fields(self) -> frozenset[str]:
        """Return the names of the fields that hold a signature."""
        return frozenset(name for name, each in fields_of(self.reader) if "/V" in each)


def open_reader(pdf: bytes) -> FileReader:
    """Read a file strictly.

    Raises:
        PaperTooLarge: More than ``MOST_BYTES``.
        PaperUnreadable: Not a PDF, truncated or malformed.
        PaperNotPlain: Encrypted.
    """
    if len(pdf) > MOST_BYTES:
        raise PaperTooLarge(limit=MOST_BYTES // 1_000_000)
    if b"startxref" not in pdf[-_END_WITHIN:]:
        raise PaperUnreadable
    try:
        reader = FileReader(io.BytesIO(pdf), strict=True)
        encrypted = reader.encrypted
        reader.root["/Pages"]
    except UNREADABLE as error:
        raise PaperUnreadable from error
    if encrypted:
        raise PaperNotPlain(problem="encrypted")
    return reader


def nobody_signed(pdf: bytes) -> bool:
    """Tell whether a file read less strictly is a whole PDF without a signature.

    Programs of scanners, and much else, write PDFs that are not quite what the
    standard asks for; where nothing is signed, there is nothing to be strict about.
    """
    if b"/ByteRange" in pdf or b"startxref" not in pdf[-_END_WITHIN:]:
        return False
    try:
        reader = FileReader(io.BytesIO(pdf), strict=False)
        return (
            not reader.encrypted
            and len(reader.root["/Pages"]["/Kids"]) > 0
            and not any("/V" in each for _, each in fields_of(reader))
        )
    except UNREADABLE:
        return False


def read_paper(reader: FileReader) -> Paper:
    """Return what the first revision of a paper of ours says.

    Raises:
        NotOurPaper: No data of ours attached, or fields missing.
        NoPlaceToSign: It is one of ours, made to be read only.
    """
    try:
        first = reader.get_historical_resolver(0)
        data = _attached(first)
        value = parse(data) if data is not None else None
        if not isinstance(value, dict) or not isinstance(value.get("paper"), str):
            raise NotOurPaper
        places = tuple(_place(each) for each in value["signatories"])
        names = {name for name, _ in fields_of(first)}
    except (NotCanonical, *UNREADABLE) as error:
        raise NotOurPaper from error
    if not places:
        raise NoPlaceToSign
    if not {place.field for place in places} <= names:
        raise NotOurPaper
    return Paper(
        reader=reader,
        places=places,
        language=str(value.get("language", "fr")),
        in_order=value.get("in_order") is True,
        data=value,
    )


def fields_of(
    handler: PdfFileReader | HistoricalResolver,
) -> Iterator[tuple[str, generic.DictionaryObject]]:
    """Yield the signature fields of one revision: name and dictionary."""
    for name, _, reference in enumerate_sig_fields(handler):
        yield name, reference.get_object()


def _attached(first: HistoricalResolver) -> bytes | None:
    names = first.root["/Names"]["/EmbeddedFiles"]["/Names"]
    for at in range(0, len(names), 2):
        if str(names[at]) == ATTACHMENT:
            stream = names[at + 1].get_object()["/EF"]["/F"]
            data: bytes = stream.data
            return data
    return None


def _place(value: Any) -> Place:
    place = Place(
        role=value["role"],
        name=value["name"],
        quality=value["quality"],
        field=value["field"],
    )
    for text in (place.role, place.name, place.quality, place.field):
        if not isinstance(text, str):
            raise TypeError("a place is told in text")
    return place
