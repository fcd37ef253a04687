"""The person's copy: hers, for her keys, with what an ordinary phone opens.

Her keys are made in front of her and kept nowhere here: the printed code is
the one secret, and a small file wraps it under her passphrase. What she then
says on any desk is signed with her own key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.domain.team import PERSON
from livret.usecases.context import Changes, Done
from livret.usecases.her_keys import HerKey, her_keys, require_one, say_shown
from livret.usecases.her_passphrase import (
    SUGGESTED_WORDS,
    opened_by_her,
    require_hers,
    without_stray_spaces,
)
from livret.usecases.livrets import note
from livret.usecases.passphrases import suggest
from livret.usecases.ports_sharing import PersonIdentity, PersonKeys
from livret.usecases.sending import Addressee, SendLivret, Sent, send_to
from livret.usecases.sharing import Sharing
from livret.usecases.writing import Said, write

COPY_SUFFIX, KEY_FILE, README = ".livret", "cle.age", "LISEZ-MOI.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeCopy:
    """Make her copy.

    Attributes:
        livret: Which.
        passphrase: Hers, as she typed it; empty makes one of five words.
        renew: She lost her code: new keys, with which she reads and no longer
            writes in this livret.
        wrapped: Her key file as made before, where it is at hand; her
            passphrase must open it.
        code: That of a sheet she shows, here or from another desk; empty when
            she shows none. It goes before the key file.
    """

    livret: str
    passphrase: str = ""
    renew: bool = False
    wrapped: bytes = b""
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HerCopy:
    """What she takes away.

    Attributes:
        name: Neutral beginning of the files' names.
        files: File name to bytes: the copy, her key file where it is new, the
            PDF for a phone.
        sent: What the copy holds, and what it does not.
        passphrase: Hers; to be told once where it was made here.
        chosen: She typed it herself.
        secret: The code to print, where her keys are new; told once.
        key_beside: Her key file is among the files, or where they go already.
        languages: Codes of the languages she speaks, as the livret says.
        others: Keys of other sheets of hers, which do not open it.
    """

    name: str
    files: dict[str, bytes]
    sent: Sent
    passphrase: str
    chosen: bool
    secret: str
    key_beside: bool = True
    languages: tuple[str, ...] = ()
    others: tuple[HerKey, ...] = ()


Draw = Callable[[str, str], bytes]
"""(livret, passphrase) to the PDF for a phone, encrypted."""

Put = Callable[[str, bytes], None]
"""Keeps a file of her copy, by its name, where her copy goes."""


def _put_nowhere(_name: str, _data: bytes) -> None:
    """Leave every file to whoever asked for the copy."""


def make_copy(
    sharing: Sharing,
    keys: PersonKeys,
    command: MakeCopy,
    draw: Draw,
    put: Put = _put_nowhere,
) -> Done[HerCopy]:
    """Make her copy, and her keys the first time.

    Args:
        sharing: The open vault.
        keys: Makes hers, and finds them again.
        command: What she wishes.
        draw: Makes the PDF for a phone.
        put: Given her key file before the livret names her keys: named, and lost
            by a cut of the current, no later copy would open for her.

    Raises:
        FileNotWritten: ``put`` could not; nothing was made.
        HerPassphraseWeak: It could be guessed; nothing was made.
        HerPassphraseWrong: It does not open her key file; nothing was made.
        PersonKeyMistyped: The code is none; nothing was made.
        SeveralSheets: Two desks each made her a sheet, and she showed none of
            them: it would open with one, who knows which; nothing was made.
        SheetNotShown: Somebody else named the one key that stands as hers, and it
            was never shown here: nothing says that it is; nothing was made.
        UnknownLivret: No such livret here.
    """
    ctx, livret = sharing.ctx, command.livret
    passphrase = (
        without_stray_spaces(command.passphrase)
        if command.passphrase
        else suggest(sharing.words, ctx.randomness, SUGGESTED_WORDS)
    )
    require_hers(passphrase)
    read = ctx.livret(livret)
    standing = her_keys(read)
    identity, fresh = _hers(keys, command, standing, ctx.signer.public_key)
    made: dict[str, bytes] = {}
    secret = ""
    if fresh and identity is not None:
        # The phone's PDF and the wrapped key first: what can fail writes nothing.
        made[KEY_FILE] = keys.wrap(identity, passphrase)
        secret = identity.age_secret
    name = f"copie-{ctx.clock.today().isoformat()}"
    made[name + ".pdf"] = draw(livret, passphrase)
    if identity is not None and fresh:
        put(KEY_FILE, made[KEY_FILE])
        _name_her(sharing, livret, identity)
    elif identity is not None:
        say_shown(ctx, livret, identity.public_key)
    to = _addressee(ctx.livret(livret), identity)
    rest = () if command.renew else her_keys(ctx.livret(livret))
    sent = send_to(sharing, SendLivret(livret=livret, to=()), [to]).value
    made[name + COPY_SUFFIX] = sent.data
    note(ctx, livret, "copied", paper="copy")
    copy = HerCopy(
        name=name,
        files=made,
        sent=sent,
        passphrase=passphrase,
        chosen=bool(command.passphrase),
        secret=secret,
        key_beside=KEY_FILE in made or bool(command.wrapped),
        languages=person_of(read).languages,
        others=tuple(one for one in rest if one.sign != to.sign),
    )
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
    return Done(copy, changes)


def _hers(
    keys: PersonKeys, command: MakeCopy, standing: Sequence[HerKey], desk: str
) -> tuple[PersonIdentity | None, bool]:
    """Return her keys as she shows them, or new ones; and whether a sheet is made.

    None where she shows none and the livret knows one.
    """
    identity = _shown(keys, command)
    fresh = command.renew or not standing
    if identity is None and fresh:
        return keys.new(), fresh
    if identity is None:
        require_one(standing, desk)
    return identity, fresh


def _shown(keys: PersonKeys, command: MakeCopy) -> PersonIdentity | None:
    """Return the keys of which she shows the sheet, or the file; None for neither."""
    if command.renew:
        return None
    if command.code:
        return keys.of(command.code)
    if command.wrapped:
        return opened_by_her(keys, command.wrapped, command.passphrase)
    return None


def _name_her(sharing: Sharing, livret: str, identity: PersonIdentity) -> None:
    """Let the livret know her keys, unless it knows others that only she may change."""
    read = sharing.ctx.livret(livret)
    person = read.team.person
    if person is not None and person.keys:
        return
    keys = {"sign": identity.public_key, "age": identity.age_recipient}
    name = person.name if person is not None else person_of(read).called
    told = {"name": name or PERSON, "role": PERSON, "keys": keys}
    if person is not None:
        told["member"] = person.id
    write(sharing.ctx, livret, [Said(kind="member_joined", content=told)])


def _addressee(read: Livret, identity: PersonIdentity | None) -> Addressee:
    person = read.team.person
    name = person_of(read).called or (person.name if person else PERSON)
    member = person.id if person is not None else ""
    if identity is not None:
        return Addressee(
            name=name,
            sign=identity.public_key,
            age=identity.age_recipient,
            member=member,
        )
    known = her_keys(read)[0]
    return Addressee(name=name, sign=known.sign, age=known.age, member=known.member)


def others_of(read: Livret, mine: str) -> Sequence[Addressee]:
    """Return every present member who can receive a file, but oneself."""
    found = []
    for member in read.members:
        for one in sorted(member.key_sets):
            if one.age and mine not in member.keys:
                found.append(
                    Addressee(
                        name=member.name, sign=one.sign, age=one.age, member=member.id
                    )
                )
                break
    return tuple(found)
