"""Doors on people and their livrets."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest

from livret.cli.main import REFUSED
from livret.usecases.copying import SECTIONS
from tests.cli.conftest import Door
from tests.exchange.conftest import SMALL, Database
from tests.fictitious import social_security_number

VIEW = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}


def test_people_are_listed_and_found(desk: Door) -> None:
    new = desk.json("new", "Zoë Œuvrard", "--private-line", "celle du parc")["livret"]
    assert [one["called"] for one in desk.json("people")["people"]] == [
        "Amina B.",
        "Zoë Œuvrard",
    ]
    (found,) = desk.json("people", "oeuv")["people"]
    assert found == {
        "livret": new,
        "livrets": [new],
        "called": "Zoë Œuvrard",
        "private_line": "celle du parc",
        "opened_on": "2026-03-12",
        "last_contact": "2026-03-12",
        "to_sign": [],
        "side_by_side": False,
        "erased": None,
    }
    assert desk.json("people", "personne")["people"] == []
    assert "Zoë Œuvrard" in desk.inside("people").out


def test_a_search_that_finds_nobody_says_so(desk: Door) -> None:
    said = desk.inside("people", " personne ").out
    assert said == "Personne ne correspond à « personne » ici.\n"


def test_a_vault_of_nobody_says_so(door: Door) -> None:
    assert door.create().code == 0
    assert door.inside("people").out == "Personne n’est encore accompagné ici.\n"


def test_a_livret_is_shown_by_id_or_by_name(desk: Door, amina: str) -> None:
    for wanted in (amina, "amina", "AMINA b"):
        assert desk.json("show", wanted)["livret"] == amina
    assert desk.inside("show", "amina").out.startswith("Amina B.\n")


def test_opening_a_livret_is_in_her_journal(desk: Door, amina: str) -> None:
    desk.json("show", amina)
    desk.json("history", amina)
    journal = desk.json("journal", amina)
    assert journal["livret"] == amina
    assert [one["what"] for one in journal["journal"]] == ["opened", "opened"]
    assert journal["journal"][0]["who_name"] == "Claire M."
    assert journal["journal"][0]["detail"] == {"by": "command"}
    told = desk.inside("journal", amina).out
    assert told.startswith("Claire M. a ouvert le livret le 12 mars 2026")
    told = desk.inside("journal", amina, "--language", "en").out
    assert told.startswith("Claire M. opened the livret on ")


def test_the_history_is_told_in_words(desk: Door, amina: str) -> None:
    told = desk.inside("history", amina).out.splitlines()
    assert told[0] == "12 mars 2026  Ouverture du livret  Claire M."


def test_a_livret_on_a_day_and_about_a_day(desk: Door, amina: str) -> None:
    aim = {"kind": "aim_said", "words": "Cuisiner", "said_on": "2026-03-01"}
    desk.clock.forward(days=2)
    desk.say(amina, aim)
    assert desk.json("show", amina, "--at", "2026-03-12")["aim"] is None
    assert desk.json("show", amina, "--at", "2026-03-14")["aim"]["said_on"] == (
        "2026-03-01"
    )
    assert desk.json("show", amina, "--about", "2026-03-02")["aim"] is not None
    assert desk.json("show", amina, "--about", "2026-02-28")["aim"] is None
    assert desk.json("show", amina, "--at", "2020-01-01")["livret"] == amina
    for when in ((), ("--at", "2026-03-14"), ("--about", "2026-03-14")):
        (called,) = desk.json("show", amina, *when)["person"]["details"]["called"]
        assert called["speaker"] == "Amina B."


def test_history_is_everything_in_order(desk: Door, amina: str) -> None:
    (view,) = desk.say(amina, VIEW)
    plain = desk.json("history", amina)
    assert [one["kind"] for one in plain["history"]] == [
        "livret_opened",
        "person_described",
        "diagnosis_opened",
        "view_given",
    ]
    assert plain["history"][-1]["id"] == view
    opened = plain["history"][0]
    assert (opened["standing"], opened["speaker"]) == ("own", "Claire M.")
    assert "Paroles sur un sujet  Amina B.\n" in desk.inside("history", amina).out


def test_what_is_said_is_counted(desk: Door, amina: str) -> None:
    source = desk.write("said", {"contributions": [VIEW, {**VIEW, "barrier": "sante"}]})
    assert desk.inside("say", amina, "--from", source).out == (
        "Enregistré\u202f: 2 choses dites.\n"
    )
    source = desk.write("said", {"contributions": [VIEW]})
    assert desk.inside("say", amina, "--from", source).out == (
        "Enregistré\u202f: 1 chose dite.\n"
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            {"contributions": [VIEW, {**VIEW, "level": "x"}]},
            "«\u202fcontributions[1].level\u202f»",
        ),
        ({"contributions": [{**VIEW, "kind": "regard"}]}, "«\u202fregard\u202f»"),
        (
            {"contributions": [{**VIEW, "diagnosis": "@x"}]},
            "contributions[0].diagnosis",
        ),
        ({"contributions": []}, "est vide"),
        ({"contributions": [VIEW], "x\u202ey\n": 1}, "«\u202fx�y \u202f»"),
        (b"[" * 200_000, "trop de niveaux"),
        (b'{"contributions": NaN}', "nombre à virgule"),
        (b'{"a": 1, "a": 2}', "deux fois"),
        (b"", "ce n’est pas du JSON"),
        (b"\xff", "ce n’est pas du JSON"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_refused_says_where(
    desk: Door, amina: str, data: Any, sentence: str
) -> None:
    before = desk.json("show", amina)["contributions"]
    answer = desk.inside("say", amina, "--from", desk.write("said", data), "--json")
    assert answer.code == REFUSED
    assert sentence in answer.sentence
    assert desk.json("show", amina)["contributions"] == before


def test_what_has_no_right_says_which_one_it_is(desk: Door, amina: str) -> None:
    goal = {"kind": "goal_set", "words": "Un poste de jour"}
    (told,) = desk.say(amina, {"kind": "aim_said", "words": "Cuisiner"})
    taken_back = {"kind": "retracted", "target": told}
    desk.say(amina, taken_back)
    source = desk.write("said.json", {"contributions": [goal, goal, taken_back]})
    answer = desk.inside("say", amina, "--from", source)
    assert answer.code == REFUSED
    assert "«\u202fcontributions[2]\u202f»" in answer.sentence
    assert desk.json("show", amina)["goals"] == []


def test_a_hundred_megabytes_are_not_read(desk: Door, amina: str) -> None:
    path = desk.folder / "large.json"
    with path.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    desk.json("people")
    tracemalloc.start()
    answer = desk.inside("say", amina, "--from", path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.code == REFUSED
    assert "dépasse 8 Mo" in answer.sentence
    assert most < 20 * 1024 * 1024


def test_a_social_security_number_is_refused(desk: Door, amina: str) -> None:
    words = f"Mon numéro : {social_security_number()}"
    source = desk.write(
        "said", {"contributions": [{"kind": "aim_said", "words": words}]}
    )
    answer = desk.inside("say", amina, "--from", source)
    assert "sécurité sociale" in answer.sentence
    assert social_security_number() not in answer.sentence


def test_sentences_are_in_english_too(desk: Door, amina: str) -> None:
    source = desk.write("said", {"contributions": [{**VIEW, "level": "x"}]})
    answer = desk.inside("say", amina, "--from", source, "--language", "en")
    assert answer.sentence.startswith("What is written at “contributions[0].level”")


def test_the_schema_is_published_whatever_is_asked(door: Door) -> None:
    for words in (["schema"], ["schema", "--json"]):
        answer = door(*words)
        assert (answer.code, answer.err) == (0, "")
        assert answer.json["properties"]["contributions"]["type"] == "array"


# --- copies ------------------------------------------------------------------


def test_a_copy_in_the_teams_order(desk: Door, amina: str) -> None:
    desk.say(
        amina,
        {"kind": "aim_said", "words": "Cuisiner"},
        {**VIEW, "words": "Le bus s’arrête à 19 h."},
        {"kind": "goal_set", "words": "Un vélo", "barriers": ["mobilite"]},
    )
    text = desk.inside("copy-text", amina).out
    assert text.startswith("Amina B.\nDiagnostic partagé, 12 mars 2026\n")
    assert text.index("Cuisiner") < text.index("Le bus") < text.index("Un vélo")
    first = desk.json("copy-text", amina, "--order", "goals,aim", "--remember")
    assert first["order"] == ["goals", "aim"]
    again = desk.json("copy-text", amina)
    assert again["text"] == first["text"]
    assert "Le bus" not in again["text"]
    english = desk.inside("copy-text", amina, "--language", "en").out
    assert "What I want to do" in english
    kinds = [one["what"] for one in desk.json("journal", amina)["journal"]]
    assert kinds == ["copied"] * 4


def test_a_copy_in_an_order_that_does_not_exist(desk: Door, amina: str) -> None:
    answer = desk.inside("copy-text", amina, "--order", "score")
    assert answer.code == REFUSED
    assert "«\u202forder[0]\u202f»" in answer.sentence
    assert all(section in desk("copy-text", "--help").out for section in SECTIONS)


def test_a_copy_of_nothing(desk: Door, amina: str) -> None:
    answer = desk.inside("copy-text", amina)
    assert answer.code == REFUSED
    assert "rien à copier" in answer.sentence


# --- import ------------------------------------------------------------------


def test_a_database_of_the_peer_is_taken_over_once(desk: Door) -> None:
    tables = {name: [dict(row) for row in rows] for name, rows in SMALL.items()}
    folder = Database(None, desk.folder / "peer", tables).write()
    words = ("import", "carnet-de-bord", folder)
    first = desk.json(*words)
    assert set(first) == {"livrets", "contributions", "not_carried"}
    assert first["livrets"] > 0
    assert first["contributions"] > first["livrets"]
    for left in first["not_carried"]:
        assert set(left) == {"file", "line", "reason"}
        assert left["reason"].endswith(".")
    again = desk.json(*words)
    assert (again["livrets"], again["contributions"]) == (0, 0)
    assert desk.inside(*words).out.startswith(
        "Livrets\u202f: 0. Choses dites\u202f: 0. Laissées, chacune avec sa raison"
    )
    new = [one for one in desk.json("people")["people"] if one["called"] != "Amina B."]
    journal = desk.json("journal", new[0]["livret"])["journal"]
    assert [one["what"] for one in journal] == ["imported"]
    assert journal[0]["detail"] == {"system": "carnet-de-bord"}


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_folder_that_is_no_database_of_the_peer(desk: Door, name: str) -> None:
    answer = desk.inside("import", "carnet-de-bord", desk.folder / name, "--json")
    assert answer.code == REFUSED
    assert answer.sentence
    assert len(desk.json("people")["people"]) == 1


def test_json_is_one_object_and_nothing_else(desk: Door, amina: str) -> None:
    for words in (["people"], ["show", amina], ["history", amina], ["journal", amina]):
        answer = desk.inside(*words, "--json")
        assert isinstance(json.loads(answer.out), dict)
        assert answer.err == ""


def test_a_livret_that_nobody_could_find_is_not_opened(desk: Door) -> None:
    for words in (("new", ""), ("new",)):
        refused = desk.inside(*words)
        assert refused.code != 0
        assert refused.out == ""
    assert len(desk.json("people")["people"]) == 1
    assert desk.json("new", "", "--private-line", "celle du parc")["livret"]


def test_her_words_are_said_under_her_name(desk: Door, amina: str) -> None:
    desk.say(amina, {"kind": "aim_said", "words": "Cuisiner"})
    aim = desk.json("show", amina)["aim"]
    assert (aim["speaker"], aim["author_name"]) == ("Amina B.", "Claire M.")


def test_each_thing_said_is_told_with_what_it_is_about(desk: Door, amina: str) -> None:
    view = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
    step = {"kind": "action_agreed", "words": "Demander un vélo", "as": "step"}
    done = {"kind": "action_state", "action": "@step", "state": "done"}
    joined = {"kind": "member_joined", "name": "Marc D.", "role": "referent"}
    meeting = {"kind": "meeting_planned", "on": "2026-03-26", "about": "Le permis"}
    no_line = {
        "kind": "line_agreed",
        "barrier": "mobilite",
        "outcome": "not_agreed",
        "reasons": [{"voice": "social", "words": "Pas maintenant."}],
    }
    desk.say(
        amina,
        {**view, "words": "Le bus s’arrête."},
        {**joined, "side": "emploi"},
        step,
        done,
        meeting,
        no_line,
    )
    told = desk.inside("show", "amina").out
    for said in (
        "Paroles sur un sujet · Me déplacer · bloque  Le bus s’arrête.  (Amina B.)",
        "Arrivée dans l’équipe  Marc D.",
        "Où en est une démarche · c’est fait  Demander un vélo",
        "Rencontre prévue  26 mars 2026  Le permis",
        "Pas d’accord  Pas maintenant.",
    ):
        assert said in told
