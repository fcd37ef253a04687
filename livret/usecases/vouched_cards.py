"""One's own card, for which an organisation stands with its certificate.

A desk certifies itself: whoever trusts its root trusts one desk. A structure
with an authority of its own gives each of its people a certificate; whoever
trusts that authority accepts their cards without comparing anything, also when
a key was lost and no old key is left to sign the new card.

Source: ``resources/design/exchange.md`` 1; RFC 5280; RFC 7292.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from livret.domain.cards import SignedCard
from livret.usecases.cards import OWN, OWN_BY, own_card
from livret.usecases.ports_sharing import Voucher
from livret.usecases.sharing import Sharing, keep
from livret.usecases.sharing_errors import CertificateNotForCard


def vouched_card(
    sharing: Sharing,
    voucher: Voucher,
    replaces: str = "",
    sign_as_before: Callable[[bytes], bytes] | None = None,
) -> SignedCard:
    """Make one's card anew, signed by a certificate that an organisation issued.

    It is one's card from then on, until something it says changes.

    Args:
        sharing: The open vault.
        voucher: The certificate, in the name of the vault's owner, and its key.
        replaces: The signing key used before, where it changed or was lost.
        sign_as_before: Signs with that key, where it is still there.

    Raises:
        CertificateNotForCard: It is in another name, does not hold today, or its
            key is of a kind that cards do not know; the card is as it was.
    """
    today = sharing.ctx.clock.today().isoformat()
    digest = hashlib.sha256(voucher.certificate).hexdigest()
    card = replace(
        own_card(sharing).card,
        made_on=today,
        certificate=digest,
        replaces=replaces,
    )
    raw = card.to_bytes()
    made = SignedCard(
        card=card,
        raw=raw,
        signature=sharing.ctx.signer.sign(raw),
        old_signature=sign_as_before(raw) if sign_as_before else b"",
        chain=(voucher.certificate, *voucher.chain),
        vouched=voucher.sign(raw),
    )
    if not sharing.cards.vouches(made):
        raise CertificateNotForCard(name=card.name)
    keep(sharing, OWN, sharing.cards.to_file(made).hex())
    keep(sharing, OWN_BY, digest)
    return made
