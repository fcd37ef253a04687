"""Pictures of meeting mode, question by question."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from livret.desktop import examples
from livret.desktop.kit.voices import Voice
from livret.desktop.main_window import MainWindow
from livret.desktop.meeting.bar import Around
from livret.desktop.meeting.choosing_views import (
    ChoosingView,
    DeclinedView,
    TopicChoice,
)
from livret.desktop.meeting.ending_views import (
    EndingView,
    HandOverView,
    LeaveView,
    PauseView,
    ReadBackView,
)
from livret.desktop.meeting.kept_view import LineView
from livret.desktop.meeting.look_back import LookBackShown, LookBackView
from livret.desktop.meeting.page import MeetingPage
from livret.desktop.meeting.step_views import (
    LastTime,
    LastTimeView,
    StepShown,
    StepsView,
)
from livret.desktop.meeting.topic_views import (
    TOGETHER,
    TopicShown,
    TopicView,
)
from livret.desktop.meeting.views import (
    AimView,
    QuestionView,
    RoomView,
    Somebody,
    WelcomeView,
)
from livret.desktop.pin import PinGate
from livret.desktop.scenes import scene
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.domain.came import STRAIGHT
from livret.domain.meetings import Present
from livret.words.dates import day_month
from livret.words.labels import answer_button, barrier_label
from livret.words.translator import Translator

BUS = "mobilite"


def _around(tr: Translator) -> Around:
    us = Voice(TOGETHER, tr.text("Nous"), "autre")
    voices = (*examples.VOICES, us)
    return Around(
        day=tr.text("Rencontre du {date}", date=day_month(tr, examples.DAY)),
        people="Amina, Claire, Marc",
        voices=voices,
        speaks="personne",
        may_speak=frozenset({"personne"}),
        onward=tr.text("Continuer"),
        may_go_back=True,
        may_take_back=True,
    )


def _ask(ui: Ui, window: MainWindow, view: QuestionView, around: Around) -> None:
    page = MeetingPage(ui)
    window.add_page("meeting", page)
    window.share()
    window.show_frame()
    window.go("meeting")
    page.show_around(around)
    page.saved.saved("10:42")
    page.turn_to(view)


@scene("seance-qui-est-la")
def _room(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    here = (Present(voice="personne"), Present(voice="social", member="1"))
    people = (
        Somebody(here[0], "Amina"),
        Somebody(here[1], "Claire M.", tr.text("référente sociale")),
        Somebody(Present(voice="emploi", member="2"), "Marc D."),
    )
    around = replace(
        _around(tr), people="", voices=(), may_go_back=False, may_take_back=False
    )
    _ask(ui, window, RoomView(ui, people, here), around)


@scene("seance-bienvenue")
def _welcome(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    readers = (
        ("Claire M.", tr.text("référente sociale")),
        ("Marc D.", tr.text("référent emploi")),
    )
    _ask(ui, window, WelcomeView(ui, "Amina", readers), _around(tr))


def _steps(tr: Translator) -> tuple[StepShown, ...]:
    _, claire, _ = examples.VOICES
    return (
        StepShown(
            "1", tr.text("Demander un vélo solidaire"), claire, dt.date(2026, 4, 2)
        ),
        StepShown("2", tr.text("Aller voir l’atelier"), examples.VOICES[0]),
    )


@scene("seance-faire-le-point")
def _look_back(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    hers, claire, _ = examples.VOICES
    told = tr.text("Je rentre à vélo, je dors mieux.")
    mine = tr.text("Les papiers sont à jour.")
    shown = LookBackShown(
        day=examples.DAY.isoformat(),
        voice=claire,
        since=dt.date(2025, 9, 4),
        words=(
            ("changed", mine),
            ("helped", ""),
            ("did_not_help", ""),
            ("next", ""),
        ),
        heard=((hers, "changed", told),),
    )
    around = _around(tr)
    may_speak = frozenset(one.id for one in around.voices[:-1])
    around = replace(around, may_speak=may_speak, speaks="social")
    _ask(ui, window, LookBackView(ui, shown), around)


@scene("seance-la-derniere-fois")
def _last_time(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    line = (BUS, "agreed", tr.text("Nous cherchons un poste de jour, et un vélo."))
    last = LastTime(dt.date(2026, 2, 26), "", (line,), _steps(tr))
    _ask(ui, window, LastTimeView(ui, last), _around(tr))


@scene("seance-ce-que-je-veux")
def _aim(ui: Ui, window: MainWindow) -> None:
    words = ui.tr.text("Un travail en cuisine, pas loin.")
    _ask(ui, window, AimView(ui, words), _around(ui.tr))


@scene("seance-choisir")
def _choosing(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    blocks = answer_button(tr, "bloque")
    topics = tuple(
        TopicChoice(one.value, blocks if one == BUS else "", one == BUS)
        for one in Barrier
    )
    form = examples.example_form(tr)
    around = replace(_around(tr), topics_left=6, onward=tr.text("On s’arrête là"))
    _ask(ui, window, ChoosingView(ui, topics, form.order), around)


def _shown(tr: Translator, voice: Voice) -> TopicShown:
    diagnosis = examples.example_diagnosis(tr)
    topic = next(one for one in diagnosis.topics if one.barrier == BUS)
    amina, *others = examples.VOICES
    hers = (amina, "bloque", topic.quotes[-1].words)
    heard = (hers, *((one, topic.stance(one.id).answer, "") for one in others))
    return TopicShown(
        form=examples.example_form(tr).topic(BUS),
        asked="aim",
        aim=tr.text("Un travail en cuisine, pas loin."),
        voice=voice,
        voices=examples.VOICES,
        stance=topic.stance(voice.id),
        quotes=topic.quotes if voice == amina else (),
        heard=() if voice == amina else tuple(h for h in heard if h[0] != voice),
        line=topic.line,
    )


def _speaking(tr: Translator, voice: str) -> Around:
    everyone = frozenset({*(one.id for one in examples.VOICES), TOGETHER})
    return replace(_around(tr), speaks=voice, may_speak=everyone, topics_left=2)


@scene("seance")
def _topic(ui: Ui, window: MainWindow) -> None:
    shown = _shown(ui.tr, examples.VOICES[0])
    view = TopicView(ui, shown, STRAIGHT)
    _ask(ui, window, view, _speaking(ui.tr, "personne"))


@scene("seance-un-referent-parle")
def _referent(ui: Ui, window: MainWindow) -> None:
    shown = _shown(ui.tr, examples.VOICES[2])
    view = TopicView(ui, shown, STRAIGHT)
    _ask(ui, window, view, _speaking(ui.tr, "emploi"))


@scene("seance-nous-retenons")
def _line(ui: Ui, window: MainWindow) -> None:
    us = Voice(TOGETHER, ui.tr.text("Nous"), "autre")
    _ask(ui, window, LineView(ui, _shown(ui.tr, us)), _speaking(ui.tr, TOGETHER))


@scene("seance-elle-prefere-ne-pas")
def _declined(ui: Ui, window: MainWindow) -> None:
    view = DeclinedView(ui, "ressources", "Amina")
    _ask(ui, window, view, _speaking(ui.tr, "social"))


@scene("seance-qui-fait-quoi")
def _who_does_what(ui: Ui, window: MainWindow) -> None:
    goals = (ui.tr.text("un vélo à moi"),)
    view = StepsView(ui, _steps(ui.tr), goals, examples.VOICES, examples.DAY)
    _ask(ui, window, view, _around(ui.tr))


@scene("seance-relire")
def _read_back(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    bus = examples.example_diagnosis(tr).topics[3].quotes[-1].words
    said = tr.text("«\u202f{words}\u202f»", words=bus)
    lines = (said, answer_button(tr, "bloque"))
    steps = (tr.text("Demander un vélo solidaire"),)
    parts = (
        (BUS, barrier_label(tr, BUS), lines),
        ("", tr.text("Et maintenant"), steps),
    )
    around = replace(_around(tr), onward=tr.text("C’est bien ça"))
    _ask(ui, window, ReadBackView(ui, parts, may_sign=True), around)


@scene("seance-garder-ce-papier")
def _hand_over(ui: Ui, window: MainWindow) -> None:
    view = HandOverView(ui, (), ("mobilite", "logement", "droit"))
    _ask(ui, window, view, replace(_around(ui.tr), onward=""))


@scene("seance-la-fin")
def _ending(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    view = EndingView(ui, tr.text("Le papier reste gardé ici."))
    _ask(ui, window, view, replace(_around(tr), onward=tr.text("Terminer")))


def _away(tr: Translator) -> Around:
    return replace(_around(tr), people="", voices=(), verbs=False)


@scene("seance-pause")
def _pause(ui: Ui, window: MainWindow) -> None:
    _ask(ui, window, PauseView(ui), _away(ui.tr))


@scene("seance-quitter")
def _leave(ui: Ui, window: MainWindow) -> None:
    _ask(ui, window, LeaveView(ui, PinGate("0000")), _away(ui.tr))
