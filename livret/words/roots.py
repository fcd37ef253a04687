"""Certificates that checks trust, in words."""

from __future__ import annotations

from livret.usecases.signing import RootSeen
from livret.usecases.trusted_roots import FORGOTTEN, RENEWED, RootEvent, Roots
from livret.words.dates import long_date
from livret.words.translator import Translator

_GROUP = 4


def root_line(tr: Translator, root: RootSeen) -> str:
    """Return whose certificate it is, and until when."""
    until = tr.text("jusqu’au {day}", day=long_date(tr, root.until))
    named = root.organisation if root.organisation != root.name else ""
    return ", ".join(part for part in (root.name, named, until) if part)


def own_line(tr: Translator, roots: Roots) -> str:
    """Return until when the vault's own certificate holds, and what it replaced.

    Empty in a vault that has none.
    """
    if roots.own is None:
        return ""
    until = long_date(tr, roots.own.until)
    told = tr.text("Le certificat de ce coffre est valable jusqu’au {day}.", day=until)
    if not roots.former:
        return told
    renewed = [one.at for one in roots.events if one.what == RENEWED]
    again = tr.text("Il a été renouvelé\u202f: ce qui était signé avant reste valable.")
    if renewed:
        again = tr.text(
            "Il a été renouvelé le {day}\u202f: ce qui était signé avant reste"
            " valable.",
            day=long_date(tr, renewed[-1].astimezone().date()),
        )
    return f"{told} {again}"


def fingerprint(sha256: str) -> str:
    """Return a digest as people compare it, in groups of four signs."""
    signs = sha256.upper()
    return " ".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def event_line(tr: Translator, event: RootEvent) -> str:
    """Return who chose a root, or took it back, and when."""
    day = long_date(tr, event.at.astimezone().date())
    if event.what == RENEWED:
        return tr.text(
            "{day} : les certificats de ce coffre ont été renouvelés", day=day
        )
    if event.what == FORGOTTEN:
        return tr.text(
            "{day} : {who} ne reconnaît plus {name}",
            day=day,
            who=event.who,
            name=event.name,
        )
    return tr.text(
        "{day} : {who} reconnaît {name}", day=day, who=event.who, name=event.name
    )
