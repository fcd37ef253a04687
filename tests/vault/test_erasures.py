"""What was erased is gone, and stays gone whatever is put back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from livret.domain.contribution import Sealed
from livret.usecases.ports import Draft
from livret.usecases.vault_errors import ErasureJournalDamaged, MissingBlob
from livret.vault.around import Around
from livret.vault.doctor import examine
from livret.vault.erasures import ERASURES_FILE
from livret.vault.opened import Vault
from livret.vault.opening import restore
from tests.clock import SetClock
from tests.vault.conftest import PASSPHRASE, KeyedSigner, open_livret, say, seal, words

Again = Callable[[], Vault]


def named(vault: Vault, livret: str, data: bytes) -> tuple[str, str]:
    """Add words that name a file; return both ids."""
    ref = vault.blobs.put(data, "text/plain", livret)
    file = {"sha256": ref.sha256, "size": ref.size, "type": ref.type}
    return say(vault, livret, "voir le fichier", file=file), ref.sha256


def sealed(vault: Vault, livret: str, number: str) -> Sealed:
    return next(one for one in vault.log.sealed(livret) if one.id == number)


def test_words_go_and_the_header_stays(vault: Vault, again: Again) -> None:
    livret = open_livret(vault, "Amina")
    gone, kept = say(vault, livret, "à effacer"), say(vault, livret, "à garder")
    before = vault.log.sealed(livret)
    vault.log.erase_bodies([gone])
    after = vault.log.sealed(livret)
    assert [one.header for one in after] == [one.header for one in before]
    assert [one.id for one in after if one.body is None] == [gone]
    assert sealed(vault, livret, gone).salt is None
    vault.close()
    with again() as opened:
        assert opened.log.sealed(livret) == after
        assert sealed(opened, livret, kept).body is not None
        assert examine(opened).sound


def test_a_file_goes_with_the_last_words_that_name_it(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    first, sha256 = named(vault, livret, b"une page")
    second, same = named(vault, livret, b"une page")
    assert sha256 == same
    vault.log.erase_bodies([first])
    assert vault.blobs.get(sha256) == b"une page"
    vault.log.erase_bodies([second])
    with pytest.raises(MissingBlob):
        vault.blobs.get(sha256)


def test_an_erased_body_that_comes_again_is_not_taken(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    gone = say(vault, livret, "à effacer")
    copy = sealed(vault, livret, gone)
    vault.log.erase_bodies([gone])
    assert vault.log.append([copy]) == ()
    assert sealed(vault, livret, gone).body is None


def test_what_is_erased_before_it_arrives_comes_without_its_words(
    vault: Vault,
) -> None:
    livret = open_livret(vault, "Amina")
    one = seal(KeyedSigner(), words("plus tard"), livret, vault.log.heads(livret))
    vault.log.erase_bodies([one.id])
    assert vault.log.append([one]) == (one.id,)
    assert sealed(vault, livret, one.id).body is None
    assert sealed(vault, livret, one.id).salt is None  # with it, words are guessed


def test_a_whole_livret_is_forgotten(vault: Vault) -> None:
    livret, other = open_livret(vault, "Amina"), open_livret(vault, "Marc")
    _, sha256 = named(vault, livret, b"une page")
    vault.blobs.put(b"une autre", "text/plain", livret)
    shared = vault.blobs.put(b"en commun", "text/plain", livret)
    vault.blobs.put(b"en commun", "text/plain", other)
    vault.private_lines.set_private_line(livret, "celle du parc")
    vault.drafts.save(
        Draft(livret=livret, place="aim", text="x", saved_at=vault.around.clock.now())
    )
    vault.erase(livrets=[livret])
    assert all(one.body is None for one in vault.log.sealed(livret))
    assert all(one.body is not None for one in vault.log.sealed(other))
    assert vault.drafts.of(livret) == ()
    assert vault.private_lines.private_line(livret) == ""
    assert [ref.sha256 for ref in vault.blobs.all()] == [shared.sha256]
    with pytest.raises(MissingBlob):
        vault.blobs.get(sha256)


def test_a_file_named_by_words_that_came_later_goes_with_them(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    ref = vault.blobs.put(b"une page", "text/plain", livret)
    file = {"sha256": ref.sha256, "size": ref.size, "type": ref.type}
    body = words("voir le fichier", file=file)
    one = seal(KeyedSigner(), body, livret, vault.log.heads(livret))
    vault.log.append([one.without_body()])
    vault.log.append([one])
    vault.log.erase_bodies([one.id])
    with pytest.raises(MissingBlob):
        vault.blobs.get(ref.sha256)


def test_a_crash_between_journal_and_database_is_finished(
    vault: Vault, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    livret = open_livret(vault, "Amina")
    gone = say(vault, livret, "à effacer")
    with monkeypatch.context() as crash:
        crash.setattr(Vault, "apply_erasures", lambda _: 0)
        vault.log.erase_bodies([gone])
    assert sealed(vault, livret, gone).body is not None
    vault.close()
    with again() as opened:
        assert sealed(opened, livret, gone).body is None
        assert [notice.code for notice in opened.notices] == ["erased_again"]
        assert not opened.notices[0].wrong


def test_the_list_is_on_the_disk_before_the_words_go(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the power to fail between the two, it is erased at the next opening."""
    livret = open_livret(vault, "Amina")
    gone = say(vault, livret, "à effacer")
    flushed: list[tuple[int, bool]] = []
    fsync = os.fsync

    def watched(file: int) -> None:
        fsync(file)
        if os.path.sameopenfile(file, seen.fileno()):
            still = sealed(vault, livret, gone).body is not None
            flushed.append((os.fstat(file).st_size, still))

    with (folder / ERASURES_FILE).open("ab") as seen, monkeypatch.context() as watch:
        watch.setattr(os, "fsync", watched)
        vault.log.erase_bodies([gone])
    assert flushed[-1] == ((folder / ERASURES_FILE).stat().st_size, True)
    assert sealed(vault, livret, gone).body is None


