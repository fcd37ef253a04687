"""Going back to a backup in the window: damaged, gone, on a new machine, on purpose."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.kit.dialog import Dialog
from livret.desktop.restoring.page import RestoringPage
from livret.desktop.restoring.reading import weighed_lines
from livret.desktop.settings.page import SettingsPage
from livret.usecases.backups import LaterInLivret, Standing, WeighedBackup
from livret.usecases.livrets import OpenLivret, open_livret
from livret.words.translator import translator_for
from tests.clock import SetClock
from tests.desktop.begun import Begun, button, words_in
from tests.usecases.desks import PASSPHRASE, make_rooms

Begin = Callable[..., Begun]

# A dialog asks for a size that a platform without screen cannot keep.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def backed(tmp_path: Path) -> Path:
    """A vault with Amina in its backup, and Olena opened after it."""
    path = tmp_path / "coffre"
    vault, _ = make_rooms(SetClock()).vaults.create(
        path, PASSPHRASE, name="Claire M.", side="social", organisation=""
    )
    with vault:
        open_livret(vault.ctx, OpenLivret(called="Amina B."))
        vault.back_up()
        open_livret(vault.ctx, OpenLivret(called="Olena T."))
        vault.ctx.people.people()
    return path


def at_backups(begun: Begun) -> RestoringPage:
    page = begun.program.entrance.page
    assert isinstance(page, RestoringPage)
    return page


def look_at(page: RestoringPage, qtbot: QtBot, phrase: str = PASSPHRASE) -> None:
    """Choose the newest copy and look at it."""
    qtbot.waitUntil(lambda: bool(page.chosen))
    page.passphrase.line.setText(phrase)
    button(page, "Regarder cette copie").click()
    qtbot.waitUntil(page.passphrase.isEnabled)


def go_back(page: RestoringPage) -> None:
    button(page, "Revenir à cette copie").click()
    assert isinstance(page.dialog, Dialog)
    page.dialog.buttons["restore"].click()


def names_at(begun: Begun, qtbot: QtBot) -> str:
    page = begun.controller("accueil")
    model = page.people.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    return " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))


def test_a_damaged_vault_leads_to_its_copies(
    begin: Begin, backed: Path, qtbot: QtBot
) -> None:
    (backed / "vault.db").write_bytes(b"spoiled")
    begun = begin(backed)
    begun.unlock.passphrase.line.setText(PASSPHRASE)
    begun.unlock.passphrase.line.returnPressed.emit()
    qtbot.waitUntil(begun.unlock.banner.isVisible)
    button(begun.unlock.banner, "Revenir à une copie de secours").click()
    page = at_backups(begun)
    look_at(page, qtbot)
    said = words_in(page)
    assert "1 livret, 2 choses dites" in said
    assert "2 choses dites après cette copie" in said
    assert "Rien n’est supprimé" in said
    go_back(page)
    qtbot.waitUntil(lambda: begun.program.desk is not None)
    assert "Amina B." in names_at(begun, qtbot)
    assert "Olena" not in names_at(begun, qtbot)
    window = begun.program.window
    qtbot.waitUntil(
        lambda: any(
            "revenu à la copie de secours" in words_in(dialog)
            for dialog in window.findChildren(Dialog)
        )
    )


def test_a_vault_without_its_keys_shows_its_copies_at_once(
    begin: Begin, backed: Path, qtbot: QtBot
) -> None:
    (backed / "keys.json").unlink()
    page = at_backups(begin(backed))
    qtbot.waitUntil(lambda: bool(page.chosen))
    # Leaving them changes nothing and leads to a first run.
    button(page, "Ne rien changer").click()


def test_only_the_keys_are_put_back_where_the_vault_is_whole(
    begin: Begin, backed: Path, qtbot: QtBot
) -> None:
    (backed / "keys.json").write_bytes(b"{}")
    begun = begin(backed)
    begun.unlock.passphrase.line.setText(PASSPHRASE)
    begun.unlock.passphrase.line.returnPressed.emit()
    qtbot.waitUntil(begun.unlock.banner.isVisible)
    button(begun.unlock.banner, "Revenir à une copie de secours").click()
    page = at_backups(begun)
    look_at(page, qtbot)
    assert "Le coffre lui-même est entier" in words_in(page)
    button(page, "Remettre les clés").click()
    qtbot.waitUntil(lambda: begun.program.desk is not None)
    assert "Olena" in names_at(begun, qtbot)


def test_a_new_machine_begins_from_a_stick(
    begin: Begin, backed: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "clé"
    shutil.move(backed / "backups", stick)
    shutil.rmtree(backed)
    begun = begin(tmp_path / "neuf")
    button(begun.first_run, "J’ai une copie de secours").click()
    page = at_backups(begun)
    qtbot.waitUntil(lambda: "Pas de copie de secours ici" in words_in(page))
    begun.program.entrance._visit.look_in(str(stick))  # type: ignore[union-attr]
    look_at(page, qtbot)
    go_back(page)
    qtbot.waitUntil(lambda: begun.program.desk is not None)
    assert "Amina B." in names_at(begun, qtbot)


def test_a_wrong_passphrase_is_said_beside_the_field(
    begin: Begin, backed: Path, qtbot: QtBot
) -> None:
    (backed / "keys.json").unlink()
    page = at_backups(begin(backed))
    look_at(page, qtbot, "pas celle de ce jour-là")
    assert "n’ouvre pas cette copie" in words_in(page)
    assert page.passphrase.secret == ""


def test_a_damaged_copy_is_said_and_another_may_be_chosen(
    begin: Begin, backed: Path, qtbot: QtBot
) -> None:
    (copy,) = (backed / "backups").iterdir()
    data = bytearray((copy / "vault.db").read_bytes())
    data[len(data) // 2] ^= 1
    (copy / "vault.db").write_bytes(bytes(data))
    (backed / "keys.json").unlink()
    page = at_backups(begin(backed))
    look_at(page, qtbot)
    qtbot.waitUntil(page.banner.isVisible)
    assert "abîmée" in page.banner.sentence
    assert page.isEnabled()


def test_what_was_looked_at_holds_for_that_copy_alone(
    begin: Begin, backed: Path, qtbot: QtBot
) -> None:
    (copy,) = (backed / "backups").iterdir()
    shutil.copytree(copy, copy.with_name("2026-01-02"))
    page = at_backups(begin_without_keys(begin, backed))
    look_at(page, qtbot)
    assert "Si vous revenez" in words_in(page)
    # Another copy, or another passphrase: what was said is taken back.
    page.passphrase.line.setText("autre")
    assert "Si vous revenez" not in words_in(page)


def begin_without_keys(begin: Begin, path: Path) -> Begun:
    (path / "keys.json").unlink()
    return begin(path)


def test_the_settings_close_the_vault_first(
    begin: Begin, backed: Path, qtbot: QtBot
) -> None:
    begun = begin(backed)
    begun.open(qtbot)
    begun.desk.gone.emit("settings")
    page = begun.controller("settings")
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: "Dernière copie" in words_in(page))
    button(page, "Revenir à une copie de secours").click()
    dialog = page.backups.dialog
    assert dialog is not None
    with qtbot.waitSignal(begun.program.ended):
        dialog.buttons["close"].click()
    begun.close()
    (words,) = begun.started_again
    assert words[:2] == ["--back", "restoring:"]
    again = begin(backed, back=words[1])
    page_again = at_backups(again)
    look_at(page_again, qtbot)
    assert "Olena T." in words_in(page_again)
    button(page_again, "Ne rien changer").click()
    assert again.unlock.isVisible()


def test_staying_in_the_settings_changes_nothing(
    begin: Begin, backed: Path, qtbot: QtBot
) -> None:
    begun = begin(backed)
    begun.open(qtbot)
    begun.desk.gone.emit("settings")
    page = begun.controller("settings")
    assert isinstance(page, SettingsPage)
    button(page, "Revenir à une copie de secours").click()
    assert page.backups.dialog is not None
    page.backups.dialog.buttons["stay"].click()
    assert not begun.desk.going_back


# --- how long nobody may be away -----------------------------------------------


@pytest.fixture
def organisation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer whose organisation may set something."""
    place = tmp_path / "etc"
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(place))
    (place / "livret").mkdir(parents=True)
    return place / "livret" / "organisation.json"


