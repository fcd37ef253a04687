"""What a file brings: told before anything is written, then taken in as a union."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from livret.domain.contribution import Sealed
from livret.exchange.exchange_file import layout
from livret.exchange.exchange_file.container import seal, unseal
from livret.usecases.agreeing import withdraw_agreement
from livret.usecases.erasing import ask_erasure, is_purged, purge
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.receipts import acknowledge
from livret.usecases.receiving import open_file
from livret.usecases.revoking import revoke_card
from livret.usecases.sharing_errors import (
    NothingMayGo,
    PurposeNotAgreed,
    ReceiptUnknown,
    RevokedSender,
    UnknownSender,
)
from livret.usecases.teaming import see_off
from livret.usecases.writing import Said, write
from livret.words.journal import journal_line
from livret.words.sharing import incoming_lines, sent_lines
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks

TR = translator_for("fr")
SENTINEL = "sentinelle-de-ce-qui-ne-part-pas"


def everything(desks: Desks, name: str) -> set[Sealed]:
    desk = desks[name]
    return set(desk.ctx.log.sealed(desk.livret))


def state(desks: Desks, name: str) -> Any:
    ctx = desks[name].ctx
    return [(one, ctx.log.sealed(one)) for one in ctx.log.livrets()]


def test_a_file_is_told_before_anything_is_written(desks: Desks) -> None:
    desks.share()
    desks["claire"].view("mobilite", "bloque", words="je n’ai pas de voiture")
    desks["claire"].view("sante", "bloque", words=SENTINEL)
    sent = desks.send("claire", "marc")
    before = state(desks, "marc")
    told = desks.look("marc", sent.data)
    assert state(desks, "marc") == before
    said = "\n".join(incoming_lines(TR, told))
    assert "De\u202f: Claire M." in said
    assert "Pour\u202f: Marc D." in said
    assert "Livret\u202f: Amina B." in said
    assert "préparer le retour à l’emploi" in said
    assert "1 parole" in said
    assert "1 chose n’a pas été envoyée" in said
    assert "jusqu’au 12 mars 2027" in said
    assert "Ce livret n’était pas encore ici." in said
    assert SENTINEL not in said
    assert told.takes_part
    assert told.sender_takes_part


def test_what_is_taken_in_reads_the_same(desks: Desks) -> None:
    desks.share("commun", "mobilite", "sante")
    desks["claire"].view("mobilite", "bloque")
    done = desks.pass_on("claire", "marc")
    assert done.new == len(everything(desks, "claire"))
    assert desks["marc"].read == desks["claire"].read
    assert everything(desks, "marc") == everything(desks, "claire")


def test_the_same_file_again_brings_nothing_new(desks: Desks) -> None:
    desks.share()
    data = desks.send("claire", "marc").data
    desks.take("marc", data)
    before = state(desks, "marc")
    told = desks.look("marc", data)
    assert told.nothing_new
    assert "Rien de nouveau." in incoming_lines(TR, told)
    assert desks.take("marc", data).new == 0
    assert state(desks, "marc") == before


def test_both_write_and_meet_again(desks: Desks) -> None:
    desks.share()
    desks.pass_on("claire", "marc")
    marc = desks["marc"]
    marc.say({"kind": "note_added", "words": "vu au guichet", "voice": "emploi"})
    desks["claire"].say(
        {"kind": "aim_said", "words": "conduire un bus", "voice": "personne"}
    )
    # Marc has no agreement of his own making to send to Claire: she is named.
    claire = desks["claire"].ctx.livret(desks["claire"].livret).team.by_key
    member = claire[desks.key("claire")].id
    desks.agree("claire", member, "commun")
    desks.pass_on("claire", "marc")
    back = desks.send("marc", "claire")
    told = desks.look("claire", back.data)
    assert dict(told.kinds) == {"note_added": 1}
    desks.take("claire", back.data)
    assert desks["claire"].read.heads == desks["marc"].read.heads


def test_a_gap_is_told_and_nothing_is_lost(desks: Desks) -> None:
    desks.share()
    desks.send("claire", "marc")
    desks["claire"].view("mobilite", "bloque")
    desks.send("claire", "marc")
    third = desks.send("claire", "marc")
    told = desks.look("marc", third.data)
    assert (third.sequence, told.missed, told.forked) == (3, 2, False)
    assert "2 envois d’avant" in "\n".join(incoming_lines(TR, told))
    desks.take("marc", third.data)
    assert desks["marc"].read == desks["claire"].read


def test_a_file_for_others_leaves_no_gap(desks: Desks) -> None:
    desks.share()
    desks.meet("claire", "nadia")
    nadia = join_by_card(
        desks.sharing("claire"), desks["claire"].livret, "Nadia F."
    ).value
    desks.agree("nadia", nadia, "commun")
    desks.pass_on("claire", "marc")
    assert desks.send("claire", "nadia").sequence == 1
    again = desks.send("claire", "marc")
    assert desks.look("marc", again.data).missed == 0


def test_numbers_that_do_not_follow_tell_of_another_copy(desks: Desks) -> None:
    desks.share()
    desks.pass_on("claire", "marc")
    sharing = desks.sharing("claire")
    opened = unseal(
        desks.send("claire", "marc").data, desks.sharing("marc").keys.age_secret
    )
    parts = layout.parted(opened)
    plain = {**parts.manifest, "previous": "00" * 32}
    signed = layout.head("exchange", plain)
    again = layout.message(signed, sharing.ctx.signer.sign(signed), parts.rest)
    data = seal(again, [desks["marc"].ctx.owner.age_recipient])
    assert desks.look("marc", data).forked


def test_old_files_in_any_order_make_the_same_livret(desks: Desks) -> None:
    desks.share()
    files = []
    for barrier in ("mobilite", "logement", "mobilite"):
        desks["claire"].view(barrier, "bloque")
        files.append(desks.send("claire", "marc").data)
    for order in itertools.islice(itertools.permutations(files), 1, 6, 2):
        for data in order:
            desks.take("marc", data)
    assert desks["marc"].read == desks["claire"].read


def test_what_misses_its_past_waits_in_sight(desks: Desks) -> None:
    desks.share()
    desks["claire"].view("mobilite", "bloque")
    data = desks.send("claire", "marc").data
    sharing = desks.sharing("marc")
    parcel = sharing.files.unpack(data, sharing.keys.age_secret)
    last = replace(parcel, contributions=parcel.contributions[-1:])
    to = [desks["marc"].ctx.owner.age_recipient]
    part = sharing.files.pack(last, desks["claire"].ctx.signer.sign, to)
    told = desks.look("marc", part)
    assert told.waiting == 1
    assert "1 chose attend" in "\n".join(incoming_lines(TR, told))
    desks.take("marc", part)
    assert len(desks["marc"].read.waiting) == 1
    desks.take("marc", data)
    assert not desks["marc"].read.waiting
    assert desks["marc"].read == desks["claire"].read


def test_words_that_may_come_later_come(desks: Desks) -> None:
    marc = desks.share("commun")
    desks["claire"].view("mobilite", "bloque", words="le bus")
    desks.pass_on("claire", "marc")
    assert desks["marc"].read.withheld == 1
    desks.agree("marc", marc, "commun", "mobilite")
    # Two agreements of one person meet in what both allow: the first ends.
    first = next(v for _, v in desks["claire"].read.each("agreement"))
    assert len(first) == 1
    told = desks.look("marc", desks.send("claire", "marc").data)
    assert len(told.filled) == 1
    desks.pass_on("claire", "marc")
    assert desks["marc"].read == desks["claire"].read


def test_texts_that_would_stand_side_by_side_are_told(desks: Desks) -> None:
    desks.share()
    member = desks["claire"].read.team.by_key[desks.key("claire")].id
    desks.agree("claire", member, "commun", "mobilite")
    desks["claire"].say({"kind": "goal_set", "words": "le permis"})
    desks.pass_on("claire", "marc")
    (goal,) = (values[0].id for _, values in desks["claire"].read.each("goal"))
    desks["claire"].say({"kind": "goal_set", "words": "le code", "goal": goal})
    desks["marc"].say({"kind": "goal_set", "words": "la conduite", "goal": goal})
    told = desks.look("claire", desks.send("marc", "claire").data)
    assert told.side_by_side == (("goal", goal),)
    assert "Deux textes écrits en même temps" in "\n".join(incoming_lines(TR, told))


def test_files_travel_when_their_contribution_does(desks: Desks) -> None:
    desks.share("commun", "mobilite")
    desk = desks["claire"]
    for readers, words in ((["mobilite"], b"le plan"), (["sante"], SENTINEL.encode())):
        ref = desk.ctx.blobs.put(words, "application/pdf", desk.livret)
        desk.ctx.forget(desk.livret)
        told = {
            "paper": "plan",
            "language": "fr",
            "file": {"sha256": ref.sha256, "size": ref.size, "type": ref.type},
            "contains": [],
            "signers": [{"role": "personne", "name": "Amina", "field": "Personne"}],
            "on": "2026-03-12",
            "readers": readers,
        }
        said = Said(kind="document_frozen", content=told, scopes=tuple(readers))
        write(desk.ctx, desk.livret, [said])
    sent = desks.send("claire", "marc")
    assert sent.files == 1
    told_of = desks.look("marc", sent.data)
    assert told_of.files == 1
    assert "1 pièce" in "\n".join(incoming_lines(TR, told_of))
    desks.take("marc", sent.data)
    digest = hashlib.sha256(b"le plan").hexdigest()
    assert desks["marc"].ctx.blobs.get(digest) == b"le plan"
    assert desks.look("marc", sent.data).files == 0


def test_nothing_outside_the_agreement_is_in_the_file(
    desks: Desks, tmp_path: Path
) -> None:
    desks.share("commun", "mobilite")
    desk = desks["claire"]
    allowed, kept_back = [], []
    for at, barrier in enumerate(
        ("mobilite", "sante", "logement", "droit", "langue", "famille", "ressources")
    ):
        planted = f"{SENTINEL}-{at:04d}"
        desk.view(barrier, "bloque", words=planted)
        (allowed if barrier == "mobilite" else kept_back).append(planted)
    for told in (
        {"kind": "life_told", "words": f"{SENTINEL}-vie", "on": "2020-01-01"},
        {
            "kind": "note_added",
            "words": f"{SENTINEL}-nous",
            "between": ["entre_nous:" + "ab" * 8],
        },
        {
            "kind": "goal_set",
            "words": f"{SENTINEL}-deux",
            "barriers": ["mobilite", "sante"],
        },
    ):
        desk.say(told)
        kept_back.append(told["words"])
    desk.ctx.private_lines.set_private_line(desk.livret, f"{SENTINEL}-ligne")
    kept_back.append(f"{SENTINEL}-ligne")
    plain = _stock_age(desks, desks.send("claire", "marc").data, tmp_path)
    parts = layout.parted(plain)
    of = parts.manifest["contributions"]
    inside = plain + layout.unpack(parts.rest[: of["packed"]], of["size"], of["sha256"])
    assert all(one.encode() in inside for one in allowed)
    assert [one for one in kept_back if one.encode() in inside] == []


def _stock_age(desks: Desks, data: bytes, folder: Path) -> bytes:
    """Open a file with the age tool of the system and Marc's key."""
    identity, sealed = folder / "key.txt", folder / "envoi.livret"
    identity.write_text(desks.sharing("marc").keys.age_secret + "\n")
    sealed.write_bytes(data)
    done = subprocess.run(
        ["/usr/bin/age", "-d", "-i", identity, sealed], capture_output=True, check=True
    )
    return done.stdout


