"""Signature fields, created when the paper is drawn and never afterwards.

A field added after the first signature would count as a change of the
document. Every expected signer has one, with a place on the page; ``Cloture``
is for the seal that closes the file, and ``Horodatage`` waits outside the page
for a time stamp, where PDF/UA does not ask for a tag (ISO 14289-1, 7.18.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from livret.paper import reportlab_gaps as pdf
from livret.paper.signing_acts import CLOSING_FIELD, TIMESTAMP_FIELD

_PRINT_AND_LOCKED = 4 | 128
_SIGNATURES_EXIST = 1
_NO_CHANGE = 1
_OUTSIDE = (-9999, -9999, -9999, -9999)


@dataclass(frozen=True)
class SignatureField:
    """One empty signature field.

    Attributes:
        name: Its name in the file.
        told: What a screen reader says of it.
        page: Index of its page.
        box: Left, bottom, right, top in points.
    """

    name: str
    told: str
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class PlacedField:
    """A field written in the file.

    Attributes:
        page: Index of its page.
        key: Its key in the parent tree of the structure.
        widget: Its reference.
    """

    page: int
    key: int
    widget: Any


def write_fields(
    document: Any, fields: Sequence[SignatureField], pages: Sequence[Any]
) -> dict[str, PlacedField]:
    """Write every field, the interactive form and the pages' annotations.

    The closing seal locks all of them but the time stamp, which comes after.

    Args:
        document: reportlab's document.
        fields: In the order of the page.
        pages: reportlab's pages.
    """
    if not fields:
        return {}
    names = [field.name for field in fields]
    placed: dict[str, PlacedField] = {}
    for at, field in enumerate(fields):
        key = len(pages) + at
        written = _widget(
            document,
            field,
            page=document.Reference(pages[field.page]),
            key=key,
            lock=names if field.name == CLOSING_FIELD else (),
        )
        placed[field.name] = PlacedField(field.page, key, document.Reference(written))
    stamp = document.Reference(_timestamp(document, page=document.Reference(pages[-1])))
    for index, page in enumerate(pages):
        here = [each.widget for each in placed.values() if each.page == index]
        if page is pages[-1]:
            here.append(stamp)
        if here:
            page.Annots = pdf.array(here)
    widgets = [*(each.widget for each in placed.values()), stamp]
    document.Catalog.AcroForm = pdf.dictionary(
        {"Fields": pdf.array(widgets), "SigFlags": _SIGNATURES_EXIST}
    )
    return placed


def _widget(
    document: Any, field: SignatureField, *, page: Any, key: int, lock: Sequence[str]
) -> Any:
    """Return the field and its widget, as one dictionary.

    Args:
        document: reportlab's document.
        field: What to write.
        page: Reference of the page it stands on.
        key: Its key in the parent tree of the structure.
        lock: Names of the fields that signing this one locks; none for most.
    """
    left, bottom, right, top = field.box
    entries = {
        **_common(field.name, field.told),
        "Rect": pdf.array([round(each, 2) for each in field.box]),
        "P": page,
        "StructParent": key,
        "AP": pdf.dictionary({"N": _blank(document, right - left, top - bottom)}),
    }
    if lock:
        # "All" would also lock the time stamp, which comes after the seal.
        entries["Lock"] = pdf.dictionary(
            {
                "Type": pdf.name("SigFieldLock"),
                "Action": pdf.name("Include"),
                "Fields": pdf.array([pdf.string(each) for each in lock]),
                "P": _NO_CHANGE,
            }
        )
    return pdf.dictionary(entries)


def _timestamp(document: Any, *, page: Any) -> Any:
    """Return the field for a time stamp, outside of the page."""
    return pdf.dictionary(
        {
            **_common(TIMESTAMP_FIELD, TIMESTAMP_FIELD),
            "Rect": pdf.array(list(_OUTSIDE)),
            "P": page,
            "AP": pdf.dictionary({"N": _blank(document, 0, 0)}),
        }
    )


def _common(name: str, told: str) -> dict[str, Any]:
    return {
        "Type": pdf.name("Annot"),
        "Subtype": pdf.name("Widget"),
        "FT": pdf.name("Sig"),
        "T": pdf.string(name),
        "TU": pdf.string(told),
        "F": _PRINT_AND_LOCKED,
    }


def _blank(document: Any, width: float, height: float) -> Any:
    """Return an empty appearance: PDF/A wants one before anybody has signed."""
    entries = {
        "Type": pdf.name("XObject"),
        "Subtype": pdf.name("Form"),
        "BBox": pdf.array([0, 0, round(width, 2), round(height, 2)]),
        "Resources": pdf.dictionary({}),
    }
    return document.Reference(pdf.Stream(entries, b" "))
