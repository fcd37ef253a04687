"""What each way of signing asks: a drawing, a few words, a place, a date."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.fields import DateField, HerWords, Labelled, LineField
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text
from livret.desktop.signing.keys import CardForm, KeyFileForm
from livret.desktop.signing.pad import SignaturePad
from livret.desktop.signing.scan import DayByHand, ScanForm
from livret.desktop.ui import Ui
from livret.usecases.signing import KeyCard, KeyFile
from livret.words.translator import mark

TOLD: dict[str, str] = {
    "drawn": mark("Signez dans le cadre, au stylet, au doigt ou à la souris."),
    "typed": mark("Écrivez votre nom. C’est une signature."),
    "certificate": mark("La signature se fait avec le certificat de ce coffre."),
    "pkcs12": mark(
        "La signature se fait avec le fichier de votre certificat (.p12 ou .pfx)."
    ),
    "pkcs11": mark("Mettez votre carte dans le lecteur : la clé n’en sort pas."),
    "paper": mark("Le papier signé est gardé. Notez où."),
    "aloud": mark(
        "Vos mots sont notés ici, avec le nom de la personne qui les a entendus."
    ),
    "refused": mark(
        "Vous pouvez dire pourquoi, ou ne rien dire. Rien ne change pour vous."
    ),
    "absent": mark(
        "On peut encore signer à la main, sur le papier imprimé. La page est"
        " jointe plus tard."
    ),
}
"""One sentence for each way."""

_WORDS = ("aloud", "refused")
_DATED = ("aloud", "absent")
"""Nothing is hoped for once the paper is signed."""


class WayForm(QWidget):
    """The fields of the way chosen, and nothing else.

    Signals:
        lacking: Something is missing that has no field. arg: what, a sentence.
    """

    lacking = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        tr = ui.tr
        self._today = dt.date.max
        self.way = "drawn"
        self._told = Text("", "soft")
        self.pad = SignaturePad(ui)
        self._wipe = Button(ui, tr.text("Effacer et recommencer"), icon="rotate-ccw")
        self._wipe.clicked.connect(self.pad.clear)
        self.typed = LineField(ui, tr.text("Votre nom"))
        self.words = HerWords(ui, tr.text("Ses mots"))
        self.place = LineField(ui, tr.text("Où est gardé le papier"))
        self.day = DayByHand(ui)
        self.signed_on = self.day.line
        self.until = DateField(ui, tr.text("On peut encore signer jusqu’au"))
        self.file, self.card = KeyFileForm(ui), CardForm(ui)
        self.scan = ScanForm(ui)
        self._name = Labelled(ui, tr.text("Votre nom"), self.typed)
        self._said = Labelled(ui, tr.text("Ses mots"), self.words)
        self._parts = {
            "pad": self.pad,
            "wipe": button_row(ui, [self._wipe]),
            "typed": self._name,
            "words": self._said,
            "place": Labelled(ui, tr.text("Où est gardé le papier"), self.place),
            "day": self.day,
            "scan": self.scan,
            "until": Labelled(
                ui, tr.text("On peut encore signer jusqu’au"), self.until
            ),
            "file": self.file,
            "card": self.card,
        }
        column = Column(ui, 12)
        column.addWidget(self._told)
        for part in self._parts.values():
            column.addWidget(part)
        self.setLayout(column)
        self.typed.textChanged.connect(self._take_back)
        self.words.edited.connect(self._take_back)

    def use_today(self, today: object) -> None:
        """Take today's date; deadlines start two weeks later."""
        if isinstance(today, dt.date):
            self._today = today
            self._wait()

    def _wait(self) -> None:
        """Have the day until which one waits be the usual one; nobody chose it."""
        if self._today < dt.date.max:
            day = self._today + dt.timedelta(days=14)
            with QSignalBlocker(self.until):
                self.until.setDate(QDate(day.year, day.month, day.day))

    def show_way(self, way: str, name: str) -> None:
        """Show what ``way`` asks of somebody called ``name``."""
        self.way = way
        tr = self._ui.tr
        self._told.say(tr.text(TOLD[way]))
        shown = {
            "pad": way == "drawn",
            "wipe": way == "drawn",
            "typed": way == "typed",
            "words": way in _WORDS,
            "place": way == "paper",
            "day": way == "paper",
            "scan": way == "paper",
            "until": way in _DATED,
            "file": way == "pkcs12",
            "card": way == "pkcs11",
        }
        for key, part in self._parts.items():
            part.setVisible(shown[key])
        self.forget()
        self.typed.setPlaceholderText(name)
        first: QWidget | None = {
            "typed": self.typed,
            "aloud": self.words,
            "refused": self.words,
            "paper": self.place,
            "pkcs12": self.file.choose,
            "pkcs11": self.card.pin,
        }.get(way)
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave nothing of one signer to the next: drawing, words, day, code, files."""
        self.pad.clear()
        self._wait()
        self.words.show_text("")
        for line in (self.typed, self.place, self.signed_on):
            with QSignalBlocker(line):  # nobody typed
                line.clear()
        self.day.complain("")
        self._take_back()
        self.file.clear()
        self.card.clear()
        self.card.complain("")
        self.scan.clear()

    @property
    def told(self) -> str:
        """What is said of the way shown."""
        return self._told.accessibleName()

    @property
    def key(self) -> KeyFile | KeyCard | None:
        """What signs, for the ways with a key of the signer's own."""
        if self.way == "pkcs12":
            return self.file.key
        return self.card.key if self.way == "pkcs11" else None

    @property
    def deadline(self) -> dt.date | None:
        """Until when a signature is still hoped for, for the ways that wait."""
        if self.way not in _DATED:
            return None
        day: dt.date = self.until.date().toPython()  # type: ignore[assignment]
        return day

    @property
    def by_hand_on(self) -> dt.date | None:
        """The day written on the page signed by hand, None where none is told."""
        return self.day.value if self.way == "paper" else None

    def check(self) -> bool:
        """Say beside its field what is missing before it is signed so, if anything.

        Returns:
            Whether it can be signed.
        """
        tr = self._ui.tr
        self._take_back()
        if self.way == "typed" and not self.typed.text().strip():
            self._name.complain(tr.text("Il faut un nom."))
        elif self.way == "aloud" and not self.words.text:
            self._said.complain(tr.text("Écrivez au moins un mot."))
        elif self.way == "drawn" and not self.pad.strokes:
            told = tr.text(
                "Le cadre est vide. Signez dedans, ou choisissez"
                " «\u202fÉcrire son nom\u202f»."
            )
            self.lacking.emit(told)
        elif self.way == "pkcs12" and not self.file.ready:
            self.lacking.emit(tr.text("Choisissez d’abord le certificat."))
        elif self.way == "pkcs11":
            return self.card.check()
        else:
            return self.way != "paper" or self.day.check(self._today)
        return False

    def _take_back(self) -> None:
        """What was missing is being written, or is no longer asked."""
        for field in (self._name, self._said):
            field.complain("")
