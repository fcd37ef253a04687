"""The test vectors of ``resources/design/log.md``: made here, kept as a file.

``python -m tests.domain.vectors`` writes the file again, from the code as it
is. Do so only when the page changes, and read the difference line by line.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from livret.domain.arrival import arrive
from livret.domain.body import COMMON_SCOPE, Origin
from livret.domain.contribution import Sealed
from livret.domain.encoding import encode
from livret.domain.fold import fold, fold_at
from livret.domain.header import scope_tag
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret
from tests.domain.writing import DAY, SCOPE_KEY, T0, Log, team

FILE = Path(__file__).parents[2] / "resources" / "design" / "log-vectors.json"

PEOPLE = ("claire", "marc", "nadia", "amina", "samir", "eve")

VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -9007199254740991,
    "",
    'a"b\\c/d',
    "\b\t\n\f\r\x1f\x7f\u2028",
    "e\u0301",
    "\u212b",
    "« Où ? » 👩",
    [1, [2, []], {}],
    {"b": 1, "a": [], "B": "x", "a1": None},
)

REFUSED = (
    ('{"a":1,"a":1}', "duplicate"),
    ('{"b":1,"a":2}', "form"),
    ('{"a": 1}', "form"),
    ('"e\u0301"', "form"),
    ("1.0", "float"),
    ("NaN", "float"),
    ("9007199254740992", "integer"),
    ('{"é":1}', "key"),
    ('"\\ud800"', "text"),
    ("[" * 17 + "]" * 17, "depth"),
    ("[1", "json"),
)


def seed_of(name: str) -> bytes:
    """The Ed25519 seed of somebody: SHA-256 of ``livret vectors: <name>``."""
    return hashlib.sha256(f"livret vectors: {name}".encode()).digest()


def private(name: str) -> Ed25519PrivateKey:
    """The private key of somebody."""
    return Ed25519PrivateKey.from_private_bytes(seed_of(name))


class SignedLog(Log):
    """A log whose signatures are real."""

    def key(self, name: str) -> str:
        """The Ed25519 public key of somebody."""
        return private(name).public_key().public_bytes_raw().hex()

    def sign(self, name: str, header: bytes) -> bytes:
        """An Ed25519 signature of the header bytes."""
        return private(name).sign(header)


def plain(one: Sealed) -> dict[str, str]:
    """A sealed contribution: header and body as text, the rest in hex."""
    told = {
        "id": one.id,
        "header": one.header.decode(),
        "signature": one.signature.hex(),
    }
    if one.salt is not None and one.body is not None:
        told |= {"salt": one.salt.hex(), "body": one.body.decode()}
    return told


def sealed(told: dict[str, str]) -> Sealed:
    """Read what ``plain`` wrote."""
    return Sealed(
        told["header"].encode(),
        bytes.fromhex(told["signature"]),
        bytes.fromhex(told["salt"]) if "salt" in told else None,
        told["body"].encode() if "body" in told else None,
    )


def outcome(livret: Livret) -> dict[str, Any]:
    """What a livret is folded to, as far as two programs must agree."""
    return {
        "livret": livret.id,
        "heads": list(livret.heads),
        "history": [[one.id, one.standing.value] for one in livret.history],
        "places": [
            [list(key), [one.id for one in values]]
            for key, values in livret.slots.items()
        ],
        "side_by_side": [list(key) for key in livret.side_by_side],
        "set_aside": {one.id: one.reason for one in livret.set_aside},
        "waiting": {one: list(lacks) for one, lacks in livret.waiting},
        "newer": list(livret.newer),
        "skewed": list(livret.skewed),
        "withheld": livret.withheld,
        "read_only": livret.read_only,
        "erased": livret.erased,
        "members": [
            {
                "id": one.id,
                "name": one.name,
                "voice": one.voice,
                "keys": sorted(one.keys),
                "present": one.present,
            }
            for one in livret.team.members.values()
        ],
    }


def _concurrent(log: Log) -> None:
    goal = log.goal("claire", "un travail")
    base = log.heads()
    log.goal("claire", "un travail de jour", goal, parents=base)
    log.goal("marc", "un emploi stable", goal, parents=base)
    log.aim("claire", "paroles écrites par Claire", parents=base)
    log.aim("marc", "paroles écrites par Marc", parents=base)
    log.aim("amina", "écrit par moi")


def _mutual(log: Log) -> None:
    marc, claire = _id(log, "marc"), _id(log, "claire")
    base = log.heads()
    log.leave("claire", marc, base, parents=base)
    log.leave("marc", claire, base, parents=base)


def _readmitted(log: Log) -> None:
    _mutual(log)
    log.join("amina", "claire", side="social", member=_id(log, "claire"))
    log.aim("claire", "de retour")


def _cut(log: Log) -> str:
    base = log.heads()
    word = log.aim("marc", "pas encore vu", parents=base)
    log.goal("marc", "jamais repris", parents=base)
    log.leave("claire", _id(log, "marc"), base, parents=base)
    return word


def _adopted(log: Log) -> None:
    log.adopt("nadia", _cut(log))


def _puppet(log: Log) -> None:
    base = log.heads()
    log.leave("claire", _id(log, "marc"), base, parents=base)
    eve = log.join("marc", "eve", side="emploi", parents=base)
    log.leave("eve", _id(log, "claire"), [eve], parents=[eve])
    log.leave("marc", _id(log, "nadia"), base, parents=base)


def _key_changed(log: Log) -> None:
    base = log.heads()
    marc = _id(log, "marc")
    log.aim("marc", "de l’ancienne clé, pas vu", parents=base)
    for by in ("claire", "nadia"):
        left = log.leave(by, marc, base, parents=base, goes_on="marc2")
        new = log.join(
            by, "marc", side="emploi", key="marc2", member=marc, parents=[left]
        )
        if by == "claire":
            log.aim("marc2", "de la nouvelle", parents=[new])
    log.aim("claire", "tous deux")


def _keys_changed(log: Log) -> None:
    base = log.heads()
    marc = _id(log, "marc")
    for by, key in (("claire", "marc2"), ("nadia", "eve")):
        left = log.leave(by, marc, base, parents=base, goes_on=key)
        log.join(by, "marc", key=key, member=marc, parents=[left])
    log.aim("claire", "ni l’une ni l’autre")


def _claimed(log: Log) -> None:
    base, nadia = log.heads(), _id(log, "nadia")
    samir = log.join("claire", "samir", side="emploi", parents=base)
    log.join("nadia", "nadia", side="social", key="samir", member=nadia, parents=base)
    log.aim("samir", "dit d’une autre", voice="emploi")
    log.join("samir", "samir", side="emploi", member=samir)
    log.leave("claire", nadia, log.heads(), goes_on="nadia")
    log.aim("samir", "de nouveau lui", voice="emploi")


def _claimed_before(log: Log) -> None:
    nadia = _id(log, "nadia")
    log.join("nadia", "nadia", side="social", key="samir", member=nadia)
    log.join("claire", "samir", side="emploi")
    log.join("samir", "samir", side="emploi")
    log.leave("claire", nadia, log.heads(), goes_on="nadia")
    log.join("claire", "samir", side="emploi")


def _shown(log: Log) -> None:
    amina = _id(log, "amina")
    log.join("nadia", "amina", "personne", key="amina", member=amina)
    log.aim("amina", "avec la clé que deux ont nommée")
    log.join("nadia", "amina", "personne", key="eve", member=amina)


def _person(log: Log) -> None:
    amina = _id(log, "amina")
    log.leave("marc", amina, log.heads())
    log.join("marc", "amina", "proche", key=None, member=amina)
    log.join("marc", "amina", "personne", key="eve", member=amina)
    log.join("marc", "eve", "personne")
    log.aim("eve", "au nom d’une autre")


def _retracted(log: Log) -> None:
    first = log.aim("claire", "avant")
    second = log.aim("claire", "après")
    log.retract("marc", second)
    log.retract("claire", first)
    log.retract("claire", second)


def _signed(log: Log) -> None:
    word = log.aim("claire", "je veux travailler de jour")
    shown_in_part = log.aim("marc", "je veux travailler, et me loger")
    unseen = log.aim("nadia", "je renonce à tout")
    file = {"sha256": "0" * 64, "size": 1, "type": "application/pdf"}
    document = log.write(
        "claire",
        "document_frozen",
        {
            "paper": "diagnostic",
            "language": "fr",
            "file": file,
            "contains": [word, shown_in_part, unseen],
            "in_part": [shown_in_part],
            "signers": [{"role": "personne", "name": "Amina", "field": "Personne"}],
            "on": "2026-03-12",
        },
    )
    signature = {"document": document, "name": "Amina", "revision": file}
    for role, way in (("personne", "drawn"), ("emploi", "refused")):
        told = {**signature, "role": role, "way": way, "unseen": [unseen]}
        log.write("claire", "signature_given", told)
    log.retract("claire", word)


def _agreed(log: Log) -> None:
    told = {
        "recipient": {"name": "CCAS"},
        "scopes": ["commun"],
        "purpose": "suivi",
        "until": "2027-01-01",
    }
    given = log.write("claire", "agreement_given", told)
    base = log.heads()
    withdrawn = {"agreement": given}
    log.write("amina", "agreement_withdrawn", withdrawn, parents=base)
    log.write("claire", "agreement_given", told, parents=base)


def _imported(log: Log) -> None:
    log.aim("claire", "dit ici")
    for key, author in (("1", "Paul"), ("2", "Lou")):
        origin = Origin(
            system="old", table="aims", key=key, digest="0" * 64, author=author
        )
        log.aim("claire", f"de {author}", origin=origin)


def _newer(log: Log) -> None:
    log.write("claire", "haiku_read", {"lines": 3})
    log.write("claire", "member_left", {"shape": "new"}, version=2)
    log.write("marc", "goal_set", {"pitch": "new"}, version=2)


def _buried(log: Log) -> None:
    log.write("claire", "lead_designated", {"member": _id(log, "marc")})
    log.write("claire", "tombstone", {"reason": "end_of_retention"})
    log.write("marc", "tombstone", {"reason": "asked_by_person"})


def _invalid(log: Log) -> None:
    log.write("claire", "view_given", {"level": "pire"})
    log.aim("eve", "de nulle part")
    log.aim("claire", "pour elle", voice="personne")
    log.aim("amina", "pour Marc", voice="emploi")


def _dated(log: Log) -> None:
    log.aim("claire", "en février", said_on=dt.date(2026, 2, 1))
    log.goal("claire", "en avance", at=T0 + 3 * DAY)
    log.goal("marc", "par-dessus", at=T0)


def _side_by_side(log: Log) -> None:
    base = log.heads()
    for name, version in (("claire", 1), ("marc", 2)):
        told = {"form": "diagnostic-partage", "form_version": version}
        own = log.write(name, "diagnosis_opened", told, parents=base)
        view = {"diagnosis": own, "barrier": "mobilite", "level": "bloque"}
        seen = [log.write(name, "view_given", view, voice="personne", parents=[own])]
        voice = "social" if name == "claire" else "emploi"
        log.write(name, "view_given", view, voice=voice, parents=seen)
    line = {"diagnosis": own, "barrier": "mobilite", "outcome": "agreed"}
    log.write("claire", "line_agreed", line)
    log.write("marc", "diagnosis_opened", told)


def _id(log: Log, name: str) -> str:
    return next(m.id for m in log.fold().team.members.values() if m.name == name)


HISTORIES: tuple[tuple[str, Callable[[Log], Any]], ...] = (
    ("concurrent texts, collected by two, then her own", _concurrent),
    ("two remove each other: both are out", _mutual),
    ("the person readmits one of two who removed each other", _readmitted),
    ("what a removed member wrote unseen is cut off", _cut),
    ("what was cut off and adopted counts again, the rest does not", _adopted),
    ("a removed member brings in nobody and takes down no third", _puppet),
    ("one new key put in place by two at the same time holds", _key_changed),
    ("two new keys put in place at the same time end each other", _keys_changed),
    ("a key claimed side by side; a leaving that keeps the claimant's", _claimed),
    ("a key claimed before its holder comes stays the claimant's", _claimed_before),
    ("whoever the person shows her key to names it again, and no other", _shown),
    ("the person is not removed, renamed, or doubled", _person),
    ("retraction: only one's own, only the last, back to what it replaced", _retracted),
    ("a signature confirms, a refusal does not; signed words stay", _signed),
    ("a withdrawal and a new agreement, written at the same time", _agreed),
    ("imported words never replace, nor are they own", _imported),
    ("newer kinds and versions: kept unread; a structural one locks", _newer),
    ("only the lead referent or the person may bury", _buried),
    ("no right, and content its kind may not hold", _invalid),
    ("two diagnoses opened side by side are one; a third begins anew", _side_by_side),
)


def _made(write: Callable[[Log], Any]) -> Log:
    log, _ = team(SignedLog())
    write(log)
    return log


def _history(name: str, kept: list[Sealed], livret: Livret, **how: str) -> Any:
    return {
        "name": name,
        **how,
        "contributions": [plain(one) for one in kept],
        "folds_to": outcome(livret),
    }


def _partly() -> list[Any]:
    """Histories of which a part is missing, or read at a date."""
    log = _made(_concurrent)
    everything = list(log.sealed.values())
    hidden = [
        one.without_body() if b'"aim_said"' in (one.body or b"") else one
        for one in everything
    ]
    waiting = [one for one in everything if one != everything[4]]
    found = [
        _history(name, some, fold(map(arrive, some)))
        for name, some in (
            ("withheld bodies change nothing else", hidden),
            ("a missing header: what builds on it waits", waiting),
        )
    ]
    log = _made(_dated)
    everything = list(log.sealed.values())
    at, about = dt.date(2026, 3, 12), dt.date(2026, 2, 28)
    return [
        *found,
        _history(
            "as it was known at a day",
            everything,
            fold_at(log.all.values(), at),
            at=at.isoformat(),
        ),
        _history(
            "what had been said by a day",
            everything,
            fold(log.all.values(), about=about),
            about=about.isoformat(),
        ),
    ]


def build() -> dict[str, Any]:
    """Make every vector from the code as it is."""
    return {
        "page": "resources/design/log.md",
        "canonical": [
            {"value": value, "bytes": encode(value).hex()} for value in VALUES
        ],
        "refused": [
            {"bytes": text.encode().hex(), "problem": problem}
            for text, problem in REFUSED
        ],
        "keys": {
            name: {"seed": seed_of(name).hex(), "public": SignedLog().key(name)}
            for name in PEOPLE
        },
        "scopes": {
            "scope_key": SCOPE_KEY.hex(),
            "tags": {
                scope: scope_tag(SCOPE_KEY, scope)
                for scope in (COMMON_SCOPE, "sante", "ma_vie", "entre_nous:ab12")
            },
        },
        "kinds": {
            kind.name: {
                "rule": kind.merge.value,
                "structural": kind.structural,
                "voices": sorted(kind.voices),
                "version": kind.version,
                "content": kind.content.schema(),
            }
            for kind in KINDS.values()
        },
        "histories": [
            *(
                _history(name, list(log.sealed.values()), log.fold())
                for name, log in ((name, _made(write)) for name, write in HISTORIES)
            ),
            *_partly(),
        ],
    }


def regenerate() -> None:
    """Write the file again."""
    text = json.dumps(build(), ensure_ascii=False, indent=1, sort_keys=False)
    FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    regenerate()
