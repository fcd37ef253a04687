"""Wires the preview: the bytes that are seen are the bytes that are signed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from livret.desktop.desk import Desk
from livret.desktop.documents.reading import find_document, title_of
from livret.desktop.errors import tell
from livret.desktop.handing import HandingOver
from livret.desktop.kit.dialog import Dialog
from livret.desktop.livret_page import PaperController, take_up
from livret.desktop.long_paper import Watch
from livret.desktop.preview.choices import PaperTopics
from livret.desktop.preview.kind import DIAGNOSTIC, PaperKind
from livret.desktop.preview.making import (
    Drawn,
    Kept,
    Made,
    frozen_paper,
    kept_scan,
    new_paper,
    paper_bytes,
    scan_drawn,
    scan_told,
    stored_paper,
    worn,
)
from livret.desktop.preview.offering import offer_of
from livret.desktop.preview.page import PreviewPage
from livret.desktop.preview.reader import PaperReader
from livret.desktop.preview.signers import PaperSigners
from livret.desktop.preview.waiting import ANOTHER, THERE, waiting_dialog
from livret.desktop.tasks import Task
from livret.desktop.ui import Ui
from livret.domain.diagnosis import current_diagnosis
from livret.domain.documents import Document
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.app import OpenVault
from livret.usecases.documents import Frozen
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.usecases.papers import (
    PaperChoices,
    declined_topics,
    signatories,
)
from livret.words.errors import error_sentence
from livret.words.papers.aids import asked, is_aid


class PreviewController(PaperController):
    """A new paper, or a document of this livret."""

    key = "preview"
    page: PreviewPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: Made | None = None
        self.dialog: Dialog | None = None
        self._watch = Watch()
        self._drawing: Task | None = None
        self._read = b""
        self._warm = False
        self._heads: tuple[str, ...] = ()
        self._before = ""
        self.handing = HandingOver(desk, self.page)
        self.reader = PaperReader(desk.app, desk.runners, self.page)
        self.reader.unreadable.connect(self._not_shown)
        self.kind = PaperKind(desk.ui)
        self.topics = PaperTopics(desk.ui)
        self.signers = PaperSigners(desk.ui)
        cards: tuple[PaperKind | PaperTopics | PaperSigners, ...] = (
            self.kind,
            self.topics,
            self.signers,
        )
        for at, card in enumerate(cards):
            card.hide()
            self.page.body.insertWidget(at, card)
            card.changed.connect(self._draw)
        page = self.page
        page.sign_asked.connect(self._sign)
        page.print_asked.connect(self._hand_over)
        page.save_asked.connect(self._hand_over)
        page.back_asked.connect(self._correct)
        page.stop_asked.connect(self._stop)
        page.banner.retried.connect(self._again)
        page.left.connect(self._left)
        # The vault closes after what its worker does: a long paper would hold it.
        desk.leaving.connect(self._let_go)

    def make_page(self, ui: Ui) -> PreviewPage:
        """Return the page."""
        return PreviewPage(ui)

    def asked(self, act: str) -> None:
        """Ctrl+P reads the diagnosis as it would be signed."""
        if act == "read_and_sign" and self.desk.livret:
            take_up(self.desk, self.key)

    def arrive(self) -> None:
        """Draw the paper anew."""
        self.topics.clear()
        self.signers.clear()
        self._before = ""
        self.kind.make(self.asked_for or DIAGNOSTIC)
        self._offer(self.desk.alone)
        self._draw()

    def show_livret(self, livret: Livret) -> None:
        """Draw a new paper again when something was said since."""
        if not self.document and livret.heads != self._heads:
            self._draw()

    # --- drawing -------------------------------------------------------------

    def _draw(self) -> None:
        tr, livret = self.desk.ui.tr, self.desk.livret
        self.handing.take_back()  # it told of another paper
        self.page.banner.hide()  # and so did an error
        self._made = None
        self._give_up()
        watch = self._watch = Watch()
        watch.told.connect(self._told)
        self.page.work(tr.text("Le papier se prépare…"))
        if self.scan:
            self.page.work(tr.text("Le papier se prépare…"), stops=True)
            keep = partial(kept_scan, watch=watch, livret=livret, sha256=self.scan)
            self._follow(self.desk.ask(self.page, keep, self._kept))
            return
        read: Callable[[OpenVault], Drawn | None]
        if self.document:
            read = partial(
                stored_paper, watch=watch, livret=livret, document=self.document
            )
        else:
            choices, paper = self._choices(), self.kind.paper
            read = partial(
                new_paper, watch=watch, livret=livret, choices=choices, paper=paper
            )
        self._follow(self.desk.ask(self.page, read, self._drawn))

    def _follow(self, drawing: Task) -> None:
        self._drawing = drawing
        drawing.failed.connect(self._not_drawn)

    def _kept(self, kept: Kept) -> None:
        """Have a page signed by hand read away from the vault: it may be anything."""
        if kept[0] is not self._watch or kept[0].stopped:
            return
        desk, self._read = self.desk, kept[1].data
        call = partial(scan_drawn, desk.app, kept)
        task = desk.runners.work.submit(call, owner=self.page)
        task.succeeded.connect(self._drawn)
        task.failed.connect(self._not_read)
        self._drawing = task

    def _give_up(self) -> None:
        """Want no longer what is being made; nothing is said of it, nor its error."""
        self._watch.stopped = True
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None
        if self._read:
            self.desk.app.stop_reading(self._read)
            self._read = b""

    def _choices(self) -> PaperChoices:
        kind = self.kind
        language, dress = asked(kind.language, kind.dress, pictures=kind.pictures)
        return PaperChoices(
            language=language,
            dress=dress,
            target=kind.target,
            to_sign=kind.to_sign,
            parts=kind.chosen_parts,
            since=kind.since,
            until=kind.until,
            with_life="life" in kind.extra,
            with_situation="situation" in kind.extra,
            with_planned="postponed" in kind.extra,
            on=self.desk.app.clock.today(),
            witness=self.desk.vault.ctx.owner.name,
            leave_off=self.topics.leave_off.values,
            show_despite_refusal=self.topics.despite.values,
            signers=self.signers.signers,
            in_order=self.signers.in_order,
        )

    def _told(self, done: int, total: int) -> None:
        if self.sender() is self._watch and not self._watch.stopped:
            words = self.desk.ui.tr.text("Le papier se prépare…")
            self.page.work(words, done / total if total else None)

    def _let_go(self) -> None:
        """The window is asked to go; where it stays, the paper can be made again."""
        if self._drawing is not None:
            self._stop()

    def _stop(self) -> None:
        """The paper is no longer wanted: nothing was written."""
        self._give_up()
        self.page.work()
        self._not_shown()
        tr = self.desk.ui.tr
        told, again = error_sentence(tr, PrintingStopped()), tr.text("Reprendre")
        self.page.show_trouble(told, verb=again)

    def _again(self) -> None:
        """Make the paper that was stopped after all."""
        self.page.take_keyboard()
        self._draw()

    def _drawn(self, drawn: Drawn | None) -> None:
        self._drawing = None
        if drawn is None:
            return
        watch, made, livret = drawn
        if watch is not self._watch or watch.stopped:
            return  # another paper was asked for meanwhile, or none
        self._made = made
        self._heads = livret.heads
        if self._dressed_as_before(livret):
            self._draw()
            return
        self._describe(livret)
        self.reader.read(made.pdf)
        self._warm_up()

    def _dressed_as_before(self, livret: Livret) -> bool:
        """Dress a new version as the paper it replaces, once, unless it was chosen.

        Returns:
            Whether it was dressed otherwise: then it is made anew.
        """
        made = self._made
        before = find_document(livret, made.amends) if made else None
        if before is None or before.id == self._before:
            return False
        self._before = before.id
        self._offer(livret)
        language, dress, pictures = worn(before)
        return self.kind.wear(language, dress, pictures=pictures)

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
        self.kind.setVisible(document is None)
        self.page.correct.show()
        if document is None:
            self._offer(livret)
            self._offer_topics(livret)
            made = self._made.composed if self._made else None
            signs = bool(made and made.sheet.signatories)
            # An aid to reading is never what is signed.
            signs = signs and not is_aid(self._choices().language)
            said = tr.text("Ce que vous voyez est exactement ce qui sera signé.")
            if not signs:
                said = tr.text("Ce que vous voyez est exactement ce qui s’imprime.")
            self.page.describe(tr.text("Relire ensemble"), said)
            self.page.sign.setVisible(signs)
            if not signs:
                self.signers.hide()
            return
        if self.scan:
            self.page.correct.hide()
            self.page.describe(*scan_told(tr, livret, document, self.scan))
            self.page.sign.hide()
            return
        said = tr.text("C’est le document gardé ici, tel qu’il est.")
        self.page.describe(title_of(tr, document), said)
        self.page.sign.setVisible(not document.closed)

    def _offer(self, livret: Livret | None) -> None:
        """Offer what papers of this livret can be about."""
        desk = self.desk
        self.kind.setVisible(not self.document)
        if livret is not None:
            self.kind.offer(offer_of(desk.ui.tr, livret, desk.app.clock.today()))

    def _offer_topics(self, livret: Livret) -> None:
        diagnosis = current_diagnosis(livret)
        if diagnosis is not None:
            touched = [one.barrier.value for one in diagnosis.topics if one.touched]
            self.topics.offer(touched, declined_topics(diagnosis))
            places = signatories(livret, person_of(livret).called, ())
            self.signers.offer([(one.role, one.name) for one in places])

    def _not_read(self, error: BaseException) -> None:
        tell(self.page, error)
        self._not_drawn(error)

    def _not_drawn(self, _error: BaseException) -> None:
        """Nothing to sign nor to print; the page says why."""
        self._drawing = None
        self.reader.close()

    def _not_shown(self) -> None:
        self.page.let_leave(there=False)

    # --- going on ------------------------------------------------------------

    def _sign(self) -> None:
        """Freeze what is seen, byte for byte, then sign it."""
        made = self._made
        if made is None:
            return
        if made.composed is None:
            self.go_to("signing", self.document)
            return
        self._freeze(made, again=False)

    def _freeze(self, made: Made, *, again: bool) -> None:
        self.page.work(self.desk.ui.tr.text("Le papier est gardé…"))
        call = partial(frozen_paper, made=made, again=again)
        task = self.desk.ask(self.page, call, self._frozen)
        task.failed.connect(self._not_frozen)

    def _frozen(self, frozen: Frozen | Document) -> None:
        self.page.work()
        if isinstance(frozen, Frozen):
            self.go_to("signing", frozen.document)
            return
        livret = self.desk.alone
        called = person_of(livret).called if livret else ""
        ui, window = self.desk.ui, self.page.window()
        self.dialog = waiting_dialog(ui, window, frozen, called)
        self.dialog.decided.connect(partial(self._decided, frozen.id))
        self.dialog.open()

    def _decided(self, waiting: str, verb: str) -> None:
        """Go on with the paper that waits, or make another as it was seen."""
        if verb == THERE:
            self.go_to("signing", waiting)
        elif verb == ANOTHER and self._made is not None:
            self._freeze(self._made, again=True)

    def _not_frozen(self, _error: BaseException) -> None:
        self.page.work()

    def _hand_over(self) -> None:
        made = self._made
        if made is not None:
            fetch = partial(paper_bytes, made=made)
            stored = made.composed is None and not self.scan
            frozen = self.document if stored else ""
            paper = made.composed.sheet.paper if made.composed else made.paper
            self.handing.ask(made.livret, fetch, paper, document=frozen)

    def _correct(self) -> None:
        self.go_to("diagnosis")

    def _left(self) -> None:
        """Forget the paper when the page is left."""
        self._give_up()
        self._made = None
        self.reader.close()
