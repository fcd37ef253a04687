"""Her copy opened without any vault: read, answered, put on her stick, taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from livret.desktop.copy_opened.page import CopyPage
from livret.desktop.copy_opened.things import AnswerForm
from livret.desktop.copy_opened.visit import CopyVisit
from livret.desktop.file_dialogs import FileChooser
from livret.desktop.opening_words import WORDS_LOST
from livret.domain.livret import Standing
from livret.exchange.person_copy import HerKeys
from livret.usecases.documents import freeze, sign
from livret.usecases.person_copy import KEY_FILE, MakeCopy, make_copy
from livret.usecases.receiving import Incoming, accept, open_file
from livret.usecases.signing import SigningAct
from tests.clock import SetClock
from tests.desktop.begun import Begun, button, make_vault, words_in
from tests.exchange.test_person_copy import PHRASE, QuickKeys
from tests.paper.whole_desk import made
from tests.usecases.desks import Desk
from tests.usecases.desks import make_vault as vault_of
from tests.usecases.words_of_before import say_words_of_before

# The platform without a screen has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]
WAIT = 60_000


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Her keys without the second that each scrypt costs."""
    for name in ("wrap", "unwrap"):
        monkeypatch.setattr(HerKeys, name, getattr(QuickKeys, name))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Desk]:
    """Claire's desk, where the livret was written."""
    clock = SetClock()
    with vault_of(tmp_path / "claire", clock) as vault:
        yield _written(Desk(vault, clock))


def _written(desk: Desk) -> Desk:
    desk.open()
    desk.say({"kind": "aim_said", "voice": "personne", "words": "un vélo"})
    desk.view("mobilite", "bloque", words="le bus ne passe plus")
    desk.view("sante", "ne_gene_pas")
    key = desk.ctx.signer.public_key
    member = desk.read.team.by_key[key].id
    desk.say(
        {
            "kind": "agreement_given",
            "recipient": {"name": "Claire M.", "member": member},
            "scopes": ["commun", "mobilite"],
            "purpose": "préparer l’entretien",
            "until": "2090-01-01",
        }
    )
    return desk


@pytest.fixture
def stick(home: Desk, tmp_path: Path) -> Path:
    """Her USB stick, with her copy; her code stands in ``code``."""
    return put_on_stick(home, tmp_path)


