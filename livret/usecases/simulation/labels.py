"""Labels in the place of seals.

Only its key takes a label off: it shows who *could* open a part, which is what
a simulation asks.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from livret.usecases.simulation.disk import signature_of

_LABEL = 32


@dataclass(slots=True)
class Labels:
    """A ``HubSealer`` that labels instead of sealing.

    Attributes:
        public_key: The desk's hub key, 64 hex digits.
        mlkem_key: None here: what a key opens is asked, not how.
    """

    public_key: str
    mlkem_key: str = ""

    def seal(self, key: bytes, plain: bytes, bound: bytes) -> bytes:
        """Return the part under a label that its key and place make."""
        return _label(key, bound) + plain

    def unseal(self, key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
        """Return the part where key and place make its label."""
        fits = sealed[:_LABEL] == _label(key, bound)
        return sealed[_LABEL:] if fits else None

    def wrap(self, recipient: str, mlkem: str, keys: bytes, bound: bytes) -> bytes:
        """Return keys under the label of their recipient."""
        return _label(bytes.fromhex(recipient), bound) + keys

    def unwrap(self, wrapped: bytes, bound: bytes) -> bytes | None:
        """Return keys labelled for this desk."""
        return self.unseal(bytes.fromhex(self.public_key), wrapped, bound)

    def verify(self, author: str, said: bytes, signature: bytes) -> bool:
        """Tell whether ``author`` signed."""
        return signature_of(author, said) == signature


def _label(key: bytes, bound: bytes) -> bytes:
    return hashlib.sha256(key + bound).digest()
