"""What an attacker may do to a signed file, one function for each idea.

Incremental updates are written with pyHanko, as an honest tool would: it is
the content that lies. Sources: pdf-insecurity.org (shadow, incremental saving,
signature wrapping, universal forgery) and the notes of the project, 2.2.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic as g
from pyhanko.pdf_utils.generic import pdf_name as n
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

Change = Callable[[Any], None]
FORGED = b"\nq 1 0 0 rg 100 100 300 40 re f Q\n"


class QuietWriter(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        pass


def updated(pdf: bytes, change: Change) -> bytes:
    """``pdf`` with one incremental update."""
    writer = QuietWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page(w: Any) -> Any:
    return w.root["/Pages"]["/Kids"][0].get_object()


def field(w: Any, name: str) -> Any:
    for each in w.root["/AcroForm"]["/Fields"]:
        if each.get_object()["/T"] == name:
            return each.get_object()
    raise LookupError(name)


def stream(w: Any, data: bytes, **entries: Any) -> Any:
    return w.add_object(
        g.StreamObject({n(f"/{k}"): v for k, v in entries.items()}, stream_data=data)
    )


def numbers(*values: float) -> g.ArrayObject:
    return g.ArrayObject([g.FloatObject(each) for each in values])


# --- content ------------------------------------------------------------------


def page_content(w: Any) -> None:
    found = page(w)
    found[n("/Contents")] = stream(w, found["/Contents"].data + FORGED)
    w.update_container(found)


def page_object(w: Any) -> None:
    old = page(w)
    new = g.DictionaryObject({key: old.raw_get(key) for key in old})
    new[n("/Contents")] = stream(w, FORGED)
    kids = w.root["/Pages"]["/Kids"]
    kids[0] = w.add_object(new)
    w.update_container(kids)


def page_added(w: Any) -> None:
    old = page(w)
    new = g.DictionaryObject({key: old.raw_get(key) for key in old if key != "/Annots"})
    new[n("/Contents")] = stream(w, FORGED)
    pages = w.root["/Pages"]
    pages["/Kids"].append(w.add_object(new))
    pages[n("/Count")] = g.NumberObject(2)
    w.update_container(pages)


def page_removed(w: Any) -> None:
    pages = w.root["/Pages"]
    pages[n("/Kids")] = g.ArrayObject()
    pages[n("/Count")] = g.NumberObject(0)
    w.update_container(pages)


def page_turned(w: Any) -> None:
    page(w)[n("/Rotate")] = g.NumberObject(180)
    w.update_container(page(w))


def page_cropped(w: Any) -> None:
    page(w)[n("/CropBox")] = numbers(0, 200, 595, 842)
    w.update_container(page(w))


def stamp(w: Any) -> None:
    form = stream(
        w,
        b"1 0 0 rg 0 0 200 40 re f",
        Type=n("/XObject"),
        Subtype=n("/Form"),
        BBox=numbers(0, 0, 200, 40),
    )
    annotation = g.DictionaryObject(
        {
            n("/Type"): n("/Annot"),
            n("/Subtype"): n("/Stamp"),
            n("/Rect"): numbers(100, 600, 300, 640),
            n("/F"): g.NumberObject(4),
            n("/AP"): g.DictionaryObject({n("/N"): form}),
        }
    )
    annotations = page(w)["/Annots"]
    annotations.append(w.add_object(annotation))
    w.update_container(annotations)
    w.update_container(page(w))


def resources(w: Any) -> None:
    page(w)[n("/Resources")] = g.DictionaryObject()
    w.update_container(page(w))


# --- the catalog ----------------------------------------------------------------


def language(w: Any) -> None:
    w.root[n("/Lang")] = g.TextStringObject("ar")
    w.update_root()


def script(w: Any) -> None:
    w.root[n("/OpenAction")] = g.DictionaryObject(
        {n("/S"): n("/JavaScript"), n("/JS"): g.TextStringObject("app.alert(1)")}
    )
    w.update_root()


def layers(w: Any) -> None:
    group = w.add_object(
        g.DictionaryObject({n("/Type"): n("/OCG"), n("/Name"): g.pdf_string("x")})
    )
    w.root[n("/OCProperties")] = g.DictionaryObject(
        {
            n("/OCGs"): g.ArrayObject([group]),
            n("/D"): g.DictionaryObject({n("/OFF"): g.ArrayObject([group])}),
        }
    )
    w.update_root()


def permissions_removed(w: Any) -> None:
    del w.root["/Perms"]
    w.update_root()


def metadata(w: Any) -> None:
    w.root[n("/Metadata")] = stream(
        w, b"<x:xmpmeta/>", Type=n("/Metadata"), Subtype=n("/XML")
    )
    w.update_root()


def structure(w: Any) -> None:
    root = w.root["/StructTreeRoot"]
    root[n("/ClassMap")] = g.DictionaryObject()
    w.update_container(root)


def need_appearances(w: Any) -> None:
    w.root["/AcroForm"][n("/NeedAppearances")] = g.BooleanObject(value=True)
    w.update_container(w.root["/AcroForm"])


def attachment_swapped(w: Any) -> None:
    file = w.root["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object()
    forged = stream(w, b'{"forged":1}', Type=n("/EmbeddedFile"))
    file["/EF"][n("/F")] = file["/EF"][n("/UF")] = forged
    w.update_container(file["/EF"])
    w.update_container(file)


def attachment_added(w: Any) -> None:
    file = g.DictionaryObject(
        {
            n("/Type"): n("/Filespec"),
            n("/F"): g.pdf_string("x.json"),
            n("/EF"): g.DictionaryObject({n("/F"): stream(w, b"{}")}),
        }
    )
    names = w.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names.append(g.pdf_string("x.json"))
    names.append(w.add_object(file))
    w.update_container(names)


# --- the fields -----------------------------------------------------------------


def value_removed(w: Any) -> None:
    found = field(w, "SigSocial")
    del found["/V"]
    w.update_container(found)


def values_swapped(w: Any) -> None:
    one, two = field(w, "SigPersonne"), field(w, "SigEmploi")
    first, second = one.raw_get("/V"), two.raw_get("/V")
    one[n("/V")], two[n("/V")] = second, first
    w.update_container(one)
    w.update_container(two)


def appearances_swapped(w: Any) -> None:
    one, two = field(w, "SigPersonne"), field(w, "SigEmploi")
    first, second = one.raw_get("/AP"), two.raw_get("/AP")
    one[n("/AP")], two[n("/AP")] = second, first
    w.update_container(one)
    w.update_container(two)


def appearance_font(w: Any) -> None:
    form = field(w, "SigSocial")["/AP"]["/N"]
    font = form["/Resources"]["/Font"]["/F1"]
    font[n("/BaseFont")] = n("/Courier")
    w.update_container(font)


def appearance_hidden(w: Any) -> None:
    found = field(w, "SigPersonne")
    found[n("/F")] = g.NumberObject(2)
    w.update_container(found)


def field_moved(w: Any) -> None:
    found = field(w, "SigPersonne")
    found[n("/Rect")] = numbers(50, 400, 550, 800)
    w.update_container(found)


def field_doubled(w: Any) -> None:
    old = field(w, "SigPersonne")
    new = g.DictionaryObject({key: old.raw_get(key) for key in old})
    fields = w.root["/AcroForm"]["/Fields"]
    fields.append(w.add_object(new))
    w.update_container(fields)


def field_added(w: Any) -> None:
    new = g.DictionaryObject(
        {
            n("/FT"): n("/Sig"),
            n("/T"): g.pdf_string("SigAutre9"),
            n("/Type"): n("/Annot"),
            n("/Subtype"): n("/Widget"),
            n("/Rect"): numbers(0, 0, 0, 0),
            n("/F"): g.NumberObject(132),
        }
    )
    fields = w.root["/AcroForm"]["/Fields"]
    fields.append(w.add_object(new))
    w.update_container(fields)


def byte_range_emptied(w: Any) -> None:
    value = field(w, "SigEmploi")["/V"]
    value[n("/ByteRange")] = g.ArrayObject(map(g.NumberObject, (0, -1, 0, -1)))
    w.update_container(value)


def contents_emptied(w: Any) -> None:
    value = field(w, "SigEmploi")["/V"]
    value[n("/Contents")] = g.ByteStringObject(b"")
    w.update_container(value)


def subfilter_unknown(w: Any) -> None:
    value = field(w, "SigEmploi")["/V"]
    value[n("/SubFilter")] = n("/Nobody.knows")
    w.update_container(value)


def reason_changed(w: Any) -> None:
    value = field(w, "SigEmploi")["/V"]
    value[n("/Reason")] = g.pdf_string("a signé à l’écran")
    w.update_container(value)


def private_data(w: Any) -> None:
    w.root[n("/PieceInfo")] = g.DictionaryObject()
    w.update_root()


def same_again(w: Any) -> None:
    w.update_root()


UPDATES: dict[str, Change] = {
    "03 page content replaced": page_content,
    "04 stamp laid over": stamp,
    "05 attached data swapped": attachment_swapped,
    "06 value of a signer removed": value_removed,
    "07 values swapped": values_swapped,
    "08 appearances swapped": appearances_swapped,
    "11 page object replaced": page_object,
    "12 font of an appearance replaced": appearance_font,
    "14 byte range emptied": byte_range_emptied,
    "18 language changed": language,
    "19 page added": page_added,
    "20 page removed": page_removed,
    "21 page turned": page_turned,
    "22 page cropped": page_cropped,
    "23 page's resources replaced": resources,
    "24 script added": script,
    "25 layers added": layers,
    "26 permissions removed": permissions_removed,
    "27 metadata replaced": metadata,
    "28 structure changed": structure,
    "29 viewer asked to redraw": need_appearances,
    "30 attachment added": attachment_added,
    "31 appearance hidden": appearance_hidden,
    "32 field moved over the text": field_moved,
    "33 field doubled": field_doubled,
    "34 field added": field_added,
    "35 contents emptied": contents_emptied,
    "36 unknown kind of signature": subfilter_unknown,
    "37 reason rewritten": reason_changed,
    "38 private data added": private_data,
    "52 an update that changes nothing": same_again,
}

TO_THE_THIRD_SIGNATURE = {
    "07 values swapped",
    "14 byte range emptied",
    "35 contents emptied",
    "36 unknown kind of signature",
    "37 reason rewritten",
}
"""These change a signature that must be there first."""


# --- bytes ----------------------------------------------------------------------


def gaps(pdf: bytes) -> list[tuple[int, int]]:
    """Offsets of the hexadecimal digits of each signature, oldest first."""
    found = re.finditer(rb"/Contents <([0-9a-fA-F]+)>", pdf)
    return sorted((each.start(1), each.end(1)) for each in found)


def flipped(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes((pdf[at] ^ 1,)) + pdf[at + 1 :]


def content_flipped(pdf: bytes) -> bytes:
    return flipped(pdf, pdf.find(b"stream\r\n", 1000) + 40)


def cms_digit(pdf: bytes) -> bytes:
    at = gaps(pdf)[0][0] + 600
    digit = b"1" if pdf[at : at + 1] == b"0" else b"0"
    return pdf[:at] + digit + pdf[at + 1 :]


def padding_written(pdf: bytes) -> bytes:
    end = gaps(pdf)[-1][1]
    assert pdf[end - 2 : end] == b"00"
    return pdf[: end - 2] + b"41" + pdf[end:]


def digit_case(pdf: bytes) -> bytes:
    start, end = gaps(pdf)[-1]
    at = next(at for at in range(start, end) if pdf[at : at + 1].isalpha())
    return pdf[:at] + pdf[at : at + 1].swapcase() + pdf[at + 1 :]


def digits_spaced(pdf: bytes) -> bytes:
    end = gaps(pdf)[-1][1]
    return pdf[: end - 2] + b"  " + pdf[end:]


def appended_object(pdf: bytes) -> bytes:
    number = re.search(rb"/Contents (\d+) 0 R", pdf)
    assert number
    body = b"q 1 0 0 rg 0 0 600 800 re f Q"
    return pdf + b"\n%s 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number.group(1),
        len(body),
        body,
    )


def saved_again(pdf: bytes, **options: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, **options)
    return out.getvalue()


BYTES: dict[str, Callable[[bytes], bytes]] = {
    "01 one byte of the content flipped": content_flipped,
    "02 one digit of the first signature": cms_digit,
    "10 saved again by another tool": saved_again,
    "13 object appended without a table": appended_object,
    "39 padding written on": padding_written,
    "40 case of a digit": digit_case,
    "41 padding turned to spaces": digits_spaced,
    "42 line break appended": lambda pdf: pdf + b"\n",
    "43 end marker appended": lambda pdf: pdf + b"%%EOF\n",
    "44 comment appended": lambda pdf: pdf + b"% nothing to see\n",
    "45 bytes before the header": lambda pdf: b"\n" + pdf,
    "46 last byte cut off": lambda pdf: pdf[:-1],
    "47 half of it": lambda pdf: pdf[: len(pdf) // 2],
    "48 header changed": lambda pdf: pdf.replace(b"%PDF-1.7", b"%PDF-1.4", 1),
    "49 saved with object streams": lambda pdf: saved_again(
        pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "50 saved with a password": lambda pdf: saved_again(
        pdf, encryption=pikepdf.Encryption(owner="o", user="u")
    ),
    "51 last revision twice": lambda pdf: pdf + pdf[pdf.rfind(b"%%EOF", 0, -10) + 6 :],
}
