"""Diagnoses opened at two desks that had not seen each other."""

from __future__ import annotations

from hypothesis import assume, given

from livret.domain.ancestry import ancestry
from livret.domain.diagnosis import JointDiagnosis, current_diagnosis, diagnoses_of
from livret.domain.fold import fold
from tests.domain.histories import History, histories
from tests.domain.test_fold import SEVERAL, ancestors
from tests.domain.writing import Log, team

FORM = {"form": "diagnostic-partage", "form_version": 1}


def view(log: Log, name: str, diagnosis: str, voice: str, **more: object) -> str:
    """Say how somebody sees moving about."""
    told = {"diagnosis": diagnosis, "barrier": "mobilite", "level": "bloque"}
    parents = more.pop("parents", None)
    return log.write(
        name,
        "view_given",
        {**told, **more},
        voice=voice,
        parents=parents,  # type: ignore[arg-type]
    )


def side_by_side() -> tuple[Log, str, str]:
    """Claire and Marc each open one, and say what each of them heard."""
    log, _ = team()
    base = log.heads()
    opened = []
    for name, voice in (("claire", "social"), ("marc", "emploi")):
        own = log.write(name, "diagnosis_opened", FORM, parents=base)
        mine = view(log, name, own, voice, words=f"de {name}", parents=[own])
        view(log, name, own, "personne", words=f"à {name}", parents=[mine])
        opened.append(own)
    return log, *opened


def words(diagnosis: JointDiagnosis | None) -> dict[str, set[str]]:
    """What each voice said of moving about."""
    assert diagnosis is not None
    return {
        view.voice: {value.content["words"] for value in view.values}
        for view in diagnosis.topic("mobilite").views
    }


def test_two_opened_side_by_side_are_one_with_every_view_in_its_slot() -> None:
    log, claires, marcs = side_by_side()
    livret = log.fold()
    (only,) = diagnoses_of(livret)
    assert only.id in {claires, marcs}
    assert words(only) == {
        "personne": {"à claire", "à marc"},
        "social": {"de claire"},
        "emploi": {"de marc"},
    }


def test_her_words_heard_at_two_desks_wait_and_the_openings_do_not() -> None:
    log, _, _ = side_by_side()
    (waiting,) = log.fold().side_by_side
    assert (waiting[0], waiting[2:]) == ("view", ("mobilite", "personne"))


def test_who_sees_both_corrects_only_their_own_whichever_they_name() -> None:
    for which in (0, 1):
        log, *both = side_by_side()
        view(log, "claire", both[which], "personne", words="mieux dit")
        assert words(current_diagnosis(log.fold()))["personne"] == {
            "mieux dit",
            "à marc",
        }
        view(log, "amina", both[1 - which], "personne", words="de ma main")
        hers = current_diagnosis(log.fold())
        assert hers is not None
        assert hers.topic("mobilite").view("personne").words == "de ma main"
        assert not log.fold().side_by_side


def test_words_are_taken_back_in_whichever_diagnosis_they_were_said() -> None:
    log, claires, marcs = side_by_side()
    for diagnosis in (claires, marcs):
        again = view(log, "claire", diagnosis, "social", words="trop vite")
        assert words(current_diagnosis(log.fold()))["social"] == {"trop vite"}
        assert not log.reason(log.retract("claire", again))
        assert words(current_diagnosis(log.fold()))["social"] == {"de claire"}


def test_one_opened_on_top_of_another_begins_anew() -> None:
    log, claires, marcs = side_by_side()
    again = log.write("marc", "diagnosis_opened", FORM)
    view(log, "marc", again, "emploi", words="un an plus tard")
    earlier, now = diagnoses_of(log.fold())
    assert earlier.id in {claires, marcs}
    assert words(earlier)["emploi"] == {"de marc"}
    assert (now.id, words(now)) == (again, {"emploi": {"un an plus tard"}})


def test_one_opened_unseen_is_of_the_first_round_not_of_the_next() -> None:
    log, claires, _marcs = side_by_side()
    before = log.all[claires].header.parents
    log.write("claire", "diagnosis_opened", FORM)
    late = log.write("nadia", "diagnosis_opened", FORM, parents=before)
    view(log, "nadia", late, "social", words="de nadia", parents=[late])
    first, second = diagnoses_of(log.fold())
    assert words(first)["social"] == {"de claire", "de nadia"}
    assert words(second) == {}


def test_other_forms_stay_apart_and_the_newest_version_is_read() -> None:
    log, _ = team()
    base = log.heads()
    other = {"form": "autre", "form_version": 1}
    log.write("nadia", "diagnosis_opened", other, parents=base)
    for name, version in (("claire", 1), ("marc", 2)):
        told = {**FORM, "form_version": version}
        log.write(name, "diagnosis_opened", told, parents=base)
    found = {one.form: one.form_version for one in diagnoses_of(log.fold())}
    assert found == {"autre": 1, "diagnostic-partage": 2}
    assert len(diagnoses_of(log.fold())) == 2


def test_an_opening_taken_back_takes_no_view_of_the_other_desk_with_it() -> None:
    for which in (0, 1):
        log, *both = side_by_side()
        log.retract(("claire", "marc")[which], both[which])
        (left,) = diagnoses_of(log.fold())
        assert left.id == both[1 - which]
        assert set(words(left)) == {"personne", "social", "emploi"}


def test_a_view_that_names_an_opening_nobody_showed_it_keeps_its_own_place() -> None:
    log, claires, marcs = side_by_side()
    base = log.all[claires].header.parents
    for unseen in (claires, marcs):
        view(log, "nadia", unseen, "social", words="deviné", parents=base)
    standing = {
        key: [value.content["words"] for value in values]
        for key, values in log.fold().each("view")
        if key[3] == "social"
    }
    # One of the two names the round itself; the other is left where it pointed.
    assert sorted(map(sorted, standing.values()), key=len) == [
        ["deviné"],
        ["de claire", "deviné"],
    ]


@SEVERAL
@given(histories())
def test_openings_of_one_round_never_saw_each_other(history: History) -> None:
    livret, past = fold(history.everything), ancestors(history.everything)
    for _, opened in livret.each("diagnosis"):
        for one in opened:
            assert not past[one.id].intersection(other.id for other in opened)


@SEVERAL
@given(histories())
def test_every_view_that_stands_is_read_in_exactly_one_diagnosis(
    history: History,
) -> None:
    livret, past = fold(history.everything), ancestors(history.everything)
    read = [
        value.id
        for diagnosis in diagnoses_of(livret)
        for topic in diagnosis.topics
        for view in topic.views
        for value in view.values
    ]
    assert len(read) == len(set(read))
    opened = {v.id for _, values in livret.each("diagnosis") for v in values}
    for _, values in livret.each("view"):
        for value in values:
            named = value.content["diagnosis"]
            if named in opened and named in past[value.id]:
                assert value.id in read


@SEVERAL
@given(histories())
def test_what_arrives_later_parts_no_round(history: History) -> None:
    """Two that are one for somebody are one for who holds more.

    Only a leaving that cuts off an earlier opening changes who began anew.
    """
    order = ancestry(history.everything).ordered
    half = fold(order[: len(order) // 2 + 1])
    whole = fold(order)
    assume(not any(one.kind == "diagnosis_opened" for one in whole.set_aside))
    rounds = [{one.id for one in opened} for _, opened in whole.each("diagnosis")]
    standing = set().union(*rounds)
    for _, opened in half.each("diagnosis"):
        still = {one.id for one in opened} & standing
        assert not still or any(still <= one for one in rounds)
