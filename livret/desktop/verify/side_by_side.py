"""The pages that were signed beside those of the file as it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from livret.desktop.kit.cards import Drawn
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.desktop.verify.comparing import Comparison, PagePair
from livret.words.translator import Translator


class Still(Drawn):
    """One page as a picture, as wide as there is room."""

    def __init__(self, ui: Ui, image: QImage, name: str) -> None:
        super().__init__(name)
        self._rule = ui.look.colour("rule")
        self._image = image
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Keep the shape of the page."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the page at this width."""
        return round(width * self._image.height() / max(1, self._image.width()))

    def sizeHint(self) -> QSize:
        """Return half of a reading width."""
        return QSize(360, self.heightForWidth(360))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page and a hairline around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRect(0, 0, self.width(), self.heightForWidth(self.width()))
        painter.drawImage(box, self._image)
        painter.setPen(self._rule)
        painter.drawRect(box.adjusted(0, 0, -1, -1))


def difference(tr: Translator, found: Comparison) -> str:
    """Return what differs, in one sentence."""
    if found.differing:
        pages = ", ".join(str(page) for page in found.differing)
        if len(found.differing) > 1:
            return tr.text(
                "Changé depuis la signature\u202f: pages {pages}", pages=pages
            )
        return tr.text("Changé depuis la signature\u202f: page {pages}", pages=pages)
    if not found.whole:
        return tr.text(
            "Les premières pages se ressemblent. Ce document est long\u202f: comparez"
            " aussi les suivantes."
        )
    return tr.text(
        "À l’œil, les pages sont les mêmes\u202f: ce qui a changé ne s’y voit pas (une"
        " pièce jointe, ce qui est lu à voix haute, un réglage du fichier)."
    )


def page_pair(ui: Ui, pair: PagePair) -> Row:
    """Return one page of both versions, side by side."""
    tr, row = ui.tr, Row(ui, 16)
    for title, image in (
        (tr.text("Ce qui a été signé"), pair.signed),
        (tr.text("Le fichier présent"), pair.present),
    ):
        side = Column(ui, 8)
        name = tr.text("{title}, page {at}", title=title, at=pair.page)
        side.addWidget(Text(name, "strong"))
        if image is None:
            side.addWidget(Text(tr.text("Cette page n’y est pas."), "soft"))
        else:
            side.addWidget(Still(ui, image, name))
        side.addStretch(1)
        row.addWidget(holder(side), 1)
    return row
