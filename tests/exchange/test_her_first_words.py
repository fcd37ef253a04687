"""Her phrase however it is typed, and her first file to who did not know her keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from livret.domain.body import Body
from livret.domain.contribution import commitment
from livret.domain.header import Header
from livret.domain.sealing import seal
from livret.usecases.her_copy import files_to_leave, say_from_copy
from livret.usecases.her_passphrase import opened_by_her
from livret.usecases.sending import Addressee, SendLivret, send_to
from livret.usecases.sharing_errors import HerPassphraseWrong, UnknownSender
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_person_copy import KEYS, QuickKeys, made, opened


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("reciter oeuvre noel garcon", "Réciter œuvre Noël garçon"),
        ("reciter oeuvre noel garcon", " reciter  oeuvre noel garcon\n"),
        ("Étés et hivers à Bréal", "E\u0301te\u0301s et hivers a\u0300 Bre\u0301al"),
        ("E\u0301te\u0301s et hivers", "Étés et hivers"),
    ],
)
def test_her_phrase_opens_however_a_keyboard_writes_it(chosen: str, typed: str) -> None:
    keys = QuickKeys()
    identity = keys.new()
    wrapped = keys.wrap(identity, chosen)
    assert opened_by_her(keys, wrapped, typed).age_secret == identity.age_secret
    with pytest.raises(HerPassphraseWrong):
        opened_by_her(keys, wrapped, "autre chose")


def test_she_writes_to_somebody_who_did_not_know_her_keys_yet(desks: Desks) -> None:
    desks.share("commun", "mobilite")
    desks.pass_on("claire", "marc")
    copy = made(desks)
    sharing, read = opened(desks, copy)
    say_from_copy(read, {"contributions": [{"kind": "aim_said", "words": "un vélo"}]})
    left = files_to_leave(sharing, read, KEYS.of(copy.secret))
    (back,) = (sent.data for to, sent in left if to.name == "Marc D.")
    told = desks.look("marc", back)
    assert (told.sender.name, told.sender_takes_part) == ("Amina B.", True)
    desks.take("marc", back)
    (aim,) = (one for _, said in desks["marc"].read.each("aim") for one in said)
    assert (aim.content["words"], aim.standing.value) == ("un vélo", "own")


def test_who_names_themself_as_her_is_nobody(desks: Desks) -> None:
    desks.share("commun", "mobilite")
    desks.pass_on("claire", "marc")
    sharing, read = opened(desks, made(desks))
    thief = KEYS.new()
    keys = {"sign": thief.public_key, "age": thief.age_recipient}
    her = read.ctx.livret(read.livret).team.person
    assert her is not None
    named = {"name": "Amina B.", "role": "personne", "member": her.id, "keys": keys}
    body = Body(
        kind="member_joined",
        voice="ensemble",
        recorded_at=1,
        content=named,
        structural=True,
    )
    salt, raw = bytes(32), body.to_bytes()
    first, *_ = read.ctx.log.read(read.livret)
    tags = first.header.scopes
    below = read.ctx.livret(read.livret).heads
    header = Header(read.livret, below, thief.public_key, tags, commitment(salt, raw))
    read.ctx.log.append([seal(header, body, salt, raw, thief.sign)])
    read.ctx.forget(read.livret)
    sharing = replace(sharing, ctx=replace(read.ctx, signer=thief))
    marc = read.ctx.livret(read.livret).team.by_key[desks.key("marc")]
    (age,) = (one.age for one in marc.key_sets)
    key = desks.key("marc")
    to = Addressee(name="Marc D.", sign=key, age=age, member=marc.id)
    file = send_to(sharing, SendLivret(livret=read.livret, to=()), [to]).value.data
    with pytest.raises(UnknownSender):
        desks.look("marc", file)
