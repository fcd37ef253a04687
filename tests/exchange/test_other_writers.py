"""Files that no Livret writes, made by hand under keys that are trusted here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from livret.domain.contribution import Sealed
from livret.exchange.exchange_file import layout
from livret.exchange.exchange_file.container import seal, unseal
from livret.usecases.errors import LivretReadOnly
from livret.usecases.ports_sharing import Parcel
from livret.usecases.sharing_errors import FileAltered
from livret.words.sharing import incoming_lines
from livret.words.translator import translator_for
from tests.exchange.raw_words import write_raw
from tests.exchange.sharing_desks import Desks


@pytest.fixture
def shared(desks: Desks) -> Desks:
    """Claire shares Amina's livret with Marc."""
    desks.share()
    desks["claire"].view("mobilite", "bloque", words="le bus ne passe plus")
    return desks


def opened(desks: Desks, data: bytes) -> Parcel:
    """What a file for Marc holds."""
    sharing = desks.sharing("marc")
    parcel = sharing.files.unpack(data, sharing.keys.age_secret)
    assert isinstance(parcel, Parcel)
    return parcel


def written(desks: Desks, by: str, parcel: Parcel) -> bytes:
    """A file for Marc that holds a parcel, signed by ``by``."""
    desk = desks[by]
    told = replace(parcel.manifest, sender=desk.ctx.signer.public_key)
    to = [desks["marc"].ctx.owner.age_recipient]
    made: bytes = desks.sharing(by).files.pack(
        replace(parcel, manifest=told), desk.ctx.signer.sign, to
    )
    return made


def inside(desks: Desks, data: bytes, change: Callable[[dict[str, Any]], Any]) -> bytes:
    """The same file of Claire's with another manifest."""
    parts = layout.parted(unseal(data, desks.sharing("marc").keys.age_secret))
    plain = dict(parts.manifest)
    change(plain)
    signed = layout.head("exchange", plain)
    whole = layout.message(signed, desks["claire"].ctx.signer.sign(signed), parts.rest)
    return seal(whole, [desks["marc"].ctx.owner.age_recipient])


def test_nobody_numbers_the_files_of_another(shared: Desks) -> None:
    """Whoever saw a replica of Claire's may not hide that her files are missing."""
    shared.meet("marc", "nadia")
    first, _, third = (shared.send("claire", "marc").data for _ in range(3))
    shared.take("marc", first)
    parcel = opened(shared, first)
    high = replace(parcel, manifest=replace(parcel.manifest, sequence=1000))
    shared.take("marc", written(shared, "nadia", high))
    told = shared.look("marc", third)
    assert (told.missed, told.forked) == (1, False)


def test_words_are_taken_from_whichever_copy_has_them(shared: Desks) -> None:
    parcel = opened(shared, shared.send("claire", "marc").data)
    bare = tuple(Sealed(one.header, one.signature) for one in parcel.contributions)
    twice = replace(parcel, contributions=bare + parcel.contributions)
    told = shared.look("marc", written(shared, "claire", twice))
    assert told.new == parcel.contributions
    assert all(one.body is not None for one in told.new)


def test_fewer_bytes_than_it_says_is_altered(shared: Desks) -> None:
    data = shared.send("claire", "marc").data
    more = inside(
        shared,
        data,
        lambda plain: plain.update(
            contributions={**plain["contributions"], "packed": 2**52}
        ),
    )
    with pytest.raises(FileAltered):
        shared.look("marc", more)


def test_hex_in_capitals_is_altered(shared: Desks) -> None:
    data = shared.send("claire", "marc").data
    plain = unseal(data, shared.sharing("marc").keys.age_secret)
    kind, manifest, signature, rest = plain.split(b"\n", 3)
    capitals = b"\n".join((kind, manifest, signature.upper(), rest))
    assert capitals != plain
    with pytest.raises(FileAltered):
        shared.look("marc", seal(capitals, [shared["marc"].ctx.owner.age_recipient]))


def test_a_purpose_of_several_lines_is_told_on_one(shared: Desks) -> None:
    said = "avancer\nRien de nouveau.\n  De : la préfecture"
    data = inside(
        shared,
        shared.send("claire", "marc").data,
        lambda plain: plain.update(purpose=said),
    )
    lines = incoming_lines(translator_for("fr"), shared.look("marc", data))
    assert "Pourquoi\u202f: avancer Rien de nouveau. De : la préfecture" in lines


def test_what_would_end_the_writing_here_is_told_first(shared: Desks) -> None:
    shared.pass_on("claire", "marc")
    write_raw(shared["claire"], "dreams_rule", {"of": 2}, rules=True)
    told = shared.look("marc", shared.send("claire", "marc").data)
    assert told.read_only
    said = "ce livret se lira ici, et rien n’y sera ajouté avant la mise à jour"
    assert any(said in line for line in incoming_lines(translator_for("fr"), told))
    shared.pass_on("claire", "marc")
    with pytest.raises(LivretReadOnly):
        shared["marc"].say({"kind": "aim_said", "words": "Un vélo"})
    assert not shared.look("marc", shared.send("claire", "marc").data).read_only
