"""What the controllers of the pages of one livret have in common."""

from __future__ import annotations

from functools import partial

from livret.desktop.desk import Answer, Controller, Desk
from livret.desktop.kit.order import keeping_focus
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.saying import say_items
from livret.usecases.undoing import LastAct, take_off
from livret.usecases.writing import Said
from livret.words.undo import act_label


class LivretController(Controller):
    """Shows the livret that is open, again each time it changed.

    A page that is not in sight is shown when one arrives at it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.livret_read.connect(self._livret_read)

    def arrive(self) -> None:
        """Show the livret as last read."""
        livret = self.read
        if livret is not None:
            self.show_livret(livret)

    @property
    def read(self) -> Livret | None:
        """The livret that is open, as this page shows it."""
        return self.desk.alone if self.of_one else self.desk.folded

    def show_livret(self, livret: Livret) -> None:
        """Show a livret; called on arriving and when it changed."""
        raise NotImplementedError

    def say(self, *items: Said, then: Answer | None = None) -> None:
        """Add what was said to the livret that is open."""
        livret = self.desk.livret

        def call(vault: OpenVault) -> Done[tuple[str, ...]]:
            return say_items(vault.ctx, livret, items)

        self.desk.ask(self.page, call, then)

    def take_off(self, sort: str, key: str) -> None:
        """Take one thing back that was said by mistake; what is signed stays.

        Args:
            sort: Where it stands (``livret.usecases.undoing.take_off``).
            key: Its id there.
        """
        call = partial(_take_off, livret=self.desk.livret, sort=sort, key=key)
        self.desk.ask(self.page, call, self._taken_off)

    def _taken_off(self, act: LastAct) -> None:
        tr = self.desk.ui.tr
        said = tr.text("C’est enlevé : {act}.", act=act_label(tr, act))
        self.page.banner.say(said)

    def go_to(self, key: str, document: str = "") -> None:
        """Go to another page; a page of papers takes a document up, or none."""
        if isinstance(self.desk.controllers.get(key), PaperController):
            take_up(self.desk, key, document)
        else:
            self.desk.gone.emit(key)

    @property
    def in_sight(self) -> bool:
        """Whether this page is the one shown."""
        return self.desk.window.here == self.key

    def _livret_read(self, _livret: Livret) -> None:
        livret = self.read
        if self.in_sight and livret is not None:
            with keeping_focus(self.page):
                self.show_livret(livret)


def _take_off(vault: OpenVault, livret: str, sort: str, key: str) -> Done[LastAct]:
    return take_off(vault.ctx, livret, sort, key)


class PaperController(LivretController):
    """Shows one paper, or makes a new one.

    Attributes:
        document: Id of the document taken up; empty for a new paper.
        asked_for: Name of the new paper to make; empty for the usual one.
        scan: Digest of a page signed by hand that is to be seen; empty for
            the document itself.
    """

    of_one = True
    document = ""
    scan = ""
    asked_for = ""


def take_up(
    desk: Desk, key: str, document: str = "", paper: str = "", scan: str = ""
) -> None:
    """Go to a page of papers with one document, or with none for a new one.

    Args:
        desk: Where.
        key: Of the page.
        document: Id of the document, or empty.
        paper: Name of the new paper to make; empty for the usual one.
        scan: Digest of a page signed by hand, to be seen instead of the document.
    """
    controller = desk.controllers[key]
    assert isinstance(controller, PaperController)  # noqa: S101 - keys are ours
    controller.document = document
    controller.asked_for = paper
    controller.scan = scan
    if document and not _is_here(desk, document):
        livret = desk.livret
        there = partial(desk.open_livret, page=key)
        desk.ask(controller.page, lambda v: v.ctx.home(livret, document), there)
        return
    desk.gone.emit(key)


def _is_here(desk: Desk, document: str) -> bool:
    """Tell whether a paper is of the livret that is open, not of one joined to it."""
    alone, read = desk.alone, desk.folded
    if alone is None or read is None or not read.parts:
        return True
    return any(one.id == document for one in alone.history)
