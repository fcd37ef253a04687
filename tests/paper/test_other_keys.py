"""Signing with a file of keys and with a card: sound everywhere, or not at all."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import page
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from livret.bootstrap.machine import FormFiles
from livret.domain.errors import LivretError
from livret.paper import signing
from livret.paper.certificates import to_pem
from livret.paper.desk import PaperDesk
from livret.usecases.signing import KeyCard, KeyFile, SigningAct
from tests.paper.other_keys import (
    LABEL,
    PIN,
    Held,
    authority,
    issue,
    key_file,
    leaf,
    make_soft_card,
    named,
    organism,
    put_on_card,
    rsa_key,
    soft_module,
    usage,
)
from tests.paper.signing_desk import CLAIRE, MARC, NOW, Desk, diagnostic, make_desk
from tests.paper.tampering import gaps
from tests.paper.test_signing_outside import (
    FALSE_RULE,
    SIGNED,
    pdfsig,
    verified_by_openssl,
)

MODULE = soft_module()
soft_card = pytest.mark.skipif(
    not MODULE or shutil.which("softhsm2-util") is None,
    reason="SoftHSM2 (softhsm2) is not on this machine",
)
PASSPHRASE = "un mot de passe"
KEYS = {
    "RSA 2048": rsa_key,
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
}


@cache
def desk() -> Desk:
    return make_desk()


@cache
def room() -> PaperDesk:
    return PaperDesk(
        owner=CLAIRE,
        authority=desk().authority,
        certificate=desk().claire,
        forms=FormFiles(),
    )


@cache
def half() -> bytes:
    """The real diagnosis, drawn by her and signed by Claire."""
    return desk().certify(desk().draw(diagnostic()))


def with_file(data: bytes, passphrase: str = PASSPHRASE, **more: str) -> SigningAct:
    return SigningAct(
        role="emploi",
        way="pkcs12",
        name=MARC,
        attested_by=CLAIRE,
        key=KeyFile(data=data, passphrase=passphrase),
        **more,
    )


def roots(*more: bytes) -> list[bytes]:
    return [*desk().roots, organism().der, *more]


def sealed(pdf: bytes) -> bytes:
    return signing.close(pdf, desk().claire, now=NOW)


def refused(act: SigningAct, pdf: bytes | None = None) -> tuple[str, dict[str, object]]:
    with pytest.raises(LivretError) as caught:
        room().sign(pdf or half(), act, NOW)
    assert PASSPHRASE not in str(caught.value)
    assert PIN not in str(caught.value)
    return caught.value.code, dict(caught.value.facts)


@pytest.mark.parametrize("kind", KEYS)
def test_a_file_of_keys_signs_and_every_checker_agrees(
    kind: str, tmp_path: Path
) -> None:
    held = leaf(KEYS[kind]())
    signed = room().sign(half(), with_file(key_file(held)), NOW)
    pdf = sealed(signed)
    check = signing.check(pdf, roots=roots(), now=NOW)
    assert (check.verdict, check.reasons) == ("valid", ())
    (marc,) = [each for each in check.signatures if each.role == "emploi"]
    assert (marc.name, marc.way, marc.attested_by) == (MARC, "pkcs12", "")
    path = tmp_path / "signed.pdf"
    path.write_bytes(pdf)
    told = pdfsig(path, "-nocert")
    for field in SIGNED:
        assert "Signature is Valid." in told[field]
    pem = tmp_path / "roots.pem"
    ours = (to_pem(each) for each in (desk().authority.certificate, organism().der))
    pem.write_bytes(b"".join(ours))
    assert verified_by_openssl(pdf, pem, tmp_path, NOW) == [True] * 4
    for profile in ("3a", "ua1"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert {each.rule_id for each in report.failures} <= {FALSE_RULE}


def test_without_the_root_of_the_organism_its_signer_is_unknown() -> None:
    pdf = sealed(room().sign(half(), with_file(key_file(leaf())), NOW))
    check = desk().check(pdf)
    assert check.verdict == "unknown signer"
    assert [dict(each.facts)["name"] for each in check.reasons] == [MARC]


def test_no_digit_of_a_signature_with_its_chain_can_change() -> None:
    pdf = room().sign(half(), with_file(key_file(leaf())), NOW)
    start, end = gaps(pdf)[-1]
    for part in range(12):
        at = start + (end - start) * part // 12 + 7
        digit = b"1" if pdf[at : at + 1] == b"0" else b"0"
        broken = pdf[:at] + digit + pdf[at + 1 :]
        check = signing.check(broken, roots=roots(), now=NOW)
        assert check.verdict == "invalid" or check.verdict == "changed"


def test_a_card_s_number_is_not_its_holder_s_name() -> None:
    subject = named("899700123456", given="Marc", family="Dubreuil")
    held = leaf(subject=subject)
    pdf = room().sign(half(), with_file(key_file(held)), NOW)
    check = signing.check(sealed(pdf), roots=roots(), now=NOW)
    assert check.verdict == "valid", check.reasons


@pytest.mark.parametrize(
    ("data", "passphrase", "code"),
    [
        (lambda: b"", PASSPHRASE, "KeyFileUnreadable"),
        (lambda: b"%PDF-1.7 not keys", PASSPHRASE, "KeyFileUnreadable"),
        (lambda: key_file(leaf())[:-40], PASSPHRASE, "KeyFileUnreadable"),
        (lambda: key_file(leaf()), "un autre", "WrongKeyPassphrase"),
        (lambda: key_file(leaf()), "", "WrongKeyPassphrase"),
    ],
    ids=["empty", "other file", "cut", "wrong passphrase", "no passphrase"],
)
def test_a_file_that_does_not_open_signs_nothing(
    data: object, passphrase: str, code: str
) -> None:
    assert refused(with_file(data(), passphrase))[0] == code  # type: ignore[operator]


def test_a_file_without_its_key_signs_nothing() -> None:
    from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

    only = pkcs12.serialize_key_and_certificates(
        b"x", None, leaf().certificate, None, NoEncryption()
    )
    assert refused(with_file(only, ""))[0] == "NoKeyInFile"


def certified(**more: object) -> Held:
    return leaf(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held", "code"),
    [
        (lambda: certified(days=(-400, -1)), "CertificateNotValidNow"),
        (lambda: certified(days=(2, 300)), "CertificateNotValidNow"),
        (
            lambda: certified(use=usage(key_encipherment=True)),
            "CertificateNotForSigning",
        ),
        (lambda: issue(named(MARC), rsa_key(), ca=True), "CertificateNotForSigning"),
        (lambda: certified(key=rsa_key(1024)), "KeyNotSupported"),
        (
            lambda: certified(key=ec.generate_private_key(ec.SECP256K1())),
            "KeyNotSupported",
        ),
        (lambda: certified(subject=named("Autre Personne")), "OtherSigner"),
    ],
    ids=[
        *("expired", "not yet", "not for signing", "an authority's", "short key"),
        *("unknown curve", "somebody else's"),
    ],
)
def test_a_certificate_that_may_not_sign_here_signs_nothing(
    held: object, code: str
) -> None:
    assert refused(with_file(key_file(held())))[0] == code  # type: ignore[operator]


def test_a_key_of_another_kind_signs_nothing() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    assert refused(with_file(key_file(leaf(key))))[0] == "KeyMismatch"


def test_a_way_without_its_key_signs_nothing() -> None:
    act = SigningAct(role="emploi", way="pkcs12", name=MARC, attested_by=CLAIRE)
    assert refused(act) == ("KeyNotGiven", {"way": "pkcs12"})
    card = KeyCard(module="/nowhere.so", pin="1")
    crossed = SigningAct(role="emploi", way="pkcs12", name=MARC, key=card)
    assert refused(crossed)[0] == "KeyNotGiven"


# --- the card -------------------------------------------------------------------


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A reader with a soft card of RSA, of which the library knows the place."""
    folder = tmp_path_factory.mktemp("card")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    make_soft_card(folder)
    put_on_card(MODULE, leaf())
    yield folder
    if before is None:
        del os.environ["SOFTHSM2_CONF"]
    else:
        os.environ["SOFTHSM2_CONF"] = before


