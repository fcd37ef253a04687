"""Files carried inside a paper: the data it was drawn from."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from livret.paper import reportlab_gaps as pdf


@dataclass(frozen=True)
class Attachment:
    """A file carried inside the paper, as the data it was drawn from.

    Attributes:
        name: File name.
        told: What it is, for the reader's list of attachments.
        kind: Media type.
        data: Its bytes.
        relation: What it is to the paper (ISO 19005-3, annex E).
    """

    name: str
    told: str
    kind: str
    data: bytes
    relation: str = "Data"


def attached(
    document: Any, attachments: Sequence[Attachment], made_at: dt.datetime
) -> dict[str, Any]:
    """Return the catalog entries of the attachments (ISO 19005-3, 6.8)."""
    names: list[Any] = []
    specifications: list[Any] = []
    for attachment in sorted(attachments, key=lambda each: each.name):
        parameters = pdf.dictionary(
            {
                "Size": len(attachment.data),
                "ModDate": pdf.string(pdf.pdf_date(made_at)),
                "CheckSum": pdf.octets(
                    hashlib.md5(attachment.data, usedforsecurity=False).digest()
                ),
            }
        )
        stream = pdf.Stream(
            {
                "Type": pdf.name("EmbeddedFile"),
                "Subtype": pdf.mime_name(attachment.kind),
                "Params": parameters,
            },
            attachment.data,
        )
        file = document.Reference(stream)
        specification = document.Reference(
            pdf.dictionary(
                {
                    "Type": pdf.name("Filespec"),
                    "F": pdf.string(attachment.name),
                    "UF": pdf.string(attachment.name),
                    "Desc": pdf.string(attachment.told),
                    "AFRelationship": pdf.name(attachment.relation),
                    "EF": pdf.dictionary({"F": file, "UF": file}),
                }
            )
        )
        names += [pdf.string(attachment.name), specification]
        specifications.append(specification)
    embedded = pdf.dictionary({"Names": pdf.array(names)})
    return {
        "Names": pdf.dictionary({"EmbeddedFiles": embedded}),
        "AF": pdf.array(specifications),
    }


def as_bytes(data: Mapping[str, Any]) -> bytes:
    """Return JSON values in UTF-8."""
    plain = json.dumps(data, ensure_ascii=False, indent=1)
    # A lone surrogate cannot be UTF-8; its JSON escape can.
    return plain.encode("utf-8", "backslashreplace")
