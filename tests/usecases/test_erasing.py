"""What an erased livret leaves here of what was typed beside it: nothing."""

from __future__ import annotations

from pathlib import Path

from livret.usecases.erasing import erase_livret
from livret.usecases.ports import Draft
from tests.clock import SetClock
from tests.usecases.desks import Desk, make_vault


def test_what_was_being_typed_and_the_private_line_go_too(tmp_path: Path) -> None:
    clock = SetClock()
    with make_vault(tmp_path / "v", clock) as vault:
        desk = Desk(vault, clock)
        desk.open()
        at = clock.now()
        draft = Draft(livret=desk.livret, place="aim", text="Un mot", saved_at=at)
        desk.ctx.drafts.save(draft)
        desk.ctx.private_lines.set_private_line(desk.livret, "celui du parc")
        erase_livret(vault.sharing, desk.livret, "asked_by_person", agreed=True)
        assert desk.ctx.drafts.of(desk.livret) == ()
        assert desk.ctx.private_lines.private_line(desk.livret) == ""
