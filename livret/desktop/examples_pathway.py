"""Fictitious goals, reviews and team: pictures of the pages of the pathway."""

from __future__ import annotations

import datetime as dt

from livret.desktop.agreement.team import SeatView
from livret.desktop.examples import AMINA, CLAIRE, MARC
from livret.desktop.goals.page import ActionView, GoalView, Told
from livret.desktop.kit.voices import Voice
from livret.desktop.review.values import EndView, PartView, ReviewView
from livret.desktop.skills.values import ProjectView, SituationView, SkillView
from livret.domain.barriers import Level
from livret.words.translator import Translator


def example_goals(tr: Translator) -> tuple[GoalView, ...]:
    """Return goals with steps of every hand, a proposal, and what blocks."""
    return (_kitchen(tr), _letters(tr), _licence(tr))


def _kitchen(tr: Translator) -> GoalView:
    t = tr.text
    return GoalView(
        "g1",
        t("Travailler en cuisine, le jour"),
        ("mobilite", "sante"),
        (
            ActionView(
                "a1",
                t("Demander un vélo solidaire"),
                CLAIRE,
                dt.date(2026, 3, 2),
                hands="social",
                passed=True,
            ),
            ActionView(
                "a2",
                t("Essai au restaurant scolaire"),
                MARC,
                dt.date(2026, 4, 20),
                "in_progress",
                hands="emploi",
            ),
            ActionView(
                "a3",
                t("Demander le titre de séjour"),
                CLAIRE,
                None,
                "blocked_outside",
                t("la préfecture n’a pas répondu"),
                hands="social",
                since=dt.date(2025, 12, 4),
            ),
            ActionView(
                "a5",
                t("Garder une place au centre de loisirs"),
                Voice("autre:1", t("Centre social"), "autre"),
                hands="service",
            ),
        ),
        functions=("employment",),
    )


def _letters(tr: Translator) -> GoalView:
    t = tr.text
    results = (
        Told(AMINA, t("J’ai écrit ma première lettre toute seule.")),
        Told(CLAIRE, t("Elle veut continuer le jeudi.")),
    )
    workshop = ActionView(
        "a4",
        t("Atelier d’écriture du jeudi"),
        AMINA,
        None,
        "done",
        hands="personne",
        results=results,
    )
    return GoalView(
        "g2",
        t("Écrire mes courriers moi-même"),
        ("langue",),
        (workshop,),
        functions=("autonomy", "training"),
    )


def _licence(tr: Translator) -> GoalView:
    t = tr.text
    return GoalView(
        "g3",
        t("Passer le permis"),
        ("mobilite",),
        (
            ActionView(
                "a6",
                t("Appeler l’auto-école sociale"),
                MARC,
                dt.date(2026, 5, 1),
                hands="emploi",
                answers=(Told(AMINA, t("Après l’été."), "not_yet"),),
            ),
        ),
        proposed_by=MARC,
        functions=("autonomy",),
        voice="emploi",
    )


def example_reviews(tr: Translator) -> tuple[ReviewView, ...]:
    """Return a review of the three, and one where she has not spoken yet."""
    t = tr.text
    little, much = Level.GENE_UN_PEU.value, Level.GENE_BEAUCOUP.value
    hers = PartView(
        AMINA,
        {
            "changed": t("J’ose prendre le bus toute seule."),
            "helped": t("Le vélo, et qu’on me rappelle la veille."),
            "did_not_help": t("Attendre la préfecture."),
            "next": t("Un contrat, le jour."),
        },
        {"mobilite": little, "droit": much},
        earlier={"mobilite": (Level.BLOQUE.value, dt.date(2025, 9, 4))},
    )
    claire = PartView(
        CLAIRE,
        {"changed": t("Amina lit ses courriers avant de venir.")},
        {"mobilite": little},
    )
    return (
        ReviewView(
            "r1",
            "interim",
            dt.date(2026, 2, 10),
            dt.date(2025, 9, 4),
            (hers, claire, PartView(MARC, declined=True)),
        ),
        ReviewView("r2", "exit", dt.date(2026, 3, 12), dt.date(2026, 2, 10)),
    )


def example_end(tr: Translator) -> EndView:
    """Return an end with what follows."""
    return EndView(
        closed=True,
        on=dt.date(2026, 3, 12),
        reason=tr.text("un emploi"),
        words=tr.text("Je commence lundi."),
        to_come=(
            ("after_three_months", dt.date(2026, 6, 12)),
            ("after_six_months", dt.date(2026, 9, 12)),
        ),
    )


def example_skills(tr: Translator) -> tuple[SkillView, ...]:
    """Return skills of life with their stories."""
    t = tr.text
    return (
        SkillView(
            "s1",
            t("Cuisiner pour trente personnes"),
            t("cuisiner pour beaucoup"),
            t("Aux fêtes du quartier, je fais les courses et tout le repas."),
            t("l’association du quartier"),
        ),
        SkillView("s2", t("Parler trois langues"), t("parler plusieurs langues")),
        SkillView(
            "s3",
            t("M’occuper de ma mère malade"),
            t("prendre soin de quelqu’un"),
            t("Pendant deux ans, les soins, les repas, les papiers."),
        ),
    )


def example_projects(tr: Translator) -> tuple[ProjectView, ...]:
    """Return her vocational project."""
    words = tr.text("Cuisinière dans une école, le jour.")
    return (ProjectView("p1", words, AMINA),)


def example_situations(tr: Translator) -> tuple[SituationView, ...]:
    """Return where she stands, and one referent who says it too."""
    t = tr.text
    day = dt.date(2026, 3, 12)
    return (
        SituationView(
            AMINA, t("Au début d’un parcours"), t("Je suis prête, le jour."), day
        ),
        SituationView(MARC, t("Tout près d’un emploi"), "", day),
    )


def example_team(tr: Translator) -> tuple[SeatView, ...]:
    """Return a team with a lead, a structure to protect, and one who left."""
    t = tr.text
    return (
        SeatView(
            "m1",
            Voice("emploi", "Marc D.", "emploi"),
            t("référent emploi, sans Livret"),
            t("peut recevoir : Me déplacer · Parler, lire, écrire"),
            lead=True,
            can_lead=True,
            can_leave=True,
        ),
        SeatView(
            "m2",
            Voice("social", "Claire M.", "social"),
            t("référente sociale"),
            t("écrit ce livret sur cet ordinateur"),
            can_lead=True,
        ),
        SeatView(
            "m3",
            Voice("autre:3", "Nadia K.", "autre"),
            t("infirmière · structure partenaire · sans Livret"),
            t("rien ne lui est envoyé : il n’y a pas d’accord"),
            can_leave=True,
            protected=t("Centre de soins d’exemple"),
        ),
        SeatView(
            "m4",
            Voice("autre:4", "Awa S.", "autre"),
            t("interprète"),
            left=t("n’est plus là depuis le 3 mars 2026"),
        ),
    )
