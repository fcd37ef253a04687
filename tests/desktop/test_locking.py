"""Locking: when it is due, what is kept, and how one comes back."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from livret.desktop.ending import Ending
from livret.desktop.kit.fields import LineField
from livret.desktop.locking import Lock, Stopwatch, idle_seconds
from livret.desktop.main_window import MainWindow
from livret.desktop.pin import TRIES, PinGate
from livret.desktop.system_lock import SystemLock
from tests.clock import SetClock
from tests.desktop.begun import Begun, button, make_vault, words_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]


@pytest.fixture
def opened(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """An open vault with one livret."""
    make_vault(tmp_path / "coffre", "Amina B.")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    return begun


def lock_of(begun: Begun) -> Lock:
    (lock,) = begun.desk.findChildren(Lock)
    return lock


def press(window: MainWindow, key: Qt.Key, *, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier
    QTest.keyClick(window, key, modifier.ControlModifier if ctrl else modifier(0))


def only_livret(begun: Begun) -> str:
    (livret,) = begun.desk.vault.ctx.log.livrets()
    return livret


# --- on demand ---------------------------------------------------------------


def test_ctrl_l_ends_the_process_and_says_where_one_was(
    opened: Begun, qtbot: QtBot
) -> None:
    livret = only_livret(opened)
    opened.desk.open_livret(livret, "goals")
    qtbot.waitUntil(lambda: opened.program.window.here == "goals")
    with qtbot.waitSignal(opened.program.ended):
        press(opened.program.window, Qt.Key.Key_L, ctrl=True)
    assert not opened.program.window.isVisible()
    path = opened.program.entrance.path
    opened.close()
    assert opened.started_again == [["--back", f"goals:{livret}", "--vault", str(path)]]


def test_a_language_asked_for_once_comes_back_after_the_lock(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    make_vault(tmp_path / "coffre")
    english = begin(tmp_path / "coffre", language="en")
    english.open(qtbot)
    with qtbot.waitSignal(english.program.ended):
        english.program.lock()
    english.close()
    assert english.started_again[0][:2] == ["--language", "en"]


def test_once_unlocked_one_is_where_one_was(
    begin: Begin, opened: Begun, qtbot: QtBot
) -> None:
    livret = only_livret(opened)
    opened.leave(qtbot)
    again = begin(opened.program.entrance.path, back=f"goals:{livret}")
    assert again.unlock.isVisible()
    again.open(qtbot)
    qtbot.waitUntil(lambda: again.program.window.here == "goals")
    assert again.desk.livret == livret


@pytest.mark.parametrize("back", ["nowhere", "goals:" + "0" * 64, ":", "é:è"])
def test_a_place_that_is_gone_leads_to_accueil(
    begin: Begin, opened: Begun, qtbot: QtBot, back: str
) -> None:
    opened.leave(qtbot)
    again = begin(opened.program.entrance.path, back=back)
    again.open(qtbot)
    qtbot.waitUntil(again.controller("accueil").people.isVisible)
    assert again.program.window.here == "accueil"


def test_locking_twice_ends_once(opened: Begun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.program.ended):
        opened.program.lock()
        opened.program.lock()
    opened.close()
    assert len(opened.started_again) == 1


def test_the_vault_is_closed_before_the_end(opened: Begun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.program.ended):
        opened.program.lock()
    with opened.rooms.vaults.open(
        opened.program.entrance.path, "sept mots tirés au hasard suffisent bien ici"
    ) as vault:
        assert vault.ctx.owner.name == "Claire M."


def test_the_example_is_thrown_away_by_the_lock(begin: Begin, qtbot: QtBot) -> None:
    begun = begin()
    button(begun.first_run, "Essayer avec un exemple").click()
    qtbot.waitUntil(lambda: begun.program.window.here == "diagnosis")
    folder = begun.desk.vault.path.parent
    with qtbot.waitSignal(begun.program.ended):
        begun.program.lock()
    begun.close()
    assert not folder.exists()
    assert begun.started_again == [[]]


def test_what_is_being_typed_is_found_again(
    begin: Begin, opened: Begun, qtbot: QtBot
) -> None:
    opened.desk.gone.emit("new_person")
    page = opened.controller("new_person")
    field = page.findChildren(LineField)[0]
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Fatou")
    with qtbot.waitSignal(opened.program.ended):
        opened.program.lock()
    opened.close()
    (words,) = opened.started_again
    again = begin(opened.program.entrance.path, back=words[1])
    again.open(qtbot)
    field = again.controller("new_person").findChildren(LineField)[0]
    qtbot.waitUntil(lambda: field.text() == "Fatou")
    assert again.program.window.here == "new_person"


def test_the_window_closes_with_what_is_being_typed_kept(
    begin: Begin, opened: Begun, qtbot: QtBot
) -> None:
    opened.desk.gone.emit("new_person")
    field = opened.controller("new_person").findChildren(LineField)[0]
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Fatou")
    opened.leave(qtbot)
    assert opened.started_again == []
    again = begin(opened.program.entrance.path)
    again.open(qtbot)
    again.desk.gone.emit("new_person")
    field = again.controller("new_person").findChildren(LineField)[0]
    qtbot.waitUntil(lambda: field.text() == "Fatou")


# --- with a dialog open --------------------------------------------------------


def test_a_dialog_hides_with_the_screen_and_comes_back(opened: Begun) -> None:
    window = opened.program.window
    window.gate = PinGate("4321")
    dialog = window.show_shortcuts()
    QTest.keyClick(dialog, Qt.Key.Key_F8)
    assert window.is_hidden
    assert not dialog.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "4321")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not window.is_hidden
    assert dialog.isVisible()


def test_a_dialog_does_not_keep_from_locking(opened: Begun, qtbot: QtBot) -> None:
    dialog = opened.program.window.show_shortcuts()
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(opened.program.ended):
        QTest.keyClick(dialog, Qt.Key.Key_L, control)
    assert not dialog.isVisible()


# --- five wrong PINs ---------------------------------------------------------


def test_five_wrong_pins_lock(opened: Begun, qtbot: QtBot) -> None:
    window = opened.program.window
    window.gate = PinGate("4321")
    press(window, Qt.Key.Key_F8)
    assert window.is_hidden
    with qtbot.waitSignal(opened.program.ended):
        for left in range(TRIES - 1, -1, -1):
            QTest.keyClicks(QApplication.focusWidget(), "1111")
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
            assert window.gate.left == left
    opened.close()
    assert len(opened.started_again) == 1


def test_hidden_without_a_pin_the_passphrase_is_the_way_back(
    opened: Begun, qtbot: QtBot
) -> None:
    window = opened.program.window
    press(window, Qt.Key.Key_F8)
    back = button(window, "Revenir")
    assert back.accessibleDescription() == (
        "Écran caché. Il n’y a pas encore de code. Pour revenir, il faut la phrase de"
        " passe."
    )
    with qtbot.waitSignal(opened.program.ended):
        back.click()


# --- nobody is there ---------------------------------------------------------


def test_idle_warns_a_minute_before_and_a_key_prolongs(
    opened: Begun, qtbot: QtBot
) -> None:
    lock, page = lock_of(opened), opened.controller("accueil")
    opened.clock.forward(minutes=13, seconds=50)
    lock.look()
    assert not page.banner.isVisible()
    opened.clock.forward(seconds=20)
    lock.look()
    assert "va se verrouiller dans une minute" in page.banner.sentence
    assert page.banner.isVisible()
    press(opened.program.window, Qt.Key.Key_Shift)
    assert not page.banner.isVisible()
    opened.clock.forward(minutes=10)
    with qtbot.assertNotEmitted(lock.due):
        lock.look()


def test_idle_locks(opened: Begun, qtbot: QtBot) -> None:
    opened.clock.forward(minutes=15)
    with qtbot.waitSignal(opened.program.ended):
        pass
    opened.close()
    assert len(opened.started_again) == 1


def test_the_key_that_wakes_a_computer_up_comes_too_late(
    opened: Begun, qtbot: QtBot
) -> None:
    opened.clock.forward(hours=9)
    with qtbot.waitSignal(opened.program.ended):
        press(opened.program.window, Qt.Key.Key_Shift)


def test_a_clock_set_back_does_not_prolong() -> None:
    clock = SetClock()
    watch = Stopwatch(clock)
    clock.instant -= dt.timedelta(hours=1)
    assert 0 <= watch.seconds < 60


@pytest.mark.parametrize(
    ("preference", "seconds"),
    [("", 900), ("5", 300), ("0", 60), ("999", 3600), ("peu", 900), ("-3", 900)],
)
def test_the_idle_time_stays_within_bounds(preference: str, seconds: int) -> None:
    assert idle_seconds(preference) == seconds


# --- the system --------------------------------------------------------------


def test_sigterm_keeps_and_closes_without_coming_back(
    opened: Begun, qtbot: QtBot
) -> None:
    # Or it would end the tests.
    assert callable(signal.getsignal(signal.SIGTERM))
    with qtbot.waitSignal(opened.program.ended):
        os.kill(os.getpid(), signal.SIGTERM)
    opened.close()
    assert opened.started_again == []


def test_signals_are_given_back(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGTERM)
    ending = Ending()
    assert signal.getsignal(signal.SIGTERM) != before
    ending.close()
    assert signal.getsignal(signal.SIGTERM) == before


def test_what_the_starter_had_ignored_stays_so(qtbot: QtBot) -> None:
    """``nohup livret &``: the terminal goes away, and the window stays."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        ending = Ending()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        ending.close()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


