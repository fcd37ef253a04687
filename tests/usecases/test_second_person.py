"""The second of two people, with a key of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from livret.domain.encoding import decode, encode
from livret.domain.errors import InvalidField, LivretError
from livret.usecases.app import OpenVault
from livret.usecases.archive import (
    Decision,
    archive_of,
    erase_at_the_end,
    keep_longer,
    keep_no_longer,
    read_aside,
)
from livret.usecases.archive_errors import (
    ConfirmationByOneself,
    ConfirmationOfAnother,
    ConfirmationTooOld,
    ConfirmationUnreadable,
    ConfirmationUsed,
    ConfirmerUnknown,
)
from livret.usecases.card_box import revoke
from livret.usecases.cards import TrustCard, own_card_file, trust_card
from livret.usecases.paper_sheets.information import take_information
from livret.usecases.paper_sheets.taking import take
from livret.usecases.papers import PaperChoices
from livret.usecases.second_person import (
    PREFIX,
    Confirmed,
    ask_second,
    asked_in,
    confirm,
    confirmed_in,
)
from livret.words.archive import archive_lines, asked_line
from livret.words.journal import journal_line
from livret.words.papers.information import read_information
from livret.words.translator import translator_for
from tests.clock import SetClock
from tests.usecases.desks import Desk, make_vault

STARTED = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
FR = translator_for("fr")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(STARTED)


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    """A livret whose time is over."""
    with make_vault(tmp_path / "claire", clock) as vault:
        made = Desk(vault, clock)
        made.open()
        clock.instant = STARTED + dt.timedelta(days=1500)
        yield made


@pytest.fixture
def samir(tmp_path: Path, clock: SetClock) -> Iterator[OpenVault]:
    """The second person, with a Livret of their own."""
    with make_vault(tmp_path / "samir", clock, name="Samir T.", side="emploi") as vault:
        yield vault


def knows(desk: Desk, other: OpenVault) -> None:
    card = own_card_file(other.sharing)
    trust_card(desk.vault.sharing, TrustCard(data=card))


def confirmed(desk: Desk, other: OpenVault, what: str, why: str = "") -> Confirmed:
    asked = ask_second(desk.vault.sharing, desk.livret, what, why)
    back = confirm(other.sharing, asked)
    return confirmed_in(desk.vault.sharing, desk.livret, what, back)


def last(desk: Desk) -> tuple[str, dict[str, str]]:
    entry = list(desk.ctx.journal.of(desk.livret))[-1]
    return entry.what, dict(entry.detail)


def test_each_decision_is_confirmed_with_their_own_key(
    desk: Desk, samir: OpenVault
) -> None:
    knows(desk, samir)
    sharing = desk.vault.sharing
    one = confirmed(desk, samir, "open", "claim")
    assert one.name == "Samir T."
    decision = Decision(livret=desk.livret, why="claim", second=one)
    read_aside(desk.ctx, decision)
    what, told = last(desk)
    assert (what, told["by"], told["proof"]) == ("archive_opened", "Samir T.", "key")
    line = journal_line(FR, what, "Claire M.", "ce jour", told)
    assert "Samir T. (confirmé par sa propre clé)" in line
    two = confirmed(desk, samir, "keep", "claim")
    hold = keep_longer(sharing, replace(decision, second=two)).value
    assert hold.proved
    (_, *_, kept) = archive_lines(FR, archive_of(sharing, desk.livret))
    assert "Claire M. et Samir T. (confirmé par sa propre clé)" in kept
    three = confirmed(desk, samir, "release")
    keep_no_longer(sharing, Decision(livret=desk.livret, second=three))
    four = confirmed(desk, samir, "erase")
    done = erase_at_the_end(sharing, Decision(livret=desk.livret, second=four))
    assert done.value > 0


def test_only_named_it_is_said_everywhere(desk: Desk) -> None:
    sharing = desk.vault.sharing
    decision = Decision(livret=desk.livret, other="Samir T.", why="claim")
    assert not keep_longer(sharing, decision).value.proved
    what, told = last(desk)
    assert "proof" not in told
    named = "Samir T. (nom donné, sans confirmation)"
    assert named in journal_line(FR, what, "Claire M.", "ce jour", told)
    assert named in " ".join(archive_lines(FR, archive_of(sharing, desk.livret)))
    # And on her information sheet.
    read_aside(desk.ctx, decision)
    choices = PaperChoices(language="fr", on=desk.clock.today(), witness="Claire M.")
    sheet = take(desk.ctx, desk.livret, take_information, choices).sheet
    said = [str(getattr(one, "text", "")) for one in read_information(FR, sheet)]
    (told_to_her,) = [one for one in said if "Décidé par" in one]
    assert "nom donné, sans confirmation" in told_to_her


def test_somebody_of_the_team_needs_no_card(desk: Desk, samir: OpenVault) -> None:
    desk.clock.instant = STARTED + dt.timedelta(days=1)
    card = own_card_file(samir.sharing)
    desk.say(
        {
            "kind": "member_joined",
            "name": "Samir T.",
            "role": "referent",
            "side": "emploi",
            "keys": {"sign": samir.ctx.signer.public_key},
        }
    )
    assert card
    assert confirmed(desk, samir, "keep", "claim").name == "Samir T."


def test_who_asks_and_what_is_told_before_it_is_confirmed(
    desk: Desk, samir: OpenVault
) -> None:
    asked = ask_second(desk.vault.sharing, desk.livret, "open", "claim")
    assert b"Amina" not in asked
    line = asked_line(FR, asked_in(samir.sharing, asked))
    assert line.startswith("Claire M. demande")
    assert "un recours ou un litige" in line


def test_what_is_refused(desk: Desk, samir: OpenVault) -> None:
    sharing = desk.vault.sharing
    asked = ask_second(sharing, desk.livret, "keep", "claim")
    back = confirm(samir.sharing, asked)

    def refused(kind: type[LivretError], data: bytes, what: str = "keep") -> None:
        with pytest.raises(kind):
            confirmed_in(sharing, desk.livret, what, data)

    refused(ConfirmerUnknown, back)
    knows(desk, samir)
    refused(ConfirmationOfAnother, back, "erase")
    refused(ConfirmationUnreadable, asked)  # nobody confirmed
    with pytest.raises(ConfirmationByOneself):
        confirm(sharing, asked)
    plain = decode(back[len(PREFIX) :])
    for changed in (
        plain | {"asked": plain["asked"] | {"why": "legal_duty"}},
        plain | {"confirmed": plain["confirmed"] | {"name": "Somebody"}},
        plain | {"signature": "00" * 64},
        plain | {"asked": 3},
        plain | {"confirmed": 3},
    ):
        refused(ConfirmationUnreadable, PREFIX + encode(changed))
    for data in (b"", b"x", PREFIX, PREFIX + b"[]", PREFIX + b"{" * 9000):
        refused(ConfirmationUnreadable, data)
    # Asked at another desk: theirs, not ours.
    theirs = ask_second(samir.sharing, desk.livret, "keep", "claim")
    refused(ConfirmationOfAnother, confirm(sharing, theirs))
    for what, why in (("open", ""), ("keep", "x"), ("erase", "claim"), ("eat", "")):
        with pytest.raises(InvalidField):
            ask_second(sharing, desk.livret, what, why)


def test_once_and_in_time(desk: Desk, samir: OpenVault) -> None:
    knows(desk, samir)
    sharing = desk.vault.sharing
    asked = ask_second(sharing, desk.livret, "keep", "claim")
    back = confirm(samir.sharing, asked)
    one = confirmed_in(sharing, desk.livret, "keep", back)
    other_reason = Decision(livret=desk.livret, why="legal_duty", second=one)
    with pytest.raises(ConfirmationOfAnother):
        keep_longer(sharing, other_reason)
    keep_longer(sharing, Decision(livret=desk.livret, why="claim", second=one))
    with pytest.raises(ConfirmationUsed):
        confirmed_in(sharing, desk.livret, "keep", back)
    again = ask_second(sharing, desk.livret, "keep", "claim")
    back = confirm(samir.sharing, again)
    desk.clock.forward(days=31)
    with pytest.raises(ConfirmationTooOld):
        confirmed_in(sharing, desk.livret, "keep", back)
    desk.clock.forward(days=-40)
    with pytest.raises(ConfirmationTooOld):
        confirmed_in(sharing, desk.livret, "keep", back)


def test_a_card_no_longer_trusted_confirms_nothing(
    desk: Desk, samir: OpenVault
) -> None:
    knows(desk, samir)
    key = samir.ctx.signer.public_key
    revoke(desk.vault.sharing, key, "lost", desk.clock.today())
    with pytest.raises(ConfirmerUnknown):
        confirmed(desk, samir, "keep", "claim")
