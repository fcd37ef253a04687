"""One unlocked vault at one window: what every controller is given.

A controller wires one page to the use cases. It asks the desk to do something
with the vault (``ask``), shows the answer, and listens to ``bus`` to show it
again when somebody changed it. Pages register themselves in ``CONTROLLERS`` of
``livret.desktop.wiring``; adding a page adds a line there and changes none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from livret.desktop.changes import ChangesBus
from livret.desktop.errors import tell
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.held_keys import end_composing
from livret.desktop.kit.page import Page
from livret.desktop.main_window import MainWindow
from livret.desktop.tasks import Runners, Task
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.app import App, OpenVault
from livret.usecases.archive_errors import LivretPutAside
from livret.usecases.context import Changes, Done
from livret.usecases.livrets import Opened, look_together, read_together
from livret.words.dates import month_year

if TYPE_CHECKING:
    from livret.usecases.archive import Archive
    from livret.usecases.hub_presence import Present

Answer = Callable[[Any], None]


class Beside(Protocol):
    """What runs beside the window, on a thread of its own."""

    def end(self) -> None:
        """Wait a little for what is under way; called after the window's loop."""


class Asking(QObject):
    """One question to the vault; dies with the page that asked it."""

    def __init__(
        self,
        desk: Desk,
        page: Page,
        then: Answer | None,
        fields: Mapping[str, Labelled],
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._then = then
        self._fields = fields

    def done(self, result: Any) -> None:
        """Tell the bus what changed, then give the value to who asked."""
        value = result
        if isinstance(result, Done):
            self._desk.bus.tell(result.changes, self._page)
            value = result.value
            # Done, but something besides was not: said where it was asked.
            for notice in result.notices:
                tell(self._page, notice)
        if self._then is not None:
            self._then(value)
        self.deleteLater()

    def failed(self, error: BaseException) -> None:
        """Say the error on the page; nothing that was typed is lost."""
        tell(self._page, error, self._fields)
        self._desk.trouble.emit(error)
        self.deleteLater()


class Desk(QObject):
    """The open vault, the window, and where one is.

    Attributes:
        app: The whole program.
        vault: The open vault; touched on the vault's worker only.
        ui: Look and language.
        window: The window.
        runners: Workers.
        bus: Who shows something hears what changed.
        livret: Id of the livret shown, empty at home.
        folded: That livret as last read, with those joined to it.
        alone: The same livret by itself; what leaves this desk is of one.
        fictitious: Whether the people are invented and thrown away at the end.
        going_back: Whether the next process shows the backups first.
        controllers: By id of their page, made when they are first asked for.
        before: Id of the page where one was before this one.
        in_meeting: Whether the screen is shared: nothing else is loaded.
        meeting_planned: Id of the planned meeting that the next one begins.
        meeting_told: What tells other desks which meeting is held here; no words.
        others: Who else has the livret open that is shown, as far as is known.
        hub: What follows the team's hub (``livret.desktop.hub.beginning``).

    Signals:
        trouble: arg: an error that was said on a page.
        livret_read: The livret shown was read (again). arg: ``Livret``.
        gone: A page asks to go to another. arg: its id.
        language_asked: Another language of the screen. arg: ISO 639-1 code.
        idle_asked: Another idle time before it locks. arg: minutes.
        keeping: What is typed anywhere must be kept now: the process may end.
        not_kept: The world refused to keep what is typed; it waits.
        unshared: The meeting is over, or left. arg: id of the page to go to.
        arrived: A page is shown. arg: its id.
        others_told: Who else is there (``others``), or what they do, changed.
        meeting_became: ``meeting_told`` changed.
        others_wrote: What others wrote elsewhere arrived. arg: ids of livrets.
        day_turned: It is another day than it was.
        leaving: The window is asked to go away; what takes long is given up.
        gone_away: It goes away, and nothing is left that keeps it: what runs
            beside it ends.
        put_aside: A livret is put aside, or must be kept longer. args: an
            ``Archive``, id of the page to open it at.
    """

    trouble = Signal(object)
    livret_read = Signal(object)
    gone = Signal(str)
    language_asked = Signal(str)
    idle_asked = Signal(int)
    keeping = Signal()
    not_kept = Signal()
    unshared = Signal(str)
    arrived = Signal(str)
    others_told = Signal()
    meeting_became = Signal()
    others_wrote = Signal(object)
    day_turned = Signal()
    leaving = Signal()
    gone_away = Signal()
    put_aside = Signal(object, str)

    def __init__(
        self,
        app: App,
        vault: OpenVault,
        ui: Ui,
        window: MainWindow,
        runners: Runners,
    ) -> None:
        super().__init__(window)
        self.app = app
        self.vault = vault
        self.ui = ui
        self.window = window
        self.runners = runners
        self.bus = ChangesBus(self)
        self.livret = ""
        self.folded: Livret | None = None
        self.alone: Livret | None = None
        self.fictitious = False
        self.going_back = False
        self.controllers: dict[str, Controller] = {}
        self.before = ""
        self.in_meeting = False
        self.meeting_planned = ""
        self.meeting_told = ""
        self.others: tuple[Present, ...] = ()
        self.hub: Beside | None = None
        self._wanted = ""
        self._waits_there = False
        self.bus.changed.connect(self._read_again)
        self.day_turned.connect(self._read_today)

    def ask(
        self,
        page: Page,
        call: Callable[[OpenVault], Any],
        then: Answer | None = None,
        fields: Mapping[str, Labelled] | None = None,
    ) -> Task:
        """Do something with the vault, on its worker.

        Args:
            page: Who asks; the answer dies with it.
            call: Given the open vault; a ``Done`` tells the bus.
            then: A bound method of a QObject, given the value.
            fields: The page's fields, for an error at one of them.
        """
        asking = Asking(self, page, then, fields or {})
        task = self.runners.vault.submit(lambda: call(self.vault), owner=asking)
        task.succeeded.connect(asking.done)
        task.failed.connect(asking.failed)
        return task

    def open_livret(self, livret: str, page: str = "diagnosis") -> None:
        """Go to a page of one livret; the person will see that it was opened."""
        self.livret = livret
        asker = self.window.pages.get(page) or self.window.pages[self.window.here]
        assert isinstance(asker, Page)  # noqa: S101 - every page of a livret is
        self._wanted = page
        self._waits_there = self.window.here == page
        self.ask(asker, partial(_look, livret=livret), self._opened)

    def _opened(self, opened: Opened | Archive) -> None:
        if not isinstance(opened, Opened):
            if opened.livret == self.livret:
                self.livret = self.folded.id if self.folded is not None else ""
                self.put_aside.emit(opened, self._wanted)
            return
        if opened.alone.id != self.livret:
            return
        self._take(opened)
        # Who went elsewhere meanwhile is not brought back.
        if self.window.here == self._wanted or not self._waits_there:
            self.gone.emit(self._wanted)

    def keep_typing(self) -> None:
        """Ask the vault to keep what is being typed on every page and dialog."""
        end_composing()
        self.keeping.emit()
        for controller in self.controllers.values():
            controller.keep_typing()

    def leave_livret(self) -> None:
        """Forget the livret shown, on the way home."""
        self.livret = ""
        self.folded = self.alone = None

    def _take(self, opened: Opened) -> None:
        folded = opened.alone if self.in_meeting else opened.whole
        self.folded, self.alone = folded, opened.alone
        under = ""
        if folded.opened_at:
            since = folded.history[0].said_on
            under = self.ui.tr.text(
                "livret ouvert en {month}", month=month_year(self.ui.tr, since)
            )
        called = person_of(folded).called or self.ui.tr.text("La personne")
        if not self.in_meeting:
            self.window.in_livret(called, under)
        self.livret_read.emit(folded)

    def _read_again(self, changes: Changes, _initiator: QObject | None) -> None:
        livret = self.livret
        read = {livret, *(self.folded.parts if self.folded is not None else ())}
        if livret and read & changes.livrets:
            page = self.window.pages[self.window.here]
            assert isinstance(page, Page)  # noqa: S101 - the window shows nothing else
            self.ask(page, lambda vault: read_together(vault.ctx, livret), self._reread)

    def _read_today(self) -> None:
        """Show the livret as it reads on another day; nothing was written."""
        self._read_again(Changes(livrets=frozenset({self.livret})), None)

    def _reread(self, opened: Opened) -> None:
        if opened.alone.id == self.livret:
            self._take(opened)


class Controller(QObject):
    """Wires one page; made for each unlocked vault when it is first needed.

    What must listen before anybody goes to the page stands apart, in a class of
    its own that ``livret.desktop.wiring.furnish`` makes.

    Attributes:
        key: Id of the page in the sidebar and the window.
        page: The page.
        desk: Where it is wired.
        at_home: Whether it is a page of home, where no livret is open.
        of_one: Whether it shows one livret by itself, also where several of one
            person are read together: agreements, papers and sendings are never
            of two.
    """

    key = ""
    at_home = False
    of_one = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.page = self.make_page(desk.ui)

    def make_page(self, ui: Ui) -> Page:
        """Return the page; called once."""
        raise NotImplementedError

    def arrive(self) -> None:
        """Called each time the page was gone to."""

    def keep_typing(self) -> None:
        """Ask the vault to keep what is being typed; the process is about to end."""

    def asked(self, act: str) -> None:
        """Called for every menu entry or shortcut that is no page.

        Only where the page was made already; ``ANSWERS`` of
        ``livret.desktop.wiring`` names the acts that make one.
        """

    @property
    def back_at(self) -> str:
        """Id of the page to come back at after a lock."""
        return self.key


def _look(vault: OpenVault, livret: str) -> Opened | Archive:
    """Open a livret to read it, or tell that it is put aside."""
    try:
        return look_together(vault.ctx, livret)
    except LivretPutAside:
        # Loaded for one that is put aside: most are in use.
        from livret.usecases.archive import archive_of

        return archive_of(vault.sharing, livret)
