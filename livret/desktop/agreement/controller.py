"""Wires « Qui voit quoi »: agreements, and the journal as she may read it."""

from __future__ import annotations

import datetime as dt
from functools import partial

from livret.desktop.agreement.cards_reading import (
    cards_of_members,
    cards_to_add,
    certificates_renewed,
)
from livret.desktop.agreement.page import (
    NEW,
    AgreementEdit,
    AgreementPage,
    withdrawal_place,
)
from livret.desktop.agreement.reading import (
    agreements_shown,
    journal_lines,
    receivers_of,
)
from livret.desktop.agreement.team_form import PLACE, JoinEdit
from livret.desktop.agreement.team_reading import seats_shown
from livret.desktop.desk import Desk
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import HerWords
from livret.desktop.kit.order import keeping_focus
from livret.desktop.ui import Ui
from livret.domain.kind_fields import SIDES
from livret.domain.livret import Livret
from livret.domain.team import REFERENT
from livret.usecases.agreeing import (
    GiveAgreement,
    give_agreement,
    withdraw_agreement,
)
from livret.usecases.app import OpenVault
from livret.usecases.cards import cards_of
from livret.usecases.context import Done
from livret.usecases.joining_by_card import join_by_card, replaced_here
from livret.usecases.ports import JournalEntry
from livret.usecases.ports_sharing import KeptCard
from livret.usecases.teaming import (
    JoinTeam,
    designate_lead,
    join_team,
    protect_structure,
    see_off,
)

_Journal = tuple[
    str, str, tuple[JournalEntry, ...], tuple[KeptCard, ...], frozenset[str]
]


class AgreementController(FormsController):
    """What may go to whom; and who did what with the livret."""

    key = "agreement"
    of_one = True
    page: AgreementPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._organisations: dict[str, str] = {}
        self.page.given.connect(self._give)
        self.page.withdrawn.connect(self._withdraw)
        self.kept = FormsKept(desk, self.page)
        self.kept.found.connect(self.page.give_back)
        self.page.form_opened.connect(self.kept.follow)
        self.page.form_left.connect(self.kept.forget)
        self.page.question_opened.connect(self._question_opened)
        self.page.kept_asked.connect(lambda: desk.gone.emit("access"))
        self.page.share_asked.connect(lambda: desk.gone.emit("sharing"))
        team = self.page.team
        self.kept.follow(PLACE, team.form)
        team.form.left.connect(self._join_left)
        team.joined.connect(self._join)
        team.lead_asked.connect(self._lead)
        team.leaving.connect(self._leave)
        team.protecting.connect(self._protect)
        team.card_given.connect(self._join_by_card)

    def make_page(self, ui: Ui) -> AgreementPage:
        """Return the page."""
        return AgreementPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show agreements, then the journal."""
        tr, today = self.desk.ui.tr, self.desk.app.clock.today()
        another = livret.id != self._livret
        if another:
            self._livret = livret.id
            self.page.banner.hide()
            self.page.close_form()
            self.page.await_receivers()
            self.page.team.form.hide()
            self.page.show_journal(())
            self.page.team.form.clear()
        self._organisations = {one.id: one.organisation for one in livret.members}
        self.page.use_today(today)
        self.page.show_agreements(agreements_shown(tr, livret, today))
        self.desk.ask(self.page, partial(_journal, livret=livret.id), self._show)
        if another:
            self.kept.use_livret(livret.id)  # after: the form offers receivers

    def _question_opened(self, place: str, dialog: Dialog, form: HerWords) -> None:
        self.kept.ask(place, dialog, form, leave="keep")

    def _show(self, read: _Journal) -> None:
        livret, owner, entries, cards, gone = read
        folded = self.desk.alone
        if livret == self._livret and folded is not None and folded.id == livret:
            tr, today = self.desk.ui.tr, self.desk.app.clock.today()
            with keeping_focus(self.page):
                self.page.use_receivers(receivers_of(folded, owner))
                offered = [c for c in cards if c.signed.card.keys.sign not in gone]
                theirs = cards_of_members(folded, offered)
                renewals = certificates_renewed(cards)
                seats = seats_shown(tr, folded, today, owner, theirs, renewals)
                self.page.team.show_seats(seats)
                self.page.team.show_cards(cards_to_add(tr, folded, offered))
                self.page.show_journal(journal_lines(tr, folded, entries))

    def _give(self, edit: AgreementEdit) -> None:
        command = GiveAgreement(
            livret=self._livret,
            recipient=edit.name,
            member=edit.member,
            organisation=self._organisations.get(edit.member, ""),
            scopes=edit.barriers,
            purpose=edit.purpose,
            until=edit.until,
            words=edit.words,
            came=edit.came,
        )
        self.desk.ask(self.page, partial(_give, command=command), self._given)

    def _given(self, _id: str) -> None:
        self.kept.forget(NEW)
        self.page.close_form()

    def _join(self, edit: JoinEdit) -> None:
        of_a_side = edit.place in SIDES
        command = JoinTeam(
            livret=self._livret,
            name=edit.name,
            role=REFERENT if of_a_side else edit.place,
            side=edit.place if of_a_side else "",
            organisation=edit.organisation,
            quality=edit.quality,
            sensitive=edit.sensitive,
            since=edit.since,
        )
        call = partial(_join, command=command)
        fields = self.page.team.form.fields
        self.desk.ask(self.page, call, self._joined, fields)

    def _join_by_card(self, key: str, member: str) -> None:
        call = partial(_join_by_card, livret=self._livret, key=key, member=member)
        self.desk.ask(self.page, call)

    def _joined(self, _id: str) -> None:
        self.page.team.joined_now()
        self.kept.emptied(PLACE)

    def _join_left(self) -> None:
        self.kept.emptied(PLACE)

    def _lead(self, member: str) -> None:
        livret = self._livret
        self.desk.ask(self.page, lambda v: designate_lead(v.ctx, livret, member))

    def _leave(self, member: str, last: dt.date) -> None:
        livret = self._livret
        self.desk.ask(self.page, lambda v: see_off(v.ctx, livret, member, last))

    def _protect(self, member: str, told: str) -> None:
        call = partial(_protect, livret=self._livret, member=member, told=told)
        self.desk.ask(self.page, call)

    def _withdraw(self, agreement: str, words: str) -> None:
        call = partial(_withdraw, livret=self._livret, agreement=agreement, words=words)
        self.desk.ask(self.page, call, self.kept.done(withdrawal_place(agreement)))


def _journal(vault: OpenVault, livret: str) -> _Journal:
    ctx = vault.ctx
    cards = cards_of(vault.sharing)
    gone = replaced_here(vault.sharing, livret, cards)
    return livret, ctx.signer.public_key, ctx.journal.of(livret), cards, gone


def _join_by_card(vault: OpenVault, livret: str, key: str, member: str) -> Done[str]:
    return join_by_card(vault.sharing, livret, key, member)


def _protect(vault: OpenVault, livret: str, member: str, told: str) -> Done[str]:
    return protect_structure(vault.ctx, livret, member, told)


def _join(vault: OpenVault, command: JoinTeam) -> Done[str]:
    return join_team(vault.ctx, command)


def _give(vault: OpenVault, command: GiveAgreement) -> Done[str]:
    return give_agreement(vault.ctx, command)


def _withdraw(vault: OpenVault, livret: str, agreement: str, words: str) -> Done[str]:
    return withdraw_agreement(vault.ctx, livret, agreement, words)
