"""A livret erased at one desk: whatever fails, and whichever backup comes back."""

from __future__ import annotations

from typing import Any

import pytest

from livret.usecases.erasing import ask_erasure, is_purged, purge
from livret.usecases.receiving import accept
from livret.usecases.revoking import revoke_card
from livret.usecases.sharing_errors import RevokedSender
from livret.usecases.vault_errors import DiskFull
from livret.vault.opening import restore
from tests.exchange.sharing_desks import Desks
from tests.usecases.desks import PASSPHRASE, Desk, make_rooms

WORDS = "sentinelle-mangue-4417"


def _words(desk: Any) -> list[str]:
    return [
        one.body.content.get("words", "")
        for livret in desk.ctx.log.livrets()
        for one in desk.ctx.log.read(livret)
        if one.body is not None
    ]


def _shared(desks: Desks) -> None:
    desks.share()
    desks["claire"].view("mobilite", "bloque", words=WORDS)
    desks.pass_on("claire", "marc")


def _asked(desks: Desks) -> bytes:
    ask_erasure(desks["claire"].ctx, desks["claire"].livret, "asked_by_person")
    return desks.send("claire", "marc").data


def test_an_erasing_that_could_not_be_done_is_asked_again(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shared(desks)
    data = _asked(desks)

    def full(*_: Any, **__: Any) -> None:
        raise DiskFull(folder="")

    eraser = type(desks.sharing("marc").eraser)
    with monkeypatch.context() as broken:
        broken.setattr(eraser, "erase", full)
        with pytest.raises(DiskFull):
            desks.take("marc", data, confirm_erasure=True)
    assert WORDS in _words(desks["marc"])
    assert not is_purged(desks.sharing("marc"), desks["marc"].livret)
    assert desks.look("marc", data).erasure == "asked_by_person"
    assert desks.take("marc", data, confirm_erasure=True).erased > 0
    assert WORDS not in _words(desks["marc"])


def test_a_backup_put_back_knows_that_the_livret_was_erased(desks: Desks) -> None:
    _shared(desks)
    opened: Any = desks["marc"].vault
    vault = opened._vault
    vault.backup()
    (backup,) = vault.backups()
    before = desks.sharing("marc").keys.replica
    # Claire writes on, before she hears of the erasure that Marc confirms.
    desks["claire"].view("logement", "bloque", words=WORDS + "-encore")
    later = desks.send("claire", "marc").data
    desks.take("marc", _asked(desks), confirm_erasure=True)
    livret, around, folder = desks["marc"].livret, vault.around, vault.folder
    desks["marc"].vault.close()
    restore(backup.folder, folder, PASSPHRASE, around).close()
    desks.open["marc"] = Desk(
        make_rooms(desks.clock).vaults.open(folder, PASSPHRASE), desks.clock, livret
    )
    assert desks.sharing("marc").keys.replica != before
    assert is_purged(desks.sharing("marc"), livret)
    told = desks.look("marc", later)
    assert told.erased_here
    assert not told.kinds
    desks.take("marc", later)
    assert WORDS not in " ".join(_words(desks["marc"]))


def test_words_erased_here_that_come_again_are_nothing_new(desks: Desks) -> None:
    """They are not taken in: they are not told as what a file would bring."""
    _shared(desks)
    data = desks.send("claire", "marc").data
    desks.take("marc", data)
    desks.take("marc", _asked(desks), confirm_erasure=True)
    told = desks.look("marc", data)
    assert told.nothing_new
    assert desks.take("marc", data).filled == 0
    assert WORDS not in _words(desks["marc"])


def test_what_another_version_noted_still_counts(desks: Desks) -> None:
    _shared(desks)
    sharing, livret = desks.sharing("marc"), desks["marc"].livret
    sharing.texts.put("sharing.purged", f'["{livret}"]')
    assert is_purged(sharing, livret)


def test_erasing_twice_erases_nothing_more(desks: Desks) -> None:
    _shared(desks)
    desks.take("marc", _asked(desks), confirm_erasure=True)
    assert purge(desks.sharing("marc"), desks["marc"].livret).value == 0
    assert not is_purged(desks.sharing("marc"), "00" * 16)


def test_what_changed_since_a_file_was_opened_counts(desks: Desks) -> None:
    """Opened first, taken in later: erased or revoked in between."""
    _shared(desks)
    marc = desks.sharing("marc")
    desks["claire"].view("logement", "bloque", words=WORDS + "-encore")
    told = desks.look("marc", desks.send("claire", "marc").data)
    assert not told.erased_here
    desks.take("marc", _asked(desks), confirm_erasure=True)
    accept(marc, told)
    assert WORDS not in " ".join(_words(desks["marc"]))
    later = desks.look("marc", desks.send("claire", "marc").data)
    revoke_card(marc, desks.key("claire"))
    with pytest.raises(RevokedSender):
        accept(marc, later)
