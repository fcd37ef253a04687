"""Topic by topic: the level words by date, drawn and written; or a radar.

Says: ``closing_asked(barrier, words)``, ``reopening_asked(barrier)``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, Icon, button_row, empty
from livret.desktop.kit.charts import lettering, paint
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.fields import HerWords, Labelled
from livret.desktop.kit.layouts import Column, Grid, Row, holder
from livret.desktop.kit.text import Text
from livret.desktop.kit.voices import Legend, Voice
from livret.desktop.pathway.values import PathwayView, RadarDay, TopicHistory
from livret.desktop.ui import Ui
from livret.words.charts.lettering import Lettering
from livret.words.charts.levels import draw_levels
from livret.words.charts.radar import draw_radar, rings_line
from livret.words.charts.shapes import Drawing
from livret.words.labels import barrier_label

Draw = Callable[[Lettering, float], Drawing]
"""Draws a picture in the width there is."""

_RADIUS = 110


def closing_place(barrier: str) -> str:
    """Return where a last word about a topic is typed, as drafts name places."""
    return f"topic_closed:{barrier}"


class Picture(QWidget):
    """A drawing of ``livret.words.charts`` with the sentences that say it."""

    def __init__(self, ui: Ui, draw: Draw, alt: str, *, least: int = 300) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self._draw = draw
        self._least = least
        self._drawing: Drawing | None = None
        self.setAccessibleName(alt)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _drawn(self, width: float) -> Drawing:
        return self._draw(lettering(self._ui.look), width)

    def hasHeightForWidth(self) -> bool:
        """The picture decides."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture."""
        return round(self._drawn(width).height)

    def sizeHint(self) -> QSize:
        """Return the size of the picture in the room it wants."""
        drawing = self._drawn(self._ui.px(self._least))
        return QSize(round(drawing.width), round(drawing.height))

    def minimumSizeHint(self) -> QSize:
        """Never wider than the page."""
        return QSize(self._ui.px(200), round(self._drawn(self._ui.px(200)).height))

    def restyle(self) -> None:
        """Draw with the letters of the look."""
        self._drawing = None
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for another width."""
        self._drawing = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw; what does not fit is made smaller, never cut."""
        if self._drawing is None:
            self._drawing = self._drawn(self.width())
        painter = QPainter(self)
        part = min(1.0, self.width() / max(1.0, self._drawing.width))
        painter.scale(part, part)
        paint(painter, self._ui.look, self._drawing.ground)
        for piece in self._drawing.pieces:
            paint(painter, self._ui.look, piece.shapes)


