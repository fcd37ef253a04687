"""A desk for the tests: a paper with places, an authority, three signers."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace

from livret.domain.encoding import encode
from livret.paper import signing
from livret.paper.appearance_words import FieldWords
from livret.paper.certificates import (
    Credential,
    make_attested,
    make_authority,
    make_leaf,
)
from livret.paper.diagnostic import draw_diagnostic
from livret.paper.signing_acts import SEAL_WAY, SignatureAct
from livret.paper.signing_certificate import certified_name
from livret.paper.signing_file import Paper, fields_of, open_reader
from livret.paper.signing_record import Record, record_of, to_bytes
from livret.paper.strokes import NOTHING_DRAWN, Drawing, drawing_from
from livret.paper.tagged import Attachment, TaggedCanvas
from livret.usecases.sheets import (
    DiagnosticSheet,
    Line,
    Mark,
    Quote,
    Row,
    Signatory,
)
from livret.words.forms import load_form
from livret.words.translator import translator_for

NOW = dt.datetime(2026, 3, 12, 10, 45, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
AMINA, CLAIRE, MARC = "Amina B.", "Claire M.", "Marc D."
NAMES = {"personne": AMINA, "social": CLAIRE, "emploi": MARC}
FIELDS = {"personne": "SigPersonne", "social": "SigSocial", "emploi": "SigEmploi"}


def wave(seed: int = 3) -> Drawing:
    """A drawing that looks like a hand's, the same for the same seed."""
    strokes = [
        [
            (
                0.08 + part * 0.45 + 0.38 * at / 60,
                0.5 + 0.3 * math.sin(at / (4 + seed) + seed + part) * (1 - at / 90),
                at * 8,
                0.7,
            )
            for at in range(60)
        ]
        for part in range(2)
    ]
    return drawing_from(strokes, 3.0)