def test_a_restored_backup_brings_nothing_back(
    vault: Vault, folder: Path, around: Around, clock: SetClock
) -> None:
    livret = open_livret(vault, "Amina")
    gone, sha256 = named(vault, livret, b"une page")
    vault.backup()
    later = say(vault, livret, "plus tard")
    vault.log.erase_bodies([gone])
    backup, replica = vault.backups()[-1].folder, vault.replica
    vault.close()
    clock.forward(days=1)
    with restore(backup, folder, PASSPHRASE, around) as restored:
        assert sealed(restored, livret, gone).body is None
        assert later not in {one.id for one in restored.log.sealed(livret)}
        assert restored.people.people()[0].called == "Amina"
        assert restored.replica != replica
        assert [notice.code for notice in restored.notices] == [
            "restored",
            "erased_again",
        ]
        assert examine(restored).sound
        with pytest.raises(MissingBlob):
            restored.blobs.get(sha256)


def test_a_backup_restored_elsewhere_brings_nothing_back(
    vault: Vault, tmp_path: Path, around: Around
) -> None:
    livret = open_livret(vault, "Amina")
    gone = say(vault, livret, "à effacer")
    vault.backup()
    vault.log.erase_bodies([gone])
    backup = vault.backups()[-1].folder
    with restore(backup, tmp_path / "ailleurs", PASSPHRASE, around) as restored:
        assert sealed(restored, livret, gone).body is None


def test_a_shorter_list_is_told(vault: Vault, folder: Path, again: Again) -> None:
    livret = open_livret(vault, "Amina")
    vault.log.erase_bodies([say(vault, livret, "un")])
    one_record = (folder / ERASURES_FILE).read_bytes()
    vault.log.erase_bodies([say(vault, livret, "deux")])
    vault.close()
    (folder / ERASURES_FILE).write_bytes(one_record)
    with again() as opened:
        assert [notice.code for notice in opened.notices] == ["erasures_missing"]
        assert opened.notices[0].facts == {"expected": "2", "found": "1"}
        assert not examine(opened).sound


@pytest.mark.parametrize("rest", [b"cut", b"\x00\x00\x00\x01" * 200])
def test_a_record_cut_by_a_crash_is_written_over(
    vault: Vault, folder: Path, again: Again, rest: bytes
) -> None:
    livret = open_livret(vault, "Amina")
    first, second = say(vault, livret, "un"), say(vault, livret, "deux")
    vault.log.erase_bodies([first])
    vault.close()
    with (folder / ERASURES_FILE).open("ab") as stream:
        stream.write(b"\x00\x00\xff\xff" + rest)
    with again() as opened:
        assert opened.notices == ()
        opened.log.erase_bodies([second])
        opened.close()
    with again() as opened:
        assert [act.ids for act in opened.erasures.records] == [(first,), (second,)]


def test_an_altered_list_keeps_the_vault_closed(
    vault: Vault, folder: Path, again: Again
) -> None:
    livret = open_livret(vault, "Amina")
    vault.log.erase_bodies([say(vault, livret, "un")])
    vault.close()
    sound = (folder / ERASURES_FILE).read_bytes()
    spoiled = bytearray(sound)
    spoiled[20] ^= 1
    (folder / ERASURES_FILE).write_bytes(spoiled)
    with pytest.raises(ErasureJournalDamaged):
        again()
    # Records out of their place do not read either.
    (folder / ERASURES_FILE).write_bytes(sound + sound)
    with pytest.raises(ErasureJournalDamaged):
        again()
    (folder / ERASURES_FILE).write_bytes(sound)
    again().close()
