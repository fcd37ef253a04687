"""The preview of a paper: what is seen is, byte for byte, what is signed.

Shows: ``show_sheets(sizes)``, ``show_picture(page, image)``,
``show_texts(texts)``, ``show_found(places)``, ``show_pages(images)`` (all at
once), ``describe(title, under)``, ``work(sentence, share)``.
Says: ``sign_asked``, ``print_asked``, ``save_asked``, ``back_asked``,
``picture_wanted(page, scale)``, ``searched(text)``, ``stop_asked``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.layouts import Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.preview.bar import ReaderBar
from livret.desktop.preview.sheets import Sheets
from livret.desktop.preview.thumbs import Thumbs
from livret.desktop.ui import Ui
from livret.usecases.reading import FoundWords
from livret.words.one_line import in_sentences

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Widths of a page, 1 being all of the reading width."""

_USUAL = ZOOMS.index(1.0)
_SIDES = 64
_CTRL = Qt.KeyboardModifier.ControlModifier
_ZOOM_KEYS: dict[int, int] = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,  # + without Shift
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
    Qt.Key.Key_Agrave: 0,  # 0 without Shift on a French keyboard
}
"""With Ctrl: steps of zoom, 0 being the usual size."""


class PreviewPage(Page):
    """The paper itself, page under page.

    Signals:
        sign_asked: "Signer".
        print_asked: "Imprimer".
        save_asked: "En garder un fichier".
        back_asked: "Corriger".
        picture_wanted: A page came in sight. args: its place, pixels a point.
        searched: Words are looked for. arg: them.
        stop_asked: The paper being made is no longer wanted.
    """

    sign_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    back_asked = Signal()
    picture_wanted = Signal(int, float)
    searched = Signal(str)
    stop_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Relire ensemble"))
        tr = ui.tr
        self.progress = Progress(ui)
        self.correct = Button(ui, tr.text("Corriger"), icon="pen-line")
        self._print = Button(ui, tr.text("Imprimer"), icon="printer")
        self._save = Button(ui, tr.text("En faire un fichier"), icon="save")
        self.sign = Button(ui, tr.text("Signer"), kind="primary", icon="signature")
        self.correct.clicked.connect(self.back_asked)
        self._print.clicked.connect(self.print_asked)
        self._save.clicked.connect(self.save_asked)
        self.sign.clicked.connect(self.sign_asked)
        self.add_actions([self.correct, self._print, self._save, self.sign])
        self.let_leave(there=False)
        self.subtitle.say(
            tr.text("Ce que vous voyez est exactement ce qui sera signé.")
        )
        self._zoom = _USUAL
        self._places: tuple[FoundWords, ...] = ()
        self._place = 0
        self._sought = self._said = ""
        self._bar_scrolls = False
        self._marked = False
        self._build_reader()

    def _build_reader(self) -> None:
        self.sheets = Sheets(self.ui)
        self.bar = ReaderBar(self.ui)
        self.thumbs = Thumbs(self.ui)
        self.thumbs.hide()
        self.stop = Button(self.ui, self.ui.tr.text("Arrêter · Échap"), icon="x")
        self.stop.clicked.connect(self.stop_asked)
        self.stop.hide()
        self.body.addWidget(self.progress)
        # At the foot, in sight whatever of the page is: the questions are many.
        self.long = Progress(self.ui)
        row = Row(self.ui, 16, (32, 12))
        row.addWidget(self.long, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignBottom)
        self._afoot = holder(row)
        self._afoot.hide()
        self.add_foot(self._afoot)
        self.body.addWidget(self.sheets, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addStretch(1)
        self.add_foot(self.thumbs)
        self.add_foot(self.bar)
        self.bar.hide()
        self.sheets.wanted.connect(self.picture_wanted)
        self.thumbs.pages.wanted.connect(self.picture_wanted)
        self.thumbs.opened.connect(self._turn_to)
        self.bar.page_asked.connect(self._turn_to)
        self.bar.zoom_asked.connect(self.zoom)
        self.bar.searched.connect(self._search)
        self.bar.found_asked.connect(self.go_to_found)
        self.bar.pages_asked.connect(self.thumbs.setVisible)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._scroll.viewport().installEventFilter(self)

    def keep_inside(self) -> None:
        """Only read and sign: printing and keeping are asked for elsewhere."""
        self._print.hide()
        self._save.hide()
        self.bar.only_pages()

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the bar scroll with the page where it would cover it (rule 27)."""
        super().set_narrow(narrow=narrow)
        if narrow == self._bar_scrolls:
            return
        self._bar_scrolls = narrow
        if narrow:
            self.body.insertWidget(self.body.indexOf(self.sheets), self.thumbs)
            self.body.insertWidget(self.body.indexOf(self.thumbs), self.bar)
        else:
            self.add_foot(self.thumbs)
            self.add_foot(self.bar)

    # --- what is shown -------------------------------------------------------

    def show_sheets(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show blank pages of these sizes, in points; pictures follow."""
        self.sheets.show_sheets(sizes)
        self.work()
        self.thumbs.pages.set_sizes(sizes)
        self.show_found(())
        self.bar.search.clear()
        self._fit()
        self.bar.show_page(0, len(sizes))

    def show_picture(self, page: int, image: QImage) -> None:
        """Show one page, large or small according to its picture."""
        if page >= len(self.sheets.pages):
            return
        sheet = self.sheets.pages[page]
        if sheet.image is None or image.width() > sheet.image.width():
            self.sheets.show_picture(page, image)
        self.thumbs.pages.set_picture(page, image)

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show the pages of a short paper, all at once."""
        self.show_sheets([(image.width(), image.height()) for image in images])
        for at, image in enumerate(images):
            self.show_picture(at, image)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Say what each page says, for who listens."""
        self.sheets.describe(texts)

    def show_found(self, places: Sequence[FoundWords]) -> None:
        """Mark where the words stand, and go to the first place.

        Where the bar scrolls with the page, Enter goes: who writes sees it.
        """
        self._places, self._place = tuple(places), 0
        self._marked = self._bar_scrolls
        self._show_place()

    def work(
        self, sentence: str = "", share: float | None = None, *, stops: bool = False
    ) -> None:
        """Say that the paper is being made; an empty sentence ends it.

        Args:
            sentence: What is going on, or empty.
            share: How much of it is done, 0 to 1; None when unknown.
            stops: Whether it may take long though nobody knows how long.
        """
        self.let_leave(there=not sentence and bool(self.sheets.pages))
        held, long = self.stop.hasFocus(), stops or share is not None
        if long and self.stop.isHidden():
            # Only a paper that takes long is spoken of, once, with its way out.
            announce(self, f"{sentence} {self.stop.accessibleName()}")
        for each in (self.stop, self._afoot):
            each.setVisible(long)
        if held and not long:
            self.take_keyboard()
        if long:
            self.progress.done()
            self.long.work(sentence, share)
        else:
            self.long.done()
            self.progress.tell(sentence)

    def let_leave(self, *, there: bool) -> None:
        """Offer to print, keep and sign a paper that is ``there``, and only then."""
        for each in (self._print, self._save, self.sign):
            each.setEnabled(there)

    # --- going about ---------------------------------------------------------

    @property
    def page_in_sight(self) -> int:
        """The page in the middle of the window, from 0."""
        middle = self._scroll.viewport().height() // 2
        tops = [
            sheet.mapTo(self._scroll.viewport(), QPoint(0, 0)).y()
            for sheet in self.sheets.pages
        ]
        return max(0, sum(top <= middle for top in tops) - 1)

    def go_to_page(self, page: int) -> None:
        """Bring a page to the top of the window."""
        if 0 <= page < len(self.sheets.pages):
            self.scroll_to(self.sheets.pages[page])
            self._scrolled()

    def _turn_to(self, page: int) -> None:
        """Go to a page that was asked for, and have it heard.

        The keyboard goes along where what was pressed cannot keep it: it scrolls
        out of sight, or there is no page after this one.
        """
        if not 0 <= page < len(self.sheets.pages):
            return
        sheet = self.sheets.pages[page]
        if self._bar_scrolls or self.bar.ends_at(page):
            sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            announce(self, sheet.accessibleName())
        self.go_to_page(page)

    def go_to_found(self, steps: int) -> None:
        """Go to another place of what is looked for; after the last, the first."""
        if self._places:
            at = self._place if self._marked else self._place + steps
            self._place, self._marked = at % len(self._places), False
            self._show_place()

    def zoom(self, steps: int) -> None:
        """Show pages larger (+1), smaller (-1) or at the usual size (0)."""
        at = self._zoom + steps if steps else _USUAL
        seen = self.page_in_sight
        shown = self._bar_scrolls and not self.bar.visibleRegion().isEmpty()
        held = self.window().focusWidget() if shown else None
        self._zoom = max(0, min(len(ZOOMS) - 1, at))
        self.sheets.set_zoom(ZOOMS[self._zoom])
        self.bar.show_zoom(round(100 * ZOOMS[self._zoom]))
        for _ in range(3):
            # One round for each layout between a page and the window.
            QApplication.sendPostedEvents()
        if held is not None and self.bar.isAncestorOf(held):
            self.reveal(self.bar)  # what was pressed can be pressed again
        else:
            self.go_to_page(seen)
        announce(self, self.bar.zoom.accessibleName())

    def _search(self, text: str) -> None:
        self._sought = text
        if not text:
            self.show_found(())
        self.searched.emit(text)

    def _show_place(self) -> None:
        places, at = self._places, self._place
        current = places[at] if places else None
        self.sheets.mark(places, current)
        self.bar.show_found(at, len(places), sought=bool(self._sought))
        self._say_place(current)
        if self._marked and self._sought:
            self.reveal(self.bar)
            return
        if current is None or current.page >= len(self.sheets.pages):
            return
        sheet = self.sheets.pages[current.page]
        box = sheet.place_of(current).toRect()
        centre = sheet.mapTo(self._inside, box.center())
        room = self._scroll.viewport()
        self._scroll.ensureVisible(
            centre.x(), centre.y(), room.width() // 3, room.height() // 3
        )

    def _say_place(self, current: FoundWords | None) -> None:
        """Have it heard where one is among the places found, when that changed."""
        parts = [self.bar.found]
        if current is not None and current.page < len(self.sheets.pages):
            parts.append(self.sheets.pages[current.page].accessibleName())
        told = in_sentences(parts)
        if told and told != self._said:
            announce(self, told)
        self._said = told

    def _scrolled(self) -> None:
        at, of = self.page_in_sight, len(self.sheets.pages)
        self.bar.show_page(at, of)
        self.thumbs.show_page(at)

    def _fit(self) -> None:
        super()._fit()
        self.sheets.fit(self._scroll.viewport().width() - self.ui.px(_SIDES))

    # --- keys ----------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Hear the keys of every reader: Ctrl+F, F3, Ctrl with +, - or 0.

        Words are looked for in the paper, rather than people in the vault.
        """
        act = self._act_of(event) if isinstance(event, QKeyEvent) else None
        if act is not None:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self.bar.isVisible():
                act()
                return True
        return super().event(event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does wherever the keyboard is, or None."""
        if event.matches(QKeySequence.StandardKey.Find):
            return self._seek
        if event.key() == Qt.Key.Key_F3 and self._places:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return partial(self.go_to_found, -1 if back else 1)
        steps = _ZOOM_KEYS.get(event.key())
        if steps is None or not event.modifiers() & _CTRL:
            return None
        return partial(self.zoom, steps)

    def _seek(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show larger with +, smaller with -, when nobody is typing; Escape stops."""
        if event.key() == Qt.Key.Key_Escape and self.stop.isVisible():
            self.stop_asked.emit()
            return
        steps = {"+": 1, "-": -1, "=": 0}.get(event.text())
        if steps is None or isinstance(self.focusWidget(), QLineEdit):
            super().keyPressEvent(event)
            return
        self.zoom(steps)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show larger or smaller with Ctrl and the wheel, instead of scrolling."""
        if (
            isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)
