"""Importing twice adds nothing; a changed row comes in beside what it was."""

from __future__ import annotations

import pytest

from livret.domain.diagnosis import current_diagnosis
from livret.domain.livret import Livret
from livret.domain.meetings import planned_meetings
from livret.domain.pathway import pathway_of
from livret.domain.person import person_of
from livret.exchange.carnet_de_bord import import_carnet_de_bord
from livret.exchange.carnet_de_bord.importing import PEER, plan_of
from livret.exchange.carnet_de_bord.situations import FORM, Terms
from livret.exchange.carnet_de_bord.tables import load
from livret.usecases.writing import Said, write
from livret.words.forms import load_peer_table
from tests.exchange.conftest import AT, Database


@pytest.fixture
def imported(peer: Database) -> Database:
    """The small database, brought in once."""
    assert peer.bring_in().livrets == 2
    return peer


def livret_of(peer: Database, name: str = "Amina") -> Livret:
    livret = peer.ctx.livret(peer.livret(name))
    assert not livret.set_aside
    return livret


def test_importing_twice_adds_nothing(imported: Database) -> None:
    before = [imported.ctx.log.sealed(livret) for livret in imported.ctx.log.livrets()]
    report = imported.bring_in()
    assert (report.livrets, report.contributions, report.opened) == (0, 0, ())
    after = [imported.ctx.log.sealed(livret) for livret in imported.ctx.log.livrets()]
    assert before == after


def test_what_is_technical_changes_nothing(imported: Database) -> None:
    imported.row("notebook_focus", "f1")["updated_at"] = "2024-01-01 00:00:00+00"
    imported.row("notebook_target", "g1")["updated_at"] = "2024-01-01 00:00:00+00"
    assert imported.bring_in().contributions == 0


def test_a_changed_detail_comes_in_alone(imported: Database) -> None:
    imported.row("beneficiary", "b1")["email"] = "nouvelle@example.org"
    report = imported.bring_in()
    assert (report.livrets, report.contributions) == (1, 1)
    livret = livret_of(imported)
    assert livret.history[-1].content == {"email": "nouvelle@example.org"}
    assert imported.bring_in().contributions == 0


def test_what_was_corrected_here_is_not_undone(imported: Database) -> None:
    write(
        imported.ctx,
        imported.livret(),
        [Said(kind="person_described", content={"first_name": "Aminata"})],
    )
    imported.row("beneficiary", "b1")["email"] = "nouvelle@example.org"
    imported.bring_in()
    livret = imported.ctx.livret(imported.livret("Aminata"))
    assert person_of(livret).detail("first_name") == "Aminata"
    assert person_of(livret).detail("email") == "nouvelle@example.org"


def test_a_changed_goal_takes_the_place_of_what_it_was(imported: Database) -> None:
    imported.row("notebook_target", "g1").update(
        target="Accéder à un logement", status="done"
    )
    imported.bring_in()
    livret = livret_of(imported)
    (goal,) = pathway_of(livret).goals
    assert (goal.words, goal.state) == ("Accéder à un logement", "done")
    assert [action.words for action in goal.actions] == ["Demande de logement social"]
    assert len([v for v in livret.history if v.kind == "goal_set"]) == 2
    assert imported.bring_in().contributions == 0


def test_a_changed_action_keeps_its_goal(imported: Database) -> None:
    imported.row("notebook_action", "c1").update(
        action="Demande DALO", status="planned"
    )
    imported.bring_in()
    (goal,) = pathway_of(livret_of(imported)).goals
    assert [(a.words, a.state) for a in goal.actions] == [("Demande DALO", "to_do")]


def test_new_rows_join_what_was_there(imported: Database) -> None:
    imported.add(
        "notebook_action",
        id="c2",
        target_id="g1",
        action="Appel 115",
        creator_id="a1",
        created_at=AT,
        status="in_progress",
    )
    imported.bring_in()
    (goal,) = pathway_of(livret_of(imported)).goals
    assert {a.words for a in goal.actions} == {
        "Demande de logement social",
        "Appel 115",
    }


