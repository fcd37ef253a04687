"""What arrives is verified once; what is not right is quarantined."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy.dialects.sqlite import insert as upsert

from livret.domain.arrival import arrive
from livret.domain.contribution import Sealed, Verified
from livret.domain.errors import LivretError, Untrusted
from livret.vault import schema
from livret.vault.checking import own_values, quarantine_digest, read_own, verify
from livret.vault.engine import Store
from livret.vault.identity import VaultSigner
from livret.vault.quick_reading import quick_decode

_REMEMBERED = 20_000
"""Most contributions that were checked and wait to be kept."""


class Arriving:
    """Verifies contributions, those checked ahead only once.

    Args:
        store: The database, where what is refused is quarantined.
        signer: The owner's; what it has just signed is not verified again.
    """

    def __init__(self, store: Store, signer: VaultSigner) -> None:
        self._store = store
        self._signer = signer
        self._checked: dict[Sealed, Verified] = {}

    def ahead(self, sealed: Sequence[Sealed]) -> tuple[Verified, ...]:
        """Verify contributions that will arrive; from any thread, keeping nothing.

        Raises:
            MalformedContribution, NotCanonical, BadSignature: One is not right.
        """
        found = []
        for one in sealed:
            values = arrive(one, quick_decode)
            verify(one, values)
            found.append(values)
        if len(self._checked) + len(found) > _REMEMBERED:
            self._checked = {}
        self._checked |= zip(sealed, found, strict=True)
        return tuple(found)

    def verified(self, sealed: Sealed) -> Verified:
        """Return the values of what arrives; what is refused is quarantined.

        Raises:
            MalformedContribution, NotCanonical, BadSignature: It is not right.
        """
        checked = self._checked.pop(sealed, None) if self._checked else None
        if checked is not None:
            return checked
        if self._signer.just_signed(sealed.header, sealed.signature):
            own = own_values(sealed) or read_own(sealed)
            if own is not None and own.header.author == self._signer.public_key:
                return own
        try:
            one = arrive(sealed, quick_decode)
            verify(sealed, one)
        except Untrusted as error:
            self._quarantine(sealed, error.code)
            raise
        return one

    def _quarantine(self, sealed: Sealed, reason: str) -> None:
        add = upsert(schema.quarantine).on_conflict_do_nothing()
        row = {
            "digest": bytes.fromhex(quarantine_digest(sealed)),
            "reason": reason,
            "header": sealed.header,
            "signature": sealed.signature,
            "salt": sealed.salt,
            "body": sealed.body,
        }
        # The refusal must be said even where it cannot be written down.
        with suppress(LivretError), self._store.writing() as connection:
            connection.execute(add, row)
