"""Wires cards: one's own shown, another's compared, those accepted listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.receiving.cards import CardRow
from livret.desktop.receiving.page import ReceivingPage
from livret.desktop.receiving.revoking import Revoking
from livret.desktop.receiving.values import GivenView
from livret.desktop.tasks import Task
from livret.domain.cards import fingerprint, qr_text
from livret.usecases.app import App, OpenVault
from livret.usecases.cards import (
    CardSeen,
    TrustCard,
    cards_of,
    look_at_card,
    own_card,
    own_card_file,
    trust_card,
)
from livret.usecases.context import Changes, Done
from livret.usecases.hub_joined import at_any_hub
from livret.usecases.livrets_of_card import Renewed, renew_member
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.signing import KeyFile
from livret.usecases.vouched_cards import vouched_card
from livret.words.card_seen import seen_lines
from livret.words.card_standing import standing_line
from livret.words.sharing import card_line, renewed_lines
from livret.words.translator import Translator

VOUCHED, OLD_KEY, ROOT = "vouched", "old_key", "root"
"""What a card may be accepted by, besides its seven words."""

_MOST_ROOT = _MOST_KEY = 1024 * 1024
_MOST_CARD = 64 * 1024


class Carding(QObject):
    """The cards of the page where one receives."""

    def __init__(self, desk: Desk, page: ReceivingPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._card = b""
        page.own.saved.connect(self._save)
        page.own.before_given.connect(self._sign_as_before)
        page.own.voucher_given.connect(self._vouch)
        page.left.connect(page.own.close_forms)
        Revoking(desk, page, self.arrive)
        page.otherwise.connect(self._otherwise)
        page.root_given.connect(self._with_root)
        page.code_read.connect(self._by_code)

    @property
    def holds_one(self) -> bool:
        """Whether a card is shown, to be accepted or not."""
        return bool(self._card)

    def arrive(self) -> None:
        """Show one's own card, and those accepted."""
        self._desk.ask(self._page, _own, self._show_own)
        self._desk.ask(self._page, lambda v: cards_of(v.sharing), self._show_cards)

    def look(self, data: bytes) -> Task:
        """Show a card that somebody gave."""
        self._card = data
        return self._desk.ask(self._page, partial(_seen, data=data), self._show)

    def forget(self) -> None:
        """Hold no card any more."""
        self._card = b""

    def accept(self) -> None:
        """Its seven words are the same."""
        self._trust(partial(_by_words, data=self._card))

    # --- shown -----------------------------------------------------------------

    def _show_own(self, told: tuple[tuple[str, ...], str]) -> None:
        words, code = told
        self._page.own.show_card(words, self._desk.app.qr_code(code))

    def _show_cards(self, cards: tuple[KeptCard, ...]) -> None:
        self._page.cards.show_cards([self._row(one) for one in cards])

    def _row(self, one: KeptCard) -> CardRow:
        tr = self._desk.ui.tr
        told, key = standing_line(tr, one), one.signed.card.keys.sign
        return CardRow(key, card_line(tr, one.signed), told, not one.revoked)

    def _show(self, seen: CardSeen) -> None:
        tr = self._desk.ui.tr
        self._page.show_given(
            GivenView(
                title=card_line(tr, seen.signed),
                lines=tuple(_told(tr, seen)),
                words=seen.words,
                verb=tr.text("Les mots sont les mêmes"),
                others=_others(tr, seen),
            )
        )

    # --- accepted --------------------------------------------------------------

    def _otherwise(self, how: str) -> None:
        if how == ROOT:
            self._page.ask_root()
        elif self._card:
            self._trust(partial(_by_others, data=self._card, vouched=how == VOUCHED))

    def _with_root(self, path: str) -> None:
        call = partial(_by_root, app=self._desk.app, data=self._card, path=Path(path))
        self._trust(call)

    def _by_code(self, code: str) -> None:
        self._trust(partial(_by_qr, data=self._card, code=code))

    def _trust(self, call: partial[Done[tuple[KeptCard, Renewed]]]) -> None:
        if self._card:
            self._desk.ask(self._page, call, self._taken)

    def _taken(self, made: tuple[KeptCard, Renewed]) -> None:
        kept, renewed = made
        self._card = b""
        tr, name = self._desk.ui.tr, kept.signed.card.name
        told = [tr.text("La carte de {name} est acceptée.", name=name)]
        told += renewed_lines(tr, renewed)
        self._page.say_done(" ".join(told))
        self.arrive()

    def _sign_as_before(self, path: str, passphrase: str) -> None:
        form = self._page.own.before
        fields = {"passphrase": form.field} if form is not None else {}
        call = partial(
            _as_before, app=self._desk.app, path=Path(path), passphrase=passphrase
        )
        self._desk.ask(self._page, call, self._signed, fields)

    def _signed(self, told: tuple[tuple[str, ...], str]) -> None:
        self._page.own.close_forms()
        self._show_own(told)
        tr = self._desk.ui.tr
        self._page.show_trouble(
            tr.text(
                "Votre carte est signée par l’ancien coffre. Faites-en un fichier, et"
                " donnez-la à ceux qui avaient l’autre."
            )
        )

    def _vouch(self, path: str, passphrase: str, lost: str) -> None:
        form = self._page.own.voucher
        fields = {"passphrase": form.field} if form is not None else {}
        call = partial(
            _as_vouched,
            app=self._desk.app,
            path=Path(path),
            passphrase=passphrase,
            lost=lost,
        )
        self._desk.ask(self._page, call, self._vouched, fields)

    def _vouched(self, told: tuple[tuple[str, ...], str]) -> None:
        self._page.own.close_forms()
        self._show_own(told)
        tr = self._desk.ui.tr
        self._page.show_trouble(
            tr.text(
                "Votre structure garantit votre carte. Les mots de la carte ont"
                " changé\u202f: faites-en un nouveau fichier, et donnez-le."
            )
        )

    def _save(self, path: str) -> None:
        app = self._desk.app

        def write(vault: OpenVault) -> None:
            app.write_file(Path(path), own_card_file(vault.sharing))

        self._desk.ask(self._page, write)


