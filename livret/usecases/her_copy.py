"""Her copy, opened: read with her, answered with her key, taken in if she agrees.

No vault is needed to read it. What she says is a contribution like any other,
signed with her own key; it leaves as files, for her and for whoever an
agreement names. Taking it in is the handover when she arrives somewhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from livret.domain.contribution import Sealed
from livret.domain.files_inside import files_named
from livret.domain.person import person_of
from livret.domain.sending import MY_LIFE, Reader, allowance, sending
from livret.domain.team import PERSON
from livret.usecases.context import Changes, Context, Done
from livret.usecases.copying import EVERYTHING
from livret.usecases.her_keys import say_shown
from livret.usecases.livrets import note, owner_as_member
from livret.usecases.person_copy import others_of
from livret.usecases.ports_sharing import (
    ExchangeFiles,
    Manifest,
    Parcel,
    PersonIdentity,
)
from livret.usecases.saying import read_items, say_items
from livret.usecases.sending import Addressee, SendLivret, Sent, send_to
from livret.usecases.sharing import Sharing
from livret.usecases.sharing_errors import (
    FileAltered,
    FileForSomeoneElse,
    NotACopy,
    NotAgreed,
    NotAnExchangeFile,
    NotHerCopy,
    NotHerKey,
    NothingMayGo,
)
from livret.usecases.writing import Said, write


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCopy:
    """Her copy, open on a desk that keeps nothing.

    Attributes:
        ctx: The desk in memory; its owner is the person.
        manifest: Who made the copy, when.
        livret: Id of the livret.
        hers: Her keys are those the livret knows: she may write.
    """

    ctx: Context
    manifest: Manifest
    livret: str
    hers: bool


def require_copy(files: ExchangeFiles, nobody: PersonIdentity, data: bytes) -> None:
    """Refuse what is no copy, before anybody is asked for her phrase.

    Args:
        files: Opens files.
        nobody: Keys that nothing was ever sent to.
        data: The file.

    Raises:
        NotACopy: It is another kind of file.
        FileAltered, FileTooLarge, NewerFile: It is none that can be read.
    """
    try:
        files.unpack(data, nobody.age_secret)
    except NotAnExchangeFile as error:
        raise NotACopy from error
    except FileForSomeoneElse:
        pass  # as it should be


def open_copy(
    files: ExchangeFiles, desk: Context, identity: PersonIdentity, data: bytes
) -> OpenedCopy:
    """Open her copy with her keys, on an empty desk in memory.

    Raises:
        NotAnExchangeFile, FileAltered, FileTooLarge, NewerFile, NotHerCopy,
        BadSignature, MalformedContribution: Not opened.
    """
    try:
        parcel = files.unpack(data, identity.age_secret)
    except FileForSomeoneElse as error:  # « this vault » says nothing to her
        raise NotHerCopy from error
    if not isinstance(parcel, Parcel):
        raise NotHerCopy
    if identity.public_key not in {sign for sign, _ in parcel.manifest.recipients}:
        raise NotHerCopy
    livret = parcel.manifest.livret
    found = desk.log.check(parcel.contributions)
    if any(one.header.livret != livret for one in found):
        raise FileAltered(part="contributions")
    desk.log.append(parcel.contributions)
    if livret not in desk.log.livrets():
        raise NotHerCopy
    _keep_files(desk, livret, parcel)
    read = desk.livret(livret)
    person = read.team.person
    member = read.team.by_key.get(identity.public_key)
    hers = member is not None and member.role == PERSON
    name = person_of(read).called or (person.name if person is not None else PERSON)
    desk.owner = replace(desk.owner, name=name)
    return OpenedCopy(ctx=desk, manifest=parcel.manifest, livret=livret, hers=hers)


def _keep_files(desk: Context, livret: str, parcel: Parcel) -> None:
    for one in desk.log.read(livret):
        if one.body is None or one.problem:
            continue
        for named in files_named(one.body.content):
            data = parcel.blobs.get(named["sha256"])
            if data is not None:
                desk.blobs.put(data, named["type"], livret)


def say_from_copy(opened: OpenedCopy, plain: object) -> Done[tuple[str, ...]]:
    """Add what she says, signed with her own key; nothing leaves yet.

    Args:
        opened: Her copy.
        plain: As ``livret say`` takes it, decoded.

    Raises:
        NotHerKey: The livret knows other keys as hers.
        InvalidField, UnknownKind, UnknownReference, NotAllowed: As ``say``.
    """
    if not opened.hers:
        raise NotHerKey
    return say_items(opened.ctx, opened.livret, read_items(plain))


def files_to_leave(
    sharing: Sharing, opened: OpenedCopy, identity: PersonIdentity
) -> list[tuple[Addressee, Sent]]:
    """Return the files that carry what she said: for her, then for each other.

    Somebody whom no agreement names gets none.
    """
    read = opened.ctx.livret(opened.livret)
    person = read.team.person
    hers = Addressee(
        name=person.name if person is not None else opened.ctx.owner.name,
        sign=identity.public_key,
        age=identity.age_recipient,
        member=person.id if person is not None else "",
    )
    made = []
    for one in (hers, *others_of(read, identity.public_key)):
        try:
            sent = send_to(sharing, SendLivret(livret=opened.livret, to=()), [one])
        except NothingMayGo:
            continue
        made.append((one, sent.value))
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCopy:
    """She hands her livret over to the owner of this vault.

    Attributes:
        agreed: She said yes.
        until: Last day of her agreement.
        scopes: What the owner may hold; empty: everything but « Ma vie » and
            « seulement entre nous ».
        purpose: Why, as said.
        words: Her own words about it, possibly empty.
    """

    agreed: bool
    until: dt.date
    purpose: str
    scopes: tuple[str, ...] = ()
    words: str = ""


def take_copy(
    sharing: Sharing, opened: OpenedCopy, command: TakeCopy
) -> Done[tuple[str, int]]:
    """Take her copy in, with her agreement; return the livret and what was new.

    Signed with her key: the owner takes part from then on, and an agreement
    says what they hold. With another key than the livret knows, she hands over
    what can be read, and the owner writes nothing in it.

    Raises:
        NotAgreed: She did not say yes; nothing was taken in.
        InvalidField: The agreement cannot be kept.
    """
    if not command.agreed:
        raise NotAgreed
    ctx, livret = sharing.ctx, opened.livret
    if opened.hers:
        if livret in ctx.log.livrets():
            # It was taken in before: who takes part since is known, not let in twice.
            opened.ctx.log.append(ctx.log.sealed(livret))
            opened.ctx.forget(livret)
        _let_in(sharing, opened, command)
    sealed = _what_goes(sharing, opened)
    _copy_files(sharing, opened, sealed)
    new = ctx.log.append(sealed)
    ctx.forget(livret)
    if opened.hers:
        say_shown(ctx, livret, opened.ctx.signer.public_key)
    person = ctx.livret(livret).team.person
    told = {"from": person.name} if person is not None else {}
    note(ctx, livret, "received", paper="copy", **told)
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
    return Done((livret, len(new)), changes)


def _let_in(sharing: Sharing, opened: OpenedCopy, command: TakeCopy) -> None:
    """Write, with her key, that the owner takes part and what they may hold."""
    read, owner = opened.ctx.livret(opened.livret), sharing.ctx.owner
    known = read.team.by_key.get(sharing.ctx.signer.public_key)
    if known is None:
        joining = Said(kind="member_joined", content=owner_as_member(sharing.ctx))
        member = write(opened.ctx, opened.livret, [joining]).value[0]
    else:
        member = known.id
    recipient = {"name": owner.name, "member": member}
    if owner.organisation:
        recipient["organisation"] = owner.organisation
    told = {
        "recipient": recipient,
        "scopes": sorted(set(command.scopes or EVERYTHING)),
        "purpose": command.purpose,
        "until": command.until.isoformat(),
    }
    if command.words:
        told["words"] = command.words
    said = Said(kind="agreement_given", voice="personne", content=told)
    write(opened.ctx, opened.livret, [said])


def _what_goes(sharing: Sharing, opened: OpenedCopy) -> Sequence[Sealed]:
    """Return what the owner may hold; she is there, and her yes is the gate.

    With keys the livret does not know, her yes is no agreement in the log:
    all but what is apart goes.
    """
    log, livret = opened.ctx.log, opened.livret
    contributions = log.read(livret)
    if opened.hers:
        owner = sharing.ctx.owner
        reader = Reader(
            name=owner.name,
            organisation=owner.organisation,
            sign=sharing.ctx.signer.public_key,
        )
        day = sharing.ctx.clock.today()
        allowed = allowance(opened.ctx.livret(livret), reader, day)
        if allowed.refusal:
            raise NothingMayGo(name=owner.name, reason=allowed.refusal)
        whole = frozenset(sending(contributions, [allowed]).whole)
    else:
        whole = frozenset(
            one.id
            for one in contributions
            if one.body is not None and MY_LIFE not in one.body.scopes
            if set(one.body.scopes) <= EVERYTHING
        )
    return [
        one if one.id in whole else one.without_body() for one in log.sealed(livret)
    ]


def _copy_files(sharing: Sharing, opened: OpenedCopy, sealed: Sequence[Sealed]) -> None:
    for one in sharing.ctx.log.check(sealed):
        if one.body is None or one.problem:
            continue
        for named in files_named(one.body.content):
            if opened.ctx.blobs.livret_of(named["sha256"]):
                data = opened.ctx.blobs.get(named["sha256"])
                sharing.ctx.blobs.put(data, named["type"], opened.livret)
