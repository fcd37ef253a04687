"""The check of a signed file: ours or anybody's, whole or tampered with.

No library's word is enough (notes of the project, 2.4): a file is ``valid``
only if every byte of it is covered by the newest signature, no signature was
followed by more than the filling of other places, every place made in the
first revision is filled by the person expected there, and every certificate
leads to a root that was given. Whatever cannot be read is not excused.

Loaded late: it imports pyHanko. May import: ``usecases``, ``domain``, pyHanko.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Iterator, Sequence

from livret.paper.bare_places import places_are_bare
from livret.paper.checking_history import only_filled
from livret.paper.checking_proofs import proofs_in
from livret.paper.checking_record import place_reasons
from livret.paper.checking_signature import Bench, Finding, Sound, examine
from livret.paper.checking_trust import Trust, read_roots
from livret.paper.plain_outline import titles_are_seen
from livret.paper.plain_paper import problem_of
from livret.paper.plain_places import places_are_plain
from livret.paper.revisions import revisions
from livret.paper.signing_acts import (
    CLOSING_FIELD,
    TIMESTAMP_FIELD,
    NotOurPaper,
    PaperNotPlain,
    PaperTooLarge,
    PaperUnreadable,
)
from livret.paper.signing_file import (
    Paper,
    fields_of,
    nobody_signed,
    open_reader,
    read_paper,
)
from livret.paper.signing_names import same_person, visible
from livret.paper.usages import FileReader
from livret.paper.verdict import Check, Expected, Reason, SignatureFound, decided
from livret.usecases.signing import NOTHING_EXPLAINED

_HEADER_WITHIN = 1024  # ISO 32000-1, annex H.3, implementation note 13
_NO_CHANGES = 1


def quiet() -> None:
    """Keep the libraries from logging names and certificates."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def check(
    pdf: bytes,
    *,
    roots: Sequence[bytes],
    now: dt.datetime,
    expected: Expected | None,
    digests: Sequence[tuple[int, str]],
) -> Check:
    """Judge a file; see ``signing.check``.

    Raises:
        RootsUnreadable: A root given is no certificate.
    """
    quiet()
    trusted = read_roots(roots)
    try:
        reader = open_reader(pdf)
    except (PaperTooLarge, PaperUnreadable, PaperNotPlain) as error:
        return _refused(_why_unreadable(pdf, error))
    try:
        paper = _paper(reader)
        names = {each.field: each.name for each in paper.places} if paper else {}
        trust = Trust(trusted, reader, now)
        bench = Bench(pdf, revisions(pdf), trust, now, names)
        return _Examination(reader, bench, paper).judged(expected, digests)
    except MemoryError:
        raise
    except Exception:
        return _refused("unreadable")


def _why_unreadable(pdf: bytes, error: Exception) -> str:
    if isinstance(error, PaperTooLarge):
        return "too_large"
    if isinstance(error, PaperNotPlain):
        return "encrypted"
    if b"%PDF-" not in pdf[:_HEADER_WITHIN]:
        return "not_a_pdf"
    return "not_signed" if nobody_signed(pdf) else "unreadable"


def _refused(code: str) -> Check:
    verdict, reasons = decided([Reason(code)])
    return Check(verdict=verdict, signatures=(), reasons=reasons)


def _paper(reader: FileReader) -> Paper | None:
    try:
        return read_paper(reader)
    except NotOurPaper:
        return None


