"""Roots of other organisations: chosen, listed, taken back, and told."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from livret.domain.errors import LivretError
from livret.paper.signing_acts import RootsUnreadable
from livret.usecases import documents
from livret.usecases.trusted_roots import (
    MOST_ROOTS,
    SETTING,
    NotAnAuthority,
    RootExpired,
    RootKnown,
    RootUnknown,
    TooManyRoots,
    forget_root,
    roots_of,
    roots_offered,
    trust_roots,
    whom_checks_trust,
)
from livret.usecases.vault_findings import Findings
from tests.paper.elsewhere import a_paper, pem, signed_by_pyhanko
from tests.paper.other_keys import authority, issue, leaf, named, organism
from tests.usecases.desks import Desk

CUT = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"


def an_organism(name: str, **more: object) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return issue(named(name), key, ca=True, **more).der  # type: ignore[arg-type]


def verdict(desk: Desk, pdf: bytes) -> str:
    roots = roots_of(desk.vault)
    return documents.check(desk.ctx, desk.vault.paper, pdf, roots).verdict


def test_a_file_signed_elsewhere_is_known_once_its_root_is_trusted(desk: Desk) -> None:
    pdf = signed_by_pyhanko(a_paper(), leaf())
    assert verdict(desk, pdf) == "unknown signer"
    (offered,) = roots_offered(desk.vault, organism().der)
    assert (offered.name, offered.authority) == ("Racine d’exemple", True)
    assert roots_of(desk.vault) == ()
    assert trust_roots(desk.vault, organism().der) == (offered,)
    assert verdict(desk, pdf) == "valid"
    roots = whom_checks_trust(desk.vault)
    assert roots.own is not None
    assert "Claire M." in roots.own.name
    assert [one.seen for one in roots.trusted] == [offered]
    assert forget_root(desk.vault, offered.sha256[:6]) == offered
    assert verdict(desk, pdf) == "unknown signer"
    told = [
        (one.what, one.name, one.who) for one in whom_checks_trust(desk.vault).events
    ]
    assert told == [
        ("root_trusted", "Racine d’exemple", "Claire M."),
        ("root_forgotten", "Racine d’exemple", "Claire M."),
    ]
    findings = desk.vault.examine()
    assert isinstance(findings, Findings)
    assert not [one for one in findings.found if one.code == "journal_altered"]


def test_several_at_once_and_an_authority_below_its_root(desk: Desk) -> None:
    found = trust_roots(
        desk.vault, pem(organism().certificate, authority().certificate)
    )
    assert [one.name for one in found] == ["Racine d’exemple", "Autorité d’exemple"]
    assert forget_root(desk.vault, "racine D’EXEMPLE").name == "Racine d’exemple"
    assert verdict(desk, signed_by_pyhanko(a_paper(), leaf())) == "valid"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", RootsUnreadable),
        (b"bonjour", RootsUnreadable),
        (
            CUT,
            RootsUnreadable,
        ),
        (leaf().der, NotAnAuthority),
        (an_organism("Ancienne racine", days=(-400, -40)), RootExpired),
    ],
    ids=["empty", "text", "cut", "somebody", "expired"],
)
def test_what_may_not_be_trusted(
    desk: Desk, data: bytes, kind: type[LivretError]
) -> None:
    with pytest.raises(kind):
        trust_roots(desk.vault, data)
    assert desk.vault.setting(SETTING) == ""
    assert whom_checks_trust(desk.vault).events == ()


def test_what_is_known_is_not_chosen_twice(desk: Desk) -> None:
    trust_roots(desk.vault, organism().der)
    for known in (organism().der, desk.ctx.owner.authority):
        with pytest.raises(RootKnown):
            trust_roots(desk.vault, known)


def test_names_that_fit_none_or_several_forget_nothing(desk: Desk) -> None:
    trust_roots(desk.vault, an_organism("Une racine"))
    trust_roots(desk.vault, an_organism("Une racine"))
    for wanted in ("une racine", "autre", "abc", ""):
        with pytest.raises(RootUnknown):
            forget_root(desk.vault, wanted)
    assert len(roots_of(desk.vault)) == 2


def test_there_is_a_limit(desk: Desk) -> None:
    one = an_organism("Une racine")
    kept = ",".join(f'{{"der":"{one.hex()}","on":"2026-03-12"}}' for _ in range(2))
    desk.vault.set_setting(SETTING, f"[{kept}]")
    many = b"".join(
        pem(x509.load_der_x509_certificate(an_organism(f"Racine {at}")))
        for at in range(MOST_ROOTS)
    )
    with pytest.raises(TooManyRoots):
        trust_roots(desk.vault, many)
