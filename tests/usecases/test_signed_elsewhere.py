"""A paper goes to another desk, is signed there, and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.domain.documents import documents_of
from livret.domain.errors import LivretError
from livret.usecases import documents, signed_elsewhere
from livret.usecases.app import OpenVault
from livret.usecases.errors import (
    AbsentHeardNothing,
    DocumentClosed,
    NothingNew,
    NotInThisVault,
    NotTheirTurn,
    OlderCopy,
    OwnWitness,
    ReturnedChanged,
    TurnElsewhere,
)
from livret.usecases.paper_sheets.dossier import take_dossier
from livret.usecases.signed_elsewhere import (
    give_turn,
    is_back,
    sign_elsewhere,
    take_back,
    take_turn,
)
from livret.usecases.signing import SigningAct, Understood
from livret.words.checked import signature_line
from livret.words.translator import translator_for
from tests.usecases.desks import Desk, make_vault
from tests.usecases.test_documents import (
    CERTIFIED,
    check,
    close,
    drawn,
    freeze,
    refused,
    sign,
)

MARCS = SigningAct(role="emploi", way="certificate")


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """Claire's desk with something to sign, for three."""
    desk.welcome_marc()
    desk.view("mobilite", "bloque", words="Le bus s’arrête à 19 h.")
    return desk


@pytest.fixture
def marc(tmp_path: Path, ready: Desk) -> Iterator[OpenVault]:
    """Marc's own vault, which holds nothing of this livret."""
    told = {"name": "Marc D.", "side": "emploi"}
    with make_vault(tmp_path / "marc", ready.clock, **told) as vault:
        yield vault


def place(desk: Desk, role: str) -> object:
    return documents.the_document(desk.ctx, desk.livret).place(role)


def at_marcs(marc: OpenVault, pdf: bytes, act: SigningAct = MARCS) -> bytes:
    return sign_elsewhere(marc.ctx, marc.paper, pdf, act).value.pdf


def back(desk: Desk, pdf: bytes) -> object:
    desk.clock.forward(minutes=1)
    return take_back(desk.ctx, desk.vault.paper, pdf).value


def given(desk: Desk, to: str = "Marc D.") -> bytes:
    return give_turn(desk.ctx, desk.livret, "", to).value


