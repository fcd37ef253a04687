"""What the evidence dossier of a document takes: what happened to it, step by step.

It tells what a judge or another service asks: which bytes, made when, signed by
whom, in which way, before whom, and under which agreement. It is read from the
log alone; nothing of what the paper itself says is repeated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from livret.domain.documents import Place, documents_of
from livret.domain.livret import Value
from livret.domain.person import person_of
from livret.usecases.amending import version_of
from livret.usecases.context import Context
from livret.usecases.document_contents import UNDERSTANDING
from livret.usecases.documents import the_document
from livret.usecases.paper_sheets.dossier_agreements import (
    AgreementThen,
    agreements_then,
)
from livret.usecases.paper_sheets.dossier_scans import Scanned, scanned, scans_of
from livret.usecases.paper_sheets.dossier_story import (
    Event,
    Stage,
    about,
    day_of,
    event_of,
    made_elsewhere,
    overtaken_of,
    signed_of,
    stages_of,
)
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.papers import STANDARD
from livret.usecases.scans import Scan
from livret.usecases.sheets import Sheet
from livret.usecases.signing import (
    NOTHING_EXPLAINED,
    TOLD_WAYS,
    Understood,
    of_oneself,
)


@dataclass(frozen=True, kw_only=True)
class SignedAs:
    """One expected signer, and what became of it.

    Attributes:
        name: As printed on the document.
        quality: As printed, possibly empty.
        way: How they signed, or not; empty while they did not.
        at: When it was recorded (ISO 8601, UTC), or the day alone where it was
            signed elsewhere before; empty while it was not.
        attested_by: Who attests it, possibly empty.
        words: Their words, possibly empty.
        deadline: Until when a signature is hoped for, ISO 8601 or empty; nothing
            is hoped for of who refused.
        place_kept: Where the paper original is, possibly empty.
        signed_on: The day written on the page signed by hand, ISO 8601 or empty.
        understood: How they came to know the text.
        aside: They had signed a version that another desk overtook.
        scan: Picture of the page signed by hand, or None.
        later: Pages signed by hand that were joined since.
    """

    name: str
    quality: str
    way: str = ""
    at: str = ""
    attested_by: str = ""
    words: str = ""
    deadline: str = ""
    place_kept: str = ""
    signed_on: str = ""
    understood: Understood = NOTHING_EXPLAINED
    aside: bool = False
    scan: Scanned | None = None
    later: tuple[Scanned, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DossierSheet(Sheet):
    """The evidence dossier as it is printed; ``on`` is the day it is made.

    Attributes:
        about: Which paper the document is, e.g. ``diagnostic``.
        about_on: Its date.
        about_language: Its ISO 639-1 code.
        dress: Whole name of the dress it was drawn in.
        in_order: Signatures were to be made in order (of ``Sheet``).
        closed: The closing seal is there.
        signers: Expected signers, in order.
        stages: States of the file, oldest first.
        overtaken: States made at another desk at the same time.
        events: What happened, oldest first.
        agreements: In force when it was frozen.
        about_version: Which of the papers of its date, about the same, it is; 0
            where its date alone tells it; so are those below.
        replaces: Date of the document it replaces, or None.
        replaces_version: Of the document it replaces.
        replaced_by: Date of the one that replaces it, or None.
        replaced_by_version: Of the document that replaces it.
        pictures: Of pages signed by hand: shown and carried, not told as data.
    """

    paper = "dossier"

    about: str
    about_on: dt.date
    closed: bool
    signers: tuple[SignedAs, ...]
    stages: tuple[Stage, ...]
    overtaken: tuple[Stage, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[AgreementThen, ...] = ()
    about_language: str = "fr"
    dress: str = STANDARD
    about_version: int = 0
    replaces: dt.date | None = None
    replaces_version: int = 0
    replaced_by: dt.date | None = None
    replaced_by_version: int = 0
    pictures: tuple[Scan, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return what is printed as plain JSON values (dates as ISO 8601)."""
        told = super().plain()
        del told["pictures"]
        return told


def take_evidence(taking: Taking) -> DossierSheet:
    """Compose the dossier of the document chosen, or of the newest.

    Topics that she leaves off are not named among what an agreement lets go.

    Raises:
        UnknownDocument: No such document.
    """
    choices = taking.choices
    livret = taking.livret.id
    sheet = take_dossier(taking.ctx, livret, choices.target, choices.language)
    kept = (
        replace(one, scopes=tuple(s for s in one.scopes if s not in choices.leave_off))
        for one in sheet.agreements
    )
    return replace(sheet, agreements=tuple(kept))


def take_dossier(
    ctx: Context, livret: str, document: str, language: str
) -> DossierSheet:
    """Compose the evidence dossier of a document.

    Args:
        ctx: The open vault.
        livret: Which.
        document: Which; the newest when empty.
        language: ISO 639-1 code of the paper.

    Raises:
        UnknownDocument: No such document.
    """
    read = ctx.livret(livret)
    found = the_document(ctx, livret, document)
    others = documents_of(read)
    newer = next((one for one in others if one.amends == found.id), None)
    older = next((one for one in others if one.id == found.amends), None)
    told = [value for value in read.history if about(value) == found.id]
    pages = {one.id for place in found.places for one in place.pages}
    # A page that was taken off again is none of this document's story.
    told = [one for one in told if one.kind != "page_scanned" or one.id in pages]
    signers = tuple(_signed(ctx, place, told) for place in found.places)
    return DossierSheet(
        called=person_of(read).called,
        on=ctx.clock.today(),
        language=language,
        witness=ctx.owner.name,
        about=found.paper,
        about_on=found.on,
        about_language=found.language,
        dress=found.dress,
        closed=found.closed,
        in_order=found.in_order,
        signers=signers,
        stages=stages_of(found.revisions, told),
        overtaken=overtaken_of(found, told),
        events=tuple(event_of(found, value) for value in (found.frozen, *told)),
        agreements=agreements_then(read, day_of(found.frozen)),
        about_version=version_of(read, found),
        replaces=older.on if older else None,
        replaces_version=version_of(read, older) if older else 0,
        replaced_by=newer.on if newer else None,
        replaced_by_version=version_of(read, newer) if newer else 0,
        pictures=scans_of(
            ctx, (page for one in signers for page in (one.scan, *one.later))
        ),
    )


def _witness(place: Place, content: Mapping[str, Any]) -> str:
    """Return who attests; nobody signs in the presence of themself."""
    by = str(content.get("attested_by", ""))
    own = of_oneself(place.role, place.name, by)
    return "" if own and content["way"] not in TOLD_WAYS else by


def _signed(ctx: Context, place: Place, told: Sequence[Value]) -> SignedAs:
    value = place.given or place.aside
    if value is None:
        return SignedAs(name=place.name, quality=place.quality)
    content: Any = value.content
    known = content.get("understanding", {})
    return SignedAs(
        name=place.name,
        quality=place.quality,
        way=content["way"],
        at=signed_of(
            value, elsewhere=value is place.aside or made_elsewhere(value, told)
        ),
        attested_by=_witness(place, content),
        words=content.get("words", ""),
        deadline=content.get("deadline", "") if content["way"] != "refused" else "",
        place_kept=content.get("place_kept", ""),
        signed_on=content.get("signed_on", ""),
        understood=Understood(
            **{name: known[name] for name in UNDERSTANDING if name in known}
        ),
        aside=place.given is None,
        scan=scanned(ctx, content.get("scan")),
        later=tuple(
            page for one in place.pages if (page := scanned(ctx, one.content["scan"]))
        ),
    )
