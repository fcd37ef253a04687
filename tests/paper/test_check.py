"""The five verdicts: what each needs, and what each says."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from livret.paper import signing
from livret.paper.certificates import make_attested, make_leaf, to_pem
from livret.paper.signing_acts import SEAL_WAY, RootsUnreadable, SignatureAct
from livret.paper.signing_record import Record, record_of
from livret.paper.verdict import (
    GRAVITY,
    VERDICT_OF,
    Expected,
    ExpectedSigner,
    as_json,
)
from livret.words.errors import reason_sentence
from livret.words.sentences.signing import REASONS
from livret.words.translator import translator_for
from tests.paper.signing_desk import (
    AMINA,
    CLAIRE,
    FIELDS,
    MARC,
    NAMES,
    NOW,
    Desk,
    blank_paper,
    forge,
    make_desk,
    wave,
)
from tests.paper.tampering import saved_again

LATER = NOW + dt.timedelta(days=3650)


@cache
def desk() -> Desk:
    return make_desk()


@cache
def closed() -> bytes:
    return desk().closed()


def codes(check: signing.Check) -> list[str]:
    return [reason.code for reason in check.reasons]


def forged(role: str, record: Record, credential: object = None) -> signing.Check:
    """A paper whose one place is filled by a hostile tool, then closed."""
    paper = blank_paper({role: NAMES[role]})
    record = replace(record, document=signing.revisions(paper)[0][1])
    pdf = forge(paper, credential or desk().claire, record, FIELDS[role])
    return desk().check(desk().close(pdf))


def record(role: str, way: str, attested_by: str = "", **more: object) -> Record:
    act = SignatureAct(role=role, way=way, name=NAMES[role])
    return replace(record_of(act, b"", attested_by, NOW), **more)


def test_valid_needs_the_roots_and_says_who_signed_how() -> None:
    check = desk().check(closed())
    assert check.verdict == "valid"
    assert [(each.name, each.role, each.way) for each in check.signatures] == [
        (AMINA, "personne", "drawn"),
        (CLAIRE, "social", "certificate"),
        (MARC, "emploi", "certificate"),
    ]
    assert all(each.trusted and each.signed_at == NOW for each in check.signatures)
    assert check.signatures[0].attested_by == CLAIRE
    assert check.ours
    assert (check.closed_by, check.closed_at) == (CLAIRE, NOW)


def test_a_signature_reads_as_valid_ten_years_later() -> None:
    root = desk().roots
    assert signing.check(closed(), roots=root, now=LATER).verdict == "valid"


@pytest.mark.parametrize("roots", [None, [], ()])
def test_without_roots_nobody_is_known(roots: object) -> None:
    check = desk().check(closed(), roots=roots)
    assert check.verdict == "unknown signer"
    assert codes(check) == ["no_roots"]
    assert len(check.signatures) == 3


def test_roots_come_as_pem_bundles_or_der() -> None:
    bundle = b"".join(to_pem(root) for root in desk().roots)
    assert desk().check(closed(), roots=[bundle]).verdict == "valid"


def test_a_missing_root_is_told_by_name() -> None:
    check = desk().check(closed(), roots=desk().roots[:1])
    assert check.verdict == "unknown signer"
    assert [dict(each.facts) for each in check.reasons] == [{"name": MARC}]


@pytest.mark.parametrize("blob", [b"", b"no certificate", b"-----BEGIN X-----\n"])
def test_roots_that_are_no_certificates_are_refused(blob: bytes) -> None:
    with pytest.raises(RootsUnreadable):
        desk().check(closed(), roots=[blob])


def test_a_paper_of_ours_that_nobody_signed_is_incomplete() -> None:
    check = desk().check(desk().paper)
    assert check.verdict == "incomplete"
    assert codes(check) == ["unsigned"] * 3 + ["not_closed"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_pdf"),
        (b"hello", "not_a_pdf"),
        (b"%PDF-1.7\n%%EOF\n", "unreadable"),
        (b"%PDF-1.7\n" + b"(" * 50_000, "unreadable"),
        (b"%PDF-1.7" + b"\0" * 19_000_000, "unreadable"),
        (b"%PDF-1.7\n" + b" " * 20_000_001, "too_large"),
    ],
)
def test_what_is_no_pdf_is_invalid(data: bytes, code: str) -> None:
    check = desk().check(data)
    assert check.verdict == "invalid"
    assert codes(check) == [code]


def test_a_scan_written_loosely_is_a_pdf_that_nobody_signed() -> None:
    scan = io.BytesIO()
    Image.new("L", (80, 110), 255).save(scan, "PDF")
    check = desk().check(scan.getvalue())
    assert (check.verdict, codes(check)) == ("invalid", ["not_signed"])
    cut = desk().check(scan.getvalue()[:-200])
    assert (cut.verdict, codes(cut)) == ("invalid", ["unreadable"])


def test_a_signed_file_written_loosely_is_not_called_unsigned() -> None:
    loose = closed().replace(b"0000000000 65535 f", b"0000000000 65536 f", 1)
    assert loose != closed()
    assert codes(desk().check(loose)) == ["unreadable"]


def test_an_older_copy_is_incomplete_and_a_fork_is_changed() -> None:
    first, second, third = desk().signed()
    known = signing.revisions(desk().close(third))
    check = desk().check(third, digests=known)
    assert check.verdict == "incomplete"
    assert "older_copy" in codes(check)
    fork = desk().close(desk().tell(second, "absent"))
    check = desk().check(fork, digests=known[:4])
    assert check.verdict == "changed"
    assert "other_revision" in codes(check)
    assert desk().check(fork).verdict == "valid"
    assert desk().check(fork, digests=signing.revisions(second)).verdict == "valid"
    assert len(signing.revisions(first)) == 2


def test_what_another_tool_saved_again_is_not_said_to_hide_something() -> None:
    """The places were bare when it was made; what fills them was no trap."""
    check = desk().check(saved_again(closed()))
    assert check.verdict == "invalid"
    assert "revision_between" in codes(check)
    assert "not_plain" not in codes(check)


def test_who_the_vault_expected_must_be_who_the_paper_expects() -> None:
    right = Expected(
        signers=tuple(ExpectedSigner(role=r, name=n) for r, n in NAMES.items())
    )
    assert desk().check(closed(), expected=right).verdict == "valid"
    other = replace(right.signers[2], name="Paul E.")
    check = desk().check(
        closed(), expected=Expected(signers=(*right.signers[:2], other))
    )
    assert (check.verdict, codes(check)) == ("invalid", ["wrong_signer"])
    fewer = Expected(signers=right.signers[:2])
    assert desk().check(closed(), expected=fewer).verdict == "invalid"


@pytest.mark.parametrize("way", ["paper", "aloud", "refused", "absent"])
def test_a_way_that_is_told_is_never_a_signature_of_hers(way: str) -> None:
    pdf = desk().tell(blank_paper({"personne": AMINA}), way, "personne", words="Oui.")
    check = desk().check(desk().close(pdf))
    assert check.verdict == "valid"
    (found,) = check.signatures
    assert (found.name, found.way, found.attested_by) == (AMINA, way, CLAIRE)


def test_told_words_cannot_pass_for_a_drawing() -> None:
    check = forged("personne", record("personne", "drawn", CLAIRE))
    assert check.verdict == "invalid"
    assert {"wrong_signer", "not_bound"} <= set(codes(check))


def test_a_referents_key_cannot_fill_her_place_as_hers() -> None:
    check = forged("personne", record("personne", "certificate"))
    assert (check.verdict, codes(check)) == ("invalid", ["wrong_signer"])


def test_who_attests_must_hold_the_key() -> None:
    check = forged("personne", record("personne", "aloud", MARC))
    assert (check.verdict, codes(check)) == ("invalid", ["wrong_signer"])


def test_a_record_for_another_place_or_name_is_wrong() -> None:
    other_role = replace(record("personne", "aloud", CLAIRE), role="emploi")
    assert codes(forged("personne", other_role)) == ["wrong_signer"]
    other_name = replace(record("personne", "aloud", CLAIRE), name="Nadia K.")
    assert codes(forged("personne", other_name)) == ["wrong_signer"]


def test_a_record_that_tells_another_time_is_false() -> None:
    told = record("personne", "aloud", CLAIRE, at=NOW - dt.timedelta(days=1))
    assert codes(forged("personne", told)) == ["record_false"]


def test_a_record_of_an_unknown_way_is_false() -> None:
    assert "record_false" in codes(forged("personne", record("personne", "imagined")))


def test_the_seal_cannot_fill_a_signers_place() -> None:
    told = record("social", SEAL_WAY)
    assert "wrong_signer" in codes(forged("social", told))


def test_a_one_time_certificate_serves_once() -> None:
    """Made for one paper, used on another with the record of the first."""
    act = desk().act("personne", "drawn", drawing=wave())
    once = desk().hand(desk().paper, act)
    told = record_of(act, b"", CLAIRE, NOW)
    assert codes(forged("personne", told, once)) == ["not_bound"]


def test_a_one_time_certificate_cannot_attest() -> None:
    binding = signing.binding_of(b"", desk().act("personne", "typed"), witness="")
    once = make_attested(desk().authority, CLAIRE, CLAIRE, binding, NOW)
    told = record("personne", "aloud", CLAIRE)
    assert codes(forged("personne", told, once)) == ["not_bound"]


def test_a_signature_made_when_its_certificate_had_ended_is_invalid() -> None:
    act = desk().act("personne", "drawn", drawing=wave())
    paper = blank_paper({"personne": AMINA})
    once = desk().hand(paper, act)
    late = NOW + dt.timedelta(days=11 * 366)
    told = record_of(act, paper, CLAIRE, late)
    pdf = forge(paper, once, told, "SigPersonne", now=late)
    check = signing.check(pdf, roots=desk().roots, now=late)
    assert check.verdict == "invalid"
    assert "not_valid_then" in codes(check)


def test_a_signature_of_the_future_is_invalid_now() -> None:
    yesterday = NOW - dt.timedelta(days=2)
    check = signing.check(closed(), roots=desk().roots, now=yesterday)
    assert check.verdict == "invalid"
    assert set(codes(check)) == {"signed_in_future"}


def test_a_seal_that_locks_nothing_is_weak() -> None:
    pdf = desk().signed()[2]
    seal = SignatureAct(role="cloture", way=SEAL_WAY, name=CLAIRE)
    told = record_of(seal, pdf, "", NOW)
    for lock in ((), ("SigPersonne",)):
        check = desk().check(forge(pdf, desk().claire, told, "Cloture", lock=lock))
        assert (check.verdict, codes(check)) == ("invalid", ["weak_seal"])


def test_a_seal_by_the_record_of_a_signer_is_no_seal() -> None:
    pdf = desk().signed()[2]
    act = SignatureAct(role="cloture", way="certificate", name=CLAIRE)
    told = record_of(act, pdf, "", NOW)
    lock = (*FIELDS.values(), "Cloture")
    check = desk().check(forge(pdf, desk().claire, told, "Cloture", lock=lock))
    assert (check.verdict, codes(check)) == ("invalid", ["weak_seal"])


def test_a_renewed_certificate_of_the_same_referent_is_hers() -> None:
    renewed = make_leaf(desk().authority, CLAIRE, "", NOW)
    pdf = signing.sign(
        blank_paper({"social": CLAIRE}),
        desk().act("social", "certificate"),
        renewed,
        now=NOW,
    )
    assert desk().check(desk().close(pdf)).verdict == "valid"


def test_the_json_form_is_plain_and_in_utc() -> None:
    told = json.loads(json.dumps(as_json(desk().check(closed(), roots=None))))
    assert told["verdict"] == "unknown signer"
    assert told["reasons"] == [{"code": "no_roots"}]
    assert told["signatures"][0] == {
        "name": AMINA,
        "role": "personne",
        "way": "drawn",
        "signed_at": "2026-03-12T09:45:30+00:00",
        "attested_by": CLAIRE,
    }


def test_each_reason_has_its_sentence_and_its_verdict() -> None:
    assert REASONS.keys() == VERDICT_OF.keys()
    assert set(VERDICT_OF.values()) == set(GRAVITY) - {"valid"}
    for code in REASONS:
        for language in ("fr", "en"):
            said = reason_sentence(translator_for(language), code, {"name": AMINA})
            assert said.endswith(".")
            assert ".." not in said  # names may end with a full stop
            assert "{" not in said


def test_an_authority_speaks_for_its_owner_alone() -> None:
    # Both roots are trusted here: Claire's must not make a signature of Marc's.
    posed = make_leaf(desk().authority, MARC, "référent emploi", NOW)
    check = forged("emploi", record("emploi", "certificate"), posed)
    assert check.verdict == "invalid"
    assert codes(check) == ["wrong_signer"]


def test_an_authority_makes_nobody_else_attest() -> None:
    paper = blank_paper({"personne": AMINA})
    act = SignatureAct(role="personne", way="drawn", name=AMINA, drawing=wave())
    binding = signing.binding_of(paper, act, witness="devant Marc")
    posed = make_attested(desk().authority, AMINA, MARC, binding, NOW)
    pdf = desk().close(signing.sign(paper, act, posed, now=NOW))
    assert codes(desk().check(pdf)) == ["wrong_signer"]


def test_a_name_in_a_certificate_gives_no_orders_to_the_screen() -> None:
    posed = record("social", "certificate", name="Claire\x1b[31m\u202e M.")
    check = forged("social", posed)
    assert [each.name for each in check.signatures] == ["Claire[31m M."]
