"""The library of a card's maker runs apart: it hangs, dies or lies alone."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import json

from livret import SIGNS_APART
from livret.domain.errors import LivretError
from livret.paper import card_apart, reading_apart
from livret.paper.card_apart import card_opened
from livret.paper.card_errors import CardLibraryDied, CardSilent, CardStopped
from livret.paper.reading_apart import READING
from livret.paper.reading_frames import receive, send
from livret.paper.signing_acts import KeyMismatch
from livret.usecases.signing import KeyCard
from tests.paper.other_keys import (
    LABEL,
    PIN,
    leaf,
    make_soft_card,
    put_on_card,
    soft_module,
)
from tests.paper.signing_desk import MARC
from tests.paper.test_other_keys import soft_card

HANGS, DIES = "for (;;) pause();", "abort();"
LIES = "if (out) memset(out, 7, 256); *size = 256;"
LOADING, CLOSE_SESSION, LOGIN, SIGN = -1, 13, 18, 43
"""Places in the list of functions of PKCS #11 v2.40; -1: where that list is given."""

# A library of PKCS #11 that is SoftHSM but in one function.
SOURCE = r"""
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
typedef struct { unsigned char version[2]; void *calls[68]; } List;
typedef unsigned long Given(List **);
unsigned long trouble(unsigned long session, void *data, unsigned long length,
                      unsigned char *out, unsigned long *size) {
    TROUBLE
    return 0;
}
unsigned long C_GetFunctionList(List **found) {
#if AT < 0
    return trouble(0, 0, 0, 0, 0);
#else
    static List ours;
    List *theirs;
    ((Given *)dlsym(dlopen(SOFT, RTLD_NOW), "C_GetFunctionList"))(&theirs);
    ours = *theirs;
    ours.calls[AT] = trouble;
    *found = &ours;
    return 0;
#endif
}
"""
compiler = pytest.mark.skipif(
    shutil.which("cc") is None or sys.platform == "win32",
    reason="no compiler (cc) on this machine to make such a library with",
)


def library(folder: Path, at: int, trouble: str) -> str:
    """Make a library that goes wrong in one place; return its path."""
    source, made = folder / "card.c", folder / "card.so"
    source.write_text(SOURCE)
    named = [f"-DAT={at}", f"-DTROUBLE={trouble}", f'-DSOFT="{soft_module()}"']
    told = ["cc", "-shared", "-fPIC", "-o", str(made), *named, str(source)]
    subprocess.run(told, check=True, capture_output=True)
    return str(made)


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A soft card that signs for Marc."""
    folder = tmp_path_factory.mktemp("card")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        make_soft_card(folder)
        put_on_card(soft_module(), leaf())
        yield


def signed(module: str, pin: str = PIN) -> bytes:
    with card_opened(KeyCard(module=module, pin=pin, token=LABEL), MARC) as holder:
        return holder.sign(b"what is signed")


def soon(monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    """Wait half a second for one answer."""
    monkeypatch.setitem(card_apart.SECONDS, act, 0.5)


@compiler
def test_a_library_that_hangs_as_it_loads_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon(monkeypatch, "card found")
    with pytest.raises(CardSilent):
        signed(library(tmp_path, LOADING, HANGS))
    assert not READING._busy


@compiler
def test_a_library_that_dies_as_it_loads_dies_alone(tmp_path: Path) -> None:
    with pytest.raises(CardLibraryDied):
        signed(library(tmp_path, LOADING, DIES))
    assert not READING._busy


@soft_card
@compiler
@pytest.mark.usefixtures("card")
def test_a_card_that_hangs_as_it_signs_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon(monkeypatch, "card signs")
    with pytest.raises(CardSilent):
        signed(library(tmp_path, SIGN, HANGS))


@soft_card
@compiler
@pytest.mark.usefixtures("card")
def test_a_card_that_dies_of_its_code_dies_alone(tmp_path: Path) -> None:
    with pytest.raises(CardLibraryDied):
        signed(library(tmp_path, LOGIN, DIES))


@soft_card
@compiler
@pytest.mark.usefixtures("card")
def test_what_is_no_signature_of_the_card_s_key_signs_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyMismatch):
        signed(library(tmp_path, SIGN, LIES))


@soft_card
@compiler
@pytest.mark.usefixtures("card")
def test_a_card_that_hangs_as_it_is_closed_has_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon(monkeypatch, "card closed")
    assert len(signed(library(tmp_path, CLOSE_SESSION, HANGS))) == 256


@soft_card
@compiler
@pytest.mark.usefixtures("card")
def test_livret_ends_without_waiting_for_the_card(tmp_path: Path) -> None:
    module, told = library(tmp_path, LOGIN, HANGS), list[BaseException]()

    def sign() -> None:
        try:
            signed(module)
        except LivretError as error:
            told.append(error)

    worker = threading.Thread(target=sign)
    worker.start()
    while not any("cards" in child._loaded for child in list(READING._busy)):
        worker.join(0.01)
        assert worker.is_alive()
    (child,) = READING._busy
    if sys.platform == "linux":
        line = Path(f"/proc/{child._process.pid}/cmdline").read_bytes()
        assert SIGNS_APART.encode() in line
        assert PIN.encode() not in line
    READING.end()
    worker.join(10)
    (error,) = told
    assert isinstance(error, CardStopped)
    assert child._process.poll() is not None


@compiler
def test_what_hangs_ends_by_itself_though_nobody_kills_it(tmp_path: Path) -> None:
    """It is asked for its functions with Python held still: a clock in C ends it."""
    alone = subprocess.Popen(
        [*reading_apart._this_program(), SIGNS_APART],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with alone:
        assert alone.stdin is not None
        assert alone.stdout is not None
        receive(alone.stdout)
        send(alone.stdin, [b'{"act": "load", "said": "cards", "seconds": 60}'])
        receive(alone.stdout)
        module = library(tmp_path, LOADING, HANGS).encode()
        # A second from now: two more than it is given.
        asked = {"act": "card found", "said": {"label": ""}, "seconds": -1}
        send(alone.stdin, [json.encode(asked), module])
        began = time.monotonic()
        try:
            assert alone.wait(20) == 1
        finally:
            alone.kill()
        assert time.monotonic() - began > 0.5


ASKS = """
import sys
from livret.paper.card_apart import card_opened
from livret.usecases.signing import KeyCard