def test_the_stock_tool_opens_what_we_make(desks: Desks, tmp_path: Path) -> None:
    desks.share()
    plain = _stock_age(desks, desks.send("claire", "marc").data, tmp_path)
    assert plain.startswith(b"livret/exchange/1\n{")
    manifest = json.loads(plain.split(b"\n")[1])
    assert manifest["sender_name"] == "Claire M."


def test_nobody_without_an_agreement_gets_anything(desks: Desks) -> None:
    marc = desks.share()
    agreement = next(v for _, v in desks["claire"].read.each("agreement"))[0].id
    withdraw_agreement(desks["claire"].ctx, desks["claire"].livret, agreement)
    with pytest.raises(NothingMayGo) as refused:
        desks.send("claire", "marc")
    assert refused.value.facts == {"name": "Marc D.", "reason": "withdrawn"}
    see_off(desks["claire"].ctx, desks["claire"].livret, marc)
    with pytest.raises(NothingMayGo) as refused:
        desks.send("claire", "marc")
    assert refused.value.facts["reason"] == "left"


def test_an_ended_agreement_sends_nothing(desks: Desks) -> None:
    desks.share()
    desks.clock.forward(days=800)
    with pytest.raises(NothingMayGo) as refused:
        desks.send("claire", "marc")
    assert refused.value.facts["reason"] == "ended"


