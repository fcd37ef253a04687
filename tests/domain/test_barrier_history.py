"""The history of each barrier: a track for each voice, and its endings."""

from __future__ import annotations

import datetime as dt

from livret.domain.barrier_history import BarrierHistory, barrier_histories
from tests.domain.on_the_line import MARCH, day, opened
from tests.domain.writing import Log, team


def history(log: Log, barrier: str = "mobilite") -> BarrierHistory:
    found = barrier_histories(log.fold())
    return next(one for one in found if one.barrier == barrier)


def said(log: Log, form: str, voice: str, answer: str, on: int, words: str = "") -> str:
    code = "level" if answer in {"bloque", "gene_un_peu", "ne_gene_pas"} else "answer"
    content = {"diagnosis": form, "barrier": "mobilite", code: answer}
    if words:
        content["words"] = words
    when = MARCH + dt.timedelta(days=on)
    return log.write("claire", "view_given", content, voice=voice, said_on=when)


def test_each_voice_keeps_its_own_track() -> None:
    log, _ = team()
    form = opened(log)
    said(log, form, "emploi", "bloque", 1)
    said(log, form, "personne", "bloque", 1, "Je marche")
    said(log, form, "personne", "gene_un_peu", 90, "J’ai un vélo")
    found = history(log)
    assert [track.voice for track in found.tracks] == ["personne", "emploi"]
    hers = found.track("personne")
    assert hers is not None
    assert [(one.answer, one.words) for one in hers.readings] == [
        ("bloque", "Je marche"),
        ("gene_un_peu", "J’ai un vélo"),
    ]
    before = hers.on(MARCH + dt.timedelta(days=89))
    assert before is not None
    assert before.answer == "bloque"
    assert hers.on(MARCH) is None
    assert found.track("social") is None
    assert [one.isoformat() for one in found.days] == [day(1), day(90)]


def test_of_one_day_the_last_said_counts() -> None:
    log, _ = team()
    form = opened(log)
    said(log, form, "personne", "bloque", 1)
    said(log, form, "personne", "ne_gene_pas", 1)
    hers = history(log).track("personne")
    assert hers is not None
    assert [one.answer for one in hers.readings] == ["ne_gene_pas"]


def test_a_refusal_leaves_no_other_voice() -> None:
    log, _ = team()
    form = opened(log)
    said(log, form, "social", "bloque", 1)
    said(log, form, "personne", "ne_souhaite_pas_repondre", 2)
    found = history(log)
    assert found.declined
    assert [track.voice for track in found.tracks] == ["personne"]
    said(log, form, "personne", "ne_sait_pas", 9)
    found = history(log)
    assert not found.declined
    assert [track.voice for track in found.tracks] == ["personne", "social"]


def test_a_review_speaks_of_levels_too() -> None:
    log, _ = team()
    review = log.write("claire", "review_opened", {"moment": "interim"})
    levels = [{"barrier": "mobilite", "level": "ne_gene_pas", "words": "Ça roule"}]
    log.write("claire", "review_said", {"review": review, "levels": levels})
    hers = history(log).track("personne")
    assert hers is not None
    assert hers.readings[0].words == "Ça roule"


def test_a_barrier_closes_with_a_word_of_hers_and_can_come_back() -> None:
    log, _ = team()
    content = {"barrier": "mobilite", "state": "closed", "words": "J’ai le permis"}
    log.write("claire", "barrier_state", content)
    found = history(log)
    assert found.closed
    assert found.turns[0].words == "J’ai le permis"
    again = {"barrier": "mobilite", "state": "open"}
    log.write("claire", "barrier_state", again, said_on=MARCH + dt.timedelta(40))
    assert not history(log).closed
    assert len(history(log).turns) == 2
