"""What every act is given, and what it answers."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from livret.domain.ancestry import Ancestry
from livret.domain.contribution import Verified
from livret.domain.errors import LivretError
from livret.domain.forms import Form
from livret.domain.joined import are_joined, fold_joined, joined_order
from livret.domain.livret import Livret
from livret.domain.retention import retention_of
from livret.usecases.folding import LastFold
from livret.usecases.ports import (
    Blobs,
    Clock,
    ContributionLog,
    ContributionSigner,
    Drafts,
    FormLibrary,
    Journal,
    Owner,
    PrivateLines,
    Randomness,
)
from livret.usecases.ports_people import ReadModels
from livret.usecases.ports_sharing import SmallTexts

T = TypeVar("T")

_KEPT_LIVRETS = 4
_SEED_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an act touched, so that open screens know whether to read again.

    Attributes:
        livrets: Ids of the livrets touched.
        kinds: Kinds of contributions added, or ``draft``, ``journal``.
    """

    livrets: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The answer of an act.

    Attributes:
        value: What the act made.
        changes: What it touched.
        notices: What could not be done besides, each with its sentence.
    """

    value: T
    changes: Changes = Changes()
    notices: tuple[LivretError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What writing to a livret needs to know of it, and nothing that was said.

    Attributes:
        livret: Its id.
        heads: Ids of all heads held here: the parents of what comes next.
        scope_key: For opaque scope tags, 32 bytes.
        member: Whether the vault's owner takes part.
        read_only: A structural kind of a newer Livret stands in it.
        erased: It was erased.
        kept_until: Last day in use, if nothing is said with her; None before
            any exchange.
        unseen: By id of a livret joined to it, the heads of that one which its
            own had not seen yet.
    """

    livret: str
    heads: tuple[str, ...]
    scope_key: bytes = field(repr=False)
    member: bool = True
    read_only: bool = False
    erased: bool = False
    kept_until: dt.date | None = None
    unseen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def moved(self, head: str) -> Pen:
        """Return the pen for what comes after ``head``, which saw every other."""
        return Pen(
            livret=self.livret,
            heads=(head,),
            scope_key=self.scope_key,
            member=self.member,
            read_only=self.read_only,
            erased=self.erased,
            kept_until=self.kept_until,
        )


@dataclass(slots=True, kw_only=True)
class Context:
    """One referent at one open vault; used by one thread at a time.

    Attributes:
        owner: Whose vault it is.
        log: The contributions.
        people: Lists and search.
        drafts: Typing in progress.
        journal: Who looked, sent, received.
        blobs: Files beside the log.
        private_lines: The referent's memory aids.
        signer: Signs contributions.
        clock: Tells the time.
        randomness: Gives salts and keys.
        forms: The accompaniment forms.
        texts: Small texts kept inside the vault, where there are any.
        last: Folds, and keeps what it folded last.
    """

    owner: Owner
    log: ContributionLog
    people: ReadModels
    drafts: Drafts
    journal: Journal
    blobs: Blobs
    private_lines: PrivateLines
    signer: ContributionSigner
    clock: Clock
    randomness: Randomness
    forms: FormLibrary
    texts: SmallTexts | None = None
    last: LastFold = field(default_factory=LastFold)
    _folded: OrderedDict[str, Livret] = field(default_factory=OrderedDict)
    _joined: dict[str, Livret] = field(default_factory=dict)
    _pens: dict[str, Pen] = field(default_factory=dict)
    _seed: bytes = field(default=b"", repr=False)

    def livret(self, livret: str) -> Livret:
        """Return the folded livret; the last few are kept until written to.

        Raises:
            UnknownLivret: No such livret in this vault.
        """
        kept = self._folded.get(livret)
        if kept is None:
            kept = self._folded[livret] = self.fold_of(self.log.read(livret))
            while len(self._folded) > _KEPT_LIVRETS:
                self._folded.popitem(last=False)
        return kept

    def fold_of(self, contributions: Sequence[Verified]) -> Livret:
        """Return the livret that contributions of it make, held here or not."""
        return self.last(contributions)

    def together(self, livret: str) -> Livret:
        """Return a livret read as one with those joined to it and held here.

        What is sent, printed, copied or shown on a shared screen is of one
        livret alone: ``livret``.

        Raises:
            UnknownLivret: No such livret in this vault.
        """
        alone = self.livret(livret)
        if not alone.joined:
            return alone
        kept = self._joined.get(livret)
        if kept is None:
            kept = self._joined[livret] = self._together(alone)
        return kept

    def _together(self, alone: Livret) -> Livret:
        here, whole = frozenset(self.log.livrets()), {alone.id: alone}
        waiting = [alone]
        for one in waiting:
            for other in sorted((one.joined.keys() & here) - whole.keys()):
                read = self.livret(other)
                if are_joined(one, read):
                    whole[other] = read
                    waiting.append(read)
        if len(whole) == 1:
            return alone
        return fold_joined([self.log.read(one) for one in whole])

    def home(self, livret: str, contribution: str) -> str:
        """Return which of the livrets read together something was said in."""
        for part in self.together(livret).parts:
            if any(one.id == contribution for one in self.livret(part).history):
                return part
        return livret

    def order(self, livret: str) -> Ancestry:
        """Return who had seen what, in a livret and those read together with it."""
        parts = self.together(livret).parts or (livret,)
        return joined_order([self.log.read(one) for one in parts])

    def pen(self, livret: str) -> Pen:
        """Return what writing to a livret needs, without folding it where known.

        Raises:
            UnknownLivret: No such livret in this vault.
        """
        kept = self._pens.get(livret)
        if kept is not None:
            return kept
        folded = self.together(livret)
        alone = self.livret(livret)
        clock = retention_of(folded)
        return Pen(
            livret=livret,
            heads=folded.heads,
            scope_key=folded.scope_key,
            member=self.signer.public_key in alone.team.by_key,
            read_only=alone.read_only,
            erased=bool(alone.erased),
            kept_until=clock.kept_until if clock else None,
            unseen=folded.unseen,
        )

    def forget(self, livret: str, pen: Pen | None = None) -> None:
        """Drop the folded copy, after something was added to the log.

        Args:
            livret: Which.
            pen: What the next writing needs, where what was added cannot have
                changed more than the heads; so saves in a row fold nothing.
        """
        self._folded.pop(livret, None)
        self._joined.clear()
        self._pens.clear()
        if pen is not None:
            self._pens = {livret: pen}

    @property
    def seed(self) -> bytes:
        """Return 16 bytes that nobody else foresees; the same until it closes."""
        if not self._seed:
            self._seed = self.randomness.take(_SEED_BYTES)
        return self._seed

    def now_ms(self) -> int:
        """Return the instant in milliseconds since 1970-01-01 UTC."""
        return int(self.clock.now().timestamp() * 1000)

    def latest_form(self, name: str, language: str = "fr") -> Form:
        """Return the newest version of a form."""
        return self.forms.form(name, self.forms.latest(name), language)
