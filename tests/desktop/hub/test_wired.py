"""The window at a real hub: joined, told, cut, and what comes while one types."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from livret.desktop import autosave
from livret.desktop.hub import following, soon
from livret.desktop.hub.beginning import hub_of
from livret.desktop.hub.livret_card import HubCard
from livret.desktop.hub.section import HubSection
from livret.desktop.kit.fields import HerWords, TextArea
from livret.desktop.kit.quiet import QuietLine
from livret.domain.meeting_mode import Question, Sitting
from livret.exchange.hub.server import PostgresHub
from livret.usecases.erasing import ASKED_BY_PERSON, erase_livret
from livret.usecases.hub_desk import join_hub
from livret.usecases.hub_presence import (
    MEETING,
    Attendance,
    attendance,
    come_in,
    who_is_present,
)
from livret.usecases.hub_state import AWAY, HERE
from livret.usecases.ports_hub_live import HubNews
from livret.usecases.saying import say_items
from livret.usecases.sitting import open_meeting, say_within
from livret.usecases.sitting_together import hold_together, told_of
from livret.usecases.teaming import see_off
from livret.usecases.vault_errors import DiskFull
from livret.usecases.writing import Said
from tests.desktop.begun import Begun, button, words_in
from tests.exchange.hub.desks import HubDesk, Office
from tests.exchange.hub.postgres import Server
from tests.usecases.desks import make_rooms

# What Qt says of any dialog on a platform without screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]
MS = 30_000


@dataclass
class Two:
    """Claire at her window, Marc at a desk without one."""

    claire: Begun
    marc: HubDesk
    livret: str
    qtbot: QtBot

    def until(self, call: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(call, timeout=MS)

    @property
    def quiet(self) -> QuietLine:
        return self.claire.program.window.frame.quiet

    @property
    def told(self) -> str:
        return words_in(self.quiet)

    def open(self, page: str) -> None:
        desk = self.claire.desk
        desk.open_livret(self.livret, page)
        self.until(lambda: desk.window.here == page and desk.folded is not None)

    def settings(self) -> HubSection:
        self.claire.desk.gone.emit("settings")
        (section,) = self.claire.controller("settings").findChildren(HubSection)
        return section


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soon, "SOON_MS", 1)


def window_of(begin: Begin, office: Office, claire: HubDesk, qtbot: QtBot) -> Begun:
    """Close a desk, and open its vault at the window."""
    claire.leave()
    office.desks.remove(claire)
    begun = begin(office.folder / "Claire M.")
    begun.open(qtbot)
    return begun


@pytest.fixture
def two(begin: Begin, office: Office, qtbot: QtBot) -> Iterator[Two]:
    claire, marc = office.team()
    join_hub(claire.vault, make_rooms(office.clock).hubs, claire.url)
    begun = window_of(begin, office, claire, qtbot)
    yield Two(begun, marc, marc.livret, qtbot)
    if not begun.closed:
        begun.leave(qtbot)


def test_joined_by_an_invitation_that_then_opens_nothing(
    begin: Begin, office: Office, qtbot: QtBot
) -> None:
    claire = office.desk("Claire M.")
    claire.open()
    begun = window_of(begin, office, claire, qtbot)
    at = Two(begun, claire, claire.livret, qtbot)
    section = at.settings()
    invitation = claire.url
    section.invitation.line.setText("relais.example")
    button(section, "Rejoindre le relais").click()
    at.until(lambda: "Ce n’est pas l’adresse d’un relais" in words_in(section))
    wrong = invitation.replace("@", "0@", 1)
    section.invitation.line.setText(wrong)
    joining = button(section, "Rejoindre le relais")
    joining.setFocus()
    joining.click()
    at.until(lambda: "Cette invitation n’ouvre rien" in words_in(section))
    # The keyboard is where one goes on: at the invitation, then at what was joined.
    assert section.invitation.isAncestorOf(section.window().focusWidget())
    begun.desk.gone.emit("accueil")
    assert section.invitation.secret == ""
    section = at.settings()
    section.file_chosen.emit(str(office.folder / "absent"))
    page = begun.controller("settings")
    at.until(lambda: "absent" in page.banner.sentence)
    given = office.folder / "invitation"
    given.write_text(invitation + "\n", "utf-8")
    button(section, "Ouvrir le fichier de l’invitation").setFocus()
    section.file_chosen.emit(str(given))
    at.until(lambda: "À jour" in words_in(section))
    assert section.window().focusWidget() is section.heading
    given.unlink()
    assert section.invitation.secret == ""
    assert "Adresse de l’invitation" not in words_in(section)
    kept = b"".join(
        path.read_bytes() for path in office.folder.parent.rglob("*") if path.is_file()
    )
    assert invitation.split(":")[2].split("@")[0].encode() not in kept
    # The livret goes there, and later leaves.
    at.open("sharing")
    (card,) = begun.controller("sharing").findChildren(HubCard)
    at.until(card.isVisible)
    assert "Personne d’autre ici n’a de clé" in words_in(card)
    button(card, "Partager par le relais").click()
    at.until(lambda: "À jour" in words_in(card))
    button(card, "Ne plus partager par le relais").click()
    assert card.dialog is not None
    card.dialog.buttons["stop"].click()
    at.until(lambda: "À jour" not in words_in(card))
    section = at.settings()
    button(section, "Quitter ce relais").click()
    assert section.dialog is not None
    section.dialog.buttons["leave"].click()
    at.until(lambda: "Adresse de l’invitation" in words_in(section))
    begun.leave(qtbot)


def test_what_comes_leaves_keyboard_and_typing_alone(two: Two, qtbot: QtBot) -> None:
    two.open("essentiel")
    two.until(two.quiet.isVisible)
    two.open("diagnosis")
    page = two.claire.controller("diagnosis")
    two.until(lambda: "mobilite" in page.rows)
    page.open_topic("mobilite")
    two.until(lambda: bool(page.findChildren(TextArea)))
    field = page.detail.view.words
    field.setFocus()
    qtbot.keyClicks(field, "Le bus du soir")
    two.marc.view("mobilite", "bloque", "emploi", words="Pas de permis")
    two.marc.push()
    two.until(lambda: "Marc D. vient d’écrire" in two.told)
    row = page.rows["mobilite"]
    two.until(lambda: "bloque" in row.accessibleName())
    focused = QApplication.focusWidget()
    assert isinstance(focused, TextArea)
    assert focused.toPlainText() == "Le bus du soir"
    qtbot.keyClicks(focused, " passe")
    assert focused.toPlainText() == "Le bus du soir passe"


def test_a_window_that_stays_goes_on_following(
    two: Two, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked to go, it stayed: words could not be kept on a full disk."""

    def full(*_asked: object, **_said: object) -> object:
        raise DiskFull

    two.open("diagnosis")
    page = two.claire.controller("diagnosis")
    two.until(lambda: "mobilite" in page.rows)
    page.open_topic("mobilite")
    two.until(lambda: bool(page.findChildren(TextArea)))
    with monkeypatch.context() as patch:
        patch.setattr(autosave, "_save", full)
        page.detail.view.words.setPlainText("Le bus du soir")
        two.claire.program.window.close()
        two.until(lambda: "reste ouvert" in words_in(page))
    two.marc.view("mobilite", "bloque", "emploi", words="Pas de permis")
    two.marc.push()
    two.until(lambda: "Marc D. vient d’écrire" in two.told)
    two.until(lambda: "bloque" in page.rows["mobilite"].accessibleName())


