"""How she is called and reached: asked, changed, taken back, recalled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.accueil.controller import AccueilController
from livret.desktop.copying.controller import ACT
from livret.desktop.documents.controller import DocumentsController
from livret.desktop.essentiel.controller import EssentielController
from livret.desktop.handing import HandingOver
from livret.desktop.history.controller import HistoryController
from livret.desktop.history.model import ROW
from livret.desktop.history.reading import history_of
from livret.desktop.livret_page import take_up
from livret.desktop.person.controller import PersonController
from livret.desktop.person.page import PersonPage
from livret.desktop.person.reading import PLACE, details_typed, reaching_of, shown_of
from livret.desktop.person.reminder import recall, recall_paper
from livret.desktop.person.values import (
    HOURS,
    NO_MESSAGE,
    NOTHING_AT_HOME,
    YES,
    PersonEdit,
)
from livret.desktop.signing.controller import SigningController
from livret.desktop.ui import Ui
from livret.domain.errors import InvalidField
from livret.domain.person import person_of, reach_of
from livret.usecases.describing import changes_of
from livret.usecases.documents import freeze, preview
from livret.usecases.errors import NameNeeded
from livret.usecases.livrets import set_private_line
from livret.usecases.papers import PaperChoices
from livret.usecases.signing import SigningAct
from livret.words.translator import translator_for
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.domain.writing import Log, team
from tests.fictitious import social_security_number

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., AtDesk]
TR = translator_for("fr")
THIN = "\u202f"


@pytest.fixture
def at(sit: Begin) -> AtDesk:
    """Olena's livret, at the page of her details."""
    desk = sit(example=False)
    desk.open("essentiel")
    desk.press(desk.of(EssentielController).page, "Le dire")
    assert desk.window.here == "person"
    return desk


def page_of(at: AtDesk) -> PersonPage:
    return at.of(PersonController).page


def type_in(at: AtDesk, name: str, text: str) -> None:
    """Type in a field as hands do: what listens to the keyboard hears it."""
    field = page_of(at).fields[name].field
    field.setFocus()
    field.clear()
    field.insert(text) if hasattr(field, "insert") else field.setPlainText(text)
    page_of(at).typed.emit()


def keep(at: AtDesk) -> None:
    at.press(page_of(at), "C’est ça")


def shown_in(widget: QWidget) -> str:
    return "\n".join(one for one in texts(widget) if one)


# --- one name --------------------------------------------------------------------


def test_a_new_name_replaces_the_old_one_everywhere(at: AtDesk) -> None:
    type_in(at, "called", "Mina K.")
    keep(at)
    assert at.window.here == "essentiel"
    read = shown_in(at.window)
    assert "Mina" in read
    assert "Olena" not in read
    assert at.window.frame.name.accessibleName() == "Mina K."
    at.go("diagnosis")
    assert at.diagnosis.diagnosis is not None
    assert at.diagnosis.diagnosis.called == "Mina"
    at.go("history")
    rows = at.of(HistoryController).page.rows
    told = [rows.index(row, 0).data(ROW) for row in range(rows.rowCount())]
    assert "Olena" not in repr(told)
    assert "un nom qui a changé depuis" in repr(told)
    at.go("accueil")
    page = at.of(AccueilController).page
    for query, found in (("Olena", []), ("mina", ["Mina K."]), ("", ["Mina K."])):
        page.search.setText(query)
        settle()
        model = page.people.people
        shown = [model.row(row).title for row in range(model.rowCount())]
        assert (shown if page.people.isVisible() else []) == found


