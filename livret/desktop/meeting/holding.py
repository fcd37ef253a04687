"""Holds where a meeting stands: shows its question, keeps and says what is typed.

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
from livret.desktop.forms_kept import FormsKept
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
from livret.desktop.meeting.first_views import RoomView
from livret.desktop.meeting.page import MeetingPage
from livret.desktop.meeting.papers import Papers
from livret.desktop.meeting.post import Post
from livret.desktop.meeting.reading import scene_of
from livret.desktop.meeting.reading_around import around_of
from livret.desktop.meeting.scene import Read, Scene
from livret.desktop.meeting.views import QuestionView
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.domain.meeting_mode import Known, Question, Sitting
from livret.usecases.ports import Draft
from livret.words.dates import clock

Move = Callable[[Sitting], Sitting]
"""From where a meeting stands to where it goes on."""

_ROOM = "meeting_room"
"""Where it is written who else is there, as drafts name places."""

_IN_THE_ROOM = ("other", "came.how", "came.language", "came.service", "came.by")


@dataclass(frozen=True)
class _Told:
    """Something on its way to the vault, and where it was typed."""

    sitting: Sitting
    edits: tuple[Edit, ...]


class Holding(LivretController):
    """A meeting that is being held; its verbs are in ``controller``.

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
        self._move: Move = Sitting.stop_here
        self.post = Post(desk, self.page)
        self.autosave = Autosave(desk, self.page)
        self.autosave.saved.connect(self._saved)
        self.room = FormsKept(desk, self.page)
        self.papers = Papers(desk, self.page)

    def make_page(self, ui: Ui) -> MeetingPage:
        """Return the page."""
        return MeetingPage(ui)

    def _take(self, read: Read) -> None:
        self._read = read
        self.desk.folded = read.livret

    def _find(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            edit = edit_of(draft)
            if edit is not None:
                self._unsaid[draft.place] = edit

    def show_livret(self, livret: Livret) -> None:
        """Let the papers know; the questions are read for themselves."""
        self.papers.show_livret(livret)

    def _done(self, code: str) -> None:
        """Go on by an answer that is itself a step."""
        raise NotImplementedError

    # --- showing -----------------------------------------------------------------

    def _show(self) -> None:
        """Show the question where the meeting stands."""
        sitting, read = self._now
        tr = self.desk.ui.tr
        self._touched = set()
        self.page.banner.hide()
        self.page.show_around(around_of(tr, sitting, read.livret))
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
        view = scene.kind(self.desk.ui, *scene.facts)
        view.say_again(scene.hers, scene.language)
        self._turn_to(view)
        self._give_back()

    def _turn_to(self, view: QuestionView) -> None:
        view.edited.connect(self._typed)
        view.done.connect(self._done)
        self.page.turn_to(view)
        if isinstance(view, RoomView):
            # Who else is there is written before anything is said of anybody.
            self.room.use_livret(self.desk.livret)
            self.room.follow(_ROOM, view, _IN_THE_ROOM)

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
            self.page.show_around(around_of(self.desk.ui.tr, sitting, read.livret))

    def join(self, made: Sitting) -> None:
        """Hold one meeting with other rooms from now on."""
        if self.sitting is not None:
            self.sitting = replace(
                self.sitting, marks=made.marks, elsewhere=made.elsewhere
            )

    def hear(self, read: Read) -> None:
        """Show what others said elsewhere, beside what is being said here."""
        if self.sitting is None:
            return
        self._take(read)
        sitting, view, before = self.sitting, self.page.view, self._scene
        scene = scene_of(self.desk.ui.tr, sitting, read)
        same = before is not None and scene is not None and scene.kind is before.kind
        if view is not None and scene is not None and same and view.hear(*scene.facts):
            self._scene = scene
        self._refresh()

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
        self.room.forget(_ROOM)
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
