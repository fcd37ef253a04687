"""The team inside « Qui voit quoi »: at the desk, on a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QEvent
from PySide6.QtWidgets import QApplication

from livret.desktop.agreement.controller import AgreementController
from livret.domain.support import lead_of
from livret.words.told import lines_told
from livret.words.translator import translator_for
from tests.desktop.livret.at_desk import AtDesk, settle, texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def here(at: AtDesk) -> AtDesk:
    at.go("agreement")
    return at


def team(at: AtDesk) -> str:
    return " ".join(texts(at.of(AgreementController).page.team))


def join(at: AtDesk, name: str, place: str = "professionnel", **told: str) -> None:
    panel = at.of(AgreementController).page.team
    at.press(panel, "Ajouter quelqu’un")
    panel.form.name.setText(name)
    panel.form.place.buttons[place].click()
    panel.form.organisation.setText(told.get("organisation", ""))
    if "sensitive" in told:
        panel.form.sensitive.buttons[told["sensitive"]].click()
    at.press(panel.form, "Ajouter")


def test_everybody_is_there_with_what_they_may_see(here: AtDesk) -> None:
    shown = team(here)
    assert "Claire M." in shown
    assert "écrit ce livret sur cet ordinateur" in shown
    assert "il n’y a pas d’accord" in shown
    marc = next(one for one in here.read.members if one.side == "emploi")
    here.say(
        {
            "kind": "agreement_given",
            "recipient": {"name": "Marc D.", "member": marc.id},
            "scopes": ["commun", "mobilite"],
            "purpose": "chercher un poste",
            "until": "2026-09-01",
        }
    )
    here.open("agreement")
    told = "peut recevoir, jusqu’au 1er septembre 2026\u202f: ce qui est commun · "
    assert told + "Me déplacer" in team(here)


def test_somebody_joins_in_any_role(here: AtDesk) -> None:
    panel = here.of(AgreementController).page.team
    here.press(panel.form, "Ajouter")
    assert "Il faut un nom" in " ".join(texts(panel.form))
    join(here, "Awa S.", "interprete", organisation="Interprètes d’exemple")
    member = here.read.members[-1]
    assert (member.role, member.organisation) == ("interprete", "Interprètes d’exemple")
    join(here, "Zoé T.", "social")
    assert here.read.members[-1].role == "referent"
    assert here.read.members[-1].side == "social"
    assert "Zoé T." in team(here)


def test_a_structure_that_betrays_is_a_partner_to_all(here: AtDesk) -> None:
    name = "Centre de soins d’exemple"
    join(here, "Nadia K.", organisation=name, sensitive="addiction")
    assert "structure partenaire" in team(here)
    assert name not in team(here)
    panel = here.of(AgreementController).page.team
    here.press(panel, "Voir le nom de sa structure\u202f: Nadia K.")
    assert panel.dialog is not None
    assert panel.dialog.accessibleName() == name
    panel.dialog.buttons["close"].click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    named = next(one for one in here.said if one.kind == "structure_named")
    lines = lines_told(translator_for("fr"), named.kind, named.content)
    assert lines == ("structure partenaire",)
    for page in ("essentiel", "history"):
        here.go(page)
        shown = " ".join(texts(here.window))
        assert name not in shown
        assert page != "essentiel" or "structure partenaire · sans Livret" in shown


def test_the_lead_changes_without_losing_the_other(here: AtDesk) -> None:
    panel = here.of(AgreementController).page.team
    for name in ("Claire M.", "Marc D."):
        here.press(panel, f"S’adresser d’abord à {name}")
        lead = lead_of(here.read)
        assert lead is not None
        assert lead.name == name
    assert "Claire M." in team(here)


@pytest.mark.parametrize("verb", ["leaves", "stay"])
def test_leaving_is_asked_and_ends_what_is_seen(here: AtDesk, verb: str) -> None:
    panel = here.of(AgreementController).page.team
    here.press(panel, "Noter son départ\u202f: Marc D.")
    assert panel.dialog is not None
    panel.dialog.buttons[verb].click()
    settle()
    there = "Marc D." in {one.name for one in here.read.members}
    assert there == (verb == "stay")
    assert ("n’est plus là depuis le 12 mars 2026" in team(here)) != there


def test_a_name_that_tells_is_ticked_and_can_be_unticked(here: AtDesk) -> None:
    form = here.of(AgreementController).page.team.form
    form.organisation.setText("CSAPA d’Exemple")
    assert form.sensitive.values == {"addiction"}
    form.organisation.setText("Mission locale")
    assert form.sensitive.values == frozenset()
    form.organisation.setText("SPIP")
    form.sensitive.buttons["prison"].click()
    form.organisation.setText("SPIP de l’Ain")
    assert form.sensitive.values == frozenset()


def test_a_structure_is_protected_once_it_is_known(here: AtDesk) -> None:
    join(here, "Nadia", organisation="Centre d’exemple")
    assert "Centre d’exemple" in team(here)
    panel = here.of(AgreementController).page.team
    here.press(panel, "Protéger le nom de sa structure\u202f: Nadia")
    assert panel.dialog is not None
    panel.told.buttons["violence"].click()
    here.press(panel.dialog, "Protéger ce nom")
    assert here.troubles == []
    assert "Centre d’exemple" not in team(here)
    assert "structure partenaire" in team(here)
    here.open("essentiel")
    page = here.window.pages["essentiel"]
    assert not any("Centre d’exemple" in one for one in texts(page))
    assert any("structure partenaire" in one for one in texts(page))


def test_days_in_and_out_are_told(here: AtDesk) -> None:
    panel = here.of(AgreementController).page.team
    panel.form.since.setText("hier")
    join(here, "Awa S.", "interprete")
    assert "⚠ Un jour s’écrit comme 26/03/2026." in texts(panel.form)
    panel.form.since.setText("12/03/2099")
    here.press(panel.form, "Ajouter")
    assert any("encore à venir" in one for one in texts(panel.form))
    panel.form.since.setText("02/02/2026")
    here.press(panel.form, "Ajouter")
    assert here.read.members[-1].since == "2026-02-02"
    assert "depuis le 2 février 2026" in team(here)
    here.press(panel, "Noter son départ\u202f: Awa S.")
    assert panel.dialog is not None
    panel.last.setDate(QDate(2026, 3, 1))
    panel.dialog.buttons["leaves"].click()
    settle()
    assert "n’est plus là depuis le 1er mars 2026" in team(here)
