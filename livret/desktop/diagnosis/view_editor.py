"""What one voice says on one topic: words, answer, situations, outside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.diagnosis.silence import Silence
from livret.desktop.diagnosis.values import Quote, Stance, ViewEdit
from livret.desktop.kit.answers import AnswerChoices
from livret.desktop.kit.came import CameEditor
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import HerWords, Labelled, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.domain.came import STRAIGHT
from livret.domain.forms import Topic as TopicForm
from livret.domain.forms import Where
from livret.words.asking import anchor_for, question_to
from livret.words.came import CHOICES, ELSEWHERE


class ViewEditor(QWidget):
    """Editor of one voice on one topic; quiet until somebody types.

    Signals:
        typed: Something changed under somebody's hands. arg: ``ViewEdit``.
    """

    typed = Signal(object)

    def __init__(
        self,
        ui: Ui,
        form: TopicForm,
        voice: Voice,
        asked: str = "aim",
        called: str = "",
    ) -> None:
        """Make the editor of ``voice``; ``asked`` is ``aim`` or ``daily``.

        Somebody else than her is asked about her: ``called`` is her name.
        """
        super().__init__()
        self.setObjectName("clear")
        self._ui, self._form, self.voice = ui, form, voice
        self._called = plain(called)
        tr, name = ui.tr, plain(voice.name)
        hers = voice.side == "personne"
        label = tr.text("Ce qu’en dit {name}", name=name)
        field = HerWords if hers else TextArea
        self.words = field(
            ui, label, placeholder=tr.text("Ses mots, comme ils viennent")
        )
        self.answers = AnswerChoices(
            ui, tr.text("Réponse de {name}", name=name), voice=voice.side
        )
        self._silence = Silence(self.words)
        self.came = CameEditor(ui, CHOICES if hers else ELSEWHERE)
        self.facets = Ticks(
            ui,
            tr.text("De quoi s’agit-il ?"),
            [(facet.id, facet.label) for facet in form.facets],
        )
        self.me = Ticks(ui, tr.text("Ce qui est difficile"), [])
        self.outside_ticks = Ticks(ui, tr.text("Ce qui bloque dehors"), [])
        self.outside = TextArea(
            ui,
            tr.text("Ce qui bloque dehors, et qui"),
            placeholder=tr.text("Par exemple : la préfecture n’a pas répondu"),
            lines=1,
        )
        self._ticked: frozenset[str] = frozenset()
        health = form.barrier is Barrier.SANTE
        self.hint = WritingHint(ui, self.words, health=health)
        self._came_fold: Fold | None = None
        question = question_to(tr, form, asked, voice.side, self._called)
        self._build(question, hers=hers)

    def _build(self, question: str, *, hers: bool) -> None:
        ui, tr = self._ui, self._ui.tr
        column = Column(ui, 12)
        column.addWidget(Text(question, "heading"))
        column.addWidget(self.words)
        column.addWidget(self.hint)
        if hers:
            came: QWidget = Labelled(ui, tr.text("Ces mots sont venus"), self.came)
        else:
            came = Fold(ui, tr.text("Comment ces mots sont venus"), self.came)
            self._came_fold = came
        column.addWidget(self.answers)
        column.addWidget(came)
        self._me_field = Labelled(ui, tr.text("Ce qui est difficile"), self.me)
        about = Column(ui, 10)
        about.addWidget(self.facets)
        about.addWidget(self._me_field)
        self.about_fold = Fold(ui, tr.text("De quoi s’agit-il ?"), holder(about))
        out = Column(ui, 10)
        out.addWidget(self.outside)
        out.addWidget(self.outside_ticks)
        self.outside_fold = Fold(ui, tr.text("Ce qui bloque dehors"), holder(out))
        column.addWidget(self.about_fold)
        column.addWidget(self.outside_fold)
        self.setLayout(column)
        self._offer()
        self.words.edited.connect(self._tell)
        self.outside.edited.connect(self._tell)
        self.answers.chosen.connect(self._answered)
        self.came.changed.connect(self._tell)
        self.facets.ticked.connect(self._facets_ticked)
        self.me.ticked.connect(self._tell)
        self.outside_ticks.ticked.connect(self._tell)

    def show_stance(self, stance: Stance, quotes: tuple[Quote, ...] = ()) -> None:
        """Show what this voice said; her words are ``quotes``."""
        words, came = stance.words, stance.came
        if self.voice.side == "personne" and quotes:
            words, came = quotes[-1].words, quotes[-1].came
        self.came.show_came(came)
        if self._came_fold is not None:
            self._came_fold.open(opened=came != STRAIGHT)
        self.words.show_text(words)
        self._silence.stands(words, stance.answer)
        self.answers.choose(stance.answer)
        self.outside.show_text(stance.outside)
        self._ticked = frozenset(stance.situations)
        self.facets.tick(frozenset(id_.rsplit("/", 1)[0] for id_ in self._ticked))
        self._offer()
        self._show_anchor()
        self.about_fold.open(opened=bool(self._ticked))
        self.outside_fold.open(opened=bool(stance.outside))

    @property
    def edit(self) -> ViewEdit:
        """What stands in the editor."""
        return ViewEdit(
            self._form.barrier.value,
            self.voice.id,
            self.answers.value,
            self.words.text,
            self.came.value,
            tuple(sorted(self.me.values | self.outside_ticks.values)),
            self.outside.text,
        )

    def _facets_ticked(self) -> None:
        self._ticked = self.me.values | self.outside_ticks.values
        self._offer()
        self._tell()

    def _offer(self) -> None:
        """Offer the situations of the facets that are ticked."""
        chosen = self.facets.values
        for ticks, where in ((self.me, Where.ME), (self.outside_ticks, Where.OUTSIDE)):
            ticks.offer(
                [
                    (situation.id, situation.text)
                    for facet in self._form.facets
                    if facet.id in chosen
                    for situation in facet.situations
                    if situation.where is where
                ]
            )
            ticks.tick(self._ticked)
            ticks.setVisible(bool(ticks.buttons))
        self._me_field.setVisible(bool(self.me.buttons))

    def _answered(self) -> None:
        self._silence.answered(self.answers.value)
        self._show_anchor()
        self._tell()

    def _show_anchor(self) -> None:
        code, side = self.answers.value, self.voice.side
        told = anchor_for(self._ui.tr, self._form, code, side, self._called)
        self.answers.note.say(told)

    def _tell(self) -> None:
        self.typed.emit(self.edit)

    def set_narrow(self, *, narrow: bool) -> None:
        """Lay the answers out in two columns."""
        self.answers.set_columns(2 if narrow else 4)
        self.came.set_narrow(narrow=narrow)
