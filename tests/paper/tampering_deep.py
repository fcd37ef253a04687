"""Deeper still: actions, layers, fonts, what is heard, what proofs say.

Sources: pdf-insecurity.org (shadow attacks, PDF-MAC, polyglots), ISO 32000-1,
7.3.8 (streams), 7.5 (tables, updates), 7.11 (files), 8.11 (layers), 9.6–9.10
(fonts), 12.5–12.8 (annotations, actions, forms, signatures); ETSI EN 319 142-1,
5.4 (proofs for later).
"""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils import generic as g
from pyhanko.pdf_utils.generic import pdf_name as n

from tests.paper.tampering import Change, field, numbers, page, stream


def dictionary(**entries: Any) -> g.DictionaryObject:
    return g.DictionaryObject({n(f"/{key}"): each for key, each in entries.items()})


def of_the_catalog(**entries: Any) -> Change:
    """Entries written into the catalog."""

    def change(w: Any) -> None:
        for key, value in entries.items():
            w.root[n(f"/{key}")] = value
        w.update_root()

    return change


def of_a_place(name: str, **entries: Any) -> Change:
    """Entries written into a place to sign."""

    def change(w: Any) -> None:
        found = field(w, name)
        for key, value in entries.items():
            found[n(f"/{key}")] = value
        w.update_container(found)

    return change


def of_a_signature(name: str, **entries: Any) -> Change:
    """Entries written into a signature."""

    def change(w: Any) -> None:
        value = field(w, name)["/V"]
        for key, each in entries.items():
            value[n(f"/{key}")] = each
        w.update_container(value)

    return change


def of_the_page(**entries: Any) -> Change:
    def change(w: Any) -> None:
        for key, value in entries.items():
            page(w)[n(f"/{key}")] = value
        w.update_container(page(w))

    return change


def script() -> g.DictionaryObject:
    return dictionary(S=n("/JavaScript"), JS=g.TextStringObject("app.alert(1)"))


def inherited_resources(w: Any) -> None:
    """What a page lacks it takes from the node above."""
    pages = w.root["/Pages"]
    pages[n("/Resources")] = dictionary(Font=g.DictionaryObject())
    pages[n("/MediaBox")] = numbers(0, 0, 100, 100)
    w.update_container(pages)


def layer_on_a_place(w: Any) -> None:
    """A signature that shows on the screen and not on paper."""
    group = w.add_object(dictionary(Type=n("/OCG"), Name=g.pdf_string("x")))
    found = field(w, "SigPersonne")
    found[n("/OC")] = group
    w.update_container(found)


def layer_on_an_appearance(w: Any) -> None:
    form = field(w, "SigPersonne")["/AP"]["/N"]
    form[n("/OC")] = w.add_object(dictionary(Type=n("/OCG"), Name=g.pdf_string("x")))
    w.update_container(form)


def appearance_emptied(w: Any) -> None:
    """The same appearance, with nothing in it."""
    old = field(w, "SigPersonne").raw_get("/AP").raw_get("/N")
    new = g.StreamObject(
        {
            n("/Type"): n("/XObject"),
            n("/Subtype"): n("/Form"),
            n("/BBox"): numbers(0, 0, 163, 58),
        },
        stream_data=b"",
    )
    w.objects[(old.generation, old.idnum)] = new


def appearance_of_the_mouse(w: Any) -> None:
    """Another picture while the mouse is over it (12.5.5, /R and /D)."""
    appearance = field(w, "SigPersonne")["/AP"]
    over = stream(w, b"0 0 99 99 re f", Type=n("/XObject"), Subtype=n("/Form"))
    appearance[n("/R")] = over
    w.update_container(field(w, "SigPersonne"))


def read_aloud_otherwise(w: Any) -> None:
    """What a blind reader hears is not what is seen (14.9.3, 14.9.4)."""
    element = w.root["/StructTreeRoot"]["/K"][0].get_object()
    element[n("/ActualText")] = g.TextStringObject("Autre chose")
    element[n("/Alt")] = g.TextStringObject("Autre chose")
    w.update_container(element)


def structure_unhooked(w: Any) -> None:
    w.root["/StructTreeRoot"][n("/ParentTree")] = g.DictionaryObject(
        {n("/Nums"): g.ArrayObject()}
    )
    w.update_container(w.root["/StructTreeRoot"])


def widths_of_letters(w: Any) -> None:
    font = field(w, "SigSocial")["/AP"]["/N"]["/Resources"]["/Font"]["/F1"]
    font[n("/Widths")] = g.ArrayObject([g.NumberObject(9)])
    font[n("/DW")] = g.NumberObject(9)
    w.update_container(font)


