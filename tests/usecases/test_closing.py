"""The end of an accompaniment, its return, and passing the livret on."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.accompaniment import accompaniment_of, handovers_of
from livret.domain.agreements import agreements_of
from livret.domain.errors import InvalidField
from livret.usecases.closing import (
    THE_WHOLE,
    Call,
    CloseAccompaniment,
    HandOver,
    close_accompaniment,
    hand_over,
    reopen_accompaniment,
)
from livret.usecases.closing_errors import AlreadyClosed, HandoverNotAgreed, NotClosed
from livret.words.handover import attestation_text, handover_text, in_progress_text
from livret.words.translator import translator_for
from tests.usecases.desks import Desk

UNTIL = dt.date(2026, 12, 31)
FR = translator_for("fr")


def close(desk: Desk, reason: str = "employment", **told: Any) -> str:
    command = CloseAccompaniment(livret=desk.livret, reason=reason, **told)
    return close_accompaniment(desk.ctx, command).value


def give(desk: Desk, **told: Any) -> str:
    usual = {"name": "Awa S.", "agreed": True, "until": UNTIL, "purpose": "Continuer."}
    command = HandOver(livret=desk.livret, **{**usual, **told})
    return hand_over(desk.ctx, command).value


def test_an_end_has_a_neutral_reason_and_can_be_undone(desk: Desk) -> None:
    close(desk, words="Je travaille.")
    ended = accompaniment_of(desk.read)
    assert (ended.reason, ended.words) == ("employment", "Je travaille.")
    with pytest.raises(AlreadyClosed):
        close(desk)
    reopen_accompaniment(desk.ctx, desk.livret, words="On reprend.")
    again = accompaniment_of(desk.read)
    assert (again.state, again.reason, again.words) == ("open", "", "On reprend.")
    with pytest.raises(NotClosed):
        reopen_accompaniment(desk.ctx, desk.livret)


@pytest.mark.parametrize(("reason", "problem"), [("", "missing"), ("faute", "choice")])
def test_no_other_reason_is_taken(desk: Desk, reason: str, problem: str) -> None:
    with pytest.raises(InvalidField) as caught:
        close(desk, reason)
    assert caught.value.facts == {"path": "reason", "problem": problem}
    assert not accompaniment_of(desk.read).closed


def test_no_end_is_told_before_it_came(desk: Desk) -> None:
    today, day = desk.clock.today(), dt.timedelta(days=1)
    for on, problem in ((today + day, "future"), (today - day, "order")):
        command = CloseAccompaniment(livret=desk.livret, reason="moved", on=on)
        with pytest.raises(InvalidField) as refused:
            close_accompaniment(desk.ctx, command)
        assert refused.value.facts == {"path": "on", "problem": problem}
    desk.clock.forward(days=9)
    end = CloseAccompaniment(livret=desk.livret, reason="moved", on=today + day)
    close_accompaniment(desk.ctx, end)
    for on, problem in ((today + 30 * day, "future"), (today, "order")):
        with pytest.raises(InvalidField) as refused:
            reopen_accompaniment(desk.ctx, desk.livret, on)
        assert refused.value.facts == {"path": "on", "problem": problem}
    reopen_accompaniment(desk.ctx, desk.livret, today + 2 * day)


def test_a_statement_gives_no_reason_and_no_judgement(desk: Desk) -> None:
    close(desk, "no_news", words="Elle n’est plus venue.")
    told = attestation_text(FR, desk.read, dt.date(2026, 3, 12))
    assert "Amina B. a reçu un accompagnement du 12 mars 2026" in told
    assert "Claire M." in told
    assert "nouvelles" not in told
    assert "venue" not in told


def test_a_livret_is_passed_on_with_her_agreement(desk: Desk) -> None:
    with pytest.raises(HandoverNotAgreed) as caught:
        give(desk, agreed=False)
    assert caught.value.facts == {"name": "Awa S."}
    assert handovers_of(desk.read) == ()
    (goal,) = desk.say({"kind": "goal_set", "words": "Conduire"})
    desk.say(
        {
            "kind": "action_agreed",
            "words": "Le permis",
            "goal": goal,
            "who": {"voice": "emploi", "name": "Marc D."},
            "by": "2026-04-02",
        }
    )
    now = in_progress_text(FR, desk.read, dt.date(2026, 3, 12))
    give(
        desk,
        organisation="CCAS d’exemple",
        in_progress=now,
        call=[Call(name="Marc", about="l’emploi"), Call(name="Zoé", reach="01")],
        words="Je ne veux pas tout redire.",
    )
    (made,) = handovers_of(desk.read)
    (agreement,) = agreements_of(desk.read)
    assert made.value.content["agreement"] == agreement.values[-1].id
    assert agreement.scopes == set(THE_WHOLE)
    assert "ma_vie" not in agreement.scopes
    assert agreement.purpose == "Continuer."
    shown = handover_text(FR, made)
    assert "pas à raconter de nouveau" in shown
    assert "Démarche\u202f: Le permis (Marc D.), pour le 2 avril 2026" in shown
    assert "Marc · l’emploi" in shown
    assert "«\u202fJe ne veux pas tout redire.\u202f»" in shown


def test_an_agreement_in_force_is_rested_on(desk: Desk) -> None:
    give(desk, scopes=("commun", "mobilite"))
    (agreement,) = agreements_of(desk.read)
    again = give(desk, name="AWA S.", agreed=False, until=None, scopes=("mobilite",))
    assert len(agreements_of(desk.read)) == 1
    made = handovers_of(desk.read)[-1]
    assert made.id == again
    assert made.value.content["agreement"] == agreement.values[-1].id
    with pytest.raises(HandoverNotAgreed):
        give(desk, agreed=False)


def test_a_member_of_the_team_takes_over(desk: Desk) -> None:
    (awa,) = desk.say({"kind": "member_joined", "name": "Awa S.", "role": "referent"})
    give(desk, member=awa)
    (made,) = handovers_of(desk.read)
    assert made.value.content["to"]["member"] == awa
    give(desk, name="Awa Sow", member=awa, agreed=False)
    assert len(handovers_of(desk.read)) == 2


def test_no_agreement_is_for_ever(desk: Desk) -> None:
    with pytest.raises(InvalidField) as caught:
        give(desk, until=None)
    assert caught.value.facts == {"path": "until", "problem": "missing"}


def test_what_goes_on_is_told_line_by_line(desk: Desk) -> None:
    assert in_progress_text(FR, desk.read, dt.date(2026, 3, 12)) == ""
    (action,) = desk.say({"kind": "action_agreed", "words": "Le titre de séjour"})
    state = {"kind": "action_state", "action": action, "state": "blocked_outside"}
    desk.say({**state, "blocked_by": "La préfecture n’a pas répondu"})
    desk.say({"kind": "referral_made", "to": "La mission", "on": "2026-03-01"})
    desk.say({"kind": "meeting_planned", "on": "2026-03-20"})
    assert in_progress_text(FR, desk.read, dt.date(2026, 3, 12)).splitlines() == [
        "Démarche\u202f: Le titre de séjour, bloqué dehors\u202f: "
        "La préfecture n’a pas répondu",
        "On attend la réponse de\u202f: La mission",
        "Rencontre prévue le 20 mars 2026",
    ]


def test_what_a_service_accepted_waits_for_no_answer(desk: Desk) -> None:
    (sent,) = desk.say({"kind": "referral_made", "to": "Le Relais", "on": "2026-03-01"})
    day = dt.date(2026, 3, 12)
    assert in_progress_text(FR, desk.read, day) == (
        "On attend la réponse de\u202f: Le Relais"
    )
    desk.say({"kind": "referral_state", "referral": sent, "state": "accepted"})
    assert in_progress_text(FR, desk.read, day) == "C’est accepté\u202f: Le Relais"
