"""The question before a livret that is put aside is read, kept or erased."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.choices import Choices
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui
from livret.usecases.archive import WHY, Archive
from livret.usecases.erased_elsewhere import Erased
from livret.words.archive import archive_lines
from livret.words.erased import erased_by, erased_not_asked, erased_why
from livret.words.journal import why_aside
from livret.words.translator import Translator

READ, KEEP, RELEASE, ERASE, LEAVE = "open", "keep", "release", "erase", "leave"
"""What is decided, or nothing."""

DECIDE = "decide"
"""Of one that somebody erased: something else is to be decided first."""

NAMED, ASK, CONFIRMED = "named", "ask", "confirmed"
"""How the second person decides: named here, asked, or by what they gave back."""


class AsideCard(QWidget):
    """Why, and who decides too: nobody decides alone.

    Signals:
        changed: Either was answered.
    """

    changed = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        told = tr.text("Pourquoi")
        self.reasons = Choices(
            ui, told, [(code, why_aside(tr, code)) for code in WHY], required=True
        )
        other = tr.text("Qui le décide avec vous")
        self.other = LineField(ui, other)
        how = tr.text("Comment cette autre personne le décide")
        ways = [
            (NAMED, tr.text("J’écris son nom")),
            (ASK, tr.text("Je lui demande sa confirmation")),
            (CONFIRMED, tr.text("J’ai sa confirmation")),
        ]
        self.how = Choices(ui, how, ways, required=True)
        self.named = Labelled(
            ui,
            other,
            self.other,
            hint=tr.text(
                "Un nom. La personne pourra lire ces deux noms, et que celui-ci n’est"
                " pas confirmé."
            ),
        )
        self._told = Text("", "soft")
        column = Column(ui, 12)
        column.addWidget(Labelled(ui, told, self.reasons))
        column.addWidget(Labelled(ui, how, self.how))
        column.addWidget(self.named)
        column.addWidget(self._told)
        self.setLayout(column)
        self._tr = tr
        self.how.choose(NAMED)
        self.how.chosen.connect(self._turned)
        self.reasons.chosen.connect(self.changed)
        self.other.textChanged.connect(self.changed)

    @property
    def why(self) -> str:
        """Code of the reason, possibly empty."""
        return self.reasons.value

    @property
    def who(self) -> str:
        """Name of who decides too, possibly empty."""
        return self.other.text().strip()

    @property
    def way(self) -> str:
        """How the second person decides."""
        return self.how.value

    def _turned(self) -> None:
        tr, way = self._tr, self.way
        self.named.setVisible(way == NAMED)
        told = {
            ASK: tr.text(
                "Un fichier est écrit, sans aucun mot de la personne. L’autre le"
                " confirme dans son Livret, page Recevoir, et vous rend un fichier."
            ),
            CONFIRMED: tr.text("Le fichier vous est demandé ensuite."),
        }
        self._told.say(told.get(way, ""))
        self.changed.emit()

    def may(self, verb: str) -> bool:
        """Tell whether what ``verb`` needs was answered."""
        needs_reason = verb in {READ, KEEP}
        told = bool(self.who) or self.way != NAMED
        return told and (bool(self.why) or not needs_reason)


class AsideDialog(Dialog):
    """How it stands with one livret, and what two people may decide.

    Attributes:
        card: Why, and who.
    """

    def __init__(self, ui: Ui, parent: QWidget | None, found: Archive) -> None:
        """Make the question about ``found``."""
        tr = ui.tr
        aside = found.since is not None
        title = tr.text("Ce livret est mis de côté")
        words = tr.text(
            "Rien n’a été dit avec la personne depuis deux ans. On le lit à deux, en"
            " disant pourquoi\u202f; on n’y écrit plus. Elle est revenue\u202f? Notez"
            " d’abord l’échange (Ctrl+Maj+N)\u202f: le livret reprend."
        )
        if not aside:
            title = tr.text("Garder ce livret plus longtemps")
            words = tr.text(
                "Un recours, un litige ou la loi peuvent le demander. Tant que cela"
                " dure, rien n’en est effacé ici. Cela se décide à deux."
            )
        self.card = AsideCard(ui)
        body = Column(ui, 12)
        for line in archive_lines(tr, found):
            body.addWidget(Text(line, "strong"))
        body.addWidget(self.card)
        inside = QWidget()
        inside.setObjectName("clear")
        inside.setLayout(body)
        verbs = _verbs(ui, found)
        self._tr = tr
        self._verbs = [(code, said) for code, said, _ in verbs]
        super().__init__(ui, parent, title, words, verbs, inside)
        self.card.changed.connect(self._answered)
        self._answered()

    def _answered(self) -> None:
        # Where the other is asked first, nothing is read, kept or erased today.
        said = dict(_asking(self._tr) if self.card.way == ASK else self._verbs)
        for verb, button in self.buttons.items():
            button.setEnabled(verb == LEAVE or self.card.may(verb))
            button.say(said[verb])


def _verbs(ui: Ui, found: Archive) -> list[tuple[str, str, str]]:
    tr = ui.tr
    verbs = []
    if found.since is not None:
        verbs.append((READ, tr.text("Le lire aujourd’hui"), "plain"))
    if found.hold is None:
        verbs.append((KEEP, tr.text("Le garder plus longtemps"), "plain"))
    else:
        verbs.append((RELEASE, tr.text("Ne plus le garder plus longtemps"), "plain"))
    if found.over and found.hold is None:
        verbs.append((ERASE, tr.text("L’effacer"), "plain"))
    return [*verbs, (LEAVE, tr.text("Revenir"), "plain")]


def _asking(tr: Translator) -> list[tuple[str, str]]:
    """Return what the verbs do where the other person is asked first."""
    return [
        (READ, tr.text("Demander de le lire")),
        (KEEP, tr.text("Demander de le garder")),
        (RELEASE, tr.text("Demander de ne plus le garder")),
        (ERASE, tr.text("Demander de l’effacer")),
        (LEAVE, tr.text("Revenir")),
    ]


def erased_dialog(ui: Ui, parent: QWidget | None, found: Erased) -> Dialog:
    """Return the question about one that is put aside and that somebody erased."""
    tr = ui.tr
    told = (erased_by(tr, found), erased_why(tr, found), erased_not_asked(tr))
    return Dialog(
        ui,
        parent,
        tr.text("Ce livret a été effacé ailleurs"),
        plain(" ".join(told)),
        [
            (LEAVE, tr.text("Le garder pour l’instant"), "plain"),
            (DECIDE, tr.text("Le lire, ou le garder plus longtemps"), "plain"),
            (ERASE, tr.text("L’effacer ici aussi"), "plain"),
        ],
    )


def erase_dialog(ui: Ui, parent: QWidget | None) -> Dialog:
    """Return the second question before everything of a livret is erased."""
    tr = ui.tr
    return Dialog(
        ui,
        parent,
        tr.text("Effacer ce livret pour toujours\u202f?"),
        tr.text(
            "Ses mots, ses papiers et ses signatures disparaissent d’ici, et des"
            " autres bureaux quand ils l’apprennent. Rien ne les fera revenir."
        ),
        [
            (LEAVE, tr.text("Revenir"), "plain"),
            (ERASE, tr.text("Effacer pour toujours"), "plain"),
        ],
    )
