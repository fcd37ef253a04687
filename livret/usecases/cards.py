"""Cards: one's own, those of others, trusting, a key changed, lost or revoked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from livret.domain.cards import (
    Card,
    SignedCard,
    fingerprint,
    qr_text,
)
from livret.domain.names_alike import mixes_alphabets
from livret.domain.team import PERSON, REFERENT
from livret.usecases.card_box import (
    all_cards,
    bears_name_of,
    card_of,
    heir_of,
    put_card,
    put_roots,
    revoke,
    revoked_error,
    roots,
)
from livret.usecases.card_heirs import (
    keeps_keys,
    may_name_heir,
    namesakes_of,
    require_own_keys,
)
from livret.usecases.context import Changes, Done
from livret.usecases.passphrases import as_listed
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.sharing import Sharing, keep, kept
from livret.usecases.sharing_errors import (
    CardDiffers,
    CardIsOwn,
    CardNotCompared,
    CardNotVouched,
    CardReplaced,
)

OWN = "sharing.own_card"
OWN_BY = "sharing.own_card_by"
"""Digest of the certificate of an organisation that stands for the card kept."""

COMPARED = frozenset({"words", "qr"})
"""Ways to trust a card by which something was compared."""

REVOCATIONS = ("lost", "left", "replaced")
"""Why a card is no longer trusted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSeen:
    """A card that somebody hands over, before it is trusted.

    Attributes:
        signed: The card, right by its own key.
        words: The seven words to compare.
        qr: What its QR code says.
        known: The card kept here of the same key, or None.
        replaces: The card kept here of the key it replaces, or None.
        by_old_key: That key signed it too, and is trusted here.
        vouched: An organisation trusted here stands for it.
        heir: The trusted card that took its place here, or None.
        namesakes: Trusted cards of a name that looks the same, that it does not
            replace.
        keeps_keys: It receives with a key of the card it replaces.
    """

    signed: SignedCard
    words: tuple[str, ...]
    qr: str
    known: KeptCard | None
    replaces: KeptCard | None
    by_old_key: bool
    vouched: bool
    heir: KeptCard | None = None
    namesakes: tuple[KeptCard, ...] = ()
    keeps_keys: bool = False

    @property
    def mixed(self) -> bool:
        """Whether a word of its name has letters of several alphabets."""
        return mixes_alphabets(self.signed.card.name)

    @property
    def renewed(self) -> bool:
        """Whether it is the card accepted here with another certificate."""
        if self.known is None or self.known.revoked:
            return False
        card, known = self.signed.card, self.known.signed.card
        same = replace(card, certificate=known.certificate, made_on=known.made_on)
        return bool(known.certificate) and same == known and card != same


def own_card(
    sharing: Sharing,
    replaces: str = "",
    sign_as_before: Callable[[bytes], bytes] | None = None,
) -> SignedCard:
    """Return the card of the vault's owner, signed.

    The same one every day, with the same seven words, until something it says
    changes.

    Args:
        sharing: The open vault.
        replaces: The signing key used before, where it changed.
        sign_as_before: Signs with that key.
    """
    owner = sharing.ctx.owner
    held = owner.certificate
    card = Card(
        name=owner.name,
        role=REFERENT if owner.side else PERSON,
        side=owner.side,
        organisation=owner.organisation,
        made_on=sharing.ctx.clock.today().isoformat(),
        keys=owner.keys(sharing.ctx.signer.public_key),
        certificate=hashlib.sha256(held).hexdigest() if held else "",
        replaces=replaces,
    )
    before = kept(sharing, OWN)
    if before and not replaces:
        known = sharing.cards.from_file(bytes.fromhex(before))
        told = replace(known.card, made_on=card.made_on, replaces="")
        by = kept(sharing, OWN_BY)
        if told == card or (by and told == replace(card, certificate=by)):
            return known
    made = _signed(sharing, card, sign_as_before)
    keep(sharing, OWN, sharing.cards.to_file(made).hex())
    return made


def _signed(
    sharing: Sharing, card: Card, sign_as_before: Callable[[bytes], bytes] | None
) -> SignedCard:
    raw, held = card.to_bytes(), sharing.ctx.owner.certificate
    return SignedCard(
        card=card,
        raw=raw,
        signature=sharing.ctx.signer.sign(raw),
        old_signature=sign_as_before(raw) if sign_as_before else b"",
        chain=(held, *sharing.ctx.owner.links) if held else (),
        vouched=sharing.vouch(raw) if held else b"",
    )


def own_card_file(sharing: Sharing) -> bytes:
    """Return the ``.carte`` file of the vault's owner."""
    return sharing.cards.to_file(own_card(sharing))


