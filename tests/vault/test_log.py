"""The log: kept as it came, all or none, verified once, never changed."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from livret.domain import sealing
from livret.domain.arrival import arrive
from livret.domain.body import BODY_PREFIX, Body, Origin
from livret.domain.contribution import Sealed, commitment
from livret.domain.encoding import NotCanonical
from livret.domain.errors import Untrusted
from livret.domain.header import Header
from livret.domain.sealing import JustSealed
from livret.usecases.vault_errors import BadSignature, StorageFailed, UnknownLivret
from livret.vault import schema
from livret.vault.checking import own_values, read_own
from livret.vault.doctor import examine
from livret.vault.identity import VaultSigner
from livret.vault.opened import Vault
from tests.vault.conftest import (
    KeyedSigner,
    described,
    open_livret,
    opened_body,
    say,
    seal,
    words,
)

Again = Callable[[], Vault]


def flip(data: bytes | None) -> bytes:
    assert data is not None
    return bytes([data[0] ^ 1]) + data[1:]


def test_bytes_come_back_as_they_came(vault: Vault) -> None:
    root = seal(vault.signer, opened_body(vault.signer))
    livret = Header.from_bytes(root.header).livret
    body = replace(
        words("Déjà vu, « œuvre », 🚲"),
        said_on=dt.date(2025, 12, 24),
        scopes=("commun", "mobilite"),
    )
    one = seal(vault.signer, body, livret, [root.id])
    assert vault.log.append([root, one]) == (root.id, one.id)
    assert vault.log.sealed(livret) == (root, one)
    assert vault.log.read(livret) == (arrive(root), arrive(one))


def test_the_same_copy_twice_adds_nothing(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    kept = vault.log.sealed(livret)
    assert vault.log.append(kept) == ()
    assert vault.log.append([kept[0], kept[0]]) == ()
    assert vault.log.sealed(livret) == kept


def test_livrets_are_told_oldest_first(vault: Vault, again: Again) -> None:
    opened = [open_livret(vault, name) for name in ("Zoé", "Amina", "Marc")]
    assert vault.log.livrets() == tuple(opened)
    vault.close()
    with again() as other:
        assert other.log.livrets() == tuple(opened)


def test_an_unknown_livret(vault: Vault) -> None:
    for livret in ("0" * 32, "", "pas un numéro"):
        with pytest.raises(UnknownLivret):
            vault.log.read(livret)
        with pytest.raises(UnknownLivret):
            vault.log.sealed(livret)


def test_what_another_signed_is_kept(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    marc = KeyedSigner()
    one = seal(marc, words("Je suis Marc."), livret, vault.log.heads(livret))
    assert vault.log.append([one]) == (one.id,)
    assert vault.log.read(livret)[-1].header.author == marc.public_key


SPOILT: dict[str, Callable[[Sealed], Sealed]] = {
    "signature": lambda s: replace(s, signature=flip(s.signature)),
    "short signature": lambda s: replace(s, signature=b""),
    "salt": lambda s: replace(s, salt=flip(s.salt)),
    "no salt": lambda s: replace(s, salt=None),
    "body": lambda s: replace(s, body=(s.body or b"")[:-1] + b" "),
    "header": lambda s: replace(s, header=s.header + b" "),
    "empty": lambda _: Sealed(b"", b""),
}


@pytest.mark.parametrize("part", SPOILT)
def test_a_spoiled_copy_keeps_nothing_and_stands_in_quarantine(
    vault: Vault, part: str
) -> None:
    livret = open_livret(vault, "Amina")
    before = vault.log.sealed(livret)
    heads = vault.log.heads(livret)
    good = seal(vault.signer, words("Avant."), livret, heads)
    bad = SPOILT[part](seal(vault.signer, words("Après."), livret, heads))
    with pytest.raises(Untrusted):
        vault.log.append([good, bad])
    assert vault.log.sealed(livret) == before
    with vault.store.reading() as connection:
        (kept,) = connection.execute(select(schema.quarantine)).fetchall()
    assert (kept.header, kept.signature) == (bad.header, bad.signature)
    # The good one comes in afterwards: nothing of the refusal holds it back.
    assert vault.log.append([good]) == (good.id,)


def test_what_was_signed_here_long_ago_is_verified_like_the_rest(
    vault: Vault, again: Again
) -> None:
    livret = open_livret(vault, "Amina")
    one = seal(vault.signer, words("à moi"), livret, vault.log.heads(livret))
    forged = replace(
        one, header=seal(vault.signer, words("x"), livret, [one.id]).header
    )
    with pytest.raises(Untrusted):
        vault.log.append([forged])
    vault.close()
    with again() as opened:
        with pytest.raises(BadSignature):
            opened.log.append([replace(one, signature=flip(one.signature))])
        assert opened.log.append([one]) == (one.id,)


def test_only_the_last_signatures_are_remembered() -> None:
    signer = VaultSigner(bytes(32))
    first = signer.sign(b"first")
    assert signer.just_signed(b"first", first)
    assert not signer.just_signed(b"other", first)
    for i in range(1024):
        signer.sign(b"%d" % i)
    assert not signer.just_signed(b"first", first)


@given(
    st.dictionaries(
        st.sampled_from(["words", "a", "b"]),
        st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    )
)
def test_what_was_just_made_here_reads_as_it_would_from_elsewhere(
    content: dict[str, object],
) -> None:
    signer = KeyedSigner()
    body = replace(words(""), content=content)
    try:
        one = seal(signer, body, "ab" * 16, ["cd" * 32])
    except NotCanonical:
        return
    own = read_own(one)
    assert own is None or own == arrive(one)
    if all(c.isprintable() for value in content.values() for c in str(value)):
        assert own is not None


SAID = Body(
    kind="goal_set",
    voice="personne",
    recorded_at=1_770_000_000_002,
    content={"words": "Un travail de jour, près d’ici."},
)


def just_sealed(vault: Vault, livret: str, body: Body = SAID) -> JustSealed:
    salt, raw = os.urandom(32), body.to_bytes()
    header = Header(
        livret,
        vault.log.heads(livret),
        vault.signer.public_key,
        ("0" * 32,),
        commitment(salt, raw),
    )
    return sealing.seal(header, body, salt, raw, vault.signer.sign)


def plain(one: Sealed) -> Sealed:
    return Sealed(one.header, one.signature, one.salt, one.body)


def test_what_was_just_sealed_is_what_its_bytes_say(vault: Vault) -> None:
    one = just_sealed(vault, open_livret(vault, "Amina"))
    assert own_values(one) == one.values == arrive(one) == read_own(plain(one))
    assert own_values(plain(one)) is None


def test_what_was_just_sealed_is_kept_as_if_it_were_read(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    file = {"sha256": "ab" * 32, "size": 3, "type": "image/png"}
    origin = Origin(
        system="s", table="te\u0301", key="1", digest="cd" * 32, author="A. N."
    )
    bodies = [
        SAID,
        replace(words("e\u0301"), scopes=("mobilite", "commun")),
        words("avec un fichier", file=file),
        replace(SAID, origin=origin),
    ]
    for body in bodies:
        one = just_sealed(vault, livret, body)
        assert vault.log.append([one]) == (one.id,)
        assert vault.log.sealed(livret)[-1] == plain(one)
        assert vault.log.read(livret)[-1] == arrive(plain(one))
    with vault.store.reading() as connection:
        uses = connection.execute(select(schema.blob_uses)).fetchall()
        origins = connection.execute(select(schema.origins)).fetchall()
    assert [row.sha256.hex() for row in uses] == ["ab" * 32]
    # As it stands in the bytes: whoever reads them elsewhere keeps the same.
    assert [row.source for row in origins] == ["t\u00e9"]
    assert examine(vault).sound


PULLED_APART: dict[str, Callable[[JustSealed], Sealed]] = {
    "body": lambda s: replace(s, body=flip(s.body)),
    "salt": lambda s: replace(s, salt=flip(s.salt)),
    "no body": lambda s: replace(s, body=None),
    "header": lambda s: replace(s, header=s.header + b" "),
    "signature": lambda s: replace(s, signature=flip(s.signature)),
    "values": lambda s: replace(
        s, values=replace(s.values, id="0" * 64), body=flip(s.body)
    ),
}


@pytest.mark.parametrize("part", PULLED_APART)
def test_values_that_are_not_of_these_bytes_are_not_believed(
    vault: Vault, part: str
) -> None:
    livret = open_livret(vault, "Amina")
    before = vault.log.sealed(livret)
    with pytest.raises(Untrusted):
        vault.log.append([PULLED_APART[part](just_sealed(vault, livret))])
    assert vault.log.sealed(livret) == before


def test_another_s_values_are_read_like_the_rest(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    one = just_sealed(vault, livret)
    forged = replace(one, values=replace(one.values, id="0" * 64))
    assert vault.log.append([forged]) == (one.id,)
    assert vault.log.read(livret)[-1] == one.values


@pytest.mark.parametrize(
    "data",
    [
        b'{"content":{"a":1.5},"kind":"k","recorded_at":1,"scopes":[],'
        b'"version":1,"voice":"social"}',
        b'{"content":{"a":1} ,"kind":"k","recorded_at":1,"scopes":[],'
        b'"version":1,"voice":"social"}',
        b'{"content":{"a":1,"a":1},"kind":"k","recorded_at":1,"scopes":[],'
        b'"version":1,"voice":"social"}',
        b'{"kind":"k","content":{},"recorded_at":1,"scopes":[],'
        b'"version":1,"voice":"social"}',
        '{"content":{"a":"e\u0301"},"kind":"k","recorded_at":1,"scopes":[],'
        '"version":1,"voice":"social"}'.encode(),
        b'{"content":{},"kind":7,"recorded_at":1,"scopes":[],'
        b'"version":1,"voice":"social"}',
        b"[]",
        b"",
    ],
)
def test_our_own_key_is_no_excuse(vault: Vault, data: bytes) -> None:
    livret = open_livret(vault, "Amina")
    salt, body = os.urandom(32), BODY_PREFIX + data
    header = Header(
        livret,
        vault.log.heads(livret),
        vault.signer.public_key,
        (),
        commitment(salt, body),
    ).to_bytes()
    one = Sealed(header, vault.signer.sign(header), salt, body)
    with pytest.raises(Untrusted):
        vault.log.append([one])
    other = Sealed(header, one.signature, os.urandom(32), words("x").to_bytes())
    with pytest.raises(Untrusted):
        vault.log.append([other])


def test_a_wrong_author_is_no_author(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    one = seal(KeyedSigner(), words("Moi ?"), livret, vault.log.heads(livret))
    forged = replace(one, signature=KeyedSigner().sign(one.header))
    with pytest.raises(BadSignature) as refused:
        vault.log.append([forged])
    assert refused.value.facts["id"] == forged.id


def test_a_key_under_which_anybody_signs_is_nobody_s(vault: Vault) -> None:
    """RFC 8032: the neutral point, of order 1, agrees with any message."""
    livret = open_livret(vault, "Amina")
    neutral = b"\1" + bytes(31)
    body, salt = words("Moi ?").to_bytes(), os.urandom(32)
    header = Header(
        livret, vault.log.heads(livret), neutral.hex(), (), commitment(salt, body)
    ).to_bytes()
    with pytest.raises(BadSignature):
        vault.log.append([Sealed(header, neutral + bytes(32), salt, body)])


@pytest.mark.parametrize("spoilt", [(0,), (149,), (150,), (299,), (299, 150), (7, 290)])
def test_one_wrong_signature_among_many_is_found_wherever_it_stands(
    vault: Vault, spoilt: tuple[int, ...]
) -> None:
    """The first that is wrong is told, and nothing of the file is kept."""
    livret = open_livret(vault, "Amina")
    before, (start,) = vault.log.sealed(livret), vault.log.heads(livret)
    marc = KeyedSigner()
    many = [seal(marc, words(f"{at}"), livret, [start]) for at in range(300)]
    good = list(many)
    for at in spoilt:
        many[at] = replace(many[at], signature=many[at - 1].signature)
    with pytest.raises(BadSignature) as refused:
        vault.log.check(many)
    assert refused.value.facts["id"] == many[min(spoilt)].id
    with pytest.raises(BadSignature):
        vault.log.append(many)
    assert vault.log.sealed(livret) == before
    assert vault.log.check(good) == tuple(arrive(one) for one in good)
    assert vault.log.append(good) == tuple(one.id for one in good)


def test_a_body_that_was_withheld_comes_later(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    one = seal(KeyedSigner(), words("Plus tard."), livret, vault.log.heads(livret))
    vault.log.append([one.without_body()])
    assert vault.log.read(livret)[-1].body is None
    assert vault.log.append([one]) == ()
    assert vault.log.sealed(livret)[-1] == one
    assert vault.log.append([one.without_body()]) == ()
    assert vault.log.sealed(livret)[-1] == one


def test_heads_follow_any_order_of_arrival(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    (start,) = vault.log.heads(livret)
    marc, claire = KeyedSigner(), vault.signer
    first = seal(marc, words("1"), livret, [start])
    second = seal(marc, words("2"), livret, [first.id])
    beside = seal(claire, words("à côté"), livret, [start])
    vault.log.append([second])
    assert set(vault.log.heads(livret)) == {start, second.id}
    vault.log.append([first])
    assert set(vault.log.heads(livret)) == {second.id}
    vault.log.append([beside])
    assert set(vault.log.heads(livret)) == {second.id, beside.id}
    both = seal(claire, words("vu"), livret, [second.id, beside.id])
    vault.log.append([both])
    assert vault.log.heads(livret) == (both.id,)


def test_origins_are_known_by_system(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    for key in ("7", "8"):
        origin = Origin(system="carnet", table="notebook", key=key, digest="ab" * 32)
        body = replace(words("importé"), origin=origin)
        vault.log.append([seal(vault.signer, body, livret, vault.log.heads(livret))])
    assert vault.log.known_origins("carnet") == {
        ("notebook", "7", "ab" * 32),
        ("notebook", "8", "ab" * 32),
    }
    assert vault.log.known_origins("autre") == frozenset()


def test_a_content_its_kind_may_not_hold_is_kept_with_its_problem(
    vault: Vault, again: Again
) -> None:
    livret = open_livret(vault, "Amina")
    odd = Body(
        kind="person_described",
        voice="personne",
        recorded_at=1_770_000_000_003,
        content={"called": 7},
    )
    one = seal(vault.signer, odd, livret, vault.log.heads(livret))
    vault.log.append([one.without_body()])
    assert not vault.log.read(livret)[-1].problem
    vault.log.append([one])  # its words come later, and are judged then
    problem = vault.log.read(livret)[-1].problem
    assert problem.startswith("called")
    again_odd = replace(odd, recorded_at=odd.recorded_at + 1)
    vault.log.append([seal(vault.signer, again_odd, livret, [one.id])])
    assert [each.problem for each in vault.log.read(livret)[-2:]] == [problem] * 2
    with vault.store.writing() as connection:
        connection.exec_driver_sql("UPDATE contributions SET problem = ''")
        connection.exec_driver_sql("UPDATE settings SET value = 'older'")
    vault.close()
    with again() as opened:  # by another version of the program: judged again
        assert opened.log.read(livret)[-1].problem == problem


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM contributions",
        "UPDATE contributions SET header = x'00'",
        "UPDATE contributions SET id = zeroblob(32)",
        "UPDATE contributions SET signature = x'00'",
        "UPDATE contributions SET body = x'00'",
        "UPDATE contributions SET arrival = 9",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(
    vault: Vault, statement: str
) -> None:
    livret = open_livret(vault, "Amina")
    before = vault.log.sealed(livret)
    with pytest.raises(StorageFailed), vault.store.writing() as connection:
        connection.exec_driver_sql(statement)
    assert vault.log.sealed(livret) == before


def test_a_refused_save_leaves_the_next_one_whole(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    heads = vault.log.heads(livret)
    with vault.store.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE ON livrets "
            "BEGIN SELECT RAISE(ABORT, 'stop'); END"
        )
    one = seal(vault.signer, described("Amina D."), livret, heads)
    with pytest.raises(StorageFailed):
        vault.log.append([one])
    assert vault.log.heads(livret) == heads
    with vault.store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
    assert vault.log.append([one]) == (one.id,)
    assert vault.log.heads(livret) == (one.id,)


def test_a_large_batch_is_one_act(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    (head,) = vault.log.heads(livret)
    batch = []
    for i in range(300):
        batch.append(seal(vault.signer, words(f"{i}"), livret, [head]))
        head = batch[-1].id
    assert len(vault.log.append(batch)) == 300
    assert vault.log.heads(livret) == (head,)
    assert vault.log.state.arrivals == 302


def test_words_are_nowhere_in_clear(vault: Vault) -> None:
    sentinel = "SENTINELLE" + os.urandom(8).hex()
    livret = open_livret(vault, sentinel)
    say(vault, livret, sentinel)
    vault.private_lines.set_private_line(livret, sentinel)
    vault.settings.put("pin", sentinel)
    vault.blobs.put(sentinel.encode(), "text/plain", livret)
    assert vault.people.find(sentinel)
    vault.backup()
    vault.log.erase_bodies([say(vault, livret, sentinel)])
    told = [path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()]
    assert len(told) > 5
    for data in told:
        assert sentinel.encode() not in data
        assert sentinel.encode("utf-16-le") not in data
        assert livret.encode() not in data
        assert bytes.fromhex(livret) not in data