def with_card(pin: str = PIN, module: str = MODULE, token: str = LABEL) -> SigningAct:
    return SigningAct(
        role="emploi",
        way="pkcs11",
        name=MARC,
        attested_by=CLAIRE,
        key=KeyCard(module=module, pin=pin, token=token),
    )


@soft_card
def test_a_card_signs_and_every_checker_agrees(reader: Path, tmp_path: Path) -> None:
    pdf = sealed(room().sign(half(), with_card(), NOW))
    check = signing.check(pdf, roots=roots(), now=NOW)
    assert (check.verdict, check.reasons) == ("valid", ())
    assert [each.way for each in check.signatures] == ["drawn", "certificate", "pkcs11"]
    path = tmp_path / "signed.pdf"
    path.write_bytes(pdf)
    told = pdfsig(path, "-nocert")
    for field in SIGNED:
        assert "Signature is Valid." in told[field]
    pem = tmp_path / "roots.pem"
    ours = (to_pem(each) for each in (desk().authority.certificate, organism().der))
    pem.write_bytes(b"".join(ours))
    assert verified_by_openssl(pdf, pem, tmp_path, NOW) == [True] * 4


@soft_card
def test_a_card_of_an_elliptic_curve_signs_too(reader: Path) -> None:
    make_soft_card(reader, "Courbe")
    held = leaf(ec.generate_private_key(ec.SECP256R1()))
    put_on_card(MODULE, held, label="Courbe")
    pdf = sealed(room().sign(half(), with_card(token="Courbe"), NOW))
    assert signing.check(pdf, roots=roots(), now=NOW).verdict == "valid"
    assert refused(with_card(token=""))[0] == "SeveralCards"


