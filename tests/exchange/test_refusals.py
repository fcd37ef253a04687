"""Files that are refused whole: each with its sentence, and nothing changed."""

from __future__ import annotations

import hashlib
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.domain.contribution import Sealed
from livret.domain.errors import LivretError
from livret.exchange.exchange_file import layout
from livret.exchange.exchange_file.container import seal, unseal
from livret.usecases.receipts import acknowledge
from livret.usecases.revoking import revoke_card
from livret.usecases.sharing_errors import (
    FileAltered,
    FileForSomeoneElse,
    FileTooLarge,
    NewerFile,
    NotAnExchangeFile,
    RevokedSender,
)
from livret.usecases.vault_errors import BadSignature
from livret.words.errors import error_sentence
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks

TR = translator_for("fr")


@pytest.fixture
def file(desks: Desks) -> bytes:
    """A file from Claire to Marc."""
    desks.share()
    desks["claire"].view("mobilite", "bloque", words="le bus ne passe plus")
    return desks.send("claire", "marc").data


def refused(desks: Desks, data: bytes, name: str = "marc") -> LivretError:
    """Receive what must be refused; nothing may change."""
    ctx = desks[name].ctx
    before = [(one, ctx.log.sealed(one)) for one in ctx.log.livrets()]
    with pytest.raises(LivretError) as error:
        desks.look(name, data)
    assert [(one, ctx.log.sealed(one)) for one in ctx.log.livrets()] == before
    said = error_sentence(TR, error.value)
    assert "Rien n’a été pris" in said or isinstance(error.value, BadSignature)
    assert "{" not in said
    return error.value


def rewritten(
    desks: Desks, file: bytes, change: Callable[[dict[str, Any]], Any], rest: Any = None
) -> bytes:
    """The same file with another manifest, signed by Claire all the same."""
    parts = layout.parted(unseal(file, desks.sharing("marc").keys.age_secret))
    plain = dict(parts.manifest)
    change(plain)
    signed = layout.head("exchange", plain)
    sign = desks["claire"].ctx.signer.sign
    inside = layout.message(signed, sign(signed), parts.rest if rest is None else rest)
    return seal(inside, [desks["marc"].ctx.owner.age_recipient])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"bonjour" * 1000])
def test_what_is_no_age_file(desks: Desks, data: bytes) -> None:
    assert isinstance(refused(desks, data), NotAnExchangeFile)


def test_a_file_for_somebody_else(desks: Desks, file: bytes) -> None:
    assert isinstance(refused(desks, file, "nadia"), FileForSomeoneElse)


def test_a_file_forwarded_as_if_meant_for_another(desks: Desks, file: bytes) -> None:
    inside = unseal(file, desks.sharing("marc").keys.age_secret)
    desks.meet("claire", "nadia")
    forwarded = seal(inside, [desks["nadia"].ctx.owner.age_recipient])
    assert isinstance(refused(desks, forwarded, "nadia"), FileForSomeoneElse)


def test_a_forwarded_file_named_anew_is_no_longer_signed(
    desks: Desks, file: bytes
) -> None:
    parts = layout.parted(unseal(file, desks.sharing("marc").keys.age_secret))
    plain = {
        **parts.manifest,
        "recipients": [{"sign": desks.key("nadia"), "name": "Nadia F."}],
    }
    inside = layout.message(layout.head("exchange", plain), parts.signature, parts.rest)
    data = seal(inside, [desks["nadia"].ctx.owner.age_recipient])
    error = refused(desks, data, "nadia")
    assert (error.code, error.facts) == ("FileAltered", {"part": "signature"})


