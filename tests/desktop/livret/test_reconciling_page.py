"""Texts written at the same time, at the window: seen, settled by keyboard, undone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from livret.desktop.accueil.controller import AccueilController
from livret.desktop.goals.controller import GoalsController
from livret.desktop.history.controller import HistoryController
from livret.desktop.kit.cards import Card
from livret.desktop.kit.fields import TextArea
from livret.desktop.kit.order import focus_stops
from livret.desktop.reconciling.controller import ReconcilingController
from livret.usecases.receiving import Incoming, accept, open_file
from livret.usecases.sending import SendLivret, send
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.test_sharing_page import known, take
from tests.usecases.desks import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def apart(at: AtDesk, other: Desk) -> AtDesk:
    """A goal and a town written at two desks that had not seen each other."""
    key = known(at, other)
    at.say({"kind": "goal_set", "words": "le permis"})
    sharing = at.vault.sharing
    take(other, send(sharing, SendLivret(livret=at.livret, to=(key,))).value.data)
    goal = goal_of(at)
    for desk, words, city in ((at, "le code", "Lille"), (other, "la conduite", "Lens")):
        desk.say({"kind": "goal_set", "words": words, "goal": goal})
        desk.say({"kind": "person_described", "city": city})
    to = (at.ctx.signer.public_key,)
    back = send(other.vault.sharing, SendLivret(livret=at.livret, to=to)).value.data
    told = open_file(sharing, back)
    assert isinstance(told, Incoming)
    accept(sharing, told)
    return at


def goal_of(at: AtDesk) -> str:
    values = [values for _, values in at.read.each("goal")][-1]
    return next(one.content.get("goal", one.id) for one in values)


def shown(at: AtDesk) -> str:
    return " ".join(texts(at.of(ReconcilingController).page))


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def go_to(name: str) -> None:
    """Go to a button with Tab alone."""
    for _ in range(60):
        if focused() == name:
            return
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never came to {name!r}")


def press_enter() -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Return)
    settle()


def test_they_stand_at_the_top_of_the_livret_and_on_accueil(apart: AtDesk) -> None:
    apart.go("accueil")
    (line,) = (
        one
        for one in apart.of(AccueilController).page.to_see.items
        if one.icon == "columns-3"
    )
    assert line.under == "deux textes écrits en même temps, à 2 endroits"
    assert not apart.window.frame.strip.isVisible()
    apart.of(AccueilController).page.item_opened.emit(line.id)
    settle()
    assert apart.window.here == "reconciling"
    apart.go("essentiel")
    strip = apart.window.frame.strip
    assert strip.isVisible()
    assert "à 2 endroits" in strip.sentence
    apart.press(strip, "Les relire")
    assert apart.window.here == "reconciling"
    assert not strip.isVisible()


def test_who_when_and_what_each_had_seen(apart: AtDesk) -> None:
    apart.open("reconciling")
    told = shown(apart)
    assert "le code" in told
    assert "la conduite" in told
    assert "Marc D., le" in told
    assert (
        told.count("« le\u202fpermis »".replace("\u202f", " ")) or "le permis" in told
    )
    assert "Avait sous les yeux\u202f: «\u202fle permis\u202f»" in told
    assert "Rien d’autre n’était écrit là" in told


def test_by_keyboard_alone_one_is_kept_and_both_come_back(apart: AtDesk) -> None:
    goal = goal_of(apart)
    apart.open("reconciling")
    go_to("Garder celui-ci\u202f: la conduite")
    who = QApplication.focusWidget().accessibleDescription()
    # Two may say the same, of two things.
    assert re.match(r"Objectif\n(Claire M\.|Marc D\.), le .* à ", who)
    # And had something before their eyes, or nothing.
    assert who.splitlines()[2].startswith(("Avait sous les yeux", "Rien d’autre"))
    press_enter()
    (value,) = apart.read.at("goal", goal)
    assert value.content["words"] == "la conduite"
    page = apart.of(ReconcilingController).page
    assert "C’est choisi" in page.banner.sentence
    # The keyboard goes on at the next place, which is heard; no verb of it is under
    # a key that is pressed once more while the banner is what is in sight.
    card = QApplication.focusWidget()
    assert isinstance(card, Card)
    assert {"Lille", "Lens"} <= set(card.accessibleDescription().splitlines())
    QTest.keyClick(card, Qt.Key.Key_Space)
    settle()
    assert len(apart.read.side_by_side) == 1
    QTest.keyClick(card, Qt.Key.Key_Tab)
    assert focused() in {"Garder celui-ci\u202f: Lille", "Garder celui-ci\u202f: Lens"}
    go_to("Revenir aux deux textes")
    press_enter()
    assert len(apart.read.at("goal", goal)) == 2
    # What comes back has it again.
    card = QApplication.focusWidget()
    assert isinstance(card, Card)
    assert {"le code", "la conduite"} <= set(card.accessibleDescription().splitlines())
    assert not apart.troubles


def test_both_are_kept_then_nothing_waits(apart: AtDesk) -> None:
    goal = goal_of(apart)
    apart.open("reconciling")
    page = apart.of(ReconcilingController).page
    apart.press(page, "Garder les deux\u202f: Objectif")
    (value,) = apart.read.at("goal", goal)
    assert set(value.content["words"].split("\n\n")) == {"le code", "la conduite"}
    assert page.banner.sentence == "C’est choisi\u202f: les deux textes, bout à bout."
    apart.press(page, "Garder celui-ci\u202f: Lens")
    assert "Rien à relire" in shown(apart)
    apart.go("essentiel")
    assert not apart.window.frame.strip.isVisible()


def test_a_third_text_is_kept_while_it_is_typed_and_then_stands(apart: AtDesk) -> None:
    goal = goal_of(apart)
    apart.open("reconciling")
    page = apart.of(ReconcilingController).page
    page.open_third(f"goal.{goal}")
    (field,) = page.findChildren(TextArea)
    assert field.hasFocus()
    QTest.keyClicks(field, "le code, puis la conduite")
    apart.desk.keep_typing()
    settle()
    assert f"reconciling:goal.{goal}" in apart.drafts()
    apart.press(page, "Garder ce texte\u202f: Objectif")
    (value,) = apart.read.at("goal", goal)
    assert value.content["words"] == "le code, puis la conduite"
    assert f"reconciling:goal.{goal}" not in apart.drafts()


def test_after_each_way_the_keyboard_is_at_what_still_waits(apart: AtDesk) -> None:
    apart.open("reconciling")
    go_to("Garder les deux\u202f: Objectif")
    press_enter()
    assert focused() == "Commune"
    # A third text is typed for the last one: nothing waits any more.
    go_to("Écrire un troisième texte\u202f: Commune")
    press_enter()
    QTest.keyClicks(QApplication.focusWidget(), "Douai")
    go_to("Garder ce texte\u202f: Commune")
    press_enter()
    page = apart.of(ReconcilingController).page
    assert page.banner.sentence == (
        "C’est choisi. Les autres textes restent dans l’historique."
    )
    assert page.title.hasFocus()
    # The last place comes back, and the keyboard with it.
    go_to("Revenir aux deux textes")
    press_enter()
    assert focused() == "Commune"


def heard(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield all that assistive technology finds, in its order."""
    yield node
    for at in range(node.childCount()):
        yield from heard(node.child(at))


