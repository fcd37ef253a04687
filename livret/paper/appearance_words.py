"""What stands in a signer's place, in words, by way; and the PDF's /Reason.

Calm and equal: a refusal reads like a signature does. Words of people are
isolated, so that a name in Arabic does not turn a French sentence around.

May import: ``words``, ``usecases``, ``domain``, the standard library.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.paper.signing_acts import (
    KEY_WAYS,
    SEAL_WAY,
    TOLD_WAYS,
    SignatureAct,
)
from livret.usecases.signing import Understood
from livret.words.cleaning import bare, cleaned, own
from livret.words.dates import clock, hour_said, long_date
from livret.words.labels import way_label
from livret.words.languages import language_name
from livret.words.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """What is written in a signer's place.

    Attributes:
        main: What happened, first and largest; empty beside a drawing.
        said: The signer's own words in quotation marks, possibly empty.
        notes: Date, who attests, until when; each on a line of its own.
        extra: Whether the signed page was scanned, and how the signer came to
            know the text; left out where the place is too small (the signed
            record keeps it).
    """

    main: str
    said: str
    notes: tuple[str, ...]
    extra: str


def field_words(
    tr: Translator, act: SignatureAct, attested_by: str, now: dt.datetime
) -> FieldWords:
    """Return what is written in the place of one signer.

    Args:
        tr: Translator of the paper's language.
        act: What the signer did.
        attested_by: Name of the referent who attests, possibly empty.
        now: Local instant of the act.
    """
    way = way_label(tr, act.way)
    notes: list[str] = []
    if act.way == "paper" and act.signed_on:
        day = long_date(tr, act.signed_on)
        notes.append(tr.text("page signée le {date}", date=day))
    if act.way == "paper" and act.place.strip():
        notes.append(tr.text("original gardé : {place}", place=own(act.place)))
    if act.way != "refused" and act.deadline:
        notes.append(
            tr.text(
                "signature attendue avant le {date}", date=long_date(tr, act.deadline)
            )
        )
    notes.append(_when(tr, act, attested_by, now))
    known = _understood(tr, act.understanding)
    scan = tr.text("page signée numérisée") if act.scan else ""
    return FieldWords(
        main=_main(way, act),
        said=_said(tr, act),
        notes=tuple(notes),
        extra=tr.comma.join(part for part in (scan, known) if part),
    )


def seal_words(tr: Translator, closed_by: str, now: dt.datetime) -> FieldWords:
    """Return what is written in the place of the closing seal."""
    return FieldWords(
        main="",
        said="",
        notes=(
            tr.text(
                "Document fermé par {name} le {date} à {time}",
                name=own(closed_by),
                date=long_date(tr, now.date()),
                time=hour_said(tr, clock(now)),
            ),
        ),
        extra="",
    )


def reason_of(tr: Translator, words: FieldWords, act: SignatureAct) -> str:
    """Return the /Reason of a signature: the same on one line, for any viewer."""
    told = list(words.notes)
    if act.way in TOLD_WAYS:
        told.insert(0, way_label(tr, act.way))
    if act.way != SEAL_WAY:
        told[0] = f"{act.name}\u202f: {told[0]}"
    typed = tr.text("« {words} »", words=words.main) if act.way == "typed" else ""
    told += [part for part in (typed, words.said, words.extra) if part]
    return bare(". ".join(part.replace("\n", " ") for part in told))


def _main(way: str, act: SignatureAct) -> str:
    if act.way == "drawn":
        return ""
    if act.way == "typed":
        return own(act.words)
    if act.way in KEY_WAYS:
        return own(act.name)
    return way


def _said(tr: Translator, act: SignatureAct) -> str:
    if act.way == "typed" or not act.words.strip():
        return ""
    return tr.text("« {words} »", words=own(cleaned(act.words)))


def _when(tr: Translator, act: SignatureAct, attested_by: str, now: dt.datetime) -> str:
    date, way = long_date(tr, now.date()), way_label(tr, act.way)
    time = hour_said(tr, clock(now))
    if act.way in TOLD_WAYS:
        return tr.text("attesté par {name} le {date}", name=own(attested_by), date=date)
    # Nobody signs in the presence of themself.
    if attested_by and cleaned(attested_by) != cleaned(act.name):
        return tr.text(
            "{way} le {date} à {time}, en présence de {name}",
            way=way,
            date=date,
            time=time,
            name=own(attested_by),
        )
    return tr.text("{way} le {date} à {time}", way=way, date=date, time=time)


def _understood(tr: Translator, known: Understood) -> str:
    parts: list[str] = []
    if known.read_aloud:
        parts.append(tr.text("texte relu à voix haute"))
    if known.explained_by.strip():
        parts.append(tr.text("expliqué par {name}", name=own(known.explained_by)))
    if known.language.strip():
        spoken = language_name(tr, known.language)
        parts.append(tr.text("en {language}", language=own(spoken)))
    if known.interpreter.strip():
        parts.append(tr.text("interprète : {name}", name=own(known.interpreter)))
    if known.simple_copy:
        parts.append(tr.text("copie en mots simples remise"))
    return tr.comma.join(parts)
