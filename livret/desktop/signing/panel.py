"""The signatures panel: every way of signing, or not, as an equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.cards import Card, Group, empty
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import plain
from livret.desktop.kit.voices import Voice
from livret.desktop.ui import Ui
from livret.words.labels import way_label


@dataclass(frozen=True)
class Signer:
    """Somebody expected to sign.

    Attributes:
        role: ``personne``, ``social``, ``emploi``, ``autre-1`` ….
        voice: Name and side.
        quality: "référente sociale".
        way: How it was signed, empty while it is not.
        told: What stands beside: date, deadline, her words.
        pages: Pages signed by hand that can be seen: digest of each picture.
        takes_page: A page signed by hand may be joined to the answer.
    """

    role: str
    voice: Voice
    quality: str = ""
    way: str = ""
    told: str = ""
    pages: tuple[str, ...] = ()
    takes_page: bool = False


class SignerRow(Choice):
    """Who may sign now; the icon says where the signature stands, chosen or not.

    A check on who is chosen would be read as « signed ». A bar at the side says
    who it is, as in the menu.
    """

    @property
    def sign(self) -> str:
        """Icon of the state, whoever is chosen."""
        return self._icon

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar over the edge."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        look, painter = self._ui.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink"))
        bar = QRectF(look.px(4), look.px(8), look.px(4), self.height() - look.px(16))
        painter.drawRoundedRect(bar, look.px(2), look.px(2))


class SignaturePanel(Group):
    """The expected signers, in order; one of them is signing.

    Signals:
        chosen: arg: role of the signer.
    """

    chosen = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui.tr.text("Signatures"))
        self._ui = ui
        self._column = Column(ui, 8)
        card = Card(ui, gap=8, margins=12)
        card.column.addLayout(self._column)
        outer = Column(ui, 0)
        outer.addWidget(card)
        self.setLayout(outer)
        self.rows: dict[str, SignerRow] = {}

    def show_signers(self, signers: Sequence[Signer], current: str = "") -> None:
        """Show who is expected, and where each one stands."""
        empty(self._column)
        self.rows = {}
        tr = self._ui.tr
        for signer in signers:
            state = way_label(tr, signer.way) if signer.way else tr.text("à signer")
            parts = (signer.quality, state, signer.told)
            detail = " · ".join(part for part in parts if part)
            icon = "circle-check" if signer.way else "pen-line"
            name = plain(signer.voice.name)
            row = SignerRow(self._ui, name, detail=detail, icon=icon)
            row.setAutoExclusive(True)
            row.setChecked(signer.role == current)
            row.setProperty("role", signer.role)
            row.clicked.connect(self._clicked)
            self.rows[signer.role] = row
            self._column.addWidget(row)
        self._rove()

    def choose(self, role: str) -> None:
        """Show who is signing, without telling anybody."""
        for key, row in self.rows.items():
            row.setChecked(key == role)
        self._rove()

    def _rove(self) -> None:
        """Leave one Tab stop, who signs now; the arrows go to the others."""
        rows = list(self.rows.values())
        stop = next((row for row in rows if row.isChecked()), rows[0] if rows else None)
        for row in rows:
            one = Qt.FocusPolicy.StrongFocus
            row.setFocusPolicy(one if row is stop else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, Choice):
            role = str(sender.property("role"))
            self.choose(role)
            self.chosen.emit(role)