LOGIN = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
bus = QDBusConnection.connectToBus(sys.argv[1], "said")
assert bus.registerService(sys.argv[2]), bus.lastError().message()
said = QDBusMessage.createSignal(sys.argv[3], sys.argv[4], sys.argv[5])
if len(sys.argv) > 6:
    said.setArguments([sys.argv[6] == "true"])
assert bus.send(said)
"""
"""Says one signal in the name of a service of the system."""


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus of our own, in place of the system's and the session's."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    connect = QDBusConnection.connectToBus
    monkeypatch.setattr(
        QDBusConnection, "systemBus", lambda: connect(address, f"a{tmp_path}")
    )
    monkeypatch.setattr(
        QDBusConnection, "sessionBus", lambda: connect(address, f"b{tmp_path}")
    )
    yield address
    for name in (f"a{tmp_path}", f"b{tmp_path}"):
        QDBusConnection.disconnectFromBus(name)
    daemon.terminate()
    daemon.wait(60)
    daemon.stdout.close()


@pytest.mark.parametrize(
    "told",
    [
        (
            "org.freedesktop.login1",
            "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager",
            "PrepareForSleep",
            "true",
        ),
        (
            "org.freedesktop.ScreenSaver",
            "/org/freedesktop/ScreenSaver",
            "org.freedesktop.ScreenSaver",
            "ActiveChanged",
            "true",
        ),
        (
            "org.gnome.ScreenSaver",
            "/org/gnome/ScreenSaver",
            "org.gnome.ScreenSaver",
            "ActiveChanged",
            "true",
        ),
    ],
    ids=["sleep", "locked", "locked by GNOME"],
)
def test_what_the_system_says_locks(
    bus: str, qtbot: QtBot, told: tuple[str, ...]
) -> None:
    system = SystemLock()
    with qtbot.waitSignal(system.locked):
        subprocess.run([sys.executable, "-c", LOGIN, bus, *told], check=True)


LOGIND = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath
app = QCoreApplication([])
bus = QDBusConnection.connectToBus(sys.argv[1], "logind")
PATH = "/org/freedesktop/login1"

@ClassInfo(**{"D-Bus Interface": "org.freedesktop.login1.Manager"})
class Manager(QObject):
    @Slot(str, result="QDBusObjectPath")
    def GetSession(self, number):
        self.path = PATH + "/session/_3" + number
        return QDBusObjectPath(self.path)

    def lock(self):
        if hasattr(self, "path"):
            session = "org.freedesktop.login1.Session"
            bus.send(QDBusMessage.createSignal(self.path, session, "Lock"))

manager = Manager()
slots = QDBusConnection.RegisterOption.ExportAllSlots
assert bus.registerObject(PATH, manager, slots)
assert bus.registerService("org.freedesktop.login1"), bus.lastError().message()
timer = QTimer()
timer.timeout.connect(manager.lock)
timer.start(20)
print("ready", flush=True)
app.exec()
"""
"""Answers which session is ours, then locks it again and again."""


