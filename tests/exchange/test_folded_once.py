"""What a file brings is folded once, however many ask for it."""

from __future__ import annotations

import pytest

from livret.domain.contribution import Verified
from livret.domain.fold import fold
from livret.domain.livret import Livret
from livret.usecases import folding
from livret.usecases.erasing import erase_livret
from livret.usecases.receiving import accept
from tests.exchange.sharing_desks import Desks


def test_a_file_taken_in_is_folded_once_and_its_page_too(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks.share()
    desks.pass_on("claire", "marc")
    desks["claire"].view("mobilite", "bloque")
    marc, livret = desks["marc"], desks["claire"].livret
    marc.ctx.livret(livret)
    sent = desks.send("claire", "marc")
    folded: list[int] = []

    def counted(contributions: tuple[Verified, ...]) -> Livret:
        folded.append(len(contributions))
        return fold(contributions)

    monkeypatch.setattr(folding, "fold", counted)
    accept(marc.vault.sharing, desks.look("marc", sent.data))
    marc.ctx.people.people()
    marc.ctx.livret(livret)
    assert len(folded) == len(set(folded)) == 1


def test_what_was_erased_is_not_kept_by_what_folds(desks: Desks) -> None:
    desks.share()
    desks["claire"].view("mobilite", "bloque", words="je n’ai pas de voiture")
    claire = desks["claire"]
    before = claire.ctx.livret(claire.livret)
    again = claire.ctx.log.read(claire.livret)
    erase_livret(claire.vault.sharing, claire.livret, "asked_by_person", agreed=True)
    assert claire.ctx.last(again) is not before