@pytest.mark.parametrize("way", ["aloud", "absent"])
def test_nobody_attests_elsewhere_what_they_did_not_sign(
    ready: Desk, marc: OpenVault, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(ready)
    said = "Oui." if way == "aloud" else ""
    pdf, act = given(ready), SigningAct(role="emploi", way=way, words=said)
    with pytest.raises(OwnWitness):
        at_marcs(marc, pdf, act)
    # What a Livret of before let pass comes back, told for what it is.
    monkeypatch.setattr(signed_elsewhere, "not_of_oneself", lambda *_: None)
    back(ready, at_marcs(marc, pdf, act))
    kept = documents.newest_revision(ready.ctx, ready.livret, "")
    checked = documents.check(ready.ctx, ready.vault.paper, kept, marc.ctx.owner.roots)
    assert checked.verdict == "incomplete"
    line = signature_line(translator_for("fr"), checked.signatures[0])
    assert line.endswith("attesté par soi-même, sans autre témoin")


def test_who_is_absent_heard_nothing_elsewhere_either(
    ready: Desk, marc: OpenVault
) -> None:
    freeze(ready)
    heard = Understood(read_aloud=True)
    act = SigningAct(role="personne", way="absent", understood=heard)
    with pytest.raises(AbsentHeardNothing):
        at_marcs(marc, given(ready), act)


# --- the order --------------------------------------------------------------------


def test_the_order_chosen_is_kept_printed_and_held_to(ready: Desk) -> None:
    document = freeze(ready, signers=("social", "personne", "emploi"), in_order=True)
    found = documents.the_document(ready.ctx, ready.livret, document)
    assert found.in_order
    assert [one.role for one in found.places] == ["social", "personne", "emploi"]
    with pytest.raises(NotTheirTurn) as caught:
        sign(ready, document, drawn())
    assert caught.value.facts == {"name": "Claire M."}
    sign(ready, document, CERTIFIED)
    sign(ready, document, drawn())
    # Being absent is an answer as any other: the next one may go on.
    sign(ready, document, SigningAct(role="emploi", way="absent"))
    checked = check(ready, close(ready, document))
    assert (checked.verdict, checked.reasons) == ("valid", ())
    seen = ready.vault.paper.seen(
        documents.newest_revision(ready.ctx, ready.livret, "")
    )
    assert (seen.in_order, seen.closed, seen.to_sign) == (True, True, ())


def test_without_an_order_anybody_begins(ready: Desk) -> None:
    freeze(ready)
    sign(ready, "", CERTIFIED)
    assert documents.the_document(ready.ctx, ready.livret).next_to_sign is None


def test_the_file_itself_refuses_another_order(ready: Desk, marc: OpenVault) -> None:
    freeze(ready, in_order=True)
    with pytest.raises(LivretError) as caught:
        at_marcs(marc, given(ready))
    assert (caught.value.code, caught.value.facts) == (
        "OutOfTurn",
        {"name": "Amina B."},
    )


# --- there and back ---------------------------------------------------------------


def test_a_paper_goes_is_signed_and_comes_back(ready: Desk, marc: OpenVault) -> None:
    freeze(ready)
    sign(ready, "", drawn())
    sent = given(ready)
    assert documents.the_document(ready.ctx, ready.livret).away == "Marc D."
    returned = at_marcs(marc, sent, MARCS)
    assert returned.startswith(sent)
    assert marc.ctx.log.livrets() == ()
    assert is_back(ready.ctx, ready.vault.paper.revisions(returned))
    came = back(ready, returned)
    assert (came.names, came.aside) == (("Marc D.",), ())
    assert place(ready, "emploi").way == "certificate"
    # Livret is here again, and the last one signs and closes.
    sign(ready, "", CERTIFIED)
    pdf = close(ready, "")
    assert pdf.startswith(returned)
    authority = marc.ctx.owner.authority
    checked = documents.check(ready.ctx, ready.vault.paper, pdf, (authority,))
    assert (checked.verdict, checked.reasons) == ("valid", ())
    assert check(ready, pdf).verdict == "unknown signer"


def test_what_comes_back_later_is_told_of_the_day_it_was_signed(
    ready: Desk, marc: OpenVault
) -> None:
    freeze(ready)
    sign(ready, "", drawn())
    returned = at_marcs(marc, given(ready), MARCS)
    signed_on = ready.clock.today()
    ready.clock.forward(days=4)
    back(ready, returned)
    sign(ready, "", CERTIFIED)
    given_now = {
        one.content["role"]: one
        for one in ready.read.history
        if one.kind == "signature_given"
    }
    assert given_now["emploi"].said_on == signed_on
    assert given_now["social"].said_on == ready.clock.today()
    document = documents.the_document(ready.ctx, ready.livret).id
    sheet = take_dossier(ready.ctx, ready.livret, document, "fr")
    told = {one.way: one.at for one in sheet.signers if one.name == "Marc D."}
    assert told == {"certificate": signed_on.isoformat()}


def test_what_comes_back_the_same_day_is_not_told_of_the_minute_it_came_back(
    ready: Desk, marc: OpenVault
) -> None:
    freeze(ready)
    sign(ready, "", drawn())
    returned = at_marcs(marc, given(ready), MARCS)
    ready.clock.forward(hours=1)
    back(ready, returned)
    sign(ready, "", CERTIFIED)
    document = documents.the_document(ready.ctx, ready.livret).id
    sheet = take_dossier(ready.ctx, ready.livret, document, "fr")
    hours = {one.name: "T" in one.at for one in sheet.signers}
    assert hours == {"Amina B.": True, "Claire M.": True, "Marc D.": False}


def test_her_signature_at_the_other_desk_comes_back_with_how_it_was_understood(
    ready: Desk, marc: OpenVault
) -> None:
    freeze(ready)
    understood = Understood(explained_by="Marc D.", language="uk", read_aloud=True)
    spoken = SigningAct(
        role="personne", way="aloud", words="Oui.", understood=understood
    )
    returned = at_marcs(marc, at_marcs(marc, given(ready), spoken))
    assert back(ready, returned).names == ("Amina B.", "Marc D.")
    content = place(ready, "personne").given.content
    assert content["understanding"] == {
        "explained_by": "Marc D.",
        "language": "uk",
        "read_aloud": True,
    }
    assert (content["words"], content["attested_by"]) == ("Oui.", "Marc D.")


def test_while_it_is_away_nobody_signs_here(ready: Desk) -> None:
    freeze(ready)
    given(ready)
    refused(ready, TurnElsewhere, drawn())
    with pytest.raises(TurnElsewhere):
        close(ready, "")
    with pytest.raises(TurnElsewhere):
        given(ready, "Une autre")
    take_turn(ready.ctx, ready.livret, "")
    sign(ready, "", drawn())


def test_the_turn_of_a_closed_document_goes_nowhere(ready: Desk) -> None:
    freeze(ready, signers=("social",))
    sign(ready, "", CERTIFIED)
    close(ready, "")
    for act in (given, lambda desk: take_turn(desk.ctx, desk.livret, "")):
        with pytest.raises(DocumentClosed):
            act(ready)


# --- the fork ---------------------------------------------------------------------


def test_what_was_signed_on_both_sides_is_kept_and_signed_again(
    ready: Desk, marc: OpenVault
) -> None:
    freeze(ready)
    sent = given(ready)
    returned = at_marcs(marc, sent)
    take_turn(ready.ctx, ready.livret, "")
    sign(ready, "", drawn())
    sign(ready, "", CERTIFIED)
    came = back(ready, returned)
    assert (came.names, came.aside) == (("Marc D.",), ("Marc D.",))
    again = place(ready, "emploi")
    assert (again.way, again.aside.content["way"]) == ("", "certificate")
    found = documents.the_document(ready.ctx, ready.livret)
    assert len(found.revisions) == 3
    assert [len(branch) for branch in found.branches] == [2]
    # What was overtaken stays, byte for byte, and is not signed over.
    assert ready.ctx.blobs.get(found.branches[0][-1][1]) == returned
    with pytest.raises(OlderCopy):
        documents.prepared_here(ready.ctx, returned)
    final = back(ready, at_marcs(marc, given(ready)))
    assert final.aside == ()
    assert place(ready, "emploi").way == "certificate"
    pdf = close(ready, "")
    authority = marc.ctx.owner.authority
    checked = documents.check(ready.ctx, ready.vault.paper, pdf, (authority,))
    assert checked.verdict == "valid"
    overtaken = documents.check(ready.ctx, ready.vault.paper, returned, (authority,))
    assert overtaken.verdict == "incomplete"


# --- refusals ---------------------------------------------------------------------


def test_a_file_that_brings_nothing_changes_nothing(ready: Desk) -> None:
    freeze(ready)
    sign(ready, "", drawn())
    pdf = documents.newest_revision(ready.ctx, ready.livret, "")
    before = ready.ctx.log.sealed(ready.livret)
    with pytest.raises(NothingNew):
        back(ready, pdf)
    assert ready.ctx.log.sealed(ready.livret) == before
    assert not is_back(ready.ctx, ready.vault.paper.revisions(pdf))


def test_a_file_of_another_vault_is_not_taken_back(
    ready: Desk, marc: OpenVault
) -> None:
    freeze(ready)
    pdf = documents.newest_revision(ready.ctx, ready.livret, "")
    with pytest.raises(NotInThisVault):
        take_back(marc.ctx, marc.paper, pdf)
    with pytest.raises(NotInThisVault):
        back(ready, b"%PDF-1.7 nothing of ours")


@pytest.mark.parametrize("more", [b"\n", b"% nothing\n", b"x"])
def test_a_file_changed_on_the_way_is_not_taken_back(
    ready: Desk, marc: OpenVault, more: bytes
) -> None:
    freeze(ready)
    returned = at_marcs(marc, given(ready))
    before = ready.ctx.log.sealed(ready.livret)
    for changed in (returned + more, given_again(ready) + more):
        with pytest.raises(ReturnedChanged):
            back(ready, changed)
    assert ready.ctx.log.sealed(ready.livret) == before


def given_again(desk: Desk) -> bytes:
    return documents.newest_revision(desk.ctx, desk.livret, "")


def test_a_file_changed_on_the_way_is_not_signed_elsewhere(
    ready: Desk, marc: OpenVault
) -> None:
    freeze(ready)
    sign(ready, "", drawn())
    sent = given(ready)
    with pytest.raises(ReturnedChanged):
        at_marcs(marc, sent + b"% something\n")


def test_an_old_log_reads_as_before(ready: Desk) -> None:
    """What was frozen and signed before revisions said what they follow."""
    document = freeze(ready)
    sign(ready, document, drawn())
    (found,) = documents_of(ready.read)
    assert found.branches == ()
    assert found.held_by(ready.ctx.owner.sign_key)
    assert found.place("personne").given.content["after"] == found.revisions[0][1]