def test_in_a_meeting_the_other_is_there_and_heard(two: Two, qtbot: QtBot) -> None:
    two.open("essentiel")
    told = attendance(two.marc.ctx, two.marc.hub.server.id, two.livret, MEETING)
    assert come_in(two.marc.hub, told)
    two.until(lambda: "Marc D. est en rencontre sur ce livret" in two.told)
    two.claire.desk.gone.emit("meeting")
    two.until(lambda: "Marc D. est là, à son bureau" in two.told)
    meeting = two.claire.desk.controllers["meeting"]
    page = meeting.page
    two.until(lambda: meeting.sitting is not None)
    for asked in (Question.WELCOME, Question.AIM, Question.CHOOSING):
        page.bar.verbs["onward"].click()
        two.until(lambda asked=asked: meeting.sitting.question is asked)
    page.view.buttons["mobilite"].click()
    two.until(lambda: hasattr(page.view, "words"))
    page.bar.speak(1)  # she speaks alone; the others hear one another
    two.until(lambda: not isinstance(page.view.words, HerWords))
    field = page.view.words
    qtbot.keyClicks(field, "Le car")
    two.marc.view("mobilite", "bloque", "emploi", words="Pas de permis")
    two.marc.push()
    two.until(lambda: "Pas de permis" in words_in(page))
    assert QApplication.focusWidget() is field
    assert field.toPlainText() == "Le car"
    assert page.view.words is field


