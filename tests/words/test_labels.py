"""Codes as people read them: every code of the domain, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from livret.domain import document_fields, kind_fields
from livret.domain.barriers import ANSWERS, Answer, Barrier, Level
from livret.domain.fields import Code, Record
from livret.domain.kinds import KINDS
from livret.words import history, labels
from livret.words.translator import Translator, translator_for

FR, EN = translator_for("fr"), translator_for("en")
THIN = "\u202f"


def test_topics_read_as_she_reads_them() -> None:
    read = [labels.barrier_label(FR, barrier) for barrier in Barrier]
    assert " · ".join(read) == (
        "Ma santé · Mes papiers et mes droits · Parler, lire, écrire · Me déplacer"
        " · Ma famille, mes proches · Mon argent · Mon logement"
    )
    assert labels.barrier_label(EN, "mobilite") == "Getting around"
    assert labels.barrier_name(FR, "ressources") == "ressources"


def test_levels_are_words_the_same_everywhere() -> None:
    read = [labels.answer_label(FR, level) for level in Level]
    assert " · ".join(read) == "ne gêne pas · gêne un peu · gêne beaucoup · bloque"
    said = [labels.answer_button(FR, level) for level in Level]
    assert " · ".join(said) == (
        "Ça ne me gêne pas · Ça me gêne un peu · Ça me gêne beaucoup · Ça me bloque"
    )


def test_answers_that_are_not_levels_are_buttons_too() -> None:
    said = {answer: labels.answer_button(FR, answer) for answer in Answer}
    assert said == {
        Answer.NE_SAIT_PAS: "Je ne sais pas",
        Answer.PAS_ABORDE: "Pas aujourd’hui",
        Answer.NE_SOUHAITE_PAS_REPONDRE: "Je préfère ne pas répondre",
        Answer.NON_CONCERNE: "Ça ne me concerne pas",
    }


def test_a_professional_does_not_speak_in_her_place() -> None:
    for code in ANSWERS:
        said = labels.answer_button(FR, code, voice="social")
        assert " me " not in said or code == Answer.NE_SOUHAITE_PAS_REPONDRE
    assert labels.answer_button(FR, "bloque", voice="emploi") == "Ça bloque"


def test_marks_carry_names() -> None:
    assert labels.mark_label(FR, "bloque", name="Amina") == f"Amina{THIN}: bloque"
    refused = labels.mark_label(FR, "ne_souhaite_pas_repondre", name="Amina")
    assert refused == "Amina préfère ne pas répondre"
    assert labels.mark_label(FR, "", name="Marc") == f"Marc{THIN}: pas encore dit"
    for code in ANSWERS:
        for tr in (FR, EN):
            assert "Amina" in labels.mark_label(tr, code, name="Amina")


def test_a_name_with_braces_stays_a_name() -> None:
    said = labels.mark_label(FR, "bloque", name="{0.__class__}")
    assert said == f"{{0.__class__}}{THIN}: bloque"


def test_agreed_lines_say_so() -> None:
    assert labels.outcome_label(FR, "not_agreed") == f"Pas d’accord{THIN}:"
    assert set(labels.OUTCOMES) == set(labels.OUTCOME_CHOICES)
    assert labels.outcome_button(EN, "agreed") == "We agree"


def test_a_named_other_is_another_side() -> None:
    assert labels.side_label(FR, "autre:ab12") == "autre"
    assert labels.side_label(EN, "social") == "social"
    assert labels.asked_label(FR, "aim") == "pour ce que vous voulez faire"
    assert labels.quality_label(FR, "emploi") == "pour l’emploi"


def codes(kind: Record, name: str) -> set[str]:
    """The codes that a field of a kind may hold."""
    field = kind.fields[name]
    assert isinstance(field, Code)
    return set(field.choices)


def test_every_code_of_the_log_has_its_words() -> None:
    assert set(history.KINDS) == set(KINDS)
    assert set(history.ROLES) == set(kind_fields.ROLES)
    assert set(history.GOAL_STATES) == codes(kind_fields.GOAL_STATE, "state")
    assert set(history.ACTION_STATES) == codes(kind_fields.ACTION_STATE, "state")
    assert set(history.NOTES) == codes(kind_fields.NOTE_ADDED, "about")
    assert set(history.ERASED) == codes(kind_fields.TOMBSTONE, "reason")
    ways = codes(document_fields.SIGNATURE_GIVEN, "way")
    assert set(labels.WAYS) == set(labels.WAY_CHOICES) == ways
    assert set(labels.OUTCOMES) == codes(kind_fields.LINE_AGREED, "outcome")
    assert set(labels.ASKED) == codes(kind_fields.VIEW_GIVEN, "asked")


def test_every_answer_has_its_words_everywhere() -> None:
    assert set(labels.AT_DESK) == ANSWERS
    assert set(labels.IN_MEETING) == set(labels.BY_REFERENT) == ANSWERS
    assert set(labels.ON_PAPER) == ANSWERS | {""}


TABLES = [
    (history.role_label, history.ROLES),
    (history.goal_state_label, history.GOAL_STATES),
    (history.action_state_label, history.ACTION_STATES),
    (history.note_label, history.NOTES),
    (history.erased_label, history.ERASED),
    (history.kind_label, history.KINDS),
    (labels.barrier_label, labels.TOPICS),
    (labels.barrier_name, labels.BARRIERS),
    (labels.answer_label, labels.AT_DESK),
    (labels.answer_button, labels.IN_MEETING),
    (labels.asked_label, labels.ASKED),
    (labels.outcome_label, labels.OUTCOMES),
    (labels.outcome_button, labels.OUTCOME_CHOICES),
    (labels.side_label, labels.SIDES),
    (labels.quality_label, labels.QUALITIES),
    (labels.way_label, labels.WAYS),
    (labels.way_button, labels.WAY_CHOICES),
    (labels.verdict_label, labels.VERDICTS),
]
SAME_IN_BOTH = {"Signature", "Document", "Note", "social"}


@pytest.mark.parametrize(
    ("label", "table"), TABLES, ids=[function.__name__ for function, _ in TABLES]
)
def test_every_code_reads_in_both_languages(
    label: Callable[[Translator, str], str], table: dict[str, str]
) -> None:
    for code, text in table.items():
        french, english = label(FR, code), label(EN, code)
        assert french == text
        assert english != french or french in SAME_IN_BOTH


@pytest.mark.parametrize(
    "label",
    [function for function, _ in TABLES if function is not history.kind_label],
    ids=lambda function: function.__name__,
)
def test_a_code_that_nobody_knows_is_an_error(
    label: Callable[[Translator, str], str],
) -> None:
    with pytest.raises((KeyError, ValueError)):
        label(FR, "jamais_vu")


def test_a_kind_of_a_newer_livret_is_named_as_such() -> None:
    assert history.kind_label(FR, "jamais_vu") == "Écrit par un Livret plus récent"


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("Amina", "Paroles d’Amina, écrites par Claire M."),
        ("Élodie", "Paroles d’Élodie, écrites par Claire M."),
        ("Ørjan", "Paroles de Ørjan, écrites par Claire M."),
        ("Yves", "Paroles d’Yves, écrites par Claire M."),
        ("Yasmina", "Paroles de Yasmina, écrites par Claire M."),
        ("Hamid", "Paroles de Hamid, écrites par Claire M."),
        ("Marc", "Paroles de Marc, écrites par Claire M."),
        ("« Ali »", "Paroles d’« Ali », écrites par Claire M."),
        ("", "Paroles de , écrites par Claire M."),
    ],
)
def test_whose_words_are_said_in_good_french(speaker: str, said: str) -> None:
    assert history.words_of(FR, speaker, written_by="Claire M.") == said


def test_words_typed_by_their_speaker_name_nobody_else() -> None:
    assert history.words_of(FR, "Amina") == "Paroles d’Amina"
    assert history.words_of(FR, "Marc") == "Paroles de Marc"
    assert history.words_of(EN, "Amina", written_by="Claire M.") == (
        "Words of Amina, written down by Claire M."
    )
