"""From a folded livret to papers and who signed them; pure functions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from livret.desktop.documents.page import DocumentView
from livret.desktop.kit.text import plain, quoted
from livret.desktop.kit.voices import Voice
from livret.desktop.signing.panel import Signer
from livret.desktop.team_voices import PERSON
from livret.domain.documents import Document, Place, documents_of
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.paper_rows import family
from livret.usecases.scanned_pages import pages_of, takes_page
from livret.usecases.scans import PAPER_WAY
from livret.words.dates import hoped_until, long_date
from livret.words.labels import signer_quality
from livret.words.papers.catalogue import PAPERS
from livret.words.translator import Translator, mark

_OTHER = mark("Document, {day}")


def documents_shown(
    tr: Translator,
    livret: Livret,
    *,
    today: dt.date,
    owner: str = "",
    key: str = "",
) -> tuple[DocumentView, ...]:
    """Return papers, the newest first.

    Args:
        tr: Of the screen.
        livret: Whose papers.
        today: Of the desk.
        owner: Name of who keeps this desk.
        key: Their public key: whether the paper is here to sign.
    """
    return tuple(
        DocumentView(
            id=one.id,
            title=title_of(tr, one),
            signers=signers_of(tr, livret, one, today=today),
            closed=one.closed,
            away="" if one.closed or one.held_by(key) else one.away or owner,
            sendable="" if one.closed else sendable(one, owner),
        )
        for one in reversed(documents_of(livret))
    )


def sendable(document: Document, owner: str) -> str:
    """Return who may be asked to sign at their own desk, empty for nobody."""
    others = (
        place.name
        for place in document.to_sign
        if place.role != PERSON and place.name != owner
    )
    return next(others, "")


def find_document(livret: Livret, document: str) -> Document | None:
    """Return one document, or None."""
    return next((one for one in documents_of(livret) if one.id == document), None)


def title_of(tr: Translator, document: Document) -> str:
    """Return the name of a paper with its date."""
    day = long_date(tr, document.on)
    paper = PAPERS.get(document.paper)
    if paper is None:
        return tr.text(_OTHER, day=day)
    return tr.text("{title}, {day}", title=tr.text(paper.title), day=day)


def signers_of(
    tr: Translator, livret: Livret, document: Document, *, today: dt.date
) -> tuple[Signer, ...]:
    """Return who is expected to sign, and what each one answered.

    She is shown under her name of today, whatever name the paper was printed
    with: only signed bytes keep an old one (practice rule 5).
    """
    called = person_of(livret).called
    scanned = pages_of(document)
    return tuple(
        Signer(
            role=place.role,
            voice=Voice(
                place.role,
                place.name_now(called),
                family(place.role),
            ),
            quality=signer_quality(tr, family(place.role), place.quality),
            way=place.way,
            told=_told(tr, place, today),
            pages=tuple(one.sha256 for one in scanned if one.role == place.role),
            takes_page=takes_page(place),
        )
        for place in document.places
    )


def _told(tr: Translator, place: Place, today: dt.date) -> str:
    if place.given is None:
        return tr.text("à signer de nouveau") if place.aside else ""
    content: Any = place.given.content
    told = [tr.text("le {day}", day=long_date(tr, place.given.said_on))]
    if place.way == PAPER_WAY:
        # The day of what was told is not the day on which a page was signed.
        told = [tr.text("noté {day}", day=told[0])]
    if content.get("signed_on"):
        day = long_date(tr, dt.date.fromisoformat(content["signed_on"]))
        told.insert(0, tr.text("page signée le {date}", date=day))
    if content.get("words") and place.way != "typed":
        told.append(quoted(tr, content["words"]))
    if place.hoped_until is not None:
        told.append(hoped_until(tr, place.hoped_until, today))
    if content.get("place_kept"):
        kept = plain(content["place_kept"])
        told.append(tr.text("papier gardé : {place}", place=kept))
    if content.get("scan"):
        told.append(tr.text("page signée numérisée"))
    for page in place.pages:
        day = long_date(tr, page.said_on)
        told.append(tr.text("page signée jointe le {day}", day=day))
    return " · ".join(told)
