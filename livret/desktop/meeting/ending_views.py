"""Reading back, handing over, the next time; a pause; leaving with the PIN."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.fields import Labelled, SecretField, TextArea
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text
from livret.desktop.meeting.answers import BigChoice, BigChoices
from livret.desktop.meeting.edits import Edit, NextEdit
from livret.desktop.meeting.views import QuestionView
from livret.desktop.pin import PinAnswer, PinGate, wrong_pin
from livret.desktop.ui import Ui
from livret.domain.meeting_mode import Question
from livret.words.aid import spoken_in
from livret.words.labels import barrier_label
from livret.words.meeting_asked import CLOSED, KEEPS, asked

LEAVING = ("paper", "file", CLOSED)
"""Answers that are known only once the paper left."""


class ReadBackView(QuestionView):
    """What was said, read aloud before anybody signs."""

    def __init__(
        self,
        ui: Ui,
        parts: Sequence[tuple[str, str, tuple[str, ...]]],
        may_sign: bool,  # noqa: FBT001 - a fact of the scene
    ) -> None:
        """Make the view.

        Args:
            ui: Look and language.
            parts: (barrier or empty, title, lines), in the order read.
            may_sign: Whether there is a paper to sign.
        """
        tr = ui.tr
        super().__init__(ui, asked(tr, Question.READ_BACK))
        for barrier, title, lines in parts:
            card = Card(ui, gap=6, margins=(24, 16))
            head = Row(ui, 10)
            if barrier:
                head.addWidget(Icon(ui, TOPIC_ICONS[barrier], "accent", 22))
            head.addWidget(Text(title, "topic"), 1)
            card.column.addLayout(head)
            for line in lines:
                card.add(Text(line, "quote"))
            self.add(card)
        if not parts:
            self.add(Text(tr.text("Rien n’a été dit de plus aujourd’hui."), "large"))
        self.unsigned = Button(ui, tr.text("Sans signer aujourd’hui"))
        self.unsigned.clicked.connect(self._unsigned)
        self.add(button_row(ui, [self.unsigned]))
        self.unsigned.setVisible(may_sign)

    def _unsigned(self) -> None:
        self.done.emit("unsigned")


class HandOverView(QuestionView):
    """Whether the paper is safe with her: equal answers, none by default.

    Attributes:
        leave_off: Topics that she does not want on a paper that nobody signed.
    """

    def __init__(
        self,
        ui: Ui,
        cautions: Sequence[str] = (),
        topics: Sequence[str] = (),
        language: str = "",
    ) -> None:
        """Make the view.

        Args:
            ui: Look and language.
            cautions: What to heed before anything leaves, in plain words.
            topics: Codes of the topics that the paper would hold; none where it
                was signed: its bytes stay as they are.
            language: Hers, in which answers stand too; empty where it is the
                screen's.
        """
        tr = ui.tr
        safe = asked(tr, Question.HANDING_OVER)
        super().__init__(ui, safe)
        self.add(
            Text(
                tr.text(
                    "Quelqu’un peut le voir, le lire, poser des questions. Toutes les"
                    " réponses conviennent, et la réponse peut changer."
                ),
                "large",
            )
        )
        for caution in cautions:
            self.add(Text(caution, "large"))
        self.keeps = BigChoices(
            ui,
            safe,
            [(code, tr.text(said)) for code, said in KEEPS.items()],
            columns=2,
        )
        hers = spoken_in(language) if language else None
        for code, button in self.keeps.buttons.items():
            button.least = 84
            button.restyle()
            if hers is not None and isinstance(button, BigChoice):
                button.explain(hers.text(KEEPS[code]))
        self.keeps.chosen.connect(self._chosen)
        question = tr.text("Ce qui ne va pas sur le papier")
        options = [(code, barrier_label(tr, code)) for code in topics]
        self.leave_off = Ticks(ui, question, options)
        if topics:
            hint = tr.text("Le papier n’en garde aucune trace.")
            self.add(Labelled(ui, question, self.leave_off, hint=hint))
        self.add(self.keeps)

    def press(self, rank: int) -> None:
        """Answer with a key."""
        self.keeps.press(rank)

    def _chosen(self, code: str) -> None:
        if code:
            self.done.emit(code)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the answers in one column."""
        self.keeps.set_columns(1 if narrow else 2)


