"""What is said of a team's hub."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from livret.usecases.hub_closed import Closed
from livret.usecases.hub_desk import HubStatus
from livret.usecases.hub_errors import HubReadOnly, HubUnreachable
from livret.usecases.hub_pulled import Pulled, Unopened
from livret.usecases.hub_pushed import Pushed
from livret.words.errors import error_sentence
from livret.words.hub_closed import closed_sentences
from livret.words.translator import Translator, mark

WAITING = {
    "unknown": mark("Ce livret ne vous est plus ouvert sur le relais."),
    "taken": mark(
        "Ce livret est déjà sur le relais, et ses clés ne vous ont pas été données."
    ),
    "busy": mark("Les clés de ce livret changent en ce moment. Recommencez."),
    "away": mark(
        "Le relais ne répond pas. Ce livret l’attend ici, et partira quand il répondra."
    ),
    "not_member": mark("Vous ne faites pas partie de ce livret : il n’est pas envoyé."),
    "no_key": mark(
        "Votre clé du relais n’est pas celle que ce livret nomme pour vous : il n’est "
        "pas envoyé. Échangez-le par fichiers, et voyez avec l’équipe qui l’a nommée."
    ),
    "no_scope_key": mark("Le début de ce livret n’est pas ici : il n’est pas envoyé."),
}


def silent(error: BaseException | None) -> bool:
    """Tell whether nobody answers; who answers has a sentence of its own."""
    return isinstance(error, HubUnreachable) and not isinstance(error, HubReadOnly)


def pushed_sentences(tr: Translator, done: Pushed) -> Iterator[str]:
    """Say what a push did."""
    yield tr.plural(
        "{count} chose envoyée au relais.",
        "{count} choses envoyées au relais.",
        done.contributions,
    )
    if done.rotated:
        yield tr.plural(
            "Quelqu’un n’a plus accès : de nouvelles clés pour {count} livret.",
            "Quelqu’un n’a plus accès : de nouvelles clés pour {count} livrets.",
            done.rotated,
        )
    for reason in dict.fromkeys(reason for _, reason in done.waiting):
        yield tr.text(WAITING.get(reason, WAITING["busy"]))


def pulled_sentences(
    tr: Translator, done: Pulled, closed: Sequence[Closed] = ()
) -> Iterator[str]:
    """Say what a pull did, and of which livrets nothing comes any more.

    Args:
        tr: Says it.
        done: What it did.
        closed: Livrets that come no more.
    """
    if not (done.count or closed):
        yield tr.text("Rien de nouveau.")
    elif not done.count:
        yield tr.text("Rien de nouveau pour les livrets qui vous sont ouverts.")
    else:
        yield tr.plural("{count} chose reçue.", "{count} choses reçues.", done.count)
    if done.opened:
        yield tr.plural(
            "{count} livret arrive ici.",
            "{count} livrets arrivent ici.",
            len(done.opened),
        )
    if done.files:
        yield tr.plural("{count} fichier reçu.", "{count} fichiers reçus.", done.files)
    if done.withheld:
        yield tr.plural(
            "{count} chose n’est pas pour vous : les accords ne la nomment pas.",
            "{count} choses ne sont pas pour vous : les accords ne les nomment pas.",
            done.withheld,
        )
    if done.refused:
        yield tr.plural(
            "{count} chose abîmée a été mise de côté.",
            "{count} choses abîmées ont été mises de côté.",
            done.refused,
        )
    yield from _closed(tr, closed)


def unopened_sentences(tr: Translator, told: Sequence[Unopened]) -> Iterator[str]:
    """Say who says to have given a key that opens nothing, and what to do."""
    for name in dict.fromkeys(one.name for one in told if one.livret):
        yield tr.text(
            "{name} dit vous avoir donné une clé d’un livret, et elle n’ouvre"
            " rien\u202f: une partie de ce qui y est dit vous reste fermée. Livret"
            " le dit aux autres\u202f: le premier d’entre eux qui envoie vous la"
            " donne. Si rien ne vient, demandez-leur un fichier.",
            name=name,
        )
    for name in dict.fromkeys(one.name for one in told if not one.livret):
        yield _not_here_yet(tr, name)


def _not_here_yet(tr: Translator, name: str) -> str:
    if name:
        return tr.text(
            "{name} dit vous avoir donné les clés d’un livret qui n’est pas encore ici,"
            " et elles n’ouvrent rien. Livret le dit à qui en fait partie\u202f: le"
            " premier d’entre eux qui envoie vous les donne. Si rien ne vient,"
            " demandez-leur un fichier.",
            name=name,
        )
    return tr.text(
        "Quelqu’un dit vous avoir donné les clés d’un livret qui n’est pas encore ici,"
        " et elles n’ouvrent rien. Livret le dit à qui en fait partie\u202f: le premier"
        " d’entre eux qui envoie vous les donne. Si rien ne vient, demandez un fichier"
        " à qui vous y a fait entrer."
    )


def status_sentences(tr: Translator, told: HubStatus) -> Iterator[str]:
    """Say how a vault stands with its hub."""
    if not told.place:
        yield tr.text("Ce coffre n’a rejoint aucun relais.")
    elif told.reached:
        yield tr.text("Le relais {place} répond.", place=told.place)
    elif told.trouble is not None and not silent(told.trouble):
        yield error_sentence(tr, told.trouble)
    else:
        yield tr.text(
            "Le relais {place} ne répond pas. Tout se fait comme d’habitude ; ce qui "
            "attend partira quand il répondra.",
            place=told.place,
        )
    yield tr.text("Votre clé pour être invité : {key}", key=told.hub_key)
    waiting = sum(one.waiting for one in told.livrets)
    if waiting:
        yield tr.plural("{count} chose attend.", "{count} choses attendent.", waiting)
    back = sum(one.gone_back for one in told.livrets)
    if back:
        yield tr.plural(
            "Le relais a été remis à une copie d’avant : {count} livret n’y est plus"
            " entier. Rien n’est perdu ici, et ce qui manque y retourne au prochain"
            " envoi.",
            "Le relais a été remis à une copie d’avant : {count} livrets n’y sont plus"
            " entiers. Rien n’est perdu ici, et ce qui manque y retourne au prochain"
            " envoi.",
            back,
        )
    yield from _closed(tr, told.closed)


def _closed(tr: Translator, closed: Sequence[Closed]) -> Iterator[str]:
    yield from closed_sentences(tr, closed)
    if any(not one.left for one in closed):
        yield tr.text(
            "Il se peut aussi que le relais ait été remis à une copie d’avant :"
            " « livret hub push » y remet alors ce qui manque."
        )
