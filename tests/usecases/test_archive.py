"""A livret put aside after two years: read with a reason, kept or erased by two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from livret.domain.body import Origin
from livret.domain.errors import InvalidField
from livret.usecases.archive import (
    WHY,
    Decision,
    archive_of,
    archives,
    erase_at_the_end,
    keep_longer,
    keep_no_longer,
    read_aside,
)
from livret.usecases.archive_errors import (
    KeptForLonger,
    KeptStill,
    LivretPutAside,
    NotKeptForLonger,
    NotPutAside,
    SecondPersonNeeded,
)
from livret.usecases.erasing import (
    ask_erasure,
    erase_livret,
    is_purged,
    is_tombstone,
    purge,
)
from livret.usecases.holds import SETTING, held_in
from livret.usecases.livrets import any_livret, look, one_livret
from livret.usecases.paper_sheets.information import InformationSheet, take_information
from livret.usecases.paper_sheets.taking import take
from livret.usecases.papers import PaperChoices
from livret.usecases.writing import Said, write
from livret.words.papers.blocks import Paragraph
from livret.words.papers.information import read_information
from livret.words.translator import translator_for
from tests.clock import SetClock
from tests.usecases.desks import Desk, make_vault

STARTED = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
LAST_IN_USE = dt.date(2028, 3, 12)
LAST_KEPT = dt.date(2030, 3, 12)
OTHER = "Samir T."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A livret in which she spoke once, on 12 March 2026."""
    clock = SetClock(STARTED)
    with make_vault(tmp_path / "v", clock) as vault:
        made = Desk(vault, clock)
        made.open()
        yield made


def on(desk: Desk, day: dt.date) -> None:
    """Turn the clock."""
    desk.clock.instant = dt.datetime.combine(day, dt.time(9, 30), dt.UTC)


def told(desk: Desk) -> list[tuple[str, dict[str, str]]]:
    return [(one.what, dict(one.detail)) for one in desk.ctx.journal.of(desk.livret)]


def decided(desk: Desk, **said: Any) -> Decision:
    return Decision(**{"livret": desk.livret, "other": OTHER, **said})


@pytest.mark.parametrize(
    ("day", "aside", "over"),
    [
        (669, False, False),
        (731, False, False),
        (732, True, False),
        (1461, True, False),
        (1462, True, True),
        (1825, True, True),
    ],
)
def test_the_clock_of_five_years(desk: Desk, day: int, aside: bool, over: bool) -> None:
    on(desk, STARTED.date() + dt.timedelta(days=day))
    found = archive_of(desk.vault.sharing, desk.livret)
    assert (found.since is not None, found.over) == (aside, over)
    assert found.until == LAST_KEPT
    assert found.read is not aside
    assert found.hold is None


def test_it_is_read_with_a_reason_by_two_people_and_for_a_day(desk: Desk) -> None:
    on(desk, LAST_IN_USE)
    assert look(desk.ctx, desk.livret).id == desk.livret
    with pytest.raises(NotPutAside):
        read_aside(desk.ctx, decided(desk, why="claim"))
    on(desk, LAST_IN_USE + dt.timedelta(days=1))
    for reads in (look, one_livret):
        with pytest.raises(LivretPutAside) as found:
            reads(desk.ctx, desk.livret)
        assert found.value.facts["since"] == LAST_IN_USE + dt.timedelta(days=1)
    assert any_livret(desk.ctx, desk.livret) == desk.livret
    before = told(desk)
    with pytest.raises(InvalidField):
        read_aside(desk.ctx, decided(desk, why="curiosity"))
    for nobody in ("", "  ", "claire m."):
        with pytest.raises(SecondPersonNeeded):
            read_aside(desk.ctx, decided(desk, why="claim", other=nobody))
    with pytest.raises(InvalidField):
        read_aside(desk.ctx, decided(desk, why="claim", other="a\nb"))
    assert told(desk) == before
    read_aside(desk.ctx, decided(desk, why="asked_by_person"))
    why = {"by": OTHER, "why": "asked_by_person"}
    assert told(desk)[-1] == ("archive_opened", why)
    assert look(desk.ctx, desk.livret).id == desk.livret
    assert one_livret(desk.ctx, desk.livret) == desk.livret
    desk.clock.forward(hours=23)
    assert look(desk.ctx, desk.livret).id == desk.livret
    desk.clock.forward(hours=1)
    with pytest.raises(LivretPutAside):
        look(desk.ctx, desk.livret)


def test_nothing_is_written_to_it_until_she_comes_back(desk: Desk) -> None:
    heads = desk.read.heads
    on(desk, LAST_IN_USE + dt.timedelta(days=30))
    read_aside(desk.ctx, decided(desk, why="claim"))
    with pytest.raises(LivretPutAside):
        desk.say({"kind": "note_added", "words": "trop tard"})
    assert desk.read.heads == heads
    desk.say({"kind": "contact_made", "means": "reception", "words": "revenue"})
    desk.say({"kind": "note_added", "words": "elle est revenue"})
    assert archive_of(desk.vault.sharing, desk.livret).since is None
    on(desk, LAST_IN_USE + dt.timedelta(days=30 + 720))
    desk.say({"kind": "note_added", "words": "deux ans de plus"})


