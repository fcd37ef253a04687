"""« Nouvel accord » asked for before it is known who may receive."""

from __future__ import annotations

from livret.desktop.agreement.page import AgreementPage
from livret.desktop.ui import Ui

MARC = [("m1", "Marc D.")]


def test_the_form_opens_once_it_is_known_who_may_receive(ui: Ui) -> None:
    page = AgreementPage(ui)
    page.await_receivers()
    page.open_form()
    assert page.form is None
    page.use_receivers(MARC)
    assert page.form is not None
    assert list(page.form.member.buttons) == ["m1"]
    page.form.words.show_text("Pour le travail, oui.")
    page.use_receivers(MARC)  # told again: what is typed stays
    assert page.form.words.text == "Pour le travail, oui."


def test_a_form_asked_for_in_one_livret_opens_in_no_other(ui: Ui) -> None:
    page = AgreementPage(ui)
    page.await_receivers()
    page.open_form()
    page.await_receivers()
    page.use_receivers(MARC)
    assert page.form is None
