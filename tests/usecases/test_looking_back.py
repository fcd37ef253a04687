"""One thing said: what it replaced, what became of it, whether it may go."""

from __future__ import annotations

import pytest

from livret.domain.livret import Value
from livret.usecases.errors import NotAllowed
from livret.usecases.example import make_example
from livret.usecases.looking_back import Fate, Kept, story_of, why_kept
from livret.usecases.retracting import retract
from livret.usecases.signing import SigningAct
from tests.usecases.desks import Desk
from tests.usecases.test_documents import freeze, sign


def story(desk: Desk, contribution: str):  # type: ignore[no-untyped-def]
    found = story_of(desk.read, contribution)
    assert found is not None
    return found


def kept(desk: Desk, contribution: str) -> Kept:
    return why_kept(desk.read, story(desk, contribution), desk.ctx.signer.public_key)


def ids(values: tuple[Value, ...]) -> list[str]:
    return [value.id for value in values]


def test_words_and_those_that_took_their_place(desk: Desk) -> None:
    first = desk.view("mobilite", "bloque", words="Pas de bus.")
    desk.view("sante", "bloque")
    last = desk.view("mobilite", "gene_un_peu", words="Un bus le soir.")
    assert story(desk, first).fate is Fate.REPLACED
    assert ids(story(desk, first).after) == [last]
    assert story(desk, last).fate is Fate.STANDS
    assert ids(story(desk, last).before) == [first]
    assert kept(desk, first) is Kept.AFTER
    assert kept(desk, last) is Kept.NO


def test_what_is_taken_back_tells_it_and_what_was_before_stands_again(
    desk: Desk,
) -> None:
    first = desk.view("mobilite", "bloque")
    last = desk.view("mobilite", "gene_un_peu")
    back = retract(desk.ctx, desk.livret, last).value
    told = story(desk, last)
    assert told.fate is Fate.TAKEN_BACK
    assert told.taken_back is not None
    assert told.taken_back.id == back
    assert story(desk, first).fate is Fate.STANDS
    target = story(desk, back).target
    assert target is not None
    assert target.id == last
    assert kept(desk, last) is Kept.AFTER


def test_acts_and_rules_stay(desk: Desk) -> None:
    marc = desk.welcome_marc()
    root = desk.read.history[0].id
    for act in (marc, root):
        assert kept(desk, act) is Kept.ACT
        assert story(desk, act).fate is Fate.DONE


def test_what_somebody_else_wrote_is_theirs(desk: Desk) -> None:
    view = desk.view("mobilite", "bloque")
    told = story(desk, view)
    assert why_kept(desk.read, told, "0" * 64) is Kept.OTHER


def test_what_is_not_there_has_no_story(desk: Desk) -> None:
    assert story_of(desk.read, "0" * 64) is None


def test_a_signed_paper_keeps_its_words(desk: Desk) -> None:
    view = desk.view("mobilite", "bloque")
    document = freeze(desk, signers=("social",))
    assert kept(desk, view) is Kept.NO
    sign(desk, document, SigningAct(role="social", way="certificate"))
    assert kept(desk, view) is Kept.SIGNED
    assert [paper.id for paper in story(desk, view).papers] == [document]
    frozen = story(desk, document)
    assert frozen.document is not None
    assert frozen.document.id == document


def test_it_says_beforehand_what_the_livret_would_answer(desk: Desk) -> None:
    desk.livret = make_example(desk.ctx)
    told = {value.id: kept(desk, value.id) for value in desk.read.history}
    assert {Kept.NO, Kept.ACT} <= set(told.values())
    for contribution, why in told.items():
        if why is not Kept.NO:
            with pytest.raises(NotAllowed):
                retract(desk.ctx, desk.livret, contribution)
    free = [one for one, why in told.items() if why is Kept.NO]
    retract(desk.ctx, desk.livret, free[-1])
    assert kept(desk, free[-1]) is Kept.AFTER