def _told(tr: Translator, seen: CardSeen) -> Iterator[str]:
    """Say what a card is, before it is accepted."""
    if seen.heir is None:
        yield tr.text("Lisez ensemble ces sept mots. S’ils sont les mêmes, dites-le.")
    yield from seen_lines(tr, seen)


def _others(tr: Translator, seen: CardSeen) -> tuple[tuple[str, str], ...]:
    """Return what else it may be accepted by; a revoked one only by comparing."""
    if seen.known is not None and seen.known.revoked:
        return ()
    if seen.vouched:
        return (
            (VOUCHED, tr.text("Accepter\u202f: sa structure garantit cette carte")),
        )
    if seen.by_old_key:
        return ((OLD_KEY, tr.text("Accepter : l’ancienne carte l’a signée")),)
    if seen.signed.chain and seen.signed.vouched:
        return ((ROOT, tr.text("Choisir le certificat de sa structure")),)
    return ()


def _own(vault: OpenVault) -> tuple[tuple[str, ...], str]:
    digest = own_card(vault.sharing).digest
    return fingerprint(digest, vault.sharing.words), qr_text(digest)


def _as_before(
    vault: OpenVault, app: App, path: Path, passphrase: str
) -> tuple[tuple[str, ...], str]:
    """Sign one's card with the key of an older vault too; it is closed at once."""
    with app.vaults.open(path, passphrase) as before:
        signer = before.ctx.signer
        own_card(vault.sharing, signer.public_key, signer.sign)
    return _own(vault)


def _as_vouched(
    vault: OpenVault, app: App, path: Path, passphrase: str, lost: str
) -> tuple[tuple[str, ...], str]:
    """Make one's card anew by a structure's certificate, in place of a lost one."""
    key = KeyFile(data=app.read_file(path, _MOST_KEY), passphrase=passphrase)
    voucher, replaces = app.key_file(key), ""
    if lost:
        data = app.read_file(Path(lost), _MOST_CARD)
        replaces = vault.sharing.cards.from_file(data).card.keys.sign
    vouched_card(vault.sharing, voucher, replaces)
    return _own(vault)


def _seen(vault: OpenVault, data: bytes) -> CardSeen:
    return look_at_card(vault.sharing, data)


def _by_words(vault: OpenVault, data: bytes) -> Done[tuple[KeptCard, Renewed]]:
    seen = look_at_card(vault.sharing, data)
    return _accepted(vault, TrustCard(data=data, words=" ".join(seen.words)))


def _by_qr(vault: OpenVault, data: bytes, code: str) -> Done[tuple[KeptCard, Renewed]]:
    return _accepted(vault, TrustCard(data=data, qr=code))


def _by_others(
    vault: OpenVault, data: bytes, *, vouched: bool
) -> Done[tuple[KeptCard, Renewed]]:
    return _accepted(vault, TrustCard(data=data, vouched=vouched))


def _by_root(
    vault: OpenVault, app: App, data: bytes, path: Path
) -> Done[tuple[KeptCard, Renewed]]:
    ders = tuple(app.certificates(app.read_file(path, _MOST_ROOT)))
    return _accepted(vault, TrustCard(data=data, roots=ders, vouched=True))


def _accepted(vault: OpenVault, command: TrustCard) -> Done[tuple[KeptCard, Renewed]]:
    """Keep a card; whoever had another key is given this one in their livrets."""
    kept = trust_card(vault.sharing, command)
    renewed = renew_member(vault.sharing, kept.value)
    changes = Changes(
        livrets=renewed.changes.livrets,
        kinds=kept.changes.kinds | renewed.changes.kinds,
    )
    told = replace(renewed.value, at_hub=at_any_hub(vault))
    return Done((kept.value, told), changes)
