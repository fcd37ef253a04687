"""Who the vault belongs to, and the keys that never leave it.

Keys, never the same for two uses: Ed25519 signs contributions, an age
identity receives files, another X25519 and an ML-KEM-768 meet the hub, and a
P-256 certificate signs PDFs under the vault's own small authority.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import insert, select

from livret.usecases.ports import Owner, Randomness
from livret.vault import schema
from livret.vault.engine import Store

_SECRET_BYTES = 32
MLKEM_SEED_BYTES = 64
_REMEMBERED = 1024

MakeCredentials = Callable[
    [str, str, str, dt.datetime], tuple[bytes, bytes, bytes, bytes]
]
"""(name, quality, organisation, now) to (authority, its key, certificate, its key),
all DER; the keys are PKCS#8."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What signs PDFs.

    Attributes:
        authority: X.509 certificate of the vault's own authority, DER.
        authority_key: Its P-256 key, PKCS#8, DER.
        certificate: The owner's X.509 certificate, DER.
        certificate_key: Its P-256 key, PKCS#8, DER.
    """

    authority: bytes = field(repr=False)
    authority_key: bytes = field(repr=False)
    certificate: bytes = field(repr=False)
    certificate_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """The owner and their keys, as kept inside the vault.

    Attributes:
        owner: What others may know.
        sign_secret: Ed25519 private key, 32 bytes.
        age_secret: Private age identity, ``AGE-SECRET-KEY-1…``.
        hub_secret: X25519 private key, 32 bytes.
        mlkem_seed: ML-KEM-768 private key (FIPS 203: d and z), 64 bytes.
        credentials: For PDFs.
    """

    owner: Owner
    sign_secret: bytes = field(repr=False)
    age_secret: str = field(repr=False)
    hub_secret: bytes = field(repr=False)
    mlkem_seed: bytes = field(repr=False)
    credentials: Credentials = field(repr=False)

    def signer(self) -> VaultSigner:
        """Return what signs contributions in the owner's name."""
        return VaultSigner(self.sign_secret)


class VaultSigner:
    """The ``ContributionSigner`` of ``livret.usecases.ports``.

    It remembers its last signatures, so that a contribution signed here an
    instant ago is not verified as if it came from elsewhere.
    """

    def __init__(self, secret: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self._public = self._key.public_key().public_bytes_raw().hex()
        self._made: dict[bytes, bytes] = {}

    @property
    def public_key(self) -> str:
        """The Ed25519 public key, 64 hex digits."""
        return self._public

    def sign(self, header: bytes) -> bytes:
        """Return the Ed25519 signature of ``header``, 64 bytes."""
        signature = self._key.sign(header)
        if len(self._made) >= _REMEMBERED:
            del self._made[next(iter(self._made))]
        self._made[signature] = header
        return signature

    def just_signed(self, header: bytes, signature: bytes) -> bool:
        """Tell whether this very signature was made here, for these very bytes."""
        return self._made.get(signature) == header


def new_identity(
    owner: Owner,
    now: dt.datetime,
    randomness: Randomness,
    make_credentials: MakeCredentials,
) -> Identity:
    """Make the keys of a new vault's owner, of whom name and side are known."""
    # No structure: its name may be protected, and a certificate goes with every
    # paper that is signed, to whoever is given it.
    made = make_credentials(owner.name, owner.side, "", now)
    import pyrage

    age = pyrage.x25519.Identity.generate()
    return _identity(
        owner=owner,
        sign_secret=randomness.take(_SECRET_BYTES),
        age_secret=str(age),
        hub_secret=randomness.take(_SECRET_BYTES),
        mlkem_seed=randomness.take(MLKEM_SEED_BYTES),
        credentials=Credentials(*made),
    )


def keep(store: Store, identity: Identity) -> None:
    """Write the identity of a new vault."""
    with store.writing() as connection:
        connection.execute(insert(schema.identity), identity_to_row(identity))


def load(store: Store) -> Identity:
    """Read the identity of a vault."""
    with store.reading() as connection:
        row = connection.execute(select(schema.identity)).one()
    return identity_from_row(row)


def identity_to_row(identity: Identity) -> dict[str, Any]:
    """Return the columns of the identity."""
    credentials = identity.credentials
    return {
        "one": 1,
        "name": identity.owner.name,
        "side": identity.owner.side,
        "organisation": identity.owner.organisation,
        "sign_secret": identity.sign_secret,
        "age_secret": identity.age_secret,
        "hub_secret": identity.hub_secret,
        "mlkem_seed": identity.mlkem_seed,
        "authority": credentials.authority,
        "authority_key": credentials.authority_key,
        "certificate": credentials.certificate,
        "certificate_key": credentials.certificate_key,
    }


def identity_from_row(row: Any) -> Identity:
    """Return the identity; public keys are computed from the secret ones."""
    return _identity(
        owner=Owner(name=row.name, side=row.side, organisation=row.organisation),
        sign_secret=row.sign_secret,
        age_secret=row.age_secret,
        hub_secret=row.hub_secret,
        mlkem_seed=row.mlkem_seed,
        credentials=Credentials(
            row.authority, row.authority_key, row.certificate, row.certificate_key
        ),
    )


def _identity(
    *,
    owner: Owner,
    sign_secret: bytes,
    age_secret: str,
    hub_secret: bytes,
    mlkem_seed: bytes,
    credentials: Credentials,
) -> Identity:
    hub = X25519PrivateKey.from_private_bytes(hub_secret).public_key()
    known = replace(
        owner,
        sign_key=VaultSigner(sign_secret).public_key,
        read_age=cache(partial(_age_recipient, age_secret)),
        hub_key=hub.public_bytes_raw().hex(),
        read_mlkem=cache(partial(_mlkem_key, mlkem_seed)),
        certificate=credentials.certificate,
        authority=credentials.authority,
    )
    return Identity(known, sign_secret, age_secret, hub_secret, mlkem_seed, credentials)


def _age_recipient(age_secret: str) -> str:
    import pyrage

    return str(pyrage.x25519.Identity.from_str(age_secret).to_public())


def _mlkem_key(seed: bytes) -> str:
    from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey

    public = MLKEM768PrivateKey.from_seed_bytes(seed).public_key()
    return public.public_bytes_raw().hex()
