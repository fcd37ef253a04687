"""The kit, one widget at a time, by keys and by what assistive tools read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.history.model import HistoryModel
from livret.desktop.history.values import Said
from livret.desktop.kit import passphrase
from livret.desktop.kit.answers import AnswerChoices
from livret.desktop.kit.banner import Banner, SavedNotice
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import (
    DateField,
    HerWords,
    Labelled,
    LineField,
    SearchField,
    SecretField,
)
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.passphrase import PassphraseMaker
from livret.desktop.kit.people import PeopleList, PeopleModel
from livret.desktop.kit.person_row import PersonRow
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text, breakable, plain
from livret.desktop.kit.voices import Voice, VoiceChooser
from livret.desktop.ui import Ui
from livret.domain.barriers import ANSWERS
from tests.desktop.begun import words_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = Callable[[QWidget], QWidget]

VOICES = (
    Voice("personne", "Amina", "personne"),
    Voice("social", "Claire", "social"),
    Voice("emploi", "Marc", "emploi"),
)


def column(ui: Ui, *widgets: QWidget) -> QWidget:
    layout = Column(ui)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder(layout, "page")


def test_words_are_never_read_as_markup(ui: Ui) -> None:
    label = Text("<b>Amina</b> &amp; <img src=x>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>Amina</b> &amp; <img src=x>"
    button = Button(ui, "Écrire & garder <i>tout</i>")
    assert button.text() == "Écrire && garder <i>tout</i>"
    assert button.accessibleName() == "Écrire & garder <i>tout</i>"


@pytest.mark.parametrize(
    "mark", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u200f", "\u2060"]
)
def test_hidden_marks_do_not_disguise_a_name(mark: str) -> None:
    assert plain(f"Ami{mark}na") == "Amina"


def test_a_word_of_five_hundred_letters_wraps(ui: Ui, shown: Shown) -> None:
    label = Text("é" * 500)
    shown(column(ui, label))
    assert label.width() <= 1366
    assert label.height() > 2 * label.fontMetrics().height()
    assert breakable("é" * 23) == "é" * 23


def test_a_number_stays_with_what_it_counts(ui: Ui) -> None:
    """« le 12 / mars » is read twice."""
    assert breakable("le 12 mars 2026") == "le 12\u00a0mars 2026"
    assert breakable("le 1er mai, 3 choses") == "le 1er\u00a0mai, 3\u00a0choses"
    assert breakable("« le 2 avril »") == "« le 2\u00a0avril »"
    assert breakable("en 2026 une fois, 10 % ou 4 5") == "en 2026 une fois, 10 % ou 4 5"
    assert Text("le 12 mars").accessibleName() == "le 12 mars"


def test_an_empty_text_takes_no_room(ui: Ui, shown: Shown) -> None:
    label = Text("")
    shown(column(ui, label))
    assert not label.isVisible()
    label.say("Bonjour")
    assert label.isVisible()


def test_levels_and_other_answers_are_equals(ui: Ui, shown: Shown) -> None:
    answers = AnswerChoices(ui, "Réponse d’Amina")
    shown(column(ui, answers))
    assert set(answers.buttons) == set(ANSWERS)
    sizes = {button.size().toTuple() for button in answers.buttons.values()}
    assert len({height for _, height in sizes}) == 1
    assert max(w for w, _ in sizes) - min(w for w, _ in sizes) <= 2


def test_answers_are_driven_by_arrows_and_space(
    ui: Ui, shown: Shown, qtbot: QtBot
) -> None:
    answers = AnswerChoices(ui, "Réponse d’Amina")
    shown(column(ui, answers))
    heard: list[str] = []
    answers.chosen.connect(heard.append)
    first = answers.buttons["ne_gene_pas"]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    second = answers.buttons["gene_un_peu"]
    assert second.hasFocus()
    assert not heard, "moving is not choosing"
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert heard == ["gene_un_peu"]
    QTest.keyClick(second, Qt.Key.Key_Left)
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert answers.buttons["non_concerne"].hasFocus(), "arrows go round"


def test_an_answer_can_be_taken_back(ui: Ui) -> None:
    answers = AnswerChoices(ui, "Réponse d’Amina")
    heard: list[str] = []
    answers.chosen.connect(heard.append)
    answers.buttons["bloque"].click()
    answers.buttons["bloque"].click()
    assert heard == ["bloque", ""]
    assert answers.value == ""


def test_a_required_choice_stays(ui: Ui) -> None:
    choices = Choices(ui, "Côté", [("a", "A"), ("b", "B")], required=True)
    choices.choose("a")
    choices.buttons["a"].click()
    assert choices.value == "a"


def test_showing_a_choice_tells_nobody(ui: Ui, qtbot: QtBot) -> None:
    choices = Choices(ui, "Côté", [("a", "A"), ("b", "B")])
    with qtbot.assertNotEmitted(choices.chosen):
        choices.choose("b")
    assert choices.value == "b"


def test_answers_speak_in_the_voice_that_answers(ui: Ui) -> None:
    answers = AnswerChoices(ui, "Réponse")
    assert answers.buttons["bloque"].text() == "Ça me bloque"
    answers.speak_as("social")
    assert answers.buttons["bloque"].text() == "Ça bloque"
    assert answers.buttons["bloque"].accessibleName() == "Ça bloque"


def test_chips_are_ticked_by_hand_and_shown_in_silence(ui: Ui, qtbot: QtBot) -> None:
    ticks = Ticks(ui, "Sujets", [("a", "A"), ("b", "B")])
    with qtbot.assertNotEmitted(ticks.ticked):
        ticks.tick(frozenset({"a"}))
    with qtbot.waitSignal(ticks.ticked) as heard:
        ticks.buttons["b"].click()
    assert heard.args == [frozenset({"a", "b"})]


def test_the_speaker_is_always_one_of_them(ui: Ui) -> None:
    chooser = VoiceChooser(ui, VOICES)
    assert chooser.value == "personne"
    chooser.buttons["social"].click()
    chooser.buttons["social"].click()
    assert chooser.value == "social"
    assert chooser.label.text() == "Paroles de\u202f:"


def test_tab_leaves_her_words_and_the_field_grows(ui: Ui, shown: Shown) -> None:
    words, after = HerWords(ui, "Ses mots"), LineField(ui, "Après")
    shown(column(ui, words, after))
    words.setFocus()
    low = words.height()
    words.setPlainText("une ligne\n" * 6)
    assert words.height() > low
    QTest.keyClick(words, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert "\t" not in words.toPlainText()


def test_showing_words_is_not_editing(ui: Ui, qtbot: QtBot) -> None:
    words = HerWords(ui, "Ses mots")
    with qtbot.assertNotEmitted(words.edited):
        words.show_text("Le bus s’arrête à 19 h.")
    with qtbot.waitSignal(words.edited):
        words.insertPlainText("!")


def test_a_date_says_its_name_and_leaves_with_one_tab(ui: Ui, shown: Shown) -> None:
    date, after = DateField(ui, "Pour quand"), LineField(ui, "Après")
    shown(column(ui, date, after))
    date.setFocus()
    QTest.keyClick(date, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert date.lineEdit().accessibleName() == "Pour quand"


def test_trouble_is_said_beside_its_field(ui: Ui, shown: Shown) -> None:
    field = LineField(ui, "Votre nom")
    labelled = Labelled(ui, "Votre nom", field)
    shown(column(ui, labelled))
    labelled.complain("Il faut un nom.")
    assert field.hasFocus()
    assert field.accessibleDescription() == "Il faut un nom."
    assert field.property("wrong") == "true"
    labelled.complain("")
    assert field.property("wrong") == "false"


def test_a_secret_is_hidden_until_asked(ui: Ui) -> None:
    secret = SecretField(ui, "Phrase de passe")
    secret.line.setText("orage")
    assert secret.line.displayText() != "orage"
    secret.reveal("tulipe canot")
    assert secret.line.displayText() == "tulipe canot"
    secret.clear()
    assert secret.secret == ""
    assert secret.line.echoMode() == SecretField(ui, "x").line.echoMode()


def test_a_passphrase_is_ready_when_strong_and_written_twice(ui: Ui) -> None:
    maker = PassphraseMaker(ui)
    maker.field.line.setText("bonjour")
    maker.again.line.setText("bonjour")
    assert not maker.ready
    maker.offer("orage-tulipe-canot-velours-brume-cartable-lueur")
    assert maker.ready
    maker.again.line.setText("autre chose")
    assert not maker.ready


def test_what_a_passphrase_lacks_is_told_beside_its_field(ui: Ui, shown: Shown) -> None:
    maker = PassphraseMaker(ui)
    shown(column(ui, maker))
    strong = "orage-tulipe-canot-velours-brume-cartable-lueur"
    for first, again, place, told in (
        ("", "", maker.field, "Il faut une phrase de passe."),
        ("bonjour", "bonjour", maker.field, "Pas encore assez long\u202f: continuez."),
        (strong, "", maker.again, "Écrivez-la une deuxième fois."),
        (strong, "x", maker.again, "Les deux phrases ne sont pas encore les mêmes."),
    ):
        maker.field.line.setText(first)
        maker.again.line.setText(again)
        maker.setFocus()
        assert not maker.check()
        assert place.line.hasFocus()
        assert place.line.accessibleDescription() == told
        assert "⚠ " + told in words_in(maker)
    QTest.keyClicks(place.line, "y")
    assert "⚠" not in words_in(maker), "it is being mended"
    maker.offer(strong)
    assert maker.check()


def test_how_a_passphrase_stands_is_heard_when_it_changes(
    ui: Ui, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(passphrase, "announce", lambda _on, told: said.append(told))
    maker = PassphraseMaker(ui)
    shown(column(ui, maker))
    QTest.keyClicks(maker.field.line, "bonjour")
    QTest.keyClicks(maker.field.line, "-tulipe-canot-velours-brume-cartable-lueur")
    QTest.keyClicks(maker.again.line, "bon")
    maker.again.line.setText(maker.secret)
    long_enough, same = (
        "C’est solide.",
        "Les deux phrases ne sont pas encore les mêmes.",
    )
    too_short = "Pas encore assez long\u202f: continuez."
    assert said == [too_short, long_enough, same, long_enough]


def test_search_is_told_on_every_key_and_escape_empties_it(
    ui: Ui, shown: Shown
) -> None:
    search = SearchField(ui, "Chercher une personne")
    shown(column(ui, search))
    heard: list[str] = []
    search.searched.connect(heard.append)
    search.setFocus()
    QTest.keyClicks(search, "am ")
    assert heard == ["a", "am", "am"]
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_a_fold_says_whether_it_is_open(ui: Ui) -> None:
    fold = Fold(ui, "De quoi s’agit-il ?", Text("x"))
    assert fold.button.accessibleDescription() == "fermé"
    fold.button.click()
    assert fold.button.accessibleDescription() == "ouvert"
    assert fold.content.isVisibleTo(fold)


def test_a_banner_that_says_nothing_is_no_window(ui: Ui, qtbot: QtBot) -> None:
    before = set(QApplication.topLevelWidgets())
    banner = Banner(ui)
    qtbot.addWidget(banner)
    assert set(QApplication.topLevelWidgets()) - before == {banner}
    assert banner.sentence == ""
    banner.say("Le disque est plein.")
    assert all(text.isVisible() for text in banner.findChildren(Text))
    # The way to close it, and no verb where there is none.
    assert [one.isVisible() for one in banner.findChildren(Button)].count(True) == 1


def test_a_banner_says_its_sentence_and_its_verb(ui: Ui, qtbot: QtBot) -> None:
    banner = Banner(ui)
    qtbot.addWidget(banner)
    banner.say("Le disque est plein.", verb="Réessayer")
    assert banner.sentence == "Le disque est plein."
    with qtbot.waitSignal(banner.retried):
        banner.findChildren(Button)[0].click()


def test_saved_is_said_with_its_hour(ui: Ui, qtbot: QtBot) -> None:
    notice = SavedNotice(ui)
    qtbot.addWidget(notice)
    notice.saved("10:42")
    assert notice.accessibleName() == "Enregistré à 10:42"


PEOPLE = (
    PersonRow("1", "Amina B.", "", "ouvert le 12 mars", "à signer"),
    PersonRow("2", "", "celui du parc", "ouvert le 2 mars"),
)


def test_people_are_a_model_like_any_other(qapp: QApplication) -> None:
    model = PeopleModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    model.set_rows(PEOPLE)
    model.set_rows(())
    model.set_rows(PEOPLE[:1])
    assert model.rowCount() == 1
    assert tester.model() is model


def test_history_is_a_model_like_any_other(qapp: QApplication) -> None:
    model = HistoryModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    model.set_rows([Said("1", "12 mars", "Me déplacer", "Le bus…", VOICES[0])])
    index = model.index(0, 0)
    said = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "12 mars. Me déplacer. Amina. Le bus…"
    assert tester.model() is model


def test_a_person_is_said_whole(qapp: QApplication) -> None:
    model = PeopleModel()
    model.set_rows(PEOPLE)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert (
        model.data(model.index(0, 0), role) == "Amina B. Ouvert le 12 mars. À signer."
    )
    assert "elui du parc." in model.data(model.index(1, 0), role)
    assert model.data(QModelIndex()) is None


def test_enter_opens_the_person(ui: Ui, shown: Shown) -> None:
    people = PeopleList(ui, "Les personnes")
    people.show_rows(PEOPLE)
    shown(column(ui, people))
    heard: list[str] = []
    people.opened.connect(heard.append)
    people.setFocus()
    QTest.keyClick(people, Qt.Key.Key_Down)
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert heard == ["2"]


def test_twenty_thousand_people_are_painted_as_few(ui: Ui, shown: Shown) -> None:
    people = PeopleList(ui, "Les personnes")
    rows = [PersonRow(str(n), f"Personne {n}") for n in range(20_000)]
    painted: list[int] = []
    original = people.painter.paint

    def counting(painter: object, option: object, index: QModelIndex) -> None:
        painted.append(index.row())
        original(painter, option, index)  # type: ignore[arg-type]

    people.painter.paint = counting  # type: ignore[method-assign]
    people.show_rows(rows)
    shown(column(ui, people))
    people.grab()
    assert people.people.rowCount() == 20_000
    assert len(set(painted)) < 40


def test_assistive_tools_read_a_choice_as_something_to_choose(ui: Ui) -> None:
    answers = AnswerChoices(ui, "Réponse d’Amina")
    button = answers.buttons["bloque"]
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Ça me bloque"
    assert interface.text(QAccessible.Text.Description) == "Réponse d’Amina"
    assert interface.role() == QAccessible.Role.RadioButton


def test_a_closed_dialog_leaves_what_assistive_tools_are_told_of(
    ui: Ui, qtbot: QtBot
) -> None:
    """A window that was hidden stays among those of the program until destroyed."""
    dialog = Dialog(
        ui, None, "Garder ce papier\u202f?", "Il part.", [("go", "Oui", "")]
    )
    qtbot.addWidget(dialog)
    answers: list[str] = []
    dialog.decided.connect(answers.append)
    for _ in range(2):  # opened again, it is there again
        dialog.open()
        assert dialog.windowHandle() in QGuiApplication.topLevelWindows()
        dialog.buttons["go"].click()
        qtbot.waitUntil(lambda: dialog.windowHandle() is None)
    assert answers == ["go", "go"]
    assert dialog.accessibleName() == "Garder ce papier\u202f?"


def test_what_ends_before_it_is_seen_moves_nothing_on_the_page(
    ui: Ui, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    quick, slow = Progress(ui, soon=False), Progress(ui, soon=False)
    page = shown(column(ui, quick, slow))
    quick.work("Lecture…")
    slow.work("Lecture…")
    assert not quick.isVisible()
    quick.done()
    qtbot.waitUntil(slow.isVisible)
    assert not quick.isVisible()
    slow.done()
    assert not slow.isVisible()
    slow.work("Lecture…")
    assert not slow.isVisible()
    assert page.isVisible()