def test_a_new_situation_renews_the_view(imported: Database) -> None:
    cells = {"notebook_id": "n1", "situation_id": "r2", "created_by": "a1"}
    imported.add("notebook_situation", id="t2", created_at=AT, **cells)
    imported.bring_in()
    diagnosis = current_diagnosis(livret_of(imported))
    assert diagnosis is not None
    view = diagnosis.topic("logement").view("social")
    assert view is not None
    assert view.words == "Logement insalubre\nDifficulté à payer le loyer"
    assert len(view.values) == 1
    assert imported.bring_in().contributions == 0


def test_a_diagnosis_begun_here_goes_on(peer: Database) -> None:
    situations = peer.tables["notebook_situation"]
    peer.tables["notebook_situation"] = []
    peer.bring_in()
    opened = {"form": "diagnostic-partage", "form_version": 1}
    done = write(
        peer.ctx, peer.livret(), [Said(kind="diagnosis_opened", content=opened)]
    )
    peer.tables["notebook_situation"] = situations
    peer.bring_in()
    diagnosis = current_diagnosis(livret_of(peer))
    assert diagnosis is not None
    assert diagnosis.id == done.value[0]
    assert diagnosis.topic("logement").view("social") is not None


def members(livret: Livret) -> dict[str, bool]:
    return {member.name: member.present for member in livret.team.members.values()}


def test_members_come_and_go_as_the_peer_says(imported: Database) -> None:
    row = imported.row("notebook_member", "m2")
    for active, ended in (("t", ""), ("f", ""), ("t", ""), ("f", "2023-01-01")):
        row.update(active=active, membership_ended_at=ended)
        imported.bring_in()
        assert members(livret_of(imported))["Anne Autre"] is (active == "t")
        assert imported.bring_in().contributions == 0


def test_a_member_seen_off_here_does_not_come_back(imported: Database) -> None:
    livret = livret_of(imported)
    (paul,) = [m for m in livret.members if m.name == "Paul Social"]
    left = {"member": paul.id, "heads": []}
    write(imported.ctx, livret.id, [Said(kind="member_left", content=left)])
    imported.row("professional", "p1")["position"] = "Autre poste"
    imported.bring_in()
    assert members(livret_of(imported))["Paul Social"] is False


def test_a_changed_position_is_a_newer_member(imported: Database) -> None:
    imported.row("professional", "p1")["position"] = "Autre poste"
    imported.bring_in()
    livret = livret_of(imported)
    found = [m for m in livret.members if m.name == "Paul Social"]
    assert [member.quality for member in found] == ["Autre poste"]


def test_a_livret_erased_here_does_not_come_back(imported: Database) -> None:
    livret = imported.livret("Jean")
    imported.ctx.log.erase_bodies([one.id for one in imported.ctx.log.read(livret)])
    imported.row("beneficiary", "b2")["email"] = "jean@example.org"
    report = imported.bring_in()
    assert report.contributions == 0
    assert [
        (i.file, i.line) for i in report.not_carried if i.code == "erased_since"
    ] == [("beneficiary.csv", 3)]


def test_a_livret_that_was_closed_takes_nothing_more(imported: Database) -> None:
    livret = imported.livret("Jean")
    reason = {"reason": "asked_by_person"}
    write(imported.ctx, livret, [Said(kind="tombstone", content=reason)])
    imported.row("beneficiary", "b2")["email"] = "jean@example.org"
    report = imported.bring_in()
    assert report.contributions == 0
    assert "livret_refused" in {item.code for item in report.not_carried}


def test_stopping_keeps_whole_livrets_and_says_what_is_left(peer: Database) -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        seen.append((done, total))
        return False

    report = import_carnet_de_bord(peer.ctx, peer.write(), stop)
    assert seen == [(1, 2)]
    assert report.livrets == 1
    stopped = [item for item in report.not_carried if item.code == "stopped"]
    assert [dict(item.facts) for item in stopped] == [{"count": "1"}]
    again = import_carnet_de_bord(peer.ctx, peer.folder, lambda *_: True)
    assert again.livrets == 1
    assert "stopped" not in {item.code for item in again.not_carried}


