"""What is heard, copied, kept beside or painted in one's own place.

The picture may stay the same: a blind reader hears the tree of the paper, a
clerk copies its letters, another tool reads the file attached to it. And whoever
signs owns their place, their signature and the table of their update.

Sources: ISO 32000-1, 7.5.8.4 (two tables), 7.9.6 (names), 7.11 (files), 8.9.5.4,
8.10.4 (pictures of elsewhere), 9.10.3 (letters as text), 12.5.5 (appearances),
12.8.1 (what a signature says of itself), 14.7–14.9 (the tree, aloud).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic as g
from pyhanko.pdf_utils.generic import pdf_name as n

from tests.paper.tampering import Change, field, numbers, page, stream
from tests.paper.tampering_deep import dictionary, of_a_place


def tree(w: Any) -> Any:
    return w.root["/StructTreeRoot"]


def element(w: Any) -> Any:
    """The first element of the tree, below the document itself."""
    kids = tree(w)["/K"]
    return kids[0].get_object() if isinstance(kids, g.ArrayObject) else kids


def below(found: Any) -> Iterator[Any]:
    """Every element from one on, in the order in which they are heard."""
    yield found
    kids = found.get("/K")
    for kid in kids if isinstance(kids, g.ArrayObject) else ():
        child = kid.get_object()
        if isinstance(child, g.DictionaryObject) and "/S" in child:
            yield from below(child)


def names_of_parts(w: Any) -> None:
    """A place to sign is called a caption: another tool leaves it out."""
    tree(w)[n("/RoleMap")] = dictionary(Form=n("/Artifact"), P=n("/Artifact"))
    w.update_container(tree(w))


def classes_of_parts(w: Any) -> None:
    tree(w)[n("/ClassMap")] = dictionary(x=dictionary(O=n("/Layout")))
    w.update_container(tree(w))


def names_in_the_tree(w: Any) -> None:
    tree(w)[n("/IDTree")] = dictionary(Names=g.ArrayObject())
    w.update_container(tree(w))


def language_of_a_part(w: Any) -> None:
    element(w)[n("/Lang")] = g.TextStringObject("xx")
    w.update_container(element(w))


def short_form_of_a_part(w: Any) -> None:
    """What is said for an abbreviation (14.9.5)."""
    element(w)[n("/E")] = g.TextStringObject("Autre chose")
    w.update_container(element(w))


def kind_of_a_part(w: Any) -> None:
    element(w)[n("/S")] = n("/Artifact")
    w.update_container(element(w))


def parts_in_another_order(w: Any) -> None:
    for found in below(element(w)):
        kids = found.get("/K")
        if isinstance(kids, g.ArrayObject) and len(kids) > 2:
            order = [kids.raw_get(at) for at in range(len(kids))]
            found[n("/K")] = g.ArrayObject(reversed(order))
            w.update_container(found)
            return
    raise LookupError


def part_said_twice(w: Any) -> None:
    kids = tree(w)["/K"]
    kids.append(kids.raw_get(0))
    w.update_container(tree(w))


def part_added_to_the_tree(w: Any) -> None:
    new = dictionary(
        Type=n("/StructElem"),
        S=n("/P"),
        P=w.root.raw_get("/StructTreeRoot"),
        ActualText=g.TextStringObject("Autre chose"),
    )
    tree(w)["/K"].append(w.add_object(new))
    w.update_container(tree(w))


def own_place_said_otherwise(w: Any) -> None:
    """What is heard of a place, which the tree tells and not the place itself."""
    for found in below(element(w)):
        if found.get("/S") == "/Form":
            found[n("/Alt")] = g.TextStringObject("Signature : quelqu’un d’autre")
            w.update_container(found)
            return
    raise LookupError


def places_of_parts(w: Any) -> None:
    """Whom each mark of a page belongs to."""
    parents = tree(w)["/ParentTree"]
    kids = parents["/Nums"]
    order = [kids.raw_get(at) for at in range(len(kids))]
    order[1], order[-1] = order[-1], order[1]
    parents[n("/Nums")] = g.ArrayObject(order)
    w.update_container(parents)


def copied_otherwise_on_the_page(w: Any) -> None:
    font = next(iter(page(w)["/Resources"]["/Font"].values())).get_object()
    old = font.raw_get("/ToUnicode")
    new = g.StreamObject(stream_data=b"1 beginbfchar <0001> <0058> endbfchar")
    w.objects[(old.generation, old.idnum)] = new


def letters_exchanged_on_the_page(w: Any) -> None:
    """The same letters of the font, in another order."""
    font = next(iter(page(w)["/Resources"]["/Font"].values())).get_object()
    below = font["/DescendantFonts"][0].get_object()
    below[n("/CIDToGIDMap")] = stream(w, b"\0\2\0\1" * 50)
    w.update_container(below)


def file_of_the_data(w: Any) -> Any:
    names = w.root["/Names"]["/EmbeddedFiles"]["/Names"]
    return names[1].get_object()


def relation_of_the_data(w: Any) -> None:
    file_of_the_data(w)[n("/AFRelationship")] = n("/Alternative")
    w.update_container(file_of_the_data(w))


def name_of_the_data(w: Any) -> None:
    for key in ("/F", "/UF", "/Desc"):
        file_of_the_data(w)[n(key)] = g.pdf_string("contrat.exe")
    w.update_container(file_of_the_data(w))


def measures_of_the_data(w: Any) -> None:
    data = file_of_the_data(w)["/EF"]["/F"]
    data[n("/Params")] = dictionary(Size=g.NumberObject(1))
    data[n("/Subtype")] = n("/text/html")
    w.update_container(data)


def second_version_of_the_data(w: Any) -> None:
    """For a system of another kind, another file (7.11.4)."""
    holder = file_of_the_data(w)["/EF"]
    holder[n("/DOS")] = stream(w, b"{}", Type=n("/EmbeddedFile"))
    w.update_container(file_of_the_data(w))


def names_as_a_tree(w: Any) -> None:
    """The same names, one floor lower, with a second file between."""
    files = w.root["/Names"]["/EmbeddedFiles"]
    kid = dictionary(
        Names=files.raw_get("/Names"),
        Limits=g.ArrayObject([g.pdf_string("a"), g.pdf_string("z")]),
    )
    below = dictionary(Kids=g.ArrayObject([w.add_object(kid)]))
    w.root["/Names"][n("/EmbeddedFiles")] = w.add_object(below)
    w.update_container(w.root["/Names"])


def field_of_another_case(w: Any) -> None:
    """A place whose name differs by its letters’ case alone."""
    new = dictionary(
        Type=n("/Annot"),
        Subtype=n("/Widget"),
        FT=n("/Sig"),
        T=g.pdf_string("sigpersonne"),
        Rect=numbers(0, 0, 0, 0),
        F=g.NumberObject(132),
        P=w.root["/Pages"]["/Kids"].raw_get(0),
    )
    w.root["/AcroForm"]["/Fields"].append(w.add_object(new))
    w.update_container(w.root["/AcroForm"])


def states_of_a_signature(w: Any) -> None:
    """Two pictures, and a switch between them (12.5.5)."""
    found = field(w, "SigPersonne")
    now = found["/AP"].raw_get("/N")
    other = stream(w, b"", Type=n("/XObject"), Subtype=n("/Form"))
    found[n("/AP")] = dictionary(N=dictionary(Oui=now, Non=other))
    found[n("/AS")] = n("/Non")
    w.update_container(found)


def letters_of_the_form(w: Any) -> None:
    w.root["/AcroForm"][n("/DR")] = dictionary(
        Font=dictionary(
            F1=dictionary(Type=n("/Font"), Subtype=n("/Type1"), BaseFont=n("/Symbol"))
        )
    )
    w.root["/AcroForm"][n("/DA")] = g.pdf_string("/F1 99 Tf")
    w.update_root()
    w.update_container(w.root["/AcroForm"])


def proofs_that_hold_pages(w: Any) -> None:
    """Among the proofs for later, what is no proof."""
    w.root[n("/DSS")] = dictionary(
        Type=n("/DSS"), VRI=g.DictionaryObject(), Pages=w.root.raw_get("/Pages")
    )
    w.update_root()


def extension_with_more(w: Any) -> None:
    w.root[n("/Extensions")] = dictionary(
        ADBE=dictionary(
            BaseVersion=n("/1.7"), ExtensionLevel=g.NumberObject(8), OpenAction=n("/x")
        )
    )
    w.update_root()


def page_in_its_own_time(w: Any) -> None:
    """Pages that turn by themselves (12.4.4)."""
    page(w)[n("/Dur")] = g.NumberObject(1)
    w.update_container(page(w))


def piece_of_another_program(w: Any) -> None:
    page(w)[n("/PieceInfo")] = dictionary(x=dictionary(Private=g.NumberObject(1)))
    w.update_container(page(w))


def way_of_showing(w: Any) -> None:
    w.root[n("/ViewerPreferences")] = dictionary(
        DisplayDocTitle=g.BooleanObject(value=False), HideWindowUI=g.BooleanObject(True)
    )
    w.update_root()


def told_in_the_packet(w: Any) -> None:
    """Whose it is, and in which language, for tools that read the packet."""
    packet = w.root.raw_get("/Metadata")
    told = packet.get_object().data.replace(
        b"</rdf:RDF>",
        b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        b' dc:language="ar" dc:rights="x"/></rdf:RDF>',
    )
    new = g.StreamObject(
        {n("/Type"): n("/Metadata"), n("/Subtype"): n("/XML")}, stream_data=told
    )
    w.objects[(packet.generation, packet.idnum)] = new


# --- painted in one's own place -----------------------------------------------------


def painted(**entries: Any) -> Change:
    """Entries written into the picture of Marc’s own signature."""

    def change(w: Any) -> None:
        found = field(w, "SigEmploi")["/AP"]["/N"]
        for key, value in entries.items():
            found[n(f"/{key}")] = value
        w.update_container(found)

    return change


def under_the_mouse(w: Any) -> None:
    appearance = field(w, "SigEmploi")["/AP"]
    appearance[n("/D")] = appearance.raw_get("/N")
    w.update_container(appearance)


def in_two_states(w: Any) -> None:
    appearance = field(w, "SigEmploi")["/AP"]
    appearance[n("/N")] = dictionary(Oui=appearance.raw_get("/N"))
    w.update_container(appearance)


def picture_with_another(w: Any) -> None:
    """Another picture for the press (8.9.5.4)."""
    picture = stream(
        w,
        b"\0",
        Type=n("/XObject"),
        Subtype=n("/Image"),
        Width=g.NumberObject(1),
        Height=g.NumberObject(1),
        BitsPerComponent=g.NumberObject(8),
        ColorSpace=n("/DeviceGray"),
        Alternates=g.ArrayObject(),
    )
    resources = dictionary(XObject=dictionary(I=picture))
    painted(Resources=resources)(w)


HEARD_UPDATES: dict[str, Change] = {
    "201 names of parts": names_of_parts,
    "202 classes of parts": classes_of_parts,
    "203 names in the tree": names_in_the_tree,
    "204 language of a part": language_of_a_part,
    "205 short form of a part": short_form_of_a_part,
    "206 kind of a part": kind_of_a_part,
    "207 parts in another order": parts_in_another_order,
    "208 part said twice": part_said_twice,
    "209 part added to the tree": part_added_to_the_tree,
    "210 place said otherwise": own_place_said_otherwise,
    "211 marks of other parts": places_of_parts,
    "212 copied otherwise on the page": copied_otherwise_on_the_page,
    "213 letters exchanged on the page": letters_exchanged_on_the_page,
    "214 relation of the data": relation_of_the_data,
    "215 name of the data": name_of_the_data,
    "216 measures of the data": measures_of_the_data,
    "217 second version of the data": second_version_of_the_data,
    "218 names as a tree": names_as_a_tree,
    "219 place of another case": field_of_another_case,
    "220 states of a signature": states_of_a_signature,
    "221 letters of the form": letters_of_the_form,
    "222 proofs that hold pages": proofs_that_hold_pages,
    "223 extension with more": extension_with_more,
    "224 page in its own time": page_in_its_own_time,
    "225 piece of another program": piece_of_another_program,
    "226 way of showing": way_of_showing,
    "227 told in the packet": told_in_the_packet,
    "228 own place has a menu": of_a_place("SigEmploi", PMD=dictionary(X=n("/Y"))),
    "229 own place of another language": of_a_place(
        "SigEmploi", Lang=g.TextStringObject("xx")
    ),
    "230 own place belongs elsewhere": of_a_place(
        "SigEmploi", StructParent=g.NumberObject(0)
    ),
    "231 own place named by a number": of_a_place("SigEmploi", NM=g.pdf_string("x")),
    "232 own place exports another name": of_a_place(
        "SigEmploi", TM=g.pdf_string("SigPersonne")
    ),
    "233 own place has a parent": of_a_place("SigEmploi", Parent=g.NullObject()),
    "234 own place asks for a signer": of_a_place(
        "SigEmploi", SV=dictionary(Type=n("/SV"), Reasons=g.ArrayObject())
    ),
    "235 painted on a layer": painted(OC=dictionary(Type=n("/OCMD"))),
    "236 painted as in another file": painted(
        Ref=dictionary(F=g.pdf_string("a.pdf"), Page=g.NumberObject(0))
    ),
    "237 painted by the press": painted(OPI=dictionary()),
    "238 painted by a program": painted(Subtype2=n("/PS")),
    "239 painting kept elsewhere": painted(F=g.pdf_string("http://x.example/a")),
    "240 painted as a part of the page": painted(StructParents=g.NumberObject(0)),
    "241 painted under the mouse": under_the_mouse,
    "242 painted in two states": in_two_states,
    "243 painted with another picture": picture_with_another,
}

LAWFUL_THERE = frozenset({"221 letters of the form", "223 extension with more"})
"""What tools of others write when they sign; no place is drawn with it."""
