"""At the window: what another desk's paper does not show is told before one signs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from livret.desktop.livret_page import take_up
from livret.desktop.signing.controller import SigningController
from livret.desktop.ui import Ui
from livret.domain.documents import documents_of
from livret.usecases.documents import freeze, preview
from livret.usecases.papers import PaperChoices
from tests.desktop.livret.at_desk import AtDesk, settle
from tests.exchange.sharing_desks import Desks

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def sent_to_marc(folder: Path, *, lies: bool) -> None:
    """Claire freezes a diagnosis and sends it to Marc."""
    pair = Desks(folder)
    pair.share("commun", "mobilite", "logement")
    claire = pair["claire"]
    claire.view("mobilite", "bloque", words="Le bus ne passe plus.")
    told = PaperChoices(language="fr", on=claire.clock.today(), witness="Claire M.")
    composed, pdf = preview(claire.ctx, claire.vault.paper, claire.livret, told)
    goal = {"kind": "goal_set", "words": "Quitter la ville.", "voice": "personne"}
    (never,) = claire.say(goal)
    if lies:
        composed = replace(composed, contains=(*composed.contains, never))
    freeze(claire.ctx, claire.livret, composed, pdf)
    pair.pass_on("claire", "marc")
    pair.close()


@pytest.mark.parametrize("lies", [True, False])
def test_who_may_sign_reads_it_first(ui: Ui, tmp_path: Path, lies: bool) -> None:
    sent_to_marc(tmp_path, lies=lies)
    at = AtDesk(ui, tmp_path / "marc", example=False)
    try:
        at.open("documents")
        (document,) = documents_of(at.read)
        take_up(at.desk, "signing", document.id)
        settle()
        assert at.window.here == "signing"
        page = at.of(SigningController).page
        assert page.doubt.isVisible() is lies
        if lies:
            assert "il en manque : 1" in page.doubt.sentence
            page.doubt.hide()  # it was read; who signs next is not told again
            page.begin("social")
            assert not page.doubt.isVisible()
    finally:
        at.end()
