"""Saves in a row: each builds on the one before, folded again or not."""

from __future__ import annotations

import itertools

import pytest

from livret.usecases.errors import NotAllowed
from livret.usecases.writing import Said, write
from tests.usecases.desks import Desk

AIM = Said(kind="aim_said", content={"words": "Conduire"}, voice="personne")


def follow_each_other(desk: Desk, ids: tuple[str, ...]) -> bool:
    log = {one.id: one.header.parents for one in desk.ctx.log.read(desk.livret)}
    return all(log[b] == (a,) for a, b in itertools.pairwise(ids))


def test_each_save_builds_on_the_one_before(desk: Desk) -> None:
    ids = tuple(write(desk.ctx, desk.livret, [AIM]).value[0] for _ in range(3))
    assert follow_each_other(desk, ids)
    assert desk.read.heads == ids[-1:]


def test_reading_in_between_changes_nothing(desk: Desk) -> None:
    first = write(desk.ctx, desk.livret, [AIM]).value
    assert desk.read.heads == first
    second = write(desk.ctx, desk.livret, [AIM]).value
    assert follow_each_other(desk, first + second)
    assert desk.read.heads == second


def test_who_left_writes_no_more(desk: Desk) -> None:
    write(desk.ctx, desk.livret, [AIM])
    (me,) = [one.id for one in desk.read.members]
    left = Said(
        kind="member_left",
        voice="ensemble",
        content={"member": me, "heads": list(desk.read.heads)},
    )
    write(desk.ctx, desk.livret, [left])
    with pytest.raises(NotAllowed):
        write(desk.ctx, desk.livret, [AIM])


def test_another_livret_in_between_changes_nothing(desk: Desk) -> None:
    amina = desk.livret
    first = write(desk.ctx, amina, [AIM]).value
    write(desk.ctx, desk.open("Olena T."), [AIM])
    second = write(desk.ctx, amina, [AIM]).value
    desk.livret = amina
    assert follow_each_other(desk, first + second)
