"""Time stamps of a service chosen by the organisation (RFC 3161).

Never required, never claimed when absent. Only the digest of a signature goes
to the service: it learns that something was signed, and when. This is one of
the two places of Livret that open a connection, and only where somebody wrote
the address of a service.

Loaded late. May import: ``usecases``, asn1crypto, the standard library.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import http.client
import secrets
import socket
import threading
import urllib.error
import urllib.parse
import urllib.request
from contextlib import suppress
from functools import partial
from typing import Any

from asn1crypto import algos, cms, tsp  # type: ignore[import-untyped]

from livret.paper.stamp_form import one_form
from livret.usecases.signing import NotStamped

PATIENCE = 10
"""Seconds a service may take: somebody is sitting there."""

MOST_TOKEN = 12_000
"""Longest token kept in a signature, in bytes."""

_REPLY_BYTES = 200_000
_NONCE_BITS = 64
_GRANTED = frozenset({"granted", "granted_with_mods"})
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError)


class TimestampUnavailable(NotStamped):
    """The time-stamping service did not answer; the signature has no stamp.

    Facts:
        service: Name of its computer.
    """


class TimestampRefused(NotStamped):
    """The service answered something else than a stamp of this signature.

    Facts:
        service: Name of its computer.
    """


class TimestampAddressRefused(NotStamped):
    """The address of a time-stamping service is not one (http or https)."""


def service_name(url: str) -> str:
    """Return the name of the computer in the address of a service.

    Raises:
        TimestampAddressRefused: It is no address of a web service.
    """
    try:
        parts = urllib.parse.urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as error:
        raise TimestampAddressRefused from error
    if parts.scheme not in ("http", "https") or not host or parts.username:
        raise TimestampAddressRefused
    return host


def stamp_of(url: str, data: bytes) -> bytes:
    """Return the time-stamp token of ``data``, DER.

    Args:
        url: Of the service, ``http`` or ``https``.
        data: The signature; only its SHA-256 is sent.

    Raises:
        TimestampAddressRefused: No address of a service.
        TimestampUnavailable: Nobody answered, or with an error.
        TimestampRefused: The answer is no stamp of ``data``.
    """
    return stamp_of_digest(url, hashlib.sha256(data).digest())


def stamp_of_digest(url: str, digest: bytes) -> bytes:
    """Return the time-stamp token of a SHA-256, DER; as ``stamp_of``.

    Raises:
        TimestampAddressRefused, TimestampUnavailable, TimestampRefused: None.
    """
    service = service_name(url)
    nonce = secrets.randbits(_NONCE_BITS)
    reply = fetched(url, _request(digest, nonce), "application/timestamp-query")
    try:
        return _token(reply, digest, nonce)
    except _UNREADABLE as error:
        raise TimestampRefused(service=service) from error


def fetched(url: str, body: bytes | None = None, kind: str = "") -> bytes:
    """Return what a service answers, in time and at a bounded size.

    Raises:
        TimestampAddressRefused: No address of a service.
        TimestampUnavailable: Nobody answered, or with an error.
    """
    service = service_name(url)
    headers = {"Content-Type": kind} if kind else {}
    conversation = _Conversation()
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked
        url, data=body, headers=headers
    )
    try:
        with (
            conversation,
            urllib.request.build_opener(_Straight, *conversation.ways).open(
                request, timeout=PATIENCE
            ) as answer,
        ):
            found: bytes = answer.read(_REPLY_BYTES + 1)
    except urllib.error.HTTPError as error:
        error.close()
        raise TimestampUnavailable(service=service) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise TimestampUnavailable(service=service) from error
    if conversation.over or len(found) > _REPLY_BYTES:
        raise TimestampUnavailable(service=service)
    return found


def stamped_at(token: bytes) -> dt.datetime:
    """Return the instant in a time-stamp token."""
    at: dt.datetime = _info(cms.ContentInfo.load(token))["gen_time"].native
    return at


class _Conversation:
    """One question to a service: over when the time is, whatever drips meanwhile.

    The patience of a socket begins anew with each byte that comes.

    Attributes:
        over: Whether it was ended for want of time.
    """

    def __init__(self) -> None:
        self.over = False
        self._made: list[http.client.HTTPConnection] = []
        self._sockets: list[socket.socket] = []
        self._clock = threading.Timer(PATIENCE, self._end)
        self._clock.daemon = True

    @property
    def ways(self) -> tuple[urllib.request.BaseHandler, ...]:
        """What makes its connections."""
        return _Plain(self), _Secret(self)

    def __enter__(self) -> None:
        """Begin to count."""
        self._clock.start()

    def __exit__(self, *_: object) -> None:
        """Count no more."""
        self._clock.cancel()

    def connection(
        self, kind: type[http.client.HTTPConnection], host: str, **facts: Any
    ) -> http.client.HTTPConnection:
        """Return a connection that this conversation can end."""
        made = kind(host, **facts)
        connect = made.connect

        def noted() -> None:
            connect()
            self._sockets.append(made.sock)

        made.connect = noted  # type: ignore[method-assign]
        self._made.append(made)
        return made

    def _end(self) -> None:
        self.over = True
        for each in (*self._sockets, *(made.sock for made in self._made)):
            # None before it is connected; gone where it has just ended.
            with suppress(OSError, AttributeError):
                each.shutdown(socket.SHUT_RDWR)


class _Plain(urllib.request.HTTPHandler):
    """Speaks http in one conversation."""

    def __init__(self, conversation: _Conversation) -> None:
        super().__init__()
        self._conversation = conversation

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open a connection of the conversation."""
        make = partial(self._conversation.connection, http.client.HTTPConnection)
        return self.do_open(make, req)


class _Secret(urllib.request.HTTPSHandler):
    """Speaks https in one conversation."""

    def __init__(self, conversation: _Conversation) -> None:
        super().__init__()
        self._conversation = conversation

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open a connection of the conversation."""
        make = partial(self._conversation.connection, http.client.HTTPSConnection)
        return self.do_open(make, req)


class _Straight(urllib.request.HTTPRedirectHandler):
    """No detour: a redirection could lead the request anywhere."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


def _request(digest: bytes, nonce: int) -> bytes:
    made: bytes = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
                "hashed_message": digest,
            },
            "nonce": nonce,
            "cert_req": True,
        }
    ).dump()
    return made


def _token(reply: bytes, digest: bytes, nonce: int) -> bytes:
    """Return the token of a reply in its one form, once it is one of this digest.

    Raises:
        ValueError: It is not.
    """
    read = tsp.TimeStampResp.load(reply, strict=True)
    if read["status"]["status"].native not in _GRANTED:
        raise ValueError("not granted")
    token = read["time_stamp_token"]
    info = _info(token)
    imprint = info["message_imprint"]
    if (
        imprint["hash_algorithm"]["algorithm"].native != "sha256"
        or imprint["hashed_message"].native != digest
        or info["nonce"].native != nonce
    ):
        raise ValueError("a stamp of something else")
    made = one_form(token.dump())
    if len(made) > MOST_TOKEN:
        raise ValueError("too long")
    return made


def _info(token: cms.ContentInfo) -> tsp.TSTInfo:
    """Return what a token says, its lazy parts read.

    Raises:
        ValueError: It is no time stamp.
    """
    content = token["content"]["encap_content_info"]
    if content["content_type"].native != "tst_info":
        raise ValueError("no time stamp")
    info = content["content"].parsed
    _ = info["gen_time"].native
    return info
