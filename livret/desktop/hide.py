"""Hiding the screen: a gate of the screen, never a key.

Hiding and locking are two acts (practice rule 4). Hidden, nothing of any
livret is in sight; a PIN brings it back; the fifth wrong PIN asks for the
lock, which ends the process that holds the keys.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.layouts import Column, Row, holder, scrolled
from livret.desktop.kit.text import Text
from livret.desktop.pin import PinAnswer, PinGate, wrong_pin
from livret.desktop.ui import Ui
from livret.words.one_line import in_sentences


class HideScreen(QWidget):
    """What is shown while the screen is hidden.

    Signals:
        came_back: The PIN was right.
        lock_asked: Too many wrong PINs, no PIN at all, or the button.
    """

    came_back = Signal()
    lock_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ui = ui
        self.gate = PinGate()
        tr = ui.tr
        self._words = Text("", "large")
        self.pin = SecretField(ui, tr.text("Votre code"), digits=True)
        self._field = Labelled(ui, tr.text("Votre code"), self.pin)
        self._back = Button(ui, tr.text("Revenir"), kind="primary")
        self._lock = Button(ui, tr.text("Verrouiller"))
        self.pin.entered.connect(self._try)
        self._back.clicked.connect(self._try)
        self._lock.clicked.connect(self.lock_asked)
        card = Card(ui, gap=16, margins=32)
        card.add(Icon(ui, "eye-off", "accent", 32))
        card.add(Text(tr.text("Écran caché"), "title"))
        card.add(self._words)
        card.add(self._field)
        card.add(button_row(ui, [self._back, self._lock]))
        self._card = card
        outer = Column(ui, 0, 24)
        outer.addStretch(1)
        middle = Row(ui, 0)
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        whole = Column(ui, 0)
        whole.addWidget(scrolled(holder(outer, "body")))
        self.setLayout(whole)
        self.restyle()

    def restyle(self) -> None:
        """Keep the card's reading width."""
        self._card.setFixedWidth(self._ui.px(420))

    def arm(self, gate: PinGate) -> None:
        """Wait for the PIN of ``gate``."""
        self.gate = gate
        self.pin.clear()
        self._field.complain("")
        self._field.setVisible(gate.is_set)
        words = self._ui.tr.text("Rien n’est perdu. Vous retrouverez la même page.")
        if not gate.is_set and not gate.free:
            words = self._ui.tr.text(
                "Il n’y a pas encore de code. Pour revenir, il faut la phrase de passe."
            )
        self._words.say(words)
        # Heard with what has the keyboard: nothing else tells why the page is gone.
        told = in_sentences([self._ui.tr.text("Écran caché"), words])
        for heard in (self.pin.line, self._back):
            heard.setAccessibleDescription(told)
        (self.pin if gate.is_set else self._back).setFocus()

    def _try(self) -> None:
        answer = self.gate.answer(self.pin.secret)
        self.pin.clear()
        if answer is PinAnswer.OPENS:
            self.came_back.emit()
        elif answer is PinAnswer.LOCKS:
            self.lock_asked.emit()
        else:
            self._field.complain(wrong_pin(self._ui.tr, self.gate))
