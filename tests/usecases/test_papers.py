"""What a joint diagnosis prints: each voice, her goals, and who signs."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from livret.usecases.documents import preview
from livret.usecases.errors import NoDiagnosis, NotCalledYet, NotExpectedToSign
from livret.usecases.papers import Composed, compose_diagnostic
from livret.usecases.sheets import as_json
from tests.paper.papers import read_aloud
from tests.usecases.composed import (
    CHOICES,
    composed,
    import_view,
    marks,
    printed,
    row,
    told,
)
from tests.usecases.desks import Desk


def test_every_voice_is_printed_hers_first(desk: Desk) -> None:
    desk.welcome_marc()
    desk.view("mobilite", "bloque", words="Le bus s’arrête à 19 h.")
    desk.view("mobilite", "gene_un_peu", "emploi")
    found = composed(desk)
    assert marks(found, "mobilite") == [
        ("Amina", "bloque"),
        ("Claire", ""),
        ("Marc", "gene_un_peu"),
    ]
    (quote,) = row(found, "mobilite").quotes
    assert quote.words == "Le bus s’arrête à 19 h."
    assert quote.written_by == "Claire M."
    assert quote.speaker == "Amina"


def test_topics_not_spoken_of_are_one_line(desk: Desk) -> None:
    desk.view("sante", "ne_sait_pas")
    desk.view("droit", "pas_aborde")
    found = composed(desk)
    assert [one.barrier for one in found.sheet.rows] == ["sante"]
    assert found.sheet.not_discussed == (
        "droit",
        "langue",
        "mobilite",
        "famille",
        "ressources",
        "logement",
    )


def test_without_a_word_there_is_no_paper(desk: Desk) -> None:
    with pytest.raises(NoDiagnosis):
        composed(desk)
    desk.say(
        {"kind": "diagnosis_opened", "form": "diagnostic-partage", "form_version": 1}
    )
    with pytest.raises(NoDiagnosis):
        composed(desk)


def test_a_paper_bears_a_name(desk: Desk) -> None:
    desk.open("", private_line="celui du parc")
    desk.view("mobilite", "bloque")
    with pytest.raises(NotCalledYet):
        composed(desk)
    desk.say({"kind": "person_described", "called": "Amina B."})
    assert composed(desk).sheet.called == "Amina B."


# --- voices that meet --------------------------------------------------------


def test_words_of_two_collectors_are_both_printed(desk: Desk) -> None:
    desk.view("mobilite", "bloque", words="Dit à Claire")
    import_view(desk, "mobilite", "gene_un_peu", "Dit à Paul")
    found = composed(desk)
    quotes = row(found, "mobilite").quotes
    assert {(one.words, one.written_by) for one in quotes} == {
        ("Dit à Claire", "Claire M."),
        ("Dit à Paul", "Paul R."),
    }
    assert marks(found, "mobilite")[:2] == [
        ("Amina", "bloque"),
        ("Amina", "gene_un_peu"),
    ]
    assert len([one for one in printed(desk, found) if "view_given" in one]) == 1
    views = [one.id for one in desk.read.history if one.kind == "view_given"]
    assert set(views) <= set(found.contains)


def test_disagreement_prints_each_ones_reason(desk: Desk) -> None:
    desk.welcome_marc()
    desk.view("droit", "bloque")
    desk.say(
        {
            "kind": "line_agreed",
            "barrier": "droit",
            "outcome": "not_agreed",
            "reasons": [
                {"voice": "personne", "words": "Maintenant."},
                {"voice": "social", "words": "Il y a un délai."},
                {"voice": "emploi", "words": "Après."},
            ],
        }
    )
    (line,) = row(composed(desk), "droit").lines
    assert line.outcome == "not_agreed"
    assert line.reasons == (
        ("Amina", "Maintenant."),
        ("Claire", "Il y a un délai."),
        ("Marc", "Après."),
    )


def test_five_voices_have_room(desk: Desk) -> None:
    desk.welcome_marc()
    desk.view("sante", "bloque")
    for number in range(4):
        name = {"name": f"Proche{number} X.", "role": "proche", "as": f"p{number}"}
        desk.say(
            {"kind": "member_joined", **name},
            {
                "kind": "view_given",
                "barrier": "sante",
                "level": "bloque",
                "voice": f"autre:@p{number}",
            },
        )
    found = composed(desk)
    names = [name for name, _ in marks(found, "sante")]
    assert names == ["Amina", "Claire", "Marc", "Proche0", "Proche1"]
    assert {one.voice for one in row(found, "sante").marks[3:]} == {"autre"}


@pytest.mark.parametrize(
    ("aim", "asked"), [(False, "daily"), (True, "aim")], ids=["no aim", "aim"]
)
def test_the_question_that_was_asked_is_printed(
    desk: Desk, aim: bool, asked: str
) -> None:
    if aim:
        desk.say({"kind": "aim_said", "words": "Cuisiner"})
    desk.view("sante", "bloque")
    found = composed(desk)
    assert row(found, "sante").asked == asked
    assert (found.sheet.aim is not None) == aim
    import_view(desk, "sante", "bloque", "Dit à Paul")
    assert row(composed(desk), "sante").asked == asked


# --- goals, strengths, names -------------------------------------------------


def test_goals_with_who_does_what(desk: Desk) -> None:
    desk.welcome_marc()
    desk.view("sante", "bloque")
    desk.say(
        {"kind": "goal_set", "words": "Un vélo", "as": "bike"},
        {
            "kind": "action_agreed",
            "goal": "@bike",
            "words": "Voir l’atelier",
            "who": {"voice": "emploi"},
            "by": "2026-04-01",
        },
        {
            "kind": "action_agreed",
            "words": "Appeler",
            "who": {"voice": "social", "name": "Awa"},
        },
        {"kind": "action_agreed", "goal": "@bike", "words": "Déjà fait", "as": "done"},
        {"kind": "action_state", "action": "@done", "state": "done"},
        {"kind": "goal_set", "words": "Plus tard", "as": "later"},
        {"kind": "goal_state", "goal": "@later", "state": "set_aside"},
    )
    bike, loose = composed(desk).sheet.goals
    assert bike.words == "Un vélo"
    assert [(one.words, one.who, one.side, one.by) for one in bike.steps] == [
        ("Voir l’atelier", "Marc", "emploi", dt.date(2026, 4, 1))
    ]
    assert loose.words == ""
    assert [(one.words, one.who) for one in loose.steps] == [("Appeler", "Awa")]


def test_strengths_and_skills_once_each(desk: Desk) -> None:
    desk.view("sante", "bloque")
    strength = {"kind": "strength_recognised", "words": "Fait du vélo"}
    desk.say(strength, strength, {"kind": "skill_recognised", "words": "Cuisine"})
    assert composed(desk).sheet.strengths == ("Fait du vélo", "Cuisine")


def test_a_changed_name_is_the_only_one_printed(desk: Desk) -> None:
    desk.view("sante", "bloque")
    desk.say({"kind": "person_described", "called": "Nadia B."})
    found = composed(desk)
    assert found.sheet.called == "Nadia B."
    assert "Amina" not in told(found)


def test_a_name_in_two_parts_is_contained(desk: Desk) -> None:
    desk.open(called="", details={"first_name": "Nadia", "last_name": "B."})
    desk.view("sante", "bloque")
    found = composed(desk)
    assert found.sheet.called == "Nadia B."
    assert "person_described:" in printed(desk, found)


# --- who signs ---------------------------------------------------------------


SIDE = {"role": "referent"}


def roles(found: Composed) -> list[tuple[str, str, str]]:
    return [(one.role, one.name, one.field) for one in found.sheet.signatories]


def test_the_person_and_one_referent_of_each_side_sign(desk: Desk) -> None:
    desk.say(
        {
            "kind": "member_joined",
            "name": "Ancien E.",
            "role": "referent",
            "side": "emploi",
        },
        {
            "kind": "member_joined",
            "name": "Autre S.",
            "role": "referent",
            "side": "social",
        },
        {"kind": "member_joined", "name": "Awa", "role": "proche"},
    )
    desk.welcome_marc()
    desk.view("sante", "bloque")
    assert composed(desk).sheet.present == (
        "Claire M., Le Relais d’exemple",
        "Marc D., conseiller emploi",
    )
    assert roles(composed(desk)) == [
        ("personne", "Amina B.", "SigPersonne"),
        ("social", "Claire M.", "SigSocial"),
        ("emploi", "Marc D.", "SigEmploi"),
    ]


def test_a_guardian_has_a_place_of_their_own(desk: Desk) -> None:
    desk.say(
        {
            "kind": "member_joined",
            "name": "Louise T.",
            "role": "mandataire",
            "quality": "curatrice",
            "mandate": "Curatelle simple",
        }
    )
    desk.view("sante", "bloque")
    assert roles(composed(desk))[-1] == ("autre-1", "Louise T.", "SigAutre1")
    _, pdf = preview(desk.ctx, desk.vault.paper, desk.livret, CHOICES)
    assert b"SigAutre1" in pdf


def test_a_guardian_without_a_word_of_theirs_is_told_for_what_they_are(
    desk: Desk, tmp_path: Path
) -> None:
    guardian = {"kind": "member_joined", "name": "Louise T.", "role": "mandataire"}
    desk.say(guardian)
    desk.view("sante", "bloque")
    _, pdf = preview(desk.ctx, desk.vault.paper, desk.livret, CHOICES)
    assert "Louise T., protection juridique" in read_aloud(pdf, tmp_path)


def test_only_who_is_wanted_signs(desk: Desk) -> None:
    desk.welcome_marc()
    desk.view("sante", "bloque")
    found = composed(desk, signers=("personne", "emploi"))
    assert [role for role, _, _ in roles(found)] == ["personne", "emploi"]
    with pytest.raises(NotExpectedToSign) as caught:
        composed(desk, signers=("personne", "autre-1"))
    assert caught.value.facts == {"role": "autre-1"}


def test_the_sheet_is_plain_json(desk: Desk) -> None:
    desk.view("sante", "bloque", words="<b>Mon dos</b>")
    plain = as_json(composed(desk).sheet)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["on"] == "2026-03-12"
    assert plain["rows"][0]["quotes"][0]["words"] == "<b>Mon dos</b>"


def test_two_lines_written_at_the_same_time_are_both_printed(desk: Desk) -> None:
    desk.view("sante", "bloque")
    desk.say(
        {"kind": "line_agreed", "barrier": "sante", "outcome": "agreed", "words": "A"}
    )
    livret = desk.read
    topic = row(composed(desk), "sante")
    assert [one.words for one in topic.lines] == ["A"]
    (key,) = [key for key in livret.slots if key[0] == "line"]
    first = livret.slots[key][0]
    second = replace(first, id="f" * 64, content={**first.content, "words": "B"})
    both = replace(livret, slots={**livret.slots, key: (first, second)})
    found = compose_diagnostic(both, CHOICES)
    assert [one.words for one in row(found, "sante").lines] == ["A", "B"]
    assert {first.id, second.id} <= set(found.contains)
