"""One thing of her livret, and what she answers to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.copy_opened.values import Chapter, Thing
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import HerWords
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import VoiceMark
from livret.desktop.kit.words_form import WordsForm
from livret.desktop.parting import part_with
from livret.desktop.ui import Ui

CONFIRM, CONTRADICT = "confirm", "contradict"
WITHDRAW, TAKE_BACK = "withdraw", "take_back"


class AnswerForm(WordsForm):
    """Her own words about something, signed with her key."""

    def __init__(self, ui: Ui) -> None:
        label = ui.tr.text("Avec ses mots")
        verb = ui.tr.text("Signer de sa clé")
        super().__init__(ui, label, HerWords(ui, label), verb)


class ThingCard(Card):
    """Something that stands, who wrote it, and her answers as verbs.

    Signals:
        answered: args: code of the answer, id of the thing, her words.
    """

    answered = Signal(str, str, str)

    def __init__(self, ui: Ui, thing: Thing) -> None:
        super().__init__(ui, "card", gap=8, margins=(20, 14))
        self.thing = thing
        self.form: AnswerForm | None = None
        self.verbs = self._verbs()
        self._code = ""
        if thing.what:
            self.add(Text(plain(thing.what), "heading"))
        if thing.words:
            self.add(Text(plain(thing.words), "large"))
        under = Row(ui, 10)
        if thing.voice.name:
            top = Qt.AlignmentFlag.AlignTop
            under.addWidget(VoiceMark(ui, thing.voice, 20, thing.told), 0, top)
        under.addWidget(Text(plain(thing.told), "soft"), 1)
        self.column.addLayout(under)
        if self.verbs:
            self.add(button_row(ui, self.verbs))

    def _verbs(self) -> list[Button]:
        tr = self.ui.tr
        hers = CONFIRM in self.thing.answers
        words = {
            CONFIRM: tr.text("Ce sont ses mots"),
            CONTRADICT: tr.text("Le dire autrement")
            if hers
            else tr.text("Dire ce qu’elle en pense"),
            WITHDRAW: tr.text("Retirer cet accord"),
            TAKE_BACK: tr.text("Enlever ce qu’elle a dit"),
        }
        verbs = []
        for code, said in words.items():
            if code in self.thing.answers:
                verb = Button(self.ui, said, icon="check" if code == CONFIRM else "")
                about = self._about(hers=hers)
                verb.setAccessibleName(
                    tr.text("{verb} : {words}", verb=said, words=about)
                )
                verb.clicked.connect(partial(self._answer, code))
                verbs.append(verb)
        return verbs

    def _about(self, *, hers: bool) -> str:
        """Return what tells this thing from all others, for who only listens."""
        thing = self.thing
        words = plain(thing.words or thing.what)[:80]
        whose = "" if hers else plain(thing.voice.name)
        return ", ".join(part for part in (whose, words) if part)

    @property
    def typed(self) -> tuple[str, str] | None:
        """What is being answered: the code and her words so far; None without."""
        return (
            None if self.form is None else (self._code, self.form.words.toPlainText())
        )

    def give_back(self, code: str, words: str) -> None:
        """Show again what was being answered; the keyboard stays where it is."""
        self._make_form(code).words.setPlainText(words)

    def _answer(self, code: str) -> None:
        if code in (CONFIRM, TAKE_BACK):
            self.answered.emit(code, self.thing.id, "")
        else:
            self.open_form(code)

    def open_form(self, code: str) -> None:
        """Open the field for her words; an agreement is withdrawn without any."""
        if code == WITHDRAW:
            self.answered.emit(code, self.thing.id, "")
            return
        self._make_form(code).begin()

    def _make_form(self, code: str) -> AnswerForm:
        if self.form is None:
            self._code = code
            self.form = AnswerForm(self.ui)
            self.form.said.connect(partial(self.answered.emit, code, self.thing.id))
            self.form.left.connect(self._leave)
            self.add(self.form)
            self.ui.look.restyle(self.form)
            self.form.show()
        return self.form

    def _leave(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.setParent(None)
            part_with(self.form)
            self.form = None
            self.begin()

    def begin(self) -> None:
        """Let the keyboard go on here."""
        if self.verbs:
            self.verbs[-1].setFocus(Qt.FocusReason.OtherFocusReason)


class ChapterSection(QWidget):
    """Things of one sort; what nobody opens is not even made.

    Attributes:
        cards: Those that are made.

    Signals:
        answered: As ``ThingCard``.
    """

    answered = Signal(str, str, str)

    def __init__(self, ui: Ui, chapter: Chapter) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self._chapter = chapter
        self.fold: Fold | None = None
        self.cards: list[ThingCard] = []
        self._column = Column(ui, 10)
        outer = Column(ui, 0)
        self.setLayout(outer)
        if chapter.first:
            section = Section(ui, chapter.title)
            section.add(holder(self._column))
            outer.addWidget(section)
            self._fill()
        else:
            self.fold = Fold(ui, chapter.title, holder(self._column))
            self.fold.opened.connect(self._fill)
            outer.addWidget(self.fold)

    @property
    def title(self) -> str:
        """What its things are."""
        return self._chapter.title

    @property
    def is_open(self) -> bool:
        """Whether somebody opened it under its title."""
        return self.fold is not None and self.fold.is_open

    def open_again(self) -> None:
        """Show what it holds, as before."""
        if self.fold is not None:
            self._fill()
            self.fold.open(opened=True)

    def _fill(self) -> None:
        if self._column.count():
            return
        for thing in self._chapter.things:
            card = ThingCard(self._ui, thing)
            card.answered.connect(self.answered)
            self.cards.append(card)
            self._column.addWidget(card)
            self._ui.look.restyle(card)
            card.show()