def blank_paper(
    names: dict[str, str] | None = None,
    size: tuple[float, float] = (163, 58),
    *,
    data: bytes | None = None,
    language: str = "fr",
) -> bytes:
    """A tagged paper of one page with its places to sign."""
    names = names or NAMES
    canvas = TaggedCanvas(title="Diagnostic partagé", language=language, made_at=NOW)
    canvas.artifact()
    width, height = size
    places = []
    for at, (role, name) in enumerate(names.items()):
        field = FIELDS.get(role, "SigAutre1")
        x, y = 45 + (at % 3) * (width + 8), 120 + (at // 3) * (height + 10)
        canvas.rule(x, y, width, (0.8, 0.8, 0.8))
        canvas.artifact()
        element = canvas.root.add("Form", alt=f"Signature : {name}")
        canvas.signature_field(
            element, field, f"Signature : {name}", (x, y, x + width, y + height)
        )
        places.append({"role": role, "name": name, "quality": "", "field": field})
    element = canvas.root.add("Form", alt="Fermeture du document")
    canvas.signature_field(element, "Cloture", "Fermeture", (45, 80, 345, 96))
    canvas.showPage()
    if data is None:
        data = encode(
            {"paper": "diagnostic", "language": language, "signatories": places}
        )
    return canvas.finish(
        [Attachment("donnees.json", "Les données", "application/json", data)]
    )


def diagnostic(language: str = "fr") -> bytes:
    """The joint diagnosis as it is really drawn, with two topics."""
    sheet = DiagnosticSheet(
        called=AMINA,
        on=NOW.date(),
        aim=Quote(words="Je veux un travail en cuisine.", speaker=AMINA),
        strengths=("Je parle trois langues.",),
        rows=(
            Row(
                barrier="mobilite",
                quotes=(Quote(words="Après 19 h, je marche.", speaker=AMINA),),
                marks=(
                    Mark(voice="personne", name="Amina", answer="bloque"),
                    Mark(voice="social", name="Claire", answer="gene_beaucoup"),
                    Mark(voice="emploi", name="Marc", answer="gene_un_peu"),
                ),
                lines=(
                    Line(outcome="agreed", words="Nous cherchons un poste de jour."),
                ),
            ),
        ),
        not_discussed=("sante", "droit"),
        goals=(),
        signatories=tuple(
            Signatory(role=role, name=name, quality="", field=FIELDS[role])
            for role, name in NAMES.items()
        ),
        form="diagnostic-partage/1",
        language=language,
        witness=CLAIRE,
    )
    return draw_diagnostic(
        sheet,
        NOW,
        tr=translator_for(language),
        form=load_form("diagnostic-partage", 1, language),
    )


@dataclass(frozen=True)
class Desk:
    """Claire's vault: her authority, her certificate, and Marc's from his own."""

    authority: Credential
    claire: Credential
    marc_authority: Credential
    marc: Credential
    paper: bytes

    @property
    def roots(self) -> list[bytes]:
        return [self.authority.certificate, self.marc_authority.certificate]

    def act(self, role: str, way: str, **more: object) -> SignatureAct:
        return replace(SignatureAct(role=role, way=way, name=NAMES[role]), **more)

    def hand(self, pdf: bytes, act: SignatureAct, now: dt.datetime = NOW) -> Credential:
        """A one-time certificate for a drawn or typed act, attested by Claire."""
        binding = signing.binding_of(
            pdf, act, witness=f"Recueilli devant {CLAIRE}, le 12 mars 2026"
        )
        return make_attested(self.authority, act.name, CLAIRE, binding, now)

    def draw(
        self, pdf: bytes, role: str = "personne", *, now: dt.datetime = NOW
    ) -> bytes:
        act = self.act(role, "drawn", drawing=wave(len(role)))
        return signing.sign(pdf, act, self.hand(pdf, act, now), now=now)

    def certify(
        self, pdf: bytes, role: str = "social", *, now: dt.datetime = NOW
    ) -> bytes:
        credential = self.claire if role == "social" else self.marc
        return signing.sign(pdf, self.act(role, "certificate"), credential, now=now)

    def tell(
        self,
        pdf: bytes,
        way: str,
        role: str = "emploi",
        *,
        now: dt.datetime = NOW,
        **more: object,
    ) -> bytes:
        return signing.sign(pdf, self.act(role, way, **more), self.claire, now=now)

    def signed(self) -> tuple[bytes, bytes, bytes]:
        """The three revisions: drawn, certificate, certificate."""
        first = self.draw(self.paper)
        second = self.certify(first)
        return first, second, self.certify(second, "emploi")

    def close(self, pdf: bytes) -> bytes:
        return signing.close(pdf, self.claire, now=NOW)

    def closed(self) -> bytes:
        return self.close(self.signed()[2])

    def sign_over(self, pdf: bytes) -> bytes:
        """Marc's signature and the seal by a tool that looks at nothing."""
        act = self.act("emploi", "certificate")
        pdf = forge(pdf, self.marc, record_of(act, pdf, "", NOW), "SigEmploi")
        seal = SignatureAct(role="cloture", way=SEAL_WAY, name=CLAIRE)
        lock = (*FIELDS.values(), "Cloture")
        record = record_of(seal, pdf, "", NOW)
        return forge(pdf, self.claire, record, "Cloture", lock=lock)

    def check(self, pdf: bytes, **more: object) -> signing.Check:
        return signing.check(pdf, **{"roots": self.roots, "now": NOW, **more})


def forge(
    pdf: bytes,
    credential: Credential,
    record: Record,
    field: str,
    now: dt.datetime = NOW,
    **more: object,
) -> bytes:
    """Sign without any of our refusals, as a hostile tool would."""
    from livret.paper import signing_update

    reader = open_reader(pdf)
    if field not in {name for name, each in fields_of(reader) if "/V" not in each}:
        raise LookupError(field)
    words = FieldWords(main="x", said="", notes=(), extra="")
    filling = signing_update.Filling(
        field=field,
        record=to_bytes(record),
        reason="x",
        signer=certified_name(credential.certificate),
        words=words,
        drawing=NOTHING_DRAWN,
        **more,
    )
    paper = Paper(reader=reader, places=(), language="fr")
    return signing_update.filled(pdf, paper, filling, credential, now)


def make_desk(now: dt.datetime = NOW) -> Desk:
    authority = make_authority(CLAIRE, "Association d’exemple", now)
    marc_authority = make_authority(MARC, "Agence d’exemple", now)
    return Desk(
        authority=authority,
        claire=make_leaf(authority, CLAIRE, "référente sociale", now),
        marc_authority=marc_authority,
        marc=make_leaf(marc_authority, MARC, "référent emploi", now),
        paper=blank_paper(),
    )
