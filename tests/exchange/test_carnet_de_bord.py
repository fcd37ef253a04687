"""What each row of the peer becomes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.contracts import contracts_of
from livret.domain.diagnosis import current_diagnosis, strengths_of
from livret.domain.line_items import Lane
from livret.domain.livret import Livret, Standing, Value
from livret.domain.pathway import pathway_of
from livret.domain.person import person_of
from livret.domain.support import seats_of
from livret.domain.timeline import timeline_of
from livret.exchange.carnet_de_bord.authors import side_of
from tests.exchange.conftest import AT, Database


def brought(peer: Database, name: str = "Amina") -> Livret:
    peer.bring_in()
    return peer.ctx.livret(peer.livret(name))


def notes(livret: Livret, about: str = "") -> list[Value]:
    found = [value for value in livret.history if value.kind == "note_added"]
    return [v for v in found if not about or v.content["about"] == about]


def words(values: list[Value]) -> list[str]:
    return [value.content["words"].replace("\u202f", " ") for value in values]


def detail(livret: Livret, name: str) -> Any:
    return person_of(livret).detail(name)


def test_every_person_has_a_livret_with_or_without_notebook(peer: Database) -> None:
    report = peer.bring_in()
    assert report.livrets == 2
    assert [one.called for one in peer.ctx.people.people()] == [
        "Amina Exemple",
        "Jean Second",
    ]
    assert set(report.opened) == set(peer.ctx.log.livrets())
    total = sum(len(peer.ctx.log.read(livret)) for livret in report.opened)
    assert report.contributions == total


def test_nothing_of_it_is_set_aside(peer: Database) -> None:
    livret = brought(peer)
    assert not livret.set_aside
    assert not livret.side_by_side


def test_the_person_is_described_as_the_peer_did(peer: Database) -> None:
    livret = brought(peer)
    assert detail(livret, "birth_date") == "1990-02-03"
    assert detail(livret, "email") == "amina@example.org"
    assert detail(livret, "address") == "1 rue de l’Exemple\nbâtiment B"
    assert detail(livret, "caf_number") == "1000"
    assert detail(livret, "education") == "CAP, BEP ou équivalent"
    assert detail(livret, "rights") == [
        "RSA\u202f: droit clos",
        "Allocation d’aide au retour à l’emploi (ARE)",
    ]


def test_nobody_says_how_she_wants_to_be_called(peer: Database) -> None:
    assert detail(brought(peer), "called") is None


def test_origins_keep_table_key_author_and_date(peer: Database) -> None:
    livret = brought(peer)
    (goal,) = [value for value in livret.history if value.kind == "goal_set"]
    assert goal.imported_from == "Carnet de bord"
    assert goal.origin_author == "Paul Social"
    assert goal.speaker_name == "Paul Social"
    assert goal.said_on == dt.date(2021, 9, 21)
    assert goal.author == peer.ctx.signer.public_key
    assert goal.standing is Standing.COLLECTED
    bodies = [one.body for one in peer.ctx.log.read(livret.id)]
    origins = [body.origin for body in bodies if body and body.origin]
    assert ("notebook_target", "g1") in {(o.table, o.key) for o in origins}
    assert len(origins) == len(bodies) - 1  # all but the root


def test_professionals_are_members_without_keys(peer: Database) -> None:
    team = brought(peer).team
    members = {member.name: member for member in team.members.values()}
    paul, anne = members["Paul Social"], members["Anne Autre"]
    assert (paul.side, paul.role, paul.present) == ("social", "referent", True)
    assert paul.organisation == "CCAS d’Exemple"
    assert paul.quality == "Assistant de service social"
    assert paul.since == "2021-09-21"
    assert (anne.side, anne.role, anne.present) == ("", "professionnel", False)
    assert not paul.keys
    assert not anne.keys


def test_the_active_referent_is_the_one_to_turn_to(peer: Database) -> None:
    livret = brought(peer)
    (lead,) = livret.at("lead")
    assert livret.team.members[lead.content["member"]].name == "Paul Social"


def test_an_end_of_membership_keeps_its_date(peer: Database) -> None:
    left = [v for v in brought(peer).history if v.kind == "member_left"]
    assert [value.content["on"] for value in left] == ["2022-01-05"]


def test_how_to_reach_a_professional_is_kept(peer: Database) -> None:
    assert "Pour joindre Paul Social : paul@example.org." in words(notes(brought(peer)))


@pytest.mark.parametrize(
    ("structure", "side"),
    [
        ("Pôle emploi Agence d’Exemple", "emploi"),
        ("AGENCE POLE-EMPLOI", "emploi"),
        ("France Travail Exemple", "emploi"),
        ("Centre Communal d'action social d’Exemple", "social"),
        ("Centre intercommunal d’action sociale", "social"),
        ("C.C.A.S. d’Exemple", "social"),
        ("CCAS d’Exemple", "social"),
        ("Service Social Départemental", "social"),
        ("Conseil départemental", "social"),
        ("CCAS et France Travail", ""),
        ("Mission locale", ""),
        ("Association d’Exemple", ""),
        ("", ""),
    ],
)
def test_a_side_is_taken_only_from_a_name_without_doubt(
    structure: str, side: str
) -> None:
    assert side_of(structure) == side


def test_a_structure_that_protects_is_never_named(peer: Database) -> None:
    peer.row("structure", "s1")["sensitive"] = "t"
    peer.add("beneficiary_structure", id="x1", beneficiary_id="b1", structure_id="s1")
    report = peer.bring_in()
    livret = peer.ctx.livret(peer.livret())
    assert "CCAS" not in str([value.content for value in livret.history])
    assert "sensitive_structure" in {item.code for item in report.not_carried}


def test_a_structure_whose_name_tells_is_kept_between_us(peer: Database) -> None:
    peer.row("structure", "s1")["name"] = "CSAPA d’Exemple"
    peer.add("beneficiary_structure", id="x1", beneficiary_id="b1", structure_id="s1")
    report = peer.bring_in()
    livret = peer.ctx.livret(peer.livret())
    telling = [one for one in livret.history if "CSAPA" in str(one.content)]
    assert {one.kind for one in telling} == {"structure_named", "note_added"}
    assert all(one.content["between"] for one in telling)
    assert "structure_protected" in {item.code for item in report.not_carried}
    before = len(livret.history)
    peer.bring_in()
    assert len(peer.ctx.livret(peer.livret()).history) == before


def test_a_situation_becomes_a_view_without_any_level(peer: Database) -> None:
    diagnosis = current_diagnosis(brought(peer))
    assert diagnosis is not None
    assert (diagnosis.form, diagnosis.form_version) == ("diagnostic-partage", 2)
    view = diagnosis.topic("logement").view("social")
    assert view is not None
    assert view.answer == ""
    assert view.words == "Logement insalubre"
    assert view.shown.content["facets"] == [
        {"facet": "logement/etat", "situations": ["logement/etat/insalubre"]}
    ]
    assert view.shown.speaker_name == "Paul Social"


def situation(peer: Database, key: str, kind: str, by: str = "a1", **more: str) -> None:
    cells = {"id": key, "notebook_id": "n1", "situation_id": kind, "created_by": by}
    peer.add("notebook_situation", **{**cells, "created_at": AT, **more})


def test_situations_of_one_side_on_one_barrier_stand_in_one_view(
    peer: Database,
) -> None:
    peer.row("account", "a3")["professional_id"] = "p1"
    situation(peer, "t2", "r2", by="a4", created_at="2021-10-02 08:00:00+00")
    peer.row("account", "a4")["professional_id"] = "p4"
    peer.add(
        "professional", id="p4", structure_id="s1", firstname="Léa", lastname="Autre"
    )
    livret = brought(peer)
    diagnosis = current_diagnosis(livret)
    assert diagnosis is not None
    view = diagnosis.topic("logement").view("social")
    assert view is not None
    assert len(view.values) == 1
    assert view.words.splitlines() == [
        "Logement insalubre (Paul Social, le 21 septembre 2021)",
        "Difficulté à payer le loyer (Léa Autre, le 2 octobre 2021)",
    ]
    assert [f["facet"] for f in view.shown.content["facets"]] == [
        "logement/etat",
        "logement/loyer",
    ]
    assert view.shown.origin_author == "Paul Social, Léa Autre"


def test_both_sides_keep_their_own_view(peer: Database) -> None:
    situation(peer, "t2", "r2", by="a2")
    diagnosis = current_diagnosis(brought(peer))
    assert diagnosis is not None
    assert [v.voice for v in diagnosis.topic("logement").views] == ["social", "emploi"]


def test_a_facet_without_situation_is_kept_as_a_facet(peer: Database) -> None:
    situation(peer, "t2", "r7")
    diagnosis = current_diagnosis(brought(peer))
    assert diagnosis is not None
    view = diagnosis.topic("droit").view("social")
    assert view is not None
    assert view.shown.content["facets"] == [{"facet": "droit/justice"}]


def test_a_member_without_side_has_a_view_of_their_own(peer: Database) -> None:
    situation(peer, "t2", "r2", by="a3")
    livret = brought(peer)
    (anne,) = [m for m in livret.team.members.values() if m.name == "Anne Autre"]
    diagnosis = current_diagnosis(livret)
    assert diagnosis is not None
    assert anne.voice == f"autre:{anne.id}"
    view = diagnosis.topic("logement").view(anne.voice)
    assert view is not None
    assert view.words == "Difficulté à payer le loyer"
    assert view.shown.speaker_name == "Anne Autre"


def test_somebody_else_without_side_leaves_a_note_on_the_barrier(
    peer: Database,
) -> None:
    situation(peer, "t2", "r2", by="a4")
    (note,) = [n for n in notes(brought(peer)) if "loyer" in n.content["words"]]
    assert words([note]) == ["Situation : Difficulté à payer le loyer."]
    assert note.content["barriers"] == ["logement"]
    assert note.speaker_name == "Olga Choix"


def test_what_a_member_without_side_wrote_is_not_said_by_all(peer: Database) -> None:
    peer.row("notebook_target", "g1")["creator_id"] = "a3"
    livret = brought(peer)
    (anne,) = [m for m in livret.team.members.values() if m.name == "Anne Autre"]
    (goal,) = pathway_of(livret).goals
    assert goal.values[0].voice == anne.voice
    assert not livret.set_aside


@pytest.mark.parametrize(
    ("theme", "target", "functions", "lane"),
    [
        ("emploi", "Répondre à des offres d'emploi", ("employment",), Lane.EMPLOI),
        ("formation", "Reprendre les études", ("training",), Lane.EMPLOI),
        ("logement", "Trouver sa formation", ("training",), Lane.EMPLOI),
        ("logement", "Changer de logement", (), Lane.STEPS),
        ("numerique", "Autre chose", (), Lane.STEPS),
    ],
)
def test_a_goal_of_work_or_training_has_its_lens_and_its_steps_their_side(
    peer: Database, theme: str, target: str, functions: tuple[str, ...], lane: Lane
) -> None:
    peer.row("notebook_focus", "f1")["theme"] = theme
    peer.row("notebook_target", "g1")["target"] = target
    livret = brought(peer)
    (goal,) = pathway_of(livret).goals
    (action,) = goal.actions
    assert goal.functions == action.functions == functions
    assert action.who == ("", "")  # the peer does not say
    (item,) = [one for one in timeline_of(livret).items if one.what == "action"]
    assert item.lane is lane


def test_assets_among_the_situations_are_strengths(peer: Database) -> None:
    situation(peer, "t2", "r3")
    situation(peer, "t3", "r4", by="a3")
    found = {v.content["words"]: v.content for v in strengths_of(brought(peer))}
    assert found["Permis B"]["support"] == "mobilite.permis"
    assert found["Permis B"]["barrier"] == "mobilite"
    assert set(found["Prêt à suivre une formation"]) == {"words"}


def test_what_tells_of_work_is_a_note_and_no_barrier(peer: Database) -> None:
    situation(peer, "t2", "r5")
    (note,) = [n for n in notes(brought(peer)) if "emploi." in n.content["words"]]
    assert "barriers" not in note.content


def test_a_situation_taken_back_is_told_and_fills_no_place(peer: Database) -> None:
    peer.row("notebook_situation", "t1").update(
        deleted_at="2022-01-03 10:00:00+00", deleted_by="a2"
    )
    livret = brought(peer)
    assert current_diagnosis(livret) is None
    assert (
        "Noté le 21 septembre 2021 par Paul Social : « Logement insalubre ». "
        "Retiré le 3 janvier 2022 par Emma Emploi." in words(notes(livret))
    )


def test_a_focus_is_kept_with_its_barrier(peer: Database) -> None:
    found = {n.content["words"]: n.content for n in notes(brought(peer), "other")}
    assert found["Axe de travail\u202f: Logement."]["barriers"] == ["logement"]
    assert "barriers" not in found["Axe de travail\u202f: Emploi."]


def test_goals_and_actions_keep_words_state_and_link(peer: Database) -> None:
    livret = brought(peer)
    (goal,) = pathway_of(livret).goals
    assert (goal.words, goal.state) == ("Changer de logement", "in_progress")
    assert goal.barriers == ("logement",)
    (action,) = goal.actions
    assert (action.words, action.state) == ("Demande de logement social", "done")
    assert action.barriers == ("logement",)
    (state,) = [v for v in livret.history if v.kind == "action_state"]
    assert state.said_on == dt.date(2022, 4, 1)
    assert goal.contract == "cer"
    assert not [told for told in words(notes(livret)) if "Lié au" in told]
    answer = goal.answer_of("personne")
    assert answer is not None
    assert answer.content["answer"] == "yes"


def test_what_she_did_not_tick_is_nobodys_no(peer: Database) -> None:
    peer.row("notebook_target", "g1")["user_consent"] = "f"
    (goal,) = pathway_of(brought(peer)).goals
    assert goal.answers == ()
    assert not goal.waits_for_her


@pytest.mark.parametrize(
    ("status", "state", "reason"),
    [
        ("in_progress", "in_progress", ""),
        ("done", "done", ""),
        ("abandonned", "set_aside", ""),
        ("canceled", "set_aside", "Annulée par la structure."),
        ("planned", "to_do", "En projet."),
        ("standby", "to_do", "En attente."),
    ],
)
def test_each_status_of_an_action(
    peer: Database, status: str, state: str, reason: str
) -> None:
    peer.row("notebook_action", "c1")["status"] = status
    (goal,) = pathway_of(brought(peer)).goals
    assert (goal.actions[0].state, goal.actions[0].reason) == (state, reason)


def test_an_action_that_starts_later_says_when(peer: Database) -> None:
    peer.row("notebook_action", "c1").update(
        status="planned", starting_at="2022-05-01 00:00:00+00"
    )
    (goal,) = pathway_of(brought(peer)).goals
    assert goal.actions[0].reason == "En projet. Début le 1er mai 2022."


@pytest.mark.parametrize("status", ["done", "abandonned"])
def test_each_status_of_a_goal(peer: Database, status: str) -> None:
    peer.row("notebook_target", "g1")["status"] = status
    livret = brought(peer)
    (goal,) = pathway_of(livret).goals
    assert goal.state == {"done": "done", "abandonned": "set_aside"}[status]
    (state,) = [v for v in livret.history if v.kind == "goal_state"]
    assert state.said_on == dt.date(2022, 3, 1)


def test_the_kind_of_support_decided_is_kept(peer: Database) -> None:
    cells = {"notebook_id": "n1", "orientation_system_id": "y1", "created_at": AT}
    peer.add("notebook_info", **cells, orientation_reason="Un accord")
    livret = brought(peer)
    (sent,) = [one for one in livret.history if one.kind == "referral_made"]
    assert sent.content["to"] == "Accompagnement «\u202fSocial\u202f»"
    (decided,) = [one for one in livret.history if one.kind == "referral_state"]
    assert decided.content["state"] == "accepted"
    assert decided.content["words"] == "Raison\u202f: Un accord."
    assert notes(livret, "orientation") == []


def test_a_decision_without_a_day_stays_a_note(peer: Database) -> None:
    cells = {"notebook_id": "n1", "orientation_system_id": "y1", "created_at": ""}
    peer.add("notebook_info", **cells, orientation_reason="Un accord")
    assert words(notes(brought(peer), "orientation")) == [
        "Accompagnement décidé : Social. Raison : Un accord."
    ]


def test_a_structure_is_kept_with_how_to_reach_it(peer: Database) -> None:
    peer.add(
        "beneficiary_structure",
        id="x1",
        beneficiary_id="b2",
        structure_id="s1",
        status="outdated",
        created_at=AT,
    )
    assert words(notes(brought(peer, "Jean"))) == [
        "Structure : CCAS d’Exemple, depuis le 21 septembre 2021. Cet accompagnement "
        "est terminé. Coordonnées : Exemple, 01 00 00 00 00."
    ]


def test_rights_work_contract_and_housing_of_the_notebook(peer: Database) -> None:
    peer.row("beneficiary", "b1").update(
        is_homeless="t",
        rsa_closure_reason="caf_mutation",
        rsa_closure_date="2023-01-02",
    )
    peer.row("notebook", "n1").update(
        right_rqth="t",
        work_situation="iae",
        work_situation_date="2021-09-22",
        contract_type="cer",
        contract_sign_date="2021-01-05",
        last_job_ended_at="2020-12-31",
    )
    livret = brought(peer)
    assert detail(livret, "work_situation") == (
        "En insertion par l’activité économique (IAE), depuis le 22 septembre 2021"
    )
    assert "RSA, raison donnée\u202f: Mutation du dossier" in detail(livret, "rights")
    assert "RSA\u202f: clos le 2 janvier 2023" in detail(livret, "rights")
    scopes = {
        n.content["words"].replace("\u202f", " "): n.content.get("barriers")
        for n in notes(livret)
    }
    assert scopes["Carnet de bord indiquait : sans domicile."] == ["logement"]
    assert scopes["Dernier emploi terminé le 31 décembre 2020."] is None
    assert scopes["Reconnaissance de la qualité de travailleur handicapé (RQTH)."] == [
        "sante"
    ]
    (contract,) = contracts_of(livret)
    assert (contract.type, contract.content["signed_on"]) == ("cer", "2021-01-05")


def test_an_empty_person_is_still_somebody(peer: Database) -> None:
    peer.tables["beneficiary"].append({"id": "b3"})
    assert peer.bring_in().livrets == 3
    assert peer.bring_in().livrets == 0


def test_the_livret_began_when_the_notebook_did(peer: Database) -> None:
    """Not when her row was last changed: an attestation tells that day."""
    peer.row("notebook", "n1")["created_at"] = "2020-03-02 10:00:00+00"
    livret = brought(peer)
    assert livret.history[0].said_on == dt.date(2020, 3, 2)
    (described, *_) = [one for one in livret.history if one.kind == "person_described"]
    assert described.said_on == dt.date(2023, 2, 7)
    jean = brought(peer, "Jean")
    assert jean.history[0].said_on == dt.date(2021, 9, 21)


def test_somebody_who_came_before_the_notebook_began_it(peer: Database) -> None:
    peer.row("notebook_member", "m1")["created_at"] = "2019-05-04 10:00:00+00"
    assert brought(peer).history[0].said_on == dt.date(2019, 5, 4)


def test_whoever_brings_it_in_takes_part_from_today_only(peer: Database) -> None:
    livret = brought(peer)
    today = peer.ctx.clock.today()
    (owner,) = [
        one for one in seats_of(livret, today) if one.member.name == "Claire M."
    ]
    assert owner.since == today
