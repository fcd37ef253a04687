"""What a thief or a colleague who lies makes of receipts, halves and her copy."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from livret.usecases.her_copy import open_copy
from livret.usecases.receipts import acknowledge, sent_of
from livret.usecases.replacing import (
    COPY_FILE,
    KEY_FILE,
    NameReplacement,
    Replacement,
    name_replacement,
    open_replacement,
)
from livret.usecases.sharing_errors import (
    FileAltered,
    HalvesWrong,
    ReceiptUnknown,
    ReplacementPartsDiffer,
)
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_person_copy import QuickKeys, made, opened

UNTIL = dt.date(2026, 6, 30)


def test_a_receipt_is_its_receivers_own_for_a_file_sent_to_them(desks: Desks) -> None:
    desks.share()
    desks.meet("claire", "nadia")
    first = desks["claire"].livret
    sent = desks.send("claire", "marc")
    receipt = desks.receipt("claire", desks.take("marc", sent.data).receipt)
    sharing = desks.sharing("claire")
    files, to = sharing.files, [desks["claire"].ctx.owner.age_recipient]
    nadia = desks["nadia"].ctx.signer
    forged = files.receipt(receipt, nadia.sign, to)
    with pytest.raises(FileAltered):
        desks.receipt("claire", forged)
    hers = replace(receipt, receiver=nadia.public_key, receiver_name="Marc D.")
    other = replace(receipt, livret=desks["claire"].open())
    for told, signer in ((hers, nadia), (other, desks["marc"].ctx.signer)):
        data = files.receipt(told, signer.sign, to)
        with pytest.raises(ReceiptUnknown):
            acknowledge(sharing, desks.receipt("claire", data))
    assert [one.received for one in sent_of(sharing, first)] == [()]
    acknowledge(sharing, receipt)
    assert [one.received for one in sent_of(sharing, first)] == [("Marc D.",)]


def test_a_half_of_another_livret_opens_nothing(desks: Desks) -> None:
    desks.meet("claire", "nadia")
    one, other = _named(desks), _named(desks)
    sharing, keys = desks.sharing("nadia"), QuickKeys()

    def tried(halves: tuple[str, ...], key: Replacement, copy: Replacement) -> None:
        open_replacement(
            sharing, keys, copy.files[COPY_FILE], key.files[KEY_FILE], halves
        )

    for mixed in (
        (one.halves[0], other.halves[1]),
        (other.halves[0], one.halves[1]),
        other.halves,
    ):
        with pytest.raises(HalvesWrong):
            tried(mixed, one, one)
    with pytest.raises(ReplacementPartsDiffer):
        tried(other.halves, other, one)
    tried(one.halves, one, one)


def _named(desks: Desks) -> Replacement:
    livret = desks["claire"].open()
    told = NameReplacement(
        livret=livret, who="Nadia F.", agreed=True, until=UNTIL, purpose="continuer"
    )
    return name_replacement(desks.sharing("claire"), QuickKeys(), told).value


def test_a_copy_that_mixes_livrets_is_refused(desks: Desks) -> None:
    """Somebody who knows where files for her go puts another livret beside hers."""
    desk = desks["claire"]
    theirs = desk.open()
    desk.say({"kind": "aim_said", "words": "À quelqu’un d’autre"})
    desk.open()
    copy = made(desks)
    sharing, read = opened(desks, copy)
    data = copy.files[copy.name + ".livret"]
    parcel = sharing.files.unpack(data, sharing.keys.age_secret)
    more = (*parcel.contributions, *desk.ctx.log.sealed(theirs))
    to = [read.ctx.owner.age_recipient]
    mixed = sharing.files.pack(
        replace(parcel, contributions=more), desk.ctx.signer.sign, to
    )
    identity = QuickKeys().of(copy.secret)
    fresh, _ = opened(desks, copy)
    with pytest.raises(FileAltered):
        open_copy(sharing.files, fresh.ctx, identity, mixed)
    assert theirs not in fresh.ctx.log.livrets()