def named(page: QWidget, role: QAccessible.Role) -> list[tuple[str, str]]:
    """Return the name and description of each thing of a role on a page."""
    root = QAccessible.queryAccessibleInterface(page)
    return [
        (one.text(QAccessible.Text.Name), one.text(QAccessible.Text.Description))
        for one in heard(root)
        if one.role() == role and not one.state().invisible
    ]


def test_who_listens_tells_each_pair_from_the_others(at: AtDesk, other: Desk) -> None:
    """Two goals and a town: six verbs had two names, whatever they were of."""
    key = known(at, other)
    goals = []
    for words in ("le permis", "un logement"):
        at.say({"kind": "goal_set", "words": words})
        goals.append(goal_of(at))
    sharing = at.vault.sharing
    take(other, send(sharing, SendLivret(livret=at.livret, to=(key,))).value.data)
    for desk, beside in ((at, "d’un côté"), (other, "de l’autre")):
        for goal, words in zip(goals, ("conduire", "déménager"), strict=True):
            desk.say({"kind": "goal_set", "words": f"{words} {beside}", "goal": goal})
        desk.say({"kind": "person_described", "city": f"Lille {beside}"})
    to = (at.ctx.signer.public_key,)
    back = send(other.vault.sharing, SendLivret(livret=at.livret, to=to)).value.data
    told = open_file(sharing, back)
    assert isinstance(told, Incoming)
    accept(sharing, told)
    at.open("reconciling")
    page = at.of(ReconcilingController).page
    verbs = {"Garder les deux": 2, "Écrire un troisième texte": 3}
    buttons = named(page, QAccessible.Role.Button)
    for verb, count in verbs.items():
        # Its words come first, for who says them aloud.
        found = [one for one in buttons if one[0].startswith(f"{verb}\u202f: ")]
        assert len(found) == count
        assert len({name for name, _ in found}) == count
        for words in ("conduire", "déménager"):
            (one,) = [one for one in found if words in one[0]]
            assert f"{words} d’un côté" in one[1]
            assert "Marc D., le" in one[1]
    # What is opened for two of them is told apart too.
    for goal in goals:
        page.open_third(f"goal.{goal}")
    settle()
    opened = named(page, QAccessible.Role.Button)
    for verb in ("Garder ce texte", "Laisser comme c’est"):
        found = [one for one in opened if one[0].startswith(f"{verb}\u202f: ")]
        assert len({name for name, _ in found}) == 2
    fields = named(page, QAccessible.Role.EditableText)
    assert len({description for _, description in fields}) == 2


