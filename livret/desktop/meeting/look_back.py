"""Looking back in a meeting: four questions, one voice at a time, hers first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.fields import HerWords, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice
from livret.desktop.meeting.edits import Edit, LookBackEdit
from livret.desktop.meeting.topic_views import heard_line
from livret.desktop.meeting.views import QuestionView
from livret.desktop.team_voices import PERSON
from livret.desktop.ui import Ui
from livret.words.dates import long_date
from livret.words.reviews import ASKED


@dataclass(frozen=True)
class LookBackShown:
    """What one voice is asked.

    Attributes:
        day: ISO day of the meeting.
        voice: Who speaks.
        since: First day looked back at, or None.
        words: What this voice said, as (part, words), in the order asked.
        declined: It prefers not to.
        first: Her name while she said nothing yet: she speaks first; else empty.
        heard: What the others said, as (voice, part, words); nothing of it while
            she speaks.
    """

    day: str
    voice: Voice
    since: dt.date | None = None
    words: tuple[tuple[str, str], ...] = ()
    declined: bool = False
    first: str = ""
    heard: tuple[tuple[Voice, str, str], ...] = ()


class LookBackView(QuestionView):
    """How one voice looks back; nothing is summed, and nothing has to be said.

    Attributes:
        fields: By name of ``reviews.PARTS``.
        decline: « … préfère ne pas répondre ».
        declined: Says so, once it is.
    """

    def __init__(self, ui: Ui, shown: LookBackShown) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Faisons le point ensemble"))
        self._shown = shown
        if shown.since is not None:
            day = long_date(tr, shown.since)
            self.add(Text(tr.text("Depuis le {day}", day=day), "large"))
        name = plain(shown.voice.name)
        make = HerWords if shown.voice.id == PERSON else TextArea
        before = dict(shown.words)
        self.fields: dict[str, TextArea] = {}
        for part, asked in ASKED.items():
            self.add(Text(tr.text(asked), "strong"))
            name_of = tr.text("{asked} {name}", asked=tr.text(asked), name=name)
            field = make(ui, name_of, lines=1)
            field.show_text(before.get(part, ""))
            field.edited.connect(self._tell)
            self.fields[part] = field
            for voice, said_of, words in shown.heard:
                if said_of == part:
                    self.add(heard_line(ui, voice, "", words))
            self.add(field)
            self.add(WritingHint(ui, field))
        self.first = next(iter(self.fields.values()))
        told = tr.text("{name} préfère ne pas répondre", name=name)
        self.decline = Button(ui, told)
        self.decline.clicked.connect(self._decline)
        self.declined = Text(told if shown.declined else "", "large")
        self.add(self.declined)
        self.add(button_row(ui, [self.decline]))

    @property
    def edit(self) -> LookBackEdit:
        """What is written."""
        words = {part: field.text for part, field in self.fields.items() if field.text}
        return LookBackEdit(self._shown.day, self._shown.voice.id, words)

    def pending(self) -> tuple[Edit, ...]:
        """Return what was written, where it was changed."""
        return (self.edit,) if self._changed else ()

    def give_back(self, edit: Edit) -> None:
        """Put back what was being written."""
        if isinstance(edit, LookBackEdit):
            for part, field in self.fields.items():
                field.show_text(edit.words.get(part, ""))

    def clear_typed(self) -> bool:
        """Go back to what stood."""
        changed = self._changed
        if changed:
            for part, words in self._shown.words:
                self.fields[part].show_text(words)
            self._tell()
        return changed

    @property
    def _changed(self) -> bool:
        return any(self.fields[part].text != words for part, words in self._shown.words)

    def refusal(self, voice: str) -> str:
        """Return why somebody may not speak yet; empty where they may."""
        mine = self._shown.voice.id != PERSON or self.declined.text()
        begun = mine or any(one.text for one in self.fields.values())
        if voice == PERSON or begun or not self._shown.first:
            return ""
        name = plain(self._shown.first)
        return self.ui.tr.text("{name} parle d’abord ; les autres ensuite.", name=name)

    def _decline(self) -> None:
        self.clear_typed()
        self.declined.say(self.decline.text())
        self.edited.emit(
            LookBackEdit(self._shown.day, self._shown.voice.id, declined=True)
        )

    def _tell(self) -> None:
        self.edited.emit(self.edit)
