"""The published schema and the door ``say`` agree, item by item."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livret.domain.errors import InvalidField, LivretError
from livret.domain.kinds import KINDS
from livret.usecases.closing_errors import HersFirst
from livret.usecases.errors import EmptyCharter, NotAllowed, UnknownReference
from livret.usecases.references import ONE_ID
from livret.usecases.say_schema import schema
from livret.usecases.saying import NOT_BY_THIS_DOOR
from tests.clock import SetClock
from tests.usecases.desks import Desk, make_vault
from tests.usecases.json_schemas import faults, values

PUBLISHED = schema()
ITEMS = PUBLISHED["properties"]["contributions"]["items"]["oneOf"]
BY_NAME = {item["title"]: item for item in ITEMS}
NOT_SAID_IN_A_SCHEMA = {
    "empty",
    "future",  # a schema knows no today
    "invisible",
    "social_security_number",
    "twice",
}
OF_A_FORM = ("form", "form_version", "facet", "support")
LISTED = (".situations[", ".choices[")
OFTEN = settings(max_examples=120, suppress_health_check=list(HealthCheck))

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.sampled_from(["", "x", "@x", "personne", "2026-13-40", [], {}, [{}], ["x"]]),
)


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    clock = SetClock()
    with make_vault(tmp_path_factory.mktemp("schema") / "coffre", clock) as vault:
        yield Desk(vault, clock)


def verdict(desk: Desk, item: Any) -> LivretError | None:
    """Say one item in a livret of its own; return the refusal, if any."""
    desk.open()
    try:
        desk.say(item)
    except LivretError as error:
        return error
    return None


@OFTEN
@given(st.data())
def test_what_the_schema_allows_is_taken(firm: Desk, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(BY_NAME)))
    item = data.draw(values(BY_NAME[name]))
    for reference in set(ONE_ID) - set(BY_NAME[name]["required"]):
        item.pop(reference, None)  # hardly ever one of this very livret
    valid = not faults(PUBLISHED, {"contributions": [item]})
    error = verdict(firm, item)
    if valid and error is not None:
        # A schema cannot know this livret, nor see what hides in a text.
        known = UnknownReference | NotAllowed | InvalidField | EmptyCharter | HersFirst
        assert isinstance(error, known), error
        if isinstance(error, EmptyCharter):
            assert not item["choices"]
            assert not item.get("lines")
        if isinstance(error, InvalidField):
            told = (error.facts["problem"], str(error.facts["path"]))
            astray = told[0] == "unknown" and (
                told[1].endswith(OF_A_FORM) or any(map(told[1].__contains__, LISTED))
            )
            assert astray or told[0] in NOT_SAID_IN_A_SCHEMA, error.facts
    if not valid:
        assert error is not None


@OFTEN
@given(st.data())
def test_what_is_taken_the_schema_allows(firm: Desk, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(BY_NAME)))
    item = data.draw(values(BY_NAME[name]))
    spoiled = data.draw(st.sampled_from([*sorted(BY_NAME[name]["properties"]), "odd"]))
    if data.draw(st.booleans()):
        item.pop(spoiled, None)
    else:
        item[spoiled] = data.draw(ODD)
    if verdict(firm, item) is None:
        assert not faults(PUBLISHED, {"contributions": [item]})


def test_every_kind_of_the_door_is_published() -> None:
    assert set(BY_NAME) == set(KINDS) - NOT_BY_THIS_DOOR


def test_the_example_of_the_handbook_is_valid(firm: Desk) -> None:
    items = [
        {"kind": "goal_set", "words": "…"},
        {
            "kind": "view_given",
            "barrier": "mobilite",
            "voice": "personne",
            "level": "bloque",
            "words": "…",
        },
    ]
    assert faults(PUBLISHED, {"contributions": items}) == []
    firm.open()
    assert len(firm.say(*items)) == 2


@pytest.mark.parametrize(
    "plain",
    [{}, [], {"contributions": []}, {"contributions": [{}]}, {"contributions": [1]}],
)
def test_what_is_no_list_of_contributions_is_not_valid(plain: Any) -> None:
    assert faults(PUBLISHED, plain)


def test_the_schema_is_plain_json() -> None:
    assert json.loads(json.dumps(PUBLISHED)) == PUBLISHED
