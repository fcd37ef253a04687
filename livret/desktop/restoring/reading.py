"""From what is known of a backup to plain sentences; pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from livret.desktop.autosave import local
from livret.desktop.kit.text import plain
from livret.usecases.backups import FoundBackup, Sort, Standing, WeighedBackup
from livret.words.dates import clock, long_date
from livret.words.translator import Translator, mark

MOST_NAMES = 8
"""People named; the others are counted."""

_SORTS: Mapping[Sort, str] = {
    Sort.DAY: mark("{day}, {time}"),
    Sort.ASIDE: mark("{day}, {time} · mis à part ce jour-là"),
    Sort.UPGRADE: mark("{day}, {time} · avant une mise à jour"),
}


def copy_lines(
    tr: Translator, found: Iterable[FoundBackup]
) -> tuple[tuple[str, str], ...]:
    """Return (folder, words) of each copy, in the order given."""
    return tuple(
        (str(one.folder), when(tr, one.made_at, _SORTS[one.sort])) for one in found
    )


def when(tr: Translator, at: dt.datetime, template: str = _SORTS[Sort.DAY]) -> str:
    """Return an instant as the desk says it."""
    here = local(at)
    return tr.text(template, day=long_date(tr, here.date()), time=clock(here))


def weighed_lines(tr: Translator, told: WeighedBackup) -> tuple[str, ...]:
    """Return what would come back and what would be lost, one fact each."""
    if told.keys_alone:
        return (
            tr.text(
                "Le coffre lui-même est entier : il ne manque que le fichier qui"
                " l’ouvre, et cette copie l’a."
            ),
            tr.text("Rien ne manquera : tout ce qui a été dit reste tel quel."),
        )
    lines = [
        _brings(tr, told),
        *_costs(tr, told),
        *_names(tr, told),
        *_erased(tr, told),
    ]
    if told.standing is not Standing.ABSENT:
        lines.append(
            tr.text(
                "Rien n’est supprimé : ce qui est dans le coffre maintenant reste à"
                " part pendant un an, et vous pourrez y revenir."
            )
        )
    return tuple(lines)


def _brings(tr: Translator, told: WeighedBackup) -> str:
    livrets = tr.plural("{count} livret", "{count} livrets", told.livrets)
    said = tr.plural("{count} chose dite", "{count} choses dites", told.contributions)
    return tr.text(
        "Ce qui reviendra : {livrets}, {said}, comme c’était le {day}. La copie"
        " s’ouvre et elle est entière.",
        livrets=livrets,
        said=said,
        day=when(tr, told.made_at, mark("{day} à {time}")),
    )


def _costs(tr: Translator, told: WeighedBackup) -> list[str]:
    if told.later is None:
        return [
            tr.text(
                "Ce qui manquera : tout ce qui a été dit après cette copie. Le coffre"
                " ne peut plus être lu, on ne peut donc pas dire combien."
            )
        ]
    if not told.later:
        return [tr.text("Rien ne manquera : rien n’a été dit après cette copie.")]
    readable = told.standing is Standing.READABLE
    counted = tr.plural(
        "{count} chose dite après cette copie",
        "{count} choses dites après cette copie",
        told.later,
    )
    if readable:
        return [tr.text("Ce qui manquera : {counted}.", counted=counted)]
    return [
        tr.text(
            "Ce qui manquera : {counted}. Le coffre ne peut plus être lu, on ne peut"
            " donc pas dire pour qui.",
            counted=counted,
        )
    ]


def _names(tr: Translator, told: WeighedBackup) -> list[str]:
    """Return whose livrets are concerned, one line each."""
    lines = []
    for one in told.later_in[:MOST_NAMES]:
        name = plain(one.called) or tr.text("un livret sans nom")
        if one.whole:
            lines.append(tr.text("– {name} : le livret, ouvert depuis", name=name))
        else:
            said = tr.plural("{count} chose dite", "{count} choses dites", one.count)
            lines.append(tr.text("– {name} : {said}", name=name, said=said))
    more = len(told.later_in) - MOST_NAMES
    if more > 0:
        lines.append(
            tr.plural("– et {count} autre livret", "– et {count} autres livrets", more)
        )
    return lines


def _erased(tr: Translator, told: WeighedBackup) -> list[str]:
    if not told.erasures_known:
        return [
            tr.text(
                "La liste de ce qui a été effacé n’est pas ici : ce qui a été effacé"
                " après cette copie peut revenir."
            )
        ]
    if told.erased_since:
        return [tr.text("Ce qui a été effacé depuis sera effacé de nouveau.")]
    return []
