"""Appointments, events, projects and requests, each in a kind of its own."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from livret.domain.line_items import Lane
from livret.domain.livret import Livret, Value
from livret.domain.meetings import planned_meetings
from livret.domain.retention import retention_of
from livret.domain.reviews import in_months
from livret.domain.situations import projects_of
from livret.domain.timeline import timeline_of
from livret.usecases.paper_sheets.information import InformationSheet, take_information
from livret.usecases.paper_sheets.review import AttestationSheet, take_attestation
from livret.usecases.paper_sheets.taking import take
from livret.usecases.papers import PaperChoices
from livret.usecases.saying import read_items, say_items
from livret.words.dates import long_date
from livret.words.papers.blocks import Paragraph
from livret.words.papers.information import read_information
from livret.words.translator import translator_for
from tests.exchange.conftest import AT, Database
from tests.exchange.test_carnet_de_bord import brought, notes, words


def meet(peer: Database, **cells: str) -> None:
    usual = {"notebook_id": "n1", "account_id": "a1", "created_at": AT}
    usual |= {"date": "2021-10-05 07:30:00+00"}
    peer.add("notebook_appointment", id="r1", **{**usual, **cells})


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("present", "held"),
        ("absent", "did_not_happen"),
        ("pending", "planned"),
        ("", "planned"),
    ],
)
def test_an_appointment_is_a_meeting(peer: Database, status: str, state: str) -> None:
    meet(peer, status=status)
    livret = brought(peer)
    (meeting,) = planned_meetings(livret)
    (value,) = meeting.values
    assert value.content["on"] == "2021-10-05"
    assert value.content["at"] == "09:30"  # as clocks in France showed it
    assert value.content["about"] == "Rendez-vous avec Paul Social."
    assert meeting.state == state
    assert (value.voice, value.said_on) == ("social", dt.date(2021, 9, 21))
    assert notes(livret, "meeting") == []


def test_a_meeting_that_did_not_happen_is_on_nobodys_side(peer: Database) -> None:
    meet(peer, status="absent")
    livret = brought(peer)
    (state,) = [v for v in livret.history if v.kind == "meeting_state"]
    assert state.content["side"] == "unknown"
    assert "absen" not in str([v.content for v in livret.history]).casefold()


def test_an_appointment_without_a_day_stays_a_note(peer: Database) -> None:
    meet(peer, status="present", date="")
    assert words(notes(brought(peer), "meeting")) == ["Rendez-vous avec Paul Social."]


def test_an_appointment_of_an_unknown_sort_says_so(peer: Database) -> None:
    meet(peer, status="autrement")
    report = peer.bring_in()
    assert "unknown_code" in {item.code for item in report.not_carried}


def test_a_deleted_appointment_says_so(peer: Database) -> None:
    meet(
        peer,
        date="2021-10-05 09:30:00+02",
        status="pending",
        deleted_by="a2",
        deleted_at="2021-10-01 10:00:00+00",
    )
    livret = brought(peer)
    (meeting,) = planned_meetings(livret)
    assert meeting.state == "cancelled"
    (state,) = [v for v in livret.history if v.kind == "meeting_state"]
    assert state.content["words"] == "Retiré le 1er octobre 2021 par Emma Emploi."
    assert meeting.at == "09:30"


@pytest.mark.parametrize(
    ("written", "on", "at"),
    [
        ("2021-12-01T07:30:00Z", "2021-12-01", "08:30"),
        ("2021-07-01 23:30:00+00", "2021-07-02", "01:30"),
        ("2021-07-01 09:30:00+02", "2021-07-01", "09:30"),
        ("2021-07-01 03:00:00-04:30", "2021-07-01", "09:30"),
        ("2021-03-28 00:59:00+00", "2021-03-28", "01:59"),
        ("2021-03-28 01:00:00+00", "2021-03-28", "03:00"),
        ("2021-10-31 00:59:00+00", "2021-10-31", "02:59"),
        ("2021-10-31 01:00:00+00", "2021-10-31", "02:00"),
        ("2021-07-01", "2021-07-01", ""),
    ],
)
def test_an_hour_is_the_one_that_clocks_in_france_showed(
    peer: Database, written: str, on: str, at: str
) -> None:
    meet(peer, status="pending", date=written)
    (meeting,) = planned_meetings(brought(peer))
    assert (meeting.on.isoformat(), meeting.at) == (on, at)


def test_an_hour_that_counts_from_nothing_stays_in_the_words(peer: Database) -> None:
    meet(peer, status="pending", date="2021-07-01 09:30")
    (meeting,) = planned_meetings(brought(peer))
    assert meeting.at == ""
    assert meeting.about == "Rendez-vous avec Paul Social à 9 h 30."


def happen(peer: Database, **cells: str) -> None:
    told = '{"status": "done", "category": "numerique", "event_label": "Pix", "x": 3}'
    usual = {"notebook_id": "n1", "creator_id": "a5", "event": told}
    usual |= {"event_type": "action", "event_date": "2022-02-01 10:00:00+00"}
    peer.add("notebook_event", id="e1", **{**usual, **cells})


def test_an_event_has_its_day_and_its_sentence(peer: Database) -> None:
    happen(peer)
    livret = brought(peer)
    (event,) = [v for v in livret.history if v.kind == "event_noted"]
    assert words([event]) == ["Démarche « Pix » : fait. Thème : Numérique. X : 3."]
    assert event.content["barriers"] == ["droit"]
    assert event.content["on"] == "2022-02-01"
    assert event.speaker_name == "service.exemple"
    assert event.said_on == dt.date(2022, 2, 1)
    assert notes(livret, "event") == []


def test_the_lane_of_an_event_is_that_of_who_noted_it(peer: Database) -> None:
    happen(peer, creator_id="a2")
    (event,) = [v for v in brought(peer).history if v.kind == "event_noted"]
    assert event.voice == "emploi"


@pytest.mark.parametrize(
    ("label", "theme", "lane"),
    [
        ("Prépa-Compétences", "emploi", Lane.EMPLOI),
        ("Prépa-Compétences", "se_former", Lane.EMPLOI),
        ("Trouver sa formation", "logement", Lane.EMPLOI),
        ("Changer de logement", "emploi", Lane.SOCIAL),
        ("Pix", "numerique", Lane.SOCIAL),
        ("Pix", "", Lane.SOCIAL),
    ],
)
def test_an_event_of_work_or_training_is_of_the_employment_side(
    peer: Database, label: str, theme: str, lane: Lane
) -> None:
    told = {"status": "done", "category": theme, "event_label": label}
    happen(peer, creator_id="a1", event=json.dumps(told))
    livret = brought(peer)
    (event,) = [v for v in livret.history if v.kind == "event_noted"]
    assert (event.voice, event.speaker_name) == ("social", "Paul Social")
    (item,) = [one for one in timeline_of(livret).items if one.what == "event"]
    assert item.lane is lane


def test_an_event_of_no_side_is_not_that_of_who_imports_it(peer: Database) -> None:
    happen(peer)
    livret = brought(peer)
    (item,) = [one for one in timeline_of(livret).items if one.what == "event"]
    assert item.lane is Lane.STEPS


def test_a_member_without_a_side_notes_an_event_too(peer: Database) -> None:
    happen(peer, creator_id="a3")
    (event,) = [v for v in brought(peer).history if v.kind == "event_noted"]
    assert (event.voice, event.speaker_name) == ("ensemble", "Anne Autre")


def test_an_event_without_a_day_stays_a_note(peer: Database) -> None:
    happen(peer, event_date="")
    (note,) = notes(brought(peer), "event")
    assert note.content["barriers"] == ["droit"]


def project(peer: Database, **cells: str) -> None:
    usual = {"notebook_id": "n1", "rome_code_id": "j1", "mobility_radius": "30"}
    usual |= {"hourly_rate": "12", "contract_type_id": "cdi", "updated_by": "a2"}
    usual |= {"employment_type_id": "full_time", "created_at": AT}
    peer.add("professional_project", id="j1", **{**usual, **cells})


def test_a_project_names_the_job(peer: Database) -> None:
    project(peer)
    (found,) = projects_of(brought(peer))
    assert words([found]) == [
        "Projet professionnel : Aide à domicile (K1304). "
        "Distance possible : 30 km. Salaire horaire souhaité : 12 €. "
        "Contrat souhaité : CDI. Temps de travail souhaité : Temps plein."
    ]
    told = {name: value for name, value in found.content.items() if name != "words"}
    assert told == {
        "occupation": "Aide à domicile",
        "rome": "K1304",
        "radius_km": 30,
        "hours": "full_time",
        "contract": "CDI",
    }
    assert found.voice == "emploi"


@pytest.mark.parametrize("radius", ["5000", "²", "loin"])
def test_a_distance_that_is_no_number_of_ours_stays_in_the_words(
    peer: Database, radius: str
) -> None:
    project(peer, mobility_radius=radius, rome_code_id="")
    (found,) = projects_of(brought(peer))
    assert f"{radius} km" in found.content["words"]
    assert not {"radius_km", "rome", "occupation"} & set(found.content)


def ask(peer: Database, **cells: str) -> None:
    usual = {"beneficiary_id": "b2", "requestor_account_id": "a1", "created_at": AT}
    usual |= {"status": "denied", "reason": "Une bonne raison"}
    usual |= {"decided_at": "2022-09-03 16:00:00+00", "decision_reason": "On continue."}
    usual |= {"requested_orientation_system_id": "y2"}
    usual |= {"decided_orientation_system_id": "y1"}
    peer.add("orientation_request", id="q1", **{**usual, **cells})


def referral(livret: Livret) -> tuple[Value, Value | None]:
    ((key, values),) = livret.each("referral")
    states = livret.at("referral_state", key[1])
    return values[-1], states[-1] if states else None


def test_a_request_and_its_answer(peer: Database) -> None:
    ask(peer)
    livret = brought(peer, "Jean")
    sent, answer = referral(livret)
    assert dict(sent.content) == {
        "to": "Accompagnement «\u202fProfessionnel\u202f»",
        "on": "2021-09-21",
        "words": "Demande de changement d’accompagnement par Paul Social. "
        "Raison : Une bonne raison.",
    }
    assert answer is not None
    assert answer.content["state"] == "refused"
    assert answer.content["on"] == "2022-09-03"
    assert answer.content["words"] == (
        "Accompagnement décidé : Social. Raison de la réponse : On continue."
    )
    assert notes(livret, "orientation") == []


@pytest.mark.parametrize(
    ("status", "state"),
    [("accepted", "accepted"), ("pending", "waiting"), ("autre", "waiting")],
)
def test_each_answer_to_a_request(peer: Database, status: str, state: str) -> None:
    nothing = {"decision_reason": "", "decided_orientation_system_id": ""}
    ask(peer, status=status, decided_at="", **nothing)
    _, answer = referral(brought(peer, "Jean"))
    assert answer is not None
    assert answer.content["state"] == state


def test_a_request_without_any_answer(peer: Database) -> None:
    nothing = {"decision_reason": "", "decided_orientation_system_id": ""}
    ask(peer, status="", decided_at="", requested_orientation_system_id="", **nothing)
    sent, answer = referral(brought(peer, "Jean"))
    assert sent.content["to"] == "Autre accompagnement"
    assert answer is None


def test_a_request_without_a_day_stays_a_note(peer: Database) -> None:
    ask(peer, created_at="")
    assert words(notes(brought(peer, "Jean"), "orientation")) == [
        "Demande de changement d’accompagnement par Paul Social. "
        "Raison : Une bonne raison. Accompagnement demandé : Professionnel. "
        "Accompagnement décidé : Social. Raison de la réponse : On continue."
    ]


def test_her_sheet_says_from_which_day_the_two_years_count(peer: Database) -> None:
    """« Plus rien depuis 2023 : effacé en 2030 » was no sum that anybody could do."""
    livret = brought(peer)
    clock = retention_of(livret)
    assert clock is not None
    here = peer.ctx.clock.today()
    assert (clock.last < here, clock.since) == (True, here)
    assert clock.kept_until == in_months(here, 24)
    choices = PaperChoices(language="fr", on=here, witness="Claire M.")
    sheet = take(peer.ctx, livret.id, take_information, choices).sheet
    assert isinstance(sheet, InformationSheet)
    blocks = read_information(translator_for("fr"), sheet)
    told = [one.text for one in blocks if isinstance(one, Paragraph)]
    from_here = f"Il est ici depuis le {long_date(translator_for('fr'), here)}."
    (at,) = [at for at, one in enumerate(told) if from_here in one]
    assert "Si nous n’échangeons plus" in told[at + 1]
    again = {"kind": "contact_made", "means": "telephone"}
    say_items(peer.ctx, livret.id, read_items({"contributions": [again]}))
    sheet = take(peer.ctx, livret.id, take_information, choices).sheet
    assert isinstance(sheet, InformationSheet)
    assert sheet.counted_from is None


def test_an_attestation_says_from_where_its_first_day_is_known(peer: Database) -> None:
    livret = brought(peer)
    here = peer.ctx.clock.today()
    choices = PaperChoices(language="fr", on=here, witness="Claire M.")
    sheet = take(peer.ctx, livret.id, take_attestation, choices).sheet
    assert isinstance(sheet, AttestationSheet)
    assert sheet.since < here
    assert sheet.taken_from == ("Carnet de bord",)