def test_a_paper_shows_her_name_of_today_and_keeps_the_one_it_was_printed_with(
    at: AtDesk,
) -> None:
    at.say(
        {"kind": "view_given", "barrier": "sante", "level": "bloque", "words": "Oui."}
    )
    told = PaperChoices(language="fr", on=at.clock.today(), witness="Claire M.")
    composed, pdf = preview(at.ctx, at.vault.paper, at.livret, told)
    document = freeze(at.ctx, at.livret, composed, pdf).value.document
    type_in(at, "called", "Mina K.")
    keep(at)
    at.go("documents")
    read = shown_in(at.of(DocumentsController).page)
    assert "Mina" in read
    assert "Olena" not in read
    take_up(at.desk, "signing", document)
    settle()
    controller = at.of(SigningController)
    assert "Mina" in shown_in(controller.page)
    controller._sign(SigningAct(role="personne", way="aloud", name="Mina K."))
    settle()
    (signed,) = [one for one in at.said if one.kind == "signature_given"]
    assert signed.content["name"] == "Olena T."


def test_no_name_at_all_is_said_and_nothing_is_lost(at: AtDesk) -> None:
    type_in(at, "called", "")
    type_in(at, "city", "Lyon")
    keep(at)
    assert at.window.here == "person"
    assert isinstance(at.troubles[-1], NameNeeded)
    assert page_of(at).banner.isVisible()
    assert page_of(at).texts["city"] == "Lyon"
    assert person_of(at.read).called == "Olena T."


# --- without risk ----------------------------------------------------------------


def reach_her(at: AtDesk) -> None:
    type_in(at, "phone", "06 39 98 00 00")
    page = page_of(at)
    page.reach.hours.setText("le matin")
    for button in page.reach.ticks.buttons.values():
        button.click()


def test_what_she_says_is_recalled_wherever_it_matters(at: AtDesk) -> None:
    reach_her(at)
    sentence = (
        f"Pour joindre Olena sans risque{THIN}: le matin, pas de message, rien au"
        " domicile."
    )
    assert page_of(at).reminder.accessibleName() == sentence
    keep(at)
    essentiel = shown_in(at.of(EssentielController).page.reach)
    assert "06 39 98 00 00" in essentiel
    assert "Le matin · pas de message · rien au domicile" in essentiel
    assert recall(TR, at.read) == sentence
    handing = HandingOver(at.desk, at.of(DocumentsController).page)
    handing.ask(at.livret, lambda _vault: b"")
    assert handing.dialog is not None
    assert "Olena a demandé que rien n’arrive au domicile" in shown_in(handing.dialog)
    handing.dialog.reject()
    at.say({"kind": "view_given", "barrier": "sante", "level": "bloque"})
    at.window.asked.emit(ACT)
    settle()
    assert at.of(EssentielController).page.banner.sentence.endswith(sentence)


def test_nothing_is_recalled_where_nothing_is_to_heed(at: AtDesk) -> None:
    type_in(at, "phone", "06 39 98 00 00")
    keep(at)
    assert recall(TR, at.read) == recall_paper(TR, at.read) == ""
    assert recall(TR, None) == recall_paper(TR, None) == ""
    handing = HandingOver(at.desk, at.of(DocumentsController).page)
    handing.ask(at.livret, lambda _vault: b"")
    assert handing.dialog is not None
    assert "Rappel" not in shown_in(handing.dialog)
    handing.dialog.reject()


def test_what_was_said_can_be_taken_back(at: AtDesk) -> None:
    reach_her(at)
    keep(at)
    at.press(at.of(EssentielController).page, "Changer")
    page = page_of(at)
    assert page.reach.ticks.values == {NO_MESSAGE, NOTHING_AT_HOME}
    type_in(at, "phone", "")
    page.reach.hours.clear()
    for button in page.reach.ticks.buttons.values():
        button.click()
    keep(at)
    assert at.said[-1].content == {"removed": ["phone", "reach"]}
    assert not reach_of(at.read).careful
    card = at.of(EssentielController).page.reach
    assert card.change.accessibleName() == "Le dire"