@soft_card
def test_of_several_certificates_hers_made_for_signing_is_taken(reader: Path) -> None:
    make_soft_card(reader, "Plusieurs")
    entry = leaf(use=usage(digital_signature=True))
    other = leaf(subject=named("Autre Personne"))
    for at, each in enumerate((entry, other, leaf()), start=1):
        put_on_card(MODULE, each, label="Plusieurs", ident=bytes([at]))
    pdf = room().sign(half(), with_card(token="Plusieurs"), NOW)
    check = signing.check(sealed(pdf), roots=roots(), now=NOW)
    assert check.verdict == "valid"
    used = signing_certificate_of(pdf)
    usages = used.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usages.content_commitment


def signing_certificate_of(pdf: bytes) -> x509.Certificate:
    import io

    from pyhanko.pdf_utils.reader import PdfFileReader

    last = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[-1]
    return x509.load_der_x509_certificate(last.signer_cert.dump())


@soft_card
@pytest.mark.parametrize("pin", ["000000", "1"])
def test_a_wrong_code_signs_nothing(reader: Path, pin: str) -> None:
    assert refused(with_card(pin)) == ("WrongPin", {})
    assert signing.check(
        sealed(room().sign(half(), with_card(), NOW)), roots=roots(), now=NOW
    )


@soft_card
def test_another_card_in_the_reader_signs_nothing(reader: Path) -> None:
    code, facts = refused(with_card(token="Une autre"))
    assert (code, facts["wanted"]) == ("OtherCard", "Une autre")
    assert LABEL in str(facts["labels"])


@soft_card
def test_no_card_in_the_reader_signs_nothing(
    reader: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tokens").mkdir()
    empty = tmp_path / "softhsm2.conf"
    empty.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(empty))
    assert refused(with_card(token="Une autre"))[0] == "CardAbsent"
    assert refused(with_card())[0] == "CardAbsent"


@soft_card
def test_a_card_with_nothing_to_sign_with_signs_nothing(reader: Path) -> None:
    make_soft_card(reader, "Sans clé")
    assert refused(with_card(token="Sans clé"))[0] == "NoKeyOnCard"
    put_on_card(MODULE, leaf(), label="Sans clé", key_too=False)
    assert refused(with_card(token="Sans clé"))[0] == "NoKeyOnCard"


@soft_card
def test_an_expired_card_signs_nothing(reader: Path) -> None:
    make_soft_card(reader, "Périmée")
    put_on_card(MODULE, certified(days=(-400, -1)), label="Périmée")
    code, facts = refused(with_card(token="Périmée"))
    assert (code, facts) == ("CertificateNotValidNow", {"name": MARC})


def test_a_missing_library_signs_nothing(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "card.so")
    assert refused(with_card(module=nowhere)) == (
        "CardModuleMissing",
        {"module": nowhere},
    )
    (tmp_path / "card.so").write_bytes(b"no library")
    assert refused(with_card(module=nowhere))[0] == "CardModuleMissing"


def test_an_authority_of_its_own_above_is_not_carried() -> None:
    """The root is what a checker brings; what stands below it travels."""
    held = leaf()
    assert held.above == (authority().certificate, organism().certificate)
    from livret.paper.key_files import open_key_file

    read = open_key_file(KeyFile(data=key_file(held), passphrase=PASSPHRASE))
    assert read.chain == (authority().der,)
    assert "passphrase" not in repr(KeyFile(data=b"", passphrase="x"))
    assert dt.timedelta(0) < held.certificate.not_valid_after_utc - NOW