def put_on_stick(home: Desk, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    command = MakeCopy(livret=home.livret, passphrase=PHRASE)
    made = make_copy(home.vault.sharing, HerKeys(), command, lambda _l, _p: b"%PDF")
    for name, data in made.value.files.items():
        (folder / name).write_bytes(data)
    (folder / "code").write_text(made.value.secret)
    return folder


def the_copy(stick: Path) -> str:
    return str(stick / "copie-2026-03-12.livret")


def visit_of(begun: Begun) -> CopyVisit:
    visit = begun.program.entrance._visit
    assert isinstance(visit, CopyVisit)
    return visit


def read_with_her(begun: Begun, qtbot: QtBot, stick: Path) -> CopyVisit:
    """From the first screen of a machine with an empty home, by her phrase."""
    button(begun.page, "Ouvrir la copie d’une personne").click()
    visit = visit_of(begun)
    visit.choose(the_copy(stick))
    visit.page.opening.secret.line.setText(PHRASE)
    button(visit.page, "Ouvrir sa copie").click()
    qtbot.waitUntil(lambda: visit.copy is not None, timeout=WAIT)
    return visit


def verb(page: CopyPage, start: str, about: str) -> QAbstractButton:
    QApplication.processEvents()  # what was just made comes in sight
    (found,) = [
        one
        for one in page.findChildren(QAbstractButton)
        if one.accessibleName().startswith(start)
        and about in one.accessibleName()
        and one.isVisible()
    ]
    return found


def test_words_of_before_are_not_told_as_signed_by_who_wrote_them(
    home: Desk, begin: Begin, qtbot: QtBot, tmp_path: Path
) -> None:
    say_words_of_before(home.ctx, home.livret)
    composed, pdf = made(home, "diagnostic", to_sign=True)
    document = freeze(home.ctx, home.livret, composed, pdf).value.document
    mine = SigningAct(role="social", way="certificate")
    sign(home.ctx, home.vault.paper, home.livret, document, mine)
    page = read_with_her(begin(), qtbot, put_on_stick(home, tmp_path)).page
    told = words_in(page)
    assert "Un papier signé depuis contient ces mots" in told
    assert "Julie P. ne l’a pas signé" in told
    assert told.count("Confirmé depuis") == 1


def test_it_is_read_where_nothing_was_ever_kept(
    begin: Begin, qtbot: QtBot, stick: Path, tmp_path: Path
) -> None:
    begun = begin(tmp_path / "empty home" / "coffre")
    page = read_with_her(begun, qtbot, stick).page
    told = words_in(page)
    assert "Amina B." in told
    assert "Copie faite par Claire M." in told
    assert "le bus ne passe plus" in told
    assert "un vélo" in told
    assert told.count("Ma santé") == 1  # no word was said of it
    assert told.index("Ma santé") < told.index("Me déplacer")
    button(page, "Fermer sa copie").click()
    qtbot.waitUntil(lambda: begun.first_run.step == 1, timeout=WAIT)
    assert not (tmp_path / "empty home").exists()


def test_she_answers_and_her_answer_comes_back_to_claire(
    begin: Begin, qtbot: QtBot, stick: Path, home: Desk, tmp_path: Path
) -> None:
    visit = read_with_her(begin(), qtbot, stick)
    page = visit.page
    verb(page, "Ce sont ses mots", "un vélo").click()
    qtbot.waitUntil(lambda: "Confirmé depuis" in words_in(page), timeout=WAIT)
    verb(page, "Le dire autrement", "le bus").click()
    (form,) = page.findChildren(AnswerForm)
    form._say()  # nothing was written yet
    form.words.setPlainText("il y a un bus le matin")
    button(form, "Signer de sa clé").click()
    qtbot.waitUntil(lambda: "2 réponses" in words_in(page), timeout=WAIT)
    page.ask_close()
    assert page.dialog is not None
    page.dialog.decided.emit("keep")
    for chooser in page.findChildren(FileChooser):
        chooser.close()
    visit.put(str(tmp_path / "answer"))
    qtbot.waitUntil(lambda: "Sa réponse est sur sa clé" in words_in(page), timeout=WAIT)
    names = sorted(one.name for one in (tmp_path / "answer").iterdir())
    assert names == ["copie-2026-03-12.livret", "envoi-2026-03-12-1.livret"]
    told = open_file(home.vault.sharing, (tmp_path / "answer" / names[1]).read_bytes())
    assert isinstance(told, Incoming)
    accept(home.vault.sharing, told)
    (aim,) = home.read.at("aim", "personne")
    assert aim.standing is Standing.CONFIRMED
    said = {one.content.get("words"): one.standing for one in home.read.history}
    assert said["il y a un bus le matin"] is Standing.OWN
    page.ask_close()  # everything is on her stick: nothing is asked
    qtbot.waitUntil(lambda: visit.copy is None, timeout=WAIT)


def test_she_withdraws_and_takes_back_by_her_own_key(
    begin: Begin, qtbot: QtBot, stick: Path
) -> None:
    visit = read_with_her(begin(), qtbot, stick)
    page = visit.page
    verb(page, "Retirer cet accord", "Claire").click()
    qtbot.waitUntil(lambda: "1 réponse" in words_in(page), timeout=WAIT)
    with pytest.raises(ValueError, match="unpack"):
        verb(page, "Retirer cet accord", "Claire")
    verb(page, "Le dire autrement", "un vélo").click()
    (form,) = page.findChildren(AnswerForm)
    form.words.setPlainText("un scooter")
    button(form, "Signer de sa clé").click()
    qtbot.waitUntil(lambda: "un scooter" in words_in(page), timeout=WAIT)
    verb(page, "Enlever ce qu’elle a dit", "un scooter").click()
    qtbot.waitUntil(lambda: "un scooter" not in words_in(page), timeout=WAIT)
    page.ask_close()
    assert page.dialog is not None
    page.dialog.decided.emit("stay")
    assert visit.copy is not None
    page.dialog.decided.emit("close")
    assert visit.copy is None


def answer_in_part(begun: Begun, qtbot: QtBot, stick: Path) -> CopyVisit:
    """She said one thing, and writes another; neither is on her stick."""
    visit = read_with_her(begun, qtbot, stick)
    verb(visit.page, "Ce sont ses mots", "un vélo").click()
    qtbot.waitUntil(lambda: "1 réponse" in words_in(visit.page), timeout=WAIT)
    verb(visit.page, "Le dire autrement", "le bus").click()
    (form,) = visit.page.findChildren(AnswerForm)
    form.words.setPlainText("il y a un car")
    return visit


def test_the_window_asks_before_what_she_said_is_lost(
    begin: Begin, qtbot: QtBot, stick: Path
) -> None:
    begun = begin()
    visit = answer_in_part(begun, qtbot, stick)
    program = begun.program
    with qtbot.assertNotEmitted(program.ended):
        program.window.close()
    assert program.window.isVisible()
    first = visit.page.dialog
    assert first is not None
    program.window.close()
    assert visit.page.dialog is first  # asked once
    first.buttons["stay"].click()
    assert visit.copy is not None
    assert "1 réponse" in words_in(visit.page)
    program.window.close()
    assert visit.page.dialog is not first
    with qtbot.waitSignal(program.ended):
        visit.page.dialog.buttons["close"].click()
    assert not program.window.isVisible()


def test_the_system_that_ends_it_is_not_asked(
    begin: Begin, qtbot: QtBot, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = begin()
    answer_in_part(begun, qtbot, stick)
    begun.program._hear_the_end()
    assert begun.program._ending is not None
    with qtbot.waitSignal(begun.program.ended):
        begun.program._ending.asked.emit()
    assert "une réponse dans la copie d’une personne" in capsys.readouterr().err


def answered_at_a_desk(
    begin: Begin, qtbot: QtBot, stick: Path, folder: Path
) -> tuple[Begun, CopyVisit]:
    """She answered in her copy, at the window of an open vault."""
    make_vault(folder / "nadia")
    begun = begin(folder / "nadia")
    begun.open(qtbot)
    begun.desk.gone.emit("receiving")
    begun.desk.gone.emit("copy_opened")
    visit = begun.desk.controllers["copy_opened"].visit
    visit.choose(the_copy(stick))
    visit.open("phrase", PHRASE)
    qtbot.waitUntil(lambda: visit.copy is not None, timeout=WAIT)
    verb(visit.page, "Ce sont ses mots", "un vélo").click()
    qtbot.waitUntil(lambda: "1 réponse" in words_in(visit.page), timeout=WAIT)
    return begun, visit


def test_another_language_is_asked_too(
    begin: Begin, qtbot: QtBot, stick: Path, tmp_path: Path
) -> None:
    begun, visit = answered_at_a_desk(begin, qtbot, stick, tmp_path)
    old = begun.program.window
    old.went.emit("settings")
    chosen = begun.desk.controllers["settings"].page.language
    chosen.choose("en")
    chosen.chosen.emit("en")
    qtbot.waitUntil(lambda: visit.page.dialog is not None)
    first = visit.page.dialog
    first.buttons["stay"].click()
    assert begun.program.window is old
    assert "1 réponse" in words_in(visit.page)
    old.went.emit("settings")
    qtbot.waitUntil(lambda: chosen.value == "fr")
    chosen.chosen.emit("en")
    qtbot.waitUntil(lambda: visit.page.dialog is not first)
    visit.page.dialog.buttons["close"].click()
    qtbot.waitUntil(lambda: begun.program.window is not old)
    assert begun.program.ui.tr.language == "en"


@pytest.mark.parametrize("act", ["lock", "quit"])
def test_where_a_vault_is_open_it_is_asked_from_any_page(
    begin: Begin, qtbot: QtBot, stick: Path, tmp_path: Path, act: str
) -> None:
    begun, visit = answered_at_a_desk(begin, qtbot, stick, tmp_path)
    window = begun.program.window
    window.went.emit("accueil")
    qtbot.waitUntil(lambda: window.here == "accueil")
    asks = window.close if act == "quit" else window.lock_requested.emit
    asks()
    assert visit.page.dialog is not None
    assert window.here == "copy_opened"
    visit.page.dialog.buttons["stay"].click()
    asks()
    with qtbot.waitSignal(begun.program.ended):
        visit.page.dialog.buttons["close"].click()
    begun.close()
    assert len(begun.started_again) == (act == "lock")
    assert WORDS_LOST not in [word for one in begun.started_again for word in one]


def test_what_an_idle_lock_loses_of_her_answers_is_told(
    begin: Begin, qtbot: QtBot, stick: Path, tmp_path: Path
) -> None:
    begun, _visit = answered_at_a_desk(begin, qtbot, stick, tmp_path)
    with qtbot.waitSignal(begun.program.ended):
        begun.program.lock()
    begun.close()
    (words,) = begun.started_again
    assert WORDS_LOST in words


def test_her_sheet_opens_it_too_and_a_wrong_word_says_so(
    begin: Begin, qtbot: QtBot, stick: Path
) -> None:
    begun = begin()
    button(begun.page, "Ouvrir la copie d’une personne").click()
    visit = visit_of(begun)
    visit.choose(the_copy(stick))
    opening = visit.page.opening
    for way, field, typed, said in (
        ("phrase", opening.secret, PHRASE[::-1], "phrase"),
        ("code", opening.code, "AGE-SECRET-KEY-1", "code"),
    ):
        opening.ways.buttons[way].click()
        field.line.setText(typed)
        button(visit.page, "Ouvrir sa copie").click()
        qtbot.waitUntil(
            lambda said=said: (
                "⚠" in words_in(visit.page) and said in words_in(visit.page).casefold()
            ),
            timeout=WAIT,
        )
        assert visit.copy is None
    opening.code.line.setText((stick / "code").read_text().lower())
    button(visit.page, "Ouvrir sa copie").click()
    qtbot.waitUntil(lambda: visit.copy is not None, timeout=WAIT)
    assert opening.code.secret == ""


def test_her_key_may_lie_elsewhere(
    begin: Begin, qtbot: QtBot, stick: Path, tmp_path: Path
) -> None:
    (stick / KEY_FILE).rename(tmp_path / "key.age")
    begun = begin()
    button(begun.page, "Ouvrir la copie d’une personne").click()
    visit = visit_of(begun)
    visit.choose(the_copy(stick))
    assert button(visit.page, "Chercher son fichier de clé (cle.age)").isVisible()
    visit.choose_key(str(tmp_path / "key.age"))
    visit.open("phrase", PHRASE)
    qtbot.waitUntil(lambda: visit.copy is not None, timeout=WAIT)


def test_a_file_that_is_none_says_so(begin: Begin, qtbot: QtBot, stick: Path) -> None:
    (stick / "x.livret").write_bytes(b"bonjour")
    begun = begin()
    button(begun.page, "Ouvrir la copie d’une personne").click()
    visit = visit_of(begun)
    visit.choose(str(stick / "x.livret"))
    visit.open("phrase", PHRASE)
    qtbot.waitUntil(visit.page.banner.isVisible, timeout=WAIT)
    assert "n’est pas un envoi" in visit.page.banner.sentence
    button(visit.page, "Revenir").click()
    assert begun.first_run.step == 1


def test_it_is_taken_in_only_with_her_yes(
    begin: Begin, qtbot: QtBot, stick: Path, tmp_path: Path
) -> None:
    make_vault(tmp_path / "nadia")
    begun = begin(tmp_path / "nadia")
    begun.open(qtbot)
    begun.desk.gone.emit("receiving")
    button(begun.controller("receiving"), "Ouvrir la copie d’une personne").click()
    controller = begun.desk.controllers["copy_opened"]
    visit, page = controller.visit, controller.page
    visit.choose(the_copy(stick))
    visit.open("phrase", PHRASE)
    qtbot.waitUntil(lambda: visit.copy is not None, timeout=WAIT)
    button(page, "Le garder ici, avec son accord").click()
    assert page.form is not None
    button(page.form, "Le garder ici").click()
    qtbot.waitUntil(lambda: "⚠ Sans son accord" in words_in(page), timeout=WAIT)
    assert page.window().focusWidget() is page.form.yes
    assert not page.banner.isVisible()
    button(page.form, "Seulement le lire").click()
    assert page.window().focusWidget() is page.take
    page.take.click()
    assert "Vous entrez dans son équipe" in page.form.yes.accessibleDescription()
    assert not begun.desk.vault.ctx.log.livrets()
    page.form.yes.setChecked(True)
    page.form.words.setPlainText("oui, pour continuer")
    button(page.form, "Le garder ici").click()
    qtbot.waitUntil(lambda: begun.program.window.here == "essentiel", timeout=WAIT)
    assert visit.copy is None
    folded = begun.desk.folded
    assert folded is not None
    told = [one.content.get("words") for one in folded.history]
    assert "oui, pour continuer" in told
    assert "le bus ne passe plus" in told
