"""The program from its opening to the end of its process.

Closed, there is only the entrance. Open, there is a desk. Locking keeps what
is being typed, closes the vault and ends the process that held the keys; a
fresh one comes back at the unlock page and, once unlocked, where one was.
Changing the language makes the window anew around the same open vault.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.collector import Collector
from livret.desktop.entrance import Entrance
from livret.desktop.kit.held_keys import end_composing, held_keys
from livret.desktop.kit.order import ask_who_listens
from livret.desktop.kit.page import Page
from livret.desktop.look import Look
from livret.desktop.main_window import MainWindow
from livret.desktop.opening_words import WORDS_LOST, OpeningWords
from livret.desktop.tasks import Runners
from livret.desktop.ui import Ui
from livret.words.translator import Translator, mark, translator_for

# The desk is loaded while the key is derived, not before the first page shows.
if TYPE_CHECKING:
    from livret.desktop.desk import Desk
    from livret.desktop.ending import Ending
    from livret.desktop.qt_words import QtWords
    from livret.usecases.app import App, OpenVault

WIDTH, HEIGHT = 1366, 768
CLOSING_S = 10.0

WORDS_S = 60.0
"""Seconds for which words that are typed may wait behind something long."""

TOLD_S = 60.0
"""Seconds for which whoever was told that words are lost by leaving may leave."""

SESSION_S = 4.0
"""Seconds that a system which ends its session gives us; Windows gives five."""

IDLE = "idle_minutes"
"""The preference that says when to lock; an organisation may set its most."""

GOING_BACK = "restoring:"
"""Where one comes back when the settings were asked for a backup."""

_STAYS = mark(
    "Livret reste ouvert : ce qui vient d’être écrit n’a pas pu être gardé. Faites de"
    " la place sur le disque, ou remettez celui du coffre, puis quittez. Quitter sans"
    " cela perd ces mots."
)
_NOT_LOCKED = mark(
    "Livret n’est pas verrouillé : ce qui vient d’être écrit n’a pas pu être gardé."
    " Faites de la place sur le disque, ou remettez celui du coffre, puis verrouillez."
    " Verrouiller sans cela, maintenant, perd ces mots."
)
_LOST = mark(
    "Livret a dû s’arrêter : ce qui venait d’être écrit n’a pas pu être gardé, le"
    " disque du coffre était plein, ou n’était plus là, ou c’était une réponse dans la"
    " copie d’une personne, pas encore sur sa clé USB."
)


class Program(QObject):
    """One window, and at most one open vault.

    Attributes:
        app: Every room of Livret.
        window: The window; another one after the language changed.
        desk: The desk while the vault is open, else None.
        entrance: Pages of a closed vault.
        runners: Workers.

    Signals:
        ended: Nothing is left to do but ``close``.
    """

    ended = Signal()

    def __init__(self, app: App, look: Look, tr: Translator, path: Path) -> None:
        """Make the window, still empty.

        Args:
            app: Every room of Livret.
            look: Theme and text size.
            tr: Language of the screen.
            path: Where the vault stands or will stand.
        """
        super().__init__()
        self.app = app
        self.runners = Runners(parent=self)
        self._collector = Collector(self)
        self.desk: Desk | None = None
        self.back = ""
        self._vault: OpenVault | None = None
        self._fictitious = False
        self._leaving = False
        self._again = False
        self._make_window(Ui(look, tr))
        self.window.resize(WIDTH, HEIGHT)
        self.entrance = Entrance(app, self.ui, self.window, self.runners, path)
        self.entrance.opened.connect(self._open)
        self._deadline = QTimer(self, singleShot=True)
        self._deadline.timeout.connect(self._end)
        self._shown: list[QWidget] = []
        self._refused = self._lost = False
        self._told_at = -TOLD_S
        self._insisted = False
        self._ending: Ending | None = None
        self._qt_words: QtWords | None = None

    def _make_window(self, ui: Ui) -> None:
        self.ui = ui
        self.window = MainWindow(ui)
        self.window.close_requested.connect(self.leave)

    def begin(self, words: OpeningWords) -> None:
        """Show the window with its first page."""
        going_back = words.back == GOING_BACK
        self.back = "" if going_back else words.back
        self.entrance.begin(
            example=words.example, going_back=going_back, words_lost=words.words_lost
        )
        self.window.show()

    def warm_up(self) -> None:
        """Load what comes next; called once the first page is in sight."""
        self._hear_the_end()
        self._say_qt_words()
        ask_who_listens()
        self.entrance.warm_up()
        self._take_away_pages()

    def _take_away_pages(self) -> None:
        """Leave nothing in clear of what a killed program was printing."""
        from livret.desktop.print_left import take_away_what_was_left

        take_away_what_was_left()

    def _say_qt_words(self) -> None:
        """Let file dialogs and menus of fields speak the language of the screen."""
        from livret.desktop.qt_words import QtWords

        if self._qt_words is None:
            self._qt_words = QtWords(self)
        self._qt_words.speak(self.ui.tr.language)

    def _hear_the_end(self) -> None:
        """From now on keep what is there to keep when the system ends the program."""
        from livret.desktop.ending import Ending

        if self._ending is None:
            self._ending = Ending(self)
            self._ending.asked.connect(self._must_leave)
            application = QApplication.instance()
            if isinstance(application, QApplication):
                # As Windows asks before it takes the process away.
                application.commitDataRequest.connect(self._keep_now)

    # --- an open vault ---------------------------------------------------------

    def _open(self, vault: OpenVault, fictitious: bool) -> None:  # noqa: FBT001 - of a signal
        self._vault, self._fictitious = vault, fictitious
        self._hear_the_end()
        if fictitious and not self.back:
            self.back = self.entrance.example_place
        self._furnish(opening=True)

    def _furnish(self, *, opening: bool) -> None:
        # The pages are loaded here and not before the first page is painted.
        from livret.desktop.caretaking import Caretaker
        from livret.desktop.desk import Desk
        from livret.desktop.hub.soon import HubSoon
        from livret.desktop.locking import Lock, idle_seconds
        from livret.desktop.wiring import furnish

        if self._vault is None:
            return
        desk = Desk(self.app, self._vault, self.ui, self.window, self.runners)
        self.desk = desk
        furnish(desk, fictitious=self._fictitious)
        desk.language_asked.connect(self.speak)
        desk.not_kept.connect(self._not_kept)
        idle, most = self.app.preference(IDLE), self.app.organisation(IDLE)
        lock = Lock(desk, idle_seconds(idle, most))
        lock.due.connect(self.lock)
        lock.chosen.connect(self.lock_if_kept)
        if not self._fictitious:
            Caretaker(desk, opening=opening)
            HubSoon(desk)
        page, _, livret = self.back.partition(":")
        self.back = ""
        if livret and (page in desk.controllers or page == "meeting"):
            desk.open_livret(livret, page)
        elif page in desk.controllers:
            self.window.went.emit(page)

    @property
    def place(self) -> str:
        """Where one is, as ``page:livret``; nothing of anybody."""
        desk = self.desk
        if desk is None or desk.going_back:
            return GOING_BACK if desk is not None else ""
        here = desk.controllers.get(desk.window.here)
        return f"{here.back_at if here else desk.window.here}:{desk.livret}"

    def speak(self, language: str) -> None:
        """Make the window anew in another language, around the same vault."""
        desk, old = self.desk, self.window
        if desk is None or language == self.ui.tr.language:
            return
        if self._one_asks(partial(self.speak, language)):
            return  # her answers would go with the window
        self.app.set_preference("language", language)
        desk.leaving.emit()
        desk.gone_away.emit()
        desk.keep_typing()
        self.back = self.place
        self._make_window(Ui(self.ui.look, translator_for(language)))
        self._say_qt_words()
        self.window.gate = old.gate
        self.window.setGeometry(old.geometry())
        self._furnish(opening=False)
        self.window.setWindowState(old.windowState())
        self.window.show()
        self.window.activateWindow()
        old.close_requested.disconnect(self.leave)
        old.hide()
        # The desk, its pages and what they had asked for end with the window.
        old.deleteLater()
        self._collector.look_at_all()

    # --- the end ---------------------------------------------------------------

    def lock(self) -> None:
        """Keep what is being typed, close the vault, end this process."""
        self._again = True
        self._must_leave()

    def lock_if_kept(self) -> None:
        """Lock, unless words would be lost that whoever is there can still save."""
        self._again = True
        self.leave()

    def _must_leave(self) -> None:
        """Leave whatever happens: nobody may be there to decide."""
        self._insisted = True
        self.leave()

    def leave(self) -> None:
        """Keep what is being typed, close the vault, end."""
        if self._leaving or held_keys().after(self.leave):
            return
        self.window.stays = not self._insisted and self._asks_first()
        if self.window.stays:
            return
        self._lost = any(page.holds_alone for page in self._pages().values())
        self._leaving = True
        end_composing()  # while the field still has the keyboard
        self._refused = False
        self.back = self.place
        # Whatever a hostile file holds, the vault closes now.
        self.app.end_reading()
        # Dialogs too: some have the page for a parent, not the window.
        self._shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        for shown in self._shown:
            shown.hide()
        desk, vault = self.desk, self._vault or self.entrance.vault
        if desk is not None:
            desk.leaving.emit()
            desk.keep_typing()
        if vault is None:
            if self._lost:
                self._say_lost()
            self._end()
            return
        # Serial: after every draft that was asked to be kept.
        words = self.runners.vault.submit(_nothing, owner=self)
        words.finished.connect(self._words_kept)
        self._deadline.start(int((WORDS_S if desk is not None else CLOSING_S) * 1000))

    def _asks_first(self) -> bool:
        """Let a page ask that alone holds something; tell whether one does."""
        locking, self._again = self._again, False  # who stays has not locked
        if self._one_asks(partial(self._goes_on, locking=locking)):
            return True
        self._again = locking
        return False

    def _one_asks(self, goes_on: Callable[[], None]) -> bool:
        pages, desk = self._pages().items(), self.desk
        at = next((key for key, one in pages if one.asks_first(goes_on)), None)
        if at and desk is not None and at != self.window.here and not desk.in_meeting:
            desk.gone.emit(at)
        return at is not None

    def _pages(self) -> dict[str, Page]:
        """Every page that is made, by its id; before the desk its one, without any."""
        if self.desk is not None:
            return {key: one.page for key, one in self.desk.controllers.items()}
        page = self.entrance.page
        return {"": page} if page is not None else {}

    def _goes_on(self, *, locking: bool) -> None:
        """Leave after all, or lock."""
        self._again = locking
        self.leave()

    def _keep_now(self) -> None:
        """Write what is being typed; once this returns nobody waits for us."""
        from concurrent.futures import wait

        if self.desk is None or self._leaving:
            return
        self.desk.keep_typing()
        words = self.runners.vault.submit(_nothing, owner=self)
        if words.future is not None:
            wait([words.future], timeout=SESSION_S)

    def _not_kept(self) -> None:
        self._refused = True

    def _words_kept(self) -> None:
        """Close the vault, unless words would be lost that somebody can still save."""
        vault = self._vault or self.entrance.vault
        just_told = time.monotonic() - self._told_at < TOLD_S
        if self._refused and not self._insisted and not just_told:
            self._stay()
        elif vault is not None:
            if self.desk is not None:
                self.desk.gone_away.emit()
            lost = self._lost or (self._refused and self._insisted)
            if lost and not self._again:
                self._say_lost()
            self._deadline.start(int(CLOSING_S * 1000))
            task = self.runners.vault.submit(vault.close, owner=self)
            task.finished.connect(self._end)

    def _say_lost(self) -> None:
        """Say it where somebody may read it: the system ends what has a window."""
        if sys.stderr is not None:
            sys.stderr.write(self.ui.tr.text(_LOST) + "\n")

    def _stay(self) -> None:
        """Show everything again: what is typed could not be kept."""
        self._deadline.stop()
        self._leaving, self._told_at = False, time.monotonic()
        locking, self._again = self._again, False
        for one in self._shown:
            one.show()
        page = self.window.pages.get(self.window.here)
        if isinstance(page, Page):
            page.show_trouble(self.ui.tr.text(_NOT_LOCKED if locking else _STAYS))
        if locking and self.window.gate.is_set:
            self.window.hide_screen()  # somebody wants it out of sight

    def _end(self) -> None:
        self._deadline.stop()
        self.ended.emit()

    def close(self) -> None:
        """After the loop: throw a fictitious vault away, start afresh if locked."""
        if self._ending is not None:
            self._ending.close()
        if self.desk is not None and self.desk.hub is not None:
            self.desk.hub.end()
        vault = self._vault or self.entrance.vault
        if vault is not None and not self._leaving:
            task = self.runners.vault.submit(vault.close, owner=self)
            if task.future is not None:
                from concurrent.futures import wait

                wait([task.future], timeout=CLOSING_S)
        self.app.end_reading()
        self.runners.close()
        self.app.end_reading()  # what had begun in between
        self._collector.stop()
        self.entrance.throw_away()
        if self._again:
            self.app.start_again(self._words_to_come_back())

    def _words_to_come_back(self) -> list[str]:
        # A language asked for this once is asked for until the window is left.
        usual = self.app.preference("language") or self.app.language
        language = self.ui.tr.language
        words = ["--language", language] if language != usual else []
        if self._fictitious:
            return words
        words += ["--back", self.back]
        if self._refused or self._lost:
            words.append(WORDS_LOST)
        if self.entrance.path != self.app.default_vault():
            words += ["--vault", str(self.entrance.path)]
        return words


def _nothing() -> None:
    """Be done once all that was asked of the vault before is done."""
