"""No verdict is kinder than its gravest reason; each claim is held to account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm
from pyhanko.sign.signers.cms_embedder import SigMDPSetup

from livret.domain.encoding import encode
from livret.paper import signing, signing_update
from livret.paper.certificates import Credential, make_leaf
from livret.paper.signing_acts import SEAL_WAY, SignatureAct
from livret.paper.signing_record import Record, record_of
from livret.paper.verdict import (
    VERDICT_OF,
    Expected,
    ExpectedSigner,
    Reason,
    decided,
)
from tests.paper.signing_desk import (
    AMINA,
    CLAIRE,
    FIELDS,
    MARC,
    NAMES,
    NOW,
    blank_paper,
    forge,
    make_desk,
    wave,
)
from tests.paper.tampering import appended_object
from tests.paper.test_check import closed, codes, desk

WORSE = ("incomplete", "unknown signer", "changed", "invalid")


# --- which reason decides --------------------------------------------------------


def test_the_gravest_of_two_reasons_decides_whichever_came_first() -> None:
    one_of = {verdict: code for code, verdict in VERDICT_OF.items()}
    for at, graver in enumerate(WORSE):
        for kinder in WORSE[:at]:
            pair = [Reason(one_of[kinder]), Reason(one_of[graver])]
            for told in (pair, pair[::-1]):
                assert decided(told) == (graver, tuple(reversed(pair)))


def test_only_what_is_missing_is_incomplete_and_only_a_root_is_unknown() -> None:
    def bringing(verdict: str) -> set[str]:
        return {code for code, brought in VERDICT_OF.items() if brought == verdict}

    assert bringing("incomplete") == {"unsigned", "not_closed", "older_copy"}
    assert bringing("unknown signer") == {"no_roots", "unknown_root"}
    assert "valid" not in VERDICT_OF.values()


def test_who_trusts_nobody_still_hears_that_a_file_was_changed() -> None:
    changed = appended_object(closed())
    for roots in ([], make_desk().roots):
        check = desk().check(changed, roots=roots)
        assert check.verdict in {"changed", "invalid"}
        assert VERDICT_OF[check.reasons[-1].code] == "unknown signer"


# --- what the livret knows of it -------------------------------------------------


def test_a_place_that_the_paper_should_have_and_has_not_is_told() -> None:
    four = [*NAMES.items(), ("autre-1", "Nadia K.")]
    expected = Expected(signers=tuple(ExpectedSigner(role=r, name=n) for r, n in four))
    check = desk().check(closed(), expected=expected)
    assert check.verdict == "invalid"
    assert check.reasons == (Reason("wrong_signer", (("name", "Nadia K."),)),)


def test_a_file_is_no_older_copy_of_itself() -> None:
    check = desk().check(closed(), digests=signing.revisions(closed()))
    assert check.verdict == "valid"


# --- what a signature says of itself ---------------------------------------------

Change = Callable[[Record], Record]


def hers(change: Change, act_words: str = "") -> signing.Check:
    """Her drawing under her one-time key, with a record that tells otherwise."""
    act = desk().act("personne", "drawn", drawing=wave(), words=act_words)
    paper = blank_paper({"personne": AMINA})
    record = change(record_of(act, paper, CLAIRE, NOW))
    pdf = forge(paper, desk().hand(paper, act), record, "SigPersonne")
    return desk().check(desk().close(pdf))


def test_her_drawing_as_it_was_made_is_valid() -> None:
    assert hers(lambda record: record).verdict == "valid"


@pytest.mark.parametrize(
    "change",
    [
        lambda record: replace(record, agreement="0" * 64),
        lambda record: replace(record, attested_by=MARC),
    ],
    ids=["another agreement", "another witness"],
)
def test_her_key_of_one_time_stands_for_what_it_was_made_for(change: Change) -> None:
    check = hers(change)
    assert (check.verdict, codes(check)) == ("invalid", ["not_bound"])


def test_a_record_of_another_file_is_false() -> None:
    check = keyed("personne", "aloud", desk().claire, CLAIRE, document="0" * 64)
    assert (check.verdict, codes(check)) == ("invalid", ["record_false"])


def keyed(
    role: str, way: str, credential: Credential, attested_by: str = "", **told: object
) -> signing.Check:
    paper = blank_paper({role: NAMES[role]})
    act = desk().act(role, way)
    record = replace(record_of(act, paper, attested_by, NOW), **told)
    pdf = forge(paper, credential, record, FIELDS[role])
    return desk().check(desk().close(pdf))


def test_a_key_of_ones_own_is_attested_by_nobody() -> None:
    assert keyed("social", "certificate", desk().claire).verdict == "valid"
    check = keyed("social", "certificate", desk().claire, attested_by=MARC)
    assert (check.verdict, codes(check)) == ("invalid", ["not_bound"])


def test_a_key_that_a_referent_made_for_once_is_no_key_of_hers() -> None:
    act = desk().act("personne", "drawn", drawing=wave())
    once = desk().hand(blank_paper({"personne": AMINA}), act)
    check = keyed("personne", "certificate", once)
    assert (check.verdict, codes(check)) == ("invalid", ["not_bound"])


def test_a_signature_of_before_its_certificate_is_invalid() -> None:
    begun = NOW + dt.timedelta(days=40)
    young = make_leaf(desk().authority, CLAIRE, "référente sociale", begun)
    check = keyed("social", "certificate", young)
    assert check.verdict == "invalid"
    assert "not_valid_then" in codes(check)


def test_a_file_of_others_that_is_half_signed_is_not_valid() -> None:
    """It has places for three; that it is not ours makes none of them signed."""
    paper = blank_paper(data=b"{}")
    record = record_of(desk().act("social", "certificate"), paper, "", NOW)
    check = desk().check(forge(paper, desk().claire, record, "SigSocial"))
    assert (check.ours, check.verdict) == (False, "incomplete")
    told = {dict(each.facts)["name"] for each in check.reasons}
    assert told == {"SigPersonne", "SigEmploi", "Cloture"}


def test_a_place_that_nobody_is_expected_in_is_told() -> None:
    hers = {"role": "personne", "name": AMINA, "quality": "", "field": "SigPersonne"}
    told = {"paper": "diagnostic", "language": "fr", "signatories": [hers]}
    paper = blank_paper({"personne": AMINA, "emploi": MARC}, data=encode(told))
    check = desk().check(desk().close(desk().draw(paper)))
    assert check.verdict == "invalid"
    assert Reason("not_expected", (("name", "SigEmploi"),)) in check.reasons


# --- what the closing seal forbids -----------------------------------------------

ALL = [*FIELDS.values(), "Cloture"]
NOTHING, FILLING = MDPPerm.NO_CHANGES, MDPPerm.FILL_FORMS


@cache
def two_signed() -> bytes:
    pdf = desk().certify(blank_paper({"social": CLAIRE, "emploi": MARC}))
    return desk().certify(pdf, "emploi")


def rules(
    action: FieldMDPAction, fields: list[str], allowed: MDPPerm = NOTHING
) -> SigMDPSetup:
    lock = FieldMDPSpec(action=action, fields=fields)
    return SigMDPSetup(md_algorithm="sha256", field_lock=lock, docmdp_perms=allowed)


def sealed(pdf: bytes, setup: SigMDPSetup, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The file with a seal of Claire's that sets other rules than ours do."""
    act = SignatureAct(role="cloture", way=SEAL_WAY, name=CLAIRE)
    monkeypatch.setattr(signing_update, "_rules", lambda _: setup)
    return forge(pdf, desk().claire, record_of(act, pdf, "", NOW), "Cloture")


