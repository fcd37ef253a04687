"""What the pathway's contributions say beside their words: every word is read."""

from __future__ import annotations

from typing import Any

import pytest

from livret.domain.fields import Code
from livret.domain.kinds import KINDS
from livret.words.told import lines_told, state_told
from livret.words.translator import translator_for

FR, EN = translator_for("fr"), translator_for("en")
N = "\u202f"
ID = "ab" * 32


@pytest.mark.parametrize(
    ("kind", "content", "state", "lines"),
    [
        (
            "meeting_planned",
            {
                "on": "2026-03-26",
                "at": "10:30",
                "means": "telephone",
                "place": "Bureau 4",
                "about": "Le permis",
                "language": "prs",
                "interpreter": "Nour",
            },
            "",
            (
                "26 mars 2026, 10:30",
                "Au téléphone · Bureau 4",
                "dari, Nour",
                "Le permis",
            ),
        ),
        (
            "meeting_state",
            {"state": "postponed", "side": "outside"},
            "reportée (un empêchement dehors)",
            (),
        ),
        ("meeting_state", {"state": "did_not_happen"}, "n’a pas eu lieu", ()),
        (
            "meeting_held",
            {"on": "2026-03-26", "next_words": "Le budget"},
            "",
            ("26 mars 2026", f"La prochaine fois{N}: Le budget"),
        ),
        (
            "contact_made",
            {"means": "street", "heard": "J’y vais."},
            "Dans la rue",
            (f"«{N}J’y vais.{N}»",),
        ),
        ("contact_made", {"means": "message"}, "Message", ()),
        (
            "contract_noted",
            {"type": "cer", "signed_on": "2024-05-02", "paper_kept": "Classeur"},
            "CER, contrat d’engagements réciproques",
            ("Signé le 2 mai 2024", "Classeur"),
        ),
        ("answer_given", {"answer": "not_yet"}, "Pas encore", ()),
        ("situation_said", {"answer": "ne_sait_pas"}, "ne sait pas", ()),
        (
            "situation_said",
            {"situation": "close_to_employment"},
            "Tout près d’un emploi",
            (),
        ),
        (
            "accompaniment_state",
            {"state": "closed", "on": "2026-03-26", "reason": "moved"},
            "Fin de l’accompagnement, un déménagement",
            ("26 mars 2026",),
        ),
        (
            "accompaniment_state",
            {"state": "open", "on": "2026-03-26"},
            "Reprise",
            ("26 mars 2026",),
        ),
        (
            "review_said",
            {
                "changed": "Je dors mieux.",
                "levels": [
                    {
                        "barrier": "mobilite",
                        "level": "gene_un_peu",
                        "words": "Le bus passe.",
                    },
                    {"barrier": "sante", "answer": "pas_aborde"},
                ],
            },
            "",
            (
                f"Ce qui a changé{N}: Je dors mieux.",
                f"Me déplacer{N}: gêne un peu",
                "Le bus passe.",
                f"Ma santé{N}: pas aujourd’hui",
            ),
        ),
        (
            "charter_written",
            {"choices": [], "lines": [{"voice": "personne", "words": "À l’heure."}]},
            "",
            ("À l’heure.",),
        ),
        (
            "handover_made",
            {
                "to": {"name": "Nadia R."},
                "on": "2026-03-26",
                "in_progress": "Le logement",
                "call": [{"name": "Awa", "about": "CCAS"}],
            },
            "",
            ("Nadia R.", "26 mars 2026", "Le logement", "Awa · CCAS"),
        ),
        (
            "referral_made",
            {"to": "Mission locale", "contact": "Léo", "on": "2026-03-26"},
            "",
            ("Mission locale, Léo", "26 mars 2026"),
        ),
        ("goal_set", {"words": "Apprendre"}, "", ()),
    ],
)
def test_each_kind_says_what_it_holds(
    kind: str, content: dict[str, Any], state: str, lines: tuple[str, ...]
) -> None:
    assert state_told(FR, kind, content) == state
    assert lines_told(FR, kind, content) == lines
    assert len(lines_told(EN, kind, content)) == len(lines)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("meeting_state", "state"),
        ("meeting_state", "side"),
        ("contact_made", "means"),
        ("contract_noted", "type"),
        ("answer_given", "answer"),
        ("barrier_state", "state"),
        ("referral_state", "state"),
        ("review_opened", "moment"),
        ("situation_said", "situation"),
        ("accompaniment_state", "reason"),
    ],
)
def test_every_code_is_said(kind: str, field: str) -> None:
    codes = KINDS[kind].content.fields[field]
    assert isinstance(codes, Code)
    for code in codes.choices:
        content = {"state": "planned" if kind == "meeting_state" else "closed"}
        assert state_told(FR, kind, {**content, field: code})


def test_a_review_tells_words_without_an_answer_and_a_refusal() -> None:
    level = {"barrier": "mobilite", "words": "Rien n’a bougé."}
    told = lines_told(FR, "review_said", {"review": "0", "levels": [level]})
    assert told == ("Me déplacer", "Rien n’a bougé.")
    refused = lines_told(FR, "review_said", {"review": "0", "declined": True})
    assert refused == ("préfère ne pas répondre",)
