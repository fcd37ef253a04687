"""Each pair of functions between values and columns loses nothing."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from livret.domain.body import Body, Origin
from livret.domain.contribution import Sealed, Verified, read
from livret.domain.header import Header
from livret.usecases.ports import BlobRef, Draft, JournalEntry
from livret.usecases.ports_people import Due, LivretSummary
from livret.vault import rows
from livret.vault.chain import LivretState, VaultState
from tests.vault.conftest import KeyedSigner, seal

TEXT = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40
)
HEX_32 = st.binary(min_size=16, max_size=16).map(bytes.hex)
DIGEST = st.binary(min_size=32, max_size=32)
DAYS = st.none() | st.dates()
INSTANTS = st.datetimes(
    min_value=dt.datetime(1970, 1, 1),  # noqa: DTZ001
    max_value=dt.datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
).map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "words"]), inner, max_size=3)
    ),
    max_leaves=8,
)
SIGNER = KeyedSigner()

BODIES = st.builds(
    Body,
    kind=st.sampled_from(["goal_set", "kind_of_tomorrow"]),
    voice=st.sampled_from(["personne", "social", "autre:1"]),
    recorded_at=st.integers(0, 2**48),
    version=st.integers(1, 9),
    scopes=st.lists(st.sampled_from(["commun", "mobilite"]), max_size=2).map(tuple),
    content=st.dictionaries(st.sampled_from(["a", "words"]), PLAIN, max_size=2),
    said_on=DAYS,
    origin=st.none()
    | st.builds(Origin, system=TEXT, table=TEXT, key=TEXT, digest=TEXT, author=TEXT),
    structural=st.booleans(),
)


def row(columns: dict[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(**columns)


@given(BODIES)
def test_contributions(body: Body) -> None:
    sealed = seal(SIGNER, body)
    one = read(sealed)
    columns = rows.contribution_to_row(sealed, one, n=7, arrival=9)
    assert rows.contribution_from_row(row(columns)) == sealed
    short = (columns["id"], columns["header"], columns["body"], columns["problem"])
    assert rows.verified_from_rows([short]) == (one,)


def test_a_contribution_without_its_body() -> None:
    header = Header("a" * 32, ("b" * 64,), SIGNER.public_key, (), "c" * 64)
    sealed = Sealed(header.to_bytes(), b"s" * 64)
    one = read(sealed)
    columns = rows.contribution_to_row(sealed, one, n=1, arrival=1)
    assert rows.contribution_from_row(row(columns)) == sealed
    short = (columns["id"], columns["header"], None, "")
    assert rows.verified_from_rows([short]) == (Verified(sealed.id, header, None),)


VAULTS = st.builds(
    VaultState,
    replica=st.binary(min_size=16, max_size=16),
    arrivals=st.integers(0, 2**31),
    chain=DIGEST,
    erasures=st.integers(0, 2**31),
)
LIVRETS = st.builds(
    LivretState,
    fk=st.integers(1, 2**31),
    id=st.binary(min_size=16, max_size=16),
    arrivals=st.integers(0, 2**31),
    chain=DIGEST,
    heads=st.sets(DIGEST, max_size=3),
    awaited=st.sets(DIGEST, max_size=3),
)


@given(LIVRETS, VAULTS)
def test_what_livrets_and_vault_keep(livret: LivretState, vault: VaultState) -> None:
    columns = rows.livret_to_row(livret, vault)
    assert rows.livret_from_row(row({"fk": livret.fk, **columns})) == livret
    inside = row(rows.vault_to_row(vault))
    assert rows.vault_from_rows(inside, row(columns)) == vault
    empty = VaultState(vault.replica, erasures=vault.erasures)
    assert rows.vault_from_rows(inside, None) == empty


@given(
    st.builds(
        LivretSummary,
        livret=HEX_32,
        called=TEXT,
        private_line=TEXT,
        opened_on=DAYS,
        last_contact=DAYS,
        to_sign=st.lists(TEXT, max_size=3).map(tuple),
        side_by_side=st.integers(0, 9),
    )
)
def test_summaries(summary: LivretSummary) -> None:
    columns = rows.summary_to_row(summary)
    assert rows.summary_from_row(tuple(columns.values())) == summary


@given(
    st.builds(
        Due,
        livret=HEX_32,
        what=TEXT,
        of=DIGEST.map(bytes.hex),
        on=st.dates(),
        facts=st.dictionaries(TEXT, TEXT | st.integers(0, 600), max_size=3),
    )
)
def test_dues(due: Due) -> None:
    assert rows.due_from_row(tuple(rows.due_to_row(due).values())) == due


@given(st.builds(Draft, livret=HEX_32, place=TEXT, text=TEXT, saved_at=INSTANTS))
def test_drafts(draft: Draft) -> None:
    assert rows.draft_from_row(row(rows.draft_to_row(draft))) == draft


@given(
    st.builds(
        JournalEntry,
        livret=HEX_32,
        at=INSTANTS,
        what=TEXT,
        who=HEX_32,
        who_name=TEXT,
        detail=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
    )
)
def test_journal_entries(entry: JournalEntry) -> None:
    assert rows.entry_from_row(row(rows.entry_to_row(entry))) == entry


@given(
    st.builds(
        BlobRef, sha256=DIGEST.map(bytes.hex), size=st.integers(0, 2**25), type=TEXT
    )
)
def test_blob_names(ref: BlobRef) -> None:
    assert rows.blob_from_row(row(rows.blob_to_row(ref))) == ref
