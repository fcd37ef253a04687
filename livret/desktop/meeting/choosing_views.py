"""Choosing a topic; and a topic she prefers not to speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.layouts import Grid, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.meeting.answers import BigChoice
from livret.desktop.meeting.views import QuestionView
from livret.desktop.ui import Ui
from livret.domain.meeting_mode import Question
from livret.words.labels import barrier_label
from livret.words.meeting_asked import asked as meeting_asked


@dataclass(frozen=True)
class TopicChoice:
    """A topic that may be spoken of.

    Attributes:
        barrier: Its code.
        detail: What stands of it, possibly empty.
        seen: It was spoken of in this meeting.
    """

    barrier: str
    detail: str = ""
    seen: bool = False


def topic_choice(ui: Ui, barrier: str, detail: str, *, seen: bool) -> BigChoice:
    """Return a topic as a large button; one seen in this meeting has a check."""
    button = BigChoice(
        ui,
        barrier_label(ui.tr, barrier),
        detail=detail,
        icon="check" if seen else TOPIC_ICONS[barrier],
    )
    button.least = 76
    button.restyle()
    button.setCheckable(False)
    return button


class ChoosingView(QuestionView):
    """The seven topics as large buttons; pressing one begins it."""

    def __init__(
        self, ui: Ui, topics: Sequence[TopicChoice], order: str, asked: str = ""
    ) -> None:
        """Make the view.

        Args:
            ui: Look and language.
            topics: In the order of the form.
            order: That no topic waits for another.
            asked: The question; the usual one where it is empty.
        """
        again = any(topic.seen for topic in topics)
        usual = meeting_asked(ui.tr, Question.CHOOSING, again=again)
        super().__init__(ui, asked or usual)
        self.add(Text(order, "large"))
        self.buttons: dict[str, BigChoice] = {}
        self._grid = Grid(ui, 12)
        for topic in topics:
            button = topic_choice(ui, topic.barrier, topic.detail, seen=topic.seen)
            button.setProperty("barrier", topic.barrier)
            button.clicked.connect(self._pressed)
            self.buttons[topic.barrier] = button
        self._place(2)
        self.add(holder(self._grid))
        left = [one.barrier for one in topics if not one.seen]
        if left:
            self.first = self.buttons[left[0]]

    def _place(self, columns: int) -> None:
        self._grid.take_out(self.buttons.values())
        for at, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, at // columns, at % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, BigChoice):
            self.done.emit(str(sender.property("barrier")))

    def press(self, rank: int) -> None:
        """Begin the topic of a rank."""
        buttons = list(self.buttons.values())
        if rank < len(buttons):
            buttons[rank].click()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the topics in one column."""
        self._place(1 if narrow else 2)


class DeclinedView(QuestionView):
    """She prefers not to answer: nobody else speaks of it unless she says yes."""

    def __init__(self, ui: Ui, barrier: str, called: str) -> None:
        tr = ui.tr
        sentence = tr.text(
            "{name} préfère ne pas en parler. Les autres n’en disent rien.",
            name=plain(called),
        )
        super().__init__(ui, sentence, barrier=barrier)
        self.despite = BigChoice(
            ui, tr.text("Je veux bien que les autres disent ce qu’ils en pensent")
        )
        self.despite.setCheckable(False)
        self.despite.clicked.connect(self._say_yes)
        # The keyboard stays on the bar: saying yes is never one key away.
        self.add(self.despite)

    def _say_yes(self) -> None:
        self.done.emit("despite")
