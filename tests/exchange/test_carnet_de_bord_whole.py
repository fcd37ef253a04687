"""The whole fictitious database that Carnet de bord published.

It is no part of the project: these tests look for it beside the checkout, or
where ``LIVRET_SHARED_DATA`` says.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from livret.domain.diagnosis import current_diagnosis, strengths_of
from livret.domain.identifiers import has_social_security_number
from livret.domain.line_items import Item, Lane
from livret.domain.meetings import planned_meetings
from livret.domain.pathway import pathway_of
from livret.domain.person import person_of
from livret.domain.timeline import timeline_of
from livret.exchange.carnet_de_bord import columns, import_carnet_de_bord
from livret.usecases.context import Context
from livret.words.errors import not_carried_sentence
from livret.words.translator import translator_for
from tests.exchange.conftest import shared_data

Rows = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def seed() -> Path:
    """The folder of its tables."""
    data = shared_data()
    folder = data / "carnet-de-bord" / "seed" if data is not None else None
    if folder is None or not folder.is_dir():
        pytest.skip("the peer's database is not here (LIVRET_SHARED_DATA says where)")
    return folder


@pytest.fixture(scope="module")
def rows(seed: Path) -> Rows:
    """Its rows, read by other means than ours."""
    found = {}
    for path in seed.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            found[path.stem] = list(csv.DictReader(stream))
    return found


def told(item: Item) -> str:
    return item.words.replace("\u202f", " ")


def bodies(ctx: Context) -> str:
    return "\n".join(
        sealed.body.decode()
        for livret in ctx.log.livrets()
        for sealed in ctx.log.sealed(livret)
        if sealed.body is not None
    )


def test_each_column_of_each_table_has_its_fate(seed: Path) -> None:
    for path in sorted(seed.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        known = path.stem in columns.APART
        without = [name for name in header if not columns.fate(path.stem, name)]
        assert known or not without, (path.name, without)


def test_everyone_comes_in_once_and_nothing_twice(
    ctx: Context, seed: Path, rows: Rows
) -> None:
    steps: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        steps.append((done, total))
        return True

    report = import_carnet_de_bord(ctx, seed, progress)
    people = rows["beneficiary"]
    assert report.livrets == len(people) == 58
    assert steps == [(number, 58) for number in range(1, 59)]
    wanted = Counter(f"{row['firstname']} {row['lastname']}" for row in people)
    assert Counter(one.called for one in ctx.people.people()) == wanted
    livrets = [ctx.livret(livret) for livret in ctx.log.livrets()]
    assert not [livret.id for livret in livrets if livret.set_aside]
    assert sum(livret.count for livret in livrets) == report.contributions

    again = import_carnet_de_bord(ctx, seed)
    assert (again.livrets, again.contributions) == (0, 0)
    assert again.not_carried == report.not_carried


def test_each_row_that_tells_of_a_pathway_is_there(
    ctx: Context, seed: Path, rows: Rows
) -> None:
    import_carnet_de_bord(ctx, seed)
    known = {
        (t, key.partition("#")[0])
        for t, key, _ in ctx.log.known_origins("Carnet de bord")
    }
    assert len(rows["notebook"]) == 57
    for table in (
        *("beneficiary", "notebook_member", "notebook_focus", "notebook_target"),
        *("notebook_action", "notebook_appointment", "notebook_event"),
        *("professional_project", "orientation_request", "beneficiary_structure"),
    ):
        lost = [row["id"] for row in rows[table] if (table, row["id"]) not in known]
        assert not lost, (table, lost)
    words = bodies(ctx)
    for row in rows["notebook_info"]:
        told = row["orientation_system_id"] or row["orientation_reason"]
        assert not told or ("notebook_info", row["notebook_id"]) in known
        assert row["orientation_reason"] in words
    for row in rows["orientation_request"]:
        assert row["reason"] in words
        assert row["decision_reason"] in words
    for row in rows["notebook_target"] + rows["notebook_action"]:
        assert (row.get("target") or row["action"]) in words


def test_each_filled_cell_that_is_carried_can_be_found(
    ctx: Context, seed: Path, rows: Rows
) -> None:
    import_carnet_de_bord(ctx, seed)
    words = bodies(ctx)
    plain = ("lastname", "firstname", "email", "caf_number", "pe_number", "city")
    plain += ("postal_code", "address1", "mobile_number", "date_of_birth")
    for row in rows["beneficiary"]:
        lost = [name for name in plain if " ".join(row[name].split()) not in words]
        assert not lost, (row["id"], lost)


def test_what_is_left_is_told_with_its_reason(ctx: Context, seed: Path) -> None:
    report = import_carnet_de_bord(ctx, seed)
    assert (
        Counter(item.code for item in report.not_carried)["social_security_number"] == 4
    )
    faults = {"bad_date", "bad_quoting", "column_count", "unknown_link", "no_label"}
    faults |= {"unknown_code", "column_unknown", "refused", "file_unknown"}
    assert not faults & {item.code for item in report.not_carried}
    told = {item.file for item in report.not_carried}
    assert {f"{name}.csv" for name in columns.APART} & {
        path.name for path in seed.glob("*.csv")
    } <= told
    for item in report.not_carried:
        said = not_carried_sentence(translator_for("fr"), item.code, item.facts)
        assert not has_social_security_number(said + str(item.facts))


def test_no_number_of_social_security_stands_in_any_body(
    ctx: Context, seed: Path, rows: Rows
) -> None:
    report = import_carnet_de_bord(ctx, seed)
    numbers = [row["nir"] for row in rows["beneficiary"] if row["nir"]]
    assert len(numbers) == 4
    everything = bodies(ctx) + str(report)
    assert not [number for number in numbers if number in everything]


def test_sophie_tifour_finds_what_she_and_others_said(
    ctx: Context, seed: Path, rows: Rows
) -> None:
    import_carnet_de_bord(ctx, seed)
    (found,) = ctx.people.find("sophie tifour")
    livret = ctx.livret(found.livret)
    (row,) = [row for row in rows["beneficiary"] if row["lastname"] == "Tifour"]
    assert person_of(livret).detail("birth_date") == row["date_of_birth"]
    assert person_of(livret).detail("rights") == ["RSA\u202f: droit ouvert et suspendu"]

    goals = {goal.words: goal for goal in pathway_of(livret).goals}
    assert {words: len(goal.actions) for words, goal in goals.items()} == {
        "Changer de logement": 3,
        "Travailler l’accès aux droits": 1,
        "Confirmer son choix de métier": 1,
        "Répondre à des offres d'emploi": 3,
        "Faire des candidatures spontannées": 0,
    }
    assert goals["Changer de logement"].barriers == ("logement",)
    assert goals["Travailler l’accès aux droits"].barriers == ("droit",)
    assert goals["Confirmer son choix de métier"].barriers == ()
    assert {goal.state for goal in goals.values()} == {"in_progress"}
    steps = {action.words for goal in goals.values() for action in goal.actions}
    assert {"Demande SIAO", "Demande de CSS", "Formation certifiante"} <= steps

    diagnosis = current_diagnosis(livret)
    assert diagnosis is not None
    view = diagnosis.topic("droit").view("social")
    assert view is not None
    assert view.answer == ""
    assert view.shown.speaker_name == "Pierre Chevalier"
    assert [strength.content["words"] for strength in strengths_of(livret)] == [
        "Prêt à suivre une formation"
    ]
    (housed,) = diagnosis.topic("logement").views
    assert housed.words == "Hébergé chez un tiers"
    assert housed.shown.speaker_name == "Giulia Diaby"
    assert housed.shown.content["facets"][0]["facet"] == "logement/toit"

    lanes = {}
    for lane in (Lane.SOCIAL, Lane.EMPLOI, Lane.STEPS):
        events = [one for one in timeline_of(livret).lane(lane) if one.what == "event"]
        lanes[lane] = {re.findall("« (.*?) »", told(one))[0] for one in events}
    assert lanes == {
        Lane.SOCIAL: {
            "Demande SIAO",
            "Demande de CSS",
            "Demande de logement social",
            "Travailler l’accès aux droits",
        },
        Lane.EMPLOI: {
            "Prépa-Compétences",
            "Orientation vers une SIAE",
            "Avoir un pass IAE validé",
            "Formation certifiante",
            "Confirmer son choix de métier",
            "Répondre à des offres d'emploi",
            "Faire des candidatures spontannées",
        },
        # Noted there by people whose side nobody knows.
        Lane.STEPS: {
            "Intervention face à une procédure expulsion",
            "Changer de logement",
        },
    }

    met = {meeting.on: meeting.state for meeting in planned_meetings(livret)}
    assert met == {
        dt.date(2021, 8, 11): "planned",
        dt.date(2021, 9, 11): "did_not_happen",
        dt.date(2021, 9, 21): "held",
    }
    shown = [one for one in timeline_of(livret).items if one.what == "meeting"]
    assert [(one.on, one.planned) for one in shown] == [
        (dt.date(2021, 8, 11), True),
        (dt.date(2021, 9, 21), False),
    ]
    assert "absen" not in str([value.content for value in livret.history]).casefold()
    team = {member.name: member for member in livret.team.members.values()}
    assert {name for name, member in team.items() if not member.present} == {
        "Sarah Vigote"
    }
    assert team["Pierre Chevalier"].side == "social"
    assert team["Giulia Diaby"].voice == housed.voice
    (lead,) = livret.at("lead")
    assert livret.team.members[lead.content["member"]].name == "Pierre Chevalier"


def test_without_the_lists_the_codes_are_told(
    ctx: Context, seed: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "seed"
    alone.mkdir()
    for path in seed.glob("*.csv"):
        (alone / path.name).symlink_to(path)
    report = import_carnet_de_bord(ctx, alone)
    assert report.livrets == 58
    lists = {
        item.facts["list"] for item in report.not_carried if item.code == "no_label"
    }
    assert lists == {"ref_situation.csv", "rome_code.csv", "orientation_system.csv"}
