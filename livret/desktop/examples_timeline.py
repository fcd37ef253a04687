"""A fictitious year for the pictures of « Parcours ». Nobody here exists."""

from __future__ import annotations

import datetime as dt

from livret.desktop.examples import VOICES
from livret.desktop.pathway.values import (
    Detail,
    PathwayView,
    RadarDay,
    TopicHistory,
)
from livret.domain.barriers import Answer, Barrier, Level
from livret.words.barrier_history import radar_alt
from livret.words.charts.entries import TOGETHER, Entry
from livret.words.charts.levels import LevelPoint
from livret.words.charts.radar import RadarVoice
from livret.words.dates import long_date, month_year
from livret.words.labels import answer_label, barrier_label, mark_label, quality_label
from livret.words.timeline import lane_label
from livret.words.translator import Translator

TODAY = dt.date(2026, 11, 22)
"""Today, in these pictures: a year after the first meeting."""

_WORK = ("vocational_project", "employment")
_HELPING: dict[tuple[str, str], tuple[str, ...]] = {
    ("social", "2026-03-24"): ("autonomy",),
    ("social", "2026-09-21"): ("basic_needs",),
    ("social", "2027-01-05"): ("autonomy",),
    ("emploi", "2026-03-24"): ("training",),
    ("emploi", "2026-06-18"): _WORK,
    ("emploi", "2026-09-21"): _WORK,
    ("emploi", "2026-12-08"): _WORK,
    ("steps", "2026-06-29"): ("autonomy",),
    ("outside", "2026-07-20"): ("autonomy",),
}
"""What helps with what, by lane and day."""

_SIDES = {"ma_vie": "personne", "social": "social", "emploi": "emploi"}