def test_a_purpose_is_one_that_was_agreed(desks: Desks) -> None:
    desks.share()
    with pytest.raises(PurposeNotAgreed):
        desks.send("claire", "marc", purpose="contrôler")
    sent = desks.send("claire", "marc", purpose="Préparer le retour à l’emploi")
    assert sent.purpose == "Préparer le retour à l’emploi"


def test_chosen_barriers_narrow_a_sending(desks: Desks) -> None:
    desks.share("commun", "mobilite", "logement")
    desks["claire"].view("mobilite", "bloque")
    desks["claire"].view("logement", "bloque")
    sent = desks.send("claire", "marc", barriers=("logement",))
    assert sent.withheld == (("narrowed", 1),)
    assert any("d’autres sujets" in line for line in sent_lines(TR, sent))
    desks.take("marc", sent.data)
    assert [key[2] for key, _ in desks["marc"].read.each("view")] == ["logement"]


def test_an_unknown_or_revoked_sender_is_refused(desks: Desks) -> None:
    desks.share()
    data = desks.send("claire", "marc").data
    revoke_card(desks.sharing("marc"), "Claire M.", "left")
    before = state(desks, "marc")
    with pytest.raises(RevokedSender) as refused:
        desks.look("marc", data)
    assert refused.value.facts == {"name": "Claire M."}
    desks.sharing("marc").texts.put("sharing.cards", "[]")
    with pytest.raises(UnknownSender):
        desks.look("marc", data)
    assert state(desks, "marc") == before


