"""Topic by topic: the level words by date, drawn and written; or a radar.

Says: ``closing_asked(barrier, words)``, ``reopening_asked(barrier)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.cards import Card, EmptyState, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.layouts import Column, Grid, Row, holder
from livret.desktop.kit.text import Text
from livret.desktop.kit.voices import Legend, Voice
from livret.desktop.pathway.topic_cards import Picture, TopicCard
from livret.desktop.pathway.values import PathwayView, RadarDay
from livret.desktop.ui import Ui
from livret.words.charts.lettering import Lettering
from livret.words.charts.radar import draw_radar, rings_line
from livret.words.charts.shapes import Drawing

_RADIUS = 110


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

        picture = Picture(ui, draw, day.alt)
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
