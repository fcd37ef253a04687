"""Questions before an end, a return and a handover; and a text to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import DateField, HerWords, Labelled, LineField, TextArea
from livret.desktop.kit.layouts import Column
from livret.desktop.review.values import EndEdit, HandoverEdit
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.words.labels import barrier_label
from livret.words.reviews import ENDINGS

A_YEAR = 365


class EndForm(QWidget):
    """Why, which day, and words about it."""

    def __init__(self, ui: Ui, today: QDate) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        self.reason = Choices(
            ui,
            tr.text("Pourquoi maintenant ?"),
            [(code, tr.text(words)) for code, words in ENDINGS.items()],
            required=True,
        )
        self.reason.choose("other")  # nothing is said that nobody chose
        self.on = DateField(ui, tr.text("Dernier jour"), today)
        self.on.setMaximumDate(today)
        self.words = HerWords(ui, tr.text("Ses mots, si la personne le souhaite"))
        column = Column(ui, 12)
        column.addWidget(Labelled(ui, tr.text("Pourquoi maintenant ?"), self.reason))
        column.addWidget(Labelled(ui, tr.text("Dernier jour"), self.on))
        words = tr.text("Ses mots, si la personne le souhaite")
        column.addWidget(Labelled(ui, words, self.words))
        self.setLayout(column)

    @property
    def edit(self) -> EndEdit:
        """What was chosen."""
        return EndEdit(self.reason.value, _day(self.on), self.words.text)


class HandoverForm(QWidget):
    """To whom, what is under way, whom to call, her words, until when."""

    def __init__(
        self, ui: Ui, today: QDate, in_progress: Callable[[frozenset[str]], str]
    ) -> None:
        """Make the form; nothing is left off and her life stays, unless ticked.

        Args:
            ui: Look and language.
            today: From which the agreement runs.
            in_progress: Tells what is under way, without the topics left off.
        """
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        self._told = in_progress
        self.name = LineField(ui, tr.text("À qui ?"))
        self.organisation = LineField(ui, tr.text("Sa structure"))
        self.in_progress = TextArea(ui, tr.text("Ce qui est en cours"))
        self._written = in_progress(frozenset())
        self.in_progress.show_text(self._written)
        label = tr.text("Laisser de côté ces sujets")
        options = [(code.value, barrier_label(tr, code)) for code in Barrier]
        self.leave_off = Ticks(ui, label, options)
        self.leave_off.ticked.connect(self._tell_again)
        self.life = Choice(ui, tr.text("« Ma vie » part aussi"))
        self.call = TextArea(ui, tr.text("Qui appeler"))
        self.call.setPlaceholderText(tr.text("Marc ; l’emploi ; 01 00 00 00 00"))
        self.words = HerWords(ui, tr.text("Ses mots, si la personne le souhaite"))
        self.until = DateField(ui, tr.text("Jusqu’à quand ?"), today.addDays(A_YEAR))
        column = Column(ui, 12)
        self._first = (
            Labelled(ui, tr.text("À qui ?"), self.name),
            Labelled(ui, tr.text("Sa structure"), self.organisation),
            Labelled(
                ui,
                label,
                self.leave_off,
                hint=tr.text("Rien de ces sujets ne partira."),
            ),
            button_row(ui, [self.life]),
        )
        for part in self._first:
            column.addWidget(part)
        hint = tr.text("Une personne par ligne : nom ; à quel sujet ; comment.")
        for label, field, told in (
            (tr.text("Ce qui est en cours"), self.in_progress, ""),
            (tr.text("Qui appeler"), self.call, hint),
            (tr.text("Ses mots, si la personne le souhaite"), self.words, ""),
            (tr.text("Jusqu’à quand ?"), self.until, ""),
        ):
            column.addWidget(Labelled(ui, label, field, hint=told))
        self.setLayout(column)

    @property
    def edit(self) -> HandoverEdit:
        """What was written."""
        return HandoverEdit(
            self.name.text().strip(),
            self.organisation.text().strip(),
            self.in_progress.text,
            self.call.text,
            self.words.text,
            _day(self.until),
            self.leave_off.values,
            self.life.isChecked(),
        )

    def _tell_again(self) -> None:
        """Tell what is under way without what is left off, unless it was edited."""
        if self.in_progress.toPlainText() == self._written:
            self._written = self._told(self.leave_off.values)
            self.in_progress.show_text(self._written)


def _day(field: DateField) -> dt.date:
    day: dt.date = field.date().toPython()  # type: ignore[assignment]
    return day


def end_dialog(ui: Ui, window: QWidget, form: EndForm) -> Dialog:
    """Return the question before an accompaniment ends."""
    tr = ui.tr
    return Dialog(
        ui,
        window,
        tr.text("Terminer l’accompagnement ?"),
        tr.text(
            "Tout reste dans le livret, qui reste à la personne. L’accompagnement"
            " peut reprendre quand elle le souhaite."
        ),
        [
            ("close", tr.text("Terminer"), "primary"),
            ("leave", tr.text("Revenir"), "plain"),
        ],
        form,
    )


def reopen_dialog(ui: Ui, window: QWidget, words: HerWords) -> Dialog:
    """Return the question before an accompaniment is taken up again."""
    tr = ui.tr
    return Dialog(
        ui,
        window,
        tr.text("Reprendre l’accompagnement ?"),
        tr.text("Tout est là, comme avant. Il n’y a rien à raconter de nouveau."),
        [
            ("reopen", tr.text("Reprendre"), "primary"),
            ("leave", tr.text("Revenir"), "plain"),
        ],
        Labelled(ui, tr.text("Ses mots, si la personne le souhaite"), words),
    )


def handover_dialog(ui: Ui, window: QWidget, form: HandoverForm) -> Dialog:
    """Return the question before a livret is passed on."""
    tr = ui.tr
    dialog = Dialog(
        ui,
        window,
        tr.text("Passer le livret à quelqu’un"),
        tr.text(
            "Seulement si la personne dit oui. Elle n’aura pas à tout raconter de"
            " nouveau. « Ma vie » ne part pas, sauf si elle le demande."
        ),
        [
            ("agreed", tr.text("La personne dit oui"), "primary"),
            ("leave", tr.text("Revenir"), "plain"),
        ],
        form,
    )
    agreed = dialog.buttons["agreed"]
    agreed.setEnabled(False)  # to nobody, nothing is passed on
    form.name.textChanged.connect(lambda text: agreed.setEnabled(bool(text.strip())))
    return dialog


def text_dialog(ui: Ui, window: QWidget, title: str, text: str, words: str) -> Dialog:
    """Return a text to read, and to copy elsewhere."""
    tr = ui.tr
    area = TextArea(ui, title, lines=8)
    area.show_text(text)
    area.setReadOnly(True)
    return Dialog(
        ui,
        window,
        title,
        words,
        [
            ("copy", tr.text("Copier le texte"), "primary"),
            ("leave", tr.text("Fermer"), "plain"),
        ],
        area,
    )
