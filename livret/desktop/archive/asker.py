"""Asks two people about a livret that is put aside, over whatever page is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.kit.page import Page
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Changes, Done

if TYPE_CHECKING:
    from livret.desktop.archive.dialog import AsideDialog
    from livret.desktop.file_dialogs import FileChooser
    from livret.desktop.kit.dialog import Dialog
    from livret.usecases.archive import Archive, Decision
    from livret.usecases.erased_elsewhere import Erased

_MOST = 64 * 1024


class AsideAsker(QObject):
    """Hears that a livret cannot be opened as others are, and asks.

    What it shows is loaded when that happens: most livrets are in use.

    Attributes:
        told: That somebody erased it, once told; else the question comes at once.
        dialog: The question, once asked.
        last: The second question, before everything is erased.
        chooser: Which file holds a confirmation, or where a request goes.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._found: Archive | None = None
        self._page_after = ""
        self._decision: Decision | None = None
        self._verb = ""
        self._file: Path | None = None
        self._erasing: Callable[[OpenVault], Done[Any]] | None = None
        self.told: Dialog | None = None
        self.chooser: FileChooser | None = None
        self.dialog: AsideDialog | None = None
        self.last: Dialog | None = None
        desk.put_aside.connect(self.ask)

    def ask(self, found: Archive, page_after: str) -> None:
        """Ask about a livret; read, it opens at ``page_after``."""
        self._found, self._page_after = found, page_after
        if found.erased is not None and not found.read:
            self._ask_erased(found.erased)
        else:
            self._ask_two()

    def _ask_erased(self, erased: Erased) -> None:
        from livret.desktop.archive.dialog import erased_dialog

        self.told = erased_dialog(self._desk.ui, self._desk.window, erased)
        self.told.decided.connect(self._told)
        self.told.open()

    def _told(self, verb: str) -> None:
        from livret.desktop.archive.dialog import DECIDE, ERASE

        if verb == DECIDE:
            self._ask_two()
        elif verb == ERASE and self._found is not None:
            self._ask_last(partial(_confirmed, livret=self._found.livret))

    def _ask_two(self) -> None:
        from livret.desktop.archive.dialog import AsideDialog

        desk, found = self._desk, self._found
        assert found is not None  # noqa: S101 - asked about by whoever comes here
        self.dialog = AsideDialog(desk.ui, desk.window, found)
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        from livret.desktop.archive.dialog import ASK, CONFIRMED, LEAVE
        from livret.usecases import archive

        if self.dialog is None or self._found is None or verb == LEAVE:
            return
        card, livret = self.dialog.card, self._found.livret
        why = card.why if verb in {"open", "keep"} else ""
        self._verb, self._file = verb, None
        self._decision = archive.Decision(livret=livret, other=card.who, why=why)
        if card.way == ASK:
            self._ask_where()
        elif card.way == CONFIRMED:
            self._ask_which()
        else:
            self._act()

    def _ask_where(self) -> None:
        from livret.desktop.file_dialogs import ask_new_file

        tr = self._desk.ui.tr
        self.chooser = ask_new_file(
            self._page,
            tr.text("Où garder la demande\u202f?"),
            tr.text("Décisions à deux (*.decision)"),
            tr.text("demande.decision"),
            self._ask_second,
        )

    def _ask_second(self, path: str) -> None:
        app, verb, decision = self._desk.app, self._verb, self._decision
        if decision is None:
            return
        call = partial(_asked, app=app, verb=verb, decision=decision, path=Path(path))
        self._do(call, self._asked_for)

    def _asked_for(self, _nothing: object) -> None:
        told = self._desk.ui.tr.text(
            "La demande est écrite. Donnez ce fichier à l’autre personne."
        )
        self._page.show_trouble(told)

    def _ask_which(self) -> None:
        from livret.desktop.file_dialogs import ask_file

        tr = self._desk.ui.tr
        self.chooser = ask_file(
            self._page,
            tr.text("La confirmation de l’autre personne"),
            tr.text("Décisions à deux (*.decision)"),
            self._with_file,
        )

    def _with_file(self, path: str) -> None:
        self._file = Path(path)
        self._act()

    def _act(self) -> None:
        from livret.desktop.archive.dialog import ERASE, KEEP, READ, RELEASE

        if self._verb == ERASE:
            self._ask_last(self._call())
            return
        then = {READ: self._may_read, KEEP: self._kept, RELEASE: self._released}
        if self._verb in then:
            self._do(self._call(), then[self._verb])

    def _call(self) -> Callable[[OpenVault], Done[Any]]:
        """Return what is done on the vault's worker."""
        assert self._decision is not None  # noqa: S101 - made before anything is done
        return partial(
            _done,
            app=self._desk.app,
            verb=self._verb,
            decision=self._decision,
            file=self._file,
        )

    def _ask_last(self, call: Callable[[OpenVault], Done[Any]]) -> None:
        """Ask once more before ``call`` erases everything."""
        from livret.desktop.archive.dialog import erase_dialog

        self._erasing = call
        self.last = erase_dialog(self._desk.ui, self._desk.window)
        self.last.decided.connect(self._erase)
        self.last.open()

    def _erase(self, verb: str) -> None:
        from livret.desktop.archive.dialog import ERASE

        if verb == ERASE and self._erasing is not None:
            self._do(self._erasing, self._erased)

    def _do(
        self, call: Callable[[OpenVault], Done[Any]], then: Callable[[Any], None]
    ) -> None:
        self._desk.ask(self._page, call, then)

    @property
    def _page(self) -> Page:
        page = self._desk.window.pages[self._desk.window.here]
        assert isinstance(page, Page)  # noqa: S101 - the window shows nothing else
        return page

    def _may_read(self, _nothing: object) -> None:
        if self._found is not None:
            self._desk.open_livret(self._found.livret, self._page_after)

    def _kept(self, _hold: object) -> None:
        tr = self._desk.ui.tr
        self._page.show_trouble(
            tr.text(
                "Ce livret est gardé plus longtemps, jusqu’à ce que vous le disiez."
            )
        )

    def _released(self, _nothing: object) -> None:
        tr = self._desk.ui.tr
        self._page.show_trouble(
            tr.text("Ce livret n’est plus gardé au-delà de sa durée.")
        )

    def _erased(self, _count: object) -> None:
        self._page.show_trouble(self._desk.ui.tr.text("Ce livret est effacé."))


def _asked(
    vault: OpenVault, app: App, verb: str, decision: Decision, path: Path
) -> Done[None]:
    from livret.usecases.second_person import ask_second

    data = ask_second(vault.sharing, decision.livret, verb, decision.why)
    app.write_file(path, data)
    return Done(None, Changes())


def _confirmed(vault: OpenVault, livret: str) -> Done[int]:
    from livret.usecases.erasing import confirm_erasure

    return confirm_erasure(vault.sharing, livret)


def _done(
    vault: OpenVault, app: App, verb: str, decision: Decision, file: Path | None
) -> Done[Any]:
    """Do what two people decided; with what the second gave back, where they did."""
    from livret.usecases import archive
    from livret.usecases.second_person import confirmed_in

    sharing = vault.sharing
    if file is not None:
        data = app.read_file(file, _MOST)
        second = confirmed_in(sharing, decision.livret, verb, data)
        decision = replace(decision, second=second)
    if verb == "open":
        return archive.read_aside(vault.ctx, decision)
    if verb == "keep":
        return archive.keep_longer(sharing, decision)
    if verb == "release":
        return archive.keep_no_longer(sharing, decision)
    return archive.erase_at_the_end(sharing, decision)
