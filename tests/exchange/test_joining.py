"""Two livrets of one person at two real desks: joined in front of her, and parted."""

from __future__ import annotations

import pytest

from livret.usecases.erasing import ask_erasure
from livret.usecases.errors import LivretErased, NotAllowed
from livret.usecases.joining import Joined, join_livrets, part_livrets
from livret.usecases.reconciling import Settle, conflicts_of, settle
from livret.usecases.sharing_errors import NotAgreed, NotJoined, SameLivret
from livret.usecases.teaming import JoinTeam, designate_lead, join_team
from livret.usecases.vault_errors import UnknownLivret
from tests.exchange.sharing_desks import Desks
from tests.usecases.desks import Desk


@pytest.fixture
def two(desks: Desks) -> tuple[Desk, str, str]:
    """Claire's desk, with hers and the one that Nadia opened and shared."""
    desk = desks["claire"]
    other = desk.open()
    desk.say({"kind": "goal_set", "words": "le permis"})
    mine = desk.open()
    desk.say({"kind": "goal_set", "words": "un vélo"})
    return desk, mine, other


def goals(desk: Desk, livret: str) -> set[str]:
    read = desk.ctx.together(livret)
    return {values[0].content["words"] for _, values in read.each("goal")}


def test_both_are_read_as_one_from_either_door(two: tuple[Desk, str, str]) -> None:
    desk, mine, other = two
    made = join_livrets(desk.ctx, mine, other, agreed=True).value
    assert made == Joined(holds=True, missing=())
    assert goals(desk, mine) == goals(desk, other) == {"le permis", "un vélo"}
    assert desk.ctx.together(mine).id == mine
    assert set(desk.ctx.together(mine).parts) == {mine, other}
    again = join_livrets(desk.ctx, mine, other, agreed=True).value
    assert again.holds


def test_what_is_written_afterwards_had_seen_both(two: tuple[Desk, str, str]) -> None:
    desk, mine, other = two
    join_livrets(desk.ctx, mine, other, agreed=True)
    read = desk.ctx.together(mine)
    theirs = next(
        key[1] for key, vs in read.each("goal") if vs[0].content["words"] == "le permis"
    )
    desk.livret = mine
    desk.say({"kind": "goal_set", "words": "le code", "goal": theirs})
    assert goals(desk, other) == {"le code", "un vélo"}
    assert ("goal", theirs) not in {one.place for one in conflicts_of(desk.ctx, mine)}
    desk.livret = other
    desk.say({"kind": "goal_set", "words": "la conduite", "goal": theirs})
    assert goals(desk, mine) == {"la conduite", "un vélo"}


def test_what_disagrees_is_settled_in_either(two: tuple[Desk, str, str]) -> None:
    desk, mine, other = two
    for livret, city in ((mine, "Lille"), (other, "Lens")):
        desk.livret = livret
        desk.say({"kind": "person_described", "city": city})
    join_livrets(desk.ctx, mine, other, agreed=True)
    places = {one.place for one in conflicts_of(desk.ctx, mine)}
    assert ("detail", "city") in places
    settle(desk.ctx, Settle(livret=mine, place=("detail", "city"), words="Douai"))
    for livret in (mine, other):
        (value,) = desk.ctx.together(livret).at("detail", "city")
        assert value.content["city"] == "Douai"


def words_in(desk: Desk, livret: str) -> list[str]:
    """Every word of one livret, read alone."""
    return [
        str(content.get("words") or content.get("city") or "")
        for content in (one.content for one in desk.ctx.livret(livret).history)
    ]


@pytest.fixture
def apart(desks: Desks) -> tuple[Desk, str, str]:
    """Claire's desk: her own livret, and one where Marc wrote at the same time."""
    desks.share("commun", "mobilite")
    desk, other = desks["claire"], desks["claire"].livret
    desk.say({"kind": "goal_set", "words": "le permis"})
    desks.pass_on("claire", "marc")
    (goal,) = (values[0].id for _, values in desk.read.each("goal"))
    desk.say({"kind": "goal_set", "words": "le code", "goal": goal})
    desks["marc"].say({"kind": "goal_set", "words": "la conduite", "goal": goal})
    desks.pass_on("marc", "claire")
    mine = desk.open()
    join_livrets(desk.ctx, mine, other, agreed=True)
    return desk, mine, other


