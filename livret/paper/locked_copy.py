"""A paper that her phrase closes: what makes the lock, apart from what is closed.

Her phrase opens her keys too, and the paper may be somebody else's file: they
never meet. The lock is made here, of her phrase alone: what tells whether a
phrase is hers, and a key drawn for one file (ISO 32000-2, 7.6.4.3.4). The paper
is taken apart and closed by a process that is given that key (``locking``), and
has read nothing else. What comes back is looked at without being read: it stands
under this very lock.

May import: pyHanko's ciphers, no reader of files.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pyhanko.pdf_utils.crypt import (
    SecurityHandlerVersion,
    StandardSecurityHandler,
    StandardSecuritySettingsRevision,
)
from pyhanko.pdf_utils.crypt.permissions import StandardPermissions

from livret.paper.outside import paper_locked
from livret.usecases.reading import ReadingTooCostly

_START = b"%PDF-1.7"
_TRAILER = re.compile(
    rb"\ntrailer\n<<\n(?:/[^\n]*\n)*?/Encrypt (\d{1,9}) 0 R\n(?:/[^\n]*\n)*>>"
    rb"\nstartxref\n\d+\n%%EOF\n\Z"
)
_END = 4096


@dataclass(frozen=True, slots=True)
class Lock:
    """What closes one file.

    Attributes:
        parts: What tells the phrase (O, U, OE, UE and Perms of ISO 32000-2, table
            21), then the key of the file.
    """

    parts: tuple[bytes, ...] = field(repr=False)


def locked(pdf: bytes, passphrase: str) -> bytes:
    """Return the same pages, which open with ``passphrase`` alone.

    No message authentication is added (ISO/TS 32004): the readers of most
    phones do not know it yet. The same arguments give other bytes each time:
    keys and salts are drawn anew.

    Args:
        pdf: A paper of ours, signed or not, from anybody.
        passphrase: Hers, in the letters that a telephone types (NFC).

    Raises:
        PaperUnreadable: It is no paper that can be closed; nothing was made.
        ReadingTooCostly, ReaderNotStarted, ReadingStopped: Nothing was made.
    """
    lock = lock_of(passphrase)
    closed = paper_locked(pdf, lock.parts)
    if not stands_under(lock, closed):
        raise ReadingTooCostly
    return closed


def lock_of(passphrase: str) -> Lock:
    """Return a lock that a phrase opens, with a key drawn for it."""
    made = StandardSecurityHandler.build_from_pw(passphrase, passphrase, pdf_mac=False)
    told = made.odata, made.udata, made.oeseed, made.ueseed, made.encrypted_perms
    return Lock((*told, made.get_file_encryption_key()))


def handler_of(told: Sequence[bytes]) -> StandardSecurityHandler:
    """Return what a file says of its lock, without its key."""
    said_of_owner, said_of_user, owner_key, user_key, rights = told
    return StandardSecurityHandler(
        version=SecurityHandlerVersion.AES256,
        revision=StandardSecuritySettingsRevision.AES256,
        legacy_keylen=32,
        perm_flags=StandardPermissions.allow_everything(),  # type: ignore[no-untyped-call]
        odata=said_of_owner,
        udata=said_of_user,
        oeseed=owner_key,
        ueseed=user_key,
        encrypted_perms=rights,
    )


def stands_under(lock: Lock, closed: bytes) -> bool:
    """Tell whether a file says at its end that it is closed by a lock, and by it.

    Its bytes are looked at, never read as a PDF: whoever closed it may have been
    taken over by what it closed.
    """
    found = _TRAILER.search(closed[-_END:])
    if found is None or not closed.startswith(_START):
        return False
    *told, _ = lock.parts
    out = io.BytesIO()
    handler_of(told).as_pdf_object().write_to_stream(out, None)  # type: ignore[no-untyped-call]
    return b"\n%b 0 obj\n%b\nendobj\n" % (found[1], out.getvalue()) in closed