def letters_copied_otherwise(w: Any) -> None:
    """What is copied or searched is another text (9.10.3)."""
    font = field(w, "SigSocial")["/AP"]["/N"]["/Resources"]["/Font"]["/F1"]
    font[n("/ToUnicode")] = stream(w, b"1 beginbfchar <01> <0058> endbfchar")
    w.update_container(font)


def font_program(w: Any) -> None:
    """Other shapes under the same name."""
    font = field(w, "SigSocial")["/AP"]["/N"]["/Resources"]["/Font"]["/F1"]
    holder = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = holder.get_object()["/FontDescriptor"]
    descriptor[n("/FontFile2")] = stream(w, b"\0\1\0\0")
    w.update_container(descriptor)


def colours_replaced(w: Any) -> None:
    intent = w.root["/OutputIntents"][0].get_object()
    intent[n("/DestOutputProfile")] = stream(w, b"ICC", N=g.NumberObject(3))
    w.update_root()


def attached_on_the_page(w: Any) -> None:
    file = dictionary(
        Type=n("/Filespec"),
        F=g.pdf_string("x.exe"),
        EF=dictionary(F=stream(w, b"MZ", Type=n("/EmbeddedFile"))),
    )
    note = dictionary(
        Type=n("/Annot"),
        Subtype=n("/FileAttachment"),
        Rect=numbers(0, 0, 9, 9),
        FS=w.add_object(file),
    )
    found = page(w)
    refs = [found["/Annots"].raw_get(at) for at in range(len(found["/Annots"]))]
    found[n("/Annots")] = g.ArrayObject([*refs, w.add_object(note)])
    w.update_container(found)


def attached_data_of_another_name(w: Any) -> None:
    names = w.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names[0] = g.pdf_string("autre.json")
    w.update_container(names)


