"""The dates of a contract, and the paper of the livret that it is linked to."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.domain.contracts import Contract, contracts_of
from livret.usecases.contracts import NoteContract, note_contract
from livret.usecases.documents import freeze, preview
from livret.usecases.errors import DiagnosisIsNoContract, UnknownReference
from livret.usecases.papers import PaperChoices
from livret.words.papers.catalogue import PAPERS
from tests.usecases.desks import Desk


def paper(desk: Desk, name: str = "savoir-faire") -> str:
    """What she knows how to do, or another paper, ready to sign; its id."""
    desk.say({"kind": "skill_recognised", "area": "cooking", "words": "Cuisiner"})
    choices = PaperChoices(
        language="fr", on=desk.clock.today(), witness="", to_sign=True
    )
    takes = PAPERS[name].takes
    made = preview(desk.ctx, desk.vault.paper, desk.livret, choices, takes)
    return freeze(desk.ctx, desk.livret, *made).value.document


def contract(desk: Desk) -> Contract:
    (one,) = contracts_of(desk.read)
    return one


def test_a_contract_is_linked_to_a_paper_of_the_livret(desk: Desk) -> None:
    document = paper(desk)
    noted = NoteContract(livret=desk.livret, type="cer", document=document)
    made = note_contract(desk.ctx, noted).value
    assert contract(desk).document == document
    day = dt.date(2026, 9, 1)
    again = NoteContract(livret=desk.livret, type="cer", ends_on=day, contract=made)
    note_contract(desk.ctx, again)
    assert (contract(desk).document, contract(desk).ends_on) == (document, day)
    none = NoteContract(livret=desk.livret, type="cer", document="", contract=made)
    note_contract(desk.ctx, none)
    assert contract(desk).document == ""


def test_it_is_linked_to_nothing_that_is_no_paper_of_the_livret(desk: Desk) -> None:
    (goal,) = desk.say({"kind": "goal_set", "words": "Cuisiner"})
    for elsewhere in ("ab" * 32, goal):
        noted = NoteContract(livret=desk.livret, type="cer", document=elsewhere)
        with pytest.raises(UnknownReference) as refused:
            note_contract(desk.ctx, noted)
        assert refused.value.facts["path"].endswith("document")
    assert contracts_of(desk.read) == ()


def test_it_is_never_linked_to_a_joint_diagnosis(desk: Desk) -> None:
    view = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
    desk.say({**view, "voice": "personne"})
    diagnosis = paper(desk, "diagnostic")
    noted = NoteContract(livret=desk.livret, type="cer", document=diagnosis)
    with pytest.raises(DiagnosisIsNoContract):
        note_contract(desk.ctx, noted)
    assert contracts_of(desk.read) == ()


def test_other_dates_of_a_contract_leave_its_paper_where_it_is(desk: Desk) -> None:
    document = paper(desk)
    told = {"kind": "contract_noted", "type": "ppae", "document": document}
    (contract,) = desk.say(told)
    command = NoteContract(
        livret=desk.livret, type="ppae", paper_kept="Classeur", contract=contract
    )
    note_contract(desk.ctx, command)
    (noted,) = contracts_of(desk.read)
    assert (noted.document, noted.paper_kept) == (document, "Classeur")
