"""Which question comes next, and what is left of a meeting after a crash."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from livret.domain.barriers import Barrier
from livret.domain.came import Came
from livret.domain.identifiers import has_social_security_number
from livret.domain.meeting_mode import (
    LONGEST_PAUSE,
    Known,
    Question,
    Sitting,
    begin,
    short,
    sitting_of,
)
from livret.domain.meeting_rooms import Elsewhere
from livret.domain.meetings import Present
from livret.domain.reviews import PARTS

NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
FIRST = Known()
LATER = Known(last_time=True, printable=True)
BACK = Known(review=True)


def walked(sitting: Sitting, known: Known, turns: int = 20) -> list[str]:
    """The questions that « Continuer » alone leads through."""
    passed = [sitting.question]
    for _ in range(turns):
        sitting = sitting.onward(known)
        if sitting.question is not passed[-1]:
            passed.append(sitting.question)
    return [one.value for one in passed]


def test_a_first_meeting_asks_what_there_is_to_ask() -> None:
    assert walked(begin(NOW), FIRST) == [
        "room",
        "welcome",
        "aim",
        "choosing",
        "steps",
        "read_back",
        "ending",
    ]


def test_a_meeting_to_look_back_begins_with_it() -> None:
    known = Known(review=True, last_time=True)
    asked = ["last_time", "looking_back", "looking_choosing", "aim"]
    assert walked(begin(NOW), known)[2:7] == [*asked, "choosing"]
    assert not {"looking_back", "looking_choosing"} & set(walked(begin(NOW), LATER))


def test_each_thing_looked_back_at_is_asked_alone() -> None:
    sitting = begin(NOW).onward(BACK).onward(BACK)
    asked = []
    while sitting.question is Question.LOOKING_BACK:
        asked.append(sitting.part)
        sitting = replace(sitting, voice="social").onward(BACK)
        assert sitting.voice == "personne"
    assert asked == list(PARTS)
    assert (sitting.question, sitting.part) == (Question.LOOKING_CHOOSING, "")
    for part in reversed(PARTS):
        sitting = sitting.back(BACK)
        assert (sitting.question, sitting.part) == (Question.LOOKING_BACK, part)
    assert sitting.back(BACK).question is Question.WELCOME


def test_a_topic_looked_back_at_comes_back_to_the_choice() -> None:
    sitting = replace(begin(NOW), question=Question.LOOKING_CHOOSING)
    sitting = sitting.take_up("logement")
    assert (sitting.question, sitting.barrier) == (Question.LOOKING_TOPIC, "logement")
    assert (sitting.looked_at, sitting.taken_up) == (("logement",), ())
    assert sitting.back(BACK).question is Question.LOOKING_CHOOSING
    assert len(sitting.left) == 6
    sitting = sitting.onward(BACK)
    assert (sitting.question, sitting.barrier) == (Question.LOOKING_CHOOSING, "")
    assert sitting.stop_here().question is Question.AIM
    for barrier in Barrier:
        sitting = sitting.take_up(barrier)
    assert sitting.onward(BACK).question is Question.AIM
    assert len(sitting.onward(BACK).left) == 7


def test_a_later_meeting_recalls_and_ends_on_paper() -> None:
    assert walked(begin(NOW), LATER) == [
        "room",
        "welcome",
        "last_time",
        "aim",
        "choosing",
        "steps",
        "read_back",
        "signing",
        "handing_over",
        "ending",
    ]


def test_going_back_passes_the_same_questions() -> None:
    sitting = begin(NOW)
    there, back = [sitting.question], []
    while sitting.question is not Question.ENDING:
        sitting = sitting.onward(LATER)
        there.append(sitting.question)
    while sitting.question is not Question.ROOM:
        back.append(sitting.question)
        sitting = sitting.back(LATER)
    assert [*back, Question.ROOM] == there[::-1]
    assert sitting.back(LATER) == sitting


def test_topics_come_one_at_a_time_and_only_those_she_wants() -> None:
    sitting = begin(NOW).take_up("logement")
    assert (sitting.question, sitting.barrier) == (Question.TOPIC, "logement")
    assert len(sitting.left) == 6
    assert "logement" not in sitting.left
    sitting = sitting.onward(FIRST)
    assert (sitting.question, sitting.barrier) == (Question.CHOOSING, "")
    assert sitting.take_up("sante").stop_here().question is Question.STEPS
    assert sitting.take_up("sante").back(FIRST).question is Question.CHOOSING
    assert sitting.take_up("logement").taken_up == ("logement",)


def test_after_the_last_topic_come_the_steps() -> None:
    sitting = begin(NOW)
    for barrier in Barrier:
        sitting = sitting.take_up(barrier)
    assert sitting.left == ()
    assert sitting.onward(FIRST).question is Question.STEPS


def test_a_topic_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="travail"):
        begin(NOW).take_up("travail")


def test_the_next_question_is_hers() -> None:
    sitting = begin(NOW).take_up("sante")
    spoken = sitting_of(sitting.as_text().replace('"personne"', '"emploi"'))
    assert spoken is not None
    assert spoken.voice == "emploi"
    assert spoken.onward(FIRST).voice == "personne"


def test_one_may_go_on_without_signing() -> None:
    sitting = begin(NOW).take_up("sante").stop_here().onward(LATER)
    assert sitting.question is Question.READ_BACK
    assert sitting.onward(LATER).question is Question.SIGNING
    unsigned = sitting.without_signing(LATER)
    assert unsigned.question is Question.HANDING_OVER
    assert unsigned.read_back
    assert sitting.onward(LATER).read_back
    assert not sitting.read_back


def test_after_a_crash_the_same_question_is_asked() -> None:
    sitting = begin(NOW, (Present(voice="personne", name="Amina"),)).take_up("droit")
    soon = sitting.resumed(NOW + dt.timedelta(minutes=20))
    assert (soon.question, soon.barrier) == (Question.TOPIC, "droit")


@pytest.mark.parametrize("away", [False, True])
def test_after_a_long_silence_or_the_desk_the_room_is_asked_first(away: bool) -> None:
    sitting = begin(NOW).take_up("droit")
    if away:
        told = sitting.as_text().replace('"away": false', '"away": true')
        left = sitting_of(told)
        assert left is not None
        again = left.resumed(NOW)
    else:
        again = sitting.resumed(NOW + LONGEST_PAUSE + dt.timedelta(seconds=1))
    assert again.question is Question.ROOM
    assert not again.away
    on = again.onward(FIRST)
    assert (on.question, on.barrier, on.then) == (Question.TOPIC, "droit", "")


def test_looking_back_goes_on_where_it_was() -> None:
    asked = replace(begin(NOW), question=Question.LOOKING_BACK, part="helped")
    later = NOW + LONGEST_PAUSE + dt.timedelta(seconds=1)
    on = asked.resumed(later).onward(BACK)
    assert (on.question, on.part, on.then) == (Question.LOOKING_BACK, "helped", "")
    topic = replace(asked, question=Question.LOOKING_CHOOSING).take_up("droit")
    on = topic.resumed(later).onward(BACK)
    assert (on.question, on.barrier) == (Question.LOOKING_TOPIC, "droit")


def test_what_is_said_is_remembered_once_and_forgotten_when_taken_back() -> None:
    one, other = "0f" * 32, "9a" * 32
    sitting = begin(NOW).with_said(one, other).with_said(one)
    assert sitting.said == (short(one), short(other))
    assert sitting.without_said(one).said == (short(other),)


@given(st.binary(min_size=32, max_size=32))
def test_what_is_remembered_is_no_number(made: bytes) -> None:
    sitting = begin(NOW).with_said(made.hex())
    assert sitting.said[0].isalpha()
    assert not has_social_security_number("".join(sitting.said))


def test_a_sitting_is_read_from_its_draft() -> None:
    sitting = Sitting(
        began=NOW,
        touched=NOW + dt.timedelta(minutes=3),
        question=Question.TOPIC,
        barrier="famille",
        voice="social",
        present=(Present(voice="personne", name="Amina"), Present(voice="social")),
        came=Came(how="interpreter", language="uk", service="ISM", telephone=True),
        taken_up=("sante", "famille"),
        looked_at=("droit",),
        despite=("sante",),
        said=(short("ab" * 32),),
        planned="cd" * 32,
        read_back=True,
        handed_over="paper",
    )
    assert sitting_of(sitting.as_text()) == sitting


@given(st.binary(min_size=32, max_size=32))
@example(bytes.fromhex("1850578006084" + "a" * 51))
def test_no_draft_of_a_meeting_reads_as_a_secret_number(made: bytes) -> None:
    """A vault keeps no draft that does: the meeting could not be begun at all."""
    member = made.hex()
    sitting = replace(
        begin(NOW, (Present(voice=f"autre:{member}", member=member),), planned=member),
        voice=f"autre:{member}",
        document=member,
        marks=("abcdefghijklmnop",),
        elsewhere=(Elsewhere(member=member, since=NOW),),
    )
    assert not has_social_security_number(sitting.as_text())
    assert sitting_of(sitting.as_text()) == sitting


def test_a_draft_of_before_keeps_its_ids() -> None:
    member = "0f" * 32
    told = begin(NOW, (Present(voice="social", member=member),)).as_text()
    before = told.replace("ap" * 32, member)
    assert before != told
    read = sitting_of(before)
    assert read is not None
    assert read.present[0].member == member


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", "words of somebody", '{"began": 3}', "[[[[", '"x"'],
)
def test_what_is_no_sitting_is_none(text: str) -> None:
    assert sitting_of(text) is None


@pytest.mark.parametrize(
    ("was", "made"),
    [
        ('"question": "room"', '"question": "score"'),
        ('"barrier": ""', '"barrier": "travail"'),
        ('"part": ""', '"part": "score"'),
        ('"began": "2026', '"began": "un jour'),
        ('"away": false', '"away": false, "more": 1'),
        ('"how": "directly"', '"hows": "directly"'),
    ],
)
def test_a_damaged_draft_is_none(was: str, made: str) -> None:
    text = begin(NOW).as_text()
    assert was in text
    assert sitting_of(text.replace(was, made)) is None
