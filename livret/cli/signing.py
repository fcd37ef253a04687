"""Commands that sign and check: in every way, here, elsewhere, and back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from livret.cli.checking import checked_as_plain
from livret.cli.files import (
    check_writable,
    read_bytes,
    read_passphrase,
    read_strokes,
    write_whole,
)
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.domain.errors import LivretError
from livret.usecases import documents
from livret.usecases.app import App, OpenVault
from livret.usecases.errors import NotInThisVault
from livret.usecases.livrets import one_livret
from livret.usecases.scans import MOST_BYTES, PAPER_WAY, Scan
from livret.usecases.signed_elsewhere import (
    give_turn,
    sign_elsewhere,
    take_back,
    take_turn,
)
from livret.usecases.signing import (
    CheckedPaper,
    KeyCard,
    KeyFile,
    SigningAct,
    Strokes,
    Understood,
)
from livret.usecases.timestamping import service_of
from livret.usecases.trusted_roots import roots_of
from livret.words.errors import error_sentence, reason_sentence
from livret.words.labels import verdict_label

_PEM_BYTES = 1024 * 1024


def sign_paper(app: App, words: argparse.Namespace, out: Output) -> int:
    """Add one signature, or the closing seal, to a file prepared here."""
    if not words.role and not words.close:
        words.misused(out.tr.text("il manque : --as, qui signe, ou --close"))
    data = read_bytes(words.file)
    strokes = read_strokes(words.strokes) if words.strokes else ()
    path = words.out or words.file
    check_writable(path, out)
    with opened(app, words) as vault:
        ctx, service = vault.ctx, words.timestamp or service_of(vault)
        try:
            livret, document = documents.prepared_here(ctx, data)
        except NotInThisVault:
            return _sign_elsewhere(vault, words, out, data)
        places = documents.the_document(ctx, livret, document).to_sign
        others = [place for place in places if place.role != words.role]
        # Where somebody else is missing, closing refuses before anything is signed.
        if words.role and not (words.close and others):
            act = _act(words, strokes, ctx.owner.side, out)
            act = replace(act, timestamp=service)
            done = documents.sign(ctx, vault.paper, livret, document, act)
        if words.close:
            done = documents.close(
                ctx, vault.paper, livret, document, timestamp=service
            )
        pdf, notices = done.value, done.notices
        checked = documents.check(ctx, vault.paper, pdf, roots_of(vault))
    write_whole(path, pdf)
    told = _notices(out, notices)
    out.json({"file": str(path), **told, **checked_as_plain(out, checked)})
    for sentence in told.get("notices", ()):
        out.line(sentence)
    out.line(out.tr.text("Enregistré : {path}", path=path))
    return _worth(checked, out)


def _worth(checked: CheckedPaper, out: Output) -> int:
    """Say where what was signed is no good, and return the exit code.

    The act is kept; whoever runs the next command must not take it for good.
    """
    if checked.verdict not in {"invalid", "changed"}:
        return 0
    out.line(verdict_label(out.tr, checked.verdict, signed=bool(checked.signatures)))
    for reason in checked.reasons:
        out.line(f"  {reason_sentence(out.tr, reason.code, dict(reason.facts))}")
    return 1


def _act(
    words: argparse.Namespace, strokes: Strokes, owner_side: str, out: Output
) -> SigningAct:
    return SigningAct(
        role=words.role,
        way=words.way or _way(words, owner_side),
        strokes=strokes,
        words=words.words,
        deadline=words.deadline,
        place=words.place,
        signed_on=words.signed_on,
        key=_own_key(words, out),
        scan=Scan(data=read_bytes(words.scan, MOST_BYTES)) if words.scan else None,
        understood=Understood(
            explained_by=words.explained_by,
            language=words.understood_language,
            interpreter=words.interpreter,
            read_aloud=words.read_aloud,
            simple_copy=words.simple_copy,
        ),
    )


def _sign_elsewhere(
    vault: OpenVault, words: argparse.Namespace, out: Output, data: bytes
) -> int:
    """Sign a paper that another vault prepared; it goes back there."""
    if words.close or not words.role:
        raise NotInThisVault
    strokes = read_strokes(words.strokes) if words.strokes else ()
    act = _act(words, strokes, vault.ctx.owner.side, out)
    act = replace(act, timestamp=words.timestamp or service_of(vault))
    done = sign_elsewhere(vault.ctx, vault.paper, data, act, roots_of(vault))
    pdf, checked = done.value.pdf, done.value.checked
    path = words.out or words.file
    write_whole(path, pdf)
    notices = _notices(out, done.notices)
    plain = checked_as_plain(out, checked)
    out.json({"file": str(path), "elsewhere": True, **notices, **plain})
    for sentence in notices.get("notices", ()):
        out.line(sentence)
    told = out.tr.text(
        "Signé\u202f: {path}. Rendez ce fichier à qui l’a préparé.", path=path
    )
    out.line(told)
    return _worth(checked, out)


def _notices(out: Output, notices: Sequence[LivretError]) -> dict[str, list[str]]:
    """Return what could not be done besides, as sentences; nothing for nothing."""
    return (
        {"notices": [error_sentence(out.tr, one) for one in notices]} if notices else {}
    )


def turn(app: App, words: argparse.Namespace, out: Output) -> int:
    """Give the turn to sign to another desk, or take it back."""
    if bool(words.to) == words.take:
        words.misused(out.tr.text("il faut\u202f: --to et --out, ou --take"))
    if words.to and words.out is None:
        words.misused(out.tr.text("il manque\u202f: --out"))
    check_writable(words.out, out)
    with opened(app, words) as vault:
        livret = one_livret(vault.ctx, words.livret)
        if words.take:
            take_turn(vault.ctx, livret, words.document)
        else:
            pdf = give_turn(vault.ctx, livret, words.document, words.to).value
        found = documents.the_document(vault.ctx, livret, words.document)
    if words.to:
        write_whole(words.out, pdf)
    told = {"document": found.id, "turn": found.away}
    out.json(told | ({"file": str(words.out)} if words.to else {}))
    out.line(out.tr.text("Peut signer maintenant\u202f: {name}", name=found.away))
    return 0


def take_back_paper(app: App, words: argparse.Namespace, out: Output) -> int:
    """Take in a file that was signed elsewhere."""
    data = read_bytes(words.file)
    with opened(app, words) as vault:
        back = take_back(vault.ctx, vault.paper, data, roots_of(vault)).value
    out.json(
        {
            "livret": back.livret,
            "document": back.document,
            "names": list(back.names),
            "to_sign_again": list(back.aside),
            **checked_as_plain(out, back.checked),
        }
    )
    names = ", ".join(back.names)
    if back.aside:
        told = out.tr.text(
            "Gardé à part\u202f: quelqu’un avait signé ici entre-temps. À signer de"
            " nouveau\u202f: {names}",
            names=names,
        )
    else:
        told = out.tr.text("Repris\u202f: {names}", names=names)
    out.line(told)
    return 0


def _own_key(words: argparse.Namespace, out: Output) -> KeyFile | KeyCard | None:
    """Return the key that signs, read from files: none is typed in a command."""
    if words.key_file:
        secret = words.key_passphrase_file
        return KeyFile(
            data=read_bytes(words.key_file, _PEM_BYTES),
            passphrase=read_passphrase(secret) if secret else "",
        )
    if words.card_module:
        if words.card_pin_file is None:
            words.misused(out.tr.text("il manque\u202f: --card-pin-file"))
        return KeyCard(
            module=str(words.card_module),
            pin=read_passphrase(words.card_pin_file),
            token=words.card_token,
        )
    return None


def _way(words: argparse.Namespace, owner_side: str) -> str:
    """Return the way that what was given speaks of, when none is named."""
    given = (
        (words.strokes, "drawn"),
        (words.key_file, "pkcs12"),
        (words.card_module, "pkcs11"),
        (words.place or words.scan or words.signed_on, PAPER_WAY),
        (words.deadline, "aloud"),
        (words.words, "typed"),
        (words.role == owner_side, "certificate"),
    )
    return next((way for told, way in given if told), "drawn")
