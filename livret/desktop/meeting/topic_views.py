"""Choosing a topic, then speaking of it: one at a time, only those she wants."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from livret.desktop.diagnosis.silence import Silence
from livret.desktop.diagnosis.steps_editor import SupportEditor
from livret.desktop.diagnosis.values import (
    AgreedLine,
    Quote,
    Stance,
    ViewEdit,
)
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.fields import HerWords, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.meeting.answers import BigAnswers
from livret.desktop.meeting.edits import Edit
from livret.desktop.meeting.in_hers import in_hers
from livret.desktop.meeting.outside import Outside, large
from livret.desktop.meeting.views import QuestionView
from livret.desktop.team_voices import PERSON
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.domain.came import STRAIGHT, Came
from livret.domain.forms import Topic as TopicForm
from livret.words.aid import spoken_in
from livret.words.asking import question_to
from livret.words.labels import answer_label

NOTHING_KEPT = AgreedLine()


@dataclass(frozen=True)
class TopicShown:
    """One topic, as one voice speaks of it.

    Attributes:
        form: What the form asks.
        asked: ``aim`` or ``daily``.
        aim: Her aim, empty while none was said.
        voice: Who speaks.
        voices: Everybody who may speak, hers first.
        stance: What this voice said before.
        quotes: Her words that stand.
        heard: What the others said, as (voice, answer, words); nothing on a
            topic she declined unless she says yes.
        declined: She prefers not to answer, and did not say yes.
        line: What they keep.
        question: The question in her language, empty where it is the screen's.
        language: Her language, empty where it is the screen's.
    """

    form: TopicForm
    asked: str
    aim: str
    voice: Voice
    voices: tuple[Voice, ...]
    stance: Stance
    quotes: tuple[Quote, ...] = ()
    heard: tuple[tuple[Voice, str, str], ...] = ()
    declined: bool = False
    line: AgreedLine = NOTHING_KEPT
    question: str = ""
    language: str = ""


TOGETHER = "ensemble"
"""The voice that writes what they keep together."""


def heard_line(
    ui: Ui, voice: Voice, answer: str, words: str, *, said: str = ""
) -> QWidget:
    """Return what a voice said on a topic, on one line with its mark.

    ``said`` stands in place of its name and answer, where it is given.
    """
    tr = ui.tr
    told = said or plain(voice.name)
    if answer:
        said = answer_label(tr, answer)
        told = tr.text("{name} : {answer}", name=told, answer=said)
    if words:
        told = f"{told} {quoted(tr, words)}"
    row = Row(ui, 8)
    row.addWidget(VoiceMark(ui, voice, 20, told))
    row.addWidget(Text(told, "large"), 1)
    return holder(row)


class TopicView(QuestionView):
    """What one voice says: words first, then one of eight equal answers.

    Attributes:
        words: The field.
        answers: The eight answers; keys 1 to 8.
    """

    def __init__(self, ui: Ui, shown: TopicShown, came: Came) -> None:
        barrier = shown.form.barrier.value
        tr, name, side = ui.tr, plain(shown.voice.name), shown.voice.side
        called = next((plain(o.name) for o in shown.voices if o.side == PERSON), name)
        asked = question_to(tr, shown.form, shown.asked, side, called)
        super().__init__(ui, asked, barrier=barrier)
        self._shown = self._stood = shown
        self._came = came
        hers = side == PERSON
        for line in in_hers(ui, shown.question, shown.language):
            self.add(line)
        if shown.aim:
            aim = plain(shown.aim)
            told = tr.text("{name} veut : « {words} »", name=called, words=aim)
            if side == PERSON:
                told = tr.text("Vous voulez : « {words} »", words=aim)
            self.add(Text(told, "large"))
        self._add_before()
        self._heard = Column(ui, 8)
        self.column.addLayout(self._heard)
        self._add_heard()
        field = HerWords if hers else TextArea
        self.words = field(
            ui,
            tr.text("Ce qu’en dit {name}", name=name),
            placeholder=tr.text("Vos mots, comme ils viennent")
            if hers
            else tr.text("Ce qu’en dit {name}", name=name),
            lines=2,
        )
        self.answers = BigAnswers(
            ui,
            tr.text("Réponse de {name}", name=name),
            voice=shown.voice.side,
            under=spoken_in(shown.language) if hers and shown.language else None,
        )
        self.first = self.words
        self._silence = Silence(self.words)
        self.add(self.words)
        self.add(WritingHint(ui, self.words, health=barrier == Barrier.SANTE))
        self.add(self.answers)
        self.supports: SupportEditor | None = None
        self.outside: Outside | None = None
        self._helps: Card | None = None
        self._add_more()
        self._show(shown.stance)
        self.words.edited.connect(self._tell)
        self.answers.chosen.connect(self._answered)

    def _add_before(self) -> None:
        """Show what stands above what the others said; others extend this."""

    def _add_heard(self) -> None:
        """Show the others' words to whoever speaks after them."""
        empty(self._heard)
        if self._shown.voice.side == "personne" and self._shown.declined:
            return
        for voice, answer, words in self._shown.heard:
            self._heard.addWidget(heard_line(self.ui, voice, answer, words))

    def hear(self, *facts: Any) -> bool:
        """Show what others said meanwhile; what is being said here stays."""
        shown: TopicShown = facts[0]
        if shown.heard != self._stood.heard:
            self._shown = replace(self._shown, heard=shown.heard)
            self._stood = replace(self._stood, heard=shown.heard)
            self._add_heard()
        return shown == self._stood

    def _add_more(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self.helps = Button(ui, tr.text("Ce qui m’aide"), kind="quiet", icon="plus")
        self.blocks = Button(
            ui, tr.text("Ce qui bloque dehors"), kind="quiet", icon="plus"
        )
        self.helps.clicked.connect(self._unfold_helps)
        self.blocks.clicked.connect(self._unfold_blocks)
        self.add(button_row(ui, [self.helps, self.blocks]))

    def _unfold_helps(self) -> None:
        """Show what may help; made when it is first wanted."""
        if self.supports is None:
            self.supports = SupportEditor(self.ui, self._shown.form)
            self.supports.recognised.connect(self.edited)
            large(self.supports)
            self._helps = Card(self.ui, "support", margins=(20, 14))
            self._helps.add(self.supports)
            self.add(self._helps)
        elif self._helps is not None:
            self._helps.setVisible(not self._helps.isVisible())
        self.supports.setFocus()

    def _unfold_blocks(self) -> None:
        if self.outside is None:
            self._make_outside()
        elif self.outside.card.isVisible():
            self.outside.card.hide()
        else:
            self.outside.card.show()
        if self.outside is not None:
            self.outside.words.setFocus()

    def _make_outside(self) -> Outside:
        outside = Outside(self.ui, self._shown.form, self._shown.stance)
        outside.changed.connect(self._tell)
        self.outside = outside
        self.add(outside.card)
        return outside

    def _show(self, stance: Stance) -> None:
        words = stance.words
        if self._shown.voice.side == "personne" and self._shown.quotes:
            words = self._shown.quotes[-1].words
        self.words.show_text(words)
        self.answers.choose(stance.answer)
        self._shown = replace(self._shown, stance=stance)
        ids = {one.id for one in self._shown.form.outside()}
        if self.outside is not None:
            self.outside.show_stance(stance)
        elif stance.outside or ids & set(stance.situations):
            self._make_outside()
        self._before = self.edit
        self._silence.stands(words, stance.answer)

    @property
    def edit(self) -> ViewEdit:
        """What stands in the view; what it does not show stays as it was."""
        stance = self._shown.stance
        situations, outside = frozenset(stance.situations), stance.outside
        if self.outside is not None:
            kept = situations - {one.id for one in self._shown.form.outside()}
            situations = kept | self.outside.ticks.values
            outside = self.outside.words.text
        return ViewEdit(
            self._shown.form.barrier.value,
            self._shown.voice.id,
            self.answers.value,
            self.words.text,
            self._came if self._shown.voice.side == "personne" else STRAIGHT,
            tuple(sorted(situations)),
            outside,
        )

    def pending(self) -> tuple[Edit, ...]:
        """Return what this voice changed."""
        return (self.edit,) if self.edit != self._before else ()

    def give_back(self, edit: Edit) -> None:
        """Put back what was being said."""
        if isinstance(edit, ViewEdit):
            self._give(
                answer=edit.answer,
                words=edit.words,
                situations=edit.situations,
                outside=edit.outside,
            )

    def _give(self, **said: Any) -> None:
        before, stood = self._before, self._shown
        self._shown = replace(stood, quotes=())
        self._show(replace(stood.stance, **said))
        self._before, self._stood = before, stood
        self._silence.stands(before.words, before.answer)

    def clear_typed(self) -> bool:
        """Go back to what stood before."""
        if self.edit == self._before:
            return False
        self._shown = self._stood
        self._show(self._stood.stance)
        self._tell()
        return True

    def press(self, rank: int) -> None:
        """Answer with a key."""
        self.answers.press(rank)

    def _answered(self) -> None:
        self._silence.answered(self.answers.value)
        self._tell()

    def _tell(self) -> None:
        self.edited.emit(self.edit)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the answers in two columns."""
        self.answers.set_columns(2 if narrow else 4)
