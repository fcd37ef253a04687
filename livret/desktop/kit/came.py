"""How words came: chips, and what an interpreter or a helper leaves to tell."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter

from livret.desktop.kit.cards import Group
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.ui import Ui
from livret.domain.came import (
    DIRECTLY,
    HELPED,
    INTERPRETED,
    INTERPRETER,
    STRAIGHT,
    Came,
)
from livret.words.came import CHOICES
from livret.words.languages import NAMES, language_code, language_name

_TELEPHONE = "telephone"


class CameEditor(Group):
    """Directly, by an interpreter, written, with help (practice rule 16).

    Attributes:
        how: The chips.

    Signals:
        changed: Somebody said otherwise.
    """

    changed = Signal()

    def __init__(self, ui: Ui, codes: Iterable[str] = tuple(CHOICES)) -> None:
        super().__init__()
        self._ui = ui
        self._usual = INTERPRETED
        tr = ui.tr
        self.how = Choices(
            ui,
            tr.text("Comment ces mots sont venus"),
            [(code, tr.text(CHOICES[code])) for code in codes],
            required=True,
        )
        self.language = LineField(
            ui, tr.text("En quelle langue"), placeholder=tr.text("dari, arabe, russe…")
        )
        self.language.setCompleter(_languages(ui, self.language))
        self.service = LineField(
            ui,
            tr.text("Interprète ou service"),
            placeholder=tr.text("le nom du service suffit"),
        )
        self.by = LineField(
            ui,
            tr.text("Avec l’aide de qui"),
            placeholder=tr.text("sa sœur, une voisine…"),
        )
        self.telephone = Ticks(
            ui,
            tr.text("Où était l’interprète"),
            [(_TELEPHONE, tr.text("par téléphone"))],
        )
        self._build()
        self.show_came(STRAIGHT)

    def _build(self) -> None:
        ui, tr = self._ui, self._ui.tr
        self._row = Row(ui, 12)
        for field in (self.language, self.service):
            label = field.accessibleName()
            self._row.addWidget(Labelled(ui, label, field), 1)
        interpreted = Column(ui, 8)
        interpreted.addLayout(self._row)
        interpreted.addWidget(self.telephone)
        self._interpreted = holder(interpreted)
        self._helped = Labelled(ui, tr.text("Avec l’aide de qui"), self.by)
        column = Column(ui, 10)
        for part in (self.how, self._interpreted, self._helped):
            column.addWidget(part)
        self.setLayout(column)
        self.how.chosen.connect(self._chosen)
        for line in (self.language, self.service, self.by):
            line.textEdited.connect(self._tell)
        self.telephone.ticked.connect(self._tell)

    @property
    def value(self) -> Came:
        """What is told; a language that has no code is told with the service."""
        how = self.how.value or DIRECTLY
        if how == HELPED:
            return Came(how=how, by=self.by.text().strip())
        if how != INTERPRETER:
            return Came(how=how)
        spoken, service = self.language.text().strip(), self.service.text().strip()
        code = language_code(self._ui.tr, spoken)
        if code is None:
            service = ", ".join(part for part in (spoken, service) if part)
        return Came(
            how=how,
            language=code or "",
            service=service,
            telephone=_TELEPHONE in self.telephone.values,
        )

    def use_usual(self, came: Came) -> None:
        """Begin with ``came`` when an interpreter is chosen: often the same."""
        self._usual = came

    def show_came(self, came: Came) -> None:
        """Show how words came, without telling anybody."""
        self.how.choose(came.how if came.how in self.how.buttons else DIRECTLY)
        self._fill(came)
        self._offer()

    def shown_again(self) -> None:
        """Show what the way chosen leaves to tell."""
        self._offer()

    def _fill(self, came: Came) -> None:
        name = language_name(self._ui.tr, came.language)
        for line, text in (
            (self.language, name),
            (self.service, came.service),
            (self.by, came.by),
        ):
            if line.text() != text:  # the cursor stays where somebody types
                line.setText(text)
        self.telephone.tick(frozenset({_TELEPHONE} if came.telephone else ()))

    def _offer(self) -> None:
        self._interpreted.setVisible(self.how.value == INTERPRETER)
        self._helped.setVisible(self.how.value == HELPED)

    def _chosen(self, how: str) -> None:
        untold = not (self.language.text() or self.service.text())
        if how == INTERPRETER and untold:
            self._fill(self._usual)
        self._offer()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the lines one under the other."""
        self._row.stack(stacked=narrow)


class CameFold(Fold):
    """« Comment ces mots sont venus », closed: one quiet line under her words."""

    def __init__(self, ui: Ui, codes: Iterable[str] = tuple(CHOICES)) -> None:
        self.editor = CameEditor(ui, codes)
        super().__init__(ui, ui.tr.text("Comment ces mots sont venus"), self.editor)

    @property
    def value(self) -> Came:
        """What is told."""
        return self.editor.value

    def clear(self) -> None:
        """Close; the next words are said directly unless somebody tells."""
        self.editor.show_came(STRAIGHT)
        self.open(opened=False)

    def use_usual(self, came: Came) -> None:
        """Begin with ``came`` when an interpreter is chosen."""
        self.editor.use_usual(came)

    def shown_again(self) -> None:
        """Open where something is told."""
        self.open(opened=self.value != STRAIGHT)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the lines one under the other."""
        self.editor.set_narrow(narrow=narrow)


def _languages(ui: Ui, line: LineField) -> QCompleter:
    """Return what completes the name of a language while it is typed."""
    names = sorted(ui.tr.text(name) for name in NAMES.values())
    completer = QCompleter(names, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    # In the line itself: a list that opens over the page would hide her words.
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    return completer
