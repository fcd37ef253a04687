"""Freeze, sign in seven ways, close, check: with real papers and signatures."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from livret.domain.documents import documents_of
from livret.domain.errors import InvalidField, LivretError
from livret.domain.livret import Standing
from livret.usecases import documents
from livret.usecases.demo import a_stroke, demonstrate
from livret.usecases.errors import (
    AbsentHeardNothing,
    DocumentClosed,
    NotAllowed,
    NotExpectedToSign,
    NotInThisVault,
    OlderCopy,
    OwnWitness,
    PlaceTaken,
    UnknownDocument,
)
from livret.usecases.index import summary_of
from livret.usecases.paper_sheets.dossier import take_dossier
from livret.usecases.papers import PaperChoices
from livret.usecases.retracting import retract
from livret.usecases.signing import SigningAct, Understood, not_of_oneself
from livret.words.checked import signature_line
from livret.words.translator import translator_for
from tests.usecases.desks import Desk

ON = dt.date(2026, 3, 12)
CHOICES = PaperChoices(language="fr", on=ON, witness="Claire M.")
CERTIFIED = SigningAct(role="social", way="certificate")


def drawn(**changes: Any) -> SigningAct:
    """Her drawing, made anew each time: no stroke outlives the test that drew it."""
    act = SigningAct(role="personne", way="drawn", strokes=a_stroke(3))
    return replace(act, **changes)


def freeze(desk: Desk, *, amends: str = "", **choices: Any) -> str:
    """Freeze a diagnosis; return the document."""
    chosen = replace(CHOICES, **choices)
    composed, pdf = documents.preview(desk.ctx, desk.vault.paper, desk.livret, chosen)
    done = documents.freeze(desk.ctx, desk.livret, composed, pdf, amends=amends)
    assert done.value.pdf == pdf
    return done.value.document


def sign(desk: Desk, document: str, act: SigningAct) -> bytes:
    desk.clock.forward(minutes=1)
    paper = desk.vault.paper
    return documents.sign(desk.ctx, paper, desk.livret, document, act).value


def close(desk: Desk, document: str) -> bytes:
    return documents.close(desk.ctx, desk.vault.paper, desk.livret, document).value


def check(desk: Desk, pdf: bytes) -> Any:
    return documents.check(desk.ctx, desk.vault.paper, pdf)


def refused(desk: Desk, kind: type[LivretError], act: SigningAct) -> None:
    before = desk.ctx.log.sealed(desk.livret)
    with pytest.raises(kind):
        sign(desk, "", act)
    assert desk.ctx.log.sealed(desk.livret) == before


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """A desk with something to sign, for three."""
    desk.welcome_marc()
    desk.view("mobilite", "bloque", words="Le bus s’arrête à 19 h.")
    return desk


@pytest.mark.parametrize(
    "act",
    [
        SigningAct(role="emploi", way="drawn"),
        SigningAct(role="emploi", way="typed", words="Marc D., d’accord"),
        SigningAct(role="emploi", way="paper", place="Classeur bleu"),
        SigningAct(
            role="emploi",
            way="aloud",
            words="D’accord, je signerai lundi.",
            deadline=dt.date(2026, 3, 16),
        ),
        SigningAct(role="emploi", way="refused", words="Je veux relire."),
        SigningAct(role="emploi", way="absent"),
    ],
    ids=lambda act: act.way,
)
def test_each_way_of_signing_closes(ready: Desk, act: SigningAct) -> None:
    document = freeze(ready)
    if act.way == "drawn":
        act = replace(act, strokes=a_stroke(5))
    sign(ready, document, drawn(understood=Understood(read_aloud=True)))
    sign(ready, document, CERTIFIED)
    sign(ready, document, act)
    pdf = close(ready, document)
    checked = check(ready, pdf)
    assert [(one.role, one.way) for one in checked.signatures] == [
        ("personne", "drawn"),
        ("social", "certificate"),
        ("emploi", act.way),
    ]
    # Being absent, refusing or a word of mouth never spoils what others signed.
    assert (checked.verdict, checked.reasons) == ("valid", ())
    (found,) = documents_of(ready.read)
    assert found.closed
    assert [place.way for place in found.places] == ["drawn", "certificate", act.way]
    assert len(found.revisions) == 5
    assert found.revision == hashlib.sha256(pdf).hexdigest()


def test_the_signed_words_are_confirmed_by_whose_they_are(ready: Desk) -> None:
    document = freeze(ready)
    sign(ready, document, drawn())
    (value,) = [one for one in ready.read.history if one.kind == "view_given"]
    assert value.standing is Standing.CONFIRMED


@pytest.mark.parametrize("way", ["refused", "absent", "aloud"])
def test_what_is_only_attested_confirms_nothing(ready: Desk, way: str) -> None:
    document = freeze(ready)
    said = "" if way == "absent" else "Non."
    sign(ready, document, SigningAct(role="personne", way=way, words=said))
    (value,) = [one for one in ready.read.history if one.kind == "view_given"]
    assert value.standing is Standing.COLLECTED


def test_the_words_and_how_they_were_understood_are_kept(ready: Desk) -> None:
    document = freeze(ready)
    understood = Understood(
        explained_by="Claire M.",
        language="ar",
        interpreter="Service d’exemple",
        read_aloud=True,
        simple_copy=True,
    )
    act = SigningAct(
        role="personne",
        way="paper",
        words="Signé à la maison",
        place="Classeur",
        deadline=ON,
        understood=understood,
    )
    sign(ready, document, act)
    place = documents.the_document(ready.ctx, ready.livret).places[0]
    assert place.given is not None
    content = place.given.content
    assert content["understanding"] == {
        "explained_by": "Claire M.",
        "language": "ar",
        "interpreter": "Service d’exemple",
        "read_aloud": True,
        "simple_copy": True,
    }
    assert (content["words"], content["place_kept"], content["deadline"]) == (
        "Signé à la maison",
        "Classeur",
        "2026-03-12",
    )


# --- refusals ----------------------------------------------------------------


def test_a_place_is_filled_once(ready: Desk) -> None:
    freeze(ready)
    sign(ready, "", SigningAct(role="personne", way="absent"))
    refused(ready, PlaceTaken, drawn())


def test_nobody_unexpected_signs(ready: Desk) -> None:
    freeze(ready)
    refused(ready, NotExpectedToSign, drawn(role="autre-1"))


def test_a_closed_document_takes_nothing_more(ready: Desk) -> None:
    document = freeze(ready, signers=("social",))
    sign(ready, document, CERTIFIED)
    close(ready, document)
    refused(ready, DocumentClosed, drawn())
    with pytest.raises(DocumentClosed):
        close(ready, document)


def test_a_document_with_an_empty_place_is_not_closed(ready: Desk) -> None:
    document = freeze(ready)
    sign(ready, document, CERTIFIED)
    with pytest.raises(LivretError) as caught:
        close(ready, document)
    assert caught.value.code == "SignaturesMissing"
    assert not documents.the_document(ready.ctx, ready.livret).closed


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"strokes": ()}, "NothingAgreed"),
        ({"way": "typed", "strokes": ()}, "NothingAgreed"),
        ({"strokes": (((2.0, 0.5),),)}, "DrawingRefused"),
        ({"role": "emploi", "way": "certificate", "strokes": ()}, "OtherSigner"),
        ({"name": "Quelqu’un"}, "OtherSigner"),
        ({"way": "aloud", "strokes": (), "words": "x" * 2001}, "WordsTooLong"),
    ],
)
def test_what_the_paper_refuses_is_not_kept(
    ready: Desk, changes: dict[str, Any], code: str
) -> None:
    freeze(ready)
    before = ready.ctx.log.sealed(ready.livret)
    with pytest.raises(LivretError) as caught:
        sign(ready, "", drawn(**changes))
    assert caught.value.code == code
    assert ready.ctx.log.sealed(ready.livret) == before


@pytest.mark.parametrize("way", ["aloud", "absent"])
def test_nobody_is_their_own_only_witness(ready: Desk, way: str) -> None:
    freeze(ready)
    blobs = ready.ctx.blobs.all()
    mine = SigningAct(role="social", way=way, words="Oui." if way == "aloud" else "")
    refused(ready, OwnWitness, mine)
    assert ready.ctx.blobs.all() == blobs
    # A namesake on the other side is somebody else, and so is she.
    for role in ("emploi", "personne"):
        sign(ready, "", replace(mine, role=role))


def test_a_namesake_is_somebody_else() -> None:
    act = SigningAct(role="emploi", way="absent", name="Zoé M.", attested_by="Zoé M.")
    not_of_oneself(act, "social")
    not_of_oneself(replace(act, role="personne"), "social")
    # The same letters, however a keyboard writes them.
    act = replace(act, attested_by=unicodedata.normalize("NFD", act.name))
    with pytest.raises(OwnWitness):
        not_of_oneself(act, "emploi")


def test_who_protects_her_signs_as_themself_and_never_in_her_voice(ready: Desk) -> None:
    guardian = {"kind": "member_joined", "name": "Louise T.", "role": "mandataire"}
    ready.say(guardian)
    document = freeze(ready)
    sign(ready, document, SigningAct(role="autre-1", way="aloud", words="Oui."))
    (signed,) = [one for one in ready.read.history if one.kind == "signature_given"]
    assert (signed.voice, signed.content["name"]) == ("ensemble", "Louise T.")
    assert signed.content["attested_by"] == "Claire M."


@pytest.mark.parametrize(
    "told",
    [
        {"understood": Understood(read_aloud=True)},
        {"understood": Understood(explained_by="Claire M.")},
        {"words": "Je suis d’accord."},
    ],
)
def test_who_was_absent_heard_and_said_nothing(
    ready: Desk, told: dict[str, Any]
) -> None:
    freeze(ready)
    away = SigningAct(role="emploi", way="absent")
    refused(ready, AbsentHeardNothing, replace(away, **told))
    # Who refuses, agrees aloud or signs by hand may well have heard it read.
    sign(ready, "", replace(away, way="refused", **told))


@pytest.mark.parametrize("way", ["refused", "paper"])
def test_ones_own_refusal_is_ones_own_act(ready: Desk, way: str) -> None:
    freeze(ready)
    pdf = sign(ready, "", SigningAct(role="social", way=way))
    (one,) = check(ready, pdf).signatures
    line = signature_line(translator_for("fr"), one)
    assert line.endswith("attesté par soi-même, sans autre témoin")


def test_nobody_signs_in_the_presence_of_themself(ready: Desk) -> None:
    document = freeze(ready)
    pdf = sign(ready, "", drawn(role="social"))
    (one,) = check(ready, pdf).signatures
    assert "présence" not in signature_line(translator_for("fr"), one)
    sheet = take_dossier(ready.ctx, ready.livret, document, "fr")
    assert [each.attested_by for each in sheet.signers] == [""] * 3
    pdf = sign(ready, "", drawn())
    one = check(ready, pdf).signatures[-1]
    told = signature_line(translator_for("fr"), one)
    assert "en présence de Claire M." in told


def test_who_signed_is_told_as_a_sentence(ready: Desk) -> None:
    """« Amina B., a signé » has a comma between who and what they did."""
    freeze(ready)
    sign(ready, "", drawn())
    pdf = sign(ready, "", SigningAct(role="emploi", way="aloud", words="Oui."))
    hers, aloud = check(ready, pdf).signatures
    line = signature_line(translator_for("fr"), hers)
    assert line.startswith("Amina B. a signé à l’écran le 12 mars 2026, en présence")
    line = signature_line(translator_for("fr"), aloud)
    assert line.startswith(
        "Marc D.\u202f: d’accord, à voix haute, le 12 mars 2026, att"
    )
    line = signature_line(translator_for("en"), hers)
    assert line.startswith("Amina B. signed on screen on 12 March 2026, in the")


@pytest.mark.parametrize("named", ["", "0" * 64])
def test_a_document_that_is_not_there(ready: Desk, named: str) -> None:
    for act in (
        lambda: sign(ready, named, drawn()),
        lambda: close(ready, named),
        lambda: documents.newest_revision(ready.ctx, ready.livret, named),
        lambda: freeze(ready, amends="0" * 64),
    ):
        with pytest.raises(UnknownDocument):
            act()


def test_what_is_signed_is_not_taken_back(ready: Desk) -> None:
    (view,) = [one.id for one in ready.read.history if one.kind == "view_given"]
    document = freeze(ready)
    sign(ready, document, drawn())
    with pytest.raises(NotAllowed) as caught:
        retract(ready.ctx, ready.livret, view)
    assert caught.value.facts == {"reason": "not_retractable"}


# --- versions and files ------------------------------------------------------


def test_a_new_version_names_the_old_one(ready: Desk) -> None:
    first = freeze(ready)
    sign(ready, first, CERTIFIED)
    assert summary_of(ready.read).to_sign == ("Amina B.", "Marc D.")
    new = freeze(ready, amends=first)
    assert documents.the_document(ready.ctx, ready.livret).amends == first
    assert documents.the_document(ready.ctx, ready.livret).id == new
    assert summary_of(ready.read).to_sign == ("Amina B.", "Claire M.", "Marc D.")


def test_the_readers_of_a_document_may_hold_all_it_prints(ready: Desk) -> None:
    ready.say({"kind": "goal_set", "words": "Un bail", "barriers": ["logement"]})
    freeze(ready)
    (frozen,) = [one for one in ready.read.history if one.kind == "document_frozen"]
    assert frozen.content["readers"] == ["commun", "logement", "mobilite"]
    body = ready.ctx.log.read(ready.livret)[-1].body
    assert body.scopes == ("commun", "logement", "mobilite")


def test_only_the_newest_copy_is_signed(ready: Desk) -> None:
    document = freeze(ready)
    frozen = documents.newest_revision(ready.ctx, ready.livret, document)
    assert documents.prepared_here(ready.ctx, frozen) == (ready.livret, document)
    signed = sign(ready, document, CERTIFIED)
    assert documents.prepared_here(ready.ctx, signed) == (ready.livret, document)
    with pytest.raises(OlderCopy):
        documents.prepared_here(ready.ctx, frozen)
    with pytest.raises(NotInThisVault):
        documents.prepared_here(ready.ctx, signed + b"\n")


def test_an_older_copy_and_a_changed_one_are_told_apart(ready: Desk) -> None:
    document = freeze(ready, signers=("personne", "social"))
    first = sign(ready, document, drawn())
    sign(ready, document, CERTIFIED)
    closed = close(ready, document)
    assert check(ready, closed).verdict == "valid"
    older = check(ready, first)
    assert older.verdict == "incomplete"
    assert "older_copy" in [reason.code for reason in older.reasons]
    changed = check(ready, closed + b"% more")
    assert changed.verdict in {"changed", "invalid"}
    assert check(ready, b"nothing").verdict == "invalid"


def test_handing_over_is_in_the_journal(ready: Desk) -> None:
    document = freeze(ready)
    pdf = documents.hand_over(ready.ctx, ready.livret, document)
    assert pdf.startswith(b"%PDF-")
    (entry,) = ready.ctx.journal.of(ready.livret)
    assert (entry.what, entry.detail) == ("copied", (("paper", "diagnostic"),))
    assert entry.who_name == "Claire M."


def test_the_main_job_on_the_fictitious_livret(desk: Desk) -> None:
    done = demonstrate(desk.vault, "fr")
    assert done.checked.verdict == "valid"
    assert [one.role for one in done.checked.signatures] == [
        "personne",
        "social",
        "emploi",
    ]
    assert done.roots.startswith(b"-----BEGIN CERTIFICATE-----")
    read = desk.ctx.livret(done.livret)
    assert read.set_aside == ()
    assert read.side_by_side == ()
    assert summary_of(read).to_sign == ()


def test_refused_words_leave_no_signed_file_behind(ready: Desk) -> None:
    freeze(ready)
    before = ready.ctx.blobs.all()
    start = 2_85_05_78_006_084
    number = f"{start}{97 - start % 97:02d}"
    refused(
        ready,
        InvalidField,
        SigningAct(role="personne", way="typed", words=f"Mon numéro : {number}"),
    )
    assert ready.ctx.blobs.all() == before