def marcs_meeting(two: Two) -> tuple[Sitting, Attendance]:
    """Marc's room, before anybody joins it, and what his presence says."""
    ctx = two.marc.ctx
    his = open_meeting(ctx, two.livret).value.sitting
    two.marc.clock.forward(minutes=1)
    his = say_within(ctx, two.livret, his, [view("Pas de permis")]).value
    two.marc.push()
    at = two.marc.hub.server.id
    return his, attendance(ctx, at, two.livret, MEETING, told_of(his))


def view(words: str) -> Said:
    told = {"barrier": "mobilite", "level": "bloque", "words": words}
    return Said(kind="view_given", voice="emploi", content=told)


def test_a_meeting_under_way_elsewhere_is_offered_and_joined(
    two: Two, qtbot: QtBot
) -> None:
    two.open("essentiel")
    his, told = marcs_meeting(two)
    assert come_in(two.marc.hub, told)
    two.until(lambda: "Marc D. est en rencontre sur ce livret" in two.told)
    two.claire.desk.gone.emit("meeting")
    meeting = two.claire.desk.controllers["meeting"]
    page = meeting.page
    two.until(page.offer.isVisible)
    assert page.offer.sentence == "Marc D. est en rencontre sur ce livret"
    page.bar.verbs["onward"].click()
    two.until(lambda: meeting.sitting.question is Question.WELCOME)
    assert page.offer.isVisible()  # until it is answered, whatever is asked
    button(page.offer, "Rejoindre la rencontre en cours").click()
    two.until(lambda: set(his.marks) <= set(meeting.sitting.marks))
    assert page.offer.isHidden()
    assert "Une seule rencontre, avec Marc D." in page.banner.sentence
    # Marc's desk hears which meeting it is, and what he said is read back here.
    ours = meeting.sitting
    two.until(lambda: about_of(two) == told_of(ours))
    two.marc.pull()
    two.until(lambda: "Pas de permis" in str(meeting._read.minutes.rows))
    # From now on the two are told apart from nobody: nothing is offered again.
    his = hold_together(
        two.marc.ctx, two.livret, his, claires(two), about_of(two)
    ).value
    at = two.marc.hub.server.id
    assert come_in(
        two.marc.hub,
        attendance(two.marc.ctx, at, two.livret, MEETING, told_of(his)),
    )
    say_within(two.marc.ctx, two.livret, his, [view("Le car du matin")])
    two.marc.push()
    two.until(lambda: "Le car du matin" in str(meeting._read.minutes.rows))
    assert page.offer.isHidden()


