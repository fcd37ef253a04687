"""Which pages there are, and what wires each: one line for each page."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from livret.desktop.accueil.controller import AccueilController
from livret.desktop.agreement.controller import AgreementController
from livret.desktop.charter.controller import CharterController
from livret.desktop.contact.controller import ContactController
from livret.desktop.copying.controller import CopyingController
from livret.desktop.desk import Controller, Desk
from livret.desktop.diagnosis.controller import DiagnosisController
from livret.desktop.documents.controller import DocumentsController
from livret.desktop.essentiel.controller import EssentielController
from livret.desktop.goals.controller import GoalsController
from livret.desktop.help.controller import HelpController
from livret.desktop.history.controller import HistoryController
from livret.desktop.meetings.controller import MeetingsController
from livret.desktop.new_person.controller import NewPersonController
from livret.desktop.notes.controller import NotesController
from livret.desktop.page_set import PageSet
from livret.desktop.parting import part_with
from livret.desktop.pathway.controller import PathwayController
from livret.desktop.person.controller import PersonController
from livret.desktop.preview.controller import PreviewController
from livret.desktop.review.controller import ReviewController
from livret.desktop.settings.controller import SettingsController
from livret.desktop.signing.controller import SigningController
from livret.desktop.skills.controller import SkillsController
from livret.desktop.then.controller import ThenController
from livret.desktop.transcription.controller import TranscriptionController
from livret.desktop.undo.controller import UndoController
from livret.desktop.verify.controller import VerifyController

CONTROLLERS: tuple[type[Controller], ...] = (
    AccueilController,
    NewPersonController,
    VerifyController,
    SettingsController,
    EssentielController,
    PersonController,
    DiagnosisController,
    PathwayController,
    GoalsController,
    MeetingsController,
    SkillsController,
    ReviewController,
    NotesController,
    CharterController,
    DocumentsController,
    PreviewController,
    SigningController,
    AgreementController,
    HistoryController,
    ThenController,
    TranscriptionController,
    HelpController,
)
"""Made once for each unlocked vault, in the order of the sidebar."""

MEETING = "meeting"
"""Id of meeting mode, whose page exists only while it is held."""


class Navigator(QObject):
    """Takes one to pages when the sidebar, a menu or a shortcut asks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._controllers = desk.controllers
        self._pages = PageSet(desk, CONTROLLERS)
        self._pages.complete()
        desk.window.went.connect(self.go)
        desk.window.asked.connect(self._asked)
        desk.gone.connect(self.go)
        desk.unshared.connect(self._unshare)

    def go(self, key: str) -> None:
        """Show a page; those of home forget the livret."""
        if key == MEETING and not self._desk.in_meeting:
            share_screen(self._desk)
        if key not in self._controllers and self._desk.in_meeting:
            return  # the other pages do not exist on a shared screen
        controller = self._controllers[key]
        left = bool(controller.at_home and self._desk.livret)
        if controller.at_home:
            self._desk.leave_livret()
        self._desk.window.go(key)
        controller.arrive()
        if left:
            self._pages.forget(key)

    def _unshare(self, key: str) -> None:
        """Make the desk again, and go to a page of the same livret."""
        desk = self._desk
        desk.in_meeting = False
        meeting = self._controllers.pop(MEETING)
        self._pages.complete()
        desk.window.unshare()
        desk.window.go(key)
        desk.window.frame.drop_page(MEETING)
        part_with(meeting)
        desk.open_livret(desk.livret, key)

    def _asked(self, act: str) -> None:
        if act == "home":
            self.go("accueil")
        elif act in self._controllers or act == MEETING:
            self.go(act)
        else:
            for controller in self._controllers.values():
                controller.asked(act)


def share_screen(desk: Desk) -> None:
    """Leave nothing in the window but a meeting (``livret.desktop.meeting``).

    The other pages are deleted, with their models, dialogs and titles: what is
    not there cannot be shown.
    """
    from livret.desktop.meeting.controller import MeetingController

    window = desk.window
    desk.keep_typing()
    desk.in_meeting = True
    meeting = MeetingController(desk)
    window.add_page(MEETING, meeting.page)
    window.share()
    window.go(MEETING)  # the page before says that it is left
    for key in tuple(desk.controllers):
        part_with(desk.controllers.pop(key))
        window.frame.drop_page(key)
    part_with(*window.findChildren(QDialog))
    desk.controllers[MEETING] = meeting


def furnish(desk: Desk, *, fictitious: bool) -> None:
    """Make every page of an unlocked vault and show Accueil."""
    CopyingController(desk)
    ContactController(desk)
    UndoController(desk)
    desk.fictitious = fictitious
    Navigator(desk).go("accueil")
