"""Pictures of meeting mode, where the three look back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from livret.desktop import examples, examples_diagnosis
from livret.desktop.diagnosis.values import Stance
from livret.desktop.main_window import MainWindow
from livret.desktop.meeting.bar import Around
from livret.desktop.meeting.choosing_views import ChoosingView, TopicChoice
from livret.desktop.meeting.look_back import (
    LookBackShown,
    LookBackView,
    LookTopicShown,
    LookTopicView,
)
from livret.desktop.scenes import scene
from livret.desktop.scenes_meeting_mode import BUS, around_example, ask_example
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.domain.came import STRAIGHT
from livret.domain.meeting_mode import Question
from livret.words.meeting_asked import asked
from livret.words.translator import Translator


@scene("seance-faire-le-point")
def _look_back(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    hers, claire, _ = examples.VOICES
    told = tr.text("Je rentre à vélo, je dors mieux.")
    mine = tr.text("Les papiers sont à jour.")
    shown = LookBackShown(
        day=examples.DAY.isoformat(),
        voice=claire,
        part="changed",
        since=dt.date(2025, 9, 4),
        words=mine,
        may_decline=False,
        heard=((hers, told),),
    )
    ask_example(ui, window, LookBackView(ui, shown), _looking(tr, "social"))


def _looking(tr: Translator, speaks: str) -> Around:
    around = around_example(tr)
    may_speak = frozenset(one.id for one in around.voices[:-1])
    return replace(around, may_speak=may_speak, speaks=speaks)


@scene("seance-faire-le-point-elle")
def _look_back_hers(ui: Ui, window: MainWindow) -> None:
    hers = examples.VOICES[0]
    shown = LookBackShown(
        day=examples.DAY.isoformat(),
        voice=hers,
        part="helped",
        since=dt.date(2025, 9, 4),
        first=hers.name,
    )
    ask_example(ui, window, LookBackView(ui, shown), _looking(ui.tr, hers.id))


@scene("seance-faire-le-point-sujets")
def _look_back_choosing(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    topics = tuple(TopicChoice(one.value) for one in Barrier)
    question = asked(tr, Question.LOOKING_CHOOSING)
    same = tr.text("Les mêmes mots que dans le diagnostic. Rien n’est additionné.")
    around = _looking(tr, "personne")
    ask_example(ui, window, ChoosingView(ui, topics, same, question), around)


@scene("seance-faire-le-point-un-sujet")
def _look_back_topic(ui: Ui, window: MainWindow) -> None:
    tr = ui.tr
    hers = examples.VOICES[0]
    shown = LookTopicShown(
        form=examples_diagnosis.example_form(tr).topic(BUS),
        asked="aim",
        aim=tr.text("Un travail en cuisine, pas loin."),
        voice=hers,
        voices=examples.VOICES,
        stance=Stance(hers.id, "gene_un_peu", tr.text("Je rentre à vélo le soir.")),
        day=examples.DAY.isoformat(),
        before=("bloque", tr.text("Le bus s’arrête à 19 h."), dt.date(2025, 9, 4)),
    )
    ask_example(ui, window, LookTopicView(ui, shown, STRAIGHT), _looking(tr, hers.id))
