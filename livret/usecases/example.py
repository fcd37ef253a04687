"""The fictitious livret: to try Livret, to show it, to test it end to end.

Nobody in it exists; people who open it are told so.
"""

from __future__ import annotations

from typing import Any

from livret.usecases.context import Context
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.saying import read_items, say_items

CALLED = "Amina B."
OTHERS = ("Olena T.", "Jean-Luc P.", "Fatoumata S.", "Mohamed K.")
UNNAMED = "celui du parc"

# (barrier, her words, her answer, social's answer, emploi's answer, support,
#  outcome and words of the line)
_TOPICS: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    (
        "sante",
        "Mon dos me fait mal si je porte, sinon ça va.",
        "gene_un_peu",
        "gene_un_peu",
        "gene_beaucoup",
        "J’ai un médecin traitant",
        "Nous cherchons un poste sans charges lourdes.",
    ),
    (
        "droit",
        "Les papiers, je comprends rien, je laisse dans le sac.",
        "bloque",
        "gene_beaucoup",
        "gene_un_peu",
        "Mes papiers sont à jour",
        "",
    ),
    (
        "langue",
        "Je parle, mais écrire c’est dur.",
        "gene_un_peu",
        "gene_un_peu",
        "gene_beaucoup",
        "Je parle trois langues",
        "Nous essayons l’atelier d’écriture du mardi.",
    ),
    (
        "mobilite",
        "Le bus s’arrête à 19 h. Après, je marche.",
        "bloque",
        "gene_beaucoup",
        "bloque",
        "Je sais faire du vélo",
        "Nous cherchons un poste de jour, et un vélo.",
    ),
    (
        "famille",
        "Ma sœur garde les petits le mercredi.",
        "ne_gene_pas",
        "gene_un_peu",
        "ne_gene_pas",
        "J’ai ma sœur le mercredi",
        "Nous comptons sur sa sœur le mercredi.",
    ),
    (
        "ressources",
        "Je préfère ne pas en parler aujourd’hui.",
        "ne_souhaite_pas_repondre",
        "",
        "",
        "",
        "",
    ),
    (
        "logement",
        "Ça va, le bail est à mon nom.",
        "ne_gene_pas",
        "ne_gene_pas",
        "ne_gene_pas",
        "Le bail est à mon nom",
        "Tout va bien, on n’y touche pas.",
    ),
)


def make_example(ctx: Context) -> str:
    """Fill a vault with the fictitious livret and a few names beside it.

    Returns:
        Id of the livret whose diagnosis is complete.
    """
    for name in OTHERS:
        open_livret(ctx, OpenLivret(called=name))
    open_livret(ctx, OpenLivret(private_line=UNNAMED))
    return example_livret(ctx)


def example_livret(ctx: Context) -> str:
    """Open the one fictitious livret whose diagnosis is complete."""
    livret = open_livret(ctx, OpenLivret(called=CALLED)).value
    own = ctx.owner.side
    other = "emploi" if own == "social" else "social"
    name = "Marc D." if other == "emploi" else "Claire M."
    items: list[dict[str, Any]] = [
        {
            "kind": "member_joined",
            "name": name,
            "role": "referent",
            "side": other,
            "organisation": "Structure d’exemple",
            "quality": _quality(other),
        },
        {
            "kind": "aim_said",
            "voice": "personne",
            "words": "Je veux un travail en cuisine, pas loin, et que ma fille soit "
            "fière.",
        },
        {
            "kind": "skill_recognised",
            "voice": "personne",
            "words": "Je sais cuisiner pour beaucoup de monde",
            "story": "Je prépare les repas de fête du quartier, quarante personnes.",
        },
    ]
    for topic in _TOPICS:
        items += _topic(topic)
    say_items(ctx, livret, read_items({"contributions": items + _next_steps()}))
    return livret


def _quality(side: str) -> str:
    return "conseiller emploi" if side == "emploi" else "assistante sociale"


def _topic(told: tuple[str, str, str, str, str, str, str]) -> list[dict[str, Any]]:
    barrier, words, hers, social, emploi, support, line = told
    items: list[dict[str, Any]] = []
    if support:
        items.append(
            {
                "kind": "strength_recognised",
                "voice": "personne",
                "barrier": barrier,
                "words": support,
            }
        )
    answers = {"personne": hers, "social": social, "emploi": emploi}
    for voice, answer in answers.items():
        if not answer:
            continue
        view = {"kind": "view_given", "barrier": barrier, "voice": voice}
        view["level"] = answer
        if voice == "personne":
            view["words"] = words
        items.append(view)
    if barrier == "mobilite":
        items[-1]["outside"] = [
            {"words": "Pas de bus après 19 h", "who": "le réseau de bus"}
        ]
    if line:
        items.append(
            {
                "kind": "line_agreed",
                "barrier": barrier,
                "outcome": "agreed",
                "words": line,
            }
        )
    if barrier == "droit":
        items.append(_disagreement())
    return items


def _disagreement() -> dict[str, Any]:
    return {
        "kind": "line_agreed",
        "barrier": "droit",
        "outcome": "not_agreed",
        "reasons": [
            {"voice": "personne", "words": "Je veux de l’aide maintenant."},
            {"voice": "social", "words": "Il y a une date à tenir."},
            {"voice": "emploi", "words": "Ça ira une fois le contrat signé."},
        ],
    }


def _next_steps() -> list[dict[str, Any]]:
    return [
        {
            "kind": "goal_set",
            "voice": "personne",
            "as": "kitchen",
            "words": "Essayer une cuisine, une semaine, près de chez moi",
            "barriers": ["mobilite"],
        },
        {
            "kind": "action_agreed",
            "goal": "@kitchen",
            "words": "Chercher une semaine d’essai dans une cantine",
            "who": {"voice": "emploi"},
            "barriers": ["mobilite"],
        },
        {
            "kind": "action_agreed",
            "goal": "@kitchen",
            "words": "Aller voir l’atelier vélo avec ma sœur",
            "who": {"voice": "personne"},
            "barriers": ["mobilite"],
        },
        {
            "kind": "action_agreed",
            "words": "Trier le sac de papiers ensemble, jeudi",
            "who": {"voice": "social"},
            "barriers": ["droit"],
        },
    ]
