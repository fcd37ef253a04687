"""Pages of one livret whose forms are kept while they are typed."""

from __future__ import annotations

from livret.desktop.desk import Desk
from livret.desktop.forms_kept import FormsKept
from livret.desktop.livret_page import LivretController
from livret.domain.livret import Livret


class FormsController(LivretController):
    """Writes what is being typed when asked, and before the page is left.

    Attributes:
        kept: Keeps what is typed in the forms of the page; made by the
            controller, once its page stands.
    """

    kept: FormsKept

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""

    def show_livret(self, livret: Livret) -> None:
        """Show a livret; of another one nothing is left open, and typing is found."""
        another = livret.id != self._livret
        if another:
            self._livret = livret.id
            self.page.banner.hide()
            self.put_away()
        self.fill(livret)
        if another:
            self.kept.use_livret(livret.id)

    def put_away(self) -> None:
        """Leave nothing of the last livret open."""
        raise NotImplementedError

    def fill(self, livret: Livret) -> None:
        """Show what the page shows of a livret."""
        raise NotImplementedError

    def keep_typing(self) -> None:
        """Write what is being typed as drafts."""
        self.kept.autosave.flush()

    def asked(self, act: str) -> None:
        """Ctrl+S writes what is typed."""
        if act == "save":
            self.keep_typing()