def at_settings(begun: Begun, qtbot: QtBot) -> SettingsPage:
    begun.open(qtbot)
    begun.desk.gone.emit("settings")
    page = begun.controller("settings")
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: "Dernière copie" in words_in(page))
    return page


def idle_of(begun: Begun) -> float:
    from livret.desktop.locking import Lock

    (lock,) = begun.desk.findChildren(Lock)
    return lock.idle_s


def test_another_idle_time_holds_at_once_and_afterwards(
    begin: Begin, backed: Path, organisation: Path, qtbot: QtBot
) -> None:
    begun = begin(backed)
    page = at_settings(begun, qtbot)
    assert idle_of(begun) == dt.timedelta(minutes=15).total_seconds()
    button(page, "5 minutes").click()
    assert idle_of(begun) == dt.timedelta(minutes=5).total_seconds()
    begun.leave(qtbot)
    again = begin(backed)
    page = at_settings(again, qtbot)
    assert page.locking.minutes.value == "5"
    assert idle_of(again) == dt.timedelta(minutes=5).total_seconds()


@pytest.mark.parametrize("told", ["{", "[]", '{"idle_minutes": "souvent"}'])
def test_what_an_organisation_wrote_badly_says_nothing(
    begin: Begin, backed: Path, organisation: Path, qtbot: QtBot, told: str
) -> None:
    organisation.write_text(told, encoding="utf-8")
    begun = begin(backed)
    begun.open(qtbot)
    assert idle_of(begun) == dt.timedelta(minutes=15).total_seconds()