def attached_data_elsewhere(w: Any) -> None:
    """The data are fetched from another computer (7.11.5)."""
    file = w.root["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object()
    file[n("/FS")] = n("/URL")
    file[n("/F")] = g.pdf_string("https://example.org/x.json")
    w.update_container(file)


def place_of_nobody(w: Any) -> None:
    """A place taken out of the form, left on the page."""
    annotations = page(w)["/Annots"]
    del annotations[0]
    w.update_container(annotations)
    w.update_container(page(w))


def proofs_added(w: Any) -> None:
    w.root[n("/DSS")] = w.add_object(dictionary(Certs=g.ArrayObject()))
    w.update_root()


def false_proofs_added(w: Any) -> None:
    """A list of withdrawals that is none, and what it would speak of (5.4.2)."""
    lists = g.ArrayObject([stream(w, b"no list")])
    w.root[n("/DSS")] = w.add_object(
        dictionary(CRLs=lists, VRI=dictionary(AA=dictionary(CRL=lists)))
    )
    w.update_root()


def a_signature_of_a_stranger(w: Any) -> None:
    """A further signature, in a place of its own, that signs nothing."""
    value = w.add_object(
        dictionary(
            Type=n("/Sig"),
            Filter=n("/Adobe.PPKLite"),
            SubFilter=n("/ETSI.CAdES.detached"),
            Contents=g.ByteStringObject(b"\x30\x00"),
            ByteRange=g.ArrayObject(map(g.NumberObject, (0, 10, 20, 10))),
        )
    )
    place = dictionary(
        FT=n("/Sig"),
        T=g.pdf_string("SigAutre9"),
        Type=n("/Annot"),
        Subtype=n("/Widget"),
        Rect=numbers(0, 0, 0, 0),
        V=value,
    )
    fields = w.root["/AcroForm"]["/Fields"]
    fields.append(w.add_object(place))
    w.update_container(fields)


def field_with_children(w: Any) -> None:
    """A place becomes the parent of another with the same name (12.7.3)."""
    found = field(w, "SigEmploi")
    kid = dictionary(
        Type=n("/Annot"), Subtype=n("/Widget"), Rect=numbers(0, 0, 300, 300)
    )
    found[n("/Kids")] = g.ArrayObject([w.add_object(kid)])
    w.update_container(found)


def page_deleted_and_back(w: Any) -> None:
    """The page tree is another object with the same content."""
    tree = w.root["/Pages"]
    new = g.DictionaryObject({key: tree.raw_get(key) for key in tree})
    w.root[n("/Pages")] = w.add_object(new)
    w.update_root()


def catalog_replaced(w: Any) -> None:
    """Another catalog, in another object, is the root."""
    old = w.root
    new = g.DictionaryObject({key: old.raw_get(key) for key in old})
    new[n("/Lang")] = g.TextStringObject("xx")
    w.set_custom_trailer_entry(n("/Root"), w.add_object(new))


def told_of_the_file(w: Any) -> None:
    w.set_info(dictionary(Title=g.TextStringObject("Un autre titre")))


DEEP_UPDATES: dict[str, Change] = {
    "101 portfolio": of_the_catalog(Collection=dictionary(View=n("/D"))),
    "102 reader preferences": of_the_catalog(
        ViewerPreferences=dictionary(HideToolbar=g.BooleanObject(value=True))
    ),
    "103 opened on its files": of_the_catalog(PageMode=n("/UseAttachments")),
    "104 requirements": of_the_catalog(Requirements=g.ArrayObject()),
    "105 extensions": of_the_catalog(Extensions=dictionary(X=dictionary())),
    "106 action on closing": of_the_catalog(AA=dictionary(WC=script())),
    "107 action before printing": of_the_catalog(AA=dictionary(WP=script())),
    "108 opened elsewhere": of_the_catalog(
        OpenAction=dictionary(S=n("/GoToR"), F=g.pdf_string("autre.pdf"))
    ),
    "109 program launched": of_the_catalog(
        OpenAction=dictionary(S=n("/Launch"), F=g.pdf_string("x.exe"))
    ),
    "110 form sent": of_the_catalog(
        OpenAction=dictionary(S=n("/SubmitForm"), F=g.pdf_string("https://a.example"))
    ),
    "111 named places": of_the_catalog(Dests=dictionary()),
    "112 marks removed": of_the_catalog(MarkInfo=dictionary()),
    "113 script of a place": of_a_place("SigPersonne", AA=dictionary(E=script())),
    "114 action of a place": of_a_place("SigPersonne", A=script()),
    "115 state of appearance": of_a_place("SigPersonne", AS=n("/Off")),
    "116 look of a place": of_a_place(
        "SigPersonne", MK=dictionary(CA=g.TextStringObject("Non"))
    ),
    "117 place of no size": of_a_place("SigPersonne", Rect=numbers(0, 0, 0, 0)),
    "118 place of another kind": of_a_place("SigPersonne", FT=n("/Btn")),
    "119 place on another page": of_a_place("SigPersonne", P=dictionary()),
    "120 widened lock": of_a_place(
        "SigPersonne",
        Lock=dictionary(
            Type=n("/SigFieldLock"), Action=n("/Exclude"), Fields=g.ArrayObject()
        ),
    ),
    "121 name in a signature": of_a_signature(
        "SigSocial", Name=g.TextStringObject("Quelqu’un d’autre")
    ),
    "122 time in a signature": of_a_signature("SigSocial", M=g.pdf_string("D:2020")),
    "123 program in a signature": of_a_signature("SigSocial", Prop_Build=dictionary()),
    "124 references removed": of_a_signature("SigPersonne", Reference=g.ArrayObject()),
    "125 place in a signature": of_a_signature(
        "SigEmploi", Location=g.TextStringObject("Ailleurs")
    ),
    "126 bytes of a signature": of_a_signature(
        "SigEmploi", Contents=g.ByteStringObject(b"\x30\x80\0\0" * 9)
    ),
    "127 time of showing": of_the_page(Dur=g.NumberObject(1)),
    "128 trimmed": of_the_page(TrimBox=numbers(0, 0, 9, 9)),
    "129 group of the page": of_the_page(Group=dictionary(S=n("/Transparency"))),
    "130 order of tabs": of_the_page(Tabs=n("/R")),
    "131 thumbnail": of_the_page(Thumb=dictionary()),
    "132 inherited": inherited_resources,
    "133 layer on a place": layer_on_a_place,
    "134 layer on an appearance": layer_on_an_appearance,
    "135 appearance emptied": appearance_emptied,
    "136 appearance under the mouse": appearance_of_the_mouse,
    "137 read aloud otherwise": read_aloud_otherwise,
    "138 structure unhooked": structure_unhooked,
    "139 widths of letters": widths_of_letters,
    "140 letters copied otherwise": letters_copied_otherwise,
    "141 shapes of letters": font_program,
    "142 colours replaced": colours_replaced,
    "143 file on the page": attached_on_the_page,
    "144 data renamed": attached_data_of_another_name,
    "145 data elsewhere": attached_data_elsewhere,
    "146 place of nobody": place_of_nobody,
    "147 proofs added": proofs_added,
    "148 false proofs": false_proofs_added,
    "149 signature of a stranger": a_signature_of_a_stranger,
    "150 place with a child": field_with_children,
    "151 tree of pages replaced": page_deleted_and_back,
    "152 catalog replaced": catalog_replaced,
    "153 title of the file": told_of_the_file,
}
"""Each an honest update with a dishonest content."""