class EndingView(QuestionView):
    """The end: what about the next time?"""

    def __init__(self, ui: Ui, kept: str = "") -> None:
        """Make the view.

        Args:
            ui: Look and language.
            kept: What became of the paper, in a sentence, possibly empty.
        """
        tr = ui.tr
        super().__init__(ui, asked(tr, Question.ENDING))
        self.kept = Text("", "large")
        self.add(self.kept)
        self.say_kept(kept)
        self.words = TextArea(
            ui,
            tr.text("La prochaine fois"),
            placeholder=tr.text("De quoi parler, qui apporte quoi"),
            lines=2,
        )
        self.first = self.words
        self.words.edited.connect(self._tell)
        self.add(Labelled(ui, tr.text("La prochaine fois"), self.words))

    def say_kept(self, kept: str) -> None:
        """Say what became of the paper; nothing to say shows nothing."""
        self.kept.say(kept)
        self.kept.setVisible(bool(kept))

    @property
    def edit(self) -> NextEdit:
        """What is written."""
        return NextEdit(self.words.text)

    def pending(self) -> tuple[Edit, ...]:
        """Return what was written about the next time."""
        return (self.edit,) if self.words.text else ()

    def give_back(self, edit: Edit) -> None:
        """Put back what was being written."""
        if isinstance(edit, NextEdit):
            self.words.show_text(edit.words)

    def clear_typed(self) -> bool:
        """Take away what is written."""
        written = bool(self.words.text)
        self.words.show_text("")
        if written:
            self._tell()
        return written

    def _tell(self) -> None:
        self.edited.emit(self.edit)


class PauseView(QuestionView):
    """A pause: nothing of what was said is on the screen."""

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("On fait une pause"))
        self.add(
            Text(tr.text("Rien n’est perdu. On reprendra à la même question."), "hers")
        )
        self.resume = BigChoice(ui, tr.text("Reprendre"), icon="play")
        self.leave = BigChoice(ui, tr.text("Quitter l’écran partagé"), icon="lock")
        for button, code in ((self.resume, "resume"), (self.leave, "leave")):
            button.setCheckable(False)
            button.setProperty("code", code)
            button.clicked.connect(self._pressed)
            self.add(button)
        self.first = self.resume

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, BigChoice):
            self.done.emit(str(sender.property("code")))


class LeaveView(QuestionView):
    """Leaving the shared screen needs the PIN: a gate of the screen, never a key.

    Signals:
        opened: The PIN was right, or none is needed.
        lock_asked: Too many wrong PINs, or there is no PIN: the passphrase
            is asked instead.
    """

    opened = Signal()
    lock_asked = Signal()

    def __init__(self, ui: Ui, gate: PinGate) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Quitter l’écran partagé"))
        self.gate = gate
        if gate.is_set:
            told = tr.text("Le code ramène au bureau, où d’autres noms se voient.")
            self.add(Text(told, "large"))
        elif not gate.free:
            told = tr.text(
                "Il n’y a pas encore de code. Pour revenir, il faut la phrase de passe."
            )
            self.add(Text(told, "large"))
        self.pin = SecretField(ui, tr.text("Votre code"), digits=True)
        self._field = Labelled(ui, tr.text("Votre code"), self.pin)
        self._field.setVisible(gate.is_set)
        self.pin.entered.connect(self._try)
        self.go = Button(ui, tr.text("Quitter l’écran partagé"), kind="primary")
        self.go.clicked.connect(self._try)
        self.stay = Button(ui, tr.text("Rester dans la rencontre"))
        self.stay.clicked.connect(self._stay)
        self.add(self._field)
        self.add(button_row(ui, [self.go, self.stay]))
        self.first = self.pin if gate.is_set else self.stay

    def _stay(self) -> None:
        self.done.emit("resume")

    def _try(self) -> None:
        answer = self.gate.answer(self.pin.secret)
        self.pin.clear()
        if answer is PinAnswer.OPENS:
            self.opened.emit()
        elif answer is PinAnswer.LOCKS:
            self.lock_asked.emit()
        else:
            self._field.complain(wrong_pin(self.ui.tr, self.gate))
