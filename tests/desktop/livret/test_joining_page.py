"""Two livrets of one person at the window: joined in front of her, read as one."""

from __future__ import annotations

import pytest

from livret.desktop.accueil.controller import AccueilController
from livret.desktop.agreement.controller import AgreementController
from livret.desktop.goals.controller import GoalsController
from livret.desktop.joining.controller import JoiningController
from livret.desktop.joining.page import JoiningPage
from livret.desktop.sharing.controller import SharingController
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.saying import read_items, say_items
from livret.usecases.sharing_errors import NotAgreed
from livret.usecases.teaming import JoinTeam, designate_lead, join_team
from tests.desktop.livret.at_desk import AtDesk, settle, texts
from tests.desktop.livret.conftest import Begin

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def at(sit: Begin) -> AtDesk:
    """Claire's desk with Olena's livret, which has one goal."""
    desk = sit(example=False)
    goal(desk, desk.livret, "Passer le permis")
    return desk


@pytest.fixture
def other(at: AtDesk) -> str:
    """The livret that another service had opened for Olena."""
    livret = open_livret(at.ctx, OpenLivret(called="Olena Tkachenko")).value
    goal(at, livret, "Un vélo pour le matin")
    return livret


def goal(at: AtDesk, livret: str, words: str) -> None:
    said = [{"kind": "goal_set", "words": words}]
    say_items(at.ctx, livret, read_items({"contributions": said}))


def the_page(at: AtDesk) -> JoiningPage:
    return at.of(JoiningController).page


def choose(at: AtDesk, *, agreed: bool) -> None:
    """Look for the other livret, as one types, and take the first found."""
    form = the_page(at).form
    assert form is not None
    form.who.search.setText("tkach")
    form.who.searched.emit("tkach")
    settle()
    form.who._choose(form.who._rows[0].id)
    form.words.setPlainText("Les deux sont à moi")
    form.yes.setChecked(agreed)
    at.press(the_page(at), "Joindre les deux")


def goals_shown(at: AtDesk) -> str:
    return " ".join(texts(at.of(GoalsController).page))


def join(at: AtDesk) -> None:
    at.open("sharing")
    at.press(at.of(SharingController).page, "Joindre un autre livret")
    assert at.window.here == "joining"
    choose(at, agreed=True)


def test_they_are_joined_in_front_of_her_and_read_as_one(
    at: AtDesk, other: str
) -> None:
    join(at)
    assert the_page(at).banner.sentence.startswith("Les deux livrets se lisent")
    assert not at.troubles
    at.go("goals")
    # Said once: it is no news to whoever comes back.
    at.go("joining")
    assert the_page(at).banner.isHidden()
    at.go("goals")
    assert "Passer le permis" in goals_shown(at)
    assert "Un vélo pour le matin" in goals_shown(at)
    at.go("agreement")
    told = " ".join(texts(at.of(AgreementController).page))
    assert "a joint un autre livret à celui-ci, avec la personne" in told
    words = [one.content.get("words") for one in at.ctx.livret(at.livret).history]
    assert "Les deux sont à moi" in words
    assert [one.what for one in at.ctx.journal.of(other)] == ["joined"]
    at.open("goals")
    assert [one.what for one in at.ctx.journal.of(other)] == ["joined", "opened"]


def test_accueil_lists_her_once_and_counts_what_disagrees(
    at: AtDesk, other: str
) -> None:
    rows = at.of(AccueilController).page.people.people
    at.desk.gone.emit("accueil")
    settle()
    assert rows.rowCount() == 2
    for livret, city in ((at.livret, "Lille"), (other, "Lens")):
        said = [{"kind": "person_described", "city": city}]
        say_items(at.ctx, livret, read_items({"contributions": said}))
    join(at)
    at.go("goals")
    strip = at.window.frame.strip.sentence
    assert strip.startswith("Deux textes écrits en même temps")
    at.desk.gone.emit("accueil")
    settle()
    assert rows.rowCount() == 1
    (told,) = at.of(AccueilController).page.to_see.items
    assert told.id in {f"reconciling:{one}" for one in (at.livret, other)}
    for letters in ("olena", "tkachenko"):
        at.of(AccueilController)._search(letters)
        settle()
        assert rows.rowCount() == 1


def test_agreements_stay_of_one_and_the_other_is_one_press_away(
    at: AtDesk, other: str
) -> None:
    join(at)
    beside = at.window.frame.beside
    assert not beside.isHidden()
    at.go("goals")
    assert beside.isHidden()
    at.go("agreement")
    assert beside.sentence
    at.press(at.window.frame, "Voir l’autre")
    settle()
    assert (at.window.here, at.desk.livret) == ("agreement", other)
    at.press(at.window.frame, "Voir l’autre")
    settle()
    assert at.desk.livret == at.livret


def test_what_was_written_in_the_other_is_taken_back_from_here(
    at: AtDesk, other: str
) -> None:
    join(at)
    at.go("goals")
    found = {
        values[0].content["words"]: key[1]
        for key, values in at.ctx.together(at.livret).each("goal")
    }
    at.of(GoalsController).take_off("goal", found["Un vélo pour le matin"])
    settle()
    assert not at.troubles
    assert "Un vélo pour le matin" not in goals_shown(at)
    assert not tuple(at.ctx.livret(other).each("goal"))


def test_nothing_is_joined_without_her(at: AtDesk, other: str) -> None:
    at.open("joining")
    at.press(the_page(at), "Joindre les deux")
    form = the_page(at).form
    assert form is not None
    assert form.who.search.accessibleDescription()
    choose(at, agreed=False)
    assert isinstance(at.troubles.pop(), NotAgreed)
    assert at.ctx.together(at.livret).parts == ()
    assert form.words.text == "Les deux sont à moi"
    del other


def test_the_other_desk_answers(at: AtDesk, other: str) -> None:
    guest = JoinTeam(livret=other, name="Awa S.", role="referent", side="emploi")
    designate_lead(at.ctx, other, join_team(at.ctx, guest).value)
    at.open("joining")
    choose(at, agreed=True)
    told = " ".join(texts(the_page(at)))
    assert "Il manque le oui d’Awa S." in told
    at.open("joining", other)
    assert "Il dit déjà que les deux sont" in " ".join(texts(the_page(at)))


def test_they_are_parted_with_her_words(at: AtDesk, other: str) -> None:
    join(at)
    at.press(the_page(at), "Les séparer")
    dialog = the_page(at).dialog
    assert dialog is not None
    the_page(at)._words.setPlainText("Je préfère deux livrets")
    dialog.decided.emit("part")
    settle()
    assert not at.troubles
    assert at.ctx.together(at.livret).parts == ()
    assert "parted" in {one.what for one in at.ctx.journal.of(other)}
    at.go("goals")
    assert "Un vélo" not in goals_shown(at)
    assert at.window.frame.beside.isHidden()
