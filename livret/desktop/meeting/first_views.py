"""The first questions of a meeting: who is here, welcome, what she wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livret.desktop.kit.came import CameEditor
from livret.desktop.kit.cards import Card
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import HerWords, Labelled, LineField
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.text import Text, plain
from livret.desktop.meeting.edits import AimEdit, Edit
from livret.desktop.meeting.views import QuestionView
from livret.desktop.ui import Ui
from livret.domain.came import STRAIGHT, Came
from livret.domain.meeting_mode import Question
from livret.domain.meetings import Present
from livret.words.meeting_asked import asked


@dataclass(frozen=True)
class Somebody:
    """Somebody who may be in the room.

    Attributes:
        present: As the meeting keeps them.
        name: As shown.
        under: Why they are there, possibly empty.
    """

    present: Present
    name: str
    under: str = ""


class RoomView(QuestionView):
    """« Qui est dans la pièce ? »: before anything else is shown."""

    def __init__(
        self,
        ui: Ui,
        people: Sequence[Somebody],
        here: Sequence[Present],
        came: Came = STRAIGHT,
    ) -> None:
        """Make the view.

        Args:
            ui: Look and language.
            people: Everybody who may be there, hers first.
            here: Who is expected.
            came: How her words come.
        """
        tr = ui.tr
        super().__init__(ui, tr.text("Qui est dans la pièce ?"))
        self._people = people
        self.who = Ticks(ui, tr.text("Qui est dans la pièce ?"), [])
        self.who.offer([(str(at), plain(one.name)) for at, one in enumerate(people)])
        expected = {(one.voice, one.member) for one in here}
        ticked = (
            str(at)
            for at, one in enumerate(people)
            if (one.present.voice, one.present.member) in expected
            or (one.present.voice == "personne" and _hers(here))
        )
        self.who.tick(frozenset(ticked))
        for at, button in self.who.buttons.items():
            button.least = 56
            button.setAccessibleDescription(people[int(at)].under)
        self.other = LineField(ui, tr.text("Quelqu’un d’autre"))
        others = [one.name for one in here if one.voice == "ensemble"]
        self.other.setText(", ".join(others))
        self.came = CameEditor(ui)
        self.came.show_came(came)
        self.language = Fold(ui, tr.text("Comment on se parle aujourd’hui"), self.came)
        self.language.open(opened=came != STRAIGHT)
        self.add(self.who)
        other = Labelled(
            ui,
            tr.text("Quelqu’un d’autre"),
            self.other,
            hint=tr.text("Une sœur, un interprète… Ce qui est dit entre nous reste"
                         " fermé tant que cette personne est là."),
        )  # fmt: skip
        self.add(other)
        self.add(self.language)

    @property
    def present(self) -> tuple[Present, ...]:
        """Who is in the room."""
        ticked = self.who.values
        found = [
            one.present for at, one in enumerate(self._people) if str(at) in ticked
        ]
        names = (name.strip() for name in self.other.text().split(","))
        found += [Present(voice="ensemble", name=name) for name in names if name]
        return tuple(found)

    def press(self, rank: int) -> None:
        """Tick somebody."""
        button = self.who.buttons.get(str(rank))
        if button is not None:
            button.click()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the fields one under the other."""
        self.came.set_narrow(narrow=narrow)


def _hers(here: Sequence[Present]) -> bool:
    return any(one.voice == "personne" for one in here)


class WelcomeView(QuestionView):
    """What she may do at any time, and who will read (practice rule 21)."""

    def __init__(self, ui: Ui, called: str, readers: Sequence[tuple[str, str]]) -> None:
        """Make the view.

        Args:
            ui: Look and language.
            called: Her name.
            readers: Pairs of (name, why they read).
        """
        tr = ui.tr
        super().__init__(ui, tr.text("Bienvenue {name}", name=plain(called)))
        for sentence in (
            tr.text("Vous pouvez ne pas répondre, corriger, arrêter."),
            tr.text("Ce livret ne sert pas à contrôler."),
        ):
            self.add(Text(sentence, "hers"))
        card = Card(ui, "her", gap=8, margins=(24, 18))
        card.add(Text(tr.text("Voici qui le lira :"), "heading"))
        for name, under in readers:
            line = plain(name)
            if under:
                line = tr.text("{name}, {why}", name=line, why=plain(under))
            card.add(Text(line, "large"))
        self.add(card)


class AimView(QuestionView):
    """Her words first: what she wants."""

    def __init__(self, ui: Ui, words: str = "") -> None:
        tr = ui.tr
        super().__init__(ui, asked(tr, Question.AIM))
        self._before = words
        self.words = HerWords(
            ui,
            tr.text("Ce que je veux faire"),
            placeholder=tr.text("Avec vos mots, comme ils viennent"),
            lines=3,
        )
        self.words.show_text(words)
        self.first = self.words
        self.words.edited.connect(self._tell)
        self.add(self.words)
        self.add(WritingHint(ui, self.words))

    @property
    def edit(self) -> AimEdit:
        """What is written."""
        return AimEdit(self.words.text)

    def pending(self) -> tuple[Edit, ...]:
        """Return the aim, where it was changed."""
        return (self.edit,) if self.words.text != self._before else ()

    def give_back(self, edit: Edit) -> None:
        """Put back what was being written."""
        if isinstance(edit, AimEdit):
            self.words.show_text(edit.words)

    def clear_typed(self) -> bool:
        """Go back to what stood."""
        changed = self.words.text != self._before
        if changed:
            self.words.show_text(self._before)
            self._tell()
        return changed

    def _tell(self) -> None:
        self.edited.emit(self.edit)
