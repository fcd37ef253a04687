"""Pictures of meeting mode, question by question."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from livret.desktop import examples, examples_diagnosis
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
from livret.desktop.meeting.first_views import (
    AimView,
    RoomView,
    Somebody,
    WelcomeView,
)
from livret.desktop.meeting.kept_view import LineView
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
from livret.desktop.meeting.views import QuestionView
from livret.desktop.pin import PinGate
from livret.desktop.scenes import scene
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.domain.came import STRAIGHT, Came
from livret.domain.meetings import Present
from livret.words.aid import aid_for
from livret.words.aid_forms import read_form
from livret.words.dates import day_month
from livret.words.labels import answer_button, barrier_label
from livret.words.translator import Translator, translator_for

BUS = "mobilite"


def around_example(tr: Translator) -> Around:
    """Return what stands around a question of a meeting."""
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


def ask_example(ui: Ui, window: MainWindow, view: QuestionView, around: Around) -> None:
    """Show a question of a meeting in the window."""
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
        around_example(tr), people="", voices=(), may_go_back=False, may_take_back=False
    )
    ask_example(ui, window, RoomView(ui, people, here), around)


@scene("seance-bienvenue")
def _welcome(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    readers = (
        ("Claire M.", tr.text("référente sociale")),
        ("Marc D.", tr.text("référent emploi")),
    )
    ask_example(ui, window, WelcomeView(ui, "Amina", readers), around_example(tr))


def _steps(tr: Translator) -> tuple[StepShown, ...]:
    _, claire, _ = examples.VOICES
    return (
        StepShown(
            "1", tr.text("Demander un vélo solidaire"), claire, dt.date(2026, 4, 2)
        ),
        StepShown("2", tr.text("Aller voir l’atelier"), examples.VOICES[0]),
    )


@scene("seance-la-derniere-fois")
def _last_time(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    line = (BUS, "agreed", tr.text("Nous cherchons un poste de jour, et un vélo."))
    last = LastTime(dt.date(2026, 2, 26), "", (line,), _steps(tr))
    ask_example(ui, window, LastTimeView(ui, last), around_example(tr))


@scene("seance-ce-que-je-veux")
def _aim(ui: Ui, window: MainWindow) -> None:
    words = ui.tr.text("Un travail en cuisine, pas loin.")
    ask_example(ui, window, AimView(ui, words), around_example(ui.tr))


@scene("seance-choisir")
def _choosing(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    blocks = answer_button(tr, "bloque")
    topics = tuple(
        TopicChoice(one.value, blocks if one == BUS else "", one == BUS)
        for one in Barrier
    )
    form = examples_diagnosis.example_form(tr)
    around = replace(
        around_example(tr), topics_left=6, onward=tr.text("On s’arrête là")
    )
    ask_example(ui, window, ChoosingView(ui, topics, form.order), around)


def _shown(tr: Translator, voice: Voice) -> TopicShown:
    diagnosis = examples_diagnosis.example_diagnosis(tr)
    topic = next(one for one in diagnosis.topics if one.barrier == BUS)
    amina, *others = examples.VOICES
    hers = (amina, "bloque", topic.quotes[-1].words)
    heard = (hers, *((one, topic.stance(one.id).answer, "") for one in others))
    return TopicShown(
        form=examples_diagnosis.example_form(tr).topic(BUS),
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
    return replace(around_example(tr), speaks=voice, may_speak=everyone, topics_left=2)


@scene("seance")
def _topic(ui: Ui, window: MainWindow) -> None:
    shown = _shown(ui.tr, examples.VOICES[0])
    view = TopicView(ui, shown, STRAIGHT)
    ask_example(ui, window, view, _speaking(ui.tr, "personne"))


@scene("seance-dans-sa-langue")
def _in_her_language(ui: Ui, window: MainWindow) -> None:
    french = examples_diagnosis.example_form(translator_for("fr"))
    aid = aid_for("ar")
    assert aid is not None  # noqa: S101 - one of the languages of papers
    topic = read_form(aid, french).topic(BUS)
    shown = replace(
        _shown(ui.tr, examples.VOICES[0]), question=topic.aim, language="ar"
    )
    view = TopicView(ui, shown, Came(how="interpreter", language="ar"))
    ask_example(ui, window, view, _speaking(ui.tr, "personne"))


@scene("seance-un-referent-parle")
def _referent(ui: Ui, window: MainWindow) -> None:
    shown = _shown(ui.tr, examples.VOICES[2])
    view = TopicView(ui, shown, STRAIGHT)
    ask_example(ui, window, view, _speaking(ui.tr, "emploi"))


@scene("seance-nous-retenons")
def _line(ui: Ui, window: MainWindow) -> None:
    us = Voice(TOGETHER, ui.tr.text("Nous"), "autre")
    ask_example(ui, window, LineView(ui, _shown(ui.tr, us)), _speaking(ui.tr, TOGETHER))


@scene("seance-elle-prefere-ne-pas")
def _declined(ui: Ui, window: MainWindow) -> None:
    view = DeclinedView(ui, "ressources", "Amina")
    ask_example(ui, window, view, _speaking(ui.tr, "social"))


@scene("seance-qui-fait-quoi")
def _who_does_what(ui: Ui, window: MainWindow) -> None:
    goals = (ui.tr.text("un vélo à moi"),)
    view = StepsView(ui, _steps(ui.tr), goals, examples.VOICES, examples.DAY)
    ask_example(ui, window, view, around_example(ui.tr))


@scene("seance-relire")
def _read_back(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    bus = examples_diagnosis.example_diagnosis(tr).topics[3].quotes[-1].words
    said = tr.text("«\u202f{words}\u202f»", words=bus)
    lines = (said, answer_button(tr, "bloque"))
    steps = (tr.text("Demander un vélo solidaire"),)
    parts = (
        (BUS, barrier_label(tr, BUS), lines),
        ("", tr.text("Et maintenant"), steps),
    )
    around = replace(around_example(tr), onward=tr.text("C’est bien ça"))
    ask_example(ui, window, ReadBackView(ui, parts, may_sign=True), around)


@scene("seance-garder-ce-papier")
def _hand_over(ui: Ui, window: MainWindow) -> None:
    view = HandOverView(ui, (), ("mobilite", "logement", "droit"))
    ask_example(ui, window, view, replace(around_example(ui.tr), onward=""))


@scene("seance-la-fin")
def _ending(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    view = EndingView(ui, tr.text("Le papier reste gardé ici."))
    ask_example(
        ui, window, view, replace(around_example(tr), onward=tr.text("Terminer"))
    )


def _away(tr: Translator) -> Around:
    return replace(around_example(tr), people="", voices=(), verbs=False)


@scene("seance-pause")
def _pause(ui: Ui, window: MainWindow) -> None:
    ask_example(ui, window, PauseView(ui), _away(ui.tr))


@scene("seance-quitter")
def _leave(ui: Ui, window: MainWindow) -> None:
    ask_example(ui, window, LeaveView(ui, PinGate("0000")), _away(ui.tr))
