"""Her copy opened where a vault is open: it may be taken in, if she agrees."""

from __future__ import annotations

from functools import partial

from livret.desktop.copy_opened.page import CopyPage
from livret.desktop.copy_opened.taking import TakeEdit
from livret.desktop.copy_opened.visit import CopyVisit
from livret.desktop.desk import Controller, Desk
from livret.desktop.ui import Ui
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.her_copy import OpenedCopy, TakeCopy, take_copy
from livret.usecases.sharing_errors import NotAgreed


class CopyOpenedController(Controller):
    """Read with her; kept here only if she said yes.

    Attributes:
        visit: Her copy, as anybody without a vault would read it.
    """

    key = "copy_opened"
    at_home = True
    page: CopyPage

    def __init__(self, desk: Desk) -> None:
        self.visit = CopyVisit(desk.app, desk.ui, desk.runners, may_take=True)
        super().__init__(desk)
        self.visit.setParent(self)
        self.visit.left.connect(partial(desk.gone.emit, "receiving"))
        self.page.taken.connect(self._take)

    def make_page(self, ui: Ui) -> CopyPage:
        """Return the page of the visit."""
        del ui
        return self.visit.page

    def _take(self, edit: TakeEdit) -> None:
        opened = self.visit.copy
        if opened is None:
            return
        command = TakeCopy(
            agreed=edit.agreed,
            until=edit.until,
            purpose=edit.purpose,
            words=edit.words,
        )
        form = self.page.form
        fields = {}
        if form is not None:
            fields = {"purpose": form.labelled, NotAgreed.__name__: form.agreed}
            form.agreed.complain("")
        call = partial(_taken, opened=opened, command=command)
        self.desk.ask(self.page, call, self._is_here, fields)

    def _is_here(self, taken: tuple[str, int]) -> None:
        self.visit.close()
        self.desk.open_livret(taken[0], "essentiel")


def _taken(
    vault: OpenVault, opened: OpenedCopy, command: TakeCopy
) -> Done[tuple[str, int]]:
    return take_copy(vault.sharing, opened, command)
