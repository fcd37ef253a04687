"""Wires two livrets of one person: joined in front of her, or parted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from livret.desktop.desk import Desk
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.joining.page import FORM, JoiningPage, parting_place
from livret.desktop.joining.reading import beside_shown
from livret.desktop.joining.values import JoinEdit
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import HerWords
from livret.desktop.kit.person_row import PersonRow, person_row
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.joining import Beside, Joined, beside, join_livrets, part_livrets
from livret.usecases.ports_people import LivretSummary
from livret.words.dates import long_date

_MOST = 20


class JoiningController(FormsController):
    """The other livrets of the person whose livret is open."""

    key = "joining"
    of_one = True
    page: JoiningPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        page = self.page
        self.kept = FormsKept(desk, page)
        # What was done is said until one leaves, and is no news on coming back.
        page.left.connect(page.banner.hide)
        page.form_opened.connect(self._form_opened)
        page.question_opened.connect(self._question_opened)
        page.searched.connect(self._search)
        page.joined.connect(self._join)
        page.parted.connect(self._part)
        page.shown.connect(self._show_other)

    def make_page(self, ui: Ui) -> JoiningPage:
        """Return the page."""
        return JoiningPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show the others, and how it stands with each."""
        if livret.id != self._livret:
            self._livret = livret.id
            self.page.banner.hide()
            self.page.begin_again()
            self.kept.use_livret(livret.id)
        self.desk.ask(self.page, partial(_read, livret=livret.id), self._show)

    def _show(self, found: tuple[Beside, ...]) -> None:
        self.page.show_beside([beside_shown(self.desk.ui.tr, one) for one in found])

    def _form_opened(self, place: str, form: object) -> None:
        del form  # only her words are kept: a yes is given each time
        if self.page.form is not None:
            self.kept.follow(place, self.page.form.words)

    def _question_opened(self, place: str, dialog: Dialog, words: HerWords) -> None:
        self.kept.ask(place, dialog, words, leave="keep")

    # --- who -------------------------------------------------------------------

    def _search(self, text: str) -> None:
        call = partial(_found, query=text, livret=self._livret)
        self.desk.ask(self.page, call, self._show_found)

    def _show_found(self, found: tuple[str, Sequence[LivretSummary]]) -> None:
        query, people = found
        form = self.page.form
        if form is None or form.who.search.text().strip() != query.strip():
            return
        rows = [self._row(one) for one in people]
        form.who.show_found(rows, searched=query)

    def _row(self, one: LivretSummary) -> PersonRow:
        tr, detail = self.desk.ui.tr, ""
        if one.opened_on is not None:
            detail = tr.text("ouvert le {day}", day=long_date(tr, one.opened_on))
        return person_row(tr, one.livret, one.called, one.private_line, detail)

    # --- said ------------------------------------------------------------------

    def _join(self, edit: JoinEdit) -> None:
        call = partial(_join, livret=self._livret, edit=edit)
        self.desk.ask(self.page, call, self._joined)

    def _joined(self, made: Joined) -> None:
        tr = self.desk.ui.tr
        self.kept.forget(FORM)
        self.page.begin_again()
        self.page.show_trouble(
            tr.text("Les deux livrets se lisent comme un seul.")
            if made.holds
            else tr.text(
                "C’est dit ici. L’autre livret attend que la personne qui y est"
                " référente le dise aussi."
            )
        )
        self._again()

    def _part(self, other: str, words: str) -> None:
        call = partial(_part, livret=self._livret, other=other, words=words)
        self.desk.ask(self.page, call, partial(self._parted, other))

    def _parted(self, other: str, _nothing: object) -> None:
        self.kept.forget(parting_place(other))
        tr = self.desk.ui.tr
        said = tr.text("Les deux livrets sont séparés. Rien n’en est perdu.")
        self.page.show_trouble(said)
        self._again()

    def _again(self) -> None:
        self.desk.ask(self.page, partial(_read, livret=self._livret), self._show)

    def _show_other(self, livret: str) -> None:
        self.desk.open_livret(livret, "agreement")


def _read(vault: OpenVault, livret: str) -> tuple[Beside, ...]:
    return beside(vault.ctx, livret)


def _found(
    vault: OpenVault, query: str, livret: str
) -> tuple[str, Sequence[LivretSummary]]:
    found = vault.ctx.people.find(query, _MOST)
    read = vault.ctx.together(livret).parts or (livret,)
    return query, [one for one in found if one.livret not in read]


def _join(vault: OpenVault, livret: str, edit: JoinEdit) -> Done[Joined]:
    return join_livrets(
        vault.ctx, livret, edit.livret, agreed=edit.agreed, words=edit.words
    )


def _part(vault: OpenVault, livret: str, other: str, words: str) -> Done[None]:
    return part_livrets(vault.ctx, livret, other, words)
