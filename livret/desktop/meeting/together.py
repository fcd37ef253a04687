"""A meeting that is also held at another office: offered to be joined, and joined.

Who else is in a meeting of this livret, and which, is told by the hub. A meeting
that was planned is one from both offices without asking; any other is offered.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.kit.text import plain
from livret.desktop.meeting import talking
from livret.desktop.meeting.ear import Ear
from livret.desktop.meeting.holding import Holding
from livret.desktop.meeting.scene import Read
from livret.domain.meeting_mode import Sitting
from livret.domain.meeting_rooms import Elsewhere, read_told
from livret.usecases.hub_presence import MEETING, Present
from livret.usecases.sitting_together import same_meeting, told_of
from livret.words.hub_screen import elsewhere_line, together_line


class Together(QObject):
    """Looks who else is in a meeting; a child of the meeting's controller."""

    def __init__(self, meeting: Holding, ear: Ear, desk: Desk) -> None:
        """Listen.

        Args:
            meeting: The meeting that is held.
            ear: Shows what was said elsewhere.
            desk: The open desk.
        """
        super().__init__(meeting)
        self._meeting, self._ear, self._desk = meeting, ear, desk
        self._over = False
        self._offered: tuple[Present, ...] = ()
        self._joining: tuple[Present, ...] = ()
        desk.others_told.connect(self.look)
        meeting.page.offer.retried.connect(self._join)

    def begin(self) -> None:
        """Tell the other desks which meeting is held here, and look for theirs."""
        self._tell()
        self.look()

    def stop(self) -> None:
        """The meeting is over here, or left: no room is joined any more."""
        self._over = True
        self._meeting.page.offer.hide()

    def look(self) -> None:
        """Offer to join who holds another meeting; know of who holds this one."""
        sitting = self._meeting.sitting
        if sitting is None or self._over:
            return
        people = [one for one in self._desk.others if _holds_one(one)]
        same = [one for one in people if same_meeting(sitting, one.about)]
        new = tuple(one for one in same if not _is_known(sitting, one))
        if new:
            self._hold(new)
        self._offer(tuple(one for one in people if one not in same))

    def _offer(self, people: tuple[Present, ...]) -> None:
        told = tuple((one.member, one.about) for one in people)
        if told == tuple((one.member, one.about) for one in self._offered):
            return
        self._offered = people
        page, tr = self._meeting.page, self._desk.ui.tr
        if not people:
            page.offer.hide()
            return
        page.offer.say(
            plain(elsewhere_line(tr, people)),
            verb=tr.text("Rejoindre la rencontre en cours"),
        )

    def _join(self) -> None:
        self._meeting.page.offer.hide()
        people, self._offered = self._offered, ()
        self._hold(people)

    def _hold(self, people: tuple[Present, ...]) -> None:
        meeting = self._meeting
        if meeting.sitting is None or people == self._joining:
            return
        self._joining = people
        call = partial(
            talking.join,
            livret=self._desk.livret,
            sitting=meeting.sitting,
            rooms=tuple((one.member, one.about) for one in people),
            tr=self._desk.ui.tr,
        )
        meeting.post.send(call, self._held, now=True)

    def _held(self, read: Read) -> None:
        people, self._joining = self._joining, ()
        before, made = self._meeting.sitting, read.opened.sitting
        if before is None or self._over:
            return
        self._meeting.join(made)
        self._ear.heard(read)
        self._tell()
        known = {one.member for one in before.elsewhere}
        new = [one for one in people if one.member not in known]
        if new:
            told = together_line(self._desk.ui.tr, new)
            self._meeting.page.show_trouble(plain(told))

    def _tell(self) -> None:
        sitting = self._meeting.sitting
        if sitting is not None:
            self._desk.meeting_told = told_of(sitting)
            self._desk.meeting_became.emit()


def _holds_one(one: Present) -> bool:
    return one.doing == MEETING and read_told(one.about) is not None


def _is_known(sitting: Sitting, one: Present) -> bool:
    told = read_told(one.about)
    assert told is not None  # noqa: S101 - asked only of who holds a meeting
    marks, since = told
    room = Elsewhere(member=one.member, since=since)
    return room in sitting.elsewhere and set(marks) <= set(sitting.marks)
