"""Files signed by others: judged as ours are, under the roots that are given."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from livret.paper import signing
from tests.paper.elsewhere import a_paper, signed_by_openssl, signed_by_pyhanko
from tests.paper.other_keys import Held, authority, issue, leaf, named, organism
from tests.paper.signing_desk import CLAIRE, NOW, make_desk
from tests.paper.tampering import page_content, updated


@cache
def claires() -> Held:
    key = ec.generate_private_key(ec.SECP256R1())
    return issue(named(CLAIRE), key, authority())


@cache
def of_one() -> bytes:
    return signed_by_pyhanko(a_paper(), leaf())


@cache
def of_two() -> bytes:
    return signed_by_pyhanko(a_paper(2), leaf(), claires())


def check(pdf: bytes, *roots: bytes) -> signing.Check:
    return signing.check(pdf, roots=roots, now=NOW)


@pytest.mark.parametrize("made", [of_one, of_two], ids=["one", "two"])
def test_pyhanko_s_are_valid_under_their_root(made: object) -> None:
    pdf = made()  # type: ignore[operator]
    found = check(pdf, organism().der)
    assert (found.verdict, found.reasons) == ("valid", ())
    names = [each.name for each in found.signatures]
    assert names == ["Marc D.", "Claire M."][: len(names)]
    assert not found.ours
    assert check(pdf).verdict == "unknown signer"
    other = make_desk().authority.certificate
    assert check(pdf, other).verdict == "unknown signer"


def test_what_changed_later_is_told_by_the_name_of_the_certificate() -> None:
    found = check(updated(of_one(), page_content), organism().der)
    facts = {reason.code: dict(reason.facts) for reason in found.reasons}
    assert facts["changed_after"] == {"name": "Marc D."}


def test_openssl_s_is_valid_under_its_root(tmp_path: Path) -> None:
    pdf = signed_by_openssl(a_paper(), claires(), tmp_path)
    found = check(pdf, organism().der)
    assert (found.verdict, found.reasons) == ("valid", ())
    assert [each.name for each in found.signatures] == ["Claire M."]
    assert check(pdf).verdict == "unknown signer"
    at = pdf.index(b"/MediaBox") + 14
    broken = pdf[:at] + bytes((pdf[at] ^ 1,)) + pdf[at + 1 :]
    assert check(broken, organism().der).verdict in {"changed", "invalid"}


def test_another_revision_over_theirs_is_a_change() -> None:
    assert check(of_two() + b"% more\n", organism().der).verdict == "changed"
    first = signed_by_pyhanko(a_paper(2), leaf())
    assert check(first, organism().der).verdict == "valid"


def test_a_leaf_given_as_a_root_answers_for_nobody_else() -> None:
    found = check(of_two(), claires().der)
    assert found.verdict == "unknown signer"
    assert [each.trusted for each in found.signatures] == [False, True]
