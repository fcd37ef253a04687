"""Commands on cards: one's own, and those of people one works with."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from livret.cli.files import (
    check_writable,
    is_file,
    read_bytes,
    read_passphrase,
    write_whole,
)
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.cards import SignedCard, fingerprint, qr_text
from livret.usecases.app import App
from livret.usecases.cards import (
    CardSeen,
    TrustCard,
    cards_of,
    look_at_card,
    own_card,
    trust_card,
)
from livret.usecases.hub_joined import at_any_hub
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.livrets import one_livret
from livret.usecases.livrets_of_card import renew_member
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.revoking import revoke_card
from livret.usecases.sharing import Sharing
from livret.usecases.sharing_errors import CardUnknown
from livret.usecases.signing import KeyFile
from livret.usecases.vouched_cards import vouched_card
from livret.words.card_revoked import revoked_lines
from livret.words.card_seen import seen_lines
from livret.words.card_standing import standing_line
from livret.words.sharing import (
    TRUST,
    card_line,
    renewed_lines,
    words_line,
)

KEY_FILE_BYTES = 1_000_000
KEY_SHOWN = 8
"""Digits of a key that tell cards of one name apart, and name one of them."""

CARD_BYTES = 64 * 1024
"""Most bytes that are read of a card."""


def card(app: App, words: argparse.Namespace, out: Output) -> int:
    """Show one's own card, and write it where asked."""
    for path in (words.out, words.qr):
        check_writable(path, out)
    with opened(app, words) as vault:
        sharing = vault.sharing
        mine = _made(app, words, sharing)
        said = {**_described(sharing, mine), "replaces": mine.card.replaces}
        data = sharing.cards.to_file(mine)
    if words.out:
        write_whole(words.out, data)
    if words.qr:
        write_whole(words.qr, app.qr_code(qr_text(mine.digest)))
    out.json({**said, "out": str(words.out or "")})
    out.line(card_line(out.tr, mine))
    say_words(out, said["words"])
    return 0


def _made(app: App, words: argparse.Namespace, sharing: Sharing) -> SignedCard:
    """Return one's card, by the organisation's certificate where one is given."""
    make = own_card
    if words.key_file:
        secret = words.key_passphrase_file
        voucher = app.key_file(
            KeyFile(
                data=read_bytes(words.key_file, KEY_FILE_BYTES),
                passphrase=read_passphrase(secret) if secret else "",
            )
        )
        make = partial(vouched_card, voucher=voucher)
    if words.lost:
        lost = sharing.cards.from_file(read_bytes(words.lost, CARD_BYTES))
        return make(sharing, replaces=lost.card.keys.sign)
    if not words.before:
        return make(sharing)
    secret = read_passphrase(words.before_passphrase_file or words.passphrase_file)
    with app.vaults.open(words.before, secret) as before:
        signer = before.ctx.signer
        return make(sharing, replaces=signer.public_key, sign_as_before=signer.sign)


def show(app: App, words: argparse.Namespace, out: Output) -> int:
    """Show somebody's card without trusting it."""
    with opened(app, words) as vault:
        sharing = vault.sharing
        seen = look_at_card(sharing, read_bytes(words.card, CARD_BYTES))
        said = _described(sharing, seen.signed)
    out.json({**said, **_standing(seen)})
    out.line(card_line(out.tr, seen.signed))
    for line in seen_lines(out.tr, seen):
        out.line(line)
    say_words(out, said["words"])
    return 0


def trust(app: App, words: argparse.Namespace, out: Output) -> int:
    """Trust somebody's card."""
    data = read_bytes(words.card, CARD_BYTES)
    roots = tuple(app.certificates(read_bytes(root)) for root in words.root)
    command = TrustCard(
        data=data,
        words=words.words,
        qr=words.qr,
        roots=[der for ders in roots for der in ders],
        vouched=words.vouched,
    )
    with opened(app, words) as vault:
        seen = look_at_card(vault.sharing, data)
        kept = trust_card(vault.sharing, command).value
        put_in = renew_member(vault.sharing, kept).value
        renewed = replace(put_in, at_hub=at_any_hub(vault))
        said = _described(vault.sharing, kept.signed)
    counts = {"done": renewed.done, "left": renewed.left}
    put = {**counts, "elsewhere": list(renewed.elsewhere)}
    out.json({**said, "trusted": True, "way": kept.way, "renewed": put})
    out.line(card_line(out.tr, kept.signed))
    for line in seen_lines(out.tr, seen):
        out.line(line)
    out.line(out.tr.text("Carte acceptée : {why}.", why=out.tr.text(TRUST[kept.way])))
    for line in renewed_lines(out.tr, renewed):
        out.line(line)
    if kept.way == "in_person":
        say_words(out, said["words"])
    return 0


