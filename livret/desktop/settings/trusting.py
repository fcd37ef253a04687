"""Whose certificates checks trust: those of other organisations, one by one.

Shows: ``show_own(sentence)``, ``show_roots(lines)``, ``offer(line, fingerprint)``.
Says: ``file_given(path)``, ``trust_asked``, ``forget_asked(sha256)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from livret.desktop.file_dialogs import ask_file
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row, empty
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui


class TrustingSection(Section):
    """The roots of others that checks trust.

    Signals:
        file_given: arg: path of a file of certificates.
        trust_asked: The certificate that is offered is the right one.
        forget_asked: arg: SHA-256 of a certificate.
    """

    file_given = Signal(str)
    trust_asked = Signal()
    forget_asked = Signal(str)

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Documents signés ailleurs"), icon="badge-check")
        self._ui = ui
        self.own = Text("")
        self.own.say("")
        self._list = Column(ui, 12)
        self._offer = Card(ui, gap=8, margins=16)
        self._offered = Text("", "strong")
        self._print = Text("", "soft")
        self.trust = Button(
            ui, tr.text("Reconnaître ce certificat"), kind="primary", icon="check"
        )
        self.trust.clicked.connect(self.trust_asked)
        self.leave = Button(ui, tr.text("Ne rien changer"))
        self.leave.clicked.connect(self.withdraw)
        self._offer.add(self._offered)
        self._offer.add(Text(tr.text("Son empreinte, à comparer avec la leur :")))
        self._offer.add(self._print)
        self._offer.add(button_row(ui, [self.trust, self.leave]))
        self.choose = Button(
            ui, tr.text("Ajouter le certificat d’un organisme"), icon="folder-open"
        )
        self.choose.clicked.connect(self._choose)
        card = Card(ui, gap=16, margins=24)
        card.add(
            Text(
                tr.text(
                    "Livret ne reconnaît que les signatures de ce coffre et celles des"
                    " organismes ajoutés ici. Rien n’est pris à l’ordinateur ni à"
                    " Internet."
                ),
                "soft",
            )
        )
        card.add(self.own)
        card.column.addLayout(self._list)
        card.add(self._offer)
        card.add(button_row(ui, [self.choose]))
        self.add(card)
        self.withdraw()

    def show_own(self, told: str) -> None:
        """Tell of the certificate of this vault; nothing where it is empty."""
        self.own.say(told)

    def show_roots(self, roots: Sequence[tuple[str, str, str]]) -> None:
        """Show the roots trusted.

        Args:
            roots: SHA-256, name and what is told of each.
        """
        empty(self._list)
        for sha256, name, told in roots:
            row = Row(self._ui, 12)
            row.addWidget(Text(plain(told)), 1)
            drop = Button(self._ui, self._ui.tr.text("Enlever"), icon="x")
            drop.setAccessibleName(f"{drop.text()}, {plain(name)}")
            drop.setProperty("root", sha256)
            drop.clicked.connect(self._dropped)
            row.addWidget(drop)
            self._list.addWidget(holder(row))
        if not roots:
            none = self._ui.tr.text("Aucun autre organisme n’est reconnu.")
            self._list.addWidget(Text(none))

    def offer(self, line: str, fingerprint: str) -> None:
        """Show what a file would have checks trust; nothing is changed yet."""
        self._offered.say(plain(line))
        self._print.say(fingerprint)
        self._offer.show()
        self.trust.setFocus()

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self._offer.hide()

    def _dropped(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.forget_asked.emit(str(sender.property("root")))

    def _choose(self) -> None:
        tr = self._ui.tr
        ask_file(
            self,
            tr.text("Choisir le certificat d’un organisme"),
            tr.text("Certificats (*.pem *.crt *.cer *.der)"),
            self.file_given.emit,
        )
