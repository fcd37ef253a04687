"""The published vectors, read as a stranger would."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from livret.domain.arrival import arrive
from livret.domain.encoding import NotCanonical, decode, encode
from livret.domain.fold import fold, fold_at
from livret.domain.header import scope_tag
from tests.domain import vectors

PUBLISHED: dict[str, Any] = json.loads(vectors.FILE.read_text(encoding="utf-8"))
HISTORIES = {history["name"]: history for history in PUBLISHED["histories"]}


def test_the_code_makes_the_published_vectors() -> None:
    """When the page is meant to change: ``python -m tests.domain.vectors``."""
    assert json.loads(json.dumps(vectors.build())) == PUBLISHED


def test_canonical_bytes() -> None:
    for vector in PUBLISHED["canonical"]:
        data = bytes.fromhex(vector["bytes"])
        assert encode(vector["value"]) == data
        assert encode(decode(data)) == data


def test_refused_bytes() -> None:
    for vector in PUBLISHED["refused"]:
        with pytest.raises(NotCanonical) as raised:
            decode(bytes.fromhex(vector["bytes"]))
        assert raised.value.facts["problem"] == vector["problem"]


def test_keys_and_tags() -> None:
    for key in PUBLISHED["keys"].values():
        private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key["seed"]))
        assert private.public_key().public_bytes_raw().hex() == key["public"]
    scope_key = bytes.fromhex(PUBLISHED["scopes"]["scope_key"])
    for scope, tag in PUBLISHED["scopes"]["tags"].items():
        assert scope_tag(scope_key, scope) == tag


@pytest.mark.parametrize("name", HISTORIES)
def test_ids_commitments_and_signatures(name: str) -> None:
    for told in HISTORIES[name]["contributions"]:
        header = told["header"].encode()
        assert hashlib.sha256(header).hexdigest() == told["id"]
        plain = json.loads(header.removeprefix(b"livret/header/1\n"))
        author = Ed25519PublicKey.from_public_bytes(bytes.fromhex(plain["author"]))
        author.verify(bytes.fromhex(told["signature"]), header)
        if "body" in told:
            bound = bytes.fromhex(told["salt"]) + told["body"].encode()
            assert hashlib.sha256(bound).hexdigest() == plain["commitment"]


@pytest.mark.parametrize("name", HISTORIES)
@pytest.mark.parametrize("backwards", [False, True])
def test_histories_fold_to_what_is_published(name: str, backwards: bool) -> None:
    history = HISTORIES[name]
    held = [arrive(vectors.sealed(told)) for told in history["contributions"]]
    if backwards:
        held.reverse()
    if "at" in history:
        livret = fold_at(held, dt.date.fromisoformat(history["at"]))
    elif "about" in history:
        livret = fold(held, about=dt.date.fromisoformat(history["about"]))
    else:
        livret = fold(held)
    assert vectors.outcome(livret) == history["folds_to"]


def test_there_are_enough_of_them() -> None:
    assert len(HISTORIES) == len(PUBLISHED["histories"]) >= 12