def listing(app: App, words: argparse.Namespace, out: Output) -> int:
    """List the cards kept here, revoked ones too."""
    with opened(app, words) as vault:
        sharing = vault.sharing
        cards = cards_of(sharing)
        plain = [_kept(sharing, one) for one in cards]
    out.json({"cards": plain})
    for one in cards:
        key = out.tr.text("clé {start}", start=one.signed.card.keys.sign[:KEY_SHOWN])
        told = (card_line(out.tr, one.signed), standing_line(out.tr, one), key)
        out.line("  ".join(told))
    if not cards:
        out.line(out.tr.text("Aucune carte n’est gardée ici."))
    return 0


def revoke(app: App, words: argparse.Namespace, out: Output) -> int:
    """Stop trusting a card."""
    with opened(app, words) as vault:
        wanted, why, leave = words.wanted, words.why, words.leave
        done = revoke_card(vault.sharing, wanted, why, leave=leave).value
        revoked = replace(done, at_hub=at_any_hub(vault))
        plain = _kept(vault.sharing, revoked.card)
    told = {"replacements_over": len(revoked.over), "inside": len(revoked.inside)}
    kept_from = len(revoked.refused) + len(revoked.failed)
    noted = {"left": len(revoked.left), "leaving_refused": kept_from}
    out.json({**plain, **told, **noted})
    for line in revoked_lines(out.tr, revoked):
        out.line(line)
    return 0


def join(app: App, words: argparse.Namespace, out: Output) -> int:
    """Name somebody in a livret with the keys of their card."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        member = join_by_card(vault.sharing, livret, words.wanted, words.member).value
        name = vault.ctx.livret(livret).team.members[member].name
    out.json({"livret": livret, "member": member})
    out.line(out.tr.text("{name} peut maintenant écrire dans ce livret.", name=name))
    return 0


def key_of(vault_sharing: Sharing, wanted: str) -> str:
    """Return the key of a card named by its file, or what was asked for itself.

    Raises:
        CardUnknown: The file's card was not accepted here.
    """
    path = Path(wanted)
    if path.suffix == ".carte" and is_file(path):
        seen = look_at_card(vault_sharing, read_bytes(path, CARD_BYTES))
        told = seen.signed.card
        if seen.known is None:
            raise CardUnknown(wanted=told.name)
        return told.keys.sign
    return wanted


def _described(sharing: Sharing, signed: SignedCard) -> dict[str, Any]:
    told = signed.card
    return {
        "name": told.name,
        "role": told.role,
        "side": told.side,
        "organisation": told.organisation,
        "key": told.keys.sign,
        "digest": signed.digest,
        "words": list(fingerprint(signed.digest, sharing.words)),
        "qr": qr_text(signed.digest),
    }


def _standing(seen: CardSeen) -> dict[str, Any]:
    """Return how a card stands beside those kept here."""
    known, before, heir = seen.known, seen.replaces, seen.heir
    return {
        "trusted": known is not None and not known.revoked,
        "revoked": known.revoked if known is not None else "",
        "vouched": seen.vouched,
        "replaces": before.signed.card.name if before is not None else "",
        "by_old_key": seen.by_old_key,
        "replaced_by": heir.signed.card.keys.sign if heir is not None else "",
        "new_certificate": seen.renewed,
        "same_key": known.signed.card.name if known is not None else "",
        "same_name": [one.signed.card.keys.sign for one in seen.namesakes],
        "mixed_alphabets": seen.mixed,
    }


def _kept(sharing: Sharing, one: KeptCard) -> dict[str, Any]:
    return {
        **_described(sharing, one.signed),
        "way": one.way,
        "on": one.on.isoformat(),
        "revoked": one.revoked,
        "revoked_on": one.revoked_on.isoformat() if one.revoked_on else "",
        "renewed_on": one.renewed_on.isoformat() if one.renewed_on else "",
    }


def say_words(out: Output, seven: Sequence[str]) -> None:
    """Say the words of a card, which two people compare."""
    out.line(
        out.tr.text(
            "Sept mots, à lire tout haut et à comparer : {words}",
            words=words_line(seven),
        )
    )