class TopicCard(Card):
    """One topic: its picture, what was said day after day, and its end.

    Attributes:
        barrier: Which.

    Signals:
        closing_asked: args: barrier, a word of hers.
        reopening_asked: arg: barrier.
        form_opened: A word of hers can be written. args: its place, the field.
    """

    closing_asked = Signal(str, str)
    reopening_asked = Signal(str)
    form_opened = Signal(str, object)

    def __init__(self, ui: Ui, topic: TopicHistory, *, writable: bool) -> None:
        super().__init__(ui, gap=12, margins=(24, 18))
        tr = ui.tr
        self.barrier = topic.barrier
        self._closable = False
        self._form: Card | None = None
        head = Row(ui, 10)
        head.addWidget(Icon(ui, TOPIC_ICONS[topic.barrier]))
        head.addWidget(Text(barrier_label(tr, topic.barrier), "heading"), 1)
        if topic.closed:
            head.addWidget(Text(tr.text("ce sujet ne gêne plus"), "support"))
        self.column.addLayout(head)
        self._beside = Row(ui, 32)
        if any(point.answer for point in topic.points):

            def draw(letters: Lettering, width: float) -> Drawing:
                return draw_levels(tr, topic.points, letters, width)

            picture = Picture(ui, draw, topic.alt, least=540)
            self._beside.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        said = Column(ui, 10)
        for day, lines in topic.days:
            said.addLayout(self._day(day, lines))
        said.addStretch(1)
        self._beside.addLayout(said, 1)
        self.column.addLayout(self._beside)
        if writable:
            self._verb(topic)

    def _day(self, day: str, lines: Sequence[str]) -> Column:
        column = Column(self.ui, 2)
        column.addWidget(Text(day, "strong"))
        for line in lines:
            column.addWidget(Text(line))
        return column

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the words under the picture on a narrow page."""
        self._beside.stack(stacked=narrow)

    def _verb(self, topic: TopicHistory) -> None:
        tr = self.ui.tr
        if topic.closed:
            again = Button(self.ui, tr.text("Reprendre ce sujet"), icon="rotate-ccw")
            again.clicked.connect(self._reopen)
            self.add(button_row(self.ui, [again]))
            return
        if topic.declined:
            return
        done = Button(self.ui, tr.text("Ce sujet ne gêne plus"), icon="check")
        done.clicked.connect(self._ask_now)
        self._closable = True
        self.add(button_row(self.ui, [done]))

    def _reopen(self) -> None:
        self.reopening_asked.emit(self.barrier)

    @property
    def closing(self) -> bool:
        """Whether a word of hers is being asked for."""
        return self._form is not None

    def _ask_now(self) -> None:
        self.ask()
        if self._form is not None:
            self.words.setFocus()

    def ask(self) -> None:
        """Ask for a word of hers, in place, where the topic can be closed."""
        if self._form is not None or not self._closable:
            return
        tr = self.ui.tr
        question = tr.text("Un mot à elle, pour finir ce sujet")
        self.words = HerWords(self.ui, question, lines=1)
        self._form = Card(self.ui, "her", gap=10)
        self._form.add(Labelled(self.ui, question, self.words))
        keep = Button(self.ui, tr.text("C’est noté"), kind="primary")
        keep.clicked.connect(self._keep)
        self._form.add(button_row(self.ui, [keep]))
        self.add(self._form)
        self.ui.look.dress(self._form)
        self._form.show()
        self.form_opened.emit(closing_place(self.barrier), self.words)

    def _keep(self) -> None:
        self.closing_asked.emit(self.barrier, self.words.text)


class TopicsPanel(QWidget):
    """All topics, or the radar of two days with its table.

    Attributes:
        views: « Sujet par sujet » or « Toile ».

    Signals:
        closing_asked: args: barrier, a word of hers.
        reopening_asked: arg: barrier.
        form_opened: A word of hers can be written. args: its place, the field.
    """

    form_opened = Signal(str, object)

    closing_asked = Signal(str, str)
    reopening_asked = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self._narrow = False
        self._cards: list[TopicCard] = []
        self._two = Row(ui, 16)
        tr = ui.tr
        self.views = Choices(
            ui,
            tr.text("Comment voir les sujets"),
            [("topics", tr.text("Sujet par sujet")), ("radar", tr.text("En toile"))],
            required=True,
        )
        for button in self.views.buttons.values():
            button.least = 38
        self.views.choose("topics")
        self.views.chosen.connect(self._turn)
        self.legend = Legend(ui)
        self._topics = Column(ui, 16)
        self._radar = Column(ui, 16)
        self._faces = Faces(ui)
        self._faces.add(holder(self._topics))
        self._faces.add(holder(self._radar))
        column = Column(ui, 16)
        column.addWidget(self.views)
        legend = Row(ui, 0)
        legend.addWidget(self.legend)
        legend.addStretch(1)
        column.addLayout(legend)
        column.addWidget(self._faces)
        self.setLayout(column)

    def turn_to(self, view: str) -> None:
        """Show ``topics`` or ``radar``."""
        self.views.choose(view)
        self._turn(view)

    def _turn(self, view: str) -> None:
        self._faces.turn_to(int(view == "radar"))

    def show_topics(self, view: PathwayView, *, writable: bool = True) -> None:
        """Show every topic that anything was said of."""
        ui, tr = self._ui, self._ui.tr
        empty(self._topics)
        empty(self._radar)
        self._cards = []
        self.legend.show_voices(view.voices)
        self.views.setVisible(bool(view.radar))
        if not view.topics:
            card = Card(ui)
            words = tr.text("Ce qui se dit d’un sujet restera ici, avec sa date.")
            title = tr.text("On n’a encore parlé d’aucun sujet")
            card.add(EmptyState(ui, "columns-3", title, words))
            self._topics.addWidget(card)
        for topic in view.topics:
            card_ = TopicCard(ui, topic, writable=writable)
            card_.closing_asked.connect(self.closing_asked)
            card_.reopening_asked.connect(self.reopening_asked)
            card_.form_opened.connect(self.form_opened)
            card_.set_narrow(narrow=self._narrow)
            self._topics.addWidget(card_)
            self._cards.append(card_)
        self._fill_radar(view)

    @property
    def closing(self) -> tuple[str, ...]:
        """Barriers for which a word of hers is being asked."""
        return tuple(card.barrier for card in self._cards if card.closing)

    def ask(self, barrier: str) -> None:
        """Ask for a word of hers about a topic that can be closed."""
        for card in self._cards:
            if card.barrier == barrier:
                card.ask()

    def set_narrow(self, *, narrow: bool) -> None:
        """One under the other on a narrow page."""
        self._narrow = narrow
        for card in self._cards:
            card.set_narrow(narrow=narrow)
        self._two.stack(stacked=narrow)

    def _fill_radar(self, view: PathwayView) -> None:
        ui = self._ui
        self._two = Row(ui, 16)
        self._two.stack(stacked=self._narrow)
        for day in view.radar:
            card = self._radar_card(day, [voice for voice, _ in view.voices])
            self._two.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        self._radar.addLayout(self._two)

    def _radar_card(self, day: RadarDay, voices: Sequence[Voice]) -> Card:
        ui, tr = self._ui, self._ui.tr
        card = Card(ui, gap=12)
        card.add(Text(day.day, "heading"))

        def draw(letters: Lettering, _width: float) -> Drawing:
            return draw_radar(tr, day.voices, letters, letters.length(_RADIUS))

        alt = tr.text(
            "Toile du {day} : le tableau dessous dit la même chose.", day=day.day
        )
        picture = Picture(ui, draw, alt)
        card.column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        card.add(Text(rings_line(tr), "soft"))
        card.add(self._table(day, voices))
        return card

    def _table(self, day: RadarDay, voices: Sequence[Voice]) -> QWidget:
        """The same in words: a row for each topic, a column for each voice."""
        ui, tr = self._ui, self._ui.tr
        grid = Grid(ui, 10)
        for column, voice in enumerate(voices, start=1):
            grid.addWidget(Text(voice.name, "strong"), 0, column)
        for row, (topic, answers) in enumerate(day.table, start=1):
            grid.addWidget(Text(topic, "strong"), row, 0)
            for column, voice in enumerate(voices, start=1):
                said = answers.get(voice.id, tr.text("pas encore dit"))
                cell = Text(said)
                cell.setAccessibleName(f"{topic}, {voice.name}. {said}")
                grid.addWidget(cell, row, column)
        return holder(grid)
