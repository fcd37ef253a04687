"""The time line in sentences: all that the picture shows, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.words.charts.entries import Entry
from livret.words.one_line import as_sentence, on_one_line
from livret.words.timeline import LANES, entries_of, lane_label
from livret.words.translator import translator_for
from tests.domain.writing import Log, team

FR, EN = translator_for("fr"), translator_for("en")
DAY = dt.date(2026, 3, 12)


def entry(log: Log) -> Entry:
    (found,) = entries_of(FR, log.fold())
    return found


def english(log: Log) -> str:
    (found,) = entries_of(EN, log.fold())
    return found.sentence


def test_her_life_says_whose_words_they_are() -> None:
    log, _ = team()
    log.write("claire", "life_told", {"words": "Je chante", "on": "2026-03-12"})
    assert entry(log).sentence == (
        "Ma vie. 12 mars 2026. Je chante. Paroles de la personne, écrites par claire."
    )
    assert entry(log).side == "personne"


def test_a_span_says_both_days_and_planned_says_so() -> None:
    log, _ = team()
    content = {"words": "Stage", "on": "2026-05-01", "until": "2026-05-09"}
    log.write("marc", "event_noted", {**content, "planned": True}, voice="emploi")
    found = entry(log)
    assert found.label == "prévu\u202f: Stage"
    assert found.under == "du 1er mai 2026 au 9 mai 2026"
    assert english(log) == "Employment. From 1 May 2026 to 9 May 2026. Planned: Stage."


def test_a_label_is_one_line_that_can_be_measured() -> None:
    """Words of several lines were drawn over each other, and off the page."""
    log, _ = team()
    said = "Mon père\nest là\u2028ce soir\t\u0378"
    log.write("claire", "life_told", {"words": said, "on": "2026-03-12"})
    assert entry(log).label == "Mon père est là ce soir \ufffd"


@pytest.mark.parametrize(
    ("means", "label"),
    [("telephone", "Au téléphone"), ("street", "Dans la rue"), ("message", "Message")],
)
def test_a_contact_without_words_says_how(means: str, label: str) -> None:
    log, _ = team()
    log.write("claire", "contact_made", {"means": means})
    found = entry(log)
    assert (found.label, found.small, found.lane) == (label, True, "social")


def test_a_request_names_the_service_and_its_answer() -> None:
    log, _ = team()
    content = {"to": "l’auto-école", "words": "Le permis", "on": "2026-03-12"}
    sent = log.write("claire", "referral_made", content, voice="social")
    assert entry(log).sentence == (
        "Social. 12 mars 2026. Demande : l’auto-école. Le permis. Réponse attendue."
    )
    log.write("claire", "referral_state", {"referral": sent, "state": "no_answer"})
    outside = [one for one in entries_of(FR, log.fold()) if one.lane == "outside"]
    assert outside[0].label == "l’auto-école n’a pas répondu"
    assert outside[0].sentence.startswith("Ce qui bloque dehors. Depuis le 12 mars")


def test_what_blocks_says_who_has_to_answer() -> None:
    log, _ = team()
    form = {"form": "diagnostic-partage", "form_version": 1}
    opened = log.write("claire", "diagnosis_opened", form)
    content = {
        "diagnosis": opened,
        "barrier": "mobilite",
        "level": "bloque",
        "outside": [{"words": "Pas de bus", "who": "le réseau"}],
    }
    log.write("claire", "view_given", content, voice="social", said_on=DAY)
    found = [one for one in entries_of(FR, log.fold()) if one.lane == "outside"]
    assert found[0].sentence == (
        "Ce qui bloque dehors. Depuis le 12 mars 2026. Pas de bus. "
        "Qui doit répondre\u202f: le réseau."
    )


def test_a_step_says_who_takes_it_and_where_it_stands() -> None:
    log, _ = team()
    content = {"words": "Appeler", "who": {"voice": "autre:x", "name": "Awa"}}
    log.write("claire", "action_agreed", {**content, "by": "2026-04-01"})
    found = entry(log)
    assert found.sentence == (
        "Nos démarches. 1er avril 2026. Prévu\u202f: Appeler. "
        "Qui s’en occupe\u202f: Awa. Où en est-on\u202f: à faire."
    )
    assert found.side == "autre"


def test_a_step_that_is_done_says_who_took_it() -> None:
    log, _ = team()
    who = {"voice": "autre:x", "name": "Awa"}
    action = log.write("claire", "action_agreed", {"words": "Appeler", "who": who})
    done = {"action": action, "state": "done", "on": "2026-04-01"}
    log.write("claire", "action_state", done)
    assert entry(log).sentence == (
        "Nos démarches. 1er avril 2026. Appeler. "
        "Qui s’en est occupé\u202f: Awa. Où en est-on\u202f: c’est fait."
    )


def test_what_blocks_a_step_says_what_it_is_and_which_step() -> None:
    log, _ = team()
    action = log.write("claire", "action_agreed", {"words": "Un vélo"})
    state = {"action": action, "state": "blocked_outside", "blocks": "queue"}
    said = {**state, "blocked_by": "l’atelier", "on": "2026-04-01"}
    log.write("claire", "action_state", said)
    (found,) = [one for one in entries_of(FR, log.fold()) if one.lane == "outside"]
    assert found.sentence == (
        "Ce qui bloque dehors. Depuis le 1er avril 2026. L’atelier. "
        "Une liste d’attente. Démarche\u202f: Un vélo."
    )


def test_passing_on_says_to_whom_and_her_words_as_hers() -> None:
    log, _ = team()
    content = {"to": {"name": "Nadia F."}, "on": "2026-04-01", "words": "Oui, merci."}
    log.write("claire", "handover_made", content)
    assert entry(log).sentence == (
        "Ensemble. 1er avril 2026. Passage de relais. À Nadia F. "
        "«\u202fOui, merci.\u202f»"
    )


@pytest.mark.parametrize("review", [True, False])
def test_what_is_planned_together_carries_it_in_its_name(review: bool) -> None:
    log, _ = team()
    log.write("claire", "meeting_planned", {"on": "2026-05-01", "review": review})
    found = entry(log)
    assert found.label == ("Bilan prévu" if review else "Rencontre prévue")
    assert found.side == "ensemble"


@pytest.mark.parametrize("review", [True, False])
def test_a_planned_day_gone_by_says_that_nobody_told_how_it_went(review: bool) -> None:
    log, _ = team()
    log.write("claire", "meeting_planned", {"on": "2026-05-01", "review": review})
    named = "Bilan prévu" if review else "Rencontre prévue"
    (same_day,) = entries_of(FR, log.fold(), today=dt.date(2026, 5, 1))
    assert same_day.label == named
    (after,) = entries_of(FR, log.fold(), today=dt.date(2026, 5, 2))
    assert after.sentence == (
        f"Ensemble. 1er mai 2026. {named} ce jour-là. "
        "On n’a pas encore dit comment ça s’est passé."
    )
    (english_one,) = entries_of(EN, log.fold(), today=dt.date(2026, 5, 2))
    assert english_one.sentence.endswith("Nobody has said yet how it went.")


def test_every_lane_has_a_name_in_both_languages() -> None:
    assert all(lane_label(FR, lane) and lane_label(EN, lane) for lane in LANES)
    assert lane_label(EN, "ma_vie") == "My life"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("réponse", "Réponse."),
        ("Prêt\u202f?", "Prêt\u202f?"),
        ("«\u202fOui.\u202f»", "«\u202fOui.\u202f»"),
        ("«\u202fOui\u202f»", "«\u202fOui\u202f»."),
        ("“Yes.”", "“Yes.”"),
        ("«Oui.\u2069»\u2069", "«Oui.\u2069»\u2069"),
    ],
)
def test_a_sentence_begins_and_ends(part: str, said: str) -> None:
    assert as_sentence(part) == said


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("C’est fait.", "C’est fait · puis"),
        ("Claire M.", "Claire M. · puis"),
        ("2026 \u0440.", "2026 \u0440. · puis"),
    ],
)
def test_one_letter_for_a_word_keeps_its_stop(first: str, said: str) -> None:
    assert on_one_line([first, "puis"]) == said
