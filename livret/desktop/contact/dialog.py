"""Quick contact (practice rule 11): who, how, one line, her words; Enter keeps it.

Shows: ``who``, ``recall(sentence)``, ``say_trouble(sentence)``.
Says: ``kept(ContactEdit)``, ``who.searched``, ``who.chosen``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from livret.desktop.contact.rest import ContactRest, RestEdit
from livret.desktop.contact.who import Who
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import HerWords, Labelled, LineField
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.words.meetings import CONTACTS, OUTCOMES

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEEP = "keep"


@dataclass(frozen=True)
class ContactEdit:
    """A contact as typed.

    Attributes:
        livret: Whose.
        means: Code of how.
        words: One line, possibly empty.
        heard: Her own words, possibly empty.
        outcome: Code of what came of it, or empty.
        rest: When, whose, for whom.
    """

    livret: str
    means: str
    words: str = ""
    heard: str = ""
    outcome: str = ""
    rest: RestEdit = field(default_factory=RestEdit)


class ContactDialog(Dialog):
    """The whole of it on one small sheet; what is refused leaves it open.

    Signals:
        kept: arg: ``ContactEdit``.
    """

    kept = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget | None) -> None:
        tr = ui.tr
        self.who = Who(ui)
        self.who_field = Labelled(ui, tr.text("Avec qui ?"), self.who)
        means = [(code, tr.text(words)) for code, words in CONTACTS.items()]
        self.means = Choices(ui, tr.text("Comment ?"), means, columns=3, required=True)
        self.means.choose(next(iter(CONTACTS)))
        outcomes = [
            (code, _capital(tr.text(words))) for code, words in OUTCOMES.items()
        ]
        self.outcome = Choices(ui, tr.text("Ce que ça a donné"), outcomes, columns=3)
        self.words = LineField(ui, tr.text("Une ligne"))
        self.words_field = Labelled(ui, tr.text("Une ligne"), self.words)
        label = tr.text("Ses mots, si la personne le souhaite")
        self.heard = HerWords(ui, label, lines=1)
        self.heard_field = Labelled(ui, label, self.heard)
        self.rest = ContactRest(ui)
        self.fold = Fold(ui, tr.text("Un autre jour, entre nous…"), self.rest)
        self.fold.opened.connect(self._unfolded)
        self._recalled = Text("", "soft")
        self._trouble = Text("", "strong")
        super().__init__(
            ui,
            parent,
            tr.text("Noter un contact"),
            tr.text("Quelques mots suffisent. Entrée garde."),
            [
                (_KEEP, tr.text("Garder"), "primary"),
                ("leave", tr.text("Revenir"), "plain"),
            ],
            self._body(ui),
        )
        answers = (*self.means.buttons.values(), *self.outcome.buttons.values())
        lines = (self.words, self.heard, *self.rest.lines)
        for watched in (*answers, *lines):
            watched.installEventFilter(self)
        self.who.chosen.connect(self._go_on)

    def _body(self, ui: Ui) -> QWidget:
        column = Column(ui, 14)
        means = Labelled(ui, ui.tr.text("Comment ?"), self.means)
        outcome = Labelled(ui, ui.tr.text("Ce que ça a donné"), self.outcome)
        for widget in (
            self._trouble,
            self.who_field,
            self._recalled,
            means,
            outcome,
            self.words_field,
            self.heard_field,
            WritingHint(ui, self.words, health=True),
            WritingHint(ui, self.heard),
            self.fold,
        ):
            column.addWidget(widget)
        return holder(column)

    @property
    def fields(self) -> dict[str, Labelled]:
        """Fields by the path an error may name."""
        own = {"words": self.words_field, "heard": self.heard_field}
        return own | self.rest.fields

    def recall(self, sentence: str) -> None:
        """Show how she is reached without risk; nothing where nothing is to heed."""
        self._recalled.say(sentence)

    def say_trouble(self, sentence: str) -> None:
        """Say why it could not be kept; what was typed stays."""
        self._trouble.say(sentence)
        self.buttons[_KEEP].setEnabled(True)

    def keep(self) -> None:
        """Keep it, once: a second Enter waits for the first."""
        person, button = self.who.person, self.buttons[_KEEP]
        tr = self._ui.tr
        self.who_field.complain("" if person else tr.text("Il faut dire avec qui."))
        rest = self.rest.edit
        if rest is None:
            self.fold.open(opened=True)
        if person is None or rest is None or not button.isEnabled():
            return
        button.setEnabled(False)
        self._trouble.say("")
        words, heard = self.words.text().strip(), self.heard.text
        means, outcome = self.means.value, self.outcome.value
        self.kept.emit(ContactEdit(person.id, means, words, heard, outcome, rest))

    def shown_again(self) -> None:
        """Open what holds something that was being typed."""
        if self.rest.filled:
            self.fold.open(opened=True)

    def _unfolded(self) -> None:
        self.resize(self.sizeHint())
        self.rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what it holds, dressed."""
        super().showEvent(event)
        self.resize(self.sizeHint())

    def _pressed(self) -> None:
        if self.sender() is self.buttons[_KEEP]:
            self.keep()
        else:
            super()._pressed()

    def _go_on(self) -> None:
        chosen = self.means.buttons[self.means.value]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep with Enter from every field; Maj+Enter begins a line in her words."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in _ENTER and not shifted:
                if not event.isAutoRepeat():
                    self.keep()
                return True
        return super().eventFilter(watched, event)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
