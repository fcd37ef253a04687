"""What a file brings, counted in plain words: « 2 paroles, 1 démarche, 3 pièces »."""

from __future__ import annotations

from collections import Counter

from livret.usecases.receiving import Incoming
from livret.words.translator import Translator, mark

_GROUPS: tuple[tuple[str, str, frozenset[str]], ...] = (
    (
        mark("{count} parole"),
        mark("{count} paroles"),
        frozenset(
            {
                "view_given", "aim_said", "situation_said", "answer_given",
                "life_told", "review_said", "words_confirmed",
            }
        ),
    ),
    (
        mark("{count} chose qui aide"),
        mark("{count} choses qui aident"),
        frozenset({"strength_recognised", "skill_recognised"}),
    ),
    (
        mark("{count} point retenu ensemble"),
        mark("{count} points retenus ensemble"),
        frozenset({"line_agreed", "barrier_state"}),
    ),
    (
        mark("{count} objectif"),
        mark("{count} objectifs"),
        frozenset({"goal_set", "goal_state", "project_said"}),
    ),
    (
        mark("{count} démarche"),
        mark("{count} démarches"),
        frozenset(
            {
                "action_agreed", "action_state", "action_result", "referral_made",
                "referral_state",
            }
        ),
    ),
    (
        mark("{count} rencontre ou contact"),
        mark("{count} rencontres ou contacts"),
        frozenset({"meeting_planned", "meeting_state", "meeting_held", "contact_made"}),
    ),
    (
        mark("{count} document ou signature"),
        mark("{count} documents ou signatures"),
        frozenset(
            {"document_frozen", "signature_given", "document_closed", "page_scanned"}
        ),
    ),
    (mark("{count} note"), mark("{count} notes"), frozenset({"note_added"})),
    (
        mark("{count} accord de partage"),
        mark("{count} accords de partage"),
        frozenset({"agreement_given", "agreement_withdrawn"}),
    ),
    (
        mark("{count} changement dans l’équipe"),
        mark("{count} changements dans l’équipe"),
        frozenset({"member_joined", "member_left", "lead_designated"}),
    ),
)  # fmt: skip
_OTHER = (mark("{count} autre chose"), mark("{count} autres choses"))
_FILES = (mark("{count} pièce"), mark("{count} pièces"))


def what_comes(tr: Translator, incoming: Incoming) -> str:
    """Return « 2 paroles, 1 démarche, 3 pièces », or an empty text."""
    counts: Counter[int] = Counter()
    for kind, count in incoming.kinds:
        counts[_group_of(kind)] += count
    said = [
        tr.plural(one, many, counts[at])
        for at, (one, many, _) in enumerate(_GROUPS)
        if counts[at]
    ]
    if counts[-1]:
        said.append(tr.plural(*_OTHER, counts[-1]))
    if incoming.files:
        said.append(tr.plural(*_FILES, incoming.files))
    return ", ".join(said)


def _group_of(kind: str) -> int:
    for at, (_, _, kinds) in enumerate(_GROUPS):
        if kind in kinds:
            return at
    return -1
