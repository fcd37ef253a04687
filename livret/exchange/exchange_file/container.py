"""The envelope: age v1 (age-encryption.org/v1) by ``pyrage``, X25519 recipients.

age says nothing of who sent a file: what is inside is signed. Its own payload
is authenticated piece by piece, so that a changed or missing byte is found
before anything is read.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyrage

from livret.usecases.sharing_errors import (
    FileAltered,
    FileForSomeoneElse,
    FileTooLarge,
    NewerFile,
    NotAnExchangeFile,
)

AGE_PREFIX = b"age-encryption.org/"
MAX_FILE_BYTES = 640 * 1024 * 1024
"""Most bytes of a file: a livret with every scan it may hold."""

_MILLION = 1_000_000
_NO_KEY = "No matching keys found"
_UNKNOWN_VERSION = "Unknown age format"
_OURS = "age v1"


def seal(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Return an age file that only ``recipients`` (``age1…``) can open."""
    keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    sealed: bytes = pyrage.encrypt(plain, keys)
    return sealed


def unseal(data: bytes, age_secret: str) -> bytes:
    """Open an age file with one private identity.

    Raises:
        NotAnExchangeFile, FileTooLarge: Not opened at all.
        FileForSomeoneElse: This identity does not open it.
        FileAltered: Cut short or changed.
        NewerFile: Of another version of age.
    """
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(most=MAX_FILE_BYTES // _MILLION)
    if not data.startswith(AGE_PREFIX):
        raise NotAnExchangeFile
    identity = pyrage.x25519.Identity.from_str(age_secret)
    try:
        plain: bytes = pyrage.decrypt(data, [identity])
    except pyrage.DecryptError as error:
        said = str(error)
        if said.startswith(_NO_KEY):
            raise FileForSomeoneElse from error
        # It says so too of a first version whose header was changed.
        if said.startswith(_UNKNOWN_VERSION) and _version(data) != _OURS:
            raise NewerFile(version=_version(data)) from error
        raise FileAltered(part="container") from error
    return plain


def _version(data: bytes) -> str:
    first = data[len(AGE_PREFIX) : 64].split(b"\n", 1)[0]
    return "age " + first.decode("ascii", "replace")