def test_an_organisation_sets_the_longest(
    begin: Begin, backed: Path, organisation: Path, qtbot: QtBot
) -> None:
    organisation.write_text(json.dumps({"idle_minutes": 10}), encoding="utf-8")
    begun = begin(backed)
    page = at_settings(begun, qtbot)
    assert idle_of(begun) == dt.timedelta(minutes=10).total_seconds()
    assert "10 minutes au plus" in words_in(page)
    assert not page.locking.minutes.buttons["15"].isVisible()
    button(page, "5 minutes").click()
    assert idle_of(begun) == dt.timedelta(minutes=5).total_seconds()


# --- the sentences -------------------------------------------------------------


def weighed(**facts: object) -> str:
    told: dict[str, object] = {
        "folder": Path(),
        "made_at": dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC),
        "livrets": 2,
        "contributions": 10,
        "standing": Standing.READABLE,
        "later": 0,
        **facts,
    }
    return "\n".join(
        weighed_lines(translator_for("fr"), WeighedBackup(**told))  # type: ignore[arg-type]
    )


def test_nothing_lost_is_said_so() -> None:
    assert "Rien ne manquera" in weighed()


def test_a_vault_nobody_can_read_is_said_so() -> None:
    said = weighed(standing=Standing.ABSENT, later=None)
    assert "on ne peut donc pas dire combien" in said
    assert "Rien n’est supprimé" not in said


def test_many_people_are_counted_and_one_without_a_name_is_said() -> None:
    many = [LaterInLivret(called="", count=1, whole=True)]
    many += [LaterInLivret(called=f"P {i}", count=1, whole=False) for i in range(9)]
    said = weighed(later=10, later_in=tuple(many))
    assert "un livret sans nom" in said
    assert "et 2 autres livrets" in said


def test_what_cannot_be_promised_of_erasing_is_said() -> None:
    assert "peut revenir" in weighed(erasures_known=False)
    assert "effacé de nouveau" in weighed(erased_since=2)
