"""Her copy, by plain values: her passphrase, what goes, then what she takes away.

Shows: ``show_state(CopyState)``, ``work(sentence)``, ``offer_words(phrase)``,
``show_made(MadeView)``, ``show_handed(sentence)``.
Says: ``make_asked(CopyWish)``, ``words_asked``, ``sheet_saved``,
``sheet_printed``, ``handed_asked``, ``again_asked``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.her_copy.shown_sheet import ShownSheet
from livret.desktop.her_copy.values import CopyState, CopyWish, MadeView
from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.passphrase import PassphraseMaker
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.square import Square
from livret.desktop.kit.text import Text, plain
from livret.desktop.preview.dressing import Dressing, folded
from livret.desktop.ui import Ui
from livret.words.one_line import in_sentences
from livret.words.papers.catalogue import STANDARD
from livret.words.papers.secrets import HERS

_DRESSES = (STANDARD, "large", "simple")
"""Of the paper for her telephone: one column, which a small screen shows whole."""


class HerCopyPage(Page):
    """Made in front of her; on Accueil until she has it.

    Signals:
        make_asked: arg: ``CopyWish``.
        words_asked: Five words are wanted; answer with ``offer_words``.
        sheet_saved: Keep the sheet of her code as a file.
        sheet_printed: Print it.
        handed_asked: She has her copy.
        again_asked: Make it anew.
    """

    looked_at_together = True

    make_asked = Signal(object)
    words_asked = Signal()
    sheet_saved = Signal()
    sheet_printed = Signal()
    handed_asked = Signal()
    again_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Sa copie"), width=860)
        tr = ui.tr
        self.subtitle.say(
            tr.text("Elle est à elle : elle l’ouvre, la montre ou non, l’emporte.")
        )
        self.progress = Progress(ui)
        self.papers: Dressing | None = None
        self.languages: Choices | None = None
        self.dressing: Dressing | None = None
        self._held: QWidget | None = None
        self._faces = Faces(ui)
        self._waiting = self._make_waiting()
        self._faces.add(self._make_asking())
        self._faces.add(self._make_made())
        for widget in (self._waiting, self._faces, self.progress):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.first: QWidget = self.passphrase.field

    # --- the parts -------------------------------------------------------------

    def _make_waiting(self) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, "support", gap=10, margins=24)
        self._since = Text("", "strong")
        self._has_it = Button(self.ui, tr.text("Elle l’a maintenant"), icon="check")
        self._has_it.clicked.connect(self.handed_asked)
        card.add(self._since)
        card.add(button_row(self.ui, [self._has_it]))
        card.hide()
        return card

    def _make_asking(self) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, gap=14, margins=28)
        self._unshown = Text("", "strong")
        self._unshown.hide()
        card.add(self._unshown)
        card.add(Text(tr.text("Sa phrase de passe"), "question"))
        opens = tr.text(
            "Cette phrase ouvre sa copie, sur un téléphone ou dans Livret."
            " Tournez l’écran vers elle\u202f: c’est elle qui l’écrit."
        )
        card.add(Text(opens, "soft"))
        self.passphrase = PassphraseMaker(
            self.ui, tr.text("Sa phrase de passe"), hers=True
        )
        self.passphrase.words_asked.connect(self.words_asked)
        card.add(self.passphrase)
        self._language_place = Column(self.ui, 10)
        card.column.addLayout(self._language_place)
        self._add_choices(card)
        self._make = Button(
            self.ui, tr.text("Choisir où la mettre"), kind="primary", icon="folder-open"
        )
        self._make.clicked.connect(self._ask)
        card.add(button_row(self.ui, [self._make]))
        return card

    def _add_choices(self, card: Card) -> None:
        tr = self.ui.tr
        self.clear = Choice(
            self.ui,
            tr.text("Aussi le papier signé, lisible sans phrase"),
            detail=tr.text(
                "Seulement si elle le demande\u202f: qui trouve la clé USB peut"
                " le lire."
            ),
        )
        self.with_life = Choice(
            self.ui,
            tr.text("« Ma vie » aussi, sur le papier du téléphone"),
            detail=tr.text("Sa copie l’a toujours. Le papier, si elle le veut."),
        )
        self.renew = Choice(
            self.ui,
            tr.text("Elle a perdu sa feuille : une autre"),
            detail=tr.text(
                "Avec la nouvelle feuille, elle pourra lire sa copie, mais"
                " plus y écrire."
            ),
        )
        self.sheet = ShownSheet(self.ui)
        # A sheet is lost, or shown.
        self.renew.clicked.connect(self.sheet.clear)
        self.sheet.choice.clicked.connect(lambda: self.renew.setChecked(False))
        for choice in (self.clear, self.with_life, self.sheet, self.renew):
            card.add(choice)

    def _make_made(self) -> QWidget:
        tr = self.ui.tr
        outer = Column(self.ui, 16)
        told = Card(self.ui, gap=8, margins=28)
        told.add(Text(tr.text("Sa copie est faite"), "question"))
        self._lines = Column(self.ui, 8)
        told.column.addLayout(self._lines)
        outer.addWidget(told)
        self._secret = self._make_secret()
        outer.addWidget(self._secret)
        last = Card(self.ui, gap=12, margins=28)
        last.add(Text(tr.text("L’emporte-t-elle aujourd’hui ?"), "heading"))
        last.add(
            Text(tr.text("Sinon, elle reste à remettre : Accueil le rappelle."), "soft")
        )
        self.handed = Button(
            self.ui, tr.text("Elle l’emporte"), kind="primary", icon="check"
        )
        self.handed.clicked.connect(self.handed_asked)
        again = Button(self.ui, tr.text("Refaire sa copie"))
        again.clicked.connect(self.again_asked)
        last.add(button_row(self.ui, [self.handed, again]))
        outer.addWidget(last)
        return holder(outer)

    def _make_secret(self) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, gap=12, margins=28)
        printed = tr.text(HERS.title)
        named = tr.text("Sa feuille «\u202f{title}\u202f»", title=printed)
        card.add(Text(named, "question"))
        card.add(
            Text(
                tr.text(
                    "Si elle oublie sa phrase, ce code ouvre sa copie. Il n’est gardé"
                    " nulle part ici : imprimez-le avec elle, maintenant."
                ),
                "soft",
            )
        )
        self._code = Text("", "words")
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._square = Square(self.ui, tr.text("Le même code, en carré à scanner"))
        beside = Row(self.ui, 20)
        self._beside = beside
        beside.addWidget(self._code, 1)
        beside.addWidget(self._square, 0, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(beside)
        printing = Button(self.ui, tr.text("Imprimer la feuille"), icon="printer")
        printing.clicked.connect(self.sheet_printed)
        saving = Button(self.ui, tr.text("En faire un fichier"), icon="save")
        saving.about(named)
        saving.clicked.connect(self.sheet_saved)
        card.add(button_row(self.ui, [printing, saving]))
        self._dressing_place = Column(self.ui, 0)
        card.column.addLayout(self._dressing_place)
        return card

    # --- showing ---------------------------------------------------------------

    def show_state(self, state: CopyState) -> None:
        """Show how it stands with her copy; what is being typed stays."""
        self._since.say(state.waiting)
        held = self._has_keyboard()
        if not state.waiting and held and self._waiting.isAncestorOf(held):
            self._rest()
        self._waiting.setVisible(bool(state.waiting) and self._faces.current == 0)
        self._begin(state.waiting)
        self.renew.setVisible(state.known)
        self._unshown.say(state.unshown)
        self._unshown.setVisible(bool(state.unshown))
        if self.languages is None:
            tr = self.ui.tr
            self.papers = Dressing(self.ui, _DRESSES, language=state.language)
            self.languages = self.papers.languages
            self._language_place.addWidget(Text(tr.text("Ses papiers"), "heading"))
            self._language_place.addWidget(self.papers)

    def _begin(self, waiting: str) -> None:
        """Begin at what waits; the keyboard too, while nothing was typed."""
        field = self.passphrase.field
        self.first = self._has_it if waiting else field
        self._has_it.setAccessibleDescription(waiting)
        held = self.window().focusWidget() if self.isVisible() else None
        if waiting and held is field.line and not field.secret:
            self._has_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_words(self, phrase: str) -> None:
        """Propose five words, shown in clear."""
        self.passphrase.offer(phrase)

    def work(self, sentence: str = "") -> None:
        """Say that it is being made; an empty sentence ends it."""
        if sentence:
            self._held = self._has_keyboard()
            self._rest()
            self.banner.hide()
        self._faces.setEnabled(not sentence)
        self.progress.tell(sentence)
        if not sentence and self._held is not None:
            if self.window().focusWidget() is self.title:
                self._held.setFocus(Qt.FocusReason.OtherFocusReason)
            self._held = None

    def _has_keyboard(self) -> QWidget | None:
        """Return what has it among what may go away or rest for a while."""
        held = self.window().focusWidget() if self.isVisible() else None
        places = (self._faces, self._waiting)
        return held if any(one.isAncestorOf(held) for one in places if held) else None

    def _rest(self) -> None:
        """Keep the keyboard on this page: what is hidden gives it to the menu."""
        if self._has_keyboard() is not None:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_made(self, view: MadeView) -> None:
        """Show what she takes away; her passphrase is forgotten here."""
        self.work()
        self.passphrase.clear()
        self.sheet.clear()
        empty(self._lines)
        for line in view.lines:
            self._lines.addWidget(Text(plain(line)))
        self._code.say(view.code)
        self._square.show_code(view.square)
        self._secret.setVisible(bool(view.code))
        empty(self._dressing_place)
        self.dressing = Dressing(self.ui, language=view.language, pictured=False)
        self._dressing_place.addWidget(folded(self.ui, self.dressing))
        self._waiting.hide()
        self._faces.turn_to(1)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        done = self.ui.tr.text("Sa copie est faite")
        announce(self, in_sentences([done, *map(plain, view.lines)]))

    def begin_again(self) -> None:
        """Ask anew; nothing that is hers stays on the page."""
        self.work()
        self.passphrase.clear()
        empty(self._lines)
        self._code.say("")
        self._square.show_code(b"")
        self.sheet.clear()
        for choice in (self.clear, self.with_life, self.renew):
            choice.setChecked(False)
        if self._faces.current:  # what was made goes; what is asked stays in sight
            self._rest()
        self._faces.turn_to(0)

    @property
    def made(self) -> bool:
        """Whether what she takes away is shown."""
        return self._faces.current == 1

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the square under the code on a narrow page."""
        super().set_narrow(narrow=narrow)
        beside = getattr(self, "_beside", None)
        if beside is not None:
            beside.stack(stacked=narrow)

    def _ask(self) -> None:
        if not self.passphrase.check() or not self.sheet.check():
            return
        assert self.papers is not None  # noqa: S101 - shown before it is asked
        language, dress = self.papers.asked
        self.make_asked.emit(
            CopyWish(
                passphrase=self.passphrase.secret,
                language=language,
                dress=dress,
                clear=self.clear.isChecked(),
                with_life=self.with_life.isChecked(),
                renew=self.renew.isChecked(),
                code=self.sheet.code,
            )
        )