def test_a_truncated_file(desks: Desks, file: bytes) -> None:
    for length in (24, 60, len(file) // 2, len(file) - 1):
        assert isinstance(refused(desks, file[:length]), FileAltered)


def test_a_flipped_bit_anywhere(desks: Desks, file: bytes) -> None:
    for at in range(0, len(file), len(file) // 60):
        changed = bytearray(file)
        changed[at] ^= 1
        error = refused(desks, bytes(changed))
        assert isinstance(
            error, FileAltered | FileForSomeoneElse | NotAnExchangeFile | NewerFile
        )


def test_a_changed_header_is_no_newer_version(desks: Desks, file: bytes) -> None:
    changed = file.replace(b"\n--- ", b"\n,-- ", 1)
    assert changed != file
    assert isinstance(refused(desks, changed), FileAltered)


def test_bytes_added_at_the_end(desks: Desks, file: bytes) -> None:
    assert isinstance(refused(desks, file + b"x"), FileAltered)


def test_a_newer_age(desks: Desks, file: bytes) -> None:
    newer = file.replace(b"age-encryption.org/v1", b"age-encryption.org/v2", 1)
    assert isinstance(refused(desks, newer), NewerFile)


@pytest.mark.parametrize(
    "first", [b"livret/exchange/2\n", b"livret/other/1\n", b"livret/person/1\n"]
)
def test_a_newer_format(desks: Desks, file: bytes, first: bytes) -> None:
    inside = unseal(file, desks.sharing("marc").keys.age_secret)
    inside = first + inside.partition(b"\n")[2]
    data = seal(inside, [desks["marc"].ctx.owner.age_recipient])
    assert isinstance(refused(desks, data), NewerFile)


@pytest.mark.parametrize(
    "inside",
    [b"", b"\n", b"livret/exchange/1\n", b"livret/exchange/1\n{}\n" + b"0" * 200],
)
def test_what_is_inside_is_no_message(desks: Desks, file: bytes, inside: bytes) -> None:
    assert file
    data = seal(inside, [desks["marc"].ctx.owner.age_recipient])
    assert isinstance(refused(desks, data), FileAltered)


def test_an_inflated_file(desks: Desks, file: bytes) -> None:
    bomb = zlib.compress(bytes(64 * 1024 * 1024), 9)

    def small(plain: dict[str, Any]) -> None:
        plain["contributions"] |= {"packed": len(bomb), "size": 1000}

    def large(plain: dict[str, Any]) -> None:
        plain["contributions"] |= {"packed": len(bomb), "size": 2**40}

    for change in (small, large):
        error = refused(desks, rewritten(desks, file, change, bomb))
        assert isinstance(error, FileTooLarge)


def test_files_that_would_be_too_many_bytes(desks: Desks, file: bytes) -> None:
    def change(plain: dict[str, Any]) -> None:
        plain["files"] = [{"sha256": "00" * 32, "size": 2**40}]

    assert isinstance(refused(desks, rewritten(desks, file, change)), FileTooLarge)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda p: p.update(sender_name=""), "manifest"),
        (lambda p: p.update(until="2026-13-40"), "manifest"),
        (lambda p: p.update(more=1), "manifest"),
        (lambda p: p.update(card="abcd"), "manifest"),
        (lambda p: p.update(purpose="a\u202eb"), "manifest"),
        (lambda p: p.pop("heads"), "manifest"),
        (lambda p: p.update(sender="00" * 32), "signature"),
        (lambda p: p["contributions"].update(sha256="00" * 32), "contributions"),
        (lambda p: p["contributions"].update(count=1), "contributions"),
        (lambda p: p["contributions"].update(packed=3), "contributions"),
        (lambda p: p.update(files=[{"sha256": "00" * 32, "size": 5}]), "files"),
        (lambda p: p.update(livret="ab" * 16), "contributions"),
    ],
)
def test_a_manifest_that_does_not_hold(
    desks: Desks, file: bytes, change: Callable[[dict[str, Any]], Any], part: str
) -> None:
    error = refused(desks, rewritten(desks, file, change))
    assert (error.code, error.facts) == ("FileAltered", {"part": part})


def test_a_file_inside_that_is_not_what_its_name_says(
    desks: Desks, file: bytes
) -> None:
    parts = layout.parted(unseal(file, desks.sharing("marc").keys.age_secret))

    def change(plain: dict[str, Any]) -> None:
        plain["files"] = [{"sha256": "00" * 32, "size": 3}]

    error = refused(desks, rewritten(desks, file, change, parts.rest + b"abc"))
    assert error.facts == {"part": "files"}


def test_a_contribution_whose_signature_is_not_its_authors(
    desks: Desks, file: bytes
) -> None:
    sharing = desks.sharing("marc")
    parcel = sharing.files.unpack(file, sharing.keys.age_secret)
    first, *others = parcel.contributions
    forged = Sealed(first.header, bytes(64), first.salt, first.body)
    section = layout.section([forged, *others])
    packed = layout.pack(section)

    def change(plain: dict[str, Any]) -> None:
        plain["contributions"] |= {
            "packed": len(packed),
            "size": len(section),
            "sha256": hashlib.sha256(section).hexdigest(),
        }

    error = refused(desks, rewritten(desks, file, change, packed))
    assert isinstance(error, BadSignature)


_SEALED = st.builds(
    lambda header, body, salt, signature: Sealed(
        header, signature, salt if body is not None else None, body
    ),
    header=st.binary(max_size=60),
    body=st.none() | st.binary(max_size=60),
    salt=st.binary(min_size=32, max_size=32),
    signature=st.binary(min_size=64, max_size=64),
)


@given(contributions=st.lists(_SEALED, max_size=5))
def test_a_section_reads_back_as_it_was_written(contributions: list[Sealed]) -> None:
    data = layout.section(contributions)
    found = layout.contributions_in(data, len(contributions))
    assert list(found) == contributions
    packed = layout.pack(data)
    digest = hashlib.sha256(data).hexdigest()
    assert layout.unpack(packed, len(data), digest) == data


@given(contributions=st.lists(_SEALED, min_size=1, max_size=3), data=st.data())
def test_a_section_cut_anywhere_is_found(
    contributions: list[Sealed], data: st.DataObject
) -> None:
    whole = layout.section(contributions)
    at = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(FileAltered):
        layout.contributions_in(whole[:at], len(contributions))


def test_a_flag_or_a_length_that_cannot_be(desks: Desks) -> None:
    header = (3).to_bytes(4, "big") + b"abc" + bytes(64)
    for data in (header + b"\2", (2**31).to_bytes(4, "big")):
        with pytest.raises(FileAltered):
            layout.contributions_in(data, 1)
    assert not desks.open


def test_more_contributions_than_a_livret_has_are_not_read() -> None:
    tiny = layout.section([Sealed(b"", bytes(64))] * 3)
    with pytest.raises(FileAltered):
        layout.contributions_in(tiny, 2)
    with pytest.raises(FileTooLarge):
        layout.contributions_in(tiny, layout.MAX_CONTRIBUTIONS + 1)
    # Millions of nothings are not made before they are counted.
    many = bytes(69) * 3_000_000
    tracemalloc.start()
    try:
        with pytest.raises(FileAltered):
            layout.contributions_in(many, 10)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_receipt_of_somebody_who_is_trusted_no_more_is_refused(desks: Desks) -> None:
    desks.share()
    receipt = desks.pass_on("claire", "marc").receipt
    revoke_card(desks.sharing("claire"), desks.key("marc"))
    told = desks.receipt("claire", receipt)
    with pytest.raises(RevokedSender):
        acknowledge(desks.sharing("claire"), told)
