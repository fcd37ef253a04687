"""Short forms: a skill with its story, a project, where she stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.came import CameFold
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import HerWords, Labelled, LineField
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.typed import Kept
from livret.desktop.kit.voices import Voice, VoiceChooser
from livret.desktop.skills.values import ProjectEdit, SituationEdit, SkillEdit
from livret.desktop.ui import Ui
from livret.domain.barriers import Answer
from livret.domain.came import STRAIGHT, came_of, told_came
from livret.words.labels import answer_button
from livret.words.reviews import AREAS, SITUATIONS
from livret.words.translator import mark

HOURS: dict[str, str] = {
    "full_time": mark("temps plein"),
    "part_time": mark("temps partiel"),
}
"""Working hours of a project."""

NOT_ONE = (Answer.NE_SAIT_PAS, Answer.NE_SOUHAITE_PAS_REPONDRE)
"""Answers beside the four situations, as large as they are."""


class SkillForm(Card):
    """What she knows how to do, where it comes from, who saw it.

    Signals:
        added: arg: ``SkillEdit``.
    """

    added = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "her", gap=12)
        tr = ui.tr
        self.words = HerWords(
            ui,
            tr.text("Ce que je sais faire"),
            placeholder=tr.text("Par exemple : cuisiner pour trente personnes"),
            lines=1,
        )
        self.area = Choices(
            ui,
            tr.text("Ça vient d’où ?"),
            [(code, tr.text(words)) for code, words in AREAS.items()],
        )
        self.story = HerWords(
            ui,
            tr.text("L’histoire"),
            placeholder=tr.text("Où, quand, pour qui…"),
            lines=2,
        )
        self.by = LineField(
            ui,
            tr.text("Qui le reconnaît ?"),
            placeholder=tr.text("moi, une voisine, un ancien patron…"),
        )
        self.came = CameFold(ui)
        keep = Button(ui, tr.text("Ajouter"), kind="primary", icon="sprout")
        keep.clicked.connect(self._add)
        self.add(Text(tr.text("Ce que je sais faire"), "strong"))
        self.add(self.words)
        self.add(Labelled(ui, tr.text("Ça vient d’où ?"), self.area))
        self.add(Labelled(ui, tr.text("L’histoire"), self.story))
        self.add(self.came)
        self.add(Labelled(ui, tr.text("Qui le reconnaît ?"), self.by))
        self.add(button_row(ui, [keep]))

    def _add(self) -> None:
        words = self.words.text
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        by = self.by.text().strip()
        area, story, came = self.area.value, self.story.text, self.came.value
        self.added.emit(SkillEdit(words, area, story, by, came))

    def clear(self) -> None:
        """Forget what is written."""
        self.words.show_text("")
        self.story.show_text("")
        self.by.clear()
        self.area.choose("")
        self.came.clear()


class ProjectForm(Card):
    """A vocational project in her words.

    Signals:
        added: arg: ``ProjectEdit``.
    """

    added = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "her", gap=12)
        tr = ui.tr
        label = tr.text("Le métier que je voudrais")
        self.words = HerWords(
            ui,
            label,
            placeholder=tr.text("Par exemple : cuisinière dans une école"),
            lines=1,
        )
        self.occupation = LineField(ui, tr.text("Comment s’appelle ce métier ?"))
        hours = tr.text("Combien d’heures ?")
        self.hours = Choices(
            ui, hours, [(code, tr.text(words)) for code, words in HOURS.items()]
        )
        self.came = CameFold(ui)
        keep = Button(ui, tr.text("Garder ce projet"), icon="target")
        keep.clicked.connect(self._add)
        self.add(Text(label, "strong"))
        self.add(self.words)
        self.add(self.came)
        self.add(
            Labelled(ui, tr.text("Comment s’appelle ce métier ?"), self.occupation)
        )
        self.add(Labelled(ui, hours, self.hours))
        self.add(button_row(ui, [keep]))

    def _add(self) -> None:
        words = self.words.text
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        occupation = self.occupation.text().strip()
        hours, came = self.hours.value, self.came.value
        self.added.emit(ProjectEdit(words, occupation, hours, came))

    def clear(self) -> None:
        """Forget what is written."""
        self.words.show_text("")
        self.occupation.clear()
        self.hours.choose("")
        self.came.clear()


class OtherVoices(Kept):
    """What was typed for the voices that are not shown now; draws nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: dict[str, Mapping[str, Any]] = {}
        self.hide()

    @property
    def value(self) -> dict[str, Mapping[str, Any]]:
        """What was typed, by voice; voices of whom nothing stands are left out."""
        return dict(self._typed)

    def show_value(self, value: Any) -> None:
        """Take what was kept, without telling; another shape changes nothing."""
        if isinstance(value, dict) and all(isinstance(v, dict) for v in value.values()):
            self._typed = dict(value)

    def keep(self, voice: str, typed: Mapping[str, Any]) -> None:
        """Keep what was typed for a voice; nothing typed keeps nothing."""
        self._typed.pop(voice, None)
        if typed:
            self._typed[voice] = typed

    def take(self, voice: str) -> Mapping[str, Any]:
        """Return what was typed for a voice, and keep it no more."""
        return self._typed.pop(voice, {})


