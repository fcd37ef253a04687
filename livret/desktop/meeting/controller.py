"""The verbs of a meeting: begin, go on, take back, hand over, pause, end, leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from livret.desktop.desk import Desk
from livret.desktop.errors import tell
from livret.desktop.meeting import talking
from livret.desktop.meeting.ear import Ear
from livret.desktop.meeting.edits import NextEdit, place_of
from livret.desktop.meeting.ending_views import (
    LEAVING,
    EndingView,
    HandOverView,
    LeaveView,
    PauseView,
)
from livret.desktop.meeting.holding import Holding
from livret.desktop.meeting.reading import scene_of
from livret.desktop.meeting.scene import Read
from livret.desktop.meeting.together import Together
from livret.domain.meeting_mode import TOPICAL, Question, Sitting
from livret.words.dates import long_date


class MeetingController(Holding):
    """A meeting at one screen, from « Qui est dans la pièce ? » to the end."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._closed = False
        self.papers.frozen.connect(self._frozen)
        self.papers.finished.connect(self._signed)
        self.papers.corrected.connect(self._correct)
        self.papers.became.connect(self._paper_became)
        page = self.page
        page.asked.connect(self._asked)
        page.spoken.connect(self._speak)
        page.hide_asked.connect(desk.window.hide_screen)
        desk.meeting_told = ""
        self._together = Together(self, Ear(self, desk), desk)

    # --- beginning ---------------------------------------------------------------

    def arrive(self) -> None:
        """Begin, or go on with what was interrupted."""
        if self.sitting is not None:
            self.pause()
            return
        self.page.show_around(replace(self.page.around, onward=""))
        call = partial(
            talking.enter,
            livret=self.desk.livret,
            planned=self.desk.meeting_planned,
            tr=self.desk.ui.tr,
        )
        self.post.send(call, self._entered, self._not_entered, now=True)

    def _entered(self, read: Read) -> None:
        opened, tr = read.opened, self.desk.ui.tr
        self.desk.meeting_planned = ""
        self._take(read)
        self.sitting = opened.sitting
        self._find(opened.typed)
        self._show()
        self._together.begin()
        if opened.resumed and opened.typed:
            self.page.show_trouble(
                tr.text("Ce qui était en train d’être écrit a été retrouvé.")
            )
        elif opened.closed_before is not None:
            day = long_date(tr, opened.closed_before)
            self.page.show_trouble(
                tr.text("La rencontre du {day} est rangée avec ses mots.", day=day)
            )

    def _not_entered(self, error: BaseException) -> None:
        """Go back to the desk, which says why."""
        desk = self.desk
        self._closed = True
        desk.unshared.emit("essentiel")
        tell(desk.controllers["essentiel"].page, error)

    # --- going on ----------------------------------------------------------------

    def _asked(self, verb: str) -> None:
        view = self.page.view
        if verb == "pause":
            self.pause()
        elif verb == "take_back":
            self._take_back()
        elif verb == "back":
            self._go(lambda one: one.back(self._known))
        elif verb == "stop" or (view is not None and view.past):
            self._go(Sitting.stop_here)
        elif self._now[0].question is Question.ENDING:
            self._end()
        else:
            self._go(lambda one: one.onward(self._known))

    def asked(self, act: str) -> None:
        """Ctrl+S writes what is typed; F9 pauses."""
        if act == "save":
            self.autosave.flush()

    def _done(self, code: str) -> None:
        """Go on by an answer that is itself a step."""
        question = self._now[0].question
        if code == "resume":
            self._show()
        elif code == "leave":
            self._ask_to_leave()
        elif code == "unsigned":
            self._go(lambda one: one.without_signing(self._known))
        elif code == "more":
            self._go(lambda one: one)
        elif code == "despite":
            barrier = self._now[0].barrier
            self._go(lambda one: replace(one, despite=(*one.despite, barrier)))
        elif question in TOPICAL:
            self._go(lambda one: one.take_up(code))
        elif question is Question.HANDING_OVER:
            self._hand_over(code)

    def _speak(self, voice: str) -> None:
        view = self.page.view
        refusal = view.refusal(voice) if view is not None else ""
        if refusal:
            self.page.show_trouble(refusal)
            return
        self._go(lambda one: replace(one, voice=voice))

    # --- taking back -------------------------------------------------------------

    def _take_back(self) -> None:
        view = self.page.view
        if view is not None and view.clear_typed():
            self._say_taken_back(found=True)
            return
        sitting, _ = self._now
        call = partial(
            talking.unsay,
            livret=self.desk.livret,
            sitting=sitting,
            voice=sitting.voice,
            tr=self.desk.ui.tr,
        )
        self.post.send(call, self._taken_back, now=True)

    def _taken_back(self, answer: tuple[Read, bool]) -> None:
        read, found = answer
        self._take(read)
        self.sitting = replace(self._now[0], said=read.opened.sitting.said)
        self._refresh()
        self._say_taken_back(found=found)

    def _say_taken_back(self, *, found: bool) -> None:
        tr = self.desk.ui.tr
        told = (
            tr.text("C’est enlevé.") if found else tr.text("Il n’y a rien à enlever.")
        )
        self.page.show_trouble(told)

    # --- papers ------------------------------------------------------------------

    def _frozen(self, document: str) -> None:
        sitting, _ = self._now
        self.sitting = replace(sitting, document=document)
        self._say(self.sitting, (), frozenset())

    def _signed(self) -> None:
        self._go(lambda one: one.onward(self._known))

    def _correct(self) -> None:
        self._go(lambda one: one.back(self._known))

    def _hand_over(self, code: str) -> None:
        sitting, _ = self._now
        self.post.flush()
        view = self.page.view
        off: frozenset[str] = frozenset()
        if isinstance(view, HandOverView):
            off = view.leave_off.values
        # What is to leave is hers once it left: a printer may not answer.
        told = "" if code in LEAVING else code
        self._go(lambda one: replace(one, handed_over=told).onward(self._known))
        self.papers.hand(sitting.document, code, off)

    def _paper_became(self, code: str) -> None:
        """Tell what became of the paper; what is typed beside it stays."""
        if self._closed or self.sitting is None:
            return
        self.sitting = replace(self.sitting, handed_over=code)
        self._say(self.sitting, (), frozenset())
        view, read = self.page.view, self._now[1]
        scene = scene_of(self.desk.ui.tr, self.sitting, read)
        if isinstance(view, EndingView) and scene is not None:
            self._scene = scene
            view.say_kept(*scene.facts)

    # --- pausing, ending, leaving ---------------------------------------------------

    def pause(self) -> None:
        """Put the question away; what is typed is kept as drafts."""
        if isinstance(self.page.view, PauseView | LeaveView):
            return
        self._put_away()
        self._turn_to(PauseView(self.desk.ui))

    def _put_away(self) -> None:
        view = self.page.view
        edits = view.pending() if view is not None else ()
        for edit in edits:
            self._unsaid[place_of(edit)] = edit
        self.post.flush()
        self.autosave.flush()
        self.papers.forget()
        around = self.page.around
        self.page.show_around(
            replace(
                around,
                people="",
                voices=(),
                topics_left=0,
                onward="",
                may_go_back=False,
                may_take_back=False,
                verbs=False,
            )
        )

    def _end(self) -> None:
        """Close the meeting with what was said about the next time."""
        sitting, _ = self._now
        view = self.page.view
        edits = view.pending() if view is not None else ()
        words = next((one.words for one in edits if isinstance(one, NextEdit)), "")
        self.autosave.forget(self.desk.livret, place_of(NextEdit()))
        call = partial(
            talking.end, livret=self.desk.livret, sitting=sitting, next_words=words
        )
        self.post.send(call, self._ended, now=True)

    def _ended(self, _meeting: str) -> None:
        self._closed = True
        self._together.stop()
        self._unsaid = {}
        self._saved(self.desk.app.clock.now())
        self._ask_to_leave()

    def _ask_to_leave(self) -> None:
        if not self._closed:
            self._put_away()
        self.page.show_around(
            replace(self.page.around, people="", voices=(), verbs=False)
        )
        view = LeaveView(self.desk.ui, self.desk.window.gate)
        view.opened.connect(self._leave)
        view.lock_asked.connect(self._lock)
        view.stay.setVisible(not self._closed)
        if self._closed and view.first is view.stay:
            view.first = view.go
        self._turn_to(view)

    def _leave(self) -> None:
        """Go back to the desk; what was typed is said, or waits as a draft."""
        self._ask_away(self._left_for_good)

    def _left_for_good(self, _nothing: object = None) -> None:
        self.page.forget()
        self.desk.unshared.emit("essentiel")

    def _lock(self) -> None:
        self._ask_away(self._lock_now)

    def _lock_now(self, _nothing: object = None) -> None:
        self.desk.window.lock_requested.emit()

    def _ask_away(self, then: Callable[[object], None]) -> None:
        sitting, _ = self._now
        self._together.stop()
        if self._closed:
            then(None)
            return
        self._closed = True  # a lock now comes back at the desk
        call = partial(talking.leave, livret=self.desk.livret, sitting=sitting)
        self.post.send(call, then, now=True)

    @property
    def back_at(self) -> str:
        """The meeting while it is held; the desk once it was left."""
        return "essentiel" if self._closed else self.key
