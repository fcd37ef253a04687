"""Pages say intentions; what is missing is asked beside its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop import examples, examples_pathway
from livret.desktop.accueil.page import AccueilPage
from livret.desktop.agreement.page import AgreementEdit, AgreementPage
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.essentiel.aim import AimEdit
from livret.desktop.essentiel.page import EssentielPage, MemberEdit
from livret.desktop.first_run.page import FirstRunPage, Setup
from livret.desktop.goals.page import ActionEdit, GoalEdit, GoalsPage
from livret.desktop.history.page import HistoryPage
from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.new_person.page import NewPersonPage
from livret.desktop.preview.page import PreviewPage
from livret.desktop.settings.page import SettingsPage, SettingsView
from livret.desktop.signing.page import SigningPage
from livret.desktop.ui import Ui
from livret.desktop.unlock.page import UnlockPage
from livret.desktop.verify.page import VerdictView, VerifyPage
from livret.usecases.signing import SigningAct, Understood

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = Callable[[QWidget], QWidget]
STRONG = "orage-tulipe-canot-velours-brume-cartable-lueur"


def press(root: QWidget, words: str) -> None:
    """Press the button that says ``words``."""
    found = [b for b in root.findChildren(Button) if b.text().strip() == words]
    assert len(found) == 1, words
    found[0].click()


def texts(root: QWidget) -> str:
    return "\n".join(w.accessibleName() for w in root.findChildren(QLabel))


# First run ---------------------------------------------------------------------


def test_the_first_run_takes_three_steps(ui: Ui, shown: Shown) -> None:
    page = FirstRunPage(ui)
    shown(page)
    asked: list[object] = []
    page.create_asked.connect(asked.append)
    press(page, "Continuer")
    assert page.step == 1, "a name is needed"
    assert page.name.accessibleDescription() == "Il faut un nom pour continuer."
    page.name.setText(" Claire M. ")
    page.side.buttons["emploi"].click()
    press(page, "Continuer")
    assert page.step == 2
    page.offer_words(STRONG)
    press(page, "Créer mon coffre")
    assert asked == [Setup("Claire M.", "emploi", "", STRONG)]
    page.work("Création du coffre…")
    page.show_sheet("7KQM 2XWD")
    assert page.step == 3
    assert page.passphrase.secret == "", "the passphrase is no longer in the field"
    assert not page._done.isEnabled()
    page.kept.click()
    assert page._done.isEnabled()


def test_a_weak_passphrase_makes_no_vault(ui: Ui, shown: Shown) -> None:
    page = FirstRunPage(ui)
    shown(page)
    page.passphrase.offer("bonjour")
    assert not page._make.isEnabled()


def test_an_example_is_one_press_away(ui: Ui, shown: Shown, qtbot: QtBot) -> None:
    page = FirstRunPage(ui)
    shown(page)
    example = next(
        w for w in page.findChildren(Choice) if "exemple" in w.accessibleName()
    )
    with qtbot.waitSignal(page.example_asked):
        QTest.mouseClick(example, Qt.MouseButton.LeftButton)


# Unlock ------------------------------------------------------------------------


def test_a_wrong_passphrase_is_emptied_and_explained(ui: Ui, shown: Shown) -> None:
    page = UnlockPage(ui)
    shown(page)
    heard: list[str] = []
    page.unlock_asked.connect(heard.append)
    page.passphrase.line.setText("faux")
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert heard == ["faux"]
    page.work("Ouverture…")
    assert not page._faces.isEnabled()
    page.complain("Ce n’est pas cette phrase.")
    assert page.passphrase.secret == ""
    assert page._faces.isEnabled()
    assert page.passphrase.hasFocus() or page.passphrase.line.hasFocus()


def test_an_empty_passphrase_asks_nothing(ui: Ui, shown: Shown, qtbot: QtBot) -> None:
    page = UnlockPage(ui)
    shown(page)
    with qtbot.assertNotEmitted(page.unlock_asked):
        press(page, "Ouvrir")


def test_the_recovery_sheet_opens_with_a_new_passphrase(ui: Ui, shown: Shown) -> None:
    page = UnlockPage(ui)
    shown(page)
    heard: list[tuple[str, str]] = []
    page.recover_asked.connect(lambda code, new: heard.append((code, new)))
    press(page, "J’ai oublié ma phrase de passe")
    page.recovering.code.setText("7KQM 2XWD")
    page.offer_words(STRONG)
    press(page, "Choisir cette phrase et ouvrir")
    assert heard == [("7KQM 2XWD", STRONG)]
    page.complain("Ce n’est pas ce code.")
    assert page.recovering.code.accessibleDescription() == "Ce n’est pas ce code."
    page.recovered()
    assert page.recovering.code.text() == ""
    assert page.recovering.maker.secret == ""


# Accueil and a new livret --------------------------------------------------------


def test_accueil_opens_a_person_and_searches(ui: Ui, shown: Shown) -> None:
    page = AccueilPage(ui)
    page.show_people(examples.example_people(ui.tr))
    shown(page)
    opened: list[str] = []
    searched: list[str] = []
    page.opened.connect(opened.append)
    page.searched.connect(searched.append)
    page.search.setFocus()
    QTest.keyClicks(page.search, "ol")
    assert searched == ["o", "ol"]
    page.show_people(examples.example_people(ui.tr)[1:2], searched="ol")
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    assert opened == ["2"]


def test_nobody_found_keeps_the_search(ui: Ui, shown: Shown) -> None:
    page = AccueilPage(ui)
    shown(page)
    page.show_people((), searched="zzz")
    assert page.search.isVisible()
    assert page._none_found.isVisible()
    assert not page._nobody_card.isVisible()
    page.show_people(())
    assert page._nobody_card.isVisible()


def test_accueil_opened_hidden_shows_nobody(ui: Ui, shown: Shown) -> None:
    page = AccueilPage(ui)
    page.show_people(examples.example_people(ui.tr))
    page.show_to_see(examples.example_to_see(ui.tr))
    page.start_hidden()
    shown(page)
    assert not page.people.isVisible()
    assert not page.to_see.isVisible()
    press(page, "Afficher ma liste")
    assert page.people.isVisible()
    assert page.to_see.isVisible()


def test_lines_of_accueil_open_what_they_name(ui: Ui, shown: Shown) -> None:
    page = AccueilPage(ui)
    page.show_people(examples.example_people(ui.tr))
    page.show_to_see(examples.example_to_see(ui.tr))
    shown(page)
    heard: list[str] = []
    page.item_opened.connect(heard.append)
    row = next(
        w for w in page.findChildren(QWidget) if "reste à signer" in w.accessibleName()
    )
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert heard == ["5"]


def test_a_new_livret_asks_one_thing(ui: Ui, shown: Shown) -> None:
    page = NewPersonPage(ui)
    shown(page)
    heard: list[tuple[str, str]] = []
    page.create_asked.connect(lambda called, private: heard.append((called, private)))
    QTest.keyClick(page.called, Qt.Key.Key_Return)
    assert not heard
    assert page.called.accessibleDescription()
    page.called.setText(" Amina ")
    QTest.keyClick(page.called, Qt.Key.Key_Return)
    assert heard == [("Amina", "")]


# In a livret -------------------------------------------------------------------


def test_her_aim_is_written_in_place(ui: Ui, shown: Shown) -> None:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    shown(page)
    heard: list[AimEdit] = []
    page.aim_said.connect(heard.append)
    press(page, "Écrire ses mots")
    QTest.keyClicks(page.aim, "un atelier")
    press(page, "C’est ça")
    assert heard == [AimEdit("un atelier")]
    press(page, "Écrire ses mots")
    press(page, "C’est ça")
    assert len(heard) == 1, "nothing said is nothing recorded"


def test_somebody_without_livret_joins_by_a_name(ui: Ui, shown: Shown) -> None:
    page = EssentielPage(ui)
    page.show_essential(examples.example_essential(ui.tr))
    shown(page)
    heard: list[object] = []
    page.member_added.connect(heard.append)
    press(page, "Ajouter quelqu’un")
    press(page, "Ajouter")
    assert not heard
    page.team.name.setText("Awa")
    page.team.side.buttons["social"].click()
    press(page, "Ajouter")
    assert heard == [MemberEdit("Awa", "social")]


def test_a_goal_is_added_in_her_words(ui: Ui, shown: Shown) -> None:
    page = GoalsPage(ui)
    page.use_today(examples.DAY)
    page.show_goals((), examples.VOICES)
    shown(page)
    heard: list[GoalEdit] = []
    page.goal_added.connect(heard.append)
    press(page, "Ajouter cet objectif")
    QTest.keyClicks(page.words, "chanter")
    press(page, "Dire plus : qui, quels sujets".replace(" :", "\u202f:"))
    page.form.topics.buttons["langue"].click()
    page.form.functions.buttons["autonomy"].click()
    press(page, "Ajouter cet objectif")
    assert heard == [GoalEdit("chanter", "personne", ("langue",), ("autonomy",))]


def test_an_action_says_who_and_when(ui: Ui, shown: Shown) -> None:
    page = GoalsPage(ui)
    page.use_today(examples.DAY)
    page.show_goals(examples_pathway.example_goals(ui.tr)[:1], examples.VOICES)
    shown(page)
    heard: list[ActionEdit] = []
    page.action_added.connect(heard.append)
    press(page, "Ajouter une démarche")
    form = page.findChildren(QWidget, "sunk")[0]
    form.words.setText("Appeler")  # type: ignore[attr-defined]
    form.who.buttons["personne"].click()  # type: ignore[attr-defined]
    press(form, "Ajouter")
    assert heard == [ActionEdit("g1", "Appeler", "personne", dt.date(2026, 4, 11))]


def test_states_are_chosen_from_a_menu(ui: Ui, shown: Shown) -> None:
    page = GoalsPage(ui)
    page.show_goals(examples_pathway.example_goals(ui.tr), examples.VOICES)
    shown(page)
    heard: list[tuple[str, str]] = []
    page.action_state_asked.connect(lambda key, state: heard.append((key, state)))
    page.goal_state_asked.connect(lambda key, state: heard.append((key, state)))
    buttons = [b for b in page.findChildren(Button) if b.menu() is not None]
    goal, first = buttons[0], buttons[1]
    goal.menu().actions()[1].trigger()
    first.menu().actions()[2].trigger()
    assert heard == [("g1", "done"), ("a1", "done")]


def test_nothing_is_ticked_beforehand_in_an_agreement(
    ui: Ui, shown: Shown, qtbot: QtBot
) -> None:
    page = AgreementPage(ui)
    page.use_today(examples.DAY)
    page.show_agreements(())
    page.use_receivers([("m1", "Marc D.")])
    shown(page)
    page.open_form()
    form = page.form
    assert form is not None
    assert form.member.value == ""
    assert form.topics.values == frozenset()
    with qtbot.assertNotEmitted(page.given):
        press(form, "C’est d’accord")
    form.member.buttons["m1"].click()
    form.topics.buttons["mobilite"].click()
    form.purpose.show_text("chercher un poste")
    with qtbot.waitSignal(page.given) as heard:
        press(form, "C’est d’accord")
    until = dt.date(2026, 9, 11)
    assert heard.args == [
        AgreementEdit("m1", "Marc D.", ("mobilite",), "chercher un poste", until)
    ]
    assert page.form is not None  # until it is kept: a refusal loses nothing


def test_a_name_written_is_somebody_else_than_a_member(
    ui: Ui, shown: Shown, qtbot: QtBot
) -> None:
    page = AgreementPage(ui)
    page.use_today(examples.DAY)
    page.show_agreements(())
    page.use_receivers([("m1", "Marc D.")])
    shown(page)
    page.open_form()
    form = page.form
    assert form is not None
    form.member.buttons["m1"].click()
    form.name.setText("Awa, CCAS")
    form.topics.buttons["logement"].click()
    form.purpose.show_text("le logement")
    with qtbot.waitSignal(page.given) as heard:
        press(form, "C’est d’accord")
    assert (heard.args[0].member, heard.args[0].name) == ("", "Awa, CCAS")


def test_withdrawing_asks_once_and_keeps_her_words(ui: Ui, shown: Shown) -> None:
    page = AgreementPage(ui)
    page.show_agreements(examples.example_agreements(ui.tr))
    shown(page)
    heard: list[tuple[str, str]] = []
    page.withdrawn.connect(lambda key, words: heard.append((key, words)))
    press(page, "Retirer cet accord")
    assert page.dialog is not None
    page.dialog.buttons["keep"].click()
    assert not heard
    press(page, "Retirer cet accord")
    page._words.show_text("je préfère")
    page.dialog.buttons["withdraw"].click()
    assert heard == [("1", "je préfère")]


def test_documents_say_who_is_still_to_sign(ui: Ui, shown: Shown) -> None:
    page = DocumentsPage(ui)
    page.show_documents(examples.example_documents(ui.tr))
    shown(page)
    assert "Il reste à signer\u202f: Amina, Marc D." in texts(page)
    heard: list[str] = []
    page.sign_asked.connect(heard.append)
    press(page, "Signer")
    assert heard == ["d1"]


def test_the_preview_shows_every_page_under_its_name(ui: Ui, shown: Shown) -> None:
    page = PreviewPage(ui)
    shown(page)
    page.work("Le papier se prépare…")
    assert not page.sign.isEnabled()
    image = QImage(100, 141, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    page.show_pages([image, image])
    names = [w.accessibleName() for w in page.findChildren(QWidget)]
    assert "Page 1 sur 2" in names
    assert "Page 2 sur 2" in names
    assert page.sign.isEnabled()


# Signing -----------------------------------------------------------------------


@pytest.fixture
def signing(ui: Ui, shown: Shown) -> SigningPage:
    page = SigningPage(ui)
    signers = examples.example_signers(ui.tr)
    page.show_signing("Diagnostic", signers, witness="Claire M.", today=examples.DAY)
    shown(page)
    return page


def draw(page: SigningPage) -> None:
    pad = page.form.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseMove(pad, QPoint(60, 40))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))


def test_a_drawing_signs(signing: SigningPage) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    assert signing.role == "personne"
    assert not signing.keep.isEnabled()
    draw(signing)
    assert signing.keep.isEnabled()
    signing.understanding.done.buttons["read_aloud"].click()
    signing.keep.click()
    act = heard[0]
    assert (act.role, act.way, act.name) == ("personne", "drawn", "Amina")
    assert act.understood == Understood(explained_by="Claire M.", read_aloud=True)
    assert act.attested_by == "Claire M."
    points = [point for stroke in act.strokes for point in stroke]
    assert points
    assert all(len(p) == 2 and 0 <= p[0] <= 1 and 0 <= p[1] <= 1 for p in points)


def test_a_name_typed_signs_by_keyboard_alone(signing: SigningPage) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    signing.ways.buttons["typed"].click()
    assert signing.form.typed.hasFocus()
    QTest.keyClicks(signing.form.typed, "Amina B.")
    signing.keep.click()
    assert (heard[0].way, heard[0].words, heard[0].strokes) == ("typed", "Amina B.", ())


def test_aloud_keeps_her_words_and_a_date(signing: SigningPage) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    signing.ways.buttons["aloud"].click()
    assert not signing.keep.isEnabled()
    QTest.keyClicks(signing.form.words, "oui")
    signing.keep.click()
    assert heard[0].words == "oui"
    assert heard[0].deadline == dt.date(2026, 3, 26)


@pytest.mark.parametrize("way", ["refused", "absent", "paper"])
def test_not_signing_asks_for_nothing(signing: SigningPage, way: str) -> None:
    heard: list[SigningAct] = []
    signing.signed.connect(heard.append)
    signing.ways.buttons[way].click()
    assert signing.keep.isEnabled()
    signing.keep.click()
    assert heard[0].way == way
    assert heard[0].strokes == ()


def test_ways_are_equals(signing: SigningPage) -> None:
    shown = [b for b in signing.ways.buttons.values() if b.isVisible()]
    assert len({b.height() for b in shown[:3]}) == 1
    assert signing.ways.buttons["refused"].width() == shown[0].width()


def test_only_professionals_have_a_certificate_here(signing: SigningPage) -> None:
    assert not signing.ways.buttons["certificate"].isVisible()
    signing.panel.rows["emploi"].click()
    assert signing.ways.buttons["certificate"].isVisible()
    assert not signing._known.isVisible()


def test_a_pen_draws_where_it_is_precise(signing: SigningPage) -> None:
    pad = signing.form.pad
    kinds = QTabletEvent.Type
    for kind, x in ((kinds.TabletPress, 10.25), (kinds.TabletMove, 20.5)):
        event = tablet(kind, QPointF(x, 12.5))
        pad.tabletEvent(event)
        assert event.isAccepted()
    pad.tabletEvent(tablet(kinds.TabletRelease, QPointF(20.5, 12.5)))
    assert len(pad.strokes) == 1
    assert pad.strokes[0][0][0] == round(10.25 / pad.width(), 4)


def tablet(kind: QTabletEvent.Type, at: QPointF) -> QTabletEvent:
    from PySide6.QtGui import QPointingDevice

    return QTabletEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        at,
        at,
        1.0,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
    )


def test_starting_again_forgets_the_drawing(signing: SigningPage) -> None:
    draw(signing)
    press(signing, "Effacer et recommencer")
    assert signing.form.pad.strokes == ()
    assert not signing.keep.isEnabled()


def test_points_outside_the_pad_are_brought_back(signing: SigningPage) -> None:
    pad = signing.form.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    pad._add(QPointF(-40, 9999))
    pad._end()
    assert pad.strokes[0][-1] == (0.0, 1.0)


def test_when_everybody_answered_the_document_can_be_closed(
    ui: Ui, signing: SigningPage, qtbot: QtBot
) -> None:
    assert not signing.finish.isEnabled()
    done = examples.example_documents(ui.tr)[1].signers
    signing.show_signing("Diagnostic", done, witness="Claire M.", today=examples.DAY)
    with qtbot.waitSignal(signing.close_asked):
        signing.finish.click()


# Home --------------------------------------------------------------------------


def test_a_file_dropped_is_checked(ui: Ui, shown: Shown, qtbot: QtBot) -> None:
    page = VerifyPage(ui)
    shown(page)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/papier.pdf")])  # noqa: S108
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.file_given) as heard:
        page.dropEvent(event)
    assert heard.args == ["/tmp/papier.pdf"]  # noqa: S108


def test_two_files_or_a_web_address_are_not_taken(ui: Ui) -> None:
    two = QMimeData()
    two.setUrls([QUrl.fromLocalFile("/a.pdf"), QUrl.fromLocalFile("/b.pdf")])
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.pdf")])
    assert VerifyPage._dropped(two) == ""
    assert VerifyPage._dropped(web) == ""


@pytest.mark.parametrize(
    "verdict", ["valid", "incomplete", "changed", "invalid", "unknown signer"]
)
def test_every_verdict_is_a_sentence(ui: Ui, shown: Shown, verdict: str) -> None:
    page = VerifyPage(ui)
    shown(page)
    page.work("Vérification…")
    page.show_verdict(VerdictView("a.pdf", verdict, ("parce que",), ("Amina",)))
    said = texts(page)
    assert "parce que" in said
    assert page.choose.isEnabled()


def test_settings_take_effect_at_once(ui: Ui, shown: Shown) -> None:
    page = SettingsPage(ui)
    page.show_settings(SettingsView())
    shown(page)
    heard: list[object] = []
    for signal in (page.language_asked, page.theme_asked, page.size_asked):
        signal.connect(heard.append)
    page.start_hidden_asked.connect(heard.append)
    page.language.buttons["en"].click()
    page.theme.buttons["dark"].click()
    page.text_size.buttons["150"].click()
    page.start_hidden.click()
    assert heard == ["en", "dark", 150, True]


@pytest.mark.parametrize("pin", ["12", "abcd", ""])
def test_a_pin_too_short_is_refused_beside_its_field(
    ui: Ui, shown: Shown, qtbot: QtBot, pin: str
) -> None:
    page = SettingsPage(ui)
    shown(page)
    page.pin.line.setText(pin)
    with qtbot.assertNotEmitted(page.pin_asked):
        press(page, "Garder ce code")
    assert page.pin.line.accessibleDescription()


def test_a_pin_is_told_and_forgotten(ui: Ui, shown: Shown, qtbot: QtBot) -> None:
    page = SettingsPage(ui)
    shown(page)
    page.pin.line.setText("2580")
    with qtbot.waitSignal(page.pin_asked) as heard:
        press(page, "Garder ce code")
    assert heard.args == ["2580"]
    assert page.pin.secret == ""


def test_the_passphrase_is_changed_with_the_old_one(ui: Ui, shown: Shown) -> None:
    page = SettingsPage(ui)
    shown(page)
    heard: list[tuple[str, str]] = []
    page.passphrase_asked.connect(lambda old, new: heard.append((old, new)))
    page.old.line.setText("ancienne")
    page.maker.offer(STRONG)
    press(page, "Changer la phrase de passe")
    assert heard == [("ancienne", STRONG)]
    page.forget_secrets()
    assert page.old.secret == ""
    assert page.maker.secret == ""


def test_history_says_when_nothing_was_said(ui: Ui, shown: Shown) -> None:
    page = HistoryPage(ui)
    shown(page)
    page.show_history(())
    assert not page.list.isVisible()
    assert "Rien n’a encore été dit" in texts(page)
    page.show_history(examples.example_history(ui.tr))
    assert page.list.isVisible()
    heard: list[str] = []
    page.opened.connect(heard.append)
    page.list.setFocus()
    page.list.setCurrentIndex(page.rows.index(0, 0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert heard == ["1"]