class _Examination:
    """One file under examination; reasons gather as it goes."""

    def __init__(self, reader: FileReader, bench: Bench, paper: Paper | None) -> None:
        self._reader = reader
        self._bench = bench
        self._paper = paper
        self._reasons: list[Reason] = []
        now = dict(fields_of(reader))
        self._fields = frozenset(now)
        self._filled = frozenset(name for name, each in now.items() if "/V" in each)
        first = reader.get_historical_resolver(0)
        self._first = frozenset(name for name, _ in fields_of(first))
        self._stamps: frozenset[str] = frozenset()
        self._stamped: frozenset[int] = frozenset()

    def judged(
        self, expected: Expected | None, digests: Sequence[tuple[int, str]]
    ) -> Check:
        paper = self._paper
        sound = self._signatures()
        if paper is None:
            self._of_others()
        else:
            self._expected(paper, expected)
            self._of_ours(paper, sound)
        self._reasons += _against_known(self._bench.pdf, digests)
        verdict, reasons = decided(self._reasons)
        seal = next((each for each in sound if each.is_seal), None)
        roles = {place.field: place.role for place in paper.places} if paper else {}
        answered = [each.embedded.signed_revision for each in sound]
        proofs = proofs_in(self._reader, answered, self._stamped)
        return Check(
            verdict=verdict,
            signatures=tuple(
                _found(each, roles.get(each.field, ""))
                for each in sound
                if not each.is_seal
            ),
            reasons=reasons,
            closed_by=visible(seal.stated.certified) if seal else "",
            closed_at=seal.stated.at if seal else None,
            closed_length=seal.covers if seal else 0,
            closed_pages=seal.record.pages if seal and seal.record else (),
            ours=paper is not None,
            stamps=self._lengths(proofs.stamps),
            proofs=self._lengths(proofs.lists),
        )

    def _lengths(self, revisions: frozenset[int]) -> tuple[int, ...]:
        known = self._bench.revisions
        return tuple(known[at][0] for at in sorted(revisions))

    def _signatures(self) -> list[Sound]:
        embedded = self._reader.embedded_signatures
        known = {each.field_name for each in embedded}
        for field in sorted(self._filled - known):
            # A kind of signature that nobody defined.
            self._blame("malformed_signature", field)
        findings = [examine(self._bench, each) for each in embedded]
        self._stamps = frozenset(
            each.field_name
            for each, finding in zip(embedded, findings, strict=True)
            if finding.is_stamp
        )
        self._stamped = frozenset(
            each.signed_revision
            for each, finding in zip(embedded, findings, strict=True)
            if finding.is_stamp and _holds(finding)
        )
        for finding in findings:
            self._reasons += finding.reasons
        covered = max((finding.covered for finding in findings), default=0)
        if covered and covered != len(self._bench.pdf):
            later = any(length > covered for length, _ in self._bench.revisions)
            self._reasons.append(Reason("revision_added" if later else "bytes_added"))
        return [finding.sound for finding in findings if finding.sound]

    def _blame(self, code: str, field: str) -> None:
        self._reasons.append(Reason(code, (("name", self._bench.called(field)),)))

    def _of_others(self) -> None:
        """Judge a file that is not ours: each field made first is expected."""
        if not self._filled - self._stamps:
            self._reasons.append(Reason("not_signed"))
            return
        for name in sorted(self._first - self._filled - {TIMESTAMP_FIELD}):
            self._reasons.append(Reason("unsigned", (("name", name),)))

    def _of_ours(self, paper: Paper, sound: Sequence[Sound]) -> None:
        signed = {each.field: each for each in sound}
        for place in paper.places:
            if place.field in signed:
                each = signed[place.field]
                self._reasons += place_reasons(
                    place.role, place.name, each.record, each.stated
                )
            elif place.field not in self._filled:
                self._reasons.append(Reason("unsigned", (("name", place.name),)))
        if CLOSING_FIELD in signed:
            self._seal(paper, signed[CLOSING_FIELD])
        elif CLOSING_FIELD not in self._filled:
            self._reasons.append(Reason("not_closed"))
        # A time stamp fills a place as a signature does, and is nobody's.
        for name in sorted(self._stamps - {TIMESTAMP_FIELD}):
            self._blame("only_a_stamp", name)
        if TIMESTAMP_FIELD in self._filled - self._stamps:
            self._blame("not_expected", TIMESTAMP_FIELD)
        self._history(sound)
        self._order(paper, sound)
        for name in sorted(self._fields - self._first):
            self._blame("place_added", name)
        ours = {place.field for place in paper.places}
        for name in sorted(self._first - ours - {CLOSING_FIELD, TIMESTAMP_FIELD}):
            self._blame("not_expected", name)

    def _history(self, sound: Sequence[Sound]) -> None:
        """Hold each revision to account: plain, then one signature each."""
        before, _ = self._bench.revisions[0]
        # Written again as one, which is enough to refuse it: what it was when it was
        # made, before anything filled its places, is lost.
        again = bool(self._filled) and len(self._bench.revisions) == 1
        # Looked at only where there is no harm in looking.
        if not again and (
            problem_of(self._reader)
            or not places_are_plain(self._reader)
            or not places_are_bare(self._bench.pdf, before)
            or not titles_are_seen(self._bench.pdf, before)
        ):
            self._reasons.append(Reason("not_plain"))
        if sound and sound[0].embedded.signed_revision != 1:
            self._reasons.append(Reason("history"))
        if not only_filled(self._reader):
            self._reasons.append(Reason("more_than_filled"))
        archived = "/DSS" in self._reader.root  # proofs for archiving come apart
        expected = 1 + len(self._filled)
        if again or (not archived and len(self._bench.revisions) != expected):
            self._reasons.append(Reason("revision_between"))

    def _order(self, paper: Paper, sound: Sequence[Sound]) -> None:
        """Hold the order to account, where the paper says one."""
        at = {place.field: index for index, place in enumerate(paper.places)}
        order = [at[each.field] for each in sound if each.field in at]
        if paper.in_order and order != list(range(len(order))):
            self._reasons.append(Reason("out_of_order"))

    def _expected(self, paper: Paper, expected: Expected | None) -> None:
        if expected is None:
            return
        wanted = {signer.role: signer.name for signer in expected.signers}
        printed = {place.role: place.name for place in paper.places}
        for role in sorted(wanted.keys() | printed.keys()):
            if not same_person(wanted.get(role, ""), printed.get(role, "")):
                name = wanted.get(role) or printed.get(role, "")
                self._reasons.append(Reason("wrong_signer", (("name", name),)))

    def _seal(self, paper: Paper, seal: Sound) -> None:
        lock, level = seal.embedded.fieldmdp, seal.embedded.docmdp_level
        locked = lock is not None and all(
            lock.is_locked(place.field) for place in paper.places
        )
        closes = level is not None and level.value == _NO_CHANGES
        if not (seal.is_seal and locked and closes and _grants_nothing(seal)):
            self._reasons.append(Reason("weak_seal"))


