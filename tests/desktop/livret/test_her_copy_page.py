"""Her copy at the window: made with her, on Accueil until she has it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.accueil.controller import AccueilController
from livret.desktop.her_copy import page as her_copy_page
from livret.desktop.her_copy.controller import HerCopyController
from livret.desktop.her_copy.page import HerCopyPage
from livret.desktop.kit.order import focus_stops
from livret.desktop.sharing.controller import SharingController
from livret.domain.person import person_of
from livret.exchange.person_copy import HerKeys
from livret.exchange.person_copy.identity import HerIdentity
from livret.usecases.errors import FileNotWritten
from livret.usecases.her_copy import open_copy
from livret.usecases.her_keys import say_shown
from livret.usecases.sharing_errors import HerPassphraseWrong
from livret.usecases.writing import Said, write
from livret.words.her_copy import named_line
from livret.words.papers.secrets import HERS
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_person_copy import QuickKeys
from tests.paper.papers import text_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PHRASE = "cheval tournesol guitare brouette"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Her keys without the second that each scrypt costs."""
    for name in ("wrap", "unwrap"):
        monkeypatch.setattr(HerKeys, name, getattr(QuickKeys, name))


def page_of(at: AtDesk) -> HerCopyPage:
    return at.of(HerCopyController).page


def make(at: AtDesk, folder: Path, phrase: str = PHRASE) -> HerCopyPage:
    page = page_of(at)
    page.passphrase.offer(phrase)
    page._ask()
    settle()
    at.of(HerCopyController).make(str(folder))
    settle()
    return page


def test_the_keyboard_begins_at_her_phrase(at: AtDesk) -> None:
    at.have_keyboard()
    at.open("sharing")
    at.go("her_copy")
    held = at.window.focusWidget()
    assert page_of(at).passphrase.field.isAncestorOf(held)


def test_what_is_made_is_heard_and_what_waits_comes_first(
    at: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(her_copy_page, "announce", lambda _on, told: said.append(told))
    at.have_keyboard()
    at.open("her_copy")
    make(at, tmp_path)
    assert "Sa copie est faite." in said[-1]
    assert "copie-2026-03-12.pdf" in said[-1]
    at.go("accueil")
    at.open("her_copy")
    held = at.window.focusWidget()
    assert (held.accessibleName(), held.accessibleDescription()) == (
        "Elle l’a maintenant",
        "Sa copie est à remettre depuis aujourd’hui.",
    )


def waiting(at: AtDesk) -> list[str]:
    at.go("accueil")
    items = at.of(AccueilController).page.to_see.items
    return [one.under for one in items if one.icon == "inbox"]


def kept_in(folder: Path) -> dict[str, bytes]:
    """Her files in a folder."""
    found = [one for one in folder.glob("*.*") if one.is_file()]
    return {one.name: one.read_bytes() for one in found}


def identity_of(code: str) -> HerIdentity:
    return HerKeys().of(code)


def test_it_is_made_waits_on_accueil_and_is_handed_over(
    at: AtDesk, tmp_path: Path
) -> None:
    at.open("sharing")
    at.press(at.of(SharingController).page, "Faire sa copie")
    assert at.window.here == "her_copy"
    page = make(at, tmp_path)
    assert page.made
    names = sorted(one.name for one in tmp_path.glob("*.*") if one.is_file())
    assert names == [
        "LISEZ-MOI.txt",
        "cle.age",
        "copie-2026-03-12.livret",
        "copie-2026-03-12.pdf",
    ]
    code = next(one for one in texts(page) if one.startswith("AGE-SECRET-KEY-1"))
    sharing = at.desk.app.copy_desk(identity_of(code))
    data = (tmp_path / names[2]).read_bytes()
    read = open_copy(sharing.files, sharing.ctx, identity_of(code), data)
    assert read.hers
    assert read.ctx.livret(read.livret).history == at.read.history
    assert waiting(at) == ["sa copie à remettre depuis aujourd’hui"]
    at.open("her_copy")
    assert not any("AGE-SECRET-KEY-1" in one for one in texts(page_of(at)))
    assert page_of(at).passphrase.secret == ""
    at.press(page_of(at), "Elle l’a maintenant")
    assert waiting(at) == []
    told = [(one.what, dict(one.detail)) for one in at.ctx.journal.of(at.livret)]
    assert ("kept", {"paper": "copy"}) in told
    assert ("handed", {"paper": "copy"}) in told
    assert not at.troubles


def test_the_sheet_of_her_code_is_called_as_it_is_printed(
    at: AtDesk, tmp_path: Path
) -> None:
    """It was called a recovery sheet here, which is the name of another paper."""
    at.open("her_copy")
    page = make(at, tmp_path)
    told = [one.replace("\u202f", " ") for one in texts(page)]
    assert f"Sa feuille « {HERS.title} »" in told
    assert not any("feuille de secours" in one for one in told)


def test_the_phone_reads_the_whole_livret(at: AtDesk, tmp_path: Path) -> None:
    at.say({"kind": "goal_set", "words": "le permis"})
    at.open("her_copy")
    make(at, tmp_path)
    closed = (tmp_path / "copie-2026-03-12.pdf").read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(closed))
    with pikepdf.open(io.BytesIO(closed), password=PHRASE) as pdf:
        assert len(pdf.pages) >= 4
        (name,) = pdf.attachments
        assert b"le permis" in pdf.attachments[name].get_file().read_bytes()


