"""Whether the revisions of a paper of ours do nothing but fill its places.

A signature vouches for the file as its own revision left it, and a checker
holds what comes later against it. Nothing holds a revision against the one
before it: whoever signs first could replace the pages in the very update that
carries their signature, and everybody after would sign something else than
was frozen. So the first revision that follows the paper is compared with the
paper, by the same rules as those that come after a signature; and what these
rules leave free for any tool (the title, the marks for reading aloud, whether
places are drawn again) stays as the paper was made, in every revision.

What other tools lawfully do when they sign stays possible: dates of the file,
the program's name, extensions of the format, proofs for archiving.

Sources: pdf-insecurity.org ("certification attack", "shadow"); ISO 32000-1,
12.7.2 (NeedAppearances), 14.3 (metadata), 14.7.1 (MarkInfo).

Loaded late: it imports pyHanko. May import: pyHanko.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)

from livret.paper.signing_file import UNREADABLE, fields_of

_FREE = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"})
"""Entries of the catalog that the rules below look into, or that show nothing."""
_CERTIFIED = "/Perms"
"""Made by whoever certifies, and by nobody else (12.8.4)."""
_FREE_IN_FORMS = frozenset({"/Fields", "/DR", "/DA", "/Q"})
_SIG_FLAGS = "/SigFlags"
"""The first signature says that the file is only added to (12.7.2)."""
_ABOUT = ("/Title", "/Author", "/Subject", "/Keywords")
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_FREE_TO_TELL = frozenset({"date", "format"})
"""Of the Dublin Core, what any tool writes anew."""


def only_filled(reader: PdfFileReader) -> bool:
    """Tell whether each revision only fills places of the first.

    Args:
        reader: A paper of ours, with any number of revisions.

    Returns:
        Whether the second revision changes nothing but places, and whether
        what no revision may touch stands everywhere as in the first.
    """
    count = reader.xrefs.total_revisions
    try:
        revisions = [reader.get_historical_resolver(at) for at in range(count)]
        first = revisions[0]
        kept = _kept(first)
        return all(_kept(each) == kept for each in revisions[1:]) and (
            count == 1 or _fills(first, revisions[1])
        )
    except (SuspiciousModification, ET.ParseError, *UNREADABLE):
        return False


def _fills(first: HistoricalResolver, second: HistoricalResolver) -> bool:
    ignored = _FREE | ({_CERTIFIED} if _certifies(first, second) else frozenset())
    lasting = ModificationLevel.LTA_UPDATES
    policy = StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule(  # type: ignore[no-untyped-call]
                ignored_keys=ignored
            ),
            DocInfoRule().as_qualified(lasting),
            XrefStreamRule().as_qualified(lasting),
            ObjectStreamRule().as_qualified(lasting),
            DSSCompareRule().as_qualified(lasting),
            MetadataUpdateRule().as_qualified(lasting),  # type: ignore[no-untyped-call]
        ],
        form_rule=FormUpdatingRule(
            field_rules=[SigFieldModificationRule()],
            ignored_acroform_keys=_FREE_IN_FORMS | _flags_raised(first, second),
        ),
    )
    found: DiffResult = policy.apply(first, second)
    level: ModificationLevel = found.modification_level
    return level.value <= ModificationLevel.FORM_FILLING.value


def _flags_raised(
    first: HistoricalResolver, second: HistoricalResolver
) -> frozenset[str]:
    """Return the entry of the flags where none of them was taken away."""
    before, after = (
        int(each.root["/AcroForm"].get(_SIG_FLAGS, 0)) for each in (first, second)
    )
    return frozenset({_SIG_FLAGS} if before & after == before else ())


def _certifies(first: HistoricalResolver, second: HistoricalResolver) -> bool:
    """Tell whether the second revision certifies, and grants nothing else."""
    if _CERTIFIED in first.root or _CERTIFIED not in second.root:
        return False
    return set(second.root[_CERTIFIED]) == {"/DocMDP"}


def _kept(revision: HistoricalResolver) -> tuple[object, ...]:
    """Return what no revision may change, whatever a tool may do besides."""
    root = revision.root
    shown = {
        name: (_value(each, "/F"), "/AS" in each) for name, each in fields_of(revision)
    }
    return (
        _value(root, "/MarkInfo"),
        _value(root["/AcroForm"], "/NeedAppearances") == "True",
        tuple(_of_information(revision)),
        tuple(_of_metadata(revision)),
        shown,
    )


def _value(holder: generic.DictionaryObject, key: str) -> str:
    """Return an entry as text, empty where there is none."""
    return str(holder[key]) if key in holder else ""


def _of_information(revision: HistoricalResolver) -> Iterator[str]:
    """Yield what the information dictionary says of the document."""
    trailer = revision.trailer_view
    if "/Info" in trailer:
        for key in _ABOUT:
            yield _value(trailer["/Info"], key)


def _of_metadata(revision: HistoricalResolver) -> Iterator[tuple[str, ...]]:
    """Yield what the XMP packet says of the document."""
    if "/Metadata" not in revision.root:
        return
    # Asked of the reader: a resolver cannot hold a packet (pyHanko 0.38).
    packet_ref = revision.root.get_value_as_reference("/Metadata")
    stream = revision.reader.get_object(  # type: ignore[no-untyped-call]
        packet_ref, revision=revision.revision
    )
    told = stream.read_data(DecodePurpose.XMP_METADATA).decode("utf-8")
    if "<!DOCTYPE" in told or "<!ENTITY" in told:
        raise ValueError("a packet of metadata declares nothing")
    packet = ET.fromstring(told)  # noqa: S314 - nothing is declared in it
    told_of: list[tuple[str, ...]] = []
    for each in packet.iter():
        if _is_told(each.tag):
            words = (text for text in map(str.strip, each.itertext()) if text)
            told_of.append((each.tag, *words))
        told_of += [(key, value) for key, value in each.attrib.items() if _is_told(key)]
    yield from sorted(told_of)


def _is_told(name: str) -> bool:
    """Tell whether a name is of the Dublin Core, and not any tool's to write."""
    return (
        name.startswith(_DUBLIN_CORE)
        and name.removeprefix(_DUBLIN_CORE) not in _FREE_TO_TELL
    )
