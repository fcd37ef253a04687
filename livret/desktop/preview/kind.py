"""Which paper is made: the paper, its form, its language, what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from livret.desktop.kit.cards import Card, empty
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.preview.days import PaperDays
from livret.desktop.preview.dressing import WITHOUT, picture_options
from livret.desktop.ui import Ui
from livret.words.papers.aids import BILINGUAL
from livret.words.papers.catalogue import DRESSES, PAPERS, PART_TITLES, Paper
from livret.words.translator import LANGUAGES

DIAGNOSTIC = "diagnostic"
"""The paper that is made unless another is asked for: it is always signed."""

WHOLE = "livret"
"""The paper of which parts and days are chosen."""

_WITH = "to_sign"


@dataclass(frozen=True)
class Offer:
    """What papers of one livret can be about, and said in.

    Attributes:
        meetings: Meetings that were held, as (id, words), the newest first.
        reviews: Reviews, as (id, words).
        services: Whom an agreement in force names, as (name, words).
        documents: Papers that were frozen, as (id, words), the newest first.
        languages: Languages of papers, as (code, name).
        days: First and last day of what was said, or None where nothing was.
    """

    meetings: tuple[tuple[str, str], ...] = ()
    reviews: tuple[tuple[str, str], ...] = ()
    services: tuple[tuple[str, str], ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    days: tuple[dt.date, dt.date] | None = None

    def about(self, needs: str) -> tuple[tuple[str, str], ...]:
        """Return what a paper that needs something can be about."""
        lists = {
            "meeting": self.meetings,
            "review": self.reviews,
            "service": self.services,
            "document": self.documents,
        }
        return lists.get(needs, ())


class PaperKind(Card):
    """Which paper, in which form and language, and what it is about.

    Signals:
        changed: Another paper must be made.
    """

    changed = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=8, margins=(20, 12))
        tr = ui.tr
        self._offer = Offer()
        self._by_hand = False
        told = tr.text("Quel papier")
        names = [(name, tr.text(paper.title)) for name, paper in PAPERS.items()]
        self.papers = Choices(ui, told, names, required=True)
        self.papers.choose(DIAGNOSTIC)
        self.papers.chosen.connect(self._another)
        self._more = Column(ui, 12)
        inside = Column(ui, 12)
        inside.addWidget(self.papers)
        inside.addLayout(self._more)
        self.fold = Fold(ui, told, holder(inside))
        self.add(self.fold)
        self._lists: dict[str, Choices] = {}
        self.extras: Ticks | None = None
        self.parts: Ticks | None = None
        self.days: PaperDays | None = None
        self._build()

    @property
    def paper(self) -> Paper:
        """The paper that is made."""
        return PAPERS[self.papers.value or DIAGNOSTIC]

    @property
    def dress(self) -> str:
        """Name of its dress."""
        return self._value("dress") or self.paper.dresses[0]

    @property
    def pictures(self) -> bool:
        """Whether pictures stand beside its titles, where it has them."""
        return self._value("pictures") != WITHOUT

    @property
    def language(self) -> str:
        """Code of its language, or of the one facing the French."""
        return self._value("language") or self.ui.tr.language

    @property
    def target(self) -> str:
        """What it is about, possibly empty."""
        return self._value("about")

    @property
    def to_sign(self) -> bool:
        """Whether it has places for signers."""
        return self._value("sign") == _WITH

    @property
    def extra(self) -> frozenset[str]:
        """What she wants on it besides: ``life``, ``situation``, ``postponed``."""
        return self.extras.values if self.extras is not None else frozenset()

    @property
    def chosen_parts(self) -> frozenset[str]:
        """Parts of the whole livret; none chosen is all of them."""
        return self.parts.values if self.parts is not None else frozenset()

    @property
    def since(self) -> dt.date | None:
        """First day of what is printed, or None."""
        return self.days.since if self.days is not None else None

    @property
    def until(self) -> dt.date | None:
        """Last day of what is printed, or None."""
        return self.days.until if self.days is not None else None

    def offer(self, offer: Offer) -> None:
        """Offer what this livret has."""
        if offer != self._offer:
            self._offer = offer
            self._build()

    def make(self, paper: str) -> None:
        """Show another paper as chosen, without telling anybody."""
        self._by_hand = False
        self.papers.choose(paper if paper in PAPERS else DIAGNOSTIC)
        self.fold.open(opened=paper != DIAGNOSTIC)
        self._build()

    def wear(self, language: str, dress: str, *, pictures: bool) -> bool:
        """Show another form and language as chosen, unless somebody chose one.

        Returns:
            Whether the paper is dressed otherwise now.
        """
        if self._by_hand:
            return False
        before = (self.language, self.dress, self.pictures)
        # The form first: which languages face the French depends on it.
        self._show("dress", dress)
        self._build()
        self._show("language", language)
        self._show("pictures", "" if pictures else WITHOUT)
        return before != (self.language, self.dress, self.pictures)

    def _show(self, name: str, code: str) -> None:
        found = self._lists.get(name)
        if found is not None and code in found.buttons:
            found.choose(code)

    def _chose(self, _code: str) -> None:
        self._by_hand = True

    def _value(self, name: str) -> str:
        found = self._lists.get(name)
        return found.value if found is not None else ""

    def _another(self, _paper: str) -> None:
        self._build()
        self.changed.emit()

    def _build(self) -> None:
        """Ask what this paper needs to know; what was chosen stays."""
        tr, paper = self.ui.tr, self.paper
        kept = {name: one.value for name, one in self._lists.items()}
        ticked, days = self.extra | self.chosen_parts, (self.since, self.until)
        empty(self._more)
        self._lists = {}
        about = self._offer.about(paper.needs)
        if about:
            self._list("about", tr.text("De quoi il parle"), about, kept)
        dresses = [(name, tr.text(DRESSES[name])) for name in paper.dresses]
        if len(dresses) > 1:
            self._list("dress", tr.text("Sous quelle forme"), dresses, kept)
            self._lists["dress"].chosen.disconnect(self.changed)
            self._lists["dress"].chosen.connect(self._another)
        if self.dress in paper.without_pictures:
            self._list("pictures", tr.text("Les images"), picture_options(tr), kept)
        languages = self._offer.languages
        if self.dress == BILINGUAL:
            languages = tuple(one for one in languages if one[0] != LANGUAGES[0])
        if languages:
            self._list("language", tr.text("En quelle langue"), languages, kept)
        if paper.signable and paper.name != DIAGNOSTIC:
            signed = [
                ("", tr.text("Sans signature")),
                (_WITH, tr.text("Avec les places pour signer")),
            ]
            self._list("sign", tr.text("À signer"), signed, kept)
        self.extras = self._ticks(
            tr.text("Seulement si la personne le demande"), self._extras(paper), ticked
        )
        parts = [(name, tr.text(title)) for name, title in PART_TITLES.items()]
        told = tr.text("Ce qu’il y a dedans")
        self.parts = self._ticks(told, parts if paper.name == WHOLE else [], ticked)
        self.days = None
        if paper.name == WHOLE and self._offer.days is not None:
            self.days = PaperDays(self.ui, *self._offer.days)
            self.days.choose(*days)
            self.days.changed.connect(self.changed)
            self._more.addWidget(self.days)

    def _extras(self, paper: Paper) -> list[tuple[str, str]]:
        tr = self.ui.tr
        whole = paper.name == WHOLE
        found = []
        if whole or paper.name == "parcours":
            found.append(("life", tr.text("Ma vie")))
        if whole:
            found += [
                ("situation", tr.text("Où j’en suis avec l’emploi")),
                ("postponed", tr.text("Rencontres qui n’ont pas eu lieu")),
            ]
        return found

    def _list(
        self,
        name: str,
        told: str,
        options: Sequence[tuple[str, str]],
        kept: dict[str, str],
    ) -> None:
        codes = [code for code, _ in options]
        choices = Choices(self.ui, told, options, required=True)
        choices.choose(kept[name] if kept.get(name) in codes else codes[0])
        if name in ("dress", "language", "pictures"):
            choices.chosen.connect(self._chose)
        choices.chosen.connect(self.changed)
        self._lists[name] = choices
        self._more.addWidget(Labelled(self.ui, told, choices))

    def _ticks(
        self, told: str, options: Sequence[tuple[str, str]], kept: frozenset[str]
    ) -> Ticks | None:
        if not options:
            return None
        ticks = Ticks(self.ui, told, options)
        ticks.tick(kept.intersection(code for code, _ in options))
        ticks.ticked.connect(self.changed)
        self._more.addWidget(Labelled(self.ui, told, ticks))
        return ticks
