"""Files that no honest tool writes: their tables, streams, ranges and ends.

Sources: pdf-insecurity.org (universal forgery, incremental saving, polyglots);
ISO 32000-1, 7.3.7 (dictionaries), 7.5 (tables, updates, streams of objects).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from pyhanko.pdf_utils import generic as g

from tests.paper.tampering import QuietWriter
from tests.paper.tampering_more import last_table, trailer_of


def update(pdf: bytes, body: bytes, entries: bytes, more: bytes = b"") -> bytes:
    """An update written by hand: a body, entries of a table, a trailer.

    ``entries`` and ``more`` may say %(body)d, where the body starts.
    """
    size, root = trailer_of(pdf)
    start = len(pdf)
    out = pdf + body
    at = len(out)
    told = {b"body": start, b"previous": last_table(pdf), b"table": at}
    return out + (
        b"xref\n"
        + entries % told
        + b"trailer\n<</Size %s/Root %s" % (size, root)
        + more % told
        + b">>\nstartxref\n%d\n%%%%EOF\n" % at
    )


def content_number(pdf: bytes) -> int:
    found = re.search(rb"/Contents (\d+) 0 R", pdf)
    assert found
    return int(found.group(1))


def two_tables_in_a_ring(pdf: bytes) -> bytes:
    """Each table says that the other one is before it."""
    first = len(pdf)
    size, root = trailer_of(pdf)
    head = b"xref\n0 0\ntrailer\n<</Size %s/Root %s/Prev %010d>>\n"
    one = head % (size, root, 0)
    second = first + len(one)
    one = head % (size, root, second)
    two = head % (size, root, first)
    return pdf + one + two + b"startxref\n%d\n%%%%EOF\n" % second


def content_freed(pdf: bytes) -> bytes:
    """The content of the page is no object any more (7.5.4)."""
    number = content_number(pdf)
    return update(
        pdf, b"", b"%d 1\n0000000000 00001 f \n" % number, b"/Prev %(previous)d"
    )


def newer_generation(pdf: bytes) -> bytes:
    """The content again, one generation later."""
    number = content_number(pdf)
    body = b"%d 1 obj\n<</Length 4>>\nstream\nq Q \nendstream\nendobj\n" % number
    entry = b"%d 1\n" % number + b"%(body)010d 00001 n \n"
    return update(pdf, body, entry, b"/Prev %(previous)d")


def content_replaced_by_hand(pdf: bytes) -> bytes:
    number = content_number(pdf)
    body = b"%d 0 obj\n<</Length 4>>\nstream\nq Q \nendstream\nendobj\n" % number
    entry = b"%d 1\n" % number + b"%(body)010d 00000 n \n"
    return update(pdf, body, entry, b"/Prev %(previous)d")


def without_what_was_before(pdf: bytes) -> bytes:
    """The last table forgets all others: the file is its own last revision."""
    return update(pdf, b"", b"0 1\n0000000000 65535 f \n")


def locked_afterwards(pdf: bytes) -> bytes:
    """The trailer says that the file is encrypted."""
    more = b"/Prev %(previous)d/Encrypt<</Filter/Standard/V 1/R 2/P -1/O(a)/U(b)>>"
    return update(pdf, b"", b"0 0\n", more)


def another_identity(pdf: bytes) -> bytes:
    return update(pdf, b"", b"0 0\n", b"/Prev %(previous)d/ID[<00><11>]")


def table_in_a_stream(pdf: bytes) -> bytes:
    """A table as a stream, where all others are tables (7.5.8)."""
    size, root = trailer_of(pdf)
    number, at = int(size), len(pdf)
    body = (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 2 1]/Index[0 0]/Root %s/Prev %d"
        b"/Length 0>>\nstream\n\nendstream\nendobj\n"
    ) % (number, number + 1, root, last_table(pdf))
    return pdf + body + b"startxref\n%d\n%%%%EOF\n" % at


def hidden_in_a_stream(pdf: bytes) -> bytes:
    """The catalog comes again out of a stream of objects (7.5.7)."""
    writer = QuietWriter(io.BytesIO(pdf))
    found = re.search(rb"/Root (\d+) 0 R", pdf)
    assert found
    size, _ = trailer_of(pdf)
    pile, table = int(size), int(size) + 1
    old = g.DictionaryObject({key: writer.root.raw_get(key) for key in writer.root})
    text = io.BytesIO()
    old.write_to_stream(text, None)
    said = text.getvalue()
    head = b"%s 0 " % found.group(1)
    at = len(pdf)
    body = (
        b"%d 0 obj\n<</Type/ObjStm/N 1/First %d/Length %d>>\nstream\n%s%s\n"
        b"endstream\nendobj\n"
    ) % (pile, len(head), len(head) + len(said), head, said)
    rows = b"\x02%s\x00" % pile.to_bytes(4, "big")
    rows += b"\x01%s\x00" % at.to_bytes(4, "big")
    index = b"%s 1 %d 1" % (found.group(1), pile)
    tail = (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 1]/Index[%s]/Root %s 0 R/Prev %d"
        b"/Length %d>>\nstream\n%s\nendstream\nendobj\n"
    ) % (table, table + 1, index, found.group(1), last_table(pdf), len(rows), rows)
    return pdf + body + tail + b"startxref\n%d\n%%%%EOF\n" % (at + len(body))


def two_contents(pdf: bytes) -> bytes:
    """The last signature again, with two entries for its bytes (7.3.7)."""
    found = list(re.finditer(rb"(\d+) 0 obj\n<<\n/Contents <", pdf))[-1]
    end = pdf.index(b"endobj", found.end())
    written = pdf[found.start() : end]
    body = written.replace(b"/Contents <", b"/Contents <00>\n/Contents <", 1)
    entry = b"%s 1\n" % found.group(1) + b"%(body)010d 00000 n \n"
    return update(pdf, body + b"endobj\n", entry, b"/Prev %(previous)d")


def hole_of_the_last(pdf: bytes) -> bytes:
    """The last range leaves out more than its own digits, at the same length."""
    found = list(re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", pdf))[-1]
    old = found.group(3)
    new = str(int(old) + 64).encode().rjust(len(old), b"0")
    return pdf[: found.start(3)] + new + pdf[found.end(3) :]


def range_from_the_middle(pdf: bytes) -> bytes:
    found = list(re.finditer(rb"/ByteRange \[(\d)", pdf))[-1]
    return pdf[: found.start(1)] + b"9" + pdf[found.end(1) :]


def six_numbers(pdf: bytes) -> bytes:
    """A range of three parts, of the same length."""
    found = list(re.finditer(rb"/ByteRange \[[^\]]*\]", pdf))[-1]
    every = [int(each) for each in re.findall(rb"\d+", found.group(0))]
    told = b"/ByteRange [0 1 1 %d %d %d" % (every[1] - 1, every[2], every[3])
    length = len(found.group(0))
    if len(told) >= length:
        told = b"/ByteRange [0 1 1 1 2 3"
    return pdf[: found.start()] + told.ljust(length - 1) + b"]" + pdf[found.end() :]


def a_picture_before(pdf: bytes) -> bytes:
    """The file is a picture too, for readers that look from its start."""
    return b"GIF89a\1\0\1\0\0\0\0;" + pdf


def a_page_after(pdf: bytes) -> bytes:
    """The file is a web page too."""
    return pdf + b"<html><body>Autre chose</body></html>"


def an_older_end_again(pdf: bytes) -> bytes:
    """The end of an older revision stands at the end once more."""
    end = pdf.find(b"startxref")
    return pdf + pdf[end : pdf.index(b"%%EOF", end) + 6]


def nothing_appended(pdf: bytes) -> bytes:
    return pdf + b"\0" * 512


def offsets_shifted(pdf: bytes) -> bytes:
    """A byte more in a comment near the start: every offset lies."""
    at = pdf.index(b"\n", 10) + 1
    return pdf[:at] + b"%\n" + pdf[at:]


def older_bytes_of_a_newer(pdf: bytes) -> bytes:
    """The first revision of one paper, the signatures of another."""
    end = pdf.index(b"%%EOF") + 6
    head = pdf[:end].replace(b"/Lang (fr)", b"/Lang (en)")
    if head == pdf[:end]:
        head = pdf[:end].replace(b"/Rotate 0", b"/Rotate 90"[:9], 1)
    return head + pdf[end:] if head != pdf[:end] else pdf[:-1]


DEEP_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "161 two tables in a ring": two_tables_in_a_ring,
    "162 content freed": content_freed,
    "163 newer generation": newer_generation,
    "164 content replaced by hand": content_replaced_by_hand,
    "165 tables forgotten": without_what_was_before,
    "166 locked afterwards": locked_afterwards,
    "167 another identity": another_identity,
    "168 table in a stream": table_in_a_stream,
    "169 hidden in a stream": hidden_in_a_stream,
    "170 two contents": two_contents,
    "171 hole widened": hole_of_the_last,
    "172 range from the middle": range_from_the_middle,
    "173 range of three parts": six_numbers,
    "174 picture before": a_picture_before,
    "175 web page after": a_page_after,
    "176 older end again": an_older_end_again,
    "177 zeros appended": nothing_appended,
    "178 offsets shifted": offsets_shifted,
    "179 another first revision": older_bytes_of_a_newer,
}
"""Each a file that no honest tool writes."""
