"""Pages of one livret whose forms are kept while they are typed."""

from __future__ import annotations

from livret.desktop.forms_kept import FormsKept
from livret.desktop.livret_page import LivretController


class FormsController(LivretController):
    """Writes what is being typed when asked, and before the page is left.

    Attributes:
        kept: Keeps what is typed in the forms of the page; made by the
            controller, once its page stands.
    """

    kept: FormsKept

    def keep_typing(self) -> None:
        """Write what is being typed as drafts."""
        self.kept.autosave.flush()

    def asked(self, act: str) -> None:
        """Ctrl+S writes what is typed."""
        if act == "save":
            self.keep_typing()
