"""A copy as text: in order, in two languages, without a trace of what is left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from livret.domain.came import Came
from livret.usecases.copying import SECTIONS, USUAL_ORDER, PlainCopy
from livret.usecases.sheets import GoalOnPaper, Line, Mark, Quote, Row, Step
from livret.words.papers.wording import by_date
from livret.words.plain_text import plain_text, section_label
from livret.words.translator import Translator, translator_for

FR, EN = translator_for("fr"), translator_for("en")
T = "\u202f"
SOON = dt.date(2026, 4, 1)

COPY = PlainCopy(
    called="Amina B.",
    on=dt.date(2026, 3, 12),
    order=USUAL_ORDER,
    aim=Quote(words="Travailler en cuisine", speaker="Amina", written_by="Claire M."),
    strengths=("Sait faire du vélo",),
    rows=(
        Row(
            barrier="mobilite",
            quotes=(Quote(words="Le bus s’arrête à 19 h.", speaker="Amina"),),
            marks=(
                Mark(voice="personne", name="Amina", answer="bloque"),
                Mark(
                    voice="emploi", name="Marc", answer="gene_un_peu", words="Un vélo"
                ),
                Mark(voice="social", name="Claire", answer="", words="Voir la ville"),
            ),
            supports=("Un vélo",),
            outside=("Pas de bus",),
            lines=(
                Line(
                    outcome="not_agreed",
                    words="",
                    reasons=(("Amina", "Maintenant."), ("Marc", "Après.")),
                ),
            ),
        ),
    ),
    goals=(
        GoalOnPaper(
            words="Essayer une cuisine",
            steps=(
                Step(
                    words="Appeler", who="Marc", side="emploi", by=dt.date(2026, 4, 1)
                ),
                Step(words="Passer", who="", side="autre", by=dt.date(2026, 4, 2)),
                Step(words="Venir", who="Amina", side="personne"),
                Step(words="Attendre", who="", side="autre"),
            ),
        ),
        GoalOnPaper(
            words="", steps=(Step(words="Trier", who="Claire", side="social"),)
        ),
    ),
)


def test_a_copy_in_french() -> None:
    assert plain_text(FR, COPY) == "\n".join(
        [
            "Amina B.",
            "Diagnostic partagé, 12 mars 2026",
            "",
            "Ce que je veux faire",
            f"«{T}Travailler en cuisine{T}» (Paroles d’Amina, écrites par Claire M.)",
            "",
            "Ce qui m’aide",
            "- Sait faire du vélo",
            "",
            "Me déplacer",
            f"«{T}Le bus s’arrête à 19 h.{T}» (Paroles d’Amina)",
            f"Amina{T}: bloque",
            f"Marc{T}: gêne un peu, «{T}Un vélo{T}»",
            f"Claire{T}: «{T}Voir la ville{T}»",
            f"Ce qui aide{T}: Un vélo",
            f"Ce qui bloque dehors{T}: Pas de bus",
            f"Pas d’accord{T}:",
            f"- Amina{T}: «{T}Maintenant.{T}»",
            f"- Marc{T}: «{T}Après.{T}»",
            "",
            "Objectifs et démarches",
            "- Essayer une cuisine",
            "  - Appeler (Marc, pour le 1er avril 2026)",
            "  - Passer (pour le 2 avril 2026)",
            "  - Venir (Amina)",
            "  - Attendre",
            "- Autres démarches",
            "  - Trier (Claire)",
            "",
        ]
    )


def test_steps_without_any_goal_are_not_called_others() -> None:
    loose = tuple(goal for goal in COPY.goals if not goal.words)
    text = plain_text(FR, replace(COPY, order=("goals",), goals=loose))
    assert text.endswith("\n\nDémarches\n- Trier (Claire)\n")


def test_a_copy_in_english_keeps_her_words() -> None:
    text = plain_text(EN, COPY)
    assert "“Travailler en cuisine”" in text
    assert "Joint diagnosis, 12 March 2026" in text
    assert "What I want to do" in text
    assert "(Marc, by 1 April 2026)" in text
    for french in ("Ce que je veux", "gêne", "Pas d’accord", "démarches"):
        assert french not in text


def test_sections_come_in_the_order_asked_for() -> None:
    text = plain_text(FR, replace(COPY, order=("goals", "lines", "aim")))
    assert text.index("Objectifs") < text.index("Pas d’accord") < text.index("veux")
    assert "Sait faire du vélo" not in text
    assert "bloque" not in text


def test_what_may_not_be_said_leaves_no_trace() -> None:
    bare = replace(COPY, called="", aim=None, strengths=(), rows=(), goals=())
    for order in (SECTIONS, USUAL_ORDER):
        text = plain_text(FR, replace(bare, order=order))
        assert text == "Diagnostic partagé, 12 mars 2026\n"


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_has_a_name(section: str) -> None:
    assert section_label(FR, section) != section_label(EN, section)


def test_how_words_came_goes_with_them() -> None:
    helped = Quote(words="Oui", speaker="Amina", came="helped", helped_by="Zohra")
    by_phone = Mark(
        voice="emploi",
        name="Marc",
        answer="",
        words="Un car",
        came=Came(how="telephone"),
    )
    rows = (Row(barrier="mobilite", quotes=(helped,), marks=(by_phone,)),)
    text = plain_text(FR, replace(COPY, rows=rows))
    assert f"«{T}Oui{T}» (Paroles d’Amina, avec l’aide de Zohra)" in text
    assert f"Marc{T}: «{T}Un car{T}» (recueilli par téléphone)" in text


@pytest.mark.parametrize(("tr", "said"), [(FR, "pour le"), (EN, "by")])
def test_a_step_has_its_day_in_the_words_of_the_papers(
    tr: Translator, said: str
) -> None:
    """Papers said « avant le 1er avril » where screens and copies say « pour le »."""
    on_paper = by_date(tr, SOON, dt.date(2025, 3, 12))
    assert on_paper.startswith(said)
    assert on_paper in plain_text(tr, COPY)
