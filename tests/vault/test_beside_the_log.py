"""Drafts, memory aids, settings, files and the journal."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable

import pytest

from livret.usecases.ports import Draft, JournalEntry
from livret.usecases.vault_errors import (
    BlobTooLarge,
    DamagedBlob,
    MissingBlob,
    StorageFailed,
    UnknownLivret,
)
from livret.vault.blobs import MAX_BLOB_BYTES, PART_BYTES
from livret.vault.opened import Vault
from tests.clock import SetClock
from tests.vault.conftest import OWNER, open_livret, say

Again = Callable[[], Vault]
AT = dt.datetime(2026, 3, 12, 10, 42, 7, 123000, tzinfo=dt.UTC)


def draft(place: str, text: str, livret: str = "", minutes: int = 0) -> Draft:
    at = AT + dt.timedelta(minutes=minutes)
    return Draft(livret=livret, place=place, text=text, saved_at=at)


def test_old_drafts_of_every_livret_are_found(vault: Vault) -> None:
    old = draft("aim", "travailler", livret="ab" * 16)
    older = draft("view:mobilite:personne", "Je n’ai", minutes=-5)
    young = draft("aim", "ailleurs", minutes=9)
    for one in (old, older, young):
        vault.drafts.save(one)
    assert vault.drafts.before(young.saved_at) == (older, old)
    assert vault.drafts.before(older.saved_at) == ()


def test_the_last_draft_of_a_place_is_kept(vault: Vault, again: Again) -> None:
    vault.drafts.save(draft("view:mobilite:personne", "Je n’ai"))
    vault.drafts.save(draft("aim", "travailler", minutes=2))
    vault.drafts.save(draft("view:mobilite:personne", "Je n’ai pas", minutes=1))
    vault.drafts.save(draft("aim", "ailleurs", livret="ab" * 16))
    vault.close()
    with again() as opened:
        assert opened.drafts.of("") == (
            draft("view:mobilite:personne", "Je n’ai pas", minutes=1),
            draft("aim", "travailler", minutes=2),
        )
        opened.drafts.drop("", "aim")
        opened.drafts.drop("", "never there")
        assert [one.place for one in opened.drafts.of("")] == ["view:mobilite:personne"]
        assert len(opened.drafts.of("ab" * 16)) == 1


def test_settings_are_inside(vault: Vault, again: Again) -> None:
    assert vault.settings.get("pin") is None
    vault.settings.put("pin", "un")
    vault.settings.put("pin", "deux")
    vault.settings.put("langue", "fr")
    vault.settings.drop("langue")
    vault.close()
    with again() as opened:
        assert opened.settings.get("pin") == "deux"
        assert opened.settings.get("langue") is None


def test_private_lines(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    assert vault.private_lines.private_line(livret) == ""
    vault.private_lines.set_private_line(livret, "celle du parc")
    assert vault.private_lines.private_line(livret) == "celle du parc"
    with pytest.raises(UnknownLivret):
        vault.private_lines.set_private_line("pas un numéro", "x")


@pytest.mark.parametrize(
    "size", [0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES]
)
def test_files_come_back_as_they_were(vault: Vault, size: int) -> None:
    livret = open_livret(vault, "Amina")
    data = bytes(i % 251 for i in range(size))
    ref = vault.blobs.put(data, "application/pdf", livret)
    assert (ref.sha256, ref.size) == (hashlib.sha256(data).hexdigest(), size)
    assert vault.blobs.get(ref.sha256) == data
    assert vault.blobs.livret_of(ref.sha256) == livret
    assert vault.blobs.put(data, "application/pdf", livret) == ref
    assert vault.blobs.all() == (ref,)


def test_a_file_too_large_is_refused(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    most = bytes(MAX_BLOB_BYTES)
    assert vault.blobs.get(vault.blobs.put(most, "x/y", livret).sha256) == most
    with pytest.raises(BlobTooLarge) as refused:
        vault.blobs.put(most + b"x", "x/y", livret)
    assert refused.value.facts["limit"] == 20 * 1024 * 1024
    assert len(vault.blobs.all()) == 1


def test_files_that_are_not_here(vault: Vault) -> None:
    for sha256 in ("0" * 64, "", "pas un numéro"):
        with pytest.raises(MissingBlob):
            vault.blobs.get(sha256)
        assert vault.blobs.livret_of(sha256) == ""


def test_a_file_that_changed_is_not_given(vault: Vault) -> None:
    ref = vault.blobs.put(b"signed", "application/pdf", "ab" * 16)
    with vault.store.writing() as connection:
        connection.exec_driver_sql("UPDATE blob_parts SET data = x'00'")
    with pytest.raises(DamagedBlob):
        vault.blobs.get(ref.sha256)


# --- the journal -------------------------------------------------------------


def entry(vault: Vault, livret: str, clock: SetClock, what: str = "opened") -> None:
    vault.journal.note(
        JournalEntry(
            livret=livret,
            at=clock.now(),
            what=what,
            who=vault.owner.sign_key,
            who_name=OWNER.name,
            detail=(("paper", "diagnostic"),),
        )
    )


def test_the_journal_tells_each_livret_its_own(
    vault: Vault, clock: SetClock, again: Again
) -> None:
    amina, marc = open_livret(vault, "Amina"), open_livret(vault, "Marc")
    for livret, what in ((amina, "opened"), (marc, "opened"), (amina, "printed")):
        clock.forward(minutes=1)
        entry(vault, livret, clock, what)
    vault.close()
    with again() as opened:
        told = opened.journal.of(amina)
        assert [one.what for one in told] == ["opened", "printed"]
        assert told[1].at == clock.now()
        assert told[1].detail == (("paper", "diagnostic"),)
        assert len(opened.journal.of(marc)) == 1
        assert opened.journal.of("0" * 32) == ()


def test_the_journal_forgets_after_twelve_months_and_stays_whole(
    vault: Vault, clock: SetClock, again: Again
) -> None:
    livret = open_livret(vault, "Amina")
    say(vault, livret, "bonjour")
    for _ in range(15):
        entry(vault, livret, clock)
        clock.forward(days=30)
    assert len(vault.journal.of(livret)) == 12
    vault.close()
    with again() as opened:
        with opened.store.reading() as connection:
            count = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar()
        assert count == 12
        assert opened.journal.purge() == 0
        clock.forward(days=400)
        assert opened.journal.purge() == 12
        entry(opened, livret, clock, "printed")
        assert [one.what for one in opened.journal.of(livret)] == ["printed"]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal SET what = 'x'", "DELETE FROM journal", "UPDATE journal SET at=0"],
)
def test_the_database_refuses_to_rewrite_the_journal(
    vault: Vault, clock: SetClock, statement: str
) -> None:
    entry(vault, open_livret(vault, "Amina"), clock)
    with pytest.raises(StorageFailed), vault.store.writing() as connection:
        connection.exec_driver_sql(statement)