def test_languages_dates_and_lists_are_understood(at: AtDesk) -> None:
    page = page_of(at)
    for name, text in (
        ("languages", "Dari, français ; uk"),
        ("birth_date", "1/2/1990"),
        ("rights", "RSA\n\nAide au logement\n"),
        ("interpreter", "par téléphone"),
    ):
        type_in(at, name, text)
    keep(at)
    content = at.said[-1].content
    assert content["languages"] == ["prs", "fr", "uk"]
    assert content["birth_date"] == "1990-02-01"
    assert content["rights"] == ["RSA", "Aide au logement"]
    at.press(at.of(EssentielController).page, "Changer")
    assert page.texts["languages"] == "dari, français, ukrainien"
    assert page.texts["birth_date"] == "01/02/1990"
    assert page.rest.is_open
    count = len(at.said)
    keep(at)
    assert len(at.said) == count


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("languages", "dari, klingon"),
        ("birth_date", "en 1990"),
        ("birth_date", "31/2/1990"),
    ],
)
def test_what_is_not_understood_is_told_beside_its_field(
    at: AtDesk, name: str, text: str
) -> None:
    count = len(at.said)
    type_in(at, name, text)
    keep(at)
    assert at.window.here == "person"
    assert "⚠" in shown_in(page_of(at).fields[name].labelled)
    assert len(at.said) == count
    type_in(at, name, "")
    keep(at)
    assert at.window.here == "essentiel"


def test_a_number_of_social_security_is_refused_at_its_field(at: AtDesk) -> None:
    type_in(at, "france_travail_number", social_security_number())
    page = page_of(at)
    keep(at)
    assert isinstance(at.troubles[-1], InvalidField)
    labelled = page.fields["france_travail_number"].labelled
    assert "sécurité sociale" in shown_in(labelled)
    assert at.window.here == "person"


def test_the_history_tells_which_details_and_no_old_number() -> None:
    log, _ = team()
    for told in (
        {"phone": "06 39 98 00 00", "reach": {"no_message": True}},
        {"removed": ["phone"]},
    ):
        log.write("claire", "person_described", told, voice="personne")
    away, said = history_of(TR, log.fold())[:2]
    assert said.note == "Téléphone, Pour vous joindre sans risque"
    assert away.note == f"enlevé{THIN}: Téléphone"


# --- typing ----------------------------------------------------------------------


def test_what_is_typed_is_found_again(sit: Begin, qtbot: QtBot) -> None:
    first = sit(example=False)
    first.open("essentiel")
    first.press(first.of(EssentielController).page, "Le dire")
    reach_her(first)
    type_in(first, "city", "Lyon")
    qtbot.waitUntil(lambda: PLACE in first.drafts())
    first.kill()
    second = sit(example=False)
    second.open("essentiel")
    second.press(second.of(EssentielController).page, "Le dire")
    page = page_of(second)
    assert page.texts["phone"] == "06 39 98 00 00"
    assert page.texts[NO_MESSAGE] == YES
    assert page.rest.is_open
    assert page.banner.isVisible()
    keep(second)
    assert second.drafts() == {}
    assert person_of(second.read).detail("city") == "Lyon"


def test_going_back_leaves_everything_as_it_was(at: AtDesk, qtbot: QtBot) -> None:
    count = len(at.said)
    type_in(at, "city", "Lyon")
    qtbot.waitUntil(lambda: PLACE in at.drafts())
    at.press(page_of(at), "Revenir")
    assert at.window.here == "essentiel"
    assert at.drafts() == {}
    assert len(at.said) == count


def test_a_draft_that_is_none_of_ours_is_left_alone(at: AtDesk) -> None:
    from livret.desktop.person.reading import draft_texts

    assert draft_texts("pas du JSON") == {}
    assert draft_texts("[1]") == {}
    assert draft_texts('{"city": "Lyon", "phone": 3, "x": "y"}') == {"city": "Lyon"}


# --- two texts at once -----------------------------------------------------------


def at_once(**told: Any) -> Log:
    """Two texts of each detail: Claire's and Marc's, neither had seen the other."""
    log, _ = team()
    base = log.heads()
    for by, at_place in (("claire", 0), ("marc", 1)):
        said = {name: values[at_place] for name, values in told.items()}
        log.write(by, "person_described", said, voice="personne", parents=base)
    return log


