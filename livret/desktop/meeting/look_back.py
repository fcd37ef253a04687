"""Looking back in a meeting: one question at a time, one voice, hers first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.fields import HerWords, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice
from livret.desktop.meeting.edits import Edit, LookBackEdit, LookTopicEdit
from livret.desktop.meeting.in_hers import in_hers
from livret.desktop.meeting.topic_views import (
    TopicShown,
    TopicView,
    heard_line,
)
from livret.desktop.meeting.views import QuestionView
from livret.desktop.team_voices import PERSON
from livret.desktop.ui import Ui
from livret.domain.barriers import Answer
from livret.words.dates import long_date
from livret.words.labels import answer_label
from livret.words.reviews import ASKED


@dataclass(frozen=True)
class LookBackShown:
    """What one voice is asked.

    Attributes:
        day: ISO day of the meeting.
        voice: Who speaks.
        part: Which of ``reviews.PARTS`` is asked.
        since: First day looked back at, or None.
        words: What this voice said of it, possibly empty.
        may_decline: It said nothing yet of anything that is looked back at.
        declined: It prefers not to.
        first: Her name while she said nothing yet: she speaks first; else empty.
        question: The question in her language, empty where it is the screen's.
        language: Her language, empty where it is the screen's.
        alone: She prefers not to, and nobody else said anything.
        heard: What the others said of it, as (voice, words); nothing while she
            speaks.
    """

    day: str
    voice: Voice
    part: str
    since: dt.date | None = None
    words: str = ""
    may_decline: bool = True
    declined: bool = False
    first: str = ""
    question: str = ""
    language: str = ""
    alone: bool = False
    heard: tuple[tuple[Voice, str], ...] = ()


class LookBackView(QuestionView):
    """How one voice looks back; nothing is summed, and nothing has to be said.

    Attributes:
        words: The field.
        decline: « … préfère ne pas répondre », while nothing was said.
        declined: Says so, once it is.
    """

    def __init__(self, ui: Ui, shown: LookBackShown) -> None:
        tr = ui.tr
        asked = tr.text(ASKED[shown.part])
        super().__init__(ui, asked)
        self._shown = shown
        self.column.insertWidget(0, Text(_about(ui, shown.since), "topic"))
        for line in in_hers(ui, shown.question, shown.language):
            self.add(line)
        for voice, words in shown.heard:
            self.add(heard_line(ui, voice, "", words))
        hers = shown.voice.id == PERSON
        name = plain(shown.voice.name)
        told = tr.text("{name} préfère ne pas répondre", name=name)
        make = HerWords if hers else TextArea
        self.words = make(
            ui,
            tr.text("{asked} {name}", asked=asked, name=name),
            placeholder=tr.text("Vos mots, comme ils viennent")
            if hers
            else tr.text("Ce qu’en dit {name}", name=name),
            lines=2,
        )
        self.words.show_text(shown.words)
        self.words.edited.connect(self._tell)
        self.first = self.words
        self.decline = Button(ui, told)
        self.decline.clicked.connect(self._decline)
        self.declined = Text(told if shown.declined else "", "large")
        self.add(self.words)
        self.add(WritingHint(ui, self.words))
        self.add(self.declined)
        self.add(button_row(ui, [self.decline]))
        if not shown.may_decline:  # it would take away what was said
            self.decline.hide()

    @property
    def edit(self) -> LookBackEdit:
        """What is written."""
        shown = self._shown
        return LookBackEdit(shown.day, shown.voice.id, shown.part, self.words.text)

    @property
    def past(self) -> bool:
        """Whether she prefers not to and nobody else looks back either."""
        hers = self._shown.voice.id == PERSON
        declined = self.declined.text() and not self.words.text
        return bool(hers and declined and (self._shown.alone or self._shown.first))

    def pending(self) -> tuple[Edit, ...]:
        """Return what was written, where it was changed."""
        return (self.edit,) if self.words.text != self._shown.words else ()

    def give_back(self, edit: Edit) -> None:
        """Put back what was being written."""
        if isinstance(edit, LookBackEdit):
            self.words.show_text(edit.words)

    def clear_typed(self) -> bool:
        """Go back to what stood."""
        changed = bool(self.pending())
        if changed:
            self.words.show_text(self._shown.words)
            self._tell()
        return changed

    def refusal(self, voice: str) -> str:
        """Return why somebody may not speak yet; empty where they may."""
        mine = self._shown.voice.id != PERSON or self.declined.text()
        if voice == PERSON or mine or self.words.text:
            return ""
        return she_first(self.ui, self._shown.first)

    def _decline(self) -> None:
        self.clear_typed()
        self.declined.say(self.decline.text())
        shown = self._shown
        self.edited.emit(
            LookBackEdit(shown.day, shown.voice.id, shown.part, declined=True)
        )

    def _tell(self) -> None:
        self.edited.emit(self.edit)


@dataclass(frozen=True)
class LookTopicShown(TopicShown):
    """One topic, as one voice reads it while the three look back.

    Attributes:
        day: ISO day of the meeting.
        before: What this voice read before: (answer, words, day), or None.
        first: Her name while she said nothing yet: she speaks first; else empty.
    """

    day: str = ""
    before: tuple[str, str, dt.date] | None = None
    first: str = ""


class LookTopicView(TopicView):
    """Words, then one of the same eight answers; what was said before is above."""

    _shown: LookTopicShown

    def _add_before(self) -> None:
        """Tell what this voice said when the time looked back at began."""
        shown, tr = self._shown, self.ui.tr
        if shown.before is None:
            return
        answer, words, on = shown.before
        day = long_date(tr, on)
        told = answer_label(tr, answer)
        line = tr.text("Le {day} : {answer}", day=day, answer=told)
        self.add(heard_line(self.ui, shown.voice, "", words, said=line))

    def _add_more(self) -> None:
        """Ask nothing else: what helps and what blocks is said on the topic."""

    @property
    def edit(self) -> LookTopicEdit:  # type: ignore[override]
        """What stands in the view."""
        shown = self._shown
        barrier = shown.form.barrier.value
        answer, words = self.answers.value, self.words.text
        return LookTopicEdit(shown.day, shown.voice.id, barrier, answer, words)

    def give_back(self, edit: Edit) -> None:
        """Put back what was being said."""
        if isinstance(edit, LookTopicEdit):
            self._give(answer=edit.answer, words=edit.words)

    def refusal(self, voice: str) -> str:
        """Return why somebody may not speak of it; empty where they may."""
        shown, tr = self._shown, self.ui.tr
        hers = shown.voice.id == PERSON
        if voice == PERSON:
            return ""
        answer = self.answers.value if hers else ""
        if answer == Answer.NE_SOUHAITE_PAS_REPONDRE or (shown.declined and not answer):
            return tr.text(
                "{name} préfère ne pas en parler. Les autres n’en disent rien.",
                name=plain(shown.voices[0].name),
            )
        if not hers or answer or self.words.text:
            return ""
        return she_first(self.ui, shown.first)


def she_first(ui: Ui, name: str) -> str:
    """Return that she speaks first; empty where she did (an empty name)."""
    if not name:
        return ""
    return ui.tr.text("{name} parle d’abord ; les autres ensuite.", name=plain(name))


def _about(ui: Ui, since: dt.date | None) -> str:
    """Return what is done here, and since when."""
    tr = ui.tr
    if since is None:
        return tr.text("Faisons le point ensemble")
    day = long_date(tr, since)
    return tr.text("Faisons le point ensemble, depuis le {day}", day=day)
