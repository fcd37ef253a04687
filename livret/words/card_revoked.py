"""A card is accepted no longer: what is said of it, in plain words."""

from __future__ import annotations

from livret.usecases.revoking import Revoked
from livret.words.translator import Translator, mark

_INSIDE = mark(
    "{name} participe encore à ce livret : {livrets}. Si c’est fini, notez son départ"
    " dans « Qui voit quoi »."
)
_INSIDE_AT_HUB = mark(
    "{name} participe encore à ce livret : {livrets}. Ce qui s’y dit lui arrive"
    " toujours par le relais d’équipe : notez son départ dans « Qui voit quoi », et"
    " demandez à qui tient le relais de fermer son accès."
)
_LEFT = mark(
    "Son départ est noté dans ce livret : {livrets}. À partir du prochain envoi, rien"
    " de nouveau n’y est lisible avec ses clés ; ce qui lui est déjà parvenu reste."
)
_REFUSED = mark(
    "Son départ n’a pas pu être noté d’ici : {livrets}. Un référent de ce livret"
    " le peut ; la personne accompagnée ne quitte jamais son propre livret."
)


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
        said.append(tr.text(_LEFT, livrets=tr.comma.join(revoked.left)))
    if revoked.inside:
        told = _INSIDE_AT_HUB if revoked.at_hub else _INSIDE
        livrets = tr.comma.join(revoked.inside)
        said.append(tr.text(told, name=name, livrets=livrets))
    if revoked.refused:
        said.append(tr.text(_REFUSED, livrets=tr.comma.join(revoked.refused)))
    return said
