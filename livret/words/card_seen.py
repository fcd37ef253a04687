"""What a card that somebody hands over has to do with those accepted here."""

from __future__ import annotations

from collections.abc import Iterator

from livret.usecases.cards import CardSeen
from livret.words.sharing import card_line
from livret.words.translator import Translator


def seen_lines(tr: Translator, seen: CardSeen) -> list[str]:
    """Return what is known of a card, one line each; nothing of one unheard of."""
    return [
        *_place(tr, seen),
        *_kept(tr, seen),
        *_standing(tr, seen),
        *_names(tr, seen),
    ]


def _place(tr: Translator, seen: CardSeen) -> Iterator[str]:
    """Say in whose place it comes."""
    if seen.replaces is None:
        return
    name = seen.replaces.signed.card.name
    if seen.by_old_key:
        yield tr.text(
            "Elle remplace la carte de {name}, et celle-ci l’a signée.", name=name
        )
    elif seen.replaces.revoked == "replaced":
        yield tr.text(
            "Elle remplace la carte de {name}, mais une autre carte l’a déjà"
            " remplacée ici. Demandez laquelle est la bonne, et comparez les mots.",
            name=name,
        )
    else:
        yield tr.text(
            "Elle remplace la carte de {name}, mais celle-ci ne l’a pas signée ou n’est"
            " plus acceptée : comparez les mots.",
            name=name,
        )


def _kept(tr: Translator, seen: CardSeen) -> Iterator[str]:
    """Say that who has the old card would go on reading."""
    if seen.keeps_keys and seen.heir is None:
        yield tr.text(
            "Elle garde une clé de la carte d’avant : qui a l’ancien coffre pourra"
            " lire ce qui lui est envoyé. Si l’ancien coffre est perdu ou pris, ne"
            " l’acceptez pas : demandez la carte d’un nouveau coffre."
        )


def _standing(tr: Translator, seen: CardSeen) -> Iterator[str]:
    """Say whether it is accepted, or another one of its key is."""
    if seen.heir is not None:
        yield tr.text(
            "Une carte plus récente remplace celle-ci, et elle est acceptée ici : "
            "celle-ci n’est plus à prendre."
        )
        return
    if seen.known is not None and seen.known.revoked:
        yield tr.text("Cette carte n’était plus acceptée ici : comparez les mots.")
        return
    if seen.known is not None and seen.known.signed.digest == seen.signed.digest:
        yield tr.text("Cette carte est déjà acceptée ici.")
    elif seen.renewed:
        yield tr.text(
            "C’est la carte déjà acceptée ici, avec un nouveau certificat\u202f: "
            "celle-ci en prendrait la place, et ce qui était signé avant reste valable."
        )
    elif seen.known is not None:
        yield tr.text(
            "La même clé est déjà acceptée ici, avec une autre carte ({who}) : "
            "celle-ci en prendrait la place.",
            who=card_line(tr, seen.known.signed),
        )
    if seen.vouched:
        yield tr.text("Une structure connue ici s’en porte garante.")


def _names(tr: Translator, seen: CardSeen) -> Iterator[str]:
    """Say who else is called so, with another key."""
    for one in seen.namesakes if seen.heir is None else ():
        yield tr.text(
            "Une autre carte au même nom est acceptée ici ({who}), et ce n’est pas la "
            "même clé : demandez si c’est la même personne.",
            who=card_line(tr, one.signed),
        )
    if seen.mixed and (seen.known is None or seen.known.revoked):
        yield tr.text(
            "Ce nom mêle des lettres de plusieurs alphabets qui se ressemblent\u202f: "
            "demandez à la personne si cette carte est la sienne, et comparez les mots."
        )
