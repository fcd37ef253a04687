"""Certificates renewed in time: what was signed before reads on, whatever the clock.

Real vaults and papers; only the clock is set.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from livret.bootstrap.certifying import make_credentials
from livret.paper import signing
from livret.paper.certificates import (
    make_authority,
    make_leaf,
    make_link,
    structure,
)
from livret.paper.signing_acts import RootsUnreadable, SignatureAct
from livret.paper.signing_certificate import CertificateNotValidNow
from livret.usecases import documents
from livret.usecases.app import OpenVault
from livret.usecases.cards import own_card
from livret.usecases.demo import a_stroke, demonstrate
from livret.usecases.ports import Owner
from livret.usecases.renewing import AHEAD, REST, Span, in_use, renewal_due, spent
from livret.usecases.signing import SigningAct
from livret.usecases.trusted_roots import trust_roots, whom_checks_trust
from livret.vault.authorities import Authorities
from livret.vault.opened import Vault
from livret.vault.opening import create_vault
from livret.words.checked import signature_line
from livret.words.roots import own_line
from livret.words.translator import translator_for
from tests.clock import SetClock
from tests.paper.signing_desk import diagnostic
from tests.usecases.desks import CHEAP, PASSPHRASE, copied, make_rooms, make_vault

START = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
YEAR = dt.timedelta(days=365)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "coffre"
    copied(place, "Claire alone", lambda: make_vault(place, SetClock(START)).close())
    return place


def at(folder: Path, when: dt.datetime) -> OpenVault:
    return make_rooms(SetClock(when)).vaults.open(folder, PASSPHRASE)


def verdict(vault: OpenVault, pdf: bytes) -> tuple[str, list[str]]:
    check = documents.check(vault.ctx, vault.paper, pdf)
    return check.verdict, [one.code for one in check.reasons]


@cache
def _frozen() -> bytes:
    return diagnostic()


def signed(vault: OpenVault) -> bytes:
    """Three signatures and the seal, by the desk of a vault."""
    pdf, now = _frozen(), vault.ctx.clock.now()
    for role, name, way in (
        ("personne", "Amina B.", "drawn"),
        ("social", "Claire M.", "certificate"),
        ("emploi", "Marc D.", "drawn"),
    ):
        act = SigningAct(
            role=role,
            way=way,
            name=name,
            strokes=a_stroke(3) if way == "drawn" else (),
            attested_by="Claire M." if way == "drawn" else "",
        )
        pdf = vault.paper.sign(pdf, act, now)
    return vault.paper.close(pdf, now)


def well_signed(vault: OpenVault) -> bytes:
    pdf = signed(vault)
    assert verdict(vault, pdf) == ("valid", [])
    return pdf


def held(vault: Any) -> Authorities:
    kept: Vault = vault._vault
    return Authorities(kept.store, kept.credentials, lambda _: (START, START))


# --- the rule ----------------------------------------------------------------


def span(since: float, until: float, *, signs: bool = True) -> Span:
    return Span(since=START + since * YEAR, until=START + until * YEAR, signs=signs)


@pytest.mark.parametrize(
    ("spans", "years", "due", "used"),
    [
        ([span(0, 10)], 6.9, False, 0),
        ([span(0, 10)], 7.1, True, 0),
        ([span(0, 10)], 12, True, 0),
        ([span(0, 10)], -3, False, 0),
        ([span(0, 10), span(7.1, 17.1)], 8, False, 1),
        ([span(0, 10), span(7.1, 17.1)], 3, False, 0),
        ([span(0, 10), span(64, 74)], 1, False, 0),
        ([span(0, 10), span(64, 74)], 7.1, True, 0),
        ([span(0, 10, signs=False), span(64, 74)], 1, True, 1),
    ],
    ids=[
        "usual",
        "near its end",
        "closed for years",
        "clock before the vault",
        "renewed",
        "clock put back after",
        "clock was far ahead",
        "clock was far ahead, later",
        "key of today destroyed",
    ],
)
def test_when_it_is_renewed_and_which_signs(
    spans: list[Span], years: float, due: bool, used: int
) -> None:
    now = START + years * YEAR
    assert renewal_due(spans, now) is due
    assert in_use(spans, now) == used


def test_a_key_goes_long_after_its_end_and_never_at_once() -> None:
    spans = [span(0, 10), span(7.1, 17.1)]
    assert spent(spans, START + 9 * YEAR) == ()
    assert spent(spans, START + 11 * YEAR) == (0,)
    ahead = [span(0, 10), span(64, 74)]
    assert spent(ahead, START + 64 * YEAR) == ()
    assert spent(ahead, START + 64 * YEAR + REST) == (0,)


# --- a vault through the years ------------------------------------------------


def test_thirty_years_of_papers_all_read(folder: Path) -> None:
    papers, authorities = [], set()
    for years in (0, 8, 16, 30):
        with at(folder, START + years * YEAR) as vault:
            papers.append(signed(vault))
            authorities.add(vault.ctx.owner.authority)
            end = x509.load_der_x509_certificate(vault.ctx.owner.certificate)
            assert end.not_valid_after_utc - START - years * YEAR >= AHEAD
    assert len(authorities) == 4
    with at(folder, START + 34 * YEAR):
        pass  # keys past their end go
    with at(folder, START + 34 * YEAR) as vault:
        roots = vault.roots_pem()
        assert roots.count(b"BEGIN CERTIFICATE") == len(vault.ctx.owner.roots) == 4
        assert verdict(vault, papers[0]) == ("valid", [])
        # With the roots alone, in another place, all are valid too.
        for pdf in papers:
            now = vault.ctx.clock.now()
            assert vault.paper.check(pdf, roots=[roots], now=now).verdict == "valid"
        keys = [one.signs for one in held(vault).all()]
        assert keys == [False, False, False, True]
        assert not [one for one in vault.examine().found if one.wrong]


def test_what_is_signed_never_carries_the_structure(tmp_path: Path) -> None:
    """Its name may be protected: a certificate would tell it with every paper."""
    place, named = tmp_path / "coffre", "Maison d'exemple"
    make_vault(place, SetClock(START), organisation=named).close()
    for years in (0, 8):
        with at(place, START + years * YEAR) as vault:
            assert vault.ctx.owner.organisation == named
            pdf = signed(vault)
            for told in (named.encode(), named.encode().hex().encode()):
                assert told not in pdf.replace(b"\n", b"").lower() + pdf
            assert b"Claire M.".hex().encode() in pdf.lower()
            for own in (vault.ctx.owner.certificate, vault.ctx.owner.authority):
                assert structure(own) == ""


def test_a_vault_whose_certificates_name_a_structure_is_followed(
    tmp_path: Path,
) -> None:
    """Made before certificates named none: the next is called like the first."""
    place, around = tmp_path / "coffre", make_rooms(SetClock(START)).vaults.cheap

    def naming_it(name: str, side: str, _: str, now: dt.datetime) -> Any:
        return make_credentials(name, side, "Maison d’exemple", now)

    owner = Owner(name="Claire M.", side="social", organisation="Maison d’exemple")
    create_vault(
        place,
        PASSPHRASE,
        owner=owner,
        make_credentials=naming_it,
        around=around,
        cost=CHEAP,
    ).vault.close()
    with at(place, START) as vault:
        first = vault.roots_pem()
    with at(place, START + 8 * YEAR) as vault:
        after, now = signed(vault), vault.ctx.clock.now()
        assert structure(vault.ctx.owner.authority) == "Maison d’exemple"
        check = vault.paper.check(after, roots=[first], now=now)
        assert (check.verdict, check.reasons) == ("valid", ())


def test_a_whole_livret_after_a_renewal(folder: Path) -> None:
    with at(folder, START + 8 * YEAR) as vault:
        assert demonstrate(vault, "fr").checked.verdict == "valid"


def test_a_renewal_is_told_once_and_noted(folder: Path) -> None:
    def told(vault: OpenVault) -> list[str]:
        return [one.code for one in vault.notices]

    with at(folder, START + 5 * YEAR) as vault:
        first = vault.ctx.owner.authority
        assert told(vault) == []
        line = own_line(translator_for("fr"), whom_checks_trust(vault))
        until = "Le certificat de ce coffre est valable jusqu’au {} mars 2036."
        assert line in {until.format(day) for day in (9, 10, 11, 12)}
    with at(folder, START + 8 * YEAR) as vault:
        assert told(vault) == ["authority_renewed"]
        assert vault.ctx.owner.roots == (vault.ctx.owner.authority, first)
    with at(folder, START + 8 * YEAR) as vault:
        assert told(vault) == []
        roots = whom_checks_trust(vault)
        assert [one.der for one in roots.former] == [first]
        assert [one.what for one in roots.events] == ["authority_renewed"]
        line = own_line(translator_for("fr"), roots)
        assert "mars 2044" in line
        again = "Il a été renouvelé le 10 mars 2034\u202f: ce qui était signé avant"
        assert again in line
        # The journal forgets after twelve months; the certificates do not.
        line = own_line(translator_for("fr"), replace(roots, events=()))
        assert "Il a été renouvelé\u202f: ce qui était signé avant" in line


def test_the_key_of_before_is_destroyed_with_its_time(folder: Path) -> None:
    with at(folder, START + 8 * YEAR):
        pass
    with at(folder, START + 9 * YEAR) as vault:
        assert [one.signs for one in held(vault).all()] == [True, True]
    with at(folder, START + 11 * YEAR) as vault:
        assert [one.signs for one in held(vault).all()][1:] == [True]
    with at(folder, START + 11 * YEAR) as vault:
        assert [one.signs for one in held(vault).all()] == [False, True]
        assert not vault._vault.credentials.certificate_key  # type: ignore[attr-defined]
        assert well_signed(vault)


# --- clocks that are wrong ----------------------------------------------------


def test_a_clock_far_ahead_for_a_day_leaves_no_harm(folder: Path) -> None:
    with at(folder, START + 64 * YEAR) as vault:
        future = signed(vault)
    with at(folder, START + YEAR) as vault:
        assert well_signed(vault)
        assert "signed_in_future" in verdict(vault, future)[1]
        assert len(vault.ctx.owner.roots) == 2
    with at(folder, START + 8 * YEAR) as vault:
        assert well_signed(vault)
        assert len(vault.ctx.owner.roots) == 3


def test_a_clock_far_ahead_for_years_heals_too(folder: Path) -> None:
    for years in (64, 66):
        with at(folder, START + years * YEAR):
            pass
    with at(folder, START + YEAR) as vault:  # the key of today is gone: another
        assert well_signed(vault)


def test_a_clock_put_back_after_a_renewal_signs_as_before(folder: Path) -> None:
    with at(folder, START) as vault:
        first = vault.ctx.owner.authority
    with at(folder, START + 8 * YEAR) as vault:
        later = signed(vault)
    with at(folder, START + YEAR) as vault:
        assert vault.ctx.owner.authority == first
        assert well_signed(vault)
    with at(folder, START + 8 * YEAR) as vault:
        assert vault.ctx.owner.authority != first
        assert verdict(vault, later) == ("valid", [])


def test_a_stopped_clock_makes_nothing(folder: Path) -> None:
    for _ in range(3):
        with at(folder, START) as vault:
            assert len(vault.ctx.owner.roots) == 1
            assert vault.notices == ()


def test_a_clock_before_the_vault_makes_and_signs_nothing(folder: Path) -> None:
    with at(folder, dt.datetime(1970, 1, 1, 12, tzinfo=dt.UTC)) as vault:
        assert len(vault.ctx.owner.roots) == 1
        with pytest.raises(CertificateNotValidNow):
            signed(vault)
    with at(folder, START - dt.timedelta(hours=3)) as vault:  # a time zone: signs
        assert well_signed(vault)


# --- those who trust the root of before ----------------------------------------


def test_who_trusts_the_root_of_before_follows_to_the_next(
    folder: Path, tmp_path: Path
) -> None:
    with at(folder, START) as vault:
        first, before = vault.roots_pem(), signed(vault)
    with at(folder, START + 8 * YEAR) as vault:
        after = signed(vault)
        now = vault.ctx.clock.now()
        for pdf in (before, after):
            check = vault.paper.check(pdf, roots=[first], now=now)
            assert (check.verdict, check.reasons) == ("valid", ())
            # A reader who was given the root of before is told of the next.
            told = {one.renewed for one in check.signatures}
            assert told == {pdf is after}
            said = "certificat renouvelé, celui d’avant en répond"
            line = signature_line(translator_for("fr"), check.signatures[1])
            assert (said in line) == (pdf is after)
            every = [first, vault.ctx.owner.authority]
            known = vault.paper.check(pdf, roots=every, now=now)
            assert not any(one.renewed for one in known.signatures)
    with at(folder, START + 11 * YEAR) as vault:
        # Past the end of the root of before, the new one has to be given.
        late, now = signed(vault), vault.ctx.clock.now()
        check = vault.paper.check(late, roots=[first], now=now)
        assert check.verdict == "unknown signer"
        check = vault.paper.check(late, roots=[vault.roots_pem()], now=now)
        assert check.verdict == "valid"
    marc = make_vault(
        tmp_path / "marc", SetClock(START + 8 * YEAR), name="Marc D.", side="emploi"
    )
    with marc:
        trust_roots(marc, first)
        roots = [one.seen.der for one in whom_checks_trust(marc).trusted]
        assert marc.paper.check(after, roots=roots, now=now).verdict == "valid"


def test_an_authority_certifies_the_next_of_its_own_vault_alone() -> None:
    """Marc is trusted: he must not make an authority that speaks for Claire."""
    marc = make_authority("Marc D.", "Le Relais d’exemple", START)
    false = make_authority("Claire M.", "Le Relais d’exemple", START)
    link = make_link(marc, false.certificate, START)
    leaf = replace(make_leaf(false, "Claire M.", "", START), chain=(link,))
    act = SignatureAct(role="social", way="certificate", name="Claire M.")
    pdf = signing.sign(_frozen(), act, leaf, now=START)
    check = signing.check(pdf, roots=[marc.certificate], now=START)
    assert check.verdict == "invalid"
    assert "wrong_signer" in {one.code for one in check.reasons}
    own = signing.check(pdf, roots=[false.certificate], now=START)
    assert {one.code for one in own.reasons} == {"not_closed", "unsigned"}


def test_a_card_answered_for_by_the_root_of_before(folder: Path) -> None:
    with at(folder, START) as vault:
        first = vault.ctx.owner.authority
    with at(folder, START + 8 * YEAR) as vault:
        card = own_card(vault.sharing)
        assert card.chain[0] == vault.ctx.owner.certificate
        assert vault.sharing.cards.vouched_by(card, [first])
        assert vault.sharing.cards.vouched_by(card, [vault.ctx.owner.authority])


def test_going_back_to_a_copy_made_before(folder: Path, tmp_path: Path) -> None:
    with at(folder, START + 5 * YEAR) as vault:
        copy = vault.back_up()
    with at(folder, START + 8 * YEAR) as vault:
        pdf = signed(vault)
    rooms = make_rooms(SetClock(START + 8.1 * YEAR))
    with rooms.vaults.restore(copy, folder, PASSPHRASE) as vault:
        assert verdict(vault, pdf)[0] != "unknown signer"
        assert well_signed(vault)


def test_a_disk_that_refuses_keeps_no_vault_shut(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RootsUnreadable

    with monkeypatch.context() as full:
        full.setattr(Authorities, "add", refuse)
        with at(folder, START + 8 * YEAR) as vault:
            assert well_signed(vault)
            assert vault.notices == ()
    with at(folder, START + 8 * YEAR) as vault:
        assert [one.code for one in vault.notices] == ["authority_renewed"]