def test_her_paper_is_in_the_form_and_language_chosen(
    at: AtDesk, tmp_path: Path
) -> None:
    at.say({"kind": "goal_set", "words": "le permis"})
    at.open("her_copy")
    page = page_of(at)
    assert page.papers is not None
    assert set(page.papers.forms.buttons) == {"standard", "large", "simple"}
    page.papers.forms.buttons["simple"].click()
    page.papers.pictures.buttons["without"].click()
    page.papers.languages.buttons["en"].click()
    make(at, tmp_path)
    opened = io.BytesIO()
    with pikepdf.open(tmp_path / "copie-2026-03-12.pdf", password=PHRASE) as pdf:
        pdf.save(opened, encryption=False)
    assert "This paper is your livret." in text_of(opened.getvalue())


def test_her_sheet_is_in_the_form_and_language_chosen(
    at: AtDesk, tmp_path: Path
) -> None:
    at.open("her_copy")
    page = page_of(at)
    assert page.languages is not None
    page.languages.buttons["en"].click()
    page = make(at, tmp_path)
    sheet = at.of(HerCopyController).sheet
    assert page.dressing is not None
    assert sheet is not None
    assert page.dressing.asked == ("en", "standard")
    page.dressing.forms.buttons["simple"].click()
    sheet.write(str(tmp_path / "feuille"))
    settle()
    told = text_of((tmp_path / "feuille").read_bytes())
    assert "This sheet opens your copy. It says that it is you." in told


def test_a_second_copy_has_no_new_code(at: AtDesk, tmp_path: Path) -> None:
    at.open("her_copy")
    make(at, tmp_path)
    at.press(page_of(at), "Elle l’emporte")
    assert "elle a sa copie" in page_of(at).banner.sentence
    page = make(at, tmp_path)
    assert page.made
    assert not any("AGE-SECRET-KEY-1" in one for one in texts(page))
    assert not page._secret.isVisible()


def test_her_phrase_is_written_twice_and_strong_enough(at: AtDesk) -> None:
    at.open("her_copy")
    page = page_of(at)
    page.passphrase.field.line.setText("amina")
    page.passphrase.again.line.setText("amina")
    at.press(page, "Choisir où la mettre")
    assert "⚠ Pas encore assez long\u202f: continuez." in texts(page)
    page.passphrase.field.line.setText(PHRASE)
    at.press(page, "Choisir où la mettre")
    assert "⚠ Les deux phrases ne sont pas encore les mêmes." in texts(page)
    page.passphrase.again.line.setText(PHRASE)
    assert page.passphrase.ready
    at.press(page, "Proposer cinq mots")
    assert len(page.passphrase.secret.split()) == 5
    assert page.passphrase.ready


def test_another_phrase_than_hers_makes_nothing(at: AtDesk, tmp_path: Path) -> None:
    at.open("her_copy")
    make(at, tmp_path)
    at.press(page_of(at), "Refaire sa copie")
    before = kept_in(tmp_path)
    page = make(at, tmp_path, PHRASE[::-1])
    assert not page.made
    assert isinstance(at.troubles.pop(), HerPassphraseWrong)
    assert kept_in(tmp_path) == before


def test_the_signed_paper_in_clear_only_where_she_asks(
    at: AtDesk, tmp_path: Path
) -> None:
    at.open("her_copy")
    page_of(at).clear.setChecked(True)
    page_of(at).with_life.setChecked(True)
    make(at, tmp_path)
    assert not (tmp_path / "signe.pdf").exists()  # nothing was signed yet
    assert "rien n’est lisible sans phrase" in " ".join(texts(page_of(at)))
    assert not page_of(at).clear.isVisible()


