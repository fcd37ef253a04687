"""Wires a meeting: asks, keeps what is typed, says it, goes on.

What is typed is a draft within two seconds; leaving a question says it. The
next question is shown at once, while the vault writes: should it refuse, the
question comes back with what was typed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from livret.desktop.autosave import Autosave, local
from livret.desktop.desk import Desk
from livret.desktop.livret_page import LivretController
from livret.desktop.meeting import talking
from livret.desktop.meeting.edits import (
    Edit,
    NextEdit,
    StateEdit,
    draft_of,
    edit_of,
    place_of,
)
from livret.desktop.meeting.ending_views import LeaveView, PauseView
from livret.desktop.meeting.page import MeetingPage
from livret.desktop.meeting.papers import Papers
from livret.desktop.meeting.post import Post
from livret.desktop.meeting.reading import Read, Scene, around_of, scene_of
from livret.desktop.meeting.views import QuestionView, RoomView
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.domain.meeting_mode import Known, Question, Sitting
from livret.usecases.ports import Draft
from livret.words.dates import clock, long_date

Move = Callable[[Sitting], Sitting]


@dataclass(frozen=True)
class _Told:
    """Something on its way to the vault, and where it was typed."""

    sitting: Sitting
    edits: tuple[Edit, ...]


class MeetingController(LivretController):
    """A meeting at one screen, from « Qui est dans la pièce ? » to the end.

    Attributes:
        papers: Previewing, signing and handing over, inside the meeting.
        post: Asks the vault, in order.
        autosave: Keeps what is typed.
        sitting: Where the meeting stands; None before it was read.
    """

    key = "meeting"
    page: MeetingPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sitting: Sitting | None = None
        self._read: Read | None = None
        self._scene: Scene | None = None
        self._touched: set[str] = set()
        self._unsaid: dict[str, Edit] = {}
        self._under_way: deque[_Told] = deque()
        self._closed = False
        self._move: Move = Sitting.stop_here
        self.post = Post(desk, self.page)
        self.autosave = Autosave(desk, self.page)
        self.autosave.saved.connect(self._saved)
        self.papers = Papers(desk, self.page)
        self.papers.frozen.connect(self._frozen)
        self.papers.finished.connect(self._signed)
        self.papers.corrected.connect(self._correct)
        page = self.page
        page.asked.connect(self._asked)
        page.spoken.connect(self._speak)
        page.hide_asked.connect(desk.window.hide_screen)

    def make_page(self, ui: Ui) -> MeetingPage:
        """Return the page."""
        return MeetingPage(ui)

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
        self.post.send(call, self._entered, now=True)

    def _entered(self, read: Read) -> None:
        opened, tr = read.opened, self.desk.ui.tr
        self.desk.meeting_planned = ""
        self._take(read)
        self.sitting = opened.sitting
        self._find(opened.typed)
        self._show()
        if opened.resumed and opened.typed:
            self.page.show_trouble(
                tr.text("Ce qui était en train d’être écrit a été retrouvé.")
            )
        elif opened.closed_before is not None:
            day = long_date(tr, opened.closed_before)
            self.page.show_trouble(
                tr.text("La rencontre du {day} est rangée avec ses mots.", day=day)
            )

    def _find(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            edit = edit_of(draft)
            if edit is not None:
                self._unsaid[draft.place] = edit

    def _take(self, read: Read) -> None:
        self._read = read
        self.desk.folded = read.livret

    def show_livret(self, livret: Livret) -> None:
        """Let the papers know; the questions are read for themselves."""
        self.papers.show_livret(livret)

    # --- showing -----------------------------------------------------------------

    def _show(self) -> None:
        """Show the question where the meeting stands."""
        sitting, read = self._now
        tr = self.desk.ui.tr
        self._touched = set()
        self.page.banner.hide()
        self.page.show_around(around_of(tr, sitting, read))
        if sitting.question is Question.SIGNING:
            self.post.flush()  # the paper says what was said just now
            self._scene = None
            self.page.forget()
            self.papers.show(sitting.document)
            return
        self.papers.forget()
        scene = scene_of(tr, sitting, read)
        assert scene is not None  # noqa: S101 - only signing has none
        self._scene = scene
        self._turn_to(scene.kind(self.desk.ui, *scene.facts))
        self._give_back()

    def _turn_to(self, view: QuestionView) -> None:
        view.edited.connect(self._typed)
        view.done.connect(self._done)
        self.page.turn_to(view)

    def _give_back(self) -> None:
        """Put back what was typed here and never said."""
        view = self.page.view
        if view is None:
            return
        mine = self._places_of(view)
        for place in [one for one in self._unsaid if one in mine]:
            view.give_back(self._unsaid.pop(place))
            self._touched.add(place)

    def _places_of(self, view: QuestionView) -> set[str]:
        return {place_of(view.edit)} if view.edit is not None else set()

    def _refresh(self) -> None:
        """Show what was read again, unless somebody is typing there."""
        sitting, read = self._now
        paused = isinstance(self.page.view, PauseView | LeaveView)
        if paused or self._touched or sitting.question is Question.SIGNING:
            return
        scene = scene_of(self.desk.ui.tr, sitting, read)
        if scene != self._scene:
            self._show()
        else:
            self.page.show_around(around_of(self.desk.ui.tr, sitting, read))

    @property
    def _now(self) -> tuple[Sitting, Read]:
        assert self.sitting is not None  # noqa: S101 - shown only once read
        assert self._read is not None  # noqa: S101
        return self.sitting, self._read

    @property
    def _known(self) -> Known:
        return self._now[1].opened.known

    # --- typing ------------------------------------------------------------------

    def _typed(self, edit: Edit) -> None:
        place = place_of(edit)
        if not place:
            self._tell((edit,))
            return
        if not self.autosave.waiting:
            self.page.saved.writing()
        self._touched.add(place)
        self.autosave.keep(self.desk.livret, place, draft_of(edit))

    def _saved(self, at: Any) -> None:
        self.page.saved.saved(clock(local(at)))

    def keep_typing(self) -> None:
        """Write what is being typed as drafts; it is found again afterwards."""
        self.post.flush()
        self.autosave.flush()

    # --- going on ----------------------------------------------------------------

    def _asked(self, verb: str) -> None:
        if verb == "pause":
            self.pause()
        elif verb == "take_back":
            self._take_back()
        elif verb == "back":
            self._go(lambda one: one.back(self._known))
        elif verb == "stop":
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
        elif question is Question.CHOOSING:
            self._go(lambda one: one.take_up(code))
        elif question is Question.HANDING_OVER:
            self._hand_over(code)

    def _speak(self, voice: str) -> None:
        self._go(lambda one: replace(one, voice=voice))

    def _go(self, move: Move) -> None:
        """Say what was typed, and show the next question at once."""
        view = self.page.view
        before, _ = self._now
        if isinstance(view, RoomView):
            self._enter_with(view, move)
            return
        edits = view.pending() if view is not None else ()
        edits = tuple(one for one in edits if not isinstance(one, NextEdit))
        self.sitting = move(before)
        self._say(before, edits, frozenset(self._touched))
        self._show()

    def _enter_with(self, view: RoomView, move: Move) -> None:
        """Read again before anything is shown: who is there decides what."""
        sitting = replace(self._now[0], present=view.present, came=view.came.value)
        self.sitting = sitting
        call = partial(
            talking.go_on,
            livret=self.desk.livret,
            sitting=sitting,
            tr=self.desk.ui.tr,
        )
        self._move = move
        self.post.send(call, self._room_told, now=True)

    def _room_told(self, read: Read) -> None:
        self._take(read)
        self.sitting = self._move(replace(self._now[0], said=read.opened.sitting.said))
        self._say(self.sitting, (), frozenset())
        self._show()

    def _tell(self, edits: tuple[Edit, ...]) -> None:
        """Say something at once, at the same question."""
        self._say(self._now[0], edits, frozenset())

    def _say(
        self, before: Sitting, edits: tuple[Edit, ...], places: frozenset[str]
    ) -> None:
        sitting, _ = self._now
        for edit in edits:
            self._unsaid.pop(place_of(edit), None)
        for place in places:
            self.autosave.forget(self.desk.livret, place)
        if not edits and sitting.despite == before.despite:
            stay = partial(
                talking.stay,
                livret=self.desk.livret,
                sitting=sitting,
                places=places,
            )
            self.post.send(stay)
            return
        call = partial(
            talking.tell,
            livret=self.desk.livret,
            sitting=sitting,
            edits=edits,
            places=places,
            tr=self.desk.ui.tr,
        )
        self._under_way.append(_Told(before, edits))
        self.post.send(call, self._was_told, self._was_not_told)

    def _was_told(self, read: Read) -> None:
        # One worker, one order: answers come as they were asked.
        told = self._under_way.popleft()
        self._take(read)
        if self.sitting is not None:
            self.sitting = replace(self.sitting, said=read.opened.sitting.said)
            if told.edits:
                self._saved(self.desk.app.clock.now())
            self._refresh()

    def _was_not_told(self, _error: object) -> None:
        """Go back to where it was typed; nothing of it is lost."""
        told = self._under_way.popleft()
        sentence = self.page.banner.sentence
        said = self._now[0].said
        self.sitting = replace(told.sitting, said=said)
        for edit in told.edits:
            if not isinstance(edit, StateEdit):
                self._unsaid[place_of(edit)] = edit
        self._show()
        self.page.show_trouble(sentence)

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
        self.papers.hand(sitting.document, code)
        self._go(lambda one: replace(one, handed_over=code).onward(self._known))

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
        self._unsaid = {}
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
