"""Her copy before her: what she answers is heard, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from livret.desktop.copy_opened import page as copy_page
from livret.desktop.copy_opened.page import CopyPage
from livret.desktop.copy_opened.things import AnswerForm
from livret.desktop.copy_opened.values import Chapter, CopyView, Thing
from livret.desktop.kit.focus import FocusRing
from livret.desktop.kit.voices import Voice
from livret.desktop.ui import Ui
from tests.desktop.begun import words_in
from tests.desktop.pressing import Shown
from tests.desktop.test_in_sight import is_in_sight, settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

HERS = frozenset({"confirm", "contradict"})
OTHERS = frozenset({"contradict"})
AIM = Thing("aim", "", "un vélo", "Écrit par Claire M.", answers=HERS)
BUS = Thing(
    "bus", "Me déplacer · bloque", "le bus", "Écrit par Claire M.", answers=HERS
)
CLAIRE = Thing(
    "claire",
    "Me déplacer · gêne un peu",
    "",
    "Écrit par Claire M.",
    Voice("social", "Claire M.", "social"),
    OTHERS,
)
MARC = replace(CLAIRE, id="marc", voice=Voice("emploi", "Marc D.", "emploi"))
GOAL = Thing("goal", "", "passer le permis", "Écrit par Claire M.", answers=HERS)
VIEW = CopyView(
    "Amina B.",
    ("Copie faite par Claire M.",),
    (
        Chapter("Ce que je veux faire", (AIM,)),
        Chapter("Sujets", (BUS, CLAIRE, MARC)),
        Chapter("Objectif", (GOAL,), first=False),
    ),
)


@pytest.fixture
def page(ui: Ui, shown: Shown) -> CopyPage:
    made = CopyPage(ui)
    shown(made)
    made.show_copy(VIEW)
    return made


def named(page: CopyPage, name: str) -> QAbstractButton:
    QApplication.processEvents()
    (found,) = [
        one
        for one in page.findChildren(QAbstractButton)
        if one.accessibleName() == name and one.isVisible()
    ]
    return found


def held() -> str:
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def answered(thing: Thing, into: Thing) -> CopyView:
    topics = tuple(into if one is thing else one for one in VIEW.chapters[1].things)
    chapters = (VIEW.chapters[0], Chapter("Sujets", topics), VIEW.chapters[2])
    return replace(VIEW, chapters=chapters, said=1)


def test_the_keyboard_goes_on_where_she_answered_and_the_answer_is_heard(
    page: CopyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(copy_page, "announce", lambda _on, told: said.append(told))
    named(page, "Ce sont ses mots\u202f: le bus").setFocus()
    page.show_copy(answered(BUS, replace(BUS, answers=OTHERS)), answered="bus")
    assert held() == "Dire ce qu’elle en pense\u202f: le bus"
    assert said == [
        "1 réponse, signée avec sa clé\u202f: elle n’est pas encore gardée."
    ]
    own = Thing(
        "own", "Me déplacer", "le train", "Dit", answers=frozenset({"take_back"})
    )
    page.show_copy(answered(BUS, own), answered="bus")
    assert held() == "Enlever ce qu’elle a dit\u202f: le train"


def test_what_she_writes_elsewhere_and_what_was_opened_stay(page: CopyPage) -> None:
    named(page, "Objectif").click()
    named(page, "Le dire autrement\u202f: un vélo").click()
    (form,) = page.findChildren(AnswerForm)
    form.words.setPlainText("un scooter ")
    page.show_copy(answered(BUS, replace(BUS, answers=OTHERS)), answered="bus")
    QApplication.processEvents()
    (again,) = [one for one in page.findChildren(AnswerForm) if one.isVisible()]
    assert again.words.toPlainText() == "un scooter "
    assert named(page, "Ce sont ses mots\u202f: passer le permis")
    heard: list[tuple[str, str, str]] = []
    page.answered.connect(lambda *told: heard.append(told))
    named(page, "Signer de sa clé").click()
    assert heard == [("contradict", "aim", "un scooter")]


def test_closing_asks_before_what_is_being_written_is_lost(page: CopyPage) -> None:
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    named(page, "Le dire autrement\u202f: un vélo").click()
    (form,) = page.findChildren(AnswerForm)
    form.words.setPlainText("un scooter")
    page.ask_close()
    assert page.dialog is not None
    assert not closed
    verbs = [one.text() for one in page.dialog.findChildren(QAbstractButton)]
    assert "Mettre sa réponse sur sa clé USB" not in verbs
    page.dialog.decided.emit("close")
    assert closed


def test_an_answer_left_gives_the_keyboard_back(page: CopyPage) -> None:
    named(page, "Le dire autrement\u202f: le bus").click()
    named(page, "Laisser comme c’est").click()
    assert held() == "Le dire autrement\u202f: le bus"


def test_what_was_said_without_words_is_told_once_and_by_whom(page: CopyPage) -> None:
    assert words_in(page).count("gêne un peu") == len((CLAIRE, MARC))
    for name in ("Claire M.", "Marc D."):
        about = f"{name}, Me déplacer · gêne un peu"
        assert named(page, f"Dire ce qu’elle en pense\u202f: {about}")


def test_where_the_keyboard_goes_on_is_in_sight_on_a_long_copy(
    page: CopyPage,
) -> None:
    ring = FocusRing(page.ui, page)
    aims = tuple(replace(AIM, id=f"aim{n}", words=f"un vélo {n}") for n in range(10))
    long = replace(VIEW, chapters=(Chapter("Ce que je veux faire", aims),))
    page.show_copy(long)
    named(page, "Ce sont ses mots\u202f: un vélo 8").setFocus()
    settle()
    said = (*aims[:8], replace(aims[8], answers=OTHERS), aims[9])
    after = replace(VIEW, chapters=(Chapter("Ce que je veux faire", said),), said=1)
    page.show_copy(after, answered="aim8")
    verb = named(page, "Dire ce qu’elle en pense\u202f: un vélo 8")
    settle()
    assert verb.hasFocus()
    assert ring.isVisible()
    assert is_in_sight(verb, page)


def test_while_it_opens_the_keyboard_waits_on_the_page(page: CopyPage) -> None:
    page.close_copy()
    page.show_file("copie.livret", has_key=True)
    line = page.opening.secret.line
    line.setFocus()
    page.work("Sa copie s’ouvre…")
    assert page.title.hasFocus()
    page.opening.complain("Ce n’est pas elle.")  # while it still rests
    page.work()
    QApplication.processEvents()
    assert line.hasFocus()


def test_what_is_missing_to_open_it_is_told_beside_its_field(
    ui: Ui, shown: Shown
) -> None:
    page = CopyPage(ui)
    shown(page)
    asked: list[str] = []
    page.open_asked.connect(lambda way, _typed: asked.append(way))
    page.show_file("copie.livret", has_key=True)
    for way, told in (
        ("Avec sa phrase", "Il faut sa phrase de passe."),
        ("Avec sa feuille", "Il faut le code de sa feuille."),
    ):
        named(page, way).click()
        named(page, "Ouvrir sa copie").click()
        assert "⚠ " + told in words_in(page)
        widget = QApplication.focusWidget()
        assert widget is not None
        assert widget.accessibleDescription() == told
    assert asked == []


def test_an_answer_without_a_word_is_told_so(page: CopyPage) -> None:
    heard: list[str] = []
    page.answered.connect(lambda *told: heard.append(told[0]))
    named(page, "Le dire autrement\u202f: un vélo").click()
    named(page, "Signer de sa clé").click()
    assert heard == []
    assert "⚠ Écrivez au moins un mot." in words_in(page)
    (form,) = page.findChildren(AnswerForm)
    assert form.words.hasFocus()
    form.words.setPlainText("oui")
    assert "⚠" not in words_in(page)
