"""« À remettre »: a signed copy waits at this desk until it is handed over."""

from __future__ import annotations

import pytest

from livret.usecases.errors import UnknownDocument
from livret.usecases.to_hand import SETTING, hand, handed_on, keep_to_hand, to_hand
from tests.usecases.desks import Desk
from tests.usecases.test_documents import freeze


@pytest.fixture
def document(desk: Desk) -> str:
    desk.view("mobilite", "bloque")
    return freeze(desk, signers=("social",))


def journal(desk: Desk) -> list[str]:
    return [entry.what for entry in desk.ctx.journal.of(desk.livret)]


def test_a_copy_waits_until_she_has_it(desk: Desk, document: str) -> None:
    done = keep_to_hand(desk.vault, desk.livret, document)
    assert done.changes.livrets == {desk.livret}
    (kept,) = to_hand(desk.vault)
    assert (kept.document, kept.since) == (document, desk.clock.today())
    assert journal(desk) == ["kept"]
    desk.clock.forward(days=3)
    hand(desk.vault, desk.livret, document)
    assert to_hand(desk.vault) == ()
    assert journal(desk) == ["kept", "handed"]
    assert handed_on(desk.ctx, desk.livret) == {document: desk.clock.today()}
    assert len(desk.read.history) == 5  # nothing of it is in the livret


def test_keeping_twice_changes_nothing(desk: Desk, document: str) -> None:
    first = keep_to_hand(desk.vault, desk.livret, document).value
    desk.clock.forward(days=1)
    assert keep_to_hand(desk.vault, desk.livret, document).value == first
    assert to_hand(desk.vault) == (first,)
    assert journal(desk) == ["kept"]


def test_one_of_several_is_handed_over(desk: Desk, document: str) -> None:
    keep_to_hand(desk.vault, desk.livret, document)
    second = freeze(desk, signers=("social",), amends=document)
    desk.clock.forward(days=1)
    keep_to_hand(desk.vault, desk.livret, second)
    assert [one.document for one in to_hand(desk.vault)] == [document, second]
    hand(desk.vault, desk.livret, document)
    assert [one.document for one in to_hand(desk.vault)] == [second]


def test_what_was_not_waiting_may_be_handed_over_too(desk: Desk, document: str) -> None:
    hand(desk.vault, desk.livret, document)
    assert document in handed_on(desk.ctx, desk.livret)


def test_a_paper_that_is_not_there(desk: Desk) -> None:
    for act in (keep_to_hand, hand):
        with pytest.raises(UnknownDocument):
            act(desk.vault, desk.livret, "0" * 64)
    assert to_hand(desk.vault) == ()


@pytest.mark.parametrize("kept", ["{", "3", '[{"livret":"x"}]', '[{"since":1}]'])
def test_a_list_that_cannot_be_read_stops_nobody(desk: Desk, kept: str) -> None:
    desk.vault.set_setting(SETTING, kept)
    assert to_hand(desk.vault) == ()
