"""Wires the preview: the bytes that are seen are the bytes that are signed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from livret.desktop.desk import Desk
from livret.desktop.documents.reading import find_document, title_of
from livret.desktop.handing import HandingOver
from livret.desktop.livret_page import PaperController, take_up
from livret.desktop.preview.choices import PaperTopics
from livret.desktop.preview.page import PreviewPage
from livret.desktop.preview.reader import PaperReader
from livret.desktop.preview.signers import PaperSigners
from livret.desktop.ui import Ui
from livret.domain.diagnosis import current_diagnosis
from livret.domain.documents import documents_of
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.documents import Frozen, freeze, newest_revision, preview
from livret.usecases.papers import (
    Composed,
    PaperChoices,
    declined_topics,
    signatories,
)
from livret.usecases.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as it was drawn.

    Attributes:
        livret: Whose.
        pdf: The file; signing freezes exactly these bytes.
        composed: What it says; None for a document already frozen.
        amends: Id of the document it replaces, possibly empty.
    """

    livret: str
    pdf: bytes
    composed: Composed[Sheet] | None = None
    amends: str = ""


class PreviewController(PaperController):
    """A new paper, or a document of this livret."""

    key = "preview"
    page: PreviewPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self._turn = 0
        self._warm = False
        self._heads: tuple[str, ...] = ()
        self.handing = HandingOver(desk, self.page)
        self.reader = PaperReader(desk.app, desk.runners, self.page)
        self.reader.unreadable.connect(self._not_shown)
        self.topics = PaperTopics(desk.ui)
        self.topics.hide()
        self.page.body.insertWidget(0, self.topics)
        self.topics.changed.connect(self._draw)
        self.signers = PaperSigners(desk.ui)
        self.page.body.insertWidget(1, self.signers)
        self.signers.changed.connect(self._draw)
        page = self.page
        page.sign_asked.connect(self._sign)
        page.print_asked.connect(self._hand_over)
        page.save_asked.connect(self._hand_over)
        page.back_asked.connect(self._correct)
        page.left.connect(self._left)

    def make_page(self, ui: Ui) -> PreviewPage:
        """Return the page."""
        return PreviewPage(ui)

    def asked(self, act: str) -> None:
        """Ctrl+P reads the diagnosis as it would be signed."""
        if act == "read_and_sign" and self.desk.livret:
            take_up(self.desk, self.key)

    def arrive(self) -> None:
        """Draw the paper anew."""
        self.page.banner.hide()
        self.topics.clear()
        self.signers.clear()
        self._draw()

    def show_livret(self, livret: Livret) -> None:
        """Draw a new paper again when something was said since."""
        if not self.document and livret.heads != self._heads:
            self._draw()

    # --- drawing -------------------------------------------------------------

    def _draw(self) -> None:
        tr, livret = self.desk.ui.tr, self.desk.livret
        self._made = None
        self._turn += 1
        self.page.work(tr.text("Le papier se prépare…"))
        if self.document:
            read = partial(
                _stored, turn=self._turn, livret=livret, document=self.document
            )
        else:
            read = partial(
                _new, turn=self._turn, livret=livret, choices=self._choices()
            )
        task = self.desk.ask(self.page, read, self._drawn)
        task.failed.connect(self._not_drawn)

    def _choices(self) -> PaperChoices:
        return PaperChoices(
            language=self.desk.ui.tr.language,
            on=self.desk.app.clock.today(),
            witness=self.desk.vault.ctx.owner.name,
            leave_off=self.topics.leave_off.values,
            show_despite_refusal=self.topics.despite.values,
            signers=self.signers.signers,
            in_order=self.signers.in_order,
        )

    def _drawn(self, drawn: tuple[int, Made, Livret]) -> None:
        turn, made, livret = drawn
        if turn != self._turn:
            return  # another paper was asked for meanwhile
        self._made = made
        self._heads = livret.heads
        self._describe(livret)
        self.reader.read(made.pdf)
        self._warm_up()

    def _warm_up(self) -> None:
        """Load the libraries of signing while the paper is being read.

        On the worker that will sign: two threads that import them at once
        would see each other's half-made modules.
        """
        if not self._warm:
            self._warm = True
            app = self.desk.app
            self.desk.ask(self.page, lambda _vault: app.warm())

    def _describe(self, livret: Livret) -> None:
        tr = self.desk.ui.tr
        document = find_document(livret, self.document)
        if document is None:
            self._offer_topics(livret)
            said = tr.text("Ce que vous voyez est exactement ce qui sera signé.")
            self.page.describe(tr.text("Relire ensemble"), said)
            self.page.sign.show()
            return
        said = tr.text("C’est le document gardé ici, tel qu’il est.")
        self.page.describe(title_of(tr, document), said)
        self.page.sign.setVisible(not document.closed)

    def _offer_topics(self, livret: Livret) -> None:
        diagnosis = current_diagnosis(livret)
        if diagnosis is not None:
            touched = [one.barrier.value for one in diagnosis.topics if one.touched]
            self.topics.offer(touched, declined_topics(diagnosis))
            places = signatories(livret, person_of(livret).called, ())
            self.signers.offer([(one.role, one.name) for one in places])

    def _not_drawn(self, _error: BaseException) -> None:
        """Nothing to sign; the page says why."""
        self.reader.close()
        self.page.sign.setEnabled(False)

    def _not_shown(self) -> None:
        self.page.sign.setEnabled(False)

    # --- going on ------------------------------------------------------------

    def _sign(self) -> None:
        """Freeze what is seen, byte for byte, then sign it."""
        made = self._made
        if made is None:
            return
        if made.composed is None:
            self.go_to("signing", self.document)
            return
        self.page.work(self.desk.ui.tr.text("Le papier est gardé…"))
        task = self.desk.ask(self.page, partial(_freeze, made=made), self._frozen)
        task.failed.connect(self._not_frozen)

    def _frozen(self, frozen: Frozen) -> None:
        self.page.work()
        self.go_to("signing", frozen.document)

    def _not_frozen(self, _error: BaseException) -> None:
        self.page.work()

    def _hand_over(self) -> None:
        made = self._made
        if made is not None:
            fetch = partial(_bytes, made=made)
            frozen = "" if made.composed is not None else self.document
            self.handing.ask(made.livret, fetch, document=frozen)

    def _correct(self) -> None:
        self.go_to("diagnosis")

    def _left(self) -> None:
        """Forget the paper when the page is left."""
        self._turn += 1
        self._made = None
        self.reader.close()


def _new(
    vault: OpenVault, turn: int, livret: str, choices: PaperChoices
) -> tuple[int, Made, Livret]:
    ctx = vault.ctx
    folded = ctx.livret(livret)
    # A new paper says which one it replaces, whether that one was closed or not.
    before = next(reversed(documents_of(folded)), None)
    if before is not None:
        choices = replace(choices, amends=before.on)
    composed, pdf = preview(ctx, vault.paper, livret, choices)
    return turn, Made(livret, pdf, composed, before.id if before else ""), folded


def _stored(
    vault: OpenVault, turn: int, livret: str, document: str
) -> tuple[int, Made, Livret]:
    pdf = newest_revision(vault.ctx, livret, document)
    return turn, Made(livret, pdf), vault.ctx.livret(livret)


def _freeze(vault: OpenVault, made: Made) -> Done[Frozen]:
    assert made.composed is not None  # noqa: S101 - only a new paper is frozen
    return freeze(vault.ctx, made.livret, made.composed, made.pdf, amends=made.amends)


def _bytes(_vault: OpenVault, made: Made) -> bytes:
    return made.pdf
