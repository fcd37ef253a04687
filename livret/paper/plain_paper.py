"""Whether a paper of ours is only what is seen on its pages.

Nobody signs, and no check calls valid, a paper that could show something else
to another reader or on another day: layers that print otherwise than they
show, scripts, forms of XML that replace the pages, annotations over the text,
a portfolio that opens on another file, pictures with an alternate, letters
taken from the reader's computer, something drawn in a place before anybody
signed there. It is judged by its first revision, whoever made it: a hostile
tool may have made the paper, and the first signature. What is known to harm is
named; and of the catalog, the pages, their places and what they are drawn
with, only what our own papers have is taken.

Sources: pdf-insecurity.org (shadow attacks, "prepared" by whoever sends the
file); ISO 32000-1, 8.11 (layers), 8.9.5.4 (alternate images), 8.10.4 (pages of
other files), 12.3.5 (collections), 12.6 (actions), 12.7.8 (forms of XML).

An outline may lead to the pages (``plain_outline``).

Loaded late: it imports pyHanko. May import: pyHanko.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver

from livret.paper.plain_outline import leads_only_here
from livret.paper.signing_acts import PaperNotPlain, PaperUnreadable
from livret.paper.signing_file import ATTACHMENT, UNREADABLE
from livret.paper.usages import FileReader

_DEEPEST = 8
"""Forms within forms that are looked into; a paper of ours has one or two."""

_ELSEWHERE = ("/Alternates", "/OPI", "/Ref", "/PS")
_OF_THE_CATALOG = (
    ("/OCProperties", "layers"),
    ("/OpenAction", "script"),
    ("/AA", "script"),
    ("/Collection", "hidden"),
    ("/Requirements", "hidden"),
    ("/Threads", "hidden"),
)
"""What no paper of ours has."""

_NODE = frozenset({"/Type", "/Kids", "/Count", "/Parent"})
_STREAM = frozenset({"/Length", "/Filter", "/DecodeParms"})
_OURS = {
    "catalog": frozenset(
        {"/Type", "/Version", "/Pages", "/Names", "/AF", "/AcroForm", "/Lang"}
        | {"/MarkInfo", "/StructTreeRoot", "/Metadata", "/OutputIntents"}
        | {"/PageMode", "/ViewerPreferences", "/Outlines"}
    ),
    "names": frozenset({"/EmbeddedFiles"}),
    "form": frozenset({"/Fields", "/SigFlags"}),
    "node": _NODE,
    "page": _NODE - {"/Kids", "/Count"}
    | {"/MediaBox", "/Rotate", "/Trans", "/Contents", "/Resources", "/Annots"}
    | {"/Tabs", "/StructParents"},
    "content": _STREAM,
    "resources": frozenset({"/Font", "/XObject"}),
    "picture": _STREAM
    | {"/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/SMask"}
    | {"/BitsPerComponent", "/Decode", "/Interpolate", "/Name", "/Intent"},
    "font": frozenset(
        {"/Type", "/Subtype", "/BaseFont", "/Encoding", "/DescendantFonts"}
        | {"/ToUnicode", "/Name"}
    ),
    "place": frozenset(
        {"/Type", "/Subtype", "/FT", "/T", "/TU", "/F", "/P", "/Rect", "/AP"}
        | {"/StructParent", "/Lock"}
    ),
    "shown": frozenset({"/N"}),
    "empty": _STREAM | {"/Type", "/Subtype", "/BBox", "/Resources"},
}
"""Entries that our own papers have, by what they stand in."""


def lint(reader: FileReader) -> None:
    """Refuse a fresh paper that could show something else once signed.

    Raises:
        PaperNotPlain: More than one revision, or not plain (``lint_first``).
        PaperUnreadable: Its pages cannot be walked through.
    """
    if reader.xrefs.total_revisions != 1:
        raise PaperNotPlain(problem="history")
    lint_first(reader)


def lint_first(reader: FileReader) -> None:
    """Refuse a paper whose first revision could show something else.

    Raises:
        PaperNotPlain: Scripts, actions, layers, forms of XML, other files, or
            annotations that are no place to sign.
        PaperUnreadable: Its pages cannot be walked through.
    """
    problem = problem_of(reader)
    if problem == "unreadable":
        raise PaperUnreadable
    if problem:
        raise PaperNotPlain(problem=problem)


def problem_of(reader: FileReader) -> str:
    """Return why a first revision is not plain, or ``""``.

    Returns:
        ``script``, ``layers``, ``hidden``, ``unreadable``, or nothing.
    """
    try:
        first = reader.get_historical_resolver(0)
        problem = next(_problems(first), "")
        return problem or ("" if reader.first_is_whole() else "hidden")
    except UNREADABLE:
        return "unreadable"


def _problems(first: HistoricalResolver) -> Iterator[str]:
    root = first.root
    for key, problem in _OF_THE_CATALOG:
        if key in root:
            yield problem
    names = root["/Names"]
    if "/JavaScript" in names:
        yield "script"
    files = names["/EmbeddedFiles"]["/Names"]
    if any(str(files[at]) != ATTACHMENT for at in range(0, len(files), 2)):
        yield "hidden"
    yield from _more(root, "catalog")
    yield from _more(names, "names")
    yield from _more(root["/AcroForm"], "form")
    for page in _pages(root["/Pages"]):
        yield from _page(page)
    if "/Parent" in root["/Pages"]:
        yield "hidden"
    yield from _astray(root.raw_get("/Pages"))
    if not leads_only_here(root):
        yield "hidden"


def _more(found: generic.DictionaryObject, what: str) -> Iterator[str]:
    """Yield a problem where something holds more than ours does."""
    if not found.keys() <= _OURS[what]:
        yield "hidden"


def _page(page: generic.DictionaryObject) -> Iterator[str]:
    if "/AA" in page:
        yield "script"
    if "/Annots" in page:
        for each in page["/Annots"]:
            yield from _annotation(each.get_object())
    if "/Resources" in page:
        yield from _resources(page["/Resources"], 0)
    yield from _more(page, "page" if "/Kids" not in page else "node")
    if "/Contents" in page:
        content = page["/Contents"]
        several = isinstance(content, generic.ArrayObject)
        for each in content if several else (content,):
            # Not what another file, or another computer, says.
            yield from _more(each.get_object(), "content")


def _annotation(annotation: generic.DictionaryObject) -> Iterator[str]:
    if "/A" in annotation or "/AA" in annotation:
        yield "script"
    if annotation.get("/Subtype") != "/Widget" or annotation.get("/FT") != "/Sig":
        yield "hidden"
        return
    yield from _more(annotation, "place")
    if "/AP" in annotation:
        yield from _more(annotation["/AP"], "shown")
        shown = annotation["/AP"]["/N"]
        yield from _more(shown, "empty")
        # What is drawn there goes when somebody signs, and bares what is under.
        if shown.data.strip():
            yield "hidden"


def _resources(resources: generic.DictionaryObject, depth: int) -> Iterator[str]:
    if "/XObject" in resources:
        if depth > _DEEPEST:
            yield "hidden"
            return
        for name in resources["/XObject"]:
            yield from _drawn(resources["/XObject"][name], depth)
    yield from _more(resources, "resources")
    if "/Font" in resources:
        for name in resources["/Font"]:
            yield from _font(resources["/Font"][name])


def _drawn(drawn: generic.StreamObject, depth: int) -> Iterator[str]:
    if "/OC" in drawn:
        yield "layers"
    if any(key in drawn for key in _ELSEWHERE):
        yield "hidden"
    if "/Resources" in drawn:
        yield from _resources(drawn["/Resources"], depth + 1)
    yield from _more(drawn, "picture")


def _font(font: generic.DictionaryObject) -> Iterator[str]:
    """Yield a problem where letters are not all in the file itself."""
    yield from _more(font, "font")
    for below in font["/DescendantFonts"]:
        if "/FontFile2" not in below.get_object()["/FontDescriptor"]:
            yield "hidden"


def _astray(node: Any) -> Iterator[str]:
    """Yield a problem where what stands in a node names another one above it.

    Some readers take from there what a page lacks: its edges, its turn (7.7.3.4).
    """
    for kid in node.get_object()["/Kids"]:
        found = kid.get_object()
        if found.raw_get("/Parent") != node:
            yield "hidden"
        if "/Kids" in found:
            yield from _astray(kid)


def _pages(node: generic.DictionaryObject) -> Iterator[generic.DictionaryObject]:
    """Yield each page, and each node above: what a page lacks it takes there."""
    yield node
    for kid in node["/Kids"]:
        found = kid.get_object()
        if "/Kids" in found:
            yield from _pages(found)
        else:
            yield found