def test_the_lock_of_our_own_session_locks(
    bus: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "7")
    logind = subprocess.Popen(
        [sys.executable, "-c", LOGIND, bus], stdout=subprocess.PIPE, text=True
    )
    try:
        assert logind.stdout is not None
        assert logind.stdout.readline() == "ready\n"
        system = SystemLock()
        with qtbot.waitSignal(system.locked):
            pass
    finally:
        logind.kill()
        logind.communicate(timeout=60)


def test_waking_up_does_not_lock(qtbot: QtBot) -> None:
    system = SystemLock()
    locked: list[bool] = []
    system.locked.connect(lambda: locked.append(True))
    system.began(False)
    assert locked == []
    system.began(True)
    assert locked == [True]


def test_without_any_bus_the_idle_time_remains(
    monkeypatch: pytest.MonkeyPatch, opened: Begun
) -> None:
    monkeypatch.setattr(
        QDBusConnection, "systemBus", lambda: QDBusConnection("nothing")
    )
    monkeypatch.setattr(
        QDBusConnection, "sessionBus", lambda: QDBusConnection("nothing")
    )
    lock = Lock(opened.desk, 900)
    opened.clock.forward(minutes=14, seconds=30)
    lock.look()
    assert "va se verrouiller" in words_in(opened.program.window)
