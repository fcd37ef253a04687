"""Who replaces whom, by plain values.

Shows: ``use_people(people)``, ``use_today(day)``, ``show_named(sentence, over)``,
``work(sentence)``, ``show_made(lines, halves)``.
Says: ``name_asked(ReplaceEdit)``, ``refresh_asked``, ``renew_asked``,
``end_asked``, ``half_printed(at)``, ``half_saved(at)``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.cards import Card, EmptyState, button_row, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.fields import DateField, HerWords, Labelled, LineField
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text, plain
from livret.desktop.preview.dressing import Dressing, folded
from livret.desktop.ui import Ui
from livret.usecases.sharing_errors import NotAgreed
from livret.words.errors import error_sentence
from livret.words.one_line import in_sentences

FORM = "replacing:form"
"""Where a replacement is written, as drafts name places."""

_MONTHS = 3


@dataclass(frozen=True)
class ReplaceEdit:
    """Who goes on when the owner is away.

    Attributes:
        who: Key of a card that is accepted here.
        agreed: She said yes, and is here.
        until: Last day.
        purpose: Why, as said to her.
        words: Hers, possibly empty.
    """

    who: str
    agreed: bool
    until: dt.date
    purpose: str
    words: str


class NameForm(Card):
    """Nobody is named without her.

    Signals:
        asked: arg: ``ReplaceEdit``.
    """

    asked = Signal(object)

    def __init__(self, ui: Ui, people: Sequence[tuple[str, str]], today: QDate) -> None:
        super().__init__(ui, gap=12, margins=28)
        tr = ui.tr
        self.add(Text(tr.text("Qui vous remplace ?"), "question"))
        self.add(
            Text(
                tr.text(
                    "Choisissez avec elle. Deux personnes gardent chacune une moitié."
                    " Il faut les deux moitiés pour ouvrir son livret. Elle lira qui"
                    " l’a ouvert, et quand."
                ),
                "soft",
            )
        )
        label = tr.text("Qui continue avec elle")
        self.who = Choices(ui, label, people, columns=1, required=True)
        self.who.choose(people[0][0])
        until = tr.text("Jusqu’à quand")
        self.until = DateField(ui, until, today.addMonths(_MONTHS))
        self.purpose = LineField(ui, tr.text("Pourquoi"))
        self.purpose.setText(tr.text("continuer pendant une absence"))
        hers = tr.text("Ses mots, si la personne le souhaite")
        self.words = HerWords(ui, hers)
        self.yes = Choice(ui, tr.text("Elle a dit oui, elle est là"))
        self.dated = Labelled(ui, until, self.until)
        self.add(Labelled(ui, label, self.who))
        self.add(self.dated)
        self.why = Labelled(ui, tr.text("Pourquoi"), self.purpose)
        self.add(self.why)
        self.add(Labelled(ui, hers, self.words))
        self.agreed = Labelled(ui, tr.text("Son accord"), self.yes)
        self.add(self.agreed)
        make = Button(
            ui, tr.text("Choisir où le garder"), kind="primary", icon="folder-open"
        )
        make.clicked.connect(self._ask)
        self.add(button_row(ui, [make]))

    def _ask(self) -> None:
        agreed = self.yes.isChecked()
        # Before a folder is chosen for nothing.
        wanting = "" if agreed else error_sentence(self.ui.tr, NotAgreed())
        self.agreed.complain(wanting)
        if not agreed:
            return
        day = self.until.date()
        self.asked.emit(
            ReplaceEdit(
                who=self.who.value,
                agreed=agreed,
                until=dt.date(day.year(), day.month(), day.day()),
                purpose=self.purpose.text().strip(),
                words=self.words.text,
            )
        )


class ReplacingPage(Page):
    """Named with her, written once, kept by two people.

    Signals:
        name_asked: arg: ``ReplaceEdit``.
        refresh_asked: Make the files again with what was said since.
        renew_asked: Make new halves, and the files again.
        end_asked: She takes it back: her agreement ends.
        half_printed: arg: 1 or 2.
        half_saved: arg: 1 or 2.
        form_opened: It can be written. args: its place, the form.
    """

    name_asked = Signal(object)
    refresh_asked = Signal()
    renew_asked = Signal()
    end_asked = Signal()
    half_printed = Signal(int)
    half_saved = Signal(int)
    form_opened = Signal(str, object)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Si je ne suis pas là"), width=860)
        self.subtitle.say(
            ui.tr.text("Une maladie, un départ : son livret ne reste pas fermé.")
        )
        self.form: NameForm | None = None
        self.dressing: Dressing | None = None
        self.progress = Progress(ui)
        self._today = QDate(2000, 1, 1)
        self._named = self._make_named()
        self._place = Column(ui, 0)
        self._made = Column(ui, 16)
        self._faces = Faces(ui)
        self._faces.add(holder(self._place))
        self._faces.add(holder(self._made))
        for widget in (self._named, self._faces, self.progress):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _make_named(self) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, "support", gap=10, margins=24)
        self._who = Text("", "strong")
        again = Button(self.ui, tr.text("Refaire le fichier"), icon="rotate-ccw")
        again.setAccessibleDescription(
            tr.text(
                "Il aura aussi ce qui a été dit depuis. Les deux moitiés déjà"
                " données l’ouvriront."
            )
        )
        again.clicked.connect(self.refresh_asked)
        renew = Button(self.ui, tr.text("Refaire les deux moitiés"), icon="key")
        renew.clicked.connect(self.renew_asked)
        lost = Text(
            tr.text(
                "Une feuille perdue, ou jamais imprimée ? Refaites les deux"
                " moitiés. Celles d’avant n’ouvriront pas le nouveau fichier, mais"
                " encore l’ancien : effacez-le partout où il est, et détruisez-les."
            ),
            "soft",
        )
        end = Button(self.ui, tr.text("Y mettre fin"), icon="x")
        end.setAccessibleDescription(
            tr.text("Dans « Qui voit quoi » : c’est la personne qui retire son accord.")
        )
        end.clicked.connect(self.end_asked)
        self._while_it_lasts = (lost, button_row(self.ui, [again, renew, end]))
        for part in (self._who, *self._while_it_lasts):
            card.add(part)
        card.hide()
        return card

    def use_today(self, day: dt.date) -> None:
        """Take today's date, from which a replacement runs."""
        self._today = QDate(day.year, day.month, day.day)

    def use_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer those whose cards are accepted: pairs of (key, name)."""
        if self.form is not None and tuple(self.form.who.buttons) == tuple(
            key for key, _ in people
        ):
            return  # what is being written stays
        self.clear()
        tr = self.ui.tr
        if not people:
            card = Card(self.ui)
            card.add(
                EmptyState(
                    self.ui,
                    "users",
                    tr.text("Aucune carte n’est acceptée ici"),
                    tr.text("Dans « Recevoir », ouvrez la carte de quelqu’un."),
                )
            )
            self._place.addWidget(card)
            return
        self.form = NameForm(self.ui, people, self._today)
        self.form.asked.connect(self.name_asked)
        self._place.addWidget(self.form)
        self.ui.look.restyle(self.form)
        self.form.show()
        self.form_opened.emit(FORM, self.form)

    def show_named(self, sentence: str, *, over: bool = False) -> None:
        """Show who was named already; an empty sentence for nobody.

        Args:
            sentence: Who, and until when.
            over: Past its last day, or taken back: nothing of it is made again.
        """
        self._who.say(sentence)
        for part in self._while_it_lasts:
            part.setVisible(not over)
        self._named.setVisible(bool(sentence))

    def work(self, sentence: str = "") -> None:
        """Say that it is being made; an empty sentence ends it."""
        self.let_rest(self._faces, resting=bool(sentence))
        if sentence:
            self.banner.hide()
        self.progress.tell(sentence)

    def show_made(self, lines: Sequence[str], halves: Sequence[str]) -> None:
        """Show the two halves, once: each for one person."""
        self.work()
        tr = self.ui.tr
        empty(self._made)
        told = Card(self.ui, gap=8, margins=28)
        for line in lines:
            told.add(Text(plain(line)))
        self._made.addWidget(told)
        for at, words in enumerate(halves, 1):
            card = Card(self.ui, gap=12, margins=28)
            title = tr.text("La moitié {number}, pour une personne", number=at)
            card.add(Text(title, "heading"))
            card.add(Text(words, "words"))
            printing = Button(self.ui, tr.text("Imprimer la feuille"), icon="printer")
            printing.about(title)
            printing.clicked.connect(partial(self.half_printed.emit, at))
            saving = Button(self.ui, tr.text("En faire un fichier"), icon="save")
            saving.about(title)
            saving.clicked.connect(partial(self.half_saved.emit, at))
            card.add(button_row(self.ui, [printing, saving]))
            self._made.addWidget(card)
        if halves:
            self.dressing = Dressing(self.ui, pictured=False)
            self._made.addWidget(folded(self.ui, self.dressing))
            warning = tr.text(
                "Les mots ne sont gardés nulle part ici. Donnez chaque feuille à une"
                " seule personne, et laissez le fichier où on le trouvera."
            )
            self._made.addWidget(Text(warning, "strong"))
        self._faces.turn_to(1)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, in_sentences(map(plain, lines)))

    def clear(self) -> None:
        """Show no form and no half: nothing of them stays on the page."""
        empty(self._place)
        empty(self._made)
        self.form = self.dressing = None
        self._faces.turn_to(0)