def _grants_nothing(seal: Sound) -> bool:
    """Tell whether a seal says one thing of later changes: that there are none.

    Its place in the paper says so too; another reader goes by what the seal itself
    says, and may go by any of several rules in it.
    """
    rules = (each.get_object() for each in seal.embedded.sig_object["/Reference"])
    allowed = [rule["/TransformParams"].get("/P", _NO_CHANGES) for rule in rules]
    return allowed == [_NO_CHANGES]


def _holds(stamp: Finding) -> bool:
    """Tell whether a time stamp is one, whoever trusts its clock."""
    who = {"no_roots", "unknown_root", "revoked"}
    return all(reason.code in who for reason in stamp.reasons)


def _found(each: Sound, role: str) -> SignatureFound:
    record = each.record
    return SignatureFound(
        # Of others, it may hold what a screen or a terminal would obey.
        name=visible(record.name if record else each.stated.certified),
        role=role,
        way=record.way if record else "certificate",
        signed_at=each.stated.at,
        field=each.field,
        attested_by=visible(record.attested_by) if record else "",
        trusted=each.trusted,
        covers=each.covers,
        words=record.words if record else "",
        deadline=record.deadline if record else None,
        place=record.place if record else "",
        understanding=record.understanding if record else NOTHING_EXPLAINED,
        stamped_at=each.stamped_at,
        scan=record.scan if record else "",
        stood=each.stood,
        renewed=each.renewed,
        signed_on=record.signed_on if record else None,
    )


def _against_known(pdf: bytes, digests: Sequence[tuple[int, str]]) -> Iterator[Reason]:
    """Yield where a file differs from the revisions that the vault knows."""
    for length, digest in digests:
        if length > len(pdf):
            yield Reason("older_copy")
        elif hashlib.sha256(pdf[:length]).hexdigest() != digest:
            yield Reason("other_revision")
