"""More of what an attacker may do: comments, locks, tables, what hides and shows.

Sources: pdf-insecurity.org (shadow attacks, evil annotation, sneaky signature),
ISO 32000-1, 7.5.6 and 7.5.8 (updates, hybrid files), 12.8 (locks).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils import generic as g
from pyhanko.pdf_utils.generic import pdf_name as n

from tests.paper.tampering import Change, field, numbers, page, stream


def annotation(w: Any, kind: str, **entries: Any) -> None:
    """Lay an annotation over the first page."""
    told = {
        n("/Type"): n("/Annot"),
        n("/Subtype"): n(f"/{kind}"),
        n("/Rect"): numbers(100, 600, 300, 640),
        n("/F"): g.NumberObject(4),
        **{n(f"/{key}"): value for key, value in entries.items()},
    }
    found = page(w)
    here = list(found["/Annots"]) if "/Annots" in found else []
    refs = [found["/Annots"].raw_get(at) for at in range(len(here))]
    refs.append(w.add_object(g.DictionaryObject(told)))
    found[n("/Annots")] = g.ArrayObject(refs)
    w.update_container(found)


def comment(w: Any) -> None:
    annotation(w, "Text", Contents=g.TextStringObject("Non valable"))


def free_text(w: Any) -> None:
    annotation(
        w,
        "FreeText",
        Contents=g.TextStringObject("12 000 €"),
        DA=g.TextStringObject("/Helv 12 Tf"),
    )


def highlight(w: Any) -> None:
    annotation(w, "Highlight", QuadPoints=numbers(*range(8)))


def redaction(w: Any) -> None:
    annotation(w, "Redact")


def link(w: Any) -> None:
    action = g.DictionaryObject(
        {n("/S"): n("/URI"), n("/URI"): g.TextStringObject("https://example.org")}
    )
    annotation(w, "Link", A=action)


def text_field(w: Any) -> None:
    annotation(w, "Widget", FT=n("/Tx"), T=g.TextStringObject("montant"))


def appearance_flags(w: Any) -> None:
    found = field(w, "SigPersonne")
    found[n("/F")] = g.NumberObject(32)
    w.update_container(found)


def lock_removed(w: Any) -> None:
    found = field(w, "Cloture")
    del found["/Lock"]
    w.update_container(found)


def lock_narrowed(w: Any) -> None:
    lock = field(w, "Cloture")["/Lock"]
    lock[n("/Fields")] = g.ArrayObject([g.TextStringObject("SigSocial")])
    w.update_container(lock)


def certification_loosened(w: Any) -> None:
    value = field(w, "SigPersonne")["/V"]
    value["/Reference"][0]["/TransformParams"][n("/P")] = g.NumberObject(3)
    w.update_container(value)


def certification_moved(w: Any) -> None:
    w.root["/Perms"][n("/DocMDP")] = field(w, "SigSocial").raw_get("/V")
    w.update_container(w.root["/Perms"])
    w.update_root()


def usage_rights(w: Any) -> None:
    w.root["/Perms"][n("/UR3")] = field(w, "SigSocial").raw_get("/V")
    w.update_container(w.root["/Perms"])
    w.update_root()


def name_of_field(w: Any) -> None:
    found = field(w, "SigPersonne")
    found[n("/T")] = g.TextStringObject("SigAutre1")
    w.update_container(found)


def told_of_field(w: Any) -> None:
    found = field(w, "SigPersonne")
    found[n("/TU")] = g.TextStringObject("Signature de quelqu’un")
    w.update_container(found)


def field_removed(w: Any) -> None:
    fields = w.root["/AcroForm"]["/Fields"]
    del fields[0]
    w.update_container(fields)


def forms_of_xml(w: Any) -> None:
    w.root["/AcroForm"][n("/XFA")] = stream(w, b"<xdp/>")
    w.update_container(w.root["/AcroForm"])


def flags_cleared(w: Any) -> None:
    w.root["/AcroForm"][n("/SigFlags")] = g.NumberObject(0)
    w.update_container(w.root["/AcroForm"])


def script_named(w: Any) -> None:
    script = g.DictionaryObject(
        {n("/S"): n("/JavaScript"), n("/JS"): g.TextStringObject("1")}
    )
    tree = g.DictionaryObject(
        {n("/Names"): g.ArrayObject([g.pdf_string("x"), w.add_object(script)])}
    )
    w.root["/Names"][n("/JavaScript")] = tree
    w.update_container(w.root["/Names"])


def action_of_page(w: Any) -> None:
    page(w)[n("/AA")] = g.DictionaryObject(
        {n("/O"): g.DictionaryObject({n("/S"): n("/Named"), n("/N"): n("/Print")})}
    )
    w.update_container(page(w))


def media_box(w: Any) -> None:
    page(w)[n("/MediaBox")] = numbers(0, 0, 2000, 2000)
    w.update_container(page(w))


def unit(w: Any) -> None:
    page(w)[n("/UserUnit")] = g.FloatObject(2)
    w.update_container(page(w))


def content_prepended(w: Any) -> None:
    """Shadow, hide: something is drawn under or over what was signed."""
    found = page(w)
    old = found.raw_get("/Contents")
    extra = stream(w, b"q 1 1 1 rg 0 0 900 900 re f Q")
    found[n("/Contents")] = g.ArrayObject([old, extra])
    w.update_container(found)


def content_object_replaced(w: Any) -> None:
    """Shadow, replace: the same object, with another content."""
    found = page(w)
    old = found.raw_get("/Contents")
    new = g.StreamObject(stream_data=b"q 1 0 0 rg 0 0 50 50 re f Q")
    if isinstance(old, g.IndirectObject):
        w.objects[(old.generation, old.idnum)] = new
    else:
        found[n("/Contents")] = w.add_object(new)
        w.update_container(found)


def kids_swapped(w: Any) -> None:
    """Shadow, hide-and-replace: another page tree stands ready and is shown."""
    old = page(w)
    new = g.DictionaryObject({key: old.raw_get(key) for key in old if key != "/Annots"})
    new[n("/Contents")] = stream(w, b"q 0 0 1 rg 0 0 99 99 re f Q")
    tree = g.DictionaryObject(
        {
            n("/Type"): n("/Pages"),
            n("/Kids"): g.ArrayObject([w.add_object(new)]),
            n("/Count"): g.NumberObject(1),
        }
    )
    w.root[n("/Pages")] = w.add_object(tree)
    w.update_root()


def font_of_page(w: Any) -> None:
    fonts = page(w)["/Resources"]
    fonts[n("/Font")] = g.DictionaryObject(
        {
            n("/F1"): g.DictionaryObject(
                {
                    n("/Type"): n("/Font"),
                    n("/Subtype"): n("/Type1"),
                    n("/BaseFont"): n("/Courier"),
                }
            )
        }
    )
    w.update_container(fonts)


def outlines(w: Any) -> None:
    w.root[n("/Outlines")] = w.add_object(
        g.DictionaryObject({n("/Type"): n("/Outlines"), n("/Count"): g.NumberObject(0)})
    )
    w.update_root()


def page_labels(w: Any) -> None:
    w.root[n("/PageLabels")] = g.DictionaryObject({n("/Nums"): g.ArrayObject()})
    w.update_root()


def intents_removed(w: Any) -> None:
    del w.root["/OutputIntents"]
    w.update_root()


def version_raised(w: Any) -> None:
    w.root[n("/Version")] = n("/2.0")
    w.update_root()


def files_unlinked(w: Any) -> None:
    del w.root["/AF"]
    w.update_root()


def told_of_structure(w: Any) -> None:
    root = w.root["/StructTreeRoot"]
    root[n("/RoleMap")] = g.DictionaryObject({n("/P"): n("/Artifact")})
    w.update_container(root)


MORE_UPDATES: dict[str, Change] = {
    "53 comment": comment,
    "54 text laid over": free_text,
    "55 highlight": highlight,
    "56 redaction mark": redaction,
    "57 link laid over": link,
    "58 field to fill laid over": text_field,
    "59 place no longer shown": appearance_flags,
    "60 lock removed": lock_removed,
    "61 lock narrowed": lock_narrowed,
    "62 certification loosened": certification_loosened,
    "63 certification moved": certification_moved,
    "64 usage rights": usage_rights,
    "65 field renamed": name_of_field,
    "66 field told otherwise": told_of_field,
    "67 field removed": field_removed,
    "68 XML forms": forms_of_xml,
    "69 signature flags cleared": flags_cleared,
    "70 script named": script_named,
    "71 action of a page": action_of_page,
    "72 page enlarged": media_box,
    "73 unit of the page": unit,
    "74 shadow: hidden under": content_prepended,
    "75 shadow: replaced": content_object_replaced,
    "76 shadow: hidden and replaced": kids_swapped,
    "77 font of the page": font_of_page,
    "78 outline": outlines,
    "79 page labels": page_labels,
    "80 colours removed": intents_removed,
    "81 version raised": version_raised,
    "82 attached files unlinked": files_unlinked,
    "83 structure mapped otherwise": told_of_structure,
}


# --- tables ---------------------------------------------------------------------


def last_table(pdf: bytes) -> int:
    return int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])


def first_table(pdf: bytes) -> int:
    return int(re.findall(rb"startxref\s+(\d+)", pdf)[0])


def trailer_of(pdf: bytes) -> tuple[bytes, bytes]:
    """Size and root of the file, as written."""
    size = re.findall(rb"/Size (\d+)", pdf)[-1]
    root = re.findall(rb"/Root (\d+ \d+ R)", pdf)[-1]
    return size, root


def table(pdf: bytes, previous: int, more: bytes = b"") -> bytes:
    """An empty update whose trailer says what an attacker wants."""
    size, root = trailer_of(pdf)
    at = len(pdf)
    return pdf + (
        b"xref\n0 0\ntrailer\n<</Size %s/Root %s/Prev %d%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, root, previous, more, at)
    )


def object_in_stream(pdf: bytes) -> bytes:
    """An update by object streams (ISO 32000-1, 7.5.7)."""
    import io

    from tests.paper.tampering import QuietWriter

    writer = QuietWriter(io.BytesIO(pdf))
    pile = writer.prepare_object_stream() if writer.stream_xrefs else None
    writer.add_object(g.DictionaryObject({n("/X"): g.NumberObject(1)}), pile)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def byte_range_widened(pdf: bytes) -> bytes:
    found = list(re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", pdf))[-1]
    old = found.group(4)
    new = str(int(old) - 1).encode().rjust(len(old), b"0")
    return pdf[: found.start(4)] + new + pdf[found.end(4) :]


def byte_range_of_the_first(pdf: bytes) -> bytes:
    """The last signature claims the range of the first."""
    every = [each.group(0) for each in re.finditer(rb"/ByteRange \[[^\]]*\]", pdf)]
    last = pdf.rfind(every[-1])
    fitting = every[0].ljust(len(every[-1]))[: len(every[-1])]
    return pdf[:last] + fitting + pdf[last + len(every[-1]) :]


def contents_of_the_first(pdf: bytes) -> bytes:
    """The signature of the first stands in the place of the last."""
    from tests.paper.tampering import gaps

    (first, end), (start, stop) = gaps(pdf)[0], gaps(pdf)[-1]
    digits = pdf[first:end][: stop - start].ljust(stop - start, b"0")
    return pdf[:start] + digits + pdf[stop:]


def middle_cut(pdf: bytes) -> bytes:
    ends = [each.end() for each in re.finditer(rb"%%EOF\s?", pdf)]
    return pdf[: ends[1]] + pdf[ends[2] :]


MORE_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "84 table that goes back to the first": lambda pdf: table(pdf, first_table(pdf)),
    "85 table that leads to itself": lambda pdf: table(pdf, len(pdf)),
    "86 table that leads nowhere": lambda pdf: table(pdf, 10**9),
    "87 hybrid table": lambda pdf: table(
        pdf, last_table(pdf), b"/XRefStm %d" % first_table(pdf)
    ),
    "88 empty table": lambda pdf: table(pdf, last_table(pdf)),
    "89 end that points to the first table": lambda pdf: (
        pdf + b"startxref\n%d\n%%%%EOF\n" % first_table(pdf)
    ),
    "90 object in a stream": object_in_stream,
    "91 range widened": byte_range_widened,
    "92 range of the first": byte_range_of_the_first,
    "93 signature of the first": contents_of_the_first,
    "94 a revision cut out": middle_cut,
    "95 two files in one": lambda pdf: pdf + pdf,
    "96 many ends": lambda pdf: pdf + b"startxref\n0\n%%EOF\n" * 2000,
    "97 deep nesting": lambda pdf: (
        pdf + b"\n9999 0 obj\n" + b"[" * 5000 + b"]" * 5000 + b"\nendobj\n"
    ),
    "98 another header later": lambda pdf: pdf + b"%PDF-1.7\n%%EOF\n",
}
