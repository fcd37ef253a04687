"""The form to add somebody to the team, with a structure to protect or not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.ui import Ui
from livret.domain.sensitive import kind_told_by
from livret.words.labels import GUARDIAN
from livret.words.person import typed_day
from livret.words.translator import mark

PLACE = "team_join"
"""Where it is typed, as drafts name places."""

PLACES: dict[str, str] = {
    "social": mark("accompagnement social"),
    "emploi": mark("accompagnement emploi"),
    "professionnel": mark("autre service : santé, logement…"),
    "proche": mark("proche"),
    "interprete": mark("interprète"),
    "pair": mark("soutien par les pairs"),
    "mandataire": GUARDIAN,
}
"""What somebody may join as: a side of accompaniment, or another role."""

PROTECTED: dict[str, str] = {
    "child_protection": mark("protection de l’enfance"),
    "addiction": mark("soin des addictions"),
    "prison": mark("prison"),
    "violence": mark("violences"),
    "other": mark("autre"),
}
"""What a structure's name alone would tell."""


@dataclass(frozen=True)
class JoinEdit:
    """Somebody to add.

    Attributes:
        name: As shown.
        place: A code of ``PLACES``.
        organisation: Their structure, possibly empty.
        quality: Profession or tie, possibly empty.
        sensitive: A code of ``PROTECTED``, or empty.
        since: First day, None for today.
    """

    name: str
    place: str
    organisation: str = ""
    quality: str = ""
    sensitive: str = ""
    since: dt.date | None = None


class TeamForm(Card):
    """Who joins; "sans Livret" is a normal state.

    Signals:
        joined: arg: ``JoinEdit``.
        left: "Revenir".
    """

    joined = Signal(object)
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=12, margins=16)
        tr = ui.tr
        self.name = LineField(ui, tr.text("Son nom"))
        self.name_field = Labelled(ui, tr.text("Son nom"), self.name)
        label = tr.text("Pour quoi faire ?")
        self.place = Choices(
            ui,
            label,
            [(code, tr.text(words)) for code, words in PLACES.items()],
            required=True,
        )
        self.place.choose("professionnel")
        self.quality = LineField(
            ui,
            tr.text("Son métier, ou son lien"),
            placeholder=tr.text("infirmière, sœur, bénévole…"),
        )
        self.since = LineField(
            ui,
            tr.text("Depuis quand, si ce n’est pas aujourd’hui"),
            placeholder=tr.text("Par exemple : 12/03/2026"),
        )
        label_since = tr.text("Depuis quand, si ce n’est pas aujourd’hui")
        self.since_field = Labelled(ui, label_since, self.since)
        self.organisation = LineField(ui, tr.text("Sa structure"))
        self.organisation.textChanged.connect(self._offer)
        self._offered = ""
        protect = tr.text("Ce nom dit quelque chose de la vie de la personne ?")
        self.sensitive = Ticks(
            ui, protect, [(code, tr.text(words)) for code, words in PROTECTED.items()]
        )
        self._protect = Labelled(
            ui,
            protect,
            self.sensitive,
            hint=tr.text("Alors les autres liront « structure partenaire »."),
        )
        keep = Button(ui, tr.text("Ajouter"), kind="primary")
        keep.clicked.connect(self._add)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self._leave)
        self.add(self.name_field)
        self.add(Labelled(ui, label, self.place))
        self.add(Labelled(ui, tr.text("Son métier, ou son lien"), self.quality))
        self.add(Labelled(ui, tr.text("Sa structure"), self.organisation))
        self.add(self._protect)
        self.add(self.since_field)
        self.add(button_row(ui, [keep, cancel]))
        self._offer("")

    def _offer(self, organisation: str) -> None:
        """Offer to protect a name; one that tells something is ticked, to be undone."""
        self._protect.setVisible(bool(organisation.strip()))
        told = kind_told_by(organisation)
        if told != self._offered and self.sensitive.values <= {self._offered}:
            self.sensitive.tick((told,) if told else ())
        self._offered = told

    def clear(self) -> None:
        """Forget what is written."""
        for field in (self.name, self.quality, self.organisation, self.since):
            field.clear()
        self.place.choose("professionnel")
        self.sensitive.tick(())
        self.name_field.complain("")
        self.since_field.complain("")

    @property
    def fields(self) -> dict[str, Labelled]:
        """Fields by the path an error may name."""
        return {"name": self.name_field, "since": self.since_field}

    def _add(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name_field.complain(self.ui.tr.text("Il faut un nom."))
            return
        written = self.since.text().strip()
        since = typed_day(written) if written else ""
        told = self.ui.tr.text("Un jour s’écrit comme 26/03/2026.")
        self.since_field.complain(told if since is None else "")
        if since is None:
            return
        edit = JoinEdit(
            name,
            self.place.value,
            self.organisation.text().strip(),
            self.quality.text().strip(),
            next(iter(sorted(self.sensitive.values)), ""),
            dt.date.fromisoformat(since) if since else None,
        )
        self.joined.emit(edit)

    def _leave(self) -> None:
        self.clear()
        self.hide()
        self.left.emit()
