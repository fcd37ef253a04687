"""Keys that are not the desk's: an organism's authority, files, a soft card."""

from __future__ import annotations

import datetime as dt
import functools
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from tests.paper.signing_desk import MARC, NOW

DER = serialization.Encoding.DER
SOFT_CARD = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)
PIN, LABEL = "482913", "Carte d'essai"


@dataclass(frozen=True)
class Held:
    """A certificate, its key and those above it."""

    certificate: x509.Certificate
    key: Any
    above: tuple[x509.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(DER)


@functools.cache
def rsa_key(size: int = 2048, which: int = 0) -> rsa.RSAPrivateKey:
    """RSA keys are slow to make: one of each size."""
    return rsa.generate_private_key(65537, size)


def named(common: str, **more: str) -> x509.Name:
    attributes = [x509.NameAttribute(NameOID.COUNTRY_NAME, "FR")]
    for oid, key in ((NameOID.SURNAME, "family"), (NameOID.GIVEN_NAME, "given")):
        if key in more:
            attributes.append(x509.NameAttribute(oid, more[key]))
    attributes.append(x509.NameAttribute(NameOID.COMMON_NAME, common))
    return x509.Name(attributes)


def usage(**on: bool) -> x509.KeyUsage:
    names = (
        *("digital_signature", "content_commitment", "key_encipherment"),
        *("data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
        *("encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{name: on.get(name, False) for name in names})


def issue(
    subject: x509.Name,
    key: Any,
    by: Held | None = None,
    *,
    ca: bool = False,
    days: tuple[int, int] = (-10, 365),
    use: x509.KeyUsage | None = None,
    extensions: Sequence[x509.ExtensionType] = (),
) -> Held:
    """Make a certificate, self-signed where ``by`` is None."""
    issuer = by.certificate.subject if by else subject
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + dt.timedelta(days=days[0]))
        .not_valid_after(NOW + dt.timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(
            use
            or (usage(key_cert_sign=True) if ca else usage(content_commitment=True)),
            critical=True,
        )
    )
    for each in extensions:
        builder = builder.add_extension(each, critical=False)
    made = builder.sign(by.key if by else key, hashes.SHA256())
    above = (by.certificate, *by.above) if by else ()
    return Held(certificate=made, key=key, above=above)


@functools.cache
def organism() -> Held:
    """The root of an organism, which issues through an authority below it."""
    return issue(
        named("Racine d’exemple"),
        ec.generate_private_key(ec.SECP256R1()),
        ca=True,
        days=(-400, 4000),
    )


@functools.cache
def authority() -> Held:
    return issue(
        named("Autorité d’exemple"),
        rsa_key(2048, 1),
        organism(),
        ca=True,
        days=(-300, 3000),
    )


def leaf(key: Any = None, subject: x509.Name | None = None, **more: Any) -> Held:
    """Marc's certificate, from the organism."""
    return issue(subject or named(MARC), key or rsa_key(), authority(), **more)


PASSPHRASE = "un mot de passe"


def key_file(held: Held, passphrase: str = PASSPHRASE) -> bytes:
    """The PKCS #12 file of a certificate, with those above it."""
    from cryptography.hazmat.primitives.serialization import pkcs12

    how = (
        serialization.BestAvailableEncryption(passphrase.encode("utf-8"))
        if passphrase
        else serialization.NoEncryption()
    )
    return pkcs12.serialize_key_and_certificates(
        b"essai", held.key, held.certificate, list(held.above), how
    )


def soft_module() -> str:
    """Path of the library of SoftHSM, empty where it is not installed."""
    return next((each for each in SOFT_CARD if Path(each).is_file()), "")


def softhsm(folder: Path, *words: str) -> None:
    """Run ``softhsm2-util`` with its tokens in ``folder``."""
    subprocess.run(
        ["softhsm2-util", *words],
        check=True,
        capture_output=True,
        env={"SOFTHSM2_CONF": str(folder / "softhsm2.conf"), "PATH": "/usr/bin:/bin"},
    )


def make_soft_card(folder: Path, label: str = LABEL) -> None:
    """Make a soft card, empty, in ``folder``."""
    tokens = folder / "tokens"
    tokens.mkdir(exist_ok=True)
    (folder / "softhsm2.conf").write_text(
        f"directories.tokendir = {tokens}\nobjectstore.backend = file\n"
        "log.level = ERROR\n"
    )
    softhsm(
        folder,
        *("--init-token", "--free", "--label", label, "--pin", PIN),
        *("--so-pin", "73519264"),
    )


def put_on_card(
    module: str,
    held: Held,
    *,
    label: str = LABEL,
    ident: bytes = b"\x01",
    key_too: bool = True,
) -> None:
    """Write a certificate, those above it and its key on a soft card."""
    import pkcs11
    from pkcs11.util import ec as card_ec
    from pkcs11.util import rsa as card_rsa
    from pkcs11.util import x509 as card_x509

    library = pkcs11.lib(module)
    library.reinitialize()
    token = library.get_token(token_label=label)
    with token.open(rw=True, user_pin=PIN) as session:
        for at, each in enumerate((held.certificate, *held.above)):
            attributes = card_x509.decode_x509_certificate(each.public_bytes(DER))
            attributes[pkcs11.Attribute.TOKEN] = True
            attributes[pkcs11.Attribute.ID] = ident if not at else ident + bytes([at])
            session.create_object(attributes)
        if not key_too:
            return
        if isinstance(held.key, rsa.RSAPrivateKey):
            der = held.key.private_bytes(
                DER,
                serialization.PrivateFormat.TraditionalOpenSSL,
                serialization.NoEncryption(),
            )
            attributes = card_rsa.decode_rsa_private_key(der)
        else:
            der = held.key.private_bytes(
                DER,
                serialization.PrivateFormat.TraditionalOpenSSL,
                serialization.NoEncryption(),
            )
            attributes = card_ec.decode_ec_private_key(der)
        attributes[pkcs11.Attribute.TOKEN] = True
        attributes[pkcs11.Attribute.PRIVATE] = True
        attributes[pkcs11.Attribute.SENSITIVE] = True
        attributes[pkcs11.Attribute.SIGN] = True
        attributes[pkcs11.Attribute.ID] = ident
        session.create_object(attributes)
