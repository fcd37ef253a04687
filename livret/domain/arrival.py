"""What a contribution must be to be read at all, checked once on arrival."""

from __future__ import annotations

import dataclasses
import re

from livret.domain.body import COMMON_SCOPE, Body, Origin
from livret.domain.contribution import Sealed, Verified, read
from livret.domain.encoding import Decode, decode
from livret.domain.errors import InvalidField
from livret.domain.field_atoms import KEY, SCOPE, VOICE
from livret.domain.fields import INVISIBLE, Line
from livret.domain.header import Header, scope_tags
from livret.domain.kinds import KINDS, Kind
from livret.domain.voices import OTHER_VOICE, is_voice

_KEY = re.compile(KEY.regex)
_SCOPE = re.compile(SCOPE.regex)
_VOICE = re.compile(VOICE.regex)
_YEAR_10000_MS = 253_402_300_800_000


def arrive(sealed: Sealed, decode: Decode = decode) -> Verified:
    """Read sealed bytes strictly and check the content against its kind.

    The caller verifies the signature. Content that its kind may not hold does
    not refuse the contribution: it is kept, forwarded, and ``problem`` makes
    the fold set it aside, so that copies stay the same everywhere.

    Args:
        sealed: The bytes.
        decode: Reads JSON; a room with a quicker reader brings its own.

    Raises:
        MalformedContribution, NotCanonical: Not a contribution at all.
    """
    one = read(sealed, decode)
    if one.body is None:
        return one
    problem = content_problem(one.body) or root_problem(one.header, one.body)
    return dataclasses.replace(one, problem=problem) if problem else one


def content_problem(body: Body) -> str:
    """Return the path and problem of a content its kind may not hold, or ""."""
    kind = KINDS.get(body.kind)
    if kind is None or body.version > kind.version:
        return ""
    try:
        kind.content.check(body.content, "")
        check_envelope(body, kind)
    except InvalidField as error:
        return f"{error.facts['path']}: {error.facts['problem']}"
    return ""


def root_problem(header: Header, body: Body) -> str:
    """Return the problem of a root whose tags are not those of its scopes, or "".

    With it one body makes one root: the livret's id binds author and body, and
    the body binds the tags, so not even its author can make a second root.
    """
    known = body.version <= KINDS["livret_opened"].version
    if header.parents or body.kind != "livret_opened" or not known:
        return ""
    key = body.content.get("scope_key")
    if not isinstance(key, str) or _KEY.fullmatch(key) is None:
        return "scope_key: shape"
    if header.scopes != scope_tags(bytes.fromhex(key), body.scopes):
        return "scopes: choice"
    return ""


def check_envelope(body: Body, kind: Kind) -> None:
    """Check what stands around a content, which was checked before.

    Raises:
        InvalidField: With the path inside the body.
    """
    for path, right, problem in (
        ("structural", body.structural == kind.structural, "choice"),
        ("version", body.version >= 1, "number"),
        ("recorded_at", 0 <= body.recorded_at < _YEAR_10000_MS, "number"),
        ("voice", _is_voice_of(body.voice, kind), "choice"),
        ("scopes", _are_scopes_of(body, kind), "choice"),
    ):
        if not right:
            raise InvalidField(path=path, problem=problem)
    if body.origin is not None:
        _check_origin(body.origin)


def _check_origin(origin: Origin) -> None:
    for name in ("system", "table", "key"):
        Line().check(getattr(origin, name), f"origin.{name}")
    if origin.author:
        Line().check(origin.author, "origin.author")
    if _KEY.fullmatch(origin.digest) is None:
        raise InvalidField(path="origin.digest", problem="shape")


def _is_voice_of(voice: str, kind: Kind) -> bool:
    if not is_voice(voice) or (kind.voices and voice not in kind.voices):
        return False
    if not voice.startswith(OTHER_VOICE):
        return True
    return _VOICE.fullmatch(voice) is not None and INVISIBLE.search(voice) is None


def _are_scopes_of(body: Body, kind: Kind) -> bool:
    """Tell whether scopes are well formed and no wider than the content needs."""
    given = set(body.scopes)
    return (
        bool(given)
        and list(body.scopes) == sorted(given)
        and all(map(_SCOPE.fullmatch, body.scopes))
        and kind.scopes(body.content) - {COMMON_SCOPE} <= given
    )