with card_opened(KeyCard(module=sys.argv[1], pin="1234", token=""), "Marc"):
    pass
"""


def heard(pipe: int) -> bytes:
    """Return what comes next out of a pipe: nothing once nobody holds it."""
    ready, _, _ = select.select([pipe], [], [], 10)
    assert ready, "nothing came, and somebody holds it still"
    return os.read(pipe, 1)


@compiler
@pytest.mark.skipif(sys.platform != "linux", reason="asked of the system (prctl)")
def test_what_hangs_ends_with_the_program_that_is_killed(tmp_path: Path) -> None:
    """It holds Python still: nobody in it sees that the pipe is closed."""
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    told = f'FILE *held = fopen("{begun}", "w"); fputs("!", held); fflush(held);'
    module = library(tmp_path, LOADING, f"{told} {HANGS}")
    pipe = os.open(begun, os.O_RDONLY | os.O_NONBLOCK)
    with subprocess.Popen([sys.executable, "-c", ASKS, module]) as asking:
        try:
            assert heard(pipe) == b"!"
        finally:
            asking.kill()
    assert heard(pipe) == b""
    os.close(pipe)


@pytest.mark.parametrize(
    "answer",
    [
        [b"no JSON"],
        [b'{"error": "PassphraseMissing"}'],
        [b'{"error": "CardFailed"}'],
        [b'{"error": "WrongPin", "facts": {"more": "words"}}'],
        [b"{}"],
        [b"{}", b"no certificate"],
        [b"{}", *[b""] * 9],
    ],
    ids=["no JSON", "unknown", "lacks", "more", "none", "not one", "too many"],
)
def test_a_card_s_process_that_lies_is_not_believed(
    answer: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_apart.Child, "__init__", lambda *_: None)
    monkeypatch.setattr(reading_apart.Child, "bury", lambda _: None)
    monkeypatch.setattr(reading_apart.Child, "alive", False)
    monkeypatch.setattr(reading_apart.Child, "ask", lambda *_: answer)
    with pytest.raises(CardLibraryDied):
        signed("/any/card.so")