@pytest.mark.parametrize("how", ["keep", "both", "words"])
def test_what_one_of_them_says_is_settled_there(
    apart: tuple[Desk, str, str], how: str
) -> None:
    """From the other's door too: whoever reads that one alone is told none of it."""
    desk, mine, other = apart
    place = next(c.place for c in conflicts_of(desk.ctx, mine) if c.place[0] == "goal")
    texts = {one.content["words"]: one.id for one in desk.ctx.together(mine).at(*place)}
    told = {
        "keep": Settle(livret=mine, place=place, keep=texts["la conduite"]),
        "both": Settle(livret=mine, place=place, both=True),
        "words": Settle(livret=mine, place=place, words="la conduite d’abord"),
    }
    before = words_in(desk, mine)
    settle(desk.ctx, told[how])
    assert words_in(desk, mine) == before
    (value,) = desk.ctx.together(mine).at(*place)
    assert value.id in {one.id for one in desk.ctx.livret(other).history}
    # What was not chosen comes back there, later, from either.
    settle(desk.ctx, Settle(livret=mine, place=place, keep=texts["le code"]))
    assert words_in(desk, mine) == before
    assert words_in(desk, other)[-1] == "le code"
    # It stands there once they are parted.
    part_livrets(desk.ctx, mine, other)
    assert [v.content["words"] for v in desk.ctx.livret(other).at(*place)] == [
        "le code"
    ]
    assert desk.ctx.livret(mine).at(*place) == ()


def test_a_text_of_one_is_chosen_where_it_was_said(two: tuple[Desk, str, str]) -> None:
    desk, mine, other = two
    for livret, city in ((mine, "Lille"), (other, "Lens")):
        desk.livret = livret
        desk.say({"kind": "person_described", "city": city})
    join_livrets(desk.ctx, mine, other, agreed=True)
    place = ("detail", "city")
    texts = {one.content["city"]: one.id for one in desk.ctx.together(mine).at(*place)}
    settle(desk.ctx, Settle(livret=mine, place=place, keep=texts["Lens"]))
    assert "Lens" not in words_in(desk, mine)
    for livret in (mine, other):
        (value,) = desk.ctx.together(livret).at(*place)
        assert value.content["city"] == "Lens"


def test_the_other_referent_says_so_too(desks: Desks) -> None:
    desks.share()
    hers = desks["claire"].livret
    desks.pass_on("claire", "marc")
    marc = desks["marc"]
    his = marc.open()
    waits = join_livrets(marc.ctx, his, hers, agreed=True).value
    assert waits == Joined(holds=False, missing=(hers,))
    assert marc.ctx.together(his).parts == ()
    assert join_livrets(marc.ctx, his, hers, agreed=True).value == waits
    part_livrets(marc.ctx, his, hers)
    with pytest.raises(NotJoined):
        part_livrets(marc.ctx, his, hers)


def test_who_leads_neither_joins_nothing(two: tuple[Desk, str, str]) -> None:
    desk, mine, other = two
    join_livrets(desk.ctx, mine, other, agreed=True)
    for livret in (mine, other):
        designate_lead(desk.ctx, livret, _awa(desk, livret))
    with pytest.raises(NotAllowed):
        part_livrets(desk.ctx, mine, other)
    assert goals(desk, mine) == {"le permis", "un vélo"}
    third = desk.open()
    designate_lead(desk.ctx, third, _awa(desk, third))
    with pytest.raises(NotAllowed):
        join_livrets(desk.ctx, mine, third, agreed=True)


def _awa(desk: Desk, livret: str) -> str:
    guest = JoinTeam(livret=livret, name="Awa", role="referent", side="emploi")
    return join_team(desk.ctx, guest).value


def test_they_are_parted_and_each_is_itself_again(two: tuple[Desk, str, str]) -> None:
    desk, mine, other = two
    before = goals(desk, mine)
    join_livrets(desk.ctx, mine, other, agreed=True)
    part_livrets(desk.ctx, mine, other)
    assert goals(desk, mine) == before
    assert desk.ctx.together(other).parts == ()
    with pytest.raises(NotJoined):
        part_livrets(desk.ctx, mine, other)
    assert join_livrets(desk.ctx, other, mine, agreed=True).value.holds


def test_what_cannot_be_joined_is_refused(two: tuple[Desk, str, str]) -> None:
    desk, mine, other = two
    with pytest.raises(NotAgreed):
        join_livrets(desk.ctx, mine, other, agreed=False)
    with pytest.raises(SameLivret):
        join_livrets(desk.ctx, mine, mine, agreed=True)
    with pytest.raises(UnknownLivret):
        join_livrets(desk.ctx, mine, "0" * 32, agreed=True)
    ask_erasure(desk.ctx, other, "opened_by_error")
    with pytest.raises(LivretErased):
        join_livrets(desk.ctx, mine, other, agreed=True)
