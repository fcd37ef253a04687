"""The signing page, by plain values.

Shows: ``show_signing(title, signers, witness)``, ``begin(role)``,
``work(sentence)``, ``show_trouble(sentence)``.
Says: ``signed(SigningAct)`` (``livret.usecases.signing``), ``close_asked``,
``preview_asked``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.banner import Banner, announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.focus import TITLED
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text, plain
from livret.desktop.signing.panel import SignaturePanel, Signer
from livret.desktop.signing.understanding import UnderstandingForm
from livret.desktop.signing.ways import WayForm
from livret.desktop.ui import Ui
from livret.domain.document_fields import WAYS
from livret.usecases.signing import KEY_WAYS, NOTHING_EXPLAINED, SigningAct
from livret.words.labels import way_button

__all__ = ["Signer", "SigningPage"]


class SigningPage(Page):
    """Who signs, how, and how they came to know the text.

    Signals:
        signed: arg: ``SigningAct``; nothing is signed until it is answered.
        preview_asked: "Relire".
        way_shown: Somebody answers in a way. args: their role, the way.
        stop_asked: What is being signed is no longer wanted.
        close_asked: Everybody answered; lock the file with the closing seal.
    """

    looked_at_together = True

    signed = Signal(object)
    way_shown = Signal(str, str)
    preview_asked = Signal()
    stop_asked = Signal()
    close_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Signer"))
        tr = ui.tr
        self._signers: dict[str, Signer] = {}
        self._witness = ""
        self.role = self._lacked = ""
        again = Button(ui, tr.text("Relire"), icon="file-text")
        again.clicked.connect(self.preview_asked)
        self.finish = Button(ui, tr.text("Fermer le document"), icon="lock")
        self.finish.clicked.connect(self.close_asked)
        self.finish.setEnabled(False)
        self.add_actions([again, self.finish])
        self.panel = SignaturePanel(ui)
        self.panel.chosen.connect(self.begin)
        self.progress = Progress(ui)
        self.stop = Button(ui, tr.text("Arrêter · Échap"), icon="x")
        self.stop.clicked.connect(self.stop_asked)
        self.stop.hide()
        self.name = Text("", "heading")
        self.doubt = Banner(ui)
        self.ways = Choices(
            ui,
            tr.text("Comment ?"),
            [(way, way_button(tr, way)) for way in WAYS],
            columns=3,
            required=True,
        )
        self.ways.chosen.connect(self._way_chosen)
        self.form = WayForm(ui)
        self.form.lacking.connect(self._lack)
        self.form.pad.changed.connect(self._drew)
        self.understanding = UnderstandingForm(ui)
        self.keep = Button(ui, tr.text("C’est signé"), kind="primary", icon="check")
        self.keep.clicked.connect(self._sign)
        self._build()

    def _build(self) -> None:
        ui, tr = self.ui, self.ui.tr
        left = Column(ui, 12)
        left.addWidget(self.panel)
        left.addWidget(
            Text(
                tr.text(
                    "Signer, dire oui à voix haute, signer sur papier ou ne pas"
                    " signer : chaque façon compte."
                ),
                "soft",
            )
        )
        left.addStretch(1)
        card = Card(ui, gap=16, margins=24)
        card.add(self.doubt)
        card.add(self.name)
        card.add(self.ways)
        card.add(self.form)
        known = self._known = Section(ui, tr.text("Comment le texte a été expliqué"))
        known.add(self.understanding)
        card.add(known)
        card.add(self._verb_place())
        self._card = card
        right = Column(ui, 0)
        right.addWidget(card)
        right.addStretch(1)
        self._sides = Row(ui, 24)
        self._sides.addWidget(holder(left), 2)
        self._sides.addLayout(right, 5)
        self.body.addLayout(self._sides)
        self.body.addStretch(1)

    def _verb_place(self) -> QWidget:
        """Return the verb that signs, with room for what is said of it."""
        self._beside = Column(self.ui, 12)
        self._beside.addWidget(button_row(self.ui, [self.keep]))
        self._beside.addWidget(self.progress)
        self._beside.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        place = holder(self._beside)
        place.setProperty(TITLED, True)  # noqa: FBT003
        return place

    def _put_banner_on_top(self) -> None:
        frame = self._inside.layout()
        if isinstance(frame, Column) and frame.indexOf(self.banner) < 0:
            frame.insertWidget(1, self.banner)

    def show_trouble(self, sentence: str, *, verb: str = "") -> None:
        """Say it where the keyboard goes on: over the verb, beside a card's code.

        At the top of the page, large text leaves it out of sight.
        """
        if self._card.isHidden():
            self._put_banner_on_top()
        elif self.form.way == "pkcs11" and not verb:
            self.form.card.complain(sentence)
            return
        else:
            self._beside.insertWidget(0, self.banner)
        super().show_trouble(sentence, verb=verb)

    def show_signing(
        self, title: str, signers: Sequence[Signer], *, witness: str, today: object
    ) -> None:
        """Show a document's signers; the first who has not answered begins.

        Args:
            title: Of the document, with its date.
            signers: In the order expected.
            witness: Who keeps the desk.
            today: Date of the desk (``datetime.date``).
        """
        self.subtitle.say(title)
        self._witness = witness
        self._signers = {signer.role: signer for signer in signers}
        self.form.use_today(today)
        left = [signer.role for signer in signers if not signer.way]
        self.panel.show_signers(signers, left[0] if left else "")
        self.finish.setEnabled(not left)
        self._card.setVisible(bool(left))
        if left:
            self.begin(left[0])

    def all_answered(self) -> None:
        """Have it heard that nobody is left, and offer to close the document."""
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.ui.tr.text("Chaque personne a répondu."))

    def begin(self, role: str) -> None:
        """Let a signer answer."""
        signer = self._signers[role]
        self.role = role
        self.panel.choose(role)
        self._put_banner_on_top()  # it is about somebody else
        self._card.setVisible(not signer.way)
        tr = self.ui.tr
        self.name.say(tr.text("C’est à {name}", name=plain(signer.voice.name)))
        hers = signer.voice.side == "personne"
        self.ways.leave_out(*(KEY_WAYS if hers else ()))
        self.ways.choose("drawn")
        if self.isVisible():
            # The button that signed goes off: the keyboard goes on from here.
            self.ways.buttons["drawn"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.show_way("drawn", plain(signer.voice.name))
        self.understanding.start(self._witness if hers else "")
        self._known.setVisible(self._explained)
        self._name_verb()
        self.way_shown.emit(role, "drawn")
        if self.isVisible():
            announce(self, self.name.accessibleName())
            # With whose turn it is, once everything has its place.
            QTimer.singleShot(0, self, self._show_turn)

    def _show_turn(self) -> None:
        self.reveal(self.name)

    def show_way(self, way: str) -> None:
        """Show what a way of signing asks."""
        self._way_chosen(way)

    def _way_chosen(self, way: str) -> None:
        name = plain(self._signers[self.role].voice.name)
        self.banner.hide()  # it was about another way
        self.form.show_way(way, name)
        announce(self, self.form.told)  # the keyboard goes on to the field under it
        self._known.setVisible(self._explained)
        self._name_verb()
        self.way_shown.emit(self.role, way)

    @property
    def _explained(self) -> bool:
        """Whether it is asked how she came to know the text: not of who is away."""
        hers = self._signers[self.role].voice.side == "personne"
        return hers and self.ways.value != "absent"

    def _lack(self, sentence: str) -> None:
        self._lacked = sentence
        self.show_trouble(sentence)
        # The verb has the keyboard still, and the sentence pushed it down.
        QTimer.singleShot(0, self, partial(self.reveal, self.keep))

    def _drew(self, drawn: bool) -> None:  # noqa: FBT001
        if drawn and self.banner.sentence == self._lacked:
            self.banner.hide()

    def _name_verb(self) -> None:
        way = self.ways.value
        tr = self.ui.tr
        verbs = {
            "aloud": tr.text("C’est dit"),
            "paper": tr.text("C’est noté"),
            "refused": tr.text("C’est noté"),
            "absent": tr.text("C’est noté"),
        }
        self.keep.say(verbs.get(way, tr.text("C’est signé")))

    def _sign(self) -> None:
        signer = self._signers[self.role]
        form = self.form
        if not form.check():
            return
        self.signed.emit(
            SigningAct(
                role=self.role,
                way=self.ways.value,
                name=signer.voice.name,
                strokes=form.pad.strokes if self.ways.value == "drawn" else (),
                aspect=form.pad.aspect,
                words=form.words.text
                if self.ways.value != "typed"
                else form.typed.text(),
                deadline=form.deadline,
                place=form.place.text().strip(),
                signed_on=form.by_hand_on,
                understood=self.understanding.value
                if self._explained
                else NOTHING_EXPLAINED,
                attested_by=self._witness,
                key=form.key,
            )
        )

    def work(self, sentence: str = "", *, stops: bool = False) -> None:
        """Say that the paper is being signed; an empty sentence ends it.

        The verb keeps the keyboard; whoever listens passes over a second press.

        Args:
            sentence: What goes on, or empty.
            stops: Whether it can be stopped.
        """
        self.progress.tell(sentence)
        if self.stop.hasFocus():
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stop.setVisible(stops)
        if sentence:
            self.form.card.complain("")
            told = f"{sentence} {self.stop.accessibleName()}" if stops else sentence
            announce(self, told)
            QTimer.singleShot(0, self, self._show_work)

    def _show_work(self) -> None:
        self.reveal(self.stop if self.stop.isVisible() else self.progress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops what is being signed."""
        if event.key() == Qt.Key.Key_Escape and self.stop.isVisible():
            self.stop_asked.emit()
            return
        super().keyPressEvent(event)

    def try_again(self) -> None:
        """Give the keyboard back after a signature that was not made.

        The code of a card is forgotten: pressed again, it would be tried twice.
        """
        self.work()
        self.form.card.clear()
        first = self.form.card.pin.line if self.form.way == "pkcs11" else self.keep
        if self.isVisible():
            # Again, now that what went wrong stands over it.
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            # What has the keyboard already is not brought in sight by that.
            QTimer.singleShot(0, self, partial(self.reveal, first))

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the signers above the pad."""
        super().set_narrow(narrow=narrow)
        self._sides.stack(stacked=narrow)
        self.ways.set_columns(2 if narrow else 3)
        self.understanding.set_narrow(narrow=narrow)