def look_at_card(sharing: Sharing, data: bytes) -> CardSeen:
    """Read a card file and tell what is known of it; nothing is kept.

    Raises:
        MalformedCard: Not a card, or not signed by its own key.
    """
    signed = sharing.cards.from_file(data)
    before = card_of(sharing, signed.card.replaces) if signed.card.replaces else None
    known = card_of(sharing, signed.card.keys.sign)
    return CardSeen(
        signed=signed,
        words=fingerprint(signed.digest, sharing.words),
        qr=qr_text(signed.digest),
        known=known,
        replaces=before,
        by_old_key=may_name_heir(before, known) and sharing.cards.replaces(signed),
        vouched=sharing.cards.vouched_by(signed, roots(sharing)),
        heir=heir_of(sharing, signed.card.keys.sign),
        namesakes=namesakes_of(sharing, signed),
        keeps_keys=keeps_keys(sharing, signed),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustCard:
    """Trust a card, for one reason.

    Attributes:
        data: The ``.carte`` file.
        words: The seven words as the other reads them, or empty: whoever acts
            says that they were compared.
        qr: What the QR code of the other says, or empty.
        roots: Certificates (DER) of an organisation that stands for it; kept
            and trusted from then on.
        vouched: Only an organisation trusted here may stand for it.
    """

    data: bytes
    words: str = ""
    qr: str = ""
    roots: Sequence[bytes] = ()
    vouched: bool = False


def trust_card(sharing: Sharing, command: TrustCard) -> Done[KeptCard]:
    """Keep a card as that of somebody known.

    A card whose key is lost, left or replaced here is trusted again by nobody
    but a new comparison in person, and not while the card that replaced it is.
    The card it replaces is revoked, where that one signed it or is of the same
    name.

    Raises:
        MalformedCard: Not a card.
        CardIsOwn: It is that of this vault.
        CardBorrowsKey: It has a key of somebody else's to receive with.
        CardDiffers: Words or code are not its own.
        CardNotVouched: No organisation stands for it.
        CardRevoked: Its key was revoked here, and nothing was compared.
        CardReplaced: Another card took its place here, and is trusted.
        CardNotCompared: It would take the place of a card that did not sign it,
            and nothing was compared.
    """
    signed = sharing.cards.from_file(command.data)
    if signed.card.keys.sign == sharing.ctx.signer.public_key:
        raise CardIsOwn
    anchors = (*roots(sharing), *command.roots)
    vouched = sharing.cards.vouched_by(signed, anchors)
    name = signed.card.name
    if (command.vouched or command.roots) and not vouched:
        raise CardNotVouched(name=name)
    require_own_keys(sharing, signed)
    seen = look_at_card(sharing, command.data)
    way = _way(command, seen, vouched=vouched)
    _refuse_unseen(sharing, seen, way)
    if command.roots:
        put_roots(sharing, command.roots)
    today = sharing.ctx.clock.today()
    before = seen.known.renewed_on if seen.known is not None else None
    renewed = today if seen.renewed else before
    card = KeptCard(signed=signed, way=way, on=today, renewed_on=renewed)
    put_card(sharing, card)
    heir = seen.by_old_key or bears_name_of(signed, seen.replaces)
    if seen.replaces is not None and not seen.replaces.revoked and heir:
        revoke(sharing, signed.card.replaces, "replaced", today)
    return Done(card, Changes(kinds=frozenset({"card"})))


def _refuse_unseen(sharing: Sharing, seen: CardSeen, way: str) -> None:
    """Refuse what a card is not trusted for unless it is compared in person.

    Raises:
        CardRevoked, CardReplaced, CardNotCompared: As ``trust_card``.
    """
    name = seen.signed.card.name
    if seen.heir is not None:
        raise CardReplaced(name=name)
    if seen.known is not None and seen.known.revoked and way not in COMPARED:
        raise revoked_error(sharing, seen.known)
    if seen.replaces is not None and way == "in_person":
        raise CardNotCompared(name=name, other=seen.replaces.signed.card.name)


def _way(command: TrustCard, seen: CardSeen, *, vouched: bool) -> str:
    """Return why a card is trusted.

    Raises:
        CardDiffers: What was read in person is another card's.
    """
    name = seen.signed.card.name
    if command.words:
        if as_listed(command.words) != seen.words:
            raise CardDiffers(name=name)
        return "words"
    if command.qr:
        if command.qr.strip().upper() != seen.qr:
            raise CardDiffers(name=name)
        return "qr"
    if vouched:
        return "organisation"
    return "old_key" if seen.by_old_key else "in_person"


def cards_of(sharing: Sharing) -> tuple[KeptCard, ...]:
    """Return every card kept here, revoked ones too."""
    return all_cards(sharing)
