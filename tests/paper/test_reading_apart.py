"""Foreign files are read in a process of their own: bounded, stopped, ended."""

from __future__ import annotations

import datetime as dt
import io
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from asn1crypto.pkcs12 import Pfx

from livret.domain.errors import LivretError
from livret.paper import outside, reading_apart
from livret.paper.desk import check_paper
from livret.paper.key_files import open_key_file
from livret.paper.reading_answers import most_of
from livret.paper.reading_apart import READING, ReadingApart
from livret.paper.reading_frames import MOST_BYTES, FrameBroken, receive, send
from livret.paper.signing_acts import (
    KeyFileUnreadable,
    PaperLocked,
    PaperNotPlain,
    PaperUnreadable,
)
from livret.usecases.reading import (
    ReaderNotStarted,
    ReadingStopped,
    ReadingTooCostly,
)
from livret.usecases.scans import MOST_BYTES as MOST_SCAN
from livret.usecases.scans import NotAScan, Scan, ScanTooLong
from livret.usecases.signing import KeyFile
from tests.paper.bombs import fields_of_fields, tiled
from tests.paper.other_keys import PASSPHRASE, key_file, leaf
from tests.paper.scanned import locked_pdf, photograph, scanned_pdf

NOW = dt.datetime(2026, 3, 12, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every act may take two seconds, once what reads is there."""
    READING.warm()
    monkeypatch.setattr(reading_apart, "SECONDS", {})
    monkeypatch.setattr(reading_apart, "OTHERWISE_S", 2.0)
    monkeypatch.setattr(READING, "_costly", {})


@pytest.fixture
def reading() -> Iterator[ReadingApart]:
    """Processes of this test alone."""
    found = ReadingApart()
    yield found
    found.end()


def pid_of(reading: ReadingApart) -> int:
    """Return the number of the one process that waits to be asked."""
    (child,) = reading._idle
    return child._process.pid


def wake(reading: ReadingApart) -> None:
    """Have it start, and load next to nothing."""
    reading.ask("sizes", [scanned_pdf(1)])


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.usefixtures("soon")
def test_what_holds_pdfium_up_is_ended_and_not_begun_again() -> None:
    before, hostile = pid_of(READING), tiled()
    with pytest.raises(ReadingTooCostly):
        outside.page_drawn(hostile, 1.0, 0)
    assert not is_there(before)
    began = time.monotonic()
    with pytest.raises(ReadingTooCostly):
        outside.page_drawn(hostile, 1.0, 0)
    assert time.monotonic() - began < 0.5
    # The next file is read, and so is what costs nothing of this one.
    assert len(outside.page_sizes(scanned_pdf(2))) == 2
    assert len(outside.page_sizes(hostile)) == 1


@pytest.mark.usefixtures("soon")
def test_what_holds_the_check_up_gets_a_verdict() -> None:
    found = check_paper(fields_of_fields(), roots=[], now=NOW)
    assert found.verdict == "invalid"
    assert [reason.code for reason in found.reasons] == ["too_costly"]


@pytest.mark.usefixtures("soon")
def test_a_scan_that_holds_up_is_not_shown() -> None:
    with pytest.raises(ReadingTooCostly):
        outside.scan_shown(Scan(data=tiled(), type="application/pdf"))


@pytest.mark.usefixtures("soon")
def test_keys_that_take_hours_to_open_keep_nothing_still() -> None:
    """A file says how often its passphrase is stirred; OpenSSL does nothing else."""
    read = Pfx.load(key_file(leaf()))
    read["mac_data"]["iterations"] = 2**31 - 1
    hostile = KeyFile(data=read.dump(force=True), passphrase=PASSPHRASE)
    with pytest.raises(KeyFileUnreadable):
        open_key_file(hostile)
    assert not READING._busy
    # Where keys were, nothing else is read.
    before = list(READING._idle)
    assert open_key_file(KeyFile(data=key_file(leaf()), passphrase=PASSPHRASE)).chain
    assert READING._idle == before


def test_what_is_no_longer_wanted_is_stopped(reading: ReadingApart) -> None:
    wake(reading)
    hostile, told = tiled(), list[BaseException]()

    def draw() -> None:
        try:
            reading.ask("page", [hostile], {"scale": 1.0, "at": 0})
        except LivretError as error:
            told.append(error)

    worker = threading.Thread(target=draw)
    worker.start()
    while not reading._busy:
        worker.join(0.005)
    reading.stop(b"another file")
    worker.join(0.1)
    assert worker.is_alive()
    reading.stop(bytes(bytearray(hostile)))  # the same file, read again
    worker.join(10)
    (error,) = told
    assert isinstance(error, ReadingStopped)
    # Stopped, not too costly: it may be asked again.
    assert not reading._costly


def test_nothing_is_left_once_it_ends(reading: ReadingApart) -> None:
    wake(reading)
    pid = pid_of(reading)
    assert is_there(pid)
    reading.end()
    assert not is_there(pid)
    wake(reading)
    assert pid_of(reading) != pid


@pytest.mark.skipif(sys.platform != "linux", reason="how Linux tells of a process")
def test_what_it_may_use_is_bounded(reading: ReadingApart) -> None:
    wake(reading)
    about = Path(f"/proc/{pid_of(reading)}")
    limits = {
        line[:26].strip(): line[26:].split()[0]
        for line in (about / "limits").read_text().splitlines()[1:]
    }
    assert limits["Max address space"] == str(2 << 30)
    assert limits["Max file size"] == limits["Max core file size"] == "0"
    assert int(limits["Max cpu time"]) < 120
    assert b"livret" in (about / "cmdline").read_bytes()


ALONE = """
import sys, threading
from livret.paper.reading_apart import READING
READING.ask("sizes", [sys.stdin.buffer.read()])
print(READING._idle[0]._process.pid, flush=True)
threading.Event().wait()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="how Linux tells of an end")
def test_it_ends_with_a_program_that_was_killed() -> None:
    above = subprocess.Popen(
        [sys.executable, "-c", ALONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert above.stdin is not None
    assert above.stdout is not None
    above.stdin.write(scanned_pdf(1))
    above.stdin.close()
    pid = int(above.stdout.readline())
    watched = os.pidfd_open(pid)
    above.kill()
    above.wait()
    above.stdout.close()
    ended, _, _ = select.select([watched], [], [], 60)
    os.close(watched)
    assert ended


def test_what_is_refused_is_refused_as_here() -> None:
    with pytest.raises(NotAScan):
        outside.scan_read(b"bonjour")
    with pytest.raises(ScanTooLong) as refused:
        outside.scan_read(scanned_pdf(21))
    assert refused.value.facts == {"limit": 20}
    with pytest.raises(PaperLocked):
        outside.page_sizes(locked_pdf())
    with pytest.raises(PaperUnreadable):
        outside.page_drawn(scanned_pdf(1), 1.0, 7)


def test_what_is_found_is_what_is_found_here() -> None:
    from livret.paper.page_text import find, texts
    from livret.paper.preview import pages, sizes
    from livret.paper.scans import pictures, read_scan, shown

    pdf = scanned_pdf(2)
    (page,) = pages(pdf, 0.3, [1])
    drawn = outside.page_drawn(pdf, 0.3, 1)
    assert drawn == (page.width, page.height, page.pixels)
    assert outside.page_sizes(pdf) == sizes(pdf)
    assert outside.page_texts(pdf) == texts(pdf)
    assert outside.found_words(pdf, "a") == find(pdf, "a")
    scan = read_scan(photograph())
    assert outside.scan_read(photograph()) == scan
    assert outside.scan_pictures(scan) == tuple(pictures(scan))
    assert len(outside.scan_shown(scan)) == len(shown(scan))


def test_a_reader_that_lies_is_not_believed(
    reading: ReadingApart, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        (b"no JSON", []),
        (b'{"error": "PassphraseMissing"}', []),
        (b'{"error": ""}', []),
    ]
    monkeypatch.setattr(
        reading_apart.Child, "ask", lambda *_: [answers[0][0], *answers[0][1]]
    )
    for _ in range(2):
        with pytest.raises(ReadingTooCostly):
            reading.ask("sizes", [b"%d" % len(answers)])
        answers.pop(0)
    assert reading.ask("sizes", [b"x"]) == (b"null", [])
    monkeypatch.setattr(READING, "ask", lambda *_: (b"[1000, 1000]", [b"four bytes"]))
    with pytest.raises(ReadingTooCostly):
        outside.page_drawn(b"", 1.0, 0)
    monkeypatch.setattr(READING, "ask", lambda *_: (b'{"verdict": 7}', []))
    with pytest.raises(ReadingTooCostly):
        outside.paper_checked(b"", roots=[], revisions=[], now=NOW)


LIES = [
    b"[" * 100_000,
    b'{"found":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    b'{"error": "ScanTooLong"}',
    b'{"error": "ScanTooLong", "facts": {"limit": "Appelez ce num\xc3\xa9ro"}}',
    b'{"error": "NotAScan", "facts": {"self": 1}}',
    b'{"error": "PaperNotPlain", "facts": {"problem": "Appelez ce num\xc3\xa9ro"}}',
]


@pytest.mark.parametrize("lie", LIES)
def test_no_lie_ends_in_a_bug_or_puts_words_into_a_sentence(
    reading: ReadingApart, monkeypatch: pytest.MonkeyPatch, lie: bytes
) -> None:
    monkeypatch.setattr(reading_apart.Child, "ask", lambda *_: [lie])
    with pytest.raises(ReadingTooCostly):
        reading.ask("sizes", [b"x"])


def test_what_is_refused_with_its_facts_is_told_so(
    reading: ReadingApart, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = b'{"error": "PaperNotPlain", "facts": {"problem": "layers"}}'
    monkeypatch.setattr(reading_apart.Child, "ask", lambda *_: [told])
    with pytest.raises(PaperNotPlain) as refused:
        reading.ask("sizes", [b"x"])
    assert refused.value.facts == {"problem": "layers"}


def test_an_answer_with_other_files_than_are_due_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scan = Scan(data=photograph(), type="image/jpeg")

    def answers(found: bytes, *files: bytes) -> None:
        monkeypatch.setattr(READING, "ask", lambda *_, **__: (found, list(files)))

    def refused(call: Callable[[], object]) -> None:
        with pytest.raises(ReadingTooCostly):
            call()

    for files in ((), (b"\0" * 4, b"\0" * 4)):
        answers(b"[1, 1]", *files)
        refused(lambda: outside.page_drawn(b"", 1.0, 0))
        answers(b'["image/png", 1]', *files)
        refused(lambda: outside.scan_read(b""))
        answers(b"null", *files)
        refused(lambda: outside.scan_shown(scan))
        answers(b"[[1, 1]]", *files)
        refused(lambda: outside.scan_pictures(scan))
    answers(b'[{"page": -7, "boxes": []}]')
    refused(lambda: outside.found_words(b"", "a"))
    answers(b"[-1, -1]", b"\0" * 4)
    refused(lambda: outside.page_drawn(b"", 1.0, 0))
    for kept in (b'["text/html", 1]', b'["image/png", 0]', b'["image/png", 21]'):
        answers(kept, b"x")
        refused(lambda: outside.scan_read(b""))
    answers(b'["image/png", 1]', bytes(MOST_SCAN + 1))
    refused(lambda: outside.scan_read(b""))


def test_a_key_that_is_none_ends_in_its_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for files in ([], [b"x"], [b"x", b"y"], [leaf().der, b"y"]):
        told = b"null", files
        monkeypatch.setattr(READING, "ask", lambda *_, told=told, **__: told)
        with pytest.raises(KeyFileUnreadable):
            open_key_file(KeyFile(data=b"", passphrase=PASSPHRASE))


def test_an_answer_longer_than_any_is_not_listened_to() -> None:
    out = io.BytesIO()
    send(out, [b"{}", b"\0" * 98])
    assert receive(io.BytesIO(out.getvalue()), 100)
    with pytest.raises(FrameBroken):
        receive(io.BytesIO(out.getvalue()), 99)
    assert most_of("drawn") < most_of("seen") < most_of("page") < MOST_BYTES


def test_leaving_the_page_of_a_file_does_not_end_what_is_done_with_it(
    reading: ReadingApart,
) -> None:
    """A paper is closed with her phrase while its pages are no longer looked at."""
    pdf, told = scanned_pdf(1), list[object]()

    def measure() -> None:
        told.append(reading.ask("sizes", [pdf], alone=True))

    worker = threading.Thread(target=measure)
    worker.start()
    while worker.is_alive():
        reading.stop(pdf)
    worker.join()
    assert len(told) == 1


def test_a_reader_that_never_comes_up_is_told(
    reading: ReadingApart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_apart, "_this_program", lambda: [sys.executable, "-V"])
    with pytest.raises(ReaderNotStarted):
        wake(reading)
    monkeypatch.setattr(reading_apart, "_this_program", lambda: ["/nowhere/livret"])
    with pytest.raises(ReaderNotStarted):
        wake(reading)


def test_frames_that_lie_are_refused() -> None:
    out = io.BytesIO()
    send(out, [b"{}", b"\0" * 9])
    whole = out.getvalue()
    assert receive(io.BytesIO(whole)) == [b"{}", b"\0" * 9]
    vast = (1).to_bytes(4) + (MOST_BYTES + 1).to_bytes(8)
    for broken in (b"", whole[:-1], b"\xff" * 40, (0).to_bytes(4), vast):
        with pytest.raises(FrameBroken):
            receive(io.BytesIO(broken))