@pytest.mark.parametrize(
    ("setup", "weak"),
    [
        (rules(FieldMDPAction.INCLUDE, ALL), False),
        (rules(FieldMDPAction.ALL, []), False),
        (rules(FieldMDPAction.EXCLUDE, ["Horodatage"]), False),
        (rules(FieldMDPAction.EXCLUDE, ["SigEmploi"]), True),
        (rules(FieldMDPAction.INCLUDE, []), True),
        (rules(FieldMDPAction.INCLUDE, ["Cloture"]), True),
        (rules(FieldMDPAction.INCLUDE, ALL, FILLING), True),
        (rules(FieldMDPAction.INCLUDE, ALL, MDPPerm.ANNOTATE), True),
    ],
    ids=[
        *("ours", "all there are", "all but the stamp", "all but one", "none"),
        *("itself alone", "filled later", "written on later"),
    ],
)
def test_a_seal_leaves_no_place_open_and_allows_nothing(
    setup: SigMDPSetup, weak: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = desk().check(sealed(two_signed(), setup, monkeypatch))
    assert codes(check) == (["weak_seal"] if weak else [])
    assert check.verdict == ("invalid" if weak else "valid")


@pytest.mark.parametrize("allowed", [b"/P 2", b"/P 3", b"    "])
def test_a_paper_that_allows_more_once_sealed_is_never_valid(allowed: bytes) -> None:
    paper = blank_paper({"social": CLAIRE})
    at = paper.index(b"/P 1 /Type /SigFieldLock")
    paper = paper[:at] + allowed + paper[at + 4 :]
    check = desk().check(desk().close(desk().certify(paper)))
    assert (check.verdict, codes(check)) == ("invalid", ["weak_seal"])


def test_a_place_that_is_filled_behind_a_seal_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paper = blank_paper({"social": CLAIRE, "emploi": MARC})
    half = desk().certify(paper)
    early = sealed(half, rules(FieldMDPAction.INCLUDE, ALL), monkeypatch)
    assert codes(desk().check(early)) == ["unsigned"]
    monkeypatch.undo()
    act = record_of(desk().act("emploi", "certificate"), early, "", NOW)
    late = desk().check(forge(early, desk().marc, act, "SigEmploi"))
    assert (late.verdict, codes(late)) == ("changed", ["changed_after"])
