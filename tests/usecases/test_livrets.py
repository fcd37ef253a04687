"""Opening, finding, describing; the journal; the line of the list."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.domain.contribution import Sealed
from livret.domain.errors import InvalidField
from livret.domain.header import Header, scope_tags
from livret.usecases.errors import NobodyFound, NobodyNamed, SeveralPeople
from livret.usecases.example import CALLED, OTHERS, UNNAMED, make_example
from livret.usecases.index import summary_of
from livret.usecases.livrets import (
    OpenLivret,
    WelcomeMember,
    find_people,
    look,
    one_livret,
    open_livret,
    set_private_line,
    welcome_member,
)
from livret.usecases.owning import check_owner
from livret.usecases.showing import as_plain, folded, history_as_plain
from livret.usecases.vault_errors import UnknownLivret
from tests.fictitious import social_security_number
from tests.usecases.desks import Desk


def test_a_name_to_call_her_by_is_all_that_is_asked(desk: Desk) -> None:
    done = open_livret(desk.ctx, OpenLivret(called="Nadia"))
    read = desk.ctx.livret(done.value)
    assert [one.kind for one in read.history] == ["livret_opened", "person_described"]
    assert done.changes.livrets == {done.value}


def test_not_even_a_name_is_mandatory(desk: Desk) -> None:
    livret = open_livret(desk.ctx, OpenLivret(private_line="celui du parc")).value
    (line,) = [one for one in desk.ctx.people.people() if one.livret == livret]
    assert (line.called, line.private_line) == ("", "celui du parc")
    assert one_livret(desk.ctx, livret) == livret


def test_the_memory_aid_stays_in_this_vault(desk: Desk) -> None:
    set_private_line(desk.ctx, desk.livret, "celui du parc")
    assert desk.ctx.private_lines.private_line(desk.livret) == "celui du parc"
    bodies = b"".join(one.body or b"" for one in desk.ctx.log.sealed(desk.livret))
    assert b"parc" not in bodies
    set_private_line(desk.ctx, desk.livret, "")
    assert desk.ctx.private_lines.private_line(desk.livret) == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a\nb", "one_line"),
        ("x" * 201, "too_long"),
        ("\u202ea", "invisible"),
        ("{}", "social_security_number"),
    ],
)
def test_a_memory_aid_is_checked_before_anything_is_kept(
    desk: Desk, text: str, problem: str
) -> None:
    said = text.replace("{}", social_security_number())
    before = desk.ctx.log.livrets()
    with pytest.raises(InvalidField) as caught:
        open_livret(desk.ctx, OpenLivret(called="Nadia", private_line=said))
    assert caught.value.facts == {"path": "private_line", "problem": problem}
    with pytest.raises(InvalidField):
        set_private_line(desk.ctx, desk.livret, said)
    assert desk.ctx.log.livrets() == before


def test_a_memory_aid_of_nowhere(desk: Desk) -> None:
    with pytest.raises(UnknownLivret):
        set_private_line(desk.ctx, "0" * 32, "x")


# --- finding one -------------------------------------------------------------


@pytest.fixture
def three(desk: Desk) -> dict[str, str]:
    names = ("Amina Chérif", "Amina Ch", "Zoë Œuvrard")
    return {
        name: open_livret(desk.ctx, OpenLivret(called=name)).value for name in names
    }


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("zoe", "Zoë Œuvrard"),
        ("  OEUV ", "Zoë Œuvrard"),
        ("cherif", "Amina Chérif"),
        ("amina ch", "Amina Ch"),
        ("Amina Ch", "Amina Ch"),
    ],
)
def test_a_text_that_finds_one_person(
    desk: Desk, three: dict[str, str], wanted: str, found: str
) -> None:
    assert one_livret(desk.ctx, wanted) == three[found]


@pytest.mark.parametrize("wanted", ["Personne", "0" * 32, "%", '"', "\u202e"])
def test_a_text_that_finds_nobody(
    desk: Desk, three: dict[str, str], wanted: str
) -> None:
    assert three
    with pytest.raises(NobodyFound) as caught:
        one_livret(desk.ctx, wanted)
    assert caught.value.facts == {"wanted": wanted.strip()}


@pytest.mark.parametrize("nothing", ["", "  "])
def test_nothing_is_no_search(desk: Desk, three: dict[str, str], nothing: str) -> None:
    assert three
    with pytest.raises(NobodyNamed):
        one_livret(desk.ctx, nothing)


def test_a_text_that_finds_several(desk: Desk, three: dict[str, str]) -> None:
    assert three
    with pytest.raises(SeveralPeople) as caught:
        one_livret(desk.ctx, "Am")
    assert caught.value.facts == {"wanted": "Am", "count": 3}


def test_an_id_is_always_taken(desk: Desk, three: dict[str, str]) -> None:
    for livret in three.values():
        assert one_livret(desk.ctx, f" {livret} ") == livret


def test_everyone_or_some(desk: Desk, three: dict[str, str]) -> None:
    assert len(find_people(desk.ctx)) == len(three) + 1
    assert len(find_people(desk.ctx, "  ")) == len(three) + 1
    assert [one.called for one in find_people(desk.ctx, "z")] == ["Zoë Œuvrard"]


def test_whoever_is_called_otherwise_is_found_by_her_other_names(desk: Desk) -> None:
    desk.say({"kind": "person_described", "called": "Sophie", "last_name": "Tifour"})
    assert [one.called for one in find_people(desk.ctx, "tif")] == ["Sophie"]
    assert [one.called for one in find_people(desk.ctx, "sop tifour")] == ["Sophie"]
    desk.say({"kind": "person_described", "last_name": "Berrada"})
    assert not find_people(desk.ctx, "tifour")
    assert desk.vault.examine().sound


# --- looking, the team, the line ---------------------------------------------


def test_looking_is_in_the_journal(desk: Desk) -> None:
    assert look(desk.ctx, desk.livret, by="command").id == desk.livret
    (entry,) = desk.ctx.journal.of(desk.livret)
    assert (entry.what, entry.detail) == ("opened", (("by", "command"),))
    assert entry.at == desk.clock.now()
    assert entry.who == desk.ctx.signer.public_key


def test_a_guest_without_livret_is_a_normal_member(desk: Desk) -> None:
    command = WelcomeMember(livret=desk.livret, name="Marc D.", side="emploi")
    marc = welcome_member(desk.ctx, command).value
    member = desk.read.team.members[marc]
    assert (member.name, member.side, member.keys) == ("Marc D.", "emploi", frozenset())


def test_the_line_says_when_she_was_last_heard(desk: Desk) -> None:
    desk.clock.forward(days=3)
    desk.say({"kind": "aim_said", "words": "x", "said_on": "2026-03-01"})
    line = summary_of(desk.read)
    assert line.opened_on == dt.date(2026, 3, 12)
    assert line.last_contact == dt.date(2026, 3, 12)
    desk.say({"kind": "aim_said", "words": "y"})
    assert summary_of(desk.read).last_contact == dt.date(2026, 3, 15)


@pytest.mark.parametrize(
    ("owner", "path", "problem"),
    [
        (("", "social", ""), "name", "empty"),
        (("a\u202eb", "social", ""), "name", "invisible"),
        (("x" * 500, "social", ""), "name", "too_long"),
        (("Claire", "police", ""), "side", "choice"),
        (("Claire", "social", "a\nb"), "organisation", "one_line"),
    ],
)
def test_an_owner_whom_no_livret_could_name(
    owner: tuple[str, str, str], path: str, problem: str
) -> None:
    with pytest.raises(InvalidField) as caught:
        check_owner(*owner)
    assert caught.value.facts == {"path": path, "problem": problem}


def test_an_owner_as_people_are(desk: Desk) -> None:
    owner = desk.ctx.owner
    check_owner(owner.name, owner.side, owner.organisation)
    assert owner.name == "Claire M."


# --- showing -----------------------------------------------------------------


def test_every_value_says_whose_it_is(desk: Desk) -> None:
    desk.view("mobilite", "bloque", words="Le bus")
    plain = as_plain(desk.read)
    (topic,) = [one for one in plain["diagnosis"]["topics"] if one["views"]]
    (value,) = topic["views"][0]["values"]
    assert value["voice"] == "personne"
    assert value["author_name"] == "Claire M."
    assert value["standing"] == "collected"
    assert value["recorded_at"] == "2026-03-12T09:31:00.000Z"
    assert value["said_on"] == "2026-03-12"
    assert plain["person"]["called"] == "Amina B."
    assert plain["set_aside"] == []


def test_goals_steps_agreements_and_papers_are_shown(desk: Desk) -> None:
    goal, step, loose, given = desk.say(
        {"kind": "goal_set", "words": "Un vélo", "barriers": ["mobilite"], "as": "g"},
        {"kind": "action_agreed", "goal": "@g", "words": "Voir", "by": "2026-04-01"},
        {"kind": "action_agreed", "words": "Trier", "who": {"voice": "social"}},
        {
            "kind": "agreement_given",
            "recipient": {"name": "Marc D.", "organisation": "Agence"},
            "scopes": ["mobilite", "commun"],
            "purpose": "Un poste",
            "until": "2026-12-31",
        },
    )
    plain = as_plain(desk.read)
    (shown,) = plain["goals"]
    assert (shown["id"], shown["words"], shown["state"]) == (
        goal,
        "Un vélo",
        "in_progress",
    )
    (inside,) = shown["actions"]
    assert (inside["id"], inside["by"], inside["barriers"]) == (
        step,
        "2026-04-01",
        ["mobilite"],
    )
    (alone,) = plain["actions"]
    assert (alone["id"], alone["who"]) == (loose, {"voice": "social", "name": None})
    (agreement,) = plain["agreements"]
    assert (agreement["recipient"], agreement["scopes"], agreement["until"]) == (
        "Marc D.",
        ["commun", "mobilite"],
        "2026-12-31",
    )
    assert agreement["values"][0]["id"] == given


def test_what_is_set_aside_is_visible_with_its_reason(desk: Desk) -> None:
    owner = next(iter(desk.read.team.members))
    log, livret = desk.ctx.log, desk.livret
    before = log.sealed(livret)
    desk.say({"kind": "member_left", "member": owner, "heads": list(desk.read.heads)})
    late = Header(
        livret=livret,
        parents=desk.read.heads,
        author=desk.ctx.signer.public_key,
        scopes=scope_tags(desk.read.scope_key, ("commun",)),
        commitment="0" * 64,
    ).to_bytes()
    log.append([Sealed(late, desk.ctx.signer.sign(late))])
    desk.ctx.forget(livret)
    (aside,) = as_plain(desk.read)["set_aside"]
    assert aside["reason"] in {"no_right", "after_leaving"}
    assert aside["author"] == desk.ctx.signer.public_key
    plain = history_as_plain(desk.read, log.read(livret))
    assert plain["set_aside"] == [aside]
    assert len(plain["history"]) == len(before) + 1


def test_a_livret_as_it_was_known_and_as_it_was(desk: Desk) -> None:
    desk.clock.forward(days=10)
    desk.say({"kind": "aim_said", "words": "Cuisiner", "said_on": "2026-03-14"})

    def aim(**days: dt.date) -> object:
        found = as_plain(folded(desk.ctx, desk.livret, **days))["aim"]
        return found and found["content"]["words"]

    early, later = dt.date(2026, 3, 15), dt.date(2026, 3, 22)
    assert aim() == "Cuisiner"
    assert aim(at=early) is None
    assert aim(at=later) == "Cuisiner"
    assert aim(about=early) == "Cuisiner"
    assert aim(at=later, about=dt.date(2026, 3, 13)) is None


def test_before_its_first_day_a_livret_is_empty(desk: Desk) -> None:
    plain = as_plain(folded(desk.ctx, desk.livret, at=dt.date(2020, 1, 1)))
    assert plain["livret"] == desk.livret
    assert plain["contributions"] == 0
    assert plain["opened_at"] is None


def test_a_livret_of_nowhere_is_not_shown(desk: Desk) -> None:
    for days in ({}, {"at": dt.date(2026, 1, 1)}, {"about": dt.date(2026, 1, 1)}):
        with pytest.raises(UnknownLivret):
            folded(desk.ctx, "0" * 32, **days)


def test_history_says_what_each_had_seen(desk: Desk) -> None:
    ids = desk.say(
        {"kind": "aim_said", "words": "x"}, {"kind": "aim_said", "words": "y"}
    )
    plain = history_as_plain(desk.read, desk.ctx.log.read(desk.livret))
    assert [one["id"] for one in plain["history"]][-2:] == list(ids)
    assert plain["history"][-1]["parents"] == [ids[0]]


def test_the_fictitious_livret_is_whole(desk: Desk) -> None:
    livret = make_example(desk.ctx)
    read = desk.ctx.livret(livret)
    assert (read.set_aside, read.waiting, read.side_by_side) == ((), (), ())
    called = {one.called or one.private_line for one in desk.ctx.people.people()}
    assert called == {CALLED, *OTHERS, UNNAMED}