def test_two_texts_stand_side_by_side_until_one_is_chosen(
    ui: Ui, shown: Callable[[QWidget], QWidget]
) -> None:
    log = at_once(
        phone=("06", "07"), reach=({"hours": "le matin"}, {"no_message": True})
    )
    livret = log.fold()
    card = reaching_of(TR, livret)
    assert set(card.contacts) == {"06", "07"}
    assert card.cautions == ("le matin", "pas de message")
    assert card.side_by_side
    read = shown_of(TR, livret)
    page = PersonPage(ui)
    shown(page)
    page.show_person(read)
    assert page.texts[HOURS] == "le matin"
    assert page.texts[NO_MESSAGE] == YES
    phones = page.fields["phone"].several.buttons
    assert {one.text() for one in phones} == {f"«{THIN}06{THIN}»", f"«{THIN}07{THIN}»"}
    kept: list[PersonEdit] = []
    page.kept.connect(kept.append)
    next(one for one in phones if "06" in one.text()).click()
    reaches = page.reach.several.buttons
    next(one for one in reaches if "pas de message" in one.text()).click()
    page.kept.emit(PersonEdit(page.texts, frozenset({"phone", "reach"})))
    details = details_typed(TR, read, kept[-1])
    assert details == {"phone": "06", "reach": {"no_message": True}}
    content = changes_of(person_of(livret), details)
    log.write("claire", "person_described", content, voice="personne")
    after = log.fold()
    assert after.side_by_side == ()
    assert reach_of(after).phones == ("06",)
    assert reach_of(after).hours == ()


def test_nothing_is_chosen_by_saving_something_else(
    ui: Ui, shown: Callable[[QWidget], QWidget]
) -> None:
    livret = at_once(phone=("06", "07"), address=("1 rue\nA", "2 rue")).fold()
    read = shown_of(TR, livret)
    page = PersonPage(ui)
    shown(page)
    page.show_person(read)
    page.fields["city"].show_text("Lyon")
    kept: list[PersonEdit] = []
    page.kept.connect(kept.append)
    page._keep.click()
    assert details_typed(TR, read, kept[-1]) == {"city": "Lyon"}


# --- the referent's own line -----------------------------------------------------


def test_the_private_line_shows_only_while_its_fold_is_open(sit: Begin) -> None:
    at = sit(example=False)
    set_private_line(at.ctx, at.livret, "celle du parc")
    at.open("essentiel")
    page = at.of(EssentielController).page
    private = page.private
    assert not private.line.isVisible()
    assert private.line.text() == ""
    private.fold.button.click()
    settle()
    assert private.line.text() == "celle du parc"
    private.line.setText("celle du vélo")
    at.press(private, "Garder")
    assert at.ctx.private_lines.private_line(at.livret) == "celle du vélo"
    assert not private.line.isVisible()
    private.fold.button.click()
    settle()
    assert private.line.text() == "celle du vélo"
    at.go("diagnosis")
    assert private.line.text() == ""
    at.go("accueil")
    model = at.of(AccueilController).page.people.people
    assert [model.row(row).private for row in range(model.rowCount())] == [
        "celle du vélo"
    ]


def test_a_private_line_that_cannot_be_kept_is_said_beside_it(sit: Begin) -> None:
    at = sit(example=False)
    at.open("essentiel")
    private = at.of(EssentielController).page.private
    private.fold.button.click()
    settle()
    private.line.setText(social_security_number())
    at.press(private, "Garder")
    assert "sécurité sociale" in shown_in(private.labelled)
    assert private.line.isVisible()
    private.fold.button.click()
    settle()
    assert private.line.text() == ""
    assert "⚠" not in shown_in(private.labelled)


def test_a_line_asked_for_and_closed_again_is_not_shown(sit: Begin) -> None:
    at = sit(example=False)
    at.open("essentiel")
    private = at.of(EssentielController).page.private
    private.show_line("celle du parc")
    assert private.line.text() == ""
    at.of(EssentielController)._show_private(("0" * 32, "d’une autre"))
    assert private.line.text() == ""
