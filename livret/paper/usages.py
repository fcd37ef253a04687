"""A reader of files that finds quickly where each object of a revision is used.

To hold one revision against another, pyHanko first maps every way that leads
from the trailer to every object of the older one, and makes all its objects
anew for each revision: half the time of a check. Here each version of an object
is read once, what it refers to is listed once, and the ways are written out
only for the objects that are asked about. The map is pyHanko's own, to the
last way (its rules for pages and for the tree that is read aloud included).

Loaded late: it imports pyHanko. May import: pyHanko.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader, RawPdfPath

_Key: TypeAlias = tuple[int, int]
"""Number and generation of an object."""

_Way: TypeAlias = tuple[Any, ...]
"""Empty at the trailer, else the way before and the keys that were added."""

_Links: TypeAlias = list[tuple[tuple[Any, ...], generic.Reference]]

_TRAILER: _Way = ()
_PAGES = (((), ("/Root",)), ("/Pages",))
_TREE = (((), ("/Root",)), ("/StructTreeRoot",))
_UP = frozenset({"/Parent"})
_UP_IN_THE_TREE = frozenset({"/Parent", "/P"})
"""Keys that lead back up, by which no way is counted."""

_LONGEST = 50
"""References that lead to a reference; ours never do."""

_NEAR = 2
"""Keys from the trailer within which the tree that is read aloud begins."""


class FileReader(PdfFileReader):
    """pyHanko's reader; each version of an object is read once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Before: reading the trailer may already ask for an object.
        self._versions: dict[tuple[object, ...], generic.PdfObject] = {}
        self.links: dict[tuple[int, bool], _Links] = {}
        super().__init__(*args, **kwargs)

    def get_historical_resolver(self, revision: int) -> Revision:
        """Return the file as it stood at a revision, 0 the oldest."""
        found = self._historical_resolver_cache.get(revision)
        if found is None:
            found = Revision(self, revision)
            self._historical_resolver_cache[revision] = found
        assert isinstance(found, Revision)  # noqa: S101 - made here alone
        return found

    def version(self, ref: generic.Reference, revision: int) -> generic.PdfObject:
        """Return an object as a revision left it, as it stands in the file."""
        try:
            changed = self.xrefs.get_last_change(ref)
        except KeyError:
            changed = None
        if changed is not None and changed <= revision:
            return self._read(ref, None)
        marker = self.xrefs.get_historical_ref(ref, revision)
        key = (ref.idnum, ref.generation, marker)
        if key not in self._versions:
            self._versions[key] = self._read(ref, revision)
        return self._versions[key]

    def first_is_whole(self) -> bool:
        """Tell whether all that the first revision refers to stands in it.

        What is missing is nothing yet; whoever adds it later, as a new object,
        changes what refers to it, and no rule sees a change: not where a page
        names the node above it, from which it takes what it lacks.
        """
        links: _Links = []
        _gather(self.trailer.flatten(0), (), links, frozenset())
        for ref in self.xrefs.explicit_refs_in_revision(0):
            if self._stands_first(ref):
                _gather(self.version(ref, 0), (), links, frozenset())
        return all(map(self._stands_first, {below for _, below in links}))

    def _stands_first(self, ref: generic.Reference) -> bool:
        return self.xrefs.get_historical_ref(ref, 0) is not None

    def _read(self, ref: generic.Reference, revision: int | None) -> generic.PdfObject:
        found: generic.PdfObject = self.get_object(  # type: ignore[no-untyped-call]
            ref, revision, transparent_decrypt=False
        )
        return found


class Revision(HistoricalResolver):
    """A file at one revision, with the ways to its objects."""

    def __init__(self, reader: FileReader, revision: int) -> None:
        super().__init__(reader, revision)
        self._file = reader
        self._ways: dict[_Key, list[_Way]] | None = None

    def get_object(
        self,
        ref: generic.Reference,
        as_metadata_stream: bool = False,  # noqa: FBT001, FBT002 - the library's own
    ) -> generic.PdfObject:
        """Return an object of this revision; see ``HistoricalResolver``."""
        found: generic.PdfObject
        if not as_metadata_stream and not self._file.encrypted:
            if ref not in self.cache:
                version = self._file.version(ref, self.revision)
                self.cache[ref] = self._subsume_object(version)  # type: ignore[no-untyped-call]
            return self.cache[ref]
        found = super().get_object(ref, as_metadata_stream)
        return found

    def _load_reverse_xref_cache(self) -> None:
        if self._ways is None:
            self._ways = _Walk(self._file, self).ways()

    def _get_usages_of_ref(self, ref: generic.Reference) -> set[RawPdfPath]:
        ways = (self._ways or {}).get((ref.idnum, ref.generation), ())
        return {RawPdfPath(*_written(way)) for way in ways}


def _written(way: _Way) -> tuple[str | int, ...]:
    """Return the keys of a way, from the trailer on."""
    parts = []
    while way:
        way, keys = way
        parts.append(keys)
    return tuple(key for keys in reversed(parts) for key in keys)


