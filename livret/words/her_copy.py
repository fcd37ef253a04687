"""What goes with the person's copy: what is in it, what is not, how to open it.

It is read in her language where Livret speaks it, and beneath it in French.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from livret.domain.instants import moment_of
from livret.domain.livret import Livret
from livret.usecases.her_copy import OpenedCopy
from livret.usecases.her_keys import HerKey, her_keys
from livret.usecases.person_copy import KEY_FILE, HerCopy
from livret.words.aid import Aid
from livret.words.aid_notice import aid_checked
from livret.words.dates import long_date
from livret.words.papers.aids import reader_for
from livret.words.translator import LANGUAGES, Translator, mark, translator_for

_RIGHT_TO_LEFT = "\u200f"
"""Starts a line of a plain text that reads from the right, whatever its first word."""
_RULE = "————————"

_WITHHELD: dict[str, tuple[str, str]] = {
    "not_here": (
        mark(
            "{count} chose n’y est pas : elle n’était pas sur cet ordinateur, ou a "
            "été effacée."
        ),
        mark(
            "{count} choses n’y sont pas : elles n’étaient pas sur cet ordinateur, ou "
            "ont été effacées."
        ),
    ),
}


def read_me(tr: Translator, copy: HerCopy, on: dt.date) -> str:
    """Return the text that lies beside her copy, in plain words.

    Args:
        tr: Says it beneath her language, or alone.
        copy: What she takes away, and the languages she speaks.
        on: The day.
    """
    hers = read_in(copy.languages, tr)
    lines = [*_lines(tr, copy, on)]
    if hers is not tr:
        lines = [*_hers(tr, hers, copy, on), "", _RULE, "", *lines]
    return "\r\n".join(lines) + "\r\n"


def as_wished(language: str, copy: HerCopy) -> tuple[Translator, HerCopy]:
    """Return what says the texts, and the copy with the language she wished first.

    Args:
        language: By ISO 639 code: one that is complete, or an aid to reading.
        copy: What she takes away.
    """
    if language in LANGUAGES:
        return translator_for(language), copy
    spoken = replace(copy, languages=(language, *copy.languages))
    return translator_for(LANGUAGES[0]), spoken


def read_in(languages: tuple[str, ...], tr: Translator) -> Translator:
    """Return what says texts in the first of her languages that Livret speaks.

    Args:
        languages: Codes, in the order she said them; the one of ``tr`` stands
            beneath in any case, so that another is preferred to it.
        tr: Returned where there is none.
    """
    others = (reader_for(code) for code in languages if code != tr.language)
    return next((each for each in others if each is not None), tr)


def _hers(
    tr: Translator, hers: Translator, copy: HerCopy, on: dt.date
) -> Iterator[str]:
    if not isinstance(hers, Aid):
        yield from _lines(hers, copy, on)
        return
    start = _RIGHT_TO_LEFT if hers.leftwards else ""
    yield f"{start}{aid_checked(hers, hers)}{hers.stop}"
    yield f"{aid_checked(tr, hers)}{tr.stop}"
    yield ""
    for line in _lines(hers, copy, on):
        yield f"{start}{line}" if line else ""


def _lines(tr: Translator, copy: HerCopy, on: dt.date) -> Iterator[str]:
    yield tr.text("Votre copie, faite le {day}.", day=long_date(tr, on))
    yield ""
    yield tr.text("Ce qu’il y a ici")
    yield tr.text("{file} : à lire sur un téléphone.", file=f"{copy.name}.pdf")
    yield tr.text(
        "{file} : tout votre livret, pour le donner à quelqu’un qui a Livret.",
        file=f"{copy.name}.livret",
    )
    if copy.key_beside:
        yield tr.text("{file} : votre clé, fermée par votre phrase.", file=KEY_FILE)
    yield ""
    yield tr.text("Ce qu’il n’y a pas")
    yield from _missing(tr, copy)
    yield tr.text("Les brouillons et les notes à part de vos référents n’y sont pas.")
    yield tr.text("Vous pouvez demander à les lire.")
    yield ""
    yield tr.text("Comment l’ouvrir")
    yield tr.text("Sur un téléphone : touchez le fichier .pdf, tapez votre phrase.")
    yield tr.text("Dans Livret : ouvrez la copie avec votre phrase ou votre feuille.")
    yield tr.text("Sans Livret : avec l’outil libre « age » et votre code.")
    yield ""
    yield tr.text("Personne ne peut l’ouvrir sans votre phrase ou votre feuille.")
    yield tr.text("Si vous perdez les deux, demandez une nouvelle copie.")


def _missing(tr: Translator, copy: HerCopy) -> Iterator[str]:
    said = [
        tr.plural(*_WITHHELD[reason], count)
        for reason, count in copy.sent.withheld
        if reason in _WITHHELD
    ]
    yield from said or [tr.text("Rien de ce qui a été dit n’en a été retiré.")]


def copy_lines(tr: Translator, copy: HerCopy) -> Iterator[str]:
    """Say what she takes away, and what is told only once."""
    yield tr.text("Sa copie est faite : {files}", files=", ".join(sorted(copy.files)))
    yield from key_lines(tr, copy)
    if not copy.chosen:
        yield tr.text(
            "Sa phrase, à lui dire et à ne pas garder ici : {phrase}",
            phrase=copy.passphrase,
        )
    if copy.secret:
        yield tr.text(
            "Son code, à imprimer pour elle et à ne pas garder ici : {code}",
            code=copy.secret,
        )


def key_lines(tr: Translator, copy: HerCopy) -> Iterator[str]:
    """Say where her key is, and which other sheets of hers do not open it."""
    if not copy.key_beside:
        yield tr.text(
            "Sa clé ({file}) n’est pas avec ces fichiers : elle l’a reçue avec une "
            "copie d’avant. Elle, ou sa feuille, ouvre celle-ci.",
            file=KEY_FILE,
        )
    for one in copy.others:
        yield tr.text(
            "Une autre feuille a été faite pour elle, le {day}, par {who} : elle "
            "n’ouvre pas cette copie. Si elle l’a encore, qu’elle la détruise. Si elle "
            "ne l’a jamais eue, parlez-en avec {who}.",
            day=long_date(tr, one.on),
            who=one.by,
        )


def unshown_line(tr: Translator, standing: Sequence[HerKey], desk: str) -> str:
    """Say that her one sheet was made elsewhere and never shown here; else "".

    Args:
        tr: Says it.
        standing: The keys that stand as hers.
        desk: Signing key of who sits here.
    """
    if len(standing) != 1 or desk in standing[0].seen_by:
        return ""
    return tr.text(
        "Une feuille a été faite pour elle, le {day}, par {who}. Elle n’a pas encore "
        "été montrée ici : pour cette copie, il faut la clé USB où est sa clé, avec sa "
        "phrase, ou le code de sa feuille. Une fois suffit. Si elle ne l’a jamais eue, "
        "parlez-en avec {who}.",
        day=long_date(tr, standing[0].on),
        who=standing[0].by,
    )


def named_line(tr: Translator, livret: Livret, key: str) -> str:
    """Say in front of whom a key was made as hers, or shown; "" for another key."""
    hers = next((one for one in her_keys(livret) if one.sign == key), None)
    if hers is None:
        return ""
    authors = {one.author: one.author_name for one in livret.history}
    names = sorted({authors[one] for one in hers.seen_by} - {hers.by})
    told = tr.text(
        "Signé avec sa clé, qui a été faite ou montrée devant {names}",
        names=tr.comma.join((hers.by, *names)),
    )
    return told.rstrip(".") + "."


def opened_lines(tr: Translator, opened: OpenedCopy) -> Iterator[str]:
    """Say what copy is open, made by whom, and whether she may write in it."""
    told = opened.manifest
    made = moment_of(told.made_at)
    yield tr.text(
        "Copie faite par {who}, le {day}.",
        who=told.sender_name,
        day=long_date(tr, made.astimezone().date()),
    )
    if not opened.hers:
        yield tr.text(
            "Ce livret connaît une autre clé comme la sienne : elle peut lire, pas "
            "écrire."
        )


def clear_lines(tr: Translator, names: Iterable[str] | None) -> list[str]:
    """Say which papers stand beside her copy in clear.

    Args:
        tr: Of who makes it.
        names: Of the files; None where she asked for none.
    """
    if names is None:
        return []
    told = ", ".join(names)
    if not told:
        return [tr.text("Aucun papier n’est figé : rien n’est lisible sans phrase.")]
    return [
        tr.text(
            "Lisible sans phrase, à sa demande\u202f: {files}. Qui trouve ce fichier"
            " peut le lire.",
            files=told,
        )
    ]
