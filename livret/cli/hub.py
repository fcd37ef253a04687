"""Commands on a team's hub: made, joined, pushed to, pulled from, watched."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from livret.cli.cards import CARD_BYTES, say_words
from livret.cli.files import check_writable, read_bytes, read_passphrase, write_whole
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.errors import LivretError
from livret.usecases.app import App, OpenVault
from livret.usecases.card_box import card_of
from livret.usecases.hub_closed import Closed, closed_livrets
from livret.usecases.hub_desk import hub_status, join_hub, reach_hub
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.hub_pulled import Unopened
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushed import AWAY, Pushed
from livret.usecases.hub_pushing import push, put_on_hub
from livret.usecases.hub_sharing import begin_sharing
from livret.usecases.hub_watching import Heard, watch_on
from livret.usecases.hub_watching import watch as watching
from livret.usecases.livrets import one_livret
from livret.usecases.ports_hub import Hub
from livret.words.errors import error_detail, error_sentence
from livret.words.hub import (
    pulled_sentences,
    pushed_sentences,
    status_sentences,
    unopened_sentences,
)
from livret.words.hub_closed import closed_sentences
from livret.words.sharing import card_line


def make(app: App, words: argparse.Namespace, out: Output) -> int:
    """Prepare a database; again at will."""
    hub, version = app.hubs.make(words.url)
    out.json({"hub": hub, "version": version, "place": app.hubs.place(words.url)})
    out.line(out.tr.text("Le relais est prêt. Il ne pourra rien lire."))
    return 0


def invite(app: App, words: argparse.Namespace, out: Output) -> int:
    """Make somebody's role, or close it.

    Raises:
        BadCommand: Neither a card nor a key is given, or both.
    """
    key = _invited_key(app, words, out)
    if words.end:
        closed = app.hubs.dismiss(words.url, key)
        out.json({"closed": closed})
        out.line(out.tr.plural("{count} accès fermé.", "{count} accès fermés.", closed))
        return 0
    check_writable(words.out, out)
    address = app.hubs.invite(words.url, key)
    if words.out:
        path = write_whole(words.out, address.encode() + b"\n")
        out.json({"invitation": str(path)})
        out.line(out.tr.text("L’invitation est ici : {path}", path=path))
    else:
        out.json({"url": address})
        out.line(out.tr.text("À remettre en main propre : {url}", url=address))
    return 0


def _invited_key(app: App, words: argparse.Namespace, out: Output) -> str:
    """Return whose key is meant; of a card, say the words to compare."""
    if bool(words.key) == (words.card is not None):
        words.misused(out.tr.text("il faut --card ou --key, et l’un des deux"))
    if words.card is None:
        return str(words.key)
    signed, seven = app.hubs.card(read_bytes(words.card, CARD_BYTES))
    out.line(card_line(out.tr, signed))
    say_words(out, seven)
    return signed.card.keys.hub


def join(app: App, words: argparse.Namespace, out: Output) -> int:
    """Join with an invitation, whose password is changed at once.

    Raises:
        BadCommand: Neither its address nor the file that holds it is given.
    """
    if not (words.url or words.invitation):
        words.misused(
            out.tr.text("il manque l’adresse de l’invitation, ou --invitation")
        )
    url = words.url or read_passphrase(words.invitation)
    with opened(app, words) as vault:
        place = join_hub(vault, app.hubs, url)
    out.json({"joined": place})
    out.line(out.tr.text("Ce coffre a rejoint le relais {place}.", place=place))
    return 0


@contextmanager
def _at_hub(app: App, words: argparse.Namespace) -> Iterator[tuple[OpenVault, Hub]]:
    with opened(app, words) as vault:
        hub = reach_hub(vault, app.hubs, words.url)
        try:
            yield vault, hub
        finally:
            hub.server.close()


def push_waiting(app: App, words: argparse.Namespace, out: Output) -> int:
    """Push what waits, and one more livret where it is named."""
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret) if words.livret else ""
        begun = bool(livret) and not words.url
        begun = begun and begin_sharing(vault, app.hubs, livret)
        try:
            hub = reach_hub(vault, app.hubs, words.url)
        except HubUnreachable:
            if not begun:
                raise
            done = Pushed(waiting=((livret, AWAY),))
        else:
            done = _pushed(vault, hub, livret)
    out.json(
        {
            "contributions": done.contributions,
            "livrets": done.livrets,
            "grants": done.given,
            "rotated": done.rotated,
            "erased": done.erased,
            "waiting": [
                {"livret": livret, "reason": reason} for livret, reason in done.waiting
            ],
        }
    )
    for sentence in pushed_sentences(out.tr, done):
        out.line(sentence)
    return 1 if done.waiting else 0


def _pushed(vault: OpenVault, hub: Hub, livret: str) -> Pushed:
    done = Pushed()
    try:
        if livret:
            done = put_on_hub(vault.ctx, hub, livret).value
        return done.plus(push(vault.ctx, hub).value)
    finally:
        hub.server.close()


def pull_all(app: App, words: argparse.Namespace, out: Output) -> int:
    """Take in what others pushed."""
    with _at_hub(app, words) as (vault, hub):
        done = pull(vault.ctx, hub).value
        closed = closed_livrets(vault, hub)
        unopened = _named(vault, hub)
    out.json(
        {
            "contributions": done.count,
            "livrets": [
                {"livret": livret, "new": list(ids)}
                for livret, ids in done.contributions
            ],
            "opened": list(done.opened),
            "files": done.files,
            "withheld": done.withheld,
            "refused": done.refused,
            "not_for_us": done.not_for_us,
            "recovered": list(done.recovered),
            "unopened": [
                {"livret": one.livret, "key": one.maker, "name": one.name}
                for one in unopened
            ],
            "closed": _closed_as_plain(closed),
        }
    )
    for sentence in pulled_sentences(out.tr, done, closed):
        out.line(sentence)
    for sentence in unopened_sentences(out.tr, unopened):
        out.line(sentence)
    return 0


def _named(vault: OpenVault, hub: Hub) -> tuple[Unopened, ...]:
    """Return keys that open nothing; who said so as their card says, where it is."""
    found = [one for told in hub.unopened.values() for one in told]
    cards = [card_of(vault.sharing, one.maker) for one in found]
    return tuple(
        replace(one, name=card.signed.card.name) if card and not one.name else one
        for one, card in zip(found, cards, strict=True)
    )


def _closed_as_plain(closed: Sequence[Closed]) -> list[dict[str, object]]:
    return [
        {"livret": one.livret, "since": one.since.isoformat(), "left": one.left}
        for one in closed
    ]


def watch(app: App, words: argparse.Namespace, out: Output) -> int:
    """Push and pull as things come; one JSON object a line, for each of them.

    Without an end it outlives the hub's absences: it tries again, and says so.
    """
    out.as_json = True
    with opened(app, words) as vault:
        for one in _watching(app, words, vault, out):
            out.json(
                {
                    "livret": one.livret,
                    "id": one.id,
                    "kind": one.kind,
                    "voice": one.voice,
                    "author": one.author_name,
                }
            )
            out.flush()
    return 0


def _watching(
    app: App, words: argparse.Namespace, vault: OpenVault, out: Output
) -> Iterator[Heard]:
    def reach() -> Hub:
        return reach_hub(vault, app.hubs, words.url)

    def away(error: LivretError) -> None:
        out.error(error_sentence(out.tr, error), detail=error_detail(out.tr, error))

    told: set[str] = set()

    def looked(hub: Hub) -> None:
        new = [one for one in closed_livrets(vault, hub) if one.livret not in told]
        told.update(one.livret for one in new)
        for sentence in closed_sentences(out.tr, new):
            out.error(sentence)
        for sentence in unopened_sentences(out.tr, _named(vault, hub)):
            if sentence not in told:
                out.error(sentence)
                told.add(sentence)

    if words.seconds is None:
        yield from watch_on(reach, vault.ctx, away, looked=looked)
        return
    hub = reach()
    try:
        yield from watching(vault.ctx, hub, words.seconds, looked)
    finally:
        hub.server.close()


def status(app: App, words: argparse.Namespace, out: Output) -> int:
    """Tell how the vault stands with its hub."""
    with opened(app, words) as vault:
        told = hub_status(vault, app.hubs, words.url)
    out.json(
        {
            "place": told.place,
            "hub_key": told.hub_key,
            "reached": told.reached,
            "reason": told.trouble.code if told.trouble else "",
            "offered": told.offered,
            "livrets": [
                {
                    "livret": one.livret,
                    "waiting": one.waiting,
                    "behind": one.behind,
                    "gone_back": one.gone_back,
                }
                for one in told.livrets
            ],
            "closed": _closed_as_plain(told.closed),
        }
    )
    for sentence in status_sentences(out.tr, told):
        out.line(sentence)
    return 0