def test_a_place_settled_above_leaves_the_keyboard_where_it_is(apart: AtDesk) -> None:
    apart.open("reconciling")
    go_to("Garder celui-ci\u202f: Lens")
    other = goal_of(apart)
    apart.say({"kind": "goal_set", "words": "ni l’un ni l’autre", "goal": other})
    assert focused() == "Garder celui-ci\u202f: Lens"


def test_a_third_town_is_written_or_left(apart: AtDesk) -> None:
    apart.open("reconciling")
    page = apart.of(ReconcilingController).page
    page.open_third("detail.city")
    apart.press(page, "Garder ce texte\u202f: Commune")  # nothing was written yet
    assert len(apart.read.at("detail", "city")) == 2
    apart.press(page, "Laisser comme c’est\u202f: Commune")
    assert not page.findChildren(TextArea)
    page.open_third("detail.city")
    (field,) = page.findChildren(TextArea)
    field.setPlainText("Douai")
    apart.press(page, "Garder ce texte\u202f: Commune")
    (value,) = apart.read.at("detail", "city")
    assert value.content["city"] == "Douai"


def test_what_was_not_chosen_is_put_again_from_the_history(apart: AtDesk) -> None:
    goal = goal_of(apart)
    apart.open("reconciling")
    apart.press(
        apart.of(ReconcilingController).page, "Garder celui-ci\u202f: la conduite"
    )
    (left,) = (one for one in apart.said if one.content.get("words") == "le code")
    apart.go("history")
    history = apart.of(HistoryController).page
    history.opened.emit(left.id)
    settle()
    assert history.panel is not None
    apart.press(history.panel, "Remettre ce texte")
    (value,) = apart.read.at("goal", goal)
    assert value.content["words"] == "le code"
    assert "C’est remis" in history.banner.sentence
    history.opened.emit(value.id)
    settle()
    assert history.panel is not None
    assert not history.panel.story.can_return


def test_her_own_words_are_hers_to_settle(at: AtDesk, other: Desk) -> None:
    key = known(at, other)
    sharing = at.vault.sharing
    take(other, send(sharing, SendLivret(livret=at.livret, to=(key,))).value.data)
    for desk, words in ((at, "vendre"), (other, "cuisiner")):
        desk.say({"kind": "aim_said", "voice": "personne", "words": words})
    to = (at.ctx.signer.public_key,)
    back = send(other.vault.sharing, SendLivret(livret=at.livret, to=to)).value.data
    told = open_file(sharing, back)
    assert isinstance(told, Incoming)
    accept(sharing, told)
    at.open("reconciling")
    assert "C’est à la personne de choisir." in shown(at)
    page = at.of(ReconcilingController).page
    with pytest.raises(AssertionError):
        at.press(page, "Garder celui-ci\u202f: vendre")


def test_both_texts_are_read_where_they_stand(apart: AtDesk) -> None:
    """Who says it anew there has read both; neither is hidden by the other."""
    apart.open("goals")
    told = "\n".join(texts(apart.of(GoalsController).page))
    assert "« le code »" in told.replace("\u00a0", " ").replace("\u202f", " ")
    assert "« la conduite »" in told.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Deux textes écrits en même temps" in told


def test_what_is_settled_leaves_the_keyboard_on_the_page(apart: AtDesk) -> None:
    apart.open("reconciling")
    page = apart.of(ReconcilingController).page
    for _ in range(2):
        stops = [one for one in focus_stops(page) if isinstance(one, QAbstractButton)]
        verbs = [one for one in stops if "Garder celui-ci : " in _plain(one)]
        verbs[0].setFocus()
        verbs[0].click()
        settle()
        held = page.window().focusWidget()
        assert held is not None
        assert page.isAncestorOf(held)
    assert "Rien à relire" in shown(apart)


def _plain(widget: QWidget) -> str:
    return widget.accessibleName().replace("\u00a0", " ").replace("\u202f", " ")