def test_what_somebody_writes_after_leaving_is_set_aside(desks: Desks) -> None:
    marc = desks.share()
    desks.pass_on("claire", "marc")
    member = desks["claire"].read.team.by_key[desks.key("claire")].id
    desks.agree("claire", member, "commun")
    desks.pass_on("claire", "marc")
    see_off(desks["claire"].ctx, desks["claire"].livret, marc)
    desks["marc"].say({"kind": "note_added", "words": "après", "voice": "emploi"})
    told = desks.look("claire", desks.send("marc", "claire").data)
    assert [one.reason for one in told.set_aside] == ["after_leaving"]
    assert any("après son départ" in line for line in incoming_lines(TR, told))


def test_a_receipt_goes_back_once(desks: Desks) -> None:
    desks.share()
    done = desks.pass_on("claire", "marc")
    receipt = desks.receipt("claire", done.receipt)
    told = acknowledge(desks.sharing("claire"), receipt).value
    assert (told.name, told.new) == ("Marc D.", done.new)
    acknowledge(desks.sharing("claire"), receipt)
    entries = desks["claire"].ctx.journal.of(desks["claire"].livret)
    assert [one.what for one in entries].count("acknowledged") == 1
    with pytest.raises(ReceiptUnknown):
        acknowledge(desks.sharing("claire"), replace(receipt, file="00" * 32))


def test_a_receipt_of_somebody_unknown_is_refused(desks: Desks) -> None:
    desks.share()
    done = desks.pass_on("claire", "marc")
    receipt = desks.receipt("claire", done.receipt)
    desks.sharing("claire").texts.put("sharing.cards", "[]")
    with pytest.raises(UnknownSender):
        acknowledge(desks.sharing("claire"), receipt)


