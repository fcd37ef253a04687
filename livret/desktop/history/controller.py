"""Wires « Tout ce qui a été dit »: a search as one types, and each thing opened."""

from __future__ import annotations

from functools import partial

from livret.desktop.desk import Desk
from livret.desktop.history.page import HistoryPage
from livret.desktop.history.reading import history_of
from livret.desktop.history.story import aside_shown, story_shown
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.text import quoted
from livret.desktop.livret_page import LivretController
from livret.desktop.ui import Ui
from livret.domain.kinds import SlotKey
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.looking_back import Kept, Story, story_of, why_kept
from livret.usecases.ports import JournalEntry
from livret.usecases.reconciling import Settle, may_return, settle
from livret.usecases.retracting import retract

_RESTORED = "restored"

_Found = tuple[Livret, Story, Kept, SlotKey]


class HistoryController(LivretController):
    """Everything said; the rows stand in the page only while it is in sight.

    Attributes:
        dialog: The question before something is taken back, once asked.
    """

    key = "history"
    page: HistoryPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self._livret: Livret | None = None
        self._returns: tuple[JournalEntry, ...] = ()
        self._story: Story | None = None
        self._place: SlotKey = ()
        self.dialog: Dialog | None = None
        page = self.page
        page.searched.connect(self._search)
        page.opened.connect(self._open)
        page.take_back_asked.connect(self._ask_take_back)
        page.papers_asked.connect(self._papers)
        page.return_asked.connect(self._put_again)
        page.left.connect(self._left)

    def make_page(self, ui: Ui) -> HistoryPage:
        """Return the page."""
        return HistoryPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show what was said and holds what is looked for."""
        if self._livret is None or self._livret.id != livret.id:
            self._returns = ()
        self._livret = livret
        self._display()
        self.desk.ask(self.page, partial(_returns, livret=livret.id), self._returned)

    def _returned(self, returns: tuple[JournalEntry, ...]) -> None:
        if returns != self._returns:
            self._returns = returns
            self._display()

    def _display(self) -> None:
        livret = self._livret
        if livret is None or self.desk.window.here != self.key:
            return
        rows = history_of(self.desk.ui.tr, livret, self._wanted, self._returns)
        self.page.show_history(rows, searched=self._wanted)

    def _search(self, wanted: str) -> None:
        self._wanted = wanted
        self._display()

    def _left(self) -> None:
        """Forget the rows when the page is left."""
        self._livret = None
        self._story = None
        self.page.search.clear()
        self.page.show_history(())

    # --- one thing -----------------------------------------------------------

    def _open(self, contribution: str) -> None:
        livret = self._livret
        if livret is not None:
            for one in livret.set_aside:
                if one.id == contribution:
                    self._story = None
                    self.page.show_story(aside_shown(self.desk.ui.tr, one))
                    return
            call = partial(_story, livret=livret.id, contribution=contribution)
            self.desk.ask(self.page, call, self._show_story)

    def _show_story(self, found: _Found | None) -> None:
        if found is None or self._livret is None or found[0].id != self._livret.id:
            return
        livret, self._story, kept, self._place = found
        tr, again = self.desk.ui.tr, bool(self._place)
        shown = story_shown(tr, livret, self._story, kept, may_return=again)
        self.page.show_story(shown)

    def _put_again(self) -> None:
        """Put words again where others stand: those stay here in their turn."""
        if self._story is None or self._livret is None or not self._place:
            return
        command = Settle(
            livret=self._livret.id, place=self._place, keep=self._story.value.id
        )
        self.desk.ask(self.page, partial(_put, command=command), self._is_again)

    def _is_again(self, _id: str) -> None:
        said = self.desk.ui.tr.text("C’est remis. Ce qui se lisait reste ici aussi.")
        self.page.show_trouble(said)

    def _papers(self) -> None:
        self.desk.gone.emit("documents")

    def _ask_take_back(self) -> None:
        if self._story is None:
            return
        tr = self.desk.ui.tr
        words = str(self._story.value.content.get("words", ""))
        told = tr.text("Ce qui avait été dit avant revient.")
        if not self._story.before:
            told = tr.text("La place redevient vide. Cette page en garde la trace.")
        self.dialog = Dialog(
            self.desk.ui,
            self.page.window(),
            tr.text("Reprendre ce que j’ai dit"),
            f"{quoted(tr, words)} {told}" if words else told,
            [
                ("remove", tr.text("L’enlever"), "primary"),
                ("keep", tr.text("Le garder"), "plain"),
            ],
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "remove" and self._story is not None and self._livret is not None:
            target = self._story.value.id
            call = partial(_retract, livret=self._livret.id, target=target)
            self.desk.ask(self.page, call)


def _story(vault: OpenVault, livret: str, contribution: str) -> _Found | None:
    folded = vault.ctx.together(livret)
    story = story_of(folded, contribution)
    if story is None:
        return None
    mine = vault.ctx.signer.public_key
    place = may_return(folded, story.value, mine) or ()
    return folded, story, why_kept(folded, story, mine), place


def _put(vault: OpenVault, command: Settle) -> Done[str]:
    return settle(vault.ctx, command)


def _returns(vault: OpenVault, livret: str) -> tuple[JournalEntry, ...]:
    entries = vault.ctx.journal.of(livret)
    return tuple(one for one in entries if one.what == _RESTORED)


def _retract(vault: OpenVault, livret: str, target: str) -> Done[str]:
    return retract(vault.ctx, livret, target)
