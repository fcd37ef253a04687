"""What arrives is read or refused, and what its kind may not hold is marked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from livret.domain.arrival import arrive, content_problem
from livret.domain.body import Body, Origin
from livret.domain.kinds import KINDS
from livret.domain.malformed import MalformedContribution
from tests.domain.writing import SCOPE_KEY, key_of, seal


def body(kind: str = "aim_said", /, **changes: Any) -> Body:
    """A right aim, changed."""
    told: dict[str, Any] = {
        "voice": "personne",
        "recorded_at": 0,
        "content": {"words": "x"},
    }
    return Body(kind=kind, **{**told, **changes})


def origin(**changes: str) -> Origin:
    told = {"system": "s", "table": "t", "key": "k", "digest": "0" * 64}
    return Origin(**{**told, **changes})


def test_what_is_right_has_no_problem() -> None:
    assert content_problem(body()) == ""
    assert content_problem(body(said_on=dt.date(1990, 1, 1))) == ""
    assert content_problem(body(origin=origin())) == ""
    assert content_problem(body(scopes=("entre_nous:ab12",))) == ""
    assert content_problem(body(scopes=("commun", "ma_vie"))) == ""


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"content": {}}, "words: missing"),
        ({"content": {"words": 1}}, "words: text"),
        ({"content": {"words": "x", "more": 1}}, "more: unknown"),
        ({"content": {"words": "x", "came": {"how": "x"}}}, "came.how: choice"),
        ({"structural": True}, "structural: choice"),
        ({"version": 0}, "version: number"),
        ({"version": -1}, "version: number"),
        ({"recorded_at": -1}, "recorded_at: number"),
        ({"recorded_at": 253_402_300_800_000}, "recorded_at: number"),
        ({"recorded_at": 2**53 - 1}, "recorded_at: number"),
        ({"voice": "moi"}, "voice: choice"),
        ({"voice": "autre:"}, "voice: choice"),
        ({"voice": "autre:" + "x" * 81}, "voice: choice"),
        ({"voice": "autre:a\nb"}, "voice: choice"),
        ({"voice": "autre:a\u202eb"}, "voice: choice"),
        ({"scopes": ()}, "scopes: choice"),
        ({"scopes": ("tout",)}, "scopes: choice"),
        ({"scopes": ("sante", "commun")}, "scopes: choice"),
        ({"origin": origin(digest="x")}, "origin.digest: shape"),
        ({"origin": origin(system="")}, "origin.system: empty"),
        ({"origin": origin(author="a\nb")}, "origin.author: one_line"),
    ],
)
def test_each_problem_is_found(changes: dict[str, Any], problem: str) -> None:
    assert content_problem(body(**changes)) == problem


def test_no_number_of_social_security_comes_in_through_an_origin() -> None:
    number = "".join(("1", "70", "11", "13", "055", "123"))
    found = content_problem(body(origin=origin(key=number)))
    assert found == "origin.key: social_security_number"


def test_an_agreement_is_the_persons_to_give() -> None:
    told = {
        "recipient": {"name": "CCAS"},
        "scopes": ["commun"],
        "purpose": "suivi",
        "until": "2027-01-01",
    }
    right = body("agreement_given", content=told)
    assert content_problem(right) == ""
    wrong = body("agreement_given", content=told, voice="social")
    assert content_problem(wrong) == "voice: choice"


def test_a_body_needs_at_least_the_scopes_its_content_names() -> None:
    told = {"words": "x", "barriers": ["sante", "logement"]}
    for scopes, problem in (
        (("commun",), "scopes: choice"),
        (("sante",), "scopes: choice"),
        (("logement", "sante"), ""),
        (("logement", "ma_vie", "sante"), ""),
    ):
        assert content_problem(body("goal_set", content=told, scopes=scopes)) == problem


def test_what_is_newer_is_not_judged() -> None:
    assert content_problem(body("haiku_read", content={"a": 1}, voice="?")) == ""
    assert content_problem(body(version=2, content={"a": 1})) == ""


def test_a_problem_marks_and_does_not_refuse() -> None:
    bad = seal(key_of("claire"), "0" * 32, ["1" * 64], body(content={}), bytes(32))
    assert arrive(bad).problem == "words: missing"
    assert arrive(bad.without_body()).problem == ""


def test_what_is_not_a_contribution_is_refused() -> None:
    one = seal(key_of("claire"), "0" * 32, ["1" * 64], body(), bytes(32))
    with pytest.raises(MalformedContribution):
        arrive(type(one)(one.header, one.signature, bytes(31), one.body))


def root(**changes: Any) -> Body:
    member = {"name": "Claire", "role": "referent"}
    told = {"rules": 1, "scope_key": SCOPE_KEY.hex(), "member": member}
    return body(
        "livret_opened",
        content={**told, **changes},
        voice="ensemble",
        structural=True,
    )


def test_a_roots_tags_are_those_of_its_scopes() -> None:
    right = seal(key_of("claire"), "", (), root(), bytes(32))
    assert arrive(right).problem == ""
    for tags in ((), ("0" * 32,)):
        wrong = seal(key_of("claire"), "", (), root(), bytes(32), tags=tags)
        assert arrive(wrong).problem == "scopes: choice"
    keyless = seal(key_of("claire"), "", (), root(scope_key="x"), bytes(32))
    assert arrive(keyless).problem == "scope_key: shape"


def test_every_kind_that_rules_others_carries_no_free_text() -> None:
    for kind in KINDS.values():
        if not kind.structural or kind.name in {"livret_opened", "member_joined"}:
            continue  # those two carry names, which a team cannot do without
        assert '"maxLength"' not in str(kind.content.schema()).replace("'", '"')