def test_she_reads_who_received_what_until_when(desks: Desks) -> None:
    desks.share()
    done = desks.pass_on("claire", "marc")
    acknowledge(desks.sharing("claire"), desks.receipt("claire", done.receipt))
    lines = [
        journal_line(TR, one.what, one.who_name, "12 mars", dict(one.detail))
        for name in ("claire", "marc")
        for one in desks[name].ctx.journal.of(desks["claire"].livret)
    ]
    assert (
        "Claire M. a envoyé une partie du livret à Marc D. le 12 mars, pour s’en "
        "servir jusqu’au 12 mars 2027\u202f: Ce qui est commun (objectifs, démarches, "
        "rencontres) · Me déplacer · Mon logement"
    ) in lines
    assert (
        "Marc D. a reçu une partie du livret le 12 mars, de Claire M., "
        "pour s’en servir jusqu’au 12 mars 2027"
    ) in lines
    assert any("a bien reçu" in line for line in lines)


def test_an_erasure_travels_and_waits_for_a_yes(desks: Desks) -> None:
    desks.share()
    desks["claire"].view("mobilite", "bloque", words=SENTINEL)
    desks.pass_on("claire", "marc")
    ask_erasure(desks["claire"].ctx, desks["claire"].livret, "asked_by_person")
    data = desks.send("claire", "marc").data
    told = desks.look("marc", data)
    assert told.erasure == "asked_by_person"
    assert "sans votre confirmation" in "\n".join(incoming_lines(TR, told))
    assert desks.take("marc", data).erased == 0
    assert _holds(desks, "marc", SENTINEL)
    assert desks.take("marc", data, confirm_erasure=True).erased > 0
    assert not _holds(desks, "marc", SENTINEL)
    assert is_purged(desks.sharing("marc"), desks["marc"].livret)


def test_what_was_erased_never_comes_back(desks: Desks) -> None:
    desks.share()
    desks["claire"].view("mobilite", "bloque", words=SENTINEL)
    old = desks.send("claire", "marc").data
    desks["claire"].view("mobilite", "bloque", words=SENTINEL + "-2")
    later = desks.send("claire", "marc").data
    desks.take("marc", old)
    ask_erasure(desks["claire"].ctx, desks["claire"].livret, "asked_by_person")
    desks.take("marc", desks.send("claire", "marc").data, confirm_erasure=True)
    for data in (old, later, desks.send("claire", "marc").data):
        told = desks.look("marc", data)
        assert told.erased_here
        assert not told.kinds
        desks.take("marc", data)
    assert not _holds(desks, "marc", SENTINEL)
    assert any("aucun mot" in line for line in incoming_lines(TR, told))


def test_whoever_erased_still_tells_the_others(desks: Desks) -> None:
    desks.share()
    desks.pass_on("claire", "marc")
    ask_erasure(desks["claire"].ctx, desks["claire"].livret, "end_of_retention")
    purge(desks.sharing("claire"), desks["claire"].livret)
    sent = desks.send("claire", "marc")
    assert (sent.whole, sent.files) == (1, 0)
    told = desks.look("marc", sent.data)
    assert told.erasure == "end_of_retention"


def _holds(desks: Desks, name: str, words: str) -> bool:
    found = (one.body or b"" for one in everything(desks, name))
    return any(words.encode() in body for body in found)


def test_a_wrong_clock_wins_nothing(desks: Desks) -> None:
    desks.share()
    desks["claire"].say({"kind": "goal_set", "words": "le permis"})
    desks.pass_on("claire", "marc")
    (goal,) = (values[0].id for _, values in desks["claire"].read.each("goal"))
    real = desks.clock.instant
    desks.clock.instant = real + dt.timedelta(days=200)
    desks["claire"].say({"kind": "goal_set", "words": "bien plus tard", "goal": goal})
    desks.clock.instant = real
    desks.pass_on("claire", "marc")
    desks["marc"].say({"kind": "goal_set", "words": "après l’avoir lu", "goal": goal})
    (value,) = desks["marc"].read.at("goal", goal)
    assert value.content["words"] == "après l’avoir lu"


def test_opening_a_receipt_is_not_opening_a_livret(desks: Desks) -> None:
    desks.share()
    done = desks.pass_on("claire", "marc")
    assert open_file(desks.sharing("claire"), done.receipt) == desks.receipt(
        "claire", done.receipt
    )
