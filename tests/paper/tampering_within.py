"""Changes hidden in the very update that carries somebody's signature.

The signer is one of us, with a key that everybody trusts: only the tool lies.
Nothing comes after such a change that would show it, and the first signature
has no other before it.
"""

from __future__ import annotations

from pyhanko.pdf_utils import generic as g

from livret.paper import signing_update
from livret.paper.signing_acts import SEAL_WAY, SignatureAct
from livret.paper.signing_record import record_of
from tests.paper.signing_desk import CLAIRE, FIELDS, NOW, Desk, forge, wave
from tests.paper.tampering import UPDATES, Change
from tests.paper.tampering_deep import DEEP_UPDATES, dictionary, numbers, of_a_place
from tests.paper.tampering_more import MORE_UPDATES

LAWFUL = frozenset(
    {
        "52 an update that changes nothing",
        "81 version raised",
        "105 extensions",
        "147 proofs added",
        "152 catalog replaced",
    }
)
"""What tools of others do when they sign, and what shows nothing."""

WITHIN: dict[str, Change] = {
    **UPDATES,
    **MORE_UPDATES,
    **DEEP_UPDATES,
    "161 own place moved": of_a_place("SigEmploi", Rect=numbers(0, 0, 500, 800)),
    "162 place of the seal moved": of_a_place("Cloture", Rect=numbers(0, 0, 500, 800)),
    "163 place of the seal hidden": of_a_place("Cloture", F=g.NumberObject(2)),
    "164 own signature hidden": of_a_place("SigEmploi", F=g.NumberObject(2)),
    "165 own signature in another state": of_a_place(
        "SigEmploi", AS=g.NameObject("/X")
    ),
    "166 own place painted": of_a_place(
        "SigEmploi", MK=dictionary(BG=numbers(1, 0, 0))
    ),
    "167 own place read aloud as hers": of_a_place(
        "SigEmploi", TU=g.pdf_string("Amina")
    ),
}


def signed_with(desk: Desk, pdf: bytes, change: Change) -> bytes:
    """Marc's signature, and a change in the same update.

    Raises:
        Exception: Whatever the change raises where it has nothing to change.
    """
    draw = signing_update._appear

    def appear(writer, field, filling):
        draw(writer, field, filling)
        change(writer)

    signing_update._appear = appear
    try:
        record = record_of(desk.act("emploi", "certificate"), pdf, "", NOW)
        certify = pdf == desk.paper
        return forge(pdf, desk.marc, record, "SigEmploi", certify=certify)
    finally:
        signing_update._appear = draw


def closed_by_force(desk: Desk, pdf: bytes, *roles: str) -> bytes:
    """Signatures of ``roles`` and the seal, by a tool that looks at nothing."""
    for role in roles:
        act = desk.act(role, "drawn", drawing=wave(len(role)))
        record = record_of(act, pdf, CLAIRE, NOW)
        pdf = forge(pdf, desk.hand(pdf, act), record, FIELDS[role])
    seal = SignatureAct(role="cloture", way=SEAL_WAY, name=CLAIRE)
    record = record_of(seal, pdf, "", NOW)
    lock = (*FIELDS.values(), "Cloture")
    return forge(pdf, desk.claire, record, "Cloture", lock=lock)
