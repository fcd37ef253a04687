"""Sharing in plain words: what comes in a file, what goes, what stays, cards."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from livret.domain.cards import Card, SignedCard
from livret.domain.instants import moment_of
from livret.usecases.ahead import Ahead
from livret.usecases.livrets_of_card import Renewed
from livret.usecases.ports_sharing import Sender
from livret.usecases.receipts import Acknowledged
from livret.usecases.receiving import Accepted, Incoming
from livret.usecases.replacing import Replacement
from livret.usecases.sending import Sent
from livret.words.coming_in import what_comes
from livret.words.dates import long_date
from livret.words.labels import quality_label
from livret.words.translator import Translator, mark

WITHHELD: dict[str, tuple[str, str]] = {
    "not_agreed": (
        mark("{count} chose n’a pas été envoyée\u202f: aucun accord ne le permet"),
        mark("{count} choses n’ont pas été envoyées\u202f: aucun accord ne le permet"),
    ),
    "narrowed": (
        mark(
            "{count} chose n’a pas été envoyée\u202f: l’envoi porte sur d’autres sujets"
        ),
        mark(
            "{count} choses n’ont pas été envoyées\u202f: l’envoi porte sur d’autres"
            " sujets"
        ),
    ),
    "not_here": (
        mark(
            "{count} chose n’était pas chez la personne qui envoie\u202f: gardée"
            " ailleurs, ou effacée"
        ),
        mark(
            "{count} choses n’étaient pas chez la personne qui envoie\u202f: gardées"
            " ailleurs, ou effacées"
        ),
    ),
}
"""Why words stay behind, singular and plural; never which."""

STAYS: dict[str, tuple[str, str]] = {
    "not_agreed": (
        mark("{count} chose reste ici : aucun accord ne la laisse partir"),
        mark("{count} choses restent ici : aucun accord ne les laisse partir"),
    ),
    "narrowed": (
        mark("{count} chose reste ici : l’envoi porte sur d’autres sujets"),
        mark("{count} choses restent ici : l’envoi porte sur d’autres sujets"),
    ),
    "not_here": (
        mark("{count} chose n’est pas ici : gardée ailleurs, ou effacée"),
        mark("{count} choses ne sont pas ici : gardées ailleurs, ou effacées"),
    ),
}
"""The same, as whoever sends reads it."""

ASIDE: dict[str, str] = {
    "no_right": mark("écrites par quelqu’un qui n’en a pas le droit ici"),
    "after_leaving": mark("écrites par quelqu’un après son départ de l’équipe"),
    "not_a_root": mark("le début d’un autre livret"),
    "invalid": mark("mal formées"),
    "unknown_target": mark("à propos de choses qui ne sont pas ici"),
    "not_retractable": mark("pour enlever ce qui ne s’enlève pas"),
}
"""Why contributions are kept apart without counting."""

FORMER_KEY = mark("écrit avec une ancienne clé, après qu’une autre l’a remplacée")
"""Why, for somebody who takes part with another key."""

TRUST: dict[str, str] = {
    "words": mark("sept mots comparés"),
    "qr": mark("code comparé"),
    "in_person": mark("reconnue en personne"),
    "organisation": mark("une structure connue s’en porte garante"),
    "old_key": mark("signée par l’ancienne carte"),
}
"""Why a card is trusted."""

REVOKED: dict[str, str] = {
    "lost": mark("elle est perdue"),
    "left": mark("un départ"),
    "replaced": mark("une autre la remplace"),
}
"""Why a card no longer is."""


def incoming_lines(tr: Translator, incoming: Incoming) -> list[str]:
    """Return what a file would change, one line each, before anything is written."""
    return [line for part in _PARTS for line in part(tr, incoming)]


def _from_whom(tr: Translator, incoming: Incoming) -> Iterator[str]:
    told = incoming.manifest
    who = who_line(tr, incoming.sender)
    day = long_date(tr, _day(told.made_at))
    yield tr.text("De : {who}, le {day}.", who=who, day=day)
    names = ", ".join(name for _, name in told.recipients)
    yield tr.text("Pour : {names}", names=names)
    if incoming.called:
        yield tr.text("Livret : {called}", called=incoming.called)
    if told.purpose:
        yield tr.text("Pourquoi : {purpose}", purpose=_on_a_line(told.purpose))
    if told.until:
        until = long_date(tr, dt.date.fromisoformat(told.until))
        said = mark("Pour s’en servir jusqu’au {until}.")
        if incoming.until_passed:
            said = mark(
                "C’était pour s’en servir jusqu’au {until}, et ce jour est passé."
                " Voyez avec la personne si elle donne encore son accord."
            )
        yield tr.text(said, until=until)


def _on_a_line(words: str) -> str:
    """Return what somebody wrote on one line, so that it passes for no other."""
    return " ".join(words.split())


def _what_is_new(tr: Translator, incoming: Incoming) -> Iterator[str]:
    said = what_comes(tr, incoming)
    if incoming.nothing_new:
        yield tr.text("Rien de nouveau.")
    elif said:
        yield tr.text("Nouveau : {what}.", what=said)
    else:
        yield tr.plural(
            "Nouveau : {count} chose dont les mots ne sont pas là.",
            "Nouveau : {count} choses dont les mots ne sont pas là.",
            len(incoming.new),
        )
    if not incoming.known and not incoming.nothing_new:
        yield tr.text("Ce livret n’était pas encore ici.")


def _what_disagrees(tr: Translator, incoming: Incoming) -> Iterator[str]:
    if incoming.side_by_side:
        yield tr.plural(
            "Deux textes écrits en même temps, à {count} endroit : à relire.",
            "Deux textes écrits en même temps, à {count} endroits : à relire.",
            len(incoming.side_by_side),
        )
    for reason, count in sorted(Counter(a.reason for a in incoming.set_aside).items()):
        yield tr.text(
            "Mises de côté, et gardées : {count} ({reason}).",
            count=count,
            reason=tr.text(ASIDE.get(reason, ASIDE["invalid"])),
        )
    if incoming.waiting:
        yield tr.plural(
            "{count} chose attend : il en manque une autre, d’avant.",
            "{count} choses attendent : il en manque d’autres, d’avant.",
            incoming.waiting,
        )


def _what_stayed(tr: Translator, incoming: Incoming) -> Iterator[str]:
    yield from withheld_lines(tr, incoming.manifest.withheld)


def _numbers(tr: Translator, incoming: Incoming) -> Iterator[str]:
    if incoming.missed and incoming.waiting:
        yield tr.plural(
            "{count} envoi d’avant n’est pas arrivé ici. Ce qui attend y est "
            "peut-être : demandez-le, ou un nouvel envoi.",
            "{count} envois d’avant ne sont pas arrivés ici. Ce qui attend y est "
            "peut-être : demandez-les, ou un nouvel envoi.",
            incoming.missed,
        )
    elif incoming.missed:
        yield tr.plural(
            "{count} envoi d’avant n’est pas arrivé ici. Rien n’est perdu : celui-ci "
            "porte tout.",
            "{count} envois d’avant ne sont pas arrivés ici. Rien n’est perdu : "
            "celui-ci porte tout.",
            incoming.missed,
        )
    if incoming.forked:
        yield tr.text(
            "Les numéros des envois ne se suivent pas. Le coffre qui a fait ce"
            " fichier a peut-être été copié, ou remis à une ancienne copie de"
            " secours."
        )
    if not incoming.sender_takes_part:
        yield tr.text("Qui envoie ne fait pas partie de l’équipe de ce livret.")
    if not incoming.takes_part:
        yield tr.text(
            "Vous ne faites pas partie de l’équipe : vous pourrez lire, pas écrire."
        )


def _newer(tr: Translator, incoming: Incoming) -> Iterator[str]:
    if incoming.read_only:
        yield tr.text(
            "Un Livret plus récent y a écrit : une fois ce fichier pris, ce livret se"
            " lira ici, et rien n’y sera ajouté avant la mise à jour de Livret."
        )


def _erasures(tr: Translator, incoming: Incoming) -> Iterator[str]:
    if incoming.erasure:
        yield tr.text(
            "Ce fichier demande d’effacer ce livret. Rien ne sera effacé ici sans "
            "votre confirmation."
        )
    if incoming.erased_here:
        yield tr.text("Ce livret a été effacé ici : aucun mot n’y revient.")


_PARTS = (
    _from_whom,
    _what_is_new,
    _what_disagrees,
    _what_stayed,
    _numbers,
    _newer,
    _erasures,
)


def withheld_lines(
    tr: Translator, withheld: Iterable[tuple[str, int]]
) -> Iterator[str]:
    """Say how many words stayed behind, and why; never which."""
    for reason, count in withheld:
        if reason in WITHHELD:
            yield tr.plural(*WITHHELD[reason], count) + "."


def accepted_lines(tr: Translator, accepted: Accepted) -> list[str]:
    """Return what taking a file in did, counted as it was told before."""
    said = list(_taken(tr, accepted))
    if not said and not accepted.erased:
        said.append(tr.text("Rien de nouveau."))
    if accepted.erased:
        said.append(tr.text("Le livret est effacé ici, et n’y reviendra pas."))
    elif accepted.waits:
        said.append(
            tr.text(
                "Ce livret a été effacé ailleurs ; il est encore sur cet ordinateur."
                " Rien n’en est effacé ici sans vous."
            )
        )
    return said


def _taken(tr: Translator, accepted: Accepted) -> Iterator[str]:
    if accepted.new:
        yield tr.plural(
            "C’est pris : {count} chose nouvelle.",
            "C’est pris : {count} choses nouvelles.",
            accepted.new,
        )
    if accepted.bare:
        yield tr.plural(
            "Parmi elles, {count} est venue sans ses mots.",
            "Parmi elles, {count} sont venues sans leurs mots.",
            accepted.bare,
        )
    if accepted.filled:
        yield tr.plural(
            "C’est pris : les mots de {count} chose d’avant.",
            "C’est pris : les mots de {count} choses d’avant.",
            accepted.filled,
        )
    if accepted.files:
        yield tr.plural(
            "C’est pris : {count} pièce.",
            "C’est pris : {count} pièces.",
            accepted.files,
        )


def acknowledged_line(tr: Translator, told: Acknowledged) -> str:
    """Return what a receipt says."""
    return tr.text("{name} a bien reçu ce que vous aviez envoyé.", name=told.name)


def sent_lines(tr: Translator, sent: Sent) -> list[str]:
    """Return what a file made holds, for whom, until when."""
    return _gone(tr, sent)


def ahead_lines(tr: Translator, ahead: Ahead) -> list[str]:
    """Return what a file would hold, for whom, until when."""
    return _gone(tr, ahead)


def _gone(tr: Translator, sent: Sent | Ahead) -> list[str]:
    said = [tr.text("Pour : {names}", names=", ".join(sent.to))]
    said.append(
        tr.plural(
            "{count} chose avec ses mots.",
            "{count} choses avec leurs mots.",
            sent.whole,
        )
    )
    said.extend(
        tr.plural(*STAYS[reason], count) + "."
        for reason, count in sent.withheld
        if reason in STAYS
    )
    if sent.purpose:
        said.append(tr.text("Pourquoi : {purpose}", purpose=_on_a_line(sent.purpose)))
    if sent.until is not None:
        until = long_date(tr, sent.until)
        said.append(tr.text("Pour s’en servir jusqu’au {until}.", until=until))
    return said


def made_lines(tr: Translator, sent: Sent, files: Iterable[str]) -> Iterator[str]:
    """Say what her copy holds and what it does not, file by file."""
    yield tr.text("Fichiers à remettre : {files}", files=", ".join(files))
    yield tr.plural(
        "{count} chose avec ses mots.", "{count} choses avec leurs mots.", sent.whole
    )
    yield from withheld_lines(tr, sent.withheld)


def card_line(tr: Translator, signed: SignedCard) -> str:
    """Return whose card it is: name, side, structure."""
    return who_line(tr, signed.card)


def renewed_lines(tr: Translator, renewed: Renewed) -> list[str]:
    """Return in how many livrets a new key stands in place of the old one.

    Besides, where another key stands there already, and what to do at the hub.
    """
    said = []
    if renewed.done:
        said.append(
            tr.plural(
                "Sa nouvelle clé est mise dans {count} livret.",
                "Sa nouvelle clé est mise dans {count} livrets.",
                renewed.done,
            )
        )
    if renewed.left:
        said.append(
            tr.plural(
                "Dans {count} livret, quelqu’un d’autre doit le faire.",
                "Dans {count} livrets, quelqu’un d’autre doit le faire.",
                renewed.left,
            )
        )
    if renewed.elsewhere:
        said.append(
            tr.text(
                "Attention : une autre clé que la sienne a déjà pris sa place dans ce"
                " livret : {livrets}. Demandez-lui si cette clé est la sienne. Sinon,"
                " donnez-lui la clé de sa carte, dans « Qui voit quoi ».",
                livrets=", ".join(renewed.elsewhere),
            )
        )
    if renewed.done and renewed.at_hub:
        said.append(
            tr.text(
                "Au relais d’équipe : demandez à qui le tient d’inviter la nouvelle"
                " carte et de fermer l’accès de l’ancienne."
            )
        )
    return said


def who_line(tr: Translator, card: Card | Sender) -> str:
    """Return who somebody is: name, side, structure."""
    side = quality_label(tr, card.side) if card.side else ""
    return ", ".join(filter(None, (card.name, side, card.organisation)))


def agreement_shortened_line(tr: Translator, made: Replacement) -> str:
    """Say that a replacement took the place of a longer agreement, if it did."""
    if made.instead_of is None:
        return ""
    told = (
        "L’accord que {name} avait jusqu’au {before} finit avec le remplacement, le"
        " {until} : donnez-en un autre, avec la personne, si {name} continue après."
    )
    return tr.text(
        told,
        name=made.name,
        before=long_date(tr, made.instead_of),
        until=long_date(tr, made.until),
    )


def sheets_before_line(tr: Translator, until: dt.date | None) -> str:
    """Say what sheets made before still open, and until when; nothing without any."""
    if until is None:
        return ""
    told = (
        "Les feuilles d’avant ouvrent encore le fichier d’avant, jusqu’au {until} :"
        " effacez ce fichier partout où il est, et détruisez-les."
    )
    return tr.text(told, until=long_date(tr, until))


def words_line(words: Iterable[str]) -> str:
    """Return the seven words, in the order they are read aloud."""
    return " · ".join(words)


def _day(milliseconds: int) -> dt.date:
    return moment_of(milliseconds).astimezone().date()
