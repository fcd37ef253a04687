"""In the settings: whose certificates checks trust."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.desktop.settings.controller import SettingsController
from livret.usecases.trusted_roots import roots_of
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.test_signing_elsewhere_wired import press, verify
from tests.paper.elsewhere import a_paper, signed_by_pyhanko
from tests.paper.other_keys import leaf, organism

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_root_is_compared_chosen_used_and_taken_back(
    at: AtDesk, tmp_path: Path
) -> None:
    signed, root, bad = (tmp_path / name for name in ("a.pdf", "r.der", "m.der"))
    signed.write_bytes(signed_by_pyhanko(a_paper(), leaf()))
    root.write_bytes(organism().der)
    bad.write_bytes(leaf().der)
    page = verify(at, signed).page
    assert any("un certificat qui n’est pas connu ici" in one for one in texts(page))
    at.go("settings")
    page = at.of(SettingsController).page
    section = page.trusting
    assert "Le certificat de ce coffre est valable jusqu’au" in section.own.text()
    section.file_given.emit(str(bad))
    settle()
    assert at.troubles[-1].__class__.__name__ == "NotAnAuthority"
    assert section._offer.isHidden()
    section.file_given.emit(str(root))
    settle()
    assert not section._offer.isHidden()
    assert roots_of(at.vault) == ()
    section.leave.click()
    assert section._offer.isHidden()
    section.file_given.emit(str(root))
    settle()
    section.trust.click()
    settle()
    assert roots_of(at.vault) == (organism().der,)
    assert any("Racine d’exemple" in one for one in texts(section))
    shown = texts(verify(at, signed).page)
    assert "Les signatures sont bonnes" in shown
    at.go("settings")
    press(section, "Enlever")
    assert roots_of(at.vault) == ()
    assert "Aucun autre organisme n’est reconnu." in texts(section)


def test_a_file_that_cannot_be_read_is_told(at: AtDesk, tmp_path: Path) -> None:
    at.go("settings")
    page = at.of(SettingsController).page
    page.trusting.file_given.emit(str(tmp_path / "none.pem"))
    settle()
    assert roots_of(at.vault) == ()
    assert not page.banner.isHidden()
