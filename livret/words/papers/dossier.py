"""The evidence dossier: which bytes, when, by whom, how, under which agreement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from livret.usecases.paper_sheets.dossier import DossierSheet, SignedAs
from livret.usecases.paper_sheets.dossier_agreements import AgreementThen
from livret.usecases.paper_sheets.dossier_scans import Scanned
from livret.usecases.paper_sheets.dossier_story import Event, Stage
from livret.usecases.signing import KEY_WAYS, TOLD_WAYS
from livret.words.cleaning import own
from livret.words.dates import clock, hour_said, long_date
from livret.words.labels import way_label
from livret.words.languages import language_name
from livret.words.numbers import grouped_number
from livret.words.papers.blocks import Block, Facts, Heading, Items, Notice, Paragraph
from livret.words.papers.elements import Fact, Item
from livret.words.papers.parts import head
from livret.words.papers.wording import APART, quoted
from livret.words.scope_words import scope_names
from livret.words.translator import Translator, mark

EVENTS = {
    "frozen": mark("Document figé"),
    "replaced": mark("Remplacé par un document plus récent"),
    "signed": mark("Réponse de {name}"),
    "turn": mark("Peut signer maintenant\u202f: {name}"),
    "closed": mark("Document fermé"),
    "page": mark("Page signée jointe\u202f: {name}"),
}
"""What happens to a document."""

_GROUP = 8


def read_dossier(tr: Translator, sheet: DossierSheet, title: str) -> tuple[Block, ...]:
    """Return the dossier: the document, its signers, its bytes, its story.

    Args:
        tr: In the language of the paper.
        sheet: What it tells.
        title: What the catalogue calls the document it is about, in that language.
    """
    blocks: list[Block] = [
        head(tr, sheet, tr.text("Dossier de preuve")),
        Paragraph(
            text=tr.text(
                "Ce dossier dit comment un document a été signé. Il ne répète pas ce"
                " que le document dit. Il est tiré de ce que Livret a gardé,"
                " contribution signée par contribution signée."
            )
        ),
        Heading(text=tr.text("Le document")),
        Facts(facts=_document(tr, sheet, title)),
        Heading(text=tr.text("Qui a signé, et comment")),
    ]
    scans = list(dict.fromkeys(one.sha256 for one in sheet.pictures))
    for signer in sheet.signers:
        named = (own(one) for one in (signer.name, signer.quality) if one)
        blocks.append(Heading(text=tr.comma.join(named), level=3, runs_on=True))
        blocks.append(Facts(facts=(*_signer(tr, signer), *_pages(tr, signer, scans))))
    blocks.append(Heading(text=tr.text("Le fichier, étape par étape"), runs_on=True))
    blocks.append(Facts(facts=tuple(_stage(tr, one) for one in sheet.stages)))
    if sheet.overtaken:
        blocks.append(Heading(text=tr.text("Gardé à part"), level=3))
        told = tr.text(
            "Deux bureaux avaient signé en même temps. Ce fichier est gardé tel quel ;"
            " qui l’avait signé a signé de nouveau."
        )
        blocks.append(Paragraph(text=told))
        blocks.append(Facts(facts=tuple(_stage(tr, one) for one in sheet.overtaken)))
    blocks.append(Heading(text=tr.text("Ce qui s’est passé"), runs_on=True))
    blocks.append(Items(items=tuple(_event(tr, one) for one in sheet.events)))
    blocks.append(
        Heading(text=tr.text("L’accord de la personne, ce jour-là"), runs_on=True)
    )
    blocks += _agreements(tr, sheet)
    return (*blocks, _how_to_check(tr))


def _document(tr: Translator, sheet: DossierSheet, title: str) -> tuple[Fact, ...]:
    facts = [
        Fact(label=tr.text("Papier"), value=title),
        Fact(
            label=tr.text("Daté du"),
            value=_dated(tr, sheet.about_on, sheet.about_version),
        ),
        Fact(
            label=tr.text("Fermé"),
            value=tr.text("oui") if sheet.closed else tr.text("pas encore"),
        ),
    ]
    if sheet.in_order:
        names = tr.comma.join(own(one.name) for one in sheet.signers)
        facts.append(Fact(label=tr.text("Ordre prévu"), value=names))
    older, newer = sheet.replaces, sheet.replaced_by
    for label, day, version in (
        (tr.text("Remplace celui du"), older, sheet.replaces_version),
        (tr.text("Remplacé par celui du"), newer, sheet.replaced_by_version),
    ):
        if day is not None:
            facts.append(Fact(label=label, value=_dated(tr, day, version)))
    return tuple(facts)


def _dated(tr: Translator, day: dt.date, version: int) -> str:
    """Return the date of a document, and its version where others bear that date."""
    if not version:
        return long_date(tr, day)
    number = tr.text("version {number}", number=version)
    return f"{long_date(tr, day)}{tr.comma}{number}"


def _signer(tr: Translator, signer: SignedAs) -> tuple[Fact, ...]:
    if not signer.way:
        return (Fact(label=tr.text("Réponse"), value=tr.text("pas encore")),)
    answer = way_label(tr, signer.way)
    if signer.aside:
        answer = tr.text("{way}, sur un fichier gardé à part", way=answer)
    witness = "" if signer.way in KEY_WAYS else signer.attested_by
    attested = signer.way in TOLD_WAYS
    by = tr.text("Attesté par") if attested else tr.text("En présence de")
    kept = signer.place_kept
    told = [
        (tr.text("Réponse"), answer),
        (tr.text("Page signée le"), _day(tr, signer.signed_on)),
        (tr.text("Le"), _moment(tr, signer.at)),
        (by, own(witness) if witness else ""),
        (tr.text("Ses mots"), quoted(tr, signer.words) if signer.words else ""),
        (tr.text("Original gardé"), own(kept) if kept else ""),
        (tr.text("Signature attendue avant le"), _day(tr, signer.deadline)),
        (tr.text("Comment le texte a été compris"), _understood(tr, signer)),
    ]
    return tuple(Fact(label=label, value=value) for label, value in told if value)


def scan_name(tr: Translator, at: int) -> str:
    """Return how a dossier calls one of the pictures that it carries."""
    return tr.text("page-signee-{at}", at=at)


def _pages(tr: Translator, signer: SignedAs, scans: Sequence[str]) -> tuple[Fact, ...]:
    """Return the pages that they signed by hand; ``scans`` are carried here."""
    facts = [
        _page(tr, tr.text("Page signée jointe après la réponse"), one, scans)
        for one in signer.later
    ]
    if signer.scan:
        label = tr.text("Page signée numérisée")
        facts.insert(0, _page(tr, label, signer.scan, scans))
    return tuple(facts)


def _page(tr: Translator, label: str, scan: Scanned, scans: Sequence[str]) -> Fact:
    value = tr.text("gardée à un autre bureau ; empreinte SHA-256 :")
    if scan.here and scan.sha256 in scans:
        value = tr.text(
            "{name}, {count} octets, empreinte SHA-256 :",
            name=scan_name(tr, scans.index(scan.sha256) + 1),
            count=grouped_number(tr, scan.size),
        )
    return Fact(label=label, value=value, note=grouped(scan.sha256))


def _understood(tr: Translator, signer: SignedAs) -> str:
    known = signer.understood
    told = [
        (known.read_aloud, tr.text("texte relu à voix haute")),
        (
            known.explained_by,
            tr.text("expliqué par {name}", name=own(known.explained_by)),
        ),
        (
            known.language,
            tr.text("en {language}", language=language_name(tr, known.language)),
        ),
        (
            known.interpreter,
            tr.text("interprète : {name}", name=own(known.interpreter)),
        ),
        (known.simple_copy, tr.text("copie en mots simples remise")),
    ]
    return tr.comma.join(words for present, words in told if present)


def _stage(tr: Translator, stage: Stage) -> Fact:
    label = {
        "frozen": tr.text("Figé"),
        "signed": tr.text("Réponse de {name}", name=own(stage.name)),
        "closed": tr.text("Fermé"),
    }[stage.what]
    size = tr.text(
        "{count} octets, empreinte SHA-256 :", count=grouped_number(tr, stage.size)
    )
    return Fact(label=label, value=size, note=grouped(stage.sha256))


def grouped(digest: str) -> str:
    """Return a digest in groups that can be compared by eye."""
    parts = [digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP)]
    return " ".join(parts)


def _event(tr: Translator, event: Event) -> Item:
    what = tr.text(EVENTS[event.what], name=own(event.name))
    text = f"{_moment(tr, event.at)} · {what}"
    note = tr.text("Noté par {name}", name=own(event.by)) if event.by else ""
    return Item(text=text, note=note)


def _agreements(tr: Translator, sheet: DossierSheet) -> list[Block]:
    if not sheet.agreements:
        told = tr.text("Aucun accord de partage n’était en vigueur ce jour-là.")
        return [Paragraph(text=told)]
    return [Facts(facts=tuple(_agreement(tr, one) for one in sheet.agreements))]


def _agreement(tr: Translator, agreement: AgreementThen) -> Fact:
    until = tr.text("jusqu’au {day}", day=long_date(tr, agreement.until))
    to = own(agreement.recipient)
    if agreement.organisation:
        to = f"{to}{tr.comma}{own(agreement.organisation)}"
    note = APART.join([*scope_names(tr, agreement.scopes), until])
    return Fact(label=to, value=own(agreement.purpose), note=note)


def _how_to_check(tr: Translator) -> Notice:
    return Notice(
        title=tr.text("Pour vérifier le fichier :"),
        text=tr.text(
            "Livret, ou un logiciel qui contrôle les signatures PDF. L’empreinte de"
            " chaque étape se recalcule sur le début du fichier, à la longueur dite"
            " ici. Signature électronique simple, avec témoin."
        ),
    )


def _moment(tr: Translator, text: str) -> str:
    if len(text) == len("2026-03-12"):
        return long_date(tr, dt.date.fromisoformat(text))
    here = dt.datetime.fromisoformat(text).astimezone()
    hour = hour_said(tr, clock(here))
    told = tr.text("{date} à {time}", date=long_date(tr, here.date()), time=hour)
    return f"{told} ({own(offset_said(here))})"


def offset_said(moment: dt.datetime) -> str:
    """Return how far from UTC an hour is told: ``UTC``, ``UTC+1``, ``UTC-3:30``."""
    minutes = round((moment.utcoffset() or dt.timedelta()).total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '-'}{hours}" + (f":{rest:02d}" if rest else "")


def _day(tr: Translator, text: str) -> str:
    return long_date(tr, dt.date.fromisoformat(text)) if text else ""
