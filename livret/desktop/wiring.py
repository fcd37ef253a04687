"""Which pages there are, and what wires each: one line for each page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from livret.desktop.archive.asker import AsideAsker
from livret.desktop.contact.controller import ContactController
from livret.desktop.copying.clipboard import empty_ours, the_clipboard
from livret.desktop.copying.controller import CopyingController
from livret.desktop.day_watch import DayWatch
from livret.desktop.desk import Desk
from livret.desktop.erasing.elsewhere import ErasedElsewhere
from livret.desktop.errors import tell
from livret.desktop.joining.beside import ReadBeside
from livret.desktop.page_set import PageSet
from livret.desktop.parting import part_with
from livret.desktop.reconciling.waiting import TextsWaiting
from livret.desktop.settings.keeping import KeptScreen
from livret.desktop.undo.controller import UndoController
from livret.usecases.errors import LivretErased

CONTROLLERS: Mapping[str, str] = {
    "accueil": "livret.desktop.accueil.controller:AccueilController",
    "new_person": "livret.desktop.new_person.controller:NewPersonController",
    "receiving": "livret.desktop.receiving.controller:ReceivingController",
    "copy_opened": "livret.desktop.copy_opened.controller:CopyOpenedController",
    "verify": "livret.desktop.verify.controller:VerifyController",
    "settings": "livret.desktop.settings.controller:SettingsController",
    "essentiel": "livret.desktop.essentiel.controller:EssentielController",
    "person": "livret.desktop.person.controller:PersonController",
    "diagnosis": "livret.desktop.diagnosis.controller:DiagnosisController",
    "pathway": "livret.desktop.pathway.controller:PathwayController",
    "goals": "livret.desktop.goals.controller:GoalsController",
    "meetings": "livret.desktop.meetings.controller:MeetingsController",
    "skills": "livret.desktop.skills.controller:SkillsController",
    "review": "livret.desktop.review.controller:ReviewController",
    "notes": "livret.desktop.notes.controller:NotesController",
    "charter": "livret.desktop.charter.controller:CharterController",
    "documents": "livret.desktop.documents.controller:DocumentsController",
    "preview": "livret.desktop.preview.controller:PreviewController",
    "signing": "livret.desktop.signing.controller:SigningController",
    "access": "livret.desktop.access.controller:AccessController",
    "agreement": "livret.desktop.agreement.controller:AgreementController",
    "sharing": "livret.desktop.sharing.controller:SharingController",
    "her_copy": "livret.desktop.her_copy.controller:HerCopyController",
    "erasing": "livret.desktop.erasing.controller:ErasingController",
    "joining": "livret.desktop.joining.controller:JoiningController",
    "replacing": "livret.desktop.replacing.controller:ReplacingController",
    "reconciling": "livret.desktop.reconciling.controller:ReconcilingController",
    "history": "livret.desktop.history.controller:HistoryController",
    "then": "livret.desktop.then.controller:ThenController",
    "transcription": "livret.desktop.transcription.controller:TranscriptionController",
    "help": "livret.desktop.help.controller:HelpController",
}
"""By id of the page, what wires it. A page is loaded and made on the way to it."""

ANSWERS: Mapping[str, str] = {
    "read_and_sign": "preview",
    **{f"topic_{number}": "diagnosis" for number in range(1, 8)},
}
"""Acts that a page answers which may not be made yet: act, then id of the page."""

MEETING = "meeting"
"""Id of meeting mode, whose page exists only while it is held."""


class Navigator(QObject):
    """Takes one to pages when the sidebar, a menu or a shortcut asks."""

    def __init__(self, desk: Desk, pages: PageSet) -> None:
        super().__init__(desk)
        self._desk = desk
        self._pages = pages
        desk.window.went.connect(self.go)
        desk.window.asked.connect(self._asked)
        desk.gone.connect(self.go)
        desk.unshared.connect(self._unshare)

    def go(self, key: str) -> None:
        """Show a page; those of home forget the livret."""
        if key == MEETING and not self._desk.in_meeting:
            if self._is_erased():
                return
            share_screen(self._desk)
        if key not in self._pages and self._desk.in_meeting:
            return  # the other pages do not exist on a shared screen
        controller, window = self._pages[key], self._desk.window
        left = bool(controller.at_home and self._desk.livret)
        if controller.at_home:
            self._desk.leave_livret()
        if window.here != key:
            self._desk.before = window.here
        window.go(key)
        controller.arrive()
        if left:
            self._pages.forget(key)
        self._desk.arrived.emit(key)

    def _is_erased(self) -> bool:
        """Tell it, and why, where nothing of a meeting could be kept."""
        alone, here = self._desk.alone, self._desk.window.here
        if alone is None or not alone.erased:
            return False
        tell(self._pages[here].page, LivretErased())
        return True

    def _unshare(self, key: str) -> None:
        """Navigate again, and go to a page of the same livret."""
        desk = self._desk
        desk.in_meeting = False
        meeting = self._pages.pop(MEETING)
        self._pages[key]  # made by being asked for
        desk.window.unshare()
        desk.window.go(key)
        desk.window.frame.drop_page(MEETING)
        part_with(meeting)
        desk.open_livret(desk.livret, key)

    def _asked(self, act: str) -> None:
        if act == "home":
            self.go("accueil")
        elif act in self._pages or act == MEETING:
            self.go(act)
        else:
            if act in ANSWERS and self._desk.livret:
                self._pages.get(ANSWERS[act])
            for controller in tuple(self._pages.values()):
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
    the_clipboard(desk).forget()
    empty_ours()
    desk.controllers[MEETING] = meeting


def furnish(desk: Desk, *, fictitious: bool) -> None:
    """Show Accueil of an unlocked vault, and hear what is asked from anywhere."""
    desk.fictitious = fictitious
    desk.controllers = pages = PageSet(desk, CONTROLLERS)
    CopyingController(desk)
    ContactController(desk)
    UndoController(desk)
    AsideAsker(desk)
    KeptScreen(desk)
    ErasedElsewhere(desk)
    TextsWaiting(desk)
    ReadBeside(desk)
    DayWatch(desk)
    Navigator(desk, pages).go("accueil")
