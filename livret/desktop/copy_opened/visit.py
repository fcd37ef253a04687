"""One visit to her copy: opened, answered, put on her stick; kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from livret.desktop.copy_opened.opening import PHRASE
from livret.desktop.copy_opened.page import CopyPage
from livret.desktop.copy_opened.reading import copy_view
from livret.desktop.copy_opened.values import CopyView
from livret.desktop.errors import tell
from livret.desktop.file_dialogs import ask_file, ask_folder
from livret.usecases.answering import (
    confirm,
    contradict,
    take_back,
    withdraw,
)
from livret.usecases.her_copy import OpenedCopy, files_to_leave, open_copy
from livret.usecases.her_passphrase import opened_by_her
from livret.usecases.person_copy import COPY_SUFFIX, KEY_FILE
from livret.usecases.ports_sharing import PersonIdentity
from livret.usecases.sharing import Sharing
from livret.usecases.sharing_errors import HerPassphraseWrong, PersonKeyMistyped
from livret.words.errors import error_sentence

if TYPE_CHECKING:
    from livret.desktop.tasks import Runners, Task
    from livret.desktop.ui import Ui
    from livret.usecases.app import App

_MOST_BYTES = 640 * 1024 * 1024
_MOST_KEY = 64 * 1024


@dataclass(frozen=True)
class _Open:
    sharing: Sharing
    identity: PersonIdentity
    copy: OpenedCopy


class CopyVisit(QObject):
    """Her copy at one window, with or without an open vault.

    Everything of it is asked on the vault's worker: one thread at a time
    touches it.

    Attributes:
        page: What is shown.

    Signals:
        left: Nothing is open any more; back to where one came from.
    """

    left = Signal()

    def __init__(
        self, app: App, ui: Ui, runners: Runners, *, may_take: bool = False
    ) -> None:
        super().__init__()
        self._app = app
        self._ui = ui
        self._runners = runners
        self._file: Path | None = None
        self._key: Path | None = None
        self._open: _Open | None = None
        self._said = 0
        self.page = CopyPage(ui, may_take=may_take)
        page = self.page
        page.file_asked.connect(self._ask_file)
        page.key_asked.connect(self._ask_key)
        page.open_asked.connect(self.open)
        page.left_alone.connect(self._leave)
        page.closed.connect(self._leave)
        page.answered.connect(self._answer)
        page.leave_asked.connect(self._ask_folder)

    @property
    def copy(self) -> OpenedCopy | None:
        """Her copy, while it is open."""
        return self._open.copy if self._open is not None else None

    # --- opening ---------------------------------------------------------------

    def _ask_file(self) -> None:
        tr = self._ui.tr
        ask_file(
            self.page,
            tr.text("Choisir sa copie"),
            tr.text("Copies (*.livret)"),
            self.choose,
        )

    def choose(self, path: str) -> None:
        """Take a file as her copy; her key is looked for beside it."""
        self._file = Path(path)
        self._key = self._file.with_name(KEY_FILE)
        self.page.show_file(self._file.name, has_key=self._key.is_file())

    def _ask_key(self) -> None:
        tr = self._ui.tr
        ask_file(
            self.page,
            tr.text("Choisir sa clé"),
            tr.text("Clés (*.age)"),
            self.choose_key,
        )

    def choose_key(self, path: str) -> None:
        """Take a file as her key."""
        self._key = Path(path)
        if self._file is not None:
            self.page.show_file(self._file.name, has_key=True)

    def open(self, way: str, typed: str) -> None:
        """Open it with her phrase or the code of her sheet."""
        app, file, key = self._app, self._file, self._key
        if file is None or key is None:
            return

        def call() -> tuple[_Open, CopyView]:
            keys = app.person_keys
            if way == PHRASE:
                identity = opened_by_her(keys, app.read_file(key, _MOST_KEY), typed)
            else:
                identity = keys.of(typed)
            sharing = app.copy_desk(identity)
            data = app.read_file(file, _MOST_BYTES)
            copy = open_copy(sharing.files, sharing.ctx, identity, data)
            return _Open(sharing, identity, copy), copy_view(self._ui.tr, copy)

        self.page.work(self._ui.tr.text("Sa copie s’ouvre…"))
        task = self._submit(call)
        task.succeeded.connect(self._opened)
        task.failed.connect(self._not_opened)

    def _opened(self, made: tuple[_Open, CopyView]) -> None:
        self._open, view = made
        self._said = 0
        self.page.show_copy(view)

    def _not_opened(self, error: BaseException) -> None:
        if isinstance(error, HerPassphraseWrong | PersonKeyMistyped):
            self.page.complain(error_sentence(self._ui.tr, error))
        else:
            self._failed(error)

    def _failed(self, error: BaseException) -> None:
        self.page.work()
        tell(self.page, error)

    # --- answered --------------------------------------------------------------

    def _answer(self, code: str, thing: str, words: str) -> None:
        opened = self._open
        if opened is None:
            return
        copy, said = opened.copy, self._said + 1

        def call() -> CopyView:
            _ANSWERS[code](copy, thing, words)
            return copy_view(self._ui.tr, copy, said=said)

        task = self._submit(call)
        task.succeeded.connect(partial(self._answered, thing))
        task.failed.connect(self._failed)

    def _answered(self, thing: str, view: CopyView) -> None:
        self._said = view.said
        self.page.banner.hide()
        self.page.show_copy(view, answered=thing)

    def _ask_folder(self) -> None:
        title = self._ui.tr.text("Sur quelle clé USB, dans quel dossier ?")
        ask_folder(self.page, title, self.put)

    def put(self, folder: str) -> None:
        """Write what she answered: her copy anew, and a file for each other."""
        opened, app, place = self._open, self._app, Path(folder)
        if opened is None:
            return
        said = self._said

        def call() -> tuple[list[str], CopyView]:
            made = files_to_leave(opened.sharing, opened.copy, opened.identity)
            day = opened.copy.ctx.clock.today().isoformat()
            names = []
            for at, (to, sent) in enumerate(made):
                name = f"envoi-{day}-{at}" if at else f"copie-{day}"
                app.write_file(place / (name + COPY_SUFFIX), sent.data)
                names.append(f"{name}{COPY_SUFFIX} ({to.name})")
            return names, copy_view(self._ui.tr, opened.copy, said=said, left=True)

        task = self._submit(call)
        task.succeeded.connect(self._put)
        task.failed.connect(self._failed)

    def _put(self, made: tuple[list[str], CopyView]) -> None:
        names, view = made
        self.page.show_copy(view)
        self.page.show_trouble(
            self._ui.tr.text("Écrit : {files}.", files=", ".join(names))
        )

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def close(self) -> None:
        """Forget her copy: nothing of it stays in the window."""
        self._open = None
        self._file = None
        self._said = 0
        self.page.close_copy()

    def _submit(self, call: Callable[[], Any]) -> Task:
        return self._runners.vault.submit(call, owner=self)


_ANSWERS: dict[str, Callable[[OpenedCopy, str, str], object]] = {
    "confirm": lambda copy, thing, _words: confirm(copy, thing),
    "contradict": contradict,
    "withdraw": withdraw,
    "take_back": lambda copy, thing, _words: take_back(copy, thing),
}
"""By code of the answer, what says it."""