class _Walk:
    """One walk from the trailer of a revision along every reference."""

    def __init__(self, file: FileReader, revision: Revision) -> None:
        self._file = file
        self._revision = revision
        self._objects: dict[_Key, generic.PdfObject] = {}
        self._ways: dict[_Key, list[_Way]] = {}
        self._along: set[_Key] = set()
        self._pages: dict[_Key, tuple[str | int, ...]] = {}
        self._tree: set[_Key] = set()

    def ways(self) -> dict[_Key, list[_Way]]:
        """Return every way to every object.

        Raises:
            PdfReadError: A page or a part of the tree comes twice.
        """
        root = self._revision.root
        pages = root.raw_get("/Pages")
        if isinstance(pages, generic.IndirectObject):
            self._pages[_key(pages.reference)] = _written(_PAGES)
        self._collect_pages(self._whole(pages), _written(_PAGES))
        if "/StructTreeRoot" in root:
            self._collect_tree(self._whole(root.raw_get("/StructTreeRoot")))
        self._inside(self._revision.trailer_view, _TRAILER, 0, in_tree=False)
        return self._ways

    def _whole(self, found: generic.PdfObject) -> Any:
        """Return what a reference leads to, or what is no reference itself."""
        for _ in range(_LONGEST):
            if not isinstance(found, generic.IndirectObject):
                return found
            found = self._object(found.reference)
        raise PdfReadError("references lead in a circle")

    def _object(self, ref: generic.Reference) -> generic.PdfObject:
        key = _key(ref)
        if key not in self._objects:
            self._objects[key] = self._file.version(ref, self._revision.revision)
        return self._objects[key]

    def _collect_pages(self, node: Any, way: tuple[str | int, ...]) -> None:
        for at, kid in enumerate(self._whole(node.raw_get("/Kids"))):
            there = (*way, "/Kids", at)
            if isinstance(kid, generic.IndirectObject):
                if _key(kid.reference) in self._pages:
                    raise PdfReadError("a page comes twice")
                self._pages[_key(kid.reference)] = there
            below = self._whole(kid)
            if "/Type" in below and self._whole(below.raw_get("/Type")) == "/Pages":
                self._collect_pages(below, there)

    def _collect_tree(self, element: Any) -> None:
        if "/K" not in element:
            return
        below = self._whole(element.raw_get("/K"))
        for child in below if isinstance(below, generic.ArrayObject) else (below,):
            found = self._whole(child)
            if not isinstance(found, generic.DictionaryObject):
                continue
            kind = self._whole(found.raw_get("/Type")) if "/Type" in found else None
            if kind not in (None, "/StructElem"):
                continue
            if isinstance(child, generic.IndirectObject):
                if _key(child.reference) in self._tree:
                    raise PdfReadError("a part of the tree comes twice")
                self._tree.add(_key(child.reference))
            self._collect_tree(found)

    def _inside(self, found: Any, way: _Way, depth: int, *, in_tree: bool) -> None:
        """Follow what stands in an object near the trailer, key by key."""
        if isinstance(found, generic.IndirectObject):
            self._follow(found.reference, way, depth, in_tree=in_tree)
        elif isinstance(found, generic.DictionaryObject):
            for key, value in found.items():
                if key in (_UP_IN_THE_TREE if in_tree else _UP):
                    continue
                begins = in_tree or (key == "/K" and way == _TREE)
                self._inside(value, (way, (key,)), depth + 1, in_tree=begins)
        elif isinstance(found, generic.ArrayObject):
            for at, value in enumerate(found):
                self._inside(value, (way, (at,)), depth + 1, in_tree=in_tree)

    def _follow(
        self, ref: generic.Reference, way: _Way, depth: int, *, in_tree: bool
    ) -> None:
        key = _key(ref)
        if key in self._along:
            return
        self._ways.setdefault(key, []).append(way)
        found = self._object(ref)
        page = self._pages.get(key)
        if page is not None and (in_tree or _written(way) != page):
            return
        if not in_tree and key in self._tree:
            return
        self._along.add(key)
        if depth > _NEAR:
            for keys, below in self._links(found, in_tree=in_tree):
                self._follow(below, (way, keys), depth + len(keys), in_tree=in_tree)
        elif not isinstance(found, generic.IndirectObject):
            self._inside(found, way, depth, in_tree=in_tree)
        self._along.discard(key)

    def _links(self, found: generic.PdfObject, *, in_tree: bool) -> _Links:
        """Return what an object refers to, in the order in which it stands."""
        links = self._file.links.get((id(found), in_tree))
        if links is None:
            links = []
            if not isinstance(found, generic.IndirectObject):
                _gather(found, (), links, _UP_IN_THE_TREE if in_tree else _UP)
            self._file.links[id(found), in_tree] = links
        return links


def _key(ref: generic.Reference) -> _Key:
    return ref.idnum, ref.generation


def _gather(
    found: generic.PdfObject,
    keys: tuple[Any, ...],
    links: _Links,
    passed_over: frozenset[str],
) -> None:
    if isinstance(found, generic.IndirectObject):
        links.append((keys, found.reference))
    elif isinstance(found, generic.DictionaryObject):
        for key, value in found.items():
            if key not in passed_over:
                _gather(value, (*keys, key), links, passed_over)
    elif isinstance(found, generic.ArrayObject):
        for at, value in enumerate(found):
            _gather(value, (*keys, at), links, passed_over)
