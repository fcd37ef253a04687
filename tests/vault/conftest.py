"""A real vault, quickly: everything as in use but the price of a guess."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from livret.domain.body import Body
from livret.domain.contribution import Sealed, Verified, commitment
from livret.domain.header import Header, scope_tags
from livret.domain.header import livret_id as id_of_livret
from livret.usecases.ports import ContributionSigner, Owner
from livret.usecases.ports_people import LivretSummary
from livret.vault.around import Around
from livret.vault.guessing import Cost
from livret.vault.opened import Vault
from livret.vault.opening import create_vault, open_vault
from tests.clock import SetClock

PASSPHRASE = "sept mots tirés au hasard suffisent bien ici"
CHEAP = Cost(memory=64, iterations=1, lanes=1)
OWNER = Owner(name="Claire M.", side="social", organisation="Structure d’exemple")
TAG = "0" * 32


class SystemRandomness:
    def take(self, count: int) -> bytes:
        return os.urandom(count)


def credentials(
    name: str, quality: str, organisation: str, now: dt.datetime
) -> tuple[bytes, bytes, bytes, bytes]:
    """What the paper room makes; the vault only keeps it."""
    said = f"{name}|{quality}|{organisation}|{now:%Y}".encode()
    return said + b"|authority", b"authority key", said + b"|leaf", b"leaf key"


@dataclass
class KeyedSigner:
    """A referent at another desk."""

    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @property
    def public_key(self) -> str:
        return self.key.public_key().public_bytes_raw().hex()

    def sign(self, header: bytes) -> bytes:
        return self.key.sign(header)


def seal(
    signer: ContributionSigner,
    body: Body,
    livret: str = "",
    parents: Sequence[str] = (),
) -> Sealed:
    """Seal ``body``; a root where ``livret`` is empty."""
    salt, data = os.urandom(32), body.to_bytes()
    committed = commitment(salt, data)
    number = livret or id_of_livret(signer.public_key, committed)
    key = body.content.get("scope_key")
    tags = scope_tags(bytes.fromhex(key), body.scopes) if key else (TAG,)
    header = Header(
        number, tuple(sorted(parents)), signer.public_key, tags, committed
    ).to_bytes()
    return Sealed(header, signer.sign(header), salt, data)


def opened_body(signer: ContributionSigner, at: int = 1_770_000_000_000) -> Body:
    return Body(
        kind="livret_opened",
        voice="social",
        recorded_at=at,
        structural=True,
        content={
            "rules": 1,
            "scope_key": os.urandom(32).hex(),
            "member": {
                "name": "Claire M.",
                "role": "referent",
                "side": "social",
                "keys": {"sign": signer.public_key},
            },
        },
    )


def described(called: str, at: int = 1_770_000_000_001) -> Body:
    return Body(
        kind="person_described",
        voice="personne",
        recorded_at=at,
        content={"called": called},
    )


def words(text: str, at: int = 1_770_000_000_002, **content: object) -> Body:
    """A body of a kind nobody knows: kept and forwarded whatever it holds."""
    return Body(
        kind="kind_of_tomorrow",
        voice="personne",
        recorded_at=at,
        content={"words": text, **content},
    )


def plain_summary(contributions: Sequence[Verified]) -> LivretSummary:
    """A line without folding: the last name said."""
    names = [
        one.body.content["called"]
        for one in contributions
        if one.body is not None and one.body.kind == "person_described"
    ]
    livret = contributions[0].header.livret
    return LivretSummary(livret=livret, called=str(names[-1]) if names else "?")


def open_livret(vault: Vault, called: str) -> str:
    """Open a livret for somebody; return its id."""
    root = seal(vault.signer, opened_body(vault.signer))
    livret = Header.from_bytes(root.header).livret
    name = seal(vault.signer, described(called), livret, [root.id])
    vault.log.append([root, name])
    return livret


def say(vault: Vault, livret: str, text: str, **content: object) -> str:
    """Add words on top of the heads; return the id."""
    heads = vault.log.heads(livret)
    (one,) = vault.log.append(
        [seal(vault.signer, words(text, **content), livret, heads)]
    )
    return one


@pytest.fixture(scope="session")
def disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="livret-disk-") as folder:
        yield Path(folder)


@pytest.fixture
def tmp_path(disk: Path) -> Iterator[Path]:
    """On the disk, where vaults stand, even if other tests stand in memory."""
    folder = Path(tempfile.mkdtemp(dir=disk))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def around_of(clock: SetClock) -> Around:
    """What a vault asks from outside, at the price of a test."""
    return Around(
        clock=clock,
        randomness=SystemRandomness(),
        summarise=plain_summary,
        floor=CHEAP,
    )


@pytest.fixture
def around(clock: SetClock) -> Around:
    return around_of(clock)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "coffre"


@pytest.fixture
def new(folder: Path, around: Around) -> Callable[[], tuple[Vault, str]]:
    def make() -> tuple[Vault, str]:
        made = create_vault(
            folder,
            PASSPHRASE,
            owner=OWNER,
            make_credentials=credentials,
            around=around,
            cost=CHEAP,
        )
        return made.vault, made.recovery_code

    return make


@pytest.fixture
def vault(new: Callable[[], tuple[Vault, str]]) -> Iterator[Vault]:
    made, _ = new()
    with made:
        yield made


@pytest.fixture
def again(folder: Path, around: Around) -> Callable[[], Vault]:
    return lambda: open_vault(folder, PASSPHRASE, around)