def test_what_another_software_kept_comes_in_all_the_same(desk: Desk) -> None:
    on(desk, LAST_IN_USE + dt.timedelta(days=30))
    said = Said(
        kind="note_added",
        content={"words": "de 2024"},
        said_on=dt.date(2024, 5, 6),
        origin=Origin(
            system="ancien", table="notes", key="1", digest="0" * 64, author="Paul D."
        ),
    )
    write(desk.ctx, desk.livret, [said])
    assert archive_of(desk.vault.sharing, desk.livret).since is not None


def test_a_clock_that_jumps_between_two_words_refuses_nothing(desk: Desk) -> None:
    """What was just said moves the day: the next word is not refused."""
    on(desk, LAST_IN_USE - dt.timedelta(days=1))
    desk.say({"kind": "note_added", "words": "avant"})
    on(desk, LAST_IN_USE + dt.timedelta(days=40))
    desk.say({"kind": "note_added", "words": "après"})


def test_it_tells_how_it_stands(desk: Desk) -> None:
    sharing = desk.vault.sharing
    on(desk, LAST_KEPT + dt.timedelta(days=1))
    found = archive_of(sharing, desk.livret)
    assert found.over
    assert found.as_plain() == {
        "livret": desk.livret,
        "since": "2028-03-13",
        "until": "2030-03-12",
        "over": True,
        "read": False,
        "hold": None,
        "erased": None,
    }
    assert archives(sharing) == (found,)


def test_what_a_claim_needs_is_erased_by_nobody(desk: Desk) -> None:
    sharing = desk.vault.sharing
    with pytest.raises(NotKeptForLonger):
        keep_no_longer(sharing, decided(desk))
    with pytest.raises(InvalidField):
        keep_longer(sharing, decided(desk, why=""))
    hold = keep_longer(sharing, decided(desk, why="claim")).value
    assert (hold.by, hold.other, hold.on) == ("Claire M.", OTHER, STARTED.date())
    assert archives(sharing)[0].hold == hold
    assert held_in(desk.vault.setting(SETTING)) == {desk.livret}
    assert told(desk)[-1] == ("archive_held", {"by": OTHER, "why": "claim"})
    on(desk, LAST_KEPT + dt.timedelta(days=1))
    with pytest.raises(KeptForLonger) as found:
        erase_at_the_end(sharing, decided(desk))
    assert dict(found.value.facts) == {
        "why": "claim",
        "by": "Claire M.",
        "on": STARTED.date(),
    }
    with pytest.raises(KeptForLonger):
        erase_livret(sharing, desk.livret, "asked_by_person", agreed=True)
    assert not any(map(is_tombstone, desk.ctx.log.read(desk.livret)))  # nor asked
    ask_erasure(desk.ctx, desk.livret, "end_of_retention")
    with pytest.raises(KeptForLonger):
        purge(sharing, desk.livret)
    assert any(one.body for one in desk.ctx.log.read(desk.livret))
    with pytest.raises(SecondPersonNeeded):
        keep_no_longer(sharing, decided(desk, other=""))
    keep_no_longer(sharing, decided(desk))
    assert told(desk)[-1] == ("archive_released", {"by": OTHER})
    assert held_in(desk.vault.setting(SETTING)) == frozenset()
    assert purge(sharing, desk.livret).value > 0


def test_the_sheet_on_her_data_says_that_it_is_kept_longer(desk: Desk) -> None:
    tr, choices = (
        translator_for("fr"),
        PaperChoices(language="fr", on=LAST_IN_USE, witness=""),
    )

    def read() -> str:
        sheet = take(desk.ctx, desk.livret, take_information, choices).sheet
        assert isinstance(sheet, InformationSheet)
        blocks = read_information(tr, sheet)
        return " ".join(one.text for one in blocks if isinstance(one, Paragraph))

    assert "mis de côté le 12 mars 2028, effacé le 12 mars 2030" in read()
    keep_longer(desk.vault.sharing, decided(desk, why="legal_duty"))
    told = read()
    assert "gardé plus longtemps depuis le 12 mars 2026\u202f: la loi le dem" in told
    assert "effacé le 12 mars 2030" not in told


def test_its_time_over_two_people_erase_it(desk: Desk) -> None:
    sharing = desk.vault.sharing
    on(desk, LAST_KEPT)
    with pytest.raises(KeptStill) as found:
        erase_at_the_end(sharing, decided(desk))
    assert found.value.facts["until"] == LAST_KEPT
    on(desk, LAST_KEPT + dt.timedelta(days=1))
    with pytest.raises(SecondPersonNeeded):
        erase_at_the_end(sharing, decided(desk, other="Claire M."))
    assert erase_at_the_end(sharing, decided(desk)).value > 0
    assert is_purged(sharing, desk.livret)
    assert desk.read.history == ()
    assert archives(sharing) == ()
    with pytest.raises(KeptStill):
        erase_at_the_end(sharing, decided(desk))
    kinds = [one.body.kind for one in desk.ctx.log.read(desk.livret) if one.body]
    assert kinds == ["tombstone"]
    assert ("erased", {"by": OTHER, "why": "end_of_retention"}) in told(desk)


def test_reasons_are_those_that_people_read() -> None:
    assert WHY == ("asked_by_person", "claim", "legal_duty")