class SituationForm(Card):
    """Where she stands: she first; referents only if they wish.

    Each voice has words of its own: another one speaking never loses them.

    Attributes:
        others: What was typed for the voices that are not shown now.

    Signals:
        said: arg: ``SituationEdit``.
    """

    said = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, gap=12)
        tr = ui.tr
        self.voice = VoiceChooser(ui)
        self.voice.chosen.connect(self._speaks)
        options = [(code, tr.text(words)) for code, words in SITUATIONS.items()]
        options += [(code.value, answer_button(tr, code)) for code in NOT_ONE]
        label = tr.text("Et l’emploi, aujourd’hui ?")
        self.answer = Choices(ui, label, options, columns=2)
        self.words = HerWords(ui, tr.text("Avec ses mots"), lines=1)
        self.words.setPlaceholderText(tr.text("Avec ses mots, si besoin"))
        self.came = CameFold(ui)
        self._keep = Button(ui, tr.text("C’est noté"), icon="check")
        self._keep.clicked.connect(self._say)
        self._hint = Text("", "soft")
        self.others = OtherVoices()
        self._speaking = ""
        self.add(self._hint)
        self.add(self.voice)
        self.add(self.others)
        self.add(Labelled(ui, label, self.answer))
        self.add(self.words)
        self.add(self.came)
        self.add(button_row(ui, [self._keep]))

    def offer(self, voices: Sequence[Voice], *, hers_said: bool) -> None:
        """Offer who may say it; referents once she has, and only if she answers."""
        tr, chosen = self.ui.tr, self.voice.value
        offered = list(voices) if hers_said else list(voices[:1])
        self.voice.offer(offered)
        if chosen in self.voice.buttons:
            self.voice.choose(chosen)
        self._speaks(self.voice.value)
        name = plain(voices[0].name) if voices else ""
        self._hint.say(
            tr.text("Les autres peuvent le dire aussi. Ce n’est jamais demandé.")
            if hers_said
            else tr.text("{name} le dit, ou pas. Personne ne le dit avant.", name=name)
        )

    def clear(self) -> None:
        """Forget what is written, of everybody."""
        self.others.show_value({})
        self._show({})

    def clear_voice(self, voice: str) -> None:
        """Forget what is written for one voice: it is said."""
        if voice == self._speaking:
            self._show({})
        else:
            self.others.take(voice)
        self.others.edited.emit()

    @property
    def waits(self) -> bool:
        """Whether something is typed, for any voice, and not said yet."""
        return bool(self.others.value or self._typed)

    def shown_again(self) -> None:
        """Take the voice that was given back for the one that speaks."""
        self._speaking = self.voice.value

    def _speaks(self, voice: str) -> None:
        """Put away what the voice before was saying; give back this one's."""
        if voice != self._speaking:
            before, self._speaking = self._speaking, voice
            if before:
                self.others.keep(before, self._typed)
                self._show(self.others.take(voice))

    @property
    def _typed(self) -> dict[str, Any]:
        told = {"answer": self.answer.value, "words": self.words.text}
        typed = {name: one for name, one in told.items() if one}
        return typed | told_came(self.came.value)

    def _show(self, typed: Mapping[str, Any]) -> None:
        answer = str(typed.get("answer", ""))
        self.answer.choose(answer if answer in self.answer.buttons else "")
        self.words.show_text(str(typed.get("words", "")))
        self.came.clear()
        came = came_of(typed)
        if came != STRAIGHT:
            self.came.editor.show_came(came)
            self.came.shown_again()

    def _say(self) -> None:
        code, words = self.answer.value, self.words.text
        if code or words:
            came = self.came.value
            self.said.emit(SituationEdit(self.voice.value, code, words, came))
