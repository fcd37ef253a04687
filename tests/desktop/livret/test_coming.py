"""Accueil beside its list: what comes, what waits, what grows old; hidden or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from livret.desktop.accueil.coming import (
    in_order,
    names_of,
    old_items,
    waiting_items,
)
from livret.desktop.accueil.controller import AccueilController
from livret.desktop.accueil.items import MOST, ItemsSection
from livret.desktop.accueil.page import AccueilPage
from livret.desktop.kit.itemrows import Item, ItemRow
from livret.desktop.ui import Ui
from livret.usecases.agenda import AgendaLine
from livret.usecases.coming import Coming
from livret.usecases.drafting import save_draft
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports_people import Due, LivretSummary
from livret.words.translator import translator_for
from tests.desktop.livret.at_desk import AtDesk, settle

# The platform without a screen has no window manager to tell sizes to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TODAY = dt.date(2026, 3, 12)
FR = translator_for("fr")
OLENA, ZOE = "ab" * 16, "cd" * 16
NAMES = {OLENA: "Olena T.", ZOE: "Zoé T."}


@pytest.fixture
def at(sit: Callable[..., AtDesk]) -> AtDesk:
    """A livret in which nothing was said, at Accueil."""
    return sit(example=False)


def page(at: AtDesk) -> AccueilPage:
    at.go("accueil")
    return at.of(AccueilController).page


def lines(section: ItemsSection) -> list[str]:
    found = section.findChildren(ItemRow)
    return [row.accessibleName() for row in found if not row.isHidden()]


def plan(desk: AtDesk, on: str, livret: str = "", **more: Any) -> None:
    desk.say({"kind": "meeting_planned", "on": on, **more}, livret=livret)


def names(at: AtDesk) -> list[str]:
    model = at.of(AccueilController).page.people.model()
    role = Qt.ItemDataRole.DisplayRole
    return [str(model.index(i, 0).data(role)) for i in range(model.rowCount())]


def test_next_meetings_are_told_without_place_or_subject(at: AtDesk) -> None:
    plan(
        at,
        "2026-03-26",
        at="10:30",
        means="telephone",
        place="Maison des addictions",
        about="Le permis",
    )
    plan(at, "2026-03-12")
    shown = page(at)
    assert lines(shown.coming) == [
        "Aujourd’hui. Olena T.",
        "Jeu. 26. Olena T. 10:30 · Au téléphone",
    ]
    shown.coming.opened.emit(shown.coming.items[0].id)
    settle()
    assert at.window.here == "meetings"


def test_a_row_names_the_next_meeting(at: AtDesk) -> None:
    plan(at, "2026-03-26")
    plan(at, "2026-03-19")
    model = page(at).people.model()
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(said).endswith("Rencontre jeu. 19.")


def test_the_list_may_follow_the_next_meeting(at: AtDesk) -> None:
    first = open_livret(at.ctx, OpenLivret(called="Amina B.")).value
    open_livret(at.ctx, OpenLivret(called="Zoé T."))
    plan(at, "2026-03-26", livret=first)
    plan(at, "2026-03-19")
    shown = page(at)
    assert names(at) == ["Amina B.", "Olena T.", "Zoé T."]
    shown.order.buttons["meeting"].click()
    settle()
    assert names(at) == ["Olena T.", "Amina B.", "Zoé T."]
    assert at.desk.app.preference("accueil_order") == "meeting"
    shown.search.setText("z")
    settle()
    assert names(at) == ["Zoé T."]


def test_there_is_no_order_to_choose_where_nothing_comes(at: AtDesk) -> None:
    open_livret(at.ctx, OpenLivret(called="Amina B."))
    assert page(at).order.isHidden()


def test_what_waits_is_asked_once_for_each(at: AtDesk) -> None:
    plan(at, "2026-03-10")
    at.say(
        {"kind": "goal_set", "words": "Passer le permis", "voice": "social"},
        {"kind": "goal_set", "words": "Trouver un garage", "voice": "social"},
    )
    assert lines(page(at).to_see) == [
        "Olena T. comment s’est passée la rencontre\u202f? (mardi 10 mars)",
        "Olena T. une proposition attend sa réponse",
    ]


def test_what_grows_old_is_told_by_day(at: AtDesk) -> None:
    save_draft(at.ctx, at.livret, "view:mobilite:personne", "le bus")
    at.say({"kind": "view_given", "barrier": "mobilite", "level": "bloque"})
    at.say(
        {
            "kind": "contract_noted",
            "type": "contrat_engagement",
            "oriented_on": "2026-03-02",
        }
    )
    shown = page(at)
    assert lines(shown.old) == [
        "Olena T. Contrat d’engagement\u202f: à écrire ensemble avant le 2 avril 2026"
    ]
    at.clock.forward(days=370)
    at.go("settings")
    told = lines(page(at).old)
    assert told[0].endswith("il était à écrire avant le 2 avril 2026")
    assert told[1] == "Olena T. diagnostic partagé du 12 mars 2026"
    assert told[2].startswith("Olena T. un brouillon depuis le 12 mars 2026")
    assert "bus" not in " ".join(told)


def test_a_hidden_list_stays_hidden_until_it_is_asked_for(
    sit: Callable[..., AtDesk],
) -> None:
    first = sit(example=False)
    plan(first, "2026-03-26")
    first.desk.app.set_preference("start_hidden", "yes")
    first.end()
    at = sit(example=False)
    shown = page(at)
    for hidden in (shown.people, shown.search, shown.order, shown.coming):
        assert not hidden.isVisible()
    shown.show_list()
    settle()
    assert shown.people.isVisible()
    assert shown.coming.isVisible()


def test_eighty_lines_are_not_a_wall(ui: Ui) -> None:
    section = ItemsSection(ui, "Ce qui vient")
    items = [Item(str(number), f"Personne {number}") for number in range(80)]
    section.show_items(items)
    assert len(lines(section)) == MOST
    section.show_more()
    assert len(lines(section)) == MOST + 24
    section.show_items(items[:3])
    assert len(lines(section)) == 3
    section.show_items(())
    assert section.isHidden()


def due(what: str, on: str, livret: str = OLENA, **facts: str) -> Due:
    return Due(
        livret=livret,
        what=what,
        of="ef" * 32,
        on=dt.date.fromisoformat(on),
        facts=facts,
    )


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (due("agreement", "2026-04-01"), "se termine le 1er avril 2026"),
        (due("agreement", "2026-03-01"), "s’est terminé le 1er mars 2026"),
        (due("after_three_months", "2026-03-20"), "un bilan trois mois après"),
        (due("after_six_months", "2026-03-20"), "un bilan six mois après"),
        (due("signature", "2026-03-12"), "signature attendue avant le 12 mars 2026"),
        (due("signature", "2026-03-11"), "avant le 11 mars 2026, date passée"),
        (due("end", "2026-03-20"), "Contrat\u202f: il se termine le 20 mars 2026"),
    ],
)
def test_each_date_has_its_words(one: Due, said: str) -> None:
    (item,) = old_items(FR, Coming(dues=(one,)), NAMES, TODAY)
    assert said in item.under
    assert item.title == "Olena T."


def test_a_young_diagnosis_is_not_old() -> None:
    young = due("diagnosis", "2026-03-13", said_on="2025-03-13")
    assert old_items(FR, Coming(dues=(young,)), NAMES, TODAY) == []


def test_an_old_question_is_no_longer_asked() -> None:
    def untold(on: str) -> AgendaLine:
        day = dt.date.fromisoformat(on)
        return AgendaLine(
            livret=OLENA, called="", private_line="", meeting="ef" * 32, on=day
        )

    read = Coming(untold=(untold("2026-01-10"), untold("2026-03-01")))
    (item,) = waiting_items(FR, read, NAMES, TODAY)
    assert "dimanche 1er mars" in item.under


def test_people_without_a_meeting_come_last_in_their_order() -> None:
    people = [
        LivretSummary(livret=ZOE, called="Zoé T."),
        LivretSummary(livret=OLENA, called="Olena T."),
    ]
    read = Coming(next_days={OLENA: TODAY})
    assert in_order(people, read, "name") == people
    assert in_order(people, read, "meeting") == people[::-1]


def test_somebody_without_a_name_is_the_quoted_line_wherever_they_stand() -> None:
    people = [
        LivretSummary(livret=OLENA, called="Olena T.", private_line="au vélo vert"),
        LivretSummary(livret=ZOE, called="", private_line="celui du parc"),
    ]
    assert names_of(FR, people) == {
        OLENA: "Olena T.",
        ZOE: "«\u202fcelui du parc\u202f»",
    }
