"""« Parcours » by plain values: the line, its list, topic by topic.

Shows: ``show_pathway(PathwayView)``, ``show_detail(Detail)``.
Says: ``opened(id)``, ``told(Told)``, ``travel_asked(date)``,
``closing_asked(barrier, words)``, ``reopening_asked(barrier)``.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.page import Page
from livret.desktop.pathway.adding import TellingForm, place_of
from livret.desktop.pathway.beginning import Beginning
from livret.desktop.pathway.detail import DetailCard
from livret.desktop.pathway.forms import PathwayForms
from livret.desktop.pathway.lens import PathwayLens
from livret.desktop.pathway.line_view import LineView
from livret.desktop.pathway.list_view import ListOfEntries
from livret.desktop.pathway.paper_form import PaperForm
from livret.desktop.pathway.seeing import WaysOfSeeing
from livret.desktop.pathway.topics import TopicsPanel
from livret.desktop.pathway.travel import TravelBar
from livret.desktop.pathway.values import Detail, PathwayView
from livret.desktop.ui import Ui
from livret.words.charts.axis import Zoom

LARGE = 150
"""From this text size on, the list is shown first (practice rule 28)."""

_FACES = ("line", "list", "topics")


class PathwayPage(Page):
    """The pathway.

    Attributes:
        line: The picture.
        rows: Its list.
        topics: Topic by topic.
        lens: What helps with what; the line and the list show what it lets.
        detail: What is opened.
        view: What is shown.

    Signals:
        opened: arg: id of an entry.
        told: arg: ``Told``, to put on the line.
        removal_asked: args: ``life`` or ``event``, its id.
        form_opened: Something can be written. args: its place, the form.
        form_left: "Revenir". arg: the place.
        travel_asked: arg: the day the livret shall be seen as it was.
        closing_asked: args: barrier, a word of hers.
        reopening_asked: arg: barrier.
        paper_asked: arg: ``PaperAsked``.
        referral_asked: Something is to be asked of a service.
    """

    opened = Signal(str)
    told = Signal(object)
    removal_asked = Signal(str, str)
    form_opened = Signal(str, object)
    form_left = Signal(str)
    travel_asked = Signal(object)
    closing_asked = Signal(str, str)
    reopening_asked = Signal(str)
    paper_asked = Signal(object)
    referral_asked = Signal()

    def __init__(self, ui: Ui, *, writable: bool = True) -> None:
        super().__init__(ui, ui.tr.text("Parcours"))
        self._writable = writable
        self._chosen = ""
        self.view = PathwayView(today=dt.date(2000, 1, 1))
        self._stale = frozenset[str]()
        self.line = LineView(ui)
        self.rows = ListOfEntries(ui)
        self.topics = TopicsPanel(ui)
        self.detail = DetailCard(ui)
        self._build()
        self._wire()
        self.turn_to("line")

    # --- made once -----------------------------------------------------------

    def _build(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self.print = Button(ui, tr.text("Imprimer"), icon="printer")
        self.refer = Button(ui, tr.text("Demander à un service"), icon="plus")
        self.add_life = Button(ui, tr.text("Ajouter dans Ma vie"), icon="plus")
        self.add_event = Button(ui, tr.text("Ajouter un événement"), icon="plus")
        self.add_actions([self.add_life, self.add_event, self.refer, self.print])
        self.show_actions(shown=self._writable)
        self._tools = WaysOfSeeing(ui)
        self.faces_choice = self._tools.faces
        self.zooms, self.orders = self._tools.zooms, self._tools.orders
        self.lens = PathwayLens(ui)
        self._forms = PathwayForms(self)
        self._faces = Faces(ui)
        self._faces.add(self._line_face())
        self._faces.add(self.rows)
        self._faces.add(self.topics)
        self._nothing = Beginning(ui)
        self.body.part(12)  # the line and what is under it fit an office screen
        self.body.addWidget(self._tools)
        self.body.addWidget(self.lens)
        self.body.addLayout(self._forms.column)
        self.body.addWidget(self.detail)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._faces, 1)
        self.body.addWidget(self._travel())

    def _line_face(self) -> Card:
        card = Card(self.ui, margins=(8, 12, 12, 4))
        card.add(self.line)
        return card

    def _travel(self) -> QWidget:
        self.travel_bar = TravelBar(self.ui)
        if not self._writable:
            self.travel_bar.hide()
        return self.travel_bar

    def _wire(self) -> None:
        self.faces_choice.chosen.connect(self._face_chosen)
        self.zooms.chosen.connect(self._zoom_chosen)
        self.orders.chosen.connect(self._order_chosen)
        self.lens.chosen.connect(self._lens_turned)
        self.line.zoomed.connect(self.zooms.choose)
        self.line.opened.connect(self.opened)
        self.rows.opened.connect(self.opened)
        self._forms.told.connect(self.told)
        self._forms.opened.connect(self.form_opened)
        self._forms.left.connect(self.form_left)
        self._forms.paper_asked.connect(self.paper_asked)
        self.detail.closed.connect(self.close_detail)
        self.detail.change_asked.connect(self._change)
        self.detail.travel_asked.connect(self.travel_asked)
        self.detail.removal_asked.connect(self._remove)
        self.topics.closing_asked.connect(self.closing_asked)
        self.topics.form_opened.connect(self.form_opened)
        self.topics.reopening_asked.connect(self.reopening_asked)
        self.add_life.clicked.connect(lambda: self.open_form(life=True))
        self.add_event.clicked.connect(lambda: self.open_form(life=False))
        for adding in (self.add_event, self.refer):
            adding.clicked.connect(self.lens.clear)  # so that what is added is seen
        self.refer.clicked.connect(self.referral_asked)
        self.travel_bar.asked.connect(self.travel_asked)
        self.print.clicked.connect(self.open_paper_form)

    # --- what is shown -------------------------------------------------------

    def show_pathway(self, view: PathwayView, *, side: str = "social") -> None:
        """Show a livret's pathway.

        Args:
            view: What.
            side: Of who is at the desk, for a new event.
        """
        self.view = view
        self._side = side
        self.describe(self.title.accessibleName(), view.under)
        self._stale = frozenset(_FACES)
        self.lens.offer(view.entries)
        self.travel_bar.offer(view.today)
        self.turn_to(self._chosen or self.first_face())

    def forget(self) -> None:
        """Keep nothing of a livret in any widget or model."""
        self.close_form()
        self.detail.forget()
        self.view = PathwayView(today=self.view.today)
        self.lens.offer(())
        self.line.show_entries((), self.view.today)
        self.rows.show_entries(())
        self.topics.show_topics(self.view, writable=self._writable)
        self._stale = frozenset(_FACES)

    def first_face(self) -> str:
        """Return what is shown first: the list to who listens or reads large."""
        listens = QAccessible.isActive()
        large = self.ui.look.percent >= LARGE
        return "list" if listens or large or self.narrow else "line"

    def turn_to(self, face: str) -> None:
        """Show the line, the list or the topics."""
        self._face = face
        self._fill(face)
        self.faces_choice.choose(face)
        self._faces.turn_to(_FACES.index(face))
        self._fit_faces()

    def _fill(self, face: str) -> None:
        """Draw what is about to be seen, if it was not yet."""
        if face not in self._stale:
            return
        closing = self.topics.closing
        self._stale -= {face}
        view = self.view
        if face == "line":
            names = dict(view.names)
            seen, whole = self.lens.seen(view.entries), view.entries
            self.line.show_entries(seen, view.today, names, now=view.now, whole=whole)
        elif face == "list":
            self.rows.show_entries(self.lens.seen(view.entries))
        else:
            self.topics.show_topics(view, writable=self._writable)
            for barrier in closing:
                self.topics.ask(barrier)

    def _fit_faces(self) -> None:
        there = bool(self.view.entries)
        topics = self._face == "topics"
        self._nothing.setVisible(not there and not topics)
        self._faces.setVisible(there or topics)
        self.lens.setVisible(self.lens.there and not topics)
        self.zooms.setVisible(there and self._face == "line")
        self.orders.setVisible(there and self._face == "list")

    def _face_chosen(self, face: str) -> None:
        self._chosen = face
        current = self.line.current if self._face == "line" else self.rows.current
        self.turn_to(face)
        if current:
            (self.line if face == "line" else self.rows).choose(current)

    def _zoom_chosen(self, zoom: str) -> None:
        self.line.set_zoom(Zoom(zoom))

    def _order_chosen(self, order: str) -> None:
        self.rows.sort_by_date(by_date=order == "dates")

    def _lens_turned(self) -> None:
        self._stale |= {"line", "list"}
        self._fill(self._face)

    def show_detail(self, detail: Detail) -> None:
        """Open one thing under the line."""
        past = detail.on <= self.view.today and not detail.planned
        self.detail.show_detail(detail, past=past, writable=self._writable)
        self.scroll_to(self.detail)
        self.detail.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_detail(self) -> None:
        """Close what is open; the keyboard goes back to where it was."""
        self.detail.forget()
        view = self.line if self._face == "line" else self.rows
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- telling -------------------------------------------------------------

    @property
    def form(self) -> TellingForm | PaperForm | None:
        """The form that is open, or None."""
        return self._forms.form

    def open_form(self, *, life: bool) -> TellingForm:
        """Open the form for her life, or for one side."""
        return self._forms.open_telling(self.view.today, self._side, life=life)

    def give_back(self, place: str) -> None:
        """Open the form for something new in which something was typed."""
        for life in (True, False):
            if place == place_of(life=life) and self.form is None and self._writable:
                self.open_form(life=life)

    def open_paper_form(self) -> PaperForm:
        """Ask what goes on the paper."""
        topics = [one.barrier for one in self.view.topics if not one.declined]
        return self._forms.open_paper(topics)

    def close_form(self) -> None:
        """Close the form; what was typed in it is gone."""
        self._forms.close()

    def _change(self, detail: Detail) -> None:
        life = detail.lane == "ma_vie"
        self._forms.open_telling(self.view.today, self._side, life=life, detail=detail)

    def _remove(self, detail: Detail) -> None:
        sort = "life" if detail.lane == "ma_vie" else "event"
        self.close_detail()
        self.removal_asked.emit(sort, detail.id)

    def set_narrow(self, *, narrow: bool) -> None:
        """One under the other on a narrow page."""
        super().set_narrow(narrow=narrow)
        for row in (self._tools, self.lens, self.travel_bar):
            row.stack(stacked=narrow)
        self.topics.set_narrow(narrow=narrow)
