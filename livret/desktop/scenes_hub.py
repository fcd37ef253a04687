"""Pictures of the team's hub: joined, told, cut, refused; who else is there."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from livret.desktop.examples_sharing import example_marc
from livret.desktop.hub.livret_card import LivretView
from livret.desktop.hub.section import HubSection, HubView
from livret.desktop.kit.page import Page
from livret.desktop.main_window import MainWindow
from livret.desktop.meeting.page import MeetingPage
from livret.desktop.scenes import SCENES, at_home, in_livret, scene
from livret.desktop.sharing.page import PersonView, SharingPage
from livret.desktop.ui import Ui
from livret.usecases.hub_errors import (
    HubAccessRefused,
    HubFull,
    HubInvitationSpent,
    HubUnreachable,
)
from livret.usecases.hub_presence import MEETING, READING, Present
from livret.usecases.hub_state import AWAY, HERE, HubState
from livret.usecases.hub_watching import Heard
from livret.words.errors import error_sentence
from livret.words.hub_closed import closed_here, closed_short
from livret.words.hub_screen import (
    beside_line,
    elsewhere_line,
    heard_line,
    present_line,
    state_detail,
    state_lines,
    state_title,
)

_TODAY = dt.date(2026, 3, 12)
_REACHED = dt.datetime(2026, 3, 11, 16, 40, tzinfo=dt.UTC)
_PLACE = "relais.example/equipe"
_KEY = "5f1d" * 16


def view_of(ui: Ui, state: HubState) -> HubView:
    """Return a state as the section shows it."""
    refused = state.phase == AWAY and not isinstance(
        state.reason, HubUnreachable | HubFull
    )
    return HubView(
        key=_KEY,
        place=state.place,
        title=state_title(ui.tr, state),
        lines=state_lines(ui.tr, state, state.reached, _TODAY),
        detail=state_detail(ui.tr, state),
        away=state.phase == AWAY,
        refused=refused,
    )


def _settings(ui: Ui, window: MainWindow, state: HubState) -> HubSection:
    """Show the section alone: the rest of the settings has its own picture."""
    page = Page(ui, ui.tr.text("Réglages"), width=860)
    section = HubSection(ui)
    section.show_state(view_of(ui, state))
    page.body.addWidget(section)
    page.body.addStretch(1)
    at_home(ui, window, "settings", page)
    return section


@scene("relais-invitation-usee")
def _spent(ui: Ui, window: MainWindow) -> None:
    section = _settings(ui, window, HubState())
    section.complain(error_sentence(ui.tr, HubInvitationSpent(place=_PLACE)))


@scene("relais-a-jour")
def _here(ui: Ui, window: MainWindow) -> None:
    _settings(ui, window, HubState(phase=HERE, place=_PLACE, reached=_REACHED))


@scene("relais-hors-connexion")
def _away(ui: Ui, window: MainWindow) -> None:
    reason = HubUnreachable(place=_PLACE, reason="connection")
    state = HubState(
        phase=AWAY, place=_PLACE, waiting=3, reached=_REACHED, reason=reason
    )
    _settings(ui, window, state)


@scene("relais-plein")
def _full(ui: Ui, window: MainWindow) -> None:
    reason = HubFull(place=_PLACE, reason="53100")
    _settings(ui, window, HubState(phase=AWAY, place=_PLACE, waiting=3, reason=reason))


@scene("relais-refuse")
def _refused(ui: Ui, window: MainWindow) -> None:
    reason = HubAccessRefused(place=_PLACE)
    state = HubState(
        phase=AWAY, place=_PLACE, reason=reason, closed={"a": _TODAY, "b": _TODAY}
    )
    _settings(ui, window, state)


@scene("relais-quitter")
def _leaving(ui: Ui, window: MainWindow) -> QWidget | None:
    section = _settings(ui, window, HubState(phase=HERE, place=_PLACE))
    window.show()
    section.ask_to_leave()
    return section.dialog


def _sharing(ui: Ui, window: MainWindow, view: LivretView) -> SharingPage:
    page = SharingPage(ui)
    page.hub.show_livret(view)
    page.show_people([PersonView("a", example_marc(ui.tr))])
    in_livret(ui, window, "sharing", page)
    return page


@scene("partager-relais")
def _offered(ui: Ui, window: MainWindow) -> None:
    _sharing(
        ui,
        window,
        LivretView(offered=True, readers=("Marc D.",), others=("Nadia L.",)),
    )


@scene("partager-relais-partage")
def _shared(ui: Ui, window: MainWindow) -> None:
    away = HubUnreachable(place=_PLACE, reason="connection")
    state = HubState(phase=AWAY, place=_PLACE, waiting=3, reason=away)
    title = state_title(ui.tr, state)
    view = LivretView(offered=True, shared=True, title=title, readers=("Marc D.",))
    _sharing(ui, window, view)


@scene("partager-relais-ferme")
def _closed(ui: Ui, window: MainWindow) -> None:
    view = LivretView(
        offered=True,
        shared=True,
        title=state_title(ui.tr, HubState(phase=HERE, place=_PLACE)),
        readers=("Marc D.",),
        trouble=closed_here(ui.tr, _TODAY, left=False),
    )
    _sharing(ui, window, view)


@scene("partager-relais-arreter")
def _stopping(ui: Ui, window: MainWindow) -> QWidget | None:
    view = LivretView(offered=True, shared=True, readers=("Marc D.",))
    page = _sharing(ui, window, view)
    window.show()
    page.hub.ask_to_stop()
    return page.hub.dialog


def _marc(doing: str) -> tuple[Present, ...]:
    return (
        Present(
            livret="",
            member="",
            name="Marc D.",
            voice="emploi",
            doing=doing,
            about="",
            mine=False,
            seconds=30.0,
        ),
    )


@scene("presence-livret")
def _present(ui: Ui, window: MainWindow) -> None:
    SCENES["essentiel"](ui, window)
    line = window.frame.quiet
    line.show()
    line.show_who(present_line(ui.tr, _marc(READING)))
    line.show_state(state_title(ui.tr, HubState(phase=HERE)))
    line.show_news(heard_line(ui.tr, _HEARD, "Claire M."))


@scene("livret-ferme")
def _closed_here(ui: Ui, window: MainWindow) -> None:
    SCENES["essentiel"](ui, window)
    line = window.frame.quiet
    line.show()
    line.show_state(closed_short(ui.tr))
    page = window.pages[window.here]
    assert isinstance(page, Page)  # noqa: S101 - every page of a livret is
    page.show_trouble(closed_here(ui.tr, _TODAY, left=False))


@scene("presence-rencontre")
def _beside(ui: Ui, window: MainWindow) -> None:
    SCENES["seance"](ui, window)
    line = window.frame.quiet
    line.show()
    line.show_who(beside_line(ui.tr, _marc(MEETING)))
    away = HubUnreachable(place=_PLACE, reason="connection")
    state = HubState(phase=AWAY, waiting=3, reason=away)
    line.show_state(state_title(ui.tr, state))


@scene("rejoindre-rencontre")
def _to_join(ui: Ui, window: MainWindow) -> None:
    SCENES["presence-rencontre"](ui, window)
    page = window.pages[window.here]
    assert isinstance(page, MeetingPage)  # noqa: S101 - the scene shows a meeting
    page.offer.say(
        elsewhere_line(ui.tr, _marc(MEETING)),
        verb=ui.tr.text("Rejoindre la rencontre en cours"),
    )


_HEARD = (Heard(livret="", id="", kind="aim_said", author_name="Marc D."),)
