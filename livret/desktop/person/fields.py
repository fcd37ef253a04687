"""The fields of the person's details, and the choice between two texts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.cards import empty
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.fields import Labelled, LineField, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text, quoted
from livret.desktop.person.values import (
    NO_MESSAGE,
    NOTHING_AT_HOME,
    REACH,
    YES,
    Beside,
    Texts,
)
from livret.desktop.ui import Ui
from livret.words.person import detail_label
from livret.words.translator import mark

_EXAMPLES = {
    "languages": mark("dari, français…"),
    "interpreter": mark("par téléphone, plutôt une femme…"),
    "birth_date": mark("Par exemple : 12/03/1990"),
    "rights": mark("une ligne pour chacun"),
}
"""What stands in an empty field, where the label is not enough."""

_SEVERAL_LINES = frozenset({"address", "rights"})


class OneOfTexts(QWidget):
    """Texts written at the same time, side by side until one is chosen.

    Signals:
        chosen: arg: ``Beside``.
    """

    chosen = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self._texts: tuple[Beside, ...] = ()
        self.buttons: list[Choice] = []
        self._column = Column(ui, 6)
        self.setLayout(self._column)
        self.hide()

    def offer(self, texts: Sequence[Beside]) -> None:
        """Show texts; none hides everything."""
        empty(self._column)
        self._texts, self.buttons = tuple(texts), []
        self.setVisible(bool(texts))
        if not texts:
            return
        tr = self._ui.tr
        said = tr.text("Deux textes écrits en même temps. Lequel garder ?")
        self._column.addWidget(Text(said, "strong"))
        options = [(str(at), quoted(tr, one.words)) for at, one in enumerate(texts)]
        choices = Choices(self._ui, said, options, required=True)
        choices.chosen.connect(self._taken)
        self.buttons = list(choices.buttons.values())
        self._column.addWidget(choices)

    def _taken(self, at: str) -> None:
        self.chosen.emit(self._texts[int(at)])


class DetailField(QWidget):
    """One detail: its field under its label, and a choice where two stand.

    Attributes:
        field: The line or area.
        labelled: The same under its label; it complains.
        several: The choice between texts.

    Signals:
        edited: Somebody typed.
    """

    edited = Signal()

    def __init__(self, ui: Ui, name: str) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr, label = ui.tr, detail_label(ui.tr, name)
        example = tr.text(_EXAMPLES[name]) if name in _EXAMPLES else ""
        if name in _SEVERAL_LINES:
            self.field: LineField | TextArea = TextArea(ui, label, placeholder=example)
            self.field.edited.connect(self.edited)
        else:
            self.field = LineField(ui, label, placeholder=example)
            self.field.textEdited.connect(self.edited)
        if name == "called":  # the question stands above it, larger
            label = tr.text("Un prénom, un surnom, ce que vous voulez")
        self.labelled = Labelled(ui, label, self.field)
        self.several = OneOfTexts(ui)
        column = Column(ui, 6)
        for part in (self.labelled, WritingHint(ui, self.field), self.several):
            column.addWidget(part)
        self.setLayout(column)

    @property
    def text(self) -> str:
        """What is typed, without spaces around it."""
        if isinstance(self.field, TextArea):
            return self.field.text
        return self.field.text().strip()

    def show_text(self, text: str) -> None:
        """Show a text without telling that somebody typed."""
        if isinstance(self.field, TextArea):
            self.field.show_text(text)
        elif self.field.text() != text:
            self.field.setText(text)


class ReachFields(QWidget):
    """When, whether to leave a message, whether anything may come home.

    Attributes:
        hours: When to call.
        note: What else to know.
        ticks: « Pas de message », « Rien au domicile ».
        hours_field: ``hours`` under its label.
        note_field: ``note`` under its label.
        several: The choice between texts.

    Signals:
        edited: Somebody typed or ticked.
    """

    edited = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        self.hours = LineField(
            ui,
            tr.text("Quand vous appeler"),
            placeholder=tr.text("le matin, jamais le soir…"),
        )
        self.ticks = Ticks(
            ui,
            tr.text("Ce qu’il vaut mieux éviter"),
            [
                (NO_MESSAGE, tr.text("Pas de message")),
                (NOTHING_AT_HOME, tr.text("Rien au domicile")),
            ],
        )
        self.note = LineField(
            ui,
            tr.text("Autre chose à savoir"),
            placeholder=tr.text("ma sœur peut me prévenir…"),
        )
        self.hours_field = Labelled(ui, tr.text("Quand vous appeler"), self.hours)
        self.note_field = Labelled(ui, tr.text("Autre chose à savoir"), self.note)
        self.several = OneOfTexts(ui)
        column = Column(ui, 14)
        for part in (
            self.hours_field,
            Labelled(
                ui,
                tr.text("Ce qu’il vaut mieux éviter"),
                self.ticks,
                hint=tr.text("Au domicile : ni courrier, ni papier, ni visite."),
            ),
            self.note_field,
            self.several,
        ):
            column.addWidget(part)
        self.setLayout(column)
        self.hours.textEdited.connect(self.edited)
        self.note.textEdited.connect(self.edited)
        self.ticks.ticked.connect(self.edited)

    @property
    def texts(self) -> dict[str, str]:
        """The four parts of ``reach``."""
        ticked = self.ticks.values
        said = {"hours": self.hours.text().strip(), "note": self.note.text().strip()}
        return said | {
            name: YES if name in ticked else ""
            for name in (NO_MESSAGE, NOTHING_AT_HOME)
        }

    def show_texts(self, texts: Texts) -> None:
        """Show the parts that ``texts`` holds, without telling anybody."""
        if not set(REACH).intersection(texts):
            return
        told = {**self.texts, **{n: t for n, t in texts.items() if n in REACH}}
        for line, name in ((self.hours, "hours"), (self.note, "note")):
            said = told[name].replace("\n", ", ")
            if line.text() != said:
                line.setText(said)
        ticked = frozenset(n for n in (NO_MESSAGE, NOTHING_AT_HOME) if told[n])
        self.ticks.tick(ticked)
