"""The preview of a paper: what is seen is, byte for byte, what is signed.

Shows: ``show_pages(images)`` (``QImage`` values), ``describe(title, under)``,
``work(sentence)``.
Says: ``sign_asked``, ``print_asked``, ``save_asked``, ``back_asked``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import empty
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.ui import Ui


class Sheet(QWidget):
    """One page of paper, as wide as the column allows."""

    def __init__(self, ui: Ui, image: QImage, name: str) -> None:
        super().__init__()
        self._ui = ui
        self._image = image
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()

    def restyle(self) -> None:
        """Keep the page from growing wider than it can be read."""
        self.setMaximumWidth(self._ui.px(860))

    def hasHeightForWidth(self) -> bool:
        """Keep the shape of the paper."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the paper at this width."""
        return round(width * self._image.height() / max(1, self._image.width()))

    def sizeHint(self) -> QSize:
        """Return a width at which the paper can be read."""
        width = self._ui.px(860)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest that makes sense."""
        return QSize(self._ui.px(240), self._ui.px(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and a hairline around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRect(0, 0, self.width(), self.heightForWidth(self.width()))
        painter.drawImage(box, self._image)
        painter.setPen(QPen(self._ui.look.colour("rule"), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


class PreviewPage(Page):
    """The paper itself, page under page.

    Signals:
        sign_asked: "Signer".
        print_asked: "Imprimer".
        save_asked: "En garder un fichier".
        back_asked: "Corriger".
    """

    sign_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    back_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Relire ensemble"))
        tr = ui.tr
        self.progress = Progress(ui)
        self._back = Button(ui, tr.text("Corriger"), icon="pen-line")
        self._print = Button(ui, tr.text("Imprimer"), icon="printer")
        self._save = Button(ui, tr.text("En faire un fichier"), icon="save")
        self.sign = Button(ui, tr.text("Signer"), kind="primary", icon="signature")
        self._back.clicked.connect(self.back_asked)
        self._print.clicked.connect(self.print_asked)
        self._save.clicked.connect(self.save_asked)
        self.sign.clicked.connect(self.sign_asked)
        self.add_actions([self._back, self._print, self._save, self.sign])
        self.subtitle.say(
            tr.text("Ce que vous voyez est exactement ce qui sera signé.")
        )
        self._sheets = Column(ui, 16)
        self.body.addWidget(self.progress)
        self.body.addLayout(self._sheets)
        self.body.addStretch(1)

    def keep_inside(self) -> None:
        """Only read and sign: printing and keeping are asked for elsewhere."""
        self._print.hide()
        self._save.hide()

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show the pages of the paper."""
        self.work()
        empty(self._sheets)
        for at, image in enumerate(images, 1):
            name = self.ui.tr.text("Page {at} sur {of}", at=at, of=len(images))
            sheet = Sheet(self.ui, image, name)
            self._sheets.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)

    def work(self, sentence: str = "") -> None:
        """Say that the paper is being made; an empty sentence ends it."""
        self.sign.setEnabled(not sentence)
        if sentence:
            self.progress.work(sentence)
        else:
            self.progress.done()
