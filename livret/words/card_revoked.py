"""A card is accepted no longer: what is said before and after, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from livret.domain.errors import LivretError
from livret.usecases.errors import NotAllowed
from livret.usecases.revoking import Inside, Revoked
from livret.words.errors import error_sentence
from livret.words.translator import Translator, mark

_INSIDE = mark(
    "{name} participe encore à {where} : {livrets}. Si c’est fini, notez son départ"
    " dans « Qui voit quoi »."
)
_INSIDE_AT_HUB = mark(
    "{name} participe encore à {where} : {livrets}. Ce qui s’y dit lui arrive"
    " toujours par le relais d’équipe : notez son départ dans « Qui voit quoi », et"
    " demandez à qui tient le relais de fermer son accès."
)
_LEFT = mark(
    "Son départ est noté dans {where} : {livrets}. À partir du prochain envoi, rien"
    " de nouveau n’y est lisible avec ses clés ; ce qui lui est déjà parvenu reste."
)
_REFUSED = mark(
    "Son départ n’a pas pu être noté d’ici : {livrets}. Un référent de ce livret"
    " le peut ; la personne accompagnée ne quitte jamais son propre livret."
)
_FAILED = mark("Son départ n’a pas pu être noté : {livrets}. {why}")

_STAYS = mark(
    "{name} participe à {where} : {livrets}. Cela continue tant que son départ n’est"
    " pas noté."
)
_OTHER_CARD = mark(
    "Une autre carte de {name} est acceptée ici : rien ne change dans {livrets}."
)
_NOT_FROM_HERE = mark("Son départ ne peut pas être noté d’ici : {livrets}. {why}")
_WHO_CAN = mark(
    "Un référent de ce livret le peut ; la personne accompagnée ne quitte jamais son"
    " propre livret."
)
_LEAVE_DOES = mark(
    "Aujourd’hui est son dernier jour. Ce que cette personne a écrit reste, et ce qui"
    " lui est déjà parvenu aussi. Si elle revient, ajoutez-la dans « Qui voit quoi »."
)
_LEAVE_AT_HUB = mark(
    "Au prochain envoi, les clés changent sur le relais d’équipe : rien"
    " de nouveau n’y est lisible avec les siennes. Son accès au relais reste à fermer"
    " par qui le tient."
)


@dataclass(frozen=True)
class Asked:
    """What is asked before a card is accepted no longer.

    Attributes:
        told: Where its holder takes part; a sentence for each thing to know.
        leave: The verb that notes the leavings too; empty where none can be.
        does: What that does, and what not.
    """

    told: tuple[str, ...] = ()
    leave: str = ""
    does: str = ""


def asked_before(
    tr: Translator, name: str, inside: Sequence[Inside], *, at_hub: bool
) -> Asked:
    """Say in which livrets somebody takes part, and what may be noted with the card.

    Args:
        tr: The language.
        name: Whose card, as it says.
        inside: As ``taking_part`` returns.
        at_hub: The vault is at a team's hub.
    """
    may = [one.called for one in inside if one.may]
    other = [one.called for one in inside if one.goes_on]
    told, leave, does = [], "", ""
    if may:
        told.append(_counted(tr, _STAYS, may, name=name))
        leave = tr.plural(
            "Noter aussi son départ de ce livret",
            "Noter aussi son départ de ces {count} livrets",
            len(may),
        )
        does = tr.text(_LEAVE_DOES)
        if at_hub:
            does = f"{does} {tr.text(_LEAVE_AT_HUB)}"
    kept = [
        (one.called, one.why_not)
        for one in inside
        if one.why_not is not None and not one.goes_on
    ]
    for why, livrets in _by_reason(tr, kept):
        told.append(tr.text(_NOT_FROM_HERE, livrets=livrets, why=why))
    if other:
        told.append(tr.text(_OTHER_CARD, name=name, livrets=tr.comma.join(other)))
    return Asked(tuple(told), leave, does)


def revoked_lines(tr: Translator, revoked: Revoked) -> list[str]:
    """Say what ends with a card, and where its holder still takes part.

    No file goes to them; but they are in a livret until somebody notes that they
    left, and a team's hub serves them there.
    """
    name = revoked.card.signed.card.name
    said = [
        tr.text(
            "Plus aucun fichier ne part vers {name}, et rien de sa part n’est plus"
            " reçu ici.",
            name=name,
        )
    ]
    if revoked.over:
        said.append(
            tr.text(
                "{name} ne remplace plus personne : c’était prévu pour {livrets}.",
                name=name,
                livrets=tr.comma.join(revoked.over),
            )
        )
    if revoked.left:
        said.append(_counted(tr, _LEFT, revoked.left))
    if revoked.inside:
        told = _INSIDE_AT_HUB if revoked.at_hub else _INSIDE
        said.append(_counted(tr, told, revoked.inside, name=name))
    if revoked.refused:
        said.append(tr.text(_REFUSED, livrets=tr.comma.join(revoked.refused)))
    for why, livrets in _by_reason(tr, revoked.failed):
        said.append(tr.text(_FAILED, livrets=livrets, why=why))
    return said


def _counted(
    tr: Translator, sentence: str, livrets: Sequence[str], **facts: str
) -> str:
    where = tr.plural("{count} livret", "{count} livrets", len(livrets))
    return tr.text(sentence, where=where, livrets=tr.comma.join(livrets), **facts)


def _by_reason(
    tr: Translator, kept: Iterable[tuple[str, LivretError]]
) -> list[tuple[str, str]]:
    """Return pairs of (why, livrets): each reason is said once."""
    found: dict[str, list[str]] = {}
    for called, error in kept:
        who = isinstance(error, NotAllowed)
        why = tr.text(_WHO_CAN) if who else error_sentence(tr, error)
        found.setdefault(why, []).append(called)
    return [(why, tr.comma.join(livrets)) for why, livrets in found.items()]