class _Year:
    """Gathers entries as the reading of a livret would."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        self.entries: list[Entry] = []

    def add(
        self,
        lane: str,
        on: str,
        label: str,
        *,
        until: str = "",
        lasting: bool = False,
        small: bool = False,
    ) -> None:
        """Add one thing; what is after today is planned."""
        tr, day = self._tr, dt.date.fromisoformat(on)
        last = dt.date.fromisoformat(until) if until else None
        planned = day > TODAY
        if planned and lane != TOGETHER:
            label = tr.text("prévu : {what}", what=label)
        when = long_date(tr, day)
        self.entries.append(
            Entry(
                id=str(len(self.entries)),
                lane=lane,
                side=_SIDES.get(lane, "ensemble" if lane == TOGETHER else "autre"),
                on=day,
                until=last,
                planned=planned,
                lasting=lasting,
                small=small,
                label=label,
                sentence=f"{lane_label(tr, lane)}. {when}. {label}.",
                under=when,
                functions=_HELPING.get((lane, on), ()),
            )
        )


def example_entries(tr: Translator) -> tuple[Entry, ...]:
    """Return a year: both sides, her life, what blocked, what is ahead."""
    t, year = tr.text, _Year(tr)
    year.add("ma_vie", "2026-03-30", t("Ma fille entre à l’école"))
    year.add("ma_vie", "2026-07-06", t("J’ai repris le vélo"))
    year.add("ma_vie", "2026-09-22", t("Je chante à la chorale"))
    year.add("ma_vie", "2027-01-09", t("Fête du quartier, je cuisine"))
    year.add("social", "2026-03-24", t("Dossier de vélo solidaire"))
    year.add("social", "2026-05-11", t("Appel à la préfecture"), small=True)
    year.add("social", "2026-09-21", t("Titre de séjour reçu"))
    year.add("social", "2027-01-05", t("Demander l’aide au permis"))
    year.add("emploi", "2026-03-24", t("Atelier d’écriture"), until="2026-06-02")
    year.add("emploi", "2026-06-18", t("Chantier, le matin"), until="2026-08-28")
    year.add("emploi", "2026-09-21", t("Stage en cuisine"), until="2026-10-02")
    year.add("emploi", "2026-12-08", t("Essai au restaurant scolaire"))
    year.add("steps", "2026-06-29", t("Aller voir l’atelier vélo avec ma sœur"))
    blocked = t("La préfecture n’a pas répondu")
    year.add("outside", "2026-05-10", blocked, until="2026-09-18")
    year.add("outside", "2026-07-20", t("Liste d’attente pour le permis"), lasting=True)
    year.add(TOGETHER, "2026-03-12", t("Diagnostic"))
    year.add(TOGETHER, "2026-03-12", t("Signature"))
    year.add(TOGETHER, "2026-06-11", t("Rencontre"))
    year.add(TOGETHER, "2026-09-10", t("Bilan"))
    year.add(TOGETHER, "2026-12-03", t("Rencontre prévue"))
    year.add(TOGETHER, "2027-03-11", t("Bilan prévu"))
    return tuple(year.entries)


_MARCH, _SEPTEMBER = dt.date(2026, 3, 12), dt.date(2026, 9, 10)

_LEVELS: dict[Barrier, tuple[tuple[str, str, str], tuple[str, str, str]]] = {
    Barrier.SANTE: (
        (Level.GENE_UN_PEU, Level.GENE_UN_PEU, Level.GENE_BEAUCOUP),
        (Level.GENE_UN_PEU, Level.GENE_UN_PEU, Level.GENE_UN_PEU),
    ),
    Barrier.DROIT: (
        (Level.BLOQUE, Level.GENE_BEAUCOUP, Level.GENE_UN_PEU),
        (Level.GENE_UN_PEU, Level.GENE_UN_PEU, Level.NE_GENE_PAS),
    ),
    Barrier.LANGUE: (
        (Level.GENE_UN_PEU, Level.GENE_UN_PEU, ""),
        (Level.NE_GENE_PAS, Level.GENE_UN_PEU, Level.GENE_UN_PEU),
    ),
    Barrier.MOBILITE: (
        (Level.BLOQUE, Level.GENE_BEAUCOUP, Level.BLOQUE),
        (Level.GENE_UN_PEU, Level.GENE_UN_PEU, Level.GENE_BEAUCOUP),
    ),
    Barrier.FAMILLE: (
        (Level.NE_GENE_PAS, Level.GENE_UN_PEU, Level.NE_GENE_PAS),
        (Level.NE_GENE_PAS, Level.NE_GENE_PAS, Level.NE_GENE_PAS),
    ),
    Barrier.RESSOURCES: (
        (Answer.NE_SOUHAITE_PAS_REPONDRE, "", ""),
        (Answer.NE_SOUHAITE_PAS_REPONDRE, "", ""),
    ),
}
"""What each voice said of each topic, in March and in September."""


def example_topics(tr: Translator) -> tuple[TopicHistory, ...]:
    """Return the histories of the topics spoken of, mobility first."""
    order = sorted(_LEVELS, key=lambda barrier: barrier is not Barrier.MOBILITE)
    return tuple(_topic(tr, barrier) for barrier in order)


def _topic(tr: Translator, barrier: Barrier) -> TopicHistory:
    points, days = [], []
    for day, answers in zip((_MARCH, _SEPTEMBER), _LEVELS[barrier], strict=True):
        lines = []
        for place, (voice, answer) in enumerate(zip(VOICES, answers, strict=True)):
            if answer:
                lines.append(mark_label(tr, answer, name=voice.name))
                point = LevelPoint(
                    id=f"{day}", side=voice.side, place=place, on=day, answer=answer
                )
                points.append(point)
        days.append((long_date(tr, day), tuple(lines)))
    return TopicHistory(
        barrier=barrier.value,
        points=tuple(points),
        days=tuple(days),
        alt=barrier_label(tr, barrier),
        closed=barrier is Barrier.LANGUE,
        declined=barrier is Barrier.RESSOURCES,
    )


def _radar(tr: Translator, at: int, day: dt.date) -> RadarDay:
    levels = set(Level)
    return RadarDay(
        day=long_date(tr, day),
        alt=radar_alt(tr, day),
        voices=tuple(
            RadarVoice(
                side=voice.side,
                levels={
                    barrier.value: answers[at][place]
                    for barrier, answers in _LEVELS.items()
                    if answers[at][place] in levels
                },
            )
            for place, voice in enumerate(VOICES)
        ),
        table=tuple(
            (
                barrier_label(tr, barrier),
                {
                    voice.id: answer_label(tr, answers[at][place])
                    for place, voice in enumerate(VOICES)
                    if answers[at][place]
                },
            )
            for barrier, answers in _LEVELS.items()
        ),
    )


def example_pathway(tr: Translator) -> PathwayView:
    """Return everything the page shows."""
    first, last = month_year(tr, _MARCH), month_year(tr, dt.date(2027, 3, 11))
    return PathwayView(
        today=TODAY,
        under=tr.text("de {first} à {last}", first=first, last=last),
        entries=example_entries(tr),
        names={"ma_vie": "Amina", "social": "Claire M.", "emploi": "Marc D."},
        topics=example_topics(tr),
        radar=(_radar(tr, 0, _MARCH), _radar(tr, 1, _SEPTEMBER)),
        voices=tuple(
            (voice, voice.name if not at else f"{voice.name}, {_for(tr, voice.side)}")
            for at, voice in enumerate(VOICES)
        ),
    )


def _for(tr: Translator, side: str) -> str:
    return quality_label(tr, side)


def example_detail(tr: Translator) -> Detail:
    """Return one thing of the line, opened."""
    t = tr.text
    first, last = dt.date(2026, 9, 21), dt.date(2026, 10, 2)
    when = t(
        "du {first} au {last}", first=long_date(tr, first), last=long_date(tr, last)
    )
    return Detail(
        id="10",
        title=t("Stage en cuisine"),
        under=f"{lane_label(tr, 'emploi')} · {when}",
        lane="emploi",
        on=first,
        until=last,
        lines=(t("Qui s’en occupe : {name}", name="Marc D."),),
        said=(
            ("Amina", t("Le chef m’a laissé la sauce.")),
            ("Marc D.", t("Le chef voudrait la revoir.")),
        ),
        words=t("Stage en cuisine"),
    )
