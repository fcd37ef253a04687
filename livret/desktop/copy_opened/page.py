"""Her copy opened with her, by plain values.

Shows: ``show_file(name, has_key)``, ``work(sentence)``, ``complain(sentence)``,
``show_copy(CopyView)``, ``close_copy()``, ``show_taking(...)``.
Says: ``file_asked``, ``key_asked``, ``open_asked(way, typed)``, ``left_alone``,
``answered(code, id, words)``, ``leave_asked``, ``closed``, ``take_asked``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.copy_opened.opening import OpeningCard
from livret.desktop.copy_opened.taking import TakeForm
from livret.desktop.copy_opened.things import ChapterSection, ThingCard
from livret.desktop.copy_opened.values import CopyView
from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.order import keeping_focus
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui


class CopyPage(Page):
    """First how it opens, then what is in it.

    Attributes:
        dialog: The question before an answer is lost, once asked.

    Signals:
        file_asked: Choose the file of her copy.
        key_asked: Choose her key file.
        open_asked: args: way, what was typed.
        left_alone: Nothing is opened, back to where one came from.
        answered: args: code of the answer, id of the thing, her words.
        leave_asked: Put what she answered on her stick.
        closed: She is done; the copy is put away.
        taken: Take it in. arg: ``TakeEdit``.
    """

    looked_at_together = True

    file_asked = Signal()
    key_asked = Signal()
    open_asked = Signal(str, str)
    left_alone = Signal()
    answered = Signal(str, str, str)
    leave_asked = Signal()
    closed = Signal()
    taken = Signal(object)

    def __init__(self, ui: Ui, *, may_take: bool = False) -> None:
        """Make it closed; ``may_take`` where a vault is open to take it in."""
        super().__init__(ui, ui.tr.text("Lire sa copie avec elle"), width=860)
        self.dialog: Dialog | None = None
        self.form: TakeForm | None = None
        self._may_take = may_take
        self._goes_on: Callable[[], None] = _nothing
        self._view: CopyView | None = None
        self._sections: list[ChapterSection] = []
        self.progress = Progress(ui)
        self.opening = OpeningCard(ui)
        self.opening.file_asked.connect(self.file_asked)
        self.opening.key_asked.connect(self.key_asked)
        self.opening.open_asked.connect(self.open_asked)
        self.opening.left.connect(self.left_alone)
        self._faces = Faces(ui)
        self._faces.add(self.opening)
        self._faces.add(self._make_reading())
        self.body.addWidget(self._faces)
        self.body.addWidget(self.progress)
        self.body.addStretch(1)
        self.first = self.opening.choose

    def _make_reading(self) -> QWidget:
        ui, tr = self.ui, self.ui.tr
        outer = Column(ui, 20)
        head = Card(ui, "support", gap=8, margins=24)
        self._lines = Column(ui, 6)
        head.column.addLayout(self._lines)
        self._count = Text("", "strong")
        head.add(self._count)
        self.leave = Button(
            ui, tr.text("Mettre sa réponse sur sa clé USB"), kind="primary", icon="save"
        )
        self.leave.clicked.connect(self.leave_asked)
        self.take = Button(ui, tr.text("Le garder ici, avec son accord"), icon="inbox")
        self.take.clicked.connect(self.open_taking)
        self.take.setVisible(self._may_take)
        close = Button(ui, tr.text("Fermer sa copie"), icon="x")
        close.clicked.connect(self.ask_close)
        head.add(button_row(ui, [self.leave, self.take, close]))
        outer.addWidget(head)
        self._form_place = Column(ui, 0)
        outer.addLayout(self._form_place)
        self._chapters = Column(ui, 20)
        outer.addLayout(self._chapters)
        return holder(outer)

    # --- opening ---------------------------------------------------------------

    def show_file(self, name: str, *, has_key: bool) -> None:
        """Show which file was chosen, and whether her key lies beside it."""
        self.banner.hide()
        self.opening.show_file(name, has_key=has_key)

    def work(self, sentence: str = "") -> None:
        """Say what is going on; an empty sentence ends it."""
        self.let_rest(self._faces, resting=bool(sentence))
        if sentence:
            self.banner.hide()
        self.progress.tell(sentence)

    def complain(self, sentence: str) -> None:
        """Say beside the field why it did not open."""
        self.work()
        self.opening.complain(sentence)

    # --- reading ---------------------------------------------------------------

    def show_copy(self, view: CopyView, *, answered: str = "") -> None:
        """Show what is in it; what opened it is forgotten.

        Args:
            view: What is in it.
            answered: What she just answered, by its id. What she is writing
                elsewhere stays, and the keyboard goes on where she was.
        """
        self.work()
        if self._view is None:
            self._view = view
            self.opening.forget()
            self._fill(view)
            self._faces.turn_to(1)
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        known = {one.id for each in self._view.chapters for one in each.things}
        self._view = view
        typed = self._typed()
        typed.pop(answered, None)
        opened = {one.title for one in self._sections if one.is_open}
        with keeping_focus(self):
            self._fill(view)
            for section in self._sections:
                if section.title in opened:
                    section.open_again()
            for card in self._cards():
                if begun := typed.get(card.thing.id):
                    card.give_back(*begun)
            if answered:
                self._go_on(answered, known)
        if answered:
            announce(self, self._told(view))

    def _cards(self) -> list[ThingCard]:
        return [card for section in self._sections for card in section.cards]

    def _typed(self) -> dict[str, tuple[str, str]]:
        return {one.thing.id: one.typed for one in self._cards() if one.typed}

    def _go_on(self, answered: str, known: set[str]) -> None:
        """Give the keyboard to what she just said, or to what she said it of."""
        cards = self._cards()
        new = [one for one in cards if one.thing.id not in known]
        new += [one for one in cards if one.thing.id == answered]
        if new:
            new[0].begin()

    def _fill(self, view: CopyView) -> None:
        self.describe(plain(view.called))
        empty(self._lines)
        for line in view.lines:
            self._lines.addWidget(Text(plain(line)))
        self._count.say(self._told(view))
        self.leave.setVisible(bool(view.said) and not view.left)
        empty(self._chapters)
        self._sections = []
        for chapter in view.chapters:
            section = ChapterSection(self.ui, chapter)
            section.answered.connect(self.answered)
            self._sections.append(section)
            self._chapters.addWidget(section)
            self.ui.look.restyle(section)

    def _told(self, view: CopyView) -> str:
        tr = self.ui.tr
        if not view.said:
            return ""
        if view.left:
            return tr.text("Sa réponse est sur sa clé USB.")
        return tr.plural(
            "{count} réponse, signée avec sa clé\u202f: elle n’est pas encore gardée.",
            "{count} réponses, signées avec sa clé\u202f: elles ne sont pas encore"
            " gardées.",
            view.said,
        )

    def close_copy(self) -> None:
        """Show nothing of it any more."""
        self._view = None
        held = self.window().focusWidget() if self.isVisible() else None
        inside = held is not None and self._faces.isAncestorOf(held)
        self.close_taking()
        self.opening.forget()
        self.opening.show_file("", has_key=True)
        self.describe(self.ui.tr.text("Lire sa copie avec elle"))
        empty(self._lines)
        empty(self._chapters)
        self._sections = []
        self._count.say("")
        self._faces.turn_to(0)
        self.work()
        if inside:  # what had the keyboard is gone: not to the menu
            self.take_keyboard()

    def ask_close(self) -> None:
        """Close it; ask first where an answer would be lost."""
        if not self.asks_first(_nothing):
            self.closed.emit()

    @property
    def holds_alone(self) -> bool:
        """Whether she answered something that no file of hers holds yet."""
        written = any(words.strip() for _code, words in self._typed().values())
        return self._signed or written

    @property
    def _signed(self) -> bool:
        view = self._view
        return view is not None and view.said > 0 and not view.left

    def asks_first(self, goes_on: Callable[[], None]) -> bool:
        """Ask where she answered something that no file of hers holds yet."""
        if not self.holds_alone:
            return False
        self._goes_on = goes_on
        if self.dialog is None or not self.dialog.isVisible():
            self._ask(signed=self._signed)
        return True

    def _ask(self, *, signed: bool) -> None:
        tr = self.ui.tr
        keep = ("keep", tr.text("Mettre sa réponse sur sa clé USB"), "primary")
        self.dialog = Dialog(
            self.ui,
            self.window(),
            tr.text("Fermer sa copie sans garder sa réponse ?"),
            tr.text(
                "Ce qu’elle vient de dire n’est pas encore gardé. Si vous fermez"
                " maintenant, c’est perdu."
            ),
            [
                *([keep] if signed else []),
                ("close", tr.text("Fermer sans la garder"), "plain"),
                ("stay", tr.text("Continuer à lire"), "plain"),
            ],
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "keep":
            self.leave_asked.emit()
        elif verb == "close":
            goes_on = self._goes_on
            self.closed.emit()
            goes_on()

    # --- taken in --------------------------------------------------------------

    def open_taking(self) -> None:
        """Ask for her yes, until when and why, in place."""
        if self.form is None:
            self.form = TakeForm(self.ui)
            self.form.taken.connect(self.taken)
            self.form.left.connect(self._leave_taking)
            self._form_place.addWidget(self.form)
            self.ui.look.restyle(self.form)
            self.form.show()
        self.form.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal(self.form)

    def _leave_taking(self) -> None:
        self.close_taking()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_taking(self) -> None:
        """Close that form."""
        if self.form is not None:
            empty(self._form_place)
            self.form = None


def _nothing() -> None:
    """Go nowhere: her copy is closed, and the window stays."""