def test_joined_from_the_other_desk_is_told_here(two: Two, qtbot: QtBot) -> None:
    two.open("essentiel")
    two.claire.desk.gone.emit("meeting")
    meeting = two.claire.desk.controllers["meeting"]
    two.until(lambda: bool(about_of(two)))
    his, _ = marcs_meeting(two)
    his = hold_together(
        two.marc.ctx, two.livret, his, claires(two), about_of(two)
    ).value
    at = two.marc.hub.server.id
    told = attendance(two.marc.ctx, at, two.livret, MEETING, told_of(his))
    assert come_in(two.marc.hub, told)
    two.until(lambda: bool(meeting.sitting.elsewhere))
    assert meeting.page.offer.isHidden()
    two.until(lambda: "Une seule rencontre" in meeting.page.banner.sentence)
    # Nothing of her is read before it is said who is in the room here.
    meeting.page.bar.verbs["onward"].click()
    two.until(lambda: "Pas de permis" in str(meeting._read.minutes.rows))


def about_of(two: Two) -> str:
    """What Claire's presence says her meeting is, as Marc's desk reads it."""
    told = attendance(two.marc.ctx, two.marc.hub.server.id, two.livret)
    there = who_is_present(two.marc.hub, told)
    return next((one.about for one in there if one.name == "Claire M."), "")


def claires(two: Two) -> str:
    return next(m.id for m in two.marc.read.members if m.name == "Claire M.")


def test_cut_and_told_so_and_nothing_is_lost(two: Two, server: Server) -> None:
    section = two.settings()
    two.until(lambda: "À jour" in words_in(section))
    two.open("essentiel")
    two.until(two.quiet.isVisible)
    two.marc.say({"kind": "aim_said", "words": "Une voiture"})
    two.marc.push()
    two.until(lambda: "Marc D. vient d’écrire" in two.told)
    server.stop()
    try:
        two.until(lambda: "Hors connexion" in two.told)
        assert "vient d’écrire" not in two.told
        desk = two.claire.desk
        said = [Said(kind="aim_said", voice="personne", content={"words": "Un vélo"})]
        desk.ask(
            two.claire.controller("essentiel"),
            lambda vault: say_items(vault.ctx, two.livret, said),
        )
        two.until(lambda: "1 chose à envoyer quand le réseau reviendra" in two.told)
        section = two.settings()
        two.until(lambda: "Rien n’est perdu" in words_in(section))
        # Whoever is away meanwhile writes too.
        two.marc.say({"kind": "aim_said", "words": "Une moto"})
    finally:
        server.start()
    button(section, "Réessayer maintenant").click()
    two.until(lambda: "À jour" in words_in(section))
    two.marc.push()
    two.marc.pull()
    assert "Un vélo" in two.marc.words
    two.open("essentiel")
    two.until(lambda: "Une moto" in words_in(two.claire.controller("essentiel")))


def test_a_livret_erased_by_another_is_told_where_one_is(two: Two) -> None:
    marc = next(m.id for m in two.marc.read.members if m.name == "Marc D.")
    two.open("essentiel")
    two.until(two.quiet.isVisible)
    lead = Said(kind="lead_designated", content={"member": marc})
    two.claire.desk.ask(
        two.claire.controller("essentiel"),
        lambda vault: say_items(vault.ctx, two.livret, [lead]),
    )

    def heard() -> bool:
        two.marc.pull()
        return bool(two.marc.read.at("lead"))

    two.until(heard)
    erase_livret(two.marc.vault.sharing, two.livret, ASKED_BY_PERSON, agreed=True)
    two.marc.push()
    strip = two.claire.program.window.frame.erased
    two.until(strip.isVisible)
    assert strip.sentence.startswith("Marc D. (pour l’emploi")
    two.claire.desk.gone.emit("accueil")
    page = two.claire.controller("accueil")
    two.until(page.erased.isVisible)
    (item,) = page.erased.items
    page.item_opened.emit(item.id)
    two.until(lambda: two.claire.desk.window.here == "erasing")
    page = two.claire.controller("erasing")
    button(page, "L’effacer ici aussi").click()
    page.dialog.buttons["erase"].click()
    two.until(lambda: "Le livret est effacé ici" in words_in(page))


