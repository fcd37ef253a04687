"""What is done with a foreign file, in the process that reads it.

Each act is given plain values and the files, and gives JSON, then bytes. Loaded
late, each with the libraries of its own act: pdfium for pages, Pillow for
pictures, pyHanko for verdicts, the maker's library for a card.
"""

from __future__ import annotations

import datetime as dt
import importlib
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import json

from livret.usecases.scans import Scan
from livret.usecases.signing import KeyFile

_ROOMS = {
    "pages": ("livret.paper.page_text", "livret.paper.scans"),
    "verdicts": ("livret.paper.checking", "livret.paper.signing_pades"),
    "drawings": (
        "livret.paper.drawn_again",
        "livret.paper.diagnostic",
        "livret.paper.pathway",
        "livret.paper.facing",
        "livret.paper.booklet_drawing",
    ),
    "locks": ("livret.paper.locking",),
    "keys": ("livret.paper.key_files",),
    "cards": ("livret.paper.key_cards",),
}
"""What acts are made of, by what they are about."""

Act = Callable[[Any, Sequence[bytes]], Sequence[bytes]]


def _load(said: Any, _files: Sequence[bytes]) -> Sequence[bytes]:
    """Load what the others need, before the time of a question begins."""
    for room in _ROOMS[said]:
        importlib.import_module(room)
    return [b"null"]


def _sizes(_said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.preview import sizes

    return [json.encode(sizes(files[0]))]


def _page(said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.preview import pages

    (page,) = pages(files[0], said["scale"], [said["at"]])
    return [json.encode((page.width, page.height)), page.pixels]


def _texts(_said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.page_text import texts

    return [json.encode([_whole(each) for each in texts(files[0])])]


def _find(said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.page_text import find

    return [json.encode(find(files[0], said["words"]))]


def _scan(_said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.scans import read_scan

    found = read_scan(files[0])
    return [json.encode((found.type, found.pages)), found.data]


def _shown(said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.scans import shown

    return [b"null", shown(Scan(data=files[0], type=said["type"]))]


def _pictures(said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.scans import pictures

    found = list(pictures(Scan(data=files[0], type=said["type"])))
    return [json.encode([size for _, size in found]), *(data for data, _ in found)]


def _check(said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.desk import check_here

    pdf, *roots = files
    now = dt.datetime.fromisoformat(said["now"])
    known = [(length, digest) for length, digest in said["revisions"]]
    found = check_here(pdf, roots=roots, revisions=known, now=now)
    return [json.encode(found, enc_hook=_plain)]


def _seen(_said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.desk import seen_here

    return [json.encode(seen_here(files[0]))]


def _fit(_said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.signing_pades import fit_to_sign

    return [json.encode(fit_to_sign(files[0]))]


def _drawn(_said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.drawn_again import drawn_here, heard_here

    asked = json.decode(files[0])
    at, dress = dt.datetime.fromisoformat(asked["at"]), asked["dress"]
    digest, heard = drawn_here(asked["data"], dress, at)
    others = [heard_here(one, dress, at) for one in asked["others"]]
    return [json.encode({"digest": digest, "heard": heard, "others": others})]


def _lock(_said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.locking import locked_here

    pdf, *lock = files
    return [b"null", locked_here(pdf, lock)]


def _key(_said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.key_files import opened_here

    data, passphrase = files
    return [b"null", *opened_here(KeyFile(data=data, passphrase=passphrase.decode()))]


def _card_found(said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.key_cards import CARD

    CARD.find(os.fsdecode(files[0]), said["label"])
    return [b"null"]


def _card_opened(said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.key_cards import CARD

    return [b"null", *CARD.open(files[0].decode(), said["name"])]


def _card_signs(_said: Any, files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.key_cards import CARD

    return [b"null", CARD.sign(files[0])]


def _card_closed(_said: Any, _files: Sequence[bytes]) -> Sequence[bytes]:
    from livret.paper.key_cards import CARD

    CARD.close()
    return [b"null"]


def _plain(found: object) -> object:
    """Return what pyHanko read in a file, the name of a field, as a plain text.

    Raises:
        TypeError: It is none.
    """
    if isinstance(found, str):
        return _whole(found)
    raise TypeError


def _whole(text: str) -> str:
    """Return a text without halves of letters, which pdfium may give."""
    return text.encode("utf-8", "replace").decode("utf-8")


ACTS: Mapping[str, Act] = {
    "load": _load,
    "sizes": _sizes,
    "page": _page,
    "texts": _texts,
    "find": _find,
    "scan": _scan,
    "shown": _shown,
    "pictures": _pictures,
    "check": _check,
    "seen": _seen,
    "fit": _fit,
    "drawn": _drawn,
    "lock": _lock,
    "key": _key,
    "card found": _card_found,
    "card opened": _card_opened,
    "card signs": _card_signs,
    "card closed": _card_closed,
}