def test_a_stick_that_takes_nothing_makes_nothing(at: AtDesk, tmp_path: Path) -> None:
    at.open("her_copy")
    before = at.read
    (tmp_path / "file").write_bytes(b"no folder")
    page = make(at, tmp_path / "file" / "stick")
    assert not page.made
    assert isinstance(at.troubles.pop(), FileNotWritten)
    assert page.banner.isVisible()
    assert at.read == before
    assert waiting(at) == []


def test_a_stick_that_fills_up_still_gives_her_code(
    at: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = at.desk.app.write_file

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".pdf":
            raise FileNotWritten(path=str(path))
        write(path, data)

    monkeypatch.setattr(at.desk.app, "write_file", full)
    at.open("her_copy")
    page = make(at, tmp_path)
    assert page.made
    assert any(one.startswith("AGE-SECRET-KEY-1") for one in texts(page))
    assert page.banner.isVisible()
    assert waiting(at) == ["sa copie à remettre depuis aujourd’hui"]


def test_her_sheet_is_kept_as_a_file(at: AtDesk, tmp_path: Path, qtbot: QtBot) -> None:
    at.open("her_copy")
    make(at, tmp_path)
    sheet = at.of(HerCopyController).sheet
    assert sheet is not None
    assert "mina" not in sheet.file_name()
    assert person_of(at.read).called == "Amina B."
    sheet.write(str(tmp_path / "feuille.pdf"))
    qtbot.waitUntil((tmp_path / "feuille.pdf").exists)
    assert (tmp_path / "feuille.pdf").read_bytes().startswith(b"%PDF")


def test_it_is_in_the_language_she_reads_with_the_french_beneath(
    at: AtDesk, tmp_path: Path
) -> None:
    at.say({"kind": "person_described", "languages": ["ar", "fr"]})
    at.open("her_copy")
    page = page_of(at)
    assert page.languages is not None
    assert page.languages.value == "ar"
    assert len(page.languages.buttons) == 14
    page.languages.choose("uk")
    make(at, tmp_path / "cle-usb")
    told = (tmp_path / "cle-usb" / "LISEZ-MOI.txt").read_text("utf-8-sig")
    assert told.startswith("Переклад не перевірено")
    assert "Votre copie, faite le" in told
    sheet = at.of(HerCopyController).sheet
    assert sheet is not None
    sheet.write(str(tmp_path / "feuille.pdf"))
    settle()
    with pikepdf.open(tmp_path / "feuille.pdf") as pdf:
        assert len(pdf.pages) >= 1
    assert not at.troubles


def keyboard(page: HerCopyPage) -> QWidget:
    held = page.window().focusWidget()
    assert held is not None
    assert held.isVisible()
    return held


def test_the_keyboard_stays_when_she_takes_it_away(at: AtDesk, tmp_path: Path) -> None:
    at.open("her_copy")
    page = make(at, tmp_path)
    page.handed.setFocus()
    page.handed.click()
    settle()
    assert not page.made
    assert page.isAncestorOf(keyboard(page))
    # What waited for her goes from above the page.
    make(at, tmp_path)
    at.go("diagnosis")
    at.open("her_copy")
    words = "Elle l’a maintenant"
    found = (b for b in focus_stops(page) if b.accessibleName() == words)
    next(found).setFocus()
    at.press(page, words)
    assert page.isAncestorOf(keyboard(page))


def test_the_keyboard_comes_back_to_what_was_typed_after_a_failure(
    at: AtDesk, tmp_path: Path
) -> None:
    at.open("her_copy")
    page = page_of(at)
    page.passphrase.offer(PHRASE)
    page._make.setFocus()
    page.work("Sa copie se fait…")
    assert page.isAncestorOf(keyboard(page))
    page.work()
    assert keyboard(page) is page._make


def test_a_copy_cut_short_is_not_called_whole(
    at: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program ends between two of its files; her key is there, and is hers."""
    write = at.desk.app.write_file

    def cut(path: Path, data: bytes) -> None:
        if path.suffix == ".livret":
            raise RuntimeError
        write(path, data)

    at.open("her_copy")
    with monkeypatch.context() as patch:
        patch.setattr(at.desk.app, "write_file", cut)
        make(at, tmp_path)
    at.troubles.clear()
    assert waiting(at) == []
    told = (tmp_path / "LISEZ-MOI.txt").read_text("utf-8-sig")
    assert "Cette copie n’est pas finie" in told
    at.open("her_copy")
    assert "n’a pas été écrite jusqu’au bout" in page_of(at).banner.sentence
    page = make(at, tmp_path)
    assert page.made
    assert "pas finie" not in (tmp_path / "LISEZ-MOI.txt").read_text("utf-8-sig")
    assert waiting(at) == ["sa copie à remettre depuis aujourd’hui"]
    hers = QuickKeys().unwrap((tmp_path / "cle.age").read_bytes(), PHRASE)
    sharing = at.desk.app.copy_desk(hers)
    data = next(tmp_path.glob("*.livret")).read_bytes()
    assert open_copy(sharing.files, sharing.ctx, hers, data).hers
    at.open("her_copy")
    assert not page_of(at).banner.isVisible()


def test_the_sheet_she_shows_is_asked_and_forgotten(at: AtDesk, tmp_path: Path) -> None:
    at.open("her_copy")
    for name in ("une", "deux"):
        (tmp_path / name).mkdir()
    page = make(at, tmp_path / "une")
    code = page._code.text().replace("\u200b", "")
    page.begin_again()
    page.sheet.choice.click()
    wished: list[object] = []
    page.make_asked.connect(wished.append)
    page.passphrase.offer(PHRASE)
    page._ask()
    assert wished == []
    assert "⚠ Il faut le code de sa feuille." in texts(page.sheet)
    page.sheet.secret.reveal(code[:-1])
    at_a_wrong_one = make(at, tmp_path / "deux")
    assert not at_a_wrong_one.made
    assert any("pas le code d’une feuille" in one for one in texts(page.sheet))
    page.sheet.secret.reveal(code.lower())
    assert make(at, tmp_path / "deux").made
    assert page.sheet.code == ""
    assert page.sheet.secret.secret == ""
    found = sorted(one.name for one in (tmp_path / "deux").glob("*.*"))
    assert "cle.age" not in found


def test_a_sheet_is_lost_or_shown_never_both(at: AtDesk, tmp_path: Path) -> None:
    at.open("her_copy")
    page = make(at, tmp_path)
    page.begin_again()
    page.sheet.choice.click()
    page.renew.click()
    assert (page.sheet.choice.isChecked(), page.renew.isChecked()) == (False, True)
    page.sheet.choice.click()
    assert (page.sheet.choice.isChecked(), page.renew.isChecked()) == (True, False)


def named_elsewhere(at: AtDesk, folder: Path, identity: HerIdentity) -> None:
    """Marc, who takes part, names a key as hers at his desk, and it comes here."""
    marc = Desks(folder)["marc"]
    keys = {"sign": marc.ctx.signer.public_key}
    told = {"name": "Marc D.", "role": "referent", "side": "emploi", "keys": keys}
    write(at.ctx, at.livret, [Said(kind="member_joined", content=told)])
    marc.ctx.log.append(at.ctx.log.sealed(at.livret))
    hers = {"sign": identity.public_key, "age": identity.age_recipient}
    told = {"name": "Olena T.", "role": "personne", "keys": hers}
    write(marc.ctx, at.livret, [Said(kind="member_joined", content=told)])
    at.ctx.log.append(marc.ctx.log.sealed(at.livret))
    at.ctx.forget(at.livret)
    marc.vault.close()


def test_a_sheet_made_elsewhere_is_told_until_she_showed_it_here(
    at: AtDesk, tmp_path: Path
) -> None:
    identity = HerKeys().new()
    named_elsewhere(at, tmp_path / "marc", identity)
    at.open("her_copy")
    page = page_of(at)
    (told,) = [one for one in texts(page) if "Une feuille a été faite" in one]
    assert "le 12 mars 2026, par Marc D." in told
    assert not page._unshown.isHidden()
    stick = tmp_path / "stick"
    stick.mkdir()
    make(at, stick)
    assert not page.made
    assert "parlez-en avec Marc D." in page.banner.sentence
    assert list(stick.glob("copie-*")) == []
    page.sheet.choice.click()
    page.sheet.secret.reveal(identity.age_secret)
    make(at, stick)
    assert page.made
    at.go("accueil")
    at.open("her_copy")
    assert page._unshown.isHidden()


def test_her_words_say_in_front_of_whom_her_key_was_made_or_shown(
    at: AtDesk, tmp_path: Path
) -> None:
    identity = HerKeys().new()
    named_elsewhere(at, tmp_path / "marc", identity)
    assert named_line(at.desk.ui.tr, at.read, identity.public_key) == (
        "Signé avec sa clé, qui a été faite ou montrée devant Marc D."
    )
    say_shown(at.ctx, at.livret, identity.public_key)
    assert "Marc D., Claire M." in named_line(
        at.desk.ui.tr, at.read, identity.public_key
    )
    assert named_line(at.desk.ui.tr, at.read, "0" * 64) == ""