def test_who_is_withdrawn_is_told_so(two: Two, office: Office) -> None:
    two.open("essentiel")
    two.until(two.quiet.isVisible)
    (claire,) = (m.id for m in two.marc.read.members if m.name == "Claire M.")
    see_off(two.marc.ctx, two.livret, claire)
    two.marc.push()
    two.claire.desk.hub.again()
    page = two.claire.controller("essentiel")
    two.until(lambda: "ce livret n’arrive plus ici" in page.banner.sentence)
    assert "vos mots compris" in page.banner.sentence
    two.until(lambda: "Ce livret n’arrive plus ici" in words_in(two.quiet))


def test_a_server_that_hangs_keeps_nobody(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Locked or left, the program ends whatever the network does."""
    section = two.settings()
    two.until(lambda: "À jour" in words_in(section))
    never, hung = threading.Event(), threading.Event()

    def hang(_server: object, _seconds: float) -> object:
        hung.set()
        never.wait()
        return HubNews()

    monkeypatch.setattr(PostgresHub, "news", hang)
    monkeypatch.setattr(following, "ENDING_S", 0.01)
    two.until(hung.is_set)
    two.claire.leave(two.qtbot)
    never.set()


def test_shared_without_the_hub_it_goes_when_it_answers(
    begin: Begin, own_office: Office, own_server: Server, qtbot: QtBot
) -> None:
    claire = own_office.desk("Claire M.")
    livret = claire.open()
    join_hub(claire.vault, make_rooms(claire.clock).hubs, claire.url)
    own_server.stop()
    begun = window_of(begin, own_office, claire, qtbot)
    at = Two(begun, claire, livret, qtbot)
    at.open("sharing")
    (card,) = begun.controller("sharing").findChildren(HubCard)
    at.until(lambda: card.isVisible() and hub_of(begun.desk).state.phase == AWAY)
    button(card, "Partager par le relais").click()
    at.until(lambda: "à envoyer quand le réseau reviendra" in words_in(card))
    assert button(card, "Ne plus partager par le relais").isEnabled()
    own_server.start()
    hub_of(begun.desk).again()
    at.until(lambda: "À jour" in words_in(card))
    begun.leave(qtbot)


def test_shared_while_the_server_stands_still_the_end_waits_for_nobody(
    begin: Begin, own_office: Office, own_server: Server, qtbot: QtBot
) -> None:
    """What was asked of it goes at the next opening; no thread is left to be joined."""
    claire = own_office.desk("Claire M.")
    livret = claire.open()
    join_hub(claire.vault, make_rooms(claire.clock).hubs, claire.url)
    begun = window_of(begin, own_office, claire, qtbot)
    at = Two(begun, claire, livret, qtbot)
    at.until(lambda: hub_of(begun.desk).state.phase == HERE)
    at.open("sharing")
    (card,) = begun.controller("sharing").findChildren(HubCard)
    at.until(card.isVisible)
    before, ended = frozenset(threading.enumerate()), []
    runners = begun.program.runners
    begun.program.ended.connect(lambda: ended.append("ended"))
    with own_server.frozen():
        button(card, "Partager par le relais").click()
        # Begun here: it goes there one day, whatever the server does.
        memory = begun.desk.vault.hub_memory
        at.until(lambda: [one.livret for one in memory.links()] == [livret])
        begun.leave(qtbot)
        left = [one for one in threading.enumerate() if one not in before]
        # It waits for the server still, and the process would join nobody.
        assert left
        assert [one.name for one in left if not one.daemon] == []
        assert runners.close()
        assert ended
    again = begin(own_office.folder / "Claire M.")
    again.open(qtbot)
    there = Two(again, claire, livret, qtbot)
    there.open("sharing")
    (card,) = again.controller("sharing").findChildren(HubCard)
    there.until(lambda: "À jour" in words_in(card))
    again.leave(qtbot)