# --- imports of a Livret that made notes of it ----------------------------------


def as_a_note(peer: Database, **cells: str) -> str:
    """Bring in an appointment as an older Livret did; return the note's id."""
    usual = {"notebook_id": "n1", "account_id": "a1", "created_at": AT}
    usual |= {"date": "2021-10-05 07:30:00+00", "status": "absent"}
    peer.add("notebook_appointment", id="r1", **{**usual, **cells})
    source = load(peer.write())
    terms = Terms(load_peer_table(PEER, FORM), peer.ctx.forms.latest(FORM))
    (person,) = [row for row in source.people() if row.key == "b1"]
    (meeting,) = [
        item
        for item in plan_of(source, person, terms)
        if item.kind == "meeting_planned"
    ]
    said = Said(
        kind="note_added",
        content={"words": "Rendez-vous. Il n’a pas eu lieu.", "about": "meeting"},
        voice="social",
        origin=meeting.origin,
    )
    (note,) = write(peer.ctx, peer.livret(), [said]).value
    return note


def notes_of(peer: Database) -> list[str]:
    livret = livret_of(peer)
    return [
        value.content["words"]
        for _, values in livret.each("note")
        for value in values
        if value.content["about"] == "meeting"
    ]


def test_a_row_that_an_older_livret_made_a_note_of_stays_one(
    imported: Database,
) -> None:
    as_a_note(imported)
    assert imported.bring_in().contributions == 0
    assert notes_of(imported) == ["Rendez-vous. Il n’a pas eu lieu."]
    assert not planned_meetings(livret_of(imported))


def test_one_that_changed_comes_in_as_itself_and_its_note_goes(
    imported: Database,
) -> None:
    as_a_note(imported)
    imported.row("notebook_appointment", "r1")["status"] = "present"
    assert imported.bring_in().contributions == 2
    (meeting,) = planned_meetings(livret_of(imported))
    assert meeting.state == "held"
    assert notes_of(imported) == []
    assert imported.bring_in().contributions == 0


def test_a_note_that_somebody_worked_on_stays(imported: Database) -> None:
    note = as_a_note(imported)
    told = {"words": "Nous l’avons reporté.", "about": "meeting", "note": note}
    write(imported.ctx, imported.livret(), [Said(kind="note_added", content=told)])
    imported.row("notebook_appointment", "r1")["status"] = "present"
    assert imported.bring_in().contributions == 2
    assert notes_of(imported) == ["Nous l’avons reporté."]
    assert len(planned_meetings(livret_of(imported))) == 1


def test_a_note_in_a_signed_paper_stays(imported: Database) -> None:
    note = as_a_note(imported)
    file = {"sha256": "0" * 64, "size": 1, "type": "application/pdf"}
    frozen = Said(
        kind="document_frozen",
        content={
            "paper": "diagnostic",
            "language": "fr",
            "file": file,
            "contains": [note],
            "signers": [{"role": "social", "name": "Claire M.", "field": "Social"}],
            "on": "2026-03-12",
        },
        name="paper",
    )
    signed = Said(
        kind="signature_given",
        voice="social",
        content={
            "document": "@paper",
            "role": "social",
            "name": "Claire M.",
            "way": "certificate",
            "revision": file,
        },
    )
    write(imported.ctx, imported.livret(), [frozen])
    (document,) = [v for v in livret_of(imported).history if "paper" in v.content]
    told = {**signed.content, "document": document.id}
    given = Said(kind="signature_given", voice="social", content=told)
    write(imported.ctx, imported.livret(), [given])
    imported.row("notebook_appointment", "r1")["status"] = "present"
    assert imported.bring_in().contributions == 2
    assert notes_of(imported) == ["Rendez-vous. Il n’a pas eu lieu."]
    assert len(planned_meetings(livret_of(imported))) == 1
