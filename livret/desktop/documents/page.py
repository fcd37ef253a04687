"""Documents, by plain values.

Shows: ``show_documents(views)``.
Says: ``opened(id)``, ``sign_asked(id)``, ``save_asked(id)``,
``later_asked(id)``, ``handed_asked(id)``, ``new_asked``,
``other_asked``, ``recopy_asked``, ``blank_asked``, ``away_asked(id)``,
``back_asked(id)``, ``page_asked(id, sha256)``, ``join_asked(id, role)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, Icon, button_row, empty
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.order import keeping_focus
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import VoiceMark
from livret.desktop.signing.panel import Signer
from livret.desktop.ui import Ui
from livret.words.labels import way_label


@dataclass(frozen=True)
class DocumentView:
    """One paper.

    Attributes:
        id: Key for the controller.
        title: "Diagnostic partagé, 12 mars 2026".
        signers: Everybody expected, and how they answered.
        closed: Whether the closing seal is on it.
        to_hand: "À remettre depuis le 12 mars", or empty.
        handed: "Remis le 12 mars", or empty.
        away: Who has it to sign elsewhere, empty while it is here.
        sendable: Who could sign it at their own desk, empty for nobody.
    """

    id: str
    title: str
    signers: tuple[Signer, ...] = ()
    closed: bool = False
    to_hand: str = ""
    handed: str = ""
    away: str = ""
    sendable: str = ""

    @property
    def left(self) -> tuple[str, ...]:
        """Names of who is still to sign."""
        return tuple(s.voice.name for s in self.signers if not s.way)

    @property
    def is_signed(self) -> bool:
        """Whether somebody has answered: there is a copy to hand over."""
        return any(s.way for s in self.signers)


class DocumentsPage(Page):
    """Papers, most recent first.

    Signals:
        opened: arg: id of the document to read.
        sign_asked: arg: id of the document to sign.
        save_asked: arg: id of the document to keep as a file.
        later_asked: arg: id of the document to hand over later.
        handed_asked: arg: id of the document that she has now.
        new_asked: Make a new paper.
        other_asked: Choose another paper to make.
        recopy_asked: Recopy a sheet filled by hand.
        blank_asked: A blank sheet to fill by hand.
        away_asked: arg: id of the document to have signed elsewhere.
        back_asked: arg: id of the document to take back to this desk.
        page_asked: A page signed by hand is to be seen. args: id of the
            document, digest of the picture.
        join_asked: A page signed by hand is to be joined. args: id of the
            document, role of who signed it.
    """

    opened = Signal(str)
    sign_asked = Signal(str)
    save_asked = Signal(str)
    later_asked = Signal(str)
    handed_asked = Signal(str)
    away_asked = Signal(str)
    back_asked = Signal(str)
    page_asked = Signal(str, str)
    join_asked = Signal(str, str)
    new_asked = Signal()
    other_asked = Signal()
    recopy_asked = Signal()
    blank_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Documents"))
        self._new = Button(
            ui, ui.tr.text("Relire et signer"), kind="primary", icon="file-pen"
        )
        self._new.clicked.connect(self.new_asked)
        told = ui.tr.text("Recopier une feuille remplie à la main")
        self._recopy = Button(ui, told, icon="notebook-pen")
        self._recopy.clicked.connect(self.recopy_asked)
        self._blank = Button(ui, ui.tr.text("Feuille vierge"), icon="file-text")
        self._blank.clicked.connect(self.blank_asked)
        self._other = Button(ui, ui.tr.text("Un autre papier"), icon="copy")
        self._other.clicked.connect(self.other_asked)
        self.add_actions([self._blank, self._recopy, self._other, self._new])
        self._list = Column(ui, 16)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_documents(self, documents: Sequence[DocumentView]) -> None:
        """Show papers with their signatures; the keyboard goes on where it was."""
        with keeping_focus(self):
            self._show(documents)

    def _show(self, documents: Sequence[DocumentView]) -> None:
        empty(self._list)
        for document in documents:
            self._list.addWidget(self._card(document))
        if not documents:
            card = Card(self.ui)
            card.add(
                EmptyState(
                    self.ui,
                    "file-pen",
                    self.ui.tr.text("Pas encore de document"),
                    self.ui.tr.text(
                        "Un diagnostic peut se signer dès qu’un sujet est abordé."
                    ),
                )
            )
            self._list.addWidget(card)

    def _card(self, document: DocumentView) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, gap=12, margins=(24, 18))
        head = Row(self.ui, 12)
        head.addWidget(Icon(self.ui, "file-check" if document.closed else "file-pen"))
        head.addWidget(Text(plain(document.title), "heading"), 1)
        card.column.addLayout(head)
        for signer in document.signers:
            row = Row(self.ui, 10)
            row.addWidget(VoiceMark(self.ui, signer.voice, 22, signer.voice.name))
            state = way_label(tr, signer.way) if signer.way else tr.text("à signer")
            said = f"{plain(signer.voice.name)} {state}"
            if not signer.way or signer.way in ("aloud",):
                said = tr.text(
                    "{name} : {state}", name=plain(signer.voice.name), state=state
                )
            row.addWidget(Text(" · ".join(p for p in (said, signer.told) if p)), 1)
            card.column.addLayout(row)
            if pages := self._pages(document, signer):
                card.add(button_row(self.ui, pages))
        left = ", ".join(plain(name) for name in document.left)
        if left:
            card.add(Text(tr.text("Il reste à signer : {names}", names=left), "strong"))
        elif document.closed:
            card.add(Text(tr.text("Document fermé : plus rien n’y change."), "soft"))
        if document.away:
            away = tr.text(
                "Parti se faire signer\u202f: {name}", name=plain(document.away)
            )
            card.add(Text(away, "strong"))
        for told in (document.to_hand, document.handed):
            if told:
                card.add(Text(told, "strong" if document.to_hand else "soft"))
        card.add(button_row(self.ui, self._buttons(document)))
        return card

    def _pages(self, document: DocumentView, signer: Signer) -> list[QWidget]:
        """Return what shows pages signed by hand, and what joins one more."""
        tr = self.ui.tr
        verbs = [
            ("page_asked", self._page_words(signer, at), "eye", page)
            for at, page in enumerate(signer.pages, start=1)
        ]
        if signer.takes_page:
            told = tr.text("Joindre la page signée")
            if signer.pages:
                told = tr.text("Joindre une autre page signée")
            verbs.append(("join_asked", told, "paperclip", signer.role))
        buttons: list[QWidget] = []
        for verb, words, icon, which in verbs:
            button = Button(self.ui, words, icon=icon)
            button.about(f"{plain(signer.voice.name)}, {plain(document.title)}")
            button.clicked.connect(
                partial(getattr(self, verb).emit, document.id, which)
            )
            buttons.append(button)
        return buttons

    def _page_words(self, signer: Signer, at: int) -> str:
        tr = self.ui.tr
        if len(signer.pages) == 1:
            return tr.text("Voir la page signée")
        return tr.text("Voir la page signée {at}", at=at)

    def _buttons(self, document: DocumentView) -> list[QWidget]:
        tr = self.ui.tr
        verbs = [
            ("opened", tr.text("Lire"), "file-text"),
            ("save_asked", tr.text("En faire un fichier"), "save"),
        ]
        if document.away:
            verbs.insert(0, ("back_asked", tr.text("Reprendre ici"), "rotate-ccw"))
        elif not document.closed and document.left:
            verbs.insert(0, ("sign_asked", tr.text("Signer"), "signature"))
        elif not document.closed:
            verbs.insert(0, ("sign_asked", tr.text("Fermer le document"), "lock"))
        if document.sendable and not document.away:
            told = tr.text("Faire signer à son bureau")
            verbs.append(("away_asked", told, "arrow-right"))
        if document.to_hand:
            verbs.append(("handed_asked", tr.text("C’est remis"), "hand-heart"))
        elif document.is_signed and not document.handed:
            verbs.append(("later_asked", tr.text("À remettre plus tard"), "hourglass"))
        buttons: list[QWidget] = []
        for name, words, icon in verbs:
            button = Button(self.ui, words, icon=icon)
            whose = f"{document.sendable}, " if name == "away_asked" else ""
            button.about(whose + document.title)
            button.setProperty("document", document.id)
            button.setProperty("verb", name)
            button.clicked.connect(self._clicked)
            buttons.append(button)
        return buttons

    def _clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            signal = getattr(self, str(sender.property("verb")))
            signal.emit(str(sender.property("document")))
